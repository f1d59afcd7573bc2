/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <string.h>

#include "report-fixture.h"
#include "xep-test.h"

/* The boxes and measures by which a form is compared with the official sheet. */

static XepPages *
paginate_form (const char *id, XepReportData *data)
{
  g_autoptr (XepForm) form = fixture_load_form (id);
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);

  return fixture_paginate (document);
}

/* The measures alone, as a reader of a PDF sees them. */
static char *
read_measures (XepPages *pages, guint number, const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "measures.pdf", NULL);
  double width = 0, height = 0;
  cairo_surface_t *surface;
  cairo_t *cairo;

  xep_pages_get_size (pages, number, &width, &height);
  surface = cairo_pdf_surface_create (path, width, height);
  cairo = cairo_create (surface);
  xep_pages_draw_measures (pages, number, cairo);
  g_assert_cmpint (cairo_status (cairo), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return fixture_run ("pdftotext", "-layout", path, "-", NULL);
}

static void
assert_inside (XepPages *pages, guint number)
{
  double width = 0, height = 0;
  double x, y, ink_width, ink_height;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cairo = cairo_create (surface);

  xep_pages_get_size (pages, number, &width, &height);
  xep_pages_draw_measures (pages, number, cairo);
  cairo_recording_surface_ink_extents (surface, &x, &y, &ink_width, &ink_height);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  g_assert_cmpfloat (ink_width, >, width / 2);
  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpfloat (x + ink_width, <=, width);
  g_assert_cmpfloat (y + ink_height, <=, height);
}

/* Every page names its body: the paper less its margins of 20, 20, 30 and 15 mm. */
static void
test_body (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepReportData) leader = fixture_pl5 (TRUE);
  g_autoptr (XepReportData) list = fixture_list (40);
  g_autoptr (XepPages) portrait = paginate_form ("pl5", leader);
  g_autoptr (XepPages) landscape = paginate_form ("pl14", list);

  g_assert_cmpuint (xep_pages_get_count (portrait), >=, 2);
  for (guint i = 0; i < xep_pages_get_count (portrait); i++)
    {
      g_autofree char *text = read_measures (portrait, i, dir);

      g_assert_nonnull (strstr (text, "x 30,0 y 20,0 165,0 × 257,0"));
      assert_inside (portrait, i);
    }
  for (guint i = 0; i < xep_pages_get_count (landscape); i++)
    {
      g_autofree char *text = read_measures (landscape, i, dir);

      g_assert_nonnull (strstr (text, "x 30,0 y 20,0 252,0 × 170,0"));
      assert_inside (landscape, i);
    }
}

/* Blocks where they stand, columns and cells as large as the form says. */
static void
test_boxes (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir, "<space height=\"5\"/><p>đầu</p><p before=\"18\" margin=\"0\">một<br/>hai<br/>ba</p>"
           "<letterhead><column share=\"40\"><p>trái</p></column><column share=\"60\"><p>phải</p>"
           "</column></letterhead><table size=\"12\" pitch=\"14\"><column width=\"41\"/><column "
           "width=\"*\"/><row height=\"12.3\"><cell>a</cell><cell>b</cell></row></table>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_autoptr (XepPages) pages = fixture_paginate (document);
  g_autofree char *text = read_measures (pages, 0, dir);

  /* 18 points are 6,35 mm. White space at the head of a page is left out. */
  g_assert_nonnull (strstr (text, "x 30,0 y 20,0 165,0 × 6,3"));
  g_assert_nonnull (strstr (text, "x 30,0 y 32,7 165,0 × 19,0"));
  g_assert_nonnull (strstr (text, "66,0 × 6,3"));
  g_assert_nonnull (strstr (text, "99,0 × 6,3"));
  g_assert_nonnull (strstr (text, "41,0 × 12,3"));
  g_assert_nonnull (strstr (text, "124,0 × 12,3"));
}

/* A block on two pages is measured on each. */
static void
test_block_on_two_pages (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (GString) lines = g_string_new ("0");
  g_autoptr (XepForm) form = fixture_form_from_text (dir, "<p>{note}</p>");
  g_autoptr (XepDocument) document = NULL;
  g_autoptr (XepPages) pages = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (guint i = 1; i < 50; i++)
    g_string_append_printf (lines, "\n%u", i);
  xep_report_data_set_text (data, "note", lines->str);
  document = fixture_build (form, data, FALSE);
  pages = fixture_paginate (document);
  g_assert_cmpuint (xep_pages_get_count (pages), ==, 2);
  first = read_measures (pages, 0, dir);
  second = read_measures (pages, 1, dir);
  /* 40 lines of 18 points fit 257 mm, 10 are left. */
  g_assert_nonnull (strstr (first, "x 30,0 y 20,0 165,0 × 254,0"));
  g_assert_nonnull (strstr (second, "x 30,0 y 20,0 165,0 × 63,5"));
}

/* The measures are drawn over the page and are no part of it. */
static void
test_not_printed (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepReportData) data = fixture_pl5 (TRUE);
  g_autoptr (XepPages) pages = paginate_form ("pl5", data);
  g_autofree char *path = fixture_write_pdf (pages, dir, "paper");
  g_autofree char *text = fixture_run ("pdftotext", "-layout", path, "-", NULL);

  g_assert_null (strstr (text, "165,0 ×"));
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/measures/body", test_body);
  g_test_add_func ("/measures/boxes", test_boxes);
  g_test_add_func ("/measures/block-on-two-pages", test_block_on_two_pages);
  g_test_add_func ("/measures/not-printed", test_not_printed);
  return g_test_run ();
}
