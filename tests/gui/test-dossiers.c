/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-fixture.h"
#include "gui/context/xep-tab.h"
#include "gui/dossiers/xep-dossiers-page.h"
#include "gui/shared/xep-plain-list.h"
#include "store-fixture.h"
#include "store/xep-paper-store.h"

#define TRANSLATED(text) g_dgettext ("xeploai", (text))

/* Two units of two villagers each, in a year. */
typedef struct
{
  XepStore *store;
  XepContext *context;
  gint64 first, second, period;
  GtkWidget *page;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Giàng Seo Páo", "Vàng Thị Mỷ", "Lù Văn Ước", "Sùng A Ly" };

  fixture->store = fixture_store ();
  fixture->first = fixture_unit (fixture->store, "Chi bộ thôn Bản Già", TRUE);
  fixture->second = fixture_unit (fixture->store, "Chi bộ thôn Pờ Chồ", TRUE);
  for (int i = 0; i < 4; i++)
    fixture_person (fixture->store, names[i], "1981-03-12",
                    i < 2 ? fixture->first : fixture->second, XEP_KIND_MEMBER);
  fixture->period = fixture_open (fixture->store, 2025, XEP_PERIOD_YEAR, NULL);
  fixture->context = xep_context_new (fixture->store, NULL);
  fixture->page = xep_dossiers_page_new (fixture->context);
  fixture->window = gui_fixture_present (fixture->page);
  gui_fixture_load (fixture->page, fixture->context, 2025, XEP_PERIOD_YEAR);
  gui_fixture_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  gui_fixture_settle ();
  g_object_unref (fixture->context);
  g_object_unref (fixture->store);
}

static guint
count_required (Fixture *fixture)
{
  GPtrArray *components
      = xep_regulation_get_dossier (xep_store_get_regulation (fixture->store), XEP_PERIOD_YEAR);
  guint required = 0;

  for (guint i = 0; i < components->len; i++)
    {
      const XepDossierComponent *component = g_ptr_array_index (components, i);

      required += !component->if_any
                  && xep_dossier_component_is_for (component, XEP_KIND_MEMBER, XEP_TIER_NONE, TRUE,
                                                   FALSE);
    }
  return required;
}

/* The lists in their order: units, subjects. */
static XepPlainList *
get_list (Fixture *fixture, const char *name)
{
  GtkWidget *view = gui_fixture_get (fixture->page, GTK_TYPE_COLUMN_VIEW, TRANSLATED (name));

  return XEP_PLAIN_LIST (gtk_widget_get_ancestor (view, XEP_TYPE_PLAIN_LIST));
}

static void
choose_unit (Fixture *fixture, guint place)
{
  GtkWidget *view = gui_fixture_get (fixture->page, GTK_TYPE_COLUMN_VIEW, TRANSLATED ("Units"));
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), place);
  gui_fixture_settle ();
}

static void
assert_unit (Fixture *fixture, guint place, const char *name, guint subjects, guint missing)
{
  XepPlainList *units = get_list (fixture, "Units");
  g_autofree char *subjects_text = g_strdup_printf ("%u", subjects);
  g_autofree char *missing_text = g_strdup_printf ("%u", missing);
  XepPlainRow *row;

  choose_unit (fixture, place);
  row = xep_plain_list_get_selected (units);
  g_assert_cmpstr (xep_plain_row_get_text (row, 0), ==, name);
  g_assert_cmpstr (xep_plain_row_get_text (row, 1), ==, subjects_text);
  g_assert_cmpstr (xep_plain_row_get_text (row, 3), ==, missing_text);
}

static GtkWidget *
get_text (Fixture *fixture, GType type, const char *text)
{
  GtkWidget *widget = gui_fixture_find_text (fixture->page, type, TRANSLATED (text));

  g_assert_nonnull (widget);
  return widget;
}

static void
test_units (Fixture *fixture, gconstpointer data)
{
  guint required = count_required (fixture);

  g_assert_cmpuint (required, >, 0);
  g_assert_cmpuint (xep_plain_list_get_count (get_list (fixture, "Units")), ==, 3);
  assert_unit (fixture, 0, TRANSLATED ("All units"), 4, 4 * required);
  g_assert_cmpuint (xep_plain_list_get_count (get_list (fixture, "Dossiers of the unit")), ==, 4);
  assert_unit (fixture, 1, "Chi bộ thôn Bản Già", 2, 2 * required);
  g_assert_cmpuint (xep_plain_list_get_count (get_list (fixture, "Dossiers of the unit")), ==, 2);
}

static void
receive (Fixture *fixture, const char *date)
{
  GtkWidget *entry
      = gui_fixture_get (fixture->page, GTK_TYPE_ENTRY, TRANSLATED ("Date of receipt"));

  gtk_editable_set_text (GTK_EDITABLE (entry), date);
  g_signal_emit_by_name (entry, "activate");
  gui_fixture_settle ();
}

/* Ticked people receive the component that is chosen, and nobody else. */
static void
test_receive (Fixture *fixture, gconstpointer data)
{
  guint required = count_required (fixture);
  GtkWidget *all;

  choose_unit (fixture, 1);
  receive (fixture, "15/12/2025");
  g_assert_cmpint (fixture_count (fixture->store, "SELECT count(*) FROM dossier_item"), ==, 0);
  all = get_text (fixture, GTK_TYPE_CHECK_BUTTON, "Tick all");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (all), TRUE);
  gui_fixture_settle ();
  receive (fixture, "15/12/2025");
  g_assert_cmpint (fixture_count (fixture->store,
                                  "SELECT count(*) FROM dossier_item i JOIN assessment a"
                                  " ON a.id = i.assessment_id WHERE component = '1'"
                                  " AND received_on = '2025-12-15'"
                                  " AND a.unit_name = 'Chi bộ thôn Bản Già'"),
                   ==, 2);
  g_assert_cmpint (fixture_count (fixture->store, "SELECT count(*) FROM dossier_item"), ==, 2);
  assert_unit (fixture, 1, "Chi bộ thôn Bản Già", 2, 2 * (required - 1));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  XepPlainList *subjects = get_list (fixture, "Dossiers of the unit");

  choose_unit (fixture, 1);
  xep_tab_search (XEP_TAB (fixture->page), "uoc");
  g_assert_cmpuint (xep_plain_list_get_count (subjects), ==, 1);
  xep_tab_search (XEP_TAB (fixture->page), "");
  g_assert_cmpuint (xep_plain_list_get_count (subjects), ==, 2);
}

static void
test_only_missing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *check = get_text (fixture, GTK_TYPE_CHECK_BUTTON, "Only those with papers missing");
  XepPlainList *subjects = get_list (fixture, "Dossiers of the unit");

  fixture_execute (fixture->store,
                   "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 13)"
                   " INSERT INTO dossier_item (assessment_id, component, received_on)"
                   " SELECT (SELECT min (id) FROM assessment), i, '2025-12-01' FROM n");
  gui_fixture_load (fixture->page, fixture->context, 2025, XEP_PERIOD_YEAR);
  g_assert_cmpuint (xep_plain_list_get_count (subjects), ==, 3);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_cmpuint (xep_plain_list_get_count (subjects), ==, 4);
}

static void
test_not_opened (Fixture *fixture, gconstpointer data)
{
  gui_fixture_load (fixture->page, fixture->context, 2026, XEP_PERIOD_YEAR);
  gui_fixture_settle ();
  get_text (fixture, GTK_TYPE_BUTTON, "Open the period");
}

/* All or none: a component that does not exist changes nothing. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids
      = xep_assessment_store_list_ids (fixture->store, fixture->period, -1, 0, NULL);
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) no_date = NULL;
  guint received = 7;

  g_assert_nonnull (ids);
  g_assert_false (xep_paper_store_receive (fixture->store, ids, "99", fixture_date ("2025-12-01"),
                                           NULL, NULL, &received, &unknown));
  g_assert_error (unknown, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_false (xep_paper_store_receive (fixture->store, ids, "1", fixture_date ("2025"), NULL,
                                           NULL, &received, &no_date));
  g_assert_error (no_date, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_cmpuint (received, ==, 0);
  g_assert_cmpint (fixture_count (fixture->store, "SELECT count(*) FROM dossier_item"), ==, 0);
}

static XepStore *
open_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  XepStore *store = xep_store_new (path, &error);

  g_assert_no_error (error);
  return store;
}

static void
close_file (XepStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_store_close (store, &error));
  g_assert_no_error (error);
  g_object_unref (store);
}

/* A period of the time when every paper was asked of everybody: the page says so, and the button
 * brings it up to the rules of today. */
static void
test_renew (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "xeploai.db", NULL);
  Fixture fixture = { .store = open_file (path) };
  GtkWidget *button;

  fixture.first = fixture_unit (fixture.store, "Chi bộ thôn Bản Già", TRUE);
  fixture_person (fixture.store, "Giàng Seo Páo", "1981-03-12", fixture.first, XEP_KIND_MEMBER);
  fixture.period = fixture_open (fixture.store, 2025, XEP_PERIOD_YEAR, NULL);
  fixture_forget_audiences (fixture.store);
  close_file (fixture.store);
  fixture.store = open_file (path);
  fixture.context = xep_context_new (fixture.store, NULL);
  fixture.page = xep_dossiers_page_new (fixture.context);
  fixture.window = gui_fixture_present (fixture.page);
  gui_fixture_load (fixture.page, fixture.context, 2025, XEP_PERIOD_YEAR);
  gui_fixture_settle ();
  assert_unit (&fixture, 1, "Chi bộ thôn Bản Già", 1, count_required (&fixture) + 2);
  button = get_text (&fixture, GTK_TYPE_BUTTON, "Ask only those");
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  gui_fixture_settle ();
  assert_unit (&fixture, 1, "Chi bộ thôn Bản Già", 1, count_required (&fixture));
  g_assert_false (gtk_widget_get_mapped (button));
  gtk_window_destroy (fixture.window);
  gui_fixture_settle ();
  g_object_unref (fixture.context);
  close_file (fixture.store);
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
  add ("/dossiers/units", test_units);
  add ("/dossiers/receive", test_receive);
  add ("/dossiers/search", test_search);
  add ("/dossiers/only-missing", test_only_missing);
  add ("/dossiers/not-opened", test_not_opened);
  add ("/dossiers/refused", test_refused);
  g_test_add_func ("/dossiers/renew", test_renew);
  return g_test_run ();
}
