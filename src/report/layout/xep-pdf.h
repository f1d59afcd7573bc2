/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "report/layout/xep-pages.h"

G_BEGIN_DECLS

/**
 * XepPdf:
 *
 * Writes pages to a PDF file. The file appears under its name only when xep_pdf_finish() succeeds;
 * freeing earlier leaves an older file untouched. Memory does not grow with the number of pages.
 */
typedef struct _XepPdf XepPdf;

XepPdf *xep_pdf_new (const char *path, const char *title, GError **error) XEP_MUST_CHECK;
/* Adds all pages; @bookmark (nullable) names the first one in the outline. XEP_ERROR_CANCELLED
 * if @cancellable was cancelled; XEP_ERROR_NO_SPACE and the like when the disk refuses. */
gboolean xep_pdf_add (XepPdf *self,
                      XepPages *pages,
                      const char *bookmark,
                      GCancellable *cancellable,
                      GError **error) XEP_MUST_CHECK;
guint xep_pdf_get_page_count (XepPdf *self);
gboolean xep_pdf_finish (XepPdf *self, GError **error) XEP_MUST_CHECK;
void xep_pdf_free (XepPdf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPdf, xep_pdf_free)

G_END_DECLS
