/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/xep-error.h"

G_BEGIN_DECLS

/**
 * XepWatcher:
 * @cancellable: (nullable): stops the work
 * @tell: (nullable): is told how far it is; from the thread of the work
 *
 * Who waits for long work. It belongs to whoever begins the work and lasts longer than it. %NULL
 * everywhere: nobody waits, and the work goes on to its end.
 */
typedef struct
{
  GCancellable *cancellable;
  void (*tell) (guint done, guint total, gpointer user_data);
  gpointer user_data;
} XepWatcher;

/* FALSE with XEP_ERROR_CANCELLED in words once the work was stopped: for work that takes back what
 * it has done. */
gboolean xep_watcher_check (const XepWatcher *self, GError **error) XEP_MUST_CHECK;
void xep_watcher_tell (const XepWatcher *self, guint done, guint total);

G_END_DECLS
