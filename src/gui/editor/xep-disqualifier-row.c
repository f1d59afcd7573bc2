/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-disqualifier-row.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-section-box.h"
#include "gui/fields/xep-field-check.h"
#include "gui/fields/xep-field-entry.h"

struct _XepDisqualifierRow
{
  GtkWidget parent_instance;
  char *id;
  GtkWidget *tick;
  GtkWidget *exception; /* NULL if the rule has none */
  GtkWidget *grounds;
};

G_DEFINE_FINAL_TYPE (XepDisqualifierRow, xep_disqualifier_row, GTK_TYPE_WIDGET)

static void
xep_disqualifier_row_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_disqualifier_row_parent_class)->dispose (object);
}

static void
xep_disqualifier_row_finalize (GObject *object)
{
  g_free (XEP_DISQUALIFIER_ROW (object)->id);
  G_OBJECT_CLASS (xep_disqualifier_row_parent_class)->finalize (object);
}

static void
xep_disqualifier_row_class_init (XepDisqualifierRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_disqualifier_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_disqualifier_row_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
xep_disqualifier_row_init (XepDisqualifierRow *self)
{
}

GtkWidget *
xep_disqualifier_row_new (const XepDisqualifierRule *rule)
{
  XepDisqualifierRow *self = g_object_new (XEP_TYPE_DISQUALIFIER_ROW, NULL);
  GtkWidget *box = xep_section_box_new (GTK_WIDGET (self));
  g_autofree char *text = g_strdup_printf ("%s. %s", rule->id, rule->text);

  self->id = g_strdup (rule->id);
  self->tick = xep_field_check_new (text, "yes", "no");
  gtk_box_append (GTK_BOX (box), self->tick);
  /* The exception lifts the case only with written grounds (Điều 11; G6). */
  if (*rule->exception != '\0')
    {
      GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      g_autofree char *exception = g_strdup_printf (_("Exception: %s"), rule->exception);
      g_autofree char *name = g_strdup_printf (_("Grounds for the exception %s"), rule->id);

      self->exception = xep_field_check_new (exception, "yes", "no");
      self->grounds = xep_field_entry_new (XEP_KEYED_LINE);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->grounds), -1);
      gtk_widget_set_hexpand (self->grounds, TRUE);
      gtk_box_append (GTK_BOX (line),
                      xep_section_box_label (_("Grounds"), XEP_INPUT (self->grounds)));
      gtk_box_append (GTK_BOX (line), self->grounds);
      xep_input_set_name (XEP_INPUT (self->grounds), name);
      gtk_widget_set_margin_start (inner, 24);
      gtk_box_append (GTK_BOX (inner), self->exception);
      gtk_box_append (GTK_BOX (inner), line);
      gtk_box_append (GTK_BOX (box), inner);
      g_object_bind_property (self->tick, "active", inner, "visible", G_BINDING_SYNC_CREATE);
    }
  return GTK_WIDGET (self);
}

void
xep_disqualifier_row_add_fields (XepDisqualifierRow *self, XepFieldForm *form)
{
  g_autofree char *tick = g_strdup_printf ("disqualifier.%s", self->id);
  g_autofree char *exception = g_strdup_printf ("disqualifier.%s.exception", self->id);
  g_autofree char *grounds = g_strdup_printf ("disqualifier.%s.grounds", self->id);

  xep_field_form_add (form, XEP_INPUT (self->tick), XEP_STEP_SELF, tick);
  if (self->exception == NULL)
    return;
  xep_field_form_add (form, XEP_INPUT (self->exception), XEP_STEP_SELF, exception);
  xep_field_form_add (form, XEP_INPUT (self->grounds), XEP_STEP_SELF, grounds);
}

gboolean
xep_disqualifier_row_get_ticked (XepDisqualifierRow *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->tick));
}
