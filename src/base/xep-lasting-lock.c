/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-lasting-lock.h"

#ifdef G_OS_UNIX

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#endif

#ifdef F_OFD_SETLK

/* SQLite's locks on the data begin here; those before lie in the "-shm" file, which it opens once
 * in a process, however many connections there are. */
#define FIRST_DATA_BYTE 0x40000000

/* A lock of this kind belongs to the opened file, not to the process. The data is opened once for
 * each connection, and SQLite, which takes the locks for those of the process, gives back through
 * one descriptor what it took through another: so the locks of one file go through one descriptor,
 * a duplicate of the first that locked it, kept until everything is unlocked. */
typedef struct
{
  dev_t device;
  ino_t inode;
  int descriptor;
} LockedFile;

static GMutex mutex;
static GArray *locked_files;

/* The place of the file in the list, or -1. */
static int
find (const struct stat *status)
{
  for (guint i = 0; i < locked_files->len; i++)
    {
      const LockedFile *file = &g_array_index (locked_files, LockedFile, i);

      if (file->device == status->st_dev && file->inode == status->st_ino)
        return (int) i;
    }
  return -1;
}

static gboolean
unlocks_everything (const struct flock *lock)
{
  return lock->l_type == F_UNLCK && lock->l_start == 0 && lock->l_len == 0;
}

/* The place in the list of the file behind @descriptor, put there if need be; -1 with errno. */
static int
find_or_add (int descriptor)
{
  struct stat status;
  LockedFile file;
  int place;

  if (fstat (descriptor, &status) != 0)
    return -1;
  if (locked_files == NULL)
    locked_files = g_array_new (FALSE, FALSE, sizeof (LockedFile));
  place = find (&status);
  if (place >= 0)
    return place;

  file = (LockedFile){ status.st_dev, status.st_ino, fcntl (descriptor, F_DUPFD_CLOEXEC, 0) };
  if (file.descriptor < 0)
    return -1;
  g_array_append_val (locked_files, file);
  return (int) locked_files->len - 1;
}

static int
lock_data (int descriptor, int command, struct flock *lock)
{
  int place = find_or_add (descriptor);
  int result;
  int problem;

  if (place < 0)
    return -1;
  result = fcntl (g_array_index (locked_files, LockedFile, place).descriptor, command, lock);
  /* The first that locked the file may only read it: then the others cannot have it alone. */
  problem = errno == EBADF ? EAGAIN : errno;
  if (unlocks_everything (lock))
    {
      close (g_array_index (locked_files, LockedFile, place).descriptor);
      g_array_remove_index_fast (locked_files, (guint) place);
    }
  errno = problem;
  return result;
}

/* @command: F_SETLK or F_GETLK. */
static int
lock_file (int descriptor, int command, struct flock *lock)
{
  int lasting = command == F_SETLK ? F_OFD_SETLK : F_OFD_GETLK;
  int result;

  /* The system insists on it. */
  lock->l_pid = 0;
  if (lock->l_start < FIRST_DATA_BYTE && !unlocks_everything (lock))
    return fcntl (descriptor, lasting, lock);
  g_mutex_lock (&mutex);
  result = lock_data (descriptor, lasting, lock);
  g_mutex_unlock (&mutex);
  return result;
}

static int
lasting_fcntl (int descriptor, int command, ...)
{
  va_list arguments;
  int result;

  va_start (arguments, command);
  if (command == F_SETLK || command == F_GETLK)
    result = lock_file (descriptor, command, va_arg (arguments, struct flock *));
  else
    result = fcntl (descriptor, command, va_arg (arguments, void *));
  va_end (arguments);
  return result;
}

GCallback
xep_lasting_lock_get_fcntl (void)
{
  struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_len = 1 };
  int descriptor = open ("/", O_RDONLY | O_CLOEXEC);
  /* Some systems know the name of these locks and refuse them. */
  gboolean supported = descriptor >= 0 && fcntl (descriptor, F_OFD_GETLK, &lock) == 0;

  if (descriptor >= 0)
    close (descriptor);
  return supported ? G_CALLBACK (lasting_fcntl) : NULL;
}

#else

GCallback
xep_lasting_lock_get_fcntl (void)
{
  return NULL;
}

#endif
