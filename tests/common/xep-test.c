/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xep-test.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/xep-language.h"

/* The folders of the person who runs the tests are never touched. G_TEST_OPTION_ISOLATE_DIRS
 * would do this too, but it loses memory at each test, which hides real leaks from the leak
 * sanitizer. */
static void
isolate_dirs (void)
{
  static const char *const variables[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                           "XDG_STATE_HOME", "XDG_RUNTIME_DIR" };
  g_autofree char *root = xep_test_make_dir ();

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *dir = g_build_filename (root, variables[i], NULL);

      g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
      g_setenv (variables[i], dir, TRUE);
    }
}

void
xep_test_init (int *argc, char ***argv)
{
  xep_language_init ();
  isolate_dirs ();
  g_test_init (argc, argv, NULL);
}

/* Folders made by this process: gone when it ends. A test that dies leaves them to be looked into.
 */
static GPtrArray *made_dirs;
static GPid maker;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir
      = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
remove_made_dirs (void)
{
  for (guint i = 0; maker == getpid () && i < made_dirs->len; i++)
    remove_tree (g_ptr_array_index (made_dirs, i));
  g_ptr_array_unref (made_dirs);
}

char *
xep_test_make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("xeploai-test-XXXXXX", &error);

  g_assert_no_error (error);
  if (made_dirs == NULL)
    {
      made_dirs = g_ptr_array_new_with_free_func (g_free);
      maker = getpid ();
      atexit (remove_made_dirs);
    }
  g_ptr_array_add (made_dirs, g_strdup (dir));
  return dir;
}

char *
xep_test_data (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}
