/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-watcher.h"

G_BEGIN_DECLS

/* Saves what can be read of the damaged file @path into the new file @out, which must not exist;
 * @path is only read. (transfer full): what came over and what did not, a line for each kind of
 * rows, for people; NULL with @error if nothing could be saved. @watcher (nullable): who waits. Any
 * thread. */
char *xep_salvage_store_run (const char *path,
                             const char *out,
                             const XepWatcher *watcher,
                             GError **error) XEP_MUST_CHECK;

G_END_DECLS
