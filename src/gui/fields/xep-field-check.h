/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"

G_BEGIN_DECLS

/* A tick that saves itself. The text may wrap. */
#define XEP_TYPE_FIELD_CHECK (xep_field_check_get_type ())
G_DECLARE_FINAL_TYPE (XepFieldCheck, xep_field_check, XEP, FIELD_CHECK, GtkCheckButton)

/* @on, @off: what is stored when it is ticked and when not ("yes", "no"). */
GtkWidget *xep_field_check_new (const char *text, const char *on, const char *off);

G_END_DECLS
