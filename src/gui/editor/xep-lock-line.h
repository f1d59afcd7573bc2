/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/* One line that says whether the result is decided and locked, with the buttons that lock it, open
 * it again with a reason, and change a published result (Điều 13, 15).
 *
 * Signal "changed": the assessment was changed by one of them; read it again. */
#define XEP_TYPE_LOCK_LINE (xep_lock_line_get_type ())
G_DECLARE_FINAL_TYPE (XepLockLine, xep_lock_line, XEP, LOCK_LINE, GtkWidget)

/* FALSE if a value that was refused is still on screen: then nothing is done. */
typedef gboolean (*XepLockLineLeave) (gpointer user_data);

void xep_lock_line_set_leave (XepLockLine *self, XepLockLineLeave leave, gpointer user_data);
/* @rerated: the result was changed after publication. */
void xep_lock_line_show (XepLockLine *self,
                         XepStore *store,
                         const XepAssessment *assessment,
                         gboolean rerated);

G_END_DECLS
