/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-fixture.h"
#include "gui/subjects/xep-subject-page.h"
#include "gui/subjects/xep-subject-view.h"
#include "gui/subjects/xep-unit-sidebar.h"
#include "store-fixture.h"

#define PEOPLE 450

typedef struct
{
  XepStore *store;
  gint64 first_unit, second_unit;
  XepSubjectView *view;
  GtkWindow *window;
  int chosen; /* times another subject was chosen */
  gboolean refuse;
} Fixture;

static void
chosen_cb (Fixture *fixture)
{
  fixture->chosen++;
}

static gboolean
leaving_cb (Fixture *fixture)
{
  return fixture->refuse;
}

static void
add_people (Fixture *fixture)
{
  fixture->store = fixture_store ();
  fixture->first_unit = fixture_unit (fixture->store, "Chi bộ thôn Một", TRUE);
  fixture->second_unit = fixture_unit (fixture->store, "Chi bộ thôn Hai", TRUE);
  xep_store_freeze (fixture->store);
  for (int i = 0; i < PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Vàng Seo %03d", i);

      fixture_person (fixture->store, name, "1980-01-01",
                      i < 10 ? fixture->second_unit : fixture->first_unit, XEP_KIND_MEMBER);
    }
  xep_store_thaw (fixture->store);
}

static void
load (Fixture *fixture, gint64 unit_id, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_subject_view_load (fixture->view, 0, unit_id, text, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  add_people (fixture);
  fixture->view = g_object_new (XEP_TYPE_SUBJECT_VIEW, NULL);
  xep_subject_view_set_up (fixture->view, fixture->store, XEP_KIND_MEMBER);
  g_signal_connect_swapped (fixture->view, "subject-chosen", G_CALLBACK (chosen_cb), fixture);
  g_signal_connect_swapped (fixture->view, "leaving", G_CALLBACK (leaving_cb), fixture);
  fixture->window = gui_fixture_present (GTK_WIDGET (fixture->view));
  load (fixture, 0, "");
  gui_fixture_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  gui_fixture_settle ();
  g_object_unref (fixture->store);
}

static const char *
get_name (Fixture *fixture)
{
  XepSubjectRow *row = xep_subject_view_get_row (fixture->view);

  return row != NULL ? xep_subject_row_get_name (row) : NULL;
}

static void
assert_pager (Fixture *fixture, const char *text)
{
  g_assert_nonnull (gui_fixture_find_text (GTK_WIDGET (fixture->view), GTK_TYPE_LABEL, text));
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  assert_pager (fixture, "1–200 / 450");
  xep_subject_view_turn_page (fixture->view, -1);
  assert_pager (fixture, "1–200 / 450");
  xep_subject_view_turn_page (fixture->view, 1);
  xep_subject_view_turn_page (fixture->view, 1);
  assert_pager (fixture, "401–450 / 450");
  xep_subject_view_turn_page (fixture->view, 1);
  assert_pager (fixture, "401–450 / 450");
  load (fixture, 0, "khong co ai");
  assert_pager (fixture, "0–0 / 0");
}

static void
test_nobody_at_first (Fixture *fixture, gconstpointer data)
{
  g_assert_null (get_name (fixture));
  g_assert_cmpint (fixture->chosen, ==, 0);
}

static void
test_choice_stays_with_subject (Fixture *fixture, gconstpointer data)
{
  g_assert_true (xep_subject_view_choose (fixture->view, "p20"));
  g_assert_cmpstr (get_name (fixture), ==, "Vàng Seo 019");
  g_assert_cmpint (fixture->chosen, ==, 1);
  /* Another page: the one at the same place is somebody else, and must not be chosen. */
  xep_subject_view_turn_page (fixture->view, 1);
  g_assert_null (get_name (fixture));
  xep_subject_view_turn_page (fixture->view, -1);
  g_assert_cmpstr (get_name (fixture), ==, "Vàng Seo 019");
  /* Fewer lines, another place. */
  load (fixture, fixture->first_unit, "");
  g_assert_cmpstr (get_name (fixture), ==, "Vàng Seo 019");
  load (fixture, fixture->second_unit, "");
  g_assert_null (get_name (fixture));
  load (fixture, 0, "");
  g_assert_cmpstr (get_name (fixture), ==, "Vàng Seo 019");
}

/* Read again, as after every change of the file: who was chosen on a later page is not lost. */
static void
test_choice_stays_in_sight (Fixture *fixture, gconstpointer data)
{
  g_assert_true (xep_subject_view_choose (fixture->view, "p430"));
  assert_pager (fixture, "401–450 / 450");
  load (fixture, 0, "");
  assert_pager (fixture, "401–450 / 450");
  g_assert_cmpstr (get_name (fixture), ==, "Vàng Seo 429");
  /* Somebody who is in no page: from the first on. */
  fixture_execute (fixture->store, "DELETE FROM person WHERE id = 430");
  load (fixture, 0, "");
  assert_pager (fixture, "1–200 / 449");
  g_assert_null (get_name (fixture));
}

static void
test_step_over_pages (Fixture *fixture, gconstpointer data)
{
  g_assert_true (xep_subject_view_choose (fixture->view, "p200"));
  xep_subject_view_step (fixture->view, 1);
  assert_pager (fixture, "201–400 / 450");
  g_assert_cmpstr (get_name (fixture), ==, "Vàng Seo 200");
  xep_subject_view_step (fixture->view, -1);
  assert_pager (fixture, "1–200 / 450");
  g_assert_cmpstr (get_name (fixture), ==, "Vàng Seo 199");
  /* At both ends it stays. */
  g_assert_true (xep_subject_view_choose (fixture->view, "p1"));
  xep_subject_view_step (fixture->view, -1);
  g_assert_cmpstr (get_name (fixture), ==, "Vàng Seo 000");
  g_assert_true (xep_subject_view_choose (fixture->view, "p450"));
  xep_subject_view_step (fixture->view, 1);
  g_assert_cmpstr (get_name (fixture), ==, "Vàng Seo 449");
}

static void
test_choose_on_other_page (Fixture *fixture, gconstpointer data)
{
  g_assert_true (xep_subject_view_choose (fixture->view, "p433"));
  g_assert_cmpstr (get_name (fixture), ==, "Vàng Seo 432");
  g_assert_false (xep_subject_view_choose (fixture->view, "p4711"));
}

static void
test_leaving_refused (Fixture *fixture, gconstpointer data)
{
  g_assert_true (xep_subject_view_choose (fixture->view, "p5"));
  fixture->refuse = TRUE;
  xep_subject_view_step (fixture->view, 1);
  gui_fixture_settle ();
  g_assert_cmpstr (get_name (fixture), ==, "Vàng Seo 004");
  xep_subject_view_turn_page (fixture->view, 1);
  assert_pager (fixture, "1–200 / 450");
  fixture->refuse = FALSE;
  xep_subject_view_step (fixture->view, 1);
  g_assert_cmpstr (get_name (fixture), ==, "Vàng Seo 005");
}

static void
page_set_up (Fixture *fixture, gconstpointer data)
{
  add_people (fixture);
}

static void
test_page_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XepContext) context = xep_context_new (fixture->store, NULL);
  GtkWidget *page = xep_subject_page_new (context, XEP_KIND_MEMBER);
  XepUnitSidebar *sidebar;

  fixture->window = gui_fixture_present (page);
  gui_fixture_load (page, context, 2025, XEP_PERIOD_YEAR);
  sidebar = XEP_UNIT_SIDEBAR (gui_fixture_find_type (page, XEP_TYPE_UNIT_SIDEBAR));
  fixture->view = XEP_SUBJECT_VIEW (gui_fixture_find_type (page, XEP_TYPE_SUBJECT_VIEW));
  xep_unit_sidebar_set_unit (sidebar, fixture->second_unit);
  gui_fixture_load (page, context, 2025, XEP_PERIOD_YEAR);
  g_assert_cmpint (xep_subject_view_get_total (fixture->view), ==, 10);
  /* A person is searched for in all units; afterwards the unit is back. */
  xep_tab_search (XEP_TAB (page), "seo 44");
  g_assert_cmpint (xep_subject_view_get_total (fixture->view), ==, 10);
  g_assert_cmpint (xep_tab_get_selection (XEP_TAB (page)).unit_id, ==, 0);
  xep_tab_search (XEP_TAB (page), "");
  g_assert_cmpint (xep_tab_get_selection (XEP_TAB (page)).unit_id, ==, fixture->second_unit);
  g_assert_cmpint (xep_subject_view_get_total (fixture->view), ==, 10);
  /* The period is not opened: it can be. */
  g_assert_nonnull (
      gui_fixture_find_text (page, GTK_TYPE_BUTTON, g_dgettext ("xeploai", "Open the period")));
}

static void
test_page_not_rated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XepContext) context = xep_context_new (fixture->store, NULL);
  GtkWidget *page = xep_subject_page_new (context, XEP_KIND_MEMBER);

  fixture_open (fixture->store, 2025, XEP_PERIOD_Q1, NULL);
  fixture->window = gui_fixture_present (page);
  gui_fixture_load (page, context, 2025, XEP_PERIOD_Q1);
  g_assert_true (xep_subject_page_choose (XEP_SUBJECT_PAGE (page), "p7"));
  gui_fixture_settle ();
  /* Members are not rated in a quarter, but may be. */
  g_assert_nonnull (
      gui_fixture_find_text (page, GTK_TYPE_BUTTON, g_dgettext ("xeploai", "Add an assessment")));
  g_assert_cmpint (xep_tab_get_selection (XEP_TAB (page)).assessment_id, ==, 0);
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
  add ("/subject-view/pages", test_pages);
  add ("/subject-view/nobody-at-first", test_nobody_at_first);
  add ("/subject-view/choice-stays-with-subject", test_choice_stays_with_subject);
  add ("/subject-view/choice-stays-in-sight", test_choice_stays_in_sight);
  add ("/subject-view/step-over-pages", test_step_over_pages);
  add ("/subject-view/choose-on-other-page", test_choose_on_other_page);
  add ("/subject-view/leaving-refused", test_leaving_refused);
  g_test_add ("/subject-page/search", Fixture, NULL, page_set_up, test_page_search, tear_down);
  g_test_add ("/subject-page/not-rated", Fixture, NULL, page_set_up, test_page_not_rated,
              tear_down);
  return g_test_run ();
}
