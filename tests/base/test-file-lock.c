/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/xep-file-lock.h"
#include "xep-test.h"

typedef struct
{
  char *dir;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = xep_test_make_dir ();
  fixture->path = g_build_filename (fixture->dir, "data.db", NULL);
  g_assert_true (g_file_set_contents (fixture->path, "data", -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  g_free (fixture->dir);
}

static XepFileLock *
take (const char *path, XepFileLockPurpose purpose, XepFileLockKind kind)
{
  g_autoptr (GError) error = NULL;
  XepFileLock *lock = xep_file_lock_take (path, purpose, kind, 0, &error);

  g_assert_no_error (error);
  return lock;
}

static void
assert_refused (const char *path, XepFileLockPurpose purpose, XepFileLockKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepFileLock) lock = xep_file_lock_take (path, purpose, kind, 0, &error);
  int code = purpose == XEP_FILE_LOCK_WRITE ? XEP_ERROR_BUSY : XEP_ERROR_LOCKED;

  g_assert_null (lock);
  g_assert_error (error, XEP_ERROR, code);
  g_assert_nonnull (g_strstr_len (error->message, -1, "data.db"));
}

static guint
count_files (const char *dir)
{
  g_autoptr (GDir) listing = g_dir_open (dir, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (listing) != NULL)
    count++;
  return count;
}

static void
test_shared (Fixture *fixture, gconstpointer data)
{
  XepFileLock *first = take (fixture->path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_SHARED);
  XepFileLock *second = take (fixture->path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_SHARED);

  g_assert_true (xep_file_lock_is_held (first));
  assert_refused (fixture->path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_EXCLUSIVE);
  xep_file_lock_free (first);
  assert_refused (fixture->path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_EXCLUSIVE);
  g_assert_true (xep_file_lock_claim (second));
  assert_refused (fixture->path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_SHARED);
  xep_file_lock_free (second);
}

/* The locks of one file do not meet each other; those of two files neither. */
static void
test_purposes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->dir, "other.db", NULL);
  g_autoptr (XepFileLock) use = take (fixture->path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_SHARED);
  g_autoptr (XepFileLock) window
      = take (fixture->path, XEP_FILE_LOCK_WINDOW, XEP_FILE_LOCK_EXCLUSIVE);
  g_autoptr (XepFileLock) writing
      = take (fixture->path, XEP_FILE_LOCK_WRITE, XEP_FILE_LOCK_EXCLUSIVE);
  g_autoptr (XepFileLock) elsewhere = take (other, XEP_FILE_LOCK_WINDOW, XEP_FILE_LOCK_EXCLUSIVE);

  assert_refused (fixture->path, XEP_FILE_LOCK_WINDOW, XEP_FILE_LOCK_EXCLUSIVE);
  assert_refused (fixture->path, XEP_FILE_LOCK_WRITE, XEP_FILE_LOCK_EXCLUSIVE);
}

static void
test_spellings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *detour = g_build_filename (fixture->dir, ".", "data.db", NULL);
  g_autofree char *link = g_build_filename (fixture->dir, "to-data.db", NULL);
  g_autofree char *folder = g_strconcat (fixture->dir, "-link", NULL);
  g_autofree char *through_folder = g_build_filename (folder, "data.db", NULL);
  g_autoptr (XepFileLock) lock
      = take (fixture->path, XEP_FILE_LOCK_WINDOW, XEP_FILE_LOCK_EXCLUSIVE);

  g_assert_cmpint (symlink ("data.db", link), ==, 0);
  g_assert_cmpint (symlink (fixture->dir, folder), ==, 0);
  assert_refused (detour, XEP_FILE_LOCK_WINDOW, XEP_FILE_LOCK_EXCLUSIVE);
  assert_refused (link, XEP_FILE_LOCK_WINDOW, XEP_FILE_LOCK_EXCLUSIVE);
  assert_refused (through_folder, XEP_FILE_LOCK_WINDOW, XEP_FILE_LOCK_EXCLUSIVE);
}

/* What a file dialog does to every file it lists. */
static void
test_sniffed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strconcat (fixture->path, "-use", NULL);
  g_autoptr (XepFileLock) lock = take (fixture->path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_SHARED);

  for (int i = 0; i < 2; i++)
    {
      int descriptor = g_open (i == 0 ? fixture->path : name, O_RDONLY, 0);

      g_assert_cmpint (descriptor, >=, 0);
      g_assert_cmpint (close (descriptor), ==, 0);
    }
  assert_refused (fixture->path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_EXCLUSIVE);
}

/* Killed with the lock in its hands: the lock is free, and the next one goes without a trace. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  int ready[2];
  char byte = 0;
  int status = 0;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      XepFileLock *lock = xep_file_lock_take (fixture->path, XEP_FILE_LOCK_WINDOW,
                                              XEP_FILE_LOCK_EXCLUSIVE, 0, NULL);

      if (lock == NULL || write (ready[1], "x", 1) != 1)
        _exit (1);
      for (;;)
        pause ();
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  assert_refused (fixture->path, XEP_FILE_LOCK_WINDOW, XEP_FILE_LOCK_EXCLUSIVE);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  xep_file_lock_free (take (fixture->path, XEP_FILE_LOCK_WINDOW, XEP_FILE_LOCK_EXCLUSIVE));
  g_assert_cmpuint (count_files (fixture->dir), ==, 1);
  close (ready[0]);
  close (ready[1]);
}

static void
test_no_trace (Fixture *fixture, gconstpointer data)
{
  XepFileLock *first = take (fixture->path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_SHARED);
  XepFileLock *second = take (fixture->path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_SHARED);

  xep_file_lock_free (take (fixture->path, XEP_FILE_LOCK_WRITE, XEP_FILE_LOCK_EXCLUSIVE));
  xep_file_lock_free (first);
  g_assert_cmpuint (count_files (fixture->dir), ==, 3);
  xep_file_lock_free (second);
  g_assert_cmpuint (count_files (fixture->dir), ==, 1);
}

/* Nothing can be made there: reading goes on, writing alone is refused. */
static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->dir, "gone", "data.db", NULL);
  g_autoptr (XepFileLock) shared = take (missing, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_SHARED);
  g_autoptr (XepFileLock) exclusive = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (xep_file_lock_is_held (shared));
  g_assert_false (xep_file_lock_claim (shared));
  exclusive = xep_file_lock_take (missing, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_EXCLUSIVE, 0, &error);
  g_assert_null (exclusive);
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

static gboolean
may_replace (const char *path, const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  g_autoptr (GError) error = NULL;
  gboolean allowed = xep_file_lock_allows_replacing (name, &error);

  if (!allowed)
    g_assert_error (error, XEP_ERROR, XEP_ERROR_LOCKED);
  return allowed;
}

/* No file that is written may take the place of data in use, nor of what belongs to it; only who
 * has the data alone puts another in its place. */
static void
test_replacing (Fixture *fixture, gconstpointer data)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal", "-use", "-window" };
  g_autofree char *link = g_build_filename (fixture->dir, "to-data.db", NULL);
  XepFileLock *lock = take (fixture->path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_SHARED);

  g_assert_cmpint (symlink ("data.db", link), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    g_assert_false (may_replace (fixture->path, endings[i]));
  g_assert_false (may_replace (link, ""));
  g_assert_true (may_replace (fixture->path, "-copy"));
  xep_file_lock_free (lock);
  g_assert_true (may_replace (fixture->path, ""));
  lock = take (fixture->path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_EXCLUSIVE);
  g_assert_true (may_replace (fixture->path, ""));
  xep_file_lock_free (lock);
}

static gpointer
free_later (gpointer lock)
{
  g_usleep (50 * 1000);
  xep_file_lock_free (lock);
  return NULL;
}

static void
test_patience (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new (
      "holder", free_later, take (fixture->path, XEP_FILE_LOCK_WRITE, XEP_FILE_LOCK_EXCLUSIVE));
  g_autoptr (XepFileLock) lock = xep_file_lock_take (fixture->path, XEP_FILE_LOCK_WRITE,
                                                     XEP_FILE_LOCK_EXCLUSIVE, 60 * 1000, &error);

  g_assert_no_error (error);
  g_assert_nonnull (lock);
  g_thread_join (thread);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/file-lock/shared", test_shared },         { "/file-lock/purposes", test_purposes },
    { "/file-lock/spellings", test_spellings },   { "/file-lock/sniffed", test_sniffed },
    { "/file-lock/killed", test_killed },         { "/file-lock/no-trace", test_no_trace },
    { "/file-lock/unwritable", test_unwritable }, { "/file-lock/patience", test_patience },
    { "/file-lock/replacing", test_replacing },
  };

  xep_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
