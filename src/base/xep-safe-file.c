/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-safe-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#ifdef G_OS_UNIX
#include <sys/file.h>
#include <unistd.h>
#else
#include <io.h>
#endif

#include "base/xep-file-lock.h"
#include "base/xep-paths.h"
#include "base/xep-warning.h"

#ifndef O_BINARY
#define O_BINARY 0
#endif
#ifndef O_CLOEXEC
#define O_CLOEXEC 0
#endif

/* Files hold what a person's superiors wrote about them: nobody else on the computer may read a
   new one. */
#define PRIVATE_MODE 0600

/* ".xeploai-" and six letters or digits; libraries may keep more beside it while they write. */
#define TEMPORARY_PREFIX ".xeploai-"
#define TEMPORARY_LETTERS "XXXXXX"
#define MAX_ATTEMPTS 100

struct _XepSafeFile
{
  char *path;   /* as the person knows it, for messages */
  char *target; /* the file itself: links are followed, and stay */
  char *temporary;
  int descriptor; /* holds the lock that tells others that the temporary file has an owner */
  int mode;
};

static const struct
{
  int number;
  XepError code;
  const char *sentence;
} errno_sentences[] = {
  { ENOSPC, XEP_ERROR_NO_SPACE,
    N_("The disk is full: “%s” was not written. What was there is kept; free some space and try "
       "again.") },
#ifdef EDQUOT
  { EDQUOT, XEP_ERROR_NO_SPACE,
    N_("The disk is full: “%s” was not written. What was there is kept; free some space and try "
       "again.") },
#endif
  { EROFS, XEP_ERROR_READ_ONLY,
    N_("“%s” lies on a disk that cannot be written. Nothing was changed; choose another "
       "folder.") },
  { EACCES, XEP_ERROR_READ_ONLY,
    N_("“%s” may not be opened or written by you. Nothing was changed; choose another folder.") },
  { EPERM, XEP_ERROR_READ_ONLY,
    N_("“%s” may not be opened or written by you. Nothing was changed; choose another folder.") },
  { ENOENT, XEP_ERROR_NOT_FOUND,
    N_("“%s” or its folder does not exist. Nothing was changed; check the name and try again.") },
  { ENOTDIR, XEP_ERROR_NOT_FOUND,
    N_("“%s” or its folder does not exist. Nothing was changed; check the name and try again.") },
  { EEXIST, XEP_ERROR_INVALID,
    N_("“%s” already exists and cannot be replaced. Nothing was changed; choose another name.") },
  { EISDIR, XEP_ERROR_INVALID,
    N_("“%s” is a folder, not a file. Nothing was changed; choose a file name.") },
  { ENODEV, XEP_ERROR_INVALID,
    N_("“%s” is no ordinary file but a pipe, a socket or a device. It was left alone; choose an "
       "ordinary file.") },
#ifdef ELOOP
  { ELOOP, XEP_ERROR_INVALID,
    N_("“%s” is a link that leads back to itself and to no file. Nothing was changed; choose "
       "another name, or take the link away.") },
#endif
  { ENAMETOOLONG, XEP_ERROR_INVALID,
    N_("The name “%s” is too long. Nothing was changed; choose a shorter one.") },
  { EBUSY, XEP_ERROR_LOCKED,
    N_("“%s” is in use by another program. Nothing was changed; close it there and try again.") },
#ifdef ETXTBSY
  { ETXTBSY, XEP_ERROR_LOCKED,
    N_("“%s” is in use by another program. Nothing was changed; close it there and try again.") },
#endif
#ifdef EFBIG
  { EFBIG, XEP_ERROR_FAILED,
    N_("“%s” was not written: it would be larger than this disk or account allows. What was there "
       "is kept; choose another folder or ask whoever looks after the computer.") },
#endif
  { EMFILE, XEP_ERROR_FAILED,
    N_("“%s” was not opened: this program already has as many files open as it may. Nothing was "
       "changed; close windows of it, or end it and start it again.") },
  { ENFILE, XEP_ERROR_FAILED,
    N_("“%s” was not opened: the computer has no room for more open files. Nothing was changed; "
       "end other programs and try again.") },
  { EPIPE, XEP_ERROR_FAILED,
    N_("“%s” was closed before everything was written to it; the rest was not written.") },
  { EBADF, XEP_ERROR_FAILED, N_("“%s” is closed, so nothing can be written to it.") },
  { EIO, XEP_ERROR_FAILED,
    N_("The disk failed at “%s”. What was there is kept; try another disk and have this one "
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
               _("“%s” could not be read or written (%s). What was there is kept."), name,
               g_strerror (saved_errno));
}

/* What is at @path, if it is a file or nothing: 0, else the errno of what it is instead. */
static int
look_at_target (const char *path, int *mode)
{
  GStatBuf status;

  *mode = 0;
  if (g_stat (path, &status) != 0)
    return errno == ENOENT ? 0 : errno;
  if (!S_ISREG (status.st_mode))
    return S_ISDIR (status.st_mode) ? EISDIR : ENODEV;
  *mode = status.st_mode & 0777;
  return 0;
}

/* Whether nobody else holds @descriptor's file. The lock goes with the process, however it ends. */
static gboolean
lock_temporary (int descriptor)
{
#ifdef G_OS_UNIX
  /* A file system that knows no locks cannot tell either that the file is nobody's. */
  return flock (descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
#else
  return TRUE;
#endif
}

/* Whether @descriptor is what has the name @path. */
static gboolean
is_at (int descriptor, const char *path)
{
#ifdef G_OS_UNIX
  struct stat opened;
  struct stat named;

  return fstat (descriptor, &opened) == 0 && lstat (path, &named) == 0
         && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
#else
  return TRUE;
#endif
}

/* Between making the file and locking it somebody may take it for litter: then another is made. */
static int
make_temporary (XepSafeFile *file)
{
  g_autofree char *folder = g_path_get_dirname (file->target);

  for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      g_autofree char *path = g_build_filename (folder, TEMPORARY_PREFIX TEMPORARY_LETTERS, NULL);
      int descriptor = g_mkstemp_full (path, O_RDWR | O_BINARY | O_CLOEXEC, PRIVATE_MODE);

      if (descriptor < 0)
        return errno;
      if (lock_temporary (descriptor) && is_at (descriptor, path))
        {
          file->temporary = g_steal_pointer (&path);
#ifdef G_OS_UNIX
          file->descriptor = descriptor;
          return 0;
#else
          return g_close (descriptor, NULL) ? 0 : EIO;
#endif
        }
      close (descriptor);
    }
  return EBUSY;
}

/**
 * xep_safe_file_check_place:
 *
 * Whether there is a file or nothing at @path, or where it links to: a folder, a pipe, a link that
 * leads back to itself are refused in words.
 */
gboolean
xep_safe_file_check_place (const char *path, GError **error)
{
  int mode;
  int problem = look_at_target (path, &mode);

  if (problem == 0)
    return TRUE;
  xep_set_error_from_errno (error, problem, path);
  return FALSE;
}

XepSafeFile *
xep_safe_file_new (const char *path, GError **error)
{
  g_autoptr (XepSafeFile) file = g_new0 (XepSafeFile, 1);
  int problem;

  file->path = g_strdup (path);
  file->target = xep_paths_resolve (path);
  file->descriptor = -1;
  problem = look_at_target (file->target, &file->mode);
  /* Renaming asks only the folder, so a protected file and what is no file at all are looked at
   * here. */
  if (problem == 0 && file->mode != 0 && g_access (file->target, W_OK) != 0)
    problem = errno;
  if (file->mode == 0)
    file->mode = PRIVATE_MODE;
  if (problem != 0)
    {
      xep_set_error_from_errno (error, problem, path);
      return NULL;
    }
  if (!xep_file_lock_allows_replacing (path, error))
    return NULL;
  problem = make_temporary (file);
  if (problem == 0)
    return g_steal_pointer (&file);
  xep_set_error_from_errno (error, problem, path);
  return NULL;
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

/* Some file systems cannot sync a folder (EINVAL), and a folder may be writable without being
 * readable (EACCES): neither harms the file. */
static int
sync_folder (const char *folder)
{
#ifdef G_OS_UNIX
  int problem = sync_path (folder, O_RDONLY);

  return problem == EINVAL || problem == EACCES ? 0 : problem;
#else
  return 0;
#endif
}

/**
 * xep_safe_file_sync_folder:
 *
 * A name that was given, changed or taken away is durable only when its folder is.
 */
gboolean
xep_safe_file_sync_folder (const char *folder, GError **error)
{
  int problem = sync_folder (folder);

  if (problem == 0)
    return TRUE;
  xep_set_error_from_errno (error, problem, folder);
  return FALSE;
}

/* The new file has its name: that can be told as done, whatever the disk says now. */
static void
sync_name (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *sentence = NULL;
  int problem = sync_folder (folder);

  if (problem == 0)
    return;
  sentence = g_strdup_printf (
      _("“%s” is written, but the disk did not confirm it (%s): after a power cut the old file "
        "could be back. Make a copy on another disk and have this one checked."),
      name, g_strerror (problem));
  xep_warning_tell (XEP_WARNING_FILE, sentence);
}

static void
release_temporary (XepSafeFile *file)
{
  if (file->descriptor >= 0)
    close (file->descriptor);
  file->descriptor = -1;
}

static int
give_name (XepSafeFile *file)
{
  int problem = sync_path (file->temporary, O_RDWR | O_BINARY);

  if (problem == 0 && g_chmod (file->temporary, file->mode) != 0)
    problem = errno;
  if (problem == 0 && g_rename (file->temporary, file->target) != 0)
    problem = errno;
  if (problem != 0)
    return problem;
  g_clear_pointer (&file->temporary, g_free);
  release_temporary (file);
  return 0;
}

/**
 * xep_safe_file_commit:
 *
 * After %TRUE the new file has its name; if the disk cannot confirm that the name outlives a power
 * cut, that is told as a warning. After %FALSE the old file is as it was, and freeing @file takes
 * the temporary one away. A replaced file's mode is kept; a new file gets 0600.
 */
gboolean
xep_safe_file_commit (XepSafeFile *file, GError **error)
{
  int problem;

  g_return_val_if_fail (file->temporary != NULL, FALSE);

  problem = give_name (file);
  if (problem != 0)
    {
      xep_set_error_from_errno (error, problem, file->path);
      return FALSE;
    }
  sync_name (file->target);
  return TRUE;
}

/**
 * xep_safe_file_commit_durably:
 *
 * As xep_safe_file_commit(), for work whose next step must not outlive this one: %FALSE also if the
 * disk does not confirm the name.
 */
gboolean
xep_safe_file_commit_durably (XepSafeFile *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file->target);
  int problem;

  g_return_val_if_fail (file->temporary != NULL, FALSE);

  problem = give_name (file);
  if (problem == 0)
    problem = sync_folder (folder);
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
  release_temporary (file);
  g_free (file->temporary);
  g_free (file->target);
  g_free (file->path);
  g_free (file);
}

/**
 * xep_safe_file_keep_as:
 *
 * Gives the file at @path a second name, so that it stays whatever becomes of the first; where a
 * file can have only one name it is copied. Fails with INVALID if @name is taken.
 */
gboolean
xep_safe_file_keep_as (const char *path, const char *name, GError **error)
{
  g_autofree char *data = NULL;
  gsize length = 0;

#ifdef G_OS_UNIX
  if (link (path, name) == 0)
    return TRUE;
  if (errno == EEXIST || errno == ENOENT || errno == ENOSPC || errno == EIO)
    {
      xep_set_error_from_errno (error, errno, errno == ENOENT ? path : name);
      return FALSE;
    }
#endif
  if (!g_file_test (name, G_FILE_TEST_EXISTS))
    return xep_safe_file_read (path, &data, &length, error)
           && xep_safe_file_write (name, data, (gssize) length, error);
  xep_set_error_from_errno (error, EEXIST, name);
  return FALSE;
}

/* The length of the temporary file's own name at the beginning of @name, 0 if it is none. */
static gsize
get_temporary_length (const char *name)
{
  const gsize length = strlen (TEMPORARY_PREFIX TEMPORARY_LETTERS);

  if (!g_str_has_prefix (name, TEMPORARY_PREFIX))
    return 0;
  for (gsize i = strlen (TEMPORARY_PREFIX); i < length; i++)
    if (!g_ascii_isalnum (name[i]))
      return 0;
  return length;
}

/* Removes what a killed process left under the temporary name @path, if it is surely nobody's: an
 * own plain file whose lock is free, so that its maker has ended. */
static gboolean
remove_if_left (const char *path)
{
#ifdef G_OS_UNIX
  struct stat status;
  gboolean left;
  int descriptor;

  if (lstat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_uid != getuid ())
    return FALSE;
  descriptor = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  if (descriptor < 0)
    return FALSE;
  left = flock (descriptor, LOCK_EX | LOCK_NB) == 0 && is_at (descriptor, path)
         && g_unlink (path) == 0;
  close (descriptor);
  return left;
#else
  /* A file that a living program has open cannot be removed there. */
  return g_unlink (path) == 0;
#endif
}

/**
 * xep_safe_file_clear_litter:
 *
 * Removes temporary files that a killed process left in @folder, with what SQLite kept beside them.
 * Files whose maker is alive, and all others, stay. Returns: how many files were removed
 */
guint
xep_safe_file_clear_litter (const char *folder)
{
  /* What SQLite keeps beside a temporary database. */
  static const char *const endings[] = { "", "-wal", "-shm", "-journal", NULL };
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) besides = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  guint removed = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gsize length = get_temporary_length (name);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (length == 0 || !g_strv_contains (endings, name + length))
        continue;
      if (name[length] != '\0')
        g_ptr_array_add (besides, g_steal_pointer (&path));
      else
        removed += remove_if_left (path);
    }
  for (guint i = 0; i < besides->len; i++)
    {
      const char *path = g_ptr_array_index (besides, i);
      g_autofree char *owner = g_strndup (path, strlen (path) - strlen (strrchr (path, '-')));

      if (!g_file_test (owner, G_FILE_TEST_EXISTS))
        removed += remove_if_left (path);
    }
  return removed;
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
          length -= (gsize) written;
        }
    }
  return 0;
}

gboolean
xep_safe_file_write (const char *path, const char *data, gssize length, GError **error)
{
  g_autoptr (XepSafeFile) file = xep_safe_file_new (path, error);
  gsize size = length < 0 ? strlen (data) : (gsize) length;
  g_autofree char *read = NULL;
  gsize n_read = 0;
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
  /* Disks have said "done" of bytes that were not there: they are read back before anything is
   * replaced. */
  if (problem == 0
      && (!g_file_get_contents (file->temporary, &read, &n_read, NULL) || n_read != size
          || memcmp (read, data, size) != 0))
    problem = EIO;
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
