/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-export-actions.h"

#include <glib/gi18n.h>

#include "gui/batch/xep-batch-dialog.h"
#include "gui/import/xep-import-dialog.h"
#include "gui/paper/xep-paper-files.h"
#include "gui/paper/xep-preview-window.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/xep-export-menu.h"
#include "store/xep-assessment-store.h"
#include "store/xep-backup-store.h"
#include "store/xep-period-store.h"
#include "store/xep-subject-list.h"

/* Before the id of a format. */
#define SAVE_ACTION "save-"

/* What an action's parameter "FORM[:SCOPE]" means in the window as it stands. */
typedef struct
{
  char *form_id;
  gint64 assessment_id;
  gint64 unit_id;
} XepActionTarget;

static void
action_target_clear (XepActionTarget *target)
{
  g_free (target->form_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepActionTarget, action_target_clear)

/* TRUE if the form is a list: then a subject alone makes no sense. */
static gboolean
is_list (const char *form_id)
{
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load (NULL);
  XepForm *form = catalogue == NULL ? NULL : xep_form_catalogue_find (catalogue, form_id, NULL);

  return form != NULL && xep_form_get_scope (form) == XEP_FORM_LIST;
}

static void
action_target_init (XepActionTarget *target, XepContext *context, GVariant *parameter)
{
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), ":", 2);
  const char *scope = parts[0] == NULL ? NULL : parts[1];

  target->form_id = g_strdup (parts[0] == NULL ? "" : parts[0]);
  target->unit_id
      = g_strcmp0 (scope, "period") == 0 ? 0 : xep_context_get_selection (context).unit_id;
  target->assessment_id = 0;
  if (scope == NULL ? !is_list (target->form_id) : g_str_equal (scope, "subject"))
    target->assessment_id = xep_context_get_selection (context).assessment_id;
}

static void
preview_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = user_data;
  g_auto (XepActionTarget) target = { 0 };

  action_target_init (&target, context, parameter);
  xep_preview_window_present (context, target.form_id, target.assessment_id, target.unit_id, FALSE);
}

static void
preview_blank_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = user_data;
  g_auto (XepActionTarget) target = { 0 };

  action_target_init (&target, context, parameter);
  xep_preview_window_present (context, target.form_id, target.assessment_id, target.unit_id, TRUE);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = user_data;
  XepStore *store = xep_context_get_store (context);
  GtkWidget *window = xep_context_get_window (context);
  const char *name = g_action_get_name (G_ACTION (action));
  g_auto (XepActionTarget) target = { 0 };
  g_autoptr (XepPrintRequest) request = NULL;
  g_autoptr (GError) error = NULL;

  action_target_init (&target, context, parameter);
  request = xep_print_request_new (store, target.form_id, xep_context_get_period_id (context),
                                   target.assessment_id, target.unit_id, FALSE, &error);
  if (request == NULL)
    xep_context_show_error (context, _("The file was not written"), error);
  else
    xep_paper_files_save (window, store, request,
                          xep_paper_format_find (name + strlen (SAVE_ACTION)),
                          xep_context_notify_saved, context);
}

static void
batch_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  xep_batch_dialog_present (user_data);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));
  XepImportKind kind = XEP_IMPORT_ROSTER;

  /* "import-roster": the nick of the kind follows the dash. */
  if (xep_import_kind_from_nick (name + strlen ("import-"), &kind))
    xep_import_dialog_present (user_data, kind);
}

/* A period that is being opened. */
typedef struct
{
  XepContext *context;
  int year;
  XepPeriodCode code;
  XepOpeningReport report;
} XepOpeningJob;

static void
opening_job_free (XepOpeningJob *job)
{
  g_object_unref (job->context);
  g_free (job);
}

static gboolean
open_in_thread (
    XepStore *store, gpointer progress, gpointer data, GCancellable *cancellable, GError **error)
{
  XepOpeningJob *job = data;

  return xep_period_store_open (store, job->year, job->code, &job->report, error) != 0;
}

static void
opened_cb (const GError *error, gpointer data)
{
  XepOpeningJob *job = data;
  g_autofree char *text = NULL;

  if (xep_context_get_window (job->context) == NULL)
    return;
  if (xep_job_is_stop (error))
    {
      xep_context_notify (job->context, _("Stopped. The period was not opened."));
      return;
    }
  if (error != NULL)
    {
      xep_context_show_error (job->context, _("The period was not opened"), error);
      return;
    }
  xep_context_reload (job->context);
  text = g_strdup_printf (
      _("Opened: %d new assessments, %d were there already, %d people are not rated."),
      job->report.opened, job->report.existing, job->report.exempt);
  xep_context_notify (job->context, text);
}

static void
open_period (gpointer user_data)
{
  XepContext *context = user_data;
  XepOpeningJob *job = g_new0 (XepOpeningJob, 1);
  g_autoptr (GCancellable) stop = NULL;

  job->context = g_object_ref (context);
  job->year = xep_context_get_year (context);
  job->code = xep_context_get_period_code (context);
  stop = xep_job_start (xep_context_get_window (context), xep_context_get_store (context),
                        XEP_JOB_WRITING, _("Opening the period…"), open_in_thread, opened_cb, job,
                        (GDestroyNotify) opening_job_free);
}

/* How many the regulation rates in the period, a line for each kind. (transfer full) */
static char *
describe_opening (XepContext *context, GError **error)
{
  XepStore *store = xep_context_get_store (context);
  XepRegulation *regulation = xep_store_get_regulation (store);
  const XepPeriodRule *rule
      = xep_regulation_get_period (regulation, xep_context_get_period_code (context));
  g_autoptr (GString) text = g_string_new (NULL);
  const gint64 all = 0;

  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    {
      g_autoptr (GHashTable) counts = NULL;

      if (!rule->rated[kind])
        continue;
      counts = xep_subject_list_count_units (store, kind, 0, error);
      if (counts == NULL)
        return NULL;
      g_string_append_printf (text, _("%s: %u\n"), xep_regulation_get_kind_name (regulation, kind),
                              GPOINTER_TO_UINT (g_hash_table_lookup (counts, &all)));
    }
  g_string_append_c (text, '\n');
  g_string_append (text, _("One assessment is opened for each. Those who are exempt are left out, "
                           "and what was opened before stays as it is."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
open_period_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = user_data;
  g_autofree char *period = xep_context_dup_period_title (context);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = describe_opening (context, &error);
  g_autofree char *title = NULL;

  if (text == NULL)
    {
      xep_context_show_error (context, _("The period was not opened"), error);
      return;
    }
  title = g_strdup_printf (_("Open %s?"), period);
  xep_dialogs_confirm (xep_context_get_window (context), title, text, _("_Open the period"),
                       open_period, context);
}

/* A backup on its way to the disk. */
typedef struct
{
  XepContext *context; /* weak */
  char *path;
} XepBackupJob;

static void
backup_job_free (XepBackupJob *job)
{
  g_clear_weak_pointer (&job->context);
  g_free (job->path);
  g_free (job);
}

static gboolean
write_backup (
    XepStore *reader, gpointer progress, gpointer data, GCancellable *cancellable, GError **error)
{
  XepBackupJob *job = data;

  xep_store_set_watcher (reader, xep_job_get_watcher (progress));
  return xep_backup_store_write (reader, job->path, error);
}

static void
backup_written_cb (gpointer data)
{
  XepBackupJob *job = data;

  if (job->context != NULL)
    xep_context_notify_saved (job->path, job->context);
}

static void
backup_chosen_cb (const char *path, gpointer user_data)
{
  XepContext *context = user_data;
  XepBackupJob *job = g_new0 (XepBackupJob, 1);

  job->path = g_strdup (path);
  g_set_weak_pointer (&job->context, context);
  xep_context_run_job (context, _("Copying the data and checking the copy…"),
                       _("The backup was not made"), write_backup, backup_written_cb, job,
                       (GDestroyNotify) backup_job_free);
}

static void
backup_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = user_data;
  g_autofree char *today = xep_date_format_iso (xep_date_today ());
  g_autofree char *name = g_strdup_printf ("xeploai-%s.db", today);

  xep_dialogs_save_file (xep_context_get_window (context), _("Back up the data"), name,
                         _("Backups"), "*.db", backup_chosen_cb, context);
}

void
xep_export_actions_install (GActionMap *window, XepContext *context)
{
  static const GActionEntry entries[] = {
    { "preview", preview_cb, "s", NULL, NULL, { 0 } },
    { "preview-blank", preview_blank_cb, "s", NULL, NULL, { 0 } },
    { "batch", batch_cb, NULL, NULL, NULL, { 0 } },
    { "import-roster", import_cb, NULL, NULL, NULL, { 0 } },
    { "import-leaders", import_cb, NULL, NULL, NULL, { 0 } },
    { "import-scores", import_cb, NULL, NULL, NULL, { 0 } },
    { "open-period", open_period_cb, NULL, NULL, NULL, { 0 } },
    { "backup", backup_cb, NULL, NULL, NULL, { 0 } },
  };
  const XepPaperFormat *format = NULL;

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), context);
  for (guint i = 0; (format = xep_paper_format_get (i)) != NULL; i++)
    {
      g_autofree char *name = g_strconcat (SAVE_ACTION, format->id, NULL);
      const GActionEntry save = { name, save_cb, "s", NULL, NULL, { 0 } };

      g_action_map_add_action_entries (window, &save, 1, context);
    }
}

/* Which papers are for the selected subject. An assessment that cannot be read is left to the
 * preview, which says why. */
static void
look_at_subject (XepContext *context, XepExportScope *scope)
{
  XepStore *store = xep_context_get_store (context);
  gint64 id = xep_context_get_selection (context).assessment_id;
  g_autoptr (XepAssessment) assessment
      = id != 0 ? xep_assessment_store_load (store, id, NULL) : NULL;
  XepRegulation *regulation = NULL;
  const XepCriteriaSet *set = NULL;

  if (assessment == NULL)
    return;
  regulation = xep_store_get_period_regulation (store, assessment->period_id, NULL);
  if (regulation != NULL)
    set = xep_regulation_find_set (regulation, assessment->criteria_set);
  scope->subject = TRUE;
  scope->annex = set != NULL ? set->annex : "";
  scope->tier = assessment->tier;
}

static GMenuModel *
make_menu (XepContext *context,
           GMenuModel *(*make) (XepFormCatalogue *catalogue, const XepExportScope *scope))
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load (&error);
  XepExportScope scope = { .period = xep_context_get_period_code (context),
                           .kind = xep_context_get_selection (context).kind,
                           .annex = "",
                           .unit = xep_context_get_selection (context).unit_id != 0 };
  GMenu *broken = NULL;

  look_at_subject (context, &scope);
  if (catalogue != NULL)
    return make (catalogue, &scope);
  /* No action of that name: the reason is shown and cannot be chosen. */
  broken = g_menu_new ();
  g_menu_append (broken, error->message, "win.no-form");
  return G_MENU_MODEL (broken);
}

GMenuModel *
xep_export_actions_print_menu (XepContext *context)
{
  return make_menu (context, xep_export_menu_new_print);
}

GMenuModel *
xep_export_actions_export_menu (XepContext *context)
{
  return make_menu (context, xep_export_menu_new_export);
}
