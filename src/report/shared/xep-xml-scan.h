/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XepXmlScan:
 *
 * Whether a part of a package is well-formed, and how often an element occurs in it. A whole parser
 * takes as long as writing the part did. What the writers of packages never write counts as not
 * well-formed: comments, CDATA, document types, references by other than the five names of XML.
 */
typedef struct _XepXmlScan XepXmlScan;

/* @element: counted by local name; NULL: none. */
XepXmlScan *xep_xml_scan_new (const char *element);
void xep_xml_scan_free (XepXmlScan *self);
/* The part piece by piece. FALSE: it is not well-formed. */
gboolean xep_xml_scan_add (XepXmlScan *self, const char *data, gsize length);
/* After the last piece: whether the part was whole. */
gboolean xep_xml_scan_finish (XepXmlScan *self, guint *count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepXmlScan, xep_xml_scan_free)

G_END_DECLS
