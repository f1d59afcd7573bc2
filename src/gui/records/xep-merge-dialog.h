/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/shared/xep-record-dialog.h"

G_BEGIN_DECLS

/* Two records of one person become one: the other record is looked for, the values in which the two
 * differ are chosen one by one, and both keep their assessments. Signal "saved" as of
 * XepRecordDialog. */
#define XEP_TYPE_MERGE_DIALOG (xep_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepMergeDialog, xep_merge_dialog, XEP, MERGE_DIALOG, XepRecordDialog)

/* @person_id stays. NULL with @error. */
XepMergeDialog *
xep_merge_dialog_new (XepStore *store, gint64 person_id, GError **error) XEP_MUST_CHECK;
/* After "saved": what was moved and dropped, in words. */
const char *xep_merge_dialog_get_summary (XepMergeDialog *self);

G_END_DECLS
