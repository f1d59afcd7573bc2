/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-watcher.h"

#include <glib/gi18n.h>

gboolean
xep_watcher_check (const XepWatcher *self, GError **error)
{
  if (self == NULL || !g_cancellable_is_cancelled (self->cancellable))
    return TRUE;
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_CANCELLED,
                       _("The work was stopped. Nothing was changed."));
  return FALSE;
}

void
xep_watcher_tell (const XepWatcher *self, guint done, guint total)
{
  if (self != NULL && self->tell != NULL)
    self->tell (done, total, self->user_data);
}
