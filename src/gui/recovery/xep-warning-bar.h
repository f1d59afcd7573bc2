/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/xep-warning.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Shows at the top of @content what went wrong beside the work, until it is closed or mended; a
 * later warning of the same kind takes its place. Where copies cannot be made it offers another
 * folder for them. */
void xep_warning_bar_show (GtkBox *content, XepStore *store, XepWarningKind kind, const char *text);

G_END_DECLS
