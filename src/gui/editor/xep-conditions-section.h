/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/editor/xep-editor-section.h"

G_BEGIN_DECLS

/* What Điều 11 asks beside the points: tasks assigned, done, on time, exceeded; earlier
 * shortcomings remedied; discipline; the forced cases with their exceptions; the five
 * socio-economic targets where they apply. */
#define XEP_TYPE_CONDITIONS_SECTION (xep_conditions_section_get_type ())
G_DECLARE_FINAL_TYPE (
    XepConditionsSection, xep_conditions_section, XEP, CONDITIONS_SECTION, GtkWidget)

/* The tasks are listed one by one: their numbers are counted and not keyed. */
void xep_conditions_section_set_counted (XepConditionsSection *self, gboolean counted);

G_END_DECLS
