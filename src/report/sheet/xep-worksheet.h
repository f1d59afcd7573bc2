/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "report/document/xep-document.h"

G_BEGIN_DECLS

/* Writes the document as an .xlsx workbook of one sheet: the same letterhead, title, table and
 * signature lines as on paper, numbers as numbers and dates as dates. Safe: @path is replaced
 * only by a whole file. */
gboolean xep_worksheet_write (XepDocument *document,
                              const char *path,
                              GCancellable *cancellable,
                              GError **error) XEP_MUST_CHECK;

G_END_DECLS
