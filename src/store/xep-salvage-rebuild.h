/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-salvage.h"

G_BEGIN_DECLS

/* People and collectives whose record is lost are made anew from their last assessment, marked in
 * their note (a collective has none) and in the audit, and counted in @report. In the transaction
 * of xep_salvage(), before rows leave that name what is lost. */
gboolean xep_salvage_rebuild_subjects (XepConnection *target,
                                       XepSalvageReport *report,
                                       GError **error) XEP_MUST_CHECK;

G_END_DECLS
