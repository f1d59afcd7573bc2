/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-meeting-store.h"

#include <glib/gi18n.h>

#include "store/xep-audit-store.h"
#include "store/xep-field-private.h"
#include "store/xep-meeting-edit.h"
#include "store/xep-period-store.h"
#include "store/xep-store-private.h"

/* A period's meetings are over a year after it. */
#define MONTHS_AFTER 12

#define NEEDS_TITLE \
  N_("A meeting needs a title; nothing was changed. Type what the minutes shall be headed with.")

/* The id, the period, the name of the unit, and the fields from the fourth column on. */
#define FIRST_FIELD 3

static XepMeeting *
meeting_from_row (XepStatement *row)
{
  XepMeeting *meeting = xep_meeting_new ();

  meeting->id = xep_statement_get_int64 (row, 0);
  meeting->period_id = xep_statement_get_int64 (row, 1);
  g_free (meeting->unit_name);
  meeting->unit_name = xep_statement_dup_text (row, 2);
  xep_scope_load (xep_scope_get (XEP_SCOPE_MEETING), row, FIRST_FIELD, meeting);
  return meeting;
}

/* (transfer full) */
static char *
dup_select (const char *rest)
{
  g_autofree char *columns = xep_scope_dup_columns (xep_scope_get (XEP_SCOPE_MEETING), "m.");

  return g_strdup_printf ("SELECT m.id, m.period_id, u.name, %s FROM meeting m"
                          " LEFT JOIN unit u ON u.id = m.unit_id %s",
                          columns, rest);
}

gboolean
xep_meeting_edit_audit (XepStore *store,
                        const XepMeeting *meeting,
                        const char *key,
                        const char *old_value,
                        const char *new_value,
                        const char *why,
                        GError **error)
{
  g_autofree char *field = g_strdup_printf ("meeting.%" G_GINT64_FORMAT ".%s", meeting->id, key);

  return xep_audit_store_add (store, "period", meeting->period_id, field, old_value, new_value, why,
                              error);
}

/**
 * xep_meeting_store_load:
 *
 * (transfer full). Errors: %XEP_ERROR_NOT_FOUND.
 */
XepMeeting *
xep_meeting_store_load (XepStore *store, gint64 id, GError **error)
{
  g_autofree char *sql = dup_select ("WHERE m.id = ?");
  g_autoptr (XepStatement) statement = xep_store_seek (
      store, sql, id,
      _("This meeting is no longer in the file; nothing was changed. Reload the list."), error);

  return statement != NULL ? meeting_from_row (statement) : NULL;
}

GPtrArray *
xep_meeting_store_list (XepStore *store, gint64 period_id, gint64 unit_id, GError **error)
{
  g_autofree char *sql = dup_select ("WHERE m.period_id = ?1"
                                     " AND (?2 = -1 OR ifnull (m.unit_id, 0) = ?2)"
                                     " ORDER BY m.held_on IS NULL, m.held_on, m.starts IS NULL,"
                                     " m.starts, m.id");
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_int64 (statement, 2, unit_id);
  return xep_statement_collect (statement, (XepRowReader) meeting_from_row,
                                (GDestroyNotify) xep_meeting_free, error);
}

gboolean
xep_meeting_check_title (XepFieldEdit *edit, GError **error)
{
  return *xep_field_edit_get (edit, "title") != '\0'
         || xep_field_edit_refuse (_ (NEEDS_TITLE), NULL, error);
}

/* From the first day of the period to a year after its last. */
gboolean
xep_meeting_check_date (XepFieldEdit *edit, GError **error)
{
  XepDate held_on = XEP_DATE_NONE;
  XepRegulation *regulation;
  g_autoptr (XepPeriod) period = NULL;
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;
  const XepPeriodRule *rule;
  XepDate first;
  XepDate last;

  xep_field_type_put (XEP_KEYED_DATE, xep_field_edit_get (edit, "date"), &held_on);
  if (!xep_date_is_set (held_on))
    return TRUE;
  regulation = xep_store_get_period_regulation (edit->store, edit->period_id, error);
  period = regulation != NULL ? xep_period_store_load (edit->store, edit->period_id, error) : NULL;
  if (period == NULL)
    return FALSE;
  rule = xep_regulation_get_period (regulation, period->code);
  first = (XepDate){ period->year, rule->start_month, rule->start_day };
  last = xep_date_add_months ((XepDate){ period->year, rule->end_month, rule->end_day },
                              MONTHS_AFTER);
  if (xep_date_compare (held_on, first) >= 0 && xep_date_compare (held_on, last) <= 0)
    return TRUE;
  first_text = xep_date_format (first);
  last_text = xep_date_format (last);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("A meeting of this period is held from %s to %s; the old date is kept. Check the "
                 "date and the period."),
               first_text, last_text);
  return FALSE;
}

gboolean
xep_meeting_check_times (XepFieldEdit *edit, GError **error)
{
  const char *starts = xep_field_edit_get (edit, "starts");
  const char *ends = xep_field_edit_get (edit, "ends");

  if (*starts == '\0' || *ends == '\0' || g_strcmp0 (starts, ends) < 0)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("The meeting would begin at %s and end at %s; the old time is kept. Check both "
                 "times."),
               starts, ends);
  return FALSE;
}

/* Those who came and those who did not are of those called; a missing number is not compared. */
gboolean
xep_meeting_check_counts (XepFieldEdit *edit, GError **error)
{
  g_autoptr (XepMeeting) meeting = xep_meeting_new ();
  int answered;

  xep_field_edit_fill (edit, meeting);
  answered = MAX (meeting->present, 0) + MAX (meeting->absent, 0);
  if (meeting->called < 0 || answered <= meeting->called)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("%d people called, but %d present or absent; the old number is kept. Check the "
                 "three numbers."),
               meeting->called, answered);
  return FALSE;
}

static gboolean
check_unit (XepStore *store, gint64 unit_id, GError **error)
{
  g_autoptr (XepStatement) statement = NULL;

  if (unit_id == 0)
    return TRUE;
  statement = xep_store_seek (store, "SELECT id FROM unit WHERE id = ?", unit_id,
                              _("This unit is no longer in the file; no meeting was added. "
                                "Choose a unit of the list."),
                              error);
  return statement != NULL;
}

static gboolean
insert_meeting (XepStore *store, XepMeeting *meeting, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store, "INSERT INTO meeting (period_id, unit_id, title) VALUES (?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, meeting->period_id);
  xep_statement_bind_id (statement, 2, meeting->unit_id);
  xep_statement_bind_text (statement, 3, meeting->title);
  if (!xep_statement_run (statement, error))
    return FALSE;
  meeting->id = xep_connection_last_insert_id (xep_store_get_connection (store));
  return xep_meeting_edit_audit (store, meeting, "title", NULL, meeting->title, NULL, error);
}

/**
 * xep_meeting_store_add:
 * @unit_id: 0 for the commune's own meeting
 *
 * Errors: %XEP_ERROR_INVALID for an empty title, %XEP_ERROR_NOT_FOUND for an unknown period or
 * unit.
 */
gint64
xep_meeting_store_add (
    XepStore *store, gint64 period_id, gint64 unit_id, const char *title, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepMeeting) meeting = xep_meeting_new ();
  g_autoptr (XepPeriod) period = NULL;

  if (transaction == NULL)
    return 0;
  meeting->period_id = period_id;
  meeting->unit_id = unit_id;
  g_free (meeting->title);
  meeting->title = xep_field_type_parse (XEP_KEYED_LINE, 0, NULL, title, error);
  period = meeting->title != NULL ? xep_period_store_load (store, period_id, error) : NULL;
  if (period == NULL
      || (*meeting->title == '\0' && !xep_field_edit_refuse (_ (NEEDS_TITLE), NULL, error))
      || !check_unit (store, unit_id, error) || !insert_meeting (store, meeting, error)
      || !xep_transaction_commit (transaction, error))
    return 0;
  xep_store_emit_changed (store, XEP_NEWS_AGENDA, period_id, 0);
  return meeting->id;
}

/* The audit keeps what the meeting held. */
static gboolean
audit_fields (XepStore *store, const XepMeeting *meeting, const char *why, GError **error)
{
  const XepScope *scope = xep_scope_get (XEP_SCOPE_MEETING);

  for (guint i = 0; i < scope->n_fields; i++)
    {
      const XepField *field = &scope->fields[i];
      g_autofree char *value
          = xep_field_type_dup (field->type, G_STRUCT_MEMBER_P (meeting, field->offset));

      if (*value != '\0'
          && !xep_meeting_edit_audit (store, meeting, field->key, value, NULL, why, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * xep_meeting_store_remove:
 * @why: (nullable): for the audit
 *
 * The agenda and its ballots go with the meeting; the audit keeps what all of them held. Errors:
 * %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_meeting_store_remove (XepStore *store, gint64 id, const char *why, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepMeeting) meeting = NULL;
  g_autoptr (XepStatement) statement = NULL;

  if (transaction == NULL)
    return FALSE;
  meeting = xep_meeting_store_load (store, id, error);
  if (meeting == NULL || !audit_fields (store, meeting, why, error)
      || !xep_meeting_edit_audit_agenda (store, meeting, why, error))
    return FALSE;
  statement = xep_store_prepare (store, "DELETE FROM meeting WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, id);
  if (!xep_statement_run (statement, error) || !xep_transaction_commit (transaction, error))
    return FALSE;
  xep_store_emit_changed (store, XEP_NEWS_AGENDA, 0, 0);
  return TRUE;
}
