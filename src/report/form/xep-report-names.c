/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/form/xep-report-names.h"

#include "base/xep-text.h"

/* The name as it was before it was told apart. */
#define BARE_NAME "bare_name"

static const char *
get_bare_name (XepReportData *row)
{
  return xep_report_data_get (row, xep_report_data_has_own (row, BARE_NAME) ? BARE_NAME : "name")
      .text;
}

/* Rows that name a subject, by what their names look like: a table of char* → GPtrArray. */
static void
collect_name (XepReportData *row, gpointer user_data)
{
  GHashTable *by_name = user_data;
  g_autofree char *identity = NULL;
  GPtrArray *rows;

  if (!xep_report_data_has_own (row, "name") || !xep_report_data_has_own (row, "subject_id"))
    return;
  identity = xep_text_identity (get_bare_name (row));
  rows = g_hash_table_lookup (by_name, identity);
  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_hash_table_insert (by_name, g_steal_pointer (&identity), rows);
    }
  g_ptr_array_add (rows, row);
}

static gboolean
is_same_subject (XepReportData *a, XepReportData *b)
{
  return g_str_equal (xep_report_data_get (a, "subject_id").text,
                      xep_report_data_get (b, "subject_id").text);
}

static XepDate
get_birth (XepReportData *row)
{
  return xep_report_data_get (row, "birth_date").date;
}

static gboolean
has_same_year (XepReportData *a, XepReportData *b)
{
  return get_birth (a).year == get_birth (b).year;
}

static gboolean
has_same_date (XepReportData *a, XepReportData *b)
{
  return !xep_date_is_full (get_birth (a)) || !xep_date_is_full (get_birth (b))
         || xep_date_compare (get_birth (a), get_birth (b)) == 0;
}

static gboolean
has_same_unit (XepReportData *a, XepReportData *b)
{
  return g_str_equal (xep_report_data_get (a, "unit").text, xep_report_data_get (b, "unit").text);
}

/* Whether another subject among @rows is like @row in the first @n of @likes. */
static gboolean
is_confused (GPtrArray *rows, XepReportData *row, guint n)
{
  static gboolean (*const likes[]) (XepReportData *, XepReportData *)
      = { is_same_subject, has_same_year, has_same_date, has_same_unit };

  for (guint i = 0; i < rows->len; i++)
    {
      XepReportData *other = g_ptr_array_index (rows, i);
      gboolean like = !is_same_subject (row, other);

      for (guint j = 1; like && j < n; j++)
        like = likes[j](row, other);
      if (like)
        return TRUE;
    }
  return FALSE;
}

/* "1985", "12/03/1985", "12/03/1985, Chi bộ thôn Tả Chải"; NULL if no one else has the name. */
static char *
dup_difference (GPtrArray *rows, XepReportData *row, XepPaperWords *words)
{
  XepDate birth = get_birth (row);
  g_autoptr (GString) text = g_string_new (NULL);

  if (!is_confused (rows, row, 1))
    return NULL;
  if (birth.year != 0 && !is_confused (rows, row, 2))
    return g_strdup_printf ("%d", birth.year);
  g_string_append (text, xep_report_data_get (row, "birth_date").text);
  if (xep_date_is_full (birth) && !is_confused (rows, row, 3))
    return g_strdup (text->str);
  if (xep_report_data_has (row, "unit"))
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                            xep_report_data_get (row, "unit").text);
  if (is_confused (rows, row, 4) && xep_report_data_has (row, "subject_number"))
    {
      g_autofree char *number
          = xep_paper_words_fill (words, XEP_WORDS_SUBJECT_NUMBER, "number",
                                  xep_report_data_get (row, "subject_number").text, NULL);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", number);
    }
  return g_strdup (text->str);
}

static void
tell_apart (GPtrArray *rows, XepPaperWords *words)
{
  for (guint i = 0; i < rows->len; i++)
    {
      XepReportData *row = g_ptr_array_index (rows, i);
      g_autofree char *difference = dup_difference (rows, row, words);
      g_autofree char *bare = g_strdup (get_bare_name (row));
      g_autofree char *name = NULL;

      if (difference == NULL || *difference == '\0')
        continue;
      name = g_strdup_printf ("%s (%s)", bare, difference);
      xep_report_data_set_text (row, BARE_NAME, bare);
      xep_report_data_set_text (row, "name", name);
    }
}

void
xep_report_names_tell_apart (XepReportData *data, XepPaperWords *words)
{
  g_autoptr (GHashTable) by_name
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer rows;

  xep_report_data_for_each (data, collect_name, by_name);
  g_hash_table_iter_init (&iter, by_name);
  while (g_hash_table_iter_next (&iter, NULL, &rows))
    tell_apart (rows, words);
}
