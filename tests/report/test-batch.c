/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "paper-office.h"
#include "report-fixture.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"
#include "xep-test.h"

/* Many papers in one go. */

/* Many forms into one PDF or a file for each. */
static gboolean
write_many (Office *office,
            const char *const *ids,
            const XepReportSelection *selection,
            gboolean each,
            const char *path,
            XepPaperReport *report,
            XepReportProgress progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  XepPaperRequest request = { ids, office->period, { 0 }, FALSE };

  if (selection != NULL)
    request.selection = *selection;
  return fixture_run_request (&request, office->store, "pdf", each, path, report, progress,
                              user_data, cancellable, error);
}

static char *
write_one (Office *office,
           const char *const *ids,
           const XepReportSelection *selection,
           XepPaperReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = office_path (office, "all.pdf");

  g_assert_true (
      write_many (office, ids, selection, FALSE, path, report, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return office_read_names (path);
}

static void
assert_names (Office *office,
              const char *const *ids,
              const XepReportSelection *selection,
              const char *wanted)
{
  g_autofree char *names = write_one (office, ids, selection, NULL);

  g_assert_cmpstr (names, ==, wanted);
}

/* Collectives, then leaders with the head first, then members by given name. */
static void
test_order (Office *office, gconstpointer unused)
{
  static const char *const ids[] = { "thu-chung", NULL };
  XepPaperReport report = { 0, 0, 0 };
  g_autofree char *names = write_one (office, ids, NULL, &report);

  g_assert_cmpstr (names, ==,
                   "Chung của Chi bộ thôn Tả Chải\nChung của Giàng Seo Páo\n"
                   "Chung của Lù Seo Ánh\nChung của Giàng Seo Páo\nChung của Lù Seo Ánh\n"
                   "Chung của Sùng Đức Đông\nChung của Sùng Đức Đông\nChung của Vàng Thị Mỷ\n");
  /* Two people are rated twice. */
  g_assert_cmpuint (report.subjects, ==, 6);
  g_assert_cmpuint (report.documents, ==, 8);
  g_assert_cmpuint (report.files, ==, 1);
}

/* Each subject gets what fits it, in the order asked for, before the next subject. */
static void
test_several_forms (Office *office, gconstpointer unused)
{
  static const char *const ids[] = { "thu-pl10", "thu-pl8", "thu-mot", NULL };
  XepPaperReport report = { 0, 0, 0 };
  g_autofree char *names = write_one (office, ids, NULL, &report);

  g_assert_cmpstr (names, ==,
                   "PL8 của Giàng Seo Páo\nMột của Giàng Seo Páo\nPL8 của Lù Seo Ánh\n"
                   "Một của Lù Seo Ánh\nPL10 của Sùng Đức Đông\nMột của Sùng Đức Đông\n"
                   "PL10 của Sùng Đức Đông\nMột của Sùng Đức Đông\nPL10 của Vàng Thị Mỷ\n"
                   "Một của Vàng Thị Mỷ\n");
  g_assert_cmpuint (report.subjects, ==, 5);
  g_assert_cmpuint (report.documents, ==, 10);
}

/* A person with two ratings gets one paper, from the officer's, whichever was chosen. */
static void
test_person_once (Office *office, gconstpointer unused)
{
  static const char *const once[] = { "thu-mot", NULL };
  static const char *const twice[] = { "thu-nguoi", NULL };
  gint64 officer = office_find_assessment (office, "Lù Seo Ánh", XEP_KIND_LEADER);
  gint64 member = office_find_assessment (office, "Lù Seo Ánh", XEP_KIND_MEMBER);
  g_autofree char *path = office_path (office, "all.pdf");
  g_autofree char *wanted = g_strdup_printf ("số %" G_GINT64_FORMAT "\n", officer);
  g_autofree char *papers = NULL;
  XepReportSelection selection = { .assessment_ids = &member, .n_assessments = 1 };

  assert_names (office, once, &selection, "Một của Lù Seo Ánh\n");
  papers = office_read_papers (path);
  g_assert_true (g_str_has_suffix (papers, wanted));
  selection.assessment_ids = &officer;
  assert_names (office, once, &selection, "Một của Lù Seo Ánh\n");
  assert_names (office, twice, &selection, "Đảng/2A của Lù Seo Ánh\n");
  assert_names (office, once, NULL,
                "Một của Giàng Seo Páo\nMột của Lù Seo Ánh\nMột của Sùng Đức Đông\n"
                "Một của Sùng Đức Đông\nMột của Vàng Thị Mỷ\n");
}

/* A unit has the units below it. */
static void
test_unit (Office *office, gconstpointer unused)
{
  static const char *const ids[] = { "thu-pl10", NULL };
  XepReportSelection lower = { .unit_id = office->lower_cell };
  XepReportSelection upper = { .unit_id = office->cell };

  assert_names (office, ids, &lower, "PL10 của Sùng Đức Đông\nPL10 của Sùng Đức Đông\n");
  assert_names (office, ids, &upper,
                "PL10 của Sùng Đức Đông\nPL10 của Sùng Đức Đông\nPL10 của Vàng Thị Mỷ\n");
}

/* The annex narrows a list form too. */
static void
test_list_of_annex (Office *office, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = office_path (office, "list.pdf");
  g_autofree char *names = NULL;

  g_assert_true (fixture_write (office->store, "pdf", "thu-ds", office->period, NULL, FALSE, path,
                                NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  names = office_read_names (path);
  /* namesakes of one unit and no known birth date: their numbers, which are cut here */
  g_assert_cmpstr (names, ==,
                   "Sùng Đức Đông (Tổ đảng Pờ Chồ)\nSùng Đức Đông (Tổ đảng Pờ Chồ)\nVàng Thị Mỷ\n");
}

static gboolean
write_each (Office *office,
            const char *const *ids,
            XepPaperReport *report,
            XepReportProgress progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *folder = office_path (office, "papers");

  return write_many (office, ids, NULL, TRUE, folder, report, progress, user_data, cancellable,
                     error);
}

/* A file for each subject, named without marks, two people of one name apart; written again, the
 * same files. */
static void
test_files (Office *office, gconstpointer unused)
{
  static const char *const ids[] = { "thu-pl8", "thu-nguoi", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = office_path (office, "papers");
  g_autofree char *first = g_build_filename (folder, "001_Giang-Seo-Pao_PL8_Dang-2A.pdf", NULL);
  g_autofree char *names = NULL;
  g_autofree char *papers = NULL;
  XepPaperReport report = { 0, 0, 0 };

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (write_each (office, ids, &report, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      /* Giàng Seo Páo and Lù Seo Ánh with two files each. */
      g_assert_cmpuint (report.subjects, ==, 5);
      g_assert_cmpuint (report.files, ==, 7);
      g_assert_cmpuint (report.documents, ==, 9);
    }
  names = office_list_folder (folder);
  g_assert_cmpstr (names, ==,
                   "001_Giang-Seo-Pao_PL8_Dang-2A.pdf\n002_Lu-Seo-Anh_PL8_Dang-2A.pdf\n"
                   "003_Giang-Seo-Pao_Dang-2A.pdf\n004_Lu-Seo-Anh_Dang-2A.pdf\n"
                   "005_Sung-Duc-Dong_Dang-2A.pdf\n006_Sung-Duc-Dong_Dang-2A.pdf\n"
                   "007_Vang-Thi-My_Dang-2A.pdf");
  papers = office_read_names (first);
  g_assert_cmpstr (papers, ==, "PL8 của Giàng Seo Páo\nĐảng/2A của Giàng Seo Páo\n");
}

/* Names of any length and letters stay within 100 bytes of ASCII, and within the folder. */
static void
test_hostile_names (Office *office, gconstpointer unused)
{
  static const char *const ids[] = { "thu-pl10", NULL };
  static const char *const names[] = { "../../etc/passwd", "日本", "A\"*?<>|:\\B" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = office_path (office, "papers");
  g_autoptr (GDir) dir = NULL;
  g_autofree char *long_name = g_strnfill (80, 'W');
  const char *name;
  guint count = 0;

  office_add_person (office, long_name, XEP_KIND_MEMBER, office->lower_cell, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    office_add_person (office, names[i], XEP_KIND_MEMBER, office->lower_cell, FALSE);
  office->period = xep_period_store_open (office->store, 2026, XEP_PERIOD_YEAR, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (write_each (office, ids, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      count++;
      g_assert_cmpuint (strlen (name), <=, 100);
      g_assert_true (g_regex_match_simple ("^[0-9]{3}_[A-Za-z0-9-]*_PL10\\.pdf$", name, 0, 0));
    }
  g_assert_cmpuint (count, ==, 3 + 4);
}

/* The second subject is the last that is begun. */
typedef struct
{
  GCancellable *cancellable;
  guint after;
  guint done;
  guint total;
} Stop;

static void
stop_after (guint done, guint total, gpointer user_data)
{
  Stop *stop = user_data;

  g_assert_cmpuint (done, ==, stop->done + 1);
  stop->done = done;
  stop->total = total;
  if (done == stop->after)
    g_cancellable_cancel (stop->cancellable);
}

/* Stopped in the middle, whole files of a folder stay and are counted. */
static void
test_cancel_folder (Office *office, gconstpointer unused)
{
  static const char *const ids[] = { "thu-nguoi", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = office_path (office, "papers");
  g_autofree char *names = NULL;
  XepPaperReport report = { 9, 9, 9 };
  Stop stop = { cancellable, 2, 0, 0 };

  g_assert_false (write_each (office, ids, &report, stop_after, &stop, cancellable, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CANCELLED);
  g_assert_nonnull (strchr (error->message, '2'));
  g_assert_cmpuint (stop.done, ==, 2);
  g_assert_cmpuint (stop.total, ==, 7);
  g_assert_cmpuint (report.subjects, ==, 2);
  g_assert_cmpuint (report.documents, ==, 2);
  g_assert_cmpuint (report.files, ==, 2);
  names = office_list_folder (folder);
  g_assert_cmpstr (names, ==, "001_Giang-Seo-Pao_Dang-2A.pdf\n002_Lu-Seo-Anh_Dang-2A.pdf");
}

/* Stopped in the middle, one file is not written and an older one stays. */
static void
test_cancel_file (Office *office, gconstpointer unused)
{
  static const char *const ids[] = { "thu-nguoi", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = office_path (office, "all.pdf");
  g_autofree char *kept = NULL;
  g_autofree char *names = NULL;
  XepPaperReport report = { 9, 9, 9 };
  Stop stop = { cancellable, 3, 0, 0 };

  g_assert_true (g_file_set_contents (path, "cũ", -1, NULL));
  g_assert_false (
      write_many (office, ids, NULL, FALSE, path, &report, stop_after, &stop, cancellable, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CANCELLED);
  g_assert_cmpuint (report.subjects + report.documents + report.files, ==, 0);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "cũ");
  names = office_list_folder (office->dir);
  g_assert_cmpstr (names, ==, "all.pdf");
}

static void
refuse (Office *office, const char *const *ids, gboolean each, const char *path, XepError code)
{
  g_autoptr (GError) error = NULL;
  XepPaperReport report = { 9, 9, 9 };

  g_assert_false (write_many (office, ids, NULL, each, path, &report, NULL, NULL, NULL, &error));
  g_assert_error (error, XEP_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_cmpuint (report.subjects + report.documents + report.files, ==, 0);
}

/* What cannot be printed makes neither file nor folder. */
static void
test_refused (Office *office, gconstpointer unused)
{
  static const char *const nobody[] = { "thu-pl4", NULL };
  static const char *const unknown[] = { "thu-chung", "pl99", NULL };
  static const char *const list[] = { "thu-chung", "thu-ds", NULL };
  static const char *const list_alone[] = { "thu-ds", NULL };
  static const char *const quarter[] = { "thu-quy", NULL };
  g_autofree char *folder = office_path (office, "papers");
  g_autofree char *file = office_path (office, "all.pdf");

  for (guint i = 0; i < 2; i++)
    {
      gboolean each = i == 1;
      const char *path = each ? folder : file;

      refuse (office, nobody, each, path, XEP_ERROR_NOT_FOUND);
      refuse (office, unknown, each, path, XEP_ERROR_NOT_FOUND);
      refuse (office, list, each, path, XEP_ERROR_INVALID);
      refuse (office, quarter, each, path, XEP_ERROR_INVALID);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  refuse (office, list_alone, TRUE, folder, XEP_ERROR_INVALID);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* A folder that is a file, that cannot be made, or that cannot be written into. */
static void
test_folder_refuses (Office *office, gconstpointer unused)
{
  static const char *const ids[] = { "thu-nguoi", NULL };
  g_autofree char *file = office_path (office, "file");
  g_autofree char *below = g_build_filename (file, "below", NULL);
  g_autofree char *folder = office_path (office, "papers");
  g_autofree char *in_way = g_build_filename (folder, "001_Giang-Seo-Pao_Dang-2A.pdf", NULL);
  g_autofree char *names = NULL;

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  refuse (office, ids, TRUE, file, XEP_ERROR_INVALID);
  refuse (office, ids, TRUE, below, XEP_ERROR_NOT_FOUND);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  /* The administrator may write anywhere. */
  if (g_access (folder, W_OK) != 0)
    refuse (office, ids, TRUE, folder, XEP_ERROR_READ_ONLY);
  names = office_list_folder (folder);
  g_assert_cmpstr (names, ==, "");
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (in_way, 0700), ==, 0);
  refuse (office, ids, TRUE, folder, XEP_ERROR_INVALID);
  g_assert_cmpint (g_rmdir (in_way), ==, 0);
}

/* The disk refuses the third file: two stay, the report says so, and nothing half-written is left.
 */
static void
test_disk_refuses (Office *office, gconstpointer unused)
{
  static const char *const ids[] = { "thu-nguoi", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = office_path (office, "papers");
  g_autofree char *in_way = g_build_filename (folder, "003_Giang-Seo-Pao_Dang-2A.pdf", NULL);
  g_autofree char *names = NULL;
  XepPaperReport report = { 9, 9, 9 };

  g_assert_cmpint (g_mkdir_with_parents (in_way, 0700), ==, 0);
  g_assert_false (write_each (office, ids, &report, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (report.subjects, ==, 2);
  g_assert_cmpuint (report.documents, ==, 2);
  g_assert_cmpuint (report.files, ==, 2);
  g_assert_cmpint (g_rmdir (in_way), ==, 0);
  names = office_list_folder (folder);
  g_assert_cmpstr (names, ==, "001_Giang-Seo-Pao_Dang-2A.pdf\n002_Lu-Seo-Anh_Dang-2A.pdf");
}

/* A disk that is full in the middle of the one file: an older one stays, and nothing beside it. */
static void
test_disk_full (Office *office, gconstpointer unused)
{
  static const char *const ids[] = { "thu-nguoi", NULL };
  g_autofree char *path = office_path (office, "all.pdf");
  g_autofree char *kept = NULL;
  g_autofree char *names = NULL;
  struct rlimit before, small;

  g_assert_true (g_file_set_contents (path, "cũ", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = (struct rlimit){ 2000, before.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  /* A file that may not grow is told from a full disk by its errno only. */
  refuse (office, ids, FALSE, path, XEP_ERROR_FAILED);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "cũ");
  names = office_list_folder (office->dir);
  g_assert_cmpstr (names, ==, "all.pdf");
}

/* One bookmark for each subject, however many papers it has. */
static void
test_bookmarks (Office *office, gconstpointer unused)
{
  static const char *const ids[] = { "thu-pl10", "thu-mot", NULL };
  g_autofree char *names = write_one (office, ids, NULL, NULL);
  g_autofree char *path = office_path (office, "all.pdf");
  g_autofree char *outline
      = fixture_run ("python3", "-c",
                     "import re, sys\n"
                     "data = open(sys.argv[1], 'rb').read()\n"
                     "found = re.findall(rb'/Title \\((?:[^()\\\\\\\\]|\\\\\\\\.)*\\)|/Title "
                     "<[0-9A-Fa-f]+>', data)\n"
                     "print(len(found))",
                     path, NULL);

  g_assert_nonnull (names);
  /* The title of the document and five people. */
  g_assert_cmpstr (g_strstrip (outline), ==, "6");
}

static gboolean
write_sheet (Office *office, const XepReportSelection *selection, const char *path, GError **error)
{
  return fixture_write (office->store, "xlsx", "thu-bang", office->period, selection, FALSE, path,
                        NULL, NULL, NULL, error);
}

/* A workbook of a subject's form holds one subject. */
static void
test_sheet_of_subject (Office *office, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = office_path (office, "sheet.xlsx");
  g_autofree char *text = NULL;
  gint64 ids[2];
  XepReportSelection selection = { .assessment_ids = ids, .n_assessments = 2 };

  ids[0] = office_find_assessment (office, "Vàng Thị Mỷ", XEP_KIND_MEMBER);
  ids[1] = office_find_assessment (office, "Lù Seo Ánh", XEP_KIND_LEADER);
  g_assert_false (write_sheet (office, &selection, path, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  selection.n_assessments = 1;
  g_assert_true (write_sheet (office, &selection, path, &error));
  g_assert_no_error (error);
  text = fixture_run ("python3", "-c",
                      "import sys, zipfile\n"
                      "z = zipfile.ZipFile(sys.argv[1])\n"
                      "sys.stdout.buffer.write(z.read('xl/worksheets/sheet1.xml'))",
                      path, NULL);
  g_assert_nonnull (strstr (text, "Vàng Thị Mỷ HẾT"));
  g_assert_null (strstr (text, "Lù Seo Ánh"));
}

/* Resident memory of this process, MiB. */
static double
read_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmRSS:");
  g_assert_nonnull (line);
  return (double) g_ascii_strtoull (line + strlen ("VmRSS:"), NULL, 10) / 1024;
}

static void
add_members (Office *office, guint count)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = g_strdup_printf ("Giàng Seo Páo %u", i);

      office_add_person (office, name, XEP_KIND_MEMBER, office->cell, FALSE);
    }
  office->period = xep_period_store_open (office->store, 2026, XEP_PERIOD_YEAR, NULL, &error);
  g_assert_no_error (error);
}

static double
measure_batch (Office *office, const gint64 *ids, gsize count)
{
  static const char *const forms_used[] = { "thu-to", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = office_path (office, "all.pdf");
  XepReportSelection selection = { .assessment_ids = ids, .n_assessments = count };
  XepPaperReport report = { 0, 0, 0 };

  g_assert_true (
      write_many (office, forms_used, &selection, FALSE, path, &report, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.documents, ==, count);
  return read_memory ();
}

/* Five times the forms need no more memory: what one leaves behind would be some 100 MiB. */
static void
test_memory (Office *office, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  double few, many;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer keeps freed memory");
  return;
#endif
  add_members (office, 1500);
  ids = xep_assessment_store_list_ids (office->store, office->period, XEP_KIND_MEMBER, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >=, 1500);
  few = measure_batch (office, &g_array_index (ids, gint64, 0), 300);
  many = measure_batch (office, &g_array_index (ids, gint64, 0), 1500);
  g_test_message ("%.1f MiB after 300 forms, %.1f MiB after 1500", few, many);
  g_assert_cmpfloat (many - few, <, 16);
}

#define ADD(name, function) \
  g_test_add ("/batch/" name, Office, NULL, office_set_up, function, office_tear_down)

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  ADD ("order", test_order);
  ADD ("several-forms", test_several_forms);
  ADD ("person-once", test_person_once);
  ADD ("unit", test_unit);
  ADD ("list-of-annex", test_list_of_annex);
  ADD ("files", test_files);
  ADD ("hostile-names", test_hostile_names);
  ADD ("cancel-folder", test_cancel_folder);
  ADD ("cancel-file", test_cancel_file);
  ADD ("refused", test_refused);
  ADD ("folder-refuses", test_folder_refuses);
  ADD ("disk-refuses", test_disk_refuses);
  ADD ("disk-full", test_disk_full);
  ADD ("sheet-of-subject", test_sheet_of_subject);
  ADD ("memory", test_memory);
  ADD ("bookmarks", test_bookmarks);
  return g_test_run ();
}
