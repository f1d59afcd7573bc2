/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-form-shelf.h"

#include <gio/gio.h>

#include "base/xep-paths.h"
#include "gui/paper/xep-own-form.h"

#define STAMP_ATTRIBUTES                                                                           \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_SIZE                                \
                                 "," G_FILE_ATTRIBUTE_TIME_MODIFIED                                \
                                 "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC                           \
                                 "," G_FILE_ATTRIBUTE_UNIX_INODE

/* The forms read last, and what their files looked like then. */
static XepFormCatalogue *catalogue;
static char *stamp;

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* A folder that is not there has no files: that is not an error. */
static void
add_folder (GPtrArray *lines, const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
      folder, STAMP_ATTRIBUTES, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  GFileInfo *info = NULL;

  while (files != NULL && g_file_enumerator_iterate (files, &info, NULL, NULL, NULL)
         && info != NULL)
    g_ptr_array_add (
        lines,
        g_strdup_printf (
            "%s/%s %" G_GOFFSET_FORMAT " %" G_GUINT64_FORMAT " %u %" G_GUINT64_FORMAT, path,
            g_file_info_get_name (info), g_file_info_get_size (info),
            g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
            g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC),
            g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE)));
}

static char *
dup_stamp (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *shipped = xep_paths_get_data_file ("forms", NULL);
  g_autofree char *own = xep_own_form_dup_folder ();

  add_folder (lines, shipped);
  add_folder (lines, own);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

XepFormCatalogue *
xep_form_shelf_get (GError **error)
{
  g_autofree char *now = dup_stamp ();
  XepFormCatalogue *fresh = NULL;

  if (catalogue != NULL && g_strcmp0 (now, stamp) == 0)
    return xep_form_catalogue_ref (catalogue);
  fresh = xep_form_catalogue_load (error);
  if (fresh == NULL)
    return NULL;
  g_clear_pointer (&catalogue, xep_form_catalogue_unref);
  g_free (stamp);
  catalogue = xep_form_catalogue_ref (fresh);
  stamp = g_steal_pointer (&now);
  return fresh;
}
