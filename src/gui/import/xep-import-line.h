/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "import/xep-import-report.h"

G_BEGIN_DECLS

/* A refused row or a note of an import as a line of a list: properties "sheet", "cell", "text". */
#define XEP_TYPE_IMPORT_LINE (xep_import_line_get_type ())
G_DECLARE_FINAL_TYPE (XepImportLine, xep_import_line, XEP, IMPORT_LINE, GObject)

/* The most lines a list shows: GTK 4.8 scrolls wrongly above some 200. */
#define XEP_IMPORT_LINES 200

/* GListModel of the columns nobody reads, then the first refused rows, then the first notes.
 * (transfer full) */
GListModel *xep_import_line_list (XepImportReport *report);

G_END_DECLS
