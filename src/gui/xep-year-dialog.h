/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a year that is not offered in the header. */
#define XEP_TYPE_YEAR_DIALOG (xep_year_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepYearDialog, xep_year_dialog, XEP, YEAR_DIALOG, GtkWindow)

typedef void (*XepYearCallback) (int year, gpointer user_data);

/* @callback is called if a year was agreed to; not after @parent is gone. */
void
xep_year_dialog_present (GtkWidget *parent, int year, XepYearCallback callback, gpointer user_data);

G_END_DECLS
