/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read once for all files of the window, not by each anew: they compile in half the time. A file
 * still includes what it uses. */
#include <glib/gi18n.h>
#include <gtk/gtk.h>
