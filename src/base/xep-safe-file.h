/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/**
 * XepSafeFile:
 *
 * A file written beside its target, synced, and renamed over it only when whole. Until
 * xep_safe_file_commit() the old file is untouched; freeing without committing leaves no trace. A
 * symbolic link stays: the file it points to, there or not, is the target.
 */
typedef struct _XepSafeFile XepSafeFile;

/* Creates the temporary file beside @path; fails with READ_ONLY, NO_SPACE or NOT_FOUND in words. */
XepSafeFile *xep_safe_file_new (const char *path, GError **error) XEP_MUST_CHECK;
/* Whether a file could stand at @path: for who puts one there by other means. */
gboolean xep_safe_file_check_place (const char *path, GError **error) XEP_MUST_CHECK;
/* Write here (the library that writes may truncate it). (transfer none) */
const char *xep_safe_file_get_path (XepSafeFile *file);
gboolean xep_safe_file_commit (XepSafeFile *file, GError **error) XEP_MUST_CHECK;
/* The same, but FALSE also if it is not sure that the name outlives a power cut. */
gboolean xep_safe_file_commit_durably (XepSafeFile *file, GError **error) XEP_MUST_CHECK;
void xep_safe_file_free (XepSafeFile *file);
/* Makes names given and taken away in @folder durable. */
gboolean xep_safe_file_sync_folder (const char *folder, GError **error) XEP_MUST_CHECK;
/* A second name for a file, or a copy where the file system knows no links. */
gboolean xep_safe_file_keep_as (const char *path, const char *name, GError **error) XEP_MUST_CHECK;
/* Removes temporary files whose maker was killed; returns how many. */
guint xep_safe_file_clear_litter (const char *folder);
/* Writes @length bytes (-1: a string) in one go, and reads them back before the old file goes. */
gboolean xep_safe_file_write (const char *path, const char *data, gssize length, GError **error)
    XEP_MUST_CHECK;
/* The whole of @path, with a zero byte after it; errors in words as xep_set_error_from_errno().
 * What is no ordinary file is refused without being opened. @length may be NULL. */
gboolean
xep_safe_file_read (const char *path, char **data, gsize *length, GError **error) XEP_MUST_CHECK;
/* Turns an errno met while using @path into the right code and sentence. */
void xep_set_error_from_errno (GError **error, int saved_errno, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepSafeFile, xep_safe_file_free)

G_END_DECLS
