/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/form/xep-form-catalogue.h"

#include <glib/gi18n.h>

#include "base/xep-paths.h"
#include "base/xep-xml.h"
#include "report/form/xep-form-cache.h"
#include "report/form/xep-form-parts.h"

#define PARTS_FILE "parts.xml"

struct _XepFormCatalogue
{
  gatomicrefcount references;
  GPtrArray *forms;    /* XepForm */
  GPtrArray *problems; /* char* */
  GPtrArray *warnings; /* char*: the same in whole sentences, with what is done instead */
};

static XepFormCatalogue *
catalogue_ref (XepFormCatalogue *self)
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
  g_ptr_array_unref (self->warnings);
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

/* What is wrong in the parts is found with each form that uses them, and said once. @file: its
 * name, with which a problem begins; @instead: (nullable): id of the form used in its place. */
static void
add_problem (XepFormCatalogue *self, const char *file, const char *instead, const char *message)
{
  g_autofree char *begin = g_strconcat (file, ":", NULL);
  gboolean named = g_str_has_prefix (message, begin) || g_str_has_prefix (message, PARTS_FILE ":");
  char *problem = named ? g_strdup (message) : g_strconcat (begin, " ", message, NULL);

  if (g_ptr_array_find_with_equal_func (self->problems, problem, g_str_equal, NULL))
    {
      g_free (problem);
      return;
    }
  g_ptr_array_add (self->problems, problem);
  g_ptr_array_add (
      self->warnings,
      instead != NULL
          ? g_strdup_printf (_("An own form cannot be used (%s). The shipped form “%s” is used "
                               "instead."),
                             problem, instead)
          : g_strdup_printf (_("A file of forms cannot be used and was left out (%s). The other "
                               "forms are there."),
                             problem));
}

/* The id a broken file of forms gives, if it can still be read, else that of its name. (transfer
 * full) */
static char *
guess_id (const char *path)
{
  g_autoptr (xmlDoc) document = xep_xml_load (path, NULL, NULL);
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  char *id = root != NULL ? xep_xml_attribute (root, "id") : NULL;

  if (id == NULL)
    {
      id = g_path_get_basename (path);
      id[strlen (id) - strlen (".xml")] = '\0';
    }
  return id;
}

/* One folder of forms being read. */
typedef struct
{
  const char *path;
  const char *fallback; /* folder of the parts if it has none of its own, or NULL */
  XepFormParts *parts;  /* read when the first form wants them */
  char *stamp;          /* of what all its forms rest on: parts and grammar */
} Folder;

static void
folder_clear (Folder *folder)
{
  g_clear_pointer (&folder->parts, xep_form_parts_free);
  g_clear_pointer (&folder->stamp, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folder, folder_clear)

static void
stamp_folder (Folder *folder)
{
  g_autofree char *parts_path = xep_form_parts_find_file (folder->path, folder->fallback);
  g_autofree char *parts = xep_form_cache_stamp (parts_path != NULL ? parts_path : "");
  g_autofree char *schema_path = xep_form_find_schema (folder->path);
  g_autofree char *schema = xep_form_cache_stamp (schema_path);

  folder->stamp = g_strconcat (parts, "|", schema, NULL);
}

/* Parts that are wrong are a problem of all the forms of their folder, and of no others. */
static gboolean
load_parts (XepFormCatalogue *self, Folder *folder)
{
  g_autoptr (GError) error = NULL;

  if (folder->parts != NULL)
    return TRUE;
  folder->parts = xep_form_parts_load (folder->path, folder->fallback, &error);
  if (folder->parts == NULL)
    add_problem (self, PARTS_FILE, NULL, error->message);
  return folder->parts != NULL;
}

static void
load_file (XepFormCatalogue *self, Folder *folder, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *own = xep_form_cache_stamp (path);
  g_autofree char *stamp = g_strconcat (own, "|", folder->stamp, NULL);
  XepForm *form = xep_form_cache_find (path, stamp);
  guint position = 0;

  if (form == NULL)
    {
      if (!load_parts (self, folder))
        return;
      form = xep_form_load_with_parts (path, folder->parts, &error);
      if (form == NULL)
        {
          g_autofree char *name = g_path_get_basename (path);
          g_autofree char *id = guess_id (path);

          add_problem (self, name, find_form (self, id, NULL) != NULL ? id : NULL, error->message);
          return;
        }
      xep_form_cache_add (path, stamp, form);
    }
  /* It replaces one of the same id from an earlier folder. */
  if (find_form (self, xep_form_get_id (form), &position) != NULL)
    g_ptr_array_remove_index (self->forms, position);
  g_ptr_array_add (self->forms, form);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
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
                   _("The forms in the folder “%s” cannot be read: %s"), folder, problem->message);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") && !g_str_equal (name, "parts.xml"))
      g_ptr_array_add (names, g_strdup (name));
  g_dir_close (dir);
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

static gboolean
load_folder (XepFormCatalogue *self, const char *path, const char *fallback, GError **error)
{
  g_autoptr (GPtrArray) names = list_files (path, error);
  g_auto (Folder) folder = { path, fallback, NULL, NULL };

  if (names == NULL)
    return FALSE;
  stamp_folder (&folder);
  /* Parts without a form yet are looked at too: who is writing them wants to know. */
  if (names->len == 0 && !load_parts (self, &folder))
    return TRUE;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (path, g_ptr_array_index (names, i), NULL);

      load_file (self, &folder, file);
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
          guint64 left = g_ascii_strtoull (a, (char **) &a, 10);
          guint64 right = g_ascii_strtoull (b, (char **) &b, 10);

          if (left != right)
            return left < right ? -1 : 1;
          continue;
        }
      if (*a != *b)
        return (guchar) *a < (guchar) *b ? -1 : 1;
      a++;
      b++;
    }
  return (*a != '\0') - (*b != '\0');
}

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  return compare_natural (xep_form_get_id (*(XepForm *const *) a),
                          xep_form_get_id (*(XepForm *const *) b));
}

XepFormCatalogue *
xep_form_catalogue_load_from (const char *shipped_dir, const char *user_dir, GError **error)
{
  g_autoptr (XepFormCatalogue) self = g_new0 (XepFormCatalogue, 1);

  g_atomic_ref_count_init (&self->references);
  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_form_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  if (!load_folder (self, shipped_dir, NULL, error))
    return NULL;
  if (user_dir != NULL && g_file_test (user_dir, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GError) problem = NULL;

      if (!load_folder (self, user_dir, shipped_dir, &problem))
        {
          g_autofree char *name = g_path_get_basename (user_dir);

          add_problem (self, name, NULL, problem->message);
        }
    }
  g_ptr_array_sort (self->forms, compare_forms);
  return g_steal_pointer (&self);
}

/* The forms read last, and what their files looked like then. */
static GMutex mutex;
static XepFormCatalogue *last;
static char *last_stamp;

XepFormCatalogue *
xep_form_catalogue_load (GError **error)
{
  g_autofree char *shipped_dir = xep_paths_get_data_file ("forms", NULL);
  g_autofree char *user = xep_paths_get_user_dir ();
  g_autofree char *user_dir = g_build_filename (user, "forms", NULL);
  g_autofree char *shipped_stamp = xep_form_cache_stamp_folder (shipped_dir);
  g_autofree char *user_stamp = xep_form_cache_stamp_folder (user_dir);
  g_autofree char *stamp = g_strjoin ("\n", shipped_dir, shipped_stamp, user_stamp, NULL);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  XepFormCatalogue *fresh = NULL;

  if (last != NULL && g_str_equal (stamp, last_stamp))
    return catalogue_ref (last);
  fresh = xep_form_catalogue_load_from (shipped_dir, user_dir, error);
  if (fresh == NULL)
    return NULL;
  g_clear_pointer (&last, xep_form_catalogue_unref);
  g_free (last_stamp);
  last = catalogue_ref (fresh);
  last_stamp = g_steal_pointer (&stamp);
  return fresh;
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

GPtrArray *
xep_form_catalogue_get_warnings (XepFormCatalogue *self)
{
  return self->warnings;
}

XepForm *
xep_form_catalogue_find (XepFormCatalogue *self, const char *id, GError **error)
{
  XepForm *form = find_form (self, id, NULL);
  g_autoptr (GString) ids = g_string_new (NULL);

  if (form != NULL)
    return form;
  for (guint i = 0; i < self->forms->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "",
                            xep_form_get_id (g_ptr_array_index (self->forms, i)));
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _("There is no form “%s”. The forms there are: %s."), id, ids->str);
  return NULL;
}
