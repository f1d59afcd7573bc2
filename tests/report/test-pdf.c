/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "report-fixture.h"
#include "report/layout/xep-pdf.h"
#include "xep-test.h"

#define POINTS_PER_MM (72.0 / 25.4)

/* The text of each form as a reader of the PDF gets it, white space folded, is kept in
 * tests/data/report/NAME.txt. After a wanted change write it again with XEPLOAI_REGENERATE=1 meson
 * test -C BUILD --suite report and look at the difference before it is committed. */

static const struct
{
  const char *name;
  const char *form;
  gboolean blank;
} papers[] = {
  { "pl5-filled", "pl5", FALSE },   { "pl5-blank", "pl5", TRUE },
  { "pl13-filled", "pl13", FALSE }, { "pl14-filled", "pl14", FALSE },
  { "pl14-blank", "pl14", TRUE },
};

typedef struct
{
  char *dir;
  char *path;
} Paper;

static void
paper_clear (Paper *paper)
{
  fixture_remove_dir (paper->dir);
  g_free (paper->dir);
  g_free (paper->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

static Paper
print_data (const char *form_id, XepReportData *data, gboolean blank)
{
  g_autoptr (XepForm) form = fixture_load_form (form_id);
  g_autoptr (XepDocument) document = fixture_build (form, data, blank);
  g_autoptr (XepPages) pages = fixture_paginate (document);
  Paper paper = { xep_test_make_dir (), NULL };

  paper.path = fixture_write_pdf (pages, paper.dir, "paper");
  return paper;
}

static Paper
print_paper (guint i)
{
  gboolean subject = g_str_equal (papers[i].form, "pl5");
  g_autoptr (XepReportData) data
      = subject ? fixture_pl5 (!papers[i].blank) : fixture_list (papers[i].blank ? 0 : 7);

  return print_data (papers[i].form, data, papers[i].blank);
}

static char *
fold_spaces (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("[ \t]+", 0, 0, NULL);
  g_autofree char *folded = g_regex_replace_literal (regex, text, -1, 0, " ", 0, NULL);
  g_autoptr (GRegex) lines = g_regex_new ("( ?\n ?)+", 0, 0, NULL);

  return g_regex_replace_literal (lines, folded, -1, 0, "\n", 0, NULL);
}

static void
test_golden (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (Paper) paper = print_paper (i);
  g_autofree char *raw = fixture_run ("pdftotext", "-layout", paper.path, "-", NULL);
  g_autofree char *text = fold_spaces (raw);
  g_autofree char *name = g_strdup_printf ("report/%s.txt", papers[i].name);
  g_autofree char *path = xep_test_data (name);
  g_autofree char *golden = NULL;

  if (g_getenv ("XEPLOAI_REGENERATE") != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_file_get_contents (path, &golden, NULL, NULL));
  g_assert_cmpstr (text, ==, golden);
}

/* Every face is Liberation Serif or Times New Roman, embedded as a subset and with its letters
 * named. */
static void
test_fonts (gconstpointer data)
{
  g_auto (Paper) paper = print_paper (GPOINTER_TO_UINT (data));
  g_autofree char *output = fixture_run ("pdffonts", paper.path, NULL);
  g_auto (GStrv) lines = g_strsplit (g_strstrip (output), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >=, 4);
  for (guint i = 2; lines[i] != NULL; i++)
    g_assert_true (g_regex_match_simple (
        "^[A-Z]{6}\\+(LiberationSerif|TimesNewRoman|Tinos)\\S*\\s+.*\\syes\\s+yes\\s+yes\\s+\\d+",
        lines[i], 0, 0));
}

static void
test_page_size (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (Paper) paper = print_paper (i);
  g_autofree char *output = fixture_run ("pdfinfo", "-l", "99", paper.path, NULL);
  gboolean landscape = !g_str_equal (papers[i].form, "pl5");
  const char *wanted = landscape ? "size:\\s+841.89 x 595.276 pts \\(A4\\)"
                                 : "size:\\s+595.276 x 841.89 pts \\(A4\\)";
  guint pages = 0, sizes = 0;

  for (const char *at = output; (at = strstr (at, " size: ")) != NULL; at++)
    pages += g_ascii_isdigit (at[-1]);
  g_autoptr (GRegex) regex = g_regex_new (wanted, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (regex, output, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    sizes++;
  g_assert_cmpuint (pages, >=, 1);
  g_assert_cmpuint (sizes, ==, pages);
  g_assert_nonnull (strstr (output, "Title:"));
}

typedef struct
{
  double left, top, right, bottom;
} Box;

/* The words of the body: what stands above or below the margins is the page number and the foot
 * line. */
static Box
measure_body (const char *path, double height)
{
  g_autofree char *output = fixture_run ("pdftotext", "-bbox", path, "-", NULL);
  g_autoptr (GRegex) regex = g_regex_new (
      "<word xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\"", 0, 0,
      NULL);
  g_autoptr (GMatchInfo) match = NULL;
  Box box = { G_MAXDOUBLE, G_MAXDOUBLE, 0, 0 };

  g_regex_match (regex, output, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      double edges[4];

      for (int i = 0; i < 4; i++)
        {
          g_autofree char *number = g_match_info_fetch (match, i + 1);

          edges[i] = g_ascii_strtod (number, NULL) / POINTS_PER_MM;
        }
      if (edges[3] < 19 || edges[1] > height - 20)
        continue;
      box.left = MIN (box.left, edges[0]);
      box.top = MIN (box.top, edges[1]);
      box.right = MAX (box.right, edges[2]);
      box.bottom = MAX (box.bottom, edges[3]);
    }
  return box;
}

static XepForm *
ruler_form (const char *dir, const char *orientation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (
      "<form id=\"t\" name=\"T\" title=\"T\" category=\"summary\" scope=\"list\" kinds=\"leader\" "
      "periods=\"Q1\""
      " orientation=\"%s\"><p align=\"left\">Trái</p><p align=\"right\">Phải</p>"
      "<p>Đảng bộ xã Lùng Phình lãnh đạo thực hiện nhiệm vụ chính trị, đoạn văn này dài hơn một "
      "dòng để"
      " thấy lề phải khi căn đều hai bên, và còn dài thêm một chút nữa cho chắc chắn, trên cả khổ "
      "ngang.</p>"
      "<p align=\"left\" indent=\"10\">Thụt</p></form>",
      orientation);
  XepForm *form = fixture_try_form (dir, text, &error);

  g_assert_no_error (error);
  return form;
}

static void
check_margins (const char *orientation, double width, double height)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = ruler_form (dir, orientation);
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_autoptr (XepPages) pages = fixture_paginate (document);
  g_autofree char *path = fixture_write_pdf (pages, dir, "ruler");
  Box box = measure_body (path, height);

  g_assert_cmpfloat_with_epsilon (box.left, 30, 0.2);
  g_assert_cmpfloat_with_epsilon (width - box.right, 15, 0.2);
  /* The first line's pitch of 18 points begins at the margin; its letters stand in the middle of
   * it. */
  g_assert_cmpfloat (box.top, >=, 20);
  g_assert_cmpfloat (box.top, <=, 20 + 4 / POINTS_PER_MM);
}

static void
test_margins (void)
{
  check_margins ("portrait", 210, 297);
  check_margins ("landscape", 297, 210);
}

/* No form runs over its margins. */
static void
test_forms_keep_margins (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (Paper) paper = print_paper (i);
  gboolean landscape = !g_str_equal (papers[i].form, "pl5");
  double width = landscape ? 297 : 210, height = landscape ? 210 : 297;
  Box box = measure_body (paper.path, height);

  g_assert_cmpfloat (box.left, >=, 30 - 0.2);
  g_assert_cmpfloat (box.right, <=, width - 15 + 0.2);
  g_assert_cmpfloat (box.top, >=, 20 - 0.2);
  g_assert_cmpfloat (box.bottom, <=, height - 20 + 0.2);
}

static double
first_left (const char *output, const char *word)
{
  g_autofree char *pattern = g_strdup_printf ("xMin=\"([0-9.]+)\"[^>]*>%s<", word);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL;

  g_assert_true (g_regex_match (regex, output, 0, &match));
  number = g_match_info_fetch (match, 1);
  return g_ascii_strtod (number, NULL) / POINTS_PER_MM;
}

static void
test_indent (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = ruler_form (dir, "portrait");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_autoptr (XepPages) pages = fixture_paginate (document);
  g_autofree char *path = fixture_write_pdf (pages, dir, "ruler");
  g_autofree char *output = fixture_run ("pdftotext", "-bbox", path, "-", NULL);

  g_assert_cmpfloat_with_epsilon (first_left (output, "Thụt"), 40, 0.2);
}

/* Lines stand exactly 18 points under each other whatever marks the letters between them carry. */
static void
test_pitch (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form
      = fixture_form_from_text (dir, "<p>xxxx<br/>ẾẪẰỘ<br/>xxxx<br/>gjpq<br/>xxxx</p>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_autoptr (XepPages) pages = fixture_paginate (document);
  g_autofree char *path = fixture_write_pdf (pages, dir, "pitch");
  g_autofree char *output = fixture_run ("pdftotext", "-bbox", path, "-", NULL);
  g_autoptr (GRegex) regex = g_regex_new ("yMin=\"([0-9.]+)\"[^>]*>xxxx<", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  double previous = 0;
  guint count = 0;

  g_regex_match (regex, output, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL), count++)
    {
      g_autofree char *number = g_match_info_fetch (match, 1);
      double y = g_ascii_strtod (number, NULL);

      if (count > 0)
        g_assert_cmpfloat_with_epsilon (y - previous, 2 * 18, 0.01);
      previous = y;
    }
  g_assert_cmpuint (count, ==, 3);
}

static void
test_long_and_hostile (void)
{
  g_autoptr (XepReportData) data = fixture_pl5 (TRUE);
  g_autofree char *name = g_strnfill (80, 'W');
  g_autofree char *text = NULL;

  xep_report_data_set_text (data, "name", name);
  xep_report_data_set_text (data, "cell_heading", "\ufdd0 \uffff \U0001fffe \U0010ffff CHI BỘ");
  xep_report_data_set_text (data, "unit", "<b>&amp;</b> {name} \001\002 日本 \360\237\230\200 %s");
  g_auto (Paper) paper = print_data ("pl5", data, FALSE);
  Box box = measure_body (paper.path, 297);

  text = fixture_run ("pdftotext", "-layout", paper.path, "-", NULL);
  g_assert_nonnull (strstr (text, "<b>&amp;</b> {name}"));
  g_assert_nonnull (strstr (text, "%s"));
  g_assert_cmpfloat (box.right, <=, 195.2);
}

static void
test_bookmarks (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "set.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (XepForm) form = fixture_load_form ("pl5");
  g_autoptr (XepReportData) data = fixture_pl5 (TRUE);
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_autoptr (XepPages) pages = fixture_paginate (document);
  g_autoptr (XepPdf) pdf = xep_pdf_new (path, "Bộ phiếu", &error);
  gsize length = 0;

  g_assert_no_error (error);
  g_assert_true (xep_pdf_add (pdf, pages, "Giang Seo Pao", NULL, &error));
  g_assert_true (xep_pdf_add (pdf, pages, "Vang Thi My", NULL, &error));
  /* No character, and no text: a bookmark all the same. */
  g_assert_true (xep_pdf_add (pdf, pages, "Sung \ufdef\U0001ffff \xff", NULL, &error));
  g_assert_cmpuint (xep_pdf_get_page_count (pdf), ==, 3 * xep_pages_get_count (pages));
  g_assert_true (xep_pdf_finish (pdf, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '\0')
      bytes[i] = ' ';
  g_assert_nonnull (strstr (bytes, "/Outlines"));
  g_assert_nonnull (strstr (bytes, "Vang Thi My"));
}

/* Until the file is whole the old one stays. */
static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "old.pdf", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (XepForm) form = fixture_load_form ("pl13");
  g_autoptr (XepReportData) data = fixture_list (3);
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_autoptr (XepPages) pages = fixture_paginate (document);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  XepPdf *pdf;

  g_assert_true (g_file_set_contents (path, "cũ", -1, NULL));
  pdf = xep_pdf_new (path, "mới", &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (xep_pdf_add (pdf, pages, NULL, cancellable, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CANCELLED);
  xep_pdf_free (pdf);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "cũ");
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "missing", "a.pdf", NULL);

  g_assert_null (xep_pdf_new (path, "T", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

static void
add_for_all (const char *prefix, GTestDataFunc function)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *name = g_strconcat (prefix, papers[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), function);
    }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  add_for_all ("/pdf/golden/", test_golden);
  add_for_all ("/pdf/fonts/", test_fonts);
  add_for_all ("/pdf/page-size/", test_page_size);
  add_for_all ("/pdf/keeps-margins/", test_forms_keep_margins);
  g_test_add_func ("/pdf/margins", test_margins);
  g_test_add_func ("/pdf/indent", test_indent);
  g_test_add_func ("/pdf/pitch", test_pitch);
  g_test_add_func ("/pdf/long-and-hostile", test_long_and_hostile);
  g_test_add_func ("/pdf/bookmarks", test_bookmarks);
  g_test_add_func ("/pdf/cancelled", test_cancelled);
  g_test_add_func ("/pdf/no-folder", test_no_folder);
  return g_test_run ();
}
