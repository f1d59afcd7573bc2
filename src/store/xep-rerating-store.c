/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-rerating-store.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-audit-store.h"
#include "store/xep-field-private.h"
#include "store/xep-store-private.h"

#define COLUMNS                                                                                    \
  "SELECT id, assessment_id, annulled, decided_on, number, authority, reason, former_level,"       \
  " former_points, former_date, former_number, level, points FROM rerating "

/* The decision step as it is before. */
typedef struct
{
  XepLevel level;
  XepPoints part_a, total;
  XepDate dated_on;
  char *number;
} Former;

static void
former_clear (Former *self)
{
  g_free (self->number);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Former, former_clear)

static void
read_level (XepStatement *row, int column, XepLevel *level)
{
  g_autofree char *nick = xep_statement_dup_text (row, column);

  xep_level_from_nick (nick, level);
}

static void
read_text (XepStatement *row, int column, char **text)
{
  g_free (*text);
  *text = xep_statement_dup_text (row, column);
}

static XepRerating *
rerating_from_row (XepStatement *row)
{
  XepRerating *rerating = xep_rerating_new ();

  rerating->id = xep_statement_get_int64 (row, 0);
  rerating->assessment_id = xep_statement_get_int64 (row, 1);
  rerating->annulled = xep_statement_get_int64 (row, 2) != 0;
  rerating->decided_on = xep_statement_get_date (row, 3);
  read_text (row, 4, &rerating->number);
  read_text (row, 5, &rerating->authority);
  read_text (row, 6, &rerating->reason);
  read_level (row, 7, &rerating->former_level);
  rerating->former_points = xep_statement_get_points (row, 8);
  rerating->former_date = xep_statement_get_date (row, 9);
  read_text (row, 10, &rerating->former_number);
  read_level (row, 11, &rerating->level);
  rerating->points = xep_statement_get_points (row, 12);
  return rerating;
}

GPtrArray *
xep_rerating_store_list (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store, COLUMNS "WHERE assessment_id = ? ORDER BY decided_on, id", error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  return xep_statement_collect (statement, (XepRowReader)rerating_from_row,
                                (GDestroyNotify)xep_rerating_free, error);
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID, sentence);
  return FALSE;
}

/* Texts enter the file clean. */
static void
clean_texts (XepRerating *rerating)
{
  const struct
  {
    char **text;
    char *(*clean) (const char *text);
  } texts[] = {
    { &rerating->number, xep_text_clean },
    { &rerating->authority, xep_text_clean },
    { &rerating->reason, xep_text_clean_multiline },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *clean = texts[i].clean (*texts[i].text);

      g_free (*texts[i].text);
      *texts[i].text = clean;
    }
}

/* Reads the decision; a subject without one has nothing that could be rated again. */
static gboolean
read_former (XepStore *store, gint64 assessment_id, Former *former, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "SELECT level, part_a, total, dated_on, document_number FROM step_result"
                           " WHERE assessment_id = ? AND step = 'decision'",
                           error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  if (!row || xep_statement_is_null (statement, 0))
    return refuse (
        _("This subject has no decided level yet; nothing was changed. Key the decision "
          "first: only a published result is rated again."),
        error);
  read_level (statement, 0, &former->level);
  former->part_a = xep_statement_get_points (statement, 1);
  former->total = xep_statement_get_points (statement, 2);
  former->dated_on = xep_statement_get_date (statement, 3);
  read_text (statement, 4, &former->number);
  return TRUE;
}

static gboolean
check_points (const XepRerating *rerating, const Former *former, GError **error)
{
  if (rerating->points == XEP_POINTS_MISSING)
    return TRUE;
  if (rerating->points < 0 || rerating->points > XEP_ALL_POINTS)
    return refuse (
        _("The new points are not a number from 0 to 100; nothing was changed. Check them."),
        error);
  return former->total != XEP_POINTS_MISSING
         || refuse (_("The decision has no points that could be changed; nothing was changed. "
                      "Leave the new points empty, or key the points of the decision first."),
                    error);
}

static gboolean
check_dates (const XepRerating *rerating, const Former *former, GError **error)
{
  g_autofree char *date = NULL;

  if (!xep_date_is_full (rerating->decided_on)
      || !xep_date_is_valid (rerating->decided_on.year, rerating->decided_on.month,
                             rerating->decided_on.day))
    return refuse (_("The decision on the new result needs its whole date; nothing was changed. "
                     "Type day/month/year."),
                   error);
  if (xep_date_compare (rerating->decided_on, former->dated_on) >= 0)
    return TRUE;
  date = xep_date_format (former->dated_on);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("The new result would be decided before the former one of %s; nothing was "
                 "changed. Check both dates."),
               date);
  return FALSE;
}

/* Mẫu 03 names the decision, its date and its reason, and the new level unless the result is
 * annulled. */
static gboolean
check_rerating (const XepRerating *rerating, const Former *former, GError **error)
{
  const struct
  {
    gboolean wrong;
    const char *sentence;
  } rules[] = {
    { *rerating->number == '\0', N_("The decision on the new result needs its number; nothing was "
                                    "changed. Type the number of "
                                    "the document.") },
    { *rerating->reason == '\0',
      N_("A result is annulled or rated again for a reason; nothing was changed. Type the "
         "reason.") },
    { !rerating->annulled && rerating->level == XEP_LEVEL_NONE,
      N_("The new level is missing; nothing was changed. Choose a level, or annul the result.") },
    { rerating->annulled
          && (rerating->level != XEP_LEVEL_NONE || rerating->points != XEP_POINTS_MISSING),
      N_("An annulled result has neither level nor points; nothing was changed. Clear them, or "
         "rate the subject again.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].wrong)
      return refuse (_ (rules[i].sentence), error);
  return check_dates (rerating, former, error) && check_points (rerating, former, error);
}

static gboolean
set_points (XepFieldEdit *edit, const char *box, XepPoints points, GError **error)
{
  g_autofree char *text = xep_points_format (points);
  g_autofree char *address = xep_field_dup_address (XEP_STEP_DECISION, box);

  return xep_field_edit_set (edit, address, text, error);
}

static char *
dup_box (XepStatement *row)
{
  return xep_statement_dup_text (row, 0);
}

/* The former points do not belong to the new result. */
static gboolean
clear_points (XepFieldEdit *edit, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      edit->store,
      "SELECT criterion FROM points WHERE assessment_id = ? AND step = 'decision' ORDER BY 1",
      error);
  g_autoptr (GPtrArray) boxes = NULL;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  boxes = xep_statement_collect (statement, (XepRowReader)dup_box, g_free, error);
  if (boxes == NULL)
    return FALSE;
  for (guint i = 0; i < boxes->len; i++)
    if (!set_points (edit, g_ptr_array_index (boxes, i), XEP_POINTS_MISSING, error))
      return FALSE;
  return TRUE;
}

/* Mẫu 03 gives one total, the step is kept by its two groups: group A (common criteria) stays what
 * it was as far as it can, the difference falls to the work, group B. */
static gboolean
write_points (XepFieldEdit *edit,
              const XepRerating *rerating,
              const Former *former,
              GError **error)
{
  XepPoints part_a;

  if (rerating->points == XEP_POINTS_MISSING)
    return clear_points (edit, error);
  if (rerating->points == former->total)
    return TRUE;
  part_a = CLAMP (former->part_a, rerating->points - edit->set->maximum_b, rerating->points);
  return set_points (edit, "A", part_a, error)
         && set_points (edit, "B", rerating->points - part_a, error);
}

static gboolean
write_decision (XepFieldEdit *edit, const XepRerating *rerating, GError **error)
{
  g_autofree char *date = xep_date_format_iso (rerating->decided_on);
  const struct
  {
    const char *address;
    const char *text;
  } values[] = {
    { "decision.level", xep_level_to_nick (rerating->level) },
    { "decision.date", date },
    { "decision.number", rerating->number },
    { "decision.authority", rerating->authority },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (!xep_field_edit_set (edit, values[i].address, values[i].text, error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_rerating (XepStore *store, const XepRerating *rerating, const Former *former, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "INSERT INTO rerating (assessment_id, annulled, decided_on, number,"
                           " authority, reason, former_level, former_points, former_date,"
                           " former_number, level, points)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, rerating->assessment_id);
  xep_statement_bind_int64 (statement, 2, rerating->annulled ? 1 : 0);
  xep_statement_bind_date (statement, 3, rerating->decided_on);
  xep_statement_bind_text (statement, 4, rerating->number);
  xep_statement_bind_text (statement, 5, rerating->authority);
  xep_statement_bind_text (statement, 6, rerating->reason);
  xep_statement_bind_text (statement, 7, xep_level_to_nick (former->level));
  xep_statement_bind_points (statement, 8, former->total);
  xep_statement_bind_date (statement, 9, former->dated_on);
  xep_statement_bind_text (statement, 10, former->number);
  xep_statement_bind_text_or_null (statement, 11, xep_level_to_nick (rerating->level));
  xep_statement_bind_points (statement, 12, rerating->points);
  return xep_statement_run (statement, error)
         && xep_audit_store_add (store, "assessment", rerating->assessment_id, "rerating", NULL,
                                 rerating->number, rerating->reason, error);
}

static gboolean
write_rerating (XepFieldEdit *edit,
                const XepRerating *rerating,
                const Former *former,
                GError **error)
{
  return insert_rerating (edit->store, rerating, former, error)
         && write_points (edit, rerating, former, error) && write_decision (edit, rerating, error);
}

/**
 * xep_rerating_store_add:
 * @rerating: its texts are cleaned; the id and the former result are filled in
 *
 * Điều 13 and 15: a published result is annulled or rated again, whether the assessment is closed
 * or not. Points equal to the former total leave the boxes of the step as they are; missing ones
 * clear them, since the former points are not those of the new result; others become the two group
 * totals. Errors: %XEP_ERROR_INVALID in words, %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_rerating_store_add (XepStore *store, XepRerating *rerating, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_auto (XepFieldEdit) edit = { 0 };
  g_auto (Former) former = { 0 };
  gboolean done;
  gint64 id = 0;

  clean_texts (rerating);
  /* A published result is closed: the lock that keeps others from the step does not concern the
   * decision that changes it. */
  done = transaction != NULL
         && xep_field_edit_begin (&edit, store, XEP_ENTITY_ASSESSMENT, rerating->assessment_id,
                                  rerating->reason, TRUE, error)
         && read_former (store, rerating->assessment_id, &former, error)
         && check_rerating (rerating, &former, error)
         && write_rerating (&edit, rerating, &former, error)
         && xep_store_query_id (store, "SELECT max (id) FROM rerating WHERE assessment_id = ?",
                                rerating->assessment_id, &id, error);
  if (!done || !xep_transaction_commit (transaction, error))
    return FALSE;
  rerating->id = id;
  rerating->former_level = former.level;
  rerating->former_points = former.total;
  rerating->former_date = former.dated_on;
  g_free (rerating->former_number);
  rerating->former_number = g_steal_pointer (&former.number);
  xep_store_emit_changed (store, rerating->assessment_id);
  return TRUE;
}
