/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-field-text.h"

#include "gui/fields/xep-scroll-to.h"

#define HEIGHT 54
#define MARGIN 6
#define GROWING_MARGIN 4

/* A text is saved when nothing was typed for so long: what a power cut takes is a sentence. */
#define REST_MILLISECONDS 2000

/* After the frame that lays out what was typed. */
#define PRIORITY_SCROLL (GDK_PRIORITY_REDRAW + 20)

struct _XepFieldText
{
  GtkWidget parent_instance;
  GtkWidget *outer; /* around the view: a frame, or what scrolls it */
  GtkWidget *view;
  char *stored;
  char *before; /* stored when the writing began, NULL while nothing is written */
  char *preedit;
  gboolean typing;
  gboolean saved_at_rest; /* since the writing began */
  gboolean showing;
  gboolean growing;
  gboolean enter_moves;
  guint rest_source;   /* saves what was typed */
  guint scroll_source; /* brings the cursor into sight */
  guint grow_source;   /* asks for the height its text needs */
};

static void xep_field_text_input_init (XepInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepFieldText,
                               xep_field_text,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_INPUT, xep_field_text_input_init))

static char *
dup_text (XepFieldText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_text (XepFieldText *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_autofree char *shown = dup_text (self);

  if (g_str_equal (shown, text))
    return;
  self->showing = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->showing = FALSE;
}

static void
xep_field_text_show (XepInput *field, const char *text)
{
  XepFieldText *self = XEP_FIELD_TEXT (field);

  g_free (self->stored);
  self->stored = g_strdup (text);
  if (!self->typing && self->preedit == NULL)
    set_text (self, text);
}

/* See xep-field-entry.c: letters being composed belong to what was typed. */
static void
take_preedit (XepFieldText *self)
{
  g_autofree char *preedit = g_steal_pointer (&self->preedit);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  int length = gtk_text_buffer_get_char_count (buffer);

  if (preedit == NULL || !g_unichar_isalpha (g_utf8_get_char (preedit)))
    return;
  gtk_text_view_reset_im_context (GTK_TEXT_VIEW (self->view));
  if (gtk_text_buffer_get_char_count (buffer) == length)
    gtk_text_buffer_insert_at_cursor (buffer, preedit, -1);
}

static gboolean
save (XepFieldText *self, const char *typed)
{
  XepFieldForm *form = xep_input_get_form (XEP_INPUT (self));

  return self->saved_at_rest ? xep_field_form_save_on (form, XEP_INPUT (self), typed)
                             : xep_field_form_save (form, XEP_INPUT (self), typed);
}

static void
end_writing (XepFieldText *self)
{
  self->typing = FALSE;
  self->saved_at_rest = FALSE;
  g_clear_pointer (&self->before, g_free);
  g_clear_handle_id (&self->rest_source, g_source_remove);
}

static gboolean
xep_field_text_commit (XepInput *field)
{
  XepFieldText *self = XEP_FIELD_TEXT (field);

  take_preedit (self);
  if (!self->typing || xep_input_get_form (field) == NULL)
    return TRUE;
  g_autofree char *typed = dup_text (self);
  /* The stored text comes back in its own spelling while this is saved. */
  self->typing = FALSE;
  if (!g_str_equal (typed, self->stored) && !save (self, typed))
    {
      self->typing = TRUE;
      return FALSE;
    }
  end_writing (self);
  return TRUE;
}

/* Saves and lets the writing go on: what is on screen stays as it is typed, with its cursor, its
 * selection and its undo. A box that is empty just now may be about to be written anew: that is
 * saved when it is left. */
static void
save_resting (XepFieldText *self)
{
  g_autofree char *typed = dup_text (self);
  g_autofree char *words = g_strstrip (g_strdup (typed));

  if (self->preedit == NULL && *words != '\0' && !g_str_equal (typed, self->stored)
      && save (self, typed))
    self->saved_at_rest = TRUE;
}

static gboolean
rested_cb (gpointer data)
{
  XepFieldText *self = data;

  self->rest_source = 0;
  save_resting (self);
  return G_SOURCE_REMOVE;
}

/* While the box has the focus it is being written in, also if no key was pressed for a while. */
static void
xep_field_text_save_again (XepInput *field)
{
  XepFieldText *self = XEP_FIELD_TEXT (field);

  if (!gtk_widget_has_focus (self->view))
    xep_input_commit (field);
  else if (self->typing && xep_input_get_form (field) != NULL)
    save_resting (self);
}

static void
wait_for_rest (XepFieldText *self)
{
  XepFieldForm *form = xep_input_get_form (XEP_INPUT (self));

  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->typing && form != NULL && xep_field_form_saves_at_rest (form))
    self->rest_source = g_timeout_add (REST_MILLISECONDS, rested_cb, self);
}

static GtkWidget *
xep_field_text_get_control (XepInput *field)
{
  return XEP_FIELD_TEXT (field)->view;
}

static void
xep_field_text_input_init (XepInputInterface *iface)
{
  iface->show = xep_field_text_show;
  iface->commit = xep_field_text_commit;
  iface->save_again = xep_field_text_save_again;
  iface->get_control = xep_field_text_get_control;
}

static void
changed_cb (XepFieldText *self)
{
  XepFieldForm *form = xep_input_get_form (XEP_INPUT (self));

  if (self->showing)
    return;
  if (!self->typing)
    self->before = g_strdup (self->stored);
  self->typing = TRUE;
  wait_for_rest (self);
  if (form == NULL)
    return;
  xep_field_form_accept (form, XEP_INPUT (self));
  xep_field_form_typed (form, XEP_INPUT (self));
}

static void
preedit_changed_cb (GtkTextView *view, const char *preedit, XepFieldText *self)
{
  g_free (self->preedit);
  self->preedit = preedit != NULL && *preedit != '\0' ? g_strdup (preedit) : NULL;
  wait_for_rest (self);
}

static void
left_cb (XepFieldText *self)
{
  xep_input_commit (XEP_INPUT (self));
}

/* What was there before the writing began, also if the writing was saved meanwhile. */
static gboolean
restore_stored (XepFieldText *self)
{
  XepFieldForm *form = xep_input_get_form (XEP_INPUT (self));

  if (!self->typing)
    return FALSE;
  set_text (self, self->before);
  if (form != NULL)
    xep_field_form_accept (form, XEP_INPUT (self));
  if (self->saved_at_rest)
    xep_input_commit (XEP_INPUT (self));
  else
    end_writing (self);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                XepFieldText *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (self->preedit != NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    return restore_stored (self);
  if (enter && !self->enter_moves && (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  return xep_input_move_on_key (XEP_INPUT (self), keyval, enter ? state & GDK_SHIFT_MASK : state);
}

static gboolean
scroll_cb (gpointer data)
{
  XepFieldText *self = data;
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter cursor;
  GdkRectangle place;
  int top;

  self->scroll_source = 0;
  if (!gtk_widget_has_focus (self->view))
    return G_SOURCE_REMOVE;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &cursor, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, place.y, NULL, &top);
  xep_scroll_to (self->view, top, top + place.height);
  return G_SOURCE_REMOVE;
}

/* A box that grows has no scrollbar: what it stands in scrolls, to the cursor and not to the box,
 * which may be higher than the window. */
static void
queue_scroll (XepFieldText *self)
{
  if (self->scroll_source == 0 && gtk_widget_has_focus (self->view))
    self->scroll_source = g_idle_add_full (PRIORITY_SCROLL, scroll_cb, self, NULL);
}

static GtkSizeRequestMode
xep_field_text_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (XEP_FIELD_TEXT (widget)->outer);
}

static void
xep_field_text_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (XEP_FIELD_TEXT (widget)->outer, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean
grow_cb (gpointer data)
{
  XepFieldText *self = data;

  self->grow_source = 0;
  gtk_widget_queue_resize (self->view);
  return G_SOURCE_REMOVE;
}

/* A view lays its text out only when it has a width; that it wants more height then is lost when it
 * says so while heights are being given out (a text shown on a page that was hidden). */
static void
queue_growth (XepFieldText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter end;
  GdkRectangle place;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_iter_location (view, &end, &place);
  if (self->grow_source == 0
      && place.y + place.height + 2 * GROWING_MARGIN > gtk_widget_get_height (self->view))
    self->grow_source = g_idle_add (grow_cb, self);
}

/* The line just typed may be out of sight now that the box has grown. */
static void
xep_field_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XepFieldText *self = XEP_FIELD_TEXT (widget);

  gtk_widget_allocate (self->outer, width, height, baseline, NULL);
  if (!self->growing)
    return;
  queue_growth (self);
  queue_scroll (self);
}

static gboolean
xep_field_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (XEP_FIELD_TEXT (widget)->view);
}

static gboolean
xep_field_text_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (XEP_FIELD_TEXT (widget)->outer, direction);
}

static void
xep_field_text_dispose (GObject *object)
{
  XepFieldText *self = XEP_FIELD_TEXT (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_handle_id (&self->grow_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_pointer (&self->outer, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_field_text_parent_class)->dispose (object);
}

static void
xep_field_text_finalize (GObject *object)
{
  XepFieldText *self = XEP_FIELD_TEXT (object);

  g_free (self->stored);
  g_free (self->preedit);
  g_free (self->before);
  G_OBJECT_CLASS (xep_field_text_parent_class)->finalize (object);
}

static void
xep_field_text_class_init (XepFieldTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_field_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_field_text_finalize;
  widget_class->grab_focus = xep_field_text_grab_focus;
  widget_class->focus = xep_field_text_focus;
  widget_class->get_request_mode = xep_field_text_get_request_mode;
  widget_class->measure = xep_field_text_measure;
  widget_class->size_allocate = xep_field_text_size_allocate;
}

static void
xep_field_text_init (XepFieldText *self)
{
  self->stored = g_strdup ("");
  self->view = g_object_new (GTK_TYPE_TEXT_VIEW, "accepts-tab", FALSE, "wrap-mode",
                             GTK_WRAP_WORD_CHAR, "top-margin", MARGIN, "bottom-margin", MARGIN,
                             "left-margin", MARGIN, "right-margin", MARGIN, NULL);
  /* After the input method, before the view's own Tab and Ctrl+Enter. */
  xep_input_watch (XEP_INPUT (self), GTK_PHASE_CAPTURE, G_CALLBACK (key_pressed_cb),
                   G_CALLBACK (left_cb));
  g_signal_connect (self->view, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                            G_CALLBACK (changed_cb), self);
}

static void
wrap_fixed (XepFieldText *self)
{
  self->outer = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "has-frame", TRUE, "hscrollbar-policy",
                              GTK_POLICY_NEVER, "min-content-height", HEIGHT, "max-content-height",
                              HEIGHT, "child", self->view, NULL);
}

/* A view without a scrolled window asks for the height of its text, and leaves the wheel to what
 * is around it. */
static void
wrap_growing (XepFieldText *self, int lines)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->view, "Ấ");
  int line;

  self->growing = TRUE;
  pango_layout_get_pixel_size (layout, NULL, &line);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), GROWING_MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), GROWING_MARGIN);
  gtk_widget_set_size_request (self->view, -1, lines * line + 2 * GROWING_MARGIN);
  self->outer
      = g_object_new (GTK_TYPE_FRAME, "child", self->view, "overflow", GTK_OVERFLOW_HIDDEN, NULL);
  gtk_widget_add_css_class (self->outer, "growing");
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)),
                            "notify::cursor-position", G_CALLBACK (queue_scroll), self);
  g_signal_connect_swapped (self->view, "notify::has-focus", G_CALLBACK (queue_scroll), self);
}

GtkWidget *
xep_field_text_new_shaped (XepTextShape shape, int lines)
{
  XepFieldText *self = g_object_new (XEP_TYPE_FIELD_TEXT, NULL);

  self->enter_moves = shape == XEP_TEXT_ONE_LINE;
  if (shape == XEP_TEXT_FIXED)
    wrap_fixed (self);
  else
    wrap_growing (self, lines);
  gtk_widget_set_parent (self->outer, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

GtkWidget *
xep_field_text_new (const char *name)
{
  GtkWidget *self = xep_field_text_new_shaped (XEP_TEXT_FIXED, 0);

  xep_input_set_name (XEP_INPUT (self), name);
  return self;
}
