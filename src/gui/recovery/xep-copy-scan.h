/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/xep-file-summary.h"

G_BEGIN_DECLS

/**
 * XepScannedCopy:
 * @title: when it was made, "30/11/2025 08:15"; the name of a file from elsewhere
 * @reason: what it was made before, in words
 * @problem: why it cannot be used, NULL if it can
 * @summary: what it holds, if it can be used
 *
 * A copy of the data that was looked into.
 */
typedef struct
{
  char *path, *title, *reason, *problem;
  gint64 size;
  XepFileSummary summary;
} XepScannedCopy;

/**
 * XepCopyScan:
 * @current: what the data file itself holds, as far as it can be read
 * @copies: XepScannedCopy, newest first
 */
typedef struct
{
  gboolean readable;
  XepFileSummary current;
  GPtrArray *copies;
} XepCopyScan;

void xep_copy_scan_free (XepCopyScan *self);

/* Looks into the data file @database and all its dated copies, and into the file @other (nullable)
 * too, in a thread. */
void xep_copy_scan_start (const char *database,
                          const char *other,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/* (transfer full): NULL if it was stopped. */
XepCopyScan *xep_copy_scan_finish (GAsyncResult *result);
/* The newest copy that can be used; NULL if none can. */
const XepScannedCopy *xep_copy_scan_find_good (const XepCopyScan *self);
/* What would be missing with @copy, in words. (transfer full) */
char *xep_copy_scan_describe_missing (const XepCopyScan *self, const XepScannedCopy *copy);

G_END_DECLS
