/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/recovery/xep-copy-scan.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "gui/shared/xep-worker.h"
#include "store/xep-backup-store.h"

typedef struct
{
  char *database;
  char *other;
} ScanJob;

static void
job_free (ScanJob *job)
{
  g_free (job->database);
  g_free (job->other);
  g_free (job);
}

static void
copy_free (XepScannedCopy *copy)
{
  g_free (copy->path);
  g_free (copy->title);
  g_free (copy->reason);
  g_free (copy->problem);
  g_free (copy);
}

void
xep_copy_scan_free (XepCopyScan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->copies);
  g_free (self);
}

/* Takes @title. */
static void
add_copy (XepCopyScan *self, const char *path, char *title, const char *reason, gint64 size)
{
  XepScannedCopy *copy = g_new0 (XepScannedCopy, 1);
  g_autoptr (GError) error = NULL;

  copy->path = g_strdup (path);
  copy->title = title;
  copy->reason = g_strdup (reason);
  copy->size = size;
  if (!xep_file_summary_read (path, TRUE, &copy->summary, &error))
    copy->problem = g_strdup (error->message);
  g_ptr_array_add (self->copies, copy);
}

static void
add_other (XepCopyScan *self, const char *path)
{
  GStatBuf status = { 0 };

  if (path == NULL)
    return;
  if (g_stat (path, &status) != 0)
    status.st_size = 0;
  add_copy (self, path, g_filename_display_basename (path), _("chosen file"), status.st_size);
}

static void
scan (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ScanJob *job = task_data;
  XepCopyScan *self = g_new0 (XepCopyScan, 1);
  g_autoptr (GPtrArray) files = xep_backup_store_list (job->database);

  self->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) copy_free);
  self->readable = xep_file_summary_read (job->database, FALSE, &self->current, NULL);
  add_other (self, job->other);
  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const XepBackupFile *file = g_ptr_array_index (files, i);

      add_copy (self, file->path, g_date_time_format (file->time, "%d/%m/%Y %H:%M"),
                xep_backup_reason_get_label (file->reason), file->size);
    }
  g_task_return_pointer (task, self, (GDestroyNotify) xep_copy_scan_free);
}

void
xep_copy_scan_start (const char *database,
                     const char *other,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ScanJob *job = g_new0 (ScanJob, 1);

  job->database = g_strdup (database);
  job->other = g_strdup (other);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  xep_worker_run (task, scan);
}

XepCopyScan *
xep_copy_scan_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

const XepScannedCopy *
xep_copy_scan_find_good (const XepCopyScan *self)
{
  for (guint i = 0; i < self->copies->len; i++)
    {
      const XepScannedCopy *copy = g_ptr_array_index (self->copies, i);

      if (copy->problem == NULL)
        return copy;
    }
  return NULL;
}

char *
xep_copy_scan_describe_missing (const XepCopyScan *self, const XepScannedCopy *copy)
{
  if (!self->readable)
    return g_strdup (_("what was keyed after it; how much cannot be told, for the damaged file "
                       "cannot be counted"));
  return xep_file_summary_describe_missing (&copy->summary, &self->current);
}
