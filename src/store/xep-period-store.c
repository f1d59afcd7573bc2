/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-period-store.h"

#include <glib/gi18n.h>

#include "store/xep-audit-store.h"
#include "store/xep-collective-store.h"
#include "store/xep-opening.h"
#include "store/xep-person-store.h"
#include "store/xep-record-row.h"
#include "store/xep-store-private.h"

#define COLUMNS "SELECT id, year, code, opened_on, fourth_quarter_note FROM period "
#define FIRST_YEAR 2000
#define LAST_YEAR 2200

static XepPeriod *
period_from_row (XepStatement *row)
{
  XepPeriod *period = xep_period_new ();

  g_free (period->opened_on);
  g_free (period->fourth_quarter_note);
  period->id = xep_statement_get_int64 (row, 0);
  period->year = (int) xep_statement_get_int64 (row, 1);
  xep_period_from_nick (xep_statement_get_text (row, 2), &period->code);
  period->opened_on = xep_statement_dup_text (row, 3);
  period->fourth_quarter_note = xep_statement_dup_text (row, 4);
  return period;
}

gint64
xep_period_store_find (XepStore *store, int year, XepPeriodCode code, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store, "SELECT id FROM period WHERE year = ? AND code = ?", error);
  gboolean row;

  if (statement == NULL)
    return -1;
  xep_statement_bind_int64 (statement, 1, year);
  xep_statement_bind_text (statement, 2, xep_period_to_nick (code));
  if (!xep_statement_step (statement, &row, error))
    return -1;
  return row ? xep_statement_get_int64 (statement, 0) : 0;
}

/**
 * xep_period_store_load:
 *
 * (transfer full). Errors: %XEP_ERROR_NOT_FOUND.
 */
XepPeriod *
xep_period_store_load (XepStore *store, gint64 id, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_seek (store, COLUMNS "WHERE id = ?", id,
                        _("This period has not been opened; nothing was changed. "
                          "Open the period first."),
                        error);

  return statement != NULL ? period_from_row (statement) : NULL;
}

GPtrArray *
xep_period_store_list (XepStore *store, GError **error)
{
  /* Q1, Q2, Q3, YEAR: the alphabet happens to be the order. */
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store, COLUMNS "ORDER BY year, code", error);

  if (statement == NULL)
    return NULL;
  return xep_statement_collect (statement, (XepRowReader) period_from_row,
                                (GDestroyNotify) xep_period_free, error);
}

static gboolean
insert_snapshot (XepStore *store, const char *hash, const char *xml, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "INSERT INTO regulation_snapshot (hash, xml) VALUES (?, ?)"
                           " ON CONFLICT (hash) DO NOTHING",
                           error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_text (statement, 1, hash);
  xep_statement_bind_text (statement, 2, xml);
  return xep_statement_run (statement, error);
}

gint64
xep_period_store_ensure_snapshot (XepStore *store, const char *xml, GError **error)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, xml, -1);
  g_autoptr (XepStatement) statement = NULL;
  gboolean row;

  if (!insert_snapshot (store, hash, xml, error))
    return 0;
  statement = xep_store_prepare (store, "SELECT id FROM regulation_snapshot WHERE hash = ?", error);
  if (statement == NULL)
    return 0;
  xep_statement_bind_text (statement, 1, hash);
  if (!xep_statement_step (statement, &row, error))
    return 0;
  g_assert (row);
  return xep_statement_get_int64 (statement, 0);
}

static gboolean
check_year (int year, GError **error)
{
  if (year >= FIRST_YEAR && year <= LAST_YEAR)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("%d is not a year of ratings; nothing was opened. Type a year such as 2025."),
               year);
  return FALSE;
}

static gint64
insert_period (XepStore *store, int year, XepPeriodCode code, GError **error)
{
  g_autoptr (XepRecordRow) record = xep_record_row_new ("period");
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  g_autofree char *name = g_strdup_printf ("%s %d", xep_period_to_nick (code), year);
  gint64 snapshot = xep_period_store_ensure_snapshot (
      store, xep_regulation_get_xml (xep_store_get_regulation (store)), error);
  gint64 id;

  if (snapshot == 0)
    return 0;
  xep_record_row_text (record, "year", year_text);
  xep_record_row_text (record, "code", xep_period_to_nick (code));
  xep_record_row_id (record, "snapshot_id", snapshot);
  xep_record_row_date (record, "opened_on", xep_date_today ());
  id = xep_record_row_insert (record, store, error);
  if (id == 0 || !xep_audit_store_add (store, "period", id, "created", NULL, name, NULL, error))
    return 0;
  return id;
}

/* Inside a transaction of the caller. */
static gint64
find_or_insert (XepStore *store, int year, XepPeriodCode code, GError **error)
{
  gint64 id;

  if (!check_year (year, error))
    return 0;
  id = xep_period_store_find (store, year, code, error);
  if (id < 0)
    return 0;
  return id > 0 ? id : insert_period (store, year, code, error);
}

/**
 * xep_period_store_ensure:
 *
 * Returns 0 with @error: %XEP_ERROR_INVALID for a year that cannot be.
 */
gint64
xep_period_store_ensure (XepStore *store, int year, XepPeriodCode code, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  gint64 id;

  if (transaction == NULL)
    return 0;
  id = find_or_insert (store, year, code, error);
  if (id == 0 || !xep_transaction_commit (transaction, error))
    return 0;
  return id;
}

/* The assessments that are there: "p12 officer", "p12 member", "c3". */
static char *
dup_slot (char letter, gint64 subject, XepSubjectKind kind)
{
  const char *slot = kind == XEP_KIND_COLLECTIVE ? ""
                     : kind == XEP_KIND_MEMBER   ? " member"
                                                 : " officer";

  return g_strdup_printf ("%c%" G_GINT64_FORMAT "%s", letter, subject, slot);
}

static GHashTable *
load_slots (XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (GHashTable) slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "SELECT kind, ifnull (person_id, collective_id) FROM assessment"
                           " WHERE period_id = ?",
                           error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  while (TRUE)
    {
      XepSubjectKind kind = XEP_KIND_COLLECTIVE;

      if (!xep_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&slots);
      xep_kind_from_nick (xep_statement_get_text (statement, 0), &kind);
      g_hash_table_add (slots, dup_slot (kind == XEP_KIND_COLLECTIVE ? 'c' : 'p',
                                         xep_statement_get_int64 (statement, 1), kind));
    }
}

static gboolean
open_collectives (XepOpening *opening,
                  XepStore *store,
                  GHashTable *slots,
                  XepOpeningReport *report,
                  GError **error)
{
  g_autoptr (GPtrArray) collectives = xep_collective_store_list (store, FALSE, error);

  if (collectives == NULL)
    return FALSE;
  for (guint i = 0; i < collectives->len; i++)
    {
      const XepCollective *collective = g_ptr_array_index (collectives, i);
      g_autofree char *slot = dup_slot ('c', collective->id, XEP_KIND_COLLECTIVE);

      if (g_hash_table_contains (slots, slot))
        report->existing++;
      else if (xep_opening_add_collective (opening, collective, error) == 0)
        return FALSE;
      else
        report->opened++;
    }
  return TRUE;
}

static gboolean
open_person (XepOpening *opening,
             XepPerson *person,
             XepSubjectKind kind,
             GHashTable *slots,
             XepOpeningReport *report,
             GError **error)
{
  g_autofree char *slot = dup_slot ('p', person->id, kind);
  g_autofree char *refusal = NULL;
  gboolean exempt;

  if (g_hash_table_contains (slots, slot))
    {
      report->existing++;
      return TRUE;
    }
  refusal = xep_opening_dup_refusal (opening, person, kind, &exempt);
  if (refusal != NULL)
    {
      report->exempt += exempt ? 1 : 0;
      return TRUE;
    }
  report->opened++;
  return xep_opening_add_person (opening, person, kind, error) != 0;
}

static gboolean
open_people (XepOpening *opening,
             XepStore *store,
             const gboolean *rated,
             GHashTable *slots,
             XepOpeningReport *report,
             GError **error)
{
  g_autoptr (GPtrArray) people = xep_person_store_list (store, 0, FALSE, error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      XepPerson *person = g_ptr_array_index (people, i);

      if (person->kind != XEP_KIND_MEMBER && rated[person->kind]
          && !open_person (opening, person, person->kind, slots, report, error))
        return FALSE;
      if (person->party_member && rated[XEP_KIND_MEMBER]
          && !open_person (opening, person, XEP_KIND_MEMBER, slots, report, error))
        return FALSE;
      xep_store_tell_progress (store, i + 1, people->len);
    }
  return TRUE;
}

static gboolean
open_subjects (XepStore *store, gint64 period_id, XepOpeningReport *report, GError **error)
{
  g_autoptr (XepOpening) opening = xep_opening_new (store, period_id, error);
  g_autoptr (GHashTable) slots = load_slots (store, period_id, error);
  const XepPeriodRule *rule;

  if (opening == NULL || slots == NULL)
    return FALSE;
  rule = xep_regulation_get_period (xep_opening_get_regulation (opening),
                                    xep_opening_get_period (opening)->code);
  if (rule->rated[XEP_KIND_COLLECTIVE] && !open_collectives (opening, store, slots, report, error))
    return FALSE;
  return open_people (opening, store, rule->rated, slots, report, error);
}

static gboolean
audit_opening (XepStore *store, gint64 period_id, const XepOpeningReport *report, GError **error)
{
  g_autofree char *opened = g_strdup_printf ("%d", report->opened);

  return report->opened == 0
         || xep_audit_store_add (store, "period", period_id, "opened", NULL, opened, NULL, error);
}

/**
 * xep_period_store_open:
 * @report: (out) (optional)
 *
 * Kinds that the regulation rates in this period (a quarter: leaders). People who have left are not
 * concerned; Party members are left out for the three reasons of plan II.2, staff who are no Party
 * members because the Government's decree rates them.
 */
gint64
xep_period_store_open (
    XepStore *store, int year, XepPeriodCode code, XepOpeningReport *report, GError **error)
{
  g_autoptr (XepTransaction) transaction = NULL;
  XepOpeningReport counts = { 0 };
  gint64 id;

  xep_store_back_up (store, XEP_BACKUP_OPEN);
  transaction = xep_store_begin (store, error);
  if (transaction == NULL)
    return 0;
  id = find_or_insert (store, year, code, error);
  if (id == 0 || !open_subjects (store, id, &counts, error)
      || !audit_opening (store, id, &counts, error) || !xep_transaction_commit (transaction, error))
    return 0;
  if (report != NULL)
    *report = counts;
  xep_store_emit_changed (store, XEP_NEWS_PERIOD, 0, 0);
  return id;
}

/**
 * xep_period_store_set_fourth_quarter_note:
 *
 * Quarter IV has no record of its own (plan I.2). Errors: %XEP_ERROR_INVALID for another period
 * than the year.
 */
gboolean
xep_period_store_set_fourth_quarter_note (XepStore *store,
                                          gint64 id,
                                          const char *text,
                                          GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepPeriod) period = NULL;
  g_autoptr (XepRecordRow) record = xep_record_row_new ("period");
  gboolean changed;

  if (transaction == NULL)
    return FALSE;
  period = xep_period_store_load (store, id, error);
  if (period == NULL)
    return FALSE;
  if (period->code != XEP_PERIOD_YEAR)
    {
      g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID,
                           _("The work of quarter IV is noted with the year; nothing was saved. "
                             "Choose the year."));
      return FALSE;
    }
  xep_record_row_lines (record, "fourth_quarter_note", text);
  if (!xep_record_row_update (record, store, id, NULL, &changed, error)
      || !xep_transaction_commit (transaction, error))
    return FALSE;
  if (changed)
    xep_store_emit_changed (store, XEP_NEWS_PERIOD, id, 0);
  return TRUE;
}
