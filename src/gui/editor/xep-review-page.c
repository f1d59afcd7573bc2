/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-review-page.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-criterion-texts.h"
#include "gui/editor/xep-review-part-box.h"
#include "gui/editor/xep-row-list.h"
#include "gui/editor/xep-section-box.h"

struct _XepReviewPage
{
  GtkWidget parent_instance;
  GtkWidget *parts_box;
  GtkWidget *nothing; /* said when there is no review to write */
  GPtrArray *parts;   /* XepReviewPartBox */
  GtkWidget *tasks_box;
  XepRowList *tasks;
  GtkWidget *totals;
  XepCriterionTexts *criteria;
  XepRegulation *regulation; /* keeps @review */
  const XepReview *review;
};

G_DEFINE_FINAL_TYPE (XepReviewPage, xep_review_page, GTK_TYPE_WIDGET)

static void
xep_review_page_dispose (GObject *object)
{
  XepReviewPage *self = XEP_REVIEW_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->regulation, xep_regulation_unref);
  G_OBJECT_CLASS (xep_review_page_parent_class)->dispose (object);
}

static void
xep_review_page_finalize (GObject *object)
{
  g_ptr_array_unref (XEP_REVIEW_PAGE (object)->parts);
  G_OBJECT_CLASS (xep_review_page_parent_class)->finalize (object);
}

static void
xep_review_page_class_init (XepReviewPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_review_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_review_page_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

static void
xep_review_page_init (XepReviewPage *self)
{
  GtkWidget *box = xep_section_box_new (GTK_WIDGET (self));

  self->parts = g_ptr_array_new ();
  self->nothing = make_label (_("No review is written with this form in this period. The points "
                                "are keyed on the other page."),
                              "hint");
  self->parts_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->parts_box);
  self->tasks_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->tasks = XEP_ROW_LIST (xep_row_list_new (&xep_task_table));
  self->totals = make_label ("", "row-title");
  gtk_box_append (GTK_BOX (self->tasks_box),
                  xep_section_box_heading (_("Attachment: results of the tasks")));
  gtk_box_append (GTK_BOX (self->tasks_box),
                  make_label (_("The totals are counted for the conditions of Article 11. A row is "
                                "added by typing into the last one."),
                              "hint"));
  gtk_box_append (GTK_BOX (self->tasks_box), GTK_WIDGET (self->tasks));
  gtk_box_append (GTK_BOX (self->tasks_box), self->totals);
  gtk_box_append (GTK_BOX (box), self->tasks_box);
  self->criteria = XEP_CRITERION_TEXTS (xep_criterion_texts_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->criteria));
  gtk_widget_set_visible (self->tasks_box, FALSE);
}

void
xep_review_page_load (XepReviewPage *self, XepRegulation *regulation, const XepReview *review)
{
  if (self->regulation == regulation && self->review == review)
    return;
  xep_section_box_empty (self->parts_box);
  g_ptr_array_set_size (self->parts, 0);
  g_clear_pointer (&self->regulation, xep_regulation_unref);
  self->regulation = xep_regulation_ref (regulation);
  self->review = review;
  gtk_widget_set_visible (self->nothing, review == NULL);
  gtk_widget_set_visible (self->tasks_box, review != NULL && review->tasks);
  for (guint i = 0; review != NULL && i < review->parts->len; i++)
    {
      GtkWidget *part = xep_review_part_box_new (g_ptr_array_index (review->parts, i));

      gtk_box_append (GTK_BOX (self->parts_box), part);
      g_ptr_array_add (self->parts, part);
    }
}

static gboolean
has_tasks (XepReviewPage *self)
{
  return self->review != NULL && self->review->tasks;
}

void
xep_review_page_add_fields (XepReviewPage *self, XepFieldForm *form)
{
  for (guint i = 0; i < self->parts->len; i++)
    xep_review_part_box_add_fields (g_ptr_array_index (self->parts, i), form);
  if (has_tasks (self))
    xep_row_list_add_fields (self->tasks, form);
  xep_criterion_texts_add_fields (self->criteria, form);
}

void
xep_review_page_load_criteria (XepReviewPage *self, const XepCriteriaSet *set)
{
  xep_criterion_texts_load (self->criteria, set);
}

char *
xep_review_page_unfold (XepReviewPage *self, const char *number)
{
  return xep_criterion_texts_unfold (self->criteria, number);
}

void
xep_review_page_set_locked (XepReviewPage *self, gboolean locked)
{
  for (guint i = 0; i < self->parts->len; i++)
    xep_review_part_box_set_locked (g_ptr_array_index (self->parts, i), locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->tasks), !locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->criteria), !locked);
}

gboolean
xep_review_page_update (XepReviewPage *self, XepAssessment *assessment, XepReviewData *data)
{
  XepTaskCount count = xep_task_count (data->tasks);
  g_autofree char *text
      = data->tasks->len == 0
            ? g_strdup (_("No task yet"))
            : g_strdup_printf (_("Tasks: %d   done: %d   on time: %d   late: %d   "
                                 "exceeded: %d   not done: %d"),
                               count.assigned, count.done, count.on_time, count.late,
                               count.exceeded, count.undone);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->parts->len; i++)
    changed |= xep_review_part_box_update (g_ptr_array_index (self->parts, i), assessment, data);
  xep_criterion_texts_update (self->criteria, assessment);
  if (!has_tasks (self))
    return changed;
  gtk_label_set_label (GTK_LABEL (self->totals), text);
  return xep_row_list_set_stored (self->tasks, data->tasks->len) || changed;
}
