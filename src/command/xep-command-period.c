/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "command/xep-command-private.h"
#include "db/xep-connection.h"
#include "demo/xep-demo.h"
#include "store/xep-period-store.h"

/* --year, or @fallback. */
static int
chosen_year (XepCommand *command, int fallback)
{
  return (command->options->given & XEP_OPTION_YEAR) != 0 ? command->options->year : fallback;
}

static gboolean
ensure_periods (XepCommand *command, int year, GError **error)
{
  g_autoptr (XepTransaction) transaction
      = xep_transaction_begin (xep_store_get_connection (command->store), error);

  if (transaction == NULL)
    return FALSE;
  for (int code = 0; code < XEP_N_PERIODS; code++)
    if (xep_period_store_ensure (command->store, year, (XepPeriodCode) code, error) == 0)
      return FALSE;
  return xep_transaction_commit (transaction, error);
}

/* An empty year: the file, and the periods without assessments. The year is the current one
 * unless given. */
gboolean
xep_command_init (XepCommand *command, GError **error)
{
  int year = chosen_year (command, xep_date_today ().year);

  if (!ensure_periods (command, year, error))
    return FALSE;
  xep_command_confirm (command, _("The year %d is ready in “%s”."), year, command->database);
  return TRUE;
}

/* The demonstration year, 2025 unless given: the year of the commune's plan. */
gboolean
xep_command_demo (XepCommand *command, GError **error)
{
  int year = chosen_year (command, 2025);

  if (!xep_demo_fill (command->store, year, error))
    return FALSE;
  xep_command_confirm (command, _("The demonstration year %d is ready in “%s”."), year,
                       command->database);
  return TRUE;
}

/* One assessment for everyone the period concerns; run again it adds the late arrivals. */
gboolean
xep_command_open (XepCommand *command, GError **error)
{
  XepCommandOptions *options = command->options;
  XepOpeningReport report = { 0 };
  g_autofree char *title = NULL;

  if (xep_period_store_open (command->store, options->year, options->period, &report, error) == 0)
    return FALSE;
  title = xep_regulation_dup_period_title (xep_store_get_regulation (command->store),
                                           options->period, options->year);
  xep_command_confirm (command, _("%s: %d assessments opened, %d there already, %d people exempt."),
                       title, report.opened, report.existing, report.exempt);
  return TRUE;
}
