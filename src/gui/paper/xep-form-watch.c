/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-form-watch.h"

#include "gui/paper/xep-own-form.h"

/* Milliseconds: an editor writes a file in several steps. */
#define QUIET 200

struct _XepFormWatch
{
  GFileMonitor *monitor; /* NULL where the system cannot watch */
  XepFormWatchCallback callback;
  gpointer user_data;
  guint timer;
};

static gboolean
tell (gpointer user_data)
{
  XepFormWatch *self = user_data;

  self->timer = 0;
  self->callback (self->user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
is_form_file (GFile *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  return name != NULL && g_str_has_suffix (name, ".xml");
}

static void
changed_cb (XepFormWatch *self, GFile *file, GFile *other)
{
  if (!is_form_file (file) && !is_form_file (other))
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (QUIET, tell, self);
}

static void
stop (XepFormWatch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->monitor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

void
xep_form_watch_restart (XepFormWatch *self)
{
  g_autofree char *path = xep_own_form_dup_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  stop (self);
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (changed_cb), self);
}

XepFormWatch *
xep_form_watch_new (XepFormWatchCallback callback, gpointer user_data)
{
  XepFormWatch *self = g_new0 (XepFormWatch, 1);

  self->callback = callback;
  self->user_data = user_data;
  xep_form_watch_restart (self);
  return self;
}

void
xep_form_watch_free (XepFormWatch *self)
{
  stop (self);
  g_free (self);
}
