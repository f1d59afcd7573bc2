/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-record-store.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-audit-store.h"
#include "store/xep-collective-store.h"
#include "store/xep-person-store.h"
#include "store/xep-post-store.h"
#include "store/xep-reference.h"
#include "store/xep-store-private.h"
#include "store/xep-unit-store.h"

static const struct
{
  char letter;
  const char *table;
} kinds[] = {
  [XEP_RECORD_PERSON] = { 'p', "person" },
  [XEP_RECORD_COLLECTIVE] = { 'c', "collective" },
  [XEP_RECORD_UNIT] = { 'u', "unit" },
};

gboolean
xep_record_parse_id (const char *text, XepRecordKind *kind, gint64 *id)
{
  guint64 number;

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (text[0] == kinds[i].letter
        && g_ascii_string_to_unsigned (text + 1, 10, 1, G_MAXINT64, &number, NULL))
      {
        *kind = (XepRecordKind) i;
        *id = (gint64) number;
        return TRUE;
      }
  return FALSE;
}

/* What refers to the record, in words with the numbers: "2 phiếu đánh giá, 1 hội nghị"; "" if
 * nothing does. NULL with @error. The posts of a person are part of the record. (transfer full) */
static char *
dup_dependents (XepStore *store, XepRecordKind kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) references = xep_reference_list (store, kinds[kind].table, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (references == NULL)
    return NULL;
  for (guint i = 0; i < references->len; i++)
    {
      const XepReference *reference = g_ptr_array_index (references, i);
      g_autofree char *words = NULL;
      guint count;

      /* What goes with the record is a part of it. */
      if (reference->cascades)
        continue;
      if (!xep_reference_count (store, reference, id, &count, error))
        return NULL;
      if (count == 0)
        continue;
      words = xep_reference_dup_words (reference, count);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
    }
  return g_strdup (text->str);
}

/* Name and what else tells the record from others, for the audit: afterwards it is nowhere else. */
static char *
dup_description (XepStore *store, XepRecordKind kind, gint64 id, GError **error)
{
  if (kind == XEP_RECORD_PERSON)
    {
      g_autoptr (XepPerson) person = xep_person_store_load (store, id, error);
      g_autofree char *birth_date = NULL;
      g_autofree char *posts = NULL;

      if (person == NULL)
        return NULL;
      birth_date = xep_date_format_iso (person->birth_date);
      posts = xep_post_store_describe (person->posts);
      return g_strdup_printf ("%s; %s; %s; %s; %s; %s", person->name, birth_date, person->unit_name,
                              person->workplace_name, person->party_card, posts);
    }
  if (kind == XEP_RECORD_COLLECTIVE)
    {
      g_autoptr (XepCollective) collective = xep_collective_store_load (store, id, error);

      return collective != NULL ? g_strdup_printf ("%s; %s; %s", collective->name, collective->type,
                                                   collective->unit_name)
                                : NULL;
    }
  g_autoptr (XepUnit) unit = xep_unit_store_load (store, id, error);

  return unit != NULL ? g_strdup (unit->name) : NULL;
}

static gboolean
delete_row (XepStore *store, const char *table, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?", table);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, id);
  return xep_statement_run (statement, error);
}

gboolean
xep_record_store_delete (XepStore *store, XepRecordKind kind, gint64 id, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autofree char *description = NULL;
  g_autofree char *dependents = NULL;

  if (transaction == NULL)
    return FALSE;
  description = dup_description (store, kind, id, error);
  if (description == NULL)
    return FALSE;
  dependents = dup_dependents (store, kind, id, error);
  if (dependents == NULL)
    return FALSE;
  if (*dependents != '\0')
    {
      g_auto (GStrv) parts = g_strsplit (description, ";", 2);

      g_set_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT,
                   _("“%s” cannot be deleted, because this hangs on it: %s. Nothing was changed. "
                     "Take it out of the list instead."),
                   parts[0], dependents);
      return FALSE;
    }
  if (!delete_row (store, kinds[kind].table, id, error)
      || !xep_audit_store_add (store, kinds[kind].table, id, "deleted", description, NULL, NULL,
                               error)
      || !xep_transaction_commit (transaction, error))
    return FALSE;
  xep_store_emit_changed (store, XEP_NEWS_RECORD, 0, 0);
  return TRUE;
}

gboolean
xep_record_store_restore (XepStore *store, XepRecordKind kind, gint64 id, GError **error)
{
  switch (kind)
    {
    case XEP_RECORD_PERSON:
      return xep_person_store_restore (store, id, error);

    case XEP_RECORD_COLLECTIVE:
      {
        g_autoptr (XepCollective) collective = xep_collective_store_load (store, id, error);

        if (collective == NULL)
          return FALSE;
        *collective->retired_on = '\0';
        return xep_collective_store_update (store, collective, error);
      }

    case XEP_RECORD_UNIT:
    default:
      {
        g_autoptr (XepUnit) unit = xep_unit_store_load (store, id, error);

        if (unit == NULL)
          return FALSE;
        *unit->retired_on = '\0';
        return xep_unit_store_update (store, unit, error);
      }
    }
}

static void
removed_record_free (XepRemovedRecord *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->unit_name);
  g_free (self->retired_on);
  g_free (self);
}

static XepRemovedRecord *
removed_from_row (XepStatement *row)
{
  XepRemovedRecord *record = g_new0 (XepRemovedRecord, 1);

  record->id = xep_statement_dup_text (row, 0);
  record->name = xep_statement_dup_text (row, 1);
  record->birth_date = xep_statement_get_date (row, 2);
  record->unit_name = xep_statement_dup_text (row, 3);
  record->retired_on = xep_statement_dup_text (row, 4);
  return record;
}

#define SELECT_REMOVED                                                                         \
  "SELECT * FROM ("                                                                            \
  "SELECT 'p' || p.id, p.name, p.birth_date, ifnull (u.name, w.name), p.retired_on, 1, "       \
  "p.sort_key, p.id, p.search_folded, p.search_identity FROM person p"                         \
  " LEFT JOIN unit u ON u.id = p.unit_id LEFT JOIN unit w ON w.id = p.workplace_id"            \
  " WHERE p.retired_on IS NOT NULL"                                                            \
  " UNION ALL SELECT 'c' || c.id, c.name, NULL, u.name, c.retired_on, 2, c.sort_key, c.id,"    \
  " c.search_folded, c.search_identity FROM collective c LEFT JOIN unit u ON u.id = c.unit_id" \
  " WHERE c.retired_on IS NOT NULL"                                                            \
  " UNION ALL SELECT 'u' || id, name, NULL, '', retired_on, 3, name, id, search_folded,"       \
  " search_identity FROM unit WHERE retired_on IS NOT NULL)"

GPtrArray *
xep_record_store_list_removed (XepStore *store, const char *text, int limit, GError **error)
{
  gboolean marked = FALSE;
  g_autoptr (GPtrArray) words = xep_search_split (text, &marked);
  g_autoptr (GString) sql = g_string_new (SELECT_REMOVED " WHERE 1");
  g_autoptr (XepStatement) statement = NULL;

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (sql, " AND instr (%s, ?%u) > 0",
                            marked ? "search_identity" : "search_folded", i + 2);
  g_string_append (sql, " ORDER BY 6, 7, 3, 8 LIMIT ?1");
  statement = xep_store_prepare (store, sql->str, error);
  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, limit);
  for (guint i = 0; i < words->len; i++)
    xep_statement_bind_text (statement, (int) i + 2, g_ptr_array_index (words, i));
  return xep_statement_collect (statement, (XepRowReader) removed_from_row,
                                (GDestroyNotify) removed_record_free, error);
}

/* Only the digits: "10.827036" is "10827036". (transfer full) */
static char *
dup_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  return g_string_free (digits, FALSE);
}

GPtrArray *
xep_record_store_list_namesakes (XepStore *store, const XepPerson *person, GError **error)
{
  g_autoptr (GPtrArray) people = xep_person_store_list (store, 0, TRUE, error);
  GPtrArray *found = NULL;
  g_autofree char *folded = xep_text_fold (person->name);
  g_autofree char *card = dup_digits (person->party_card);

  if (people == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_person_free);
  while (people->len > 0)
    {
      XepPerson *other = g_ptr_array_steal_index (people, 0);
      g_autofree char *other_folded = xep_text_fold (other->name);
      g_autofree char *other_card = dup_digits (other->party_card);
      gboolean same_card = *card != '\0' && g_str_equal (card, other_card);

      if (other->id == person->id || (!same_card && !g_str_equal (folded, other_folded)))
        xep_person_free (other);
      else if (same_card
               || (xep_date_is_set (person->birth_date)
                   && xep_date_compare (person->birth_date, other->birth_date) == 0))
        g_ptr_array_insert (found, 0, other);
      else
        g_ptr_array_add (found, other);
    }
  return found;
}
