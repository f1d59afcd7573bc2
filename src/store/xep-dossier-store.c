/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-dossier-store.h"

#include <glib/gi18n.h>

#include "store/xep-field-private.h"
#include "store/xep-store-private.h"

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
      _("This assessment is no longer in the file; its dossier is as it was. Reload the list."),
      error);

  if (statement == NULL)
    return FALSE;
  *subject = (Subject){ .code = XEP_PERIOD_YEAR };
  xep_period_from_nick (xep_statement_get_text (statement, 1), &subject->code);
  xep_kind_from_nick (xep_statement_get_text (statement, 2), &subject->kind);
  xep_tier_from_nick (xep_statement_get_text (statement, 3), &subject->tier);
  subject->party_member = xep_statement_get_int64 (statement, 4) != 0;
  subject->officer_too = xep_statement_get_int64 (statement, 5) != 0;
  subject->regulation
      = xep_store_get_period_regulation (store, xep_statement_get_int64 (statement, 0), error);
  return subject->regulation != NULL;
}

static gboolean
is_wanted (const Subject *subject, const XepDossierComponent *component)
{
  return xep_dossier_component_is_for (component, subject->kind, subject->tier,
                                       subject->party_member, subject->officer_too);
}

/* Fills @record from the row of @scope called @name; as it is if there is none (@found). */
static gboolean
load_record (XepStore *store,
             const XepScope *scope,
             gint64 assessment_id,
             const char *name,
             gpointer record,
             gboolean *found,
             GError **error)
{
  g_autofree char *columns = xep_scope_dup_columns (scope, "");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s = ? AND %s = ?", columns,
                                          scope->table, scope->owner, scope->name);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  xep_statement_bind_text (statement, 2, name);
  if (!xep_statement_step (statement, found, error))
    return FALSE;
  if (*found)
    xep_scope_load (scope, statement, 0, record);
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
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_dossier_item_free);
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
      if (!load_record (store, xep_scope_get (XEP_SCOPE_COMPONENT), assessment_id,
                        item->component->number, item, &found, error))
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
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_dossier_copy_free);
  Subject subject;
  GPtrArray *names;

  if (!find_subject (store, assessment_id, &subject, error))
    return NULL;
  names = xep_regulation_get_copies (subject.regulation);
  for (guint i = 0; i < names->len; i++)
    {
      XepDossierCopy *copy = xep_dossier_copy_new ();
      gboolean found;

      g_ptr_array_add (copies, copy);
      copy->copy = g_ptr_array_index (names, i);
      if (!load_record (store, xep_scope_get (XEP_SCOPE_COPY), assessment_id, copy->copy->id, copy,
                        &found, error))
        return NULL;
    }
  return g_steal_pointer (&copies);
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
gboolean
xep_component_check_row (XepFieldEdit *edit, GError **error)
{
  Subject subject;
  const XepDossierComponent *component;

  if (!find_subject (edit->store, edit->id, &subject, error))
    return FALSE;
  component = find_component (&subject, edit->row);
  if (component == NULL)
    return xep_field_edit_refuse (
        _("“%s” is not a component of the dossiers of this period; nothing was changed. Choose one "
          "of the list."),
        edit->row, error);
  if (edit->found || is_wanted (&subject, component))
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("The component %s (%s) is not asked of this subject; nothing was changed. The "
                 "rules say whom it is for."),
               component->number, component->text);
  return FALSE;
}

/* What has come in was needed. */
gboolean
xep_component_check_values (XepFieldEdit *edit, GError **error)
{
  const char *received = xep_field_edit_get (edit, "received");
  g_autofree char *date = xep_field_type_dup_shown (XEP_KEYED_DATE, received);

  if (*received == '\0' || !g_str_equal (xep_field_edit_get (edit, "not_needed"), "yes"))
    return TRUE;
  return xep_field_edit_refuse (
      _("A component cannot be received (%s) and not needed; nothing was changed. Clear the other "
        "of the two first."),
      date, error);
}

gboolean
xep_copy_check_row (XepFieldEdit *edit, GError **error)
{
  return xep_named_items_find (xep_regulation_get_copies (edit->regulation), edit->row) != NULL
         || xep_field_edit_refuse (
             _("“%s” is not one of the copies of a dossier; nothing was changed. Choose one of the "
               "list."),
             edit->row, error);
}
