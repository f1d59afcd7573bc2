/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "db/xep-backup-folder.h"
#include "db/xep-connection.h"
#include "model/xep-assessment.h"
#include "model/xep-collective.h"
#include "model/xep-period.h"
#include "model/xep-person.h"
#include "model/xep-regulation.h"
#include "model/xep-unit.h"
#include "store/xep-news.h"

G_BEGIN_DECLS

/**
 * XepStore:
 *
 * The clerk's file: owns the connection, the current regulation and the regulations the periods
 * were opened with. Table groups have files of their own (xep-unit-store.h …), all taking a
 * XepStore. Every change is written to the audit table in the same transaction.
 *
 * Signal "changed" (const XepNews *): once after the outermost transaction that wrote has been
 * committed, for views: what changed, and by whom. "file-lost" (const char *words): the file is no
 * longer there or no longer the one that was opened, and nothing more can be saved.
 */
#define XEP_TYPE_STORE (xep_store_get_type ())
G_DECLARE_FINAL_TYPE (XepStore, xep_store, XEP, STORE, GObject)

/* Opens (creating if missing) @path, brings its schema up, loads the current regulation. NULL
 * @path: in memory. */
XepStore *xep_store_new (const char *path, GError **error) XEP_MUST_CHECK;
/* The same while somebody waits, and may stop it. */
XepStore *
xep_store_new_watched (const char *path, const XepWatcher *watcher, GError **error) XEP_MUST_CHECK;
/* The same, but makes a new file also where one is lost of which there are copies. */
XepStore *xep_store_new_anew (const char *path, GError **error) XEP_MUST_CHECK;
/* A read-only store on the same file, for a worker thread. */
XepStore *xep_store_new_reader (const char *path, GError **error) XEP_MUST_CHECK;
/* A store that writes to a file which another one of this process has open, for a worker thread. */
XepStore *
xep_store_new_beside (const char *path, const char *copied, GError **error) XEP_MUST_CHECK;
gboolean xep_store_close (XepStore *self, GError **error) XEP_MUST_CHECK;
/* From now on the store belongs to this thread; the one that made it has let go of it. */
void xep_store_take (XepStore *self);
/* Who waits for the work of this store (NULL: nobody), as xep_connection_set_watcher(). */
void xep_store_set_watcher (XepStore *self, const XepWatcher *watcher);
/* Tells whoever waits how far the work is. */
void xep_store_tell_progress (XepStore *self, guint done, guint total);
/* Whether the open file is still the one with its name; if not, XEP_ERROR_MOVED in words, and the
 * signal "file-lost". */
gboolean xep_store_check_file (XepStore *self, GError **error) XEP_MUST_CHECK;
/* Looks whether another process has changed the file since the last look, and takes up what it
 * says of regulations; the views are not told. */
gboolean
xep_store_look_for_changes (XepStore *self, gboolean *changed, GError **error) XEP_MUST_CHECK;
/* How long a change waits, in milliseconds, while another process writes. */
void xep_store_set_patience (XepStore *self, guint milliseconds);
/* A dated copy before work that changes much at once; FALSE if it could not be made, which is told
 * as a warning and stops nothing. */
gboolean xep_store_back_up (XepStore *self, XepBackupReason reason);
/* Whether the last copy holds all that is stored, so that none would be made at the end. */
gboolean xep_store_is_copied (XepStore *self);
/* Up to where the last copy goes, for another store on the same file. */
const char *xep_store_get_copied (XepStore *self);
void xep_store_set_copied (XepStore *self, const char *copied);
/* The copy at the end, if anything was changed since the last one; as xep_store_back_up(). */
gboolean xep_store_back_up_changes (XepStore *self);
/* Where dated copies go from now on (NULL: beside the data); a copy is made there at once. */
gboolean
xep_store_set_backup_folder (XepStore *self, const char *folder, GError **error) XEP_MUST_CHECK;
XepConnection *xep_store_get_connection (XepStore *self);
const char *xep_store_get_path (XepStore *self); /* NULL in memory */
/* The regulation new periods are opened with. */
XepRegulation *xep_store_get_regulation (XepStore *self);
/* Reads the regulation folders again after one was put in force: periods opened from now on use the
 * newest. Periods that are open keep theirs. Sends "changed". The copy before it is the caller's.
 */
gboolean xep_store_take_up_regulation (XepStore *self, GError **error) XEP_MUST_CHECK;
/* What was wrong with a broken regulation file, or NULL: to be shown in a banner. */
const char *xep_store_get_regulation_warning (XepStore *self);
/* The snapshot @period_id was opened with (cached, owned by the store). NULL with @error if
 * unknown. */
XepRegulation *
xep_store_get_period_regulation (XepStore *self, gint64 period_id, GError **error) XEP_MUST_CHECK;
/* Notes that a criteria set of the period's regulation was compared with the signed annex on that
 * day, or with %XEP_DATE_NONE that it was not: "provisional" goes or comes back in every period
 * opened with the same text. XEP_ERROR_INVALID in words. */
gboolean xep_store_mark_set_compared (XepStore *self,
                                      gint64 period_id,
                                      const char *set_id,
                                      XepDate on,
                                      GError **error) XEP_MUST_CHECK;
/* That day; not set if there is none. */
gboolean xep_store_get_set_compared (XepStore *self,
                                     gint64 period_id,
                                     const char *set_id,
                                     XepDate *on,
                                     GError **error) XEP_MUST_CHECK;
/* TRUE when there is no unit, person or collective at all: the first start. */
gboolean xep_store_is_empty (XepStore *self);
/* @kinds: bits of XepNewsKind; @period_id, @assessment_id: 0: several, or none. */
void xep_store_emit_changed (XepStore *self, guint kinds, gint64 period_id, gint64 assessment_id);
/* "g_auto (XepWriter) writer = xep_store_write_as (store, origin);": what is written until the end
 * of the block is told as written by @origin, see xep_news_new_origin(). */
typedef struct
{
  XepStore *store;
  guint former;
} XepWriter;
XepWriter xep_store_write_as (XepStore *self, guint origin);
void xep_writer_clear (XepWriter *self);
/* What is written in several transactions is told once on thaw: the demonstration. */
void xep_store_freeze (XepStore *self);
void xep_store_thaw (XepStore *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepWriter, xep_writer_clear)

G_END_DECLS
