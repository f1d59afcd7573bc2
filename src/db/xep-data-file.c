/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-data-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#ifdef G_OS_UNIX
#include <unistd.h>
#endif

#include "base/xep-file-lock.h"
#include "base/xep-paths.h"
#include "base/xep-safe-file.h"

#define PRIVATE_MODE 0600
#define OTHERS 077

/* What SQLite keeps: the data, the log of changes beside it, and the index of that log. */
static const char *const endings[] = { "", "-wal", "-shm" };

#define N_FILES G_N_ELEMENTS (endings)

typedef struct
{
  gboolean there;
  guint64 device;
  guint64 inode;
} Identity;

struct _XepDataFile
{
  char *path;     /* as the person named it, made absolute */
  char *resolved; /* the file itself, beside which the others lie */
  XepFileLock *use;
  XepFileLock *writing;
  Identity noted[N_FILES];
};

/**
 * xep_data_file_new:
 * @patience: how long to wait, in milliseconds, while it is being replaced or put away
 */
XepDataFile *
xep_data_file_new (const char *path, guint patience, GError **error)
{
  g_autoptr (XepDataFile) self = g_new0 (XepDataFile, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->resolved = xep_paths_resolve (path);
  self->use = xep_file_lock_take (path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_SHARED, patience, error);
  return self->use != NULL ? g_steal_pointer (&self) : NULL;
}

/* The data is looked for by the name it was opened with, so that a link that leads elsewhere now is
 * seen. */
static char *
dup_name (XepDataFile *self, gsize which)
{
  return which == 0 ? g_strdup (self->path) : g_strconcat (self->resolved, endings[which], NULL);
}

static Identity
look_at (const char *path)
{
  GStatBuf status;
  Identity found = { FALSE, 0, 0 };

  if (g_stat (path, &status) == 0)
    found = (Identity){ TRUE, (guint64) status.st_dev, (guint64) status.st_ino };
  return found;
}

static gboolean
is_same (const Identity *first, const Identity *second)
{
  return first->there && second->there && first->device == second->device
         && first->inode == second->inode;
}

void
xep_data_file_note (XepDataFile *self)
{
  for (gsize i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = dup_name (self, i);

      self->noted[i] = look_at (name);
    }
}

/* What happened to the file @which, of which @found is there now. */
static const char *
get_sentence (gsize which, const Identity *found)
{
  if (which > 0)
    return _("Another program took away the log of changes beside the data file “%s”. What was "
             "saved until now is kept; nothing more is saved here. Close this window and open the "
             "file again.");
  if (found->there)
    return _("Another file was put in the place of the data file “%s”. Nothing more is saved "
             "here; what was saved until now is still held. Save a copy of it elsewhere, or open "
             "the file that is there now.");
  return _("The data file “%s” is no longer there: it was removed or renamed, or its disk was "
           "pulled out. Nothing more is saved here; what was saved until now is still held. Save "
           "a copy of it elsewhere.");
}

gboolean
xep_data_file_check (XepDataFile *self, GError **error)
{
  for (gsize i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = dup_name (self, i);
      g_autofree char *shown = g_filename_display_name (self->path);
      Identity found = look_at (name);

      if (!self->noted[i].there || is_same (&self->noted[i], &found))
        continue;
      g_set_error (error, XEP_ERROR, XEP_ERROR_MOVED, get_sentence (i, &found), shown);
      return FALSE;
    }
  return TRUE;
}

gboolean
xep_data_file_is (XepDataFile *self, const char *path)
{
  g_autofree char *other = xep_paths_resolve (path);
  Identity found = look_at (path);

  for (gsize i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strconcat (self->resolved, endings[i], NULL);

      if (g_str_equal (name, other) || is_same (&self->noted[i], &found))
        return TRUE;
    }
  return FALSE;
}

gboolean
xep_data_file_make_private (XepDataFile *self, GError **error)
{
#ifdef G_OS_UNIX
  for (gsize i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = dup_name (self, i);
      g_autofree char *shown = g_filename_display_name (self->path);
      GStatBuf status;

      if (g_stat (name, &status) != 0 || status.st_uid != geteuid ()
          || (status.st_mode & OTHERS) == 0)
        continue;
      if (g_chmod (name, PRIVATE_MODE) == 0 && g_stat (name, &status) == 0
          && (status.st_mode & OTHERS) == 0)
        continue;
      g_set_error (error, XEP_ERROR, XEP_ERROR_READ_ONLY,
                   _("Other users of this computer can read the data file “%s”, and its disk does "
                     "not let that be changed. The work goes on; keep the file on the computer's "
                     "own disk."),
                   shown);
      return FALSE;
    }
#endif
  return TRUE;
}

/**
 * xep_data_file_begin_write:
 *
 * SQLite has a lock for this too; this one cannot be lost. Ends with xep_data_file_end_write().
 */
gboolean
xep_data_file_begin_write (XepDataFile *self, guint patience, GError **error)
{
  g_return_val_if_fail (self->writing == NULL, FALSE);

  if (!xep_data_file_check (self, error))
    return FALSE;
  self->writing = xep_file_lock_take (self->resolved, XEP_FILE_LOCK_WRITE, XEP_FILE_LOCK_EXCLUSIVE,
                                      patience, error);
  return self->writing != NULL;
}

void
xep_data_file_end_write (XepDataFile *self)
{
  g_clear_pointer (&self->writing, xep_file_lock_free);
}

gboolean
xep_data_file_leave (XepDataFile *self)
{
  return xep_file_lock_claim (self->use) && xep_data_file_check (self, NULL);
}

void
xep_data_file_free (XepDataFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->writing, xep_file_lock_free);
  g_clear_pointer (&self->use, xep_file_lock_free);
  g_free (self->resolved);
  g_free (self->path);
  g_free (self);
}
