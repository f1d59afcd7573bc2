/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-file-watch.h"

#include "gui/fields/xep-input.h"
#include "gui/xep-lost-file-page.h"
#include "gui/xep-window-private.h"

struct _XepFileWatch
{
  GObject parent_instance;
  XepWindow *window; /* that owns this */
  XepStore *store;
  GtkWidget *page; /* while the file is lost */
  char *words;
  guint source;
};

G_DEFINE_FINAL_TYPE (XepFileWatch, xep_file_watch, G_TYPE_OBJECT)

/* The text in the field @widget. (transfer full) (nullable) */
static char *
dup_typed (GtkWidget *widget)
{
  GtkWidget *control = XEP_INPUT_GET_IFACE (widget)->get_control != NULL
                           ? XEP_INPUT_GET_IFACE (widget)->get_control (XEP_INPUT (widget))
                           : widget;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (!gtk_widget_has_css_class (control, "error"))
    return NULL;
  if (GTK_IS_EDITABLE (control))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (control)));
  if (!GTK_IS_TEXT_VIEW (control))
    return NULL;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (control));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* What was typed below @widget and could not be saved: the field marked as refused. */
static char *
find_typed (GtkWidget *widget)
{
  char *typed = XEP_IS_INPUT (widget) ? dup_typed (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); typed == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    typed = find_typed (child);
  return typed;
}

static gboolean
show_page_cb (gpointer data)
{
  XepFileWatch *self = data;
  g_autofree char *typed = NULL;

  /* What is being typed is refused by the file once more, and marked so. */
  if (!xep_window_leave_page (self->window))
    typed = find_typed (GTK_WIDGET (self->window));
  self->page = xep_lost_file_page_new (self->window, self->store, self->words, typed);
  xep_window_cover (self->window, self->page);
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* Comes out of the middle of saving: the page is shown when that has ended. */
static void
file_lost_cb (XepFileWatch *self, const char *words)
{
  if (self->page != NULL || self->source != 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  self->source = g_idle_add (show_page_cb, self);
}

static void
look_at_file (XepFileWatch *self)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  /* It belongs to another thread then. */
  if (self->page != NULL && xep_lost_file_page_is_saving (XEP_LOST_FILE_PAGE (self->page)))
    return;
  if (!xep_store_check_file (self->store, &error))
    return;
  /* The folder was moved and moved back, and the file is the same. */
  if (self->page != NULL)
    {
      self->page = NULL;
      xep_window_uncover (self->window);
    }
  if (!xep_store_look_for_changes (self->store, &changed, &error))
    xep_context_notify (xep_window_get_context (self->window), error->message);
  else if (changed)
    xep_window_refresh (self->window);
}

static void
active_cb (XepFileWatch *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self->window)))
    look_at_file (self);
}

static void
xep_file_watch_dispose (GObject *object)
{
  XepFileWatch *self = XEP_FILE_WATCH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->words, g_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_file_watch_parent_class)->dispose (object);
}

static void
xep_file_watch_class_init (XepFileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_file_watch_dispose;
}

static void
xep_file_watch_init (XepFileWatch *self)
{
}

XepFileWatch *
xep_file_watch_new (XepWindow *window, XepStore *store)
{
  XepFileWatch *self = g_object_new (XEP_TYPE_FILE_WATCH, NULL);

  self->window = window;
  self->store = g_object_ref (store);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "file-lost", G_CALLBACK (file_lost_cb), self, G_CONNECT_SWAPPED);
  return self;
}
