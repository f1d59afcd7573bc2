/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-command"

#include "config.h"

#include "command/xep-command-private.h"

#include <glib/gi18n.h>

#include "db/xep-statement.h"
#include "report/xep-form-catalogue.h"
#include "store/xep-finding-store.h"

/* Fails with DAMAGED if @pragma gives a row other than @expected. */
static gboolean
check_pragma (XepCommand *command, const char *pragma, const char *expected, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_connection_prepare (xep_store_get_connection (command->store), pragma, error);
  gboolean row = FALSE;

  if (statement == NULL || !xep_statement_step (statement, &row, error))
    return FALSE;
  if (!row || g_strcmp0 (xep_statement_get_text (statement, 0), expected) == 0)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
               _ ("The file “%s” is damaged (%s). Nothing was changed; restore the latest backup "
                  "(xeploai restore)."),
               command->database, xep_statement_get_text (statement, 0));
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
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, _ ("A form cannot be used: %s"),
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

static gboolean
check_regulation (XepCommand *command, GError **error)
{
  const char *warning = xep_store_get_regulation_warning (command->store);

  if (warning != NULL)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, _ ("A regulation cannot be used: %s"),
                 warning);
  return warning == NULL;
}

/* Looks the file through (whole, no dangling reference), the data files, and the records by the
 * rules. Findings are for a person to judge: they are counted, and are no failure. */
gboolean
xep_command_check (XepCommand *command, GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;

  if (!check_pragma (command, "PRAGMA integrity_check", "ok", error)
      || !check_pragma (command, "PRAGMA foreign_key_check", "", error)
      || !check_regulation (command, error) || !check_forms (error))
    return FALSE;
  findings = xep_finding_store_list (command->store, 0, error);
  if (findings == NULL)
    return FALSE;
  xep_command_say (command, _ ("The file “%s” is whole."), command->database);
  if (findings->len > 0)
    xep_command_say (command,
                     ngettext ("%u matter is worth a look (xeploai list findings).",
                               "%u matters are worth a look (xeploai list findings).",
                               findings->len),
                     findings->len);
  return TRUE;
}
