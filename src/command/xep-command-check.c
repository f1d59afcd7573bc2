/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-command"

#include "config.h"

#include "command/xep-command-private.h"

#include <glib/gi18n.h>

#include "db/xep-statement.h"
#include "model/xep-findings.h"
#include "report/xep-form-catalogue.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"

static gboolean
add_period_findings (XepCommand *command, gint64 period_id, GPtrArray *findings, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (command->store, period_id, error);
  g_autoptr (GPtrArray) assessments = NULL;

  if (regulation == NULL)
    return FALSE;
  assessments = xep_command_load_assessments (command, period_id, error);
  if (assessments == NULL)
    return FALSE;
  for (guint i = 0; i < assessments->len; i++)
    xep_findings_of_assessment (regulation, g_ptr_array_index (assessments, i), findings);
  xep_findings_of_heads (regulation, assessments, findings);
  return TRUE;
}

static gboolean
add_all_periods (XepCommand *command, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) periods = xep_period_store_list (command->store, error);

  if (periods == NULL)
    return FALSE;
  for (guint i = 0; i < periods->len; i++)
    {
      const XepPeriod *period = g_ptr_array_index (periods, i);

      if (!add_period_findings (command, period->id, findings, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
xep_command_find_findings (XepCommand *command, gint64 period_id, GError **error)
{
  g_autoptr (GPtrArray) findings = xep_findings_new ();
  g_autoptr (GPtrArray) people = xep_person_store_list (command->store, 0, FALSE, error);

  if (people == NULL)
    return NULL;
  xep_findings_of_people (people, findings);
  if (period_id != 0 ? !add_period_findings (command, period_id, findings, error)
                     : !add_all_periods (command, findings, error))
    return NULL;
  return g_steal_pointer (&findings);
}

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
  findings = xep_command_find_findings (command, 0, error);
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
