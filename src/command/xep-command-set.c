/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "command/xep-command-private.h"
#include "db/xep-connection.h"
#include "store/xep-assessment-store.h"
#include "store/xep-person-store.h"

/* What a person is rated as unless --kind says otherwise; a collective is a collective. -1 with
 * @error. */
static int
default_kind (XepCommand *command, const char *subject_id, GError **error)
{
  g_autoptr (XepPerson) person = NULL;

  if (command->options->kind >= 0)
    return command->options->kind;
  if (subject_id[0] == 'c')
    return XEP_KIND_COLLECTIVE;
  person
      = xep_person_store_load (command->store, g_ascii_strtoll (subject_id + 1, NULL, 10), error);
  return person != NULL ? (int) person->kind : -1;
}

/* The assessment of --subject, made if the person came after the period was opened. 0 with @error.
 */
static gint64
ensure_assessment (XepCommand *command, GError **error)
{
  const char *subject_id = g_ptr_array_index (command->options->subjects, 0);
  gint64 period_id = xep_command_find_period (command, error);
  gint64 id;
  int kind;

  if (period_id == 0)
    return 0;
  id = xep_assessment_store_find (command->store, period_id, command->options->kind, subject_id,
                                  error);
  if (id != 0)
    return MAX (id, 0);
  kind = default_kind (command, subject_id, error);
  if (kind < 0)
    return 0;
  return xep_assessment_store_ensure (command->store, period_id, (XepSubjectKind) kind, subject_id,
                                      error);
}

gboolean
xep_command_check_set (XepCommand *command, GError **error)
{
  for (guint i = 1; xep_command_word (command, i) != NULL; i++)
    {
      const char *word = xep_command_word (command, i);

      if (strchr (word, '=') > word)
        continue;
      g_set_error (error, XEP_COMMAND_USAGE, 0, _("“%s” is not of the form KEY=VALUE: %s"), word,
                   command->usage);
      return FALSE;
    }
  return TRUE;
}

/**
 * xep_command_set:
 *
 * Keys values of one assessment and step: KEY=VALUE as xep_assessment_store_set() has them, an
 * empty value clears. One transaction: if one value is refused, none is written.
 */
gboolean
xep_command_set (XepCommand *command, GError **error)
{
  g_autoptr (XepTransaction) transaction
      = xep_transaction_begin (xep_store_get_connection (command->store), error);
  gint64 id;

  if (transaction == NULL)
    return FALSE;
  id = ensure_assessment (command, error);
  if (id == 0)
    return FALSE;
  for (guint i = 1; xep_command_word (command, i) != NULL; i++)
    {
      const char *word = xep_command_word (command, i);
      const char *equals = strchr (word, '=');
      g_autofree char *key = g_strndup (word, (gsize) (equals - word));

      if (!xep_assessment_store_set (command->store, id, command->options->step, key, equals + 1,
                                     "", error))
        return FALSE;
    }
  return xep_transaction_commit (transaction, error);
}
