/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>

#include "demo/xep-demo.h"
#include "dialog-test.h"
#include "gui/paper/xep-own-form.h"
#include "gui/paper/xep-page-geometry.h"
#include "gui/paper/xep-page-stack.h"
#include "gui/paper/xep-page-view.h"
#include "gui/paper/xep-paper-files.h"
#include "gui/paper/xep-preview-loader.h"
#include "gui/paper/xep-preview-window.h"
#include "gui/paper/xep-print-operation.h"
#include "report/form/xep-form-catalogue.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"

#define PART(window, name) dialog_test_part (window, XEP_TYPE_PREVIEW_WINDOW, name)

/* The demonstration year, made once. */
static XepStore *store;
static gint64 quarter;

static XepPrintRequest *
make_request (const char *form_id, gint64 assessment_id, gint64 unit_id, gboolean blank)
{
  g_autoptr (GError) error = NULL;
  XepPrintRequest *request
      = xep_print_request_new (store, form_id, quarter, assessment_id, unit_id, blank, &error);

  g_assert_no_error (error);
  return request;
}

static GArray *
list_leaders (void)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = xep_assessment_store_list_ids (store, quarter, XEP_KIND_LEADER, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 1);
  return ids;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
load (XepPageStack *stack, const XepPrintRequest *request)
{
  GAsyncResult *result = NULL;

  xep_preview_loader_load_async (store, request, stack, NULL, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

static void
load_well (XepPageStack *stack, const char *form_id, gint64 assessment_id, gboolean blank)
{
  g_autoptr (XepPrintRequest) request = make_request (form_id, assessment_id, 0, blank);
  g_autoptr (GAsyncResult) result = load (stack, request);
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_preview_loader_load_finish (result, &error));
  g_assert_no_error (error);
}

/* One document for each leader, in the order of the list; pages count through. */
static void
test_documents (void)
{
  g_autoptr (XepPageStack) stack = xep_page_stack_new ();
  g_autoptr (GArray) ids = list_leaders ();
  guint pages = 0;

  load_well (stack, "pl5", 0, FALSE);
  g_assert_cmpuint (xep_page_stack_get_n_documents (stack), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XepAssessment) assessment
          = xep_assessment_store_load (store, g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (xep_page_stack_get_title (stack, i), ==, assessment->subject_name);
      g_assert_cmpuint (xep_page_stack_get_first_page (stack, i), ==, pages);
      g_assert_cmpuint (xep_page_stack_get_document_of (stack, pages), ==, i);
      pages += xep_pages_get_count (xep_page_stack_get_document (stack, i));
      g_assert_cmpuint (xep_page_stack_get_document_of (stack, pages - 1), ==, i);
    }
  g_assert_cmpuint (xep_page_stack_get_n_pages (stack), ==, pages);
}

static void
test_one_and_blank (void)
{
  g_autoptr (XepPageStack) stack = xep_page_stack_new ();
  g_autoptr (GArray) ids = list_leaders ();

  load_well (stack, "pl5", g_array_index (ids, gint64, 1), FALSE);
  g_assert_cmpuint (xep_page_stack_get_n_documents (stack), ==, 1);
  xep_page_stack_clear (stack);
  g_assert_cmpuint (xep_page_stack_get_n_pages (stack), ==, 0);
  load_well (stack, "pl5", 0, TRUE);
  g_assert_cmpuint (xep_page_stack_get_n_documents (stack), ==, 1);
}

static void
test_nobody (void)
{
  g_autoptr (XepPageStack) stack = xep_page_stack_new ();
  gint64 lonely = dialog_test_unit (store, "Cơ quan không người", FALSE);
  g_autoptr (XepPrintRequest) request = make_request ("pl5", 0, lonely, FALSE);
  g_autoptr (GAsyncResult) result = load (stack, request);
  const XepPaperRequest papers = xep_print_request_get_papers (request);
  g_autoptr (XepPaperSink) pdf = xep_pdf_sink_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) of_pdf = NULL;

  g_assert_false (xep_preview_loader_load_finish (result, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  /* In the words of the PDF. */
  g_assert_false (
      xep_paper_request_run (&papers, store, pdf, "none.pdf", NULL, NULL, NULL, NULL, &of_pdf));
  g_assert_cmpstr (error->message, ==, of_pdf->message);
  g_assert_cmpuint (xep_page_stack_get_n_pages (stack), ==, 0);
}

/* A store without a file is read on the spot. */
static void
test_store_in_memory (void)
{
  g_autoptr (XepStore) memory = dialog_test_store ();
  g_autoptr (XepPageStack) stack = xep_page_stack_new ();
  g_autoptr (XepPrintRequest) request = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 period = xep_period_store_open (memory, 2025, XEP_PERIOD_Q3, NULL, &error);

  g_assert_no_error (error);
  request = xep_print_request_new (memory, "pl5", period, 0, 0, TRUE, &error);
  g_assert_no_error (error);
  xep_preview_loader_load_async (memory, request, stack, NULL, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (xep_preview_loader_load_finish (result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (xep_page_stack_get_n_documents (stack), ==, 1);
}

/* Stopped before it began: nothing arrives on the stack. */
static void
test_stop (void)
{
  g_autoptr (XepPageStack) stack = xep_page_stack_new ();
  g_autoptr (XepPrintRequest) request = make_request ("pl5", 0, 0, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  xep_preview_loader_load_async (store, request, stack, cancellable, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (xep_preview_loader_load_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (xep_page_stack_get_n_pages (stack), ==, 0);
}

static void
test_request_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPrintRequest) blank = make_request ("pl5", 0, 0, TRUE);
  g_autoptr (XepPrintRequest) all = make_request ("pl14", 0, 0, FALSE);
  g_autofree char *pdf = xep_print_request_file_name (blank, xep_paper_format_find ("pdf"));
  g_autofree char *xlsx = xep_print_request_file_name (all, xep_paper_format_find ("xlsx"));

  g_assert_true (g_str_has_prefix (pdf, "pl5-2025-q3-"));
  g_assert_cmpstr (xlsx, ==, "pl14-2025-q3.xlsx");
  g_assert_null (xep_print_request_new (store, "pl99", quarter, 0, 0, FALSE, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

/* Where sheets lie: each below the other, and found again from any place on them. */
static void
test_geometry (void)
{
  g_autoptr (XepPageStack) stack = xep_page_stack_new ();
  XepPageGeometry *geometry = xep_page_geometry_new ();
  const double scale = 1.5;
  guint count = 0;

  g_assert_cmpuint (xep_page_geometry_get_count (geometry), ==, 0);
  g_assert_cmpuint (xep_page_geometry_find (geometry, 100, scale), ==, 0);
  load_well (stack, "pl5", 0, FALSE);
  load_well (stack, "pl14", 0, FALSE);
  xep_page_geometry_update (geometry, stack);
  count = xep_page_geometry_get_count (geometry);
  g_assert_cmpuint (count, ==, xep_page_stack_get_n_pages (stack));
  /* The lying sheets of PL 14 are the widest: 297 mm. */
  g_assert_cmpfloat (fabs (xep_page_geometry_get_widest (geometry) - 841.89), <, 0.1);
  for (guint page = 0; page < count; page++)
    {
      double top = xep_page_geometry_get_top (geometry, page, scale);

      g_assert_cmpuint (xep_page_geometry_find (geometry, top, scale), ==, page);
      g_assert_cmpuint (xep_page_geometry_find (geometry, top + 400, scale), ==, page);
      g_assert_cmpfloat (xep_page_geometry_get_top (geometry, page + 1, scale), >, top);
    }
  xep_page_geometry_free (geometry);
}

static void
test_zoom (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (g_object_new (XEP_TYPE_PAGE_VIEW, NULL));
  XepPageView *view = XEP_PAGE_VIEW (widget);

  xep_page_view_set_zoom (view, 9);
  g_assert_cmpfloat (xep_page_view_get_zoom (view), ==, 3.0);
  xep_page_view_set_zoom (view, 0.01);
  g_assert_cmpfloat (xep_page_view_get_zoom (view), ==, 0.5);
  xep_page_view_set_zoom (view, 1.0);
  xep_page_view_step_zoom (view, 1);
  g_assert_cmpfloat (xep_page_view_get_zoom (view), ==, 1.25);
  xep_page_view_step_zoom (view, -1);
  g_assert_cmpfloat (xep_page_view_get_zoom (view), ==, 1.0);
  xep_page_view_set_fit_width (view, TRUE);
  g_assert_true (xep_page_view_get_fit_width (view));
  /* A step leaves "fit width". */
  xep_page_view_step_zoom (view, 1);
  g_assert_false (xep_page_view_get_fit_width (view));
}

/* Laid out whole: nothing more is told about it. */
static void
wait_until_loaded (XepPreviewWindow *window)
{
  while (*gtk_label_get_text (PART (window, "status_label")) != '\0'
         || g_strcmp0 (gtk_stack_get_visible_child_name (PART (window, "places")), "pages") != 0
         || gtk_widget_get_height (PART (window, "view")) == 0)
    g_main_context_iteration (NULL, TRUE);
  dialog_test_settle ();
}

static XepPreviewWindow *
open_window (const char *form_id)
{
  g_autoptr (XepPrintRequest) request = make_request (form_id, 0, 0, FALSE);
  g_autoptr (GError) error = NULL;
  XepPreviewWindow *window = xep_preview_window_new (store, request, &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  wait_until_loaded (window);
  return window;
}

static void
wait_for_label (GtkLabel *label, const char *text)
{
  while (!g_str_has_prefix (gtk_label_get_text (label), text))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_end (GtkLabel *label, const char *text)
{
  while (!g_str_has_suffix (gtk_label_get_text (label), text))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_window (void)
{
  XepPreviewWindow *window = open_window ("pl5");
  g_autoptr (GArray) ids = list_leaders ();
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XepAssessment) assessment
      = xep_assessment_store_load (store, g_array_index (ids, gint64, 1), &error);

  g_assert_no_error (error);
  /* Working versions say so. */
  g_assert_true (gtk_widget_get_visible (PART (window, "subtitle_label")));
  g_assert_false (gtk_widget_get_visible (PART (window, "excel_button")));
  gtk_widget_activate_action (GTK_WIDGET (window), "preview.next-document", NULL);
  second = g_strdup_printf ("%s (2", assessment->subject_name);
  wait_for_label (PART (window, "document_label"), second);
  /* The empty form is one document. */
  gtk_toggle_button_set_active (PART (window, "blank_button"), TRUE);
  wait_until_loaded (window);
  g_assert_false (gtk_widget_get_visible (PART (window, "document_box")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_page_entry (void)
{
  XepPreviewWindow *window = open_window ("pl5");
  GtkEditable *entry = PART (window, "page_entry");
  XepPageView *view = PART (window, "view");

  gtk_editable_set_text (entry, "4");
  g_signal_emit_by_name (entry, "activate");
  dialog_test_settle ();
  g_assert_cmpuint (xep_page_view_get_page (view), ==, 3);
  /* Beyond the last, and nonsense. */
  gtk_editable_set_text (entry, "100000");
  g_signal_emit_by_name (entry, "activate");
  dialog_test_settle ();
  g_assert_cmpuint (xep_page_view_get_page (view), >, 3);
  gtk_editable_set_text (entry, "x");
  g_signal_emit_by_name (entry, "activate");
  dialog_test_settle ();
  g_assert_cmpuint (xep_page_view_get_page (view), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 1000);
  return contents;
}

/* What is missing is told above the pages and stays there; the empty form has nothing to tell. */
static void
test_notes (void)
{
  XepPreviewWindow *window = open_window ("phieu-bieu-quyet");
  const char *text = gtk_label_get_text (PART (window, "note_label"));

  g_assert_true (gtk_widget_get_visible (PART (window, "note_bar")));
  g_assert_nonnull (strstr (text, "chưa có mức đề xuất"));
  dialog_test_settle ();
  g_assert_true (gtk_widget_get_mapped (PART (window, "note_bar")));
  gtk_toggle_button_set_active (PART (window, "blank_button"), TRUE);
  wait_until_loaded (window);
  g_assert_false (gtk_widget_get_visible (PART (window, "note_bar")));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A paper of the commune for one unit: refused in the words of the command line. */
static void
test_not_of_a_unit (void)
{
  static const char *const forms[] = { "bao-cao", "to-trinh-tinh", "pl13", "tran-xuat-sac" };
  g_autoptr (GArray) ids = list_leaders ();
  g_autoptr (GError) none = NULL;
  g_autoptr (XepAssessment) leader
      = xep_assessment_store_load (store, g_array_index (ids, gint64, 0), &none);

  g_assert_no_error (none);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (XepPageStack) stack = xep_page_stack_new ();
      g_autoptr (XepPrintRequest) request = make_request (forms[i], 0, leader->unit_id, FALSE);
      g_autoptr (GAsyncResult) result = load (stack, request);
      g_autoptr (GError) error = NULL;

      g_assert_false (xep_preview_loader_load_finish (result, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "toàn xã"));
      g_assert_cmpuint (xep_page_stack_get_n_pages (stack), ==, 0);
    }
}

/* Closes the message over the window that tells what to look at before the paper is signed. */
static void
close_notes (XepPreviewWindow *window)
{
  GtkWindow *message = NULL;

  while (message == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      message = dialog_test_find_above (GTK_WINDOW (window));
    }
  gtk_window_destroy (message);
}

static void
test_save (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *pdf = g_build_filename (folder, "out.pdf", NULL);
  g_autofree char *xlsx = g_build_filename (folder, "out.xlsx", NULL);
  g_autofree char *odt = g_build_filename (folder, "out.odt", NULL);
  g_autofree char *odt_text = NULL;
  g_autofree char *pdf_text = NULL;
  g_autofree char *xlsx_text = NULL;
  XepPreviewWindow *window = open_window ("pl14");

  g_assert_true (gtk_widget_get_visible (PART (window, "excel_button")));
  g_setenv ("XEPLOAI_TEST_FILE", pdf, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "preview.save-pdf", NULL);
  wait_for_end (PART (window, "status_label"), "out.pdf");
  g_setenv ("XEPLOAI_TEST_FILE", xlsx, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "preview.save-xlsx", NULL);
  wait_for_end (PART (window, "status_label"), "out.xlsx");
  close_notes (window);
  g_setenv ("XEPLOAI_TEST_FILE", odt, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "preview.save-odt", NULL);
  wait_for_end (PART (window, "status_label"), "out.odt");
  close_notes (window);
  g_unsetenv ("XEPLOAI_TEST_FILE");
  pdf_text = read_file (pdf);
  xlsx_text = read_file (xlsx);
  odt_text = read_file (odt);
  g_assert_true (g_str_has_prefix (pdf_text, "%PDF"));
  g_assert_true (g_str_has_prefix (odt_text, "PK"));
  g_assert_true (g_str_has_prefix (xlsx_text, "PK"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What goes to the printer: every page, A4, each as it lies. */
static void
test_print (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "print.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (XepPageStack) stack = xep_page_stack_new ();
  g_autoptr (XepPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result = GTK_PRINT_OPERATION_RESULT_ERROR;
  int pages = 0;

  load_well (stack, "pl14", 0, FALSE);
  operation = xep_print_operation_new (stack, "PL14");
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), path);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (operation), FALSE);
  result = gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                                    GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_object_get (operation, "n-pages", &pages, NULL);
  g_assert_cmpint (pages, ==, (int) xep_page_stack_get_n_pages (stack));
  text = read_file (path);
  g_assert_true (g_str_has_prefix (text, "%PDF"));
}

/* Boxes and sizes are on the screen alone. */
static void
test_measures (void)
{
  XepPreviewWindow *window = open_window ("pl5");
  gboolean measures = TRUE;

  g_object_get (window, "measures", &measures, NULL);
  g_assert_false (measures);
  gtk_widget_activate_action (GTK_WIDGET (window), "preview.measures", NULL);
  g_object_get (window, "measures", &measures, NULL);
  g_assert_true (measures);
  dialog_test_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
}

static GBytes *
draw (XepPageStack *stack, gboolean measures)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 600, 850);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes = NULL;

  xep_page_stack_draw (stack, 0, cr);
  if (measures)
    xep_page_stack_draw_measures (stack, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       850 * (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  return bytes;
}

static void
test_measures_are_drawn_over (void)
{
  g_autoptr (XepPageStack) stack = xep_page_stack_new ();
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) measured = NULL;
  g_autoptr (GBytes) again = NULL;

  load_well (stack, "pl5", 0, TRUE);
  plain = draw (stack, FALSE);
  measured = draw (stack, TRUE);
  again = draw (stack, FALSE);
  g_assert_false (g_bytes_equal (plain, measured));
  g_assert_true (g_bytes_equal (plain, again));
}

static void
close_message (GtkWindow *below)
{
  GtkWindow *message = dialog_test_find_above (below);

  g_assert_nonnull (message);
  gtk_window_destroy (message);
}

static char *
own_path (const char *name)
{
  g_autofree char *folder = xep_own_form_dup_folder ();

  return g_build_filename (folder, name, NULL);
}

static void
replace_in_file (const char *path, const char *from, const char *to)
{
  g_autofree char *text = read_file (path);
  g_autoptr (GString) changed = g_string_new (text);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  g_file_set_contents (path, changed->str, -1, &error);
  g_assert_no_error (error);
}

/* The own copy: made once, used at once, followed when saved; a broken one is told with its line
 * and the last good pages stay; the parts it uses are followed too. */
static void
test_own_form (void)
{
  XepPreviewWindow *window = open_window ("pl5");
  GtkMenuButton *form_button = PART (window, "form_button");
  GtkWidget *bar = PART (window, "form_bar");
  g_autofree char *form = own_path ("pl5.xml");
  g_autofree char *parts = own_path ("parts.xml");
  g_autofree char *shipped = g_strdup (gtk_menu_button_get_label (form_button));
  const char *words = NULL;

  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_false (g_file_test (form, G_FILE_TEST_EXISTS));
  gtk_widget_activate_action (GTK_WIDGET (window), "preview.copy-form", NULL);
  close_message (GTK_WINDOW (window));
  g_assert_true (g_file_test (form, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (parts, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpstr (gtk_menu_button_get_label (form_button), !=, shipped);
  /* There is one now: nothing to copy. */
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (window), "preview.copy-form", NULL)
                  && dialog_test_find_above (GTK_WINDOW (window)) != NULL);
  replace_in_file (form, "Phụ lục 5:", "Mẫu thử của xã:");
  while (!g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "Mẫu thử của xã:"))
    g_main_context_iteration (NULL, TRUE);
  wait_until_loaded (window);
  /* A part that does not exist, in line 8. */
  replace_in_file (form, "<use part=\"letterhead-cell\"/>", "<use part=\"khong-co\"/>");
  while (!gtk_widget_get_visible (bar))
    g_main_context_iteration (NULL, TRUE);
  words = gtk_label_get_text (PART (window, "form_label"));
  g_assert_nonnull (strstr (words, "pl5.xml:"));
  g_assert_nonnull (strstr (words, "khong-co"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (PART (window, "places")), ==, "pages");
  g_assert_cmpstr (gtk_label_get_text (PART (window, "count_label")), !=, "of 0");
  replace_in_file (form, "<use part=\"khong-co\"/>", "<use part=\"letterhead-cell\"/>");
  while (gtk_widget_get_visible (bar))
    g_main_context_iteration (NULL, TRUE);
  wait_until_loaded (window);
  /* Broken parts. */
  replace_in_file (parts, "<parts>", "<part>");
  while (!gtk_widget_get_visible (bar))
    g_main_context_iteration (NULL, TRUE);
  words = gtk_label_get_text (PART (window, "form_label"));
  g_assert_nonnull (strstr (words, "parts.xml:"));
  g_assert_cmpint (g_unlink (parts), ==, 0);
  while (gtk_widget_get_visible (bar))
    g_main_context_iteration (NULL, TRUE);
  /* Taken away: the shipped one again. */
  g_assert_cmpint (g_unlink (form), ==, 0);
  while (g_strcmp0 (gtk_menu_button_get_label (form_button), shipped) != 0)
    g_main_context_iteration (NULL, TRUE);
  wait_until_loaded (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was broken before is told when the preview opens, over the shipped form. */
static void
test_own_form_broken_before (void)
{
  g_autofree char *path = own_path ("pl14.xml");
  g_autoptr (GError) error = NULL;
  XepPreviewWindow *window = NULL;
  gboolean made = FALSE;
  g_autofree char *copied = xep_own_form_copy ("pl14", &made, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_true (made);
  g_assert_cmpstr (copied, ==, path);
  g_file_set_contents (path, "<form>\n<p>\n", -1, &error);
  g_assert_no_error (error);
  /* Not written over. */
  again = xep_own_form_copy ("pl14", &made, &error);
  g_assert_no_error (error);
  g_assert_false (made);
  window = open_window ("pl14");
  g_assert_true (gtk_widget_get_visible (PART (window, "form_bar")));
  g_assert_nonnull (strstr (gtk_label_get_text (PART (window, "form_label")), "pl14.xml:"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* The same catalogue while nothing changed, another one after a change. */
static void
test_shelf (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepFormCatalogue) first = xep_form_catalogue_load (&error);
  g_autoptr (XepFormCatalogue) second = xep_form_catalogue_load (&error);
  g_autoptr (XepFormCatalogue) third = NULL;
  gboolean made = FALSE;
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  g_assert_true (first == second);
  path = xep_own_form_copy ("pl13", &made, &error);
  g_assert_no_error (error);
  third = xep_form_catalogue_load (&error);
  g_assert_true (first != third);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Three sets, collated; what was chosen instead stays, the pages that were chosen do not. */
static void
test_print_settings (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "print.pdf", NULL);
  g_autoptr (XepPageStack) stack = xep_page_stack_new ();
  g_autoptr (XepPrintOperation) first = NULL;
  g_autoptr (XepPrintOperation) second = NULL;
  g_autoptr (GError) error = NULL;
  GtkPrintSettings *settings = NULL;

  load_well (stack, "pl5", 0, TRUE);
  first = xep_print_operation_new (stack, "PL5");
  settings = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (first));
  g_assert_cmpint (gtk_print_settings_get_n_copies (settings), ==, 3);
  g_assert_true (gtk_print_settings_get_collate (settings));
  gtk_print_settings_set_n_copies (settings, 1);
  gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_CURRENT);
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (first), path);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (first), FALSE);
  g_assert_cmpint (gtk_print_operation_run (GTK_PRINT_OPERATION (first),
                                            GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  second = xep_print_operation_new (stack, "PL5");
  settings = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (second));
  g_assert_cmpint (gtk_print_settings_get_n_copies (settings), ==, 1);
  g_assert_cmpint (gtk_print_settings_get_print_pages (settings), ==, GTK_PRINT_PAGES_ALL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  int result = 0;

  dialog_test_init (&argc, &argv);
  /* A file, so that the threads have their own readers. */
  folder = xep_test_make_dir ();
  path = g_build_filename (folder, "preview.db", NULL);
  store = xep_store_new (path, &error);
  g_assert_no_error (error);
  g_assert_true (xep_demo_fill (store, 2025, &error));
  g_assert_no_error (error);
  quarter = xep_period_store_find (store, 2025, XEP_PERIOD_Q3, &error);
  g_assert_no_error (error);
  g_test_add_func ("/preview/documents", test_documents);
  g_test_add_func ("/preview/one-and-blank", test_one_and_blank);
  g_test_add_func ("/preview/nobody", test_nobody);
  g_test_add_func ("/preview/store-in-memory", test_store_in_memory);
  g_test_add_func ("/preview/stop", test_stop);
  g_test_add_func ("/preview/request-names", test_request_names);
  g_test_add_func ("/preview/geometry", test_geometry);
  g_test_add_func ("/preview/zoom", test_zoom);
  g_test_add_func ("/preview/window", test_window);
  g_test_add_func ("/preview/page-entry", test_page_entry);
  g_test_add_func ("/preview/notes", test_notes);
  g_test_add_func ("/preview/not-of-a-unit", test_not_of_a_unit);
  g_test_add_func ("/preview/save", test_save);
  g_test_add_func ("/preview/print", test_print);
  g_test_add_func ("/preview/print-settings", test_print_settings);
  g_test_add_func ("/preview/measures", test_measures);
  g_test_add_func ("/preview/measures-are-drawn-over", test_measures_are_drawn_over);
  g_test_add_func ("/preview/own-form", test_own_form);
  g_test_add_func ("/preview/own-form-broken-before", test_own_form_broken_before);
  g_test_add_func ("/preview/shelf", test_shelf);
  result = g_test_run ();
  g_clear_object (&store);
  return result;
}
