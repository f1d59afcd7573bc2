/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read once for a whole library instead of once for each of its files (c_pch in meson.build).
 * Headers of the system alone: what a file takes of ours it includes itself. */

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
