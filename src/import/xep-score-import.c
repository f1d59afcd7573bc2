/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "import/xep-import-private.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"
#include "store/xep-unit-store.h"

/* Other words for a level than the regulation's name and abbreviation, folded. */
static const struct
{
  const char *text;
  XepLevel level;
} level_words[] = {
  { "xuat sac", XEP_LEVEL_EXCELLENT },
  { "hoan thanh xuat sac", XEP_LEVEL_EXCELLENT },
  { "xs", XEP_LEVEL_EXCELLENT },
  { "htxs", XEP_LEVEL_EXCELLENT },
  { "htxsnv", XEP_LEVEL_EXCELLENT },
  { "tot", XEP_LEVEL_GOOD },
  { "hoan thanh tot", XEP_LEVEL_GOOD },
  { "htt", XEP_LEVEL_GOOD },
  { "httnv", XEP_LEVEL_GOOD },
  { "hoan thanh", XEP_LEVEL_COMPLETE },
  { "ht", XEP_LEVEL_COMPLETE },
  { "htnv", XEP_LEVEL_COMPLETE },
  { "khong hoan thanh", XEP_LEVEL_INCOMPLETE },
  { "kht", XEP_LEVEL_INCOMPLETE },
  { "khtnv", XEP_LEVEL_INCOMPLETE },
};

/* What titles call the periods, folded; longer numbers first, so that "quy iii" is not taken for
 * "quy i". */
static const struct
{
  const char *words;
  XepPeriodCode code;
} period_words[] = {
  { "quy iii", XEP_PERIOD_Q3 }, { "quy 3", XEP_PERIOD_Q3 }, { "quy ii", XEP_PERIOD_Q2 },
  { "quy 2", XEP_PERIOD_Q2 },   { "quy i", XEP_PERIOD_Q1 }, { "quy 1", XEP_PERIOD_Q1 },
};

typedef struct
{
  char *name;
  XepDate birth_date;
  char *card;
  gint64 cell_id;
  XepPoints group_a;
  XepPoints group_b;
  XepPoints total;
  XepLevel level;
} ScoreRow;

static void
score_row_clear (ScoreRow *self)
{
  g_free (self->name);
  g_free (self->card);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScoreRow, score_row_clear)

/* The period a title names; FALSE if none. */
static gboolean
find_period (const char *title, XepPeriodCode *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (period_words); i++)
    {
      const char *found = strstr (title, period_words[i].words);

      if (found != NULL && !g_ascii_isalnum (found[strlen (period_words[i].words)]))
        {
          *code = period_words[i].code;
          return TRUE;
        }
    }
  return FALSE;
}

/* The year after "năm", 0 if none. */
static int
find_year (const char *title)
{
  for (const char *at = strstr (title, "nam "); at != NULL; at = strstr (at + 1, "nam "))
    {
      if (strspn (at + 4, "0123456789") == 4)
        return (int) g_ascii_strtoll (at + 4, NULL, 10);
    }
  return 0;
}

static void
check_title (XepImportContext *context, XepSheetTable *table, const char *title)
{
  g_autofree char *folded = xep_text_fold (title);
  int year = find_year (folded);
  XepPeriodCode code = context->options.period;
  gboolean named = find_period (folded, &code);
  g_autofree char *text = NULL;

  if ((!named || code == context->options.period) && (year == 0 || year == context->options.year))
    return;
  text = g_strdup_printf (_("The title says “%s”, another period than the one chosen. Check that "
                            "it is the right file."),
                          title);
  xep_import_report_add_note (context->report, table->sheet->name, "", text);
  g_ptr_array_add (context->report->alarms, g_steal_pointer (&text));
}

gboolean
xep_score_import_begin (XepImportContext *context, GPtrArray *tables, GError **error)
{
  for (guint i = 0; i < tables->len; i++)
    {
      XepSheetTable *table = g_ptr_array_index (tables, i);

      for (guint j = 0; j < table->titles->len; j++)
        check_title (context, table, g_ptr_array_index (table->titles, j));
      xep_criterion_row_note_columns (context, table);
    }
  context->period_id = xep_period_store_ensure (context->store, context->options.year,
                                                context->options.period, error);
  return context->period_id != 0;
}

static gboolean
read_level (XepImportContext *context, XepLevel *level, GError **error)
{
  XepRegulation *regulation
      = xep_store_get_period_regulation (context->store, context->period_id, error);
  g_autofree char *text = xep_import_dup_text (context, XEP_HEADING_LEVEL);
  g_autofree char *folded = xep_text_fold (text);

  *level = XEP_LEVEL_NONE;
  if (regulation == NULL)
    return FALSE;
  if (*folded == '\0')
    return TRUE;
  for (XepLevel i = XEP_LEVEL_INCOMPLETE; i <= XEP_LEVEL_EXCELLENT; i++)
    {
      const XepLevelRule *rule = xep_regulation_get_level (regulation, i);
      g_autofree char *name = xep_text_fold (rule->name);
      g_autofree char *short_name = xep_text_fold (rule->short_name);

      if (g_str_equal (folded, name) || g_str_equal (folded, short_name))
        *level = i;
    }
  for (gsize i = 0; *level == XEP_LEVEL_NONE && i < G_N_ELEMENTS (level_words); i++)
    {
      if (g_str_equal (folded, level_words[i].text))
        *level = level_words[i].level;
    }
  return *level != XEP_LEVEL_NONE
         || xep_import_refuse (context, XEP_HEADING_LEVEL, error,
                               _("“%s” is not a level. Write it in full and import again."), text);
}

/* A total says nothing new: it only tells whether the two groups were copied right. */
static gboolean
check_total (XepImportContext *context, const ScoreRow *row, GError **error)
{
  XepPoints sum = xep_points_add (row->group_a, row->group_b);
  g_autofree char *total = xep_points_format (row->total);
  g_autofree char *sum_text = xep_points_format (sum);

  if (row->total == XEP_POINTS_MISSING || row->total == sum)
    return TRUE;
  if (sum == XEP_POINTS_MISSING)
    return xep_import_refuse (context, XEP_HEADING_POINTS_TOTAL, error,
                              _("The row has a total but not the points of both groups. Write "
                                "both and import again."));
  return xep_import_refuse (context, XEP_HEADING_POINTS_TOTAL, error,
                            _("The total %s is not the sum of the two groups, %s. Correct the row "
                              "and import again."),
                            total, sum_text);
}

/* The total is usually a formula, and many programs keep no result of it: then there is nothing to
 * compare. */
static gboolean
read_total (XepImportContext *context, ScoreRow *row, GError **error)
{
  const XepSheetCell *cell
      = xep_sheet_table_get_cell (context->table, context->row, XEP_HEADING_POINTS_TOTAL);

  row->total = XEP_POINTS_MISSING;
  if (cell != NULL && cell->type == XEP_SHEET_CELL_EMPTY)
    return TRUE;
  return xep_import_read_points (context, XEP_HEADING_POINTS_TOTAL, &row->total, error);
}

static gboolean
read_cell_name (XepImportContext *context, gint64 *cell_id, GError **error)
{
  g_autofree char *text = xep_import_dup_text (context, XEP_HEADING_CELL);
  const char *name = *text != '\0' ? text : context->group;

  *cell_id = *name != '\0' ? xep_import_find_unit (context, name, TRUE, error) : 0;
  return *cell_id >= 0;
}

static gboolean
read_row (XepImportContext *context, ScoreRow *row, GError **error)
{
  if (!xep_import_read_name (context, &row->name, error)
      || !xep_import_read_birth (context, &row->birth_date, error)
      || !read_cell_name (context, &row->cell_id, error)
      || !xep_import_read_points (context, XEP_HEADING_POINTS_A, &row->group_a, error)
      || !xep_import_read_points (context, XEP_HEADING_POINTS_B, &row->group_b, error)
      || !read_total (context, row, error) || !check_total (context, row, error)
      || !read_level (context, &row->level, error))
    return FALSE;
  row->card = xep_import_dup_card (context, XEP_HEADING_CARD, error);
  return row->card != NULL;
}

/* Why nobody was found: if the name is known, it is the birth date that differs. */
static gboolean
refuse_unknown (XepImportContext *context, const ScoreRow *row, GError **error)
{
  g_autoptr (GArray) namesakes
      = xep_person_store_find (context->store, row->name, XEP_DATE_NONE, error);

  if (namesakes == NULL)
    return FALSE;
  if (namesakes->len > 0)
    return xep_import_refuse (context, XEP_HEADING_BIRTH, error,
                              _("%s is in the roster, but with another birth date. Correct the "
                                "date and import again."),
                              row->name);
  return xep_import_refuse (context, XEP_HEADING_NAME, error,
                            _("%s is not in the roster. Import the roster first, or correct the "
                              "name."),
                            row->name);
}

static gint64
ensure_assessment (XepImportContext *context, const XepPerson *person, GError **error)
{
  g_autofree char *subject_id = g_strdup_printf ("p%" G_GINT64_FORMAT, person->id);
  XepSubjectKind kind
      = context->options.kind != XEP_KIND_COLLECTIVE ? context->options.kind : person->kind;

  context->problem = XEP_HEADING_NAME;
  /* Every Party member may be rated as one; as an officer only who is one. */
  if (kind != XEP_KIND_MEMBER && kind != person->kind)
    {
      xep_import_refuse (
          context, XEP_HEADING_NAME, error,
          _("%s is not rated as that: the roster has another kind. Correct it there, "
            "or choose what each person is rated as."),
          person->name);
      return 0;
    }
  return xep_assessment_store_ensure (context->store, context->period_id, kind, subject_id, error);
}

/* Writes one group's points if they say something new. */
static gboolean
set_points (XepImportContext *context,
            gint64 id,
            XepHeading column,
            XepPoints old,
            XepPoints points,
            gboolean *changed,
            GError **error)
{
  g_autofree char *text = xep_points_format_ascii (points);

  if (points == XEP_POINTS_MISSING || points == old)
    return TRUE;
  context->problem = column;
  *changed = TRUE;
  return xep_assessment_store_set (context->store, id, context->options.step,
                                   column == XEP_HEADING_POINTS_A ? "A" : "B", text, context->why,
                                   error);
}

static gboolean
write_row (XepImportContext *context,
           const ScoreRow *row,
           gint64 id,
           XepImportOutcome *outcome,
           GError **error)
{
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (context->store, id, error);
  const XepStepResult *step;
  XepPoints old_a = XEP_POINTS_MISSING, old_b = XEP_POINTS_MISSING;
  gboolean changed = FALSE;

  if (assessment == NULL)
    return FALSE;
  step = &assessment->steps[context->options.step];
  if (step->points.entry == XEP_ENTRY_CRITERIA && step->totals.keyed > 0)
    {
      /* Points keyed one by one say more than two sums: they are never given up for them. */
      if ((row->group_a != XEP_POINTS_MISSING && row->group_a != step->totals.part_a)
          || (row->group_b != XEP_POINTS_MISSING && row->group_b != step->totals.part_b))
        return xep_import_refuse (context, XEP_HEADING_POINTS_A, error,
                                  _("The points of %s are already keyed criterion by criterion and "
                                    "differ from this row. What is keyed was kept."),
                                  row->name);
      old_a = row->group_a;
      old_b = row->group_b;
    }
  else if (step->points.entry == XEP_ENTRY_GROUPS)
    {
      old_a = step->points.group_a;
      old_b = step->points.group_b;
    }
  *outcome = old_a == XEP_POINTS_MISSING && old_b == XEP_POINTS_MISSING ? XEP_OUTCOME_ADDED
                                                                        : XEP_OUTCOME_UPDATED;
  if (!set_points (context, id, XEP_HEADING_POINTS_A, old_a, row->group_a, &changed, error)
      || !set_points (context, id, XEP_HEADING_POINTS_B, old_b, row->group_b, &changed, error))
    return FALSE;
  if (row->level != XEP_LEVEL_NONE && row->level != step->level)
    {
      context->problem = XEP_HEADING_LEVEL;
      changed = TRUE;
      if (!xep_assessment_store_set (context->store, id, context->options.step, "level",
                                     xep_level_to_nick (row->level), context->why, error))
        return FALSE;
    }
  if (!changed)
    *outcome = XEP_OUTCOME_UNCHANGED;
  if (*outcome != XEP_OUTCOME_ADDED)
    context->changes.points_before++;
  if (*outcome == XEP_OUTCOME_UPDATED)
    context->changes.points++;
  return TRUE;
}

gboolean
xep_score_import_row (XepImportContext *context, XepImportOutcome *outcome, GError **error)
{
  g_auto (ScoreRow) row = { .name = NULL };
  g_autoptr (XepPerson) person = NULL;
  XepImportKey key;
  gint64 id;

  if (!read_row (context, &row, error) || !xep_criterion_row_check (context, error))
    return FALSE;
  key = (XepImportKey){ .name = row.name,
                        .birth_date = row.birth_date,
                        .card = row.card,
                        .unit_id = row.cell_id,
                        .again = xep_criterion_row_is (context) };
  if (!xep_import_match_officer (context, &key, &person, error))
    return FALSE;
  if (person == NULL)
    return refuse_unknown (context, &row, error);
  if (xep_criterion_row_is (context))
    {
      id = ensure_assessment (context, person, error);
      return id != 0 && xep_criterion_row_write (context, id, outcome, error);
    }
  xep_import_remember (context, person, FALSE);
  if (row.group_a == XEP_POINTS_MISSING && row.group_b == XEP_POINTS_MISSING
      && row.level == XEP_LEVEL_NONE)
    {
      xep_import_note (context, XEP_HEADING_POINTS_A,
                       _("The row has no points: nothing was keyed for this person."));
      return TRUE;
    }
  id = ensure_assessment (context, person, error);
  return id != 0 && write_row (context, &row, id, outcome, error);
}
