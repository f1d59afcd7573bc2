/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "import/xep-import-private.h"
#include "store/xep-person-store.h"

/* A workbook read as what it is not does harm quietly: a roster read as the list of leaders makes
 * everybody a leader. Two things stand against it: the columns that make each content, and a
 * question where most people would be changed. */

/* Fewer people than this are looked through by eye. */
#define LEAST_PEOPLE 10

#define END XEP_N_HEADINGS

/* Each content wants at least one column of each of its lines. */
static const struct
{
  XepImportKind kind;
  guint columns[8];
  const char *words;
} wanted[] = {
  { XEP_IMPORT_ROSTER,
    { XEP_HEADING_BIRTH, XEP_HEADING_BIRTH_MALE, XEP_HEADING_BIRTH_FEMALE, XEP_HEADING_ADMITTED,
      XEP_HEADING_OFFICIAL, XEP_HEADING_CARD, XEP_HEADING_CITIZEN, END },
    N_("“Ngày sinh”, “Ngày vào Đảng” or “Số thẻ đảng viên”") },
  { XEP_IMPORT_LEADERS,
    { XEP_HEADING_POST, XEP_HEADING_PARTY_POST, XEP_HEADING_GOVERNMENT_POST, XEP_HEADING_UNION_POST,
      XEP_HEADING_OTHER_POST, END },
    N_("“Chức vụ” (of any kind)") },
  { XEP_IMPORT_LEADERS,
    { XEP_HEADING_WORKPLACE, XEP_HEADING_TIER, XEP_HEADING_HEAD, END },
    N_("“Đơn vị công tác”, “Diện quản lý” or “Người đứng đầu”") },
  { XEP_IMPORT_SCORES,
    { XEP_HEADING_POINTS_A, XEP_HEADING_POINTS_B, XEP_HEADING_LEVEL, XEP_HEADING_CRITERION, END },
    N_("“Điểm tiêu chí chung”, “Điểm kết quả nhiệm vụ”, “Xếp loại” or “Tiêu chí”") },
};

/* Columns that only a workbook of @other has: read as @kind it would be the wrong one. */
static const struct
{
  XepImportKind kind;
  XepImportKind other;
  guint columns[4];
} foreign[] = {
  { XEP_IMPORT_ROSTER, XEP_IMPORT_LEADERS, { XEP_HEADING_TIER, XEP_HEADING_HEAD, END } },
  { XEP_IMPORT_ROSTER,
    XEP_IMPORT_SCORES,
    { XEP_HEADING_POINTS_A, XEP_HEADING_POINTS_B, XEP_HEADING_POINTS_TOTAL, END } },
  { XEP_IMPORT_LEADERS,
    XEP_IMPORT_SCORES,
    { XEP_HEADING_POINTS_A, XEP_HEADING_POINTS_B, XEP_HEADING_POINTS_TOTAL, END } },
};

static const char *const contents[XEP_N_IMPORT_KINDS]
    = { N_("a roster of Party members"), N_("a list of leaders and managers"),
        N_("points of a period") };

/* The first of @wanted_columns that @columns (place or -1) has, END if none. */
static guint
first_present (const int *columns, const guint *wanted_columns)
{
  for (guint i = 0; wanted_columns[i] != END; i++)
    if (columns[wanted_columns[i]] >= 0)
      return wanted_columns[i];
  return END;
}

/* Two columns for one field, or one twice: which is meant, only a person knows. */
static char *
dup_asked (XepSheetTable *table)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < table->header->all->len; i++)
    {
      const XepHeaderColumn *column = &g_array_index (table->header->all, XepHeaderColumn, i);
      g_autofree char *letters = xep_sheet_column_name (i);

      if (column->state == XEP_COLUMN_ASKED)
        g_string_append_printf (names, _("%s%s “%s”"), names->len > 0 ? ", " : "", letters,
                                column->heading);
    }
  if (names->len == 0)
    return NULL;
  return g_strdup_printf (
      _("Sheet “%s” has several columns for the same: %s. Say which one is to be "
        "read, or take the others out."),
      table->sheet->name, names->str);
}

char *
xep_import_dup_unfit (XepSheetTable *table, const XepHeadingScope *scope, XepImportMapping *mapping)
{
  XepImportKind kind = scope->kind;

  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      XepHeadingScope other = *scope;
      g_autoptr (XepHeader) header = NULL;
      guint found;

      if (foreign[i].kind != kind)
        continue;
      other.kind = foreign[i].other;
      header = xep_header_find (table->sheet, &other, NULL);
      found = header != NULL ? first_present (header->columns, foreign[i].columns) : END;
      if (found == END
          || xep_import_mapping_get_column (mapping, table->sheet->name,
                                            (guint) header->columns[found], &(int){ 0 }))
        continue;
      return g_strdup_printf (
          _("Sheet “%s” has the column “%s”: it holds %s, not %s."), table->sheet->name,
          g_array_index (header->all, XepHeaderColumn, header->columns[found]).heading,
          _ (contents[foreign[i].other]), _ (contents[kind]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (wanted[i].kind == kind && first_present (table->columns, wanted[i].columns) == END)
      return g_strdup_printf (_("Sheet “%s” is not %s: it has no column %s."), table->sheet->name,
                              _ (contents[kind]), _ (wanted[i].words));
  return dup_asked (table);
}

/* TRUE if @before held a post now that @after does not hold, whatever its unit. */
static gboolean
loses_post (const XepPerson *before, const XepPerson *after)
{
  for (guint i = 0; i < before->posts->len; i++)
    {
      const XepPost *old = g_ptr_array_index (before->posts, i);
      g_autofree char *old_title = xep_text_identity (old->title);
      gboolean kept = xep_date_is_set (old->ended_on);

      for (guint j = 0; !kept && j < after->posts->len; j++)
        {
          const XepPost *post = g_ptr_array_index (after->posts, j);
          g_autofree char *title = xep_text_identity (post->title);

          kept = !xep_date_is_set (post->ended_on) && g_str_equal (title, old_title);
        }
      if (!kept)
        return TRUE;
    }
  return FALSE;
}

static gboolean
moves (gint64 before, gint64 after)
{
  return before != 0 && before != after;
}

void
xep_import_count_changes (XepImportContext *context,
                          const XepPerson *before,
                          const XepPerson *person)
{
  XepImportChanges *changes = &context->changes;

  changes->kinds += before->kind != person->kind ? 1 : 0;
  changes->units += moves (before->unit_id, person->unit_id)
                            || moves (before->workplace_id, person->workplace_id)
                        ? 1
                        : 0;
  changes->posts += loses_post (before, person) ? 1 : 0;
}

/* Takes @sentence if @n are most of @all. */
static void
add_alarm (XepImportReport *report, guint n, guint all, char *sentence)
{
  if (n >= LEAST_PEOPLE && n > all / 2)
    {
      xep_import_report_add_note (report, "", "", sentence);
      g_ptr_array_add (report->alarms, sentence);
    }
  else
    g_free (sentence);
}

void
xep_import_raise_alarms (XepImportContext *context)
{
  const XepImportChanges *changes = &context->changes;
  XepImportReport *report = context->report;
  guint known = report->updated + report->unchanged;

  add_alarm (report, changes->kinds, context->people_before,
             g_strdup_printf (_("It would make %u of the %u people of the roster leaders and "
                                "managers."),
                              changes->kinds, context->people_before));
  add_alarm (report, changes->units, known,
             g_strdup_printf (_("It would move %u of the %u people it finds in the roster to "
                                "another chi bộ or office."),
                              changes->units, known));
  add_alarm (report, changes->posts, known,
             g_strdup_printf (_("It would take posts away from %u of the %u people it finds in "
                                "the roster."),
                              changes->posts, known));
  add_alarm (report, changes->points, changes->points_before,
             g_strdup_printf (_("It would change the points or the level of %u of the %u people "
                                "who have them already."),
                              changes->points, changes->points_before));
}
