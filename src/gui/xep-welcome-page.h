/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* First start with no data: import a roster, open the demonstration year, start empty. */
#define XEP_TYPE_WELCOME_PAGE (xep_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (XepWelcomePage, xep_welcome_page, XEP, WELCOME_PAGE, GtkWidget)

GtkWidget *xep_welcome_page_new (XepContext *context);

G_END_DECLS
