/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* Fills an empty store with the demonstration year @year, through the same imports and rules the
 * clerk uses: the three sample workbooks of data/demo, collectives of all seven types, the four
 * periods, points of all four kinds in all steps, decisions, narratives, forced and missing
 * cases, and some work left open. The same year gives the same content. One transaction: on
 * error nothing is written. XEP_ERROR_FAILED if the store holds data already. */
gboolean xep_demo_fill (XepStore *store, int year, GError **error) XEP_MUST_CHECK;

G_END_DECLS
