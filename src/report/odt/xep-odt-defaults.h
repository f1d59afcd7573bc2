/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/odt/xep-odt-xml.h"

G_BEGIN_DECLS

/* What the parts of the package have in common. */

#define XEP_ODT_VERSION "1.3"

/* Attributes of a root element: the names that OpenDocument uses, and its version. */
void xep_odt_write_root (XepOdtXml *xml, const char *name);
/* The typefaces; both content and styles must name them. */
void xep_odt_write_fonts (XepOdtXml *xml);
/* The styles that all others build on. */
void xep_odt_write_defaults (XepOdtXml *xml);

G_END_DECLS
