/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/history/xep-remedy-window.h"

#include <glib/gi18n.h>

#include "gui/paper/xep-preview-window.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-plain-list.h"
#include "store/xep-remedy-store.h"

struct _XepRemedyWindow
{
  GtkWindow parent_instance;
  XepPlainList *list;
  GtkLabel *count;
  GtkWidget *print;
  XepContext *context;
  GPtrArray *remedies; /* XepOpenRemedy */
};

G_DEFINE_FINAL_TYPE (XepRemedyWindow, xep_remedy_window, GTK_TYPE_WINDOW)

enum
{
  TEXT_DUE,
  TEXT_NAME,
  TEXT_UNIT,
  TEXT_SHORTCOMING,
  TEXT_MEASURE,
  TEXT_RESPONSIBLE,
  TEXT_STATE,
  TEXT_FOUND,
  N_TEXTS
};

static const XepPlainColumn columns[N_TEXTS] = {
  [TEXT_DUE] = { N_("To be remedied by"), 136, FALSE, TRUE },
  [TEXT_NAME] = { N_("Name"), 160, FALSE, FALSE },
  [TEXT_UNIT] = { N_("Unit"), 130, FALSE, FALSE },
  [TEXT_SHORTCOMING] = { N_("Shortcoming or fault"), 0, FALSE, TRUE },
  [TEXT_MEASURE] = { N_("Measure"), 0, FALSE, TRUE },
  [TEXT_RESPONSIBLE] = { N_("Responsible"), 130, FALSE, FALSE },
  [TEXT_STATE] = { N_("State"), 126, FALSE, FALSE },
  [TEXT_FOUND] = { N_("Found in"), 126, FALSE, FALSE },
};

/* By nicks of XepRemedyState; one that is remedied is not listed. */
static const char *const states[XEP_N_REMEDY_STATES] = {
  [XEP_REMEDY_NONE] = N_("Not reported yet"),
  [XEP_REMEDY_DONE] = N_("Remedied"),
  [XEP_REMEDY_PARTIAL] = N_("Being remedied"),
  [XEP_REMEDY_OPEN] = N_("Not remedied"),
};

/* Late ones say so in words. */
static char *
dup_due (const XepOpenRemedy *remedy)
{
  XepDate due = remedy->shortcoming->due_on;
  g_autofree char *day = xep_date_format (due);

  if (!xep_date_is_set (due))
    return g_strdup (_("No time limit"));
  return xep_date_compare (due, xep_date_today ()) < 0 ? g_strdup_printf (_("%s, overdue"), day)
                                                       : g_strdup (day);
}

static XepPlainRow *
make_row (const XepOpenRemedy *remedy, guint index)
{
  char **texts = g_new0 (char *, N_TEXTS + 1);

  texts[TEXT_DUE] = dup_due (remedy);
  texts[TEXT_NAME] = g_strdup (remedy->subject_name);
  texts[TEXT_UNIT] = g_strdup (remedy->unit_name);
  texts[TEXT_SHORTCOMING] = g_strdup (remedy->shortcoming->text);
  texts[TEXT_MEASURE] = g_strdup (remedy->shortcoming->measure);
  texts[TEXT_RESPONSIBLE] = g_strdup (remedy->shortcoming->responsible);
  texts[TEXT_STATE] = g_strdup (_ (states[remedy->state]));
  texts[TEXT_FOUND] = g_strdup (remedy->found_in);
  return xep_plain_row_new_numbered (remedy->shortcoming->id, texts, index);
}

static void
show_remedies (XepRemedyWindow *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *count
      = self->remedies->len > 0 ? g_strdup_printf (
            ngettext ("%u shortcoming is still to be remedied.",
                      "%u shortcomings are still to be remedied.", self->remedies->len),
            self->remedies->len)
                                : g_strdup (_("No shortcoming is left to be remedied."));

  for (guint i = 0; i < self->remedies->len; i++)
    g_ptr_array_add (rows, make_row (g_ptr_array_index (self->remedies, i), i));
  xep_plain_list_set_rows (self->list, rows);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_sensitive (self->print, rows->len > 0);
}

static void
opened_cb (XepRemedyWindow *self, XepPlainRow *row)
{
  const XepOpenRemedy *remedy = g_ptr_array_index (self->remedies, xep_plain_row_get_index (row));

  xep_context_show_assessment (self->context, remedy->shortcoming->assessment_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* In the period in which it was found. */
static void
print_cb (XepRemedyWindow *self)
{
  XepPlainRow *row = xep_plain_list_get_selected (self->list);
  const XepOpenRemedy *remedy;

  if (row == NULL)
    return;
  remedy = g_ptr_array_index (self->remedies, xep_plain_row_get_index (row));
  xep_context_enter_period (self->context, remedy->year, remedy->code);
  xep_preview_window_present (self->context, "khac-phuc", remedy->shortcoming->assessment_id, 0,
                              FALSE);
}

static void
xep_remedy_window_dispose (GObject *object)
{
  XepRemedyWindow *self = XEP_REMEDY_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->remedies, g_ptr_array_unref);
  G_OBJECT_CLASS (xep_remedy_window_parent_class)->dispose (object);
}

static void
xep_remedy_window_class_init (XepRemedyWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_remedy_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
xep_remedy_window_init (XepRemedyWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->list = XEP_PLAIN_LIST (
      xep_plain_list_new (columns, N_TEXTS, FALSE, _("Shortcomings to be remedied")));
  self->count = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, NULL);
  self->print = gtk_button_new_with_label (_("Print the plan of remedies…"));
  gtk_widget_add_css_class (foot, "pane-foot");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (foot), self->print);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Shortcomings to be remedied"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1290, 560);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->print, "clicked", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
}

XepRemedyWindow *
xep_remedy_window_new (XepContext *context, GError **error)
{
  g_autoptr (GPtrArray) remedies = xep_remedy_store_list (
      xep_context_get_store (context), xep_context_get_period_id (context), error);
  XepRemedyWindow *self;

  if (remedies == NULL)
    return NULL;
  self = g_object_new (XEP_TYPE_REMEDY_WINDOW, NULL);
  self->context = g_object_ref (context);
  self->remedies = g_steal_pointer (&remedies);
  show_remedies (self);
  return self;
}

void
xep_remedy_window_present (XepContext *context)
{
  g_autoptr (GError) error = NULL;
  XepRemedyWindow *self = xep_remedy_window_new (context, &error);

  if (xep_dialogs_present (xep_context_get_window (context), GTK_WINDOW (self),
                           _("The shortcomings cannot be shown"), error))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
