/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/sheet/xep-criteria-sheet.h"

#include "report/sheet/xep-sheet-file.h"

#define FONT "Times New Roman"
#define TYPE_SIZE 13
#define A4 9
/* Characters a line of the widest column holds, and the height of a line in points. */
#define LABEL_WIDTH 62
#define LINE_HEIGHT 17.0
#define HEADER_ROW 3

static const struct
{
  const char *heading;
  double width;
} columns[XEP_N_CRITERIA_COLUMNS] = {
  [XEP_CRITERIA_NUMBER] = { "Số", 10 },
  [XEP_CRITERIA_LABEL] = { "Nội dung tiêu chí", LABEL_WIDTH + 2 },
  [XEP_CRITERIA_MAXIMUM] = { "Điểm tối đa", 12 },
  [XEP_CRITERIA_GROUP] = { "Nhóm", 9 },
};

typedef enum
{
  LOOK_TITLE,
  LOOK_PLAIN,
  LOOK_HEADING,
  LOOK_TEXT,
  LOOK_MARK,
  LOOK_POINTS,
  LOOK_GROUP,
  LOOK_GROUP_MARK,
  LOOK_GROUP_POINTS,
  N_LOOKS,
} Look;

static const struct
{
  gboolean bold, border;
  guint8 align;
} looks[N_LOOKS] = {
  [LOOK_TITLE] = { TRUE, FALSE, LXW_ALIGN_LEFT },
  [LOOK_PLAIN] = { FALSE, FALSE, LXW_ALIGN_LEFT },
  [LOOK_HEADING] = { TRUE, TRUE, LXW_ALIGN_CENTER },
  [LOOK_TEXT] = { FALSE, TRUE, LXW_ALIGN_LEFT },
  [LOOK_MARK] = { FALSE, TRUE, LXW_ALIGN_CENTER },
  [LOOK_POINTS] = { FALSE, TRUE, LXW_ALIGN_RIGHT },
  [LOOK_GROUP] = { TRUE, TRUE, LXW_ALIGN_LEFT },
  [LOOK_GROUP_MARK] = { TRUE, TRUE, LXW_ALIGN_CENTER },
  [LOOK_GROUP_POINTS] = { TRUE, TRUE, LXW_ALIGN_RIGHT },
};

typedef struct
{
  XepRegulationEdit *edit;
  const char *set;
  XepSheetFile *file;
  lxw_worksheet *sheet;
  lxw_format *formats[N_LOOKS];
  GString *sums; /* "C5+C12": the cells with the sums of the groups */
  lxw_row_t row;
  lxw_error status; /* the first that went wrong */
} Writer;

const char *
xep_criteria_sheet_get_heading (XepCriteriaColumn column)
{
  return columns[column].heading;
}

const char *
xep_criteria_sheet_get_id_label (void)
{
  return "Mã bộ tiêu chí";
}

static void
note (Writer *self, lxw_error status)
{
  if (self->status == LXW_NO_ERROR)
    self->status = status;
}

static void
make_formats (Writer *self)
{
  for (guint i = 0; i < N_LOOKS; i++)
    {
      lxw_format *format = workbook_add_format (xep_sheet_file_get_workbook (self->file));

      format_set_font_name (format, FONT);
      format_set_font_size (format, TYPE_SIZE);
      format_set_align (format, looks[i].align);
      format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
      if (looks[i].border)
        {
          format_set_border (format, LXW_BORDER_THIN);
          format_set_text_wrap (format);
        }
      if (looks[i].bold)
        format_set_bold (format);
      self->formats[i] = format;
    }
}

static void
write_text (Writer *self, XepCriteriaColumn column, const char *text, Look look)
{
  xep_sheet_file_note_row (self->file, self->row);
  note (self, worksheet_write_string (self->sheet, self->row, (lxw_col_t) column, text,
                                      self->formats[look]));
}

/* Programs that calculate keep the formula up; the others show @points. */
static void
write_sum (Writer *self, const char *formula, XepPoints points, Look look)
{
  note (self, worksheet_write_formula_num (self->sheet, self->row, XEP_CRITERIA_MAXIMUM, formula,
                                           self->formats[look], points / 100.0));
}

/* No program makes a row high enough by itself when the file is only printed. */
static void
set_height (Writer *self, const char *text)
{
  glong lines = g_utf8_strlen (text, -1) / LABEL_WIDTH + 1;

  note (self, worksheet_set_row (self->sheet, self->row, (double) lines * LINE_HEIGHT, NULL));
}

G_GNUC_PRINTF (2, 3)
static char *
read_value (Writer *self, const char *format, ...)
{
  g_autofree char *key = NULL;
  char *value = NULL;
  va_list arguments;

  va_start (arguments, format);
  key = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  value = xep_regulation_edit_get (self->edit, key);
  return value != NULL ? value : g_strdup ("");
}

static void
write_criterion (Writer *self, const char *group, const char *number)
{
  g_autofree char *label = read_value (self, "set.%s.criterion.%s.label", self->set, number);
  g_autofree char *maximum = read_value (self, "set.%s.criterion.%s.maximum", self->set, number);
  XepPoints points = XEP_POINTS_MISSING;

  set_height (self, label);
  write_text (self, XEP_CRITERIA_NUMBER, number, LOOK_MARK);
  write_text (self, XEP_CRITERIA_LABEL, label, LOOK_TEXT);
  if (xep_points_parse (maximum, &points, NULL) && points != XEP_POINTS_MISSING)
    note (self, worksheet_write_number (self->sheet, self->row, XEP_CRITERIA_MAXIMUM,
                                        points / 100.0, self->formats[LOOK_POINTS]));
  write_text (self, XEP_CRITERIA_GROUP, group, LOOK_MARK);
  self->row++;
}

/* The group's own line has nothing in the last column: so it is told from its criteria. */
static void
write_group (Writer *self, const char *group)
{
  g_autofree char *what = g_strdup_printf ("set.%s.group.%s.criterion", self->set, group);
  g_auto (GStrv) numbers = xep_regulation_edit_list (self->edit, what);
  g_autofree char *name = read_value (self, "set.%s.group.%s.name", self->set, group);
  guint first = self->row + 2;
  g_autofree char *formula
      = g_strdup_printf ("=SUM(C%u:C%u)", first, first + g_strv_length (numbers) - 1);

  g_string_append_printf (self->sums, "%sC%u", self->sums->len > 0 ? "+" : "=", self->row + 1);
  set_height (self, name);
  write_text (self, XEP_CRITERIA_NUMBER, group, LOOK_GROUP_MARK);
  write_text (self, XEP_CRITERIA_LABEL, name, LOOK_GROUP);
  write_sum (self, formula, xep_regulation_edit_get_group_sum (self->edit, self->set, group),
             LOOK_GROUP_POINTS);
  write_text (self, XEP_CRITERIA_GROUP, "", LOOK_GROUP_MARK);
  self->row++;
  for (guint i = 0; numbers[i] != NULL; i++)
    write_criterion (self, group, numbers[i]);
}

static void
set_page (Writer *self)
{
  worksheet_set_paper (self->sheet, A4);
  worksheet_set_portrait (self->sheet);
  worksheet_set_margins (self->sheet, 0.8, 0.6, 0.7, 0.7);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_freeze_panes (self->sheet, HEADER_ROW + 1, 0);
  note (self, worksheet_repeat_rows (self->sheet, HEADER_ROW, HEADER_ROW));
  for (guint i = 0; i < XEP_N_CRITERIA_COLUMNS; i++)
    note (self,
          worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, columns[i].width, NULL));
}

static void
write_set (Writer *self)
{
  g_autofree char *what = g_strdup_printf ("set.%s.group", self->set);
  g_auto (GStrv) groups = xep_regulation_edit_list (self->edit, what);
  g_autofree char *name = read_value (self, "set.%s.name", self->set);
  XepPoints part_a = 0, part_b = 0;

  g_string_truncate (self->sums, 0);
  set_page (self);

  self->row = 0;
  write_text (self, XEP_CRITERIA_NUMBER, name, LOOK_TITLE);
  self->row = 1;
  write_text (self, XEP_CRITERIA_LABEL, xep_criteria_sheet_get_id_label (), LOOK_PLAIN);
  write_text (self, XEP_CRITERIA_MAXIMUM, self->set, LOOK_PLAIN);
  self->row = HEADER_ROW;
  for (guint i = 0; i < XEP_N_CRITERIA_COLUMNS; i++)
    write_text (self, (XepCriteriaColumn) i, columns[i].heading, LOOK_HEADING);
  self->row++;
  for (guint i = 0; groups[i] != NULL; i++)
    write_group (self, groups[i]);
  if (!xep_regulation_edit_get_sums (self->edit, self->set, &part_a, &part_b))
    return;
  write_text (self, XEP_CRITERIA_NUMBER, "", LOOK_GROUP);
  write_text (self, XEP_CRITERIA_LABEL, "Tổng", LOOK_GROUP);
  write_sum (self, self->sums->str, part_a + part_b, LOOK_GROUP_POINTS);
  write_text (self, XEP_CRITERIA_GROUP, "", LOOK_GROUP);
}

gboolean
xep_criteria_sheet_write (XepRegulationEdit *edit, const char *path, GError **error)
{
  g_autoptr (XepSheetFile) file = xep_sheet_file_new (path, FALSE, error);
  g_autoptr (GString) sums = g_string_new (NULL);
  g_auto (GStrv) sets = xep_regulation_edit_list (edit, "set");
  Writer self = { .edit = edit, .file = file, .sums = sums, .status = LXW_NO_ERROR };

  if (file == NULL)
    return FALSE;
  make_formats (&self);
  for (guint i = 0; sets[i] != NULL; i++)
    {
      /* Ids consist of letters, digits, dots and dashes; those too long for a sheet stand whole in
       * the sheet's head. */
      g_autofree char *name = g_strndup (sets[i], LXW_SHEETNAME_MAX);

      self.set = sets[i];
      self.sheet = xep_sheet_file_add_sheet (file, name, error);
      if (self.sheet == NULL)
        return FALSE;
      write_set (&self);
      if (!xep_sheet_file_check (file, self.status, error))
        return FALSE;
    }
  return xep_sheet_file_finish (file, error);
}
