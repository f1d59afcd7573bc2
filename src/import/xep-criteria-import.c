/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-criteria-import.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/xep-text.h"
#include "import/xep-workbook.h"
#include "report/sheet/xep-criteria-sheet.h"

/* The head is looked for in this many first rows. */
#define HEAD_ROWS 15
#define POINT_STEP 25

typedef struct
{
  char *number;
  char *label;
  char *group;
  XepPoints maximum;
  guint row;
} Criterion;

/* What one sheet says. */
typedef struct
{
  char *set;
  GPtrArray *criteria; /* Criterion, in the order of the sheet */
  GPtrArray *groups;   /* char*: number, name, number, name … of the groups' own rows */
} SetSheet;

typedef struct
{
  XepRegulationEdit *edit;
  XepSheet *sheet;
  guint columns[XEP_N_CRITERIA_COLUMNS];
  guint row;
  SetSheet *target;
} Reader;

static void
criterion_free (gpointer data)
{
  Criterion *self = data;

  g_free (self->number);
  g_free (self->label);
  g_free (self->group);
  g_free (self);
}

static void
set_sheet_free (gpointer data)
{
  SetSheet *self = data;

  g_free (self->set);
  g_ptr_array_unref (self->criteria);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/* The sentence begins with the place: sheet and cell. */
G_GNUC_PRINTF (4, 5)
static gboolean
refuse (Reader *self, guint column, GError **error, const char *format, ...)
{
  g_autofree char *address = xep_sheet_address (self->row, column);
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("Sheet “%s”, cell %s: %s Nothing was taken over; correct the workbook and try "
                 "again."),
               self->sheet->name, address, reason);
  return FALSE;
}

static char *
dup_field (Reader *self, XepCriteriaColumn column)
{
  return xep_sheet_dup_text (self->sheet,
                             xep_sheet_get_cell (self->sheet, self->row, self->columns[column]));
}

static gboolean
is_same_text (const char *a, const char *b)
{
  g_autofree char *first = xep_text_fold (a);
  g_autofree char *second = xep_text_fold (b);

  return g_str_equal (first, second);
}

/* Where the headings stand in the row; FALSE unless all are there. */
static gboolean
read_headings (Reader *self, const XepSheetCell *cells, guint n_cells)
{
  guint found = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = xep_sheet_dup_text (self->sheet, &cells[i]);

      for (guint column = 0; column < XEP_N_CRITERIA_COLUMNS; column++)
        if (is_same_text (text, xep_criteria_sheet_get_heading ((XepCriteriaColumn) column)))
          {
            self->columns[column] = cells[i].column;
            found |= 1u << column;
          }
    }
  return found == (1u << XEP_N_CRITERIA_COLUMNS) - 1;
}

/* The id behind its label, in any row above the headings. */
static void
read_id (Reader *self, const XepSheetCell *cells, guint n_cells)
{
  for (guint i = 0; i + 1 < n_cells; i++)
    {
      g_autofree char *text = xep_sheet_dup_text (self->sheet, &cells[i]);

      if (!is_same_text (text, xep_criteria_sheet_get_id_label ()))
        continue;
      g_free (self->target->set);
      self->target->set = xep_sheet_dup_text (self->sheet, &cells[i + 1]);
    }
}

/* Index of the row of the headings; -1 if the sheet is none of ours. */
static int
find_head (Reader *self)
{
  guint n_rows = MIN (xep_sheet_count_rows (self->sheet), HEAD_ROWS);

  for (guint i = 0; i < n_rows; i++)
    {
      guint n_cells = 0;
      const XepSheetCell *cells = xep_sheet_get_row (self->sheet, i, &n_cells);

      self->row = xep_sheet_get_row_number (self->sheet, i);
      if (read_headings (self, cells, n_cells))
        return (int) i;
      read_id (self, cells, n_cells);
    }
  return -1;
}

static gboolean
has_id (XepRegulationEdit *edit, const char *what, const char *id)
{
  g_auto (GStrv) ids = xep_regulation_edit_list (edit, what);

  return g_strv_contains ((const char *const *) ids, id);
}

static gboolean
has_group (Reader *self, const char *group)
{
  g_autofree char *what = g_strdup_printf ("set.%s.group", self->target->set);

  return has_id (self->edit, what, group);
}

static gboolean
has_number (Reader *self, const char *number)
{
  for (guint i = 0; i < self->target->criteria->len; i++)
    if (g_str_equal (((Criterion *) g_ptr_array_index (self->target->criteria, i))->number, number))
      return TRUE;
  return FALSE;
}

/* A number cell that is none in hundredths is as wrong as a text. */
static gboolean
read_points (Reader *self, XepPoints *points, GError **error)
{
  guint column = self->columns[XEP_CRITERIA_MAXIMUM];
  const XepSheetCell *cell = xep_sheet_get_cell (self->sheet, self->row, column);
  g_autofree char *text = xep_sheet_dup_text (self->sheet, cell);

  *points = XEP_POINTS_MISSING;
  if (cell != NULL && cell->type == XEP_SHEET_CELL_NUMBER && fabs (cell->number) <= 1000)
    {
      *points = (int) lround (cell->number * 100);
      if (fabs (cell->number * 100 - *points) > 1e-6)
        *points = XEP_POINTS_MISSING;
    }
  else if (!xep_points_parse (text, points, NULL))
    *points = XEP_POINTS_MISSING;
  return (*points != XEP_POINTS_MISSING && *points > 0 && *points % POINT_STEP == 0)
         || refuse (self, column, error,
                    _("“%s” cannot be the most points of a criterion: they are more than 0, in "
                      "steps of 0,25."),
                    text);
}

static gboolean
check_number (Reader *self, const Criterion *criterion, GError **error)
{
  guint column = self->columns[XEP_CRITERIA_NUMBER];
  g_autofree char *prefix = g_strconcat (criterion->group, ".", NULL);

  if (!has_group (self, criterion->group))
    return refuse (self, self->columns[XEP_CRITERIA_GROUP], error, _("The set has no group “%s”."),
                   criterion->group);
  if (!g_str_has_prefix (criterion->number, prefix)
      || strspn (criterion->number, "IVX.0123456789") != strlen (criterion->number))
    return refuse (self, column, error,
                   _("“%s” is no number of a criterion of the group “%s”, such as %s1."),
                   criterion->number, criterion->group, prefix);
  if (has_number (self, criterion->number))
    return refuse (self, column, error, _("The criterion “%s” is given twice."), criterion->number);
  if (*criterion->label == '\0')
    return refuse (self, self->columns[XEP_CRITERIA_LABEL], error,
                   _("The criterion “%s” has no words."), criterion->number);
  return TRUE;
}

/* A row without a group is a group's own, the sum, or a remark. */
static gboolean
read_row (Reader *self, GError **error)
{
  g_autofree char *group = dup_field (self, XEP_CRITERIA_GROUP);
  g_autofree char *number = dup_field (self, XEP_CRITERIA_NUMBER);
  g_autofree char *name = dup_field (self, XEP_CRITERIA_LABEL);

  if (*group != '\0')
    {
      Criterion *criterion = g_new0 (Criterion, 1);

      criterion->row = self->row;
      criterion->number = g_steal_pointer (&number);
      criterion->label = g_steal_pointer (&name);
      criterion->group = g_steal_pointer (&group);
      if (!check_number (self, criterion, error) || !read_points (self, &criterion->maximum, error))
        {
          criterion_free (criterion);
          return FALSE;
        }
      g_ptr_array_add (self->target->criteria, criterion);
      return TRUE;
    }
  if (*number == '\0')
    return TRUE;
  if (!has_group (self, number))
    return refuse (self, self->columns[XEP_CRITERIA_GROUP], error,
                   _("“%s” is no group of the set; a criterion needs its group here."), number);
  if (*name != '\0')
    {
      g_ptr_array_add (self->target->groups, g_steal_pointer (&number));
      g_ptr_array_add (self->target->groups, g_steal_pointer (&name));
    }
  return TRUE;
}

/* A sum that is wrong is told at the last criterion of its part. */
static gboolean
check_sums (Reader *self, GError **error)
{
  XepRegulation *regulation = xep_regulation_edit_get_regulation (self->edit);
  const XepPoints wanted[]
      = { xep_regulation_get_part_a (regulation), xep_regulation_get_part_b (regulation) };
  XepPoints sums[] = { 0, 0 };
  guint rows[] = { 0, 0 };

  for (guint i = 0; i < self->target->criteria->len; i++)
    {
      const Criterion *criterion = g_ptr_array_index (self->target->criteria, i);
      guint part = g_str_has_prefix (criterion->group, "II") ? 1 : 0;

      sums[part] += criterion->maximum;
      rows[part] = criterion->row;
    }
  for (guint part = 0; part < G_N_ELEMENTS (sums); part++)
    {
      g_autofree char *sum = xep_points_format (sums[part]);
      g_autofree char *right = xep_points_format (wanted[part]);
      g_autofree char *total = xep_points_format (sums[0] + sums[1]);

      self->row = rows[part];
      if (sums[part] != wanted[part])
        return refuse (self, self->columns[XEP_CRITERIA_MAXIMUM], error,
                       _("the points of part %s make %s, they must be %s (%s together)."),
                       part == 0 ? "A" : "B", sum, right, total);
    }
  return TRUE;
}

/* A set keeps its groups: one that lost all its criteria would have no points. */
static gboolean
check_groups (Reader *self, GError **error)
{
  g_autofree char *what = g_strdup_printf ("set.%s.group", self->target->set);
  g_auto (GStrv) groups = xep_regulation_edit_list (self->edit, what);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < self->target->criteria->len; j++)
        found |= g_str_equal (((Criterion *) g_ptr_array_index (self->target->criteria, j))->group,
                              groups[i]);
      if (!found)
        return refuse (self, self->columns[XEP_CRITERIA_GROUP], error,
                       _("the group “%s” has no criteria any more."), groups[i]);
    }
  return TRUE;
}

static gboolean
read_sheet (Reader *self, guint head, GError **error)
{
  guint n_rows = xep_sheet_count_rows (self->sheet);

  /* Without the line that names the set, the name of the sheet does. */
  if (self->target->set == NULL)
    self->target->set = xep_text_clean (self->sheet->name);
  if (!has_id (self->edit, "set", self->target->set))
    return refuse (self, 0, error, _("There is no criteria set “%s”."), self->target->set);
  for (guint i = head + 1; i < n_rows; i++)
    {
      self->row = xep_sheet_get_row_number (self->sheet, i);
      if (!read_row (self, error))
        return FALSE;
    }
  return check_groups (self, error) && check_sums (self, error);
}

static gboolean
is_known (GPtrArray *sheets, const char *set)
{
  for (guint i = 0; i < sheets->len; i++)
    if (g_str_equal (((SetSheet *) g_ptr_array_index (sheets, i))->set, set))
      return TRUE;
  return FALSE;
}

static gboolean
read_workbook (XepRegulationEdit *edit, XepWorkbook *workbook, GPtrArray *sheets, GError **error)
{
  for (guint i = 0; i < xep_workbook_count_sheets (workbook); i++)
    {
      SetSheet *target = g_new0 (SetSheet, 1);
      Reader reader
          = { .edit = edit, .sheet = xep_workbook_get_sheet (workbook, i), .target = target };
      gboolean well;
      int head;

      target->criteria = g_ptr_array_new_with_free_func (criterion_free);
      target->groups = g_ptr_array_new_with_free_func (g_free);
      head = find_head (&reader);
      well = head < 0 || read_sheet (&reader, (guint) head, error);
      if (well && head >= 0 && is_known (sheets, target->set))
        well = refuse (&reader, 0, error, _("The set “%s” stands in another sheet too."),
                       target->set);
      if (well && head >= 0)
        g_ptr_array_add (sheets, target);
      else
        set_sheet_free (target);
      if (!well)
        return FALSE;
    }
  return TRUE;
}

G_GNUC_PRINTF (4, 5)
static gboolean
set_value (XepRegulationEdit *edit, const char *text, GError **error, const char *format, ...)
{
  g_autofree char *key = NULL;
  va_list arguments;

  va_start (arguments, format);
  key = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return xep_regulation_edit_set (edit, key, text, error);
}

/* New ones first: so no group is ever without one. */
static gboolean
apply_sheet (XepRegulationEdit *edit, const SetSheet *sheet, GError **error)
{
  g_autofree char *what = g_strdup_printf ("set.%s.criterion", sheet->set);
  g_auto (GStrv) before = xep_regulation_edit_list (edit, what);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sheet->criteria->len; i++)
    {
      const Criterion *criterion = g_ptr_array_index (sheet->criteria, i);
      g_autofree char *points = xep_points_format (criterion->maximum);

      g_hash_table_add (wanted, criterion->number);
      if (!has_id (edit, what, criterion->number)
          && !xep_regulation_edit_insert_criterion (edit, sheet->set, criterion->group,
                                                    criterion->number, error))
        return FALSE;
      if (!set_value (edit, criterion->label, error, "%s.%s.label", what, criterion->number)
          || !set_value (edit, points, error, "%s.%s.maximum", what, criterion->number))
        return FALSE;
    }
  for (guint i = 0; before[i] != NULL; i++)
    if (!g_hash_table_contains (wanted, before[i])
        && !xep_regulation_edit_remove_criterion (edit, sheet->set, before[i], error))
      return FALSE;
  for (guint i = 0; i < sheet->groups->len; i += 2)
    if (!set_value (edit, g_ptr_array_index (sheet->groups, i + 1), error, "set.%s.group.%s.name",
                    sheet->set, (const char *) g_ptr_array_index (sheet->groups, i)))
      return FALSE;
  return TRUE;
}

gboolean
xep_criteria_import_read (XepRegulationEdit *edit, const char *path, guint *n_sets, GError **error)
{
  g_autoptr (XepWorkbook) workbook = xep_workbook_load (path, error);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (set_sheet_free);
  g_autofree char *before = NULL;

  if (workbook == NULL || !read_workbook (edit, workbook, sheets, error))
    return FALSE;
  if (sheets->len == 0)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” holds no criteria set. Write the sets to Excel first and correct that "
                     "workbook."),
                   path);
      return FALSE;
    }
  if (n_sets != NULL)
    *n_sets = sheets->len;
  before = xep_regulation_edit_dup_xml (edit);
  for (guint i = 0; i < sheets->len; i++)
    if (!apply_sheet (edit, g_ptr_array_index (sheets, i), error))
      {
        /* It was read before. */
        if (!xep_regulation_edit_reset (edit, before, NULL))
          g_return_val_if_reached (FALSE);
        return FALSE;
      }
  return TRUE;
}
