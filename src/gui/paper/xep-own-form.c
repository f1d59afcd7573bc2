/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-own-form.h"

#include "base/xep-paths.h"
#include "base/xep-safe-file.h"
#include "base/xep-xml.h"

#define FOLDER "forms"
#define PARTS "parts.xml"

char *
xep_own_form_dup_folder (void)
{
  g_autofree char *user = xep_paths_get_user_dir ();

  return g_build_filename (user, FOLDER, NULL);
}

static gboolean
is_file (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* The id says which form a file is, not its name. A broken file is told by its name alone. */
static gboolean
holds_form (const char *path, const char *id)
{
  g_autoptr (xmlDoc) document = xep_xml_load (path, NULL, NULL);
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  g_autofree char *found = root != NULL ? xep_xml_attribute (root, "id") : NULL;

  return g_strcmp0 (found, id) == 0;
}

static char *
search_folder (const char *folder, const char *id)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".xml") && !g_str_equal (name, PARTS) && holds_form (path, id))
        return g_steal_pointer (&path);
    }
  return NULL;
}

char *
xep_own_form_find (const char *id)
{
  g_autofree char *folder = xep_own_form_dup_folder ();
  g_autofree char *name = g_strconcat (id, ".xml", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return is_file (path) ? g_steal_pointer (&path) : search_folder (folder, id);
}

static gboolean
is_about (const char *problem, const char *name)
{
  gsize length = strlen (name);

  return strncmp (problem, name, length) == 0 && problem[length] == ':';
}

char *
xep_own_form_dup_problem (XepFormCatalogue *catalogue, const char *id)
{
  GPtrArray *problems = xep_form_catalogue_get_problems (catalogue);
  g_autofree char *path = xep_own_form_find (id);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;

  for (guint i = 0; name != NULL && i < problems->len; i++)
    {
      const char *problem = g_ptr_array_index (problems, i);

      if (is_about (problem, name) || is_about (problem, PARTS))
        return g_strdup (problem);
    }
  return NULL;
}

static gboolean
copy_file (const char *name, const char *target, char **text, GError **error)
{
  g_autofree char *source = xep_paths_get_data_file (FOLDER, name);
  gsize length = 0;

  return xep_safe_file_read (source, text, &length, error)
         && xep_safe_file_write (target, *text, (gssize) length, error);
}

/* Styles and the footer come from the parts without being named there: so all but a form that has
 * its own of everything take something. */
static gboolean
copy_parts (const char *folder, const char *form, GError **error)
{
  g_autofree char *target = g_build_filename (folder, PARTS, NULL);
  g_autofree char *source = xep_paths_get_data_file (FOLDER, PARTS);
  g_autofree char *text = NULL;

  if (strstr (form, "<use ") == NULL && strstr (form, "style=\"") == NULL)
    return TRUE;
  if (is_file (target) || !is_file (source))
    return TRUE;
  return copy_file (PARTS, target, &text, error);
}

char *
xep_own_form_copy (const char *id, gboolean *made, GError **error)
{
  g_autofree char *folder = xep_own_form_dup_folder ();
  g_autofree char *name = g_strconcat (id, ".xml", NULL);
  g_autofree char *text = NULL;
  char *path = xep_own_form_find (id);

  *made = path == NULL;
  if (path != NULL)
    return path;
  path = g_build_filename (folder, name, NULL);
  if (xep_paths_ensure_private_dir (folder, error) && copy_file (name, path, &text, error)
      && copy_parts (folder, text, error))
    return path;
  g_free (path);
  return NULL;
}
