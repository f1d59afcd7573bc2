/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui-fixture.h"

G_BEGIN_DECLS

/* Keys as the X server sends them, through the window manager and the input method, for what
 * cannot be told by calling a widget. */

static inline gboolean
real_keys_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static inline void
real_keys_send (GtkWindow *window, const char *command, const char *argument)
{
  const char *const arguments[] = { "xdotool", command, "--clearmodifiers", argument, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  gui_fixture_wait (real_keys_active, window);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* "Tab", "alt+2". What it does comes later: wait for it. */
static inline void
real_keys_press (GtkWindow *window, const char *key)
{
  real_keys_send (window, "key", key);
}

static inline void
real_keys_type (GtkWindow *window, const char *text)
{
  real_keys_send (window, "type", text);
}

/* Turns the wheel down over the middle of @window, which fills its 800 × 600. */
static inline void
real_keys_wheel (GtkWindow *window)
{
  const char *const arguments[]
      = { "xdotool", "getactivewindow", "mousemove", "--window", "%1", "400",
          "300",     "click",           "--repeat",  "5",        "5",  NULL };
  g_autoptr (GError) error = NULL;

  gui_fixture_wait (real_keys_active, window);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                &error);
  g_assert_no_error (error);
}

typedef struct
{
  GtkTextView *view;
  const char *text;
} RealKeysText;

static inline char *
real_keys_dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static inline gboolean
real_keys_has_text (gpointer data)
{
  const RealKeysText *wanted = data;
  g_autofree char *text = real_keys_dup_text (wanted->view);

  return g_str_equal (text, wanted->text);
}

/* Waits until @view reads @text. */
static inline void
real_keys_await_text (GtkWidget *view, const char *text)
{
  gui_fixture_wait (real_keys_has_text, &(RealKeysText){ GTK_TEXT_VIEW (view), text });
}

static inline gboolean
real_keys_has_focus (gpointer widget)
{
  return gtk_widget_has_focus (widget);
}

G_END_DECLS
