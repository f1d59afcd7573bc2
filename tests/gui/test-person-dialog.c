/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialog-test.h"
#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-labelled-field.h"
#include "gui/fields/xep-unit-picker.h"
#include "gui/records/xep-person-dialog.h"
#include "gui/records/xep-post-list.h"
#include "gui/records/xep-post-row.h"
#include "store/xep-person-store.h"

#define PART(dialog, name) dialog_test_part (dialog, XEP_TYPE_PERSON_DIALOG, name)

static XepPersonDialog *
open_dialog (XepStore *store, gint64 person_id, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  XepPersonDialog *dialog
      = xep_person_dialog_new (store, person_id, XEP_KIND_MEMBER, unit_id, &error);

  g_assert_no_error (error);
  return dialog;
}

static void
type (XepPersonDialog *dialog, const char *entry, const char *text)
{
  gtk_editable_set_text (PART (dialog, entry), text);
}

static guint
count_people (XepStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = xep_person_store_list (store, 0, TRUE, &error);

  g_assert_no_error (error);
  return people->len;
}

static XepPerson *
load_only (XepStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = xep_person_store_list (store, 0, TRUE, &error);
  XepPerson *person = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (people->len, ==, 1);
  person = xep_person_store_load (store, ((XepPerson *) g_ptr_array_index (people, 0))->id, &error);
  g_assert_no_error (error);
  return person;
}

static void
test_add (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  gint64 cell = dialog_test_unit (store, "CB thôn Pờ Chồ", TRUE);
  XepPersonDialog *dialog = open_dialog (store, 0, cell);
  g_autoptr (XepPerson) person = NULL;

  g_assert_false (xep_record_dialog_is_changed (XEP_RECORD_DIALOG (dialog)));
  type (dialog, "name_entry", "  Giàng   Seo Páo ");
  type (dialog, "birth_entry", "5.3.1981");
  type (dialog, "admitted_entry", "2005");
  g_assert_true (xep_record_dialog_is_changed (XEP_RECORD_DIALOG (dialog)));
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));

  person = load_only (store);
  g_assert_cmpstr (person->name, ==, "Giàng Seo Páo");
  g_assert_cmpint (person->birth_date.year, ==, 1981);
  g_assert_cmpint (person->birth_date.month, ==, 3);
  g_assert_cmpint (person->birth_date.day, ==, 5);
  g_assert_cmpint (person->admitted_on.year, ==, 2005);
  g_assert_cmpint (person->admitted_on.month, ==, 0);
  g_assert_cmpint (person->unit_id, ==, cell);
  g_assert_cmpint (person->kind, ==, XEP_KIND_MEMBER);
  g_assert_true (person->party_member);
}

static void
assert_refused (XepPersonDialog *dialog, const char *field)
{
  g_assert_false (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  g_assert_cmpstr (xep_labelled_field_get_message (PART (dialog, field)), !=, "");
  g_assert_cmpstr (xep_record_dialog_get_message (XEP_RECORD_DIALOG (dialog)), !=, "");
}

/* Each wrong field is told in words beside it; what was typed stays; nothing is stored. */
static void
test_wrong_fields (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  XepPersonDialog *dialog = open_dialog (store, 0, 0);

  type (dialog, "birth_entry", "31/02/1980");
  assert_refused (dialog, "name_field");
  assert_refused (dialog, "birth_field");
  g_assert_cmpstr (gtk_editable_get_text (PART (dialog, "birth_entry")), ==, "31/02/1980");

  type (dialog, "name_entry", "Vàng Thị Mỷ");
  type (dialog, "birth_entry", "01/01/1990");
  type (dialog, "admitted_entry", "01/01/1989");
  assert_refused (dialog, "admitted_field");
  g_assert_cmpstr (xep_labelled_field_get_message (PART (dialog, "name_field")), ==, "");
  g_assert_cmpstr (xep_labelled_field_get_message (PART (dialog, "birth_field")), ==, "");

  type (dialog, "admitted_entry", "03/02/2015");
  type (dialog, "official_entry", "02/02/2015");
  assert_refused (dialog, "official_field");
  type (dialog, "official_entry", "31/02/2099");
  assert_refused (dialog, "official_field");
  type (dialog, "birth_entry", "01/01/2099");
  assert_refused (dialog, "birth_field");
  type (dialog, "birth_entry", "01/01/1990");
  g_assert_cmpuint (count_people (store), ==, 0);

  type (dialog, "official_entry", "03/02/2016");
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  g_assert_cmpuint (count_people (store), ==, 1);
}

/* Days of admission that are still to come are marked as elsewhere, and taken. */
static void
test_days_to_come (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  gint64 cell = dialog_test_unit (store, "CB thôn Pờ Chồ", TRUE);
  XepPersonDialog *dialog = open_dialog (store, 0, cell);
  g_autoptr (XepPerson) person = NULL;
  static const char *const fields[] = { "admitted_field", "official_field" };

  type (dialog, "name_entry", "Vàng Thị Mỷ");
  type (dialog, "birth_entry", "01/01/1990");
  type (dialog, "admitted_entry", "03/02/2098");
  type (dialog, "official_entry", "03/02/2099");
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  person = load_only (store);
  g_assert_cmpint (person->admitted_on.year, ==, 2098);
  g_assert_cmpint (person->official_on.year, ==, 2099);

  /* The mark stands as long as the day does. */
  dialog = open_dialog (store, person->id, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      XepLabelledField *field = PART (dialog, fields[i]);
      GtkWidget *entry = xep_labelled_field_get_child (field);

      g_assert_cmpstr (xep_labelled_field_get_message (field), !=, "");
      g_assert_true (gtk_widget_has_css_class (entry, "warning"));
      g_assert_false (gtk_widget_has_css_class (entry, "error"));
    }
  g_assert_false (xep_record_dialog_is_changed (XEP_RECORD_DIALOG (dialog)));
  type (dialog, "admitted_entry", "03/02/2010");
  type (dialog, "official_entry", "03/02/2011");
  g_signal_emit_by_name (PART (dialog, "admitted_field"), "left");
  g_assert_cmpstr (xep_labelled_field_get_message (PART (dialog, "admitted_field")), ==, "");
  g_assert_false (gtk_widget_has_css_class (PART (dialog, "admitted_entry"), "warning"));
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
}

static XepPostRow *
add_post (XepPersonDialog *dialog, const char *title, gint64 unit_id, gboolean head)
{
  XepPostList *posts = PART (dialog, "posts");
  GtkWidget *rows = dialog_test_part (posts, XEP_TYPE_POST_LIST, "rows");
  XepPostRow *row = NULL;

  xep_post_list_add (posts);
  row = XEP_POST_ROW (gtk_widget_get_last_child (rows));
  gtk_editable_set_text (GTK_EDITABLE (xep_post_row_get_column (row, 0)), title);
  xep_unit_picker_set_unit (XEP_UNIT_PICKER (xep_post_row_get_column (row, 2)), unit_id, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (xep_post_row_get_column (row, 3)), head);
  return row;
}

static void
set_dates (XepPostRow *row, const char *start, const char *end)
{
  gtk_editable_set_text (GTK_EDITABLE (xep_post_row_get_column (row, 4)), start);
  gtk_editable_set_text (GTK_EDITABLE (xep_post_row_get_column (row, 5)), end);
}

static void
test_posts (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  gint64 office = dialog_test_unit (store, "Văn phòng Đảng ủy", FALSE);
  XepPersonDialog *dialog = open_dialog (store, 0, 0);
  g_autoptr (XepPerson) person = NULL;
  XepPostRow *row = NULL;

  type (dialog, "name_entry", "Sùng A Chúng");
  row = add_post (dialog, "", 0, TRUE);
  g_assert_false (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  g_assert_cmpstr (xep_post_row_get_message (row), !=, "");
  gtk_editable_set_text (GTK_EDITABLE (xep_post_row_get_column (row, 0)), "Chánh Văn phòng");
  /* Head of what? */
  g_assert_false (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  xep_unit_picker_set_unit (XEP_UNIT_PICKER (xep_post_row_get_column (row, 2)), office, NULL);
  set_dates (row, "01/07/2025", "30/06/2025");
  g_assert_false (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  set_dates (row, "01/07/2025", "");
  /* A row left blank is no post. */
  add_post (dialog, "", 0, FALSE);
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));

  person = load_only (store);
  g_assert_cmpuint (person->posts->len, ==, 1);
  g_assert_cmpstr (((XepPost *) g_ptr_array_index (person->posts, 0))->title, ==,
                   "Chánh Văn phòng");
  g_assert_true (((XepPost *) g_ptr_array_index (person->posts, 0))->head);
}

static void
test_remove_post (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  XepPersonDialog *dialog = open_dialog (store, 0, 0);
  g_autoptr (XepPerson) person = NULL;
  XepPostRow *row = NULL;

  type (dialog, "name_entry", "Sùng A Chúng");
  add_post (dialog, "Ủy viên", 0, FALSE);
  row = add_post (dialog, "Phó Bí thư", 0, FALSE);
  g_signal_emit_by_name (dialog_test_part (row, XEP_TYPE_POST_ROW, "remove_button"), "clicked");
  g_assert_cmpuint (xep_post_list_get_count (PART (dialog, "posts")), ==, 1);
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  person = load_only (store);
  g_assert_cmpuint (person->posts->len, ==, 1);
  g_assert_cmpstr (((XepPost *) g_ptr_array_index (person->posts, 0))->title, ==, "Ủy viên");
}

/* What the store refuses is told inside, and everything typed is still there. */
static void
test_store_refusal (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  gint64 office = dialog_test_unit (store, "Văn phòng Đảng ủy", FALSE);
  XepPersonDialog *first = open_dialog (store, 0, 0);
  XepPersonDialog *second = open_dialog (store, 0, 0);

  type (first, "name_entry", "Giàng Seo Páo");
  add_post (first, "Chánh Văn phòng", office, TRUE);
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (first)));
  type (second, "name_entry", "Vàng Thị Mỷ");
  add_post (second, "Chánh Văn phòng", office, TRUE);
  g_assert_false (xep_record_dialog_save (XEP_RECORD_DIALOG (second)));
  g_assert_cmpstr (xep_record_dialog_get_message (XEP_RECORD_DIALOG (second)), !=, "");
  g_assert_cmpstr (gtk_editable_get_text (PART (second, "name_entry")), ==, "Vàng Thị Mỷ");
  g_assert_cmpuint (xep_post_list_get_count (PART (second, "posts")), ==, 1);
  g_assert_cmpuint (count_people (store), ==, 1);
  gtk_window_destroy (GTK_WINDOW (second));
}

/* Escape asks only when something would be lost. */
static void
test_cancel (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  XepPersonDialog *untouched = g_object_ref (open_dialog (store, 0, 0));
  XepPersonDialog *changed = open_dialog (store, 0, 0);
  GtkWindow *question = NULL;

  gtk_window_present (GTK_WINDOW (untouched));
  gtk_window_close (GTK_WINDOW (untouched));
  dialog_test_settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (untouched)));
  g_object_unref (untouched);

  gtk_window_present (GTK_WINDOW (changed));
  type (changed, "name_entry", "Vàng Thị Mỷ");
  gtk_window_close (GTK_WINDOW (changed));
  dialog_test_settle ();
  question = dialog_test_find_above (GTK_WINDOW (changed));
  g_assert_nonnull (question);
  gtk_dialog_response (GTK_DIALOG (question), GTK_RESPONSE_CANCEL);
  dialog_test_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (changed)));
  g_assert_cmpstr (gtk_editable_get_text (PART (changed, "name_entry")), ==, "Vàng Thị Mỷ");

  gtk_window_close (GTK_WINDOW (changed));
  dialog_test_settle ();
  g_object_add_weak_pointer (G_OBJECT (changed), (gpointer *) &changed);
  gtk_dialog_response (GTK_DIALOG (dialog_test_find_above (GTK_WINDOW (changed))),
                       GTK_RESPONSE_ACCEPT);
  dialog_test_settle ();
  g_assert_null (changed);
  g_assert_cmpuint (count_people (store), ==, 0);
}

static void
test_retire_and_restore (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  XepPersonDialog *dialog = open_dialog (store, 0, 0);
  gint64 id = 0;

  type (dialog, "name_entry", "Vàng Thị Mỷ");
  g_object_ref (dialog);
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  g_object_unref (dialog);
  {
    g_autoptr (XepPerson) person = load_only (store);

    id = person->id;
  }
  dialog = open_dialog (store, id, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  g_signal_emit_by_name (PART (dialog, "retire_button"), "clicked");
  dialog_test_settle ();
  gtk_dialog_response (GTK_DIALOG (dialog_test_find_above (GTK_WINDOW (dialog))),
                       GTK_RESPONSE_ACCEPT);
  dialog_test_settle ();
  {
    g_autoptr (XepPerson) person = load_only (store);

    g_assert_cmpstr (person->retired_on, !=, "");
  }
  dialog = open_dialog (store, id, 0);
  g_signal_emit_by_name (PART (dialog, "retire_button"), "clicked");
  {
    g_autoptr (XepPerson) person = load_only (store);

    g_assert_cmpstr (person->retired_on, ==, "");
  }
}

static void
test_unknown_person (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autoptr (GError) error = NULL;

  g_assert_null (xep_person_dialog_new (store, 4711, XEP_KIND_MEMBER, 0, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  dialog_test_init (&argc, &argv);
  g_test_add_func ("/person-dialog/add", test_add);
  g_test_add_func ("/person-dialog/days-to-come", test_days_to_come);
  g_test_add_func ("/person-dialog/wrong-fields", test_wrong_fields);
  g_test_add_func ("/person-dialog/posts", test_posts);
  g_test_add_func ("/person-dialog/remove-post", test_remove_post);
  g_test_add_func ("/person-dialog/store-refusal", test_store_refusal);
  g_test_add_func ("/person-dialog/cancel", test_cancel);
  g_test_add_func ("/person-dialog/retire-and-restore", test_retire_and_restore);
  g_test_add_func ("/person-dialog/unknown-person", test_unknown_person);
  return g_test_run ();
}
