/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-review-part-box.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-row-list.h"
#include "gui/editor/xep-section-box.h"
#include "gui/fields/xep-field-check.h"
#include "gui/fields/xep-field-text.h"

#define LINES 3

struct _XepReviewPartBox
{
  GtkWidget parent_instance;
  const XepReviewPart *part;
  GtkWidget *box;
  GtkWidget *intro;   /* words over the list */
  GtkWidget *earlier; /* what was written of shortcomings before */
  XepRowList *list;   /* NULL if the part has none */
  gboolean list_last; /* the list stands under the texts */
  GPtrArray *matters; /* XepFieldCheck, as in @part */
  GPtrArray *texts;   /* XepFieldText, one a section */
  GtkWidget *request; /* asks for words about a matter ticked */
};

G_DEFINE_FINAL_TYPE (XepReviewPartBox, xep_review_part_box, GTK_TYPE_WIDGET)

static void
xep_review_part_box_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_review_part_box_parent_class)->dispose (object);
}

static void
xep_review_part_box_finalize (GObject *object)
{
  g_ptr_array_unref (XEP_REVIEW_PART_BOX (object)->matters);
  g_ptr_array_unref (XEP_REVIEW_PART_BOX (object)->texts);
  G_OBJECT_CLASS (xep_review_part_box_parent_class)->finalize (object);
}

static void
xep_review_part_box_class_init (XepReviewPartBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_review_part_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_review_part_box_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
xep_review_part_box_init (XepReviewPartBox *self)
{
  self->matters = g_ptr_array_new ();
  self->texts = g_ptr_array_new ();
  self->box = xep_section_box_new (GTK_WIDGET (self));
}

static GtkWidget *
append_label (XepReviewPartBox *self, const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static char *
join_number (const char *number, const char *title)
{
  return *number != '\0' ? g_strdup_printf ("%s. %s", number, title) : g_strdup (title);
}

static void
append_list (XepReviewPartBox *self, const XepRowTable *table)
{
  self->list = XEP_ROW_LIST (xep_row_list_new (table));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
}

/* Part III (CRITERIA §5.5): what was found before, and what has become of it. */
static void
append_remedies (XepReviewPartBox *self)
{
  self->intro = append_label (self, "", "hint");
  self->earlier = append_label (self, "", "quoted");
  append_list (self, &xep_remedy_table);
}

static void
append_prompts (XepReviewPartBox *self)
{
  append_label (self,
                _("One row for each matter the higher body asks to speak of. A row is added by "
                  "typing into the last one."),
                "hint");
  append_list (self, &xep_prompt_table);
}

static void
append_shortcomings (XepReviewPartBox *self)
{
  append_label (self,
                _("The shortcomings one by one: they come forward into the next review and into "
                  "the plan of remedies. A row is added by typing into the last one."),
                "hint");
  append_list (self, &xep_shortcoming_table);
  self->list_last = TRUE;
}

/* Lists by part; those over the texts first. */
static const struct
{
  const char *part;
  gboolean last;
  void (*append) (XepReviewPartBox *self);
} lists[] = {
  { "remedies", FALSE, append_remedies },
  { "prompts", FALSE, append_prompts },
  { "shortcomings", TRUE, append_shortcomings },
};

static void
append_lists (XepReviewPartBox *self, gboolean last)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].last == last && g_str_equal (lists[i].part, self->part->id))
      lists[i].append (self);
}

GtkWidget *
xep_review_part_box_new (const XepReviewPart *part)
{
  XepReviewPartBox *self = g_object_new (XEP_TYPE_REVIEW_PART_BOX, NULL);
  g_autofree char *heading = join_number (part->number, part->title);
  GtkWidget *label = xep_section_box_heading (heading);

  self->part = part;
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self->box), label);
  append_lists (self, FALSE);
  for (guint i = 0; i < part->sections->len; i++)
    {
      const XepReviewSection *section = g_ptr_array_index (part->sections, i);
      GtkWidget *text = xep_field_text_new_shaped (XEP_TEXT_GROWING, LINES);
      gboolean titled = *section->title != '\0';
      g_autofree char *title = titled ? join_number (section->number, section->title) : NULL;

      if (titled)
        append_label (self, title, "section-title");
      xep_input_set_name (XEP_INPUT (text), titled ? title : heading);
      if (*section->hint != '\0')
        xep_input_set_hint (XEP_INPUT (text), append_label (self, section->hint, "hint"));
      gtk_box_append (GTK_BOX (self->box), text);
      g_ptr_array_add (self->texts, text);
    }
  /* Its line is always there, so that nothing moves when it speaks. */
  if (part->matters != NULL && part->matters->len > 0)
    self->request = append_label (self, "", "request");
  for (guint i = 0; part->matters != NULL && i < part->matters->len; i++)
    {
      XepNamedItem *matter = g_ptr_array_index (part->matters, i);
      GtkWidget *check = xep_field_check_new (matter->text, "yes", "no");

      gtk_box_append (GTK_BOX (self->box), check);
      g_ptr_array_add (self->matters, check);
    }
  append_lists (self, TRUE);
  return GTK_WIDGET (self);
}

void
xep_review_part_box_add_fields (XepReviewPartBox *self, XepFieldForm *form)
{
  if (self->list != NULL && !self->list_last)
    xep_row_list_add_fields (self->list, form);
  for (guint i = 0; i < self->texts->len; i++)
    {
      XepReviewSection *section = g_ptr_array_index (self->part->sections, i);
      g_autofree char *key = g_strdup_printf ("narrative.%s", section->id);

      xep_field_form_add (form, g_ptr_array_index (self->texts, i), XEP_STEP_SELF, key);
    }
  for (guint i = 0; i < self->matters->len; i++)
    {
      XepNamedItem *matter = g_ptr_array_index (self->part->matters, i);
      g_autofree char *key = g_strdup_printf ("matter.%s", matter->id);

      xep_field_form_add (form, g_ptr_array_index (self->matters, i), XEP_STEP_SELF, key);
    }
  if (self->list != NULL && self->list_last)
    xep_row_list_add_fields (self->list, form);
}

static gboolean
update_remedies (XepReviewPartBox *self, XepReviewData *data)
{
  gboolean changed = xep_row_list_set_length (self->list, data->remedies->len);
  gboolean listed = data->remedies->len > 0, written = *data->earlier != '\0';
  const char *intro = listed    ? _("Brought forward from earlier reviews:")
                      : written ? _("Written in the review before:")
                                : _("No shortcoming was brought forward from an earlier review.");

  for (guint i = 0; i < data->remedies->len; i++)
    {
      XepRemedy *remedy = g_ptr_array_index (data->remedies, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, remedy->shortcoming->id);

      xep_row_list_set_row (self->list, i, id, remedy->shortcoming->text, remedy->found_in);
    }
  gtk_label_set_label (GTK_LABEL (self->intro), intro);
  gtk_label_set_label (GTK_LABEL (self->earlier), listed ? "" : data->earlier);
  gtk_widget_set_visible (self->earlier, !listed && written);
  return changed;
}

static gboolean
is_written (XepReviewPartBox *self, XepAssessment *assessment)
{
  for (guint i = 0; assessment->narrative != NULL && i < self->part->sections->len; i++)
    {
      XepReviewSection *section = g_ptr_array_index (self->part->sections, i);
      const char *text = g_hash_table_lookup (assessment->narrative, section->id);

      if (text != NULL && *text != '\0')
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_ticked (XepReviewPartBox *self, XepReviewData *data)
{
  for (guint i = 0; i < self->matters->len; i++)
    {
      XepNamedItem *matter = g_ptr_array_index (self->part->matters, i);

      if (g_ptr_array_find_with_equal_func (data->matters, matter->id, g_str_equal, NULL))
        return TRUE;
    }
  return FALSE;
}

gboolean
xep_review_part_box_update (XepReviewPartBox *self, XepAssessment *assessment, XepReviewData *data)
{
  const char *words = _("A matter is ticked: please write of it in the box above.");
  gboolean asked = is_ticked (self, data) && !is_written (self, assessment);

  if (self->request != NULL)
    gtk_label_set_label (GTK_LABEL (self->request), asked ? words : "");
  if (self->list == NULL)
    return FALSE;
  if (g_str_equal (self->part->id, "remedies"))
    return update_remedies (self, data);
  return xep_row_list_set_stored (self->list, g_str_equal (self->part->id, "prompts")
                                                  ? data->prompts->len
                                                  : data->shortcomings->len);
}

void
xep_review_part_box_set_locked (XepReviewPartBox *self, gboolean locked)
{
  GPtrArray *const fields[] = { self->texts, self->matters };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    for (guint j = 0; j < fields[i]->len; j++)
      gtk_widget_set_sensitive (g_ptr_array_index (fields[i], j), !locked);
  if (self->list != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->list),
                              !locked || g_str_equal (self->part->id, "shortcomings"));
}
