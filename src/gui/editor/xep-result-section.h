/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/editor/xep-editor-section.h"

G_BEGIN_DECLS

/* When and by whom each step was done: date, document number, authority; and why a subject is left
 * unrated this period. */
#define XEP_TYPE_RESULT_SECTION (xep_result_section_get_type ())
G_DECLARE_FINAL_TYPE (XepResultSection, xep_result_section, XEP, RESULT_SECTION, GtkWidget)

G_END_DECLS
