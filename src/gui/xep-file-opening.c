/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-file-opening.h"

#include <glib/gi18n.h>

#include "store/xep-backup-store.h"

typedef struct
{
  char *path;
  gboolean anew;
  XepStore *store; /* NULL before it is open */
  XepFileOpened opened;
  gpointer user_data;
} Opening;

typedef struct
{
  XepStore *former;
  char *copy;
  char *path;
  XepJobEnd exchanged;
  gpointer user_data;
} Exchange;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->store);
  g_free (opening->path);
  g_free (opening);
}

static void
exchange_free (Exchange *exchange)
{
  g_clear_object (&exchange->former);
  g_free (exchange->copy);
  g_free (exchange->path);
  g_free (exchange);
}

static gboolean
open_in_thread (
    XepStore *store, gpointer job, gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;

  opening->store = opening->anew
                       ? xep_store_new_anew (opening->path, error)
                       : xep_store_new_watched (opening->path, xep_job_get_watcher (job), error);
  return opening->store != NULL;
}

static void
opened_cb (const GError *error, gpointer data)
{
  Opening *opening = data;

  if (error == NULL)
    xep_store_take (opening->store);
  opening->opened (opening->store, error, opening->user_data);
}

void
xep_file_opening_start (
    GtkWidget *window, const char *path, gboolean anew, XepFileOpened opened, gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->anew = anew;
  opening->opened = opened;
  opening->user_data = user_data;
  g_object_unref (xep_job_start (window, NULL, XEP_JOB_ALONE, _("Opening the data file…"),
                                 open_in_thread, opened_cb, opening,
                                 (GDestroyNotify) opening_free));
}

/* Closing makes the copy "exit" of what is left. */
static gboolean
exchange_in_thread (
    XepStore *store, gpointer job, gpointer data, GCancellable *cancellable, GError **error)
{
  Exchange *exchange = data;
  g_autoptr (GError) failure = NULL;

  if (exchange->former != NULL)
    {
      xep_store_take (exchange->former);
      if (!xep_store_close (exchange->former, &failure) && exchange->copy != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      /* What is wrong with the file that is left was told before; the next one counts. */
      if (failure != NULL)
        g_info ("%s", failure->message);
    }
  return exchange->copy == NULL
         || (xep_watcher_check (xep_job_get_watcher (job), error)
             && xep_backup_store_restore (exchange->copy, exchange->path, xep_job_get_watcher (job),
                                          error));
}

static void
exchanged_cb (const GError *error, gpointer data)
{
  Exchange *exchange = data;

  exchange->exchanged (error, exchange->user_data);
}

void
xep_file_opening_exchange (GtkWidget *window,
                           XepStore *former,
                           const char *copy,
                           const char *path,
                           XepJobEnd exchanged,
                           gpointer user_data)
{
  Exchange *exchange = g_new0 (Exchange, 1);

  if (former != NULL)
    exchange->former = g_object_ref (former);
  exchange->copy = g_strdup (copy);
  exchange->path = g_strdup (path);
  exchange->exchanged = exchanged;
  exchange->user_data = user_data;
  g_object_unref (xep_job_start (
      window, NULL, XEP_JOB_ALONE,
      copy != NULL ? _("Putting the copy in the place of the data…") : _("Closing the data file…"),
      exchange_in_thread, exchanged_cb, exchange, (GDestroyNotify) exchange_free));
}
