/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded before GTK into the real program: writes the class of every window and dialog that comes
 * up, GTK's own too, a line each, into the file that XEPLOAI_WINDOWS names. The accessibility bus
 * of GTK 4.8 tells titles but no classes. */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GObject *widget = g_value_get_object (values);
  FILE *file = NULL;

  if (!GTK_IS_WINDOW (widget))
    return TRUE;
  file = fopen (g_getenv ("XEPLOAI_WINDOWS"), "a");
  if (file == NULL || fprintf (file, "%s\n", G_OBJECT_TYPE_NAME (widget)) < 0 || fclose (file) != 0)
    g_error ("XEPLOAI_WINDOWS cannot be written");
  return TRUE;
}

/* The first window of the program comes up by this call from outside GTK. */
void
gtk_window_present (GtkWindow *window)
{
  static void (*next) (GtkWindow * window) = NULL;

  if (next == NULL)
    {
      *(void **) &next = dlsym (RTLD_NEXT, "gtk_window_present");
      g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL,
                                  NULL);
    }
  next (window);
}
