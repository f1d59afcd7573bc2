/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialog-test.h"
#include "gui/editor/xep-assessment-editor.h"
#include "gui/editor/xep-field-remove.h"
#include "gui/editor/xep-points-grid.h"
#include "gui/editor/xep-review-page.h"
#include "gui/fields/xep-field-check.h"
#include "gui/fields/xep-field-entry.h"
#include "real-keys.h"
#include "store-fixture.h"
#include "store/xep-review-store.h"

#define TRANSLATED(text) g_dgettext ("xeploai", (text))

/* A leader with the years 2024 and 2025 opened; the editor shows the review of 2025. */
typedef struct
{
  XepStore *store;
  gint64 unit, person, before, period, id;
  XepAssessmentEditor *editor;
  GtkWindow *window;
} Fixture;

static void
turn_to (Fixture *fixture, const char *page)
{
  GtkWidget *button = gui_fixture_find_text (GTK_WIDGET (fixture->editor), GTK_TYPE_TOGGLE_BUTTON,
                                             TRANSLATED (page));

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gui_fixture_settle ();
}

static void
show_editor (Fixture *fixture)
{
  fixture->editor = g_object_new (XEP_TYPE_ASSESSMENT_EDITOR, NULL);
  xep_assessment_editor_set_store (fixture->editor, fixture->store);
  fixture->window = gui_fixture_present (GTK_WIDGET (fixture->editor));
  xep_assessment_editor_show (fixture->editor, fixture->id);
  gui_fixture_settle ();
  turn_to (fixture, "Review");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 before;

  fixture->store = fixture_store ();
  fixture->unit = fixture_unit (fixture->store, "Chi bộ thôn Pờ Chồ", TRUE);
  fixture->person = fixture_person (fixture->store, "Giàng Seo Páo", "1981-03-12", fixture->unit,
                                    XEP_KIND_LEADER);
  before = fixture_open (fixture->store, 2024, XEP_PERIOD_YEAR, NULL);
  fixture->period = fixture_open (fixture->store, 2025, XEP_PERIOD_YEAR, NULL);
  fixture->before = fixture_assessment (fixture->store, before, XEP_KIND_LEADER, fixture->person);
  fixture->id
      = fixture_assessment (fixture->store, fixture->period, XEP_KIND_LEADER, fixture->person);
  show_editor (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  gui_fixture_settle ();
  g_object_unref (fixture->store);
}

/* What is stored under the heading @section, "" if nothing. (transfer full) */
static char *
dup_narrative (Fixture *fixture, gint64 id, const char *section)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (fixture->store, id, &error);
  const char *text = NULL;

  g_assert_no_error (error);
  if (assessment->narrative != NULL)
    text = g_hash_table_lookup (assessment->narrative, section);
  return g_strdup (text != NULL ? text : "");
}

static void
assert_narrative (Fixture *fixture, gint64 id, const char *section, const char *expected)
{
  g_autofree char *text = dup_narrative (fixture, id, section);

  g_assert_cmpstr (text, ==, expected);
}

static GtkWidget *
find (Fixture *fixture, GType type, const char *name)
{
  return gui_fixture_find (GTK_WIDGET (fixture->editor), type, name);
}

static GtkWidget *
get (Fixture *fixture, GType type, const char *name)
{
  return gui_fixture_get (GTK_WIDGET (fixture->editor), type, name);
}

static GtkWidget *
find_label (Fixture *fixture, const char *text)
{
  return gui_fixture_find_text (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL, text);
}

/* "Task 2: Pace" in the language of the screen. (transfer full) */
static char *
dup_cell_name (const char *row, guint number, const char *column)
{
  g_autofree char *title = g_strdup_printf (TRANSLATED (row), number);

  return g_strdup_printf (TRANSLATED ("%s: %s"), title, TRANSLATED (column));
}

static GtkWidget *
find_cell (Fixture *fixture, GType type, const char *row, guint number, const char *column)
{
  g_autofree char *name = dup_cell_name (row, number, column);

  return find (fixture, type, name);
}

static void
put (GtkWidget *view, const char *text)
{
  g_assert_nonnull (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* Writes into a cell of words and leaves it. */
static void
key_cell (Fixture *fixture, const char *row, guint number, const char *column, const char *text)
{
  put (find_cell (fixture, GTK_TYPE_TEXT_VIEW, row, number, column), text);
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  gui_fixture_settle ();
}

static char *
dup_heading (Fixture *fixture, const char *id)
{
  const XepReviewSection *section
      = xep_regulation_find_section (xep_store_get_regulation (fixture->store), id);

  g_assert_nonnull (section);
  return g_strdup_printf ("%s. %s", section->number, section->title);
}

static GtkWidget *
get_box (Fixture *fixture, const char *id)
{
  g_autofree char *name = dup_heading (fixture, id);

  return get (fixture, GTK_TYPE_TEXT_VIEW, name);
}

static void
test_headings (Fixture *fixture, gconstpointer data)
{
  XepRegulation *regulation = xep_store_get_regulation (fixture->store);
  const XepReview *review
      = xep_regulation_find_review (regulation, XEP_KIND_LEADER, TRUE, "PL8", XEP_PERIOD_YEAR);
  guint boxes = 0;

  g_assert_nonnull (review);
  for (guint i = 0; i < review->parts->len; i++)
    {
      XepReviewPart *part = g_ptr_array_index (review->parts, i);
      g_autofree char *heading = g_strdup_printf ("%s. %s", part->number, part->title);

      g_assert_nonnull (find_label (fixture, heading));
      for (guint j = 0; j < part->sections->len; j++)
        {
          XepReviewSection *section = g_ptr_array_index (part->sections, j);
          g_autofree char *title = g_strdup_printf ("%s. %s", section->number, section->title);

          g_assert_nonnull (
              find (fixture, GTK_TYPE_TEXT_VIEW, *section->title != '\0' ? title : heading));
          g_assert_nonnull (find_label (fixture, section->hint));
          boxes++;
        }
    }
  g_assert_cmpuint (boxes, >=, 10);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  GtkWidget *grid = gui_fixture_find_type (GTK_WIDGET (fixture->editor), XEP_TYPE_POINTS_GRID);
  GtkWidget *review = gui_fixture_find_type (GTK_WIDGET (fixture->editor), XEP_TYPE_REVIEW_PAGE);
  gint64 other
      = fixture_person (fixture->store, "Lù Thị Mai", "1990-01-02", fixture->unit, XEP_KIND_LEADER);
  gint64 other_id = fixture_assessment (fixture->store, fixture->period, XEP_KIND_LEADER, other);

  g_assert_true (gtk_widget_get_mapped (review));
  g_assert_false (gtk_widget_get_mapped (grid));
  /* The page stays from one person to the next. */
  xep_assessment_editor_show (fixture->editor, other_id);
  g_assert_true (gtk_widget_get_mapped (review));
  xep_assessment_editor_focus_points (fixture->editor);
  g_assert_true (gtk_widget_has_focus (get_box (fixture, "virtue")));
  turn_to (fixture, "Points");
  g_assert_true (gtk_widget_get_mapped (grid));
  xep_assessment_editor_show (fixture->editor, fixture->id);
  g_assert_true (gtk_widget_get_mapped (grid));
  xep_assessment_editor_focus_points (fixture->editor);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), grid));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  GtkWidget *grid = gui_fixture_find_type (GTK_WIDGET (fixture->editor), XEP_TYPE_POINTS_GRID);
  GtkWidget *box = get_box (fixture, "virtue");

  gtk_widget_grab_focus (box);
  real_keys_type (fixture->window, "x");
  real_keys_await_text (box, "x");
  real_keys_press (fixture->window, "alt+1");
  gui_fixture_wait (is_mapped, grid);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), grid));
  assert_narrative (fixture, fixture->id, "virtue", "x");
  real_keys_press (fixture->window, "alt+2");
  gui_fixture_wait (is_mapped, box);
  g_assert_true (gtk_widget_has_focus (box));
  real_keys_await_text (box, "x");
}

static void
test_saved_when_left (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first = get_box (fixture, "virtue");

  gtk_widget_grab_focus (first);
  real_keys_type (fixture->window, "mot");
  real_keys_press (fixture->window, "Return");
  real_keys_type (fixture->window, "hai");
  real_keys_await_text (first, "mot\nhai");
  assert_narrative (fixture, fixture->id, "virtue", "");
  real_keys_press (fixture->window, "Tab");
  gui_fixture_wait (real_keys_has_focus, get_box (fixture, "duty"));
  assert_narrative (fixture, fixture->id, "virtue", "mot\nhai");
}

static void
test_another_person (Fixture *fixture, gconstpointer data)
{
  gint64 other = fixture_person (fixture->store, "Giàng Seo Páo", "1990-01-02", fixture->unit,
                                 XEP_KIND_LEADER);
  gint64 other_id = fixture_assessment (fixture->store, fixture->period, XEP_KIND_LEADER, other);
  GtkWidget *box = get_box (fixture, "virtue");

  put (box, "của người thứ nhất");
  /* What the list does before it shows another line. */
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  xep_assessment_editor_show (fixture->editor, other_id);
  g_assert_true (get_box (fixture, "virtue") == box);
  real_keys_await_text (box, "");
  assert_narrative (fixture, fixture->id, "virtue", "của người thứ nhất");
  assert_narrative (fixture, other_id, "virtue", "");
  xep_assessment_editor_show (fixture->editor, fixture->id);
  real_keys_await_text (box, "của người thứ nhất");
}

/* As pasted from Word: line ends of three systems, a soft line break, a picture, letters apart
 * from their marks. */
static void
test_pasted (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = get_box (fixture, "virtue");

  put (box, "Đoàn kết\r\nthống nhất\rvững 🎉 vàng Ho\xcc\x80"
            "a\x07");
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  assert_narrative (fixture, fixture->id, "virtue", "Đoàn kết\nthống nhất\nvững 🎉 vàng Hòa");
  /* And that is what is seen. */
  real_keys_await_text (box, "Đoàn kết\nthống nhất\nvững 🎉 vàng Hòa");
}

static void
test_too_long (Fixture *fixture, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (100000, 'a');
  g_autofree char *longer = g_strnfill (100001, 'b');
  g_autofree char *kept = NULL;
  GtkWidget *box = get_box (fixture, "virtue");

  put (box, longest);
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  assert_narrative (fixture, fixture->id, "virtue", longest);
  put (box, longer);
  g_assert_false (xep_assessment_editor_leave (fixture->editor));
  g_assert_true (gtk_widget_has_css_class (box, "error"));
  /* The other page is not shown, what was typed is kept, and so is what is stored. */
  turn_to (fixture, "Points");
  g_assert_true (gtk_widget_get_mapped (box));
  kept = real_keys_dup_text (GTK_TEXT_VIEW (box));
  g_assert_cmpstr (kept, ==, longer);
  assert_narrative (fixture, fixture->id, "virtue", longest);
  put (box, "ngắn");
  g_assert_false (gtk_widget_has_css_class (box, "error"));
  turn_to (fixture, "Points");
  g_assert_false (gtk_widget_get_mapped (box));
  assert_narrative (fixture, fixture->id, "virtue", "ngắn");
}

static GPtrArray *
list_tasks (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *tasks = xep_review_store_list_tasks (fixture->store, fixture->id, &error);

  g_assert_no_error (error);
  return tasks;
}

static void
choose (GtkWidget *drop_down, guint position)
{
  g_assert_nonnull (drop_down);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), position);
  gui_fixture_settle ();
}

static void
assert_count (Fixture *fixture, const char *name, const char *text, gboolean keyable)
{
  GtkWidget *entry = get (fixture, XEP_TYPE_FIELD_ENTRY, TRANSLATED (name));

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, text);
  g_assert_true (gtk_widget_get_sensitive (entry) == keyable);
}

static gboolean
is_in_limit (gpointer data)
{
  GtkWidget *limit = find_cell (data, GTK_TYPE_TEXT_VIEW, "Task %u", 1, "Time limit");

  return limit != NULL && gtk_widget_has_focus (limit);
}

static void
test_tasks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *content = find_cell (fixture, GTK_TYPE_TEXT_VIEW, "Task %u", 1, "Task or work");
  g_autoptr (GPtrArray) tasks = NULL;
  XepTask *task;

  gtk_widget_grab_focus (content);
  real_keys_type (fixture->window, "ra soat");
  real_keys_await_text (content, "ra soat");
  /* Leaving the empty row stores it, opens the rest of it and the next one, and goes on in it. */
  real_keys_press (fixture->window, "Tab");
  gui_fixture_wait (is_in_limit, fixture);
  key_cell (fixture, "Task %u", 1, "Time limit", "Quý II");
  choose (find_cell (fixture, GTK_TYPE_DROP_DOWN, "Task %u", 1, "Pace"), 1);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (find_cell (fixture, XEP_TYPE_FIELD_CHECK, "Task %u", 1, "Exceeded")), TRUE);
  key_cell (fixture, "Task %u", 2, "Task or work", "Việc thứ hai\nhai dòng");
  choose (find_cell (fixture, GTK_TYPE_DROP_DOWN, "Task %u", 2, "Pace"), 3);
  tasks = list_tasks (fixture);
  g_assert_cmpuint (tasks->len, ==, 2);
  task = g_ptr_array_index (tasks, 0);
  g_assert_cmpstr (task->content, ==, "ra soat");
  g_assert_cmpstr (task->due, ==, "Quý II");
  g_assert_cmpint (task->pace, ==, XEP_PACE_ON_TIME);
  g_assert_true (task->exceeded);
  task = g_ptr_array_index (tasks, 1);
  g_assert_cmpstr (task->content, ==, "Việc thứ hai\nhai dòng");
  g_assert_cmpint (task->pace, ==, XEP_PACE_UNDONE);
  g_assert_nonnull (find_cell (fixture, GTK_TYPE_TEXT_VIEW, "Task %u", 3, "Task or work"));
}

static void
assert_totals (Fixture *fixture, int assigned, int done, int on_time, int exceeded, int undone)
{
  g_autofree char *text = g_strdup_printf (
      TRANSLATED ("Tasks: %d   done: %d   on time: %d   late: %d   exceeded: %d   not done: %d"),
      assigned, done, on_time, done - on_time, exceeded, undone);

  g_assert_nonnull (find_label (fixture, text));
}

static void
remove_task (Fixture *fixture, guint number)
{
  g_autofree char *title = g_strdup_printf (TRANSLATED ("Task %u"), number);
  g_autofree char *name = g_strdup_printf (TRANSLATED ("%s: Remove"), title);

  g_signal_emit_by_name (get (fixture, XEP_TYPE_FIELD_REMOVE, name), "clicked");
  gtk_dialog_response (GTK_DIALOG (dialog_test_find_above (fixture->window)), GTK_RESPONSE_ACCEPT);
  gui_fixture_settle ();
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  const char *words = TRANSLATED ("Counted from the list of tasks on the page “Review”.");

  turn_to (fixture, "Points");
  assert_count (fixture, "Tasks assigned", "", TRUE);
  g_assert_null (find_label (fixture, words));
  fixture_set (fixture->store, fixture->id, XEP_STEP_SELF, "task.1.content", "Một");
  fixture_set (fixture->store, fixture->id, XEP_STEP_SELF, "task.1.pace", "on-time");
  fixture_set (fixture->store, fixture->id, XEP_STEP_SELF, "task.1.exceeded", "yes");
  fixture_set (fixture->store, fixture->id, XEP_STEP_SELF, "task.2.content", "Hai");
  fixture_set (fixture->store, fixture->id, XEP_STEP_SELF, "task.2.pace", "undone");
  xep_assessment_editor_reload (fixture->editor);
  assert_count (fixture, "Tasks assigned", "2", FALSE);
  assert_count (fixture, "Done", "1", FALSE);
  assert_count (fixture, "On time", "1", FALSE);
  assert_count (fixture, "Exceeded", "1", FALSE);
  g_assert_nonnull (find_label (fixture, words));
  turn_to (fixture, "Review");
  assert_totals (fixture, 2, 1, 1, 1, 1);
  remove_task (fixture, 1);
  assert_totals (fixture, 1, 0, 0, 0, 1);
  real_keys_await_text (find_cell (fixture, GTK_TYPE_TEXT_VIEW, "Task %u", 1, "Task or work"),
                        "Hai");
  remove_task (fixture, 1);
  g_assert_nonnull (find_label (fixture, TRANSLATED ("No task yet")));
  turn_to (fixture, "Points");
  assert_count (fixture, "Tasks assigned", "1", TRUE);
  g_assert_null (find_label (fixture, words));
}

/* A row is nothing without its first words: taking them away is refused while it says more, and
 * they come back; else the row goes. */
static void
test_refused_cell (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  key_cell (fixture, "Task %u", 1, "Task or work", "Một");
  key_cell (fixture, "Task %u", 1, "Time limit", "Quý I");
  view = find_cell (fixture, GTK_TYPE_TEXT_VIEW, "Task %u", 1, "Task or work");
  put (view, "");
  g_assert_false (xep_assessment_editor_leave (fixture->editor));
  g_assert_true (gtk_widget_has_css_class (view, "error"));
  gtk_widget_grab_focus (view);
  real_keys_press (fixture->window, "Escape");
  real_keys_await_text (view, "Một");
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  key_cell (fixture, "Task %u", 1, "Time limit", "");
  key_cell (fixture, "Task %u", 1, "Task or work", "");
  g_assert_null (find_cell (fixture, GTK_TYPE_TEXT_VIEW, "Task %u", 1, "Time limit"));
  g_assert_nonnull (find_label (fixture, TRANSLATED ("No task yet")));
}

static void
test_shortcomings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) shortcomings = NULL;
  g_autoptr (GError) error = NULL;
  XepShortcoming *shortcoming;
  GtkWidget *due;

  key_cell (fixture, "Shortcoming %u", 1, "Shortcoming or fault", "Chậm báo cáo");
  key_cell (fixture, "Shortcoming %u", 1, "Measure", "Giao người theo dõi");
  due = find_cell (fixture, XEP_TYPE_FIELD_ENTRY, "Shortcoming %u", 1, "To be remedied by");
  gtk_editable_set_text (GTK_EDITABLE (due), "31/02/2026");
  g_assert_false (xep_assessment_editor_leave (fixture->editor));
  gtk_editable_set_text (GTK_EDITABLE (due), "30/6/2026");
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (due)), ==, "30/06/2026");
  shortcomings = xep_review_store_list_shortcomings (fixture->store, fixture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shortcomings->len, ==, 1);
  shortcoming = g_ptr_array_index (shortcomings, 0);
  g_assert_cmpstr (shortcoming->text, ==, "Chậm báo cáo");
  g_assert_cmpstr (shortcoming->measure, ==, "Giao người theo dõi");
  g_assert_cmpint (shortcoming->due_on.month, ==, 6);
}

static void
test_remedies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XepAssessment) assessment = NULL;
  g_autoptr (GPtrArray) remedies = NULL;
  g_autoptr (GError) error = NULL;
  XepRemedy *remedy;
  GtkWidget *percent;

  g_assert_nonnull (find_label (
      fixture, TRANSLATED ("No shortcoming was brought forward from an earlier review.")));
  fixture_set (fixture->store, fixture->before, XEP_STEP_SELF, "shortcoming.1.text",
               "Chậm báo cáo");
  xep_assessment_editor_reload (fixture->editor);
  gui_fixture_settle ();
  g_assert_nonnull (find_label (fixture, "Chậm báo cáo"));
  choose (find_cell (fixture, GTK_TYPE_DROP_DOWN, "Remedy %u", 1, "State"), 2);
  percent = find_cell (fixture, XEP_TYPE_FIELD_ENTRY, "Remedy %u", 1, "Degree (%)");
  gtk_editable_set_text (GTK_EDITABLE (percent), "80");
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  key_cell (fixture, "Remedy %u", 1, "Difficulties", "Đường xa");
  remedies = xep_review_store_list_remedies (fixture->store, fixture->id, &error);
  g_assert_no_error (error);
  remedy = g_ptr_array_index (remedies, 0);
  g_assert_cmpint (remedy->state, ==, XEP_REMEDY_PARTIAL);
  g_assert_cmpint (remedy->percent, ==, 80);
  g_assert_cmpstr (remedy->difficulty, ==, "Đường xa");
  g_assert_nonnull (find_label (fixture, remedy->found_in));
  choose (find_cell (fixture, GTK_TYPE_DROP_DOWN, "Remedy %u", 1, "State"), 1);
  assessment = xep_assessment_store_load (fixture->store, fixture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assessment->facts.remedied_percent, ==, 100);
}

/* Where shortcomings were written and not listed, the words are shown to write from. */
static void
test_earlier_words (Fixture *fixture, gconstpointer data)
{
  fixture_set (fixture->store, fixture->before, XEP_STEP_SELF, "narrative.shortcomings",
               "Học tập nghị quyết chưa đều.");
  xep_assessment_editor_reload (fixture->editor);
  gui_fixture_settle ();
  g_assert_nonnull (find_label (fixture, TRANSLATED ("Written in the review before:")));
  g_assert_nonnull (find_label (fixture, "Học tập nghị quyết chưa đều."));
  g_assert_null (find_cell (fixture, GTK_TYPE_DROP_DOWN, "Remedy %u", 1, "State"));
}

static void
test_prompts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) prompts = NULL;
  g_autoptr (GError) error = NULL;
  XepPrompt *prompt;

  key_cell (fixture, "Prompt %u", 1, "Matter to speak of", "Giải ngân vốn đầu tư công");
  key_cell (fixture, "Prompt %u", 1, "Body that asks", "Ban Thường vụ Đảng ủy xã");
  key_cell (fixture, "Prompt %u", 1, "Answer", "Đã đạt 80%.\nCòn vướng mặt bằng.");
  prompts = xep_review_store_list_prompts (fixture->store, fixture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (prompts->len, ==, 1);
  prompt = g_ptr_array_index (prompts, 0);
  g_assert_cmpstr (prompt->body, ==, "Ban Thường vụ Đảng ủy xã");
  g_assert_cmpstr (prompt->answer, ==, "Đã đạt 80%.\nCòn vướng mặt bằng.");
}

static void
test_matters (Fixture *fixture, gconstpointer data)
{
  XepRegulation *regulation = xep_store_get_regulation (fixture->store);
  const XepNamedItem *matter = xep_regulation_find_matter (regulation, "complaints");
  const char *words = TRANSLATED ("A matter is ticked: please write of it in the box above.");
  const XepReview *review
      = xep_regulation_find_review (regulation, XEP_KIND_LEADER, TRUE, "PL8", XEP_PERIOD_YEAR);
  const XepReviewPart *part = xep_review_find_part (review, "responsibility");
  g_autofree char *heading = g_strdup_printf ("%s. %s", part->number, part->title);
  GtkWidget *check = get (fixture, XEP_TYPE_FIELD_CHECK, matter->text);
  g_autoptr (GPtrArray) ticked = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (find_label (fixture, words));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_nonnull (find_label (fixture, words));
  ticked = xep_review_store_list_matters (fixture->store, fixture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ticked->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (ticked, 0), ==, "complaints");
  put (get (fixture, GTK_TYPE_TEXT_VIEW, heading), "Đã trả lời đơn.");
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  g_assert_null (find_label (fixture, words));
}

/* A member outside the political system writes another form, without the attachment; one who has
 * none of a period is told so. */
static void
test_other_forms (Fixture *fixture, gconstpointer data)
{
  gint64 member
      = fixture_person (fixture->store, "Lù Thị Mai", "1960-01-02", fixture->unit, XEP_KIND_MEMBER);
  gint64 member_id = fixture_assessment (fixture->store, fixture->period, XEP_KIND_MEMBER, member);
  gint64 quarter = fixture_open (fixture->store, 2025, XEP_PERIOD_Q1, NULL);
  gint64 quarter_id
      = fixture_assessment (fixture->store, quarter, XEP_KIND_LEADER, fixture->person);
  const char *attachment = TRANSLATED ("Attachment: results of the tasks");
  g_autofree char *leadership = dup_heading (fixture, "leadership");
  g_autofree char *virtue = dup_heading (fixture, "virtue");

  g_assert_nonnull (find_label (fixture, attachment));
  xep_assessment_editor_show (fixture->editor, member_id);
  gui_fixture_settle ();
  g_assert_null (find_label (fixture, attachment));
  g_assert_nonnull (get_box (fixture, "virtue"));
  g_assert_null (find (fixture, GTK_TYPE_TEXT_VIEW, leadership));
  /* The quarter's form has a few short parts and no virtue among them. */
  xep_assessment_editor_show (fixture->editor, quarter_id);
  gui_fixture_settle ();
  g_assert_null (find (fixture, GTK_TYPE_TEXT_VIEW, virtue));
  g_assert_null (find_label (fixture, attachment));
  xep_assessment_editor_show (fixture->editor, fixture->id);
  gui_fixture_settle ();
  g_assert_nonnull (find_label (fixture, attachment));
}

/* A period opened before headings were part of the regulation is shown with those of now. */
static void
test_older_period (void)
{
  Fixture fixture = { .store = fixture_store () };
  g_autoptr (GError) error = NULL;

  fixture.unit = fixture_unit (fixture.store, "Chi bộ thôn Pờ Chồ", TRUE);
  fixture.person = fixture_person (fixture.store, "Giàng Seo Páo", "1981-03-12", fixture.unit,
                                   XEP_KIND_LEADER);
  fixture.period = xep_period_store_ensure (fixture.store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_no_error (error);
  fixture_execute (fixture.store,
                   "UPDATE regulation_snapshot SET xml ="
                   " substr (xml, 1, instr (xml, '<reviews>') - 1)"
                   " || substr (xml, instr (xml, '</reviews>') + length ('</reviews>'))");
  fixture.id = fixture_assessment (fixture.store, fixture.period, XEP_KIND_LEADER, fixture.person);
  show_editor (&fixture);
  put (get_box (&fixture, "leadership"), "lãnh đạo");
  g_assert_true (xep_assessment_editor_leave (fixture.editor));
  assert_narrative (&fixture, fixture.id, "leadership", "lãnh đạo");
  tear_down (&fixture, NULL);
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
  add ("/review-editor/headings", test_headings);
  add ("/review-editor/pages", test_pages);
  add ("/review-editor/shortcuts", test_shortcuts);
  add ("/review-editor/saved-when-left", test_saved_when_left);
  add ("/review-editor/another-person", test_another_person);
  add ("/review-editor/pasted", test_pasted);
  add ("/review-editor/too-long", test_too_long);
  add ("/review-editor/tasks", test_tasks);
  add ("/review-editor/counts", test_counts);
  add ("/review-editor/refused-cell", test_refused_cell);
  add ("/review-editor/shortcomings", test_shortcomings);
  add ("/review-editor/remedies", test_remedies);
  add ("/review-editor/earlier-words", test_earlier_words);
  add ("/review-editor/prompts", test_prompts);
  add ("/review-editor/matters", test_matters);
  add ("/review-editor/other-forms", test_other_forms);
  g_test_add_func ("/review-editor/older-period", test_older_period);
  return g_test_run ();
}
