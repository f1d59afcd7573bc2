/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialog-test.h"
#include "gui/fields/xep-unit-picker.h"

static void
add_unit (GPtrArray *units, gint64 id, const char *name, gboolean party_cell)
{
  XepUnit *unit = xep_unit_new ();

  unit->id = id;
  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->party_cell = party_cell;
  g_ptr_array_add (units, unit);
}

static GPtrArray *
make_units (void)
{
  GPtrArray *units = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_unit_free);

  add_unit (units, 1, "CB thôn Pờ Chồ", TRUE);
  add_unit (units, 2, "CB thôn Tả Chải", TRUE);
  add_unit (units, 3, "CB thôn Tà Chải", TRUE);
  add_unit (units, 4, "Văn phòng Đảng ủy", FALSE);
  return units;
}

static GtkWidget *
make_picker (XepUnitChoice choice)
{
  g_autoptr (GPtrArray) units = make_units ();
  GtkWidget *picker = g_object_ref_sink (xep_unit_picker_new ());

  xep_unit_picker_set_units (XEP_UNIT_PICKER (picker), units, choice);
  return picker;
}

static void
assert_found (GtkWidget *picker, const char *text, const char *expected)
{
  g_auto (GStrv) found = NULL;
  g_autofree char *joined = NULL;

  xep_unit_picker_search (XEP_UNIT_PICKER (picker), text);
  found = xep_unit_picker_list_found (XEP_UNIT_PICKER (picker));
  joined = g_strjoinv ("|", found);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_search (void)
{
  g_autoptr (GtkWidget) picker = make_picker (XEP_UNIT_CHOICE_ALL);

  assert_found (picker, "cho", "CB thôn Pờ Chồ");
  assert_found (picker, "CHAI", "CB thôn Tả Chải|CB thôn Tà Chải");
  /* A typed mark narrows. */
  assert_found (picker, "tả", "CB thôn Tả Chải");
  assert_found (picker, "dang", "Văn phòng Đảng ủy");
  assert_found (picker, "chai cb", "CB thôn Tả Chải|CB thôn Tà Chải");
  assert_found (picker, "xyz", "");
  assert_found (picker, "", "CB thôn Pờ Chồ|CB thôn Tả Chải|CB thôn Tà Chải|Văn phòng Đảng ủy");
}

static void
test_choice_of_kind (void)
{
  g_autoptr (GtkWidget) cells = make_picker (XEP_UNIT_CHOICE_CELLS);
  g_autoptr (GtkWidget) offices = make_picker (XEP_UNIT_CHOICE_OFFICES);

  assert_found (cells, "dang", "");
  assert_found (offices, "", "Văn phòng Đảng ủy");
}

static void
count (gpointer object, GParamSpec *pspec, guint *counter)
{
  (*counter)++;
}

static void
test_set_unit (void)
{
  g_autoptr (GtkWidget) widget = make_picker (XEP_UNIT_CHOICE_ALL);
  XepUnitPicker *picker = XEP_UNIT_PICKER (widget);
  guint changes = 0;

  g_signal_connect (picker, "notify::unit-id", G_CALLBACK (count), &changes);
  g_assert_cmpint (xep_unit_picker_get_unit_id (picker), ==, 0);
  g_assert_cmpstr (xep_unit_picker_get_unit_name (picker), ==, "");
  xep_unit_picker_set_unit (picker, 3, NULL);
  g_assert_cmpstr (xep_unit_picker_get_unit_name (picker), ==, "CB thôn Tà Chải");
  xep_unit_picker_set_unit (picker, 3, NULL);
  g_assert_cmpuint (changes, ==, 1);
  /* A retired unit is not offered but still shown by its name. */
  xep_unit_picker_set_unit (picker, 99, "CB cũ");
  g_assert_cmpstr (xep_unit_picker_get_unit_name (picker), ==, "CB cũ");
  xep_unit_picker_set_unit (picker, 0, NULL);
  g_assert_cmpstr (xep_unit_picker_get_unit_name (picker), ==, "");
  g_assert_cmpuint (changes, ==, 3);
}

/* What a person does: types, then Enter takes the first that was found. */
static void
test_enter_takes_first (void)
{
  g_autoptr (GtkWidget) picker = make_picker (XEP_UNIT_CHOICE_ALL);
  GtkWidget *entry = dialog_test_part (picker, XEP_TYPE_UNIT_PICKER, "search_entry");

  xep_unit_picker_search (XEP_UNIT_PICKER (picker), "chai");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (xep_unit_picker_get_unit_id (XEP_UNIT_PICKER (picker)), ==, 2);
  /* Nothing found: Enter changes nothing. */
  xep_unit_picker_search (XEP_UNIT_PICKER (picker), "xyz");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (xep_unit_picker_get_unit_id (XEP_UNIT_PICKER (picker)), ==, 2);
}

/* GTK 4.8 scrolls wrongly above some 200 rows. */
static void
test_long_list_is_cut (void)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_unit_free);
  g_autoptr (GtkWidget) picker = g_object_ref_sink (xep_unit_picker_new ());
  g_auto (GStrv) all = NULL;

  for (int i = 1; i <= 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("CB số %d", i);

      add_unit (units, i, name, TRUE);
    }
  xep_unit_picker_set_units (XEP_UNIT_PICKER (picker), units, XEP_UNIT_CHOICE_ALL);
  all = xep_unit_picker_list_found (XEP_UNIT_PICKER (picker));
  g_assert_cmpuint (g_strv_length (all), ==, 199);
  assert_found (picker, "300", "CB số 300");
}

int
main (int argc, char **argv)
{
  dialog_test_init (&argc, &argv);
  g_test_add_func ("/unit-picker/search", test_search);
  g_test_add_func ("/unit-picker/choice-of-kind", test_choice_of_kind);
  g_test_add_func ("/unit-picker/set-unit", test_set_unit);
  g_test_add_func ("/unit-picker/enter-takes-first", test_enter_takes_first);
  g_test_add_func ("/unit-picker/long-list-is-cut", test_long_list_is_cut);
  return g_test_run ();
}
