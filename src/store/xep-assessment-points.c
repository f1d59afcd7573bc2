/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-assessment-load.h"
#include "store/xep-field-private.h"
#include "store/xep-store-private.h"

#define GROUP_A "A"
#define GROUP_B "B"

/* A box that takes points. */
typedef struct
{
  const char *number; /* "II.1.2", "A", "B" */
  XepPoints maximum;
  XepEntry entry;  /* the kind of entry it belongs to */
  gboolean binary; /* all or nothing */
} Box;

/* Numbers of a step as they are stored. */
typedef struct
{
  XepStepPoints points;
  GPtrArray *numbers; /* char*: the boxes that are filled */
} StepNumbers;

static void
step_numbers_clear (StepNumbers *self)
{
  g_clear_pointer (&self->points.criteria, g_hash_table_unref);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StepNumbers, step_numbers_clear)

/* TRUE if @key is the number or its end after a dot: "1.2" for "II.1.2". */
static gboolean
fits (const char *number, const char *key)
{
  g_autofree char *ending = g_strconcat (".", key, NULL);

  return g_str_equal (number, key) || g_str_has_suffix (number, ending);
}

const XepCriterion *
xep_assessment_edit_find_criterion (const XepCriteriaSet *set, const char *key, gboolean *part_b)
{
  gboolean only_b = *part_b;
  const XepCriterion *found = NULL;
  guint matches = 0;

  for (guint i = 0; i < set->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      for (guint j = 0; j < group->criteria->len; j++)
        {
          const XepCriterion *criterion = g_ptr_array_index (group->criteria, j);
          gboolean exact = g_str_equal (criterion->number, key);

          if ((only_b && !group->part_b) || !fits (criterion->number, key))
            continue;
          found = criterion;
          *part_b = group->part_b;
          matches++;
          if (exact)
            return found;
        }
    }
  return matches == 1 ? found : NULL;
}

gboolean
xep_assessment_edit_refuse_criterion (XepFieldEdit *edit, const char *number, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” is no box of the criteria set %s, or more than one; nothing was changed. "
                 "Give the whole number of the criterion."),
               number, edit->set->id);
  return FALSE;
}

static gboolean
find_box (XepFieldEdit *edit, const char *key, Box *box, GError **error)
{
  const XepCriteriaSet *set = edit->set;
  gboolean part_b = FALSE;
  const XepCriterion *criterion;

  if (g_str_equal (key, GROUP_A) || g_str_equal (key, GROUP_B))
    {
      gboolean a = g_str_equal (key, GROUP_A);

      *box = (Box){ a ? GROUP_A : GROUP_B, a ? set->maximum_a : set->maximum_b, XEP_ENTRY_GROUPS,
                    FALSE };
      return TRUE;
    }
  criterion = xep_assessment_edit_find_criterion (set, key, &part_b);
  if (criterion == NULL)
    return xep_assessment_edit_refuse_criterion (edit, key, error);
  *box = (Box){ criterion->number, criterion->maximum, XEP_ENTRY_CRITERIA,
                set->binary_part_a && !part_b };
  return TRUE;
}

/* The three faults have a sentence for a criterion and one for a group total. */
static gboolean
refuse_box (const Box *box,
            const char *for_criterion,
            const char *for_group,
            const char *text,
            GError **error)
{
  g_autofree char *clean = xep_text_clean (text);
  g_autofree char *maximum = xep_points_format (box->maximum);

  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               box->entry == XEP_ENTRY_GROUPS ? for_group : for_criterion, clean, maximum,
               box->number);
  return FALSE;
}

static gboolean
parse_points (const Box *box, const char *text, XepPoints *points, GError **error)
{
  if (!xep_points_parse (text, points, NULL))
    return refuse_box (
        box,
        _("“%s” is not a number from 0 to %s with at most two decimals, as criterion %s "
          "takes; the old value is kept."),
        _("“%s” is not a number from 0 to %s with at most two decimals, as the total of "
          "group %s takes; the old value is kept."),
        text, error);
  if (*points == XEP_POINTS_MISSING)
    return TRUE;
  if (*points > box->maximum)
    return refuse_box (
        box,
        _("“%s” points are above the maximum of %s of criterion %s; the old value is "
          "kept."),
        _("“%s” points are above the maximum of %s of group %s; the old value is kept."), text,
        error);
  if (box->binary && *points != 0 && *points != box->maximum)
    return refuse_box (
        box,
        _("“%s” points are not possible: only 0 or %s for criterion %s, which is met or "
          "not met; the old value is kept."),
        NULL, text, error);
  return TRUE;
}

static gboolean
read_entry (XepFieldEdit *edit, XepEntry *entry, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      edit->store, "SELECT entry FROM step_result WHERE assessment_id = ? AND step = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  xep_statement_bind_text (statement, 2, xep_step_to_nick (edit->step));
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  *entry = XEP_ENTRY_CRITERIA;
  if (row)
    xep_entry_from_nick (xep_statement_get_text (statement, 0), entry);
  return TRUE;
}

static gboolean
read_numbers (XepFieldEdit *edit, StepNumbers *numbers, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      edit->store, "SELECT criterion, value FROM points WHERE assessment_id = ? AND step = ?",
      error);
  gboolean row;

  numbers->points.group_a = XEP_POINTS_MISSING;
  numbers->points.group_b = XEP_POINTS_MISSING;
  numbers->points.criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  numbers->numbers = g_ptr_array_new_with_free_func (g_free);
  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  xep_statement_bind_text (statement, 2, xep_step_to_nick (edit->step));
  while (TRUE)
    {
      if (!xep_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      xep_step_points_add (&numbers->points, xep_statement_get_text (statement, 0),
                           xep_statement_get_points (statement, 1));
      g_ptr_array_add (numbers->numbers, xep_statement_dup_text (statement, 0));
    }
}

static XepPoints
get_points (const StepNumbers *numbers, const char *number)
{
  gpointer value;

  if (g_str_equal (number, GROUP_A))
    return numbers->points.group_a;
  if (g_str_equal (number, GROUP_B))
    return numbers->points.group_b;
  return g_hash_table_lookup_extended (numbers->points.criteria, number, NULL, &value)
             ? GPOINTER_TO_INT (value)
             : XEP_POINTS_MISSING;
}

static void
put_points (StepNumbers *numbers, const char *number, XepPoints points)
{
  if (points == XEP_POINTS_MISSING)
    g_hash_table_remove (numbers->points.criteria, number);
  if (points != XEP_POINTS_MISSING || g_str_equal (number, GROUP_A)
      || g_str_equal (number, GROUP_B))
    xep_step_points_add (&numbers->points, number, points);
}

static gboolean
write_points (XepFieldEdit *edit, const char *number, XepPoints points, GError **error)
{
  static const char *const keep = "INSERT INTO points (assessment_id, step, criterion, value)"
                                  " VALUES (?, ?, ?, ?)"
                                  " ON CONFLICT DO UPDATE SET value = excluded.value";
  static const char *const clear
      = "DELETE FROM points WHERE assessment_id = ? AND step = ? AND criterion = ?";
  gboolean missing = points == XEP_POINTS_MISSING;
  g_autoptr (XepStatement) statement
      = xep_store_prepare (edit->store, missing ? clear : keep, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  xep_statement_bind_text (statement, 2, xep_step_to_nick (edit->step));
  xep_statement_bind_text (statement, 3, number);
  if (!missing)
    xep_statement_bind_int64 (statement, 4, points);
  return xep_statement_run (statement, error);
}

/* Writes one box and tells the audit, if it is different. */
static gboolean
change_box (
    XepFieldEdit *edit, StepNumbers *numbers, const char *number, XepPoints points, GError **error)
{
  XepPoints old_points = get_points (numbers, number);
  g_autofree char *field = xep_field_dup_address (edit->step, number);
  g_autofree char *old_text = xep_points_format (old_points);
  g_autofree char *new_text = xep_points_format (points);

  if (points == old_points)
    return TRUE;
  if (!write_points (edit, number, points, error)
      || !xep_field_edit_audit (edit, field, old_text, new_text, error))
    return FALSE;
  put_points (numbers, number, points);
  return TRUE;
}

/* The paper gives either the criteria or the two totals: the numbers of the other kind go. */
static gboolean
clear_boxes (XepFieldEdit *edit, StepNumbers *numbers, GError **error)
{
  for (guint i = 0; i < numbers->numbers->len; i++)
    if (!change_box (edit, numbers, g_ptr_array_index (numbers->numbers, i), XEP_POINTS_MISSING,
                     error))
      return FALSE;
  return TRUE;
}

static gboolean
write_totals (XepFieldEdit *edit, const XepStepPoints *points, GError **error)
{
  XepTotals totals = xep_rating_total (edit->set, points);
  g_autoptr (XepStatement) statement
      = xep_store_prepare (edit->store,
                           "INSERT INTO step_result"
                           " (assessment_id, step, entry, part_a, part_b, total)"
                           " VALUES (?, ?, ?, ?, ?, ?)"
                           " ON CONFLICT DO UPDATE SET entry = excluded.entry,"
                           " part_a = excluded.part_a, part_b = excluded.part_b,"
                           " total = excluded.total",
                           error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  xep_statement_bind_text (statement, 2, xep_step_to_nick (edit->step));
  xep_statement_bind_text (statement, 3, xep_entry_to_nick (points->entry));
  xep_statement_bind_points (statement, 4, totals.part_a);
  xep_statement_bind_points (statement, 5, totals.part_b);
  xep_statement_bind_points (statement, 6, totals.total);
  return xep_statement_run (statement, error);
}

gboolean
xep_assessment_edit_points (XepFieldEdit *edit, const char *key, GError **error)
{
  g_auto (StepNumbers) numbers = { 0 };
  XepPoints points;
  Box box = { 0 };

  gboolean changed = edit->changed;

  edit->changed = FALSE;
  if (!find_box (edit, key, &box, error) || !parse_points (&box, edit->text, &points, error)
      || !read_entry (edit, &numbers.points.entry, error) || !read_numbers (edit, &numbers, error))
    return FALSE;
  if (box.entry != numbers.points.entry && points != XEP_POINTS_MISSING)
    {
      if (!clear_boxes (edit, &numbers, error))
        return FALSE;
      numbers.points.entry = box.entry;
    }
  if (!change_box (edit, &numbers, box.number, points, error)
      || (edit->changed && !write_totals (edit, &numbers.points, error)))
    return FALSE;
  edit->changed |= changed;
  return TRUE;
}
