/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/xep-text.h"
#include "store/xep-store.h"
#include "store/xep-unit-store.h"
#include "xep-test.h"

/* Shared by the tests of dialogs. */

/* Starts GTK after the test framework; a test without a display says so and ends. */
static inline void
dialog_test_init (int *argc, char ***argv)
{
  xep_test_init (argc, argv);
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      exit (0);
    }
}

static inline XepStore *
dialog_test_store (void)
{
  g_autoptr (GError) error = NULL;
  XepStore *store = xep_store_new (NULL, &error);

  g_assert_no_error (error);
  return store;
}

static inline gint64
dialog_test_unit (XepStore *store, const char *name, gboolean party_cell)
{
  g_autoptr (XepUnit) unit = xep_unit_new ();
  g_autoptr (GError) error = NULL;
  gboolean added = FALSE;

  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->party_cell = party_cell;
  added = xep_unit_store_add (store, unit, &error);
  g_assert_no_error (error);
  g_assert_true (added);
  return unit->id;
}

/* The part of a dialog that its template calls @name. */
#define dialog_test_part(widget, type, name) \
  ((gpointer) gtk_widget_get_template_child (GTK_WIDGET (widget), (type), (name)))

static inline void
dialog_test_settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* The toplevel that stands above @below, such as a question; NULL if there is none. */
static inline GtkWindow *
dialog_test_find_above (GtkWindow *below)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == below)
        return window;
    }
  return NULL;
}
