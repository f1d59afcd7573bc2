/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/editor/xep-editor-section.h"

G_BEGIN_DECLS

/* What is written in words: the explanation of differences (asked for, never demanded), and the two
 * last columns of PL 13 and PL 14. */
#define XEP_TYPE_NOTES_SECTION (xep_notes_section_get_type ())
G_DECLARE_FINAL_TYPE (XepNotesSection, xep_notes_section, XEP, NOTES_SECTION, GtkWidget)

G_END_DECLS
