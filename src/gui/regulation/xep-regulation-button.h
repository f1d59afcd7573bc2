/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"

G_BEGIN_DECLS

/* A flat button among the fields: Enter and Tab move on as from any field, Space presses it.
 * Pressed it saves "" under its key, after asking if it has a question. */
#define XEP_TYPE_REGULATION_BUTTON (xep_regulation_button_get_type ())
G_DECLARE_FINAL_TYPE (XepRegulationButton, xep_regulation_button, XEP, REGULATION_BUTTON, GtkButton)

/* @name: for assistive technology. */
GtkWidget *xep_regulation_button_new (const char *label, const char *name);
void xep_regulation_button_set_question (XepRegulationButton *self,
                                         const char *question,
                                         const char *text);

G_END_DECLS
