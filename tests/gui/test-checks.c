/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "demo/xep-demo.h"
#include "dialog-test.h"
#include "gui-fixture.h"
#include "gui/checks/xep-checks-page.h"
#include "gui/checks/xep-finding-item.h"
#include "gui/context/xep-tab.h"
#include "gui/shared/xep-pager.h"
#include "gui/xep-window-private.h"
#include "store-fixture.h"
#include "store/xep-finding-store.h"

#define PART(page, name) dialog_test_part (page, XEP_TYPE_CHECKS_PAGE, name)

static XepStore *demo;
static XepContext *context; /* of demo */
static gint64 year_id;

static GListModel *
get_lines (GtkWidget *page)
{
  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (PART (page, "list"))));
}

static guint
count_lines (GtkWidget *page)
{
  return g_list_model_get_n_items (get_lines (page));
}

static const XepFinding *
get_line (GtkWidget *page, guint position)
{
  g_autoptr (XepFindingItem) item = g_list_model_get_item (get_lines (page), position);

  return xep_finding_item_get_finding (item);
}

static GPtrArray *
list_findings (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = xep_finding_store_list (demo, year_id, &error);

  g_assert_no_error (error);
  return findings;
}

static GtkWidget *
new_page (XepContext *shared, int year, XepPeriodCode code)
{
  GtkWidget *page = xep_checks_page_new (shared);

  gtk_widget_set_vexpand (page, TRUE);
  gui_fixture_load (page, shared, year, code);
  return page;
}

static const char *
get_state (GtkWidget *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (PART (page, "stack")));
}

/* All of them, page after page, in the order of the store, with their numbers in the head. */
static void
test_whole_list (void)
{
  g_autoptr (GPtrArray) findings = list_findings ();
  GtkWidget *page = new_page (context, 2025, XEP_PERIOD_YEAR);
  GtkWindow *window = gui_fixture_present (page);
  g_autofree char *number = g_strdup_printf ("%u ", findings->len);
  guint seen = 0;

  g_assert_cmpuint (findings->len, >, XEP_PAGER_ROWS);
  g_assert_true (
      g_str_has_prefix (gtk_label_get_label (GTK_LABEL (PART (page, "count_label"))), number));
  while (TRUE)
    {
      guint lines = count_lines (page);

      g_assert_cmpuint (lines, <=, XEP_PAGER_ROWS);
      for (guint i = 0; i < lines; i++)
        {
          const XepFinding *wanted = g_ptr_array_index (findings, seen++);

          g_assert_cmpstr (get_line (page, i)->text, ==, wanted->text);
        }
      if (seen == findings->len)
        break;
      g_signal_emit_by_name (gui_fixture_get (page, GTK_TYPE_BUTTON, _("Next page")), "clicked");
    }
  gtk_window_destroy (window);
}

static guint
count_findings (XepSeverity severity, const char *rule, const char *text)
{
  g_autoptr (GPtrArray) findings = list_findings ();
  guint count = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const XepFinding *finding = g_ptr_array_index (findings, i);

      count += finding->severity == severity && (rule == NULL || g_str_equal (finding->rule, rule))
               && (text == NULL || xep_text_matches (finding->text, text));
    }
  return count;
}

/* Chooses the line of @choice that begins with @words. */
static void
choose (GtkDropDown *choice, const char *words)
{
  GListModel *lines = gtk_drop_down_get_model (choice);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      const char *line = gtk_string_list_get_string (GTK_STRING_LIST (lines), i);

      if (g_str_has_prefix (line, words))
        {
          gtk_drop_down_set_selected (choice, i);
          return;
        }
    }
  g_error ("no choice “%s”", words);
}

/* Severity, rule and search narrow together; what was chosen stays when the list is read again. */
static void
test_filters (void)
{
  GtkWidget *page = new_page (context, 2025, XEP_PERIOD_YEAR);
  GtkWindow *window = gui_fixture_present (page);
  guint warnings = count_findings (XEP_SEVERITY_WARNING, NULL, NULL);
  guint order = count_findings (XEP_SEVERITY_WARNING, "order", NULL);
  g_autofree char *name = NULL;
  guint named;

  g_assert_cmpuint (order, >, 1);
  g_assert_cmpuint (warnings, >, order);
  choose (PART (page, "severity_choice"), xep_finding_severity_name (XEP_SEVERITY_WARNING));
  g_assert_cmpuint (count_lines (page), ==, warnings);
  g_assert_true (gtk_widget_get_visible (PART (page, "shown_label")));
  choose (PART (page, "rule_choice"), xep_finding_rule_name ("order"));
  g_assert_cmpuint (count_lines (page), ==, order);
  name = g_strndup (get_line (page, 0)->text, strcspn (get_line (page, 0)->text, ":"));
  named = count_findings (XEP_SEVERITY_WARNING, "order", name);
  g_assert_cmpuint (named, <, order);
  xep_tab_search (XEP_TAB (page), name);
  g_assert_cmpuint (count_lines (page), ==, named);
  xep_tab_refresh (XEP_TAB (page), &(XepNews){ .kinds = XEP_NEWS_ALL });
  gui_fixture_settle ();
  g_assert_cmpuint (count_lines (page), ==, named);
  xep_tab_search (XEP_TAB (page), "");
  choose (PART (page, "rule_choice"), _("Everything asked about"));
  g_assert_cmpuint (count_lines (page), ==, warnings);
  gtk_window_destroy (window);
}

static void
test_rules_have_words (void)
{
  g_autoptr (GPtrArray) findings = list_findings ();

  for (guint i = 0; i < findings->len; i++)
    {
      const XepFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpstr (xep_finding_rule_name (finding->rule), !=, finding->rule);
    }
  g_assert_cmpstr (xep_finding_rule_name ("never-heard-of"), ==, "never-heard-of");
}

static void
test_nothing_found (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  gint64 unit = fixture_unit (store, "Chi bộ thôn Pờ Chồ", TRUE);
  g_autoptr (XepContext) small = xep_context_new (store, NULL);
  GtkWidget *page;

  fixture_person (store, "Giàng Seo Páo", "1981-03-12", unit, XEP_KIND_LEADER);
  fixture_open (store, 2025, XEP_PERIOD_Q3, NULL);
  page = g_object_ref_sink (new_page (small, 2025, XEP_PERIOD_Q3));
  g_assert_cmpstr (get_state (page), ==, "empty");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (PART (page, "empty_label"))), ==,
                   _("There is nothing to look at again."));
  g_assert_false (gtk_widget_get_visible (PART (page, "open_button")));
  /* A period that was never opened says what to do; the next one has no trace of it. */
  gui_fixture_load (page, small, 2031, XEP_PERIOD_Q1);
  g_assert_cmpstr (get_state (page), ==, "empty");
  g_assert_true (gtk_widget_get_visible (PART (page, "open_button")));
  gui_fixture_load (page, small, 2025, XEP_PERIOD_Q3);
  g_assert_false (gtk_widget_get_visible (PART (page, "open_button")));
  g_object_unref (page);
}

static XepWindow *
get_window (XepApplication *application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  return windows != NULL && XEP_IS_WINDOW (windows->data) ? windows->data : NULL;
}

static gboolean
has_page (gpointer application)
{
  XepWindow *window = get_window (application);

  return window != NULL && xep_window_get_page (window) != NULL;
}

static XepSelection
get_selection (XepWindow *window)
{
  return xep_context_get_selection (xep_window_get_context (window));
}

static GtkWidget *
get_checks (XepWindow *window)
{
  return gui_fixture_find_type (GTK_WIDGET (window), XEP_TYPE_CHECKS_PAGE);
}

/* They are looked for on a thread. */
static gboolean
has_lines (gpointer page)
{
  return count_lines (page) > 0;
}

static void
activate_rule (XepWindow *window, const char *rule)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-tab", NULL);
  page = get_checks (window);
  g_assert_nonnull (page);
  gui_fixture_wait (has_lines, page);
  for (guint i = 0; i < count_lines (page); i++)
    if (g_str_equal (get_line (page, i)->rule, rule))
      {
        g_signal_emit_by_name (PART (page, "list"), "activate", i);
        return;
      }
  g_error ("no finding “%s”", rule);
}

static gboolean
open_findings_cb (gpointer application)
{
  XepWindow *window;

  gui_fixture_wait (has_page, application);
  window = get_window (application);
  activate_rule (window, "level-above-points");
  g_assert_cmpint (get_selection (window).kind, ==, XEP_KIND_LEADER);
  g_assert_cmpint (get_selection (window).assessment_id, >, 0);
  /* About a person, not a rating: the line of that person. */
  activate_rule (window, "same-person");
  g_assert_cmpint (get_selection (window).kind, ==, XEP_KIND_MEMBER);
  g_assert_true (g_str_has_prefix (get_selection (window).subject_id, "p"));
  gtk_window_close (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

static void
key_level_above_points (XepStore *store, gint64 period_id, gint64 person)
{
  gint64 id = fixture_assessment (store, period_id, XEP_KIND_LEADER, person);

  fixture_set (store, id, XEP_STEP_SELF, "A", "20");
  fixture_set (store, id, XEP_STEP_SELF, "B", "30");
  fixture_set (store, id, XEP_STEP_SELF, "level", "excellent");
}

/* Enter on a line opens what it is about. */
static void
test_line_opens (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "xeploai.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) store = xep_store_new (path, &error);
  g_autoptr (XepApplication) application = NULL;
  char *arguments[] = { (char *) "xeploai", NULL };
  gint64 unit, other, person;

  g_assert_no_error (error);
  unit = fixture_unit (store, "Chi bộ thôn Pờ Chồ", TRUE);
  other = fixture_unit (store, "Chi bộ thôn Tả Chải", TRUE);
  person = fixture_person (store, "Giàng Seo Páo", "1981-03-12", unit, XEP_KIND_LEADER);
  fixture_person (store, "Vàng Thị Mỷ", "1990-05-01", unit, XEP_KIND_MEMBER);
  fixture_person (store, "Vàng Thị Mỷ", "1990-05-01", other, XEP_KIND_MEMBER);
  key_level_above_points (store, fixture_open (store, 2025, XEP_PERIOD_Q3, NULL), person);
  g_assert_true (xep_store_close (store, &error));
  application = xep_application_new (path);
  g_idle_add (open_findings_cb, application);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, arguments), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  if (!gui_fixture_start (&argc, &argv))
    return 0;
  demo = fixture_store ();
  g_assert_true (xep_demo_fill (demo, 2025, &error));
  g_assert_no_error (error);
  context = xep_context_new (demo, NULL);
  year_id = xep_period_store_find (demo, 2025, XEP_PERIOD_YEAR, &error);
  g_test_add_func ("/checks/whole-list", test_whole_list);
  g_test_add_func ("/checks/filters", test_filters);
  g_test_add_func ("/checks/rules-have-words", test_rules_have_words);
  g_test_add_func ("/checks/nothing-found", test_nothing_found);
  g_test_add_func ("/checks/line-opens", test_line_opens);
  result = g_test_run ();
  g_clear_object (&context);
  g_clear_object (&demo);
  return result;
}
