/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-fixture.h"
#include "gui/history/xep-history-window.h"
#include "gui/history/xep-remedy-window.h"
#include "gui/shared/xep-plain-list.h"
#include "store-fixture.h"
#include "store/xep-remedy-store.h"

#define TRANSLATED(text) g_dgettext ("xeploai", (text))

/* A leader with two years, the first with two shortcomings. */
typedef struct
{
  XepStore *store;
  XepContext *context;
  gint64 person, before, period, first, second;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 unit;

  fixture->store = fixture_store ();
  fixture->context = xep_context_new (fixture->store, NULL);
  unit = fixture_unit (fixture->store, "Chi bộ thôn Pờ Chồ", TRUE);
  fixture->person
      = fixture_person (fixture->store, "Giàng Seo Páo", "1981-03-12", unit, XEP_KIND_LEADER);
  fixture->before = fixture_open (fixture->store, 2024, XEP_PERIOD_YEAR, NULL);
  fixture->period = fixture_open (fixture->store, 2025, XEP_PERIOD_YEAR, NULL);
  fixture->first
      = fixture_assessment (fixture->store, fixture->before, XEP_KIND_LEADER, fixture->person);
  fixture->second
      = fixture_assessment (fixture->store, fixture->period, XEP_KIND_LEADER, fixture->person);
  fixture_set (fixture->store, fixture->first, XEP_STEP_DECISION, "level", "good");
  fixture_set (fixture->store, fixture->first, XEP_STEP_SELF, "shortcoming.1.text", "Họp muộn");
  fixture_set (fixture->store, fixture->first, XEP_STEP_SELF, "shortcoming.1.due", "30/6/2025");
  fixture_set (fixture->store, fixture->first, XEP_STEP_SELF, "shortcoming.2.text", "Báo cáo chậm");
  fixture_set (fixture->store, fixture->first, XEP_STEP_SELF, "shortcoming.2.due", "31/3/2025");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->context);
  g_object_unref (fixture->store);
}

static XepPlainList *
get_list (GtkWindow *window)
{
  return XEP_PLAIN_LIST (
      gui_fixture_find_type (gtk_window_get_child (window), XEP_TYPE_PLAIN_LIST));
}

/* Two years as a leader and as a member: four lines, newest first. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autofree char *subject = fixture_subject (fixture->person);
  g_autoptr (GError) error = NULL;
  XepHistoryWindow *window
      = xep_history_window_new (fixture->context, subject, "Giàng Seo Páo", &error);
  XepPlainRow *row;

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  gui_fixture_settle ();
  g_assert_cmpint (xep_plain_list_get_count (get_list (GTK_WINDOW (window))), ==,
                   fixture_count (fixture->store, "SELECT count(*) FROM assessment"));
  row = xep_plain_list_get_selected (get_list (GTK_WINDOW (window)));
  g_assert_nonnull (strstr (xep_plain_row_get_text (row, 0), "2025"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (xep_history_window_new (fixture->context, "p99999", "", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

/* By due date; what is reported as done is gone. */
static void
test_remedies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) remedies = xep_remedy_store_list (fixture->store, fixture->period, NULL);
  const XepOpenRemedy *first, *second;
  g_autofree char *state = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_assert_nonnull (remedies);
  g_assert_cmpuint (remedies->len, ==, 2);
  first = g_ptr_array_index (remedies, 0);
  second = g_ptr_array_index (remedies, 1);
  g_assert_cmpstr (first->shortcoming->text, ==, "Báo cáo chậm");
  g_assert_cmpstr (second->shortcoming->text, ==, "Họp muộn");
  g_assert_cmpint (first->state, ==, XEP_REMEDY_NONE);
  g_assert_cmpint (first->year, ==, 2024);

  state = g_strdup_printf ("remedy.%" G_GINT64_FORMAT ".state", first->shortcoming->id);
  fixture_set (fixture->store, fixture->second, XEP_STEP_SELF, state, "partial");
  after = xep_remedy_store_list (fixture->store, fixture->period, NULL);
  g_assert_cmpint (((XepOpenRemedy *) g_ptr_array_index (after, 0))->state, ==, XEP_REMEDY_PARTIAL);
  g_clear_pointer (&after, g_ptr_array_unref);
  fixture_set (fixture->store, fixture->second, XEP_STEP_SELF, state, "done");
  after = xep_remedy_store_list (fixture->store, fixture->period, NULL);
  g_assert_cmpuint (after->len, ==, 1);
}

/* What is found later does not stand in an earlier period. */
static void
test_remedies_of_the_past (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) remedies = NULL;

  fixture_set (fixture->store, fixture->second, XEP_STEP_SELF, "shortcoming.1.text", "Mới");
  remedies = xep_remedy_store_list (fixture->store, fixture->before, NULL);
  g_assert_cmpuint (remedies->len, ==, 2);
  g_clear_pointer (&remedies, g_ptr_array_unref);
  remedies = xep_remedy_store_list (fixture->store, fixture->period, NULL);
  g_assert_cmpuint (remedies->len, ==, 3);
  g_assert_cmpstr (((XepOpenRemedy *) g_ptr_array_index (remedies, 2))->shortcoming->text, ==,
                   "Mới");
}

static void
test_remedy_window (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  XepRemedyWindow *window;
  XepPlainRow *row;

  g_assert_true (xep_context_set_period (fixture->context, 2025, XEP_PERIOD_YEAR, &error));
  window = xep_remedy_window_new (fixture->context, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  gui_fixture_settle ();
  g_assert_cmpuint (xep_plain_list_get_count (get_list (GTK_WINDOW (window))), ==, 2);
  row = xep_plain_list_get_selected (get_list (GTK_WINDOW (window)));
  g_assert_cmpstr (xep_plain_row_get_text (row, 3), ==, "Báo cáo chậm");
  g_assert_cmpstr (xep_plain_row_get_text (row, 6), ==, TRANSLATED ("Not reported yet"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  if (!gui_fixture_start (&argc, &argv))
    return 0;
  add ("/history/history", test_history);
  add ("/history/unknown", test_unknown);
  add ("/history/remedies", test_remedies);
  add ("/history/remedies-of-the-past", test_remedies_of_the_past);
  add ("/history/remedy-window", test_remedy_window);
  return g_test_run ();
}
