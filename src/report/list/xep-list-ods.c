/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-date.h"
#include "base/xep-safe-file.h"
#include "report/list/xep-list-private.h"
#include "report/odt/xep-odt-package.h"

#define TYPE "application/vnd.oasis.opendocument.spreadsheet"
#define NAMES "urn:oasis:names:tc:opendocument:xmlns:"
#define MM_PER_CHARACTER 2.1

static const char manifest[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<manifest:manifest xmlns:manifest=\"" NAMES "manifest:1.0\" manifest:version=\"1.3\">"
      "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
      "manifest:media-type=\"" TYPE "\"/>"
      "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
      "</manifest:manifest>";

static const char head[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<office:document-content xmlns:office=\"" NAMES "office:1.0\" xmlns:table=\"" NAMES
      "table:1.0\" xmlns:text=\"" NAMES "text:1.0\" xmlns:style=\"" NAMES
      "style:1.0\" xmlns:number=\"" NAMES "datastyle:1.0\" xmlns:fo=\"" NAMES
      "xsl-fo-compatible:1.0\" office:version=\"1.3\"><office:automatic-styles>"
      "<number:date-style style:name=\"day\"><number:day number:style=\"long\"/>"
      "<number:text>/</number:text><number:month number:style=\"long\"/>"
      "<number:text>/</number:text><number:year number:style=\"long\"/></number:date-style>"
      "<style:style style:name=\"date\" style:family=\"table-cell\" "
      "style:data-style-name=\"day\"/>"
      "<style:style style:name=\"bold\" style:family=\"table-cell\">"
      "<style:text-properties fo:font-weight=\"bold\"/></style:style>";

static void
add_text (GString *xml, const char *text, const char *style)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (xml, "<table:table-cell");
  if (style != NULL)
    g_string_append_printf (xml, " table:style-name=\"%s\"", style);
  g_string_append_printf (xml,
                          " office:value-type=\"string\"><text:p>%s</text:p>"
                          "</table:table-cell>",
                          escaped);
}

static void
add_cell (GString *xml, XepListColumnKind kind, const char *text)
{
  XepDate date = XEP_DATE_NONE;

  if (*text == '\0')
    g_string_append (xml, "<table:table-cell/>");
  else if (kind == XEP_LIST_COLUMN_NUMBER)
    g_string_append_printf (xml,
                            "<table:table-cell office:value-type=\"float\" office:value=\"%s\">"
                            "<text:p>%s</text:p></table:table-cell>",
                            text, text);
  else if (kind == XEP_LIST_COLUMN_DATE && xep_date_parse_iso (text, &date, NULL)
           && xep_date_is_full (date))
    {
      g_autofree char *shown = xep_date_format (date);

      g_string_append_printf (xml,
                              "<table:table-cell table:style-name=\"date\" "
                              "office:value-type=\"date\" office:date-value=\"%s\">"
                              "<text:p>%s</text:p></table:table-cell>",
                              text, shown);
    }
  else
    add_text (xml, text, NULL);
}

static GString *
build_content (XepListTable *self)
{
  GString *xml = g_string_new (head);
  char length[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (
        xml,
        "<style:style style:name=\"co%u\" style:family=\"table-column\">"
        "<style:table-column-properties style:column-width=\"%smm\"/></style:style>",
        i,
        g_ascii_formatd (length, sizeof length, "%.1f", self->columns[i].width * MM_PER_CHARACTER));
  g_string_append (xml, "</office:automatic-styles><office:body><office:spreadsheet>"
                        "<table:table table:name=\"Danh sách\">");
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (xml, "<table:table-column table:style-name=\"co%u\"/>", i);
  g_string_append (xml, "<table:table-row>");
  add_text (xml, self->title, "bold");
  g_string_append (xml, "</table:table-row><table:table-row>");
  for (guint i = 0; i < self->n_columns; i++)
    add_text (xml, self->columns[i].heading, "bold");
  g_string_append (xml, "</table:table-row>");
  for (guint row = 0; row < xep_list_table_count_rows (self); row++)
    {
      g_string_append (xml, "<table:table-row>");
      for (guint i = 0; i < self->n_columns; i++)
        add_cell (xml, self->columns[i].kind, xep_list_table_get (self, row, i));
      g_string_append (xml, "</table:table-row>");
    }
  g_string_append (xml, "</table:table></office:spreadsheet></office:body>"
                        "</office:document-content>");
  return xml;
}

gboolean
xep_list_ods_write (XepListTable *self, const char *path, GError **error)
{
  g_autoptr (XepSafeFile) file = xep_safe_file_new (path, error);
  g_autoptr (GString) content = NULL;

  if (file == NULL)
    return FALSE;
  content = build_content (self);
  const XepOdtPart parts[] = {
    { "mimetype", TYPE, strlen (TYPE), TRUE },
    { "META-INF/manifest.xml", manifest, strlen (manifest), FALSE },
    { "content.xml", content->str, content->len, FALSE },
  };

  return xep_odt_package_write (xep_safe_file_get_path (file), path, parts, G_N_ELEMENTS (parts),
                                NULL, error)
         && xep_safe_file_commit (file, error);
}
