/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-post-store.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-audit-store.h"
#include "store/xep-record-row.h"
#include "store/xep-store-private.h"

/* The id, the person, the name of the unit, and the fields from the fourth column on. */
#define PERSON_COLUMN 1
#define FIRST_FIELD 3

/* (transfer full) */
static char *
dup_select (const char *rest)
{
  g_autofree char *columns = xep_scope_dup_columns (xep_scope_get (XEP_SCOPE_POST), "o.");

  return g_strdup_printf ("SELECT o.id, o.person_id, u.name, %s FROM post o"
                          " LEFT JOIN unit u ON u.id = o.unit_id %s ORDER BY o.id",
                          columns, rest);
}

static XepPost *
post_from_row (XepStatement *row)
{
  XepPost *post = xep_post_new ();

  post->id = xep_statement_get_int64 (row, 0);
  g_free (post->unit_name);
  post->unit_name = xep_statement_dup_text (row, 2);
  xep_scope_load (xep_scope_get (XEP_SCOPE_POST), row, FIRST_FIELD, post);
  return post;
}

gboolean
xep_post_store_load (XepStore *store, gint64 person_id, GPtrArray *posts, GError **error)
{
  g_autofree char *sql = dup_select ("WHERE o.person_id = ?");
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, person_id);
  while (TRUE)
    {
      if (!xep_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (posts, post_from_row (statement));
    }
}

GHashTable *
xep_post_store_load_table (XepStore *store, GError **error)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                        (GDestroyNotify) g_ptr_array_unref);
  g_autofree char *sql = dup_select ("");
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      gint64 person_id;
      GPtrArray *posts;

      if (!xep_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&table);
      person_id = xep_statement_get_int64 (statement, PERSON_COLUMN);
      posts = g_hash_table_lookup (table, &person_id);
      if (posts == NULL)
        {
          posts = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_post_free);
          g_hash_table_insert (table, g_memdup2 (&person_id, sizeof person_id), posts);
        }
      g_ptr_array_add (posts, post_from_row (statement));
    }
}

gboolean
xep_post_store_load_all (XepStore *store, GPtrArray *people, GError **error)
{
  g_autoptr (GHashTable) table = xep_post_store_load_table (store, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      XepPerson *person = g_ptr_array_index (people, i);
      GPtrArray *posts = g_hash_table_lookup (table, &person->id);

      if (posts == NULL)
        continue;
      g_ptr_array_unref (person->posts);
      person->posts = g_ptr_array_ref (posts);
    }
  return TRUE;
}

char *
xep_post_store_describe (GPtrArray *posts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (posts, i);
      g_autofree char *started = xep_date_format_iso (post->started_on);
      g_autofree char *ended = xep_date_format_iso (post->ended_on);

      g_string_append_printf (text, "%s%s [%s", text->len > 0 ? "; " : "", post->title,
                              xep_branch_to_nick (post->branch));
      if (post->unit_id != 0)
        g_string_append_printf (text, ", %s", post->unit_name);
      if (post->head)
        g_string_append (text, ", head");
      if (*started != '\0' || *ended != '\0')
        g_string_append_printf (text, ", %s – %s", started, ended);
      g_string_append_c (text, ']');
    }
  return g_strdup (text->str);
}

static gboolean
load_description (XepStore *store, gint64 person_id, char **description, GError **error)
{
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_post_free);

  if (!xep_post_store_load (store, person_id, posts, error))
    return FALSE;
  *description = xep_post_store_describe (posts);
  return TRUE;
}

static gboolean
delete_posts (XepStore *store, gint64 person_id, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store, "DELETE FROM post WHERE person_id = ?", error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, person_id);
  return xep_statement_run (statement, error);
}

static gboolean
insert_post (XepStore *store, gint64 person_id, XepPost *post, GError **error)
{
  g_autoptr (XepRecordRow) record = xep_record_row_new ("post");
  gint64 id;

  if (post->id != 0)
    xep_record_row_id (record, "id", post->id);
  xep_record_row_id (record, "person_id", person_id);
  xep_record_row_fields (record, xep_scope_get (XEP_SCOPE_POST), post);
  id = xep_record_row_insert (record, store, error);
  if (id != 0)
    post->id = id;
  return id != 0;
}

/* Those that keep their ids come first, lest a new one be given an id that is still wanted. */
static gboolean
insert_posts (XepStore *store, gint64 person_id, GPtrArray *posts, GError **error)
{
  g_autoptr (GPtrArray) ordered = g_ptr_array_new ();

  for (guint i = 0; i < posts->len; i++)
    {
      XepPost *post = g_ptr_array_index (posts, i);

      g_ptr_array_insert (ordered, post->id != 0 ? 0 : -1, post);
    }
  for (guint i = 0; i < ordered->len; i++)
    if (!insert_post (store, person_id, g_ptr_array_index (ordered, i), error))
      return FALSE;
  return TRUE;
}

gboolean
xep_post_store_replace (
    XepStore *store, gint64 person_id, GPtrArray *posts, gboolean *changed, GError **error)
{
  g_autofree char *old_posts = NULL;
  g_autofree char *new_posts = NULL;
  gboolean different;

  if (!load_description (store, person_id, &old_posts, error)
      || !delete_posts (store, person_id, error) || !insert_posts (store, person_id, posts, error)
      || !load_description (store, person_id, &new_posts, error))
    return FALSE;
  different = !g_str_equal (old_posts, new_posts);
  if (changed != NULL)
    *changed = different;
  return !different
         || xep_audit_store_add (store, "person", person_id, "posts", old_posts, new_posts, NULL,
                                 error);
}

static gboolean
refuse (GError **error, const char *sentence, const char *what)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, sentence, what);
  return FALSE;
}

/* Refuses if somebody else heads the unit of @post now. */
static gboolean
check_head (XepStore *store, gint64 person_id, const XepPost *post, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "SELECT p.name, u.name FROM post o JOIN person p ON p.id = o.person_id"
                           " JOIN unit u ON u.id = o.unit_id WHERE o.unit_id = ?1 AND o.head = 1"
                           " AND o.ended_on IS NULL AND o.person_id <> ?2",
                           error);
  gboolean taken;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, post->unit_id);
  xep_statement_bind_int64 (statement, 2, person_id);
  if (!xep_statement_step (statement, &taken, error))
    return FALSE;
  if (!taken)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT,
               _("%s already heads “%s”; nothing was saved. End that post first."),
               xep_statement_get_text (statement, 0), xep_statement_get_text (statement, 1));
  return FALSE;
}

static gboolean
is_current_head (const XepPost *post)
{
  return post->head && !xep_date_is_set (post->ended_on);
}

/* The person may head several units, but none twice. */
static gboolean
check_own_heads (const XepPerson *person, guint index, GError **error)
{
  const XepPost *post = g_ptr_array_index (person->posts, index);

  for (guint i = 0; i < index; i++)
    {
      const XepPost *other = g_ptr_array_index (person->posts, i);

      if (is_current_head (other) && other->unit_id == post->unit_id)
        {
          g_set_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT,
                       _("%s is entered twice as head of the same unit; nothing was saved. "
                         "Keep one of the two posts."),
                       person->name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_post (const XepPost *post, GError **error)
{
  g_autofree char *title = xep_text_clean (post->title);

  if (*title == '\0')
    return refuse (error, _("A post needs a title; nothing was saved. Type the title."), NULL);
  if (xep_date_is_set (post->started_on) && xep_date_is_set (post->ended_on)
      && xep_date_compare (post->ended_on, post->started_on) < 0
      && !(post->ended_on.month == 0 && post->ended_on.year == post->started_on.year))
    return refuse (error,
                   _("The post “%s” ends before it begins; nothing was saved. Check both dates."),
                   title);
  if (post->head && post->unit_id == 0)
    return refuse (error, _("The post “%s” heads no unit; nothing was saved. Choose the unit."),
                   title);
  return TRUE;
}

gboolean
xep_post_store_check (XepStore *store, const XepPerson *person, GError **error)
{
  for (guint i = 0; i < person->posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (person->posts, i);

      if (!check_post (post, error))
        return FALSE;
      if (is_current_head (post)
          && (!check_own_heads (person, i, error) || !check_head (store, person->id, post, error)))
        return FALSE;
    }
  return TRUE;
}
