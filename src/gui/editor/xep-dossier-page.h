/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/editor/xep-dossier-data.h"
#include "gui/fields/xep-field-form.h"

G_BEGIN_DECLS

/* The dossier of the subject: its components with the day each came in (Space in an empty date is
 * today), the three copies, complaints, and what became of the result after it was published. A
 * locked assessment still takes them. */
#define XEP_TYPE_DOSSIER_PAGE (xep_dossier_page_get_type ())
G_DECLARE_FINAL_TYPE (XepDossierPage, xep_dossier_page, XEP, DOSSIER_PAGE, GtkWidget)

/* What follows from the stored values; TRUE if there are other fields than before. @regulation
 * gives the levels their words. */
gboolean
xep_dossier_page_update (XepDossierPage *self, XepDossierData *data, XepRegulation *regulation);
void xep_dossier_page_add_fields (XepDossierPage *self, XepFieldForm *form);

G_END_DECLS
