/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/xep-safe-file.h"
#ifdef G_OS_UNIX
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

#include "xep-test.h"

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
assert_mode (const char *path, int mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, mode);
}

static guint
count_files (const char *dir)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (entries) != NULL)
    count++;
  return count;
}

static void
test_write (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "Báo cáo.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (xep_safe_file_write (path, "một", -1, &error));
  g_assert_no_error (error);
  assert_content (path, "một");
  assert_mode (path, 0600);
  g_assert_true (xep_safe_file_write (path, "a\0b", 3, &error));
  g_assert_true (xep_safe_file_read (path, &data, &length, &error));
  g_assert_cmpmem (data, length, "a\0b", 3);
  g_assert_true (xep_safe_file_write (path, "", 0, &error));
  assert_content (path, "");
  g_assert_cmpuint (count_files (dir), ==, 1);
}

static void
test_keeps_mode (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  g_assert_true (xep_safe_file_write (path, "new", -1, &error));
  assert_mode (path, 0644);
}

static void
test_not_committed (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "file", NULL);
  g_autofree char *beside = NULL;
  g_autoptr (GError) error = NULL;
  XepSafeFile *file;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  file = xep_safe_file_new (path, &error);
  g_assert_nonnull (file);
  beside = g_path_get_dirname (xep_safe_file_get_path (file));
  g_assert_cmpstr (beside, ==, dir);
  assert_mode (xep_safe_file_get_path (file), 0600);
  g_assert_true (g_file_set_contents (xep_safe_file_get_path (file), "new", -1, NULL));
  assert_content (path, "old");
  xep_safe_file_free (file);
  assert_content (path, "old");
  g_assert_cmpuint (count_files (dir), ==, 1);
}

static void
test_committed (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "file", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepSafeFile) file = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  file = xep_safe_file_new (path, &error);
  g_assert_true (g_file_set_contents (xep_safe_file_get_path (file), "new", -1, NULL));
  g_assert_true (xep_safe_file_commit (file, &error));
  assert_content (path, "new");
  g_assert_cmpuint (count_files (dir), ==, 1);
}

/* The library that writes may have removed its file: the old one must survive that too. */
static void
test_commit_fails (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "file", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepSafeFile) file = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  file = xep_safe_file_new (path, &error);
  g_assert_cmpint (g_unlink (xep_safe_file_get_path (file)), ==, 0);
  g_assert_false (xep_safe_file_commit (file, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  assert_content (path, "old");
}

static void
make_file (const char *dir, const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);

  g_assert_true (g_file_set_contents (path, "x", -1, NULL));
}

/* What a killed program left goes; what somebody is writing, and every other file, stays. */
static void
test_litter (void)
{
  static const char *const left[] = { ".xeploai-AbC123", ".xeploai-AbC123-wal",
                                      ".xeploai-AbC123-shm", ".xeploai-000000-journal" };
  static const char *const staying[]
      = { ".xeploai-AbC12",     ".xeploai-AbC1234", ".xeploai-AbC123.txt", "xeploai-AbC123",
          ".xeploai-AbC12-wal", "xeploai.db",       ".xeploai-ÂbC12" };
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "file", NULL);
  g_autofree char *folder = g_build_filename (dir, ".xeploai-folder", NULL);
  g_autofree char *link = g_build_filename (dir, ".xeploai-link00", NULL);
  g_autofree char *log = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XepSafeFile) file = xep_safe_file_new (path, &error);

  g_assert_no_error (error);
  log = g_strconcat (xep_safe_file_get_path (file), "-wal", NULL);
  g_assert_true (g_file_set_contents (log, "x", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    make_file (dir, left[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (staying); i++)
    make_file (dir, staying[i]);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("xeploai.db", link), ==, 0);
  g_assert_cmpuint (xep_safe_file_clear_litter (dir), ==, G_N_ELEMENTS (left));
  g_assert_cmpuint (count_files (dir), ==, G_N_ELEMENTS (staying) + 4);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (log), ==, 0);
  g_assert_true (xep_safe_file_commit (file, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (xep_safe_file_clear_litter (dir), ==, 0);
}

static void
test_keep_as (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "file", NULL);
  g_autofree char *kept = g_build_filename (dir, "kept", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (xep_safe_file_keep_as (path, kept, &error));
  g_assert_no_error (error);
  g_assert_true (xep_safe_file_write (path, "new", -1, &error));
  assert_content (kept, "old");
  g_assert_false (xep_safe_file_keep_as (path, kept, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  assert_content (kept, "old");
}

static void
test_refused_places (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *file = g_build_filename (dir, "file", NULL);
  g_autofree char *below_file = g_build_filename (file, "x", NULL);
  g_autofree char *no_folder = g_build_filename (dir, "missing", "x", NULL);
  g_autofree char *long_part = g_strnfill (300, 'x');
  g_autofree char *long_name = g_build_filename (dir, long_part, NULL);
  const struct
  {
    const char *path;
    XepError code;
  } cases[] = {
    { below_file, XEP_ERROR_NOT_FOUND },
    { no_folder, XEP_ERROR_NOT_FOUND },
    { dir, XEP_ERROR_INVALID },
    { long_name, XEP_ERROR_INVALID },
  };

  g_assert_true (g_file_set_contents (file, "old", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (xep_safe_file_write (cases[i].path, "x", -1, &error));
      g_assert_error (error, XEP_ERROR, (int) cases[i].code);
    }
  g_assert_cmpuint (count_files (dir), ==, 1);
}

#ifdef G_OS_UNIX
/* Root may write anywhere, so the test is an ordinary user while it writes. */
static gboolean
write_as_user (const char *path, GError **error)
{
  gboolean root = geteuid () == 0;
  gboolean written;

  if (root)
    g_assert_cmpint (setresuid (65534, 65534, 0), ==, 0);
  written = xep_safe_file_write (path, "x", -1, error);
  if (root)
    g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
  return written;
}

static void
test_read_only_folder (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (dir, 0555), ==, 0);
  g_assert_false (write_as_user (path, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_READ_ONLY);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_read_only_file (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (dir, 0777), ==, 0);
  g_assert_false (write_as_user (path, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_READ_ONLY);
  assert_content (path, "old");
}

/* A limit on the size of files breaks the write in the middle, as a full disk does. */
static void
test_write_breaks (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "file", NULL);
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit small;
  gboolean written;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 4096;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  written = xep_safe_file_write (path, large, -1, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (written);
  g_assert_error (error, XEP_ERROR, XEP_ERROR_FAILED);
  assert_content (path, "old");
  g_assert_cmpuint (count_files (dir), ==, 1);
}
#endif

#ifdef G_OS_UNIX
static char *
make_link (const char *target, const char *dir, const char *name)
{
  char *link = g_build_filename (dir, name, NULL);

  g_assert_cmpint (symlink (target, link), ==, 0);
  return link;
}

/* What a link points to is written, there or not; the link stays. */
static void
test_links (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *stick = g_build_filename (dir, "usb", NULL);
  g_autofree char *path = g_build_filename (stick, "Báo cáo.pdf", NULL);
  g_autofree char *later = g_build_filename (stick, "sau này.pdf", NULL);
  g_autofree char *link = make_link ("usb/Báo cáo.pdf", dir, "first");
  g_autofree char *second = make_link ("first", dir, "second");
  g_autofree char *dangling = make_link (later, dir, "dangling");
  g_autofree char *circle = make_link ("back", dir, "circle");
  g_autofree char *back = make_link ("circle", dir, "back");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "cũ", -1, &error));
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_true (xep_safe_file_write (second, "mới", -1, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_content (path, "mới");
  assert_mode (path, 0640);

  g_assert_true (xep_safe_file_write (dangling, "một", -1, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));
  assert_content (later, "một");
  assert_mode (later, 0600);

  g_assert_false (xep_safe_file_write (circle, "một", -1, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, circle));
  g_assert_true (g_file_test (circle, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (stick), ==, 2);
  g_assert_cmpuint (count_files (dir), ==, 6);
}
#endif

static void
test_errno (void)
{
  static const struct
  {
    int number;
    XepError code;
  } cases[] = {
    { ENOSPC, XEP_ERROR_NO_SPACE },  { EROFS, XEP_ERROR_READ_ONLY },
    { EACCES, XEP_ERROR_READ_ONLY }, { EPERM, XEP_ERROR_READ_ONLY },
    { ENOENT, XEP_ERROR_NOT_FOUND }, { ENOTDIR, XEP_ERROR_NOT_FOUND },
    { EISDIR, XEP_ERROR_INVALID },   { EBUSY, XEP_ERROR_LOCKED },
    { EIO, XEP_ERROR_FAILED },       { ENAMETOOLONG, XEP_ERROR_INVALID },
    { EMFILE, XEP_ERROR_FAILED },    { EEXIST, XEP_ERROR_INVALID },
    { ELOOP, XEP_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      xep_set_error_from_errno (&error, cases[i].number, "/usb/Báo cáo.pdf");
      g_assert_error (error, XEP_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, "/usb/Báo cáo.pdf"));
    }
}

static void
test_read_refused (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *missing = g_build_filename (dir, "missing", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) folder_error = NULL;

  g_assert_false (xep_safe_file_read (missing, &data, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_assert_false (xep_safe_file_read (dir, &data, NULL, &folder_error));
  g_assert_error (folder_error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_null (data);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/safe-file/write", test_write);
  g_test_add_func ("/safe-file/keeps-mode", test_keeps_mode);
  g_test_add_func ("/safe-file/not-committed", test_not_committed);
  g_test_add_func ("/safe-file/committed", test_committed);
  g_test_add_func ("/safe-file/commit-fails", test_commit_fails);
  g_test_add_func ("/safe-file/litter", test_litter);
  g_test_add_func ("/safe-file/keep-as", test_keep_as);
  g_test_add_func ("/safe-file/refused-places", test_refused_places);
#ifdef G_OS_UNIX
  g_test_add_func ("/safe-file/read-only-folder", test_read_only_folder);
  g_test_add_func ("/safe-file/read-only-file", test_read_only_file);
  g_test_add_func ("/safe-file/write-breaks", test_write_breaks);
  g_test_add_func ("/safe-file/links", test_links);
#endif
  g_test_add_func ("/safe-file/errno", test_errno);
  g_test_add_func ("/safe-file/read-refused", test_read_refused);
  return g_test_run ();
}
