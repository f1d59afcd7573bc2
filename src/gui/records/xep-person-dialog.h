/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"
#include "gui/shared/xep-record-dialog.h"

G_BEGIN_DECLS

/* Adds (@person_id 0, proposing @kind and @unit_id) or edits a person with posts; retires and
 * restores. Saves through the store, then shows the person in the window. */
#define XEP_TYPE_PERSON_DIALOG (xep_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepPersonDialog, xep_person_dialog, XEP, PERSON_DIALOG, XepRecordDialog)

void xep_person_dialog_present (XepContext *context,
                                gint64 person_id,
                                XepSubjectKind kind,
                                gint64 unit_id);

/* The dialog alone, over any store. NULL with @error if there is no such person. */
XepPersonDialog *xep_person_dialog_new (XepStore *store,
                                        gint64 person_id,
                                        XepSubjectKind kind,
                                        gint64 unit_id,
                                        GError **error) XEP_MUST_CHECK;

G_END_DECLS
