/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "xep-test.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

gboolean
gui_fixture_start (int *argc, char ***argv)
{
  xep_test_init (argc, argv);
  gtk_disable_setlocale ();
  if (gtk_init_check ())
    return TRUE;
  printf ("1..0 # SKIP no display\n");
  return FALSE;
}

void
gui_fixture_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
gui_fixture_wait (gboolean (*done) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!done (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

GtkWindow *
gui_fixture_present (GtkWidget *child)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 800, 600);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  gui_fixture_wait (is_mapped, child);
  return window;
}

void
gui_fixture_load (GtkWidget *tab, XepContext *context, int year, XepPeriodCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_context_set_period (context, year, code, &error));
  g_assert_no_error (error);
  xep_tab_load (XEP_TAB (tab));
}

static GtkWidget *
search (GtkWidget *root,
        gboolean (*fits) (GtkWidget *widget, gconstpointer wanted),
        gconstpointer wanted)
{
  GtkWidget *found = NULL;

  if (fits (root, wanted))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = search (child, fits, wanted);
  return found;
}

typedef struct
{
  GType type;
  const char *text;
} Wanted;

static gboolean
has_name (GtkWidget *widget, gconstpointer data)
{
  const Wanted *wanted = data;
  g_autofree char *other = NULL;

  if (!g_type_is_a (G_OBJECT_TYPE (widget), wanted->type) || !gtk_widget_get_mapped (widget)
      || !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, wanted->text);
  return other == NULL;
}

GtkWidget *
gui_fixture_find (GtkWidget *root, GType type, const char *name)
{
  return search (root, has_name, &(Wanted){ type, name });
}

GtkWidget *
gui_fixture_get (GtkWidget *root, GType type, const char *name)
{
  GtkWidget *widget = gui_fixture_find (root, type, name);

  if (widget == NULL)
    g_error ("no visible %s is called “%s”", g_type_name (type), name);
  return widget;
}

static gboolean
has_text (GtkWidget *widget, gconstpointer data)
{
  const Wanted *wanted = data;
  g_autofree char *label = NULL;

  if (!g_type_is_a (G_OBJECT_TYPE (widget), wanted->type) || !gtk_widget_get_mapped (widget))
    return FALSE;
  g_object_get (widget, "label", &label, NULL);
  return g_strcmp0 (label, wanted->text) == 0;
}

GtkWidget *
gui_fixture_find_text (GtkWidget *root, GType type, const char *text)
{
  return search (root, has_text, &(Wanted){ type, text });
}

static gboolean
has_type (GtkWidget *widget, gconstpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), ((const Wanted *) data)->type);
}

GtkWidget *
gui_fixture_find_type (GtkWidget *root, GType type)
{
  return search (root, has_type, &(Wanted){ type, NULL });
}
