/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-command"

#include "config.h"

#include "command/xep-command-private.h"

#include <glib/gi18n.h>

#include "store/xep-assessment-lock.h"
#include "store/xep-assessment-store.h"

/* The assessment of --subject; 0 with @error if the period has none. */
static gint64
find_assessment (XepCommand *command, GError **error)
{
  const char *subject_id = g_ptr_array_index (command->options->subjects, 0);
  gint64 period_id = xep_command_find_period (command, error);
  gint64 id;

  if (period_id == 0)
    return 0;
  id = xep_assessment_store_find (command->store, period_id, command->options->kind, subject_id,
                                  error);
  if (id == 0)
    g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                 _ ("%s has no assessment in this period; nothing was changed. Take the number "
                    "from the list (xeploai list assessments)."),
                 subject_id);
  return MAX (id, 0);
}

/**
 * xep_command_lock:
 *
 * Locks a decided assessment; one that is locked already stays so.
 */
gboolean
xep_command_lock (XepCommand *command, GError **error)
{
  gint64 id = find_assessment (command, error);

  return id != 0 && xep_assessment_store_lock (command->store, id, error);
}

/**
 * xep_command_unlock:
 *
 * Opens it again; the reason of --why stands in the audit.
 */
gboolean
xep_command_unlock (XepCommand *command, GError **error)
{
  gint64 id = find_assessment (command, error);

  return id != 0
         && xep_assessment_store_unlock (command->store, id, command->options->why, error);
}
