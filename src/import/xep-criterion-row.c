/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "import/xep-import-private.h"
#include "model/xep-criterion-text.h"
#include "store/xep-assessment-store.h"

/* A sheet with a column for the number of the criterion has a row for each criterion of a person:
 * Mục tiêu, Kết quả, KPI, Ghi chú, as in table B of the self-assessment. */

static const XepHeading columns[XEP_N_CRITERION_FIELDS] = {
  [XEP_CRITERION_GOAL] = XEP_HEADING_GOAL,
  [XEP_CRITERION_RESULT] = XEP_HEADING_RESULT,
  [XEP_CRITERION_PERCENT] = XEP_HEADING_PERCENT,
  [XEP_CRITERION_NOTE] = XEP_HEADING_NOTE,
};

/* What a row about a person as a whole says: not in a row about a criterion, where nobody would
 * know which of them holds. */
static const XepHeading sums[]
    = { XEP_HEADING_POINTS_A, XEP_HEADING_POINTS_B, XEP_HEADING_POINTS_TOTAL, XEP_HEADING_LEVEL };

/* A number such as 1.2 that the workbook took for a decimal has a comma on screen. (transfer
 * full) */
static char *
dup_number (XepImportContext *context)
{
  return g_strdelimit (xep_import_dup_text (context, XEP_HEADING_CRITERION), ",", '.');
}

gboolean
xep_criterion_row_is (XepImportContext *context)
{
  g_autofree char *number = dup_number (context);

  return *number != '\0';
}

/* Words keep their lines; a number is what is seen, "95%". NULL with @error. (transfer full) */
static char *
dup_value (XepImportContext *context, XepCriterionField field, GError **error)
{
  const XepSheetCell *cell
      = xep_sheet_table_get_cell (context->table, context->row, columns[field]);

  if (cell != NULL && !xep_import_check_result (context, columns[field], cell, error))
    return NULL;
  if (cell != NULL && cell->type == XEP_SHEET_CELL_TEXT)
    return g_strdup (cell->text);
  return xep_import_dup_text (context, columns[field]);
}

gboolean
xep_criterion_row_check (XepImportContext *context, GError **error)
{
  gboolean about_criterion = xep_criterion_row_is (context);

  if (context->table->columns[XEP_HEADING_CRITERION] < 0)
    return TRUE;
  if (about_criterion && context->options.step != XEP_STEP_SELF)
    return xep_import_refuse (context, XEP_HEADING_CRITERION, error,
                              _("Goals, results and KPIs are said by the self-assessment. Import "
                                "this sheet for that step."));
  for (gsize i = 0; about_criterion && i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *text = xep_import_dup_text (context, sums[i]);

      if (*text != '\0')
        return xep_import_refuse (context, sums[i], error,
                                  _("The row is about one criterion and has a sum or a level too. "
                                    "Give the person a row of its own for those."));
    }
  /* A remark may be about anything. */
  for (int field = 0; !about_criterion && field < XEP_CRITERION_NOTE; field++)
    {
      g_autofree char *text = xep_import_dup_text (context, columns[field]);

      if (*text != '\0')
        return xep_import_refuse (context, XEP_HEADING_CRITERION, error,
                                  _("The row does not say which criterion it is about. Write the "
                                    "number of the criterion, such as II.1.2, and import again."));
    }
  return TRUE;
}

void
xep_criterion_row_note_columns (XepImportContext *context, XepSheetTable *table)
{
  if (table->columns[XEP_HEADING_CRITERION] >= 0)
    return;
  for (int field = 0; field < XEP_CRITERION_NOTE; field++)
    {
      int column = table->columns[columns[field]];
      g_autofree char *address = NULL;
      g_autofree char *text = NULL;

      if (column < 0)
        continue;
      address = xep_sheet_address (table->header->row, (guint) column);
      text = g_strdup_printf (_("The column “%s” was not read: the sheet has no column “Tiêu chí” "
                                "with the number of the criterion it is about."),
                              table->headings[column]);
      xep_import_report_add_note (context->report, table->sheet->name, address, text);
    }
}

/* The criterion that the row names by its whole number, as forms print it. */
static gboolean
check_number (XepImportContext *context,
              const XepAssessment *assessment,
              const char *number,
              GError **error)
{
  XepRegulation *regulation
      = xep_store_get_period_regulation (context->store, context->period_id, error);
  const XepCriteriaSet *set;

  if (regulation == NULL)
    return FALSE;
  set = xep_regulation_find_set (regulation, assessment->criteria_set);
  if (set != NULL && xep_criteria_set_find (set, number) != NULL)
    return TRUE;
  return xep_import_refuse (context, XEP_HEADING_CRITERION, error,
                            _("“%s” is not a criterion by which %s is rated. Write its number as "
                              "on the form, such as II.1.2, and import again."),
                            number, assessment->subject_name);
}

/* Writes what stands in the cells; an empty one takes nothing away. -1 with @error, else how many
 * there are. */
static int
write_fields (XepImportContext *context, gint64 id, const char *number, GError **error)
{
  int count = 0;

  for (int field = 0; field < XEP_N_CRITERION_FIELDS; field++)
    {
      g_autofree char *text = dup_value (context, (XepCriterionField) field, error);
      g_autofree char *key
          = g_strjoin (".", number, xep_criterion_field_to_nick ((XepCriterionField) field), NULL);

      if (text == NULL)
        return -1;
      if (*text == '\0')
        continue;
      context->problem = columns[field];
      if (!xep_assessment_store_set (context->store, id, XEP_STEP_SELF, key, text, context->why,
                                     error))
        return -1;
      count++;
    }
  return count;
}

static gboolean
is_same (const XepCriterionText *a, const XepCriterionText *b)
{
  for (int field = 0; field < XEP_N_CRITERION_FIELDS; field++)
    {
      g_autofree char *one = xep_criterion_text_dup (a, (XepCriterionField) field);
      g_autofree char *other = xep_criterion_text_dup (b, (XepCriterionField) field);

      if (!g_str_equal (one, other))
        return FALSE;
    }
  return TRUE;
}

gboolean
xep_criterion_row_write (XepImportContext *context,
                         gint64 id,
                         XepImportOutcome *outcome,
                         GError **error)
{
  g_autoptr (XepAssessment) before = xep_assessment_store_load (context->store, id, error);
  g_autoptr (XepAssessment) after = NULL;
  g_autofree char *number = dup_number (context);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", id, number);
  const XepCriterionText *old_text;
  const char *earlier;
  int count;

  if (before == NULL || !check_number (context, before, number, error))
    return FALSE;
  /* A later row about the same criterion would take the place of an earlier one unsaid. */
  earlier = g_hash_table_lookup (context->criteria, key);
  if (earlier != NULL)
    return xep_import_refuse (context, XEP_HEADING_CRITERION, error,
                              _("Criterion %s of %s is already in the row of cell %s. Keep one of "
                                "the two rows and import again."),
                              number, before->subject_name, earlier);
  count = write_fields (context, id, number, error);
  if (count < 0)
    return FALSE;
  if (count == 0)
    xep_import_note (context, XEP_HEADING_CRITERION,
                     _("The row says nothing of the criterion: nothing was keyed."));
  after = xep_assessment_store_load (context->store, id, error);
  if (after == NULL)
    return FALSE;
  old_text = g_hash_table_lookup (before->criterion_texts, number);
  if (!is_same (old_text, g_hash_table_lookup (after->criterion_texts, number)))
    *outcome = old_text == NULL ? XEP_OUTCOME_ADDED : XEP_OUTCOME_UPDATED;
  g_hash_table_insert (context->criteria, g_steal_pointer (&key), xep_import_dup_place (context));
  return TRUE;
}
