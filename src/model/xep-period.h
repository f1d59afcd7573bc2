/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-types.h"

G_BEGIN_DECLS

/* A period that was opened: it keeps the regulation it was opened with (see
 * xep_store_get_period_regulation()). */
typedef struct
{
  gint64 id;
  int year;
  XepPeriodCode code;
  char *opened_on;           /* ISO */
  char *fourth_quarter_note; /* of the YEAR period */
} XepPeriod;

XepPeriod *xep_period_new (void);
void xep_period_free (XepPeriod *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPeriod, xep_period_free)

G_END_DECLS
