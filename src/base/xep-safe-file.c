/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-base"

#include "config.h"

#include "base/xep-safe-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#ifdef G_OS_UNIX
#include <unistd.h>
#else
#include <io.h>
#endif

#include "base/xep-file-lock.h"

#ifndef O_BINARY
#define O_BINARY 0
#endif
#ifndef O_CLOEXEC
#define O_CLOEXEC 0
#endif

/* Files hold what a person's superiors wrote about them: nobody else on the computer may read a
   new one. */
#define PRIVATE_MODE 0600

struct _XepSafeFile
{
  char *path;
  char *temporary;
  int mode;
};

static const struct
{
  int number;
  XepError code;
  const char *sentence;
} errno_sentences[] = {
  { ENOSPC, XEP_ERROR_NO_SPACE,
    N_ ("The disk is full: “%s” was not written. What was there is kept; free some space and try "
        "again.") },
#ifdef EDQUOT
  { EDQUOT, XEP_ERROR_NO_SPACE,
    N_ ("The disk is full: “%s” was not written. What was there is kept; free some space and try "
        "again.") },
#endif
  { EROFS, XEP_ERROR_READ_ONLY,
    N_ ("“%s” lies on a disk that cannot be written. Nothing was changed; choose another "
        "folder.") },
  { EACCES, XEP_ERROR_READ_ONLY,
    N_ ("“%s” may not be opened or written by you. Nothing was changed; choose another folder.") },
  { EPERM, XEP_ERROR_READ_ONLY,
    N_ ("“%s” may not be opened or written by you. Nothing was changed; choose another folder.") },
  { ENOENT, XEP_ERROR_NOT_FOUND,
    N_ ("“%s” or its folder does not exist. Nothing was changed; check the name and try again.") },
  { ENOTDIR, XEP_ERROR_NOT_FOUND,
    N_ ("“%s” or its folder does not exist. Nothing was changed; check the name and try again.") },
  { EEXIST, XEP_ERROR_INVALID,
    N_ ("“%s” already exists and cannot be replaced. Nothing was changed; choose another name.") },
  { EISDIR, XEP_ERROR_INVALID,
    N_ ("“%s” is a folder, not a file. Nothing was changed; choose a file name.") },
  { ENODEV, XEP_ERROR_INVALID,
    N_ ("“%s” is no ordinary file but a pipe, a socket or a device. It was left alone; choose an "
        "ordinary file.") },
  { ENAMETOOLONG, XEP_ERROR_INVALID,
    N_ ("The name “%s” is too long. Nothing was changed; choose a shorter one.") },
  { EBUSY, XEP_ERROR_LOCKED,
    N_ ("“%s” is in use by another program. Nothing was changed; close it there and try again.") },
#ifdef ETXTBSY
  { ETXTBSY, XEP_ERROR_LOCKED,
    N_ ("“%s” is in use by another program. Nothing was changed; close it there and try again.") },
#endif
#ifdef EFBIG
  { EFBIG, XEP_ERROR_FAILED,
    N_ ("“%s” was not written: it would be larger than this disk or account allows. What was there "
        "is kept; choose another folder or ask whoever looks after the computer.") },
#endif
  { EMFILE, XEP_ERROR_FAILED,
    N_ ("“%s” was not opened: this program already has as many files open as it may. Nothing was "
        "changed; close windows of it, or end it and start it again.") },
  { ENFILE, XEP_ERROR_FAILED,
    N_ ("“%s” was not opened: the computer has no room for more open files. Nothing was changed; "
        "end other programs and try again.") },
  { EPIPE, XEP_ERROR_FAILED,
    N_ ("“%s” was closed before everything was written to it; the rest was not written.") },
  { EBADF, XEP_ERROR_FAILED, N_ ("“%s” is closed, so nothing can be written to it.") },
  { EIO, XEP_ERROR_FAILED,
    N_ ("The disk failed at “%s”. What was there is kept; try another disk and have this one "
        "checked.") },
};

/**
 * xep_set_error_from_errno:
 * @saved_errno: errno, saved before any other call
 * @path: the file or folder in use, as the person knows it
 */
void
xep_set_error_from_errno (GError **error, int saved_errno, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  for (gsize i = 0; i < G_N_ELEMENTS (errno_sentences); i++)
    if (errno_sentences[i].number == saved_errno)
      {
        g_set_error (error, XEP_ERROR, errno_sentences[i].code, _ (errno_sentences[i].sentence),
                     name);
        return;
      }
  g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
               _ ("“%s” could not be read or written (%s). What was there is kept."), name,
               g_strerror (saved_errno));
}

/* Whether @path may be replaced; renaming asks only the folder, so a protected file and what is no
   file at all are looked at here. */
static int
check_target (const char *path, int *mode)
{
  GStatBuf status;

  *mode = PRIVATE_MODE;
  if (g_stat (path, &status) != 0)
    return errno == ENOENT ? 0 : errno;
  if (!S_ISREG (status.st_mode))
    return S_ISDIR (status.st_mode) ? EISDIR : ENODEV;
  *mode = status.st_mode & 0777;
  return g_access (path, W_OK) == 0 ? 0 : errno;
}

XepSafeFile *
xep_safe_file_new (const char *path, GError **error)
{
  g_autoptr (XepSafeFile) file = g_new0 (XepSafeFile, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".xeploai-XXXXXX", NULL);
  int problem;
  int descriptor;

  file->path = g_strdup (path);
  problem = check_target (path, &file->mode);
  if (problem != 0)
    {
      xep_set_error_from_errno (error, problem, path);
      return NULL;
    }
  if (!xep_file_lock_allows_replacing (path, error))
    return NULL;
  descriptor = g_mkstemp_full (temporary, O_RDWR | O_BINARY | O_CLOEXEC, PRIVATE_MODE);
  if (descriptor < 0)
    {
      xep_set_error_from_errno (error, errno, path);
      return NULL;
    }
  file->temporary = g_steal_pointer (&temporary);
  if (!g_close (descriptor, NULL))
    {
      xep_set_error_from_errno (error, EIO, path);
      return NULL;
    }
  return g_steal_pointer (&file);
}

const char *
xep_safe_file_get_path (XepSafeFile *file)
{
  return file->temporary;
}

static int
sync_path (const char *path, int flags)
{
  int descriptor = g_open (path, flags | O_CLOEXEC, 0);
  int problem = 0;

  if (descriptor < 0)
    return errno;
  if (g_fsync (descriptor) != 0)
    problem = errno;
  if (close (descriptor) != 0 && problem == 0)
    problem = errno;
  return problem;
}

/* The name is durable only when its folder is. Some file systems cannot sync a folder (EINVAL), and
 * a folder may be writable without being readable (EACCES): neither harms the file. */
static int
sync_folder (const char *path)
{
#ifdef G_OS_UNIX
  g_autofree char *folder = g_path_get_dirname (path);
  int problem = sync_path (folder, O_RDONLY);

  return problem == EINVAL || problem == EACCES ? 0 : problem;
#else
  return 0;
#endif
}

/**
 * xep_safe_file_commit:
 *
 * After %TRUE the new file is on the disk under its name. After %FALSE the old file is as it was,
 * and freeing
 * @file takes the temporary one away. A replaced file's mode is kept; a new file gets 0600.
 */
gboolean
xep_safe_file_commit (XepSafeFile *file, GError **error)
{
  int problem;

  g_return_val_if_fail (file->temporary != NULL, FALSE);

  problem = sync_path (file->temporary, O_RDWR | O_BINARY);
  if (problem == 0 && g_chmod (file->temporary, file->mode) != 0)
    problem = errno;
  if (problem == 0 && g_rename (file->temporary, file->path) != 0)
    problem = errno;
  if (problem == 0)
    {
      g_clear_pointer (&file->temporary, g_free);
      problem = sync_folder (file->path);
    }
  if (problem == 0)
    return TRUE;
  xep_set_error_from_errno (error, problem, file->path);
  return FALSE;
}

void
xep_safe_file_free (XepSafeFile *file)
{
  if (file == NULL)
    return;
  if (file->temporary != NULL)
    g_unlink (file->temporary);
  g_free (file->temporary);
  g_free (file->path);
  g_free (file);
}

static int
write_all (int descriptor, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize written = write (descriptor, data, MIN (length, G_MAXINT / 2));

      if (written < 0 && errno != EINTR)
        return errno;
      if (written > 0)
        {
          data += written;
          length -= (gsize)written;
        }
    }
  return 0;
}

/* Disks have said "done" of bytes that were not there: they are read back before anything is
 * replaced. */
static int
read_back (const char *path, const char *data, gsize length)
{
  g_autofree char *read = NULL;
  gsize n = 0;

  if (!g_file_get_contents (path, &read, &n, NULL))
    return EIO;
  return n == length && memcmp (read, data, length) == 0 ? 0 : EIO;
}

gboolean
xep_safe_file_write (const char *path, const char *data, gssize length, GError **error)
{
  g_autoptr (XepSafeFile) file = xep_safe_file_new (path, error);
  gsize size = length < 0 ? strlen (data) : (gsize)length;
  int descriptor;
  int problem;

  if (file == NULL)
    return FALSE;
  descriptor = g_open (file->temporary, O_WRONLY | O_BINARY | O_CLOEXEC, 0);
  problem = descriptor < 0 ? errno : 0;
  if (problem == 0)
    {
      problem = write_all (descriptor, data, size);
      if (close (descriptor) != 0 && problem == 0)
        problem = errno;
    }
  if (problem == 0)
    problem = read_back (file->temporary, data, size);
  if (problem == 0)
    return xep_safe_file_commit (file, error);
  xep_set_error_from_errno (error, problem, path);
  return FALSE;
}

/* GLib tells the errno of a failed read only as its own code. */
static int
errno_from_file_error (const GError *failure)
{
  static const struct
  {
    GFileError code;
    int number;
  } pairs[] = {
    { G_FILE_ERROR_NOENT, ENOENT }, { G_FILE_ERROR_NOTDIR, ENOTDIR },
    { G_FILE_ERROR_ISDIR, EISDIR }, { G_FILE_ERROR_ACCES, EACCES },
    { G_FILE_ERROR_PERM, EPERM },   { G_FILE_ERROR_NAMETOOLONG, ENAMETOOLONG },
    { G_FILE_ERROR_NOMEM, ENOMEM }, { G_FILE_ERROR_IO, EIO },
    { G_FILE_ERROR_MFILE, EMFILE }, { G_FILE_ERROR_NFILE, ENFILE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_error_matches (failure, G_FILE_ERROR, pairs[i].code))
      return pairs[i].number;
  return EIO;
}

gboolean
xep_safe_file_read (const char *path, char **data, gsize *length, GError **error)
{
  g_autoptr (GError) failure = NULL;
  GStatBuf status;

  /* Opening a pipe waits for a writer that may never come, and a device may have no end. */
  if (g_stat (path, &status) == 0 && !S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode))
    {
      xep_set_error_from_errno (error, ENODEV, path);
      return FALSE;
    }
  if (g_file_get_contents (path, data, length, &failure))
    return TRUE;
  xep_set_error_from_errno (error, errno_from_file_error (failure), path);
  return FALSE;
}
