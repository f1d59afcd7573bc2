/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-fixture.h"
#include "templates.h"

#define FOLDER "/vn/lungphinh/XepLoai/ui/"

/* What GTK 4.8 does not know in a template (a property, a child, a handler) is told when the first
 * of its class is made, and leaves the rest of it out: a dialog that is dead and empty. Warnings
 * and criticals end the program, and their words name the class. */
static void
test_template (gconstpointer data)
{
  const Template *template = data;
  GObject *object;

  g_assert_cmpstr (g_type_name (template->get_type ()), ==, template->class_name);
  g_assert_true (g_type_is_a (template->get_type (), GTK_TYPE_WIDGET));
  object = g_object_ref_sink (g_object_new (template->get_type (), NULL));
  gui_fixture_settle ();
  if (GTK_IS_WINDOW (object))
    gtk_window_destroy (GTK_WINDOW (object));
  g_object_unref (object);
  gui_fixture_settle ();
}

static void
test_interface (gconstpointer data)
{
  const Template *template = data;
  g_autofree char *path = g_strconcat (FOLDER, template->file, NULL);
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;
  GSList *objects;

  gtk_builder_add_from_resource (builder, path, &error);
  g_assert_no_error (error);
  objects = gtk_builder_get_objects (builder);
  g_assert_nonnull (objects);
  for (GSList *link = objects; link != NULL; link = link->next)
    if (GTK_IS_WINDOW (link->data))
      gtk_window_destroy (link->data);
  g_slist_free (objects);
}

/* What the program carries is what was tried here. */
static void
test_resource (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = g_resources_enumerate_children (FOLDER, 0, &error);
  guint carried = 0;

  g_assert_no_error (error);
  for (guint i = 0; files[i] != NULL; i++)
    carried += g_str_has_suffix (files[i], ".ui");
  g_assert_cmpuint (carried, ==, n_templates);
  for (guint i = 0; i < n_templates; i++)
    if (!g_strv_contains ((const char *const *) files, templates[i].file))
      g_error ("%s is not in the resource", templates[i].file);
}

int
main (int argc, char **argv)
{
  if (!gui_fixture_start (&argc, &argv))
    return 0;
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  g_test_add_func ("/templates/resource", test_resource);
  for (guint i = 0; i < n_templates; i++)
    {
      g_autofree char *path = g_strconcat ("/templates/", templates[i].file, NULL);

      g_test_add_data_func (path, &templates[i],
                            templates[i].class_name != NULL ? test_template : test_interface);
    }
  return g_test_run ();
}
