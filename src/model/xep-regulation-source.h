/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-xml.h"

G_BEGIN_DECLS

/**
 * XepRegulationSource:
 * @text: the file, byte for byte
 * @document: the tree of @text, for finding elements
 *
 * The text of a regulation file in which single places are replaced. Everything else stays byte for
 * byte as the person who wrote the file left it: comments, order, blanks. Every change makes a new
 * @document, so no xmlNode outlives one.
 */
typedef struct
{
  char *text;
  xmlDoc *document;
  GArray *spans; /* where the elements stand in @text, in the order of the file */
} XepRegulationSource;

/* INVALID in words if the text is no UTF-8 or no XML. @self is to be cleared in any case. */
gboolean xep_regulation_source_init (XepRegulationSource *self,
                                     const char *text,
                                     GError **error) XEP_MUST_CHECK;
void xep_regulation_source_clear (XepRegulationSource *self);

/* The changes; on an error nothing is changed. Texts are plain, not markup. */
gboolean xep_regulation_source_set_attribute (XepRegulationSource *self,
                                              xmlNode *node,
                                              const char *name,
                                              const char *value,
                                              GError **error) XEP_MUST_CHECK;
gboolean xep_regulation_source_set_content (XepRegulationSource *self,
                                            xmlNode *node,
                                            const char *value,
                                            GError **error) XEP_MUST_CHECK;
/* @markup: a whole element, set on a line of its own behind @node, as far in as that is. */
gboolean xep_regulation_source_insert_after (XepRegulationSource *self,
                                             xmlNode *node,
                                             const char *markup,
                                             GError **error) XEP_MUST_CHECK;
/* Takes the element away with the blanks and the line break before it. */
gboolean xep_regulation_source_remove (XepRegulationSource *self,
                                       xmlNode *node,
                                       GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepRegulationSource, xep_regulation_source_clear)

G_END_DECLS
