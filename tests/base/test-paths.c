/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-paths.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "xep-test.h"

static void
test_data (void)
{
  g_autofree char *dir = NULL;
  g_autofree char *file = NULL;
  g_autofree char *expected = g_build_filename ("chosen", "forms", "pl5.xml", NULL);
  g_autofree char *before = g_strdup (g_getenv ("XEPLOAI_DATA_DIR"));

  g_setenv ("XEPLOAI_DATA_DIR", "chosen", TRUE);
  dir = xep_paths_get_data_dir ();
  file = xep_paths_get_data_file ("forms", "pl5.xml");
  g_assert_cmpstr (dir, ==, "chosen");
  g_assert_cmpstr (file, ==, expected);

  g_unsetenv ("XEPLOAI_DATA_DIR");
  g_free (dir);
  dir = xep_paths_get_data_dir ();
  /* The test programs lie in no installed tree. */
  g_assert_cmpstr (dir, ==, XEP_DATA_DIR);
  if (before != NULL)
    g_setenv ("XEPLOAI_DATA_DIR", before, TRUE);
}

static void
test_program (void)
{
  g_autofree char *dir = xep_paths_get_program_dir ();
  g_autofree char *name = g_path_get_basename (g_get_prgname ());
  g_autofree char *program = g_build_filename (dir, name, NULL);
  g_autofree char *missing = xep_paths_get_share_dir ("no-such-folder");

  g_assert_true (g_path_is_absolute (dir));
  g_assert_true (g_file_test (program, G_FILE_TEST_IS_EXECUTABLE));
  g_assert_null (missing);
}

static void
test_user (void)
{
  g_autofree char *dir = xep_paths_get_user_dir ();
  g_autofree char *database = xep_paths_get_default_database ();
  g_autofree char *expected = g_build_filename (g_get_user_data_dir (), "xeploai", NULL);
  g_autofree char *parent = g_path_get_dirname (database);

  g_assert_cmpstr (dir, ==, expected);
  g_assert_cmpstr (parent, ==, expected);
  g_assert_true (g_str_has_suffix (database, "xeploai.db"));
}

static int
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
test_private (void)
{
  g_autofree char *base = xep_test_make_dir ();
  g_autofree char *dir = g_build_filename (base, "a", "b", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_paths_ensure_private_dir (dir, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_mode (dir), ==, 0700);
  g_assert_cmpint (g_chmod (dir, 0750), ==, 0);
  g_assert_true (xep_paths_ensure_private_dir (dir, &error));
  g_assert_cmpint (get_mode (dir), ==, 0750);
}

static void
test_private_refused (void)
{
  g_autofree char *base = xep_test_make_dir ();
  g_autofree char *file = g_build_filename (base, "file", NULL);
  g_autofree char *below = g_build_filename (file, "dir", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) below_error = NULL;

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  g_assert_false (xep_paths_ensure_private_dir (file, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == XEP_ERROR);
  g_assert_false (xep_paths_ensure_private_dir (below, &below_error));
  g_assert_error (below_error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/paths/data", test_data);
  g_test_add_func ("/paths/program", test_program);
  g_test_add_func ("/paths/user", test_user);
  g_test_add_func ("/paths/private", test_private);
  g_test_add_func ("/paths/private/refused", test_private_refused);
  return g_test_run ();
}
