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

/* Post columns and the branches they may hold. */
static const struct
{
  XepHeading column;
  guint branches;
} post_columns[] = {
  { XEP_HEADING_POST, PARTY | GOVERNMENT | UNION }, { XEP_HEADING_PARTY_POST, PARTY },
  { XEP_HEADING_GOVERNMENT_POST, GOVERNMENT },      { XEP_HEADING_UNION_POST, UNION },
  { XEP_HEADING_OTHER_POST, GOVERNMENT | UNION },
};

/* What the status column says, folded, by how it begins. Plan II.2: the relieved and the suspended
 * are not rated. */
static const struct
{
  const char *beginning;
  XepStatus status;
} statuses[] = {
  { "mien cong tac", XEP_STATUS_RELIEVED },
  { "mien sinh hoat", XEP_STATUS_RELIEVED },
  { "duoc mien", XEP_STATUS_RELIEVED },
  { "mien", XEP_STATUS_RELIEVED },
  { "du bi", XEP_STATUS_PROBATION },
  { "dang vien du bi", XEP_STATUS_PROBATION },
  { "dinh chi", XEP_STATUS_SUSPENDED },
  { "bi dinh chi", XEP_STATUS_SUSPENDED },
  { "chinh thuc", XEP_STATUS_ACTIVE },
  { "dang vien chinh thuc", XEP_STATUS_ACTIVE },
  { "dang sinh hoat", XEP_STATUS_ACTIVE },
  { "binh thuong", XEP_STATUS_ACTIVE },
  { "chuyen sinh hoat", XEP_STATUS_LEFT },
  { "da chuyen", XEP_STATUS_LEFT },
  { "chuyen di", XEP_STATUS_LEFT },
  { "tu tran", XEP_STATUS_LEFT },
  { "da mat", XEP_STATUS_LEFT },
  { "ra khoi dang", XEP_STATUS_LEFT },
  { "xoa ten", XEP_STATUS_LEFT },
  { "khai tru", XEP_STATUS_LEFT },
};

/* A roster's row as read, before it meets the store. */
typedef struct
{
  XepPersonCells cells;
  char *status;
  gint64 unit_id;
  GPtrArray *posts; /* XepPost */
} RosterRow;

static void
roster_row_clear (RosterRow *self)
{
  xep_person_cells_clear (&self->cells);
  g_free (self->status);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RosterRow, roster_row_clear)

/* The column's chi bộ; without one, that of the group row. */
static gboolean
read_unit (XepImportContext *context, gint64 *unit_id, GError **error)
{
  g_autofree char *text = xep_import_dup_text (context, XEP_HEADING_CELL);
  const char *name = *text != '\0' ? text : context->group;

  *unit_id = 0;
  if (*name == '\0')
    {
      context->without_cell++;
      return TRUE;
    }
  context->problem = XEP_HEADING_CELL;
  *unit_id = xep_import_ensure_unit (context, name, TRUE, error);
  return *unit_id != 0;
}

/* "Bí thư chi bộ", also beside other posts in one text. */
static gboolean
is_cell_secretary (const XepPost *post)
{
  g_auto (GStrv) pieces = g_strsplit (post->title, ",", -1);

  for (guint i = 0; post->branch == XEP_BRANCH_PARTY && pieces[i] != NULL; i++)
    {
      g_autofree char *folded = xep_text_fold (pieces[i]);

      if (g_str_equal (folded, "bi thu") || g_str_has_prefix (folded, "bi thu chi bo")
          || g_str_has_prefix (folded, "bi thu chi uy"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_row (XepImportContext *context, RosterRow *row, GError **error)
{
  if (!xep_person_cells_read (&row->cells, context, error)
      || !read_unit (context, &row->unit_id, error))
    return FALSE;
  row->status = xep_import_dup_text (context, XEP_HEADING_STATUS);
  row->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_post_free);
  for (gsize i = 0; i < G_N_ELEMENTS (post_columns); i++)
    xep_import_read_posts (context, post_columns[i].column, post_columns[i].branches, 0,
                           row->posts);
  /* Party posts of a roster are held in the chi bộ; for the others it names no body. */
  for (guint i = 0; i < row->posts->len; i++)
    {
      XepPost *post = g_ptr_array_index (row->posts, i);

      if (post->branch == XEP_BRANCH_PARTY)
        post->unit_id = row->unit_id;
    }
  return TRUE;
}

static void
take_status (XepImportContext *context, const RosterRow *row, XepPerson *person)
{
  g_autofree char *folded = xep_text_fold (row->status);
  g_autofree char *note = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_str_has_prefix (folded, statuses[i].beginning))
      {
        person->status = statuses[i].status;
        return;
      }
  if (*folded == '\0')
    return;
  note = g_strdup_printf (_("The standing “%s” is not known and was left as it was."), row->status);
  xep_import_note (context, XEP_HEADING_STATUS, note);
}

static void
merge_row (XepImportContext *context, const RosterRow *row, XepPerson *person)
{
  const gint64 units[] = { person->unit_id, row->unit_id, 0 };

  person->party_member = TRUE;
  xep_person_cells_merge (&row->cells, person);
  take_status (context, row, person);
  xep_import_merge_posts (person, row->posts, units, G_N_ELEMENTS (units));
  if (row->unit_id != 0)
    person->unit_id = row->unit_id;
}

/* People of a cell that belongs to an office or a school are staff, others members and no more
 * (CRITERIA 4.2). */
static gboolean
make_person (XepImportContext *context, const RosterRow *row, XepPerson **person, GError **error)
{
  g_autoptr (XepUnit) unit = NULL;
  XepPerson *made;

  if (row->unit_id != 0)
    {
      unit = xep_unit_store_load (context->store, row->unit_id, error);
      if (unit == NULL)
        return FALSE;
    }
  made = xep_person_new ();
  g_free (made->name);
  made->name = g_strdup (row->cells.name);
  made->kind = unit != NULL && *unit->block != '\0' ? XEP_KIND_STAFF : XEP_KIND_MEMBER;
  made->status = XEP_STATUS_ACTIVE;
  made->party_member = TRUE;
  *person = made;
  return TRUE;
}

/* The secretary heads the chi bộ, unless it has a head. Returns the post that has to wait for that,
 * or NULL. (transfer none) */
static XepPost *
mark_head (XepImportContext *context, const RosterRow *row, gint64 person_id)
{
  for (guint i = 0; i < row->posts->len; i++)
    {
      XepPost *post = g_ptr_array_index (row->posts, i);

      if (post->unit_id == 0 || !is_cell_secretary (post))
        continue;
      post->head = xep_import_may_head (context, post->unit_id, person_id);
      return post->head ? NULL : post;
    }
  return NULL;
}

gboolean
xep_roster_import_row (XepImportContext *context, XepImportOutcome *outcome, GError **error)
{
  g_auto (RosterRow) row = { .unit_id = 0 };
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
                        .unit_id = row.unit_id };
  if (!xep_import_match_member (context, &key, &person, error))
    return FALSE;
  if (person != NULL)
    {
      before = xep_person_store_load (context->store, person->id, error);
      if (before == NULL)
        return FALSE;
    }
  else if (!make_person (context, &row, &person, error))
    return FALSE;

  waiting = mark_head (context, &row, person->id);
  context->problem = XEP_HEADING_NAME;
  merge_row (context, &row, person);
  if (!xep_import_settle_changes (context, before, person, outcome, error)
      || (*outcome != XEP_OUTCOME_UNCHANGED
          && !xep_import_save_person (context, before, person, error)))
    return FALSE;
  if (*person->retired_on != '\0')
    {
      g_autofree char *text
          = g_strdup_printf (_("%s has left the roster. If that was a mistake, bring the person "
                               "back in the window."),
                             person->name);

      xep_import_note (context, XEP_HEADING_NAME, text);
    }
  if (waiting != NULL)
    xep_import_add_pending (context, person, waiting);
  xep_import_remember (context, person, before == NULL);
  return TRUE;
}
