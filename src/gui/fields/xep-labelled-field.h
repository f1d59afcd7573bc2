/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XepLabelledField:
 *
 * One line of a dialog: the label at the left, the widget that holds the value, and below it the
 * words that say what is wrong with the value. The line of words is always there, so nothing moves
 * while typing. Properties "label" (with mnemonic), "child", "label-chars" (width of the label).
 * Signal "left": the focus left the child, so check the value.
 */
#define XEP_TYPE_LABELLED_FIELD (xep_labelled_field_get_type ())
G_DECLARE_FINAL_TYPE (XepLabelledField, xep_labelled_field, XEP, LABELLED_FIELD, GtkWidget)

/* @message NULL: the value is well. The words are tied to the child for screen readers too. */
void xep_labelled_field_set_message (XepLabelledField *self, const char *message);
/* The value is taken, and still to be looked at; in the place of a message. */
void xep_labelled_field_set_warning (XepLabelledField *self, const char *warning);
const char *xep_labelled_field_get_message (XepLabelledField *self); /* "" when well */
GtkWidget *xep_labelled_field_get_child (XepLabelledField *self);

G_END_DECLS
