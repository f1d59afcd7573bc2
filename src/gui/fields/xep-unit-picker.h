/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XepUnitPicker:
 *
 * A button that opens a list of units with a search over it: the beginning of any word finds, with
 * or without marks ("cho" finds "CB Pờ Chồ"). GtkDropDown's own search looks at the beginning of
 * the whole text only and stumbles over marks. Properties "unit-id" (gint64, 0 none), "label".
 */
#define XEP_TYPE_UNIT_PICKER (xep_unit_picker_get_type ())
G_DECLARE_FINAL_TYPE (XepUnitPicker, xep_unit_picker, XEP, UNIT_PICKER, GtkWidget)

/* Which units a picker offers. */
typedef enum
{
  XEP_UNIT_CHOICE_ALL,
  XEP_UNIT_CHOICE_CELLS,   /* chi bộ */
  XEP_UNIT_CHOICE_OFFICES, /* where people work */
} XepUnitChoice;

GtkWidget *xep_unit_picker_new (void);
/* @units: XepUnit, in their order (see xep_unit_store_list()); copied. */
void xep_unit_picker_set_units (XepUnitPicker *self, GPtrArray *units, XepUnitChoice choice);
gint64 xep_unit_picker_get_unit_id (XepUnitPicker *self);
/* A retired unit that is not offered is shown by @name all the same. */
void xep_unit_picker_set_unit (XepUnitPicker *self, gint64 unit_id, const char *name);
const char *xep_unit_picker_get_unit_name (XepUnitPicker *self); /* "" none */
/* What the visible label or heading of the picker says: the name screen readers give it. Also
 * property "label". */
void xep_unit_picker_set_label (XepUnitPicker *self, const char *label);
/* What a person types in the search. */
void xep_unit_picker_search (XepUnitPicker *self, const char *text);
/* The names found, in order, without the first line that chooses none: for tests. (transfer full)
 */
char **xep_unit_picker_list_found (XepUnitPicker *self);

G_END_DECLS
