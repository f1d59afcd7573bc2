/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "store/xep-assessment-load.h"
#include "store/xep-audit-store.h"
#include "store/xep-field-private.h"
#include "store/xep-store-private.h"

#define MAXIMUM_ROWS 200

gboolean
xep_field_edit_refuse (const char *sentence, const char *value, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, sentence, value);
  return FALSE;
}

gboolean
xep_field_edit_refuse_key (XepFieldEdit *self, GError **error)
{
  return xep_field_edit_refuse (
      self->entity == XEP_ENTITY_ASSESSMENT
          ? _("“%s” is not a field of an assessment; nothing was changed.")
          : _("“%s” is not a field of this record; nothing was changed."),
      self->address, error);
}

static guint
find_index (XepFieldEdit *self, const char *key)
{
  const XepField *field = xep_scope_find_field (self->scope, key);

  g_assert (field != NULL);
  return (guint) (field - self->scope->fields);
}

const char *
xep_field_edit_get (XepFieldEdit *self, const char *key)
{
  return self->values[find_index (self, key)];
}

void
xep_field_edit_put (XepFieldEdit *self, const char *key, const char *value)
{
  guint index = find_index (self, key);
  char *copy = g_strdup (value);

  g_free (self->values[index]);
  self->values[index] = copy;
}

void
xep_field_edit_fill (XepFieldEdit *self, gpointer record)
{
  for (guint i = 0; i < self->scope->n_fields; i++)
    if (self->scope->fields[i].offset != XEP_FIELD_NO_MEMBER)
      xep_field_type_put (self->scope->fields[i].type, self->values[i],
                          G_STRUCT_MEMBER_P (record, self->scope->fields[i].offset));
}

/* A meeting is told in the audit of its period. */
gboolean
xep_field_edit_audit (XepFieldEdit *self,
                      const char *address,
                      const char *old_value,
                      const char *new_value,
                      GError **error)
{
  gboolean of_meeting = self->entity == XEP_ENTITY_MEETING;
  g_autofree char *inside
      = of_meeting ? g_strdup_printf ("meeting.%" G_GINT64_FORMAT ".%s", self->id, address) : NULL;

  if (g_strcmp0 (old_value != NULL ? old_value : "", new_value != NULL ? new_value : "") == 0)
    return TRUE;
  self->changed = TRUE;
  return xep_audit_store_add (
      self->store, of_meeting ? "period" : "assessment", of_meeting ? self->period_id : self->id,
      of_meeting ? inside : address, old_value, new_value, self->why, error);
}

static void
forget_row (XepFieldEdit *self)
{
  g_clear_pointer (&self->row, g_free);
  g_clear_pointer (&self->stored, g_strfreev);
  g_clear_pointer (&self->values, g_strfreev);
  self->row_id = 0;
  self->found = FALSE;
}

void
xep_field_edit_clear (XepFieldEdit *self)
{
  forget_row (self);
  g_clear_pointer (&self->criteria_set, g_free);
}

static gboolean
begin_assessment (XepFieldEdit *self, GError **error)
{
  g_autoptr (XepStatement) row
      = xep_store_prepare (self->store,
                           "SELECT a.period_id, p.code, a.kind, a.leader, a.criteria_set,"
                           " a.state = 'closed' FROM assessment a"
                           " JOIN period p ON p.id = a.period_id WHERE a.id = ?",
                           error);
  gboolean found;

  if (row == NULL)
    return FALSE;
  xep_statement_bind_int64 (row, 1, self->id);
  if (!xep_statement_step (row, &found, error))
    return FALSE;
  if (!found)
    {
      xep_assessment_set_not_found (self->id, error);
      return FALSE;
    }
  self->period_id = xep_statement_get_int64 (row, 0);
  xep_period_from_nick (xep_statement_get_text (row, 1), &self->code);
  xep_kind_from_nick (xep_statement_get_text (row, 2), &self->kind);
  self->leader = xep_statement_get_int64 (row, 3) != 0;
  self->criteria_set = xep_statement_dup_text (row, 4);
  self->locked = xep_statement_get_int64 (row, 5) != 0;
  self->regulation = xep_store_get_period_regulation (self->store, self->period_id, error);
  if (self->regulation == NULL)
    return FALSE;
  self->set = xep_assessment_load_set (self->regulation, self->criteria_set, error);
  return self->set != NULL;
}

static gboolean
begin_meeting (XepFieldEdit *self, GError **error)
{
  g_autoptr (XepStatement) row = xep_store_seek (
      self->store, "SELECT period_id FROM meeting WHERE id = ?", self->id,
      _("This meeting is no longer in the file; nothing was changed. Reload the list."), error);

  if (row == NULL)
    return FALSE;
  self->period_id = xep_statement_get_int64 (row, 0);
  return TRUE;
}

gboolean
xep_field_edit_begin (XepFieldEdit *self,
                      XepStore *store,
                      XepEntity entity,
                      gint64 id,
                      const char *why,
                      gboolean past_lock,
                      GError **error)
{
  *self = (XepFieldEdit){
    .store = store, .entity = entity, .id = id, .why = why, .past_lock = past_lock
  };
  switch (entity)
    {
    case XEP_ENTITY_ASSESSMENT:
      return begin_assessment (self, error);
    case XEP_ENTITY_MEETING:
      return begin_meeting (self, error);
    default:
      return TRUE;
    }
}

static gboolean
check_lock (XepFieldEdit *self, GError **error)
{
  if (!self->locked || self->past_lock || (self->scope != NULL && self->scope->after_result))
    return TRUE;
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_LOCKED,
                       _("This assessment is decided and locked; the old value is kept. "
                         "Unlock it first, with the reason."));
  return FALSE;
}

static void
bind_row (XepFieldEdit *self, XepStatement *statement)
{
  xep_statement_bind_int64 (statement, 1, self->id);
  if (self->scope->rows != XEP_ROWS_ONE)
    xep_statement_bind_text (statement, 2, self->row);
}

static void
set_blank (XepFieldEdit *self)
{
  for (guint i = 0; i < self->scope->n_fields; i++)
    self->stored[i] = g_strdup (xep_field_type_get_blank (self->scope->fields[i].type));
}

static gboolean
read_row (XepFieldEdit *self, GError **error)
{
  const XepScope *scope = self->scope;
  gboolean numbered = scope->rows == XEP_ROWS_NUMBER;
  g_autofree char *columns = xep_scope_dup_columns (scope, "");
  g_autofree char *named
      = scope->name != NULL ? g_strdup_printf (" AND %s = ?2", scope->name) : g_strdup ("");
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s, %s FROM %s WHERE %s = ?1%s", numbered ? "id" : "0", columns, scope->table,
      scope->owner, numbered ? " ORDER BY position LIMIT 1 OFFSET ?2 - 1" : named);
  g_autoptr (XepStatement) row = xep_store_prepare (self->store, sql, error);

  if (row == NULL)
    return FALSE;
  bind_row (self, row);
  if (!xep_statement_step (row, &self->found, error))
    return FALSE;
  self->stored = g_new0 (char *, scope->n_fields + 1);
  self->row_id = self->found ? xep_statement_get_int64 (row, 0) : 0;
  if (!self->found)
    set_blank (self);
  for (guint i = 0; self->found && i < scope->n_fields; i++)
    self->stored[i] = xep_field_type_read (scope->fields[i].type, row, (int) i + 1);
  self->values = g_strdupv (self->stored);
  return TRUE;
}

/* A row that is not there can be the one after the last, which is added. */
static gboolean
check_number (XepFieldEdit *self, GError **error)
{
  g_autofree char *sql = NULL;
  gint64 count;

  if (self->scope->rows != XEP_ROWS_NUMBER || self->found)
    return TRUE;
  sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s = ?", self->scope->table,
                         self->scope->owner);
  if (!xep_store_query_id (self->store, sql, self->id, &count, error))
    return FALSE;
  self->n_rows = (guint) count;
  if (self->field != NULL && atoi (self->row) == count + 1)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” names row %u, but there are only %u; nothing was changed. Reload the "
                 "assessment."),
               self->address, (guint) atoi (self->row), self->n_rows);
  return FALSE;
}

static gboolean
is_blank (XepFieldEdit *self, guint index)
{
  return g_str_equal (self->values[index],
                      xep_field_type_get_blank (self->scope->fields[index].type));
}

/* Of the fields from @first on. */
static gboolean
says_nothing (XepFieldEdit *self, guint first)
{
  for (guint i = first; i < self->scope->n_fields; i++)
    if (!is_blank (self, i))
      return FALSE;
  return TRUE;
}

static gboolean
is_changed (XepFieldEdit *self, guint index)
{
  return !g_str_equal (self->stored[index], self->values[index]);
}

/* Runs @sql with the entity as ?1, the row as ?2 where it has that, and from ?3 on what is to be
 * stored of the fields that are different. */
static gboolean
run_change (XepFieldEdit *self, const char *sql, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (self->store, sql, error);
  int index = 3;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, self->row_id != 0 ? self->row_id : self->id);
  if (strstr (sql, "?2") != NULL)
    xep_statement_bind_text (statement, 2, self->row);
  for (guint i = 0; i < self->scope->n_fields && strstr (sql, "?3") != NULL; i++)
    if (is_changed (self, i) && self->scope->fields[i].column != NULL)
      xep_field_type_bind (self->scope->fields[i].type, statement, index++, self->values[i]);
  return xep_statement_run (statement, error);
}

/* The row of @self in an UPDATE or DELETE. */
static char *
dup_where (XepFieldEdit *self)
{
  const XepScope *scope = self->scope;

  if (scope->rows == XEP_ROWS_NUMBER)
    return g_strdup ("id = ?1");
  if (scope->rows == XEP_ROWS_ONE)
    return g_strdup_printf ("%s = ?1", scope->owner);
  return g_strdup_printf ("%s = ?1 AND %s = ?2", scope->owner, scope->name);
}

static gboolean
update_row (XepFieldEdit *self, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *where = dup_where (self);
  int index = 3;

  g_string_printf (sql, "UPDATE %s SET ", self->scope->table);
  for (guint i = 0; i < self->scope->n_fields; i++)
    {
      const XepField *field = &self->scope->fields[i];
      g_autoptr (GString) assign = NULL;
      g_autofree char *parameter = g_strdup_printf ("?%d", index);

      if (!is_changed (self, i))
        continue;
      assign = g_string_new (field->assign);
      if (field->assign == NULL)
        g_string_printf (assign, "%s = ?", field->column);
      g_string_replace (assign, "?", parameter, 0);
      g_string_append_printf (sql, "%s%s", index > 3 ? ", " : "", assign->str);
      index++;
    }
  g_string_append_printf (sql, " WHERE %s", where);
  return run_change (self, sql->str, error);
}

static gboolean
insert_row (XepFieldEdit *self, GError **error)
{
  const XepScope *scope = self->scope;
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) parameters = g_string_new (NULL);
  g_autofree char *sql = NULL;
  int index = 3;

  for (guint i = 0; i < scope->n_fields; i++)
    if (is_changed (self, i) && scope->fields[i].column != NULL)
      {
        g_string_append_printf (columns, ", %s", scope->fields[i].column);
        g_string_append_printf (parameters, ", ?%d", index++);
      }
  if (scope->rows == XEP_ROWS_NUMBER)
    sql = g_strdup_printf ("INSERT INTO %s (%s, position%s) VALUES (?1, (SELECT"
                           " ifnull (max (position), 0) + 1 FROM %s WHERE %s = ?1)%s)",
                           scope->table, scope->owner, columns->str, scope->table, scope->owner,
                           parameters->str);
  else
    sql = g_strdup_printf ("INSERT INTO %s (%s, %s%s) VALUES (?1, ?2%s)", scope->table,
                           scope->owner, scope->name, columns->str, parameters->str);
  return run_change (self, sql, error);
}

static gboolean
delete_row (XepFieldEdit *self, GError **error)
{
  g_autofree char *where = dup_where (self);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s", self->scope->table, where);

  return run_change (self, sql, error);
}

static gboolean
write_row (XepFieldEdit *self, GError **error)
{
  if (!self->found)
    return insert_row (self, error);
  if (self->scope->transient && says_nothing (self, 0))
    return delete_row (self, error);
  return update_row (self, error);
}

static gboolean
audit_field (XepFieldEdit *self, guint index, GError **error)
{
  g_autofree char *address
      = xep_scope_dup_address (self->scope, self->row, self->scope->fields[index].key);

  return xep_field_edit_audit (self, address, self->stored[index], self->values[index], error);
}

/* What changed with the field that was keyed, what follows, and the field itself: the newest entry
 * of the audit is what was keyed. */
static gboolean
audit_row (XepFieldEdit *self, GError **error)
{
  guint keyed
      = self->field != NULL ? (guint) (self->field - self->scope->fields) : self->scope->n_fields;

  for (guint i = 0; i < self->scope->n_fields; i++)
    if (i != keyed && is_changed (self, i) && !audit_field (self, i, error))
      return FALSE;
  if (self->scope->follow != NULL && !self->scope->follow (self, error))
    return FALSE;
  return keyed == self->scope->n_fields || audit_field (self, keyed, error);
}

/* What is gone could not be looked up elsewhere: a numbered row, whose address will be another's,
 * in one entry ("content: …"), others field by field. */
static gboolean
audit_removal (XepFieldEdit *self, GError **error)
{
  g_autoptr (GString) held = g_string_new (NULL);
  g_autofree char *address = xep_scope_dup_address (self->scope, self->row, "");

  for (guint i = 0; i < self->scope->n_fields; i++)
    {
      const char *key = self->scope->fields[i].key;
      g_autofree char *part = xep_scope_dup_address (self->scope, self->row, key);

      if (is_blank (self, i))
        continue;
      if (self->scope->rows != XEP_ROWS_NUMBER
          && !xep_field_edit_audit (self, part, self->stored[i], NULL, error))
        return FALSE;
      g_string_append_printf (held, "%s%s: %s", held->len > 0 ? "\n" : "", key, self->stored[i]);
    }
  if (self->scope->follow != NULL && !self->scope->follow (self, error))
    return FALSE;
  return self->scope->rows != XEP_ROWS_NUMBER
         || xep_field_edit_audit (self, address, held->str, NULL, error);
}

static gboolean
remove_row (XepFieldEdit *self, GError **error)
{
  g_strfreev (self->values);
  self->values = g_strdupv (self->stored);
  if (self->scope->check_removal != NULL && !self->scope->check_removal (self, error))
    return FALSE;
  return delete_row (self, error) && audit_removal (self, error);
}

/* The first field of a row of a list is what makes it one: it comes first, and when it is cleared
 * the row goes if it says nothing else, so that adding can be undone. @done: nothing is left to
 * write. */
static gboolean
check_first (XepFieldEdit *self, gboolean *done, GError **error)
{
  gboolean first = self->field == self->scope->fields;
  gboolean blank = is_blank (self, (guint) (self->field - self->scope->fields));

  *done = FALSE;
  if (self->scope->rows != XEP_ROWS_NUMBER)
    return TRUE;
  if (!self->found && !first)
    return xep_field_edit_refuse (_ (self->scope->needs_first), NULL, error);
  if (!self->found)
    return self->n_rows < MAXIMUM_ROWS
           || xep_field_edit_refuse (_ (self->scope->full), NULL, error);
  if (!first || !blank)
    return TRUE;
  *done = TRUE;
  if (!says_nothing (self, 1))
    return xep_field_edit_refuse (_ (self->scope->needs_first), NULL, error);
  return remove_row (self, error);
}

static gboolean
change_row (XepFieldEdit *self, const char *value, GError **error)
{
  guint index = (guint) (self->field - self->scope->fields);
  gboolean done;
  gboolean different = FALSE;

  g_free (self->values[index]);
  self->values[index] = g_strdup (value);
  if (!is_changed (self, index))
    return TRUE;
  if (!check_first (self, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  if ((self->field->check != NULL && !self->field->check (self, error))
      || (self->scope->check_values != NULL && !self->scope->check_values (self, error)))
    return FALSE;
  for (guint i = 0; i < self->scope->n_fields; i++)
    different |= is_changed (self, i);
  return !different || (write_row (self, error) && audit_row (self, error));
}

static gboolean
key_row (XepFieldEdit *self, GError **error)
{
  gint64 limit;
  g_autofree char *value = NULL;

  if (self->field == NULL)
    return remove_row (self, error);
  limit = self->field->type == XEP_KEYED_KPI ? xep_regulation_get_highest_kpi (self->regulation)
                                             : self->field->limit;
  value = xep_field_type_parse (self->field->type, limit, self->store, self->text, error);
  return value != NULL && change_row (self, value, error);
}

/* A row as such can only be taken away. */
static gboolean
find_address (XepFieldEdit *self, XepFieldAddress *found, GError **error)
{
  if (!xep_field_find_address (self->entity, self->address, found)
      || (found->scope != NULL && found->scope->whole)
      || (found->field == NULL && found->points == NULL && *self->text != '\0'))
    return xep_field_edit_refuse_key (self, error);
  self->scope = found->scope;
  self->field = found->field;
  self->step = found->step;
  self->row = g_strdup (found->row);
  return TRUE;
}

gboolean
xep_field_edit_set (XepFieldEdit *self, const char *address, const char *text, GError **error)
{
  g_auto (XepFieldAddress) found = { 0 };

  forget_row (self);
  self->address = address;
  self->text = text != NULL ? text : "";
  if (!find_address (self, &found, error) || !check_lock (self, error))
    return FALSE;
  if (found.points != NULL)
    return xep_assessment_edit_points (self, found.points, error);
  if (self->scope->add != NULL && g_str_equal (self->row, XEP_ROW_NEW))
    return self->scope->add (self, error);
  return (self->scope->name_row == NULL || self->scope->name_row (self, error))
         && read_row (self, error) && check_number (self, error)
         && (self->scope->check_row == NULL || self->scope->check_row (self, error))
         && key_row (self, error);
}

gboolean
xep_field_edit_follow (
    XepFieldEdit *self, const char *const *keys, const char *const *values, guint n, GError **error)
{
  g_auto (XepFieldEdit) other = { .store = self->store,
                                  .entity = self->entity,
                                  .id = self->id,
                                  .why = self->why,
                                  .scope = xep_scope_get (XEP_SCOPE_ASSESSMENT) };
  gboolean different = FALSE;

  if (!read_row (&other, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    xep_field_edit_put (&other, keys[i], values[i]);
  for (guint i = 0; i < other.scope->n_fields; i++)
    different |= is_changed (&other, i);
  if (different && (!update_row (&other, error) || !audit_row (&other, error)))
    return FALSE;
  self->changed |= other.changed;
  return TRUE;
}

gboolean
xep_field_set (XepStore *store,
               XepEntity entity,
               gint64 id,
               const char *address,
               const char *text,
               const char *why,
               GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_auto (XepFieldEdit) edit = { 0 };

  if (transaction == NULL || !xep_field_edit_begin (&edit, store, entity, id, why, FALSE, error)
      || !xep_field_edit_set (&edit, address, text, error)
      || (edit.changed && !xep_transaction_commit (transaction, error)))
    return FALSE;
  if (edit.changed)
    xep_store_emit_changed (store, edit.scope != NULL ? edit.scope->news : XEP_NEWS_ASSESSMENT,
                            edit.period_id, entity == XEP_ENTITY_ASSESSMENT ? id : 0);
  return TRUE;
}

gboolean
xep_field_set_in (XepStore *store,
                  XepScopeId scope,
                  gint64 id,
                  const char *row,
                  const char *key,
                  const char *text,
                  const char *why,
                  GError **error)
{
  g_autofree char *address = xep_scope_dup_address (xep_scope_get (scope), row, key);

  return xep_field_set (store, xep_scope_get (scope)->entity, id, address, text, why, error);
}
