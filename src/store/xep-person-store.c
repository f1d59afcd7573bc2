/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-person-store.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-audit-store.h"
#include "store/xep-post-store.h"
#include "store/xep-record-row.h"
#include "store/xep-store-private.h"

/* The id, the names of the cell and the workplace, and the fields from the fourth column on. */
#define FIRST_FIELD 3

/* (transfer full) */
static char *
dup_select (const char *rest)
{
  g_autofree char *columns = xep_scope_dup_columns (xep_scope_get (XEP_SCOPE_PERSON), "p.");

  return g_strdup_printf ("SELECT p.id, u.name, w.name, %s FROM person p"
                          " LEFT JOIN unit u ON u.id = p.unit_id"
                          " LEFT JOIN unit w ON w.id = p.workplace_id %s",
                          columns, rest);
}

static XepPerson *
person_from_row (XepStatement *row)
{
  XepPerson *person = xep_person_new ();

  person->id = xep_statement_get_int64 (row, 0);
  g_free (person->unit_name);
  person->unit_name = xep_statement_dup_text (row, 1);
  g_free (person->workplace_name);
  person->workplace_name = xep_statement_dup_text (row, 2);
  xep_scope_load (xep_scope_get (XEP_SCOPE_PERSON), row, FIRST_FIELD, person);
  return person;
}

/* What a search looks at beside the unit: the name and the numbers of the cards. */
static void
row_add_search (XepRecordRow *record, const XepPerson *person)
{
  g_autofree char *text
      = g_strjoin (" ", person->name, person->party_card, person->citizen_id, NULL);
  g_autofree char *identity = xep_text_identity (person->name);
  g_autofree char *folded_words = xep_search_dup_folded (text);
  g_autofree char *identity_words = xep_search_dup_identity (text);
  g_autofree char *sort_key = xep_text_name_sort_key (person->name);

  xep_record_row_derived (record, "name_identity", identity);
  xep_record_row_derived (record, "search_folded", folded_words);
  xep_record_row_derived (record, "search_identity", identity_words);
  xep_record_row_derived (record, "sort_key", sort_key);
}

static XepRecordRow *
row_from_person (const XepPerson *person)
{
  XepRecordRow *record = xep_record_row_new ("person");

  xep_record_row_fields (record, xep_scope_get (XEP_SCOPE_PERSON), person);
  row_add_search (record, person);
  return record;
}

static gboolean
refuse (GError **error, const char *sentence, const char *what)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, sentence, what);
  return FALSE;
}

static gboolean
check_dates (const XepPerson *person, GError **error)
{
  if (xep_date_is_set (person->birth_date) && xep_date_is_set (person->admitted_on)
      && xep_date_compare (person->birth_date, person->admitted_on) >= 0)
    return refuse (error,
                   _("%s was born after the admission to the Party; nothing was saved. "
                     "Check both dates."),
                   person->name);
  return TRUE;
}

static gboolean
check_kind (const XepPerson *person, GError **error)
{
  if (person->kind == XEP_KIND_COLLECTIVE)
    return refuse (error, _("%s is a person and cannot be a collective; nothing was saved."),
                   person->name);
  if (person->kind == XEP_KIND_MEMBER && !person->party_member)
    return refuse (error,
                   _("%s is neither a leader, nor staff, nor a Party member; nothing was saved. "
                     "Choose one of them."),
                   person->name);
  return TRUE;
}

static gboolean
check_person (XepStore *store, const XepPerson *person, GError **error)
{
  XepRegulation *regulation = xep_store_get_regulation (store);
  g_autofree char *name = xep_text_clean (person->name);

  if (*name == '\0')
    return refuse (error, _("A person needs a name; nothing was saved. Type the name."), NULL);
  if (*person->gender != '\0' && !g_str_equal (person->gender, "Nam")
      && !g_str_equal (person->gender, "Nữ"))
    return refuse (error, _("“%s” is not a gender; nothing was saved. Choose Nam or Nữ."),
                   person->gender);
  if (*person->criteria_set != '\0'
      && xep_regulation_find_set (regulation, person->criteria_set) == NULL)
    return refuse (error,
                   _("“%s” is not a criteria set of the regulation; nothing was saved. "
                     "Choose one of the list."),
                   person->criteria_set);
  return check_kind (person, error) && check_dates (person, error)
         && xep_post_store_check (store, person, error);
}

/**
 * xep_person_store_add:
 *
 * Sets the ids of the person and the posts. Errors: %XEP_ERROR_INVALID, %XEP_ERROR_CONSTRAINT for a
 * second head.
 */
gboolean
xep_person_store_add (XepStore *store, XepPerson *person, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepRecordRow) record = row_from_person (person);
  gint64 id;

  if (transaction == NULL || !check_person (store, person, error))
    return FALSE;
  id = xep_record_row_insert (record, store, error);
  if (id == 0
      || !xep_audit_store_add (store, "person", id, "created", NULL, person->name, NULL, error)
      || !xep_post_store_replace (store, id, person->posts, NULL, error)
      || !xep_transaction_commit (transaction, error))
    return FALSE;
  person->id = id;
  xep_store_emit_changed (store, XEP_NEWS_RECORD, 0, 0);
  return TRUE;
}

/**
 * xep_person_store_update:
 *
 * Assessments that were opened keep the person as it was. Errors as xep_person_store_add(), and
 * %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_person_store_update (XepStore *store, XepPerson *person, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepRecordRow) record = row_from_person (person);
  gboolean changed;
  gboolean posts_changed;

  if (transaction == NULL || !check_person (store, person, error)
      || !xep_record_row_update (record, store, person->id, NULL, &changed, error)
      || !xep_post_store_replace (store, person->id, person->posts, &posts_changed, error)
      || !xep_transaction_commit (transaction, error))
    return FALSE;
  if (changed || posts_changed)
    xep_store_emit_changed (store, XEP_NEWS_RECORD, 0, 0);
  return TRUE;
}

static gboolean
check_not_retired (const XepPerson *person, GError **error)
{
  if (*person->retired_on == '\0')
    return TRUE;
  return refuse (error, _("%s has already left the roster; nothing was changed."), person->name);
}

/**
 * xep_person_store_retire:
 * @date: ISO, the last day
 *
 * The posts still held end on that day. Assessments stay. Errors: %XEP_ERROR_INVALID,
 * %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_person_store_retire (XepStore *store, gint64 id, const char *date, GError **error)
{
  g_autoptr (XepPerson) person = NULL;
  XepDate day;

  if (!xep_store_check_day (date, error) || !xep_date_parse_iso (date, &day, error))
    return FALSE;
  person = xep_person_store_load (store, id, error);
  if (person == NULL || !check_not_retired (person, error))
    return FALSE;
  g_free (person->retired_on);
  person->retired_on = g_strdup (date);
  for (guint i = 0; i < person->posts->len; i++)
    {
      XepPost *post = g_ptr_array_index (person->posts, i);

      if (!xep_date_is_set (post->ended_on))
        post->ended_on = xep_date_compare (post->started_on, day) > 0 ? post->started_on : day;
    }
  return xep_person_store_update (store, person, error);
}

/**
 * xep_person_store_restore:
 *
 * Undoes xep_person_store_retire(): the posts that ended on that day are held again. Errors:
 * %XEP_ERROR_NOT_FOUND, %XEP_ERROR_CONSTRAINT if somebody else heads the unit by now.
 */
gboolean
xep_person_store_restore (XepStore *store, gint64 id, GError **error)
{
  g_autoptr (XepPerson) person = xep_person_store_load (store, id, error);
  XepDate left = XEP_DATE_NONE;

  if (person == NULL || !xep_date_parse_iso (person->retired_on, &left, error))
    return FALSE;
  if (!xep_date_is_set (left))
    return TRUE;
  *person->retired_on = '\0';
  for (guint i = 0; i < person->posts->len; i++)
    {
      XepPost *post = g_ptr_array_index (person->posts, i);

      if (xep_date_is_set (post->ended_on) && xep_date_compare (post->ended_on, left) == 0)
        post->ended_on = XEP_DATE_NONE;
    }
  return xep_person_store_update (store, person, error);
}

/**
 * xep_person_store_load:
 *
 * (transfer full). Errors: %XEP_ERROR_NOT_FOUND.
 */
XepPerson *
xep_person_store_load (XepStore *store, gint64 id, GError **error)
{
  g_autofree char *sql = dup_select ("WHERE p.id = ?");
  g_autoptr (XepStatement) statement
      = xep_store_seek (store, sql, id, _("This person does not exist. Reload the list."), error);
  g_autoptr (XepPerson) person = NULL;

  if (statement == NULL)
    return NULL;
  person = person_from_row (statement);
  if (!xep_post_store_load (store, id, person->posts, error))
    return NULL;
  return g_steal_pointer (&person);
}

/**
 * xep_person_store_find:
 *
 * People of the roster; only if there is none, those who left it, so that a roster read again does
 * not double them. A bare year, asked for or stored, matches any day of that year; a stored person
 * without birth date matches only when no date is asked for.
 */
GArray *
xep_person_store_find (XepStore *store, const char *name, XepDate birth_date, GError **error)
{
  g_autofree char *identity = xep_text_identity (name);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean current = FALSE;
  gboolean row;
  /* Without a birth date ?2 is NULL; a text's first four signs are its year. */
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "SELECT id, retired_on IS NULL FROM person WHERE name_identity = ?1"
                           " AND (?2 IS NULL OR (substr (birth_date, 1, 4) = substr (?2, 1, 4)"
                           " AND (birth_date = ?2 OR length (birth_date) = 4 OR length (?2) = 4)))"
                           " ORDER BY retired_on IS NOT NULL, id",
                           error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_text (statement, 1, identity);
  xep_statement_bind_date (statement, 2, birth_date);
  while (TRUE)
    {
      gint64 id;

      if (!xep_statement_step (statement, &row, error))
        return NULL;
      if (!row || (current && xep_statement_get_int64 (statement, 1) == 0))
        return g_steal_pointer (&found);
      current = xep_statement_get_int64 (statement, 1) != 0;
      id = xep_statement_get_int64 (statement, 0);
      g_array_append_val (found, id);
    }
}

static GPtrArray *
list_without_posts (XepStore *store, gint64 unit_id, gboolean with_retired, GError **error)
{
  g_autofree char *sql = dup_select ("WHERE (?1 = 0 OR p.unit_id = ?1 OR p.workplace_id = ?1)"
                                     " AND (p.retired_on IS NULL OR ?2)"
                                     " ORDER BY p.sort_key, p.birth_date, p.id");
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, unit_id);
  xep_statement_bind_int64 (statement, 2, with_retired ? 1 : 0);
  return xep_statement_collect (statement, (XepRowReader) person_from_row,
                                (GDestroyNotify) xep_person_free, error);
}

/**
 * xep_person_store_list:
 * @unit_id: a cell or a workplace, 0 for all
 */
GPtrArray *
xep_person_store_list (XepStore *store, gint64 unit_id, gboolean with_retired, GError **error)
{
  g_autoptr (GPtrArray) people = list_without_posts (store, unit_id, with_retired, error);

  if (people == NULL || !xep_post_store_load_all (store, people, error))
    return NULL;
  return g_steal_pointer (&people);
}
