/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/odt/xep-odt.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-safe-file.h"
#include "report/odt/xep-odt-defaults.h"
#include "report/odt/xep-odt-package.h"
#include "report/odt/xep-odt-pages.h"
#include "report/odt/xep-odt-private.h"
#include "report/odt/xep-odt-settings.h"

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

struct _XepOdt
{
  XepSafeFile *file;
  char *path; /* as the person gave it, for messages */
  char *title;
  XepShaper *shaper;
  XepOdtStyles *styles;
  XepOdtPages *pages;
  XepOdtXml *body;
};

XepOdt *
xep_odt_new (const char *path, const char *title, GError **error)
{
  g_autoptr (XepOdt) self = g_new0 (XepOdt, 1);

  self->path = g_strdup (path);
  self->title = g_strdup (title);
  self->file = xep_safe_file_new (path, error);
  if (self->file == NULL)
    return NULL;
  self->shaper = xep_shaper_new (error);
  if (self->shaper == NULL)
    return NULL;
  self->styles = xep_odt_styles_new ("");
  self->pages = xep_odt_pages_new ();
  self->body = xep_odt_xml_new ();
  return g_steal_pointer (&self);
}

void
xep_odt_free (XepOdt *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->body, xep_odt_xml_free);
  g_clear_pointer (&self->pages, xep_odt_pages_free);
  g_clear_pointer (&self->styles, xep_odt_styles_free);
  g_clear_pointer (&self->shaper, xep_shaper_free);
  xep_safe_file_free (self->file);
  g_free (self->title);
  g_free (self->path);
  g_free (self);
}

gboolean
xep_odt_add (XepOdt *self, XepDocument *document, GError **error)
{
  const XepPaper *paper = &document->paper;
  GPtrArray *blocks = document->blocks;
  XepOdtFlow flow = { .xml = self->body, .styles = self->styles, .shaper = self->shaper };
  g_autofree char *mark = NULL;

  if (!xep_paper_check (paper, error))
    return FALSE;
  flow.width = paper->width - paper->left - paper->right;
  flow.master = xep_odt_pages_add (self->pages, document);
  for (guint i = 0; i < blocks->len; i++)
    xep_odt_flow_add_block (&flow, g_ptr_array_index (blocks, i),
                            i + 1 < blocks->len ? g_ptr_array_index (blocks, i + 1) : NULL);
  /* The last line of a document: a text may not end in a table, and it carries the mark that page
   * counts refer to. */
  mark = xep_odt_pages_name_end (xep_odt_pages_get_count (self->pages));
  flow.after = 0;
  flow.extra = 0;
  flow.page_break = FALSE;
  xep_odt_add_thin_line (&flow, mark);
  return TRUE;
}

static XepOdtXml *
build_content (XepOdt *self)
{
  XepOdtXml *xml = xep_odt_xml_new ();

  xep_odt_xml_begin (xml);
  xep_odt_write_root (xml, "office:document-content");
  xep_odt_write_fonts (xml);
  xep_odt_xml_open (xml, "office:automatic-styles");
  xep_odt_styles_write (self->styles, xml);
  xep_odt_xml_close (xml);
  xep_odt_xml_open (xml, "office:body");
  xep_odt_xml_open (xml, "office:text");
  xep_odt_xml_append (xml, self->body);
  xep_odt_xml_close (xml);
  xep_odt_xml_close (xml);
  xep_odt_xml_close (xml);
  /* All the words: not to be kept twice. */
  g_clear_pointer (&self->body, xep_odt_xml_free);
  return xml;
}

static XepOdtXml *
build_styles (XepOdt *self)
{
  XepOdtXml *xml = xep_odt_xml_new ();

  xep_odt_xml_begin (xml);
  xep_odt_write_root (xml, "office:document-styles");
  xep_odt_pages_write (self->pages, xml);
  xep_odt_xml_close (xml);
  return xml;
}

static XepOdtXml *
build_meta (XepOdt *self)
{
  XepOdtXml *xml = xep_odt_xml_new ();

  xep_odt_xml_begin (xml);
  xep_odt_write_root (xml, "office:document-meta");
  xep_odt_xml_open (xml, "office:meta");
  xep_odt_xml_element (xml, "meta:generator", "XepLoai/" XEP_VERSION);
  xep_odt_xml_element (xml, "dc:title", self->title);
  xep_odt_xml_element (xml, "dc:language", "vi-VN");
  xep_odt_xml_close (xml);
  xep_odt_xml_close (xml);
  return xml;
}

static XepOdtXml *
build_settings (XepOdt *self)
{
  return xep_odt_settings_build ();
}

static void
write_manifest_entry (XepOdtXml *xml, const char *path, const char *type)
{
  xep_odt_xml_open (xml, "manifest:file-entry");
  xep_odt_xml_attribute (xml, "manifest:full-path", path);
  if (g_str_equal (path, "/"))
    xep_odt_xml_attribute (xml, "manifest:version", XEP_ODT_VERSION);
  xep_odt_xml_attribute (xml, "manifest:media-type", type);
  xep_odt_xml_close (xml);
}

static XepOdtXml *build_manifest (XepOdt *self);

/* The parts of the package after its type, in their order. */
static const struct
{
  const char *name;
  XepOdtXml *(*build) (XepOdt *self);
  gboolean listed; /* in the manifest */
} parts[] = {
  { "content.xml", build_content, TRUE },
  { "styles.xml", build_styles, TRUE },
  { "meta.xml", build_meta, TRUE },
  { "settings.xml", build_settings, TRUE },
  { "META-INF/manifest.xml", build_manifest, FALSE },
};

static XepOdtXml *
build_manifest (XepOdt *self)
{
  XepOdtXml *xml = xep_odt_xml_new ();

  xep_odt_xml_begin (xml);
  xep_odt_xml_open (xml, "manifest:manifest");
  xep_odt_xml_attribute (xml, "xmlns:manifest",
                         "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0");
  xep_odt_xml_attribute (xml, "manifest:version", XEP_ODT_VERSION);
  write_manifest_entry (xml, "/", MEDIA_TYPE);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].listed)
      write_manifest_entry (xml, parts[i].name, "text/xml");
  xep_odt_xml_close (xml);
  return xml;
}

/* Builds all parts; what they hold is kept by @built. */
static gboolean
build_parts (XepOdt *self, XepOdtPart *package, GPtrArray *built, GError **error)
{
  package[0] = (XepOdtPart){ "mimetype", MEDIA_TYPE, strlen (MEDIA_TYPE), TRUE };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      XepOdtXml *xml = parts[i].build (self);
      XepOdtPart *part = &package[i + 1];

      g_ptr_array_add (built, xml);
      *part = (XepOdtPart){ .name = parts[i].name };
      part->data = xep_odt_xml_finish (xml, &part->length);
      if (part->data == NULL)
        {
          g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
                       _("There is not enough memory for the document “%s”. Nothing was changed; "
                         "choose fewer subjects at once."),
                       self->path);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
xep_odt_finish (XepOdt *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) built = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_odt_xml_free);
  XepOdtPart package[G_N_ELEMENTS (parts) + 1];

  return build_parts (self, package, built, error)
         && xep_odt_package_write (xep_safe_file_get_path (self->file), self->path, package,
                                   G_N_ELEMENTS (package), cancellable, error)
         && xep_safe_file_commit (self->file, error);
}
