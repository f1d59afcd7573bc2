/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/shared/xep-package-check.h"

#include <glib/gi18n.h>
#include <zip.h>

#include "report/shared/xep-xml-scan.h"

#define CHUNK (64 * 1024)

void
xep_package_set_not_whole (const char *name, GError **error)
{
  g_autofree char *shown = g_filename_display_name (name);

  g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
               _("“%s” was not written: what came out was not whole, as happens when a disk is "
                 "full or failing. What was there is kept; free some space or choose another disk "
                 "and try again."),
               shown);
}

/* Reads @file to its end; TRUE if all of it came and, unless @scan is NULL, is XML. The checksum is
 * looked at by the archive when the end is reached. */
static gboolean
read_part (zip_file_t *file, XepXmlScan *scan)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  zip_int64_t n;

  while ((n = zip_fread (file, chunk, CHUNK)) > 0)
    if (scan != NULL && !xep_xml_scan_add (scan, chunk, (gsize) n))
      return FALSE;
  return n == 0;
}

/* @element (nullable): counted. */
static gboolean
check_entry (zip_t *archive, zip_uint64_t index, const char *element, guint *count)
{
  const char *name = zip_get_name (archive, index, 0);
  zip_file_t *file = zip_fopen_index (archive, index, 0);
  g_autoptr (XepXmlScan) scan = NULL;
  gboolean whole;

  if (name == NULL || file == NULL)
    {
      if (file != NULL)
        zip_fclose (file);
      return FALSE;
    }
  if (g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels"))
    scan = xep_xml_scan_new (element);
  whole = read_part (file, scan) && (scan == NULL || xep_xml_scan_finish (scan, count));
  return zip_fclose (file) == 0 && whole;
}

static gboolean
check_archive (zip_t *archive, const XepPackagePart *parts, guint n_parts)
{
  zip_int64_t n_entries = zip_get_num_entries (archive, 0);

  for (guint i = 0; i < n_parts; i++)
    if (zip_name_locate (archive, parts[i].part, 0) < 0)
      return FALSE;
  for (zip_int64_t i = 0; i < n_entries; i++)
    {
      const char *name = zip_get_name (archive, (zip_uint64_t) i, 0);
      const XepPackagePart *part = NULL;
      const char *element;
      guint count = 0;

      for (guint p = 0; p < n_parts && part == NULL; p++)
        if (g_strcmp0 (parts[p].part, name) == 0)
          part = &parts[p];
      element = part != NULL ? part->element : NULL;

      if (!check_entry (archive, (zip_uint64_t) i, element, &count)
          || (element != NULL && count != part->count))
        return FALSE;
    }
  return TRUE;
}

gboolean
xep_package_check (
    const char *path, const char *name, const XepPackagePart *parts, guint n_parts, GError **error)
{
  zip_t *archive = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  gboolean whole = archive != NULL && check_archive (archive, parts, n_parts);

  if (archive != NULL)
    zip_discard (archive);
  if (!whole)
    xep_package_set_not_whole (name, error);
  return whole;
}
