/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/xep-meeting.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Chooses who comes onto the agenda of a meeting: from those due in its unit, or from everyone of
 * the period.
 *
 * Signal "added": they are on the agenda; the dialog closes. */
#define XEP_TYPE_AGENDA_DIALOG (xep_agenda_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepAgendaDialog, xep_agenda_dialog, XEP, AGENDA_DIALOG, GtkWindow)

/* @origin: whose change it is, as of XepNews. NULL with @error if the candidates cannot be read. */
XepAgendaDialog *xep_agenda_dialog_new (XepStore *store,
                                        const XepMeeting *meeting,
                                        guint origin,
                                        GError **error) XEP_MUST_CHECK;

G_END_DECLS
