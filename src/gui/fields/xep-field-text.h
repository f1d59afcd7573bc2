/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"

G_BEGIN_DECLS

/* Several lines of text that save themselves when left. Enter makes a new line, Tab and Ctrl+Enter
 * move on. The height is fixed, so that nothing below moves while typing. */
#define XEP_TYPE_FIELD_TEXT (xep_field_text_get_type ())
G_DECLARE_FINAL_TYPE (XepFieldText, xep_field_text, XEP, FIELD_TEXT, GtkWidget)

/* @name: the visible label. */
GtkWidget *xep_field_text_new (const char *name);

G_END_DECLS
