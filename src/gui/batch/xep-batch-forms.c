/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/batch/xep-batch-forms.h"

#include "gui/paper/xep-form-words.h"

#define FORM_KEY "xep-form"

struct _XepBatchForms
{
  GtkWidget parent_instance;
  GPtrArray *checks; /* GtkCheckButton, owned by the widget tree */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepBatchForms, xep_batch_forms, GTK_TYPE_WIDGET)

static void
toggled_cb (XepBatchForms *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static void
add_heading (XepBatchForms *self, XepFormCategory category)
{
  GtkWidget *label = make_label (xep_form_words_get_category (category));

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "section-title");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static void
add_form (XepBatchForms *self, XepForm *form)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = make_label (xep_form_get_title (form));

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  xep_form_get_title (form), -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               xep_form_get_category (form) == XEP_FORM_SELF);
  g_object_set_data_full (G_OBJECT (check), FORM_KEY, g_strdup (xep_form_get_id (form)), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_parent (check, GTK_WIDGET (self));
  g_ptr_array_add (self->checks, check);
}

static void
clear (XepBatchForms *self)
{
  GtkWidget *child = NULL;

  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
add_category (XepBatchForms *self,
              XepFormCatalogue *catalogue,
              XepFormCategory category,
              XepPeriodCode period)
{
  GPtrArray *forms = xep_form_catalogue_get_forms (catalogue);
  gboolean headed = FALSE;

  for (guint i = 0; i < forms->len; i++)
    {
      XepForm *form = g_ptr_array_index (forms, i);

      if (xep_form_get_category (form) != category || !xep_form_has_period (form, period)
          || xep_form_get_scope (form) != XEP_FORM_SUBJECT)
        continue;
      if (!headed)
        add_heading (self, category);
      headed = TRUE;
      add_form (self, form);
    }
}

void
xep_batch_forms_fill (XepBatchForms *self, XepFormCatalogue *catalogue, XepPeriodCode period)
{
  g_return_if_fail (XEP_IS_BATCH_FORMS (self));

  clear (self);
  for (int category = 0; category < XEP_N_FORM_CATEGORIES; category++)
    add_category (self, catalogue, category, period);
}

char **
xep_batch_forms_dup_chosen (XepBatchForms *self)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();

  g_return_val_if_fail (XEP_IS_BATCH_FORMS (self), NULL);

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_active (check))
        g_strv_builder_add (chosen, g_object_get_data (G_OBJECT (check), FORM_KEY));
    }
  return g_strv_builder_end (chosen);
}

gboolean
xep_batch_forms_choose (XepBatchForms *self, const char *id, gboolean chosen)
{
  g_return_val_if_fail (XEP_IS_BATCH_FORMS (self), FALSE);

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (!g_str_equal (g_object_get_data (G_OBJECT (check), FORM_KEY), id))
        continue;
      gtk_check_button_set_active (check, chosen);
      return TRUE;
    }
  return FALSE;
}

static void
xep_batch_forms_dispose (GObject *object)
{
  clear (XEP_BATCH_FORMS (object));
  G_OBJECT_CLASS (xep_batch_forms_parent_class)->dispose (object);
}

static void
xep_batch_forms_finalize (GObject *object)
{
  g_ptr_array_unref (XEP_BATCH_FORMS (object)->checks);
  G_OBJECT_CLASS (xep_batch_forms_parent_class)->finalize (object);
}

static void
xep_batch_forms_class_init (XepBatchFormsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_batch_forms_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_batch_forms_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
xep_batch_forms_init (XepBatchForms *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->checks = g_ptr_array_new ();
}
