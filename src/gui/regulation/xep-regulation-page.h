/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/xep-regulation-edit.h"

G_BEGIN_DECLS

/* One section of the rules as fields: a criteria set with its points in a grid and their sums, or
 * reasons, parts of the dossier, deadlines, quotas. Every value is set in the copy when it is left;
 * one that cannot be is refused at its place.
 *
 * Signal "changed": something in the copy is different now. "compared" (gboolean): the set shown
 * was said to be, or not to be, compared with the signed annex. */
#define XEP_TYPE_REGULATION_PAGE (xep_regulation_page_get_type ())
G_DECLARE_FINAL_TYPE (XepRegulationPage, xep_regulation_page, XEP, REGULATION_PAGE, GtkBox)

/* @edit must outlive the page. */
void xep_regulation_page_set_edit (XepRegulationPage *self, XepRegulationEdit *edit);
/* "set.ID", "exempt", "unrated", "component", "deadline", "quota". */
void xep_regulation_page_show (XepRegulationPage *self, const char *section);
const char *xep_regulation_page_get_section (XepRegulationPage *self);
/* Takes over what is being typed. FALSE if it was refused: it has the focus then. */
gboolean xep_regulation_page_leave (XepRegulationPage *self);

G_END_DECLS
