/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "command/xep-csv.h"

void
xep_csv_text (XepCsv *self, const char *value)
{
  if (self->in_line)
    g_string_append_c (self->text, ',');
  self->in_line = TRUE;
  if (value == NULL || strpbrk (value, ",\"\r\n") == NULL)
    {
      g_string_append (self->text, value != NULL ? value : "");
      return;
    }
  g_string_append_c (self->text, '"');
  for (; *value != '\0'; value++)
    {
      if (*value == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, *value);
    }
  g_string_append_c (self->text, '"');
}

void
xep_csv_integer (XepCsv *self, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  xep_csv_text (self, text);
}

void
xep_csv_id (XepCsv *self, gint64 id)
{
  if (id == 0)
    xep_csv_text (self, "");
  else
    xep_csv_integer (self, id);
}

void
xep_csv_points (XepCsv *self, XepPoints value)
{
  g_autofree char *text = xep_points_format_ascii (value);

  xep_csv_text (self, text);
}

void
xep_csv_date (XepCsv *self, XepDate value)
{
  g_autofree char *text = xep_date_format_iso (value);

  xep_csv_text (self, text);
}

void
xep_csv_end_line (XepCsv *self)
{
  g_string_append (self->text, "\r\n");
  self->in_line = FALSE;
}
