/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* A verified copy of the whole file at @path, written safely (see xep_backup_write()): for the
 * window, which does not know the connection. A reader store will do, so a thread may write it. */
gboolean xep_backup_store_write (XepStore *store, const char *path, GError **error) XEP_MUST_CHECK;

G_END_DECLS
