/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-field-choice.h"
#include "gui/xep-period-chooser.h"
#include "gui/xep-year-dialog.h"
#include "real-keys.h"
#include "store-fixture.h"

static const char *const levels[] = { "", "excellent", "good", "complete", "incomplete" };

/* A field and a plain drop-down that offer the levels, and one whose lines no key names. */
typedef struct
{
  GtkWindow *window;
  XepFieldForm *form;
  GtkWidget *field, *plain, *other;
  char *saved; /* of the field */
} Fixture;

static gboolean
save (XepStep step, const char *key, const char *text, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;

  g_free (fixture->saved);
  fixture->saved = g_strdup (text);
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "", "excellent", "good", "complete", "incomplete", NULL };
  static const char *const genders[] = { "Nam", "Nữ", "Khác", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  fixture->saved = g_strdup ("");
  fixture->form = xep_field_form_new ();
  xep_field_form_set_save (fixture->form, save, fixture);
  fixture->field = xep_field_choice_new ();
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    xep_field_choice_append (XEP_FIELD_CHOICE (fixture->field), levels[i], ids[i], ids[i]);
  xep_field_choice_finish (XEP_FIELD_CHOICE (fixture->field));
  xep_field_form_add (fixture->form, XEP_INPUT (fixture->field), XEP_STEP_SELF, "level");
  fixture->plain = gtk_drop_down_new (NULL, NULL);
  xep_choice_fill (GTK_DROP_DOWN (fixture->plain), ids, ids);
  fixture->other = gtk_drop_down_new (NULL, NULL);
  xep_choice_fill (GTK_DROP_DOWN (fixture->other), genders, genders);
  gtk_box_append (GTK_BOX (box), fixture->field);
  gtk_box_append (GTK_BOX (box), fixture->plain);
  gtk_box_append (GTK_BOX (box), fixture->other);
  fixture->window = gui_fixture_present (box);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  gui_fixture_settle ();
  g_object_unref (fixture->form);
  g_free (fixture->saved);
}

/* What somebody else's paper had in this place comes, and with it what is stored for this one. */
static void
show (Fixture *fixture, const char *value)
{
  g_free (fixture->saved);
  fixture->saved = g_strdup (value);
  xep_input_show (XEP_INPUT (fixture->field), value);
}

typedef struct
{
  Fixture *fixture;
  const char *value;
} Expected;

static gboolean
field_reads (gpointer data)
{
  Expected *expected = data;
  XepFieldChoice *field = XEP_FIELD_CHOICE (expected->fixture->field);

  return g_str_equal (xep_field_choice_get_value (field), expected->value);
}

static gboolean
plain_reads (gpointer data)
{
  Expected *expected = data;

  return g_str_equal (xep_choice_get_id (GTK_DROP_DOWN (expected->fixture->plain)),
                      expected->value);
}

static gboolean
other_reads (gpointer data)
{
  Expected *expected = data;

  return g_str_equal (xep_choice_get_id (GTK_DROP_DOWN (expected->fixture->other)),
                      expected->value);
}

static GtkWidget *
find_popover (GtkWidget *widget)
{
  return gui_fixture_find_type (widget, GTK_TYPE_POPOVER);
}

static gboolean
is_open (gpointer drop_down)
{
  return gtk_widget_get_mapped (find_popover (drop_down));
}

/* The focus comes back with the next frame. */
static gboolean
is_closed (gpointer drop_down)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (drop_down));

  return !is_open (drop_down) && focus != NULL
         && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL;
}

static void
pick (Fixture *fixture, GtkWidget *widget, int downs)
{
  real_keys_press (fixture->window, "space");
  gui_fixture_wait (is_open, widget);
  for (int i = 0; i < downs; i++)
    real_keys_press (fixture->window, "Down");
  real_keys_press (fixture->window, "Return");
  gui_fixture_wait (is_closed, widget);
}

/* The same keys give the same result, whatever was picked for somebody else before. */
static void
test_starts_from_shown (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->field);
  for (int before = 4; before >= 1; before--)
    {
      show (fixture, "");
      pick (fixture, fixture->field, before);
      gui_fixture_wait (field_reads, &(Expected){ fixture, levels[before] });
      g_assert_cmpstr (fixture->saved, ==, levels[before]);
      show (fixture, "");
      pick (fixture, fixture->field, 1);
      gui_fixture_wait (field_reads, &(Expected){ fixture, "excellent" });
      show (fixture, "good");
      pick (fixture, fixture->field, 1);
      gui_fixture_wait (field_reads, &(Expected){ fixture, "complete" });
    }
}

static void
test_plain_starts_from_shown (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->plain);
  pick (fixture, fixture->plain, 4);
  gui_fixture_wait (plain_reads, &(Expected){ fixture, "incomplete" });
  xep_choice_set_id (GTK_DROP_DOWN (fixture->plain), "excellent");
  pick (fixture, fixture->plain, 1);
  gui_fixture_wait (plain_reads, &(Expected){ fixture, "good" });
  gtk_widget_grab_focus (fixture->other);
  pick (fixture, fixture->other, 2);
  gui_fixture_wait (other_reads, &(Expected){ fixture, "Khác" });
  xep_choice_set_id (GTK_DROP_DOWN (fixture->other), "Nam");
  pick (fixture, fixture->other, 1);
  gui_fixture_wait (other_reads, &(Expected){ fixture, "Nữ" });
}

static const struct
{
  const char *key, *level;
} keys[] = {
  { "1", "excellent" }, { "2", "good" },      { "3", "complete" }, { "4", "incomplete" },
  { "x", "excellent" }, { "t", "good" },      { "h", "complete" }, { "k", "incomplete" },
  { "Delete", "" },     { "X", "excellent" }, { "0", "" },         { "KP_3", "complete" },
};

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->field);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_test_message ("%s", keys[i].key);
      real_keys_press (fixture->window, keys[i].key);
      gui_fixture_wait (field_reads, &(Expected){ fixture, keys[i].level });
      g_assert_cmpstr (fixture->saved, ==, keys[i].level);
      g_assert_true (is_closed (fixture->field));
    }
}

static void
test_keys_in_list (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->field);
  for (guint i = 0; i < 4; i++)
    {
      real_keys_press (fixture->window, "space");
      gui_fixture_wait (is_open, fixture->field);
      real_keys_press (fixture->window, keys[i].key);
      gui_fixture_wait (is_closed, fixture->field);
      gui_fixture_wait (field_reads, &(Expected){ fixture, keys[i].level });
    }
  /* Enter goes on from the field as ever: it has the focus again. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), fixture->field));
}

/* A key that names no line of this drop-down does nothing. */
static void
test_other_keys (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->other);
  xep_choice_set_id (GTK_DROP_DOWN (fixture->other), "Nữ");
  real_keys_press (fixture->window, "1");
  real_keys_press (fixture->window, "k");
  real_keys_press (fixture->window, "Delete");
  pick (fixture, fixture->other, 1);
  gui_fixture_wait (other_reads, &(Expected){ fixture, "Khác" });
}

static int
get_period (XepPeriodChooser *chooser)
{
  return (int) xep_period_chooser_get_code (chooser);
}

static gboolean
shows_quarter_two (gpointer chooser)
{
  return get_period (chooser) == XEP_PERIOD_Q2;
}

static gboolean
shows_year (gpointer chooser)
{
  return get_period (chooser) == XEP_PERIOD_YEAR;
}

static void
test_period_chooser (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  GtkWidget *chooser = g_object_new (XEP_TYPE_PERIOD_CHOOSER, NULL);
  Fixture fixture = { .window = gui_fixture_present (chooser) };
  GtkWidget *periods = gtk_widget_get_last_child (chooser);

  g_assert_true (xep_period_chooser_load (XEP_PERIOD_CHOOSER (chooser), store, &error));
  g_assert_no_error (error);
  xep_period_chooser_set (XEP_PERIOD_CHOOSER (chooser), 2025, XEP_PERIOD_Q1);
  gtk_widget_grab_focus (periods);
  pick (&fixture, periods, 3);
  gui_fixture_wait (shows_year, chooser);
  xep_period_chooser_set (XEP_PERIOD_CHOOSER (chooser), 2025, XEP_PERIOD_Q1);
  pick (&fixture, periods, 1);
  gui_fixture_wait (shows_quarter_two, chooser);
  gtk_window_destroy (fixture.window);
}

static GtkWindow *
find_year_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (XEP_IS_YEAR_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
asks_for_year (gpointer data)
{
  return find_year_dialog () != NULL;
}

/* The last line opens a dialog and leaves the year as it is; the drop-down is still telling of the
 * choice when it goes back. */
static void
test_another_year (void)
{
  GtkWidget *chooser = g_object_new (XEP_TYPE_PERIOD_CHOOSER, NULL);
  Fixture fixture = { .window = gui_fixture_present (chooser) };
  GtkWidget *years = gtk_widget_get_first_child (chooser);
  int year = xep_period_chooser_get_year (XEP_PERIOD_CHOOSER (chooser));
  guint shown = gtk_drop_down_get_selected (GTK_DROP_DOWN (years));

  gtk_widget_grab_focus (years);
  pick (&fixture, years, 3 - (int) shown);
  gui_fixture_wait (asks_for_year, NULL);
  g_assert_cmpint (xep_period_chooser_get_year (XEP_PERIOD_CHOOSER (chooser)), ==, year);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (years)), ==, shown);
  gtk_window_destroy (find_year_dialog ());
  gtk_window_destroy (fixture.window);
}

int
main (int argc, char **argv)
{
  if (!gui_fixture_start (&argc, &argv))
    return 0;
  g_test_add ("/drop-down/starts-from-shown", Fixture, NULL, set_up, test_starts_from_shown,
              tear_down);
  g_test_add ("/drop-down/plain-starts-from-shown", Fixture, NULL, set_up,
              test_plain_starts_from_shown, tear_down);
  g_test_add ("/drop-down/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/drop-down/keys-in-list", Fixture, NULL, set_up, test_keys_in_list, tear_down);
  g_test_add ("/drop-down/other-keys", Fixture, NULL, set_up, test_other_keys, tear_down);
  g_test_add_func ("/drop-down/period-chooser", test_period_chooser);
  g_test_add_func ("/drop-down/another-year", test_another_year);
  return g_test_run ();
}
