/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/editor/xep-editor-section.h"

G_BEGIN_DECLS

/* The level the rules suggest, why, and each condition in words. Nothing to key here: the authority
 * decides. */
#define XEP_TYPE_SUGGESTION_SECTION (xep_suggestion_section_get_type ())
G_DECLARE_FINAL_TYPE (
    XepSuggestionSection, xep_suggestion_section, XEP, SUGGESTION_SECTION, GtkWidget)

/* Short name of the suggested level of the assessment shown last, "" if there is none. */
const char *xep_suggestion_section_get_short_name (XepSuggestionSection *self);

G_END_DECLS
