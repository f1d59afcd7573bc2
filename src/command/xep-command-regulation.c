/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-safe-file.h"
#include "command/xep-command-private.h"
#include "import/xep-criteria-import.h"
#include "model/xep-regulation-library.h"
#include "report/sheet/xep-criteria-sheet.h"

/* What may be done with the rules: the word after the command and its options. */
typedef struct
{
  const char *word;
  guint wanted, taken;
  gboolean (*run) (XepCommand *command, GError **error);
} RegulationAct;

/* The rules of today, with what is wrong with files in the clerk's folder. */
static XepRegulation *
load_current (XepCommand *command, GError **error)
{
  g_autofree char *warning = NULL;
  XepRegulation *regulation = xep_regulation_library_load_current (&warning, error);

  if (regulation != NULL)
    xep_command_warn_regulation (warning);
  return regulation;
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

/* The whole file as XML, or the criteria sets as a workbook. */
static gboolean
export_regulation (XepCommand *command, GError **error)
{
  const char *path = xep_command_word (command, 2);
  g_autoptr (XepRegulation) regulation = load_current (command, error);
  g_autoptr (XepRegulationEdit) edit = NULL;

  if (regulation == NULL)
    return FALSE;
  if (has_suffix (path, ".xml"))
    return xep_safe_file_write (path, xep_regulation_get_xml (regulation), -1, error);
  edit = xep_regulation_edit_new (regulation, error);
  return edit != NULL && xep_criteria_sheet_write (edit, path, error);
}

/* Tells what differs; puts it in force unless it is a trial or nothing differs. */
static gboolean
import_criteria (XepCommand *command, GError **error)
{
  g_autoptr (XepRegulation) regulation = load_current (command, error);
  g_autoptr (XepRegulationEdit) edit
      = regulation != NULL ? xep_regulation_edit_new (regulation, error) : NULL;
  g_autofree char *changes = NULL;
  g_autofree char *day = NULL;
  g_autofree char *path = NULL;
  guint n_sets = 0;

  if (edit == NULL
      || !xep_criteria_import_read (edit, xep_command_word (command, 2), &n_sets, error))
    return FALSE;
  changes = xep_regulation_edit_describe_changes (edit);
  xep_command_say (command, _("%u criteria sets were read."), n_sets);
  xep_command_say (command, "%s", *changes != '\0' ? changes : _("Nothing is changed."));
  if (*changes == '\0' || (command->options->given & XEP_OPTION_DRY_RUN) != 0)
    return TRUE;
  path = xep_regulation_edit_publish (edit, command->options->effective, error);
  if (path == NULL)
    return FALSE;
  day = xep_date_format (command->options->effective);
  xep_command_confirm (command,
                       _("The new rules are in force from %s for periods opened from then on; "
                         "open periods keep theirs. They are in “%s”."),
                       day, path);
  return TRUE;
}

/* The set was compared with the signed annex today: it is no longer provisional. */
static gboolean
mark_compared (XepCommand *command, GError **error)
{
  const char *set = xep_command_word (command, 2);
  gint64 period_id;

  if (!xep_command_check_database (command, error))
    return FALSE;
  command->store = xep_store_new (command->database, error);
  period_id = command->store != NULL ? xep_command_find_period (command, error) : 0;
  if (period_id == 0
      || !xep_store_mark_set_compared (command->store, period_id, set, xep_date_today (), error))
    return FALSE;
  xep_command_confirm (command, _("The criteria set “%s” is no longer provisional."), set);
  return TRUE;
}

static const RegulationAct acts[] = {
  { "compared", XEP_OPTION_YEAR | XEP_OPTION_PERIOD, 0, mark_compared },
  { "export", 0, 0, export_regulation },
  { "import", XEP_OPTION_EFFECTIVE, XEP_OPTION_DRY_RUN, import_criteria },
};

static const RegulationAct *
find_act (XepCommand *command)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_strcmp0 (xep_command_word (command, 1), acts[i].word) == 0)
      return &acts[i];
  return NULL;
}

gboolean
xep_command_check_regulation (XepCommand *command, GError **error)
{
  const RegulationAct *act = find_act (command);
  const char *path = xep_command_word (command, 2);

  if (act != NULL
      && (act->run != export_regulation || has_suffix (path, ".xlsx") || has_suffix (path, ".xml")))
    return xep_command_check_options (command, act->wanted, act->taken, error);
  g_set_error (error, XEP_COMMAND_USAGE, 0, _("This is how it is used: %s"), command->usage);
  return FALSE;
}

/* Writes the rules out, reads criteria in and puts them in force, notes a comparison. */
gboolean
xep_command_regulation (XepCommand *command, GError **error)
{
  return find_act (command)->run (command, error);
}
