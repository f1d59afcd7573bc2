/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/xep-error.h"
#include "base/xep-paths.h"
#include "model/xep-regulation-edit.h"
#include "model/xep-regulation-library.h"
#include "xep-test.h"

typedef struct
{
  XepRegulation *regulation;
  XepRegulationEdit *edit;
  char *own; /* regulations folder of the clerk */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = xep_paths_get_data_file ("regulations", "lung-phinh-2025.xml");
  g_autofree char *user_dir = xep_paths_get_user_dir ();
  g_autoptr (GError) error = NULL;

  fixture->own = g_build_filename (user_dir, "regulations", NULL);
  fixture->regulation = xep_regulation_load (path, &error);
  g_assert_no_error (error);
  fixture->edit = xep_regulation_edit_new (fixture->regulation, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  xep_regulation_edit_free (fixture->edit);
  xep_regulation_unref (fixture->regulation);
  remove_folder (fixture->own);
  g_free (fixture->own);
}

static void
assert_value (Fixture *fixture, const char *key, const char *expected)
{
  g_autofree char *text = xep_regulation_edit_get (fixture->edit, key);

  g_assert_cmpstr (text, ==, expected);
}

static void
set (Fixture *fixture, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean done = xep_regulation_edit_set (fixture->edit, key, text, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
assert_sums (Fixture *fixture, const char *id, XepPoints part_a, XepPoints part_b)
{
  XepPoints a = -1, b = -1;

  g_assert_true (xep_regulation_edit_get_sums (fixture->edit, id, &a, &b));
  g_assert_cmpint (a, ==, part_a);
  g_assert_cmpint (b, ==, part_b);
}

/* Of each kind of key: what stands there, what is typed, what it is then. */
static const struct
{
  const char *key;
  const char *before;
  const char *typed;
  const char *after;
} keys[] = {
  { "set.PL3.name", "Phụ lục 3 – Tập thể cấp ủy", "  Phụ lục 3 – \"Cấp ủy\" <xã> & chi bộ ",
    "Phụ lục 3 – \"Cấp ủy\" <xã> & chi bộ" },
  { "set.PL3.provisional", "yes", "no", "no" },
  { "set.PL3-CB.group.I.name", "Nhóm tiêu chí chung", "Tiêu chí chung", "Tiêu chí chung" },
  { "set.PL3.criterion.II.2.1.label",
    "Kết quả xếp loại chính quyền, Mặt trận, đoàn thể, lĩnh vực, đơn vị do cấp ủy phụ trách",
    "Kết quả <mới> & khác", "Kết quả <mới> & khác" },
  { "set.PL3.criterion.II.1.4.maximum", "7,5", "7.75", "7,75" },
  { "exempt.relieved.text", "Được miễn công tác và sinh hoạt đảng", "Được miễn", "Được miễn" },
  { "unrated.leave.text", "Nghỉ ốm, nghỉ thai sản từ 02 tháng trở lên trong quý", "Nghỉ", "Nghỉ" },
  { "component.year.3.text", "Biên bản hội nghị kiểm điểm", "Biên bản", "Biên bản" },
  { "component.quarter.3.text", "Biên bản hội nghị của cấp ủy, tập thể lãnh đạo", "Biên bản quý",
    "Biên bản quý" },
  { "component.year.6.if-any", "yes", "no", "no" },
  { "component.year.1.if-any", "no", "yes", "yes" },
  { "component.year.1.kinds", "collective leader staff member", "leader staff", "leader staff" },
  { "component.year.10.kinds", "leader staff", "member", "member" },
  { "component.quarter.4.tiers", "province", "commune unit none", "commune unit none" },
  { "component.year.10.tiers", "province commune unit none", "province", "province" },
  { "component.year.9.party-members", "yes", "no", "no" },
  { "component.year.9.once", "yes", "no", "no" },
  { "component.year.10.provisional", "yes", "no", "no" },
  { "deadline.year-units.day", "20", " 18 ", "18" },
  { "deadline.year-units.month", "12", "11", "11" },
  { "deadline.q1-units.provisional", "yes", "no", "no" },
  { "quota.heads.percent", "20", "15", "15" },
  { "quota.heads.raised-percent", "25", "30", "30" },
  { "quota.heads.denominator", "good", "rated", "rated" },
  { "quota.heads.rounding", "half-up", "down", "down" },
  { "quota.heads.heads-apart", "yes", "no", "no" },
  { "quota.heads.text", "Người đứng đầu", "Cấp trưởng", "Cấp trưởng" },
};

/* Each key is read, set and read again; the file is still one; the line alone differs. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *xml = NULL;
      g_autoptr (XepRegulation) regulation = NULL;

      g_test_message ("%s", keys[i].key);
      assert_value (fixture, keys[i].key, keys[i].before);
      set (fixture, keys[i].key, keys[i].typed);
      assert_value (fixture, keys[i].key, keys[i].after);
    }
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *key;
    const char *text;
    XepError code;
  } cases[] = {
    { "set.PL3.name", "   ", XEP_ERROR_INVALID },
    { "set.PL3.provisional", "maybe", XEP_ERROR_INVALID },
    { "set.PL3.criterion.I.1.label", "", XEP_ERROR_INVALID },
    { "set.PL3.criterion.I.1.maximum", "", XEP_ERROR_INVALID },
    { "set.PL3.criterion.I.1.maximum", "0", XEP_ERROR_INVALID },
    { "set.PL3.criterion.I.1.maximum", "-1", XEP_ERROR_INVALID },
    { "set.PL3.criterion.I.1.maximum", "5,1", XEP_ERROR_INVALID },
    { "set.PL3.criterion.I.1.maximum", "100,25", XEP_ERROR_INVALID },
    { "set.PL3.criterion.I.1.maximum", "năm", XEP_ERROR_INVALID },
    { "deadline.year-units.day", "0", XEP_ERROR_INVALID },
    { "deadline.year-units.day", "32", XEP_ERROR_INVALID },
    { "deadline.year-units.month", "13", XEP_ERROR_INVALID },
    { "deadline.year-units.period", "Q1", XEP_ERROR_INVALID },
    { "quota.heads.percent", "101", XEP_ERROR_INVALID },
    { "quota.heads.percent", "20,5", XEP_ERROR_INVALID },
    { "quota.heads.denominator", "good|rated", XEP_ERROR_INVALID },
    { "quota.heads.rounding", "", XEP_ERROR_INVALID },
    { "set.PL33.name", "Tên", XEP_ERROR_NOT_FOUND },
    { "set.PL3.criterion.I.7.label", "Chữ", XEP_ERROR_NOT_FOUND },
    { "set.PL3.group.III.name", "Chữ", XEP_ERROR_NOT_FOUND },
    { "set.PL3.annex", "PL4", XEP_ERROR_NOT_FOUND },
    { "component.month.1.text", "Chữ", XEP_ERROR_NOT_FOUND },
    { "component.year.14.text", "Chữ", XEP_ERROR_NOT_FOUND },
    { "exempt.text", "Chữ", XEP_ERROR_NOT_FOUND },
    { "", "Chữ", XEP_ERROR_NOT_FOUND },
    { "nothing.at.all", "Chữ", XEP_ERROR_NOT_FOUND },
  };
  const char *before = xep_regulation_get_xml (fixture->regulation);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_test_message ("%s = “%s”", cases[i].key, cases[i].text);
      g_assert_false (xep_regulation_edit_set (fixture->edit, cases[i].key, cases[i].text, &error));
      g_assert_error (error, XEP_ERROR, (int) cases[i].code);
      after = xep_regulation_edit_dup_xml (fixture->edit);
      g_assert_cmpstr (after, ==, before);
    }
  assert_value (fixture, "set.PL33.name", NULL);
  assert_value (fixture, "nothing", NULL);
}

/* The only line that differs is the one that was edited. */
static void
test_rest_stays (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) before = g_strsplit (xep_regulation_get_xml (fixture->regulation), "\n", -1);
  g_autofree char *xml = NULL;
  g_auto (GStrv) after = NULL;
  guint differing = 0;

  set (fixture, "set.PL9.criterion.I.1.1.label", "Chữ khác");
  xml = xep_regulation_edit_dup_xml (fixture->edit);
  after = g_strsplit (xml, "\n", -1);
  g_assert_cmpuint (g_strv_length (after), ==, g_strv_length (before));
  for (guint i = 0; before[i] != NULL; i++)
    {
      if (g_str_equal (before[i], after[i]))
        continue;
      differing++;
      g_assert_nonnull (strstr (after[i], "Chữ khác"));
    }
  g_assert_cmpuint (differing, ==, 1);
  g_assert_nonnull (strstr (xml, "<!--"));
}

/* A value that is there already, in another spelling, is no change; nor is one put back. */
static void
test_no_change (Fixture *fixture, gconstpointer data)
{
  const char *before = xep_regulation_get_xml (fixture->regulation);
  g_autofree char *after = NULL;
  g_autofree char *words = NULL;

  set (fixture, "set.PL3.criterion.II.1.4.maximum", "7.50");
  set (fixture, "exempt.relieved.text", "Được miễn");
  set (fixture, "exempt.relieved.text", "Được miễn công tác và sinh hoạt  đảng");
  after = xep_regulation_edit_dup_xml (fixture->edit);
  g_assert_cmpstr (after, ==, before);
  words = xep_regulation_edit_describe_changes (fixture->edit);
  g_assert_cmpstr (words, ==, "");
}

/* Marks that look like elements stand in comments, CDATA and attributes; elements are empty, quoted
 * with ' and spread over lines. Each change touches its place alone. */
static void
test_odd_markup (Fixture *fixture, gconstpointer data)
{
  static const char odd[]
      = "<?xml version='1.0'?>\r\n<!-- <regulation> \"'-->\r\n<regulation provisional = 'yes'\n"
        "  title='a > b'><!-- > --><exempt-reasons>\n"
        "\t<reason id='x'><![CDATA[</reason> a]]></reason>\n"
        "\t<reason\n id=\"y\"\tshort='z>'/><?go <reason?></exempt-reasons></regulation>\n";
  static const char expected[]
      = "<?xml version='1.0'?>\r\n<!-- <regulation> \"'-->\r\n<regulation provisional = 'yes'\n"
        "  title='a > b'><!-- > --><exempt-reasons>\n"
        "\t<reason id='x'>mới</reason>\n"
        "\t<reason\n id=\"y\"\tshort='z>'>sau</reason><?go "
        "<reason?></exempt-reasons></regulation>\n";
  g_autoptr (GError) error = NULL;
  g_autofree char *xml = NULL;

  g_assert_true (xep_regulation_edit_reset (fixture->edit, odd, &error));
  g_assert_no_error (error);
  assert_value (fixture, "exempt.x.text", "</reason> a");
  set (fixture, "exempt.x.text", "mới");
  set (fixture, "exempt.y.text", "sau");
  xml = xep_regulation_edit_dup_xml (fixture->edit);
  g_assert_cmpstr (xml, ==, expected);
}

/* No bytes of another encoding are mixed in. */
static void
test_encoding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (xep_regulation_edit_reset (
      fixture->edit, "<?xml version='1.0' encoding='ISO-8859-1'?>\n<regulation/>", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  assert_value (fixture, "exempt.relieved.text", "Được miễn công tác và sinh hoạt đảng");
}

static void
test_sums (Fixture *fixture, gconstpointer data)
{
  assert_sums (fixture, "PL3", 3000, 7000);
  set (fixture, "set.PL3.criterion.I.1.maximum", "4,5");
  assert_sums (fixture, "PL3", 2950, 7000);
  g_assert_cmpint (xep_regulation_edit_get_group_sum (fixture->edit, "PL3", "I"), ==, 2950);
  g_assert_cmpint (xep_regulation_edit_get_group_sum (fixture->edit, "PL3", "II.1"), ==, 5000);
  g_assert_cmpint (xep_regulation_edit_get_group_sum (fixture->edit, "PL3", "IX"), ==, 0);
  g_assert_false (
      xep_regulation_edit_get_sums (fixture->edit, "PL33", &(XepPoints){ 0 }, &(XepPoints){ 0 }));
}

static void
assert_numbers (Fixture *fixture, const char *what, const char *expected)
{
  g_auto (GStrv) ids = xep_regulation_edit_list (fixture->edit, what);
  g_autofree char *joined = g_strjoinv (" ", ids);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  assert_numbers (fixture, "set.PL3.group", "I II.1 II.2");
  assert_numbers (fixture, "set.PL3.group.II.2.criterion", "II.2.1 II.2.2");
  assert_numbers (fixture, "exempt", "relieved suspended newly-admitted");
  assert_numbers (fixture, "component.quarter", "1 2 3 4 5");
  assert_numbers (fixture, "component.year", "1 2 3 4 5 6 7 8 9 10 11 12 13");
  assert_numbers (fixture, "quota", "collectives party-organisations heads leaders staff members");
  assert_numbers (fixture, "set.PL33.criterion", "");
  assert_numbers (fixture, "song", "");
}

static void
test_criteria (Fixture *fixture, gconstpointer data)
{
  XepRegulationEdit *edit = fixture->edit;
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_regulation_edit_add_criterion (edit, "PL3", "II.2", &error));
  g_assert_no_error (error);
  assert_numbers (fixture, "set.PL3.group.II.2.criterion", "II.2.1 II.2.2 II.2.3");
  assert_value (fixture, "set.PL3.criterion.II.2.3.label", "");
  assert_value (fixture, "set.PL3.criterion.II.2.3.maximum", "0");
  set (fixture, "set.PL3.criterion.II.2.3.label", "Việc mới");
  set (fixture, "set.PL3.criterion.II.2.3.maximum", "10");
  assert_sums (fixture, "PL3", 3000, 8000);
  g_assert_true (xep_regulation_edit_remove_criterion (edit, "PL3", "II.2.1", &error));
  g_assert_no_error (error);
  assert_sums (fixture, "PL3", 3000, 7000);
  g_assert_cmpint (xep_regulation_edit_get_group_sum (edit, "PL3", "II.2"), ==, 2000);
  assert_numbers (fixture, "set.PL3.group.II.2.criterion", "II.2.2 II.2.3");

  g_assert_true (xep_regulation_edit_remove_criterion (edit, "PL3", "II.2.3", &error));
  g_assert_false (xep_regulation_edit_remove_criterion (edit, "PL3", "II.2.2", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (xep_regulation_edit_remove_criterion (edit, "PL3", "IX", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (xep_regulation_edit_add_criterion (edit, "PL33", "I", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (xep_regulation_edit_add_criterion (edit, "PL3", "IX", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (xep_regulation_edit_insert_criterion (edit, "PL3", "I", "II.2.9", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
}

static void
assert_change (
    GPtrArray *changes, guint index, const char *section, guint changed, guint added, guint removed)
{
  const XepRegulationChange *change = g_ptr_array_index (changes, index);

  g_assert_cmpstr (change->section, ==, section);
  g_assert_cmpuint (change->changed, ==, changed);
  g_assert_cmpuint (change->added, ==, added);
  g_assert_cmpuint (change->removed, ==, removed);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *words = NULL;

  set (fixture, "set.PL3.criterion.I.1.label", "Chữ khác");
  set (fixture, "set.PL3.criterion.I.1.maximum", "4");
  g_assert_true (xep_regulation_edit_add_criterion (fixture->edit, "PL3-CB", "I", &error));
  g_assert_true (xep_regulation_edit_remove_criterion (fixture->edit, "PL3-CB", "I.1", &error));
  set (fixture, "deadline.year-units.day", "18");
  changes = xep_regulation_edit_list_changes (fixture->edit);
  g_assert_cmpuint (changes->len, ==, 3);
  assert_change (changes, 0, "set.PL3", 2, 0, 0);
  assert_change (changes, 1, "set.PL3-CB", 0, 1, 1);
  assert_change (changes, 2, "deadline", 1, 0, 0);
  words = xep_regulation_edit_describe_changes (fixture->edit);
  g_assert_true (g_str_has_prefix (words, "Phụ lục 3 – Tập thể cấp ủy: 2 "));
}

static void
assert_not_published (Fixture *fixture, XepDate effective, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = xep_regulation_edit_publish (fixture->edit, effective, &error);

  g_assert_null (path);
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_false (g_file_test (fixture->own, G_FILE_TEST_EXISTS));
}

static const XepDate new_year = { 2026, 1, 1 };

static void
test_not_published (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_not_published (fixture, new_year, "");
  set (fixture, "set.PL3.criterion.I.1.maximum", "4,5");
  assert_not_published (fixture, new_year, "99,5");
  set (fixture, "set.PL3.criterion.II.1.1.maximum", "10,5");
  assert_not_published (fixture, new_year, "70,5");
  set (fixture, "set.PL3.criterion.I.1.maximum", "5");
  set (fixture, "set.PL3.criterion.II.1.1.maximum", "10");
  g_assert_true (xep_regulation_edit_add_criterion (fixture->edit, "PL3", "II.2", &error));
  assert_not_published (fixture, new_year, "II.2.3");
  set (fixture, "set.PL3.criterion.II.2.3.label", "Việc mới");
  assert_not_published (fixture, new_year, "II.2.3");
  set (fixture, "set.PL3.criterion.II.2.3.maximum", "5");
  set (fixture, "set.PL3.criterion.II.2.2.maximum", "5");
  assert_not_published (fixture, (XepDate){ 2025, 11, 27 }, "28/11/2025");
  assert_not_published (fixture, (XepDate){ 2026, 0, 0 }, "");
  assert_not_published (fixture, XEP_DATE_NONE, "");
  set (fixture, "deadline.q1-units.day", "31");
  set (fixture, "deadline.q1-units.month", "4");
  assert_not_published (fixture, new_year, "q1-units");
  set (fixture, "deadline.q1-units.month", "3");
  set (fixture, "quota.heads.raised-percent", "10");
  assert_not_published (fixture, new_year, "heads");
}

/* The library takes the new one; what was loaded before is as it was. */
static void
test_publish (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepRegulation) current = NULL;
  g_autofree char *path = NULL;
  g_autofree char *again = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *name = NULL;

  set (fixture, "set.PL3.criterion.I.1.label", "Chữ khác");
  set (fixture, "set.PL3.criterion.I.1.maximum", "4,5");
  set (fixture, "set.PL3.criterion.I.2.maximum", "5,5");
  path = xep_regulation_edit_publish (fixture->edit, (XepDate){ 2025, 11, 28 }, &error);
  g_assert_no_error (error);
  name = g_path_get_basename (path);
  g_assert_cmpstr (name, ==, "lung-phinh-2025-3.xml");
  current = xep_regulation_library_load_current (&warning, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (warning, ==, NULL);
  g_assert_cmpstr (xep_regulation_get_version (current), ==, "3");
  g_assert_cmpstr (xep_criteria_set_find (xep_regulation_find_set (current, "PL3"), "I.1")->label,
                   ==, "Chữ khác");
  g_assert_cmpint (xep_criteria_set_find (xep_regulation_find_set (current, "PL3"), "I.1")->maximum,
                   ==, 450);
  g_assert_cmpint (
      xep_criteria_set_find (xep_regulation_find_set (fixture->regulation, "PL3"), "I.1")->maximum,
      ==, 500);
  g_assert_nonnull (strstr (xep_regulation_get_xml (current), "Kế hoạch, mục II.2: ba trường hợp"));

  /* A second time takes the next free version and leaves the first file alone. */
  again = xep_regulation_edit_publish (fixture->edit, new_year, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (again, "lung-phinh-2025-4.xml"));
}

/* When the last set was compared the regulation is provisional no more. */
static void
test_provisional (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) sets = xep_regulation_edit_list (fixture->edit, "set");
  g_autoptr (XepRegulation) regulation = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (sets), >, 20);
  for (guint i = 0; sets[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("set.%s.provisional", sets[i]);
      g_autofree char *xml = xep_regulation_edit_dup_xml (fixture->edit);

      g_assert_nonnull (strstr (xml, "effective=\"2025-11-28\" provisional=\"yes\""));
      set (fixture, key, "no");
    }
  g_autofree char *xml = xep_regulation_edit_dup_xml (fixture->edit);
  regulation = xep_regulation_parse (xml, -1, "test", &error);
  g_assert_no_error (error);
  g_assert_false (xep_regulation_is_provisional (regulation));
  set (fixture, "set.PL3.provisional", "yes");
  g_free (xml);
  xml = xep_regulation_edit_dup_xml (fixture->edit);
  g_assert_nonnull (strstr (xml, "effective=\"2025-11-28\" provisional=\"yes\""));
}

/* A file stands where the folder should be: told in words, and nothing is lost. */
static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *user_dir = xep_paths_get_user_dir ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_assert_cmpint (g_mkdir_with_parents (user_dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->own, "", 0, NULL));
  set (fixture, "exempt.relieved.text", "Được miễn");
  path = xep_regulation_edit_publish (fixture->edit, new_year, &error);
  g_assert_null (path);
  g_assert_true (error->domain == XEP_ERROR);
  assert_value (fixture, "exempt.relieved.text", "Được miễn");
  g_assert_cmpint (g_remove (fixture->own), ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/regulation-edit/keys", test_keys },
    { "/regulation-edit/refused", test_refused },
    { "/regulation-edit/rest-stays", test_rest_stays },
    { "/regulation-edit/no-change", test_no_change },
    { "/regulation-edit/odd-markup", test_odd_markup },
    { "/regulation-edit/encoding", test_encoding },
    { "/regulation-edit/sums", test_sums },
    { "/regulation-edit/lists", test_lists },
    { "/regulation-edit/criteria", test_criteria },
    { "/regulation-edit/changes", test_changes },
    { "/regulation-edit/not-published", test_not_published },
    { "/regulation-edit/publish", test_publish },
    { "/regulation-edit/provisional", test_provisional },
    { "/regulation-edit/unwritable", test_unwritable },
  };

  xep_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
