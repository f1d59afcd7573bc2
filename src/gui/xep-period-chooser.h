/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/* Year and period in the header.
 *
 * Signal "changed": the clerk chose another one. */
#define XEP_TYPE_PERIOD_CHOOSER (xep_period_chooser_get_type ())
G_DECLARE_FINAL_TYPE (XepPeriodChooser, xep_period_chooser, XEP, PERIOD_CHOOSER, GtkWidget)

/* Offers the years of @store beside this year's neighbours, and the names of the periods. */
gboolean
xep_period_chooser_load (XepPeriodChooser *self, XepStore *store, GError **error) XEP_MUST_CHECK;
/* Chooses without a signal. */
void xep_period_chooser_set (XepPeriodChooser *self, int year, XepPeriodCode code);
int xep_period_chooser_get_year (XepPeriodChooser *self);
XepPeriodCode xep_period_chooser_get_code (XepPeriodChooser *self);

G_END_DECLS
