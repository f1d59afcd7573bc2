/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-agenda-dialog.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/fields/xep-accessible-names.h"
#include "gui/fields/xep-enter-key.h"
#include "gui/shared/xep-dialogs.h"
#include "store/xep-agenda-store.h"

/* More ticks than this cannot be looked through: the search narrows them. */
#define LONGEST_LIST 200

struct _XepAgendaDialog
{
  GtkWindow parent_instance;
  GtkWidget *search, *all_check, *whole_check, *lines, *note, *add_button;
  XepStore *store;
  XepRegulation *regulation; /* of the period, the store's */
  gint64 meeting_id;
  guint origin;
  GPtrArray *candidates; /* XepAgendaCandidate */
  GPtrArray *shown;      /* of @candidates: found, and ticks for them */
  GPtrArray *ticks;      /* GtkCheckButton, one for each of @shown */
  GHashTable *ticked;    /* gint64* */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (XepAgendaDialog, xep_agenda_dialog, GTK_TYPE_WINDOW)

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_button (XepAgendaDialog *self)
{
  guint count = g_hash_table_size (self->ticked);
  g_autofree char *text = g_strdup_printf (_("Add (%u)"), count);

  gtk_button_set_label (GTK_BUTTON (self->add_button), text);
  gtk_widget_set_sensitive (self->add_button, count > 0);
}

static void
tick_toggled_cb (XepAgendaDialog *self, GtkCheckButton *tick)
{
  const XepAgendaCandidate *candidate;
  guint index;

  if (self->showing || !g_ptr_array_find (self->ticks, tick, &index))
    return;
  candidate = g_ptr_array_index (self->shown, index);
  if (gtk_check_button_get_active (tick))
    g_hash_table_add (self->ticked, g_memdup2 (&candidate->assessment_id, sizeof (gint64)));
  else
    g_hash_table_remove (self->ticked, &candidate->assessment_id);
  show_button (self);
}

static void
add_line (XepAgendaDialog *self, XepAgendaCandidate *candidate)
{
  g_autofree char *text
      = g_strdup_printf ("%s · %s · %s", candidate->subject_name, candidate->unit_name,
                         xep_regulation_get_kind_name (self->regulation, candidate->kind));
  GtkWidget *tick = gtk_check_button_new_with_label (text);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick),
                               g_hash_table_contains (self->ticked, &candidate->assessment_id));
  g_signal_connect_object (tick, "toggled", G_CALLBACK (tick_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->lines), tick);
  if (*candidate->waits_for != '\0')
    {
      GtkWidget *hint = g_object_new (GTK_TYPE_LABEL, "label", candidate->waits_for, "xalign", 0.0,
                                      "wrap", TRUE, "margin-start", 30, NULL);

      gtk_widget_add_css_class (hint, "hint");
      gtk_box_append (GTK_BOX (self->lines), hint);
    }
  g_ptr_array_add (self->shown, candidate);
  g_ptr_array_add (self->ticks, tick);
}

static void
show_note (XepAgendaDialog *self, guint found)
{
  g_autofree char *more
      = g_strdup_printf (_("The first %u of %u: search for the others."), self->shown->len, found);
  gboolean whole = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->whole_check));

  gtk_widget_set_visible (self->note, found == 0 || found > self->shown->len);
  if (found > 0)
    gtk_label_set_label (GTK_LABEL (self->note), more);
  else if (self->candidates->len > 0)
    gtk_label_set_label (GTK_LABEL (self->note), _("Nothing found."));
  else
    gtk_label_set_label (GTK_LABEL (self->note),
                         whole ? _("Everyone rated in this period is on the agenda.")
                               : _("Nobody is due in this unit any more."));
}

static void
show_lines (XepAgendaDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GtkWidget *child;
  guint found = 0;

  self->showing = TRUE;
  g_ptr_array_set_size (self->shown, 0);
  g_ptr_array_set_size (self->ticks, 0);
  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      XepAgendaCandidate *candidate = g_ptr_array_index (self->candidates, i);

      if ((*text == '\0' || xep_text_matches (candidate->subject_name, text)
           || xep_text_matches (candidate->unit_name, text))
          && found++ < LONGEST_LIST)
        add_line (self, candidate);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->all_check), FALSE);
  gtk_widget_set_sensitive (self->all_check, self->shown->len > 0);
  self->showing = FALSE;
  show_note (self, found);
  show_button (self);
}

/* All that are seen, no others. */
static void
all_toggled_cb (XepAgendaDialog *self)
{
  gboolean ticked = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all_check));

  if (self->showing)
    return;
  for (guint i = 0; i < self->ticks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->ticks, i), ticked);
}

static gboolean
load (XepAgendaDialog *self, GError **error)
{
  gboolean whole = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->whole_check));
  GPtrArray *candidates
      = xep_agenda_store_list_candidates (self->store, self->meeting_id, whole, error);

  if (candidates == NULL)
    return FALSE;
  g_ptr_array_set_size (self->shown, 0);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  self->candidates = candidates;
  g_hash_table_remove_all (self->ticked);
  show_lines (self);
  return TRUE;
}

static void
whole_toggled_cb (XepAgendaDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL && !load (self, &error))
    xep_dialogs_show_error (GTK_WIDGET (self), _("Who is due cannot be listed"), error);
}

/* In the order they are listed: the order of review. */
static void
add_clicked_cb (XepAgendaDialog *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (XepWriter) writer = xep_store_write_as (self->store, self->origin);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const XepAgendaCandidate *candidate = g_ptr_array_index (self->candidates, i);

      if (g_hash_table_contains (self->ticked, &candidate->assessment_id))
        g_array_append_val (ids, candidate->assessment_id);
    }
  if (!xep_agenda_store_add (self->store, self->meeting_id, (const gint64 *) ids->data, ids->len,
                             &error))
    {
      xep_dialogs_show_error (GTK_WIDGET (self), _("The agenda is as it was"), error);
      return;
    }
  g_object_ref (self);
  gtk_window_destroy (GTK_WINDOW (self));
  g_signal_emit (self, signals[ADDED], 0);
  g_object_unref (self);
}

static void
xep_agenda_dialog_dispose (GObject *object)
{
  XepAgendaDialog *self = XEP_AGENDA_DIALOG (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_agenda_dialog_parent_class)->dispose (object);
}

static void
xep_agenda_dialog_finalize (GObject *object)
{
  XepAgendaDialog *self = XEP_AGENDA_DIALOG (object);

  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->regulation, xep_regulation_unref);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->ticks);
  g_hash_table_unref (self->ticked);
  G_OBJECT_CLASS (xep_agenda_dialog_parent_class)->finalize (object);
}

static void
xep_agenda_dialog_class_init (XepAgendaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_agenda_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_agenda_dialog_finalize;
  signals[ADDED] = g_signal_new ("added", XEP_TYPE_AGENDA_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-agenda-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepAgendaDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, XepAgendaDialog, all_check);
  gtk_widget_class_bind_template_child (widget_class, XepAgendaDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, XepAgendaDialog, note);
  gtk_widget_class_bind_template_child (widget_class, XepAgendaDialog, search);
  gtk_widget_class_bind_template_child (widget_class, XepAgendaDialog, whole_check);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_lines);
  gtk_widget_class_bind_template_callback (widget_class, whole_toggled_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_agenda_dialog_init (XepAgendaDialog *self)
{
  self->shown = g_ptr_array_new ();
  self->ticks = g_ptr_array_new ();
  self->ticked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_accessible_names_tidy (gtk_window_get_titlebar (GTK_WINDOW (self)));
  xep_enter_key_set_up (GTK_WINDOW (self));
}

XepAgendaDialog *
xep_agenda_dialog_new (XepStore *store, const XepMeeting *meeting, guint origin, GError **error)
{
  XepAgendaDialog *self = g_object_new (XEP_TYPE_AGENDA_DIALOG, NULL);
  XepRegulation *regulation = xep_store_get_period_regulation (store, meeting->period_id, error);

  self->meeting_id = meeting->id;
  self->origin = origin;
  /* The commune's own meeting reviews whomever it takes up. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->whole_check), meeting->unit_id == 0);
  self->store = g_object_ref (store);
  if (regulation != NULL)
    {
      self->regulation = xep_regulation_ref (regulation);
      if (load (self, error))
        return self;
    }
  gtk_window_destroy (GTK_WINDOW (self));
  return NULL;
}
