/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-fixture.h"
#include "gui/subjects/xep-subject-page.h"
#include "store-fixture.h"

/* A file with a leader, a year and a quarter, and who listens as a window would. */
typedef struct
{
  XepStore *store;
  XepContext *context;
  gint64 unit, leader, year, quarter;
  GString *heard;
} Fixture;

static void
enter_period_cb (Fixture *fixture, int year, int code)
{
  g_autoptr (GError) error = NULL;

  g_string_append_printf (fixture->heard, "%d/%d ", year, code);
  g_assert_true (xep_context_set_period (fixture->context, year, (XepPeriodCode) code, &error));
  g_assert_no_error (error);
}

static void
show_subject_cb (Fixture *fixture, int kind, const char *subject_id)
{
  g_string_append_printf (fixture->heard, "%s:%s ", xep_kind_to_nick ((XepSubjectKind) kind),
                          subject_id);
}

static void
reload_cb (Fixture *fixture)
{
  g_string_append (fixture->heard, "reload ");
}

static void
notice_cb (Fixture *fixture, const char *text)
{
  g_string_append_printf (fixture->heard, "“%s” ", text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = fixture_store ();
  fixture->unit = fixture_unit (fixture->store, "Chi bộ thôn Pờ Chồ", TRUE);
  fixture->leader = fixture_person (fixture->store, "Giàng Seo Páo", "1981-03-12", fixture->unit,
                                    XEP_KIND_LEADER);
  fixture->year = fixture_open (fixture->store, 2025, XEP_PERIOD_YEAR, NULL);
  fixture->quarter = fixture_open (fixture->store, 2025, XEP_PERIOD_Q1, NULL);
  fixture->context = xep_context_new (fixture->store, NULL);
  fixture->heard = g_string_new (NULL);
  g_signal_connect_swapped (fixture->context, "enter-period", G_CALLBACK (enter_period_cb),
                            fixture);
  g_signal_connect_swapped (fixture->context, "show-subject", G_CALLBACK (show_subject_cb),
                            fixture);
  g_signal_connect_swapped (fixture->context, "reload", G_CALLBACK (reload_cb), fixture);
  g_signal_connect_swapped (fixture->context, "notice", G_CALLBACK (notice_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->context);
  g_object_unref (fixture->store);
  g_string_free (fixture->heard, TRUE);
}

/* What was heard since the last time. */
static void
assert_heard (Fixture *fixture, const char *wanted)
{
  g_assert_cmpstr (fixture->heard->str, ==, wanted);
  g_string_truncate (fixture->heard, 0);
}

static void
test_period (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_context_get_store (fixture->context) == fixture->store);
  g_assert_true (xep_context_set_period (fixture->context, 2025, XEP_PERIOD_Q1, &error));
  g_assert_cmpint (xep_context_get_year (fixture->context), ==, 2025);
  g_assert_cmpint (xep_context_get_period_code (fixture->context), ==, XEP_PERIOD_Q1);
  g_assert_cmpint (xep_context_get_period_id (fixture->context), ==, fixture->quarter);
  g_assert_true (xep_context_set_period (fixture->context, 2031, XEP_PERIOD_YEAR, &error));
  g_assert_cmpint (xep_context_get_year (fixture->context), ==, 2031);
  g_assert_cmpint (xep_context_get_period_id (fixture->context), ==, 0);
  assert_heard (fixture, "");
}

/* An assessment is shown in its period, and the period is asked for only if it is not there. */
static void
test_assessment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) page
      = g_object_ref_sink (xep_subject_page_new (fixture->context, XEP_KIND_MEMBER));
  gint64 id
      = fixture_assessment (fixture->store, fixture->quarter, XEP_KIND_LEADER, fixture->leader);
  XepFinding finding = { .assessment_id = id };
  g_autofree char *subject = fixture_subject (fixture->leader);
  g_autofree char *there = g_strdup_printf ("leader:%s ", subject);
  g_autofree char *elsewhere = g_strdup_printf ("2025/%d %s", XEP_PERIOD_Q1, there);

  gui_fixture_load (page, fixture->context, 2025, XEP_PERIOD_YEAR);
  xep_context_set_tab (fixture->context, XEP_TAB (page));
  xep_context_show_assessment (fixture->context, id);
  assert_heard (fixture, elsewhere);
  xep_context_show_finding (fixture->context, &finding);
  assert_heard (fixture, there);
  /* No tab is there on the welcome page: the period is entered all the same. */
  xep_context_set_tab (fixture->context, NULL);
  xep_context_show_assessment (fixture->context, id);
  assert_heard (fixture, elsewhere);
}

/* A person without an assessment stands among the members, who are all in the Party here. */
static void
test_record (Fixture *fixture, gconstpointer data)
{
  g_autofree char *subject = fixture_subject (fixture->leader);
  g_autofree char *wanted = g_strdup_printf ("member:%s ", subject);
  XepFinding finding = { .subject_id = subject };

  xep_context_show_record (fixture->context, subject);
  assert_heard (fixture, wanted);
  xep_context_show_finding (fixture->context, &finding);
  assert_heard (fixture, wanted);
  xep_context_show_record (fixture->context, "c4711");
  assert_heard (fixture, "collective:c4711 ");
}

/* What is not in the file is told in a dialog, and nothing moves. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint before = g_list_model_get_n_items (windows);

  xep_context_show_assessment (fixture->context, 4711);
  assert_heard (fixture, "");
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, before + 1);
  xep_context_show_record (fixture->context, "p4711");
  assert_heard (fixture, "");
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, before + 2);
  while (g_list_model_get_n_items (windows) > before)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (windows, before);

      gtk_window_destroy (dialog);
    }
}

/* The selection is that of the tab that is seen; without one nothing is chosen. */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  g_autofree char *subject = fixture_subject (fixture->leader);
  GtkWidget *page = xep_subject_page_new (fixture->context, XEP_KIND_LEADER);
  GtkWindow *window = gui_fixture_present (page);
  XepSelection chosen = xep_context_get_selection (fixture->context);

  g_assert_cmpint (chosen.kind, ==, -1);
  g_assert_null (chosen.subject_id);
  gui_fixture_load (page, fixture->context, 2025, XEP_PERIOD_YEAR);
  xep_context_set_tab (fixture->context, XEP_TAB (page));
  chosen = xep_context_get_selection (fixture->context);
  g_assert_cmpint (chosen.kind, ==, XEP_KIND_LEADER);
  g_assert_null (chosen.subject_id);
  xep_subject_page_show_unit (XEP_SUBJECT_PAGE (page), fixture->unit);
  g_assert_true (xep_subject_page_choose (XEP_SUBJECT_PAGE (page), subject));
  chosen = xep_context_get_selection (fixture->context);
  g_assert_cmpstr (chosen.subject_id, ==, subject);
  g_assert_cmpint (chosen.unit_id, ==, fixture->unit);
  g_assert_cmpint (
      chosen.assessment_id, ==,
      fixture_assessment (fixture->store, fixture->year, XEP_KIND_LEADER, fixture->leader));
  /* The tab goes with its window. */
  gtk_window_destroy (window);
  gui_fixture_settle ();
  g_assert_null (xep_context_get_tab (fixture->context));
  g_assert_cmpint (xep_context_get_selection (fixture->context).kind, ==, -1);
}

static void
test_tell (Fixture *fixture, gconstpointer data)
{
  xep_context_notify (fixture->context, "Đã khóa");
  xep_context_reload (fixture->context);
  assert_heard (fixture, "“Đã khóa” reload ");
}

static gboolean
work_cb (XepStore *reader, gpointer job, gpointer data, GCancellable *cancellable, GError **error)
{
  g_string_append (data, xep_store_is_empty (reader) ? "empty " : "read ");
  return TRUE;
}

static void
done_cb (gpointer data)
{
  g_string_append (data, "done ");
}

static void
test_job (Fixture *fixture, gconstpointer data)
{
  xep_context_run_job (fixture->context, "…", "x", work_cb, done_cb, fixture->heard, NULL);
  assert_heard (fixture, "read done ");
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
  add ("/context/period", test_period);
  add ("/context/assessment", test_assessment);
  add ("/context/record", test_record);
  add ("/context/unknown", test_unknown);
  add ("/context/selection", test_selection);
  add ("/context/tell", test_tell);
  add ("/context/job", test_job);
  return g_test_run ();
}
