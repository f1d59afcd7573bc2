/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/history/xep-history-window.h"

#include <glib/gi18n.h>

#include "gui/paper/xep-preview-window.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-plain-list.h"
#include "store/xep-history-store.h"

struct _XepHistoryWindow
{
  GtkWindow parent_instance;
  XepPlainList *list;
  GtkWidget *print;
  XepContext *context;
  GPtrArray *ratings; /* XepHistoryRow */
};

G_DEFINE_FINAL_TYPE (XepHistoryWindow, xep_history_window, GTK_TYPE_WINDOW)

enum
{
  TEXT_PERIOD,
  TEXT_KIND,
  TEXT_POSTS,
  TEXT_UNIT,
  TEXT_SELF,
  TEXT_APPRAISAL,
  TEXT_DECISION,
  TEXT_LEVEL,
  TEXT_NUMBER,
  TEXT_REMEDIES,
  N_TEXTS
};

static const XepPlainColumn columns[N_TEXTS] = {
  [TEXT_PERIOD] = { N_("Period"), 130, FALSE, FALSE },
  [TEXT_KIND] = { N_("Rated as"), 150, FALSE, FALSE },
  [TEXT_POSTS] = { N_("Posts"), 0, FALSE, FALSE },
  [TEXT_UNIT] = { N_("Unit"), 0, FALSE, FALSE },
  [TEXT_SELF] = { N_("Self"), 58, TRUE, FALSE },
  [TEXT_APPRAISAL] = { N_("Appraised"), 78, TRUE, FALSE },
  [TEXT_DECISION] = { N_("Decided"), 82, TRUE, FALSE },
  [TEXT_LEVEL] = { N_("Level"), 190, FALSE, TRUE },
  [TEXT_NUMBER] = { N_("Decision"), 150, FALSE, TRUE },
  [TEXT_REMEDIES] = { N_("Remedied"), 100, TRUE, FALSE },
};

static char *
dup_points (XepPoints points)
{
  return points == XEP_POINTS_MISSING ? g_strdup ("–") : xep_points_format (points);
}

static char *
dup_level (const XepHistoryRow *rating, XepRegulation *regulation)
{
  const XepLevelRule *rule
      = xep_regulation_get_level (regulation, rating->levels[XEP_STEP_DECISION]);

  if (*rating->unrated != '\0')
    return g_strdup_printf (_("Left unrated: %s"), rating->unrated);
  if (rule == NULL)
    return g_strdup (rating->reratings > 0 ? _("Annulled") : "–");
  return rating->reratings > 0 ? g_strdup_printf (_("%s (changed after publication)"), rule->name)
                               : g_strdup (rule->name);
}

static char *
dup_decision (const XepHistoryRow *rating)
{
  g_autofree char *day = xep_date_format (rating->decided_on);

  if (!xep_date_is_set (rating->decided_on))
    return g_strdup (rating->number);
  return *rating->number != '\0' ? g_strdup_printf (_("%s of %s"), rating->number, day)
                                 : g_strdup (day);
}

static XepPlainRow *
make_row (const XepHistoryRow *rating, XepRegulation *regulation, guint index)
{
  char **texts = g_new0 (char *, N_TEXTS + 1);

  texts[TEXT_PERIOD] = g_strdup (rating->period_title);
  texts[TEXT_KIND] = g_strdup (xep_regulation_get_kind_name (regulation, rating->kind));
  texts[TEXT_POSTS] = g_strdup (rating->posts);
  texts[TEXT_UNIT] = g_strdup (rating->unit_name);
  texts[TEXT_SELF] = dup_points (rating->points[XEP_STEP_SELF]);
  texts[TEXT_APPRAISAL] = dup_points (rating->points[XEP_STEP_APPRAISAL]);
  texts[TEXT_DECISION] = dup_points (rating->points[XEP_STEP_DECISION]);
  texts[TEXT_LEVEL] = dup_level (rating, regulation);
  texts[TEXT_NUMBER] = dup_decision (rating);
  texts[TEXT_REMEDIES] = rating->shortcomings > 0
                             ? g_strdup_printf ("%u/%u", rating->remedied, rating->shortcomings)
                             : g_strdup ("–");
  return xep_plain_row_new_numbered (rating->assessment_id, texts, index);
}

static void
show_ratings (XepHistoryWindow *self)
{
  XepRegulation *regulation = xep_store_get_regulation (xep_context_get_store (self->context));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->ratings->len; i++)
    g_ptr_array_add (rows, make_row (g_ptr_array_index (self->ratings, i), regulation, i));
  xep_plain_list_set_rows (self->list, rows);
  gtk_widget_set_sensitive (self->print, rows->len > 0);
}

static void
opened_cb (XepHistoryWindow *self, XepPlainRow *row)
{
  const XepHistoryRow *rating = g_ptr_array_index (self->ratings, xep_plain_row_get_index (row));

  xep_context_show_assessment (self->context, rating->assessment_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The paper shows all periods: any assessment of the period in the window's head will do, else the
 * newest. */
static gint64
find_printed (XepHistoryWindow *self)
{
  for (guint i = 0; i < self->ratings->len; i++)
    {
      const XepHistoryRow *rating = g_ptr_array_index (self->ratings, i);

      if (rating->year == xep_context_get_year (self->context)
          && rating->code == xep_context_get_period_code (self->context))
        return rating->assessment_id;
    }
  return 0;
}

static void
print_cb (XepHistoryWindow *self)
{
  const XepHistoryRow *newest = g_ptr_array_index (self->ratings, 0);
  gint64 id = find_printed (self);

  if (id == 0)
    {
      xep_context_enter_period (self->context, newest->year, newest->code);
      id = newest->assessment_id;
    }
  xep_preview_window_present (self->context, "ly-lich-xep-loai", id, 0, FALSE);
}

static void
xep_history_window_dispose (GObject *object)
{
  XepHistoryWindow *self = XEP_HISTORY_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  G_OBJECT_CLASS (xep_history_window_parent_class)->dispose (object);
}

static void
xep_history_window_class_init (XepHistoryWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_history_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
xep_history_window_init (XepHistoryWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *hint = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "label",
                                  _("Enter or a double click opens the assessment."), NULL);

  self->list
      = XEP_PLAIN_LIST (xep_plain_list_new (columns, N_TEXTS, FALSE, _("Ratings over the years")));
  self->print = gtk_button_new_with_label (_("Print…"));
  gtk_widget_add_css_class (foot, "pane-foot");
  gtk_widget_add_css_class (hint, "hint");
  gtk_box_append (GTK_BOX (foot), hint);
  gtk_box_append (GTK_BOX (foot), self->print);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 1180, 460);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->print, "clicked", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
}

XepHistoryWindow *
xep_history_window_new (XepContext *context,
                        const char *subject_id,
                        const char *name,
                        GError **error)
{
  g_autoptr (GPtrArray) ratings
      = xep_history_store_list (xep_context_get_store (context), subject_id, error);
  g_autofree char *title = NULL;
  XepHistoryWindow *self;

  if (ratings == NULL)
    return NULL;
  self = g_object_new (XEP_TYPE_HISTORY_WINDOW, NULL);
  self->context = g_object_ref (context);
  self->ratings = g_steal_pointer (&ratings);
  title = g_strdup_printf (_("Ratings over the years: %s"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  show_ratings (self);
  return self;
}

void
xep_history_window_present (XepContext *context, const char *subject_id, const char *name)
{
  g_autoptr (GError) error = NULL;
  XepHistoryWindow *self = xep_history_window_new (context, subject_id, name, &error);

  if (xep_dialogs_present (xep_context_get_window (context), GTK_WINDOW (self),
                           _("The history cannot be shown"), error))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
