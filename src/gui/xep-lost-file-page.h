/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/xep-window.h"

G_BEGIN_DECLS

/* Stands over the window when the file under it was replaced, removed or pulled out: says so, and
 * offers to save a copy of what is still held, to open the file that is there now, or to close. */
#define XEP_TYPE_LOST_FILE_PAGE (xep_lost_file_page_get_type ())
G_DECLARE_FINAL_TYPE (XepLostFilePage, xep_lost_file_page, XEP, LOST_FILE_PAGE, GtkWidget)

/* @words: what happened. @typed: what was being typed and is not saved, or NULL. */
GtkWidget *
xep_lost_file_page_new (XepWindow *window, XepStore *store, const char *words, const char *typed);
/* While a copy is being saved nobody else may use the store. */
gboolean xep_lost_file_page_is_saving (XepLostFilePage *self);

G_END_DECLS
