/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "report-fixture.h"
#include "report/context/xep-report-context.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"
#include "store/xep-unit-store.h"
#include "xep-test.h"

/* A small office: two cells, four leaders (one managed by the province), quarter III of 2025 open.
 */
typedef struct
{
  XepStore *store;
  char *dir;
  gint64 cell, other_cell;
  gint64 period;
  gint64 people[4];
  gint64 assessments[4];
} Office;

static gint64
add_unit (XepStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepUnit) unit = xep_unit_new ();

  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->party_cell = TRUE;
  g_assert_true (xep_unit_store_add (store, unit, &error));
  g_assert_no_error (error);
  return unit->id;
}

static void
add_post (XepPerson *person, const char *title, XepBranch branch, gint64 unit_id, gboolean head)
{
  XepPost *post = xep_post_new ();

  g_free (post->title);
  post->title = g_strdup (title);
  post->branch = branch;
  post->unit_id = unit_id;
  post->head = head;
  g_ptr_array_add (person->posts, post);
}

static gint64
add_leader (XepStore *store, const char *name, gint64 cell, XepTier tier, gboolean head)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = xep_person_new ();

  g_free (person->name);
  person->name = g_strdup (name);
  person->birth_date = (XepDate){ 1981, 3, 12 };
  person->unit_id = cell;
  person->kind = XEP_KIND_LEADER;
  person->tier = tier;
  add_post (person, "Bí thư Chi bộ", XEP_BRANCH_PARTY, cell, head);
  add_post (person, "Trưởng thôn", XEP_BRANCH_GOVERNMENT, cell, FALSE);
  g_assert_true (xep_person_store_add (store, person, &error));
  g_assert_no_error (error);
  return person->id;
}

static void
office_set_up (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const struct
  {
    const char *name;
    XepTier tier;
    gboolean head;
    gboolean other;
  } leaders[] = {
    { "Vàng Thị Mỷ", XEP_TIER_COMMUNE, FALSE, FALSE },
    { "Giàng Seo Páo", XEP_TIER_COMMUNE, TRUE, FALSE },
    { "Sùng A Chúng", XEP_TIER_PROVINCE, FALSE, TRUE },
    { "Lù Seo Ánh", XEP_TIER_UNIT, FALSE, TRUE },
  };

  office->dir = xep_test_make_dir ();
  office->store = xep_store_new (NULL, &error);
  g_assert_no_error (error);
  office->cell = add_unit (office->store, "Chi bộ thôn Tả Chải");
  office->other_cell = add_unit (office->store, "Chi bộ thôn Pờ Chồ");
  for (guint i = 0; i < G_N_ELEMENTS (leaders); i++)
    office->people[i] = add_leader (office->store, leaders[i].name,
                                    leaders[i].other ? office->other_cell : office->cell,
                                    leaders[i].tier, leaders[i].head);
  office->period = xep_period_store_open (office->store, 2025, XEP_PERIOD_Q3, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (leaders); i++)
    {
      g_autofree char *subject = g_strdup_printf ("p%" G_GINT64_FORMAT, office->people[i]);

      office->assessments[i] = xep_assessment_store_find (office->store, office->period,
                                                          XEP_KIND_LEADER, subject, &error);
      g_assert_no_error (error);
      g_assert_cmpint (office->assessments[i], >, 0);
    }
}

static void
office_tear_down (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_store_close (office->store, &error));
  g_assert_no_error (error);
  g_object_unref (office->store);
  fixture_remove_dir (office->dir);
  g_free (office->dir);
}

static void
set (Office *office, guint who, XepStep step, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_assessment_store_set (office->store, office->assessments[who], step, key, text,
                                           NULL, &error));
  g_assert_no_error (error);
}

static XepReportData *
subject_data (Office *office, guint who)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepForm) form = fixture_load_form ("pl5");
  XepReportData *data
      = xep_report_context_subject (office->store, form, office->assessments[who], &error);

  g_assert_no_error (error);
  return data;
}

static void
assert_text (XepReportData *data, const char *name, const char *wanted)
{
  g_assert_cmpstr (xep_report_data_get (data, name).text, ==, wanted);
}

static XepReportData *
find_criterion (XepReportData *data, const char *list, guint group, guint number)
{
  XepReportData *row = g_ptr_array_index (xep_report_data_get_rows (data, list), group);

  return g_ptr_array_index (xep_report_data_get_rows (row, "criteria"), number);
}

static void
test_subject (Office *office, gconstpointer unused)
{
  g_autoptr (XepReportData) data = NULL;
  g_autofree char *code
      = g_strdup_printf ("PL5 · QIII/2025 · số %" G_GINT64_FORMAT, office->assessments[1]);

  set (office, 1, XEP_STEP_SELF, "I.1.1", "2");
  set (office, 1, XEP_STEP_SELF, "I.1.2", "0");
  set (office, 1, XEP_STEP_SELF, "I.1.3", "1,5");
  set (office, 1, XEP_STEP_SELF, "level", "good");
  set (office, 1, XEP_STEP_SELF, "date", "2025-09-05");
  data = subject_data (office, 1);

  assert_text (data, "name", "Giàng Seo Páo");
  assert_text (data, "birth_date", "12/03/1981");
  assert_text (data, "post_party", "Bí thư Chi bộ");
  assert_text (data, "post_government", "Trưởng thôn");
  assert_text (data, "post_union", "");
  assert_text (data, "posts_unit", "Bí thư Chi bộ; Trưởng thôn, Chi bộ thôn Tả Chải");
  assert_text (data, "cell_heading", "CHI BỘ THÔN TẢ CHẢI");
  assert_text (data, "commune_party", "ĐẢNG BỘ XÃ LÙNG PHÌNH");
  assert_text (data, "period_title", "Quý III, năm 2025");
  assert_text (data, "period_upper", "QUÝ III, NĂM 2025");
  assert_text (data, "date_long", "ngày 05 tháng 9 năm 2025");
  assert_text (data, "code", code);
  assert_text (data, "self_level", "good");
  assert_text (data, "self_level_name", "Hoàn thành tốt nhiệm vụ");
  assert_text (data, "maximum_a", "30");
  assert_text (data, "maximum_b", "70");
  assert_text (data, "maximum_total", "100");
  /* Not all boxes are filled: there is no total, and an empty box is not zero. */
  assert_text (data, "self_a", "");
  assert_text (data, "self_total", "");

  assert_text (find_criterion (data, "criteria_a", 0, 0), "self_points", "2");
  assert_text (find_criterion (data, "criteria_a", 0, 0), "met", "x");
  assert_text (find_criterion (data, "criteria_a", 0, 0), "not_met", "");
  assert_text (find_criterion (data, "criteria_a", 0, 1), "self_points", "0");
  assert_text (find_criterion (data, "criteria_a", 0, 1), "not_met", "x");
  assert_text (find_criterion (data, "criteria_a", 0, 2), "met", "");
  assert_text (find_criterion (data, "criteria_a", 0, 2), "not_met", "");
  assert_text (find_criterion (data, "criteria_a", 0, 3), "self_points", "");
  assert_text (find_criterion (data, "criteria_a", 0, 3), "not_met", "");
  assert_text (find_criterion (data, "criteria_b", 0, 0), "maximum", "15");
}

/* Points keyed as the two totals print as totals, and no criterion is made up. */
static void
test_subject_group_totals (Office *office, gconstpointer unused)
{
  g_autoptr (XepReportData) data = NULL;

  set (office, 0, XEP_STEP_SELF, "A", "28,5");
  set (office, 0, XEP_STEP_SELF, "B", "62");
  data = subject_data (office, 0);
  assert_text (data, "self_a", "28,5");
  assert_text (data, "self_b", "62");
  assert_text (data, "self_total", "90,5");
  assert_text (find_criterion (data, "criteria_a", 0, 0), "self_points", "");
  assert_text (find_criterion (data, "criteria_a", 0, 0), "group_self", "");
  assert_text (find_criterion (data, "criteria_a", 0, 0), "met", "");
}

static void
test_list (Office *office, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepForm) form = fixture_load_form ("pl14");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (XepReportData) data = NULL;
  GPtrArray *rows;

  set (office, 0, XEP_STEP_DECISION, "level", "excellent");
  set (office, 0, XEP_STEP_DECISION, "grounds", "Vượt mức 40%.");
  set (office, 0, XEP_STEP_DECISION, "personnel", "Quy hoạch");
  set (office, 1, XEP_STEP_SELF, "unrated", "leave");
  g_array_append_val (ids, office->assessments[1]);
  g_array_append_val (ids, office->assessments[0]);
  data = xep_report_context_list (office->store, form, office->period, NULL, ids, &error);
  g_assert_no_error (error);

  rows = xep_report_data_get_rows (data, "subjects");
  g_assert_cmpuint (rows->len, ==, 2);
  assert_text (rows->pdata[0], "name", "Giàng Seo Páo");
  assert_text (rows->pdata[0], "grounds", "Nghỉ ốm, nghỉ thai sản từ 02 tháng trở lên trong quý");
  assert_text (rows->pdata[1], "decision_level_name", "Hoàn thành xuất sắc nhiệm vụ");
  assert_text (rows->pdata[1], "grounds", "Vượt mức 40%.");
  assert_text (rows->pdata[1], "personnel", "Quy hoạch");
  assert_text (data, "code", "PL14 · QIII/2025");
}

static char *
print (Office *office, const char *form, const XepReportSelection *selection, gboolean blank)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (office->dir, "out.pdf", NULL);

  g_assert_true (fixture_write (office->store, "pdf", form, office->period, selection, blank, path,
                                NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return fixture_run ("pdftotext", "-layout", path, "-", NULL);
}

static void
count_progress (guint done, guint total, gpointer user_data)
{
  guint *last = user_data;

  g_assert_cmpuint (done, ==, *last + 1);
  g_assert_cmpuint (total, ==, 4);
  *last = done;
}

/* All leaders, the heads first, then by given name: Páo (head), Ánh, Chúng, Mỷ. */
static void
test_print_all (Office *office, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (office->dir, "all.pdf", NULL);
  g_autofree char *text = NULL;
  const char *names[] = { "Giàng Seo Páo", "Lù Seo Ánh", "Sùng A Chúng", "Vàng Thị Mỷ" };
  const char *at;
  guint last = 0;

  g_assert_true (fixture_write (office->store, "pdf", "pl5", office->period, NULL, FALSE, path,
                                count_progress, &last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (last, ==, 4);
  text = fixture_run ("pdftotext", "-layout", path, "-", NULL);
  at = text;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      at = strstr (at, names[i]);
      g_assert_nonnull (at);
    }
  g_assert_nonnull (strstr (text, "trang 1/2"));
}

static void
test_print_selection (Office *office, gconstpointer unused)
{
  const gint64 ids[] = { office->assessments[3] };
  XepReportSelection one = { 0, ids, 1 };
  XepReportSelection unit = { office->cell, NULL, 0 };
  g_autofree char *chosen = print (office, "pl5", &one, FALSE);
  g_autofree char *cell = print (office, "pl5", &unit, FALSE);

  g_assert_nonnull (strstr (chosen, "Lù Seo Ánh"));
  g_assert_null (strstr (chosen, "Giàng Seo Páo"));
  g_assert_nonnull (strstr (cell, "Giàng Seo Páo"));
  g_assert_nonnull (strstr (cell, "Vàng Thị Mỷ"));
  g_assert_null (strstr (cell, "Lù Seo Ánh"));
}

/* PL 13 has whom the province manages, PL 14 the others. */
static void
test_print_tiers (Office *office, gconstpointer unused)
{
  g_autofree char *proposed = print (office, "pl13", NULL, FALSE);
  g_autofree char *decided = print (office, "pl14", NULL, FALSE);

  g_assert_nonnull (strstr (proposed, "Sùng A Chúng"));
  g_assert_null (strstr (proposed, "Giàng Seo Páo"));
  g_assert_null (strstr (decided, "Sùng A Chúng"));
  g_assert_nonnull (strstr (decided, "Giàng Seo Páo"));
  g_assert_nonnull (strstr (decided, "Lù Seo Ánh"));
  g_assert_null (strstr (decided, "Chưa xếp loại"));
  g_assert_nonnull (strstr (decided, "T/M BAN THƯỜNG VỤ ĐẢNG ỦY XÃ LÙNG PHÌNH"));
}

/* Who is not rated this period stays in the list, and the list says so. */
static void
test_print_unrated (Office *office, gconstpointer unused)
{
  g_autofree char *text = NULL;

  set (office, 0, XEP_STEP_SELF, "unrated", "leave");
  text = print (office, "pl14", NULL, FALSE);
  g_assert_nonnull (strstr (text, "Chưa xếp loại"));
  g_assert_nonnull (strstr (text, "Vàng Thị Mỷ"));
}

static void
refuse_print (Office *office, const char *form)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (office->dir, "none.pdf", NULL);

  g_assert_false (fixture_write (office->store, "pdf", form, office->period, NULL, FALSE, path,
                                 NULL, NULL, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A paper of a decision is for those decided, of a prompt for those asked; a subject asked for by
 * name gets a draft in any case. Given names only: a line may end within a name. */
static void
test_print_needs (Office *office, gconstpointer unused)
{
  const gint64 ids[] = { office->assessments[3] };
  XepReportSelection one = { 0, ids, 1, 0 };
  g_autofree char *decided = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *asked = NULL;

  refuse_print (office, "quyet-dinh-rieng");
  refuse_print (office, "goi-y");
  refuse_print (office, "mau03");
  set (office, 1, XEP_STEP_DECISION, "level", "good");
  set (office, 0, XEP_STEP_SELF, "prompt.1.text", "Thu, nộp đảng phí");
  decided = print (office, "quyet-dinh-rieng", NULL, FALSE);
  g_assert_nonnull (strstr (decided, "Páo"));
  g_assert_null (strstr (decided, "Ánh"));
  draft = print (office, "quyet-dinh-rieng", &one, FALSE);
  g_assert_nonnull (strstr (draft, "Ánh"));
  asked = print (office, "goi-y", NULL, FALSE);
  g_assert_nonnull (strstr (asked, "Mỷ"));
  g_assert_null (strstr (asked, "Páo"));
}

static void
test_print_blank (Office *office, gconstpointer unused)
{
  g_autofree char *text = print (office, "pl5", NULL, TRUE);

  g_assert_nonnull (strstr (text, "CHI BỘ ......"));
  g_assert_nonnull (strstr (text, "I.1.1"));
  g_assert_nonnull (strstr (text, "Quý III, năm 2025"));
  g_assert_nonnull (strstr (text, "PL5 · QIII/2025 · trang 1/"));
  g_assert_null (strstr (text, "Giàng Seo Páo"));
}

static void
test_xlsx (Office *office, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (office->dir, "list.xlsx", NULL);
  g_autofree char *text = NULL;

  g_assert_true (fixture_write (office->store, "xlsx", "pl14", office->period, NULL, FALSE, path,
                                NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  text = fixture_run ("python3", "-c",
                      "import sys, zipfile\n"
                      "z = zipfile.ZipFile(sys.argv[1])\n"
                      "sys.stdout.buffer.write(z.read('xl/worksheets/sheet1.xml'))",
                      path, NULL);
  g_assert_nonnull (strstr (text, "Giàng Seo Páo"));
  g_assert_nonnull (strstr (text, "Lù Seo Ánh"));
}

static void
take_pages (XepPages *pages,
            const XepPaperSubject *subject,
            const XepReportNotes *notes,
            gpointer user_data)
{
  xep_pages_append (user_data, pages);
}

static void
test_pages (Office *office, gconstpointer unused)
{
  static const char *const forms[] = { "pl5", NULL };
  const XepPaperRequest request = { forms, office->period, { 0 }, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPages) pages = xep_pages_new ();
  g_autoptr (XepPaperSink) sink = xep_page_sink_new (take_pages, pages);

  g_assert_true (
      xep_paper_request_run (&request, office->store, sink, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (xep_pages_get_count (pages), ==, 4 * 2);
}

/* Why nothing is printed is said in words, and no file is left. */
static void
refuse (Office *office,
        const char *form,
        gint64 period,
        const XepReportSelection *selection,
        XepError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (office->dir, "none.pdf", NULL);

  g_assert_false (fixture_write (office->store, "pdf", form, period, selection, FALSE, path, NULL,
                                 NULL, NULL, &error));
  g_assert_error (error, XEP_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_refused (Office *office, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  const gint64 unknown[] = { 987654 };
  XepReportSelection nobody = { 0, unknown, 1 };
  gint64 empty, year;

  refuse (office, "pl99", office->period, NULL, XEP_ERROR_NOT_FOUND);
  refuse (office, "pl5", 987654, NULL, XEP_ERROR_NOT_FOUND);
  refuse (office, "pl5", office->period, &nobody, XEP_ERROR_NOT_FOUND);
  empty = xep_period_store_ensure (office->store, 2024, XEP_PERIOD_Q1, &error);
  g_assert_no_error (error);
  refuse (office, "pl5", empty, NULL, XEP_ERROR_NOT_FOUND);
  year = xep_period_store_ensure (office->store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_no_error (error);
  refuse (office, "pl5", year, NULL, XEP_ERROR_INVALID);
}

static void
test_no_sheet (Office *office, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (office->dir, "none.xlsx", NULL);

  g_assert_false (fixture_write (office->store, "xlsx", "pl5", office->period, NULL, FALSE, path,
                                 NULL, NULL, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_cancelled (Office *office, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (office->dir, "none.pdf", NULL);

  g_cancellable_cancel (cancellable);
  g_assert_false (fixture_write (office->store, "pdf", "pl5", office->period, NULL, FALSE, path,
                                 NULL, NULL, cancellable, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(name, function) \
  g_test_add ("/report/" name, Office, NULL, office_set_up, function, office_tear_down)

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  ADD ("subject", test_subject);
  ADD ("subject-group-totals", test_subject_group_totals);
  ADD ("list", test_list);
  ADD ("print-all", test_print_all);
  ADD ("print-selection", test_print_selection);
  ADD ("print-tiers", test_print_tiers);
  ADD ("print-unrated", test_print_unrated);
  ADD ("print-needs", test_print_needs);
  ADD ("print-blank", test_print_blank);
  ADD ("xlsx", test_xlsx);
  ADD ("pages", test_pages);
  ADD ("refused", test_refused);
  ADD ("no-sheet", test_no_sheet);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
