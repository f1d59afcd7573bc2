/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-language.h"
#include "base/xep-process.h"
#include "command/xep-command.h"
#include "gui/xep-application.h"

static int
run_window (const char *program, const char *database)
{
  g_autoptr (XepApplication) application = NULL;

  /* The locale is chosen already: GTK must not go back to that of the system. */
  gtk_disable_setlocale ();
  application = xep_application_new (database);
  return g_application_run (G_APPLICATION (application), 1, (char **) &program);
}

int
main (int argc, char **argv)
{
  g_autofree char *database = NULL;

  xep_process_prepare ();
  xep_language_init ();
  if (xep_command_wants_window (argc, argv, &database))
    return run_window (argv[0], database);
  return xep_command_run (argc, argv);
}
