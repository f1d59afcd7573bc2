/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows words right under (or over) a field without moving anything: they lie above the content. */
#define XEP_TYPE_MESSAGE_OVERLAY (xep_message_overlay_get_type ())
G_DECLARE_FINAL_TYPE (XepMessageOverlay, xep_message_overlay, XEP, MESSAGE_OVERLAY, GtkWidget)

GtkWidget *xep_message_overlay_new (void);
void xep_message_overlay_set_child (XepMessageOverlay *self, GtkWidget *child);
/* NULL @words: nothing to say any more. */
void xep_message_overlay_point (XepMessageOverlay *self, GtkWidget *field, const char *words);

G_END_DECLS
