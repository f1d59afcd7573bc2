/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "import/xep-import-private.h"
#include "store/xep-person-store.h"
#include "store/xep-unit-store.h"

#define PARTY (1u << XEP_BRANCH_PARTY)
#define GOVERNMENT (1u << XEP_BRANCH_GOVERNMENT)
#define UNION (1u << XEP_BRANCH_UNION)

/* Post columns in the order in which the highest post is looked for. */
static const struct
{
  XepHeading column;
  guint branches;
} post_columns[] = {
  { XEP_HEADING_PARTY_POST, PARTY },
  { XEP_HEADING_POST, PARTY | GOVERNMENT | UNION },
  { XEP_HEADING_GOVERNMENT_POST, GOVERNMENT },
  { XEP_HEADING_UNION_POST, UNION },
  { XEP_HEADING_OTHER_POST, GOVERNMENT | UNION },
};

/* What the tier column names, folded; the first found decides. */
static const struct
{
  const char *words;
  XepTier tier;
} tiers[] = {
  { "tinh uy", XEP_TIER_PROVINCE },
  { "tinh", XEP_TIER_PROVINCE },
  { "dang uy", XEP_TIER_COMMUNE },
  { "xa", XEP_TIER_COMMUNE },
};

/* A leader list's row as read. */
typedef struct
{
  XepPersonCells cells;
  char *cell_name;
  gint64 cell_id; /* 0 if the store has no such chi bộ, or none is given */
  char *workplace;
  gint64 workplace_id;
  char *tier;
  gboolean head;
  GPtrArray *posts; /* XepPost */
} LeaderRow;

static void
leader_row_clear (LeaderRow *self)
{
  xep_person_cells_clear (&self->cells);
  g_free (self->cell_name);
  g_free (self->workplace);
  g_free (self->tier);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LeaderRow, leader_row_clear)

static gboolean
read_units (XepImportContext *context, LeaderRow *row, GError **error)
{
  row->cell_name = xep_import_dup_text (context, XEP_HEADING_CELL);
  if (*row->cell_name == '\0')
    {
      g_free (row->cell_name);
      row->cell_name = g_strdup (context->group);
    }
  if (*row->cell_name != '\0')
    {
      row->cell_id = xep_import_find_unit (context, row->cell_name, TRUE, error);
      if (row->cell_id < 0)
        return FALSE;
    }
  row->workplace = xep_import_dup_text (context, XEP_HEADING_WORKPLACE);
  if (*row->workplace == '\0')
    return TRUE;
  context->problem = XEP_HEADING_WORKPLACE;
  row->workplace_id = xep_import_ensure_unit (context, row->workplace, FALSE, error);
  return row->workplace_id != 0;
}

static gboolean
read_row (XepImportContext *context, LeaderRow *row, GError **error)
{
  if (!xep_person_cells_read (&row->cells, context, error) || !read_units (context, row, error))
    return FALSE;
  row->tier = xep_import_dup_text (context, XEP_HEADING_TIER);
  row->head = xep_import_is_ticked (context, XEP_HEADING_HEAD);
  row->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_post_free);
  for (gsize i = 0; i < G_N_ELEMENTS (post_columns); i++)
    xep_import_read_posts (context, post_columns[i].column, post_columns[i].branches,
                           row->workplace_id, row->posts);
  return TRUE;
}

/* Somebody no roster names: the list alone says who it is. */
static gboolean
make_person (XepImportContext *context, const LeaderRow *row, XepPerson **person, GError **error)
{
  g_autofree char *text = g_strdup_printf (
      _("%s is not in the roster and was added as a new person."), row->cells.name);
  gint64 cell_id = row->cell_id;
  XepPerson *made;

  if (cell_id == 0 && *row->cell_name != '\0')
    {
      context->problem = XEP_HEADING_CELL;
      cell_id = xep_import_ensure_unit (context, row->cell_name, TRUE, error);
      if (cell_id == 0)
        return FALSE;
    }
  xep_import_note (context, XEP_HEADING_NAME, text);
  made = xep_person_new ();
  g_free (made->name);
  made->name = g_strdup (row->cells.name);
  made->unit_id = cell_id;
  made->party_member = cell_id != 0 || *row->cells.card != '\0';
  made->status = XEP_STATUS_ACTIVE;
  made->kind = XEP_KIND_LEADER;
  *person = made;
  return TRUE;
}

static XepTier
guess_tier (const char *text)
{
  g_autofree char *folded = xep_text_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      if (strstr (folded, tiers[i].words) != NULL)
        return tiers[i].tier;
    }
  return XEP_TIER_UNIT;
}

static void
merge_row (const LeaderRow *row, XepPerson *person)
{
  const gint64 units[] = { row->workplace_id, person->workplace_id };
  XepTier tier = guess_tier (row->tier);

  person->kind = XEP_KIND_LEADER;
  xep_person_cells_merge (&row->cells, person);
  /* An empty column changes nothing that is known. */
  if (*row->tier != '\0' || person->tier == XEP_TIER_NONE)
    person->tier = tier;
  xep_import_merge_posts (person, row->posts, units, G_N_ELEMENTS (units));
  if (row->workplace_id != 0)
    person->workplace_id = row->workplace_id;
}

/* The first post in the order of the columns is the highest: by it the person heads the workplace.
 * Returns the post that has to wait until another head is gone, or NULL. (transfer none) */
static XepPost *
mark_head (XepImportContext *context, const LeaderRow *row, gint64 person_id)
{
  XepPost *post;

  if (!row->head)
    return NULL;
  if (row->workplace_id == 0 || row->posts->len == 0)
    {
      xep_import_note (context, XEP_HEADING_HEAD,
                       _("Marked as head, but the row names no post or no workplace: the mark was "
                         "left out."));
      return NULL;
    }
  post = g_ptr_array_index (row->posts, 0);
  post->head = xep_import_may_head (context, row->workplace_id, person_id);
  return post->head ? NULL : post;
}

gboolean
xep_leader_import_row (XepImportContext *context, XepImportOutcome *outcome, GError **error)
{
  g_auto (LeaderRow) row = { .cell_id = 0 };
  g_autoptr (XepPerson) before = NULL;
  g_autoptr (XepPerson) person = NULL;
  XepImportKey key;
  XepPost *waiting;

  if (!read_row (context, &row, error))
    return FALSE;
  key = (XepImportKey){ .name = row.cells.name,
                        .birth_date = row.cells.birth_date,
                        .card = row.cells.card,
                        .citizen_id = row.cells.citizen_id,
                        .unit_id = row.cell_id };
  if (!xep_import_match_officer (context, &key, &person, error))
    return FALSE;
  if (person != NULL)
    {
      before = xep_person_store_load (context->store, person->id, error);
      if (before == NULL)
        return FALSE;
    }
  else if (!make_person (context, &row, &person, error))
    return FALSE;
  /* The roster says where somebody is a Party member; the list only where it thinks so. */
  if (before != NULL && *row.cell_name != '\0'
      && (row.cell_id == 0 || person->unit_id != row.cell_id))
    {
      g_autofree char *text
          = g_strdup_printf (_("The list puts %s in “%s”, the roster in “%s”: the roster's chi bộ "
                               "was kept."),
                             person->name, row.cell_name, person->unit_name);

      xep_import_note (context, XEP_HEADING_CELL, text);
    }

  waiting = mark_head (context, &row, person->id);
  context->problem = XEP_HEADING_NAME;
  merge_row (&row, person);
  if (!xep_import_settle_changes (context, before, person, outcome, error)
      || (*outcome != XEP_OUTCOME_UNCHANGED
          && !xep_import_save_person (context, before, person, error)))
    return FALSE;
  if (waiting != NULL)
    xep_import_add_pending (context, person, waiting);
  xep_import_remember (context, person, before == NULL);
  return TRUE;
}
