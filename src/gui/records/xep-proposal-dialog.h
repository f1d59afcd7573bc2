/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* The collectives that the chi bộ and units of the list have by the rules, each with a tick; those
 * there already are shown without. Adds what is ticked in one go.
 *
 * Signal "added" (uint: how many, string: "c12" of the first). */
#define XEP_TYPE_PROPOSAL_DIALOG (xep_proposal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepProposalDialog, xep_proposal_dialog, XEP, PROPOSAL_DIALOG, GtkWindow)

/* @period_id: the opened period that is shown, or 0. NULL with @error. */
XepProposalDialog *xep_proposal_dialog_new (XepStore *store, gint64 period_id, GError **error);
void xep_proposal_dialog_present (XepContext *context);

G_END_DECLS
