/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-complaint-store.h"

#include <glib/gi18n.h>

#include "store/xep-field-private.h"
#include "store/xep-store-private.h"

#define NEEDS_DAY \
  N_("A complaint needs the day it was received; nothing was changed. Type day/month/year.")

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
  xep_scope_load (xep_scope_get (XEP_SCOPE_COMPLAINT), row, 2, complaint);
  return complaint;
}

GPtrArray *
xep_complaint_store_list (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autofree char *columns = xep_scope_dup_columns (xep_scope_get (XEP_SCOPE_COMPLAINT), "");
  g_autofree char *sql = g_strdup_printf ("SELECT id, assessment_id, %s FROM complaint"
                                          " WHERE assessment_id = ? ORDER BY received_on, id",
                                          columns);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  return xep_statement_collect (statement, (XepRowReader) complaint_from_row,
                                (GDestroyNotify) xep_complaint_free, error);
}

gboolean
xep_complaint_check_row (XepFieldEdit *edit, GError **error)
{
  if (edit->found)
    return TRUE;
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                       _("This complaint is no longer in the file; nothing was changed. Reload the "
                         "list."));
  return FALSE;
}

/* What a complaint must have, and an answer after it. */
gboolean
xep_complaint_check_values (XepFieldEdit *edit, GError **error)
{
  const char *received = xep_field_edit_get (edit, "received");
  const char *answered = xep_field_edit_get (edit, "answered");

  if (*received == '\0')
    return xep_field_edit_refuse (_ (NEEDS_DAY), NULL, error);
  if (*xep_field_edit_get (edit, "content") == '\0')
    return xep_field_edit_refuse (_ (edit->scope->needs_first), NULL, error);
  /* ISO dates sort as texts. */
  return *answered == '\0' || g_strcmp0 (answered, received) >= 0
         || xep_field_edit_refuse (
             _("The answer would be given before the complaint was received; nothing was changed. "
               "Check both dates."),
             NULL, error);
}

/* Inside a transaction: the complaint with its audit entries; 0 with @error. */
static gint64
insert_complaint (XepFieldEdit *edit, const char *received, const char *content, GError **error)
{
  const struct
  {
    const char *key, *value;
  } values[] = { { "received", received }, { "content", content } };
  g_autoptr (XepStatement) statement = xep_store_prepare (
      edit->store, "INSERT INTO complaint (assessment_id, received_on, content) VALUES (?, ?, ?)",
      error);
  g_autofree char *row = NULL;
  gint64 id;

  if (statement == NULL)
    return 0;
  xep_statement_bind_int64 (statement, 1, edit->id);
  xep_statement_bind_text (statement, 2, received);
  xep_statement_bind_text (statement, 3, content);
  if (!xep_statement_run (statement, error))
    return 0;
  id = xep_connection_last_insert_id (xep_store_get_connection (edit->store));
  row = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *address
          = xep_scope_dup_address (xep_scope_get (XEP_SCOPE_COMPLAINT), row, values[i].key);

      if (!xep_field_edit_audit (edit, address, NULL, values[i].value, error))
        return 0;
    }
  return id;
}

/* A complaint is there from its content on, and came in today until another day is typed. */
gboolean
xep_complaint_add (XepFieldEdit *edit, GError **error)
{
  g_autofree char *content = xep_field_type_parse (XEP_KEYED_LINES, 0, NULL, edit->text, error);
  g_autofree char *today = xep_date_format_iso (xep_date_today ());

  if (content == NULL)
    return FALSE;
  if (*content == '\0')
    return TRUE;
  if (!g_str_equal (edit->field->key, "content"))
    return xep_field_edit_refuse (_ (edit->scope->needs_first), NULL, error);
  return insert_complaint (edit, today, content, error) != 0;
}

/**
 * xep_complaint_store_add:
 *
 * A locked assessment takes complaints: they come after the result. Errors: %XEP_ERROR_INVALID in
 * words, %XEP_ERROR_NOT_FOUND for an unknown assessment.
 */
gint64
xep_complaint_store_add (
    XepStore *store, gint64 assessment_id, XepDate received_on, const char *content, GError **error)
{
  const XepScope *scope = xep_scope_get (XEP_SCOPE_COMPLAINT);
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autofree char *clean = xep_field_type_parse (XEP_KEYED_LINES, 0, NULL, content, error);
  g_autofree char *received = xep_date_format_iso (received_on);
  g_auto (XepFieldEdit) edit = { 0 };
  gint64 id = 0;

  if (transaction == NULL || clean == NULL
      || !xep_field_edit_begin (&edit, store, XEP_ENTITY_ASSESSMENT, assessment_id, NULL, TRUE,
                                error))
    return 0;
  if (!xep_date_is_full (received_on))
    xep_field_edit_refuse (_ (NEEDS_DAY), NULL, error);
  else if (*clean == '\0')
    xep_field_edit_refuse (_ (scope->needs_first), NULL, error);
  else
    id = insert_complaint (&edit, received, clean, error);
  if (id == 0 || !xep_transaction_commit (transaction, error))
    return 0;
  xep_store_emit_changed (store, XEP_NEWS_DOSSIER, 0, assessment_id);
  return id;
}
