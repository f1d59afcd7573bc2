/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/import/xep-import-dialog.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-enter-key.h"
#include "gui/fields/xep-labelled-field.h"
#include "gui/import/xep-import-line.h"
#include "gui/records/xep-proposal-dialog.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-follow-dialog.h"
#include "gui/shared/xep-job.h"
#include "gui/shared/xep-working-period.h"
#include "import/xep-rejects.h"
#include "store/xep-collective-proposals.h"
#include "store/xep-snapshot-store.h"

/* A change of the year or the step is followed by others: milliseconds after the last. */
#define PATIENCE 250

/* The reading of the file, or its import: what the thread gets and gives back. */
typedef struct
{
  XepImportDialog *dialog; /* weak */
  GCancellable *stop;      /* NULL before it has begun */
  XepImportKind kind;
  char *path;
  XepImportOptions options;
  XepImportFile *file; /* NULL until it was read */
  XepImportReport *report;
} ImportJob;

struct _XepImportDialog
{
  GtkWindow parent_instance;

  GtkWidget *fields;
  GtkWidget *kind_choice;
  GtkWidget *file_button;
  GtkWidget *score_fields;
  GtkWidget *year_spin;
  GtkWidget *period_choice;
  GtkWidget *step_choice;
  GtkWidget *rated_choice;
  GtkWidget *status_label;
  GtkWidget *error_label;
  GtkWidget *lines_scroller;
  GtkWidget *lines_view;
  GtkWidget *more_label;
  GtkWidget *rejects_button;
  GtkWidget *propose_button;
  GtkWidget *import_button;
  GtkWidget *close_button;

  XepStore *store;
  XepContext *context; /* NULL: shown alone */
  XepImportReport *report;
  char *path;
  XepImportFile *file; /* of that path, once it was read */
  ImportJob *job;      /* what is going on; NULL if nothing is */
  guint source;
  gboolean writing;
  gboolean imported;
  gboolean confirmed; /* the alarms of this file */
  gboolean first;     /* the store was empty: the first start */
};

enum
{
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepImportDialog, xep_import_dialog, GTK_TYPE_WINDOW)

static XepImportKind
get_kind (XepImportDialog *self)
{
  XepImportKind kind = XEP_IMPORT_ROSTER;

  xep_import_kind_from_nick (xep_choice_get_id (GTK_DROP_DOWN (self->kind_choice)), &kind);
  return kind;
}

static XepImportOptions
get_options (XepImportDialog *self)
{
  XepImportOptions options = { 0 };

  options.dry_run = !self->writing;
  options.confirmed = self->confirmed;
  options.year = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->year_spin));
  xep_period_from_nick (xep_choice_get_id (GTK_DROP_DOWN (self->period_choice)), &options.period);
  xep_step_from_nick (xep_choice_get_id (GTK_DROP_DOWN (self->step_choice)), &options.step);
  /* Nothing chosen leaves the kind at what each person is rated as. */
  xep_kind_from_nick (xep_choice_get_id (GTK_DROP_DOWN (self->rated_choice)), &options.kind);
  return options;
}

static void
show_busy (XepImportDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->fields, !busy || !self->writing);
  if (busy)
    gtk_label_set_text (GTK_LABEL (self->status_label),
                        self->writing ? _("Importing…") : _("Reading the file…"));
}

static void
show_lines (XepImportDialog *self)
{
  g_autoptr (GListModel) lines = self->report == NULL ? NULL : xep_import_line_list (self->report);
  guint shown = lines == NULL ? 0 : g_list_model_get_n_items (lines);
  guint all = self->report == NULL ? 0
                                   : self->report->unread->len + self->report->refused->len
                                         + self->report->notes->len;
  GtkNoSelection *selection = NULL;
  g_autofree char *more = NULL;

  if (lines != NULL)
    selection = gtk_no_selection_new (g_steal_pointer (&lines));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->lines_view), GTK_SELECTION_MODEL (selection));
  g_clear_object (&selection);
  gtk_widget_set_visible (self->lines_scroller, shown > 0);
  more = g_strdup_printf (_("The first %u of %u lines are shown."), shown, all);
  gtk_label_set_text (GTK_LABEL (self->more_label), more);
  gtk_widget_set_visible (self->more_label, all > shown);
  gtk_widget_set_visible (self->rejects_button,
                          self->report != NULL && self->report->refused->len > 0);
}

static void
show_report (XepImportDialog *self)
{
  g_autofree char *summary = NULL;

  gtk_label_set_text (GTK_LABEL (self->error_label), "");
  gtk_widget_set_visible (self->error_label, FALSE);
  show_lines (self);
  if (self->report == NULL)
    return;
  summary = xep_import_report_summary (self->report);
  gtk_label_set_text (GTK_LABEL (self->status_label), summary);
}

static void
show_error (XepImportDialog *self, const GError *error)
{
  show_lines (self);
  gtk_label_set_text (GTK_LABEL (self->status_label), "");
  gtk_label_set_text (GTK_LABEL (self->error_label), error->message);
  gtk_widget_set_visible (self->error_label, TRUE);
}

/* After the people come the collectives: how many units have none is told with the way to them.
 * What cannot be proposed here is told where it is asked for. */
static void
show_collectives (XepImportDialog *self)
{
  g_autoptr (GPtrArray) proposals = self->imported && get_kind (self) != XEP_IMPORT_SCORES
                                        ? xep_collective_proposals_list (self->store, NULL)
                                        : NULL;
  guint fresh
      = proposals != NULL ? xep_collective_proposals_count (proposals, XEP_PROPOSAL_NEW) : 0;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->propose_button, fresh > 0);
  if (fresh == 0)
    return;
  text = g_strdup_printf (ngettext ("%s\n%u chi bộ or unit has no collective yet.",
                                    "%s\n%u chi bộ and units have no collective yet.", fresh),
                          gtk_label_get_text (GTK_LABEL (self->status_label)), fresh);
  gtk_label_set_text (GTK_LABEL (self->status_label), text);
}

static void
propose_clicked_cb (XepImportDialog *self)
{
  g_autoptr (XepContext) context = g_object_ref (self->context);

  gtk_window_destroy (GTK_WINDOW (self));
  xep_proposal_dialog_present (context);
}

static gboolean
can_import (XepImportDialog *self)
{
  return self->report != NULL && !self->imported && self->source == 0
         && self->report->added + self->report->updated > 0;
}

static void
show_buttons (XepImportDialog *self)
{
  gtk_widget_set_sensitive (self->import_button, can_import (self));
  gtk_button_set_label (GTK_BUTTON (self->close_button),
                        self->imported ? _("_Close") : _("_Cancel"));
  xep_accessible_names_tidy (self->close_button);
}

static void
import_job_free (ImportJob *job)
{
  g_clear_object (&job->stop);
  g_clear_pointer (&job->file, xep_import_file_free);
  g_clear_pointer (&job->report, xep_import_report_free);
  g_clear_weak_pointer (&job->dialog);
  g_free (job->path);
  g_free (job);
}

static gboolean
import_in_thread (
    XepStore *store, gpointer progress, gpointer data, GCancellable *cancellable, GError **error)
{
  ImportJob *job = data;

  if (job->file == NULL)
    job->file = xep_import_file_load (job->kind, job->path, error);
  return job->file != NULL
         && xep_import_file_run (job->file, store, &job->options, &job->report, error);
}

/* What was found before stays: a stop changes nothing. */
static void
show_stopped (XepImportDialog *self)
{
  show_report (self);
  gtk_label_set_text (GTK_LABEL (self->status_label),
                      self->report != NULL ? _("Stopped. Nothing was imported.")
                                           : _("Stopped. Choose the workbook again to read it."));
}

static void
show_end (XepImportDialog *self, const GError *error)
{
  show_busy (self, FALSE);
  if (xep_job_is_stop (error))
    show_stopped (self);
  else if (error != NULL)
    show_error (self, error);
  else
    show_report (self);
  show_buttons (self);
  show_collectives (self);
  if (self->imported)
    {
      gtk_widget_grab_focus (self->close_button);
      g_signal_emit (self, signals[IMPORTED], 0);
    }
  else if (can_import (self))
    gtk_widget_grab_focus (self->import_button);
}

static void
ended_cb (const GError *error, gpointer data)
{
  ImportJob *job = data;
  XepImportDialog *self = job->dialog;
  gboolean wrote = !job->options.dry_run;

  /* The dialog has gone, or is about another file. */
  if (self == NULL || self->job != job)
    return;
  self->job = NULL;
  self->file = g_steal_pointer (&job->file);
  if (error == NULL || (!wrote && !xep_job_is_stop (error)))
    {
      g_clear_pointer (&self->report, xep_import_report_free);
      self->report = g_steal_pointer (&job->report);
    }
  self->imported = error == NULL && wrote;
  self->confirmed = FALSE;
  self->writing = FALSE;
  show_end (self, error);
}

static void
abandon (XepImportDialog *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->job != NULL && self->job->stop != NULL)
    g_cancellable_cancel (self->job->stop);
  self->job = NULL;
  g_clear_pointer (&self->file, xep_import_file_free);
}

static void
begin (XepImportDialog *self, gboolean writing)
{
  ImportJob *job;
  GCancellable *stop;

  if (self->job != NULL || self->path == NULL)
    return;
  self->writing = writing;
  self->imported = FALSE;
  show_busy (self, TRUE);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  job = self->job = g_new0 (ImportJob, 1);
  g_set_weak_pointer (&job->dialog, self);
  job->kind = get_kind (self);
  job->path = g_strdup (self->path);
  job->options = get_options (self);
  job->file = g_steal_pointer (&self->file);
  /* A dry run writes too, and takes it back. */
  stop = xep_job_start (GTK_WIDGET (self), self->store, XEP_JOB_WRITING,
                        writing ? _("Importing…") : _("Reading the file…"), import_in_thread,
                        ended_cb, job, (GDestroyNotify) import_job_free);
  if (self->job == job)
    job->stop = stop;
  else
    g_object_unref (stop);
}

static gboolean
read_again (gpointer user_data)
{
  XepImportDialog *self = user_data;

  if (self->job != NULL)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  begin (self, FALSE);
  return G_SOURCE_REMOVE;
}

void
xep_import_dialog_set_file (XepImportDialog *self, const char *path)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (XEP_IS_IMPORT_DIALOG (self));

  base = g_path_get_basename (path);
  name = g_filename_display_name (base);
  abandon (self);
  g_clear_pointer (&self->report, xep_import_report_free);
  g_free (self->path);
  self->path = g_strdup (path);
  gtk_button_set_label (GTK_BUTTON (self->file_button), name);
  begin (self, FALSE);
}

static void
file_chosen_cb (const char *path, gpointer user_data)
{
  xep_import_dialog_set_file (user_data, path);
}

static void
file_clicked_cb (XepImportDialog *self)
{
  xep_dialogs_open_file (GTK_WIDGET (self), _("Choose the workbook"), _("Workbooks and lists"),
                         "*.xlsx *.xlsm *.xltx *.xls *.ods *.csv *.tsv *.txt", file_chosen_cb,
                         self);
}

static void
import_confirmed (gpointer user_data)
{
  XepImportDialog *self = user_data;

  self->confirmed = TRUE;
  begin (self, TRUE);
}

static void
import_clicked_cb (XepImportDialog *self)
{
  g_autofree char *alarms = NULL;
  g_autofree char *text = NULL;

  if (self->report == NULL || self->report->alarms->len == 0)
    {
      begin (self, TRUE);
      return;
    }
  alarms = xep_import_report_dup_alarms (self->report);
  text = g_strdup_printf (_("%s Check that it is the right file and the right content."), alarms);
  xep_dialogs_confirm_loss (GTK_WIDGET (self), _("Import a file that changes so much?"), text,
                            _("_Import all the same"), import_confirmed, self);
}

static void
rejects_chosen_cb (const char *path, gpointer user_data)
{
  XepImportDialog *self = user_data;
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf (
      _("The rows left out are in %s. Correct them there and import that file."), name);
  g_autoptr (GError) error = NULL;

  if (xep_rejects_write (self->report, path, NULL, &error))
    gtk_label_set_text (GTK_LABEL (self->status_label), text);
  else
    xep_dialogs_show_error (GTK_WIDGET (self), _("The file was not written"), error);
}

static void
rejects_clicked_cb (XepImportDialog *self)
{
  xep_dialogs_save_file (GTK_WIDGET (self), _("Save the rows left out"), _("rows-left-out.xlsx"),
                         _("Excel workbooks"), "*.xlsx", rejects_chosen_cb, self);
}

/* Another period or step is another import of points: what would happen is looked at again, in what
 * was read of the file. A roster has neither. */
static void
choice_changed_cb (XepImportDialog *self)
{
  if (self->path == NULL || get_kind (self) != XEP_IMPORT_SCORES)
    return;
  gtk_widget_set_sensitive (self->import_button, FALSE);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (PATIENCE, read_again, self);
}

/* The file was chosen for what it was said to hold: for another content it is chosen anew. */
static void
kind_changed_cb (XepImportDialog *self)
{
  gboolean had_file = self->path != NULL;

  gtk_widget_set_visible (self->score_fields, get_kind (self) == XEP_IMPORT_SCORES);
  abandon (self);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->report, xep_import_report_free);
  self->imported = FALSE;
  gtk_widget_set_visible (self->propose_button, FALSE);
  show_busy (self, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->file_button), _("Choose the workbook…"));
  show_report (self);
  gtk_label_set_text (GTK_LABEL (self->status_label),
                      had_file ? _("Choose the workbook for this content.") : "");
  show_buttons (self);
}

static void
fill_choices (XepImportDialog *self)
{
  XepRegulation *regulation = xep_store_get_regulation (self->store);
  const char *const kind_ids[] = { "roster", "leaders", "scores", NULL };
  const char *const kinds[]
      = { _("Roster of Party members"), _("Leaders and managers"), _("Points of a period"), NULL };
  const char *const step_ids[] = { "self", "appraisal", "decision", NULL };
  const char *const steps[] = { _("Self-assessment"), _("Appraisal"), _("Decision"), NULL };
  const char *period_ids[XEP_N_PERIODS + 1] = { NULL };
  const char *periods[XEP_N_PERIODS + 1] = { NULL };

  for (int code = 0; code < XEP_N_PERIODS; code++)
    {
      period_ids[code] = xep_period_to_nick (code);
      periods[code] = xep_regulation_get_period (regulation, code)->name;
    }
  xep_choice_fill (GTK_DROP_DOWN (self->kind_choice), kind_ids, kinds);
  xep_choice_fill (GTK_DROP_DOWN (self->step_choice), step_ids, steps);
  xep_choice_fill_kinds (GTK_DROP_DOWN (self->rated_choice), _("What each person is rated as"),
                         regulation);
  xep_choice_fill (GTK_DROP_DOWN (self->period_choice), period_ids, periods);
}

static void
connect_choices (XepImportDialog *self)
{
  GtkWidget *const choices[] = { self->step_choice, self->rated_choice, self->period_choice };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    g_signal_connect_swapped (choices[i], "notify::selected", G_CALLBACK (choice_changed_cb), self);
  g_signal_connect_swapped (self->kind_choice, "notify::selected", G_CALLBACK (kind_changed_cb),
                            self);
  g_signal_connect_swapped (self->year_spin, "value-changed", G_CALLBACK (choice_changed_cb), self);
}

XepImportDialog *
xep_import_dialog_new (XepStore *store, XepImportKind kind, int year, XepPeriodCode period)
{
  XepImportDialog *self = g_object_new (XEP_TYPE_IMPORT_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->first = xep_store_is_empty (store);
  fill_choices (self);
  xep_choice_set_id (GTK_DROP_DOWN (self->kind_choice), xep_import_kind_to_nick (kind));
  xep_choice_set_id (GTK_DROP_DOWN (self->period_choice), xep_period_to_nick (period));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->year_spin), year);
  gtk_widget_set_visible (self->score_fields, kind == XEP_IMPORT_SCORES);
  connect_choices (self);
  show_lines (self);
  show_buttons (self);
  return self;
}

/* Who was added is chosen in the list, and forms that differ from it by now are offered to
 * follow. */
static void
show_people (XepImportDialog *self, XepContext *context)
{
  g_autofree char *subject_id = g_strdup_printf ("p%" G_GINT64_FORMAT, self->report->first_added);
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GError) error = NULL;

  if (self->report->first_added != 0)
    xep_context_show_subject (
        context, get_kind (self) == XEP_IMPORT_LEADERS ? XEP_KIND_LEADER : XEP_KIND_MEMBER,
        subject_id);
  if (self->report->forms_differ == 0)
    return;
  forms = xep_snapshot_store_list (self->store, 0, NULL, &error);
  if (forms == NULL)
    xep_dialogs_show_error (GTK_WIDGET (self), _("The list cannot be read"), error);
  else
    xep_follow_dialog_present (GTK_WIDGET (self), self->store, forms, FALSE);
}

static void
imported_cb (XepImportDialog *self, XepContext *context)
{
  xep_context_reload (context);
  if (get_kind (self) == XEP_IMPORT_SCORES)
    {
      XepImportOptions options = get_options (self);

      xep_context_enter_period (context, options.year, options.period);
    }
  else if (!self->first)
    show_people (self, context);
  else
    xep_context_enter_period (context, xep_working_period_get_year (),
                              xep_working_period_get_code ());
}

void
xep_import_dialog_present (XepContext *context, XepImportKind kind)
{
  XepImportDialog *self = xep_import_dialog_new (xep_context_get_store (context), kind,
                                                 xep_context_get_year (context),
                                                 xep_context_get_period_code (context));

  self->context = g_object_ref (context);
  g_signal_connect_object (self, "imported", G_CALLBACK (imported_cb), context, 0);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (xep_context_get_window (context)));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->file_button);
}

static void
xep_import_dialog_dispose (GObject *object)
{
  XepImportDialog *self = XEP_IMPORT_DIALOG (object);

  abandon (self);
  g_clear_pointer (&self->report, xep_import_report_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->store);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (xep_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, file_button);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, score_fields);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, year_spin);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, period_choice);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, step_choice);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, rated_choice);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, lines_scroller);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, lines_view);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, more_label);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, rejects_button);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, propose_button);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, XepImportDialog, close_button);
}

static void
xep_import_dialog_class_init (XepImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_import_dialog_dispose;
  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, file_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, rejects_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, propose_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_import_dialog_init (XepImportDialog *self)
{
  g_type_ensure (XEP_TYPE_LABELLED_FIELD);
  g_type_ensure (XEP_TYPE_IMPORT_LINE);
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_accessible_names_tidy (GTK_WIDGET (self));
  xep_enter_key_set_up (GTK_WINDOW (self));
}
