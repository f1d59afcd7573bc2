/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-file-summary.h"

#include <glib/gi18n.h>

#include "db/xep-statement.h"
#include "store/xep-file-check.h"

static gboolean
read_counts (XepConnection *connection, XepFileSummary *summary, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_connection_prepare (connection,
                                "SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM unit),"
                                " (SELECT count(*) FROM assessment), (SELECT count(*) FROM audit),"
                                " ifnull ((SELECT at FROM audit ORDER BY id DESC LIMIT 1), '')",
                                error);
  gboolean row = FALSE;

  if (statement == NULL || !xep_statement_step (statement, &row, error))
    return FALSE;
  summary->people = xep_statement_get_int64 (statement, 0);
  summary->units = xep_statement_get_int64 (statement, 1);
  summary->assessments = xep_statement_get_int64 (statement, 2);
  summary->changes = xep_statement_get_int64 (statement, 3);
  g_strlcpy (summary->last_change, xep_statement_get_text (statement, 4),
             sizeof summary->last_change);
  return TRUE;
}

/**
 * xep_file_summary_read:
 * @whole: refuse a damaged file; else what can still be counted is
 */
gboolean
xep_file_summary_read (const char *path, gboolean whole, XepFileSummary *summary, GError **error)
{
  g_autoptr (XepConnection) connection = NULL;

  if (whole && !xep_file_check_opening (path, error))
    return FALSE;
  connection = xep_connection_new (path, XEP_CONNECTION_READ_ONLY, error);
  return connection != NULL && read_counts (connection, summary, error)
         && xep_connection_close (connection, error);
}

/* "30/11/2025 08:15" of the time in the record of changes. */
static char *
dup_last_change (const XepFileSummary *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (self->last_change, zone);

  return time != NULL ? g_date_time_format (time, "%d/%m/%Y %H:%M") : g_strdup ("–");
}

char *
xep_file_summary_describe (const XepFileSummary *self)
{
  g_autofree char *time = dup_last_change (self);

  return g_strdup_printf (_("%d people, %d units, %d assessments, %d changes, the last of %s"),
                          (int) self->people, (int) self->units, (int) self->assessments,
                          (int) self->changes, time);
}

static void
append_missing (GString *text, gint64 missing, const char *format)
{
  if (missing <= 0)
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append_printf (text, format, (int) missing);
}

/**
 * xep_file_summary_describe_missing:
 *
 * Changes are counted, and with them the rows they made: a person corrected is a change too.
 */
char *
xep_file_summary_describe_missing (const XepFileSummary *self, const XepFileSummary *now)
{
  GString *text = g_string_new (NULL);

  append_missing (text, now->people - self->people, _("%d people"));
  append_missing (text, now->units - self->units, _("%d units"));
  append_missing (text, now->assessments - self->assessments, _("%d assessments"));
  append_missing (text, now->changes - self->changes, _("%d changes"));
  if (text->len == 0)
    g_string_append (text, _("nothing is missing"));
  return g_string_free (text, FALSE);
}
