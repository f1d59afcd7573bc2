/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/shared/xep-cancel.h"

#include <glib/gi18n.h>

gboolean
xep_cancel_check (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return TRUE;
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_CANCELLED,
                       _("The work was stopped. No file was written."));
  return FALSE;
}
