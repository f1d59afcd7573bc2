/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/xep-types.h"

G_BEGIN_DECLS

typedef struct _XepFieldForm XepFieldForm;

/* A place on screen that holds one stored value: an entry, a choice, a tick, a text. It knows the step and the key of
 * xep_assessment_store_set() it stands for, and saves itself through its form when it is left. */
#define XEP_TYPE_FIELD (xep_field_get_type ())
G_DECLARE_INTERFACE (XepField, xep_field, XEP, FIELD, GtkWidget)

struct _XepFieldInterface
{
  GTypeInterface parent_iface;

  void     (* show)   (XepField *self, const char *text);
  gboolean (* commit) (XepField *self);
  void     (* refuse) (XepField *self, gboolean refused);
};

/* Says what the field stands for and who saves it; a field without a form keeps to itself. */
void          xep_field_bind     (XepField *self, XepFieldForm *form, XepStep step, const char *key);
XepFieldForm *xep_field_get_form (XepField *self);
XepStep       xep_field_get_step (XepField *self);
const char   *xep_field_get_key  (XepField *self);
/* Puts the stored text on screen; what is being typed stays. */
void          xep_field_show     (XepField *self, const char *text);
/* Saves what was typed. FALSE if it was refused: the words stand at the field, the typed text stays. */
gboolean      xep_field_commit   (XepField *self);
/* Marks the field as holding a refused value, or not. */
void          xep_field_refuse   (XepField *self, gboolean refused);
/* TRUE if the field can take the focus now. */
gboolean      xep_field_is_open  (XepField *self);
/* Enter, Tab, Shift+Tab move among the fields of the form: TRUE if the key was one of these. */
gboolean      xep_field_move_on_key (XepField *self, guint keyval, GdkModifierType state);
/* The name assistive technology reads: what is visible beside the field. */
void          xep_field_set_name (XepField *self, const char *name);

G_END_DECLS
