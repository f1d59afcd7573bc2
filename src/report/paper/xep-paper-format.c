/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/paper/xep-paper-format.h"

#include <glib/gi18n.h>

#include "report/paper/xep-paper-sink.h"

static const XepPaperFormat formats[] = {
  { "pdf", ".pdf", N_("PDF"), N_("Save as PDF"), N_("PDF files"), "*.pdf", xep_pdf_sink_new, TRUE,
    FALSE },
  { "odt", ".odt", N_("Editable text"), N_("Save as editable text"), N_("OpenDocument texts"),
    "*.odt", xep_odt_sink_new, TRUE, FALSE },
  { "xlsx", ".xlsx", N_("Excel"), N_("Save as Excel"), N_("Excel workbooks"), "*.xlsx",
    xep_worksheet_sink_new, FALSE, TRUE },
};

const XepPaperFormat *
xep_paper_format_get (guint number)
{
  return number < G_N_ELEMENTS (formats) ? &formats[number] : NULL;
}

const XepPaperFormat *
xep_paper_format_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return &formats[i];
  return NULL;
}

const XepPaperFormat *
xep_paper_format_of_file (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      return &formats[i];
  return &formats[0];
}

gboolean
xep_paper_format_takes (const XepPaperFormat *self, XepForm *form)
{
  return !self->sheets_only || xep_form_has_sheet (form);
}
