/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-paths.h"
#include "report-fixture.h"
#include "report/document/xep-report-data.h"
#include "report/form/xep-report-field.h"
#include "report/form/xep-report-names.h"
#include "xep-test.h"

static void
test_missing (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();

  g_assert_false (xep_report_data_has (data, "name"));
  g_assert_cmpstr (xep_report_data_get (data, "name").text, ==, "");
  xep_report_data_set_text (data, "name", NULL);
  xep_report_data_set_text (data, "unit", "");
  xep_report_data_set_points (data, "self_a", XEP_POINTS_MISSING);
  xep_report_data_set_date (data, "birth_date", XEP_DATE_NONE);
  xep_report_data_set_flag (data, "met", FALSE);
  g_assert_false (xep_report_data_has (data, "name"));
  g_assert_false (xep_report_data_has (data, "unit"));
  g_assert_false (xep_report_data_has (data, "self_a"));
  g_assert_false (xep_report_data_has (data, "birth_date"));
  g_assert_false (xep_report_data_has (data, "met"));
}

/* Zero is a value: a paper that says 0 is not a paper that says nothing. */
static void
test_zero (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();

  xep_report_data_set_points (data, "self_a", 0);
  xep_report_data_set_integer (data, "row", 0);
  g_assert_cmpint (xep_report_data_get (data, "self_a").kind, ==, XEP_VALUE_POINTS);
  g_assert_cmpstr (xep_report_data_get (data, "self_a").text, ==, "0");
  g_assert_cmpstr (xep_report_data_get (data, "row").text, ==, "0");
}

/* A count of nothing is nought, one that is not known is no value. */
static void
test_counts (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();

  xep_report_data_set_count (data, "tasks_done", 0);
  xep_report_data_set_count (data, "tasks_late", -1);
  g_assert_cmpint (xep_report_data_get (data, "tasks_done").kind, ==, XEP_VALUE_INTEGER);
  g_assert_cmpstr (xep_report_data_get (data, "tasks_done").text, ==, "0");
  g_assert_false (xep_report_data_has (data, "tasks_late"));
}

static void
test_formats (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();

  xep_report_data_set_points (data, "self_total", 9050);
  xep_report_data_set_date (data, "birth_date", (XepDate){ 1977, 3, 12 });
  xep_report_data_set_date (data, "decision_date", (XepDate){ 1977, 0, 0 });
  xep_report_data_set_flag (data, "met", TRUE);
  g_assert_cmpstr (xep_report_data_get (data, "self_total").text, ==, "90,5");
  g_assert_cmpint (xep_report_data_get (data, "self_total").points, ==, 9050);
  g_assert_cmpstr (xep_report_data_get (data, "birth_date").text, ==, "12/03/1977");
  g_assert_cmpstr (xep_report_data_get (data, "decision_date").text, ==, "1977");
  g_assert_cmpstr (xep_report_data_get (data, "met").text, ==, "x");
}

static void
test_replace (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%d", i);

      xep_report_data_set_integer (data, name, i);
    }
  xep_report_data_set_text (data, "n39", "khác");
  xep_report_data_set_text (data, "n0", NULL);
  g_assert_cmpstr (xep_report_data_get (data, "n39").text, ==, "khác");
  g_assert_cmpint (xep_report_data_get (data, "n38").integer, ==, 38);
  g_assert_false (xep_report_data_has (data, "n0"));
}

static void
test_rows (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();
  XepReportData *first, *second, *inner;

  g_assert_null (xep_report_data_get_rows (data, "subjects"));
  xep_report_data_set_text (data, "place", "Lùng Phình");
  xep_report_data_set_text (data, "name", "ngoài");
  first = xep_report_data_add_row (data, "criteria_a");
  second = xep_report_data_add_row (data, "criteria_a");
  inner = xep_report_data_add_row (second, "criteria");
  xep_report_data_set_text (second, "name", "trong");

  g_assert_cmpuint (xep_report_data_get_rows (data, "criteria_a")->len, ==, 2);
  g_assert_cmpstr (xep_report_data_get (first, "name").text, ==, "ngoài");
  g_assert_cmpstr (xep_report_data_get (second, "name").text, ==, "trong");
  g_assert_cmpstr (xep_report_data_get (inner, "name").text, ==, "trong");
  g_assert_cmpstr (xep_report_data_get (inner, "place").text, ==, "Lùng Phình");
  g_assert_true (xep_report_data_get_rows (inner, "criteria_a")
                 == xep_report_data_get_rows (data, "criteria_a"));
  g_assert_null (xep_report_data_get_rows (first, "criteria"));
}

/* A value that a row sets to nothing hides the parent's. */
static void
test_empty_hides_parent (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();
  XepReportData *row = xep_report_data_add_row (data, "subjects");

  xep_report_data_set_text (data, "note", "của tất cả");
  xep_report_data_set_text (row, "note", "");
  g_assert_false (xep_report_data_has (row, "note"));
}

static void
test_row_keeps_tree (void)
{
  XepReportData *data = xep_report_data_new ();
  XepReportData *row = xep_report_data_add_row (data, "subjects");

  xep_report_data_set_text (row, "name", "Giàng");
  xep_report_data_ref (row);
  xep_report_data_unref (data);
  g_assert_cmpstr (xep_report_data_get (row, "name").text, ==, "Giàng");
  xep_report_data_unref (row);
}

static void
test_unprintable (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();

  xep_report_data_set_text (data, "name", "Gi\001àn\302\205g\tSeo\nPáo\342\200\213\357\277\277");
  g_assert_cmpstr (xep_report_data_get (data, "name").text, ==, "Giàng Seo\nPáo");
  xep_report_data_set_text (data, "name", "a\342\200\250b\342\200\251c");
  g_assert_cmpstr (xep_report_data_get (data, "name").text, ==, "a\nb\nc");
  xep_report_data_set_text (data, "name", "\001\002");
  g_assert_false (xep_report_data_has (data, "name"));
  xep_report_data_set_text (data, "name", "a\377b");
  g_assert_true (g_utf8_validate (xep_report_data_get (data, "name").text, -1, NULL));
  g_assert_nonnull (strchr (xep_report_data_get (data, "name").text, 'b'));
}

/* Every field has a name of its own and words for whoever writes a form. */
static void
test_fields (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const XepReportField *field = xep_report_field_all (); field->name != NULL; field++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) field->name));
      g_assert_cmpstr (field->meaning, !=, "");
      g_assert_true (xep_report_field_find (field->name) == field);
    }
  g_assert_null (xep_report_field_find ("nothing"));
}

/* data/forms/README.md tells whoever writes a form of every field. */
static void
test_fields_documented (void)
{
  g_autofree char *path = xep_paths_get_data_file ("forms", "README.md");
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (const XepReportField *field = xep_report_field_all (); field->name != NULL; field++)
    {
      g_autofree char *row = g_strdup_printf ("| `%s` | %s", field->name, field->meaning);

      g_assert_nonnull (strstr (text, row));
    }
}

/* A row of a list: who it is, and what the list says about it. */
static XepReportData *
add_subject (XepReportData *data, const char *id, const char *name, XepDate birth, const char *unit)
{
  XepReportData *row = xep_report_data_add_row (data, "subjects");

  xep_report_data_set_text (row, "subject_id", id);
  xep_report_data_set_text (row, "name", name);
  xep_report_data_set_date (row, "birth_date", birth);
  xep_report_data_set_text (row, "unit", unit);
  return row;
}

/* The year where it is enough, else the date, else the unit, else the number of the assessment; a
 * person who stands there twice is no namesake. The placing of the tone makes no other name. */
static void
test_namesakes (void)
{
  static const struct
  {
    const char *id, *name;
    XepDate birth;
    const char *unit, *wanted;
  } people[] = {
    { "p1", "Lù Thị Thuý", { 1985, 3, 2 }, "A", "Lù Thị Thuý (1985)" },
    { "p2", "Lù Thị Thúy", { 1990, 0, 0 }, "A", "Lù Thị Thúy (1990)" },
    { "p3", "Vàng A Páo", { 1970, 1, 5 }, "A", "Vàng A Páo (05/01/1970)" },
    { "p4", "Vàng A Páo", { 1970, 6, 7 }, "A", "Vàng A Páo (07/06/1970)" },
    { "p5", "Vàng A Páo", { 1981, 6, 7 }, "A", "Vàng A Páo (1981)" },
    { "p6", "Cư Seo Lử", { 1970, 1, 5 }, "A", "Cư Seo Lử (05/01/1970, A)" },
    { "p7", "Cư Seo Lử", { 1970, 1, 5 }, "B", "Cư Seo Lử (05/01/1970, B)" },
    { "p8", "Ma Thị Dín", { 0, 0, 0 }, "A", "Ma Thị Dín (A)" },
    { "p9", "Ma Thị Dín", { 1970, 1, 5 }, "B", "Ma Thị Dín (1970)" },
    { "p10", "Sùng Seo Dở", { 1970, 1, 5 }, "B", "Sùng Seo Dở" },
    { "p10", "Sùng Seo Dở", { 1970, 1, 5 }, "C", "Sùng Seo Dở" },
    { "c1", "Chi ủy", { 0, 0, 0 }, "A", "Chi ủy (A)" },
    { "c2", "Chi ủy", { 0, 0, 0 }, "B", "Chi ủy (B)" },
    { "c3", "Chi ủy", { 0, 0, 0 }, "C", "Chi ủy (C, số 7)" },
    { "c4", "Chi ủy", { 0, 0, 0 }, "C", "Chi ủy (C, số 7)" },
  };
  g_autoptr (XepForm) form = fixture_load_form ("pl5");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  XepReportData *rows[G_N_ELEMENTS (people)];

  xep_report_data_set_integer (data, "subject_number", 7);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    rows[i] = add_subject (data, people[i].id, people[i].name, people[i].birth, people[i].unit);
  /* once more changes nothing */
  for (guint times = 0; times < 2; times++)
    {
      xep_report_names_tell_apart (data, xep_form_get_words (form));
      for (guint i = 0; i < G_N_ELEMENTS (people); i++)
        g_assert_cmpstr (xep_report_data_get (rows[i], "name").text, ==, people[i].wanted);
    }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/report-data/missing", test_missing);
  g_test_add_func ("/report-data/zero", test_zero);
  g_test_add_func ("/report-data/counts", test_counts);
  g_test_add_func ("/report-data/formats", test_formats);
  g_test_add_func ("/report-data/replace", test_replace);
  g_test_add_func ("/report-data/rows", test_rows);
  g_test_add_func ("/report-data/empty-hides-parent", test_empty_hides_parent);
  g_test_add_func ("/report-data/row-keeps-tree", test_row_keeps_tree);
  g_test_add_func ("/report-data/unprintable", test_unprintable);
  g_test_add_func ("/report-data/namesakes", test_namesakes);
  g_test_add_func ("/report-data/fields", test_fields);
  g_test_add_func ("/report-data/fields-documented", test_fields_documented);
  return g_test_run ();
}
