/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xep-workbook.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/xep-safe-file.h"
#include "import/xep-cell-text.h"
#include "import/xep-number-formats.h"
#include "import/xep-package.h"
#include "import/xep-sheet-reader.h"

#define MAX_SHEETS 128
#define MAX_RELATIONS 4096

struct _XepWorkbook
{
  GPtrArray *sheets; /* XepSheet */
};

/* What the workbook part says of its sheets before they are read. */
typedef struct
{
  XepPackage *package;
  GPtrArray *sheets; /* XepSheet, still empty */
  GPtrArray *ids;    /* char*: relation of each sheet */
  gboolean date1904;
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

  if (xep_package_at (reader, "workbookPr"))
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
                   GArray **formats,
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
      *formats = xep_number_formats_read (package, relations->styles_part, error);
      if (*formats == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_sheets (BookReader *book, Relations *relations, GError **error)
{
  g_autoptr (GPtrArray) strings = NULL;
  g_autoptr (GArray) formats = NULL;

  if (!read_shared_parts (book->package, relations, &strings, &formats, error))
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
      if (!xep_sheet_reader_read (book->package, part, strings, formats, sheet, error))
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
  relations = read_relations (package, part, folder, error);
  return relations != NULL && read_sheets (&book, relations, error);
}

/* A .zip that is no workbook (a .docx, a folder of photographs) has no workbook part. */
static char *
find_main_part (XepPackage *package, GError **error)
{
  g_autoptr (Relations) relations = NULL;

  if (xep_package_has (package, "_rels/.rels"))
    {
      relations = read_relations (package, "_rels/.rels", "", error);
      if (relations == NULL)
        return NULL;
      if (relations->main_part != NULL && g_str_has_suffix (relations->main_part, "workbook.xml"))
        return g_steal_pointer (&relations->main_part);
    }
  if (xep_package_has (package, "xl/workbook.xml"))
    return g_strdup ("xl/workbook.xml");
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” is not an Excel workbook (.xlsx). Nothing was read from it. Choose another "
                 "file."),
               xep_package_get_name (package));
  return NULL;
}

XepWorkbook *
xep_workbook_parse (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (XepPackage) package = xep_package_new (data, length, name, error);
  g_autoptr (XepWorkbook) self = NULL;
  g_autofree char *main_part = NULL;

  if (package == NULL)
    return NULL;
  main_part = find_main_part (package, error);
  if (main_part == NULL)
    return NULL;

  self = g_new0 (XepWorkbook, 1);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_sheet_free);
  if (!read_book (package, main_part, self->sheets, error))
    return NULL;
  if (self->sheets->len == 0)
    {
      xep_package_set_damaged (package, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* The whole file is taken into memory, so that nobody changes it while it is read. */
static gboolean
read_file (const char *path, const char *name, char **data, gsize *length, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      xep_set_error_from_errno (error, errno, path);
      return FALSE;
    }
  if (status.st_size > XEP_PACKAGE_FILE)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” is larger than %d MB, too large for a list of people. Nothing was read "
                     "from it. Choose another file."),
                   name, XEP_PACKAGE_FILE / 1024 / 1024);
      return FALSE;
    }
  return xep_safe_file_read (path, data, length, error);
}

XepWorkbook *
xep_workbook_load (const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *data = NULL;
  gsize length = 0;

  if (!read_file (path, name, &data, &length, error))
    return NULL;
  return xep_workbook_parse (data, length, name, error);
}

guint
xep_workbook_count_sheets (XepWorkbook *self)
{
  return self->sheets->len;
}

XepSheet *
xep_workbook_get_sheet (XepWorkbook *self, guint index)
{
  g_return_val_if_fail (index < self->sheets->len, NULL);
  return g_ptr_array_index (self->sheets, index);
}

void
xep_workbook_free (XepWorkbook *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sheets);
  g_free (self);
}
