/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-meeting-store.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-audit-store.h"
#include "store/xep-keyed-field.h"
#include "store/xep-meeting-edit.h"
#include "store/xep-period-store.h"
#include "store/xep-store-private.h"

/* A period's meetings are over a year after it. */
#define MONTHS_AFTER 12

/* The columns of the table of fields, in its order. */
#define FIELDS                                                                                     \
  "m.unit_id, m.title, m.held_on, m.starts, m.ends, m.place, m.chair, m.chair_post, m.secretary,"  \
  " m.attendee, m.called, m.present, m.absent, m.absent_names, m.proceedings, m.conclusion,"       \
  " m.teller_head, m.tellers, m.number"
#define SELECT                                                                                     \
  "SELECT m.id, m.period_id, u.name, " FIELDS " FROM meeting m"                                    \
  " LEFT JOIN unit u ON u.id = m.unit_id "
#define FIRST_FIELD 3

#define FIELD(key, column, member, type)                                                           \
  {                                                                                                \
    key, column, G_STRUCT_OFFSET (XepMeeting, member), type                                        \
  }

static const XepKeyedField fields[] = {
  FIELD ("unit", "unit_id", unit_id, XEP_KEYED_UNIT),
  FIELD ("title", "title", title, XEP_KEYED_TEXT),
  FIELD ("date", "held_on", held_on, XEP_KEYED_DATE),
  FIELD ("starts", "starts", starts, XEP_KEYED_TIME),
  FIELD ("ends", "ends", ends, XEP_KEYED_TIME),
  FIELD ("place", "place", place, XEP_KEYED_TEXT),
  FIELD ("chair", "chair", chair, XEP_KEYED_TEXT),
  FIELD ("chair_post", "chair_post", chair_post, XEP_KEYED_TEXT),
  FIELD ("secretary", "secretary", secretary, XEP_KEYED_TEXT),
  FIELD ("attendee", "attendee", attendee, XEP_KEYED_TEXT),
  FIELD ("called", "called", called, XEP_KEYED_COUNT),
  FIELD ("present", "present", present, XEP_KEYED_COUNT),
  FIELD ("absent", "absent", absent, XEP_KEYED_COUNT),
  FIELD ("absent_names", "absent_names", absent_names, XEP_KEYED_LINES),
  FIELD ("proceedings", "proceedings", proceedings, XEP_KEYED_LINES),
  FIELD ("conclusion", "conclusion", conclusion, XEP_KEYED_LINES),
  FIELD ("teller_head", "teller_head", teller_head, XEP_KEYED_TEXT),
  FIELD ("tellers", "tellers", tellers, XEP_KEYED_LINES),
  FIELD ("number", "number", number, XEP_KEYED_TEXT),
};

static XepMeeting *
meeting_from_row (XepStatement *row)
{
  XepMeeting *meeting = xep_meeting_new ();

  meeting->id = xep_statement_get_int64 (row, 0);
  meeting->period_id = xep_statement_get_int64 (row, 1);
  g_free (meeting->unit_name);
  meeting->unit_name = xep_statement_dup_text (row, 2);
  xep_keyed_fields_load (fields, G_N_ELEMENTS (fields), row, FIRST_FIELD, meeting);
  return meeting;
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID, sentence);
  return FALSE;
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
  g_autoptr (XepStatement) statement = xep_store_seek (
      store, SELECT "WHERE m.id = ?", id,
      _ ("This meeting is no longer in the file; nothing was changed. Reload the list."), error);

  return statement != NULL ? meeting_from_row (statement) : NULL;
}

GPtrArray *
xep_meeting_store_list (XepStore *store, gint64 period_id, gint64 unit_id, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           SELECT "WHERE m.period_id = ?1"
                                  " AND (?2 = -1 OR ifnull (m.unit_id, 0) = ?2)"
                                  " ORDER BY m.held_on IS NULL, m.held_on, m.starts IS NULL,"
                                  " m.starts, m.id",
                           error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_int64 (statement, 2, unit_id);
  return xep_statement_collect (statement, (XepRowReader)meeting_from_row,
                                (GDestroyNotify)xep_meeting_free, error);
}

static gboolean
check_title (XepStore *store, const XepMeeting *meeting, GError **error)
{
  return *meeting->title != '\0'
         || refuse (_ ("A meeting needs a title; nothing was changed. Type what the minutes shall "
                       "be headed with."),
                    error);
}

/* From the first day of the period to a year after its last. */
static gboolean
check_date (XepStore *store, const XepMeeting *meeting, GError **error)
{
  XepRegulation *regulation;
  g_autoptr (XepPeriod) period = NULL;
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;
  const XepPeriodRule *rule;
  XepDate first;
  XepDate last;

  if (!xep_date_is_set (meeting->held_on))
    return TRUE;
  regulation = xep_store_get_period_regulation (store, meeting->period_id, error);
  period = regulation != NULL ? xep_period_store_load (store, meeting->period_id, error) : NULL;
  if (period == NULL)
    return FALSE;
  rule = xep_regulation_get_period (regulation, period->code);
  first = (XepDate){ period->year, rule->start_month, rule->start_day };
  last = xep_date_add_months ((XepDate){ period->year, rule->end_month, rule->end_day },
                              MONTHS_AFTER);
  if (xep_date_compare (meeting->held_on, first) >= 0
      && xep_date_compare (meeting->held_on, last) <= 0)
    return TRUE;
  first_text = xep_date_format (first);
  last_text = xep_date_format (last);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _ ("A meeting of this period is held from %s to %s; the old date is kept. Check the "
                  "date and the period."),
               first_text, last_text);
  return FALSE;
}

static gboolean
check_times (XepStore *store, const XepMeeting *meeting, GError **error)
{
  if (*meeting->starts == '\0' || *meeting->ends == '\0'
      || g_strcmp0 (meeting->starts, meeting->ends) < 0)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _ ("The meeting would begin at %s and end at %s; the old time is kept. Check both "
                  "times."),
               meeting->starts, meeting->ends);
  return FALSE;
}

/* Those who came and those who did not are of those called; a missing number is not compared. */
static gboolean
check_counts (XepStore *store, const XepMeeting *meeting, GError **error)
{
  int answered = MAX (meeting->present, 0) + MAX (meeting->absent, 0);

  if (meeting->called < 0 || answered <= meeting->called)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _ ("%d people called, but %d present or absent; the old number is kept. Check the "
                  "three numbers."),
               meeting->called, answered);
  return FALSE;
}

/* What a field that was keyed is held against. */
static const struct
{
  const char *key;
  gboolean (*check) (XepStore *store, const XepMeeting *meeting, GError **error);
} checks[] = {
  { "title", check_title },   { "date", check_date },     { "starts", check_times },
  { "ends", check_times },    { "called", check_counts }, { "present", check_counts },
  { "absent", check_counts },
};

static gboolean
check_field (XepStore *store, const char *key, const XepMeeting *meeting, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_str_equal (checks[i].key, key))
      return checks[i].check (store, meeting, error);
  return TRUE;
}

static gboolean
check_unit (XepStore *store, gint64 unit_id, GError **error)
{
  g_autoptr (XepStatement) statement = NULL;

  if (unit_id == 0)
    return TRUE;
  statement = xep_store_seek (store, "SELECT id FROM unit WHERE id = ?", unit_id,
                              _ ("This unit is no longer in the file; no meeting was added. "
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
  const XepKeyedField *field = NULL;

  if (transaction == NULL)
    return 0;
  meeting->period_id = period_id;
  meeting->unit_id = unit_id;
  period = xep_period_store_load (store, period_id, error);
  field = period != NULL ? xep_keyed_field_find (fields, G_N_ELEMENTS (fields), "title", error)
                         : NULL;
  if (field == NULL || !xep_keyed_field_parse (field, store, title, meeting, error)
      || !check_title (store, meeting, error) || !check_unit (store, unit_id, error)
      || !insert_meeting (store, meeting, error) || !xep_transaction_commit (transaction, error))
    return 0;
  xep_store_emit_changed (store, 0);
  return meeting->id;
}

static gboolean
write_field (XepStore *store, const XepKeyedField *field, const XepMeeting *meeting, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE meeting SET %s = ?3 WHERE id = ?1", field->column);

  return xep_keyed_field_write (field, store, sql, meeting->id, NULL, meeting, error);
}

/* Keys @text into @meeting and the file. @changed: it was something else before. */
static gboolean
change_field (XepStore *store,
              XepMeeting *meeting,
              const char *key,
              const char *text,
              const char *why,
              gboolean *changed,
              GError **error)
{
  const XepKeyedField *field = xep_keyed_field_find (fields, G_N_ELEMENTS (fields), key, error);
  g_autofree char *old_value = field != NULL ? xep_keyed_field_format (field, meeting) : NULL;
  g_autofree char *new_value = NULL;

  if (field == NULL || !xep_keyed_field_parse (field, store, text, meeting, error)
      || !check_field (store, key, meeting, error))
    return FALSE;
  new_value = xep_keyed_field_format (field, meeting);
  *changed = !g_str_equal (old_value, new_value);
  return !*changed
         || (write_field (store, field, meeting, error)
             && xep_meeting_edit_audit (store, meeting, key, old_value, new_value, why, error));
}

/**
 * xep_meeting_store_set:
 * @text: (nullable): a date as people type it, a time like "8:00" or "8h30", a whole number, the
 *   number or the name of a unit; %NULL is ""
 * @why: (nullable): for the audit
 *
 * Errors: %XEP_ERROR_INVALID in words, %XEP_ERROR_NOT_FOUND. Writing what is there already changes
 * nothing and leaves no audit entry.
 */
gboolean
xep_meeting_store_set (
    XepStore *store, gint64 id, const char *key, const char *text, const char *why, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepMeeting) meeting = NULL;
  gboolean changed = FALSE;

  if (transaction == NULL)
    return FALSE;
  meeting = xep_meeting_store_load (store, id, error);
  if (meeting == NULL || !change_field (store, meeting, key, text, why, &changed, error))
    return FALSE;
  if (!changed)
    return TRUE;
  if (!xep_transaction_commit (transaction, error))
    return FALSE;
  xep_store_emit_changed (store, 0);
  return TRUE;
}

/* The audit keeps what the meeting held. */
static gboolean
audit_fields (XepStore *store, const XepMeeting *meeting, const char *why, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = xep_keyed_field_format (&fields[i], meeting);

      if (*value != '\0'
          && !xep_meeting_edit_audit (store, meeting, fields[i].key, value, NULL, why, error))
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
  xep_store_emit_changed (store, 0);
  return TRUE;
}

char *
xep_meeting_store_dup_value (const XepMeeting *meeting, const char *key)
{
  const XepKeyedField *field = xep_keyed_field_find (fields, G_N_ELEMENTS (fields), key, NULL);

  return field != NULL ? xep_keyed_field_format (field, meeting) : g_strdup ("");
}
