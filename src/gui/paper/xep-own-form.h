/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/form/xep-form-catalogue.h"

G_BEGIN_DECLS

/* The clerk's own forms: copies of shipped ones in a folder of the clerk, used in their place. */

/* (transfer full), there or not. */
char *xep_own_form_dup_folder (void);
/* The own file of the form @id, NULL if there is none. (transfer full) */
char *xep_own_form_find (const char *id);
/* What is wrong with the own file of @id, or with the own parts.xml it uses: "pl5.xml:12: …". NULL
 * if all is well. (transfer full) */
char *xep_own_form_dup_problem (XepFormCatalogue *catalogue, const char *id);
/* Copies the shipped file of @id, and parts.xml if the form takes anything from it and the folder
 * has none. A file that is there is left as it is: @made says whether the form's was made. Returns
 * the path of the form's file (transfer full), NULL with @error. */
char *xep_own_form_copy (const char *id, gboolean *made, GError **error) XEP_MUST_CHECK;

G_END_DECLS
