/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-dossier-store.h"

#include <glib/gi18n.h>

#include "store/xep-audit-store.h"
#include "store/xep-keyed-field.h"
#include "store/xep-store-private.h"

/* What items and copies have in common: the table, the column that names the row, the fields and
 * what is wrong when the regulation knows no such row. */
typedef struct
{
  const char *table;
  const char *name_column;
  const char *columns;
  const XepKeyedField *fields;
  gsize n_fields;
  const char *audit; /* "dossier" of "dossier.4.received" */
  const char *unknown;
} Kind;

/* A row that is being keyed. */
typedef struct
{
  XepStore *store;
  const Kind *kind;
  gint64 id;        /* of the assessment */
  const char *name; /* component or copy */
  gpointer record;
  const char *why;
  gboolean changed;
} Edit;

#define ITEM(key, column, member, type)                                                            \
  {                                                                                                \
    key, column, G_STRUCT_OFFSET (XepDossierItem, member), type                                    \
  }
#define COPY(key, column, member, type)                                                            \
  {                                                                                                \
    key, column, G_STRUCT_OFFSET (XepDossierCopy, member), type                                    \
  }

static const XepKeyedField item_fields[] = {
  ITEM ("received", "received_on", received_on, XEP_KEYED_DATE),
  ITEM ("by", "received_by", received_by, XEP_KEYED_TEXT),
  ITEM ("note", "note", note, XEP_KEYED_LINES),
  ITEM ("not_needed", "not_needed", not_needed, XEP_KEYED_FLAG),
};

static const XepKeyedField copy_fields[] = {
  COPY ("sent", "sent_on", sent_on, XEP_KEYED_DATE),
  COPY ("by", "taken_by", taken_by, XEP_KEYED_TEXT),
  COPY ("note", "note", note, XEP_KEYED_LINES),
};

static const Kind item_kind = {
  "dossier_item",
  "component",
  "received_on, received_by, note, not_needed",
  item_fields,
  G_N_ELEMENTS (item_fields),
  "dossier",
  N_ ("“%s” is not a component of the dossiers of this period; nothing was changed. Choose one of "
      "the list."),
};

static const Kind copy_kind = {
  "dossier_copy",
  "copy",
  "sent_on, taken_by, note",
  copy_fields,
  G_N_ELEMENTS (copy_fields),
  "copy",
  N_ ("“%s” is not one of the copies of a dossier; nothing was changed. Choose one of the list."),
};

/* Whose dossier it is, and the regulation of its period. */
typedef struct
{
  XepRegulation *regulation;
  XepPeriodCode code;
  XepSubjectKind kind;
  XepTier tier;
  gboolean party_member;
  gboolean officer_too;
} Subject;

static gboolean
find_subject (XepStore *store, gint64 assessment_id, Subject *subject, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_seek (
      store,
      "SELECT p.id, p.code, a.kind, a.tier, a.party_member, " XEP_OFFICER_TOO
      " FROM assessment a JOIN period p ON p.id = a.period_id WHERE a.id = ?",
      assessment_id,
      _ ("This assessment is no longer in the file; its dossier is as it was. Reload the list."),
      error);

  if (statement == NULL)
    return FALSE;
  *subject = (Subject){ .code = XEP_PERIOD_YEAR };
  xep_period_from_nick (xep_statement_get_text (statement, 1), &subject->code);
  xep_kind_from_nick (xep_statement_get_text (statement, 2), &subject->kind);
  xep_tier_from_nick (xep_statement_get_text (statement, 3), &subject->tier);
  subject->party_member = xep_statement_get_int64 (statement, 4) != 0;
  subject->officer_too = xep_statement_get_int64 (statement, 5) != 0;
  subject->regulation = xep_store_get_period_regulation (
      store, xep_statement_get_int64 (statement, 0), error);
  return subject->regulation != NULL;
}

static gboolean
is_wanted (const Subject *subject, const XepDossierComponent *component)
{
  return xep_dossier_component_is_for (component, subject->kind, subject->tier,
                                       subject->party_member, subject->officer_too);
}

/* Fills @record from the row called @name; as it is if there is none (@found, nullable). */
static gboolean
load_record (XepStore *store,
             const Kind *kind,
             gint64 assessment_id,
             const char *name,
             gpointer record,
             gboolean *found,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE assessment_id = ? AND %s = ?",
                                          kind->columns, kind->table, kind->name_column);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  xep_statement_bind_text (statement, 2, name);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    xep_keyed_fields_load (kind->fields, kind->n_fields, statement, 0, record);
  if (found != NULL)
    *found = row;
  return TRUE;
}

/**
 * xep_dossier_store_list_items:
 *
 * In the order of plan V.2: those the regulation of the period, which the store keeps, asks of the
 * subject, and those that something was noted of all the same. Errors: %XEP_ERROR_NOT_FOUND for an
 * unknown assessment.
 */
GPtrArray *
xep_dossier_store_list_items (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify)xep_dossier_item_free);
  Subject subject;
  GPtrArray *components;

  if (!find_subject (store, assessment_id, &subject, error))
    return NULL;
  components = xep_regulation_get_dossier (subject.regulation, subject.code);
  for (guint i = 0; i < components->len; i++)
    {
      g_autoptr (XepDossierItem) item = xep_dossier_item_new ();
      gboolean found;

      item->component = g_ptr_array_index (components, i);
      item->wanted = is_wanted (&subject, item->component);
      if (!load_record (store, &item_kind, assessment_id, item->component->number, item, &found,
                        error))
        return NULL;
      if (item->wanted || found)
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  return g_steal_pointer (&items);
}

/**
 * xep_dossier_store_list_copies:
 *
 * In the order of plan V.1. The names belong to the regulation of the period, which the store
 * keeps. Errors: %XEP_ERROR_NOT_FOUND for an unknown assessment.
 */
GPtrArray *
xep_dossier_store_list_copies (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autoptr (GPtrArray) copies
      = g_ptr_array_new_with_free_func ((GDestroyNotify)xep_dossier_copy_free);
  Subject subject;
  GPtrArray *names;

  if (!find_subject (store, assessment_id, &subject, error))
    return NULL;
  names = xep_regulation_get_copies (subject.regulation);
  for (guint i = 0; i < names->len; i++)
    {
      XepDossierCopy *copy = xep_dossier_copy_new ();

      g_ptr_array_add (copies, copy);
      copy->copy = g_ptr_array_index (names, i);
      if (!load_record (store, &copy_kind, assessment_id, copy->copy->id, copy, NULL, error))
        return NULL;
    }
  return g_steal_pointer (&copies);
}

static gboolean
refuse (const char *sentence, const char *value, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, sentence, value);
  return FALSE;
}

/* What has come in was needed. */
static gboolean
check_item (const XepDossierItem *item, GError **error)
{
  g_autofree char *date = NULL;

  if (!item->not_needed || !xep_date_is_set (item->received_on))
    return TRUE;
  date = xep_date_format (item->received_on);
  return refuse (
      _ ("A component cannot be received (%s) and not needed; nothing was changed. Clear "
         "the other of the two first."),
      date, error);
}

static gboolean
write_field (Edit *edit, const XepKeyedField *field, GError **error)
{
  const Kind *kind = edit->kind;
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO %s (assessment_id, %s, %s) VALUES (?1, ?2, ?3)"
      " ON CONFLICT DO UPDATE SET %s = excluded.%s",
      kind->table, kind->name_column, field->column, field->column, field->column);

  return xep_keyed_field_write (field, edit->store, sql, edit->id, edit->name, edit->record, error);
}

static gboolean
audit_field (Edit *edit,
             const XepKeyedField *field,
             const char *old_value,
             const char *new_value,
             GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.%s.%s", edit->kind->audit, edit->name, field->key);

  return xep_audit_store_add (edit->store, "assessment", edit->id, name, old_value, new_value,
                              edit->why, error);
}

static gboolean
change_field (Edit *edit, const char *key, const char *text, GError **error)
{
  const Kind *kind = edit->kind;
  const XepKeyedField *field = xep_keyed_field_find (kind->fields, kind->n_fields, key, error);
  g_autofree char *old_value = NULL;
  g_autofree char *new_value = NULL;

  if (field == NULL
      || !load_record (edit->store, kind, edit->id, edit->name, edit->record, NULL, error))
    return FALSE;
  old_value = xep_keyed_field_format (field, edit->record);
  if (!xep_keyed_field_parse (field, edit->store, text, edit->record, error)
      || (kind == &item_kind && !check_item (edit->record, error)))
    return FALSE;
  new_value = xep_keyed_field_format (field, edit->record);
  edit->changed = !g_str_equal (old_value, new_value);
  return !edit->changed
         || (write_field (edit, field, error)
             && audit_field (edit, field, old_value, new_value, error));
}

static const XepDossierComponent *
find_component (const Subject *subject, const char *number)
{
  GPtrArray *components = xep_regulation_get_dossier (subject->regulation, subject->code);

  for (guint i = 0; i < components->len; i++)
    {
      const XepDossierComponent *component = g_ptr_array_index (components, i);

      if (g_str_equal (component->number, number))
        return component;
    }
  return NULL;
}

gboolean
xep_dossier_store_is_asked (
    XepStore *store, gint64 assessment_id, const char *component, gboolean *asked, GError **error)
{
  Subject subject;
  const XepDossierComponent *found;

  if (!find_subject (store, assessment_id, &subject, error))
    return FALSE;
  found = find_component (&subject, component);
  *asked = found == NULL || is_wanted (&subject, found);
  return TRUE;
}

/* A paper that cannot be asked of the subject is not noted for it either; what was noted before the
 * regulation said so can still be cleared. */
static gboolean
check_wanted (
    Edit *edit, const Subject *subject, const XepDossierComponent *component, GError **error)
{
  g_autoptr (XepDossierItem) item = xep_dossier_item_new ();
  gboolean found = FALSE;

  if (is_wanted (subject, component))
    return TRUE;
  if (!load_record (edit->store, edit->kind, edit->id, edit->name, item, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _ ("The component %s (%s) is not asked of this subject; nothing was changed. The "
                  "rules say whom it is for."),
               component->number, component->text);
  return FALSE;
}

/* The regulation of the period has the component, and for this subject, or the copy. */
static gboolean
check_name (Edit *edit, GError **error)
{
  Subject subject;
  const XepDossierComponent *component = NULL;

  if (!find_subject (edit->store, edit->id, &subject, error))
    return FALSE;
  if (edit->name != NULL && edit->kind == &item_kind)
    component = find_component (&subject, edit->name);
  if (component != NULL)
    return check_wanted (edit, &subject, component, error);
  if (edit->name != NULL && edit->kind == &copy_kind
      && xep_named_items_find (xep_regulation_get_copies (subject.regulation), edit->name) != NULL)
    return TRUE;
  return refuse (_ (edit->kind->unknown), edit->name, error);
}

/* Keys one field of @edit, in a transaction. */
static gboolean
set_field (Edit *edit, const char *key, const char *text, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (edit->store, error);

  if (transaction == NULL || !check_name (edit, error) || !change_field (edit, key, text, error))
    return FALSE;
  if (!edit->changed)
    return TRUE;
  if (!xep_transaction_commit (transaction, error))
    return FALSE;
  xep_store_emit_changed (edit->store, edit->id);
  return TRUE;
}

/**
 * xep_dossier_store_set_item:
 * @text: (nullable): %NULL is ""
 * @why: (nullable): for the audit
 *
 * Papers come and go after the decision too, so a closed assessment takes them. Errors:
 * %XEP_ERROR_INVALID in words, %XEP_ERROR_NOT_FOUND. Writing what is there already changes nothing
 * and leaves no audit entry.
 */
gboolean
xep_dossier_store_set_item (XepStore *store,
                            gint64 assessment_id,
                            const char *component,
                            const char *key,
                            const char *text,
                            const char *why,
                            GError **error)
{
  g_autoptr (XepDossierItem) item = xep_dossier_item_new ();
  Edit edit = { store, &item_kind, assessment_id, component, item, why, FALSE };

  return set_field (&edit, key, text, error);
}

/**
 * xep_dossier_store_set_copy:
 * @text: (nullable): %NULL is ""
 * @why: (nullable): for the audit
 *
 * As xep_dossier_store_set_item().
 */
gboolean
xep_dossier_store_set_copy (XepStore *store,
                            gint64 assessment_id,
                            const char *copy,
                            const char *key,
                            const char *text,
                            const char *why,
                            GError **error)
{
  g_autoptr (XepDossierCopy) record = xep_dossier_copy_new ();
  Edit edit = { store, &copy_kind, assessment_id, copy, record, why, FALSE };

  return set_field (&edit, key, text, error);
}
