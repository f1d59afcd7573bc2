/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XepWarningKind:
 * @XEP_WARNING_BACKUP: a copy of the data could not be made; another folder is the way out
 * @XEP_WARNING_RESTORE: a restore that was cut off was finished or undone
 * @XEP_WARNING_FILE: a file is written, but it is not sure that it outlives a power cut
 * @XEP_WARNING_PRIVATE: others on this computer can read the data
 *
 * What goes wrong beside the work. The work is done and stays done: a warning never changes the
 * verdict on it, so it has a way of its own to the person and is no GError.
 */
typedef enum
{
  XEP_WARNING_BACKUP,
  XEP_WARNING_RESTORE,
  XEP_WARNING_FILE,
  XEP_WARNING_PRIVATE,
} XepWarningKind;

/* @sentence: for a person, what happened, what was kept, what to do. Called on any thread. */
typedef void (*XepWarningTeller) (XepWarningKind kind, const char *sentence, gpointer user_data);

/* Tells @sentence. From any thread. */
void xep_warning_tell (XepWarningKind kind, const char *sentence);
/* Who tells warnings from now on; NULL: a line on stderr, as at the start. */
void xep_warning_set_teller (XepWarningTeller teller, gpointer user_data);

G_END_DECLS
