/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/overview/xep-deadline-notice.h"

#include <glib/gi18n.h>

#include "base/xep-paths.h"
#include "base/xep-safe-file.h"
#include "model/xep-deadline.h"
#include "store/xep-overview-store.h"
#include "store/xep-period-store.h"

#define DAYS_AHEAD 7
#define DAYS_LATE 30
#define GROUP "deadlines-told"

/* XepDeadline of the period that are urgent. */
static GPtrArray *
list_urgent (XepStore *store, const XepPeriod *period, XepDate today, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period->id, error);
  GPtrArray *deadlines;

  if (regulation == NULL)
    return NULL;
  deadlines = xep_deadlines_of (regulation, period->code, period->year, today);
  for (guint i = deadlines->len; i > 0; i--)
    {
      const XepDeadline *deadline = g_ptr_array_index (deadlines, i - 1);

      if (deadline->days_left > DAYS_AHEAD || deadline->days_left < -DAYS_LATE)
        g_ptr_array_remove_index (deadlines, i - 1);
    }
  return deadlines;
}

static gboolean
find_unfinished (XepStore *store, gint64 period_id, gboolean *unfinished, GError **error)
{
  g_autoptr (GPtrArray) progress = xep_overview_store_progress (store, period_id, error);

  *unfinished = FALSE;
  if (progress == NULL)
    return FALSE;
  for (guint i = 0; i < progress->len; i++)
    {
      const XepProgress *kind = g_ptr_array_index (progress, i);

      *unfinished |= kind->steps[XEP_STEP_DECISION] + kind->unrated < kind->total;
    }
  return TRUE;
}

static gboolean
append_period (
    GString *text, XepStore *store, const XepPeriod *period, XepDate today, GError **error)
{
  g_autoptr (GPtrArray) urgent = list_urgent (store, period, today, error);
  gboolean unfinished;

  if (urgent == NULL)
    return FALSE;
  if (urgent->len == 0)
    return TRUE;
  if (!find_unfinished (store, period->id, &unfinished, error))
    return FALSE;
  for (guint i = 0; unfinished && i < urgent->len; i++)
    {
      const XepDeadline *deadline = g_ptr_array_index (urgent, i);
      g_autofree char *name = xep_regulation_dup_period_title (xep_store_get_regulation (store),
                                                               period->code, period->year);
      g_autofree char *date = xep_date_format (deadline->date);
      g_autofree char *words = xep_deadline_dup_words (deadline);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _("%s, before %s – %s: %s"), name, date, words,
                              deadline->rule->text);
    }
  return TRUE;
}

char *
xep_deadline_notice_dup_text (XepStore *store, XepDate today, GError **error)
{
  g_autoptr (GPtrArray) periods = xep_period_store_list (store, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (periods == NULL)
    return NULL;
  for (guint i = 0; i < periods->len; i++)
    {
      const XepPeriod *period = g_ptr_array_index (periods, i);

      /* Nothing older is urgent: its regulation need not be read. */
      if (period->year >= today.year - 1 && period->year <= today.year + 1
          && !append_period (text, store, period, today, error))
        return NULL;
    }
  return g_strdup (text->str);
}

/* Each database has a line of its own. */
static char *
dup_key (const char *database)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, database, -1);
}

/* What cannot be read tells nothing: then the deadlines are told again, and it is written anew. */
static GKeyFile *
load_days (const char *path)
{
  g_autoptr (GKeyFile) days = g_key_file_new ();

  if (g_key_file_load_from_file (days, path, G_KEY_FILE_NONE, NULL))
    return g_steal_pointer (&days);
  return g_key_file_new ();
}

gboolean
xep_deadline_notice_is_due (const char *path, const char *database, XepDate today)
{
  g_autoptr (GKeyFile) days = load_days (path);
  g_autofree char *key = dup_key (database);
  g_autofree char *told = g_key_file_get_string (days, GROUP, key, NULL);
  g_autofree char *day = xep_date_format_iso (today);

  return g_strcmp0 (told, day) != 0;
}

gboolean
xep_deadline_notice_remember (const char *path, const char *database, XepDate today, GError **error)
{
  g_autoptr (GKeyFile) days = load_days (path);
  g_autofree char *key = dup_key (database);
  g_autofree char *day = xep_date_format_iso (today);
  g_autofree char *data = NULL;

  g_key_file_set_string (days, GROUP, key, day);
  data = g_key_file_to_data (days, NULL, NULL);
  return xep_safe_file_write (path, data, -1, error);
}

gboolean
xep_deadline_notice_show (GApplication *application, XepStore *store, GError **error)
{
  const char *database = xep_store_get_path (store);
  XepDate today = xep_date_today ();
  g_autofree char *folder = xep_paths_get_user_dir ();
  g_autofree char *path = g_build_filename (folder, "notices.ini", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GNotification) notification = NULL;

  if (database == NULL || !xep_deadline_notice_is_due (path, database, today))
    return TRUE;
  text = xep_deadline_notice_dup_text (store, today, error);
  if (text == NULL)
    return FALSE;
  if (*text == '\0')
    return TRUE;
  notification = g_notification_new (_("Deadlines of reviews and ratings"));
  g_notification_set_body (notification, text);
  g_application_send_notification (application, "deadlines", notification);
  return xep_paths_ensure_private_dir (folder, error)
         && xep_deadline_notice_remember (path, database, today, error);
}
