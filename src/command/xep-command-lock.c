/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "command/xep-command-private.h"
#include "store/xep-assessment-lock.h"
#include "store/xep-assessment-move.h"
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
                 _("%s has no assessment in this period; nothing was changed. Take the number "
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

  return id != 0 && xep_assessment_store_unlock (command->store, id, command->options->why, error);
}

gboolean
xep_command_check_move (XepCommand *command, GError **error)
{
  for (guint i = 1; i <= 2; i++)
    {
      XepStep step;

      if (xep_step_from_nick (xep_command_word (command, i), &step))
        continue;
      g_set_error (error, XEP_COMMAND_USAGE, 0, _("“%s” is not a step: %s"),
                   xep_command_word (command, i), command->usage);
      return FALSE;
    }
  return TRUE;
}

/**
 * xep_command_move:
 *
 * Moves all that one step of an assessment holds to another, which must be empty; says how many
 * values.
 */
gboolean
xep_command_move (XepCommand *command, GError **error)
{
  gint64 id = find_assessment (command, error);
  XepStep from = XEP_STEP_SELF;
  XepStep to = XEP_STEP_SELF;
  guint moved;

  xep_step_from_nick (xep_command_word (command, 1), &from);
  xep_step_from_nick (xep_command_word (command, 2), &to);
  if (id == 0
      || !xep_assessment_store_move_step (command->store, id, from, to, command->options->why,
                                          &moved, error))
    return FALSE;
  xep_command_say (command,
                   ngettext ("%u value moved from the %s to the %s.",
                             "%u values moved from the %s to the %s.", moved),
                   moved, xep_step_word (from), xep_step_word (to));
  return TRUE;
}
