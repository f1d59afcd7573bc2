/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-date.h"
#include "base/xep-safe-file.h"
#include "report/list/xep-list-private.h"

/* Where numbers have a decimal comma, as in Vietnam, spreadsheets part the cells by semicolons. */
#define SEPARATOR ';'
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static void
add_quoted (GString *file, const char *text)
{
  g_string_append_c (file, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (file, '"');
      g_string_append_c (file, *text);
    }
  g_string_append_c (file, '"');
}

static void
add_text (GString *file, const char *text)
{
  /* A spreadsheet would calculate what begins like a formula. */
  gboolean formula = *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
  g_autofree char *safe = g_strconcat (formula ? "'" : "", text, NULL);

  if (strpbrk (safe, ";,\"\r\n") != NULL)
    add_quoted (file, safe);
  else
    g_string_append (file, safe);
}

static void
add_cell (GString *file, XepListColumnKind kind, const char *text)
{
  XepDate date = XEP_DATE_NONE;

  if (kind == XEP_LIST_COLUMN_DATE && xep_date_parse_iso (text, &date, NULL))
    {
      g_autofree char *shown = xep_date_format (date);

      g_string_append (file, shown);
    }
  else if (kind == XEP_LIST_COLUMN_NUMBER)
    {
      g_autofree char *shown = g_strdelimit (g_strdup (text), ".", ',');

      g_string_append (file, shown);
    }
  else
    add_text (file, text);
}

gboolean
xep_list_csv_write (XepListTable *self, const char *path, GError **error)
{
  g_autoptr (GString) file = g_string_new (BYTE_ORDER_MARK);

  add_text (file, self->title);
  g_string_append (file, "\r\n");
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (file, SEPARATOR);
      add_text (file, self->columns[i].heading);
    }
  g_string_append (file, "\r\n");
  for (guint row = 0; row < xep_list_table_count_rows (self); row++)
    {
      for (guint i = 0; i < self->n_columns; i++)
        {
          if (i > 0)
            g_string_append_c (file, SEPARATOR);
          add_cell (file, self->columns[i].kind, xep_list_table_get (self, row, i));
        }
      g_string_append (file, "\r\n");
    }
  return xep_safe_file_write (path, file->str, (gssize) file->len, error);
}
