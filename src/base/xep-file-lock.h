/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/**
 * XepFileLock:
 *
 * One of the locks of a data file, held until it is freed or the process ends, however it ends. It
 * lies in a small file of its own beside the data ("xeploai.db-use"), so that opening and closing
 * the data file anywhere in the process, as a file dialog does, cannot lose it. The name of the
 * data is resolved first: a symbolic link or another spelling meets the same lock.
 */
typedef struct _XepFileLock XepFileLock;

/**
 * XepFileLockPurpose:
 * @XEP_FILE_LOCK_USE: shared by every process that has the data open; exclusively by who puts
 *   another file in its place
 * @XEP_FILE_LOCK_WINDOW: exclusively by the one window that works on the data
 * @XEP_FILE_LOCK_WRITE: exclusively for as long as a transaction that writes
 */
typedef enum
{
  XEP_FILE_LOCK_USE,
  XEP_FILE_LOCK_WINDOW,
  XEP_FILE_LOCK_WRITE,
} XepFileLockPurpose;

typedef enum
{
  XEP_FILE_LOCK_SHARED,
  XEP_FILE_LOCK_EXCLUSIVE,
} XepFileLockKind;

/* Takes a lock of the data file @path, which need not exist, waiting at most @patience milliseconds
 * (0: not at all). XEP_ERROR_LOCKED, for writing XEP_ERROR_BUSY, in words while somebody else
 * holds it. (transfer full) */
XepFileLock *xep_file_lock_take (const char *path,
                                 XepFileLockPurpose purpose,
                                 XepFileLockKind kind,
                                 guint patience,
                                 GError **error) XEP_MUST_CHECK;
/* Makes a lock exclusive if nobody shares it now. After FALSE it may be held no longer: free it. */
gboolean xep_file_lock_claim (XepFileLock *self);
/* FALSE where nothing can be locked: a folder that cannot be written (shared locks only), a file
 * system without locks. */
gboolean xep_file_lock_is_held (XepFileLock *self);
/* Whether a file may be written in the place of @path: not of data that anybody has open, nor of a
 * file that belongs to such data, unless this process holds it alone. XEP_ERROR_LOCKED in words. */
gboolean xep_file_lock_allows_replacing (const char *path, GError **error) XEP_MUST_CHECK;
void xep_file_lock_free (XepFileLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepFileLock, xep_file_lock_free)

G_END_DECLS
