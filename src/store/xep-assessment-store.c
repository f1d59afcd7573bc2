/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-assessment-store.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "store/xep-audit-store.h"
#include "store/xep-collective-store.h"
#include "store/xep-field.h"
#include "store/xep-opening.h"
#include "store/xep-person-store.h"
#include "store/xep-store-private.h"

/* "p12" → 'p' and 12; 0 for anything else. */
static gint64
parse_subject (const char *subject_id, char letter)
{
  char *end = NULL;
  gint64 id;

  if (subject_id == NULL || *subject_id != letter || !g_ascii_isdigit (subject_id[1]))
    return 0;
  id = g_ascii_strtoll (subject_id + 1, &end, 10);
  return *end == '\0' ? id : 0;
}

static gboolean
refuse_subject (const char *subject_id, GError **error)
{
  g_set_error (
      error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
      _("There is no subject “%s” of this kind. Take the number from the list, such as p12 "
        "for a person or c3 for a collective."),
      subject_id != NULL ? subject_id : "");
  return FALSE;
}

/* The officer rating, leader or staff, comes before the member rating. */
#define FIND_PERSON                                                   \
  "SELECT id FROM assessment WHERE person_id = ?1 AND period_id = ?2" \
  " AND (?3 = '' OR kind = ?3) ORDER BY kind = 'member' LIMIT 1"
#define FIND_COLLECTIVE                                                                           \
  "SELECT id FROM assessment WHERE collective_id = ?1 AND period_id = ?2 AND (?3 = '' OR kind = " \
  "?3)"

gint64
xep_assessment_store_find (
    XepStore *store, gint64 period_id, int kind, const char *subject_id, GError **error)
{
  gint64 person_id = parse_subject (subject_id, 'p');
  gint64 collective_id = parse_subject (subject_id, 'c');
  g_autoptr (XepStatement) statement = NULL;
  gboolean row;

  if (person_id == 0 && collective_id == 0)
    {
      refuse_subject (subject_id, error);
      return -1;
    }
  statement = xep_store_prepare (store, person_id != 0 ? FIND_PERSON : FIND_COLLECTIVE, error);
  if (statement == NULL)
    return -1;
  xep_statement_bind_int64 (statement, 1, person_id != 0 ? person_id : collective_id);
  xep_statement_bind_int64 (statement, 2, period_id);
  xep_statement_bind_text (statement, 3, kind < 0 ? "" : xep_kind_to_nick ((XepSubjectKind) kind));
  if (!xep_statement_step (statement, &row, error))
    return -1;
  return row ? xep_statement_get_int64 (statement, 0) : 0;
}

static gint64
add_collective (XepStore *store, XepOpening *opening, const char *subject_id, GError **error)
{
  gint64 id = parse_subject (subject_id, 'c');
  g_autoptr (XepCollective) collective = NULL;

  if (id == 0)
    return refuse_subject (subject_id, error);
  collective = xep_collective_store_load (store, id, error);
  if (collective == NULL)
    return 0;
  if (*collective->retired_on == '\0')
    return xep_opening_add_collective (opening, collective, error);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” has been retired and is not rated; nothing was opened."), collective->name);
  return 0;
}

/* A person has one officer rating in a period, whatever the person is now. */
static gboolean
check_officer (XepStore *store,
               XepOpening *opening,
               const XepPerson *person,
               const char *subject_id,
               GError **error)
{
  gint64 period_id = xep_opening_get_period (opening)->id;

  for (int kind = XEP_KIND_LEADER; kind <= XEP_KIND_STAFF; kind++)
    {
      gint64 other = xep_assessment_store_find (store, period_id, kind, subject_id, error);

      if (other < 0)
        return FALSE;
      if (other > 0)
        {
          g_set_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT,
                       _("%s is already rated as %s in this period; nothing was opened. Use that "
                         "assessment."),
                       person->name,
                       xep_regulation_get_kind_name (xep_opening_get_regulation (opening),
                                                     (XepSubjectKind) kind));
          return FALSE;
        }
    }
  return TRUE;
}

static gint64
add_person (XepStore *store,
            XepOpening *opening,
            XepSubjectKind kind,
            const char *subject_id,
            GError **error)
{
  gint64 id = parse_subject (subject_id, 'p');
  g_autoptr (XepPerson) person = NULL;
  g_autofree char *refusal = NULL;
  gboolean exempt;

  if (id == 0)
    return refuse_subject (subject_id, error);
  person = xep_person_store_load (store, id, error);
  if (person == NULL)
    return 0;
  refusal = xep_opening_dup_refusal (opening, person, kind, &exempt);
  if (refusal != NULL)
    {
      g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID, refusal);
      return 0;
    }
  if (kind != XEP_KIND_MEMBER && !check_officer (store, opening, person, subject_id, error))
    return 0;
  return xep_opening_add_person (opening, person, kind, error);
}

static gint64
add_subject (
    XepStore *store, gint64 period_id, XepSubjectKind kind, const char *subject_id, GError **error)
{
  g_autoptr (XepOpening) opening = xep_opening_new (store, period_id, error);

  if (opening == NULL)
    return 0;
  if (kind == XEP_KIND_COLLECTIVE)
    return add_collective (store, opening, subject_id, error);
  return add_person (store, opening, kind, subject_id, error);
}

/**
 * xep_assessment_store_ensure:
 *
 * Errors: %XEP_ERROR_INVALID with the reason for who is not rated, %XEP_ERROR_CONSTRAINT for a
 * second officer rating, %XEP_ERROR_NOT_FOUND for an unknown subject or period.
 */
gint64
xep_assessment_store_ensure (
    XepStore *store, gint64 period_id, XepSubjectKind kind, const char *subject_id, GError **error)
{
  g_autoptr (XepTransaction) transaction = NULL;
  gint64 id = xep_assessment_store_find (store, period_id, kind, subject_id, error);

  if (id != 0)
    return MAX (id, 0);
  transaction = xep_store_begin (store, error);
  if (transaction == NULL)
    return 0;
  id = add_subject (store, period_id, kind, subject_id, error);
  if (id == 0
      || !xep_audit_store_add (store, "assessment", id, "created", NULL, subject_id, NULL, error)
      || !xep_transaction_commit (transaction, error))
    return 0;
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, period_id, id);
  return id;
}

gint64
xep_assessment_store_parse_number (const char *text)
{
  g_autofree char *digits = xep_search_dup_number (text);
  guint64 number = 0;

  if (digits == NULL || !g_ascii_string_to_unsigned (digits, 10, 1, G_MAXINT64, &number, NULL))
    return 0;
  return (gint64) number;
}

/**
 * xep_assessment_store_locate:
 * @period_id: (out) @kind: (out) @unit_id: (out): untouched on failure; @unit_id 0 for a subject
 *   without a unit
 *
 * Errors: %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_assessment_store_locate (XepStore *store,
                             gint64 id,
                             gint64 *period_id,
                             XepSubjectKind *kind,
                             gint64 *unit_id,
                             GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *missing = g_strdup_printf (
      _("There is no form number %s. Check the number in the line at the foot of the form."),
      number);
  g_autoptr (XepStatement) row = xep_store_seek (
      store, "SELECT period_id, kind, unit_id FROM assessment WHERE id = ?", id, missing, error);

  if (row == NULL)
    return FALSE;
  *period_id = xep_statement_get_int64 (row, 0);
  xep_kind_from_nick (xep_statement_get_text (row, 1), kind);
  *unit_id = xep_statement_get_int64 (row, 2);
  return TRUE;
}

gboolean
xep_assessment_store_set (XepStore *store,
                          gint64 id,
                          XepStep step,
                          const char *key,
                          const char *text,
                          const char *why,
                          GError **error)
{
  g_autofree char *address = xep_field_dup_address (step, key);

  return xep_field_set (store, XEP_ENTITY_ASSESSMENT, id, address, text, why, error);
}

GArray *
xep_assessment_store_list_ids (
    XepStore *store, gint64 period_id, int kind, gint64 unit_id, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period_id, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *order = NULL;
  g_autoptr (XepStatement) statement = NULL;
  gboolean row;

  if (regulation == NULL)
    return NULL;
  order = xep_collective_store_dup_type_order (regulation);
  statement = xep_store_prepare (store,
                                 "SELECT id FROM assessment WHERE period_id = ?1"
                                 " AND (?2 = '' OR kind = ?2) AND (?3 = 0 OR unit_id = ?3)"
                                 " ORDER BY " XEP_PRINTING_ORDER ("?4"),
                                 error);
  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_text (statement, 2, kind < 0 ? "" : xep_kind_to_nick ((XepSubjectKind) kind));
  xep_statement_bind_int64 (statement, 3, unit_id);
  xep_statement_bind_text (statement, 4, order);
  while (TRUE)
    {
      gint64 id;

      if (!xep_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      id = xep_statement_get_int64 (statement, 0);
      g_array_append_val (ids, id);
    }
}
