/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/**
 * XepDataFile:
 *
 * The file below a connection: that it is in use, that it is still the one that was opened, and
 * whose turn it is to write.
 */
typedef struct _XepDataFile XepDataFile;

/* Says that @path is in use, before it is opened. XEP_ERROR_LOCKED while it is being replaced. */
XepDataFile *xep_data_file_new (const char *path, guint patience, GError **error) XEP_MUST_CHECK;
/* After it was opened: what lies there now is what it must be from here on. */
void xep_data_file_note (XepDataFile *self);
/* XEP_ERROR_MOVED in words if the file, its log or the index of the log is not the one that was
 * noted: removed, replaced, its disk pulled out. */
gboolean xep_data_file_check (XepDataFile *self, GError **error) XEP_MUST_CHECK;
/* Whether @path is the file by another name, or one of those that belong to it. */
gboolean xep_data_file_is (XepDataFile *self, const char *path);
/* Nobody else on this computer may read it: mode 0600, if it is ours. FALSE in words if the disk
 * does not take it. */
gboolean xep_data_file_make_private (XepDataFile *self, GError **error) XEP_MUST_CHECK;
/* The turn to write; XEP_ERROR_BUSY after @patience milliseconds, XEP_ERROR_MOVED. */
gboolean
xep_data_file_begin_write (XepDataFile *self, guint patience, GError **error) XEP_MUST_CHECK;
void xep_data_file_end_write (XepDataFile *self);
/* Before it is closed: TRUE if nobody else has it open and it is where it was, so that its log may
 * be put away. New users wait from here until it is freed. */
gboolean xep_data_file_leave (XepDataFile *self);
void xep_data_file_free (XepDataFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepDataFile, xep_data_file_free)

G_END_DECLS
