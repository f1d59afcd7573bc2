/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-connection.h"

G_BEGIN_DECLS

/**
 * XepBackupReason:
 *
 * Every occasion on which a dated copy is made: at the start and the end, and before each piece of
 * work that changes much at once. @XEP_BACKUP_REPLACED is no copy but the file that a restore has
 * put aside.
 */
typedef enum
{
  XEP_BACKUP_START,
  XEP_BACKUP_EXIT,
  XEP_BACKUP_SCHEMA,
  XEP_BACKUP_IMPORT,
  XEP_BACKUP_OPEN,
  XEP_BACKUP_DECISION,
  XEP_BACKUP_REGULATION,
  XEP_BACKUP_REPLACED,
  XEP_N_BACKUP_REASONS
} XepBackupReason;

/**
 * XepBackupFile:
 * @time: local, to the minute
 * @number: tells the copies of one minute apart, the greater the newer
 * @size: in bytes
 *
 * A dated copy of the data, "xeploai-2025-12-20-0815-start-2.db".
 */
typedef struct
{
  char *path;
  GDateTime *time;
  XepBackupReason reason;
  int number;
  gint64 size;
} XepBackupFile;

/* What the copy was made before, for people. */
const char *xep_backup_reason_get_label (XepBackupReason reason);

XepBackupFile *xep_backup_file_new (const char *path, const char *stem);
void xep_backup_file_free (XepBackupFile *self);

/* All copies of the database, the replaced files among them, newest first, from the folder in use
 * and from the usual one. (transfer full) (element-type XepBackupFile) */
GPtrArray *xep_backup_list (const char *database_path);
/* Those of @files (newest first, one kind) that have had their time: all but the newest 10, then
 * the newest of each of 7 more days, 4 more weeks and 12 more months. (transfer container) */
GPtrArray *xep_backup_find_surplus (GPtrArray *files);

/* A verified copy in the folder of copies; older ones that have had their time go. Returns:
 * (transfer full): the path, NULL with @error. */
char *
xep_backup_dated (XepConnection *connection, XepBackupReason reason, GError **error) XEP_MUST_CHECK;
/* A free name of today for the file that a restore puts aside, beside the database. (transfer
 * full) */
char *xep_backup_dup_replaced_path (const char *database_path);
/* Removes what has had its time among the replaced files. */
void xep_backup_thin_replaced (const char *database_path);

/* Where dated copies of the database go: the folder that was chosen, else "backups" beside it.
 * (transfer full) */
char *xep_backup_folder_get (const char *database_path);
/* Whether a copy can be begun there. */
gboolean xep_backup_folder_is_usable (const char *database_path);
/* @folder: NULL for the usual one. The folder is made if missing, and must be writable. */
gboolean xep_backup_folder_set (const char *database_path,
                                const char *folder,
                                GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepBackupFile, xep_backup_file_free)

G_END_DECLS
