/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-complaint-store.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-assessment-load.h"
#include "store/xep-audit-store.h"
#include "store/xep-keyed-field.h"
#include "store/xep-store-private.h"

/* The columns of the table of fields, in its order. */
#define SELECT                                                                                     \
  "SELECT id, assessment_id, received_on, sender, content, answered_on, number, outcome"           \
  " FROM complaint "
#define FIRST_FIELD 2

#define FIELD(key, column, member, type)                                                           \
  {                                                                                                \
    key, column, G_STRUCT_OFFSET (XepComplaint, member), type                                      \
  }

static const XepKeyedField fields[] = {
  FIELD ("received", "received_on", received_on, XEP_KEYED_DATE),
  FIELD ("sender", "sender", sender, XEP_KEYED_TEXT),
  FIELD ("content", "content", content, XEP_KEYED_LINES),
  FIELD ("answered", "answered_on", answered_on, XEP_KEYED_DATE),
  FIELD ("number", "number", number, XEP_KEYED_TEXT),
  FIELD ("outcome", "outcome", outcome, XEP_KEYED_LINES),
};

static XepComplaint *
complaint_new (void)
{
  XepComplaint *self = g_new0 (XepComplaint, 1);
  char **const texts[] = { &self->sender, &self->content, &self->number, &self->outcome };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  return self;
}

void
xep_complaint_free (XepComplaint *self)
{
  if (self == NULL)
    return;
  g_free (self->sender);
  g_free (self->content);
  g_free (self->number);
  g_free (self->outcome);
  g_free (self);
}

static XepComplaint *
complaint_from_row (XepStatement *row)
{
  XepComplaint *complaint = complaint_new ();

  complaint->id = xep_statement_get_int64 (row, 0);
  complaint->assessment_id = xep_statement_get_int64 (row, 1);
  xep_keyed_fields_load (fields, G_N_ELEMENTS (fields), row, FIRST_FIELD, complaint);
  return complaint;
}

GPtrArray *
xep_complaint_store_list (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store, SELECT "WHERE assessment_id = ? ORDER BY received_on, id", error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  return xep_statement_collect (statement, (XepRowReader) complaint_from_row,
                                (GDestroyNotify) xep_complaint_free, error);
}

static gboolean
audit_field (XepStore *store,
             const XepComplaint *complaint,
             const char *key,
             const char *old_value,
             const char *new_value,
             const char *why,
             GError **error)
{
  g_autofree char *field
      = g_strdup_printf ("complaint.%" G_GINT64_FORMAT ".%s", complaint->id, key);

  return xep_audit_store_add (store, "assessment", complaint->assessment_id, field, old_value,
                              new_value, why, error);
}

/* Every field that says something, as what comes (@added) or goes. */
static gboolean
audit_whole (XepStore *store,
             const XepComplaint *complaint,
             gboolean added,
             const char *why,
             GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = xep_keyed_field_format (&fields[i], complaint);

      if (*value != '\0'
          && !audit_field (store, complaint, fields[i].key, added ? NULL : value,
                           added ? value : NULL, why, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID, sentence);
  return FALSE;
}

/* What a complaint must have, and an answer after it. */
static gboolean
check_complaint (const XepComplaint *complaint, GError **error)
{
  if (!xep_date_is_full (complaint->received_on))
    return refuse (_ ("A complaint needs the day it was received; nothing was changed. Type "
                      "day/month/year."),
                   error);
  if (*complaint->content == '\0')
    return refuse (_ ("A complaint needs its content; nothing was changed. Type what it is about."),
                   error);
  if (xep_date_is_set (complaint->answered_on)
      && xep_date_compare (complaint->answered_on, complaint->received_on) < 0)
    return refuse (_ ("The answer would be given before the complaint was received; nothing was "
                      "changed. Check both dates."),
                   error);
  return TRUE;
}

static gboolean
parse_field (
    XepStore *store, XepComplaint *complaint, const char *key, const char *text, GError **error)
{
  const XepKeyedField *field = xep_keyed_field_find (fields, G_N_ELEMENTS (fields), key, error);

  return field != NULL && xep_keyed_field_parse (field, store, text, complaint, error);
}

static gboolean
check_assessment (XepStore *store, gint64 id, GError **error)
{
  gint64 found = 0;

  if (!xep_store_query_id (store, "SELECT id FROM assessment WHERE id = ?", id, &found, error))
    return FALSE;
  if (found == 0)
    xep_assessment_set_not_found (id, error);
  return found != 0;
}

static gboolean
insert_complaint (XepStore *store, XepComplaint *complaint, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store, "INSERT INTO complaint (assessment_id, received_on, content) VALUES (?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, complaint->assessment_id);
  xep_statement_bind_date (statement, 2, complaint->received_on);
  xep_statement_bind_text (statement, 3, complaint->content);
  if (!xep_statement_run (statement, error))
    return FALSE;
  complaint->id = xep_connection_last_insert_id (xep_store_get_connection (store));
  return audit_whole (store, complaint, TRUE, NULL, error);
}

/**
 * xep_complaint_store_add:
 *
 * A locked assessment takes complaints: they come after the result. Errors: %XEP_ERROR_INVALID in
 * words, %XEP_ERROR_NOT_FOUND for an unknown assessment.
 */
gint64
xep_complaint_store_add (XepStore *store,
                         gint64 assessment_id,
                         XepDate received_on,
                         const char *content,
                         GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepComplaint) complaint = complaint_new ();

  complaint->assessment_id = assessment_id;
  complaint->received_on = received_on;
  if (transaction == NULL || !check_assessment (store, assessment_id, error)
      || !parse_field (store, complaint, "content", content, error)
      || !check_complaint (complaint, error) || !insert_complaint (store, complaint, error)
      || !xep_transaction_commit (transaction, error))
    return 0;
  xep_store_emit_changed (store, assessment_id);
  return complaint->id;
}

static XepComplaint *
load_complaint (XepStore *store, gint64 id, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_seek (
      store, SELECT "WHERE id = ?", id,
      _ ("This complaint is no longer in the file; nothing was changed. Reload the list."), error);

  return statement != NULL ? complaint_from_row (statement) : NULL;
}

static gboolean
write_field (XepStore *store,
             const XepKeyedField *field,
             const XepComplaint *complaint,
             GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE complaint SET %s = ?3 WHERE id = ?1", field->column);

  return xep_keyed_field_write (field, store, sql, complaint->id, NULL, complaint, error);
}

/* @changed: it was something else before. */
static gboolean
change_field (XepStore *store,
              XepComplaint *complaint,
              const char *key,
              const char *text,
              const char *why,
              gboolean *changed,
              GError **error)
{
  const XepKeyedField *field = xep_keyed_field_find (fields, G_N_ELEMENTS (fields), key, error);
  g_autofree char *old_value = field != NULL ? xep_keyed_field_format (field, complaint) : NULL;
  g_autofree char *new_value = NULL;

  if (field == NULL || !xep_keyed_field_parse (field, store, text, complaint, error)
      || !check_complaint (complaint, error))
    return FALSE;
  new_value = xep_keyed_field_format (field, complaint);
  *changed = !g_str_equal (old_value, new_value);
  return !*changed
         || (write_field (store, field, complaint, error)
             && audit_field (store, complaint, key, old_value, new_value, why, error));
}

/**
 * xep_complaint_store_set:
 * @text: (nullable): %NULL is ""; the day and the content cannot be cleared
 * @why: (nullable): for the audit
 *
 * Errors: %XEP_ERROR_INVALID in words, %XEP_ERROR_NOT_FOUND. Writing what is there already changes
 * nothing and leaves no audit entry.
 */
gboolean
xep_complaint_store_set (
    XepStore *store, gint64 id, const char *key, const char *text, const char *why, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepComplaint) complaint = NULL;
  gboolean changed = FALSE;

  if (transaction == NULL)
    return FALSE;
  complaint = load_complaint (store, id, error);
  if (complaint == NULL || !change_field (store, complaint, key, text, why, &changed, error))
    return FALSE;
  if (!changed)
    return TRUE;
  if (!xep_transaction_commit (transaction, error))
    return FALSE;
  xep_store_emit_changed (store, complaint->assessment_id);
  return TRUE;
}

/**
 * xep_complaint_store_remove:
 * @why: (nullable): for the audit, which keeps what the complaint held
 *
 * Errors: %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_complaint_store_remove (XepStore *store, gint64 id, const char *why, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepComplaint) complaint = NULL;
  g_autoptr (XepStatement) statement = NULL;

  if (transaction == NULL)
    return FALSE;
  complaint = load_complaint (store, id, error);
  if (complaint == NULL || !audit_whole (store, complaint, FALSE, why, error))
    return FALSE;
  statement = xep_store_prepare (store, "DELETE FROM complaint WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, id);
  if (!xep_statement_run (statement, error) || !xep_transaction_commit (transaction, error))
    return FALSE;
  xep_store_emit_changed (store, complaint->assessment_id);
  return TRUE;
}
