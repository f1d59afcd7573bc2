/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-field-entry.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-date-entry.h"

struct _XepFieldEntry
{
  GtkEntry parent_instance;
  XepFieldType type;
  XepPoints maximum;
  gboolean binary;
  char *stored;
  char *preedit;       /* what an input method is composing, NULL if nothing */
  gboolean typing;     /* the text was changed by hand and is not saved yet */
  gboolean showing;    /* the text is being set from the store */
  guint return_source; /* brings the focus back to a refused value */
};

enum
{
  PROP_0,
  PROP_FIELD_TYPE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void xep_field_entry_input_init (XepInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepFieldEntry,
                               xep_field_entry,
                               GTK_TYPE_ENTRY,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_INPUT, xep_field_entry_input_init))

static gboolean
check_points (XepFieldEntry *self, const char *text, GError **error)
{
  XepPoints points;
  g_autofree char *maximum = xep_points_format (self->maximum);

  if (!xep_points_parse (text, &points, error))
    return FALSE;
  if (points == XEP_POINTS_MISSING)
    return TRUE;
  if (points > self->maximum)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("%s is above the maximum of %s points. Correct it, or press Esc for the "
                     "earlier value."),
                   text, maximum);
      return FALSE;
    }
  if (self->binary && points != 0 && points != self->maximum)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("This criterion is either ensured (%s points) or not ensured (0 points)."),
                   maximum);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check (XepFieldEntry *self, const char *text, GError **error)
{
  g_autofree char *value = NULL;

  if (self->type == XEP_KEYED_POINTS)
    return check_points (self, text, error);
  value = xep_field_type_parse (self->type, 0, NULL, text, error);
  return value != NULL;
}

typedef struct
{
  GtkInputPurpose purpose;
  int width_chars;
  float xalign;
  const char *style;
} Look;

static const Look *
get_look (XepFieldType type)
{
  static const Look words = { GTK_INPUT_PURPOSE_FREE_FORM, 6, 0, "field" };
  static const Look date = { GTK_INPUT_PURPOSE_FREE_FORM, 10, 0, "points" };
  static const Look count = { GTK_INPUT_PURPOSE_DIGITS, 4, 1, "points" };
  static const Look decimal = { GTK_INPUT_PURPOSE_NUMBER, 5, 1, "points" };

  switch (type)
    {
    case XEP_KEYED_DATE:
    case XEP_KEYED_DUE:
      return &date;
    case XEP_KEYED_COUNT:
    case XEP_KEYED_PERCENT:
    case XEP_KEYED_REMEDIED:
      return &count;
    case XEP_KEYED_POINTS:
    case XEP_KEYED_KPI:
      return &decimal;
    default:
      return &words;
    }
}

static void
set_text (XepFieldEntry *self, const char *text)
{
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), text))
    return;
  self->showing = TRUE;
  /* Undo must not bring back what another subject had in this place. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), TRUE);
  self->showing = FALSE;
}

/* Marks a day of something that has happened which is still to come, for as long as it stands. */
static gboolean
mark_date (XepFieldEntry *self)
{
  g_autofree char *words
      = self->type == XEP_KEYED_DATE
            ? xep_date_entry_dup_future (gtk_editable_get_text (GTK_EDITABLE (self)))
            : NULL;

  if (self->type != XEP_KEYED_DATE)
    return FALSE;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  if (words != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");
  return words != NULL;
}

static void
xep_field_entry_show (XepInput *field, const char *text)
{
  XepFieldEntry *self = XEP_FIELD_ENTRY (field);
  gboolean number = self->type == XEP_KEYED_COUNT || self->type == XEP_KEYED_REMEDIED;

  /* "none" of the remedied percentage is told by the tick beside it. */
  if (number && !g_ascii_isdigit (*text))
    text = "";
  g_free (self->stored);
  self->stored = g_strdup (text);
  if (!self->typing && self->preedit == NULL)
    set_text (self, text);
  mark_date (self);
}

/* Letters still being composed would be lost with the focus: they are part of what was typed. */
static void
take_preedit (XepFieldEntry *self)
{
  g_autofree char *preedit = g_steal_pointer (&self->preedit);
  int position = gtk_editable_get_position (GTK_EDITABLE (self));

  if (preedit == NULL || !g_unichar_isalpha (g_utf8_get_char (preedit)))
    return;
  gtk_entry_reset_im_context (GTK_ENTRY (self));
  /* An input method that commits on its own has moved the cursor by now. */
  if (gtk_editable_get_position (GTK_EDITABLE (self)) == position)
    gtk_editable_insert_text (GTK_EDITABLE (self), preedit, -1, &position);
}

static gboolean
xep_field_entry_commit (XepInput *field)
{
  XepFieldEntry *self = XEP_FIELD_ENTRY (field);
  XepFieldForm *form = xep_input_get_form (field);
  g_autoptr (GError) error = NULL;

  take_preedit (self);
  if (!self->typing || form == NULL)
    return TRUE;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  if (!check (self, text, &error))
    {
      xep_field_form_refuse (form, field, error->message);
      return FALSE;
    }
  if (g_str_equal (text, self->stored))
    {
      self->typing = FALSE;
      xep_field_form_accept (form, field);
      return TRUE;
    }
  /* The stored text comes back in its own spelling while this is saved. */
  g_autofree char *typed = g_strdup (text);
  self->typing = FALSE;
  if (xep_field_form_save (form, field, typed))
    {
      if (mark_date (self))
        xep_field_form_warn (form, field, gtk_widget_get_tooltip_text (GTK_WIDGET (self)));
      return TRUE;
    }
  self->typing = TRUE;
  return FALSE;
}

/* Letters being composed are not taken away from under the hands. */
static void
xep_field_entry_save_again (XepInput *field)
{
  if (XEP_FIELD_ENTRY (field)->preedit == NULL)
    xep_input_commit (field);
}

static void
xep_field_entry_input_init (XepInputInterface *iface)
{
  iface->show = xep_field_entry_show;
  iface->commit = xep_field_entry_commit;
  iface->save_again = xep_field_entry_save_again;
}

/* A value that was refused and has become right needs no words any more. */
static void
check_again (XepFieldEntry *self)
{
  XepFieldForm *form = xep_input_get_form (XEP_INPUT (self));

  if (form != NULL && check (self, gtk_editable_get_text (GTK_EDITABLE (self)), NULL))
    xep_field_form_accept (form, XEP_INPUT (self));
}

static void
changed_cb (XepFieldEntry *self)
{
  XepFieldForm *form = xep_input_get_form (XEP_INPUT (self));

  if (self->showing)
    return;
  self->typing = TRUE;
  check_again (self);
  if (form != NULL)
    xep_field_form_typed (form, XEP_INPUT (self));
}

/* The numeric keypad has a dot or a comma, whatever the layout: both are the decimal comma. */
static void
insert_text_cb (
    GtkEditable *text, const char *inserted, int length, int *position, XepFieldEntry *self)
{
  g_autofree char *with_comma = NULL;

  if ((self->type != XEP_KEYED_POINTS && self->type != XEP_KEYED_KPI) || self->showing
      || memchr (inserted, '.', length < 0 ? strlen (inserted) : (gsize) length) == NULL)
    return;
  with_comma = length < 0 ? g_strdup (inserted) : g_strndup (inserted, length);
  g_strdelimit (with_comma, ".", ',');
  g_signal_stop_emission_by_name (text, "insert-text");
  g_signal_handlers_block_by_func (text, insert_text_cb, self);
  gtk_editable_insert_text (text, with_comma, -1, position);
  g_signal_handlers_unblock_by_func (text, insert_text_cb, self);
}

static void
preedit_changed_cb (GtkText *text, const char *preedit, XepFieldEntry *self)
{
  g_free (self->preedit);
  self->preedit = preedit != NULL && *preedit != '\0' ? g_strdup (preedit) : NULL;
}

static gboolean
return_focus_cb (gpointer data)
{
  XepFieldEntry *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->return_source = 0;
  if (GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root))
      && xep_input_is_open (XEP_INPUT (self)))
    {
      int end = gtk_entry_get_text_length (GTK_ENTRY (self));

      gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self));
      gtk_editable_set_position (GTK_EDITABLE (self), end);
    }
  return G_SOURCE_REMOVE;
}

static void
left_cb (XepFieldEntry *self)
{
  if (!xep_input_commit (XEP_INPUT (self)) && self->return_source == 0)
    self->return_source = g_idle_add (return_focus_cb, self);
  gtk_editable_select_region (GTK_EDITABLE (self), 0, 0);
}

static void
activate_cb (XepFieldEntry *self)
{
  xep_input_move_on_key (XEP_INPUT (self), GDK_KEY_Return, 0);
}

static gboolean
restore_stored (XepFieldEntry *self)
{
  XepFieldForm *form = xep_input_get_form (XEP_INPUT (self));

  if (!self->typing)
    return FALSE;
  self->typing = FALSE;
  set_text (self, self->stored);
  mark_date (self);
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
  if (form != NULL)
    {
      xep_field_form_accept (form, XEP_INPUT (self));
      xep_field_form_typed (form, XEP_INPUT (self));
    }
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                XepFieldEntry *self)
{
  gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) == 0;

  if (self->preedit != NULL)
    return GDK_EVENT_PROPAGATE;
  if (plain && keyval == GDK_KEY_Escape)
    return restore_stored (self);
  if (plain && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    return xep_input_move_on_key (XEP_INPUT (self), GDK_KEY_Tab, 0);
  if (plain && (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up))
    return xep_input_move_on_key (XEP_INPUT (self), GDK_KEY_ISO_Left_Tab, 0);
  return xep_input_move_on_key (XEP_INPUT (self), keyval, state);
}

static void
xep_field_entry_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  XEP_FIELD_ENTRY (object)->type = g_value_get_int (value);
}

static void
xep_field_entry_constructed (GObject *object)
{
  XepFieldEntry *self = XEP_FIELD_ENTRY (object);
  GtkEditable *editable = GTK_EDITABLE (self);
  const Look *look = get_look (self->type);

  G_OBJECT_CLASS (xep_field_entry_parent_class)->constructed (object);
  gtk_entry_set_input_purpose (GTK_ENTRY (self), look->purpose);
  gtk_editable_set_width_chars (editable, look->width_chars);
  gtk_editable_set_max_width_chars (editable, look->width_chars);
  gtk_entry_set_alignment (GTK_ENTRY (self), look->xalign);
  gtk_widget_add_css_class (GTK_WIDGET (self), look->style);
}

static void
xep_field_entry_dispose (GObject *object)
{
  XepFieldEntry *self = XEP_FIELD_ENTRY (object);

  g_clear_handle_id (&self->return_source, g_source_remove);
  G_OBJECT_CLASS (xep_field_entry_parent_class)->dispose (object);
}

static void
xep_field_entry_finalize (GObject *object)
{
  XepFieldEntry *self = XEP_FIELD_ENTRY (object);

  g_free (self->stored);
  g_free (self->preedit);
  G_OBJECT_CLASS (xep_field_entry_parent_class)->finalize (object);
}

static void
xep_field_entry_class_init (XepFieldEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = xep_field_entry_set_property;
  object_class->constructed = xep_field_entry_constructed;
  object_class->dispose = xep_field_entry_dispose;
  object_class->finalize = xep_field_entry_finalize;
  properties[PROP_FIELD_TYPE]
      = g_param_spec_int ("field-type", NULL, NULL, XEP_KEYED_LINE, XEP_KEYED_UNIT, XEP_KEYED_LINE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
xep_field_entry_init (XepFieldEntry *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self));

  self->stored = g_strdup ("");
  self->maximum = XEP_POINTS (100);
  xep_input_watch (XEP_INPUT (self), GTK_PHASE_BUBBLE, G_CALLBACK (key_pressed_cb),
                   G_CALLBACK (left_cb));
  g_signal_connect (self, "activate", G_CALLBACK (activate_cb), NULL);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (text, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect (text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
}

GtkWidget *
xep_field_entry_new (XepFieldType type)
{
  return g_object_new (XEP_TYPE_FIELD_ENTRY, "field-type", (int) type, NULL);
}

void
xep_field_entry_set_maximum (XepFieldEntry *self, XepPoints maximum, gboolean binary)
{
  self->maximum = maximum;
  self->binary = binary;
}

XepPoints
xep_field_entry_get_points (XepFieldEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  XepPoints points;

  if (!check_points (self, text, NULL) || !xep_points_parse (text, &points, NULL))
    return XEP_POINTS_MISSING;
  return points;
}
