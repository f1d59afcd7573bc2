/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dossiers/xep-dossier-actions.h"

#include <glib/gi18n.h>

#include "store/xep-assessment-lock.h"
#include "store/xep-assessment-store.h"

#include "gui/history/xep-history-window.h"
#include "gui/history/xep-remedy-window.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/xep-window-private.h"

static void
lock_all (gpointer user_data)
{
  XepWindow *window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint locked = 0;

  if (!xep_assessment_store_lock_decided (xep_window_get_store (window),
                                          xep_window_get_period_id (window), &locked, &error))
    {
      xep_dialogs_show_error (GTK_WIDGET (window), _("The results were not locked"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("Locked: %u result.", "Locked: %u results.", locked), locked);
  xep_window_notify (window, text);
}

static void
lock_decided_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepWindow *window = user_data;
  gint64 period_id = xep_window_get_period_id (window);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint decided = 0;

  if (period_id != 0
      && !xep_assessment_store_count_lockable (xep_window_get_store (window), period_id, &decided,
                                               &error))
    {
      xep_dialogs_show_error (GTK_WIDGET (window), _("The results were not locked"), error);
      return;
    }
  if (decided == 0)
    {
      xep_window_notify (window, _("No decided result of this period is left to be locked."));
      return;
    }
  text = g_strdup_printf (
      ngettext ("%u result has a level and the date of its decision and will be locked. A locked "
                "result is opened again one by one, with a reason.",
                "%u results have a level and the date of their decision and will be locked. A "
                "locked result is opened again one by one, with a reason.",
                decided),
      decided);
  xep_dialogs_confirm (GTK_WIDGET (window), _("Lock all decided results?"), text, _("_Lock them"),
                       lock_all, window);
}

static void
remedies_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepWindow *window = user_data;

  if (xep_window_get_period_id (window) == 0)
    xep_window_notify (window, _("This period has not been opened yet."));
  else
    xep_remedy_window_present (GTK_WIDGET (window), xep_window_get_store (window),
                               xep_window_get_period_id (window));
}

/* The name the subject has in the assessment chosen, else its id. */
static char *
dup_name (XepWindow *window, XepSubjectPage *page)
{
  gint64 id = xep_subject_page_get_assessment (page);
  g_autoptr (XepAssessment) assessment
      = id != 0 ? xep_assessment_store_load (xep_window_get_store (window), id, NULL) : NULL;

  return g_strdup (assessment != NULL ? assessment->subject_name
                                      : xep_subject_page_get_subject_id (page));
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepWindow *window = user_data;
  XepSubjectPage *page = xep_window_get_page (window);
  const char *subject_id = page != NULL ? xep_subject_page_get_subject_id (page) : NULL;
  g_autofree char *name = NULL;

  if (subject_id == NULL)
    {
      xep_window_notify (window, _("Choose a line in the list first."));
      return;
    }
  name = dup_name (window, page);
  xep_history_window_present (GTK_WIDGET (window), xep_window_get_store (window), subject_id,
                              name);
}

void
xep_dossier_actions_install (XepWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "history", .activate = history_cb },
    { .name = "lock-decided", .activate = lock_decided_cb },
    { .name = "remedies", .activate = remedies_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
