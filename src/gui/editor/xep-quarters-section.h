/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/editor/xep-editor-section.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Of the year only: points and levels of its three quarters side by side, as grounds and without
 * any formula (plan I.2), and the place to note the work of quarter IV. */
#define XEP_TYPE_QUARTERS_SECTION (xep_quarters_section_get_type ())
G_DECLARE_FINAL_TYPE (XepQuartersSection, xep_quarters_section, XEP, QUARTERS_SECTION, GtkWidget)

/* Reads the quarters of the subject; hides itself for a quarter. FALSE with @error if they could
 * not be read. */
gboolean xep_quarters_section_show_year (XepQuartersSection *self,
                                         XepStore *store,
                                         XepAssessment *assessment,
                                         GError **error) XEP_MUST_CHECK;

G_END_DECLS
