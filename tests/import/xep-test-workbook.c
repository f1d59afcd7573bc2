/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xep-test-workbook.h"

#include <glib/gstdio.h>
#include <zip.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

const char *const xep_test_root_relations
    = "<Relationships xmlns='" PACKAGE "'><Relationship Id='r1' Type='" OFFICE
      "/officeDocument' Target='xl/workbook.xml'/></Relationships>";

static const char book_xml[]
    = "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE
      "'><sheets><sheet name='Danh sách' sheetId='1' r:id='rId1'/></sheets></workbook>";

static const char book_relations[]
    = "<Relationships xmlns='" PACKAGE "'><Relationship Id='rId1' Type='" OFFICE
      "/worksheet' Target='worksheets/sheet1.xml'/>"
      "<Relationship Id='rId2' Type='" OFFICE "/styles' Target='styles.xml'/>"
      "<Relationship Id='rId3' Type='" OFFICE
      "/sharedStrings' Target='/xl/sharedStrings.xml'/></Relationships>";

static const char styles_xml[]
    = "<styleSheet xmlns='" MAIN
      "'><numFmts count='1'><numFmt numFmtId='164' formatCode='dd/mm/yyyy;@'/></numFmts>"
      "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf "
      "numFmtId='164'/><xf numFmtId='9'/></cellXfs></styleSheet>";

static const char strings_xml[]
    = "<sst xmlns='" MAIN "'><si><t>Nguyễn</t></si><si><r><t>Rich </t></r><r><t>text</t></r><rPh "
      "sb='0' eb='1'><t>no</t></rPh></si></sst>";

char *
xep_test_zip (const char *dir, const char *name, const XepTestPart *parts)
{
  char *path = g_build_filename (dir, name, NULL);
  zip_t *archive = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

  g_assert_nonnull (archive);
  for (guint i = 0; parts[i].name != NULL; i++)
    {
      zip_source_t *source = zip_source_buffer (archive, parts[i].text, strlen (parts[i].text), 0);

      g_assert_cmpint (zip_file_add (archive, parts[i].name, source, ZIP_FL_ENC_UTF_8), >=, 0);
    }
  g_assert_cmpint (zip_close (archive), ==, 0);
  return path;
}

char *
xep_test_sheet (const char *dir, const char *name, const char *sheet_xml)
{
  g_autofree char *xml
      = g_strconcat ("<worksheet xmlns='" MAIN "'>", sheet_xml, "</worksheet>", NULL);
  const XepTestPart parts[] = {
    { "_rels/.rels", xep_test_root_relations },
    { "xl/workbook.xml", book_xml },
    { "xl/_rels/workbook.xml.rels", book_relations },
    { "xl/styles.xml", styles_xml },
    { "xl/sharedStrings.xml", strings_xml },
    { "xl/worksheets/sheet1.xml", xml },
    { NULL, NULL },
  };

  return xep_test_zip (dir, name, parts);
}

static void
append_cell (GString *xml, const char *text)
{
  if (*text == '#')
    g_string_append_printf (xml, "<c><v>%s</v></c>", text + 1);
  else if (*text == '@')
    g_string_append_printf (xml, "<c s='1'><v>%s</v></c>", text + 1);
  else if (*text == '%')
    g_string_append_printf (xml, "<c s='2'><v>%s</v></c>", text + 1);
  else if (text[0] == '=' && text[1] == '\0')
    g_string_append (xml, "<c><f>A1+B1</f><v/></c>");
  else if (*text == '=')
    g_string_append_printf (xml, "<c><f>A1+B1</f><v>%s</v></c>", text + 1);
  else if (*text == '\0')
    g_string_append (xml, "<c/>");
  else
    {
      g_autofree char *escaped = g_markup_escape_text (text, -1);

      g_string_append_printf (xml, "<c t='inlineStr'><is><t xml:space='preserve'>%s</t></is></c>",
                              escaped);
    }
}

char *
xep_test_sheet_xml (const char *const *rows, const char *merges)
{
  GString *xml = g_string_new ("<sheetData>");
  g_auto (GStrv) ranges = g_strsplit (merges != NULL ? merges : "", " ", -1);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "|", -1);

      g_string_append (xml, "<row>");
      for (guint j = 0; cells[j] != NULL; j++)
        append_cell (xml, cells[j]);
      g_string_append (xml, "</row>");
    }
  g_string_append (xml, "</sheetData><mergeCells>");
  for (guint i = 0; ranges[i] != NULL && *ranges[i] != '\0'; i++)
    g_string_append_printf (xml, "<mergeCell ref='%s'/>", ranges[i]);
  g_string_append (xml, "</mergeCells>");
  return g_string_free (xml, FALSE);
}

char *
xep_test_rows (const char *dir, const char *name, const char *const *rows, const char *merges)
{
  g_autofree char *xml = xep_test_sheet_xml (rows, merges);

  return xep_test_sheet (dir, name, xml);
}

void
xep_test_remove_dir (char *dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (dir, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      g_remove (path);
    }
  g_rmdir (dir);
  g_free (dir);
}
