/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/xep-types.h"

G_BEGIN_DECLS

typedef struct _XepFieldForm XepFieldForm;

/* A place on screen that holds one stored value: an entry, a choice, a tick, a text. It knows the
 * step and the key of xep_assessment_store_set() it stands for, and saves itself through its form
 * when it is left. */
#define XEP_TYPE_INPUT (xep_input_get_type ())
G_DECLARE_INTERFACE (XepInput, xep_input, XEP, INPUT, GtkWidget)

struct _XepInputInterface
{
  GTypeInterface parent_iface;

  void (*show) (XepInput *self, const char *text);
  gboolean (*commit) (XepInput *self);
  /* Tries to save again what is typed and could not be saved; a writing that goes on is not ended
   * by it. NULL: the field holds nothing but what is stored. */
  void (*save_again) (XepInput *self);
  /* The widget a person operates, if it is inside the field. */
  GtkWidget *(*get_control) (XepInput *self);
};

/* Says what the field stands for and who saves it; a field without a form keeps to itself. */
void xep_input_bind (XepInput *self, XepFieldForm *form, XepStep step, const char *key);
XepFieldForm *xep_input_get_form (XepInput *self);
XepStep xep_input_get_step (XepInput *self);
const char *xep_input_get_key (XepInput *self);
/* Puts the stored text on screen; what is being typed stays. */
void xep_input_show (XepInput *self, const char *text);
/* Saves what was typed. FALSE if it was refused: the words stand at the field, the typed text
 * stays. */
gboolean xep_input_commit (XepInput *self);
/* Marks the field as holding a value that was refused for these @words, or, with NULL, not. */
void xep_input_refuse (XepInput *self, const char *words);
/* Which part of its form the field stands in: a number of its own for each part that Enter does not
 * leave, XEP_INPUT_COMMON for what belongs to none. */
#define XEP_INPUT_COMMON (-1)
void xep_input_set_part (XepInput *self, int part);
int xep_input_get_part (XepInput *self);
/* TRUE if the field can take the focus now. */
gboolean xep_input_is_open (XepInput *self);
/* Enter, Tab, Shift+Tab move among the fields of the form: TRUE if the key was one of these. */
gboolean xep_input_move_on_key (XepInput *self, guint keyval, GdkModifierType state);
/* What every field listens to: keys in @phase (CAPTURE: before the control inside gets them), and
 * the focus coming and going. @left is called when it goes; %NULL: the field is then only accepted.
 */
void
xep_input_watch (XepInput *self, GtkPropagationPhase phase, GCallback key_pressed, GCallback left);
/* The name assistive technology reads: what is visible beside the field. */
void xep_input_set_name (XepInput *self, const char *name);
/* @label says more of what belongs in the field. */
void xep_input_set_hint (XepInput *self, GtkWidget *label);

G_END_DECLS
