/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-fixture.h"
#include "gui/editor/xep-assessment-editor.h"
#include "gui/editor/xep-points-grid.h"
#include "gui/editor/xep-quarters-section.h"
#include "gui/fields/xep-field-check.h"
#include "gui/fields/xep-field-choice.h"
#include "gui/fields/xep-field-entry.h"
#include "gui/shared/xep-step-names.h"
#include "store-fixture.h"
#include "store/xep-field-values.h"

typedef struct
{
  XepStore *store;
  gint64 unit, person, period, id;
  XepAssessmentEditor *editor;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = fixture_store ();
  fixture->unit = fixture_unit (fixture->store, "Chi bộ thôn Pờ Chồ", TRUE);
  fixture->person = fixture_person (fixture->store, "Giàng Seo Páo", "1981-03-12", fixture->unit,
                                    XEP_KIND_LEADER);
  fixture->period = fixture_open (fixture->store, 2025, XEP_PERIOD_Q3, NULL);
  fixture->id
      = fixture_assessment (fixture->store, fixture->period, XEP_KIND_LEADER, fixture->person);
  fixture->editor = g_object_new (XEP_TYPE_ASSESSMENT_EDITOR, NULL);
  xep_assessment_editor_set_store (fixture->editor, fixture->store);
  fixture->window = gui_fixture_present (GTK_WIDGET (fixture->editor));
  xep_assessment_editor_show (fixture->editor, fixture->id);
  gui_fixture_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  gui_fixture_settle ();
  g_object_unref (fixture->store);
}

static XepAssessment *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  XepAssessment *assessment = xep_assessment_store_load (fixture->store, fixture->id, &error);

  g_assert_no_error (error);
  return assessment;
}

static const XepCriteriaSet *
load_set (Fixture *fixture)
{
  g_autoptr (XepAssessment) assessment = load (fixture);
  g_autoptr (GError) error = NULL;
  XepRegulation *regulation
      = xep_store_get_period_regulation (fixture->store, fixture->period, &error);

  g_assert_no_error (error);
  return xep_regulation_find_set (regulation, assessment->criteria_set);
}

static GtkWidget *
find_box (Fixture *fixture, const char *number, XepStep step)
{
  g_autofree char *name = g_strdup_printf ("%s %s", number, xep_step_name (step));

  return gui_fixture_find (GTK_WIDGET (fixture->editor), XEP_TYPE_FIELD_ENTRY, name);
}

static void
key (Fixture *fixture, const char *number, XepStep step, const char *text)
{
  GtkWidget *box = find_box (fixture, number, step);

  g_assert_nonnull (box);
  gtk_editable_set_text (GTK_EDITABLE (box), text);
  xep_input_commit (XEP_INPUT (box));
}

static XepPointsGrid *
get_grid (Fixture *fixture)
{
  return XEP_POINTS_GRID (
      gui_fixture_find_type (GTK_WIDGET (fixture->editor), XEP_TYPE_POINTS_GRID));
}

static const XepCriterion *
first_criterion (const XepCriteriaSet *set)
{
  XepCriteriaGroup *group = g_ptr_array_index (set->groups, 0);

  return g_ptr_array_index (group->criteria, 0);
}

static void
key_all (Fixture *fixture, XepStep step)
{
  const XepCriteriaSet *set = load_set (fixture);

  for (guint i = 0; i < set->groups->len; i++)
    {
      XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      for (guint j = 0; j < group->criteria->len; j++)
        {
          XepCriterion *criterion = g_ptr_array_index (group->criteria, j);
          g_autofree char *maximum = xep_points_format (criterion->maximum);

          key (fixture, criterion->number, step, maximum);
        }
    }
}

static void
test_saves_each_box (Fixture *fixture, gconstpointer data)
{
  const XepCriterion *criterion = first_criterion (load_set (fixture));
  g_autoptr (GError) error = NULL;
  g_autoptr (XepAssessment) assessment = NULL;
  g_autoptr (XepFieldValues) values = NULL;
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;

  key (fixture, criterion->number, XEP_STEP_APPRAISAL, "0,5");
  assessment = load (fixture);
  address = xep_field_dup_address (XEP_STEP_APPRAISAL, criterion->number);
  values = xep_field_values_load (fixture->store, XEP_ENTITY_ASSESSMENT, assessment->id, &error);
  g_assert_no_error (error);
  text = xep_field_values_dup_shown (values, address);
  g_assert_cmpstr (text, ==, "0,5");
  /* The other steps hold nothing, which is not zero. */
  g_assert_false (xep_step_points_are_keyed (&assessment->steps[XEP_STEP_SELF].points));
  g_assert_false (xep_step_points_are_keyed (&assessment->steps[XEP_STEP_DECISION].points));
}

/* What is in the file is not told as refused when the rest of the form cannot be read any more. */
static void
test_saved_but_unreadable (Fixture *fixture, gconstpointer data)
{
  const XepCriterion *criterion = first_criterion (load_set (fixture));
  GtkWidget *box = find_box (fixture, criterion->number, XEP_STEP_SELF);
  g_autoptr (XepAssessment) assessment = NULL;

  fixture_execute (fixture->store, "ALTER TABLE dossier_item RENAME TO elsewhere");
  key (fixture, criterion->number, XEP_STEP_SELF, "0,5");
  g_assert_false (gtk_widget_has_css_class (box, "error"));
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  assessment = load (fixture);
  g_assert_true (xep_step_points_are_keyed (&assessment->steps[XEP_STEP_SELF].points));
}

static void
test_stored_spelling (Fixture *fixture, gconstpointer data)
{
  const XepCriterion *criterion = first_criterion (load_set (fixture));

  key (fixture, criterion->number, XEP_STEP_SELF, " 0,50 ");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find_box (fixture, criterion->number, XEP_STEP_SELF))),
      ==, "0,5");
}

static void
test_live_totals (Fixture *fixture, gconstpointer data)
{
  const XepCriterion *criterion = first_criterion (load_set (fixture));
  GtkWidget *box = find_box (fixture, criterion->number, XEP_STEP_SELF);
  XepTotals totals;

  gtk_editable_set_text (GTK_EDITABLE (box), "0,5");
  /* Before anything is saved. */
  totals = xep_points_grid_get_totals (get_grid (fixture), XEP_STEP_SELF);
  g_assert_cmpint (totals.running_a, ==, 50);
  g_assert_cmpint (totals.part_a, ==, XEP_POINTS_MISSING);
  g_assert_cmpint (totals.total, ==, XEP_POINTS_MISSING);
  g_assert_cmpint (totals.keyed, ==, 1);
  /* What is out of range is not counted. */
  gtk_editable_set_text (GTK_EDITABLE (box), "99");
  totals = xep_points_grid_get_totals (get_grid (fixture), XEP_STEP_SELF);
  g_assert_cmpint (totals.keyed, ==, 0);
}

static void
test_whole_step (Fixture *fixture, gconstpointer data)
{
  XepTotals totals;

  key_all (fixture, XEP_STEP_SELF);
  totals = xep_points_grid_get_totals (get_grid (fixture), XEP_STEP_SELF);
  g_assert_cmpint (totals.part_a, ==, 3000);
  g_assert_cmpint (totals.part_b, ==, 7000);
  g_assert_cmpint (totals.total, ==, 10000);
  g_assert_nonnull (gui_fixture_find_text (GTK_WIDGET (get_grid (fixture)), GTK_TYPE_LABEL, "100"));
}

static void
test_two_groups (Fixture *fixture, gconstpointer data)
{
  const XepCriterion *criterion = first_criterion (load_set (fixture));
  g_autoptr (XepAssessment) assessment = NULL;

  g_assert_null (find_box (fixture, "A", XEP_STEP_SELF));
  xep_points_grid_set_entry (get_grid (fixture), XEP_STEP_SELF, XEP_ENTRY_GROUPS);
  gui_fixture_settle ();
  g_assert_null (find_box (fixture, criterion->number, XEP_STEP_SELF));
  g_assert_nonnull (find_box (fixture, criterion->number, XEP_STEP_DECISION));
  key (fixture, "A", XEP_STEP_SELF, "29,5");
  assessment = load (fixture);
  g_assert_cmpint (assessment->steps[XEP_STEP_SELF].points.group_a, ==, 2950);
  /* One group is no total. */
  g_assert_cmpint (assessment->steps[XEP_STEP_SELF].totals.total, ==, XEP_POINTS_MISSING);
  key (fixture, "B", XEP_STEP_SELF, "70,25");
  g_assert_true (gtk_widget_has_css_class (find_box (fixture, "B", XEP_STEP_SELF), "error"));
}

static void
test_leave_refused (Fixture *fixture, gconstpointer data)
{
  const XepCriterion *criterion = first_criterion (load_set (fixture));
  GtkWidget *box = find_box (fixture, criterion->number, XEP_STEP_SELF);

  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  gtk_widget_grab_focus (box);
  gtk_editable_set_text (GTK_EDITABLE (box), "77");
  g_assert_false (xep_assessment_editor_leave (fixture->editor));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (box)), ==, "77");
  gtk_editable_set_text (GTK_EDITABLE (box), "0,5");
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
}

static void
choose (Fixture *fixture, const char *name, guint position)
{
  GtkWidget *drop_down = gui_fixture_get (GTK_WIDGET (fixture->editor), GTK_TYPE_DROP_DOWN, name);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), position);
}

static void
test_level_and_suggestion (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XepAssessment) assessment = NULL;
  XepRegulation *regulation = xep_store_get_regulation (fixture->store);
  GtkWidget *choice;

  key_all (fixture, XEP_STEP_SELF);
  /* All points, and nothing known of the conditions: the level stays and says that data are
   * missing. */
  g_assert_nonnull (gui_fixture_find_text (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL,
                                           g_dgettext ("xeploai", "Data missing")));
  choice = gui_fixture_find_type (GTK_WIDGET (get_grid (fixture)), XEP_TYPE_FIELD_CHOICE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gui_fixture_find_type (choice, GTK_TYPE_DROP_DOWN)),
                              2);
  assessment = load (fixture);
  g_assert_cmpint (assessment->steps[XEP_STEP_SELF].level, ==, XEP_LEVEL_GOOD);
  g_assert_nonnull (gui_fixture_find_text (
      choice, GTK_TYPE_LABEL, xep_regulation_get_level (regulation, XEP_LEVEL_GOOD)->short_name));
}

static void
test_explanation_asked (Fixture *fixture, gconstpointer data)
{
  const char *words = g_dgettext (
      "xeploai", "Two steps differ by 5 points or more, or in the level: please note why.");

  for (int step = XEP_STEP_SELF; step <= XEP_STEP_APPRAISAL; step++)
    xep_points_grid_set_entry (get_grid (fixture), step, XEP_ENTRY_GROUPS);
  gui_fixture_settle ();
  key (fixture, "A", XEP_STEP_SELF, "30");
  key (fixture, "B", XEP_STEP_SELF, "60");
  key (fixture, "A", XEP_STEP_APPRAISAL, "30");
  key (fixture, "B", XEP_STEP_APPRAISAL, "55,01");
  g_assert_null (gui_fixture_find_text (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL, words));
  key (fixture, "B", XEP_STEP_APPRAISAL, "55");
  g_assert_nonnull (gui_fixture_find_text (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL, words));
  fixture_set (fixture->store, fixture->id, XEP_STEP_SELF, "explanation",
               "Đã trao đổi với chi bộ.");
  xep_assessment_editor_reload (fixture->editor);
  g_assert_null (gui_fixture_find_text (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL, words));
}

static void
test_change_set (Fixture *fixture, gconstpointer data)
{
  const XepCriteriaSet *before = load_set (fixture);
  GtkWidget *box = find_box (fixture, first_criterion (before)->number, XEP_STEP_SELF);
  guint count;

  choose (fixture, g_dgettext ("xeploai", "Criteria set"), 0);
  choose (fixture, g_dgettext ("xeploai", "Criteria set"), 1);
  gui_fixture_settle ();
  count = xep_criteria_set_count (load_set (fixture));
  g_assert_true (xep_points_grid_get_set (get_grid (fixture)) == load_set (fixture));
  g_assert_cmpint (xep_points_grid_get_totals (get_grid (fixture), XEP_STEP_SELF).expected, ==,
                   (int) count);
  /* The widgets stay: only their texts are others. */
  g_assert_true (find_box (fixture, first_criterion (load_set (fixture))->number, XEP_STEP_SELF)
                 == box);
}

static void
test_another_subject (Fixture *fixture, gconstpointer data)
{
  const XepCriterion *criterion = first_criterion (load_set (fixture));
  gint64 other = fixture_person (fixture->store, "Giàng Seo Páo", "1990-01-02", fixture->unit,
                                 XEP_KIND_LEADER);
  gint64 other_id = fixture_assessment (fixture->store, fixture->period, XEP_KIND_LEADER, other);

  key (fixture, criterion->number, XEP_STEP_SELF, "0,5");
  xep_assessment_editor_show (fixture->editor, other_id);
  g_assert_cmpint (xep_assessment_editor_get_id (fixture->editor), ==, other_id);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find_box (fixture, criterion->number, XEP_STEP_SELF))),
      ==, "");
  xep_assessment_editor_show (fixture->editor, fixture->id);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find_box (fixture, criterion->number, XEP_STEP_SELF))),
      ==, "0,5");
}

static void
test_message (Fixture *fixture, gconstpointer data)
{
  xep_assessment_editor_show (fixture->editor, 987654);
  g_assert_cmpint (xep_assessment_editor_get_id (fixture->editor), ==, 0);
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  xep_assessment_editor_show_message (fixture->editor, "Not opened", "Open", "win.open-period");
  gui_fixture_settle ();
  g_assert_nonnull (
      gui_fixture_find_text (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL, "Not opened"));
  g_assert_nonnull (gui_fixture_find_text (GTK_WIDGET (fixture->editor), GTK_TYPE_BUTTON, "Open"));
}

static void
test_year_shows_quarters (Fixture *fixture, gconstpointer data)
{
  gint64 year = fixture_open (fixture->store, 2025, XEP_PERIOD_YEAR, NULL);
  gint64 year_id = fixture_assessment (fixture->store, year, XEP_KIND_LEADER, fixture->person);
  GtkWidget *section
      = gui_fixture_find_type (GTK_WIDGET (fixture->editor), XEP_TYPE_QUARTERS_SECTION);

  g_assert_false (gtk_widget_get_visible (section));
  fixture_set (fixture->store, fixture->id, XEP_STEP_SELF, "A", "28");
  fixture_set (fixture->store, fixture->id, XEP_STEP_SELF, "B", "63,5");
  fixture_set (fixture->store, fixture->id, XEP_STEP_SELF, "level", "good");
  xep_assessment_editor_show (fixture->editor, year_id);
  gui_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (section));
  g_assert_nonnull (gui_fixture_find_text (section, GTK_TYPE_LABEL, "91,5  HTTNV"));
  g_assert_nonnull (
      gui_fixture_find (section, GTK_TYPE_TEXT_VIEW, g_dgettext ("xeploai", "Work of quarter IV")));
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
  add ("/assessment-editor/saves-each-box", test_saves_each_box);
  add ("/assessment-editor/saved-but-unreadable", test_saved_but_unreadable);
  add ("/assessment-editor/stored-spelling", test_stored_spelling);
  add ("/assessment-editor/live-totals", test_live_totals);
  add ("/assessment-editor/whole-step", test_whole_step);
  add ("/assessment-editor/two-groups", test_two_groups);
  add ("/assessment-editor/leave-refused", test_leave_refused);
  add ("/assessment-editor/level-and-suggestion", test_level_and_suggestion);
  add ("/assessment-editor/explanation-asked", test_explanation_asked);
  add ("/assessment-editor/change-set", test_change_set);
  add ("/assessment-editor/another-subject", test_another_subject);
  add ("/assessment-editor/message", test_message);
  add ("/assessment-editor/year-shows-quarters", test_year_shows_quarters);
  return g_test_run ();
}
