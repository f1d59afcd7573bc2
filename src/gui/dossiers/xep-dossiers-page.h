/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* The tab "Hồ sơ": units with what is missing of their dossiers (plan V.2), the subjects of the
 * chosen unit, papers received for many at once, the reminder to the unit and the list for
 * Excel. */
#define XEP_TYPE_DOSSIERS_PAGE (xep_dossiers_page_get_type ())
G_DECLARE_FINAL_TYPE (XepDossiersPage, xep_dossiers_page, XEP, DOSSIERS_PAGE, GtkWidget)

GtkWidget *xep_dossiers_page_new (XepContext *context);

G_END_DECLS
