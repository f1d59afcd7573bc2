/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-warning.h"

static GMutex mutex;
static XepWarningTeller current_teller;
static gpointer current_data;

void
xep_warning_set_teller (XepWarningTeller teller, gpointer user_data)
{
  g_mutex_lock (&mutex);
  current_teller = teller;
  current_data = user_data;
  g_mutex_unlock (&mutex);
}

void
xep_warning_tell (XepWarningKind kind, const char *sentence)
{
  g_mutex_lock (&mutex);
  if (current_teller != NULL)
    current_teller (kind, sentence, current_data);
  else
    g_printerr ("%s\n", sentence);
  g_mutex_unlock (&mutex);
}
