/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-count-store.h"

G_BEGIN_DECLS

/* Chooses the raised percentage of a peer group, which wants its grounds, or the ordinary one. */
#define XEP_TYPE_QUOTA_DIALOG (xep_quota_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepQuotaDialog, xep_quota_dialog, XEP, QUOTA_DIALOG, GtkWindow)

/* NULL with @error. */
XepQuotaDialog *xep_quota_dialog_new (XepStore *store,
                                      gint64 period_id,
                                      const XepQuotaResult *quota,
                                      GError **error) XEP_MUST_CHECK;
/* "20%": a flat button that opens it. */
GtkWidget *
xep_quota_dialog_new_button (XepStore *store, gint64 period_id, const XepQuotaResult *quota);

G_END_DECLS
