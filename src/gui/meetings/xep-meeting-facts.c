/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-meeting-facts.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-field-entry.h"
#include "gui/fields/xep-field-text.h"
#include "store/xep-field.h"

struct _XepMeetingFacts
{
  GtkWidget parent_instance;
  GtkGrid *grid;
  XepMeetingFactsPart part;
  GPtrArray *fields; /* XepInput, in the order of the table */
};

G_DEFINE_FINAL_TYPE (XepMeetingFacts, xep_meeting_facts, GTK_TYPE_WIDGET)

/* Twenty-four columns. */
static const struct
{
  XepMeetingFactsPart part;
  const char *key;
  int row, column, span;
  guint lines; /* of what may have several paragraphs; 0 for names, one a line */
} facts[] = {
  { XEP_MEETING_FACTS_BEFORE, "title", 0, 0, 18 },
  { XEP_MEETING_FACTS_BEFORE, "number", 0, 18, 6 },
  { XEP_MEETING_FACTS_BEFORE, "date", 1, 0, 6 },
  { XEP_MEETING_FACTS_BEFORE, "starts", 1, 6, 3 },
  { XEP_MEETING_FACTS_BEFORE, "ends", 1, 9, 3 },
  { XEP_MEETING_FACTS_BEFORE, "place", 1, 12, 12 },
  { XEP_MEETING_FACTS_BEFORE, "chair", 2, 0, 8 },
  { XEP_MEETING_FACTS_BEFORE, "chair_post", 2, 8, 8 },
  { XEP_MEETING_FACTS_BEFORE, "secretary", 2, 16, 8 },
  { XEP_MEETING_FACTS_BEFORE, "attendee", 3, 0, 8 },
  { XEP_MEETING_FACTS_BEFORE, "called", 3, 8, 3 },
  { XEP_MEETING_FACTS_BEFORE, "present", 3, 11, 3 },
  { XEP_MEETING_FACTS_BEFORE, "absent", 3, 14, 3 },
  { XEP_MEETING_FACTS_BEFORE, "absent_names", 3, 17, 7 },
  { XEP_MEETING_FACTS_AFTER, "teller_head", 0, 0, 8 },
  { XEP_MEETING_FACTS_AFTER, "tellers", 0, 8, 16 },
  { XEP_MEETING_FACTS_AFTER, "proceedings", 1, 0, 24, 3 },
  { XEP_MEETING_FACTS_AFTER, "conclusion", 2, 0, 24, 3 },
};

void
xep_meeting_facts_build (XepMeetingFacts *self, XepMeetingFactsPart part)
{
  g_return_if_fail (self->fields->len == 0);

  self->part = part;
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const XepField *stored
          = xep_scope_find_field (xep_scope_get (XEP_SCOPE_MEETING), facts[i].key);
      GtkWidget *field, *box, *label;

      if (facts[i].part != part)
        continue;
      field = stored->type == XEP_KEYED_LINES
                  ? xep_field_text_new_shaped (XEP_TEXT_GROWING, MAX (facts[i].lines, 1))
                  : xep_field_entry_new (stored->type);
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      label = g_object_new (GTK_TYPE_LABEL, "label", _ (stored->label), "xalign", 0.0, "ellipsize",
                            PANGO_ELLIPSIZE_END, NULL);
      gtk_widget_add_css_class (label, "column-title");
      xep_input_set_name (XEP_INPUT (field), _ (stored->label));
      gtk_widget_set_hexpand (box, TRUE);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), field);
      gtk_grid_attach (self->grid, box, facts[i].column, facts[i].row, facts[i].span, 1);
      g_ptr_array_add (self->fields, field);
    }
}

void
xep_meeting_facts_add_fields (XepMeetingFacts *self, XepFieldForm *form)
{
  guint next = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i].part == self->part)
      xep_field_form_add (form, g_ptr_array_index (self->fields, next++), XEP_STEP_SELF,
                          facts[i].key);
}

static void
xep_meeting_facts_dispose (GObject *object)
{
  XepMeetingFacts *self = XEP_MEETING_FACTS (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_meeting_facts_parent_class)->dispose (object);
}

static void
xep_meeting_facts_finalize (GObject *object)
{
  g_ptr_array_unref (XEP_MEETING_FACTS (object)->fields);
  G_OBJECT_CLASS (xep_meeting_facts_parent_class)->finalize (object);
}

static void
xep_meeting_facts_class_init (XepMeetingFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_meeting_facts_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_meeting_facts_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "meetingfacts");
}

static void
xep_meeting_facts_init (XepMeetingFacts *self)
{
  self->fields = g_ptr_array_new ();
  self->grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "column-spacing", 6,
                             "row-spacing", 6, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}
