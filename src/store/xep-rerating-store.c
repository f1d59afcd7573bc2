/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-rerating-store.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-audit-store.h"
#include "store/xep-field-private.h"
#include "store/xep-record-row.h"
#include "store/xep-store-private.h"

static XepRerating *
rerating_from_row (XepStatement *row)
{
  XepRerating *rerating = xep_rerating_new ();

  rerating->id = xep_statement_get_int64 (row, 0);
  rerating->assessment_id = xep_statement_get_int64 (row, 1);
  xep_scope_load (xep_scope_get (XEP_SCOPE_RERATING), row, 2, rerating);
  return rerating;
}

GPtrArray *
xep_rerating_store_list (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autofree char *columns = xep_scope_dup_columns (xep_scope_get (XEP_SCOPE_RERATING), "");
  g_autofree char *sql = g_strdup_printf ("SELECT id, assessment_id, %s FROM rerating"
                                          " WHERE assessment_id = ? ORDER BY decided_on, id",
                                          columns);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  return xep_statement_collect (statement, (XepRowReader) rerating_from_row,
                                (GDestroyNotify) xep_rerating_free, error);
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

/* Reads the decision that stands; a subject without one has nothing that could be rated again. */
static gboolean
read_decision (XepStore *store, XepRerating *decision, XepPoints *part_a, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "SELECT level, total, dated_on, document_number, part_a FROM step_result"
                           " WHERE assessment_id = ? AND step = 'decision'",
                           error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, decision->assessment_id);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  if (!row || xep_statement_is_null (statement, 0))
    return refuse (_("This subject has no decided level yet; nothing was changed. Key the decision "
                     "first: only a published result is rated again."),
                   error);
  xep_level_from_nick (xep_statement_get_text (statement, 0), &decision->level);
  decision->points = xep_statement_get_points (statement, 1);
  decision->decided_on = xep_statement_get_date (statement, 2);
  g_free (decision->number);
  decision->number = xep_statement_dup_text (statement, 3);
  *part_a = xep_statement_get_points (statement, 4);
  return TRUE;
}

static gboolean
check_points (const XepRerating *rerating,
              const XepRerating *former,
              XepPoints most,
              GError **error)
{
  if (rerating->points == XEP_POINTS_MISSING)
    return TRUE;
  if (rerating->points < 0 || rerating->points > most)
    {
      g_autofree char *text = xep_points_format (most);

      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("The new points are not a number from 0 to %s; nothing was changed. Check "
                     "them."),
                   text);
      return FALSE;
    }
  return former->points != XEP_POINTS_MISSING
         || refuse (_("The decision has no points that could be changed; nothing was changed. "
                      "Leave the new points empty, or key the points of the decision first."),
                    error);
}

static gboolean
check_dates (const XepRerating *rerating, const XepRerating *former, GError **error)
{
  g_autofree char *date = NULL;

  if (!xep_date_is_full (rerating->decided_on)
      || !xep_date_is_valid (rerating->decided_on.year, rerating->decided_on.month,
                             rerating->decided_on.day))
    return refuse (_("The decision on the new result needs its whole date; nothing was changed. "
                     "Type day/month/year."),
                   error);
  if (xep_date_compare (rerating->decided_on, former->decided_on) >= 0)
    return TRUE;
  date = xep_date_format (former->decided_on);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("The new result would be decided before the former one of %s; nothing was "
                 "changed. Check both dates."),
               date);
  return FALSE;
}

/* Mẫu 03 names the decision, its date and its reason, and the new level unless the result is
 * annulled. */
static gboolean
check_rerating (const XepRerating *rerating,
                const XepRerating *former,
                XepPoints most,
                GError **error)
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
  return check_dates (rerating, former, error) && check_points (rerating, former, most, error);
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
  boxes = xep_statement_collect (statement, (XepRowReader) dup_box, g_free, error);
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
write_points (XepFieldEdit *edit, const XepRerating *rerating, XepPoints former_a, GError **error)
{
  XepPoints part_a;

  if (rerating->points == XEP_POINTS_MISSING)
    return clear_points (edit, error);
  if (rerating->points == rerating->former_points)
    return TRUE;
  part_a = CLAMP (former_a, rerating->points - edit->set->maximum_b, rerating->points);
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

/* Gives its id to @rerating. */
static gboolean
insert_rerating (XepStore *store, XepRerating *rerating, GError **error)
{
  g_autoptr (XepRecordRow) row = xep_record_row_new ("rerating");

  xep_record_row_id (row, "assessment_id", rerating->assessment_id);
  xep_record_row_fields (row, xep_scope_get (XEP_SCOPE_RERATING), rerating);
  rerating->id = xep_record_row_insert (row, store, error);
  return rerating->id != 0
         && xep_audit_store_add (store, "assessment", rerating->assessment_id, "rerating", NULL,
                                 rerating->number, rerating->reason, error);
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
  g_autoptr (XepRerating) former = xep_rerating_new ();
  XepPoints former_a = XEP_POINTS_MISSING;

  clean_texts (rerating);
  former->assessment_id = rerating->assessment_id;
  /* A published result is closed: the lock that keeps others from the step does not concern the
   * decision that changes it. */
  if (transaction == NULL
      || !xep_field_edit_begin (&edit, store, XEP_ENTITY_ASSESSMENT, rerating->assessment_id,
                                rerating->reason, TRUE, error)
      || !read_decision (store, former, &former_a, error)
      || !check_rerating (rerating, former,
                          xep_regulation_get_part_a (edit.regulation)
                              + xep_regulation_get_part_b (edit.regulation),
                          error))
    return FALSE;
  rerating->former_level = former->level;
  rerating->former_points = former->points;
  rerating->former_date = former->decided_on;
  g_free (rerating->former_number);
  rerating->former_number = g_steal_pointer (&former->number);
  if (!insert_rerating (store, rerating, error) || !write_points (&edit, rerating, former_a, error)
      || !write_decision (&edit, rerating, error) || !xep_transaction_commit (transaction, error))
    return FALSE;
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 0, rerating->assessment_id);
  return TRUE;
}
