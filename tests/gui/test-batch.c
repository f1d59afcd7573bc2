/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "demo/xep-demo.h"
#include "dialog-test.h"
#include "gui/batch/xep-batch-dialog.h"
#include "gui/batch/xep-batch-forms.h"
#include "gui/batch/xep-batch-job.h"
#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-unit-picker.h"
#include "store-fixture.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"

#define PART(dialog, name) dialog_test_part (dialog, XEP_TYPE_BATCH_DIALOG, name)

/* The demonstration year, made once. */
static XepStore *store;
static gint64 quarter;
static gint64 year;

static gint64
find_unit_of_leader (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids
      = xep_assessment_store_list_ids (store, quarter, XEP_KIND_LEADER, 0, &error);
  g_autoptr (XepAssessment) assessment = NULL;

  g_assert_no_error (error);
  assessment = xep_assessment_store_load (store, g_array_index (ids, gint64, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpint (assessment->unit_id, >, 0);
  return assessment->unit_id;
}

static guint
count_files (const char *folder, const char *ending)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = g_dir_open (folder, 0, &error);
  const char *name = NULL;
  guint count = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (files)) != NULL)
    count += g_str_has_suffix (name, ending);
  return count;
}

/* What is foretold is what is written, whichever kinds and forms are chosen. */
static void
check_foretold (gint64 unit_id, const gboolean *kinds, const char *const *forms)
{
  const XepPaperRequest request = { forms, year, { .unit_id = unit_id, .kinds = kinds }, FALSE };
  g_autofree char *folder = xep_test_make_dir ();
  g_autoptr (XepPaperSink) sink = xep_folder_sink_new (xep_paper_format_find ("pdf"));
  g_autoptr (GError) error = NULL;
  XepPaperReport count = { 0 };
  XepPaperReport report = { 0 };

  g_assert_true (xep_paper_request_count (&request, store, sink, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count.subjects, >, 0);
  g_assert_true (
      xep_paper_request_run (&request, store, sink, folder, &report, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.subjects, ==, count.subjects);
  g_assert_cmpuint (report.documents, ==, count.documents);
  g_assert_cmpuint (count_files (folder, ".pdf"), ==, report.files);
}

static void
test_count (void)
{
  static const gboolean leaders[XEP_N_KINDS] = { [XEP_KIND_LEADER] = TRUE };
  static const gboolean all[XEP_N_KINDS] = { TRUE, TRUE, TRUE, TRUE };
  static const char *const self_forms[] = { "pl7", "pl8", NULL };
  static const char *const once[] = { "bia-ho-so", NULL };

  check_foretold (0, leaders, self_forms);
  check_foretold (find_unit_of_leader (), all, self_forms);
  /* One cover for a person with two ratings. */
  check_foretold (find_unit_of_leader (), all, once);
}

/* People are told, not ratings: whoever is rated as a leader and as a Party member is one. */
static void
test_people_once (void)
{
  static const char *const forms[] = { "pl7", "pl8", "pl9", "pl10", NULL };
  static const gboolean people_only[XEP_N_KINDS] = { FALSE, TRUE, TRUE, TRUE };
  const XepPaperRequest request = { forms, year, { .kinds = people_only }, FALSE };
  g_autoptr (XepPaperSink) sink = xep_pdf_sink_new ();
  XepPaperReport count = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 people, ratings;

  g_assert_true (xep_paper_request_count (&request, store, sink, &count, &error));
  g_assert_no_error (error);
  people = fixture_count (store, "SELECT count(DISTINCT a.person_id) FROM assessment a"
                                 " JOIN period p ON p.id = a.period_id WHERE p.code = 'YEAR'");
  ratings = fixture_count (store, "SELECT count(a.person_id) FROM assessment a"
                                  " JOIN period p ON p.id = a.period_id WHERE p.code = 'YEAR'");
  g_assert_cmpint (people, <, ratings);
  g_assert_cmpint (count.documents, >, people);
  g_assert_cmpint (count.subjects, ==, people);
}

static void
test_count_of_nothing (void)
{
  static const char *const forms[] = { "pl5", NULL };
  static const char *const wrong[] = { "pl8", NULL };
  static const char *const unknown[] = { "pl99", NULL };
  static const gboolean none[XEP_N_KINDS] = { FALSE };
  XepPaperRequest request = { forms, quarter, { .kinds = none }, FALSE };
  g_autoptr (XepPaperSink) sink = xep_pdf_sink_new ();
  XepPaperReport count = { 1, 1, 1 };
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_paper_request_count (&request, store, sink, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count.documents, ==, 0);
  g_assert_cmpuint (count.subjects, ==, 0);
  /* A form of the year has nothing to do in a quarter. */
  request.forms = wrong;
  g_assert_false (xep_paper_request_count (&request, store, sink, &count, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_clear_error (&error);
  request.forms = unknown;
  g_assert_false (xep_paper_request_count (&request, store, sink, &count, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

static XepBatchDialog *
open_dialog (gint64 period_id, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  XepBatchDialog *dialog = xep_batch_dialog_new (store, period_id, unit_id, &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (dialog));
  dialog_test_settle ();
  return dialog;
}

static gboolean
can_save (XepBatchDialog *dialog)
{
  return gtk_widget_get_sensitive (PART (dialog, "save_button"));
}

static guint
first_number (const char *text)
{
  while (*text != '\0' && !g_ascii_isdigit (*text))
    text++;
  return (guint) g_ascii_strtoull (text, NULL, 10);
}

/* Only the self-assessments of the period are ticked; forms of other periods and lists are not
 * offered. */
static void
test_proposal (void)
{
  XepBatchDialog *dialog = open_dialog (quarter, 0);
  XepBatchForms *forms = PART (dialog, "forms");
  g_auto (GStrv) chosen = xep_batch_forms_dup_chosen (forms);
  const char *const expected[] = { "pl3", "pl4", "pl5", NULL };

  g_assert_cmpstrv (chosen, expected);
  g_assert_false (xep_batch_forms_choose (forms, "pl8", TRUE));
  g_assert_false (xep_batch_forms_choose (forms, "pl14", TRUE));
  g_assert_true (xep_batch_forms_choose (forms, "bia-ho-so", FALSE));
  g_assert_true (gtk_check_button_get_active (PART (dialog, "whole_check")));
  g_assert_true (can_save (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* How many papers it will be follows each choice; without a choice it cannot be saved. */
static void
test_choices (void)
{
  XepBatchDialog *dialog = open_dialog (quarter, 0);
  XepBatchForms *forms = PART (dialog, "forms");
  GtkLabel *label = PART (dialog, "count_label");
  guint all = first_number (gtk_label_get_text (label));

  g_assert_cmpuint (all, >, 0);
  xep_unit_picker_set_unit (PART (dialog, "unit_picker"), find_unit_of_leader (), "");
  dialog_test_settle ();
  /* Choosing a unit means that one. */
  g_assert_true (gtk_check_button_get_active (PART (dialog, "unit_check")));
  g_assert_cmpuint (first_number (gtk_label_get_text (label)), <, all);
  xep_unit_picker_set_unit (PART (dialog, "unit_picker"), 0, "");
  dialog_test_settle ();
  g_assert_false (can_save (dialog));
  gtk_check_button_set_active (PART (dialog, "whole_check"), TRUE);
  dialog_test_settle ();
  g_assert_cmpuint (first_number (gtk_label_get_text (label)), ==, all);
  for (GtkWidget *check = gtk_widget_get_first_child (PART (dialog, "kinds_box")); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  dialog_test_settle ();
  g_assert_false (can_save (dialog));
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (gtk_widget_get_last_child (PART (dialog, "kinds_box"))), TRUE);
  dialog_test_settle ();
  /* Members are not assessed by these in a quarter. */
  g_assert_false (can_save (dialog));
  xep_batch_forms_choose (forms, "pl3", FALSE);
  xep_batch_forms_choose (forms, "pl4", FALSE);
  xep_batch_forms_choose (forms, "pl5", FALSE);
  dialog_test_settle ();
  g_assert_false (can_save (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
wait_until_done (XepBatchDialog *dialog)
{
  while (g_strcmp0 (gtk_stack_get_visible_child_name (PART (dialog, "steps")), "done") != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
save (XepBatchDialog *dialog, const char *path)
{
  g_setenv ("XEPLOAI_TEST_FILE", path, TRUE);
  g_signal_emit_by_name (PART (dialog, "save_button"), "clicked");
  wait_until_done (dialog);
  g_unsetenv ("XEPLOAI_TEST_FILE");
}

static void
test_one_file (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "tất cả.pdf", NULL);
  XepBatchDialog *dialog = open_dialog (quarter, 0);
  guint papers = first_number (gtk_label_get_text (PART (dialog, "count_label")));

  save (dialog, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (first_number (gtk_label_get_text (PART (dialog, "done_label"))), ==, papers);
  g_assert_cmpstr (gtk_label_get_text (PART (dialog, "path_label")), ==, path);
  g_assert_true (gtk_widget_get_visible (PART (dialog, "open_button")));
  g_assert_false (gtk_widget_get_visible (PART (dialog, "save_button")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_file_each (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  XepBatchDialog *dialog = open_dialog (quarter, find_unit_of_leader ());
  guint papers = first_number (gtk_label_get_text (PART (dialog, "count_label")));

  gtk_check_button_set_active (PART (dialog, "file_each_check"), TRUE);
  save (dialog, folder);
  g_assert_cmpuint (papers, >, 0);
  g_assert_cmpuint (count_files (folder, ".pdf"), ==, papers);
  g_assert_cmpuint (first_number (gtk_label_get_text (PART (dialog, "done_label"))), ==, papers);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The kind of file: many papers in one text, none in one workbook, and those words are the ones of
 * the command line. */
static void
test_kind_of_file (void)
{
  static const char *const forms[] = { "pl3", "pl4", "pl5", NULL };
  const XepPaperRequest request = { forms, quarter, { 0 }, FALSE };
  g_autoptr (XepPaperSink) workbook = xep_worksheet_sink_new ();
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "tất cả.odt", NULL);
  g_autoptr (GError) error = NULL;
  XepPaperReport count = { 0 };
  XepBatchDialog *dialog = open_dialog (quarter, 0);
  GtkDropDown *choice = PART (dialog, "format_choice");

  g_assert_true (xep_choice_set_id (choice, "xlsx"));
  dialog_test_settle ();
  g_assert_false (can_save (dialog));
  g_assert_false (xep_paper_request_count (&request, store, workbook, &count, &error));
  g_assert_cmpstr (gtk_label_get_text (PART (dialog, "count_label")), ==, error->message);
  g_assert_true (xep_choice_set_id (choice, "odt"));
  dialog_test_settle ();
  save (dialog, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A place that cannot be written: told in words, and the choice is still there. */
static void
test_no_such_place (void)
{
  XepBatchDialog *dialog = open_dialog (quarter, 0);
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "missing", "out.pdf", NULL);
  GtkWindow *message = NULL;

  g_setenv ("XEPLOAI_TEST_FILE", path, TRUE);
  g_signal_emit_by_name (PART (dialog, "save_button"), "clicked");
  g_unsetenv ("XEPLOAI_TEST_FILE");
  while (!GTK_IS_MESSAGE_DIALOG (message = dialog_test_find_above (GTK_WINDOW (dialog))))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (message);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (PART (dialog, "steps")), ==, "choose");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

typedef struct
{
  gboolean done;
  gboolean stopped;
  XepPaperReport report;
} Outcome;

static void
done_cb (const XepPaperReport *report, const char *path, const char *stopped, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->done = TRUE;
  outcome->stopped = stopped != NULL;
  outcome->report = *report;
}

/* Stopped at once: what is whole stays and is told. */
static void
test_stop (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  static const char *const forms[] = { "pl3", "pl4", "pl5", NULL };
  static const gboolean all[XEP_N_KINDS] = { TRUE, TRUE, TRUE, TRUE };
  const XepPaperRequest request = { forms, quarter, { .kinds = all }, FALSE };
  GtkWidget *parent = gtk_window_new ();
  GtkWindow *job = NULL;
  Outcome outcome = { 0 };

  gtk_window_present (GTK_WINDOW (parent));
  xep_batch_job_run (parent, store, &request, xep_folder_sink_new (xep_paper_format_find ("pdf")),
                     folder, done_cb, &outcome);
  job = dialog_test_find_above (GTK_WINDOW (parent));
  g_assert_nonnull (job);
  gtk_widget_activate_action (GTK_WIDGET (job), "job.cancel", NULL);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (outcome.stopped);
  g_assert_cmpuint (count_files (folder, ".pdf"), ==, outcome.report.files);
  g_assert_cmpuint (count_files (folder, ""), ==, outcome.report.files);
  gtk_window_destroy (GTK_WINDOW (parent));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  int result = 0;

  dialog_test_init (&argc, &argv);
  /* A file, so that the thread has its own reader. */
  folder = xep_test_make_dir ();
  path = g_build_filename (folder, "batch.db", NULL);
  store = xep_store_new (path, &error);
  g_assert_no_error (error);
  g_assert_true (xep_demo_fill (store, 2025, &error));
  g_assert_no_error (error);
  quarter = xep_period_store_find (store, 2025, XEP_PERIOD_Q3, &error);
  g_assert_no_error (error);
  year = xep_period_store_find (store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_no_error (error);
  g_test_add_func ("/batch/count", test_count);
  g_test_add_func ("/batch/people-once", test_people_once);
  g_test_add_func ("/batch/count-of-nothing", test_count_of_nothing);
  g_test_add_func ("/batch/proposal", test_proposal);
  g_test_add_func ("/batch/choices", test_choices);
  g_test_add_func ("/batch/one-file", test_one_file);
  g_test_add_func ("/batch/file-each", test_file_each);
  g_test_add_func ("/batch/kind-of-file", test_kind_of_file);
  g_test_add_func ("/batch/no-such-place", test_no_such_place);
  g_test_add_func ("/batch/stop", test_stop);
  result = g_test_run ();
  g_clear_object (&store);
  return result;
}
