/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "demo/xep-demo.h"
#include "dialog-test.h"
#include "gui-fixture.h"
#include "gui/context/xep-tab.h"
#include "gui/overview/xep-deadline-notice.h"
#include "gui/overview/xep-figure.h"
#include "gui/overview/xep-name-list.h"
#include "gui/overview/xep-overview-boards.h"
#include "gui/overview/xep-overview-page.h"
#include "gui/overview/xep-quota-dialog.h"
#include "gui/xep-window-private.h"
#include "store-fixture.h"
#include "store/xep-name-store.h"

/* The demonstration year, made once, and the year after it, opened with nothing keyed. */
static XepStore *demo;
static XepContext *context; /* of demo */

static gint64
find_period (int year, XepPeriodCode code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = xep_period_store_find (demo, year, code, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static guint
count_names (const XepNameQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = xep_name_store_list (demo, query, &error);

  g_assert_no_error (error);
  return names->len;
}

/* Every figure of the progress and the levels is as long as the list behind it. */
static void
check_progress (gint64 period_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepOverviewData) data = xep_overview_data_read (context, period_id, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < data->progress->len; i++)
    {
      const XepProgress *progress = g_ptr_array_index (data->progress, i);
      XepNameQuery query = XEP_NAME_QUERY (period_id, XEP_NAMES_ALL);

      query.kind = (int) progress->kind;
      g_assert_cmpuint (count_names (&query), ==, progress->total);
      query.filter = XEP_NAMES_UNRATED;
      g_assert_cmpuint (count_names (&query), ==, progress->unrated);
      query.filter = XEP_NAMES_LOCKED;
      g_assert_cmpuint (count_names (&query), ==, progress->locked);
      for (int step = 0; step < XEP_N_STEPS; step++)
        {
          query.step = (XepStep) step;
          query.filter = XEP_NAMES_STEP;
          g_assert_cmpuint (count_names (&query), ==, progress->steps[step]);
          query.filter = XEP_NAMES_NOT_STEP;
          g_assert_cmpuint (count_names (&query), ==,
                            progress->total - progress->unrated - progress->steps[step]);
        }
      query.filter = XEP_NAMES_RATED;
      for (int level = XEP_LEVEL_INCOMPLETE; level <= XEP_LEVEL_EXCELLENT; level++)
        {
          query.level = (XepLevel) level;
          g_assert_cmpuint (count_names (&query), ==, progress->count.levels[level]);
        }
    }
}

static void
test_progress_lists (void)
{
  for (int code = 0; code < XEP_N_PERIODS; code++)
    check_progress (find_period (2025, (XepPeriodCode) code));
  check_progress (find_period (2026, XEP_PERIOD_YEAR));
}

/* What is done, worked out here from the points and levels as they were keyed, without the store's
 * own words for it: the self-assessment and the appraisal want all points and the level. */
#define KEYED(step)                                                                          \
  "EXISTS (SELECT 1 FROM step_result r WHERE r.assessment_id = a.id AND r.step = '" step "'" \
  " AND r.part_a >= 0 AND r.part_b >= 0 AND r.level <> '')"
#define LEVEL                                                        \
  "EXISTS (SELECT 1 FROM step_result r WHERE r.assessment_id = a.id" \
  " AND r.step = 'decision' AND r.level <> '')"

static void
test_done_in_sql (void)
{
  static const char *const conditions[XEP_N_STEPS] = {
    [XEP_STEP_SELF] = KEYED ("self"),
    [XEP_STEP_APPRAISAL] = KEYED ("appraisal"),
    [XEP_STEP_DECISION] = LEVEL,
  };
  guint some = 0, open = 0;

  for (int code = 0; code < XEP_N_PERIODS; code++)
    {
      g_autoptr (GError) error = NULL;
      gint64 period_id = find_period (2025, (XepPeriodCode) code);
      g_autoptr (GPtrArray) progress = xep_overview_store_progress (demo, period_id, &error);
      g_autoptr (GPtrArray) units = xep_overview_store_units (demo, period_id, &error);
      guint of_kinds = 0, of_units = 0;

      g_assert_no_error (error);
      for (guint i = 0; i < progress->len; i++)
        {
          const XepProgress *kind = g_ptr_array_index (progress, i);

          for (int step = 0; step < XEP_N_STEPS; step++)
            {
              g_autofree char *sql = g_strdup_printf (
                  "SELECT count(*) FROM assessment a WHERE period_id = %d AND kind = '%s'"
                  " AND state <> 'unrated' AND %s",
                  (int) period_id, xep_kind_to_nick (kind->kind), conditions[step]);

              g_assert_cmpint (fixture_count (demo, sql), ==, kind->steps[step]);
              some += kind->steps[step];
            }
          of_kinds += kind->total - kind->unrated - kind->steps[XEP_STEP_SELF];
        }
      /* The two boards speak of the same papers. */
      for (guint i = 0; i < units->len; i++)
        of_units += ((const XepUnitState *) g_ptr_array_index (units, i))->self_open;
      g_assert_cmpuint (of_units, ==, of_kinds);
      open += of_kinds;
    }
  g_assert_cmpuint (some, >, 0);
  g_assert_cmpuint (open, >, 0);
}

/* The list of a peer group is the group, and goes down in points. */
static void
test_quota_lists (void)
{
  g_autoptr (GError) error = NULL;
  gint64 period_id = find_period (2025, XEP_PERIOD_YEAR);
  g_autoptr (GPtrArray) quotas = xep_count_store_quotas (demo, period_id, &error);
  guint excellent = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (quotas->len, >, 3);
  for (guint i = 0; i < quotas->len; i++)
    {
      const XepQuotaResult *quota = g_ptr_array_index (quotas, i);
      XepNameQuery query = XEP_NAME_QUERY (period_id, XEP_NAMES_QUOTA);
      g_autoptr (GPtrArray) names = NULL;
      XepPoints before = XEP_POINTS_MISSING;

      query.quota_id = quota->rule->id;
      names = xep_name_store_list (demo, &query, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (names->len, ==, quota->count.total);
      for (guint j = 0; j < names->len; j++)
        {
          const XepName *name = g_ptr_array_index (names, j);
          XepPoints points = name->points[XEP_STEP_DECISION];

          if (points == XEP_POINTS_MISSING)
            points = name->points[XEP_STEP_APPRAISAL];
          if (before != XEP_POINTS_MISSING && points != XEP_POINTS_MISSING)
            g_assert_cmpint (points, <=, before);
          if (j > 0 && before == XEP_POINTS_MISSING)
            g_assert_cmpint (points, ==, XEP_POINTS_MISSING);
          before = points;
        }
      for (int level = XEP_LEVEL_INCOMPLETE; level <= XEP_LEVEL_EXCELLENT; level++)
        {
          query.level = (XepLevel) level;
          g_assert_cmpuint (count_names (&query), ==, quota->count.levels[level]);
        }
      query.or_better = TRUE;
      query.level = XEP_LEVEL_GOOD;
      g_assert_cmpuint (count_names (&query), ==, quota->good_and_above.denominator);
      query.level = XEP_LEVEL_INCOMPLETE;
      g_assert_cmpuint (count_names (&query), ==, quota->rated.denominator);
      excellent += quota->count.levels[XEP_LEVEL_EXCELLENT];
    }
  g_assert_cmpuint (excellent, >, 0);
}

static void
test_unit_lists (void)
{
  g_autoptr (GError) error = NULL;
  gint64 period_id = find_period (2025, XEP_PERIOD_YEAR);
  g_autoptr (GPtrArray) units = xep_overview_store_units (demo, period_id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (units->len, >, 3);
  for (guint i = 0; i < units->len; i++)
    {
      const XepUnitState *unit = g_ptr_array_index (units, i);
      XepNameQuery query = XEP_NAME_QUERY (period_id, XEP_NAMES_NOT_STEP);
      g_autoptr (GPtrArray) names = NULL;
      guint missing = 0;

      query.unit_id = unit->unit_id;
      g_assert_cmpuint (count_names (&query), ==, unit->self_open);
      query.filter = XEP_NAMES_MISSING;
      names = xep_name_store_list (demo, &query, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (names->len, ==, unit->lacking);
      for (guint j = 0; j < names->len; j++)
        missing += ((const XepName *) g_ptr_array_index (names, j))->missing;
      g_assert_cmpuint (missing, ==, unit->missing);
    }
}

static void
test_unknown_period (void)
{
  g_autoptr (GError) error = NULL;
  XepNameQuery query = XEP_NAME_QUERY (4711, XEP_NAMES_ALL);

  g_assert_null (xep_name_store_list (demo, &query, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (xep_overview_data_read (context, 4711, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

static void
collect_figures (GtkWidget *widget, GPtrArray *figures)
{
  if (xep_figure_get_title (widget) != NULL)
    g_ptr_array_add (figures, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_figures (child, figures);
}

static GtkWidget *
new_page (XepContext *shared, int year, XepPeriodCode code)
{
  GtkWidget *page = xep_overview_page_new (shared);

  gtk_widget_set_vexpand (page, TRUE);
  gui_fixture_load (page, shared, year, code);
  return page;
}

/* A figure says how many its list has; what is nothing cannot be pressed. */
static void
check_figure (GtkWidget *figure)
{
  const char *text = gtk_button_get_label (GTK_BUTTON (figure));
  int count = xep_figure_get_count (figure);

  g_assert_true (gtk_widget_get_focusable (figure));
  g_assert_cmpint (gtk_widget_get_sensitive (figure), ==, count != 0);
  if (text[strspn (text, "0123456789")] == '\0')
    g_assert_cmpint (count, ==, (int) g_ascii_strtoll (text, NULL, 10));
  if (count != XEP_FIGURE_WORDS)
    g_assert_cmpint (count_names (xep_figure_get_query (figure)), ==, count);
}

static void
press_figure (GtkWindow *window, GtkWidget *figure)
{
  int count = xep_figure_get_count (figure);
  GtkWindow *list;

  if (!gtk_widget_get_sensitive (figure))
    return;
  g_signal_emit_by_name (figure, "clicked");
  list = dialog_test_find_above (window);
  g_assert_true (XEP_IS_NAME_LIST (list));
  g_assert_cmpstr (gtk_window_get_title (list), ==, xep_figure_get_title (figure));
  if (count != XEP_FIGURE_WORDS)
    g_assert_cmpint (xep_name_list_count (XEP_NAME_LIST (list)), ==, count);
  gtk_window_destroy (list);
}

/* Every figure of a period against its list; @press: and the window it opens. Those that are
 * numbers of something. */
static guint
check_figures (int year, XepPeriodCode code, guint least, gboolean press)
{
  GtkWidget *page = new_page (context, year, code);
  GtkWindow *window = gui_fixture_present (page);
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();
  guint numbers = 0;

  gui_fixture_settle ();
  collect_figures (page, figures);
  g_assert_cmpuint (figures->len, >, least);
  for (guint i = 0; i < figures->len; i++)
    {
      GtkWidget *figure = g_ptr_array_index (figures, i);

      check_figure (figure);
      numbers += xep_figure_get_count (figure) > 0;
      if (press)
        press_figure (window, figure);
    }
  gtk_window_destroy (window);
  return numbers;
}

static void
test_every_figure_has_its_list (void)
{
  /* 4 kinds × (9 of progress, 8 of levels), 6 groups × 5, 2 deadlines, 3 of each unit. */
  check_figures (2026, XEP_PERIOD_YEAR, 4 * 17 + 6 * 5 + 2 + 3 * 10, FALSE);
  g_assert_cmpuint (check_figures (2025, XEP_PERIOD_YEAR, 4 * 17 + 6 * 5 + 2, FALSE), >, 50);
  for (int code = XEP_PERIOD_Q1; code < XEP_PERIOD_YEAR; code++)
    g_assert_cmpuint (check_figures (2025, (XepPeriodCode) code, 2 * 9, FALSE), >, 20);
}

/* A quarter has the same boards and shorter lists. */
static void
test_every_figure_opens_its_list (void)
{
  check_figures (2025, XEP_PERIOD_Q3, 2 * 9, TRUE);
}

/* Bars are told in words, with the year before beside this one. */
static void
test_bars_are_told (void)
{
  g_autoptr (GError) error = NULL;
  gint64 period_id = find_period (2026, XEP_PERIOD_YEAR);
  g_autoptr (XepOverviewData) data = xep_overview_data_read (context, period_id, &error);
  GtkWidget *page = new_page (context, 2026, XEP_PERIOD_YEAR);
  GtkWindow *window = gui_fixture_present (page);

  g_assert_no_error (error);
  for (guint i = 0; i < data->progress->len; i++)
    {
      const XepProgress *progress = g_ptr_array_index (data->progress, i);
      const XepLevelRule *rule = xep_regulation_get_level (data->regulation, XEP_LEVEL_GOOD);
      guint before = progress->last_year.levels[XEP_LEVEL_GOOD];
      g_autofree char *words
          = g_strdup_printf (_("%s: %u, the year before %u"), rule->name, 0, before);

      g_assert_cmpuint (before, >, 0);
      gui_fixture_get (page, GTK_TYPE_DRAWING_AREA, words);
    }
  gtk_window_destroy (window);
}

static void
test_not_opened (void)
{
  GtkWidget *page = new_page (context, 2031, XEP_PERIOD_Q2);
  GtkWindow *window = gui_fixture_present (page);
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();
  GtkWidget *button = gui_fixture_find_text (page, GTK_TYPE_BUTTON, _("Open the period"));

  g_assert_nonnull (button);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.open-period");
  collect_figures (page, figures);
  g_assert_cmpuint (figures->len, ==, 0);
  gtk_window_destroy (window);
}

/* One leader in a quarter. */
static XepStore *
new_small_store (gint64 *period_id, gint64 *assessment_id)
{
  XepStore *store = fixture_store ();
  gint64 unit = fixture_unit (store, "Chi bộ thôn Pờ Chồ", TRUE);
  gint64 person = fixture_person (store, "Giàng Seo Páo", "1981-03-12", unit, XEP_KIND_LEADER);

  *period_id = fixture_open (store, 2025, XEP_PERIOD_Q3, NULL);
  *assessment_id = fixture_assessment (store, *period_id, XEP_KIND_LEADER, person);
  return store;
}

static GtkWidget *
find_figure (GtkWidget *page, const char *ending)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();

  collect_figures (page, figures);
  for (guint i = 0; i < figures->len; i++)
    if (g_str_has_suffix (xep_figure_get_title (g_ptr_array_index (figures, i)), ending))
      return g_ptr_array_index (figures, i);
  g_error ("no figure whose title ends in “%s”", ending);
}

/* Changes are shown when there is nothing else to do, together, and the focus stays. */
static void
test_refresh (void)
{
  gint64 period_id, assessment_id;
  g_autoptr (XepStore) store = new_small_store (&period_id, &assessment_id);
  g_autoptr (XepContext) small = xep_context_new (store, NULL);
  GtkWidget *page = new_page (small, 2025, XEP_PERIOD_Q3);
  GtkWindow *window = gui_fixture_present (page);
  GtkWidget *before = find_figure (page, _("all"));
  g_autofree char *title = g_strdup (xep_figure_get_title (before));

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_figure (page, _("decided")))), ==, "0");
  g_assert_true (gtk_widget_grab_focus (before));
  fixture_set (store, assessment_id, XEP_STEP_DECISION, "level", "good");
  for (int i = 0; i < 2; i++)
    xep_tab_refresh (XEP_TAB (page),
                     &(XepNews){ XEP_NEWS_ASSESSMENT, period_id, assessment_id, 0 });
  g_assert_true (find_figure (page, _("all")) == before);
  gui_fixture_settle ();
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_figure (page, _("decided")))), ==, "1");
  g_assert_cmpstr (xep_figure_get_title (gtk_window_get_focus (window)), ==, title);
  gtk_window_destroy (window);
}

/* The figure of @unit_id whose list is that of @filter. */
static GtkWidget *
find_unit_figure (GtkWidget *page, gint64 unit_id, XepNameFilter filter)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();

  collect_figures (page, figures);
  for (guint i = 0; i < figures->len; i++)
    {
      const XepNameQuery *query = xep_figure_get_query (g_ptr_array_index (figures, i));

      if (query->unit_id == unit_id && query->filter == filter)
        return g_ptr_array_index (figures, i);
    }
  g_error ("no figure of the unit");
}

/* Of two units of one name the focus stays with its own, though the board of units comes last. */
static void
test_focus_same_name (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  gint64 first = fixture_unit (store, "Thôn Pờ Chồ", TRUE);
  gint64 second = fixture_unit (store, "Thôn Pờ Chồ", FALSE);
  gint64 person = fixture_person (store, "Giàng Seo Páo", "1981-03-12", first, XEP_KIND_LEADER);
  g_autoptr (XepContext) small = xep_context_new (store, NULL);
  gint64 period_id;
  GtkWidget *page;
  GtkWindow *window;

  fixture_person (store, "Giàng Seo Páo", "1982-04-13", second, XEP_KIND_LEADER);
  period_id = fixture_open (store, 2025, XEP_PERIOD_Q3, NULL);
  page = new_page (small, 2025, XEP_PERIOD_Q3);
  window = gui_fixture_present (page);
  gui_fixture_settle ();
  for (guint i = 0; i < 2; i++)
    {
      gint64 unit = i == 0 ? first : second;
      GtkWidget *before = find_unit_figure (page, unit, XEP_NAMES_ALL);
      GtkWidget *focus;

      g_assert_true (gtk_widget_grab_focus (before));
      fixture_set (store, fixture_assessment (store, period_id, XEP_KIND_LEADER, person),
                   XEP_STEP_DECISION, "level", i == 0 ? "good" : "complete");
      xep_tab_refresh (XEP_TAB (page), 0);
      gui_fixture_settle ();
      focus = gtk_window_get_focus (window);
      g_assert_true (focus != before);
      g_assert_true (focus == find_unit_figure (page, unit, XEP_NAMES_ALL));
    }
  gtk_window_destroy (window);
}

static const XepQuotaResult *
find_quota (GPtrArray *quotas, const char *id)
{
  for (guint i = 0; i < quotas->len; i++)
    {
      const XepQuotaResult *quota = g_ptr_array_index (quotas, i);

      if (g_str_equal (quota->rule->id, id))
        return quota;
    }
  g_error ("no quota “%s”", id);
}

static gboolean
is_raised (XepStore *store, gint64 period_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) quotas = xep_count_store_quotas (store, period_id, &error);

  g_assert_no_error (error);
  return find_quota (quotas, "leaders")->raised;
}

/* The raised ceiling without grounds is refused in words, and what was chosen stays. */
static void
test_quota_dialog (void)
{
  gint64 period_id, assessment_id;
  g_autoptr (XepStore) store = new_small_store (&period_id, &assessment_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) quotas = xep_count_store_quotas (store, period_id, &error);
  XepQuotaDialog *dialog;
  GtkWidget *check, *entry, *message, *save;

  g_assert_no_error (error);
  dialog = xep_quota_dialog_new (store, period_id, find_quota (quotas, "leaders"), &error);
  g_assert_no_error (error);
  check = dialog_test_part (dialog, XEP_TYPE_QUOTA_DIALOG, "raised_check");
  entry = dialog_test_part (dialog, XEP_TYPE_QUOTA_DIALOG, "grounds_entry");
  message = dialog_test_part (dialog, XEP_TYPE_QUOTA_DIALOG, "message");
  save = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  g_assert_false (gtk_widget_get_sensitive (entry));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (gtk_widget_get_sensitive (entry));
  g_signal_emit_by_name (save, "clicked");
  g_assert_true (gtk_widget_get_visible (message));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (message)), !=, "");
  g_assert_false (is_raised (store, period_id));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Dẫn đầu phong trào thi đua năm 2025");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_emit_by_name (save, "clicked");
  g_assert_null (dialog);
  g_assert_true (is_raised (store, period_id));
}

/* The rule says the denominator and the rounding that the regulation names. */
static void
test_rule_in_words (void)
{
  g_autoptr (GError) error = NULL;
  gint64 period_id = find_period (2025, XEP_PERIOD_YEAR);
  g_autoptr (GPtrArray) quotas = xep_count_store_quotas (demo, period_id, &error);
  XepRegulation *regulation = xep_store_get_period_regulation (demo, period_id, &error);
  XepQuotaRule rule = *find_quota (quotas, "leaders")->rule;
  XepQuotaResult result = { .rule = &rule };
  g_autofree char *good = NULL;
  g_autofree char *rated = NULL;

  g_assert_no_error (error);
  good = xep_quota_board_dup_rule (&result, regulation);
  g_assert_nonnull (strstr (good, "20%"));
  g_assert_nonnull (strstr (good, "25%"));
  g_assert_nonnull (strstr (good, xep_regulation_get_level (regulation, XEP_LEVEL_GOOD)->name));
  rule.denominator = (char *) "rated";
  rule.rounding = (char *) "down";
  rated = xep_quota_board_dup_rule (&result, regulation);
  g_assert_nonnull (strstr (rated, _("all who are rated")));
  g_assert_nonnull (strstr (rated, _("parts of a place do not count")));
}

static char *
dup_notice (XepStore *store, const char *today)
{
  g_autoptr (GError) error = NULL;
  char *text = xep_deadline_notice_dup_text (store, fixture_date (today), &error);

  g_assert_no_error (error);
  return text;
}

/* Quarter III: units before 12 September, the commune before 15 September. */
static void
test_notice_text (void)
{
  static const struct
  {
    const char *today;
    guint lines;
  } days[] = {
    { "2025-09-03", 0 }, { "2025-09-04", 1 }, { "2025-09-07", 2 },
    { "2025-09-14", 2 }, { "2025-10-11", 2 }, { "2025-10-12", 1 },
    { "2025-10-14", 1 }, { "2025-10-15", 0 }, { "2027-09-10", 0 },
  };
  gint64 period_id, assessment_id;
  g_autoptr (XepStore) store = new_small_store (&period_id, &assessment_id);
  g_autofree char *finished = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text = dup_notice (store, days[i].today);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      g_assert_cmpuint (g_strv_length (lines), ==, days[i].lines);
      if (days[i].lines > 0)
        g_assert_nonnull (strstr (lines[0], "/09/2025"));
    }
  fixture_execute (store, "UPDATE assessment SET state = 'unrated', unrated_reason = 'x'");
  finished = dup_notice (store, "2025-09-10");
  g_assert_cmpstr (finished, ==, "");
}

/* Once a day for each file; what cannot be read is told again. */
static void
test_notice_once_a_day (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "notices.ini", NULL);
  XepDate first = fixture_date ("2025-12-15");
  XepDate second = fixture_date ("2025-12-16");
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_deadline_notice_is_due (path, "/a.db", first));
  g_assert_true (xep_deadline_notice_remember (path, "/a.db", first, &error));
  g_assert_no_error (error);
  g_assert_false (xep_deadline_notice_is_due (path, "/a.db", first));
  g_assert_true (xep_deadline_notice_is_due (path, "/b.db", first));
  g_assert_true (xep_deadline_notice_is_due (path, "/a.db", second));
  g_assert_true (xep_deadline_notice_remember (path, "/b.db", first, &error));
  g_assert_false (xep_deadline_notice_is_due (path, "/a.db", first));
  g_assert_true (g_file_set_contents (path, "no key file", -1, NULL));
  g_assert_true (xep_deadline_notice_is_due (path, "/a.db", first));
  g_assert_true (xep_deadline_notice_remember (path, "/a.db", first, &error));
  g_assert_false (xep_deadline_notice_is_due (path, "/a.db", first));
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

static gboolean
open_from_list_cb (gpointer application)
{
  g_autoptr (GError) error = NULL;
  XepWindow *window;
  XepContext *shared;
  XepNameQuery query;
  XepNameList *list;
  gint64 number;

  gui_fixture_wait (has_page, application);
  window = get_window (application);
  shared = xep_window_get_context (window);
  number = xep_assessment_store_find (xep_context_get_store (shared), 1, XEP_KIND_LEADER, "p1",
                                      &error);
  g_assert_no_error (error);
  /* The overview comes first; the tab at start is that of the collectives. */
  g_assert_cmpint (xep_context_get_selection (shared).kind, ==, XEP_KIND_COLLECTIVE);
  xep_context_enter_period (shared, 2031, XEP_PERIOD_YEAR);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", 1);
  g_assert_nonnull (gui_fixture_find_type (GTK_WIDGET (window), XEP_TYPE_OVERVIEW_PAGE));
  query = XEP_NAME_QUERY (1, XEP_NAMES_ALL);
  query.kind = XEP_KIND_LEADER;
  xep_name_list_present (GTK_WIDGET (window), shared, &query, "x", NULL);
  list = XEP_NAME_LIST (dialog_test_find_above (GTK_WINDOW (window)));
  g_signal_emit_by_name (dialog_test_part (list, XEP_TYPE_NAME_LIST, "list"), "activate", 0);
  g_assert_null (dialog_test_find_above (GTK_WINDOW (window)));
  g_assert_cmpint (xep_context_get_year (shared), ==, 2025);
  g_assert_cmpint (xep_context_get_selection (shared).assessment_id, ==, number);
  gtk_window_close (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

/* Where a name of a unit is cut at the earliest. */
#define READABLE 18

static guint
check_unit_names (GtkWidget *grid)
{
  guint checked = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = GTK_IS_BUTTON (child) ? gtk_button_get_child (GTK_BUTTON (child)) : NULL;
      g_autofree char *shortest = NULL;
      g_autofree char *words = NULL;
      g_autoptr (PangoLayout) layout = NULL;
      const char *text;
      int width;

      if (label == NULL || gtk_label_get_ellipsize (GTK_LABEL (label)) != PANGO_ELLIPSIZE_END)
        continue;
      text = gtk_label_get_text (GTK_LABEL (label));
      words = g_utf8_substring (text, 0, MIN (READABLE, g_utf8_strlen (text, -1)));
      shortest = g_strconcat (words, g_str_equal (words, text) ? "" : "…", NULL);
      layout = gtk_widget_create_pango_layout (label, shortest);
      pango_layout_get_pixel_size (layout, &width, NULL);
      if (gtk_widget_get_width (label) < width)
        g_error ("“%s” has %d pixels, and %d are needed", shortest, gtk_widget_get_width (label),
                 width);
      checked++;
    }
  return checked;
}

/* All of a screen, but for what the window itself takes. */
static gboolean
has_office_width (gpointer page)
{
  int width = gtk_widget_get_width (page);

  return width > 1300 && width <= 1366;
}

/* On the screens of the office the units that are late are told from one another. */
static void
test_unit_names (void)
{
  GtkWidget *page = new_page (context, 2025, XEP_PERIOD_YEAR);
  GtkWindow *window = gui_fixture_present (page);
  GtkWidget *grid = dialog_test_part (page, XEP_TYPE_OVERVIEW_PAGE, "units");

  gtk_window_set_default_size (window, 1366, 768);
  gui_fixture_wait (has_office_width, page);
  gui_fixture_settle ();
  g_assert_cmpuint (check_unit_names (grid), >, 10);
  gtk_window_destroy (window);
}

/* A line of a list opens its assessment, in whatever period and tab the window is. */
static void
test_line_opens (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "xeploai.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) store = xep_store_new (path, &error);
  g_autoptr (XepApplication) application = NULL;
  char *arguments[] = { (char *) "xeploai", NULL };
  gint64 unit;

  g_assert_no_error (error);
  unit = fixture_unit (store, "Chi bộ thôn Pờ Chồ", TRUE);
  fixture_person (store, "Giàng Seo Páo", "1981-03-12", unit, XEP_KIND_LEADER);
  g_assert_cmpint (fixture_open (store, 2025, XEP_PERIOD_Q3, NULL), ==, 1);
  g_assert_true (xep_store_close (store, &error));
  application = xep_application_new (path);
  g_idle_add (open_from_list_cb, application);
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
  fixture_open (demo, 2026, XEP_PERIOD_YEAR, NULL);
  context = xep_context_new (demo, NULL);
  g_test_add_func ("/overview/progress-lists", test_progress_lists);
  g_test_add_func ("/overview/done-in-sql", test_done_in_sql);
  g_test_add_func ("/overview/quota-lists", test_quota_lists);
  g_test_add_func ("/overview/unit-lists", test_unit_lists);
  g_test_add_func ("/overview/unknown-period", test_unknown_period);
  g_test_add_func ("/overview/every-figure-has-its-list", test_every_figure_has_its_list);
  g_test_add_func ("/overview/every-figure-opens-its-list", test_every_figure_opens_its_list);
  g_test_add_func ("/overview/bars-are-told", test_bars_are_told);
  g_test_add_func ("/overview/not-opened", test_not_opened);
  g_test_add_func ("/overview/refresh", test_refresh);
  g_test_add_func ("/overview/focus-same-name", test_focus_same_name);
  g_test_add_func ("/overview/quota-dialog", test_quota_dialog);
  g_test_add_func ("/overview/rule-in-words", test_rule_in_words);
  g_test_add_func ("/overview/unit-names", test_unit_names);
  g_test_add_func ("/overview/notice-text", test_notice_text);
  g_test_add_func ("/overview/notice-once-a-day", test_notice_once_a_day);
  g_test_add_func ("/overview/line-opens", test_line_opens);
  result = g_test_run ();
  g_clear_object (&context);
  g_clear_object (&demo);
  return result;
}
