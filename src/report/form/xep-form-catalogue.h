/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/form/xep-form.h"

G_BEGIN_DECLS

/**
 * XepFormCatalogue:
 *
 * All forms: the shipped ones (data/forms) and the clerk's own ($XDG_DATA_HOME/xeploai/forms),
 * which replace shipped ones of the same id. A broken form is reported and hides no other (a broken
 * own form leaves the shipped one in place).
 */
typedef struct _XepFormCatalogue XepFormCatalogue;

/* Fails only when the shipped folder cannot be read. The same one, for all threads, as long as no
 * file of the two folders has changed. (transfer full) */
XepFormCatalogue *xep_form_catalogue_load (GError **error) XEP_MUST_CHECK;
/* The same from given folders; @user_dir may be NULL or missing on disk. */
XepFormCatalogue *xep_form_catalogue_load_from (const char *shipped_dir,
                                                const char *user_dir,
                                                GError **error) XEP_MUST_CHECK;
void xep_form_catalogue_unref (XepFormCatalogue *self);
/* XepForm by id, natural order (pl5 before pl13). (transfer none) */
GPtrArray *xep_form_catalogue_get_forms (XepFormCatalogue *self);
/* XEP_ERROR_NOT_FOUND in words, naming the forms there are. (transfer none) */
XepForm *
xep_form_catalogue_find (XepFormCatalogue *self, const char *id, GError **error) XEP_MUST_CHECK;
/* char* "FILE:LINE: reason" or "FILE: reason", one for each broken form; empty if all is well.
 * (transfer none) */
GPtrArray *xep_form_catalogue_get_problems (XepFormCatalogue *self);
/* char*, the same as sentences: the file, the reason, and which form is used instead. (transfer
 * none) */
GPtrArray *xep_form_catalogue_get_warnings (XepFormCatalogue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepFormCatalogue, xep_form_catalogue_unref)

G_END_DECLS
