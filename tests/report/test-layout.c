/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "report-fixture.h"
#include "xep-test.h"

/* Text of one page, from 1, as a reader of the PDF gets it. */
static char *
page_text (const char *path, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);

  return fixture_run ("pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL);
}

typedef struct
{
  char *dir;
  char *path;
  XepPages *pages;
  guint count;
} Printed;

static void
printed_clear (Printed *printed)
{
  fixture_remove_dir (printed->dir);
  g_free (printed->dir);
  g_free (printed->path);
  xep_pages_unref (printed->pages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Printed, printed_clear)

static Printed
print_form (const char *body, XepReportData *data)
{
  Printed printed = { xep_test_make_dir (), NULL, NULL, 0 };
  g_autoptr (XepForm) form = fixture_form_from_text (printed.dir, body);
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);

  printed.pages = fixture_paginate (document);
  printed.count = xep_pages_get_count (printed.pages);
  printed.path = fixture_write_pdf (printed.pages, printed.dir, "t");
  return printed;
}

static guint
count_words (const char *text, const char *word)
{
  guint count = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    count++;
  return count;
}

#define LIST_TABLE                                                              \
  "<table size=\"12\" pitch=\"14\"><column width=\"20\"/><column width=\"*\"/>" \
  "<header><row><cell>ĐẦU</cell><cell>TÊN</cell></row></header>"            \
  "<each list=\"subjects\"><row><cell>{row}</cell><cell>{name}</cell></row></each></table>"

/* 257 mm of paper are 728 points: 42 rows of 17 under a header of 17. */
static void
test_header_repeated (void)
{
  g_autoptr (XepReportData) data = fixture_list (100);
  g_auto (Printed) printed = print_form (LIST_TABLE, data);

  g_assert_cmpuint (printed.count, ==, 3);
  for (guint page = 1; page <= printed.count; page++)
    {
      g_autofree char *text = page_text (printed.path, page);

      g_assert_cmpuint (count_words (text, "ĐẦU"), ==, 1);
      g_assert_cmpuint (count_words (text, "\f"), ==, 1);
    }
}

static void
test_page_numbers (void)
{
  g_autoptr (XepReportData) data = fixture_list (100);
  g_auto (Printed) printed = print_form (LIST_TABLE, data);
  g_autofree char *first = page_text (printed.path, 1);
  g_autofree char *second = page_text (printed.path, 2);

  /* The second page begins with its number alone on a line, the first with the table. */
  g_assert_true (g_regex_match_simple ("^\\s*2\\s*\n", second, 0, 0));
  g_assert_false (g_regex_match_simple ("^\\s*1\\s*\n", first, 0, 0));
}

/* Every row is on exactly one page and all are there. */
static void
test_rows_whole (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 1; i <= 60; i++)
    {
      XepReportData *row = xep_report_data_add_row (data, "subjects");
      g_autofree char *text = g_strdup_printf ("đầu%u\ngiữa%u\ncuối%u.", i, i, i);

      xep_report_data_set_text (row, "name", text);
    }
  g_auto (Printed) printed = print_form (LIST_TABLE, data);
  g_assert_cmpuint (printed.count, >=, 3);
  for (guint page = 1; page <= printed.count; page++)
    {
      g_autofree char *text = page_text (printed.path, page);

      g_assert_cmpuint (count_words (text, "đầu"), ==, count_words (text, "giữa"));
      g_assert_cmpuint (count_words (text, "đầu"), ==, count_words (text, "cuối"));
      g_string_append (all, text);
    }
  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *last = g_strdup_printf ("cuối%u.", i);

      g_assert_cmpuint (count_words (all->str, last), ==, 1);
    }
}

static char *
make_lines (const char *word, guint count)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i <= count; i++)
    g_string_append_printf (text, "%s%s%u.", i > 1 ? "\n" : "", word, i);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A row taller than a page is broken between lines; nothing is lost, the header comes again. */
static void
test_tall_row (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autofree char *tall = make_lines ("dòng", 130);
  g_autoptr (GString) all = g_string_new (NULL);

  xep_report_data_set_text (xep_report_data_add_row (data, "subjects"), "name", "trước");
  xep_report_data_set_text (xep_report_data_add_row (data, "subjects"), "name", tall);
  xep_report_data_set_text (xep_report_data_add_row (data, "subjects"), "name", "sau");
  g_auto (Printed) printed = print_form (LIST_TABLE, data);

  g_assert_cmpuint (printed.count, ==, 3);
  for (guint page = 1; page <= printed.count; page++)
    {
      g_autofree char *text = page_text (printed.path, page);

      g_assert_cmpuint (count_words (text, "ĐẦU"), ==, 1);
      g_assert_cmpuint (count_words (text, "dòng"), >=, 2);
      g_string_append (all, text);
    }
  for (guint i = 1; i <= 130; i++)
    {
      g_autofree char *line = g_strdup_printf ("dòng%u.", i);

      g_assert_cmpuint (count_words (all->str, line), ==, 1);
    }
  g_assert_cmpuint (count_words (all->str, "sau"), ==, 1);
}

#define SIGNATURE                                                                            \
  "<signatures before=\"10\"><column><p align=\"center\">KÝ TÊN</p><space height=\"25\"/>" \
  "<p align=\"center\">HỌ TÊN</p></column></signatures>"

/* However many rows come before it, the signature is whole and has a row above it on its page. */
static void
test_signature_never_alone (void)
{
  for (guint rows = 33; rows <= 45; rows++)
    {
      g_autoptr (XepReportData) data = fixture_list (rows);
      g_auto (Printed) printed = print_form (LIST_TABLE SIGNATURE, data);
      g_autofree char *text = page_text (printed.path, printed.count);
      g_autofree char *last = g_strdup_printf ("\n\\s*%u  +\\S", rows);

      g_assert_cmpuint (count_words (text, "KÝ TÊN"), ==, 1);
      g_assert_cmpuint (count_words (text, "HỌ TÊN"), ==, 1);
      g_assert_true (g_regex_match_simple (last, text, 0, 0));
    }
}

static void
test_signature_after_paragraph (void)
{
  for (guint lines = 30; lines <= 42; lines++)
    {
      g_autoptr (XepReportData) data = xep_report_data_new ();
      g_autofree char *text = make_lines ("dòng", lines);
      g_autofree char *last = NULL;
      g_autofree char *before = g_strdup_printf ("dòng%u.", lines - 1);

      xep_report_data_set_text (data, "note", text);
      g_auto (Printed) printed = print_form ("<p>{note}</p>" SIGNATURE, data);
      last = page_text (printed.path, printed.count);
      g_assert_cmpuint (count_words (last, "KÝ TÊN"), ==, 1);
      g_assert_cmpuint (count_words (last, before), ==, 1);
    }
}

/* Even when what comes before it is one row taller than the page. */
static void
test_signature_after_tall_row (void)
{
  for (guint lines = 80; lines <= 104; lines++)
    {
      g_autoptr (XepReportData) data = xep_report_data_new ();
      g_autofree char *tall = make_lines ("dòng", lines);
      g_autofree char *last = NULL;

      xep_report_data_set_text (xep_report_data_add_row (data, "subjects"), "name", tall);
      g_auto (Printed) printed = print_form (LIST_TABLE SIGNATURE, data);
      last = page_text (printed.path, printed.count);
      g_assert_cmpuint (count_words (last, "KÝ TÊN"), ==, 1);
      g_assert_cmpuint (count_words (last, "dòng"), >=, 2);
    }
}

/* A heading goes to the next page with the first two lines of its text. */
static void
test_keep_with_next (void)
{
  for (guint lines = 36; lines <= 41; lines++)
    {
      g_autoptr (XepReportData) data = xep_report_data_new ();
      g_autofree char *text = make_lines ("dòng", lines);

      xep_report_data_set_text (data, "note", text);
      g_auto (Printed) printed = print_form ("<p>{note}</p><p keep-with-next=\"yes\">ĐỀ MỤC</p>"
                                             "<p>một<br/>hai<br/>ba<br/>bốn</p>",
                                             data);
      for (guint page = 1; page <= printed.count; page++)
        {
          g_autofree char *printed_text = page_text (printed.path, page);

          if (strstr (printed_text, "ĐỀ MỤC") != NULL)
            g_assert_nonnull (strstr (printed_text, "hai"));
        }
    }
}

/* A group row is never the last of its page, nor is the header alone. */
static void
test_group_row (void)
{
  static const char *body
      = "<p>{note}</p><table size=\"12\" pitch=\"14\"><column width=\"*\"/>"
        "<header><row><cell>ĐẦU</cell></row></header>"
        "<row kind=\"group\"><cell>NHÓM</cell></row><row><cell>thứ nhất</cell></row>"
        "<row><cell>thứ hai</cell></row></table>";

  for (guint lines = 36; lines <= 41; lines++)
    {
      g_autoptr (XepReportData) data = xep_report_data_new ();
      g_autofree char *text = make_lines ("dòng", lines);

      xep_report_data_set_text (data, "note", text);
      g_auto (Printed) printed = print_form (body, data);
      for (guint page = 1; page <= printed.count; page++)
        {
          g_autofree char *printed_text = page_text (printed.path, page);

          if (strstr (printed_text, "ĐẦU") != NULL)
            g_assert_nonnull (strstr (printed_text, "thứ"));
          if (strstr (printed_text, "NHÓM") != NULL)
            g_assert_nonnull (strstr (printed_text, "thứ nhất"));
        }
    }
}

/* No page begins with the last line of a paragraph or ends with its first. */
static void
test_widows_and_orphans (void)
{
  for (guint lines = 36; lines <= 42; lines++)
    {
      g_autoptr (XepReportData) data = xep_report_data_new ();
      g_autofree char *text = make_lines ("trước", lines);
      g_autofree char *own = make_lines ("dòng", 5);

      xep_report_data_set_text (data, "note", text);
      xep_report_data_set_text (data, "grounds", own);
      g_auto (Printed) printed = print_form ("<p>{note}</p><p>{grounds}</p>", data);
      for (guint page = 1; page <= printed.count; page++)
        {
          g_autofree char *printed_text = page_text (printed.path, page);

          g_assert_cmpuint (count_words (printed_text, "dòng"), !=, 1);
        }
    }
}

static void
test_page_break (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_auto (Printed) printed = print_form ("<p>một</p><page-break/><p>hai</p><page-break/>", data);

  g_assert_cmpuint (printed.count, ==, 2);
}

static void
test_empty_document (void)
{
  g_autoptr (XepDocument) document = xep_document_new ("trống");
  g_autoptr (XepPages) pages = fixture_paginate (document);

  g_assert_cmpuint (xep_pages_get_count (pages), ==, 1);
}

static void
test_no_room (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepLayout) layout = xep_layout_new (&error);
  g_autoptr (XepDocument) document = xep_document_new ("chật");

  g_assert_no_error (error);
  document->paper.left = document->paper.width;
  g_assert_null (xep_layout_paginate (layout, document, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
}

/* Names of 80 characters without a blank, and as many words as a post can have, lose nothing. */
static void
test_long_values (void)
{
  static const char *body
      = "<leaders><leader label=\"Họ và tên\" share=\"60\">{name}</leader>"
        "<leader label=\"Ngày sinh\" share=\"40\">{birth_date}</leader></leaders>"
        "<leaders><leader label=\"Chức vụ\">{posts}</leader></leaders>" LIST_TABLE;
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autofree char *name = g_strnfill (80, 'N');
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint letters = 0;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (words, "ủy%02u ", i);
  xep_report_data_set_text (data, "name", name);
  xep_report_data_set_text (data, "posts", words->str);
  xep_report_data_set_text (xep_report_data_add_row (data, "subjects"), "note", "x");
  g_auto (Printed) printed = print_form (body, data);
  text = page_text (printed.path, 1);
  for (const char *at = text; *at != '\0'; at++)
    letters += *at == 'N';
  /* The 80 letters of the line, the 80 of the cell, and those of "Ngày sinh" and "TÊN". */
  g_assert_cmpuint (letters, ==, 80 + 80 + 2);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *word = g_strdup_printf ("ủy%02u", i);

      g_assert_cmpuint (count_words (text, word), ==, 1);
    }
}

/* One layout used for many documents gives the same pages as a fresh one. */
static void
test_layout_reused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepLayout) layout = xep_layout_new (&error);
  g_autoptr (XepForm) form = fixture_load_form ("pl13");
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *once = NULL;
  g_autofree char *first = NULL, *again = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (XepReportData) many = fixture_list (2000 + i);
      g_autoptr (XepDocument) document = fixture_build (form, many, FALSE);
      g_autoptr (XepPages) pages = xep_layout_paginate (layout, document, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (xep_pages_get_count (pages), >, 100);
    }
  g_autoptr (XepReportData) data = fixture_list (9);
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_autoptr (XepPages) pages = xep_layout_paginate (layout, document, &error);
  g_autoptr (XepPages) fresh = fixture_paginate (document);
  g_autofree char *path = fixture_write_pdf (pages, dir, "again");

  once = fixture_write_pdf (fresh, dir, "fresh");
  first = fixture_run ("pdftotext", "-bbox", once, "-", NULL);
  again = fixture_run ("pdftotext", "-bbox", path, "-", NULL);
  /* From the first page on: the head tells when the file was made, to the second. */
  g_assert_nonnull (strstr (first, "<page "));
  g_assert_nonnull (strstr (again, "<page "));
  g_assert_cmpstr (strstr (first, "<page "), ==, strstr (again, "<page "));
}

static void
test_pages_append (void)
{
  g_autoptr (XepPages) all = xep_pages_new ();
  g_autoptr (XepForm) portrait = fixture_load_form ("pl5");
  g_autoptr (XepForm) landscape = fixture_load_form ("pl13");
  g_autoptr (XepReportData) leader = fixture_pl5 (TRUE);
  g_autoptr (XepReportData) list = fixture_list (1);
  g_autoptr (XepDocument) one = fixture_build (portrait, leader, FALSE);
  g_autoptr (XepDocument) two = fixture_build (landscape, list, FALSE);
  XepPages *first = fixture_paginate (one);
  XepPages *second = fixture_paginate (two);
  guint count = xep_pages_get_count (first);

  xep_pages_append (all, first);
  xep_pages_append (all, second);
  xep_pages_unref (first);
  xep_pages_unref (second);
  g_assert_cmpuint (xep_pages_get_count (all), ==, count + 1);
  g_assert_false (xep_pages_is_landscape (all, 0));
  g_assert_true (xep_pages_is_landscape (all, count));
}

/* On a computer whose only faces are others, or lack Vietnamese letters, nothing is printed. */
static void
refuse_fonts (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "fonts.conf", NULL);
  g_autofree char *text = g_strdup_printf (
      "<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>", folder, dir);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  g_assert_null (xep_layout_new (&error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Times New Roman"));
}

static void
test_fonts_refused (gconstpointer folder)
{
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no font package that lacks Vietnamese letters is installed to be refused");
      return;
    }
  if (g_test_subprocess ())
    {
      refuse_fonts (folder);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/layout/header-repeated", test_header_repeated);
  g_test_add_func ("/layout/page-numbers", test_page_numbers);
  g_test_add_func ("/layout/rows-whole", test_rows_whole);
  g_test_add_func ("/layout/tall-row", test_tall_row);
  g_test_add_func ("/layout/signature-never-alone", test_signature_never_alone);
  g_test_add_func ("/layout/signature-after-paragraph", test_signature_after_paragraph);
  g_test_add_func ("/layout/signature-after-tall-row", test_signature_after_tall_row);
  g_test_add_func ("/layout/keep-with-next", test_keep_with_next);
  g_test_add_func ("/layout/group-row", test_group_row);
  g_test_add_func ("/layout/widows-and-orphans", test_widows_and_orphans);
  g_test_add_func ("/layout/page-break", test_page_break);
  g_test_add_func ("/layout/empty-document", test_empty_document);
  g_test_add_func ("/layout/no-room", test_no_room);
  g_test_add_func ("/layout/long-values", test_long_values);
  g_test_add_func ("/layout/layout-reused", test_layout_reused);
  g_test_add_func ("/layout/pages-append", test_pages_append);
  g_test_add_data_func ("/layout/fonts-refused/other-family", "/usr/share/fonts/truetype/dejavu",
                        test_fonts_refused);
  g_test_add_data_func ("/layout/fonts-refused/no-vietnamese",
                        "/usr/share/fonts/truetype/liberation", test_fonts_refused);
  return g_test_run ();
}
