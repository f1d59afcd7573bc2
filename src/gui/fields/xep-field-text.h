/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"

G_BEGIN_DECLS

/* How a box of text takes the height it needs. */
typedef enum
{
  XEP_TEXT_FIXED,    /* two lines high with a scrollbar: nothing below ever moves */
  XEP_TEXT_GROWING,  /* as high as its text; what is seen follows the cursor */
  XEP_TEXT_ONE_LINE, /* grows too when its line is long, but Enter moves on */
} XepTextShape;

/* Text that wraps and saves itself when left, and in a form that saves at rest two seconds after
 * the last key too, while the writing goes on. Escape brings back what was there before the writing
 * began. Enter makes a new line, Tab and Ctrl+Enter move on. */
#define XEP_TYPE_FIELD_TEXT (xep_field_text_get_type ())
G_DECLARE_FINAL_TYPE (XepFieldText, xep_field_text, XEP, FIELD_TEXT, GtkWidget)

/* @name: the visible label. XEP_TEXT_FIXED. */
GtkWidget *xep_field_text_new (const char *name);
/* @lines: the lowest height of a box that grows, in lines. */
GtkWidget *xep_field_text_new_shaped (XepTextShape shape, int lines);

G_END_DECLS
