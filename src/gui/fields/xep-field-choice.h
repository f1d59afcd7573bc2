/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"

G_BEGIN_DECLS

/* A drop-down that saves itself. Enter and Tab move on; Space and Alt+Down open it. */
#define XEP_TYPE_FIELD_CHOICE (xep_field_choice_get_type ())
G_DECLARE_FINAL_TYPE (XepFieldChoice, xep_field_choice, XEP, FIELD_CHOICE, GtkWidget)

GtkWidget *xep_field_choice_new (void);
/* Takes the place of all choices. @short_text is shown on the button, @text in the list. Order as
 * added. */
void xep_field_choice_clear (XepFieldChoice *self);
void xep_field_choice_append (XepFieldChoice *self,
                              const char *value,
                              const char *text,
                              const char *short_text);
/* Call after the last xep_field_choice_append(). */
void xep_field_choice_finish (XepFieldChoice *self);
/* The value chosen, "" if none. */
const char *xep_field_choice_get_value (XepFieldChoice *self);

G_END_DECLS
