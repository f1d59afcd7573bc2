/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/xep-form-catalogue.h"

G_BEGIN_DECLS

/* All forms as xep_form_catalogue_load() reads them, kept for the menus and the preview: read again
 * only when a file of the shipped or the own folder has changed. Main thread only. (transfer full)
 */
XepFormCatalogue *xep_form_shelf_get (GError **error) XEP_MUST_CHECK;

G_END_DECLS
