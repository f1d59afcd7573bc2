/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "report/document/xep-document.h"

G_BEGIN_DECLS

/**
 * XepOdt:
 *
 * Writes documents as one OpenDocument text (ISO/IEC 26300) that Word and LibreOffice open with
 * the same paper, margins, styles and tables as the printed form. The file appears under its name
 * only when xep_odt_finish() succeeds.
 */
typedef struct _XepOdt XepOdt;

XepOdt *xep_odt_new (const char *path, const char *title, GError **error) XEP_MUST_CHECK;
/* Appends @document on a new page, with its own paper and page numbers from 1. */
gboolean xep_odt_add (XepOdt *self, XepDocument *document, GError **error) XEP_MUST_CHECK;
/* XEP_ERROR_CANCELLED if @cancellable was cancelled. */
gboolean xep_odt_finish (XepOdt *self, GCancellable *cancellable, GError **error) XEP_MUST_CHECK;
void xep_odt_free (XepOdt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepOdt, xep_odt_free)

G_END_DECLS
