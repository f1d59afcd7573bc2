/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/form/xep-form-parts.h"

#include <glib/gi18n.h>

#include "base/xep-paths.h"
#include "base/xep-xml.h"

#define PARTS_FILE "parts.xml"

struct _XepFormParts
{
  xmlDoc *document; /* NULL: there are none */
  XepPaperWords *words;
};

void
xep_form_parts_free (XepFormParts *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->document, xmlFreeDoc);
  xep_paper_words_unref (self->words);
  g_free (self);
}

char *
xep_form_find_schema (const char *folder)
{
  g_autofree char *beside = g_build_filename (folder, "form.rng", NULL);

  if (g_file_test (beside, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&beside);
  return xep_paths_get_data_file ("forms", "form.rng");
}

/* The file in @folder, or NULL if there is none. (transfer full) */
static char *
find_file (const char *folder)
{
  g_autofree char *path = folder != NULL ? g_build_filename (folder, PARTS_FILE, NULL) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return g_steal_pointer (&path);
  return NULL;
}

char *
xep_form_parts_find_file (const char *folder, const char *fallback)
{
  char *path = find_file (folder);

  return path != NULL ? path : find_file (fallback);
}

/* Two parts of one name would make it a matter of luck which is printed. */
static gboolean
check_parts (XepFormParts *self, GError **error)
{
  xmlNode *root = xmlDocGetRootElement (self->document);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!xep_xml_is (root, "parts"))
    {
      xep_xml_set_error (error, PARTS_FILE, root,
                         _("this file holds the parts that forms share: <parts>"));
      return FALSE;
    }
  for (xmlNode *at = xep_xml_first (root, "part"); at != NULL; at = xep_xml_next (at, "part"))
    {
      g_autofree char *id = xep_xml_attribute (at, "id");

      if (g_hash_table_contains (ids, id))
        {
          xep_xml_set_error (error, PARTS_FILE, at, _("there are two parts “%s”"), id);
          return FALSE;
        }
      g_hash_table_add (ids, g_steal_pointer (&id));
    }
  return TRUE;
}

/* @path takes the place of what was read before; its words go before those. */
static gboolean
read_file (XepFormParts *self, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *schema = xep_form_find_schema (folder);

  g_clear_pointer (&self->document, xmlFreeDoc);
  self->document = xep_xml_load (path, schema, error);
  return self->document != NULL && check_parts (self, error)
         && xep_paper_words_read (self->words,
                                  xep_xml_first (xmlDocGetRootElement (self->document), "words"),
                                  PARTS_FILE, error);
}

XepFormParts *
xep_form_parts_load (const char *folder, const char *fallback, GError **error)
{
  g_autoptr (XepFormParts) self = g_new0 (XepFormParts, 1);
  g_autofree char *own = find_file (folder);
  g_autofree char *other = find_file (fallback);

  self->words = xep_paper_words_new ();
  if ((other != NULL && g_strcmp0 (own, other) != 0 && !read_file (self, other, error))
      || (own != NULL && !read_file (self, own, error)))
    return NULL;
  return g_steal_pointer (&self);
}

XepPaperWords *
xep_form_parts_get_words (XepFormParts *self)
{
  return self->words;
}

const char *
xep_form_parts_get_name (XepFormParts *self)
{
  return PARTS_FILE;
}

xmlNode *
xep_form_parts_get_root (XepFormParts *self)
{
  return self->document != NULL ? xmlDocGetRootElement (self->document) : NULL;
}

xmlNode *
xep_form_parts_find (XepFormParts *self, const char *id)
{
  xmlNode *root = xep_form_parts_get_root (self);

  for (xmlNode *at = root != NULL ? xep_xml_first (root, "part") : NULL; at != NULL;
       at = xep_xml_next (at, "part"))
    {
      g_autofree char *own = xep_xml_attribute (at, "id");

      if (g_strcmp0 (own, id) == 0)
        return at;
    }
  return NULL;
}
