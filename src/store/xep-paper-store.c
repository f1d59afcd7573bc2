/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-paper-store.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-dossier-store.h"
#include "store/xep-field.h"
#include "store/xep-period-store.h"
#include "store/xep-store-private.h"

/* Whoever is not rated needs no papers. What is not needed is not missing, but not there either. */
#define SELECT                                                                              \
  "SELECT id, ifnull (unit_id, 0), unit_name, kind, ifnull (person_id, collective_id),"     \
  " subject_name, post_party, post_government, post_union,"                                 \
  " (SELECT group_concat (component, ',') FROM dossier_item i WHERE i.assessment_id = a.id" \
  "  AND received_on IS NOT NULL),"                                                         \
  " (SELECT group_concat (component, ',') FROM dossier_item i WHERE i.assessment_id = a.id" \
  "  AND not_needed = 1), birth_date, tier, party_member, " XEP_OFFICER_TOO                 \
  " FROM assessment a WHERE period_id = ?1 AND state <> 'unrated'"                          \
  " ORDER BY " XEP_PRINTING_ORDER ("?2")

enum
{
  COLUMN_ID,
  COLUMN_UNIT_ID,
  COLUMN_UNIT_NAME,
  COLUMN_KIND,
  COLUMN_SUBJECT,
  COLUMN_NAME,
  COLUMN_POSTS,
  COLUMN_RECEIVED = COLUMN_POSTS + XEP_N_BRANCHES,
  COLUMN_NOT_NEEDED,
  COLUMN_BIRTH_DATE,
  COLUMN_TIER,
  COLUMN_PARTY_MEMBER,
  COLUMN_OFFICER_TOO
};

void
xep_paper_row_free (XepPaperRow *self)
{
  if (self == NULL)
    return;
  g_free (self->unit_name);
  g_free (self->subject_id);
  g_free (self->subject_name);
  g_free (self->posts);
  g_ptr_array_unref (self->missing);
  g_free (self);
}

static char *
join_posts (XepStatement *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < XEP_N_BRANCHES; i++)
    {
      const char *posts = xep_statement_get_text (row, COLUMN_POSTS + i);

      if (posts != NULL && *posts != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", posts);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_among (char **numbers, const char *number)
{
  return g_strv_contains ((const char *const *) numbers, number);
}

static void
add_missing (XepPaperRow *self, XepStatement *row, GPtrArray *components)
{
  g_autofree char *received = xep_statement_dup_text (row, COLUMN_RECEIVED);
  g_autofree char *not_needed = xep_statement_dup_text (row, COLUMN_NOT_NEEDED);
  g_auto (GStrv) there = g_strsplit (received, ",", -1);
  g_auto (GStrv) none = g_strsplit (not_needed, ",", -1);
  gboolean party_member = xep_statement_get_int64 (row, COLUMN_PARTY_MEMBER) != 0;
  gboolean officer_too = xep_statement_get_int64 (row, COLUMN_OFFICER_TOO) != 0;
  XepTier tier = XEP_TIER_NONE;

  xep_tier_from_nick (xep_statement_get_text (row, COLUMN_TIER), &tier);
  for (guint i = 0; i < components->len; i++)
    {
      const XepDossierComponent *component = g_ptr_array_index (components, i);

      if (is_among (there, component->number))
        self->received++;
      else if (!component->if_any && !is_among (none, component->number)
               && xep_dossier_component_is_for (component, self->kind, tier, party_member,
                                                officer_too))
        g_ptr_array_add (self->missing, (gpointer) component);
    }
}

static XepPaperRow *
row_new (XepStatement *row, GPtrArray *components, const char *no_unit)
{
  XepPaperRow *self = g_new0 (XepPaperRow, 1);

  self->assessment_id = xep_statement_get_int64 (row, COLUMN_ID);
  self->unit_id = xep_statement_get_int64 (row, COLUMN_UNIT_ID);
  self->unit_name
      = self->unit_id != 0 ? xep_statement_dup_text (row, COLUMN_UNIT_NAME) : g_strdup (no_unit);
  xep_kind_from_nick (xep_statement_get_text (row, COLUMN_KIND), &self->kind);
  self->subject_id
      = g_strdup_printf ("%c%" G_GINT64_FORMAT, self->kind == XEP_KIND_COLLECTIVE ? 'c' : 'p',
                         xep_statement_get_int64 (row, COLUMN_SUBJECT));
  self->subject_name = xep_statement_dup_text (row, COLUMN_NAME);
  self->birth_date = xep_statement_get_date (row, COLUMN_BIRTH_DATE);
  self->posts = join_posts (row);
  self->missing = g_ptr_array_new ();
  add_missing (self, row, components);
  return self;
}

/* Snapshots of older regulations have no word for subjects without a unit. */
static const char *
find_no_unit (XepStore *store, XepRegulation *regulation)
{
  const char *words = xep_regulation_get_sentence (regulation, "no-unit");

  return *words != '\0' ? words
                        : xep_regulation_get_sentence (xep_store_get_regulation (store), "no-unit");
}

/* A row with what it is sorted by. */
typedef struct
{
  XepPaperRow *row;
  const char *key; /* of the unit, owned by the table of keys */
  guint place;     /* in printing order */
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;
  gboolean first_without = first->row->unit_id == 0;
  gboolean second_without = second->row->unit_id == 0;
  int order = strcmp (first->key, second->key);

  if (first_without != second_without)
    return first_without ? 1 : -1;
  if (order == 0 && first->row->unit_id != second->row->unit_id)
    order = first->row->unit_id < second->row->unit_id ? -1 : 1;
  return order != 0 ? order : (first->place < second->place ? -1 : 1);
}

static const char *
find_key (GHashTable *keys, const char *name)
{
  char *key = g_hash_table_lookup (keys, name);

  if (key == NULL)
    {
      key = xep_text_sort_key (name);
      g_hash_table_insert (keys, g_strdup (name), key);
    }
  return key;
}

/* Unit by unit: the names are few, so each is made a key of once. */
static void
sort_by_unit (GPtrArray *rows)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      XepPaperRow *row = g_ptr_array_index (rows, i);
      Place place = { row, find_key (keys, row->unit_name), i };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_index (rows, i) = g_array_index (places, Place, i).row;
}

static gboolean
read_rows (XepStatement *statement,
           GPtrArray *components,
           const char *no_unit,
           GPtrArray *rows,
           GError **error)
{
  gboolean row;

  while (xep_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (rows, row_new (statement, components, no_unit));
    }
  return FALSE;
}

/**
 * xep_paper_store_list:
 *
 * Plan V.2 and DOMAIN 3.7. Errors: %XEP_ERROR_NOT_FOUND for a period that was never opened.
 */
GPtrArray *
xep_paper_store_list (XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (XepPeriod) period = xep_period_store_load (store, period_id, error);
  XepRegulation *regulation
      = period != NULL ? xep_store_get_period_regulation (store, period_id, error) : NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_paper_row_free);
  g_autofree char *types = NULL;
  g_autoptr (XepStatement) statement = NULL;

  if (regulation == NULL)
    return NULL;
  types = xep_collective_store_dup_type_order (regulation);
  statement = xep_store_prepare (store, SELECT, error);
  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_text (statement, 2, types);
  if (!read_rows (statement, xep_regulation_get_dossier (regulation, period->code),
                  find_no_unit (store, regulation), rows, error))
    return NULL;
  sort_by_unit (rows);
  return g_steal_pointer (&rows);
}

/* TRUE if the component has come in, is not needed or not asked of the subject: then it stays as it
 * is. */
static gboolean
find_settled (
    XepStore *store, gint64 assessment_id, const char *component, gboolean *settled, GError **error)
{
  gboolean asked = FALSE;
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "SELECT 1 FROM dossier_item WHERE assessment_id = ? AND component = ?"
                           " AND (received_on IS NOT NULL OR not_needed = 1)",
                           error);

  if (statement == NULL
      || !xep_dossier_store_is_asked (store, assessment_id, component, &asked, error))
    return FALSE;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  xep_statement_bind_text (statement, 2, component);
  if (!xep_statement_step (statement, settled, error))
    return FALSE;
  *settled = *settled || !asked;
  return TRUE;
}

static gboolean
receive_one (XepStore *store,
             gint64 assessment_id,
             const char *component,
             const char *date,
             const char *by,
             const char *why,
             GError **error)
{
  if (!xep_field_set_in (store, XEP_SCOPE_COMPONENT, assessment_id, component, "received", date,
                         why, error))
    return FALSE;
  return by == NULL || *by == '\0'
         || xep_field_set_in (store, XEP_SCOPE_COMPONENT, assessment_id, component, "by", by, why,
                              error);
}

static gboolean
receive_all (XepStore *store,
             GArray *ids,
             const char *component,
             const char *date,
             const char *by,
             const char *why,
             guint *received,
             GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean settled;

      if (!find_settled (store, id, component, &settled, error))
        return FALSE;
      if (settled)
        continue;
      if (!receive_one (store, id, component, date, by, why, error))
        return FALSE;
      (*received)++;
    }
  return TRUE;
}

gboolean
xep_paper_store_receive (XepStore *store,
                         GArray *ids,
                         const char *component,
                         XepDate received_on,
                         const char *by,
                         const char *why,
                         guint *received,
                         GError **error)
{
  g_autofree char *date = NULL;
  g_autoptr (XepTransaction) transaction = NULL;
  gboolean done;

  *received = 0;
  if (!xep_date_is_full (received_on))
    {
      g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID,
                           _("The day the papers came in is wanted; nothing was changed. Type "
                             "day/month/year."));
      return FALSE;
    }
  date = xep_date_format_iso (received_on);
  transaction = xep_store_begin (store, error);
  if (transaction == NULL)
    return FALSE;
  done = receive_all (store, ids, component, date, by, why, received, error)
         && xep_transaction_commit (transaction, error);
  if (!done)
    *received = 0;
  return done;
}
