/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-labelled-field.h"

#include "gui/fields/xep-accessible-names.h"

struct _XepLabelledField
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *child;
  GtkWidget *message;
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_CHILD,
  PROP_LABEL_CHARS,
  N_PROPERTIES
};

enum
{
  LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepLabelledField, xep_labelled_field, GTK_TYPE_WIDGET)

static void
tell_accessibility (XepLabelledField *self, gboolean well)
{
  if (well)
    {
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->child), GTK_ACCESSIBLE_STATE_INVALID);
      return;
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->child), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->child),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message, NULL, -1);
}

static void
set_class (GtkWidget *widget, const char *style, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}

static void
show_words (XepLabelledField *self, const char *words, const char *style)
{
  static const char *const styles[] = { "error", "warning" };
  gboolean well = words == NULL || *words == '\0';

  gtk_label_set_text (GTK_LABEL (self->message), well ? "" : words);
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      gboolean is_style = g_str_equal (styles[i], style);

      set_class (self->message, styles[i], is_style);
      if (self->child != NULL)
        set_class (self->child, styles[i], is_style && !well);
    }
}

void
xep_labelled_field_set_message (XepLabelledField *self, const char *message)
{
  g_return_if_fail (XEP_IS_LABELLED_FIELD (self));

  show_words (self, message, "error");
  if (self->child != NULL)
    tell_accessibility (self, message == NULL || *message == '\0');
}

void
xep_labelled_field_set_warning (XepLabelledField *self, const char *warning)
{
  g_return_if_fail (XEP_IS_LABELLED_FIELD (self));

  show_words (self, warning, "warning");
  if (self->child == NULL)
    return;
  tell_accessibility (self, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->child),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message, NULL, -1);
}

const char *
xep_labelled_field_get_message (XepLabelledField *self)
{
  g_return_val_if_fail (XEP_IS_LABELLED_FIELD (self), "");

  return gtk_label_get_text (GTK_LABEL (self->message));
}

GtkWidget *
xep_labelled_field_get_child (XepLabelledField *self)
{
  g_return_val_if_fail (XEP_IS_LABELLED_FIELD (self), NULL);

  return self->child;
}

static void
name_child (XepLabelledField *self)
{
  if (self->child != NULL)
    xep_accessible_names_set (self->child, gtk_label_get_text (GTK_LABEL (self->label)));
}

static void
leave_cb (XepLabelledField *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* A window that is going away takes the focus from its fields too: nothing to check then. */
  if (root == NULL || gtk_widget_in_destruction (GTK_WIDGET (root)))
    return;
  g_signal_emit (self, signals[LEFT], 0);
}

static void
watch_focus (XepLabelledField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->child, focus);
}

static void
set_child (XepLabelledField *self, GtkWidget *child)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkLayoutChild *place = NULL;

  if (child == NULL)
    return;
  g_return_if_fail (self->child == NULL);

  self->child = child;
  gtk_widget_insert_after (child, GTK_WIDGET (self), self->label);
  gtk_widget_set_hexpand (child, TRUE);
  place = gtk_layout_manager_get_layout_child (layout, child);
  gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (place), 1);
  /* A check button has a label of its own. */
  if (!GTK_IS_CHECK_BUTTON (child))
    gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), child);
  /* A button says what it does itself. */
  if (GTK_IS_BUTTON (child))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  name_child (self);
  watch_focus (self);
}

static void
make_labels (XepLabelledField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkLayoutChild *place = NULL;

  self->label = gtk_label_new (NULL);
  gtk_label_set_use_underline (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 14);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->message = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->message), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->message, "caption");
  gtk_widget_add_css_class (self->message, "error");
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
  place = gtk_layout_manager_get_layout_child (layout, self->message);
  gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (place), 1);
  gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (place), 1);
}

static void
xep_labelled_field_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  XepLabelledField *self = XEP_LABELLED_FIELD (object);

  switch (property_id)
    {
    case PROP_LABEL:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      name_child (self);
      break;
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_LABEL_CHARS:
      gtk_label_set_width_chars (GTK_LABEL (self->label), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
xep_labelled_field_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  XepLabelledField *self = XEP_LABELLED_FIELD (object);

  switch (property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_LABEL_CHARS:
      g_value_set_int (value, gtk_label_get_width_chars (GTK_LABEL (self->label)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
xep_labelled_field_dispose (GObject *object)
{
  XepLabelledField *self = XEP_LABELLED_FIELD (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->message, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_labelled_field_parent_class)->dispose (object);
}

static void
xep_labelled_field_class_init (XepLabelledFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = xep_labelled_field_set_property;
  object_class->get_property = xep_labelled_field_get_property;
  object_class->dispose = xep_labelled_field_dispose;
  properties[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL_CHARS] = g_param_spec_int ("label-chars", NULL, NULL, -1, 60, 14,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field");
}

static void
xep_labelled_field_init (XepLabelledField *self)
{
  GtkGridLayout *layout = GTK_GRID_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_grid_layout_set_column_spacing (layout, 12);
  make_labels (self);
}
