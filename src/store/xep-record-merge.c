/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-audit-store.h"
#include "store/xep-person-store.h"
#include "store/xep-post-store.h"
#include "store/xep-record-store.h"
#include "store/xep-reference.h"
#include "store/xep-store-private.h"

/* Two ratings of one person that cannot both stay: of the same kind, or both as an officer. */
#define SELECT_RIVALS                                                                  \
  "SELECT k.id, g.id FROM assessment k JOIN assessment g ON g.period_id = k.period_id" \
  " AND (g.kind = k.kind OR (g.kind <> 'member' AND k.kind <> 'member'))"              \
  " WHERE k.person_id = ?1 AND g.person_id = ?2 ORDER BY k.period_id, k.id"

/* What an assessment says by itself before anything is keyed. */
#define SELECT_UNTOUCHED                                                                \
  "SELECT count(*) FROM assessment WHERE id = ? AND state = 'open'"                     \
  " AND coalesce (tasks_assigned, tasks_done, tasks_on_time, tasks_exceeded, remedied," \
  " discipline) IS NULL AND no_shortcomings = 0 AND explanation = '' AND grounds = ''"  \
  " AND personnel = ''"

typedef struct
{
  gint64 kept;
  gint64 gone;
} Rivals;

static Rivals *
rivals_from_row (XepStatement *row)
{
  Rivals *rivals = g_new (Rivals, 1);

  rivals->kept = xep_statement_get_int64 (row, 0);
  rivals->gone = xep_statement_get_int64 (row, 1);
  return rivals;
}

static gboolean
is_blank (XepStore *store, gint64 assessment_id, gboolean *blank, GError **error)
{
  g_autoptr (GPtrArray) references = xep_reference_list (store, "assessment", error);
  gint64 untouched;

  if (references == NULL
      || !xep_store_query_id (store, SELECT_UNTOUCHED, assessment_id, &untouched, error))
    return FALSE;
  *blank = untouched != 0;
  for (guint i = 0; *blank && i < references->len; i++)
    {
      guint count;

      if (!xep_reference_count (store, g_ptr_array_index (references, i), assessment_id, &count,
                                error))
        return FALSE;
      *blank = count == 0;
    }
  return TRUE;
}

static gboolean
run_with_id (XepStore *store, const char *sql, gint64 id, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, id);
  return xep_statement_run (statement, error);
}

static gboolean
drop_assessment (XepStore *store, gint64 id, const char *name, GError **error)
{
  return run_with_id (store, "DELETE FROM assessment WHERE id = ?", id, error)
         && xep_audit_store_add (store, "assessment", id, "deleted", name, NULL,
                                 _("Nothing was keyed in it; the person's other record has one."),
                                 error);
}

/* Of two ratings of one kind in a period the one in which nothing is keyed goes. */
static gboolean
settle_rivals (
    XepStore *store, const XepPerson *kept, const XepPerson *gone, guint *n_dropped, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, SELECT_RIVALS, error);
  g_autoptr (GPtrArray) rivals = NULL;
  g_autoptr (GString) both = g_string_new (NULL);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, kept->id);
  xep_statement_bind_int64 (statement, 2, gone->id);
  rivals = xep_statement_collect (statement, (XepRowReader) rivals_from_row, g_free, error);
  if (rivals == NULL)
    return FALSE;
  for (guint i = 0; i < rivals->len; i++)
    {
      const Rivals *pair = g_ptr_array_index (rivals, i);
      gboolean kept_blank;
      gboolean gone_blank;

      if (!is_blank (store, pair->kept, &kept_blank, error)
          || !is_blank (store, pair->gone, &gone_blank, error))
        return FALSE;
      if (!kept_blank && !gone_blank)
        g_string_append_printf (both, _("%sno. %d and no. %d"), both->len > 0 ? ", " : "",
                                (int) pair->kept, (int) pair->gone);
      else if (!drop_assessment (store, gone_blank ? pair->gone : pair->kept,
                                 gone_blank ? gone->name : kept->name, error))
        return FALSE;
      else
        (*n_dropped)++;
    }
  if (both->len == 0)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT,
               _("Both records are rated alike in one period, and both assessments are keyed: %s. "
                 "Nothing was changed. Empty the wrong one of each pair, then merge again."),
               both->str);
  return FALSE;
}

static gboolean
is_same_post (const XepPost *a, const XepPost *b)
{
  g_autofree char *title_a = xep_text_identity (a->title);
  g_autofree char *title_b = xep_text_identity (b->title);

  return a->branch == b->branch && a->unit_id == b->unit_id
         && xep_date_is_set (a->ended_on) == xep_date_is_set (b->ended_on)
         && g_str_equal (title_a, title_b);
}

/* The posts of @gone beside those of @kept; what both held is one post. */
static void
take_posts (XepPerson *kept, XepPerson *gone)
{
  while (gone->posts->len > 0)
    {
      g_autoptr (XepPost) post = g_ptr_array_steal_index (gone->posts, 0);
      XepPost *same = NULL;

      for (guint i = 0; same == NULL && i < kept->posts->len; i++)
        if (is_same_post (g_ptr_array_index (kept->posts, i), post))
          same = g_ptr_array_index (kept->posts, i);
      if (same == NULL)
        {
          post->id = 0;
          g_ptr_array_add (kept->posts, g_steal_pointer (&post));
          continue;
        }
      same->head = same->head || post->head;
      if (!xep_date_is_set (same->started_on))
        same->started_on = post->started_on;
    }
}

/* All that refers to @gone, told of each assessment. */
static gboolean
move_references (
    XepStore *store, gint64 gone_id, gint64 kept_id, guint *n_assessments, GError **error)
{
  g_autofree char *old_value = g_strdup_printf ("%" G_GINT64_FORMAT, gone_id);
  g_autofree char *new_value = g_strdup_printf ("%" G_GINT64_FORMAT, kept_id);
  g_autoptr (GPtrArray) references = xep_reference_list (store, "person", error);
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store, "SELECT id FROM assessment WHERE person_id = ?", error);
  gboolean row;

  if (references == NULL || statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, gone_id);
  while (TRUE)
    {
      if (!xep_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      (*n_assessments)++;
      if (!xep_audit_store_add (store, "assessment", xep_statement_get_int64 (statement, 0),
                                "person_id", old_value, new_value, _("Two records merged"), error))
        return FALSE;
    }
  for (guint i = 0; i < references->len; i++)
    if (!xep_reference_move (store, g_ptr_array_index (references, i), gone_id, kept_id, error))
      return FALSE;
  return TRUE;
}

static gboolean
audit_merge (XepStore *store, const XepPerson *kept, const XepPerson *gone, GError **error)
{
  g_autofree char *gone_words = g_strdup_printf ("p%" G_GINT64_FORMAT " %s", gone->id, gone->name);
  g_autofree char *kept_words = g_strdup_printf ("p%" G_GINT64_FORMAT " %s", kept->id, kept->name);

  return xep_audit_store_add (store, "person", gone->id, "merged", gone_words, kept_words, NULL,
                              error)
         && xep_audit_store_add (store, "person", kept->id, "merged", gone_words, kept_words, NULL,
                                 error);
}

static gboolean
merge (XepStore *store, XepPerson *kept, XepPerson *gone, char **summary, GError **error)
{
  guint n_dropped = 0;
  guint n_moved = 0;

  if (!settle_rivals (store, kept, gone, &n_dropped, error))
    return FALSE;
  take_posts (kept, gone);
  if (*gone->retired_on == '\0')
    *kept->retired_on = '\0';
  /* The posts of the one go first: no unit has two heads, not even for a moment. */
  if (!run_with_id (store, "DELETE FROM post WHERE person_id = ?", gone->id, error)
      || !move_references (store, gone->id, kept->id, &n_moved, error)
      || !run_with_id (store, "DELETE FROM person WHERE id = ?", gone->id, error)
      || !xep_person_store_update (store, kept, error) || !audit_merge (store, kept, gone, error))
    return FALSE;
  if (summary != NULL)
    *summary = g_strdup_printf (_("The two records of %s are one now: %u assessments moved, %u "
                                  "assessments in which nothing was keyed dropped."),
                                kept->name, n_moved, n_dropped);
  return TRUE;
}

gboolean
xep_record_store_merge (
    XepStore *store, XepPerson *kept, gint64 gone_id, char **summary, GError **error)
{
  g_autoptr (XepTransaction) transaction = NULL;
  g_autoptr (XepPerson) gone = NULL;
  g_autofree char *words = NULL;
  gboolean done;

  if (kept->id == gone_id)
    {
      g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID,
                           _("A record cannot be merged with itself; nothing was changed. Choose "
                             "another one."));
      return FALSE;
    }
  gone = xep_person_store_load (store, gone_id, error);
  transaction = gone != NULL ? xep_store_begin (store, error) : NULL;
  if (transaction == NULL)
    return FALSE;
  done = merge (store, kept, gone, &words, error) && xep_transaction_commit (transaction, error);
  if (done && summary != NULL)
    *summary = g_steal_pointer (&words);
  return done;
}
