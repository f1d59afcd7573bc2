/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialog-test.h"
#include "gui/context/xep-tab.h"
#include "gui/fields/xep-field-choice.h"
#include "gui/fields/xep-field-entry.h"
#include "gui/fields/xep-unit-picker.h"
#include "gui/meetings/xep-agenda-dialog.h"
#include "gui/meetings/xep-ballot-grid.h"
#include "gui/meetings/xep-due-list.h"
#include "gui/meetings/xep-meeting-dialog.h"
#include "gui/meetings/xep-meeting-editor.h"
#include "gui/meetings/xep-meeting-list.h"
#include "gui/meetings/xep-meetings-tab.h"
#include "gui/paper/xep-preview-window.h"
#include "keyed.h"
#include "real-keys.h"
#include "store-fixture.h"
#include "store/xep-meeting-store.h"

#define TRANSLATED(text) g_dgettext ("xeploai", (text))
#define HEAD "Tráng Seo Vư"
#define FIRST "Sùng A Anh"
#define SECOND "Vàng Thị Mỷ"

/* A cell with its head and two members in an opened year, and a meeting of it. */
typedef struct
{
  XepStore *store;
  XepContext *context;
  gint64 cell, period, meeting;
  gint64 head, first, second; /* assessments */
  GtkWidget *tab;
  GtkWindow *window;
  XepNews news;
  guint news_source;
} Fixture;

static gint64
add_meeting (Fixture *fixture, gint64 unit, const char *title)
{
  g_autoptr (GError) error = NULL;
  gint64 id = xep_meeting_store_add (fixture->store, fixture->period, unit, title, &error);

  g_assert_no_error (error);
  return id;
}

static void
load (Fixture *fixture)
{
  gui_fixture_load (fixture->tab, fixture->context, 2025, XEP_PERIOD_YEAR);
  gui_fixture_settle ();
}

static gboolean
news_cb (gpointer data)
{
  Fixture *fixture = data;
  const XepNews news = fixture->news;

  fixture->news_source = 0;
  fixture->news = (XepNews){ 0 };
  xep_tab_refresh (XEP_TAB (fixture->tab), &news);
  return G_SOURCE_REMOVE;
}

/* As the window does after every change that is not of one assessment. */
static void
changed_cb (XepStore *store, const XepNews *news, Fixture *fixture)
{
  if (news->assessment_id != 0)
    return;
  xep_news_merge (&fixture->news, news);
  if (fixture->news_source == 0)
    fixture->news_source = g_idle_add (news_cb, fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 head, first, second;

  fixture->store = fixture_store ();
  fixture->cell = fixture_unit (fixture->store, "Chi bộ thôn Tả Chải", TRUE);
  head = fixture_person (fixture->store, HEAD, "1981", fixture->cell, XEP_KIND_MEMBER);
  first = fixture_person (fixture->store, FIRST, "1975", fixture->cell, XEP_KIND_MEMBER);
  second = fixture_person (fixture->store, SECOND, "1990", fixture->cell, XEP_KIND_MEMBER);
  fixture_post (fixture->store, head, "Bí thư chi bộ", XEP_BRANCH_PARTY, fixture->cell, TRUE);
  fixture->period = fixture_open (fixture->store, 2025, XEP_PERIOD_YEAR, NULL);
  fixture->head = fixture_assessment (fixture->store, fixture->period, XEP_KIND_MEMBER, head);
  fixture->first = fixture_assessment (fixture->store, fixture->period, XEP_KIND_MEMBER, first);
  fixture->second = fixture_assessment (fixture->store, fixture->period, XEP_KIND_MEMBER, second);
  fixture->meeting = add_meeting (fixture, fixture->cell, "Hội nghị thứ nhất");
  fixture->context = xep_context_new (fixture->store, NULL);
  fixture->tab = xep_meetings_tab_new (fixture->context);
  fixture->window = gui_fixture_present (fixture->tab);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), fixture);
  load (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->store, fixture);
  g_clear_handle_id (&fixture->news_source, g_source_remove);
  gtk_window_destroy (fixture->window);
  gui_fixture_settle ();
  g_object_unref (fixture->context);
  g_object_unref (fixture->store);
}

static void
put_on_agenda (Fixture *fixture, gint64 assessment)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      xep_meeting_store_add_subject (fixture->store, fixture->meeting, assessment, &error));
  g_assert_no_error (error);
}

/* All three, as the order of review has them: the head, then by given name. */
static void
fill_agenda (Fixture *fixture)
{
  put_on_agenda (fixture, fixture->second);
  put_on_agenda (fixture, fixture->first);
  put_on_agenda (fixture, fixture->head);
  load (fixture);
}

static void
set_ballot (Fixture *fixture, gint64 assessment, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (key_row (fixture->store, XEP_SCOPE_BALLOT, fixture->meeting, assessment, key, text,
                          NULL, &error));
  g_assert_no_error (error);
}

static void
assert_field (Fixture *fixture, const char *key, const char *expected)
{
  g_autofree char *value = dup_keyed (fixture->store, XEP_SCOPE_MEETING, fixture->meeting, 0, key);

  g_assert_cmpstr (value, ==, expected);
}

static void
assert_ballot (Fixture *fixture, gint64 assessment, const char *key, const char *expected)
{
  g_autofree char *value
      = dup_keyed (fixture->store, XEP_SCOPE_BALLOT, fixture->meeting, assessment, key);

  g_assert_cmpstr (value, ==, expected);
}

static guint
count_agenda (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ballots
      = xep_meeting_store_list_ballots (fixture->store, fixture->meeting, &error);

  g_assert_no_error (error);
  return ballots->len;
}

static gpointer
part (Fixture *fixture, GType type)
{
  return gui_fixture_find_type (fixture->tab, type);
}

static GtkWidget *
get_field (Fixture *fixture, const char *label)
{
  return gui_fixture_get (fixture->tab, XEP_TYPE_FIELD_ENTRY, TRANSLATED (label));
}

/* "Sùng A Anh: Phát ra" in the language of the screen. */
static GtkWidget *
get_count (Fixture *fixture, const char *subject, const char *title)
{
  g_autofree char *name = g_strdup_printf (TRANSLATED ("%s: %s"), subject, TRANSLATED (title));

  return gui_fixture_get (fixture->tab, XEP_TYPE_FIELD_ENTRY, name);
}

static void
key (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static gboolean
leave (Fixture *fixture)
{
  gboolean left = xep_tab_leave (XEP_TAB (fixture->tab));

  gui_fixture_settle ();
  return left;
}

typedef struct
{
  GtkWidget *tab;
  const char *text;
} Awaited;

static gboolean
is_shown (gpointer data)
{
  const Awaited *awaited = data;

  return gui_fixture_find_text (awaited->tab, GTK_TYPE_LABEL, awaited->text) != NULL;
}

/* Lists make their lines with the next frame. */
static void
await_text (Fixture *fixture, const char *text)
{
  gui_fixture_wait (is_shown, &(Awaited){ fixture->tab, text });
}

static void
press (Fixture *fixture, const char *label)
{
  GtkWidget *button = gui_fixture_find_text (fixture->tab, GTK_TYPE_BUTTON, TRANSLATED (label));

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  gui_fixture_settle ();
}

static void
answer (Fixture *fixture, int response)
{
  GtkWindow *dialog = dialog_test_find_above (fixture->window);

  g_assert_nonnull (dialog);
  gtk_dialog_response (GTK_DIALOG (dialog), response);
  gui_fixture_settle ();
}

static void
test_facts (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (get_field (fixture, "Title of the meeting"))), ==,
      "Hội nghị thứ nhất");
  key (get_field (fixture, "Date held"), "5/12/2025");
  key (get_field (fixture, "Begins at"), "8h30");
  key (get_field (fixture, "Called"), "12");
  g_assert_true (leave (fixture));
  assert_field (fixture, "date", "2025-12-05");
  assert_field (fixture, "starts", "08:30");
  assert_field (fixture, "called", "12");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (fixture, "Date held"))), ==,
                   "05/12/2025");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (fixture, "Begins at"))), ==,
                   "08:30");
  /* The list at the left follows. */
  await_text (fixture, TRANSLATED ("No agenda"));
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = gui_fixture_get (fixture->tab, GTK_TYPE_TEXT_VIEW, TRANSLATED ("Proceedings"));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Một\nHai", -1);
  g_assert_true (leave (fixture));
  assert_field (fixture, "proceedings", "Một\nHai");
}

/* A value that was refused stays as typed, with its words, and nothing else opens. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  XepMeetingList *list = part (fixture, XEP_TYPE_MEETING_LIST);
  GtkListView *view;
  GtkWidget *date;

  add_meeting (fixture, 0, "Hội nghị thứ hai");
  load (fixture);
  date = get_field (fixture, "Date held");
  key (date, "31/02/2025");
  g_assert_false (leave (fixture));
  g_assert_true (gtk_widget_has_css_class (date, "error"));
  view = GTK_LIST_VIEW (dialog_test_part (list, XEP_TYPE_MEETING_LIST, "list"));
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (view)), 1);
  gui_fixture_settle ();
  g_assert_cmpint (xep_meeting_list_get_meeting (list), ==, fixture->meeting);
  load (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "31/02/2025");
  assert_field (fixture, "date", "");
  /* Of another year: the store's sentence. */
  key (date, "1/1/2020");
  g_assert_false (leave (fixture));
  key (date, "1/12/2025");
  g_assert_true (leave (fixture));
  g_assert_false (gtk_widget_has_css_class (date, "error"));
  assert_field (fixture, "date", "2025-12-01");
}

static gboolean
has_focus (gpointer widget)
{
  return gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (widget)), widget);
}

/* As fast as points: number, Enter, number. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *issued, *returned;

  fill_agenda (fixture);
  issued = get_count (fixture, HEAD, "Issued");
  returned = get_count (fixture, HEAD, "Returned");
  gtk_widget_grab_focus (issued);
  real_keys_type (fixture->window, "12");
  real_keys_press (fixture->window, "Return");
  gui_fixture_wait (has_focus, returned);
  assert_ballot (fixture, fixture->head, "issued", "12");
  real_keys_type (fixture->window, "11");
  real_keys_press (fixture->window, "Return");
  gui_fixture_wait (has_focus, get_count (fixture, HEAD, "Valid"));
  assert_ballot (fixture, fixture->head, "returned", "11");
  assert_ballot (fixture, fixture->first, "issued", "");
}

static void
test_sums (Fixture *fixture, gconstpointer data)
{
  GtkWidget *returned, *valid;

  fill_agenda (fixture);
  key (get_count (fixture, FIRST, "Issued"), "9");
  g_assert_true (leave (fixture));
  returned = get_count (fixture, FIRST, "Returned");
  /* Told while it is typed, and nothing is written. */
  key (returned, "10");
  g_assert_true (gtk_widget_has_css_class (returned, "error"));
  g_assert_false (leave (fixture));
  assert_ballot (fixture, fixture->first, "returned", "");
  key (returned, "9");
  g_assert_false (gtk_widget_has_css_class (returned, "error"));
  key (get_count (fixture, FIRST, "Invalid"), "1");
  g_assert_true (leave (fixture));
  /* Too few may become enough with the next digit: told when the field is left. */
  valid = get_count (fixture, FIRST, "Valid");
  key (valid, "7");
  g_assert_false (gtk_widget_has_css_class (valid, "error"));
  g_assert_false (leave (fixture));
  g_assert_true (gtk_widget_has_css_class (valid, "error"));
  key (valid, "8");
  g_assert_true (leave (fixture));
  assert_ballot (fixture, fixture->first, "valid", "8");
  /* What is still missing stands under the name. */
  g_autofree char *gap = g_strdup_printf (TRANSLATED ("Not whole: %s"),
                                          TRANSLATED ("the votes for the levels are missing."));
  await_text (fixture, gap);
}

static void
test_level (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name
      = g_strdup_printf (TRANSLATED ("%s: %s"), SECOND, TRANSLATED ("Concluded level"));
  g_autofree char *summary = g_strdup_printf (TRANSLATED ("Subjects: %u   concluded: %u"), 3, 1);

  fill_agenda (fixture);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (gui_fixture_get (fixture->tab, GTK_TYPE_DROP_DOWN, name)), 2);
  gui_fixture_settle ();
  assert_ballot (fixture, fixture->second, "level", "good");
  await_text (fixture, summary);
}

static XepAgendaDialog *
open_agenda (Fixture *fixture)
{
  press (fixture, "Add to the agenda…");
  g_assert_true (XEP_IS_AGENDA_DIALOG (dialog_test_find_above (fixture->window)));
  return XEP_AGENDA_DIALOG (dialog_test_find_above (fixture->window));
}

static GtkCheckButton *
find_tick (XepAgendaDialog *dialog, const char *subject)
{
  GtkWidget *lines = dialog_test_part (dialog, XEP_TYPE_AGENDA_DIALOG, "lines");

  for (GtkWidget *line = gtk_widget_get_first_child (lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    if (GTK_IS_CHECK_BUTTON (line)
        && g_str_has_prefix (gtk_check_button_get_label (GTK_CHECK_BUTTON (line)), subject))
      return GTK_CHECK_BUTTON (line);
  return NULL;
}

static void
add_ticked (XepAgendaDialog *dialog)
{
  GtkWidget *button = dialog_test_part (dialog, XEP_TYPE_AGENDA_DIALOG, "add_button");

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  gui_fixture_settle ();
}

static void
test_agenda_all (Fixture *fixture, gconstpointer data)
{
  XepAgendaDialog *dialog = open_agenda (fixture);

  g_assert_false (
      gtk_widget_get_sensitive (dialog_test_part (dialog, XEP_TYPE_AGENDA_DIALOG, "add_button")));
  gtk_check_button_set_active (dialog_test_part (dialog, XEP_TYPE_AGENDA_DIALOG, "all_check"),
                               TRUE);
  add_ticked (dialog);
  g_assert_cmpuint (count_agenda (fixture), ==, 3);
  g_assert_null (dialog_test_find_above (fixture->window));
  /* The order is kept: nothing to explain. */
  g_assert_null (gui_fixture_find_text (fixture->tab, GTK_TYPE_LABEL, TRANSLATED ("Reason")));
  dialog = open_agenda (fixture);
  g_assert_null (find_tick (dialog, HEAD));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* One by one, a member before the head: the sentence stands beside, and the reason is asked for and
 * kept. */
static void
test_agenda_reason (Fixture *fixture, gconstpointer data)
{
  XepAgendaDialog *dialog = open_agenda (fixture);
  GtkWidget *reason;

  gtk_check_button_set_active (find_tick (dialog, FIRST), TRUE);
  add_ticked (dialog);
  g_assert_cmpuint (count_agenda (fixture), ==, 1);
  reason = get_count (fixture, FIRST, "Reason");
  g_assert_true (has_focus (reason));
  key (reason, "Bí thư đi học");
  g_assert_true (leave (fixture));
  assert_ballot (fixture, fixture->first, "order_reason", "Bí thư đi học");
  /* With the head on the agenda the order is kept again; the reason stays to be seen. */
  put_on_agenda (fixture, fixture->head);
  load (fixture);
  await_text (fixture, TRANSLATED ("The order of review is kept by now."));
}

static void
test_agenda_search (Fixture *fixture, gconstpointer data)
{
  XepAgendaDialog *dialog = open_agenda (fixture);
  GtkWidget *search = dialog_test_part (dialog, XEP_TYPE_AGENDA_DIALOG, "search");

  gtk_check_button_set_active (find_tick (dialog, HEAD), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (search), "anh");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_nonnull (find_tick (dialog, FIRST));
  g_assert_null (find_tick (dialog, HEAD));
  gtk_check_button_set_active (dialog_test_part (dialog, XEP_TYPE_AGENDA_DIALOG, "all_check"),
                               TRUE);
  /* What was ticked before the search counts too; what is hidden and unticked does not. */
  add_ticked (dialog);
  g_assert_cmpuint (count_agenda (fixture), ==, 2);
  assert_ballot (fixture, fixture->head, "issued", "");
}

static void
test_same_numbers (Fixture *fixture, gconstpointer data)
{
  fill_agenda (fixture);
  set_ballot (fixture, fixture->head, "issued", "12");
  set_ballot (fixture, fixture->head, "returned", "12");
  set_ballot (fixture, fixture->head, "valid", "11");
  set_ballot (fixture, fixture->first, "issued", "13");
  load (fixture);
  press (fixture, "The same numbers for all");
  assert_ballot (fixture, fixture->second, "issued", "12");
  assert_ballot (fixture, fixture->second, "valid", "11");
  assert_ballot (fixture, fixture->second, "invalid", "");
  assert_ballot (fixture, fixture->first, "issued", "13");
  assert_ballot (fixture, fixture->first, "returned", "12");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_count (fixture, SECOND, "Returned"))),
                   ==, "12");
}

/* Numbers that do not go with what was keyed: said in words, and no ballot is changed. */
static void
test_same_numbers_refused (Fixture *fixture, gconstpointer data)
{
  fill_agenda (fixture);
  set_ballot (fixture, fixture->head, "returned", "12");
  set_ballot (fixture, fixture->second, "issued", "10");
  load (fixture);
  press (fixture, "The same numbers for all");
  answer (fixture, GTK_RESPONSE_CLOSE);
  assert_ballot (fixture, fixture->first, "returned", "");
  assert_ballot (fixture, fixture->second, "returned", "");
}

static void
take_off (Fixture *fixture, const char *subject)
{
  g_autofree char *name = g_strdup_printf (TRANSLATED ("Take %s off the agenda"), subject);

  g_signal_emit_by_name (gui_fixture_get (fixture->tab, GTK_TYPE_BUTTON, name), "clicked");
  gui_fixture_settle ();
}

static void
test_take_off (Fixture *fixture, gconstpointer data)
{
  fill_agenda (fixture);
  take_off (fixture, SECOND);
  g_assert_cmpuint (count_agenda (fixture), ==, 2);
  set_ballot (fixture, fixture->first, "issued", "12");
  load (fixture);
  take_off (fixture, FIRST);
  g_assert_cmpuint (count_agenda (fixture), ==, 2);
  answer (fixture, GTK_RESPONSE_CANCEL);
  g_assert_cmpuint (count_agenda (fixture), ==, 2);
  take_off (fixture, FIRST);
  answer (fixture, GTK_RESPONSE_ACCEPT);
  g_assert_cmpuint (count_agenda (fixture), ==, 1);
}

static XepLevel
appraised (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (fixture->store, id, &error);

  g_assert_no_error (error);
  return assessment->steps[XEP_STEP_APPRAISAL].level;
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (
      gtk_widget_activate_action (part (fixture, XEP_TYPE_MEETING_EDITOR), action, NULL));
  gui_fixture_settle ();
}

static void
test_propose (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = NULL;
  char *text = NULL;

  fill_agenda (fixture);
  set_ballot (fixture, fixture->head, "level", "excellent");
  set_ballot (fixture, fixture->first, "level", "good");
  fixture_set (fixture->store, fixture->first, XEP_STEP_APPRAISAL, "level", "complete");
  load (fixture);
  activate (fixture, "meeting.propose");
  g_object_get (dialog_test_find_above (fixture->window), "secondary-text", &text, NULL);
  name = text;
  g_assert_nonnull (strstr (text, "1"));
  answer (fixture, GTK_RESPONSE_CANCEL);
  g_assert_cmpint (appraised (fixture, fixture->head), ==, XEP_LEVEL_NONE);
  activate (fixture, "meeting.propose");
  answer (fixture, GTK_RESPONSE_ACCEPT);
  g_assert_cmpint (appraised (fixture, fixture->head), ==, XEP_LEVEL_EXCELLENT);
  g_assert_cmpint (appraised (fixture, fixture->first), ==, XEP_LEVEL_COMPLETE);
  g_assert_cmpint (appraised (fixture, fixture->second), ==, XEP_LEVEL_NONE);
  /* Nothing is left: told, not asked. */
  activate (fixture, "meeting.propose");
  answer (fixture, GTK_RESPONSE_CLOSE);
}

static void
test_new_meeting (Fixture *fixture, gconstpointer data)
{
  XepMeetingDialog *dialog;
  GtkEditable *title;

  press (fixture, "Add a meeting");
  dialog = XEP_MEETING_DIALOG (dialog_test_find_above (fixture->window));
  title = GTK_EDITABLE (dialog_test_part (dialog, XEP_TYPE_MEETING_DIALOG, "title_entry"));
  g_assert_cmpstr (gtk_editable_get_text (title), ==,
                   "Hội nghị kiểm điểm Ban Chấp hành Đảng bộ xã");
  xep_unit_picker_set_unit (dialog_test_part (dialog, XEP_TYPE_MEETING_DIALOG, "unit_picker"),
                            fixture->cell, NULL);
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Hội nghị kiểm điểm Chi bộ thôn Tả Chải");
  gtk_editable_set_text (title, " ");
  g_assert_false (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  gtk_editable_set_text (title, "Hội nghị bổ sung");
  xep_unit_picker_set_unit (dialog_test_part (dialog, XEP_TYPE_MEETING_DIALOG, "unit_picker"), 0,
                            NULL);
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Hội nghị bổ sung");
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  gui_fixture_settle ();
  g_assert_cmpint (xep_meeting_list_get_meeting (part (fixture, XEP_TYPE_MEETING_LIST)), !=,
                   fixture->meeting);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (get_field (fixture, "Title of the meeting"))), ==,
      "Hội nghị bổ sung");
}

/* The list of what is next has the head first; both go into the meeting that has no date yet. */
static void
test_due (Fixture *fixture, gconstpointer data)
{
  XepDueList *due = part (fixture, XEP_TYPE_DUE_LIST);
  GtkListView *list = GTK_LIST_VIEW (dialog_test_part (due, XEP_TYPE_DUE_LIST, "list"));
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));

  g_assert_null (xep_due_list_get (due));
  gtk_single_selection_set_selected (selection, 0);
  g_assert_cmpstr (xep_due_list_get (due)->subject_name, ==, HEAD);
  g_assert_cmpstr (xep_due_list_get (due)->waits_for, ==, "");
  press (fixture, "Put into a meeting");
  g_assert_cmpuint (count_agenda (fixture), ==, 1);
  g_assert_cmpint (xep_meeting_editor_get_id (part (fixture, XEP_TYPE_MEETING_EDITOR)), ==,
                   fixture->meeting);
  /* Held: what is due afterwards gets a meeting of its own. */
  key (get_field (fixture, "Date held"), "5/12/2025");
  g_assert_true (leave (fixture));
  gtk_single_selection_set_selected (selection, 0);
  g_assert_cmpstr (xep_due_list_get (due)->subject_name, ==, FIRST);
  press (fixture, "Put into a meeting");
  g_assert_cmpuint (count_agenda (fixture), ==, 1);
  g_assert_cmpint (xep_meeting_editor_get_id (part (fixture, XEP_TYPE_MEETING_EDITOR)), !=,
                   fixture->meeting);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GError) error = NULL;

  activate (fixture, "meeting.remove");
  answer (fixture, GTK_RESPONSE_CANCEL);
  assert_field (fixture, "title", "Hội nghị thứ nhất");
  activate (fixture, "meeting.remove");
  answer (fixture, GTK_RESPONSE_ACCEPT);
  meetings = xep_meeting_store_list (fixture->store, fixture->period, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meetings->len, ==, 0);
  await_text (fixture, TRANSLATED ("No meeting in this period yet."));
  g_assert_cmpint (xep_meeting_editor_get_id (part (fixture, XEP_TYPE_MEETING_EDITOR)), ==, 0);
}

static void
test_print (Fixture *fixture, gconstpointer data)
{
  static const char *const forms[] = { "bien-ban", "phieu-bieu-quyet", "kiem-phieu" };

  fill_agenda (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      GtkWindow *preview;

      g_assert_true (gtk_widget_activate_action (part (fixture, XEP_TYPE_MEETING_EDITOR),
                                                 "meeting.print", "s", forms[i]));
      preview = dialog_test_find_above (fixture->window);
      g_assert_true (XEP_IS_PREVIEW_WINDOW (preview));
      gtk_window_destroy (preview);
      gui_fixture_settle ();
    }
}

/* The paper is of the meeting that is shown, not of the unit's last one. */
static void
test_print_request (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPrintRequest) request = xep_print_request_new (
      fixture->store, "bien-ban", fixture->period, 0, fixture->cell, FALSE, &error);
  g_autoptr (XepPrintRequest) copy = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (xep_print_request_get_papers (request).selection.meeting_id, ==, 0);
  request->meeting_id = fixture->meeting;
  copy = xep_print_request_copy (request);
  g_assert_cmpint (xep_print_request_get_papers (copy).selection.meeting_id, ==, fixture->meeting);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < XEP_BALLOT_GRID_PAGE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Giàng Seo Số %c%c", 'A' + i / 26, 'A' + i % 26);
      gint64 person = fixture_person (fixture->store, name, "1980", fixture->cell, XEP_KIND_MEMBER);

      put_on_agenda (fixture,
                     fixture_assessment (fixture->store, fixture->period, XEP_KIND_MEMBER, person));
    }
  put_on_agenda (fixture, fixture->second);
  put_on_agenda (fixture, fixture->head);
  load (fixture);
  await_text (fixture, "1–50 / 52");
  await_text (fixture, HEAD);
  g_signal_emit_by_name (gui_fixture_get (part (fixture, XEP_TYPE_BALLOT_GRID), GTK_TYPE_BUTTON,
                                          TRANSLATED ("Next page")),
                         "clicked");
  gui_fixture_settle ();
  await_text (fixture, "51–52 / 52");
  g_assert_false (gtk_widget_get_sensitive (gui_fixture_get (
      part (fixture, XEP_TYPE_BALLOT_GRID), GTK_TYPE_BUTTON, TRANSLATED ("Next page"))));
}

/* The boxes stand for another meeting, and back again for the first. */
static void
test_other_meeting (Fixture *fixture, gconstpointer data)
{
  gint64 other = add_meeting (fixture, fixture->cell, "Hội nghị thứ hai");
  XepMeetingList *list = part (fixture, XEP_TYPE_MEETING_LIST);

  fill_agenda (fixture);
  key (get_count (fixture, HEAD, "Issued"), "12");
  g_assert_true (leave (fixture));
  xep_meeting_list_set_meeting (list, other);
  load (fixture);
  await_text (fixture,
              TRANSLATED ("Nobody is on the agenda yet. “Add to the agenda” lists who is due."));
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (get_field (fixture, "Title of the meeting"))), ==,
      "Hội nghị thứ hai");
  xep_meeting_list_set_meeting (list, fixture->meeting);
  load (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_count (fixture, HEAD, "Issued"))), ==,
                   "12");
}

static void
test_not_opened (Fixture *fixture, gconstpointer data)
{
  gui_fixture_load (fixture->tab, fixture->context, 2031, XEP_PERIOD_Q1);
  gui_fixture_settle ();
  g_assert_cmpint (xep_meeting_editor_get_id (part (fixture, XEP_TYPE_MEETING_EDITOR)), ==, 0);
  g_assert_true (leave (fixture));
  g_assert_false (gtk_widget_get_sensitive (
      gui_fixture_find_text (fixture->tab, GTK_TYPE_BUTTON, TRANSLATED ("Add a meeting"))));
}

#define ADD(name, function) \
  g_test_add ("/meetings/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  dialog_test_init (&argc, &argv);
  ADD ("facts", test_facts);
  ADD ("texts", test_texts);
  ADD ("refused", test_refused);
  ADD ("keys", test_keys);
  ADD ("sums", test_sums);
  ADD ("level", test_level);
  ADD ("agenda-all", test_agenda_all);
  ADD ("agenda-reason", test_agenda_reason);
  ADD ("agenda-search", test_agenda_search);
  ADD ("same-numbers", test_same_numbers);
  ADD ("same-numbers-refused", test_same_numbers_refused);
  ADD ("take-off", test_take_off);
  ADD ("propose", test_propose);
  ADD ("new-meeting", test_new_meeting);
  ADD ("due", test_due);
  ADD ("remove", test_remove);
  ADD ("print", test_print);
  ADD ("print-request", test_print_request);
  ADD ("pages", test_pages);
  ADD ("other-meeting", test_other_meeting);
  ADD ("not-opened", test_not_opened);
  return g_test_run ();
}
