/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "model/xep-review.h"
#include "store/xep-field-private.h"
#include "store/xep-review-store.h"
#include "store/xep-store-private.h"

/* The rules of what is keyed of a review, and the facts of Điều 11 that follow from its lists. */

static gboolean
is_section (XepFieldEdit *edit, const char *id)
{
  return g_str_equal (id, XEP_SECTION_FOURTH_QUARTER)
         || xep_regulation_find_section (edit->regulation, id) != NULL;
}

/* What an older version wrote under a heading of its own can still be changed or cleared. */
gboolean
xep_narrative_check_row (XepFieldEdit *edit, GError **error)
{
  return edit->found || is_section (edit, edit->row)
         || xep_field_edit_refuse (
             _("“%s” is not the name of a section; nothing was changed. Choose one of the list."),
             edit->row, error);
}

/* Điều 6: what the part on responsibility must speak of, where it applies. */
gboolean
xep_matter_check_row (XepFieldEdit *edit, GError **error)
{
  return xep_regulation_find_matter (edit->regulation, edit->row) != NULL
         || xep_field_edit_refuse (
             _("“%s” is not a matter of the review; nothing was changed. Choose one of the list."),
             edit->row, error);
}

gboolean
xep_task_check_values (XepFieldEdit *edit, GError **error)
{
  if (!g_str_equal (xep_field_edit_get (edit, "exceeded"), "yes")
      || !g_str_equal (xep_field_edit_get (edit, "pace"), xep_pace_to_nick (XEP_PACE_UNDONE)))
    return TRUE;
  return xep_field_edit_refuse (
      _("A task that is not done cannot be exceeded; the old value is kept. Change the other of "
        "the two first."),
      NULL, error);
}

/* While one task does not say how it went, nothing is known about the number on time: missing is
 * not zero. */
static gboolean
all_paces_said (GPtrArray *tasks)
{
  for (guint i = 0; i < tasks->len; i++)
    if (((const XepTask *) g_ptr_array_index (tasks, i))->pace == XEP_PACE_NONE)
      return FALSE;
  return TRUE;
}

/* "" is missing. (transfer full) */
static char *
dup_count (int count)
{
  return count >= 0 ? g_strdup_printf ("%d", count) : g_strdup ("");
}

/* Without a list the numbers stay and can be keyed again. */
gboolean
xep_task_count_follow (XepFieldEdit *edit, GError **error)
{
  static const char *const keys[]
      = { "tasks.assigned", "tasks.done", "tasks.on_time", "tasks.exceeded" };
  g_autoptr (GPtrArray) tasks = xep_review_store_list_tasks (edit->store, edit->id, error);
  XepTaskCount count;

  if (tasks == NULL || tasks->len == 0)
    return tasks != NULL;
  count = xep_task_count (tasks);
  g_autofree char *assigned = dup_count (count.assigned);
  g_autofree char *done = dup_count (count.done);
  g_autofree char *on_time = dup_count (all_paces_said (tasks) ? count.on_time : -1);
  g_autofree char *exceeded = dup_count (count.exceeded);
  const char *const values[] = { assigned, done, on_time, exceeded };

  return xep_field_edit_follow (edit, keys, values, G_N_ELEMENTS (keys), error);
}

/* What a later period says of a shortcoming would hang in the air without it. */
gboolean
xep_shortcoming_check_removal (XepFieldEdit *edit, GError **error)
{
  gint64 used;

  if (!xep_store_query_id (edit->store,
                           "SELECT EXISTS (SELECT 1 FROM remedy WHERE shortcoming_id = ?)",
                           edit->row_id, &used, error))
    return FALSE;
  return used == 0
         || xep_field_edit_refuse (
             _("A later assessment reports how this shortcoming was remedied; it is kept. Clear "
               "that report first."),
             NULL, error);
}

static gboolean
is_brought_forward (GPtrArray *remedies, gint64 shortcoming_id)
{
  for (guint i = 0; i < remedies->len; i++)
    if (((const XepRemedy *) g_ptr_array_index (remedies, i))->shortcoming->id == shortcoming_id)
      return TRUE;
  return FALSE;
}

/* A report that is there can be changed, also when an earlier assessment came to call the
 * shortcoming done. */
gboolean
xep_remedy_check_row (XepFieldEdit *edit, GError **error)
{
  guint64 id = 0;
  g_autoptr (GPtrArray) remedies = NULL;

  if (edit->found)
    return TRUE;
  if (!g_ascii_string_to_unsigned (edit->row, 10, 1, G_MAXINT64, &id, NULL))
    return xep_field_edit_refuse_key (edit, error);
  remedies = xep_review_store_list_remedies (edit->store, edit->id, error);
  if (remedies == NULL)
    return FALSE;
  return is_brought_forward (remedies, (gint64) id)
         || xep_field_edit_refuse (
             _("“%s” does not name a shortcoming that an earlier period brought forward to this "
               "assessment; nothing was changed. Choose one of the list."),
             edit->address, error);
}

/* Percentage of the shortcomings brought forward that are remedied, rounded down; -1 unless there
 * are some and each has a state. */
static gboolean
count_remedies (XepFieldEdit *edit, int *percent, GError **error)
{
  g_autoptr (GPtrArray) remedies = xep_review_store_list_remedies (edit->store, edit->id, error);
  guint done = 0;

  if (remedies == NULL)
    return FALSE;
  *percent = -1;
  for (guint i = 0; i < remedies->len; i++)
    {
      const XepRemedy *remedy = g_ptr_array_index (remedies, i);

      if (remedy->state == XEP_REMEDY_NONE)
        return TRUE;
      done += remedy->state == XEP_REMEDY_DONE;
    }
  if (remedies->len > 0)
    *percent = (int) (done * 100 / remedies->len);
  return TRUE;
}

/* Done is the whole of it: a smaller percentage from before goes, a new one is refused. */
gboolean
xep_remedy_check_values (XepFieldEdit *edit, GError **error)
{
  const char *percent = xep_field_edit_get (edit, "percent");

  if (!count_remedies (edit, &edit->remedied, error))
    return FALSE;
  if (!g_str_equal (xep_field_edit_get (edit, "state"), xep_remedy_state_to_nick (XEP_REMEDY_DONE))
      || *percent == '\0' || g_str_equal (percent, "100"))
    return TRUE;
  if (g_str_equal (edit->field->key, "percent"))
    return xep_field_edit_refuse (
        _("A shortcoming that is remedied is so by 100%%, not by %s%%; the old value is kept. "
          "Change the state first."),
        percent, error);
  xep_field_edit_put (edit, "percent", "");
  return TRUE;
}

/* The percentage of Điều 11, 1.4 follows from the list. One that was counted goes when it can no
 * longer be counted; one that a person keyed instead stays. */
gboolean
xep_remedy_count_follow (XepFieldEdit *edit, GError **error)
{
  static const char *const key = "remedied";
  gint64 current;
  int now;

  if (!count_remedies (edit, &now, error)
      || !xep_store_query_id (edit->store,
                              "SELECT ifnull (remedied, -1) FROM assessment WHERE id = ?", edit->id,
                              &current, error))
    return FALSE;
  if (now == edit->remedied || (now < 0 && current != edit->remedied))
    return TRUE;
  g_autofree char *value = dup_count (now);

  return xep_field_edit_follow (edit, &key, (const char *const[]){ value }, 1, error);
}
