/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "base/xep-date.h"
#include "base/xep-error.h"
#include "base/xep-points.h"

G_BEGIN_DECLS

/* XML data files checked against a RELAX NG schema. No network, no entity expansion. */

/* Parses @xml (@length bytes, -1 a string; @name only for messages) and validates it. An error
 * names file, line and reason: "lung-phinh-2025.xml:41: …". @schema_path NULL: well-formedness
 * only. Returns: (transfer full): free with xmlFreeDoc(). */
xmlDoc *xep_xml_parse (const char *xml,
                       gssize length,
                       const char *name,
                       const char *schema_path,
                       GError **error) XEP_MUST_CHECK;
xmlDoc *xep_xml_load (const char *path, const char *schema_path, GError **error) XEP_MUST_CHECK;
/* Sets "NAME:LINE: " plus the message, code XEP_ERROR_INVALID, for a rule the schema cannot say. */
void xep_xml_set_error (GError **error, const char *name, xmlNode *node, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
gboolean xep_xml_is (xmlNode *node, const char *element);
/* First/next element child, optionally by name (NULL any). */
xmlNode *xep_xml_first (xmlNode *node, const char *element);
xmlNode *xep_xml_next (xmlNode *node, const char *element);
/* Attribute, cleaned to NFC; NULL if absent. (transfer full) */
char *xep_xml_attribute (xmlNode *node, const char *name);
gboolean xep_xml_flag (xmlNode *node, const char *name, gboolean fallback); /* "yes"/"no" */
int xep_xml_integer (xmlNode *node, const char *name, int fallback);
double xep_xml_number (xmlNode *node, const char *name, double fallback); /* dot decimal */
/* Text content with blanks folded and NFC. (transfer full) */
char *xep_xml_text (xmlNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
