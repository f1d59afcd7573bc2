/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "base/xep-paths.h"
#include "dialog-test.h"
#include "gui/import/xep-import-dialog.h"
#include "store/xep-assessment-store.h"
#include "store/xep-audit-store.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"
#include "xep-test-workbook.h"

#define PART(dialog, name) dialog_test_part (dialog, XEP_TYPE_IMPORT_DIALOG, name)

static guint
count_people (XepStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = xep_person_store_list (store, 0, TRUE, &error);

  g_assert_no_error (error);
  return people->len;
}

static void
count (gpointer object, guint *counter)
{
  (*counter)++;
}

/* Read first, nothing written; then the button writes; then nothing is left to import. */
static void
test_roster (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autofree char *path = xep_paths_get_data_file ("demo", "danh-sach-dang-vien.xlsx");
  XepImportDialog *dialog = xep_import_dialog_new (store, XEP_IMPORT_ROSTER, 2025, XEP_PERIOD_Q3);
  guint imported = 0;

  g_signal_connect (dialog, "imported", G_CALLBACK (count), &imported);
  g_assert_false (gtk_widget_get_sensitive (PART (dialog, "import_button")));
  xep_import_dialog_set_file (dialog, path);
  dialog_test_settle ();
  g_assert_cmpuint (count_people (store), ==, 0);
  g_assert_true (gtk_widget_get_sensitive (PART (dialog, "import_button")));
  g_assert_nonnull (strstr (gtk_label_get_text (PART (dialog, "status_label")), "636"));

  g_signal_emit_by_name (PART (dialog, "import_button"), "clicked");
  dialog_test_settle ();
  g_assert_cmpuint (count_people (store), ==, 636);
  g_assert_cmpuint (imported, ==, 1);
  g_assert_false (gtk_widget_get_sensitive (PART (dialog, "import_button")));

  xep_import_dialog_set_file (dialog, path);
  dialog_test_settle ();
  g_assert_false (gtk_widget_get_sensitive (PART (dialog, "import_button")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Scores of people who are not there: every row is refused, told in the list, and saved as a
 * workbook. */
static void
test_refused_rows (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autofree char *path = xep_paths_get_data_file ("demo", "tu-cham-quy-3.xlsx");
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *rejects = g_build_filename (folder, "rejects.xlsx", NULL);
  XepImportDialog *dialog = xep_import_dialog_new (store, XEP_IMPORT_SCORES, 2025, XEP_PERIOD_Q3);
  GListModel *lines = NULL;

  g_assert_true (gtk_widget_get_visible (PART (dialog, "score_fields")));
  xep_import_dialog_set_file (dialog, path);
  dialog_test_settle ();
  lines = G_LIST_MODEL (gtk_column_view_get_model (PART (dialog, "lines_view")));
  g_assert_cmpuint (g_list_model_get_n_items (lines), >=, 24);
  g_assert_false (gtk_widget_get_sensitive (PART (dialog, "import_button")));
  g_assert_true (gtk_widget_get_visible (PART (dialog, "rejects_button")));

  g_setenv ("XEPLOAI_TEST_FILE", rejects, TRUE);
  g_signal_emit_by_name (PART (dialog, "rejects_button"), "clicked");
  g_unsetenv ("XEPLOAI_TEST_FILE");
  g_assert_true (g_file_test (rejects, G_FILE_TEST_IS_REGULAR));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* One leader has another name than in the list of scores: that row is refused, the others go in. */
static void
test_good_rows (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autofree char *leaders = xep_paths_get_data_file ("demo", "can-bo-lanh-dao.xlsx");
  g_autofree char *path = xep_paths_get_data_file ("demo", "tu-cham-quy-3.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = NULL;
  XepImportDialog *dialog = NULL;
  XepPerson *person = NULL;
  gint64 period;

  g_assert_true (xep_import_run (store, XEP_IMPORT_LEADERS, leaders, NULL, NULL, &error));
  g_assert_no_error (error);
  people = xep_person_store_list (store, 0, FALSE, &error);
  g_assert_cmpuint (people->len, ==, 24);
  person = g_ptr_array_index (people, 0);
  g_free (person->name);
  person->name = g_strdup ("Tên Khác");
  g_assert_true (xep_person_store_update (store, person, &error));

  dialog = xep_import_dialog_new (store, XEP_IMPORT_SCORES, 2025, XEP_PERIOD_Q3);
  xep_import_dialog_set_file (dialog, path);
  dialog_test_settle ();
  g_assert_true (gtk_widget_get_visible (PART (dialog, "rejects_button")));
  g_assert_true (gtk_widget_get_sensitive (PART (dialog, "import_button")));
  g_signal_emit_by_name (PART (dialog, "import_button"), "clicked");
  dialog_test_settle ();

  period = xep_period_store_find (store, 2025, XEP_PERIOD_Q3, &error);
  g_autoptr (GArray) ids
      = xep_assessment_store_list_ids (store, period, XEP_KIND_LEADER, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 23);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Another content clears the file and what would have been done with it. */
static void
test_other_kind (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autofree char *path = xep_paths_get_data_file ("demo", "danh-sach-dang-vien.xlsx");
  XepImportDialog *dialog = xep_import_dialog_new (store, XEP_IMPORT_ROSTER, 2025, XEP_PERIOD_Q3);
  g_autofree char *label = g_strdup (gtk_button_get_label (PART (dialog, "file_button")));

  xep_import_dialog_set_file (dialog, path);
  dialog_test_settle ();
  g_assert_true (gtk_widget_get_sensitive (PART (dialog, "import_button")));
  g_assert_cmpstr (gtk_button_get_label (PART (dialog, "file_button")), !=, label);
  gtk_drop_down_set_selected (PART (dialog, "kind_choice"), XEP_IMPORT_LEADERS);
  dialog_test_settle ();
  g_assert_false (gtk_widget_get_sensitive (PART (dialog, "import_button")));
  g_assert_cmpstr (gtk_button_get_label (PART (dialog, "file_button")), ==, label);
  g_signal_emit_by_name (PART (dialog, "import_button"), "clicked");
  dialog_test_settle ();
  g_assert_cmpuint (count_people (store), ==, 0);

  /* Chosen anew it is refused, in words. */
  xep_import_dialog_set_file (dialog, path);
  dialog_test_settle ();
  g_assert_false (gtk_widget_get_sensitive (PART (dialog, "import_button")));
  g_assert_nonnull (strstr (gtk_label_get_text (PART (dialog, "error_label")), "Đơn vị công tác"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A file that moves everybody is asked about; nothing happens before the answer. */
static void
test_most_people (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autofree char *path = xep_paths_get_data_file ("demo", "danh-sach-dang-vien.xlsx");
  gint64 cell = dialog_test_unit (store, "Chi bộ khác", TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = NULL;
  XepImportDialog *dialog = xep_import_dialog_new (store, XEP_IMPORT_ROSTER, 2025, XEP_PERIOD_Q3);
  GtkWindow *question = NULL;
  const XepPerson *first = NULL;

  g_assert_true (xep_import_run (store, XEP_IMPORT_ROSTER, path, NULL, NULL, &error));
  people = xep_person_store_list (store, 0, FALSE, &error);
  /* By another file: what is keyed by hand would stay. */
  xep_audit_store_set_import (store, "Tệp khác");
  for (guint i = 0; i < people->len; i++)
    {
      XepPerson *person = g_ptr_array_index (people, i);

      person->unit_id = cell;
      g_assert_true (xep_person_store_update (store, person, &error));
    }
  g_assert_no_error (error);
  xep_audit_store_set_import (store, NULL);

  xep_import_dialog_set_file (dialog, path);
  dialog_test_settle ();
  g_signal_emit_by_name (PART (dialog, "import_button"), "clicked");
  dialog_test_settle ();
  question = dialog_test_find_above (GTK_WINDOW (dialog));
  g_assert_nonnull (question);
  g_clear_pointer (&people, g_ptr_array_unref);
  people = xep_person_store_list (store, 0, FALSE, &error);
  first = g_ptr_array_index (people, 0);
  g_assert_cmpint (first->unit_id, ==, cell);
  gtk_dialog_response (GTK_DIALOG (question), GTK_RESPONSE_ACCEPT);
  dialog_test_settle ();
  g_clear_pointer (&people, g_ptr_array_unref);
  people = xep_person_store_list (store, 0, FALSE, &error);
  first = g_ptr_array_index (people, 0);
  g_assert_cmpint (first->unit_id, !=, cell);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The columns nobody reads head the list, before any row. */
static void
test_unread_columns (void)
{
  static const char *const rows[]
      = { "Họ và tên|Ngày sinh|Số điện thoại|Chi bộ", "Sùng A Chúng|1/2/1980|0912|Chi bộ A",
          "Lý A Vàng|31/2/1980|0913|Chi bộ A", NULL };
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = xep_test_rows (folder, "roster.xlsx", rows, NULL);
  XepImportDialog *dialog = xep_import_dialog_new (store, XEP_IMPORT_ROSTER, 2025, XEP_PERIOD_Q3);
  g_autoptr (GObject) line = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *text = NULL;

  xep_import_dialog_set_file (dialog, path);
  dialog_test_settle ();
  g_assert_true (gtk_widget_get_visible (PART (dialog, "lines_scroller")));
  line = g_list_model_get_item (
      G_LIST_MODEL (gtk_column_view_get_model (PART (dialog, "lines_view"))), 0);
  g_object_get (line, "cell", &cell, "text", &text, NULL);
  g_assert_cmpstr (cell, ==, "C1");
  g_assert_nonnull (strstr (text, "“Số điện thoại”"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_no_workbook (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "notes.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  XepImportDialog *dialog = xep_import_dialog_new (store, XEP_IMPORT_ROSTER, 2025, XEP_PERIOD_Q3);

  g_file_set_contents (path, "not a workbook", -1, &error);
  g_assert_no_error (error);
  xep_import_dialog_set_file (dialog, path);
  dialog_test_settle ();
  g_assert_true (gtk_widget_get_visible (PART (dialog, "error_label")));
  g_assert_cmpstr (gtk_label_get_text (PART (dialog, "error_label")), !=, "");
  g_assert_false (gtk_widget_get_sensitive (PART (dialog, "import_button")));
  g_assert_true (gtk_widget_get_sensitive (PART (dialog, "fields")));
  g_assert_cmpuint (count_people (store), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  dialog_test_init (&argc, &argv);
  g_test_add_func ("/import-dialog/other-kind", test_other_kind);
  g_test_add_func ("/import-dialog/most-people", test_most_people);
  g_test_add_func ("/import-dialog/roster", test_roster);
  g_test_add_func ("/import-dialog/good-rows", test_good_rows);
  g_test_add_func ("/import-dialog/refused-rows", test_refused_rows);
  g_test_add_func ("/import-dialog/no-workbook", test_no_workbook);
  g_test_add_func ("/import-dialog/unread-columns", test_unread_columns);
  return g_test_run ();
}
