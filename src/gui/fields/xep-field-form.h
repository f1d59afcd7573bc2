/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-input.h"
#include "gui/fields/xep-message-overlay.h"
#include "model/xep-types.h"

G_BEGIN_DECLS

/* The fields of the editor in the order in which Enter and Tab go through them, the one way they
 * are saved, and the words of the value that was refused last.
 *
 * A form may have parts, of which one is chosen to be worked on; what belongs to no part is common
 * to all. No key leads from one part into another.
 *
 * Signal "typed" (XepInput): the text of a field changed by typing. "entered" (XepInput): a field
 * got the focus. "part-ended" (XepInput): Enter was pressed in the last field of a part, and stays
 * there. */
#define XEP_TYPE_FIELD_FORM (xep_field_form_get_type ())
G_DECLARE_FINAL_TYPE (XepFieldForm, xep_field_form, XEP, FIELD_FORM, GObject)

/* Writes one field; FALSE with @error in words if it was refused. */
typedef gboolean (*XepFieldSave) (
    XepStep step, const char *key, const char *text, gpointer user_data, GError **error);
/* The stored text of a key, "" if there is none. (transfer full) */
typedef char *(*XepFieldRead) (XepStep step, const char *key, gpointer user_data);

XepFieldForm *xep_field_form_new (void);
void xep_field_form_set_save (XepFieldForm *self, XepFieldSave save, gpointer user_data);
/* Where the stored texts come from. */
void xep_field_form_set_read (XepFieldForm *self, XepFieldRead read, gpointer user_data);
/* Where words about a refused value are shown; may be NULL. */
void xep_field_form_set_overlay (XepFieldForm *self, XepMessageOverlay *overlay);
/* Boxes of text save themselves too when nothing was typed for a while (@saves), not only when they
 * are left: for what is stored at once. */
void xep_field_form_set_saves_at_rest (XepFieldForm *self, gboolean saves);
gboolean xep_field_form_saves_at_rest (XepFieldForm *self);
void xep_field_form_clear (XepFieldForm *self);
/* What is added from now on stands in this part, or with XEP_INPUT_COMMON in none. */
void xep_field_form_begin_part (XepFieldForm *self, int part);
/* The part to which keys lead back from what is common. */
void xep_field_form_choose_part (XepFieldForm *self, int part);
/* Adds @field at the end of the order. */
void xep_field_form_add (XepFieldForm *self, XepInput *field, XepStep step, const char *key);
/* Puts the stored values on screen. */
void xep_field_form_show (XepFieldForm *self);
/* While another process writes to the file it is refused in words, and tried again by itself. */
gboolean xep_field_form_save (XepFieldForm *self, XepInput *field, const char *text);
/* The same for a text that was saved already since it is being written: one change of the field,
 * not two. */
gboolean xep_field_form_save_on (XepFieldForm *self, XepInput *field, const char *text);
/* For those who write: TRUE in xep_field_form_save_on(). */
gboolean xep_field_form_goes_on (XepFieldForm *self);
/* Tells in words why the value of @field is not taken. */
void xep_field_form_refuse (XepFieldForm *self, XepInput *field, const char *words);
void xep_field_form_accept (XepFieldForm *self, XepInput *field);
/* Tells in words what is odd about the value of @field, which is taken; they stand until something
 * else is typed or told. */
void xep_field_form_warn (XepFieldForm *self, XepInput *field, const char *words);
/* Words of the refusal that stands, or NULL. */
const char *xep_field_form_get_words (XepFieldForm *self);
/* Focus to the next (+1) or previous (-1) field that can take it; FALSE at the end. */
gboolean xep_field_form_move (XepFieldForm *self, XepInput *field, int direction);
/* The same forward, but not out of the part that @field stands in: there "part-ended" is sent. */
gboolean xep_field_form_go_on (XepFieldForm *self, XepInput *field);
/* Focus to the first field of the part that is chosen; of all if the form has no parts. */
gboolean xep_field_form_focus_first (XepFieldForm *self);
/* Focus to the field of the key, if it can take it. */
gboolean xep_field_form_focus_key (XepFieldForm *self, XepStep step, const char *key);
/* The key of the field that had the focus last, or NULL. */
const char *xep_field_form_get_key (XepFieldForm *self);
/* Focus to the first field inside @widget that can take it. */
gboolean xep_field_form_focus_in (XepFieldForm *self, GtkWidget *widget);
/* Saves what is being typed; FALSE if that was refused: then the field has the focus. */
gboolean xep_field_form_leave (XepFieldForm *self);
/* For fields. */
void xep_field_form_typed (XepFieldForm *self, XepInput *field);
void xep_field_form_entered (XepFieldForm *self, XepInput *field);

G_END_DECLS
