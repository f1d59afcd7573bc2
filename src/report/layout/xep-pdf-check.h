/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/* Reads back a PDF that Cairo has just written to @path: as long as it was written, with its end,
 * its table of objects, and @n_pages pages in its catalogue. @name: the file as the person knows
 * it. XEP_ERROR_FAILED in words. */
gboolean
xep_pdf_check (const char *path, const char *name, guint64 length, guint n_pages, GError **error)
    XEP_MUST_CHECK;

G_END_DECLS
