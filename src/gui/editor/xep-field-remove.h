/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"

G_BEGIN_DECLS

/* A button that takes a row away: saves "" under the row's key, after asking. Space presses it,
 * Enter and Tab move on as from any field. */
#define XEP_TYPE_FIELD_REMOVE (xep_field_remove_get_type ())
G_DECLARE_FINAL_TYPE (XepFieldRemove, xep_field_remove, XEP, FIELD_REMOVE, GtkButton)

GtkWidget *xep_field_remove_new (void);
/* What is taken away ("Task 3"), for the question and for assistive technology. */
void xep_field_remove_set_title (XepFieldRemove *self, const char *title);

G_END_DECLS
