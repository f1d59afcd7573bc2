/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xep-test-import.h"

#include <string.h>

#include "store/xep-person-store.h"
#include "store/xep-unit-store.h"
#include "xep-test-workbook.h"
#include "xep-test.h"

void
xep_test_import_set_up (XepTestImport *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = xep_test_make_dir ();
  fixture->store = xep_store_new (NULL, &error);
  g_assert_no_error (error);
}

void
xep_test_import_tear_down (XepTestImport *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_store_close (fixture->store, &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  xep_test_remove_dir (g_steal_pointer (&fixture->dir));
}

XepImportReport *
xep_test_import_path (XepTestImport *fixture, XepImportKind kind, const char *path)
{
  const XepImportOptions options = { .year = 2025, .period = XEP_PERIOD_Q3, .step = XEP_STEP_SELF };
  g_autoptr (GError) error = NULL;
  XepImportReport *report = NULL;
  gboolean done = xep_import_run (fixture->store, kind, path, &options, &report, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_nonnull (report);
  g_assert_cmpuint (report->rows, ==,
                    report->added + report->updated + report->unchanged + report->refused->len);
  return report;
}

XepImportReport *
xep_test_import_rows (XepTestImport *fixture, XepImportKind kind, const char *const *rows)
{
  g_autofree char *path = xep_test_rows (fixture->dir, "rows.xlsx", rows, NULL);

  return xep_test_import_path (fixture, kind, path);
}

char *
xep_test_import_sample_path (const char *name)
{
  g_autofree char *relative = g_build_filename ("import", name, NULL);

  return xep_test_data (relative);
}

XepImportReport *
xep_test_import_sample (XepTestImport *fixture, XepImportKind kind, const char *name)
{
  g_autofree char *path = xep_test_import_sample_path (name);

  return xep_test_import_path (fixture, kind, path);
}

void
xep_test_assert_counts (
    XepImportReport *report, guint added, guint updated, guint unchanged, guint refused)
{
  for (guint i = 0; i < report->refused->len; i++)
    {
      const XepImportRefusal *refusal = g_ptr_array_index (report->refused, i);

      g_test_message ("refused %s: %s", refusal->cell, refusal->reason);
    }
  g_assert_cmpuint (report->added, ==, added);
  g_assert_cmpuint (report->updated, ==, updated);
  g_assert_cmpuint (report->unchanged, ==, unchanged);
  g_assert_cmpuint (report->refused->len, ==, refused);
}

void
xep_test_assert_refused (XepImportReport *report, guint index, const char *cell, const char *words)
{
  const XepImportRefusal *refusal;

  g_assert_cmpuint (index, <, report->refused->len);
  refusal = g_ptr_array_index (report->refused, index);
  g_test_message ("refused %s: %s", refusal->cell, refusal->reason);
  g_assert_cmpstr (refusal->cell, ==, cell);
  g_assert_nonnull (strstr (refusal->reason, words));
}

XepPerson *
xep_test_find_person (XepStore *store, const char *name, const char *birth_date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  XepPerson *person;
  XepDate date;

  g_assert_true (xep_date_parse_iso (birth_date, &date, &error));
  ids = xep_person_store_find (store, name, date, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  person = xep_person_store_load (store, g_array_index (ids, gint64, 0), &error);
  g_assert_no_error (error);
  return person;
}

guint
xep_test_count_people (XepStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = xep_person_store_list (store, 0, TRUE, &error);

  g_assert_no_error (error);
  return people->len;
}

guint
xep_test_count_units (XepStore *store, gboolean party_cell)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = xep_unit_store_list (store, TRUE, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < units->len; i++)
    n += ((XepUnit *) g_ptr_array_index (units, i))->party_cell == party_cell ? 1 : 0;
  return n;
}

char *
xep_test_describe_posts (XepPerson *person)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < person->posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (person->posts, i);

      if (!xep_date_is_set (post->ended_on))
        g_string_append_printf (text, "%s%s/%s/%s%s", text->len > 0 ? "; " : "", post->title,
                                xep_branch_to_nick (post->branch), post->unit_name,
                                post->head ? "/head" : "");
    }
  return g_strdup (text->str);
}
