/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/document/xep-document.h"
#include "report/odt/xep-odt-xml.h"

G_BEGIN_DECLS

/**
 * XepOdtPages:
 *
 * The papers and page styles of the documents in one file: margins, the page number at the top
 * from page 2, the small line at the foot. A document begins with a page style for its first page,
 * which hands over to one for the others.
 */
typedef struct _XepOdtPages XepOdtPages;

XepOdtPages *xep_odt_pages_new (void);
void xep_odt_pages_free (XepOdtPages *self);
/* The page style @document begins with; interned. */
const char *xep_odt_pages_add (XepOdtPages *self, XepDocument *document);
guint xep_odt_pages_get_count (XepOdtPages *self);
/* The mark at the end of document @number (from 1), whose page is the number of its pages.
 * (transfer full) */
char *xep_odt_pages_name_end (guint number);
/* Writes the content of styles.xml, from its fonts on. */
void xep_odt_pages_write (XepOdtPages *self, XepOdtXml *xml);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepOdtPages, xep_odt_pages_free)

G_END_DECLS
