/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dossiers/xep-dossier-actions.h"

#include <glib/gi18n.h>

#include "gui/history/xep-history-window.h"
#include "gui/history/xep-remedy-window.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-job.h"
#include "store/xep-assessment-lock.h"
#include "store/xep-assessment-store.h"

/* The results of a period that are being locked, after a copy of the data. */
typedef struct
{
  XepContext *context;
  gint64 period_id;
  guint locked;
} Locking;

static void
locking_free (Locking *locking)
{
  g_object_unref (locking->context);
  g_free (locking);
}

static gboolean
lock_in_thread (
    XepStore *store, gpointer job, gpointer data, GCancellable *cancellable, GError **error)
{
  Locking *locking = data;

  return xep_assessment_store_lock_decided (store, locking->period_id, &locking->locked, error);
}

static void
locked_cb (const GError *error, gpointer data)
{
  const Locking *locking = data;
  g_autofree char *text = NULL;

  if (xep_context_get_window (locking->context) == NULL)
    return;
  if (xep_job_is_stop (error))
    text = g_strdup (_("Stopped. No result was locked."));
  else if (error != NULL)
    xep_context_show_error (locking->context, _("The results were not locked"), error);
  else
    text = g_strdup_printf (ngettext ("Locked: %u result.", "Locked: %u results.", locking->locked),
                            locking->locked);
  if (text != NULL)
    xep_context_notify (locking->context, text);
}

static void
lock_all (gpointer user_data)
{
  XepContext *context = user_data;
  Locking *locking = g_new0 (Locking, 1);

  locking->context = g_object_ref (context);
  locking->period_id = xep_context_get_period_id (context);
  g_object_unref (xep_job_start (xep_context_get_window (context), xep_context_get_store (context),
                                 XEP_JOB_WRITING, _("Locking the decided results…"), lock_in_thread,
                                 locked_cb, locking, (GDestroyNotify) locking_free));
}

static void
lock_decided_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = user_data;
  gint64 period_id = xep_context_get_period_id (context);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint decided = 0;

  if (period_id != 0
      && !xep_assessment_store_count_lockable (xep_context_get_store (context), period_id, &decided,
                                               &error))
    {
      xep_context_show_error (context, _("The results were not locked"), error);
      return;
    }
  if (decided == 0)
    {
      xep_context_notify (context, _("No decided result of this period is left to be locked."));
      return;
    }
  text = g_strdup_printf (
      ngettext ("%u result has a level and the date of its decision and will be locked. A locked "
                "result is opened again one by one, with a reason.",
                "%u results have a level and the date of their decision and will be locked. A "
                "locked result is opened again one by one, with a reason.",
                decided),
      decided);
  xep_dialogs_confirm (xep_context_get_window (context), _("Lock all decided results?"), text,
                       _("_Lock them"), lock_all, context);
}

static void
remedies_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = user_data;

  if (xep_context_get_period_id (context) == 0)
    xep_context_notify (context, _("This period has not been opened yet."));
  else
    xep_remedy_window_present (context);
}

/* The name the subject has in the assessment chosen, else its id. */
static char *
dup_name (XepContext *context, const XepSelection *chosen)
{
  g_autoptr (XepAssessment) assessment
      = chosen->assessment_id != 0 ? xep_assessment_store_load (xep_context_get_store (context),
                                                                chosen->assessment_id, NULL)
                                   : NULL;

  return g_strdup (assessment != NULL ? assessment->subject_name : chosen->subject_id);
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = user_data;
  const XepSelection chosen = xep_context_get_selection (context);
  g_autofree char *name = NULL;

  if (chosen.subject_id == NULL)
    {
      xep_context_notify (context, _("Choose a line in the list first."));
      return;
    }
  name = dup_name (context, &chosen);
  xep_history_window_present (context, chosen.subject_id, name);
}

void
xep_dossier_actions_install (GActionMap *window, XepContext *context)
{
  static const GActionEntry entries[] = {
    { .name = "history", .activate = history_cb },
    { .name = "lock-decided", .activate = lock_decided_cb },
    { .name = "remedies", .activate = remedies_cb },
  };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), context);
}
