/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-field-form.h"

#include "base/xep-error.h"

/* In milliseconds. */
#define AGAIN 1000

struct _XepFieldForm
{
  GObject parent_instance;
  GPtrArray *fields;          /* XepInput */
  XepMessageOverlay *overlay; /* weak */
  XepInput *refused;          /* weak: holds a value that was not taken */
  char *words;
  XepInput *current; /* weak: had the focus last */
  XepFieldSave save;
  gpointer save_data;
  XepFieldRead read;
  gpointer read_data;
  char *again;        /* what the refused field could not save just now … */
  guint again_source; /* … and tries again */
  int part;           /* of what is added next */
  int chosen_part;
  gboolean saves_at_rest;
  gboolean goes_on;
  gboolean warned; /* the overlay shows words of a value that was taken */
};

G_DEFINE_FINAL_TYPE (XepFieldForm, xep_field_form, G_TYPE_OBJECT)

enum
{
  TYPED,
  ENTERED,
  PART_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
xep_field_form_dispose (GObject *object)
{
  XepFieldForm *self = XEP_FIELD_FORM (object);

  self->save = NULL;
  self->read = NULL;
  g_clear_handle_id (&self->again_source, g_source_remove);
  g_clear_pointer (&self->again, g_free);
  g_ptr_array_set_size (self->fields, 0);
  g_clear_weak_pointer (&self->overlay);
  g_clear_weak_pointer (&self->refused);
  g_clear_weak_pointer (&self->current);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (xep_field_form_parent_class)->dispose (object);
}

static void
xep_field_form_finalize (GObject *object)
{
  g_ptr_array_unref (XEP_FIELD_FORM (object)->fields);
  G_OBJECT_CLASS (xep_field_form_parent_class)->finalize (object);
}

static void
xep_field_form_class_init (XepFieldFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = xep_field_form_dispose;
  object_class->finalize = xep_field_form_finalize;
  signals[TYPED] = g_signal_new ("typed", XEP_TYPE_FIELD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, XEP_TYPE_INPUT);
  signals[ENTERED] = g_signal_new ("entered", XEP_TYPE_FIELD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, XEP_TYPE_INPUT);
  signals[PART_ENDED] = g_signal_new ("part-ended", XEP_TYPE_FIELD_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, XEP_TYPE_INPUT);
}

static void
xep_field_form_init (XepFieldForm *self)
{
  self->part = XEP_INPUT_COMMON;
  self->chosen_part = XEP_INPUT_COMMON;
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
}

XepFieldForm *
xep_field_form_new (void)
{
  return g_object_new (XEP_TYPE_FIELD_FORM, NULL);
}

void
xep_field_form_set_save (XepFieldForm *self, XepFieldSave save, gpointer user_data)
{
  self->save = save;
  self->save_data = user_data;
}

void
xep_field_form_set_read (XepFieldForm *self, XepFieldRead read, gpointer user_data)
{
  self->read = read;
  self->read_data = user_data;
}

void
xep_field_form_set_overlay (XepFieldForm *self, XepMessageOverlay *overlay)
{
  g_set_weak_pointer (&self->overlay, overlay);
}

void
xep_field_form_set_saves_at_rest (XepFieldForm *self, gboolean saves)
{
  self->saves_at_rest = saves;
}

gboolean
xep_field_form_saves_at_rest (XepFieldForm *self)
{
  return self->saves_at_rest;
}

void
xep_field_form_clear (XepFieldForm *self)
{
  g_ptr_array_set_size (self->fields, 0);
  self->part = XEP_INPUT_COMMON;
}

void
xep_field_form_begin_part (XepFieldForm *self, int part)
{
  self->part = part;
}

void
xep_field_form_choose_part (XepFieldForm *self, int part)
{
  self->chosen_part = part;
}

void
xep_field_form_add (XepFieldForm *self, XepInput *field, XepStep step, const char *key)
{
  xep_input_bind (field, self, step, key);
  xep_input_set_part (field, self->part);
  g_ptr_array_add (self->fields, g_object_ref (field));
}

void
xep_field_form_show (XepFieldForm *self)
{
  for (guint i = 0; self->read != NULL && i < self->fields->len; i++)
    {
      XepInput *field = g_ptr_array_index (self->fields, i);
      g_autofree char *text
          = self->read (xep_input_get_step (field), xep_input_get_key (field), self->read_data);

      xep_input_show (field, text);
    }
}

/* Another process was writing: by now it may have ended. What is typed is still in its field; a
 * choice and a tick went back to what is stored. */
static gboolean
again_cb (gpointer data)
{
  XepFieldForm *self = data;
  g_autofree char *text = g_steal_pointer (&self->again);
  XepInput *field = self->refused;

  self->again_source = 0;
  if (field == NULL || text == NULL)
    return G_SOURCE_REMOVE;
  if (XEP_INPUT_GET_IFACE (field)->save_again != NULL)
    XEP_INPUT_GET_IFACE (field)->save_again (field);
  else if (xep_field_form_save (self, field, text))
    xep_input_show (field, text);
  return G_SOURCE_REMOVE;
}

static void
try_again (XepFieldForm *self, const char *text)
{
  g_free (self->again);
  self->again = g_strdup (text);
  if (self->again_source == 0)
    self->again_source = g_timeout_add (AGAIN, again_cb, self);
}

gboolean
xep_field_form_save (XepFieldForm *self, XepInput *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (self->save == NULL)
    return TRUE;
  if (!self->save (xep_input_get_step (field), xep_input_get_key (field), text, self->save_data,
                   &error))
    {
      xep_field_form_refuse (self, field, error->message);
      if (g_error_matches (error, XEP_ERROR, XEP_ERROR_BUSY))
        try_again (self, text);
      return FALSE;
    }
  xep_field_form_accept (self, field);
  return TRUE;
}

gboolean
xep_field_form_save_on (XepFieldForm *self, XepInput *field, const char *text)
{
  gboolean saved;

  self->goes_on = TRUE;
  saved = xep_field_form_save (self, field, text);
  self->goes_on = FALSE;
  return saved;
}

gboolean
xep_field_form_goes_on (XepFieldForm *self)
{
  return self->goes_on;
}

void
xep_field_form_refuse (XepFieldForm *self, XepInput *field, const char *words)
{
  if (self->refused != NULL && self->refused != field)
    xep_input_refuse (self->refused, NULL);
  self->warned = FALSE;
  g_set_weak_pointer (&self->refused, field);
  g_free (self->words);
  self->words = g_strdup (words);
  xep_input_refuse (field, words);
  if (self->overlay != NULL)
    xep_message_overlay_point (self->overlay, GTK_WIDGET (field), words);
}

void
xep_field_form_accept (XepFieldForm *self, XepInput *field)
{
  if (self->refused != field)
    return;
  g_clear_weak_pointer (&self->refused);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->again, g_free);
  xep_input_refuse (field, NULL);
  if (self->overlay != NULL)
    xep_message_overlay_point (self->overlay, NULL, NULL);
}

void
xep_field_form_warn (XepFieldForm *self, XepInput *field, const char *words)
{
  if (self->overlay == NULL || self->refused != NULL)
    return;
  self->warned = TRUE;
  xep_message_overlay_point (self->overlay, GTK_WIDGET (field), words);
}

const char *
xep_field_form_get_words (XepFieldForm *self)
{
  return self->words;
}

static int
find_field (XepFieldForm *self, XepInput *field)
{
  guint index;

  return g_ptr_array_find (self->fields, field, &index) ? (int) index : -1;
}

/* Where keys may lead from @field: not into another part than its own, or from what is common than
 * the chosen one. */
static gboolean
leads_to (XepFieldForm *self, XepInput *field, XepInput *next)
{
  int part = xep_input_get_part (field);

  if (part == XEP_INPUT_COMMON)
    part = self->chosen_part;
  return (xep_input_get_part (next) == part || xep_input_get_part (next) == XEP_INPUT_COMMON)
         && xep_input_is_open (next);
}

gboolean
xep_field_form_move (XepFieldForm *self, XepInput *field, int direction)
{
  int index = find_field (self, field);

  if (index < 0)
    return FALSE;
  for (index += direction; index >= 0 && index < (int) self->fields->len; index += direction)
    {
      XepInput *next = g_ptr_array_index (self->fields, index);

      if (leads_to (self, field, next) && gtk_widget_grab_focus (GTK_WIDGET (next)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_last_of_part (XepFieldForm *self, XepInput *field)
{
  int part = xep_input_get_part (field);

  for (guint i = find_field (self, field) + 1; i < self->fields->len; i++)
    {
      XepInput *next = g_ptr_array_index (self->fields, i);

      if (xep_input_get_part (next) == part && xep_input_is_open (next))
        return FALSE;
    }
  return part != XEP_INPUT_COMMON;
}

gboolean
xep_field_form_go_on (XepFieldForm *self, XepInput *field)
{
  if (!is_last_of_part (self, field))
    return xep_field_form_move (self, field, 1);
  g_signal_emit (self, signals[PART_ENDED], 0, field);
  return TRUE;
}

gboolean
xep_field_form_focus_first (XepFieldForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      XepInput *field = g_ptr_array_index (self->fields, i);

      if (xep_input_get_part (field) == self->chosen_part && xep_input_is_open (field))
        return gtk_widget_grab_focus (GTK_WIDGET (field));
    }
  return FALSE;
}

gboolean
xep_field_form_focus_key (XepFieldForm *self, XepStep step, const char *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      XepInput *field = g_ptr_array_index (self->fields, i);

      if (xep_input_get_step (field) == step && g_str_equal (xep_input_get_key (field), key))
        return xep_input_is_open (field) && gtk_widget_grab_focus (GTK_WIDGET (field));
    }
  return FALSE;
}

const char *
xep_field_form_get_key (XepFieldForm *self)
{
  return self->current != NULL ? xep_input_get_key (self->current) : NULL;
}

gboolean
xep_field_form_focus_in (XepFieldForm *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      XepInput *field = g_ptr_array_index (self->fields, i);

      if (gtk_widget_is_ancestor (GTK_WIDGET (field), widget) && xep_input_is_open (field))
        return gtk_widget_grab_focus (GTK_WIDGET (field));
    }
  return FALSE;
}

gboolean
xep_field_form_leave (XepFieldForm *self)
{
  XepInput *field = self->refused != NULL ? self->refused : self->current;

  if (field == NULL || xep_input_commit (field))
    {
      /* The next subject's field may be the same one. */
      g_clear_pointer (&self->again, g_free);
      return TRUE;
    }
  gtk_widget_grab_focus (GTK_WIDGET (field));
  return FALSE;
}

void
xep_field_form_typed (XepFieldForm *self, XepInput *field)
{
  if (self->warned)
    {
      self->warned = FALSE;
      xep_message_overlay_point (self->overlay, NULL, NULL);
    }
  /* Text may also be put into a field that has not the focus (by a screen reader): then it must not
   * be forgotten. */
  if (self->current != field)
    {
      if (self->current != NULL)
        xep_input_commit (self->current);
      g_set_weak_pointer (&self->current, field);
    }
  g_signal_emit (self, signals[TYPED], 0, field);
}

void
xep_field_form_entered (XepFieldForm *self, XepInput *field)
{
  g_set_weak_pointer (&self->current, field);
  g_signal_emit (self, signals[ENTERED], 0, field);
}
