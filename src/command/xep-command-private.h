/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "command/xep-command-options.h"
#include "report/form/xep-form-catalogue.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/**
 * XepCommand:
 * @usage: how the command is called, for messages
 * @store: open as the command's rule asks; %NULL for a command that works on files
 * @database: the file the command is about
 * @output: printed when the command has succeeded
 * @confirms: @output tells of work that is done and kept, whether anybody reads it or not
 *
 * One command while it runs.
 */
typedef struct
{
  XepCommandOptions *options;
  const char *usage;
  char *database;
  XepStore *store;
  GString *output;
  gboolean confirms;
} XepCommand;

/* The functions of the commands; the words of @command begin with the command's name. */
gboolean xep_command_init (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_demo (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_open (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_import (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_list (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_show (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_set (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_meeting (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_lock (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_move (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_unlock (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_print (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_dossier (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_export (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_check (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_backup (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_record (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_backup_folder (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_restore (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_roster (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_salvage (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_regulation (XepCommand *command, GError **error) XEP_MUST_CHECK;

/* Refuses, as wrong usage, options that are missing or that have no meaning here: sets of
 * XepCommandOption. */
gboolean xep_command_check_options (XepCommand *command, guint wanted, guint taken, GError **error)
    XEP_MUST_CHECK;
/* Whether the words of these commands make sense; %XEP_COMMAND_USAGE. */
gboolean xep_command_check_dossier (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_check_export (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_check_import (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_check_list (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_check_meeting (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_check_move (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_check_print (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_check_record (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_check_set (XepCommand *command, GError **error) XEP_MUST_CHECK;
gboolean xep_command_check_regulation (XepCommand *command, GError **error) XEP_MUST_CHECK;

/* The word after the command's name and so on; NULL if there are not so many. (transfer none) */
const char *xep_command_word (XepCommand *command, guint index);
/* A line for a person, printed on success. */
void xep_command_say (XepCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The same about work that is done and kept. */
void xep_command_confirm (XepCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Warns, at once and on the standard error, of each regulation file that is told in @warning, the
 * text of the library (nullable). */
void xep_command_warn_regulation (const char *warning);
/* The forms; what is wrong with any of them is warned of. (transfer full) */
XepFormCatalogue *xep_command_load_forms (GError **error) XEP_MUST_CHECK;
/* The id of the period of --year and --period; 0 with @error if it was never opened. */
gint64 xep_command_find_period (XepCommand *command, GError **error) XEP_MUST_CHECK;
/* Whether the data file is there; what to do is said if it is not. */
gboolean xep_command_check_database (XepCommand *command, GError **error) XEP_MUST_CHECK;
/* The id of the unit of --unit, a chi bộ or an office; 0 if the option is not given; -1 with
 * @error. */
gint64 xep_command_find_unit (XepCommand *command, GError **error);

G_END_DECLS
