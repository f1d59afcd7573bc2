/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/odt/xep-odt-defaults.h"

/* Of words typed where there were none, points. */
#define DEFAULT_SIZE 14.0
#define DEFAULT_PITCH 18.0

void
xep_odt_write_root (XepOdtXml *xml, const char *name)
{
  static const char *const names[][2] = {
    { "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
    { "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
    { "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
    { "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
    { "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
    { "xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
    { "xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" },
    { "xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0" },
    { "xmlns:dc", "http://purl.org/dc/elements/1.1/" },
    { "xmlns:ooo", "http://openoffice.org/2004/office" },
    { "office:version", XEP_ODT_VERSION },
  };

  xep_odt_xml_open (xml, name);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    xep_odt_xml_attribute (xml, names[i][0], names[i][1]);
}

/* Times New Roman has no boxes to tick. */
void
xep_odt_write_fonts (XepOdtXml *xml)
{
  static const char *const fonts[][3] = {
    { "Times New Roman", "'Times New Roman'", "roman" },
    { "Symbols", "'Segoe UI Symbol', 'DejaVu Sans'", "swiss" },
  };

  xep_odt_xml_open (xml, "office:font-face-decls");
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      xep_odt_xml_open (xml, "style:font-face");
      xep_odt_xml_attribute (xml, "style:name", fonts[i][0]);
      xep_odt_xml_attribute (xml, "svg:font-family", fonts[i][1]);
      xep_odt_xml_attribute (xml, "style:font-family-generic", fonts[i][2]);
      xep_odt_xml_attribute (xml, "style:font-pitch", "variable");
      xep_odt_xml_close (xml);
    }
  xep_odt_xml_close (xml);
}

void
xep_odt_write_defaults (XepOdtXml *xml)
{
  /* What all paragraphs share: no single line of one is left at the foot or the head of a page. */
  xep_odt_xml_open (xml, "style:default-style");
  xep_odt_xml_attribute (xml, "style:family", "paragraph");
  xep_odt_xml_open (xml, "style:paragraph-properties");
  xep_odt_xml_attribute (xml, "fo:orphans", "2");
  xep_odt_xml_attribute (xml, "fo:widows", "2");
  xep_odt_xml_attribute (xml, "fo:hyphenation-ladder-count", "no-limit");
  xep_odt_xml_attribute (xml, "style:writing-mode", "lr-tb");
  xep_odt_xml_length (xml, "style:tab-stop-distance", 12.7, "mm");
  xep_odt_xml_close (xml);
  xep_odt_xml_open (xml, "style:text-properties");
  xep_odt_xml_attribute (xml, "style:font-name", "Times New Roman");
  xep_odt_xml_length (xml, "fo:font-size", DEFAULT_SIZE, "pt");
  xep_odt_xml_attribute (xml, "fo:language", "vi");
  xep_odt_xml_attribute (xml, "fo:country", "VN");
  xep_odt_xml_attribute (xml, "fo:hyphenate", "false");
  xep_odt_xml_close (xml);
  xep_odt_xml_close (xml);

  xep_odt_xml_open (xml, "style:default-style");
  xep_odt_xml_attribute (xml, "style:family", "table");
  xep_odt_xml_open (xml, "style:table-properties");
  xep_odt_xml_attribute (xml, "table:border-model", "collapsing");
  xep_odt_xml_close (xml);
  xep_odt_xml_close (xml);

  /* Words typed where there were none look like the form's. */
  xep_odt_xml_open (xml, "style:style");
  xep_odt_xml_attribute (xml, "style:name", "Standard");
  xep_odt_xml_attribute (xml, "style:family", "paragraph");
  xep_odt_xml_attribute (xml, "style:class", "text");
  xep_odt_xml_open (xml, "style:paragraph-properties");
  xep_odt_xml_length (xml, "fo:line-height", DEFAULT_PITCH, "pt");
  xep_odt_xml_close (xml);
  xep_odt_xml_close (xml);
}
