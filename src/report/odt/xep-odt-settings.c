/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/odt/xep-odt-settings.h"

#include "report/odt/xep-odt-defaults.h"

/* Those that a text of LibreOffice 7.4 has, as it sets them, but for the ones explained. */
static const struct
{
  const char *name;
  gboolean value;
} settings[] = {
  { "AddExternalLeading", TRUE },
  { "AddFrameOffsets", FALSE },
  { "AddParaLineSpacingToTableCells", TRUE },
  { "AddParaSpacingToTableCells", TRUE },
  { "AddParaTableSpacing", TRUE },
  /* No white at the head of a page, as in the printed form. */
  { "AddParaTableSpacingAtStart", FALSE },
  { "AddVerticalFrameOffsets", FALSE },
  { "BackgroundParaOverDrawings", FALSE },
  { "ClipAsCharacterAnchoredWriterFlyFrames", FALSE },
  { "ClippedPictures", FALSE },
  { "CollapseEmptyCellPara", TRUE },
  { "ConsiderTextWrapOnObjPos", FALSE },
  { "ContinuousEndnotes", FALSE },
  { "DisableOffPagePositioning", FALSE },
  { "DoNotCaptureDrawObjsOnPage", FALSE },
  { "DoNotJustifyLinesWithManualBreak", TRUE },
  { "DoNotResetParaAttrsForNumFont", FALSE },
  { "FieldAutoUpdate", TRUE },
  { "FloattableNomargins", FALSE },
  { "IgnoreFirstLineIndentInNumbering", FALSE },
  { "IgnoreTabsAndBlanksForLineCalculation", FALSE },
  { "InvertBorderSpacing", FALSE },
  { "MathBaselineAlignment", TRUE },
  { "MsWordCompTrailingBlanks", FALSE },
  /* Documents that begin on page 1 after an odd page leave no empty sheet. */
  { "PrintEmptyPages", FALSE },
  { "PropLineSpacingShrinksFirstLine", TRUE },
  { "SmallCapsPercentage66", FALSE },
  { "StylesNoDefault", FALSE },
  { "SubtractFlysAnchoredAtFlys", FALSE },
  { "SurroundTextWrapSmall", FALSE },
  { "TabAtLeftIndentForParagraphsInList", FALSE },
  { "TabOverMargin", FALSE },
  { "TabOverSpacing", FALSE },
  { "TabOverflow", TRUE },
  /* A row whose paragraphs stay with the next ones stays with the next row: group rows, and the
   * last row before a signature. */
  { "TableRowKeep", TRUE },
  { "TabsRelativeToIndent", TRUE },
  { "TreatSingleColumnBreakAsPageBreak", FALSE },
  { "UnbreakableNumberings", FALSE },
  { "UnxForceZeroExtLeading", FALSE },
  { "UseFormerLineSpacing", FALSE },
  { "UseFormerObjectPositioning", FALSE },
  { "UseFormerTextWrapping", FALSE },
  { "UseOldNumbering", FALSE },
  { "UseOldPrinterMetrics", FALSE },
};

static void
write_item (XepOdtXml *xml, const char *name, const char *type, const char *value)
{
  xep_odt_xml_open (xml, "config:config-item");
  xep_odt_xml_attribute (xml, "config:name", name);
  xep_odt_xml_attribute (xml, "config:type", type);
  xep_odt_xml_text (xml, value);
  xep_odt_xml_close (xml);
}

XepOdtXml *
xep_odt_settings_build (void)
{
  XepOdtXml *xml = xep_odt_xml_new ();

  xep_odt_xml_begin (xml);
  xep_odt_write_root (xml, "office:document-settings");
  xep_odt_xml_open (xml, "office:settings");
  xep_odt_xml_open (xml, "config:config-item-set");
  xep_odt_xml_attribute (xml, "config:name", "ooo:configuration-settings");
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    write_item (xml, settings[i].name, "boolean", settings[i].value ? "true" : "false");
  write_item (xml, "PrinterIndependentLayout", "string", "high-resolution");
  xep_odt_xml_close (xml);
  xep_odt_xml_close (xml);
  xep_odt_xml_close (xml);
  return xml;
}
