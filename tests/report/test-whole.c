/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was written is read back: a package or a PDF that is not whole is never called whole. */
#include "config.h"

#include <string.h>

#include "report-fixture.h"
#include "report/layout/xep-pdf-check.h"
#include "report/odt/xep-odt-package.h"
#include "report/shared/xep-package-check.h"
#include "report/shared/xep-xml-scan.h"
#include "report/sheet/xep-worksheet.h"
#include "xep-test.h"

#define SHEET "xl/worksheets/sheet1.xml"

typedef struct
{
  char *dir;
  char *path;
  guint n_rows;
} Book;

/* A workbook of PL 14, with as many rows as are really in it. */
static void
book_set_up (Book *book, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepReportData) data = fixture_list (40);
  g_autoptr (XepForm) form = fixture_load_form ("pl14");
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_autofree char *rows = NULL;

  book->dir = xep_test_make_dir ();
  book->path = g_build_filename (book->dir, "book.xlsx", NULL);
  g_assert_true (xep_worksheet_write (document, book->path, NULL, &error));
  g_assert_no_error (error);
  rows = fixture_run ("python3", "-c",
                      "import sys, zipfile\n"
                      "print(zipfile.ZipFile(sys.argv[1]).read('" SHEET "').count(b'<row '))",
                      book->path, NULL);
  book->n_rows = (guint) g_ascii_strtoull (rows, NULL, 10);
  g_assert_cmpuint (book->n_rows, >, 40);
}

static void
book_tear_down (Book *book, gconstpointer unused)
{
  fixture_remove_dir (book->dir);
  g_free (book->dir);
  g_free (book->path);
}

static void
assert_package (Book *book, const XepPackagePart *parts, guint n_parts, gboolean whole)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (xep_package_check (book->path, "sổ.xlsx", parts, n_parts, &error), ==, whole);
  if (whole)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, XEP_ERROR, XEP_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "sổ.xlsx"));
}

static void
test_rows (Book *book, gconstpointer unused)
{
  XepPackagePart part = { SHEET, "row", book->n_rows };

  assert_package (book, &part, 1, TRUE);
  part.count--;
  assert_package (book, &part, 1, FALSE);
  part.count += 2;
  assert_package (book, &part, 1, FALSE);
}

static void
test_missing_part (Book *book, gconstpointer unused)
{
  XepPackagePart part = { "xl/worksheets/sheet2.xml", NULL, 0 };

  assert_package (book, &part, 1, FALSE);
}

/* The package as a library leaves it whose temporary files could not be written: checksums are
 * right, parts are cut. */
static void
test_cut_parts (Book *book, gconstpointer unused)
{
  static const char *const lengths[] = { "0", "1", "200", "-1", "-12" };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *copy = g_build_filename (book->dir, "cut.xlsx", NULL);
      g_autofree char *said = fixture_run (
          "python3", "-c",
          "import sys, zipfile\n"
          "old = zipfile.ZipFile(sys.argv[1])\n"
          "with zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED) as new:\n"
          "    for name in old.namelist():\n"
          "        data = old.read(name)\n"
          "        new.writestr(name, data[:int(sys.argv[3])] if name == sys.argv[4] else data)",
          book->path, copy, lengths[i], i % 2 == 0 ? SHEET : "xl/styles.xml", NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (xep_package_check (copy, copy, NULL, 0, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_FAILED);
    }
}

/* One bit of the disk. */
static void
test_flipped_bytes (Book *book, gconstpointer unused)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (book->path, &data, &length, NULL));
  for (gsize at = 100; at < length; at += length / 7)
    {
      data[at] ^= 4;
      g_assert_true (g_file_set_contents (book->path, data, (gssize) length, NULL));
      assert_package (book, NULL, 0, FALSE);
      data[at] ^= 4;
    }
  g_assert_true (g_file_set_contents (book->path, data, (gssize) length / 2, NULL));
  assert_package (book, NULL, 0, FALSE);
  g_assert_true (g_file_set_contents (book->path, "", 0, NULL));
  assert_package (book, NULL, 0, FALSE);
  g_assert_true (g_file_set_contents (book->path, data, (gssize) length, NULL));
  assert_package (book, NULL, 0, TRUE);
}

/* A document whose own part is no XML is not put in the place of anything. */
static void
test_odt (Book *book, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (book->dir, "x.odt", NULL);
  XepOdtPart parts[] = {
    { "mimetype", "text", 4, TRUE },
    { "content.xml", "<a>xã</a>", 10, FALSE },
  };

  g_assert_true (xep_odt_package_write (path, path, parts, 2, NULL, &error));
  g_assert_no_error (error);
  parts[1].length = 6;
  g_assert_false (xep_odt_package_write (path, path, parts, 2, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_FAILED);
}

static char *
write_pdf (const char *dir, guint n_leaders, guint *n_pages)
{
  g_autoptr (XepReportData) data = fixture_list (n_leaders);
  g_autoptr (XepForm) form = fixture_load_form ("pl14");
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_autoptr (XepPages) pages = fixture_paginate (document);

  *n_pages = xep_pages_get_count (pages);
  return fixture_write_pdf (pages, dir, "paper");
}

static void
assert_pdf (const char *path, gsize length, guint n_pages, gboolean whole)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (xep_pdf_check (path, "tờ.pdf", length, n_pages, &error), ==, whole);
  g_assert_true (whole ? error == NULL : g_error_matches (error, XEP_ERROR, XEP_ERROR_FAILED));
}

static void
test_pdf (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  guint n_pages = 0;
  g_autofree char *path = write_pdf (dir, 120, &n_pages);
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_cmpuint (n_pages, >, 5);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  assert_pdf (path, length, n_pages, TRUE);
  assert_pdf (path, length, n_pages + 1, FALSE);
  assert_pdf (path, length + 1, n_pages, FALSE);
  for (gsize cut = 1; cut < length; cut += length / 9)
    {
      g_assert_true (g_file_set_contents (path, data, (gssize) (length - cut), NULL));
      assert_pdf (path, length, n_pages, FALSE);
      assert_pdf (path, length - cut, n_pages, FALSE);
    }
  g_assert_true (g_file_set_contents (path, "%PDF-1.5\n%%EOF\n", -1, NULL));
  assert_pdf (path, 15, 0, FALSE);
  assert_pdf (path, 15, 1, FALSE);
}

/* Writing nothing but zeros where the objects are is what some file systems leave after a power
 * cut. */
static void
test_pdf_of_zeros (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  guint n_pages = 0;
  g_autofree char *path = write_pdf (dir, 10, &n_pages);
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  memset (data, 0, length - 40);
  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  assert_pdf (path, length, n_pages, FALSE);
}

/* In pieces of @piece bytes. */
static gboolean
scan (const char *xml, gsize length, gsize piece, guint *count)
{
  g_autoptr (XepXmlScan) self = xep_xml_scan_new ("row");

  for (gsize at = 0; at < length; at += piece)
    if (!xep_xml_scan_add (self, xml + at, MIN (piece, length - at)))
      return FALSE;
  return xep_xml_scan_finish (self, count);
}

static void
test_scan (void)
{
  static const struct
  {
    const char *xml;
    int rows; /* -1: not well-formed */
  } cases[] = {
    { "<?xml version=\"1.0\"?>\n<a><row r=\"1\"/><x:row>xã &amp; huyện</x:row></a>\n", 2 },
    { "<row a='1>2' b=\"&#10;&lt;\"></row >", 1 },
    { "<a", -1 },
    { "<a>", -1 },
    { "<a></a", -1 },
    { "<a></b>", -1 },
    { "<a><b></a></b>", -1 },
    { "<a/><b/>", -1 },
    { "</a>", -1 },
    { "<a></a x=\"1\">", -1 },
    { "<a></a/>", -1 },
    { "<a/>text", -1 },
    { "text<a/>", -1 },
    { "<a b/>", -1 },
    { "<a b=1/>", -1 },
    { "<a b=\"1\"c=\"2\"/>", -1 },
    { "<a b=\"<\"/>", -1 },
    { "<a / b=\"1\">", -1 },
    { "<a><row r=\"1<v>2</v></row></a>", -1 },
    { "<a>&</a>", -1 },
    { "<a>&xã;</a>", -1 },
    { "<a>&#;</a>", -1 },
    { "<a>\001</a>", -1 },
    { "<a>\xc3</a>", -1 },
    { "<a><![CDATA[x]]></a>", -1 },
    { "", -1 },
    { " ", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize piece = 1; piece <= strlen (cases[i].xml) + 1; piece++)
      {
        guint count = 0;
        gboolean whole = scan (cases[i].xml, strlen (cases[i].xml), piece, &count);

        g_test_message ("“%s” by %" G_GSIZE_FORMAT, cases[i].xml, piece);
        g_assert_cmpint (whole, ==, cases[i].rows >= 0);
        if (whole)
          g_assert_cmpint ((int) count, ==, cases[i].rows);
      }
}

/* A block of noughts in the middle. */
static void
test_scan_noughts (void)
{
  guint count = 0;
  char xml[] = "<a>0123456789</a>";

  g_assert_true (scan (xml, sizeof xml - 1, sizeof xml, &count));
  memset (xml + 5, 0, 4);
  g_assert_false (scan (xml, sizeof xml - 1, sizeof xml, &count));
}

#define ADD(name, test) g_test_add ("/whole/" name, Book, NULL, book_set_up, test, book_tear_down)

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  ADD ("rows", test_rows);
  ADD ("missing-part", test_missing_part);
  ADD ("cut-parts", test_cut_parts);
  ADD ("flipped-bytes", test_flipped_bytes);
  ADD ("odt", test_odt);
  g_test_add_func ("/whole/scan", test_scan);
  g_test_add_func ("/whole/scan-noughts", test_scan_noughts);
  g_test_add_func ("/whole/pdf", test_pdf);
  g_test_add_func ("/whole/pdf-of-zeros", test_pdf_of_zeros);
  return g_test_run ();
}
