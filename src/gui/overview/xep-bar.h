/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Bars drawn in the colour of text: full, and hatched for the year before, so that they read in
 * black and white. Their numbers stand beside them as text; @description says them to who cannot
 * see. */

/* How much of @whole is done: a full part in an outline. */
GtkWidget *xep_bar_new_part (guint part, guint whole, const char *description);
/* This year's number above last year's, on the scale of @maximum. */
GtkWidget *xep_bar_new_pair (guint now, guint before, guint maximum, const char *description);
/* This year's number alone. */
GtkWidget *xep_bar_new_single (guint now, guint maximum, const char *description);
/* A small sample for the legend. */
GtkWidget *xep_bar_new_sample (gboolean before);

G_END_DECLS
