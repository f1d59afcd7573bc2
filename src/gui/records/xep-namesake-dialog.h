/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Before a new person goes in: who bears the same name or Party card already, in the list or out of
 * it.
 *
 * Signals: "use" (gint64 person id): that record is meant. "add": it is somebody else. The dialog
 * closes before either. */
#define XEP_TYPE_NAMESAKE_DIALOG (xep_namesake_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepNamesakeDialog, xep_namesake_dialog, XEP, NAMESAKE_DIALOG, GtkWindow)

/* @people: XepPerson, not empty. */
XepNamesakeDialog *xep_namesake_dialog_present (GtkWindow *parent, GPtrArray *people);

G_END_DECLS
