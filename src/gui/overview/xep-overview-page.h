/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* The tab “Tổng quan”: where the period stands; every figure opens the list behind it. A XepTab. */
#define XEP_TYPE_OVERVIEW_PAGE (xep_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (XepOverviewPage, xep_overview_page, XEP, OVERVIEW_PAGE, GtkWidget)

GtkWidget *xep_overview_page_new (XepContext *context);

G_END_DECLS
