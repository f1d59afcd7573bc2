/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/regulation/xep-regulation-button.h"

#include "gui/shared/xep-dialogs.h"

struct _XepRegulationButton
{
  GtkButton parent_instance;
  char *question; /* NULL: none is asked */
  char *text;
};

static void xep_regulation_button_input_init (XepInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepRegulationButton,
                               xep_regulation_button,
                               GTK_TYPE_BUTTON,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_INPUT,
                                                      xep_regulation_button_input_init))

static void
xep_regulation_button_show (XepInput *field, const char *text)
{
}

static void
xep_regulation_button_input_init (XepInputInterface *iface)
{
  iface->show = xep_regulation_button_show;
}

static void
agreed_cb (gpointer user_data)
{
  XepInput *field = user_data;
  XepFieldForm *form = xep_input_get_form (field);

  if (form != NULL)
    xep_field_form_save (form, field, "");
}

static void
clicked_cb (XepRegulationButton *self)
{
  if (self->question == NULL)
    agreed_cb (self);
  else
    xep_dialogs_confirm_loss (GTK_WIDGET (self), self->question, self->text,
                              gtk_button_get_label (GTK_BUTTON (self)), agreed_cb, self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                XepRegulationButton *self)
{
  return xep_input_move_on_key (XEP_INPUT (self), keyval, state);
}

static void
xep_regulation_button_finalize (GObject *object)
{
  XepRegulationButton *self = XEP_REGULATION_BUTTON (object);

  g_free (self->question);
  g_free (self->text);
  G_OBJECT_CLASS (xep_regulation_button_parent_class)->finalize (object);
}

static void
xep_regulation_button_class_init (XepRegulationButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xep_regulation_button_finalize;
}

static void
xep_regulation_button_init (XepRegulationButton *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  xep_input_watch (XEP_INPUT (self), GTK_PHASE_CAPTURE, G_CALLBACK (key_pressed_cb), NULL);
  g_signal_connect (self, "clicked", G_CALLBACK (clicked_cb), NULL);
}

GtkWidget *
xep_regulation_button_new (const char *label, const char *name)
{
  GtkWidget *self = g_object_new (XEP_TYPE_REGULATION_BUTTON, "label", label, NULL);

  xep_input_set_name (XEP_INPUT (self), name);
  return self;
}

void
xep_regulation_button_set_question (XepRegulationButton *self,
                                    const char *question,
                                    const char *text)
{
  g_free (self->question);
  g_free (self->text);
  self->question = g_strdup (question);
  self->text = g_strdup (text);
}
