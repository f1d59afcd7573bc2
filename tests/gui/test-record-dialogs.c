/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialog-test.h"
#include "gui-fixture.h"
#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-labelled-field.h"
#include "gui/fields/xep-unit-picker.h"
#include "gui/records/xep-collective-dialog.h"
#include "gui/records/xep-proposal-dialog.h"
#include "gui/records/xep-unit-dialog.h"
#include "gui/shared/xep-follow-dialog.h"
#include "gui/shared/xep-plain-list.h"
#include "store/xep-collective-store.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"
#include "store/xep-snapshot-store.h"

static GPtrArray *
list_units (XepStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *units = xep_unit_store_list (store, TRUE, &error);

  g_assert_no_error (error);
  return units;
}

static GtkWindow *
find_follow (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (XEP_IS_FOLLOW_DIALOG (window))
        return window;
    }
  return NULL;
}

/* Asks for it, and agrees. */
static void
delete_record (XepRecordDialog *dialog)
{
  GtkWindow *question = NULL;

  gtk_widget_activate_action (GTK_WIDGET (dialog), "record.delete", NULL);
  question = dialog_test_find_above (GTK_WINDOW (dialog));
  g_assert_nonnull (question);
  gtk_dialog_response (GTK_DIALOG (question), GTK_RESPONSE_ACCEPT);
  dialog_test_settle ();
}

typedef struct
{
  guint added;
  char *first;
} Told;

static void
added_cb (Told *told, guint added, const char *subject_id)
{
  told->added = added;
  told->first = g_strdup (subject_id);
}

/* All are ticked but what is there already; what is unticked is left out, and the number is told.
 */
static void
test_proposals (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) ticked = NULL;
  g_autoptr (XepCollective) standing = xep_collective_new ();
  g_autofree char *first = NULL;
  XepProposalDialog *dialog, *again;
  XepPlainList *list;
  Told told = { 0 };

  dialog_test_unit (store, "Chi bộ thôn Tả Chải", TRUE);
  dialog_test_unit (store, "Trường THCS Lùng Phình", FALSE);
  dialog_test_unit (store, "Chi bộ thôn Sảng Lùng Chín", TRUE);
  g_free (standing->name);
  standing->name = g_strdup ("Tập thể đã nhập tay");
  g_free (standing->type);
  standing->type = g_strdup ("grassroots-party");
  standing->unit_id = dialog_test_unit (store, "Chi bộ thôn Pờ Chồ", TRUE);
  g_assert_true (xep_collective_store_add (store, standing, &error));
  g_assert_no_error (error);
  dialog = xep_proposal_dialog_new (store, 0, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (dialog));
  dialog_test_settle ();
  g_signal_connect_swapped (dialog, "added", G_CALLBACK (added_cb), &told);
  list = XEP_PLAIN_LIST (gui_fixture_find_type (GTK_WIDGET (dialog), XEP_TYPE_PLAIN_LIST));
  g_assert_cmpuint (xep_plain_list_get_count (list), ==, 4);
  ticked = xep_plain_list_get_ticked (list);
  g_assert_cmpuint (ticked->len, ==, 3);
  xep_plain_list_tick_all (list, FALSE);
  g_assert_false (
      gtk_widget_get_sensitive (dialog_test_part (dialog, XEP_TYPE_PROPOSAL_DIALOG, "add_button")));
  xep_plain_list_tick_all (list, TRUE);
  xep_plain_row_set_ticked (g_ptr_array_index (ticked, 0), FALSE);
  g_signal_emit_by_name (dialog_test_part (dialog, XEP_TYPE_PROPOSAL_DIALOG, "add_button"),
                         "clicked");
  dialog_test_settle ();
  first = g_steal_pointer (&told.first);
  g_assert_cmpuint (told.added, ==, 2);
  g_assert_nonnull (first);
  after = xep_collective_store_list (store, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->len, ==, 3);

  again = xep_proposal_dialog_new (store, 0, &error);
  g_assert_no_error (error);
  list = XEP_PLAIN_LIST (gui_fixture_find_type (GTK_WIDGET (again), XEP_TYPE_PLAIN_LIST));
  g_ptr_array_unref (ticked);
  ticked = xep_plain_list_get_ticked (list);
  g_assert_cmpuint (ticked->len, ==, 1);
  gtk_window_destroy (GTK_WINDOW (again));
}

static void
test_unit (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = NULL;
  XepUnitDialog *dialog = xep_unit_dialog_new (store, 0, &error);
  GtkEditable *name = dialog_test_part (dialog, XEP_TYPE_UNIT_DIALOG, "name_entry");
  const XepUnit *unit = NULL;

  g_assert_no_error (error);
  g_assert_false (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  g_assert_cmpstr (xep_labelled_field_get_message (
                       dialog_test_part (dialog, XEP_TYPE_UNIT_DIALOG, "name_field")),
                   !=, "");
  gtk_editable_set_text (name, " Trường  THCS ");
  xep_choice_set_id (dialog_test_part (dialog, XEP_TYPE_UNIT_DIALOG, "kind_choice"), "office");
  xep_choice_set_id (dialog_test_part (dialog, XEP_TYPE_UNIT_DIALOG, "block_choice"), "SN");
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  units = list_units (store);
  g_assert_cmpuint (units->len, ==, 1);
  unit = g_ptr_array_index (units, 0);
  g_assert_cmpstr (unit->name, ==, "Trường THCS");
  g_assert_cmpstr (unit->block, ==, "SN");
  g_assert_false (unit->party_cell);
}

/* The store knows the name already: told inside, the dialog stays. */
static void
test_unit_twice (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = NULL;
  XepUnitDialog *dialog = NULL;

  dialog_test_unit (store, "CB thôn Pờ Chồ", TRUE);
  dialog = xep_unit_dialog_new (store, 0, &error);
  g_assert_no_error (error);
  gtk_editable_set_text (dialog_test_part (dialog, XEP_TYPE_UNIT_DIALOG, "name_entry"),
                         "cb thôn pờ chồ");
  g_assert_false (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  g_assert_cmpstr (xep_record_dialog_get_message (XEP_RECORD_DIALOG (dialog)), !=, "");
  units = list_units (store);
  g_assert_cmpuint (units->len, ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A unit cannot stand under itself. */
static void
test_unit_parents (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autoptr (GError) error = NULL;
  gint64 id = dialog_test_unit (store, "CB thôn Pờ Chồ", TRUE);
  XepUnitDialog *dialog = NULL;
  g_auto (GStrv) offered = NULL;

  dialog_test_unit (store, "Đảng ủy xã", FALSE);
  dialog = xep_unit_dialog_new (store, id, &error);
  g_assert_no_error (error);
  offered = xep_unit_picker_list_found (
      dialog_test_part (dialog, XEP_TYPE_UNIT_DIALOG, "parent_picker"));
  g_assert_cmpuint (g_strv_length (offered), ==, 1);
  g_assert_cmpstr (offered[0], ==, "Đảng ủy xã");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_collective (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) collectives = NULL;
  gint64 unit_id = dialog_test_unit (store, "Đảng ủy xã", FALSE);
  XepCollectiveDialog *dialog = xep_collective_dialog_new (store, 0, 0, &error);
  GtkDropDown *types = dialog_test_part (dialog, XEP_TYPE_COLLECTIVE_DIALOG, "type_choice");
  const XepCollective *collective = NULL;

  g_assert_no_error (error);
  /* The seven of the plan. */
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (types)), ==, 7);
  gtk_editable_set_text (dialog_test_part (dialog, XEP_TYPE_COLLECTIVE_DIALOG, "name_entry"),
                         "Ban Xây dựng Đảng");
  g_assert_false (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  g_assert_cmpstr (xep_labelled_field_get_message (
                       dialog_test_part (dialog, XEP_TYPE_COLLECTIVE_DIALOG, "unit_field")),
                   !=, "");
  xep_unit_picker_set_unit (dialog_test_part (dialog, XEP_TYPE_COLLECTIVE_DIALOG, "unit_picker"),
                            unit_id, NULL);
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  collectives = xep_collective_store_list (store, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (collectives->len, ==, 1);
  collective = g_ptr_array_index (collectives, 0);
  g_assert_cmpint (collective->unit_id, ==, unit_id);
  g_assert_cmpint (collective->tier, ==, XEP_TIER_COMMUNE);
}

/* Opens the year with a collective and a member of a unit, corrects the unit's name in its dialog:
 * the forms are offered, and follow when that is agreed to. */
static void
test_unit_forms (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autoptr (GError) error = NULL;
  gint64 unit_id = dialog_test_unit (store, "Chi bộ thôn Tả Chài", TRUE);
  g_autoptr (XepPerson) person = xep_person_new ();
  g_autoptr (GPtrArray) forms = NULL;
  XepUnitDialog *dialog = NULL;
  GtkWindow *follow = NULL;

  g_free (person->name);
  person->name = g_strdup ("Giàng Seo Páo");
  person->unit_id = unit_id;
  person->party_member = TRUE;
  person->kind = XEP_KIND_MEMBER;
  g_assert_true (xep_person_store_add (store, person, &error));
  g_assert_cmpint (xep_period_store_open (store, 2025, XEP_PERIOD_YEAR, NULL, &error), >, 0);
  g_assert_no_error (error);

  dialog = xep_unit_dialog_new (store, unit_id, &error);
  gtk_editable_set_text (dialog_test_part (dialog, XEP_TYPE_UNIT_DIALOG, "name_entry"),
                         "Chi bộ thôn Tả Chải");
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  dialog_test_settle ();
  follow = find_follow ();
  g_assert_nonnull (follow);
  g_assert_true (gtk_check_button_get_active (
      dialog_test_part (follow, XEP_TYPE_FOLLOW_DIALOG, "spelling_check")));
  g_assert_false (
      gtk_widget_get_visible (dialog_test_part (follow, XEP_TYPE_FOLLOW_DIALOG, "place_check")));
  g_signal_emit_by_name (dialog_test_part (follow, XEP_TYPE_FOLLOW_DIALOG, "follow_button"),
                         "clicked");
  dialog_test_settle ();
  g_assert_null (find_follow ());
  forms = xep_snapshot_store_list (store, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (forms->len, ==, 0);

  /* Saved again without a change nothing is asked. */
  dialog = xep_unit_dialog_new (store, unit_id, &error);
  g_assert_true (xep_record_dialog_save (XEP_RECORD_DIALOG (dialog)));
  dialog_test_settle ();
  g_assert_null (find_follow ());
}

/* What hangs on a unit is told inside; one nothing hangs on goes. */
static void
test_unit_deleted (void)
{
  g_autoptr (XepStore) store = dialog_test_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = NULL;
  gint64 above = dialog_test_unit (store, "Đảng ủy xã", FALSE);
  XepUnitDialog *dialog = NULL;

  dialog_test_unit (store, "Chi bộ thôn Pờ Chồ", TRUE);
  units = list_units (store);
  ((XepUnit *) g_ptr_array_index (units, 1))->parent_id = above;
  g_assert_true (xep_unit_store_update (store, g_ptr_array_index (units, 1), &error));
  dialog = xep_unit_dialog_new (store, above, &error);
  delete_record (XEP_RECORD_DIALOG (dialog));
  g_assert_nonnull (strstr (xep_record_dialog_get_message (XEP_RECORD_DIALOG (dialog)), "1"));
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = xep_unit_dialog_new (store, ((XepUnit *) g_ptr_array_index (units, 1))->id, &error);
  g_assert_no_error (error);
  delete_record (XEP_RECORD_DIALOG (dialog));
  g_clear_pointer (&units, g_ptr_array_unref);
  units = list_units (store);
  g_assert_cmpuint (units->len, ==, 1);
}

int
main (int argc, char **argv)
{
  dialog_test_init (&argc, &argv);
  g_test_add_func ("/record-dialogs/proposals", test_proposals);
  g_test_add_func ("/record-dialogs/unit-forms", test_unit_forms);
  g_test_add_func ("/record-dialogs/unit-deleted", test_unit_deleted);
  g_test_add_func ("/record-dialogs/unit", test_unit);
  g_test_add_func ("/record-dialogs/unit-twice", test_unit_twice);
  g_test_add_func ("/record-dialogs/unit-parents", test_unit_parents);
  g_test_add_func ("/record-dialogs/collective", test_collective);
  return g_test_run ();
}
