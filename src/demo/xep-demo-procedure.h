/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/xep-demo-private.h"

G_BEGIN_DECLS

/* What surrounds the ratings of the demonstration year: review meetings with attendance, minutes
 * and ballots, the papers of the dossiers and where the copies went, one result rated again. After
 * xep_demo_key_period() of all periods. */
gboolean xep_demo_add_procedure (XepDemo *self, GError **error) XEP_MUST_CHECK;

/* xep-demo-meetings.c: a meeting of every chi bộ and one of the commune in each period. */
gboolean xep_demo_add_meetings (XepDemo *self, GError **error) XEP_MUST_CHECK;
/* xep-demo-dossiers.c: components and copies, with the gaps a year has. */
gboolean xep_demo_add_dossiers (XepDemo *self, GError **error) XEP_MUST_CHECK;

G_END_DECLS
