/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#ifdef G_OS_UNIX
#include <sys/file.h>
#else
#include <io.h>
#include <windows.h>
#endif

#include "base/xep-paths.h"
#include "base/xep-safe-file.h"

#ifndef O_CLOEXEC
#define O_CLOEXEC 0
#endif
#ifndef O_NOFOLLOW
#define O_NOFOLLOW 0
#endif

#define PRIVATE_MODE 0600
/* How often a lock that is held is asked for again, in milliseconds. */
#define PAUSE 10

/* There is no lock file: nothing is held, and nothing is to be released. */
#define NO_DESCRIPTOR (-1)

/* What lies beside data that is open and belongs to it, SQLite's files too. */
static const char *const companions[]
    = { "", "-wal", "-shm", "-journal", "-use", "-window", "-write" };

/* The data this process holds alone, by its resolved name: the only data it may replace. */
static GMutex mutex;
static GPtrArray *held_alone;

struct _XepFileLock
{
  char *data; /* resolved */
  char *path; /* of the lock file */
  XepFileLockPurpose purpose;
  int descriptor;
};

/* The end of the lock file's name, and what is said while somebody else holds the lock: to who
 * wants to share it, and to who wants it alone. */
static const struct
{
  const char *ending;
  XepError code;
  const char *sentences[2];
} purposes[] = {
  [XEP_FILE_LOCK_USE]
  = { "-use",
      XEP_ERROR_LOCKED,
      { N_("The data file “%s” is just being replaced by a backup. Nothing was changed; wait a "
           "moment and try again."),
        N_("The data file “%s” is open in the window or in another program. Nothing was changed; "
           "close it there and try again.") } },
  [XEP_FILE_LOCK_WINDOW]
  = { "-window",
      XEP_ERROR_LOCKED,
      { N_("The data file “%s” is open in another window. Nothing was changed; work on there, or "
           "close that window and try again."),
        N_("The data file “%s” is open in another window. Nothing was changed; work on there, or "
           "close that window and try again.") } },
  [XEP_FILE_LOCK_WRITE]
  = { "-write",
      XEP_ERROR_BUSY,
      { N_("Another program is just writing to the data file “%s”. The change was not saved; wait "
           "a moment and try again."),
        N_("Another program is just writing to the data file “%s”. The change was not saved; wait "
           "a moment and try again.") } },
};

#ifdef G_OS_UNIX

/* 0, EWOULDBLOCK, or another errno. */
static int
lock_descriptor (int descriptor, XepFileLockKind kind)
{
  int operation = (kind == XEP_FILE_LOCK_SHARED ? LOCK_SH : LOCK_EX) | LOCK_NB;

  while (flock (descriptor, operation) != 0)
    if (errno != EINTR)
      return errno;
  return 0;
}

/* Whether the file that was opened is still the one with this name: who leaves last takes the name
 * away, and a lock on a file without a name keeps nobody out. */
static gboolean
has_name (int descriptor, const char *path)
{
  struct stat opened;
  GStatBuf named;

  return fstat (descriptor, &opened) == 0 && g_lstat (path, &named) == 0
         && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/* Takes the lock's file away if nobody else uses it. With the last that has the data open goes the
 * file of the lock for writing too, which would otherwise come and go with every change. */
static void
remove_unused (XepFileLock *self)
{
  if (!xep_file_lock_claim (self))
    return;
  if (self->purpose == XEP_FILE_LOCK_USE)
    {
      g_autoptr (XepFileLock) writing
          = xep_file_lock_take (self->data, XEP_FILE_LOCK_WRITE, XEP_FILE_LOCK_EXCLUSIVE, 0, NULL);

      if (writing != NULL)
        g_unlink (writing->path);
    }
  g_unlink (self->path);
}

#else

static int
lock_descriptor (int descriptor, XepFileLockKind kind)
{
  HANDLE file = (HANDLE) _get_osfhandle (descriptor);
  DWORD flags
      = LOCKFILE_FAIL_IMMEDIATELY | (kind == XEP_FILE_LOCK_EXCLUSIVE ? LOCKFILE_EXCLUSIVE_LOCK : 0);
  OVERLAPPED start = { 0 };

  /* There a second lock would be added to the first, and meet it. */
  UnlockFileEx (file, 0, 1, 0, &start);
  if (LockFileEx (file, flags, 0, 1, 0, &start))
    return 0;
  return GetLastError () == ERROR_LOCK_VIOLATION ? EWOULDBLOCK : EIO;
}

static gboolean
has_name (int descriptor, const char *path)
{
  return TRUE;
}

/* A file that is open cannot be removed there; the empty one stays. */
static void
remove_unused (XepFileLock *self)
{
}

#endif

/* One try: 0, EWOULDBLOCK, or the errno of opening. */
static int
try_lock (XepFileLock *self, XepFileLockKind kind)
{
  for (;;)
    {
      int problem;

      self->descriptor
          = g_open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, PRIVATE_MODE);
      if (self->descriptor < 0)
        return errno;
      problem = lock_descriptor (self->descriptor, kind);
      if (problem == 0 && has_name (self->descriptor, self->path))
        return 0;
      g_close (self->descriptor, NULL);
      self->descriptor = NO_DESCRIPTOR;
      /* File systems without locks: what is told to be impossible, as against what is held. */
      if (problem == ENOLCK || problem == ENOSYS || problem == EOPNOTSUPP || problem == EINVAL)
        {
          g_info ("“%s” cannot be locked: %s", self->path, g_strerror (problem));
          return 0;
        }
      if (problem != 0)
        return problem;
    }
}

/**
 * xep_file_lock_take:
 * @error: %XEP_ERROR_LOCKED, for writing %XEP_ERROR_BUSY, or as xep_set_error_from_errno() when an
 * exclusive lock has no place
 *
 * A shared lock in a folder that cannot be written is granted without being held: nobody there can
 * replace the data either. Two locks of one process meet each other as those of two processes do.
 */
XepFileLock *
xep_file_lock_take (const char *path,
                    XepFileLockPurpose purpose,
                    XepFileLockKind kind,
                    guint patience,
                    GError **error)
{
  g_autoptr (XepFileLock) self = g_new0 (XepFileLock, 1);
  g_autofree char *name = g_filename_display_name (path);
  gint64 end = g_get_monotonic_time () + (gint64) patience * 1000;
  int problem;

  self->purpose = purpose;
  self->data = xep_paths_resolve (path);
  self->path = g_strconcat (self->data, purposes[purpose].ending, NULL);
  self->descriptor = NO_DESCRIPTOR;
  while ((problem = try_lock (self, kind)) == EWOULDBLOCK && g_get_monotonic_time () < end)
    g_usleep (PAUSE * 1000);
  if (problem == 0 && purpose == XEP_FILE_LOCK_USE && kind == XEP_FILE_LOCK_EXCLUSIVE)
    {
      g_mutex_lock (&mutex);
      if (held_alone == NULL)
        held_alone = g_ptr_array_new ();
      g_ptr_array_add (held_alone, self->data);
      g_mutex_unlock (&mutex);
    }
  if (problem == 0 || (problem != EWOULDBLOCK && kind == XEP_FILE_LOCK_SHARED))
    return g_steal_pointer (&self);
  if (problem == EWOULDBLOCK)
    g_set_error (error, XEP_ERROR, purposes[purpose].code, _ (purposes[purpose].sentences[kind]),
                 name);
  else
    xep_set_error_from_errno (error, problem, path);
  return NULL;
}

gboolean
xep_file_lock_claim (XepFileLock *self)
{
  return self->descriptor != NO_DESCRIPTOR
         && lock_descriptor (self->descriptor, XEP_FILE_LOCK_EXCLUSIVE) == 0
         && has_name (self->descriptor, self->path);
}

gboolean
xep_file_lock_is_held (XepFileLock *self)
{
  return self->descriptor != NO_DESCRIPTOR;
}

static gboolean
is_in_use (const char *data)
{
  g_autofree char *name = g_strconcat (data, purposes[XEP_FILE_LOCK_USE].ending, NULL);
  g_autoptr (XepFileLock) lock = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean alone;

  g_mutex_lock (&mutex);
  alone = held_alone != NULL
          && g_ptr_array_find_with_equal_func (held_alone, data, g_str_equal, NULL);
  g_mutex_unlock (&mutex);
  if (alone || !g_file_test (name, G_FILE_TEST_EXISTS))
    return FALSE;
  lock = xep_file_lock_take (data, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_EXCLUSIVE, 0, &problem);
  return g_error_matches (problem, XEP_ERROR, XEP_ERROR_LOCKED);
}

gboolean
xep_file_lock_allows_replacing (const char *path, GError **error)
{
  g_autofree char *resolved = xep_paths_resolve (path);
  g_autofree char *shown = g_filename_display_name (path);

  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *data = NULL;

      if (!g_str_has_suffix (resolved, companions[i]))
        continue;
      data = g_strndup (resolved, strlen (resolved) - strlen (companions[i]));
      if (!is_in_use (data))
        continue;
      g_set_error (error, XEP_ERROR, XEP_ERROR_LOCKED,
                   _("“%s” belongs to a data file that is open now, here or in another program. "
                     "Nothing was written; choose another name."),
                   shown);
      return FALSE;
    }
  return TRUE;
}

void
xep_file_lock_free (XepFileLock *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&mutex);
  if (held_alone != NULL)
    g_ptr_array_remove_fast (held_alone, self->data);
  g_mutex_unlock (&mutex);
  if (self->descriptor != NO_DESCRIPTOR)
    {
      if (self->purpose != XEP_FILE_LOCK_WRITE)
        remove_unused (self);
      g_close (self->descriptor, NULL);
    }
  g_free (self->path);
  g_free (self->data);
  g_free (self);
}
