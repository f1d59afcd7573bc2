/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <xlsxwriter.h>

#include "report-fixture.h"
#include "report/context/xep-report-context.h"
#include "report/layout/xep-pdf.h"
#include "report/paper/xep-paper-request.h"
#include "report/sheet/xep-worksheet.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"
#include "store/xep-unit-store.h"
#include "xep-test.h"

/* How long printing takes, against the bare libraries doing the same: figures, not a test. */

#define N_FORMS 1000
#define N_ROWS 2500
#define N_MEMBERS 2500
/* Documents the bare loop goes over again and again, so that they need not all be kept. */
#define N_KEPT 250
/* A sheet takes hundredths of a second: the best of several runs is compared. */
#define N_RUNS 9
#define POINTS_PER_MM (72.0 / 25.4)
#define BODY_TOP 57.0
#define BODY_BOTTOM 785.0

/* The bare loop: one layout, set and shown for each text. */
typedef struct
{
  cairo_t *cairo;
  PangoLayout *layout;
  double y;
  guint pages;
} Raw;

static void
raw_text (Raw *raw, const XepText *text, double size, double x, double width, XepAlign align)
{
  PangoFontDescription *description = pango_font_description_new ();
  gboolean bold = text->n_runs > 0 && (text->runs[0].flags & XEP_RUN_BOLD) != 0;

  if (*text->text != '\0')
    {
      pango_font_description_set_family_static (description, "Times New Roman");
      pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
      pango_font_description_set_weight (description,
                                         bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
      pango_layout_set_font_description (raw->layout, description);
      pango_layout_set_width (raw->layout, (int) (width * PANGO_SCALE));
      pango_layout_set_alignment (raw->layout, align == XEP_ALIGN_CENTER ? PANGO_ALIGN_CENTER
                                                                         : PANGO_ALIGN_LEFT);
      pango_layout_set_text (raw->layout, text->text, -1);
      cairo_move_to (raw->cairo, x, raw->y);
      pango_cairo_show_layout (raw->cairo, raw->layout);
    }
  pango_font_description_free (description);
}

static void
raw_advance (Raw *raw, double height)
{
  raw->y += height;
  if (raw->y < BODY_BOTTOM)
    return;
  cairo_show_page (raw->cairo);
  raw->pages++;
  raw->y = BODY_TOP;
}

static void
raw_row (Raw *raw, const XepTable *table, const XepRow *row)
{
  guint lines = 1;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const XepCell *cell = &row->cells[i];
      double x = 0, width = 0;

      for (guint c = 0; c < cell->column; c++)
        x += table->columns[c].width * POINTS_PER_MM;
      for (guint c = cell->column; c < cell->column + cell->colspan; c++)
        width += table->columns[c].width * POINTS_PER_MM;
      raw_text (raw, &cell->text, table->style.size, 85 + x + 3, width - 6, cell->align);
      if (*cell->text.text != '\0')
        lines = MAX (lines, (guint) pango_layout_get_line_count (raw->layout));
      cairo_rectangle (raw->cairo, 85 + x, raw->y, width, lines * table->style.pitch);
    }
  cairo_set_line_width (raw->cairo, 0.5);
  cairo_stroke (raw->cairo);
  raw_advance (raw, lines * table->style.pitch + 3);
}

static void
raw_table (Raw *raw, const XepTable *table)
{
  for (guint i = 0; i < table->n_header; i++)
    raw_row (raw, table, &table->header[i]);
  for (guint i = 0; i < table->rows->len; i++)
    raw_row (raw, table, &g_array_index (table->rows, XepRow, i));
}

static void
raw_paragraph (Raw *raw, const XepParagraph *paragraph, double x, double width)
{
  raw_text (raw, &paragraph->text, paragraph->style.size, x, width, paragraph->style.align);
  raw_advance (raw, paragraph->style.pitch);
}

static void
raw_block (Raw *raw, XepBlock *block)
{
  if (block->kind == XEP_BLOCK_PARAGRAPH)
    raw_paragraph (raw, (XepParagraph *) block, 85, 468);
  else if (block->kind == XEP_BLOCK_TABLE)
    raw_table (raw, (XepTable *) block);
  else if (block->kind == XEP_BLOCK_LEADERS)
    {
      XepLeaders *leaders = (XepLeaders *) block;

      for (guint i = 0; i < leaders->n_leaders; i++)
        {
          raw_text (raw, &leaders->leaders[i].label, leaders->style.size, 85, 150, XEP_ALIGN_LEFT);
          raw_text (raw, &leaders->leaders[i].value, leaders->style.size, 240, 300, XEP_ALIGN_LEFT);
        }
      raw_advance (raw, leaders->style.pitch);
    }
  else if (block->kind == XEP_BLOCK_COLUMNS)
    {
      XepColumns *columns = (XepColumns *) block;

      for (guint c = 0; c < columns->n_columns; c++)
        for (guint i = 0; i < columns->columns[c].n_paragraphs; i++)
          raw_paragraph (raw, columns->columns[c].paragraphs[i], 85 + c * 234, 234);
    }
}

/* Sets the documents on @surface, @count in all, from the beginning again when there are no more.
 * @first_page: as far as the first page goes. Returns seconds. */
static double
raw_documents (
    GPtrArray *documents, guint count, cairo_surface_t *surface, gboolean first_page, guint *pages)
{
  gint64 start = g_get_monotonic_time ();
  Raw raw = { cairo_create (surface), NULL, BODY_TOP, 0 };
  PangoFontMap *map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);

  pango_cairo_context_set_resolution (context, 72);
  raw.layout = pango_layout_new (context);
  for (guint i = 0; i < count; i++)
    {
      XepDocument *document = g_ptr_array_index (documents, i % documents->len);

      for (guint b = 0; b < document->blocks->len && !(first_page && raw.pages > 0); b++)
        raw_block (&raw, g_ptr_array_index (document->blocks, b));
      raw_advance (&raw, BODY_BOTTOM);
    }
  cairo_destroy (raw.cairo);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_object_unref (raw.layout);
  g_object_unref (context);
  g_object_unref (map);
  *pages = raw.pages;
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static double
raw_pdf (GPtrArray *documents, guint count, const char *path, guint *pages)
{
  return raw_documents (documents, count, cairo_pdf_surface_create (path, 595.276, 841.89), FALSE,
                        pages);
}

static XepReportData *
make_leader (guint number)
{
  XepReportData *data = fixture_pl5 (TRUE);
  g_autofree char *name = g_strdup_printf ("Giàng Seo Páo %u", number);
  g_autofree char *code = g_strdup_printf ("PL5 · QIII/2025 · số %u", number);

  xep_report_data_set_text (data, "name", name);
  xep_report_data_set_text (data, "code", code);
  return data;
}

static double
own_pdf (XepForm *form, GPtrArray *leaders, const char *path, guint *pages)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (XepLayout) layout = xep_layout_new (&error);
  g_autoptr (XepPdf) pdf = xep_pdf_new (path, "PL5", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < leaders->len; i++)
    {
      XepReportData *data = g_ptr_array_index (leaders, i);
      g_autoptr (XepDocument) document = xep_form_build (form, data, FALSE, &error);
      g_autoptr (XepPages) laid = xep_layout_paginate (layout, document, &error);

      g_assert_no_error (error);
      g_assert_true (
          xep_pdf_add (pdf, laid, xep_report_data_get (data, "name").text, NULL, &error));
    }
  *pages = xep_pdf_get_page_count (pdf);
  g_assert_true (xep_pdf_finish (pdf, &error));
  g_assert_no_error (error);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
benchmark_pdf (const char *dir)
{
  g_autoptr (XepForm) form = fixture_load_form ("pl5");
  g_autoptr (GPtrArray) leaders
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_report_data_unref);
  g_autoptr (GPtrArray) documents
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_document_unref);
  g_autofree char *raw_path = g_build_filename (dir, "raw.pdf", NULL);
  g_autofree char *own_path = g_build_filename (dir, "own.pdf", NULL);
  guint raw_pages = 0, own_pages = 0;
  double raw, own;

  for (guint i = 0; i < N_FORMS; i++)
    {
      g_ptr_array_add (leaders, make_leader (i + 1));
      g_ptr_array_add (documents, fixture_build (form, g_ptr_array_index (leaders, i), FALSE));
    }
  raw = raw_pdf (documents, documents->len, raw_path, &raw_pages);
  own = own_pdf (form, leaders, own_path, &own_pages);
  g_print ("PL 5 to one PDF, %d forms: %.2f s, %u pages, %.0f pages/s; bare Pango and Cairo %.2f "
           "s, %u pages; "
           "ratio %.2f (aim 1.30)\n",
           N_FORMS, own, own_pages, own_pages / own, raw, raw_pages, own / raw);
}

static void
raw_sheet_row (lxw_worksheet *sheet, lxw_row_t number, const XepRow *row, lxw_format *format)
{
  /* Rows of wrapped words have a height: no spreadsheet but Excel finds one. */
  worksheet_set_row (sheet, number, 30, NULL);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const XepCell *cell = &row->cells[i];

      if (cell->value.kind == XEP_VALUE_INTEGER)
        worksheet_write_number (sheet, number, (lxw_col_t) cell->column, cell->value.integer,
                                format);
      else if (*cell->text.text == '\0')
        worksheet_write_blank (sheet, number, (lxw_col_t) cell->column, format);
      else
        worksheet_write_string (sheet, number, (lxw_col_t) cell->column, cell->text.text, format);
    }
}

static double
raw_xlsx (XepDocument *document, const char *path)
{
  const XepTable *table = xep_document_find_table (document);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  gint64 start = g_get_monotonic_time ();
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "PL14");
  lxw_format *format = workbook_add_format (workbook);

  format_set_font_name (format, "Times New Roman");
  format_set_text_wrap (format);
  format_set_border (format, LXW_BORDER_THIN);
  for (guint i = 0; i < table->rows->len; i++)
    raw_sheet_row (sheet, i, &g_array_index (table->rows, XepRow, i), format);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static double
own_xlsx (XepForm *form, XepReportData *data, const char *path)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (XepDocument) document = xep_form_build (form, data, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (xep_worksheet_write (document, path, NULL, &error));
  g_assert_no_error (error);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
benchmark_xlsx (const char *dir)
{
  g_autoptr (XepForm) form = fixture_load_form ("pl14");
  g_autoptr (XepReportData) data = fixture_list (N_ROWS);
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_autofree char *raw_path = g_build_filename (dir, "raw.xlsx", NULL);
  g_autofree char *own_path = g_build_filename (dir, "own.xlsx", NULL);
  double raw = G_MAXDOUBLE, own = G_MAXDOUBLE;

  for (guint i = 0; i < N_RUNS; i++)
    {
      raw = MIN (raw, raw_xlsx (document, raw_path));
      own = MIN (own, own_xlsx (form, data, own_path));
    }
  g_print ("PL 14 to .xlsx, %d rows: %.3f s; bare libxlsxwriter %.3f s; ratio %.2f (aim 1.30)\n",
           N_ROWS, own, raw, own / raw);
}

/* A cell of @N_MEMBERS members, the year open. */
static XepStore *
make_office (gint64 *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepUnit) unit = xep_unit_new ();
  XepStore *store = xep_store_new (NULL, &error);

  g_assert_no_error (error);
  g_free (unit->name);
  unit->name = g_strdup ("Chi bộ thôn Tả Chải");
  unit->party_cell = TRUE;
  g_assert_true (xep_unit_store_add (store, unit, &error));
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      g_autoptr (XepPerson) person = xep_person_new ();

      g_free (person->name);
      person->name = g_strdup_printf ("Giàng Seo Páo %u", i);
      person->unit_id = unit->id;
      person->kind = XEP_KIND_MEMBER;
      person->party_member = TRUE;
      g_assert_true (xep_person_store_add (store, person, &error));
    }
  *period = xep_period_store_open (store, 2025, XEP_PERIOD_YEAR, NULL, &error);
  g_assert_no_error (error);
  return store;
}

/* The first members' forms, for the bare loop. */
static GPtrArray *
build_documents (XepStore *store, gint64 period, const char *form_id, guint count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepForm) form = fixture_load_form (form_id);
  g_autoptr (GArray) ids = xep_assessment_store_list_ids (store, period, -1, 0, &error);
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_document_unref);

  g_assert_no_error (error);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (XepReportData) data
          = xep_report_context_subject (store, form, g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
      g_ptr_array_add (documents, fixture_build (form, data, FALSE));
    }
  return documents;
}

static void
count_subjects (guint done, guint total, gpointer user_data)
{
  *(guint *) user_data = done;
}

/* From the records to one PDF, as the window does it. */
static void
benchmark_batch (XepStore *store, gint64 period, const char *dir)
{
  static const char *const forms[] = { "pl10", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = build_documents (store, period, forms[0], N_KEPT);
  g_autofree char *raw_path = g_build_filename (dir, "raw.pdf", NULL);
  g_autofree char *own_path = g_build_filename (dir, "own.pdf", NULL);
  const XepPaperRequest request = { forms, period, { 0 }, FALSE };
  g_autoptr (XepPaperSink) sink = xep_pdf_sink_new ();
  XepPaperReport report = { 0 };
  guint raw_pages = 0, done = 0;
  double raw = raw_pdf (documents, N_MEMBERS, raw_path, &raw_pages);
  gint64 start = g_get_monotonic_time ();
  double own;

  g_assert_true (xep_paper_request_run (&request, store, sink, own_path, &report, count_subjects,
                                        &done, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (done, ==, N_MEMBERS);
  own = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_print ("PL 10 of all members from the data file to one PDF, %u forms: %.2f s; bare Pango and "
           "Cairo %.2f s; ratio %.2f (aim 1.30)\n",
           report.subjects, own, raw, own / raw);
}

static void
take_pages (XepPages *pages,
            const XepPaperSubject *subject,
            const XepReportNotes *notes,
            gpointer user_data)
{
  xep_pages_append (user_data, pages);
}

static double
own_preview (XepStore *store, gint64 period, gint64 assessment_id)
{
  static const char *const forms[] = { "pl10", NULL };
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  const XepPaperRequest request
      = { forms, period, { .assessment_ids = &assessment_id, .n_assessments = 1 }, FALSE };
  g_autoptr (XepPages) pages = xep_pages_new ();
  g_autoptr (XepPaperSink) sink = xep_page_sink_new (take_pages, pages);
  gboolean laid_out
      = xep_paper_request_run (&request, store, sink, NULL, NULL, NULL, NULL, NULL, &error);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
  cairo_t *cairo = cairo_create (surface);

  g_assert_no_error (error);
  g_assert_true (laid_out);
  xep_pages_draw (pages, 0, cairo);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* From the click to the first page: forms read, record loaded, laid out, drawn. */
static void
benchmark_preview (XepStore *store, gint64 period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = xep_assessment_store_list_ids (store, period, -1, 0, &error);
  g_autoptr (GPtrArray) documents = build_documents (store, period, "pl10", 1);
  double raw = G_MAXDOUBLE, own = G_MAXDOUBLE, first = 0;
  guint pages = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < N_RUNS; i++)
    {
      double taken = own_preview (store, period, g_array_index (ids, gint64, i));

      first = i == 0 ? taken : first;
      own = MIN (own, taken);
      raw = MIN (raw, raw_documents (documents, 1,
                                     cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842),
                                     TRUE, &pages));
    }
  g_print (
      "First page of a preview: %.1f ms, the very first %.1f ms (aim 50); bare Pango and Cairo "
      "%.1f ms; ratio %.2f\n",
      own * 1000, first * 1000, raw * 1000, own / raw);
}

static void
benchmark_office (const char *dir)
{
  g_autoptr (GError) error = NULL;
  gint64 period = 0;
  g_autoptr (XepStore) store = make_office (&period);

  benchmark_preview (store, period);
  benchmark_batch (store, period, dir);
  g_assert_true (xep_store_close (store, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_autofree char *dir = NULL;

  xep_test_init (&argc, &argv);
  dir = xep_test_make_dir ();
  benchmark_office (dir);
  benchmark_pdf (dir);
  benchmark_xlsx (dir);
  fixture_remove_dir (dir);
  return 0;
}
