/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-regulation-library.h"

#include <glib/gi18n.h>

#include "base/xep-paths.h"
#include "base/xep-safe-file.h"

#define FOLDER "regulations"
#define LAST_GOOD "last-good.xml"

/* Of two regulations of the same date the clerk's own goes first; the copy of the last good one
 * stands in for a broken file before the shipped one does. */
typedef enum
{
  ORIGIN_SHIPPED,
  ORIGIN_LAST_GOOD,
  ORIGIN_OWN,
} Origin;

typedef struct
{
  char *own_folder;
  XepDate today;
  XepRegulation *best;
  Origin best_origin;
  GPtrArray *problems; /* char*: one sentence for each file that cannot be used */
} Library;

static void
library_clear (Library *self)
{
  g_free (self->own_folder);
  g_clear_pointer (&self->best, xep_regulation_unref);
  g_ptr_array_unref (self->problems);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Library, library_clear)

/* A regulation in force goes before one to come; then the newest in force, or the next to come. */
static int
compare_dates (XepDate a, XepDate b, XepDate today)
{
  gboolean a_in_force = xep_date_compare (a, today) <= 0;
  gboolean b_in_force = xep_date_compare (b, today) <= 0;

  if (a_in_force != b_in_force)
    return a_in_force - b_in_force;
  return a_in_force ? xep_date_compare (a, b) : xep_date_compare (b, a);
}

static int
compare_versions (XepRegulation *a, XepRegulation *b)
{
  guint64 first = g_ascii_strtoull (xep_regulation_get_version (a), NULL, 10);
  guint64 second = g_ascii_strtoull (xep_regulation_get_version (b), NULL, 10);

  return (first > second) - (first < second);
}

static gboolean
is_better (const Library *self, XepRegulation *regulation, Origin origin)
{
  int order;

  if (self->best == NULL)
    return TRUE;
  order = compare_dates (xep_regulation_get_effective (regulation),
                         xep_regulation_get_effective (self->best), self->today);
  if (order == 0)
    order = (int) origin - (int) self->best_origin;
  if (order == 0)
    order = compare_versions (regulation, self->best);
  return order > 0;
}

static void
consider_file (Library *self, const char *path, Origin origin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepRegulation) regulation = xep_regulation_load (path, &error);

  if (regulation == NULL)
    {
      g_ptr_array_add (self->problems, g_strdup (error->message));
      return;
    }
  if (!is_better (self, regulation, origin))
    return;
  g_clear_pointer (&self->best, xep_regulation_unref);
  self->best = g_steal_pointer (&regulation);
  self->best_origin = origin;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Names of the regulation files of @dir, sorted: folders give them in any order. */
static GPtrArray *
list_files (GDir *dir)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") && !g_str_equal (name, LAST_GOOD))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* A folder that is not there holds nothing. */
static void
consider_folder (Library *self, const char *folder, Origin origin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = NULL;

  if (dir == NULL)
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_ptr_array_add (self->problems, g_strdup_printf (_("The folder “%s” cannot be read: %s"),
                                                          folder, error->message));
      return;
    }
  names = list_files (dir);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      consider_file (self, path, origin);
    }
}

/* Only a broken file brings the copy into play. */
static void
consider_last_good (Library *self)
{
  g_autofree char *path = g_build_filename (self->own_folder, LAST_GOOD, NULL);

  if (self->problems->len > 0 && g_file_test (path, G_FILE_TEST_EXISTS))
    consider_file (self, path, ORIGIN_LAST_GOOD);
}

static gboolean
write_last_good (Library *self, GError **error)
{
  g_autofree char *user_dir = xep_paths_get_user_dir ();
  g_autofree char *path = g_build_filename (self->own_folder, LAST_GOOD, NULL);
  const char *xml = xep_regulation_get_xml (self->best);
  g_autofree char *kept = NULL;

  if (xep_safe_file_read (path, &kept, NULL, NULL) && g_str_equal (kept, xml))
    return TRUE;
  return xep_paths_ensure_private_dir (user_dir, error)
         && xep_paths_ensure_private_dir (self->own_folder, error)
         && xep_safe_file_write (path, xml, -1, error);
}

/* The program works on without the copy, but the clerk is told. */
static void
keep_last_good (Library *self)
{
  g_autoptr (GError) error = NULL;

  if (self->best_origin != ORIGIN_LAST_GOOD && !write_last_good (self, &error))
    g_ptr_array_add (self->problems, g_strdup (error->message));
}

static char *
join_problems (GPtrArray *problems)
{
  if (problems->len == 0)
    return NULL;
  g_ptr_array_add (problems, NULL);
  return g_strjoinv ("\n", (char **) problems->pdata);
}

/**
 * xep_regulation_library_load_current:
 * @warning: (out) (transfer full) (nullable): what could not be used, one line for each file, %NULL
 * if all is well
 * @error: %XEP_ERROR_NOT_FOUND with the reasons when there is no good regulation at all
 *
 * "In force" is by today's date; while none is in force the next to come is taken.
 */
XepRegulation *
xep_regulation_library_load_current (char **warning, GError **error)
{
  g_auto (Library) self = { NULL };
  g_autofree char *user_dir = xep_paths_get_user_dir ();
  g_autofree char *shipped = xep_paths_get_data_file (FOLDER, NULL);

  *warning = NULL;
  self.own_folder = g_build_filename (user_dir, FOLDER, NULL);
  self.today = xep_date_today ();
  self.problems = g_ptr_array_new_with_free_func (g_free);
  consider_folder (&self, self.own_folder, ORIGIN_OWN);
  consider_folder (&self, shipped, ORIGIN_SHIPPED);
  consider_last_good (&self);
  if (self.best == NULL)
    {
      g_autofree char *reasons = join_problems (self.problems);

      g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                   _("No usable regulation was found in “%s”. Install the program again. %s"),
                   shipped, reasons != NULL ? reasons : "");
      return NULL;
    }
  keep_last_good (&self);
  *warning = join_problems (self.problems);
  return g_steal_pointer (&self.best);
}
