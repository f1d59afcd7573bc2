/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-end-signal.h"

#include <glib-unix.h>
#include <signal.h>

typedef struct
{
  void (*asked) (gpointer user_data);
  gpointer user_data;
} Watch;

static gboolean
signal_cb (gpointer data)
{
  const Watch *watch = data;

  watch->asked (watch->user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * xep_end_signal_watch:
 *
 * For the whole life of the program.
 */
void
xep_end_signal_watch (void (*asked) (gpointer user_data), gpointer user_data)
{
  static const int signals[] = { SIGTERM, SIGHUP, SIGINT };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      Watch *watch = g_new (Watch, 1);

      *watch = (Watch){ asked, user_data };
      g_unix_signal_add_full (G_PRIORITY_DEFAULT, signals[i], signal_cb, watch, g_free);
    }
}
