/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"
#include "store/xep-field-type.h"

G_BEGIN_DECLS

/* One line of keyed text; what it holds decides how it is typed, checked and aligned. A date of
 * what has happened that is to come is taken, and told. Enter, Tab and Down go to the next field,
 * Shift+Tab and Up to the one before, Escape brings the stored value back. A value that is refused
 * keeps the focus and stays as typed. Never disturbs what an input method is composing. */
#define XEP_TYPE_FIELD_ENTRY (xep_field_entry_get_type ())
G_DECLARE_FINAL_TYPE (XepFieldEntry, xep_field_entry, XEP, FIELD_ENTRY, GtkEntry)

GtkWidget *xep_field_entry_new (XepFieldType type);
/* For points: the highest value; @binary: only the highest value or zero (Đảm bảo, Không đảm bảo).
 */
void xep_field_entry_set_maximum (XepFieldEntry *self, XepPoints maximum, gboolean binary);
/* What is on screen as points: MISSING when empty, not numeric or above the maximum. */
XepPoints xep_field_entry_get_points (XepFieldEntry *self);

G_END_DECLS
