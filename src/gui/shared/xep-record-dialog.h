/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-record-store.h"

G_BEGIN_DECLS

/**
 * XepRecordDialog:
 *
 * What the dialogs of one record (person, collective, unit) share: Cancel and Save in the header,
 * Ctrl+S saves, Escape cancels and asks only if something was changed, Enter moves on to the next
 * field and saves in the last, and the store's refusal is shown in words inside with nothing lost.
 * Property "content": the fields.
 *
 * Signal "saved": after the record went into the store, before the dialog closes.
 */
#define XEP_TYPE_RECORD_DIALOG (xep_record_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (XepRecordDialog, xep_record_dialog, XEP, RECORD_DIALOG, GtkWindow)

struct _XepRecordDialogClass
{
  GtkWindowClass parent_class;

  /* Checks every field, says in words beside it what is wrong. Returns the first wrong one (to
   * be focused), or NULL. */
  GtkWidget *(*check) (XepRecordDialog *self);
  gboolean (*save) (XepRecordDialog *self, GError **error) XEP_MUST_CHECK;
  /* (nullable) Before a save: TRUE if something is asked first; the answer saves again. */
  gboolean (*ask) (XepRecordDialog *self);
};

/* Which record of the file is edited (@id 0: a new one): after it is saved the assessments that
 * still show it as it was are offered to follow, and it can be deleted (action "record.delete"). */
void xep_record_dialog_set_record (XepRecordDialog *self,
                                   XepStore *store,
                                   XepRecordKind kind,
                                   gint64 id);
/* The record is no longer in the list: "saved" has nothing to show. */
gboolean xep_record_dialog_is_gone (XepRecordDialog *self);
void xep_record_dialog_set_gone (XepRecordDialog *self);

/* Notices changes in @widget and everything in it from now on. */
void xep_record_dialog_watch (XepRecordDialog *self, GtkWidget *widget);
void xep_record_dialog_mark_changed (XepRecordDialog *self);
/* The record is shown as it is in the store: changes count from here. */
void xep_record_dialog_mark_clean (XepRecordDialog *self);
gboolean xep_record_dialog_is_changed (XepRecordDialog *self);
/* What the store refused, NULL to take it away. */
void xep_record_dialog_set_message (XepRecordDialog *self, const char *message);
const char *xep_record_dialog_get_message (XepRecordDialog *self);
/* What the Save button does. FALSE: the dialog stays, with the reason in it. */
gboolean xep_record_dialog_save (XepRecordDialog *self);
/* Closes after a change that was made directly (retire, restore): "saved" is emitted. */
void xep_record_dialog_finish (XepRecordDialog *self);

G_END_DECLS
