/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/paper/xep-page-view.h"

G_BEGIN_DECLS

/* The keys and the wheel of the view; called once by it. */
void xep_page_view_add_controllers (XepPageView *self);

G_END_DECLS
