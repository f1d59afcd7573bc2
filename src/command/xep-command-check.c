/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "command/xep-command-private.h"
#include "report/form/xep-form-catalogue.h"
#include "store/xep-file-check.h"
#include "store/xep-finding-store.h"

/* Each fault is a line of the output; the refusal names the first and tells how many there are.
 * What is only worth a look is told too and refuses nothing. */
static gboolean
check_file (XepCommand *command, GError **error)
{
  g_autoptr (GPtrArray) faults = xep_file_check_list (command->database, error);
  const char *first = NULL;
  guint wrong = 0;

  if (faults == NULL)
    return FALSE;
  for (guint i = 0; i < faults->len; i++)
    {
      const XepFileFault *fault = g_ptr_array_index (faults, i);

      xep_command_say (command, "%s", fault->text);
      if (!fault->wrong)
        continue;
      first = first != NULL ? first : fault->text;
      wrong++;
    }
  if (wrong == 0 && command->store == NULL)
    command->store = xep_store_new_reader (command->database, error);
  if (wrong == 0)
    return command->store != NULL;
  g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
               ngettext ("The data file “%s” is not as this program left it: %u fault. %s Nothing "
                         "was changed; open the newest good backup (xeploai restore), or save what "
                         "can be read into a new file (xeploai salvage).",
                         "The data file “%s” is not as this program left it: %u faults, each in a "
                         "line above. %s Nothing was changed; open the newest good backup (xeploai "
                         "restore), or save what can be read into a new file (xeploai salvage).",
                         wrong),
               command->database, wrong, first);
  return FALSE;
}

/* The first broken form of the shipped or the clerk's own folder. */
static gboolean
check_forms (GError **error)
{
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load (error);
  GPtrArray *problems;

  if (catalogue == NULL)
    return FALSE;
  problems = xep_form_catalogue_get_problems (catalogue);
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, _("A form cannot be used: %s"),
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

static gboolean
check_regulation (XepCommand *command, GError **error)
{
  const char *warning = xep_store_get_regulation_warning (command->store);

  if (warning != NULL)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, _("A regulation cannot be used: %s"),
                 warning);
  return warning == NULL;
}

/* Looks the file through, the data files, and the records by the
 * rules. Findings are for a person to judge: they are counted, and are no failure. */
gboolean
xep_command_check (XepCommand *command, GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;

  if (!check_file (command, error) || !check_regulation (command, error) || !check_forms (error))
    return FALSE;
  findings = xep_finding_store_list (command->store, 0, error);
  if (findings == NULL)
    return FALSE;
  xep_command_say (command, _("The file “%s” is whole."), command->database);
  if (findings->len > 0)
    xep_command_say (command,
                     ngettext ("%u matter is worth a look (xeploai list findings).",
                               "%u matters are worth a look (xeploai list findings).",
                               findings->len),
                     findings->len);
  return TRUE;
}
