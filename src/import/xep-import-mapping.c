/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-import-mapping.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-safe-file.h"
#include "import/xep-sheet.h"

#define ROWS "rows"
#define FIELDS "fields"
#define READ "read"
#define HEADER "header"
#define DECODE "decode"
#define LEFT_OUT "-"

struct _XepImportMapping
{
  GKeyFile *file;
};

static const char *const answers[] = { "", "same", "new", "skip" };

XepImportMapping *
xep_import_mapping_new (void)
{
  XepImportMapping *self = g_new0 (XepImportMapping, 1);

  self->file = g_key_file_new ();
  return self;
}

void
xep_import_mapping_free (XepImportMapping *self)
{
  if (self == NULL)
    return;
  g_key_file_unref (self->file);
  g_free (self);
}

/* Names of sheets may hold brackets, which a key file may not. (transfer full) */
static char *
dup_group (const char *sheet)
{
  g_autofree char *plain = g_strdelimit (g_strdup (sheet), "[]", '|');

  /* The two groups that are no sheets. */
  return g_str_equal (plain, ROWS) || g_str_equal (plain, FIELDS) ? g_strconcat (plain, "|", NULL)
                                                                  : g_steal_pointer (&plain);
}

static gboolean
refuse (const char *group, const char *key, const char *value, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s=%s” under “[%s]” of the mapping says nothing that is known. Nothing was "
                 "imported. Correct it and try again."),
               key, value, group);
  return FALSE;
}

static gboolean
check_answer (const char *key, const char *value, GError **error)
{
  for (guint i = 1; i < G_N_ELEMENTS (answers); i++)
    if (g_str_has_prefix (value, answers[i]))
      return TRUE;
  return refuse (ROWS, key, value, error);
}

static gboolean
check_sheet (const char *group, const char *key, const char *value, GError **error)
{
  g_autofree char *place = g_strconcat (key, "1", NULL);
  XepHeading field;
  guint row, column;

  if (g_str_equal (key, READ) || g_str_equal (key, DECODE))
    return g_str_equal (value, "yes") || g_str_equal (value, "no")
           || refuse (group, key, value, error);
  if (g_str_equal (key, HEADER))
    return (*value != '\0' && strspn (value, "0123456789") == strlen (value) && strlen (value) < 8
            && !g_str_equal (value, "0"))
           || refuse (group, key, value, error);
  return (xep_sheet_parse_address (place, &row, &column, NULL)
          && (g_str_equal (value, LEFT_OUT) || xep_heading_from_nick (value, &field)))
         || refuse (group, key, value, error);
}

XepImportMapping *
xep_import_mapping_parse (const char *text, GError **error)
{
  g_autoptr (XepImportMapping) self = xep_import_mapping_new ();
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_data (self->file, text, strlen (text), G_KEY_FILE_NONE, &local_error))
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("The mapping cannot be read: %s. Nothing was imported."),
                   local_error->message);
      return NULL;
    }
  groups = g_key_file_get_groups (self->file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (self->file, groups[i], NULL, NULL);

      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *value = g_key_file_get_string (self->file, groups[i], keys[j], NULL);
          const char *text_value = value != NULL ? value : "";
          gboolean well = g_str_equal (groups[i], FIELDS)
                          || (g_str_equal (groups[i], ROWS)
                                  ? check_answer (keys[j], text_value, error)
                                  : check_sheet (groups[i], keys[j], text_value, error));

          if (!well)
            return NULL;
        }
    }
  return g_steal_pointer (&self);
}

XepImportMapping *
xep_import_mapping_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!xep_safe_file_read (path, &text, &length, error))
    return NULL;
  return xep_import_mapping_parse (text, error);
}

char *
xep_import_mapping_dup_text (XepImportMapping *self)
{
  return g_key_file_to_data (self->file, NULL, NULL);
}

/* NULL if nothing was said. (transfer full) */
static char *
dup_value (XepImportMapping *self, const char *sheet, const char *key)
{
  g_autofree char *group = dup_group (sheet);

  return self != NULL ? g_key_file_get_string (self->file, group, key, NULL) : NULL;
}

static void
set_value (XepImportMapping *self, const char *sheet, const char *key, const char *value)
{
  g_autofree char *group = dup_group (sheet);

  g_key_file_set_string (self->file, group, key, value);
}

int
xep_import_mapping_get_read (XepImportMapping *self, const char *sheet)
{
  g_autofree char *value = dup_value (self, sheet, READ);

  return value == NULL ? -1 : g_str_equal (value, "yes") ? 1 : 0;
}

void
xep_import_mapping_set_read (XepImportMapping *self, const char *sheet, gboolean read)
{
  set_value (self, sheet, READ, read ? "yes" : "no");
}

gboolean
xep_import_mapping_is_decoded (XepImportMapping *self, const char *sheet)
{
  g_autofree char *value = dup_value (self, sheet, DECODE);

  return g_strcmp0 (value, "yes") == 0;
}

int
xep_import_mapping_get_header (XepImportMapping *self, const char *sheet)
{
  g_autofree char *value = dup_value (self, sheet, HEADER);

  return value == NULL ? -1 : (int) g_ascii_strtoll (value, NULL, 10) - 1;
}

void
xep_import_mapping_set_header (XepImportMapping *self, const char *sheet, int row)
{
  g_autofree char *number = g_strdup_printf ("%d", row + 1);

  set_value (self, sheet, HEADER, number);
}

gboolean
xep_import_mapping_get_column (XepImportMapping *self, const char *sheet, guint column, int *field)
{
  g_autofree char *name = xep_sheet_column_name (column);
  g_autofree char *value = dup_value (self, sheet, name);
  XepHeading heading;

  if (value == NULL)
    return FALSE;
  *field = xep_heading_from_nick (value, &heading) ? (int) heading : -1;
  return TRUE;
}

void
xep_import_mapping_set_column (XepImportMapping *self, const char *sheet, guint column, int field)
{
  g_autofree char *name = xep_sheet_column_name (column);

  set_value (self, sheet, name, field < 0 ? LEFT_OUT : xep_heading_to_nick ((XepHeading) field));
}

/* "Danh sách!12". Keys of a key file hold no brackets or "=". (transfer full) */
static char *
dup_place (const char *sheet, guint row)
{
  return g_strdelimit (g_strdup_printf ("%s!%u", sheet, row + 1), "[]=", '|');
}

XepImportAnswer
xep_import_mapping_get_answer (XepImportMapping *self,
                               const char *sheet,
                               guint row,
                               gint64 *person_id)
{
  g_autofree char *place = dup_place (sheet, row);
  g_autofree char *value
      = self != NULL ? g_key_file_get_string (self->file, ROWS, place, NULL) : NULL;

  *person_id = 0;
  for (guint i = 1; value != NULL && i < G_N_ELEMENTS (answers); i++)
    if (g_str_has_prefix (value, answers[i]))
      {
        *person_id = g_ascii_strtoll (value + strlen (answers[i]), NULL, 10);
        return (XepImportAnswer) i;
      }
  return XEP_ANSWER_NONE;
}

void
xep_import_mapping_set_answer (
    XepImportMapping *self, const char *sheet, guint row, XepImportAnswer answer, gint64 person_id)
{
  g_autofree char *place = dup_place (sheet, row);
  g_autofree char *value = answer == XEP_ANSWER_SAME ? g_strdup_printf ("%s %" G_GINT64_FORMAT,
                                                                        answers[answer], person_id)
                                                     : g_strdup (answers[answer]);

  if (answer == XEP_ANSWER_NONE)
    g_key_file_remove_key (self->file, ROWS, place, NULL);
  else
    g_key_file_set_string (self->file, ROWS, place, value);
}

gboolean
xep_import_mapping_is_turned (XepImportMapping *self, const char *sheet, guint row, const char *key)
{
  g_autofree char *place = dup_place (sheet, row);
  g_auto (GStrv) keys
      = self != NULL ? g_key_file_get_string_list (self->file, FIELDS, place, NULL, NULL) : NULL;

  return keys != NULL && g_strv_contains ((const char *const *) keys, key);
}

void
xep_import_mapping_set_turned (
    XepImportMapping *self, const char *sheet, guint row, const char *key, gboolean turned)
{
  g_autofree char *place = dup_place (sheet, row);
  g_auto (GStrv) keys = g_key_file_get_string_list (self->file, FIELDS, place, NULL, NULL);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!g_str_equal (keys[i], key))
      g_ptr_array_add (kept, keys[i]);
  if (turned)
    g_ptr_array_add (kept, (char *) key);
  if (kept->len == 0)
    g_key_file_remove_key (self->file, FIELDS, place, NULL);
  else
    g_key_file_set_string_list (self->file, FIELDS, place, (const char *const *) kept->pdata,
                                kept->len);
}
