/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/xep-error.h"
#include "import/xep-import-report.h"

G_BEGIN_DECLS

/* Writes the refused rows as a workbook: sheet, cell and reason, then the row as it stood in the
 * file, under the file's own headings and
 * with the chi bộ it stood under, so that the corrected workbook can be imported as it is. Safe:
 * @path is replaced only by a
 * whole file. */
gboolean xep_rejects_write (XepImportReport *report,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error) XEP_MUST_CHECK;

G_END_DECLS
