/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xep-paths.h"
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

static char *
make_link (const char *target, const char *dir, const char *name)
{
  char *link = g_build_filename (dir, name, NULL);

  g_assert_cmpint (symlink (target, link), ==, 0);
  return link;
}

/* What the link @name to @target resolves to. */
static void
assert_resolved (const char *dir, const char *name, const char *target, const char *expected)
{
  g_autofree char *link = make_link (target, dir, name);
  g_autofree char *resolved = xep_paths_resolve (link);

  g_assert_cmpstr (resolved, ==, expected);
}

static void
test_resolve (void)
{
  g_autofree char *base = xep_test_make_dir ();
  g_autofree char *dir = xep_paths_resolve (base);
  g_autofree char *file = g_build_filename (dir, "data.db", NULL);
  g_autofree char *missing = g_build_filename (dir, "new.db", NULL);
  g_autofree char *own_name = g_path_get_basename (dir);
  g_autofree char *detour = g_build_filename (dir, ".", "..", own_name, "data.db", NULL);
  g_autofree char *resolved = xep_paths_resolve (missing);
  g_autofree char *circle = make_link ("circle", dir, "circle");
  g_autofree char *unresolved = xep_paths_resolve (circle);

  g_assert_cmpstr (resolved, ==, missing);
  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  assert_resolved (dir, "absolute", file, file);
  assert_resolved (dir, "relative", "data.db", file);
  assert_resolved (dir, "second", "relative", file);
  assert_resolved (dir, "detour", detour, file);
  assert_resolved (dir, "dangling", "new.db", missing);
  g_assert_cmpstr (unresolved, ==, circle);
}

/* A link named from the folder in which the program was started. */
static void
test_resolve_relative (void)
{
  g_autofree char *base = xep_test_make_dir ();
  g_autofree char *dir = xep_paths_resolve (base);
  g_autofree char *start = g_get_current_dir ();
  g_autofree char *stick = g_build_filename (dir, "usb", NULL);
  g_autofree char *missing = g_build_filename (stick, "new.db", NULL);
  g_autofree char *link = make_link ("usb/new.db", dir, "link");
  g_autofree char *resolved = NULL;
  g_autofree char *detour = NULL;

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  g_assert_cmpint (g_chdir (dir), ==, 0);
  resolved = xep_paths_resolve ("link");
  detour = xep_paths_resolve ("./usb/../link");
  g_assert_cmpint (g_chdir (start), ==, 0);
  g_assert_cmpstr (resolved, ==, missing);
  g_assert_cmpstr (detour, ==, missing);
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
  g_test_add_func ("/paths/resolve", test_resolve);
  g_test_add_func ("/paths/resolve/relative", test_resolve_relative);
  return g_test_run ();
}
