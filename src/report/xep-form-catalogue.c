/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-report"

#include "config.h"

#include "report/xep-form-catalogue.h"

#include "base/xep-paths.h"
#include "report/xep-form-parts.h"

#include <glib/gi18n.h>

struct _XepFormCatalogue
{
  gatomicrefcount references;
  GPtrArray *forms;    /* XepForm */
  GPtrArray *problems; /* char* */
};

XepFormCatalogue *
xep_form_catalogue_ref (XepFormCatalogue *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
xep_form_catalogue_unref (XepFormCatalogue *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static XepForm *
find_form (XepFormCatalogue *self, const char *id, guint *position)
{
  for (guint i = 0; i < self->forms->len; i++)
    {
      XepForm *form = g_ptr_array_index (self->forms, i);

      if (g_str_equal (xep_form_get_id (form), id))
        {
          if (position != NULL)
            *position = i;
          return form;
        }
    }
  return NULL;
}

/* What is wrong in the parts is found with each form that uses them, and said once. */
static void
add_problem (XepFormCatalogue *self, const char *message)
{
  if (!g_ptr_array_find_with_equal_func (self->problems, message, g_str_equal, NULL))
    g_ptr_array_add (self->problems, g_strdup (message));
}

/* Takes @form; it replaces one of the same id from an earlier folder. */
static void
add_form (XepFormCatalogue *self, XepForm *form)
{
  guint position = 0;

  if (find_form (self, xep_form_get_id (form), &position) != NULL)
    g_ptr_array_remove_index (self->forms, position);
  g_ptr_array_add (self->forms, form);
}

static void
load_file (XepFormCatalogue *self, const char *path, XepFormParts *parts)
{
  g_autoptr (GError) error = NULL;
  XepForm *form = xep_form_load_with_parts (path, parts, &error);

  if (form != NULL)
    add_form (self, form);
  else
    add_problem (self, error->message);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

static gboolean
is_form_name (const char *name)
{
  return g_str_has_suffix (name, ".xml") && !g_str_equal (name, "parts.xml");
}

/* Names of the .xml files of forms, sorted so that the outcome does not depend on the disk. */
static GPtrArray *
list_files (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  GDir *dir = g_dir_open (folder, 0, &problem);
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                   _ ("The forms in the folder “%s” cannot be read: %s"), folder, problem->message);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (is_form_name (name))
      g_ptr_array_add (names, g_strdup (name));
  g_dir_close (dir);
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/* Parts that are wrong are a problem of all the forms of their folder, and of no others. */
static gboolean
load_folder (XepFormCatalogue *self, const char *folder, const char *fallback, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) names = list_files (folder, error);
  g_autoptr (XepFormParts) parts = NULL;

  if (names == NULL)
    return FALSE;
  parts = xep_form_parts_load (folder, fallback, &problem);
  if (parts == NULL)
    {
      add_problem (self, problem->message);
      return TRUE;
    }
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      load_file (self, path, parts);
    }
  return TRUE;
}

/* "pl5" before "pl13": digits compare as numbers. */
static int
compare_natural (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          guint64 left = g_ascii_strtoull (a, (char **)&a, 10);
          guint64 right = g_ascii_strtoull (b, (char **)&b, 10);

          if (left != right)
            return left < right ? -1 : 1;
          continue;
        }
      if (*a != *b)
        return (guchar)*a < (guchar)*b ? -1 : 1;
      a++;
      b++;
    }
  return (*a != '\0') - (*b != '\0');
}

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  return compare_natural (xep_form_get_id (*(XepForm *const *)a),
                          xep_form_get_id (*(XepForm *const *)b));
}

XepFormCatalogue *
xep_form_catalogue_load_from (const char *shipped_dir, const char *user_dir, GError **error)
{
  g_autoptr (XepFormCatalogue) self = g_new0 (XepFormCatalogue, 1);

  g_atomic_ref_count_init (&self->references);
  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify)xep_form_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  if (!load_folder (self, shipped_dir, NULL, error))
    return NULL;
  if (user_dir != NULL && g_file_test (user_dir, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GError) problem = NULL;

      if (!load_folder (self, user_dir, shipped_dir, &problem))
        add_problem (self, problem->message);
    }
  g_ptr_array_sort (self->forms, compare_forms);
  return g_steal_pointer (&self);
}

XepFormCatalogue *
xep_form_catalogue_load (GError **error)
{
  g_autofree char *data_dir = xep_paths_get_data_dir ();
  g_autofree char *user = xep_paths_get_user_dir ();
  g_autofree char *shipped_dir = g_build_filename (data_dir, "forms", NULL);
  g_autofree char *user_dir = g_build_filename (user, "forms", NULL);

  return xep_form_catalogue_load_from (shipped_dir, user_dir, error);
}

GPtrArray *
xep_form_catalogue_get_forms (XepFormCatalogue *self)
{
  return self->forms;
}

GPtrArray *
xep_form_catalogue_get_problems (XepFormCatalogue *self)
{
  return self->problems;
}

static char *
join_ids (XepFormCatalogue *self)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < self->forms->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "",
                            xep_form_get_id (g_ptr_array_index (self->forms, i)));
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

XepForm *
xep_form_catalogue_find (XepFormCatalogue *self, const char *id, GError **error)
{
  XepForm *form = find_form (self, id, NULL);
  g_autofree char *ids = NULL;

  if (form != NULL)
    return form;
  ids = join_ids (self);
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _ ("There is no form “%s”. The forms there are: %s."), id, ids);
  return NULL;
}
