/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-subject-query.h"

G_BEGIN_DECLS

/* How the list makes and refreshes its rows. Between the files of store/ only. */

/* From the statement's current row. @regulation gives the short names of levels and decides who
 * is exempt on @period_end. (transfer full) */
XepSubjectRow *xep_subject_row_new (XepStatement *statement,
                                    XepRegulation *regulation,
                                    const XepSubjectQuery *query,
                                    XepDate period_end);
void xep_subject_row_set_suggested (XepSubjectRow *self, XepLevel level);
/* Takes over what @fresh tells about the same subject and notifies. */
void xep_subject_row_refresh (XepSubjectRow *self, XepSubjectRow *fresh);

G_END_DECLS
