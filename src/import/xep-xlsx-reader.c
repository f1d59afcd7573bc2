/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-xlsx-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "import/xep-cell-text.h"
#include "import/xep-number-formats.h"
#include "import/xep-sheet-reader.h"

#define MAX_SHEETS 128
#define MAX_RELATIONS 4096

/* What the workbook part says of its sheets before they are read. */
typedef struct
{
  XepPackage *package;
  GPtrArray *sheets; /* XepSheet, still empty */
  GPtrArray *ids;    /* char*: relation of each sheet */
  gboolean date1904;
  gboolean found; /* the part is a workbook at all */
} BookReader;

/* Where the parts are: targets by relation id, and those there is one of by kind. */
typedef struct
{
  XepPackage *package;
  const char *folder;  /* of the part the relations belong to, "xl/" */
  GHashTable *targets; /* char* id → char* part */
  char *main_part;
  char *strings_part;
  char *styles_part;
} Relations;

static Relations *
relations_new (XepPackage *package, const char *folder)
{
  Relations *self = g_new0 (Relations, 1);

  self->package = package;
  self->folder = folder;
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

static void
relations_free (Relations *self)
{
  g_hash_table_unref (self->targets);
  g_free (self->main_part);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Relations, relations_free)

/* Part names inside the .zip always have '/': "/xl/a.xml" from the root, "a.xml" and "../a.xml"
 * from @folder. */
static char *
resolve_part (const char *folder, const char *target)
{
  if (*target == '/')
    return g_strdup (target + 1);
  if (g_str_has_prefix (target, "../"))
    return g_strdup (target + 3);
  return g_strconcat (folder, g_str_has_prefix (target, "./") ? target + 2 : target, NULL);
}

static gboolean
relations_open (xmlTextReader *reader, gpointer data, GError **error)
{
  Relations *self = data;
  g_autofree char *id = NULL, *type = NULL, *target = NULL;
  char **single = NULL;

  if (!xep_package_at (reader, "Relationship"))
    return TRUE;
  id = xep_package_attribute (reader, "Id");
  type = xep_package_attribute (reader, "Type");
  target = xep_package_attribute (reader, "Target");
  if (id == NULL || type == NULL || target == NULL
      || g_hash_table_size (self->targets) >= MAX_RELATIONS)
    {
      xep_package_set_damaged (self->package, error);
      return FALSE;
    }

  if (g_str_has_suffix (type, "/officeDocument"))
    single = &self->main_part;
  else if (g_str_has_suffix (type, "/sharedStrings"))
    single = &self->strings_part;
  else if (g_str_has_suffix (type, "/styles"))
    single = &self->styles_part;
  if (single != NULL)
    {
      g_free (*single);
      *single = resolve_part (self->folder, target);
    }
  g_hash_table_insert (self->targets, g_steal_pointer (&id), resolve_part (self->folder, target));
  return TRUE;
}

static Relations *
read_relations (XepPackage *package, const char *part, const char *folder, GError **error)
{
  static const XepPackageVisitor visitor = { relations_open, NULL, NULL };
  g_autoptr (Relations) self = relations_new (package, folder);

  if (!xep_package_read (package, part, &visitor, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
is_true (const char *text)
{
  return g_strcmp0 (text, "1") == 0 || g_strcmp0 (text, "true") == 0 || g_strcmp0 (text, "on") == 0;
}

static gboolean
add_sheet (BookReader *self, xmlTextReader *reader, GError **error)
{
  g_autofree char *name = xep_package_attribute (reader, "name");
  g_autofree char *id = xep_package_attribute (reader, "id");
  g_autofree char *state = xep_package_attribute (reader, "state");
  XepSheet *sheet;

  if (name == NULL || id == NULL)
    {
      xep_package_set_damaged (self->package, error);
      return FALSE;
    }
  if (self->sheets->len >= MAX_SHEETS)
    {
      xep_package_set_hostile (self->package, _("it holds too many sheets"), error);
      return FALSE;
    }
  sheet = xep_sheet_new (name);
  sheet->hidden = state != NULL && !g_str_equal (state, "visible");
  g_ptr_array_add (self->sheets, sheet);
  g_ptr_array_add (self->ids, g_steal_pointer (&id));
  return TRUE;
}

static gboolean
book_open (xmlTextReader *reader, gpointer data, GError **error)
{
  BookReader *self = data;

  if (xep_package_at (reader, "workbook"))
    self->found = TRUE;
  else if (xep_package_at (reader, "workbookPr"))
    {
      g_autofree char *date1904 = xep_package_attribute (reader, "date1904");

      self->date1904 = is_true (date1904);
    }
  else if (xep_package_at (reader, "sheet"))
    {
      return add_sheet (self, reader, error);
    }
  return TRUE;
}

/* The shared parts are optional: a workbook of numbers and inline texts has none. */
static gboolean
read_shared_parts (XepPackage *package,
                   Relations *relations,
                   GPtrArray **strings,
                   GPtrArray **looks,
                   GError **error)
{
  if (relations->strings_part != NULL && xep_package_has (package, relations->strings_part))
    {
      *strings = xep_shared_strings_read (package, relations->strings_part, error);
      if (*strings == NULL)
        return FALSE;
    }
  if (relations->styles_part != NULL && xep_package_has (package, relations->styles_part))
    {
      *looks = xep_number_formats_read (package, relations->styles_part, error);
      if (*looks == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_sheets (BookReader *book, Relations *relations, GError **error)
{
  g_autoptr (GPtrArray) strings = NULL;
  g_autoptr (GPtrArray) looks = NULL;

  if (!read_shared_parts (book->package, relations, &strings, &looks, error))
    return FALSE;
  for (guint i = 0; i < book->sheets->len; i++)
    {
      XepSheet *sheet = g_ptr_array_index (book->sheets, i);
      const char *part = g_hash_table_lookup (relations->targets, g_ptr_array_index (book->ids, i));

      sheet->date1904 = book->date1904;
      if (part == NULL)
        {
          xep_package_set_damaged (book->package, error);
          return FALSE;
        }
      if (!xep_sheet_reader_read (book->package, part, strings, looks, sheet, error))
        return FALSE;
    }
  return TRUE;
}

/* "xl/workbook.xml" → folder "xl/" and relations part "xl/_rels/workbook.xml.rels". */
static char *
relations_part (const char *main_part, char **folder)
{
  const char *slash = strrchr (main_part, '/');
  gsize length = slash != NULL ? (gsize) (slash + 1 - main_part) : 0;

  *folder = g_strndup (main_part, length);
  return g_strconcat (*folder, "_rels/", main_part + length, ".rels", NULL);
}

static gboolean
refuse_other (XepPackage *package, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” is not an Excel workbook (.xlsx). Nothing was read from it. Choose another "
                 "file."),
               xep_package_get_name (package));
  return FALSE;
}

static gboolean
read_book (XepPackage *package, const char *main_part, GPtrArray *sheets, GError **error)
{
  static const XepPackageVisitor visitor = { book_open, NULL, NULL };
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = NULL;
  g_autofree char *part = relations_part (main_part, &folder);
  g_autoptr (Relations) relations = NULL;
  BookReader book = { .package = package, .sheets = sheets, .ids = ids };

  if (!xep_package_read (package, main_part, &visitor, &book, error))
    return FALSE;
  if (!book.found)
    return refuse_other (package, error);
  if (sheets->len == 0)
    {
      xep_package_set_damaged (package, error);
      return FALSE;
    }
  relations = read_relations (package, part, folder, error);
  return relations != NULL && read_sheets (&book, relations, error);
}

/* The relations of the container name the workbook part, whatever it is called ("workbook2.xml").
 * A .zip that is no workbook (a .docx, a folder of photographs) has none or another. */
static char *
find_main_part (XepPackage *package, GError **error)
{
  g_autoptr (Relations) relations = NULL;

  if (xep_package_has (package, "_rels/.rels"))
    {
      relations = read_relations (package, "_rels/.rels", "", error);
      if (relations == NULL)
        return NULL;
      if (relations->main_part != NULL && xep_package_has (package, relations->main_part)
          && g_str_has_suffix (relations->main_part, ".xml"))
        return g_steal_pointer (&relations->main_part);
    }
  if (xep_package_has (package, "xl/workbook.xml"))
    return g_strdup ("xl/workbook.xml");
  if (xep_package_has (package, "xl/workbook.bin"))
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("“%s” is a binary Excel workbook (.xlsb). Nothing was read from it. Open it in "
                   "Excel, save it as .xlsx and choose that file."),
                 xep_package_get_name (package));
  else
    refuse_other (package, error);
  return NULL;
}

GPtrArray *
xep_xlsx_reader_read (XepPackage *package, GError **error)
{
  g_autofree char *main_part = find_main_part (package, error);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_sheet_free);

  if (main_part == NULL || !read_book (package, main_part, sheets, error))
    return NULL;
  return g_steal_pointer (&sheets);
}
