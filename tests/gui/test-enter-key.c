/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-enter-key.h"
#include "real-keys.h"

/* One of each: what is filled in, with a button between, and a default widget. */
typedef struct
{
  GtkWindow *window;
  GtkWidget *search, *name, *number, *choice, *tick, *between, *radios[2], *text, *last, *save;
  int saves;
} Fixture;

static void
save_cb (Fixture *fixture)
{
  fixture->saves++;
}

static GtkWidget *
append (GtkWidget *box, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
  return child;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const choices[] = { "one", "two", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  fixture->saves = 0;
  fixture->search = append (box, gtk_search_entry_new ());
  fixture->name = append (box, gtk_entry_new ());
  fixture->between = append (box, gtk_button_new_with_label ("Remove"));
  fixture->number = append (box, gtk_spin_button_new_with_range (0, 9999, 1));
  fixture->choice = append (box, gtk_drop_down_new_from_strings (choices));
  fixture->tick = append (box, gtk_check_button_new_with_label ("tick"));
  for (int i = 0; i < 2; i++)
    fixture->radios[i] = append (box, gtk_check_button_new_with_label ("either"));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (fixture->radios[1]),
                              GTK_CHECK_BUTTON (fixture->radios[0]));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (fixture->radios[1]), TRUE);
  fixture->text = append (box, gtk_text_view_new ());
  fixture->last = append (box, gtk_entry_new ());
  fixture->save = append (box, gtk_button_new_with_label ("Save"));
  g_signal_connect_swapped (fixture->save, "clicked", G_CALLBACK (save_cb), fixture);
  fixture->window = gui_fixture_present (box);
  gtk_window_set_default_widget (fixture->window, fixture->save);
  xep_enter_key_set_up (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  gui_fixture_settle ();
}

static gboolean
is_focused (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (data));

  return focus != NULL && (focus == data || gtk_widget_is_ancestor (focus, data));
}

static void
press_to (Fixture *fixture, GtkWidget *next)
{
  real_keys_press (fixture->window, "Return");
  gui_fixture_wait (is_focused, next);
}

static gboolean
is_saved (gpointer data)
{
  return ((Fixture *) data)->saves > 0;
}

/* Through all fields, past the button, and from the last to the default widget; ticks and choices
 * stay as they are. */
static void
test_through (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->name);
  real_keys_type (fixture->window, "Pao");
  press_to (fixture, fixture->number);
  real_keys_type (fixture->window, "2025");
  press_to (fixture, fixture->choice);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (fixture->number)), ==, 2025);
  press_to (fixture, fixture->tick);
  press_to (fixture, fixture->radios[1]);
  press_to (fixture, fixture->text);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (fixture->choice)), ==, 0);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (fixture->tick)));
  real_keys_type (fixture->window, "a");
  real_keys_press (fixture->window, "Return");
  real_keys_await_text (fixture->text, "a\n");
  gtk_widget_grab_focus (fixture->last);
  g_assert_cmpint (fixture->saves, ==, 0);
  real_keys_press (fixture->window, "KP_Enter");
  gui_fixture_wait (is_saved, fixture);
  gui_fixture_settle ();
  g_assert_cmpint (fixture->saves, ==, 1);
}

/* What is switched off is no stop, and the last that is on is the last. */
static void
test_switched_off (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_sensitive (fixture->last, FALSE);
  gtk_widget_set_visible (fixture->text, FALSE);
  gtk_widget_grab_focus (fixture->radios[1]);
  real_keys_press (fixture->window, "Return");
  gui_fixture_wait (is_saved, fixture);
}

/* With nothing to be done yet Enter in the last field does nothing. */
static void
test_default_off (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_sensitive (fixture->save, FALSE);
  gtk_widget_grab_focus (fixture->last);
  real_keys_type (fixture->window, "a");
  real_keys_press (fixture->window, "Return");
  real_keys_press (fixture->window, "shift+Tab");
  gui_fixture_wait (is_focused, fixture->text);
  g_assert_cmpint (fixture->saves, ==, 0);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->search);
  real_keys_type (fixture->window, "a");
  real_keys_press (fixture->window, "Return");
  gui_fixture_wait (is_saved, fixture);
}

int
main (int argc, char **argv)
{
  if (!gui_fixture_start (&argc, &argv))
    return 0;
#define ADD(path, name) \
  g_test_add ("/enter-key/" path, Fixture, NULL, set_up, test_##name, tear_down)
  ADD ("through", through);
  ADD ("switched-off", switched_off);
  ADD ("default-off", default_off);
  ADD ("search", search);
#undef ADD
  return g_test_run ();
}
