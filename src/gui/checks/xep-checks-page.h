/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* The tab “Kiểm tra”: what a careful reader would ask about in the period; Enter opens the
 * assessment. A XepTab. */
#define XEP_TYPE_CHECKS_PAGE (xep_checks_page_get_type ())
G_DECLARE_FINAL_TYPE (XepChecksPage, xep_checks_page, XEP, CHECKS_PAGE, GtkWidget)

GtkWidget *xep_checks_page_new (XepContext *context);

G_END_DECLS
