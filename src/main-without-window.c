/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-language.h"
#include "base/xep-process.h"
#include "command/xep-command.h"

int
main (int argc, char **argv)
{
  xep_process_prepare ();
  xep_language_init ();
  return xep_command_run (argc, argv);
}
