/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report-fixture.h"

#include <glib/gstdio.h>
#include <stdarg.h>

#include "base/xep-paths.h"
#include "report/layout/xep-pdf.h"
#include "xep-test.h"

XepForm *
fixture_load_form (const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat (id, ".xml", NULL);
  g_autofree char *path = xep_paths_get_data_file ("forms", name);
  XepForm *form = xep_form_load (path, &error);

  g_assert_no_error (error);
  return form;
}

/* A trial form does not depend on the parts that are shipped. */
static void
write_no_parts (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "parts.xml", NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_true (g_file_set_contents (path, "<parts/>", -1, NULL));
}

XepForm *
fixture_try_form (const char *dir, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (dir, "trial.xml", NULL);

  write_no_parts (dir);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return xep_form_load (path, error);
}

XepForm *
fixture_form_from_text (const char *dir, const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("<form id=\"trial\" name=\"T\" title=\"Thử\" "
                                           "category=\"summary\" scope=\"list\" kinds=\"leader\""
                                           " periods=\"Q1\">\n%s\n</form>\n",
                                           body);
  XepForm *form = fixture_try_form (dir, text, &error);

  g_assert_no_error (error);
  return form;
}

static void
set_heading (XepReportData *data)
{
  static const char *const values[][2] = {
    { "party", "ĐẢNG CỘNG SẢN VIỆT NAM" },
    { "superior", "ĐẢNG BỘ TỈNH LÀO CAI" },
    { "issuer", "ĐẢNG ỦY XÃ LÙNG PHÌNH" },
    { "signer_body", "ĐẢNG ỦY XÃ LÙNG PHÌNH" },
    { "commune_party", "ĐẢNG BỘ XÃ LÙNG PHÌNH" },
    { "place", "Lùng Phình" },
    { "period_name", "Quý III" },
    { "period_title", "Quý III, năm 2025" },
    { "period_upper", "QUÝ III, NĂM 2025" },
    { "code", "PL5 · QIII/2025 · số 123" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    xep_report_data_set_text (data, values[i][0], values[i][1]);
  xep_report_data_set_points (data, "maximum_a", XEP_POINTS (30));
  xep_report_data_set_points (data, "maximum_b", XEP_POINTS (70));
  xep_report_data_set_points (data, "maximum_total", XEP_POINTS (100));
  xep_report_data_set_integer (data, "year", 2025);
  xep_report_data_set_flag (data, "provisional", TRUE);
}

static XepPoints
parse_points (const char *text)
{
  g_autoptr (GError) error = NULL;
  XepPoints points;

  g_assert_true (xep_points_parse (text, &points, &error));
  return points;
}

static void
fill_criterion (XepReportData *row, gboolean part_b, XepPoints maximum)
{
  gboolean met = maximum != XEP_POINTS (1);

  if (!part_b)
    {
      xep_report_data_set_points (row, "self_points", met ? maximum : 0);
      xep_report_data_set_flag (row, "met", met);
      xep_report_data_set_flag (row, "not_met", !met);
      return;
    }
  xep_report_data_set_points (row, "self_points", maximum - 50);
  xep_report_data_set_points (row, "percent", XEP_POINTS (96));
  xep_report_data_set_text (row, "goal",
                            "Hoàn thành 12 nhiệm vụ theo kế hoạch quý III của Đảng ủy xã");
  xep_report_data_set_text (row, "result", "12/12 nhiệm vụ đúng hạn; 01 nhiệm vụ vượt mức");
}

/* One line of the criteria file: group, its name and maximum, number, label, maximum. */
static void
add_criterion (XepReportData *data,
               const char *line,
               XepReportData **group,
               char **group_number,
               gboolean filled)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  gboolean part_b = g_str_has_prefix (columns[0], "II");
  XepReportData *row;

  if (g_strcmp0 (*group_number, columns[0]) != 0)
    {
      g_free (*group_number);
      *group_number = g_strdup (columns[0]);
      *group = xep_report_data_add_row (data, part_b ? "criteria_b" : "criteria_a");
      xep_report_data_set_text (*group, "group_number", columns[0]);
      xep_report_data_set_text (*group, "group_name", columns[1]);
      xep_report_data_set_points (*group, "group_maximum", parse_points (columns[2]));
    }
  row = xep_report_data_add_row (*group, "criteria");
  xep_report_data_set_text (row, "number", columns[3]);
  xep_report_data_set_text (row, "label", columns[4]);
  xep_report_data_set_points (row, "maximum", parse_points (columns[5]));
  if (filled)
    fill_criterion (row, part_b, parse_points (columns[5]));
}

static void
add_criteria (XepReportData *data, gboolean filled)
{
  g_autofree char *path = xep_test_data ("report/pl5-criteria.tsv");
  g_autofree char *text = NULL;
  g_autofree char *group_number = NULL;
  g_auto (GStrv) lines = NULL;
  XepReportData *group = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_criterion (data, lines[i], &group, &group_number, filled);
}

XepReportData *
fixture_pl5 (gboolean filled)
{
  XepReportData *data = xep_report_data_new ();

  set_heading (data);
  add_criteria (data, filled);
  if (!filled)
    return data;
  xep_report_data_set_text (data, "cell_heading", "CHI BỘ THÔN TẢ CHẢI");
  xep_report_data_set_text (data, "date_long", "ngày 05 tháng 9 năm 2025");
  xep_report_data_set_text (data, "name", "Giàng Seo Páo");
  xep_report_data_set_date (data, "birth_date", (XepDate){ 1981, 3, 12 });
  xep_report_data_set_text (data, "post_party", "Đảng ủy viên, Bí thư Chi bộ thôn Tả Chải");
  xep_report_data_set_text (data, "post_government", "Trưởng thôn Tả Chải");
  xep_report_data_set_text (data, "unit", "Chi bộ thôn Tả Chải, xã Lùng Phình");
  xep_report_data_set_points (data, "self_a", 2600);
  xep_report_data_set_points (data, "self_b", 6700);
  xep_report_data_set_points (data, "self_total", 9300);
  xep_report_data_set_text (data, "self_level", "good");
  return data;
}

static void
add_subject (XepReportData *data, guint number)
{
  static const char *const names[] = {
    "Giàng Seo Páo", "Vàng Thị Mỷ", "Sùng A Chúng", "Nguyễn Thị Ánh Tuyết", "Lù Seo Phìn",
  };
  static const char *const levels[] = {
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành nhiệm vụ",
  };
  XepReportData *row = xep_report_data_add_row (data, "subjects");
  const char *level = levels[number % G_N_ELEMENTS (levels)];

  xep_report_data_set_text (row, "name", names[number % G_N_ELEMENTS (names)]);
  xep_report_data_set_text (row, "posts_unit", "Bí thư Chi bộ, Trưởng thôn Tả Chải");
  xep_report_data_set_text (row, "self_level_name", level);
  xep_report_data_set_text (row, "appraisal_level_name", level);
  xep_report_data_set_text (row, "decision_level_name", level);
  xep_report_data_set_points (row, "self_total", 9000 + (int) (number % 100));
  xep_report_data_set_date (row, "birth_date", (XepDate){ 1980, 1, 1 + (int) (number % 28) });
  if (number % 3 == 1)
    xep_report_data_set_text (row, "grounds",
                              "Hoàn thành 100% nhiệm vụ đúng hạn, 40% số nhiệm vụ vượt mức; chi bộ "
                              "không có đảng viên bị kỷ luật.");
}

XepReportData *
fixture_list (guint count)
{
  XepReportData *data = xep_report_data_new ();

  set_heading (data);
  xep_report_data_set_text (data, "code", "PL14 · QIII/2025");
  for (guint i = 0; i < count; i++)
    add_subject (data, i);
  return data;
}

XepDocument *
fixture_build (XepForm *form, XepReportData *data, gboolean blank)
{
  g_autoptr (GError) error = NULL;
  XepDocument *document = xep_form_build (form, data, blank, &error);

  g_assert_no_error (error);
  return document;
}

XepPages *
fixture_paginate (XepDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepLayout) layout = xep_layout_new (&error);
  XepPages *pages;

  g_assert_no_error (error);
  pages = xep_layout_paginate (layout, document, &error);
  g_assert_no_error (error);
  return pages;
}

char *
fixture_write_pdf (XepPages *pages, const char *dir, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_strconcat (name, ".pdf", NULL);
  char *path = g_build_filename (dir, file, NULL);
  g_autoptr (XepPdf) pdf = xep_pdf_new (path, "Thử", &error);

  g_assert_no_error (error);
  if (!xep_pdf_add (pdf, pages, name, NULL, &error) || !xep_pdf_finish (pdf, &error))
    g_assert_no_error (error);
  return path;
}

gboolean
fixture_run_request (const XepPaperRequest *request,
                     XepStore *store,
                     const char *format,
                     gboolean each,
                     const char *path,
                     XepPaperReport *report,
                     XepReportProgress progress,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  const XepPaperFormat *of = xep_paper_format_find (format);
  g_autoptr (XepPaperSink) sink = each ? xep_folder_sink_new (of) : of->new_sink ();

  return xep_paper_request_run (request, store, sink, path, report, progress, user_data,
                                cancellable, error);
}

gboolean
fixture_write (XepStore *store,
               const char *format,
               const char *form,
               gint64 period,
               const XepReportSelection *selection,
               gboolean blank,
               const char *path,
               XepReportProgress progress,
               gpointer user_data,
               GCancellable *cancellable,
               GError **error)
{
  const char *const forms[] = { form, NULL };
  XepPaperRequest request = { forms, period, { 0 }, blank };

  if (selection != NULL)
    request.selection = *selection;
  return fixture_run_request (&request, store, format, FALSE, path, NULL, progress, user_data,
                              cancellable, error);
}

char *
fixture_run (const char *program, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;
  va_list list;

  g_ptr_array_add (arguments, (gpointer) program);
  va_start (list, program);
  for (const char *argument = va_arg (list, const char *); argument != NULL;
       argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  g_assert_true (g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL,
                               NULL, &output, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return output;
}

static void
clear_word (gpointer data)
{
  g_free (((FixtureWord *) data)->text);
}

static double
fetch_mm (GMatchInfo *match, int group)
{
  g_autofree char *number = g_match_info_fetch (match, group);

  return g_ascii_strtod (number, NULL) * 25.4 / 72;
}

GArray *
fixture_read_words (const char *path)
{
  g_autofree char *output = fixture_run ("pdftotext", "-bbox", path, "-", NULL);
  /* Raw: otherwise all of the output is looked through for bad letters at each match. */
  g_autoptr (GRegex) regex
      = g_regex_new ("<page |<word xMin=\"([0-9.-]+)\" yMin=\"([0-9.-]+)\" xMax=\"([0-9.-]+)\""
                     " yMax=\"([0-9.-]+)\">([^<]*)<",
                     G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GArray *words = g_array_new (FALSE, FALSE, sizeof (FixtureWord));
  guint page = 0;

  g_array_set_clear_func (words, clear_word);
  g_regex_match (regex, output, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      FixtureWord word = { .page = page };

      if (g_match_info_get_match_count (match) < 6)
        {
          page++;
          continue;
        }
      word.left = fetch_mm (match, 1);
      word.top = fetch_mm (match, 2);
      word.right = fetch_mm (match, 3);
      word.bottom = fetch_mm (match, 4);
      word.text = g_match_info_fetch (match, 5);
      g_array_append_val (words, word);
    }
  return words;
}

const FixtureWord *
fixture_find_word (GArray *words, const char *text, guint nth)
{
  for (guint i = 0; i < words->len; i++)
    {
      const FixtureWord *word = &g_array_index (words, FixtureWord, i);

      if (g_str_equal (word->text, text) && nth-- == 0)
        return word;
    }
  g_test_message ("no word “%s”", text);
  g_test_fail ();
  g_assert_not_reached ();
}

void
fixture_remove_dir (const char *dir)
{
  g_autoptr (GDir) folder = g_dir_open (dir, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

void
fixture_dir_free (FixtureDir *dir)
{
  if (dir == NULL)
    return;
  fixture_remove_dir (dir);
  g_free (dir);
}
