/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one way of Enter in dialogs: from an entry, a number, a choice, a tick or a unit to the next
 * of these, whatever buttons stand between, and from the last to the dialog's default widget. Enter
 * in a search is the default widget at once. In a text of several lines it is a new line; in an
 * open list it chooses. Called once for each dialog; fields that are added later are meant too. */
void xep_enter_key_set_up (GtkWindow *dialog);

G_END_DECLS
