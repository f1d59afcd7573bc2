/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/layout/xep-pdf-check.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "report/shared/xep-package-check.h"

/* Bytes from the end in which the last words of a PDF stand. */
#define TAIL 64
/* One line of the table of objects: "0000000015 00000 n \n". */
#define TABLE_LINE 20
#define LONGEST_LINE 4096

/* A PDF being read back. */
typedef struct
{
  FILE *file;
  long table; /* where the line of object 0 begins */
  guint n_objects;
} Reader;

/* The number behind @word in @text, 0 if there is none. */
static guint64
find_number (const char *text, const char *word)
{
  const char *at = text != NULL ? strstr (text, word) : NULL;

  return at != NULL ? g_ascii_strtoull (at + strlen (word), NULL, 10) : 0;
}

static gboolean
read_line (Reader *self, char *line)
{
  return fgets (line, LONGEST_LINE, self->file) != NULL;
}

/* The lines from @offset to the one that begins with @last; NULL if that does not come. (transfer
 * full) */
static char *
read_lines (Reader *self, long offset, const char *last)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char line[LONGEST_LINE];

  if (fseek (self->file, offset, SEEK_SET) != 0)
    return NULL;
  while (read_line (self, line))
    {
      g_string_append (text, line);
      if (g_str_has_prefix (line, last))
        return g_string_free (g_steal_pointer (&text), FALSE);
    }
  return NULL;
}

/* The text of an object without a stream. (transfer full) */
static char *
read_object (Reader *self, guint64 number)
{
  char entry[TABLE_LINE + 1] = "";
  g_autofree char *begin = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj", number);
  g_autofree char *text = NULL;

  if (number == 0 || number >= self->n_objects
      || fseek (self->file, self->table + (long) number * TABLE_LINE, SEEK_SET) != 0
      || fread (entry, 1, TABLE_LINE, self->file) != TABLE_LINE)
    return NULL;
  text = read_lines (self, (long) g_ascii_strtoull (entry, NULL, 10), "endobj");
  return text != NULL && g_str_has_prefix (text, begin) ? g_steal_pointer (&text) : NULL;
}

/* Goes from the end of the file to its table of objects, to the catalogue, to the pages. */
static guint64
count_pages (Reader *self, guint64 length)
{
  char tail[TAIL + 1] = "";
  char line[LONGEST_LINE];
  g_autofree char *trailer = NULL;
  g_autofree char *catalogue = NULL;
  g_autofree char *pages = NULL;
  long table;

  if (fseek (self->file, -(long) TAIL, SEEK_END) != 0 || fread (tail, 1, TAIL, self->file) != TAIL
      || (guint64) ftell (self->file) != length || !g_str_has_suffix (tail, "%%EOF\n"))
    return 0;
  table = (long) find_number (tail, "startxref\n");
  if (table == 0 || fseek (self->file, table, SEEK_SET) != 0 || !read_line (self, line)
      || !g_str_equal (line, "xref\n") || !read_line (self, line))
    return 0;
  self->n_objects = (guint) find_number (line, "0 ");
  self->table = ftell (self->file);
  trailer = read_lines (self, self->table + (long) self->n_objects * TABLE_LINE, "startxref");
  catalogue = read_object (self, find_number (trailer, "/Root "));
  pages = read_object (self, find_number (catalogue, "/Pages "));
  return find_number (pages, "/Count ");
}

gboolean
xep_pdf_check (const char *path, const char *name, guint64 length, guint n_pages, GError **error)
{
  Reader reader = { g_fopen (path, "rb"), 0, 0 };
  gboolean whole = FALSE;

  if (reader.file != NULL)
    {
      whole = n_pages > 0 && count_pages (&reader, length) == n_pages && ferror (reader.file) == 0;
      fclose (reader.file);
    }
  if (!whole)
    xep_package_set_not_whole (name, error);
  return whole;
}
