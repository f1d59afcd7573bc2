/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "command/xep-command-private.h"
#include "command/xep-csv.h"
#include "db/xep-connection.h"
#include "store/xep-assessment-store.h"
#include "store/xep-dossier-rules.h"
#include "store/xep-field.h"
#include "store/xep-paper-store.h"

/* What "dossier" does, and what each wants. */
static gboolean list_papers (XepCommand *command, GError **error);
static gboolean renew_rules (XepCommand *command, GError **error);
static gboolean set_papers (XepCommand *command, GError **error);

static const struct
{
  const char *name;
  guint wanted, taken;
  gboolean words; /* KEY=VALUE follow */
  gboolean (*run) (XepCommand *command, GError **error);
} verbs[] = {
  { "list", 0, XEP_OPTION_UNIT, FALSE, list_papers },
  { "renew", 0, 0, FALSE, renew_rules },
  { "set", XEP_OPTION_SUBJECT, XEP_OPTION_KIND, TRUE, set_papers },
};

#define PERIOD_OPTIONS (XEP_OPTION_YEAR | XEP_OPTION_PERIOD)

/* "4.received=…": a component, a dot, a field, the sign. */
static gboolean
is_assignment (const char *word)
{
  const char *equals = strchr (word, '=');
  const char *dot = strchr (word, '.');

  return equals != NULL && dot != NULL && dot > word && dot + 1 < equals;
}

static gboolean
check_words (XepCommand *command, gboolean wanted, GError **error)
{
  const char *word = xep_command_word (command, 2);

  if (wanted != (word != NULL))
    {
      g_set_error (error, XEP_COMMAND_USAGE, 0, _("This is how it is used: %s"), command->usage);
      return FALSE;
    }
  for (guint i = 2; (word = xep_command_word (command, i)) != NULL; i++)
    if (!is_assignment (word))
      {
        g_set_error (error, XEP_COMMAND_USAGE, 0, _("“%s” is not of the form KEY=VALUE: %s"), word,
                     command->usage);
        return FALSE;
      }
  return TRUE;
}

static int
find_verb (XepCommand *command)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_strcmp0 (xep_command_word (command, 1), verbs[i].name) == 0)
      return (int) i;
  return -1;
}

gboolean
xep_command_check_dossier (XepCommand *command, GError **error)
{
  int verb = find_verb (command);

  if (verb < 0)
    {
      g_set_error (error, XEP_COMMAND_USAGE, 0, _("This is how it is used: %s"), command->usage);
      return FALSE;
    }
  return xep_command_check_options (command, PERIOD_OPTIONS | verbs[verb].wanted, verbs[verb].taken,
                                    error)
         && check_words (command, verbs[verb].words, error);
}

/**
 * xep_command_dossier:
 *
 * "list": how the dossiers of a period stand, as CSV. "renew": takes from the rules of today whom
 * each component is asked of. "set": keys components of one dossier, all or none.
 */
gboolean
xep_command_dossier (XepCommand *command, GError **error)
{
  return verbs[find_verb (command)].run (command, error);
}

static void
write_header (XepCsv *csv)
{
  static const char *const titles[] = { "assessment_id", "subject_id", "name",          "kind",
                                        "unit",          "received",   "missing_count", "missing" };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    xep_csv_text (csv, titles[i]);
  xep_csv_end_line (csv);
}

static void
write_paper (XepCsv *csv, const XepPaperRow *paper)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < paper->missing->len; i++)
    {
      const XepDossierComponent *component = g_ptr_array_index (paper->missing, i);

      g_string_append_printf (missing, "%s%s", i > 0 ? " " : "", component->number);
    }
  xep_csv_id (csv, paper->assessment_id);
  xep_csv_text (csv, paper->subject_id);
  xep_csv_text (csv, paper->subject_name);
  xep_csv_text (csv, xep_kind_to_nick (paper->kind));
  xep_csv_text (csv, paper->unit_id != 0 ? paper->unit_name : "");
  xep_csv_integer (csv, paper->received);
  xep_csv_integer (csv, paper->missing->len);
  xep_csv_text (csv, missing->str);
  xep_csv_end_line (csv);
}

static gboolean
list_papers (XepCommand *command, GError **error)
{
  XepCsv csv = { .text = command->output };
  gint64 unit_id = xep_command_find_unit (command, error);
  gint64 period_id = unit_id >= 0 ? xep_command_find_period (command, error) : 0;
  g_autoptr (GPtrArray) papers = NULL;

  if (period_id == 0)
    return FALSE;
  papers = xep_paper_store_list (command->store, period_id, error);
  if (papers == NULL)
    return FALSE;
  write_header (&csv);
  for (guint i = 0; i < papers->len; i++)
    {
      const XepPaperRow *paper = g_ptr_array_index (papers, i);

      if (unit_id == 0 || paper->unit_id == unit_id)
        write_paper (&csv, paper);
    }
  return TRUE;
}

static gboolean
renew_rules (XepCommand *command, GError **error)
{
  gint64 period_id = xep_command_find_period (command, error);
  guint components = 0;

  if (period_id == 0 || !xep_dossier_rules_take_up (command->store, period_id, &components, error))
    return FALSE;
  if (components == 0)
    xep_command_confirm (command, _("The period already asks papers of those the rules of today "
                                    "name. Nothing is changed."));
  else
    xep_command_confirm (command,
                         ngettext ("%u component is now asked only of those the rules of today "
                                   "name. What was noted is kept.",
                                   "%u components are now asked only of those the rules of today "
                                   "name. What was noted is kept.",
                                   components),
                         components);
  return TRUE;
}

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

static gboolean
set_word (XepCommand *command, gint64 id, const char *word, GError **error)
{
  const char *equals = strchr (word, '=');
  const char *dot = strchr (word, '.');
  g_autofree char *component = g_strndup (word, (gsize) (dot - word));
  g_autofree char *key = g_strndup (dot + 1, (gsize) (equals - dot - 1));

  return xep_field_set_in (command->store, XEP_SCOPE_COMPONENT, id, component, key, equals + 1,
                           NULL, error);
}

static gboolean
set_papers (XepCommand *command, GError **error)
{
  g_autoptr (XepTransaction) transaction
      = xep_transaction_begin (xep_store_get_connection (command->store), error);
  gint64 id;

  if (transaction == NULL)
    return FALSE;
  id = find_assessment (command, error);
  if (id == 0)
    return FALSE;
  for (guint i = 2; xep_command_word (command, i) != NULL; i++)
    if (!set_word (command, id, xep_command_word (command, i), error))
      return FALSE;
  return xep_transaction_commit (transaction, error);
}
