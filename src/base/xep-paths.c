/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-paths.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "base/xep-safe-file.h"

#define FOLDER "xeploai"
#define DATABASE "xeploai.db"
/* Links that lead to links; more is taken for a circle, as the system does. */
#define MOST_LINKS 40

/**
 * xep_paths_get_program_dir:
 *
 * The folder that holds the running program, the only place that asks the system for it.
 * Returns: (transfer full) (nullable): %NULL where the system does not tell
 */
char *
xep_paths_get_program_dir (void)
{
#ifdef G_OS_WIN32
  g_autofree char *root = g_win32_get_package_installation_directory_of_module (NULL);

  return root != NULL ? g_build_filename (root, "bin", NULL) : NULL;
#else
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : NULL;
#endif
}

/**
 * xep_paths_get_share_dir:
 * @folder: a folder of the installed tree, such as "locale"
 *
 * @folder below the "share" beside the program's folder, which is how a moved installation finds
 * its data. Returns: (transfer full) (nullable): %NULL if there is no such folder
 */
char *
xep_paths_get_share_dir (const char *folder)
{
  g_autofree char *program_dir = xep_paths_get_program_dir ();
  g_autofree char *prefix = program_dir != NULL ? g_path_get_dirname (program_dir) : NULL;
  g_autofree char *dir = prefix != NULL ? g_build_filename (prefix, "share", folder, NULL) : NULL;

  if (dir == NULL || !g_file_test (dir, G_FILE_TEST_IS_DIR))
    return NULL;
  return g_steal_pointer (&dir);
}

char *
xep_paths_get_data_dir (void)
{
  const char *chosen = g_getenv ("XEPLOAI_DATA_DIR");
  char *beside;

  if (chosen != NULL && *chosen != '\0')
    return g_strdup (chosen);
  beside = xep_paths_get_share_dir (FOLDER);
  return beside != NULL ? beside : g_strdup (XEP_DATA_DIR);
}

/**
 * xep_paths_get_data_file:
 * @folder: "forms", "regulations", "sql" or "demo"
 * @name: the file in it; %NULL for the folder itself
 */
char *
xep_paths_get_data_file (const char *folder, const char *name)
{
  g_autofree char *dir = xep_paths_get_data_dir ();

  return g_build_filename (dir, folder, name, NULL);
}

char *
xep_paths_get_user_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), FOLDER, NULL);
}

char *
xep_paths_get_default_database (void)
{
  return g_build_filename (g_get_user_data_dir (), FOLDER, DATABASE, NULL);
}

/**
 * xep_paths_ensure_private_dir:
 *
 * A folder that is already there is left with the mode it has. Errors as
 * xep_set_error_from_errno().
 */
gboolean
xep_paths_ensure_private_dir (const char *dir, GError **error)
{
  if (g_mkdir_with_parents (dir, 0700) == 0)
    return TRUE;
  xep_set_error_from_errno (error, errno, dir);
  return FALSE;
}

#ifdef G_OS_UNIX

static char *
resolve_existing (const char *path)
{
  char *found = realpath (path, NULL);
  char *copy = g_strdup (found);

  free (found);
  return copy;
}

#else

static char *
resolve_existing (const char *path)
{
  return NULL;
}

#endif

/* The name with its folder resolved; the file itself may be missing. */
static char *
resolve_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *found = resolve_existing (folder);

  if (found == NULL)
    return g_canonicalize_filename (path, NULL);
  return g_build_filename (found, name, NULL);
}

/**
 * xep_paths_resolve:
 *
 * Two names of one file become the same text, unless they are hard links.
 */
char *
xep_paths_resolve (const char *path)
{
  g_autofree char *current = g_strdup (path);

  for (int links = 0; links < MOST_LINKS; links++)
    {
      g_autofree char *found = resolve_existing (current);
      g_autofree char *target = found == NULL ? g_file_read_link (current, NULL) : NULL;
      g_autofree char *folder = NULL;

      if (found != NULL)
        return g_steal_pointer (&found);
      if (target == NULL)
        return resolve_folder (current);
      folder = g_path_get_dirname (current);
      g_free (current);
      current = g_path_is_absolute (target) ? g_steal_pointer (&target)
                                            : g_build_filename (folder, target, NULL);
    }
  return resolve_folder (path);
}
