/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "import/xep-import-private.h"
#include "store/xep-person-store.h"

/* Words that tell the branch of a post where one column holds several; the first that is found
 * decides, else it is a post of the government. Folded; union words come first: "Bí thư Đoàn" is no
 * Party post. */
static const struct
{
  const char *words;
  XepBranch branch;
} branch_words[] = {
  { "mat tran", XEP_BRANCH_UNION },       { "mttq", XEP_BRANCH_UNION },
  { "doan the", XEP_BRANCH_UNION },       { "doan thanh nien", XEP_BRANCH_UNION },
  { "doan tncs", XEP_BRANCH_UNION },      { "bi thu doan", XEP_BRANCH_UNION },
  { "chi doan", XEP_BRANCH_UNION },       { "cong doan", XEP_BRANCH_UNION },
  { "chi hoi", XEP_BRANCH_UNION },        { "nong dan", XEP_BRANCH_UNION },
  { "phu nu", XEP_BRANCH_UNION },         { "lhpn", XEP_BRANCH_UNION },
  { "cuu chien binh", XEP_BRANCH_UNION }, { "ccb", XEP_BRANCH_UNION },
  { "chu thap do", XEP_BRANCH_UNION },    { "nguoi cao tuoi", XEP_BRANCH_UNION },
  { "khuyen hoc", XEP_BRANCH_UNION },     { "bi thu", XEP_BRANCH_PARTY },
  { "chi uy", XEP_BRANCH_PARTY },         { "dang uy", XEP_BRANCH_PARTY },
  { "cap uy", XEP_BRANCH_PARTY },         { "uy vien btv", XEP_BRANCH_PARTY },
  { "ban thuong vu", XEP_BRANCH_PARTY },  { "ubkt", XEP_BRANCH_PARTY },
};

/* TRUE if @words stand in @text as whole words. Both folded. */
static gboolean
has_words (const char *text, const char *words)
{
  gsize length = strlen (words);

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    {
      if ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length]))
        return TRUE;
    }
  return FALSE;
}

static XepBranch
guess_branch (const char *title, guint branches)
{
  g_autofree char *folded = xep_text_fold (title);

  for (gsize i = 0; i < G_N_ELEMENTS (branch_words); i++)
    {
      if ((branches & (1u << branch_words[i].branch)) != 0
          && has_words (folded, branch_words[i].words))
        return branch_words[i].branch;
    }
  if ((branches & (1u << XEP_BRANCH_GOVERNMENT)) != 0)
    return XEP_BRANCH_GOVERNMENT;
  return (branches & (1u << XEP_BRANCH_UNION)) != 0 ? XEP_BRANCH_UNION : XEP_BRANCH_PARTY;
}

static void
add_post (GPtrArray *posts, const char *title, XepBranch branch, gint64 unit_id)
{
  XepPost *post = xep_post_new ();

  g_free (post->title);
  post->title = xep_text_clean (title);
  post->branch = branch;
  post->unit_id = unit_id;
  g_ptr_array_add (posts, post);
}

/* "Trưởng thôn, Chi hội trưởng Nông dân" are posts of two branches; the commas of one branch stay
 * in its title. */
static void
add_by_branch (GPtrArray *posts, const char *part, guint branches, gint64 unit_id)
{
  g_auto (GStrv) pieces = g_strsplit (part, ",", -1);
  g_autoptr (GString) title = g_string_new (pieces[0]);
  XepBranch branch = guess_branch (pieces[0] != NULL ? pieces[0] : "", branches);

  for (guint i = 1; i < g_strv_length (pieces); i++)
    {
      XepBranch next = guess_branch (pieces[i], branches);

      if (next == branch)
        {
          g_string_append_printf (title, ",%s", pieces[i]);
          continue;
        }
      add_post (posts, title->str, branch, unit_id);
      g_string_assign (title, pieces[i]);
      branch = next;
    }
  add_post (posts, title->str, branch, unit_id);
}

void
xep_import_read_posts (
    XepImportContext *context, XepHeading column, guint branches, gint64 unit_id, GPtrArray *posts)
{
  g_autoptr (GPtrArray) parts = xep_import_dup_parts (context, column);

  for (guint i = 0; i < parts->len; i++)
    add_by_branch (posts, g_ptr_array_index (parts, i), branches, unit_id);
}

static gboolean
is_current (const XepPost *post)
{
  return !xep_date_is_set (post->ended_on);
}

static gboolean
is_same_post (const XepPost *a, const XepPost *b)
{
  g_autofree char *title_a = NULL;
  g_autofree char *title_b = NULL;

  if (a->branch != b->branch)
    return FALSE;
  title_a = xep_text_identity (a->title);
  title_b = xep_text_identity (b->title);
  return g_str_equal (title_a, title_b);
}

/* The person's current post that is @post: held in the same unit, or, unless the person heads the
 * unit by it, in any. */
static XepPost *
find_post (XepPerson *person, const XepPost *post)
{
  for (guint i = 0; i < person->posts->len; i++)
    {
      XepPost *own = g_ptr_array_index (person->posts, i);

      if (is_current (own) && is_same_post (own, post)
          && (own->unit_id == post->unit_id || !post->head))
        return own;
    }
  return NULL;
}

static gboolean
contains_unit (const gint64 *units, gsize n_units, gint64 unit_id)
{
  for (gsize i = 0; i < n_units; i++)
    {
      if (units[i] == unit_id)
        return TRUE;
    }
  return FALSE;
}

/* TRUE if the file gives posts of that branch, but not this one. */
static gboolean
is_superseded (const XepPost *own, GPtrArray *posts)
{
  gboolean branch_given = FALSE;

  for (guint i = 0; i < posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (posts, i);

      if (is_same_post (own, post))
        return FALSE;
      branch_given = branch_given || post->branch == own->branch;
    }
  return branch_given;
}

static gboolean
drop_superseded (XepPerson *person, GPtrArray *posts, const gint64 *units, gsize n_units)
{
  gboolean changed = FALSE;

  for (guint i = person->posts->len; i > 0; i--)
    {
      const XepPost *own = g_ptr_array_index (person->posts, i - 1);

      if (is_current (own) && contains_unit (units, n_units, own->unit_id)
          && is_superseded (own, posts))
        {
          g_ptr_array_remove_index (person->posts, i - 1);
          changed = TRUE;
        }
    }
  return changed;
}

gboolean
xep_import_merge_posts (XepPerson *person, GPtrArray *posts, const gint64 *units, gsize n_units)
{
  gboolean changed = drop_superseded (person, posts, units, n_units);

  for (guint i = 0; i < posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (posts, i);
      XepPost *own = find_post (person, post);

      if (own == NULL)
        {
          add_post (person->posts, post->title, post->branch, post->unit_id);
          own = g_ptr_array_index (person->posts, person->posts->len - 1);
          changed = TRUE;
        }
      if (post->head && !own->head)
        {
          own->head = TRUE;
          changed = TRUE;
        }
    }
  return changed;
}

/* The posts held now, each with its body and whether it heads it, in any order. (transfer full) */
static GPtrArray *
list_current (const XepPerson *person)
{
  GPtrArray *current = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < person->posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (person->posts, i);

      if (is_current (post))
        g_ptr_array_add (current, g_strdup_printf ("%s|%d|%" G_GINT64_FORMAT "|%d", post->title,
                                                   post->branch, post->unit_id, post->head));
    }
  return current;
}

gboolean
xep_import_has_same_posts (const XepPerson *before, const XepPerson *person)
{
  g_autoptr (GPtrArray) old_posts = list_current (before);
  g_autoptr (GPtrArray) new_posts = list_current (person);

  if (old_posts->len != new_posts->len)
    return FALSE;
  for (guint i = 0; i < old_posts->len; i++)
    if (!g_ptr_array_find_with_equal_func (new_posts, g_ptr_array_index (old_posts, i), g_str_equal,
                                           NULL))
      return FALSE;
  return TRUE;
}

char *
xep_import_dup_posts (const XepPerson *person)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < person->posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (person->posts, i);

      if (!is_current (post))
        continue;
      g_string_append_printf (text, "%s%s%s", text->len > 0 ? "; " : "", post->title,
                              post->head ? _(" (head)") : "");
    }
  return g_strdup (text->str);
}

void
xep_import_head_free (XepImportHead *head)
{
  g_free (head->name);
  g_free (head);
}

void
xep_pending_head_free (XepPendingHead *pending)
{
  g_free (pending->title);
  g_free (pending->sheet);
  g_free (pending->cell);
  g_free (pending);
}

static gboolean
matches_person (gpointer key, gpointer value, gpointer person)
{
  return ((XepImportHead *) value)->person_id == ((XepPerson *) person)->id;
}

static void
keep_heads_of (XepImportContext *context, XepPerson *person)
{
  g_hash_table_foreach_remove (context->heads, matches_person, person);
  for (guint i = 0; i < person->posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (person->posts, i);
      XepImportHead *head;

      if (!post->head || !is_current (post) || *person->retired_on != '\0')
        continue;
      head = g_new0 (XepImportHead, 1);
      head->unit_id = post->unit_id;
      head->person_id = person->id;
      head->name = g_strdup (person->name);
      g_hash_table_replace (context->heads, &head->unit_id, head);
    }
}

gboolean
xep_import_load_heads (XepImportContext *context, GError **error)
{
  g_autoptr (GPtrArray) people = xep_person_store_list (context->store, 0, FALSE, error);
  g_autoptr (GPtrArray) all = NULL;

  if (people == NULL)
    return FALSE;
  context->people_before = people->len;
  all = xep_person_store_list (context->store, 0, TRUE, error);
  if (all == NULL)
    return FALSE;
  xep_import_index_people (context, all);
  for (guint i = 0; i < people->len; i++)
    keep_heads_of (context, g_ptr_array_index (people, i));
  return TRUE;
}

gboolean
xep_import_may_head (XepImportContext *context, gint64 unit_id, gint64 person_id)
{
  const XepImportHead *head = g_hash_table_lookup (context->heads, &unit_id);

  return head == NULL || head->person_id == person_id;
}

void
xep_import_add_pending (XepImportContext *context, const XepPerson *person, const XepPost *post)
{
  XepPendingHead *pending = g_new0 (XepPendingHead, 1);

  pending->unit_id = post->unit_id;
  pending->person_id = person->id;
  pending->title = g_strdup (post->title);
  pending->sheet = g_strdup (context->table->sheet->name);
  pending->cell = xep_sheet_table_address (context->table, context->row, XEP_HEADING_NAME);
  g_ptr_array_add (context->pending, pending);
}

gboolean
xep_import_save_person (XepImportContext *context,
                        const XepPerson *before,
                        XepPerson *person,
                        GError **error)
{
  if (before != NULL)
    xep_import_count_changes (context, before, person);
  if (!(before == NULL ? xep_person_store_add (context->store, person, error)
                       : xep_person_store_update (context->store, person, error)))
    return FALSE;
  keep_heads_of (context, person);
  return TRUE;
}

/* Makes the person head by the post the file named, now that nobody else heads the unit. */
static gboolean
make_head (XepImportContext *context, const XepPendingHead *pending, GError **error)
{
  g_autoptr (XepPerson) person = xep_person_store_load (context->store, pending->person_id, error);

  if (person == NULL)
    return FALSE;
  for (guint i = 0; i < person->posts->len; i++)
    {
      XepPost *post = g_ptr_array_index (person->posts, i);

      if (is_current (post) && post->unit_id == pending->unit_id
          && g_str_equal (post->title, pending->title))
        {
          post->head = TRUE;
          return xep_import_save_person (context, person, person, error);
        }
    }
  return TRUE;
}

gboolean
xep_import_settle_heads (XepImportContext *context, GError **error)
{
  for (guint i = 0; i < context->pending->len; i++)
    {
      const XepPendingHead *pending = g_ptr_array_index (context->pending, i);
      const XepImportHead *head = g_hash_table_lookup (context->heads, &pending->unit_id);
      g_autofree char *text = NULL;

      if (head == NULL)
        {
          if (!make_head (context, pending, error))
            return FALSE;
          continue;
        }
      text = g_strdup_printf (_("Not made head of the unit: %s heads it already. If that has "
                                "changed, end that post first."),
                              head->name);
      xep_import_report_add_note (context->report, pending->sheet, pending->cell, text);
    }
  return TRUE;
}
