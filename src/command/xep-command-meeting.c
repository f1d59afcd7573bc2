/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "command/xep-command-private.h"
#include "command/xep-csv.h"
#include "db/xep-connection.h"
#include "store/xep-agenda-store.h"
#include "store/xep-assessment-store.h"
#include "store/xep-field-values.h"
#include "store/xep-meeting-store.h"

#define PERIOD_OPTIONS (XEP_OPTION_YEAR | XEP_OPTION_PERIOD)

/* What may be done with meetings: the word after the command, how many words follow it, and its
 * options. */
typedef struct
{
  const char *word;
  guint least_words, most_words;
  guint values; /* the first word that is KEY=VALUE; 0: none */
  guint wanted, taken;
  gboolean (*run) (XepCommand *command, GError **error);
} MeetingAct;

/* The meeting of the third word; NULL with @error. */
static XepMeeting *
load_meeting (XepCommand *command, GError **error)
{
  gint64 id = g_ascii_strtoll (xep_command_word (command, 2), NULL, 10);

  return xep_meeting_store_load (command->store, id, error);
}

static gboolean
add_meeting (XepCommand *command, GError **error)
{
  gint64 period_id = xep_command_find_period (command, error);
  gint64 unit_id = period_id != 0 ? xep_command_find_unit (command, error) : -1;
  gint64 id = 0;

  if (unit_id >= 0)
    id = xep_meeting_store_add (command->store, period_id, unit_id, command->options->title, error);
  if (id == 0)
    return FALSE;
  xep_command_confirm (command, "%" G_GINT64_FORMAT, id);
  return TRUE;
}

static void
write_line (XepCsv *csv, const XepMeeting *meeting, const XepAgendaSummary *summary)
{
  xep_csv_integer (csv, meeting->id);
  xep_csv_date (csv, meeting->held_on);
  xep_csv_text (csv, meeting->unit_name);
  xep_csv_text (csv, meeting->title);
  xep_csv_integer (csv, summary != NULL ? summary->subjects : 0);
  xep_csv_integer (csv, summary != NULL ? summary->concluded : 0);
  xep_csv_text (csv, meeting->number);
  xep_csv_end_line (csv);
}

static gboolean
list_meetings (XepCommand *command, GError **error)
{
  gint64 period_id = xep_command_find_period (command, error);
  gint64 unit_id = period_id != 0 ? xep_command_find_unit (command, error) : -1;
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GHashTable) summaries = NULL;
  XepCsv csv = { command->output, FALSE };

  if (unit_id < 0)
    return FALSE;
  meetings = xep_meeting_store_list (command->store, period_id, unit_id != 0 ? unit_id : -1, error);
  summaries
      = meetings != NULL ? xep_agenda_store_summarise (command->store, period_id, error) : NULL;
  if (summaries == NULL)
    return FALSE;
  g_string_append (command->output, "id,date,unit,title,subjects,concluded,number\r\n");
  for (guint i = 0; i < meetings->len; i++)
    {
      const XepMeeting *meeting = g_ptr_array_index (meetings, i);

      write_line (&csv, meeting, g_hash_table_lookup (summaries, &meeting->id));
    }
  return TRUE;
}

/* A newline in a value is "\n", a backslash "\\", as "show" has them. */
static void
show_text (XepCommand *command, const char *prefix, const char *key, const char *value)
{
  g_auto (GStrv) slashes = g_strsplit (value, "\\", -1);
  g_autofree char *doubled = g_strjoinv ("\\\\", slashes);
  g_auto (GStrv) lines = g_strsplit (doubled, "\n", -1);
  g_autofree char *text = g_strjoinv ("\\n", lines);

  xep_command_say (command, "%s%s=%s", prefix, key, text);
}

static void
show_id (XepCommand *command, const char *prefix, const char *key, gint64 id)
{
  g_autofree char *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");

  show_text (command, prefix, key, text);
}

/* Every field of the row @row, but what is told by a name instead of a number. */
static void
show_fields (
    XepCommand *command, const char *prefix, XepFieldValues *values, XepScopeId id, const char *row)
{
  const XepScope *scope = xep_scope_get (id);

  for (guint i = 0; i < scope->n_fields; i++)
    {
      g_autofree char *address = xep_scope_dup_address (scope, row, scope->fields[i].key);

      if (scope->fields[i].type != XEP_KEYED_UNIT)
        show_text (command, prefix, scope->fields[i].key, xep_field_values_get (values, address));
    }
}

static void
show_ballot (XepCommand *command,
             guint number,
             const XepBallot *ballot,
             XepFieldValues *values,
             const char *breach)
{
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, ballot->assessment_id);
  g_autofree char *prefix = g_strdup_printf ("subject.%u.", number);

  show_id (command, prefix, "assessment_id", ballot->assessment_id);
  show_text (command, prefix, "name", ballot->subject_name);
  show_fields (command, prefix, values, XEP_SCOPE_BALLOT, row);
  show_text (command, prefix, "order", breach != NULL ? breach : "");
}

static gboolean
show_meeting (XepCommand *command, GError **error)
{
  g_autoptr (XepMeeting) meeting = load_meeting (command, error);
  g_autoptr (GPtrArray) ballots
      = meeting != NULL ? xep_meeting_store_list_ballots (command->store, meeting->id, error)
                        : NULL;
  g_autoptr (GHashTable) breaches
      = ballots != NULL ? xep_agenda_store_check_order (command->store, meeting->id, error) : NULL;
  g_autoptr (XepFieldValues) values
      = breaches != NULL
            ? xep_field_values_load (command->store, XEP_ENTITY_MEETING, meeting->id, error)
            : NULL;

  if (values == NULL)
    return FALSE;
  show_id (command, "", "id", meeting->id);
  show_text (command, "", "unit", meeting->unit_name);
  show_fields (command, "", values, XEP_SCOPE_MEETING, "");
  for (guint i = 0; i < ballots->len; i++)
    {
      const XepBallot *ballot = g_ptr_array_index (ballots, i);

      show_ballot (command, i + 1, ballot, values,
                   g_hash_table_lookup (breaches, &ballot->assessment_id));
    }
  return TRUE;
}

/* Splits "KEY=VALUE". (transfer full): the key. */
static char *
split_word (const char *word, const char **value)
{
  const char *equals = strchr (word, '=');

  *value = equals + 1;
  return g_strndup (word, (gsize) (equals - word));
}

/* One transaction: if one value is refused, none is written. */
static gboolean
set_meeting (XepCommand *command, GError **error)
{
  g_autoptr (XepTransaction) transaction
      = xep_transaction_begin (xep_store_get_connection (command->store), error);
  g_autoptr (XepMeeting) meeting = transaction != NULL ? load_meeting (command, error) : NULL;

  if (meeting == NULL)
    return FALSE;
  for (guint i = 3; xep_command_word (command, i) != NULL; i++)
    {
      const char *value = NULL;
      g_autofree char *key = split_word (xep_command_word (command, i), &value);

      if (!xep_field_set (command->store, XEP_ENTITY_MEETING, meeting->id, key, value,
                          command->options->why, error))
        return FALSE;
    }
  return xep_transaction_commit (transaction, error);
}

/* The assessment of --subject in the period of the meeting; 0 with @error. */
static gint64
find_assessment (XepCommand *command, const XepMeeting *meeting, GError **error)
{
  const char *subject_id = g_ptr_array_index (command->options->subjects, 0);
  gint64 id = xep_assessment_store_find (command->store, meeting->period_id, command->options->kind,
                                         subject_id, error);

  if (id != 0)
    return MAX (id, 0);
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _("%s has no assessment in the period of this meeting; nothing was changed."),
               subject_id);
  return 0;
}

static gboolean
set_ballot (XepCommand *command, GError **error)
{
  g_autoptr (XepTransaction) transaction
      = xep_transaction_begin (xep_store_get_connection (command->store), error);
  g_autoptr (XepMeeting) meeting = transaction != NULL ? load_meeting (command, error) : NULL;
  gint64 id = meeting != NULL ? find_assessment (command, meeting, error) : 0;
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (id == 0 || !xep_agenda_store_add (command->store, meeting->id, &id, 1, error))
    return FALSE;
  for (guint i = 3; xep_command_word (command, i) != NULL; i++)
    {
      const char *value = NULL;
      g_autofree char *key = split_word (xep_command_word (command, i), &value);

      if (!xep_field_set_in (command->store, XEP_SCOPE_BALLOT, meeting->id, row, key, value,
                             command->options->why, error))
        return FALSE;
    }
  return xep_transaction_commit (transaction, error);
}

static const MeetingAct acts[] = {
  { "add", 2, 2, 0, PERIOD_OPTIONS | XEP_OPTION_TITLE, XEP_OPTION_UNIT, add_meeting },
  { "ballot", 3, G_MAXUINT, 3, XEP_OPTION_SUBJECT, XEP_OPTION_KIND | XEP_OPTION_WHY, set_ballot },
  { "list", 2, 2, 0, PERIOD_OPTIONS, XEP_OPTION_UNIT, list_meetings },
  { "set", 4, G_MAXUINT, 3, 0, XEP_OPTION_WHY, set_meeting },
  { "show", 3, 3, 0, 0, 0, show_meeting },
};

static const MeetingAct *
find_act (XepCommand *command)
{
  const char *word = xep_command_word (command, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].word, word))
      return &acts[i];
  return NULL;
}

/* KEY=VALUE from the word @first on. */
static gboolean
check_values (XepCommand *command, guint first, GError **error)
{
  for (guint i = first; first != 0 && xep_command_word (command, i) != NULL; i++)
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

gboolean
xep_command_check_meeting (XepCommand *command, GError **error)
{
  const MeetingAct *act = find_act (command);
  guint words = command->options->words->len;

  if (act == NULL || words < act->least_words || words > act->most_words
      || (words > 2
          && !g_ascii_string_to_unsigned (xep_command_word (command, 2), 10, 1, G_MAXINT64, NULL,
                                          NULL)))
    {
      g_set_error (error, XEP_COMMAND_USAGE, 0, _("This is how it is used: %s"), command->usage);
      return FALSE;
    }
  return xep_command_check_options (command, act->wanted, act->taken, error)
         && check_values (command, act->values, error);
}

/**
 * xep_command_meeting:
 *
 * Review meetings: "add" prints the id of the new one; "set" and "ballot" key values as
 * xep_field_set() has them, "ballot" puts the subject on the agenda first; "list" writes CSV;
 * "show" writes lines KEY=VALUE: id unit and the keys of "set", then for each subject of the agenda
 * subject.N.assessment_id subject.N.name, the keys of "ballot", and subject.N.order, what the order
 * of review wants first.
 */
gboolean
xep_command_meeting (XepCommand *command, GError **error)
{
  return find_act (command)->run (command, error);
}
