/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "report/form/xep-form.h"
#include "report/form/xep-paper-words.h"

G_BEGIN_DECLS

/**
 * XepFormParts:
 *
 * parts.xml of a folder of forms: styles, the footer, blocks and words that its forms share.
 * Immutable.
 */
typedef struct _XepFormParts XepFormParts;

/* parts.xml in @folder, else in @fallback (nullable); NULL if there is none. (transfer full) */
char *xep_form_parts_find_file (const char *folder, const char *fallback);
/* The parts for the forms of @folder: its own parts.xml, else that of @fallback (nullable), else
 * none at all. XEP_ERROR_INVALID "FILE:LINE: reason" for a file that breaks the grammar.
 * (transfer full) */
XepFormParts *
xep_form_parts_load (const char *folder, const char *fallback, GError **error) XEP_MUST_CHECK;
void xep_form_parts_free (XepFormParts *self);
/* Name of the file, for messages. */
const char *xep_form_parts_get_name (XepFormParts *self);
/* The root element, NULL if there are no parts. */
xmlNode *xep_form_parts_get_root (XepFormParts *self);
/* The element of a part, or NULL. */
xmlNode *xep_form_parts_find (XepFormParts *self, const char *id);

/* The words that the program puts on paper: those of these parts, and what they lack from the
 * fallback. (transfer none) */
XepPaperWords *xep_form_parts_get_words (XepFormParts *self);

/* form.rng in @folder, else the shipped one. (transfer full) */
char *xep_form_find_schema (const char *folder);
/* As xep_form_load(), with the parts of its folder. */
XepForm *
xep_form_load_with_parts (const char *path, XepFormParts *parts, GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepFormParts, xep_form_parts_free)

G_END_DECLS
