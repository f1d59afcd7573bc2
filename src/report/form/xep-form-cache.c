/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/form/xep-form-cache.h"

#include <glib/gstdio.h>

typedef struct
{
  char *stamp;
  XepForm *form;
} Entry;

static GMutex mutex;
static GHashTable *entries; /* char* path → Entry */

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->stamp);
  xep_form_unref (entry->form);
  g_free (entry);
}

/* The inode tells a file that was replaced within the clock's grain. Not by GIO, which loads
 * modules for it. */
char *
xep_form_cache_stamp (const char *path)
{
  GStatBuf status;
  long nanoseconds = 0;

  if (g_stat (path, &status) != 0)
    return g_strdup ("");
#ifdef G_OS_UNIX
  nanoseconds = status.st_mtim.tv_nsec;
#endif
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%ld %" G_GINT64_FORMAT " %" G_GUINT64_FORMAT,
                          (gint64) status.st_mtime, nanoseconds, (gint64) status.st_size,
                          (guint64) status.st_ino);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char *
xep_form_cache_stamp_folder (const char *path)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *stamp = xep_form_cache_stamp (file);

      g_ptr_array_add (lines, g_strconcat (file, " ", stamp, NULL));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

XepForm *
xep_form_cache_find (const char *path, const char *stamp)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  Entry *entry = entries != NULL ? g_hash_table_lookup (entries, path) : NULL;

  return entry != NULL && g_str_equal (entry->stamp, stamp) ? xep_form_ref (entry->form) : NULL;
}

void
xep_form_cache_add (const char *path, const char *stamp, XepForm *form)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  Entry *entry = g_new0 (Entry, 1);

  entry->stamp = g_strdup (stamp);
  entry->form = xep_form_ref (form);
  if (entries == NULL)
    entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  g_hash_table_replace (entries, g_strdup (path), entry);
}
