/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/overview/xep-overview-data.h"

G_BEGIN_DECLS

/* The parts of the overview: each fills an empty holder with what was read. */

/* Kinds × steps. */
void xep_progress_board_fill (GtkGrid *grid, XepOverviewData *data);
/* Numbers by decided level, with those of the year before. */
void xep_level_board_fill (GtkBox *box, XepOverviewData *data);
/* The ceiling of each peer group, in both readings. */
void xep_quota_board_fill (GtkGrid *grid, XepOverviewData *data);
/* The rule of a peer group in words: percentage, of what, how rounded. (transfer full) */
char *xep_quota_board_dup_rule (const XepQuotaResult *quota, XepRegulation *regulation);
void xep_deadline_board_fill (GtkBox *box, XepOverviewData *data);
/* Units that have not sent everything, most first. */
void xep_unit_board_fill (GtkGrid *grid, XepOverviewData *data);

G_END_DECLS
