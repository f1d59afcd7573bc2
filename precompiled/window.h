/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As core.h, for what has a window. */

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
