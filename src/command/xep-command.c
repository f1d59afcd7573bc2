/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "command/xep-command.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "base/xep-paths.h"
#include "base/xep-safe-file.h"
#include "base/xep-text.h"
#include "base/xep-warning.h"
#include "command/xep-command-private.h"
#include "db/xep-restore.h"
#include "db/xep-schema.h"
#include "store/xep-file-check.h"
#include "store/xep-period-store.h"
#include "store/xep-unit-store.h"

typedef enum
{
  STORE_NONE,    /* works on files */
  STORE_READ,    /* must exist; nothing is written */
  STORE_INSPECT, /* the same, but a damaged file is not refused; the store may be missing then */
  STORE_WRITE,   /* must exist */
  STORE_CREATE,  /* made if missing */
} StoreMode;

/* One command: how it is called, what it wants, who does it. */
typedef struct
{
  const char *name;
  const char *usage;
  guint least_words, most_words;
  guint wanted, taken;
  StoreMode store;
  gboolean (*run) (XepCommand *command, GError **error);
  /* Refuses wrong words before any file is touched; NULL if there is nothing more to check. */
  gboolean (*check) (XepCommand *command, GError **error);
} CommandRule;

#define PERIOD_OPTIONS (XEP_OPTION_YEAR | XEP_OPTION_PERIOD)

static const CommandRule rules[] = {
  { "backup", "xeploai backup OUT", 2, 2, 0, 0, STORE_READ, xep_command_backup, NULL },
  { "backup-folder", "xeploai backup-folder [FOLDER|default]", 1, 2, 0, 0, STORE_NONE,
    xep_command_backup_folder, NULL },
  { "check", "xeploai check", 1, 1, 0, 0, STORE_INSPECT, xep_command_check, NULL },
  { "demo", "xeploai demo [--year Y]", 1, 1, 0, XEP_OPTION_YEAR, STORE_CREATE, xep_command_demo,
    NULL },
  { "dossier",
    "xeploai dossier list --year Y --period P [--unit NAME] | dossier renew --year Y --period P | "
    "dossier set --year Y --period P --subject ID [--kind K] "
    "COMPONENT.received|by|note|not_needed=VALUE…",
    2, G_MAXUINT, PERIOD_OPTIONS, XEP_OPTION_UNIT | XEP_OPTION_SUBJECT | XEP_OPTION_KIND,
    STORE_WRITE, xep_command_dossier, xep_command_check_dossier },
  { "export",
    "xeploai export FORM[,FORM…] --year Y --period Q1|Q2|Q3|YEAR [--subject ID]… [--unit NAME] "
    "-o OUT.xlsx or --each FOLDER",
    2, 2, PERIOD_OPTIONS,
    XEP_OPTION_OUTPUT | XEP_OPTION_EACH | XEP_OPTION_SUBJECT | XEP_OPTION_UNIT | XEP_OPTION_KIND,
    STORE_READ, xep_command_export, xep_command_check_export },
  { "import",
    "xeploai import roster|leaders|scores FILE [--year Y --period P --step S [--kind K]] "
    "[--dry-run [--format csv]] [--confirm] [--mapping FILE] "
    "[--rejects OUT.xlsx]",
    3, 3, 0,
    PERIOD_OPTIONS | XEP_OPTION_STEP | XEP_OPTION_KIND | XEP_OPTION_DRY_RUN | XEP_OPTION_REJECTS
        | XEP_OPTION_CONFIRM | XEP_OPTION_MAPPING | XEP_OPTION_FORMAT,
    STORE_CREATE, xep_command_import, xep_command_check_import },
  { "init", "xeploai init [--year Y] [--new]", 1, 1, 0, XEP_OPTION_YEAR | XEP_OPTION_NEW,
    STORE_CREATE, xep_command_init, NULL },
  { "list",
    "xeploai list units|people|collectives|assessments|forms|findings [--year Y --period P] "
    "[--kind K] "
    "[--unit NAME]",
    2, 2, 0, PERIOD_OPTIONS | XEP_OPTION_KIND | XEP_OPTION_UNIT, STORE_READ, xep_command_list,
    xep_command_check_list },
  { "lock", "xeploai lock --year Y --period P --subject ID [--kind K]", 1, 1,
    PERIOD_OPTIONS | XEP_OPTION_SUBJECT, XEP_OPTION_KIND, STORE_WRITE, xep_command_lock, NULL },
  { "meeting",
    "xeploai meeting add --year Y --period P [--unit NAME] --title TEXT | meeting list --year Y "
    "--period P [--unit NAME] | meeting show ID | meeting set ID KEY=VALUE… [--why TEXT] | meeting "
    "ballot ID --subject ID [--kind K] KEY=VALUE… [--why TEXT]",
    2, G_MAXUINT, 0,
    PERIOD_OPTIONS | XEP_OPTION_UNIT | XEP_OPTION_TITLE | XEP_OPTION_SUBJECT | XEP_OPTION_KIND
        | XEP_OPTION_WHY,
    STORE_WRITE, xep_command_meeting, xep_command_check_meeting },
  { "move",
    "xeploai move FROM TO --year Y --period P --subject ID [--kind K] [--why TEXT] (FROM, TO: "
    "self|appraisal|decision)",
    3, 3, PERIOD_OPTIONS | XEP_OPTION_SUBJECT, XEP_OPTION_KIND | XEP_OPTION_WHY, STORE_WRITE,
    xep_command_move, xep_command_check_move },
  { "open", "xeploai open --year Y --period Q1|Q2|Q3|YEAR", 1, 1, PERIOD_OPTIONS, 0, STORE_WRITE,
    xep_command_open, NULL },
  { "print",
    "xeploai print FORM[,FORM…] --year Y --period Q1|Q2|Q3|YEAR [--subject ID]… [--unit NAME] "
    "[--blank] -o OUT.pdf|OUT.odt or --each FOLDER [--format pdf|odt]",
    2, 2, PERIOD_OPTIONS,
    XEP_OPTION_OUTPUT | XEP_OPTION_EACH | XEP_OPTION_FORMAT | XEP_OPTION_SUBJECT | XEP_OPTION_UNIT
        | XEP_OPTION_BLANK | XEP_OPTION_KIND,
    STORE_READ, xep_command_print, xep_command_check_print },
  { "record",
    "xeploai record removed | record restore ID | record delete ID | record merge KEPT GONE | "
    "record follow [--year Y --period P] [--subject ID] [--places] [--dry-run] [--why TEXT] | "
    "record propose-collectives [--dry-run]",
    2, 4, 0,
    PERIOD_OPTIONS | XEP_OPTION_SUBJECT | XEP_OPTION_PLACES | XEP_OPTION_DRY_RUN | XEP_OPTION_WHY,
    STORE_WRITE, xep_command_record, xep_command_check_record },
  { "regulation",
    "xeploai regulation export OUT.xlsx|OUT.xml | regulation import IN.xlsx --effective YYYY-MM-DD "
    "[--dry-run] | regulation compared SET --year Y --period P",
    3, 3, 0, PERIOD_OPTIONS | XEP_OPTION_EFFECTIVE | XEP_OPTION_DRY_RUN, STORE_NONE,
    xep_command_regulation, xep_command_check_regulation },
  { "restore", "xeploai restore IN", 2, 2, 0, 0, STORE_NONE, xep_command_restore, NULL },
  { "roster", "xeploai roster OUT.xlsx|OUT.ods|OUT.csv [--unit NAME]", 2, 2, 0, XEP_OPTION_UNIT,
    STORE_READ, xep_command_roster, NULL },
  { "salvage", "xeploai salvage OUT", 2, 2, 0, 0, STORE_NONE, xep_command_salvage, NULL },
  { "set",
    "xeploai set --year Y --period P --subject ID --step self|appraisal|decision [--kind K] "
    "KEY=VALUE…",
    2, G_MAXUINT, PERIOD_OPTIONS | XEP_OPTION_SUBJECT | XEP_OPTION_STEP, XEP_OPTION_KIND,
    STORE_WRITE, xep_command_set, xep_command_check_set },
  { "show", "xeploai show --year Y --period P --subject ID [--kind K]", 1, 1,
    PERIOD_OPTIONS | XEP_OPTION_SUBJECT, XEP_OPTION_KIND, STORE_READ, xep_command_show, NULL },
  { "unlock", "xeploai unlock --year Y --period P --subject ID [--kind K] --why TEXT", 1, 1,
    PERIOD_OPTIONS | XEP_OPTION_SUBJECT, XEP_OPTION_KIND | XEP_OPTION_WHY, STORE_WRITE,
    xep_command_unlock, NULL },
};

const char *
xep_command_word (XepCommand *command, guint index)
{
  GPtrArray *words = command->options->words;

  return index < words->len ? g_ptr_array_index (words, index) : NULL;
}

void
xep_command_say (XepCommand *command, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (command->output, format, arguments);
  va_end (arguments);
  g_string_append_c (command->output, '\n');
}

void
xep_command_confirm (XepCommand *command, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (command->output, format, arguments);
  va_end (arguments);
  g_string_append_c (command->output, '\n');
  command->confirms = TRUE;
}

gint64
xep_command_find_period (XepCommand *command, GError **error)
{
  XepCommandOptions *options = command->options;
  g_autofree char *title = NULL;
  gint64 id = xep_period_store_find (command->store, options->year, options->period, error);

  if (id != 0)
    return MAX (id, 0);
  title = xep_regulation_dup_period_title (xep_store_get_regulation (command->store),
                                           options->period, options->year);
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _("%s has not been opened yet. Open the period first (xeploai open)."), title);
  return 0;
}

gint64
xep_command_find_unit (XepCommand *command, GError **error)
{
  const char *name = command->options->unit;
  gint64 id;

  if (name == NULL)
    return 0;
  id = xep_unit_store_find (command->store, name, TRUE, error);
  if (id == 0)
    id = xep_unit_store_find (command->store, name, FALSE, error);
  if (id != 0)
    return id;
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _("There is no unit called “%s”. Write its name as in the list of units."), name);
  return -1;
}

static void
print_error (const char *message)
{
  /* One line, whatever a library put into its message. */
  g_autofree char *line = xep_text_clean (message);

  g_printerr ("%s\n", line);
}

void
xep_command_warn_regulation (const char *warning)
{
  g_auto (GStrv) problems = g_strsplit (warning != NULL ? warning : "", "\n", -1);

  for (guint i = 0; problems[i] != NULL; i++)
    if (*problems[i] != '\0')
      {
        g_autofree char *sentence = g_strdup_printf (
            _("A regulation cannot be used and was passed over (%s)."), problems[i]);

        print_error (sentence);
      }
}

XepFormCatalogue *
xep_command_load_forms (GError **error)
{
  XepFormCatalogue *catalogue = xep_form_catalogue_load (error);
  GPtrArray *warnings = catalogue != NULL ? xep_form_catalogue_get_warnings (catalogue) : NULL;

  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    print_error (warnings->pdata[i]);
  return catalogue;
}

static void
collect_warning (XepWarningKind kind, const char *sentence, gpointer user_data)
{
  GPtrArray *warnings = user_data;
  g_autofree char *text
      = kind == XEP_WARNING_BACKUP
            ? g_strconcat (sentence, " ", _("(xeploai backup-folder FOLDER)"), NULL)
            : g_strdup (sentence);

  if (!g_ptr_array_find_with_equal_func (warnings, text, g_str_equal, NULL))
    g_ptr_array_add (warnings, g_steal_pointer (&text));
}

/* After work that is done each warning has a line; a refusal stays one line, and what went wrong
 * beside it stands at its end. */
static void
print_ending (const GError *error, GPtrArray *warnings)
{
  g_autoptr (GString) refusal = error != NULL ? g_string_new (error->message) : NULL;

  for (guint i = 0; i < warnings->len; i++)
    {
      const char *sentence = g_ptr_array_index (warnings, i);

      if (refusal != NULL)
        g_string_append_printf (refusal, " %s", sentence);
      else
        print_error (sentence);
    }
  if (refusal != NULL)
    print_error (refusal->str);
}

static const CommandRule *
find_rule (XepCommandOptions *options, GError **error)
{
  const char *name = options->words->len > 0 ? g_ptr_array_index (options->words, 0) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_strcmp0 (name, rules[i].name) == 0)
      return &rules[i];
  if (name == NULL)
    g_set_error_literal (error, XEP_COMMAND_USAGE, 0,
                         _("No command is given. “xeploai --help” lists them."));
  else
    g_set_error (error, XEP_COMMAND_USAGE, 0,
                 _("There is no command “%s”. “xeploai --help” lists them."), name);
  return NULL;
}

/* The lowest option of a set. */
static XepCommandOption
first_option (guint options)
{
  return (XepCommandOption) (1u << g_bit_nth_lsf (options, -1));
}

gboolean
xep_command_check_options (XepCommand *command, guint wanted, guint taken, GError **error)
{
  guint given = command->options->given;
  guint missing = wanted & ~given;
  guint foreign = given & ~(wanted | taken | XEP_OPTION_DATABASE);

  if (missing != 0)
    g_set_error (error, XEP_COMMAND_USAGE, 0, _("“%s” is missing. This is how it is used: %s"),
                 xep_command_option_name (first_option (missing)), command->usage);
  else if (foreign != 0)
    g_set_error (error, XEP_COMMAND_USAGE, 0,
                 _("“%s” has no meaning here. This is how it is used: %s"),
                 xep_command_option_name (first_option (foreign)), command->usage);
  return missing == 0 && foreign == 0;
}

static gboolean
check_usage (XepCommand *command, const CommandRule *rule, GError **error)
{
  guint words = command->options->words->len;

  if (words >= rule->least_words && words <= rule->most_words)
    return xep_command_check_options (command, rule->wanted, rule->taken, error)
           && (rule->check == NULL || rule->check (command, error));
  g_set_error (error, XEP_COMMAND_USAGE, 0, _("This is how it is used: %s"), rule->usage);
  return FALSE;
}

/* Opens the file for reading. One of an older schema is brought up, one of a newer schema
 * refused: both by opening it for writing. Nothing is printed from a damaged one. */
static gboolean
open_reader (XepCommand *command, StoreMode mode, GError **error)
{
  g_autofree char *steps = xep_paths_get_data_file ("sql", NULL);
  int version = 0;
  int newest = 0;

  if (mode == STORE_READ && !xep_file_check_opening (command->database, error))
    return FALSE;
  command->store = xep_store_new_reader (command->database, error);
  if (command->store == NULL
      || !xep_schema_get_version (xep_store_get_connection (command->store), &version, error)
      || !xep_schema_get_newest (steps, &newest, error))
    return FALSE;
  if (version == newest)
    return TRUE;
  if (!xep_store_close (command->store, error))
    return FALSE;
  g_clear_object (&command->store);
  command->store = xep_store_new (command->database, error);
  return command->store != NULL;
}

/* What the program cannot read is told by the check. */
static gboolean
open_to_inspect (XepCommand *command, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (open_reader (command, STORE_INSPECT, &failure))
    return TRUE;
  g_clear_object (&command->store);
  if (g_error_matches (failure, XEP_ERROR, XEP_ERROR_DAMAGED)
      || g_error_matches (failure, XEP_ERROR, XEP_ERROR_FAILED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A restore that was cut off may be what the file is missing for. */
gboolean
xep_command_check_database (XepCommand *command, GError **error)
{
  if (!xep_restore_finish (command->database, error))
    return FALSE;
  if (g_file_test (command->database, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!xep_restore_check_lost (command->database, error))
    return FALSE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _("There is no data file “%s” yet. Make it first (xeploai init, import or demo)."),
               command->database);
  return FALSE;
}

static gboolean
open_store (XepCommand *command, StoreMode mode, GError **error)
{
  gboolean anew = (command->options->given & XEP_OPTION_NEW) != 0;

  if (mode == STORE_NONE)
    return TRUE;
  if (mode != STORE_CREATE && !xep_command_check_database (command, error))
    return FALSE;
  if (mode == STORE_INSPECT)
    return open_to_inspect (command, error);
  if (mode == STORE_READ)
    return open_reader (command, mode, error);
  command->store = anew ? xep_store_new_anew (command->database, error)
                        : xep_store_new (command->database, error);
  return command->store != NULL;
}

/* A list that cannot be printed is not there; work that is done is done. */
static gboolean
write_output (XepCommand *command, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *sentence = NULL;

  if (command->output->len == 0
      || (fwrite (command->output->str, 1, command->output->len, stdout) == command->output->len
          && fflush (stdout) == 0))
    return TRUE;
  xep_set_error_from_errno (&problem, errno, _("standard output"));
  if (!command->confirms)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  sentence = g_strdup_printf (_("The work is done and kept; only what there is to tell about it "
                                "could not be printed (%s)."),
                              problem->message);
  print_error (sentence);
  return TRUE;
}

/* A command that made the file and then failed takes it away again: nothing has changed. */
static const char *const new_endings[] = { "", "-wal", "-shm" };

static guint
find_files (const char *database)
{
  guint found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (new_endings); i++)
    {
      g_autofree char *path = g_strconcat (database, new_endings[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        found |= 1u << i;
    }
  return found;
}

static void
remove_new_files (const char *database, guint before)
{
  for (gsize i = 0; i < G_N_ELEMENTS (new_endings); i++)
    {
      g_autofree char *path = g_strconcat (database, new_endings[i], NULL);

      if ((before & (1u << i)) == 0)
        g_remove (path);
    }
}

static gboolean
run_rule (XepCommand *command, const CommandRule *rule, GError **error)
{
  /* A link to the file that is not there yet is somebody's, and stays. */
  g_autofree char *database = xep_paths_resolve (command->database);
  g_autoptr (GError) unclosed = NULL;
  guint before = find_files (database);
  gboolean done = open_store (command, rule->store, error);

  if (done && command->store != NULL && rule->run != xep_command_check)
    xep_command_warn_regulation (xep_store_get_regulation_warning (command->store));
  done = done && rule->run (command, error);
  /* What was committed stays: that the file cannot be closed as it should is told beside the
   * verdict on the work. */
  if (command->store != NULL && !xep_store_close (command->store, &unclosed))
    xep_warning_tell (XEP_WARNING_FILE, unclosed->message);
  g_clear_object (&command->store);
  if (!done && (before & 1u) == 0 && rule->store == STORE_CREATE)
    remove_new_files (database, before);
  if (!done && rule->store == STORE_INSPECT)
    return write_output (command, NULL) && FALSE;
  return done && write_output (command, error);
}

static int
run_parsed (XepCommandOptions *options, GError **error)
{
  const CommandRule *rule = find_rule (options, error);
  g_autoptr (GString) output = g_string_new (NULL);
  g_autofree char *database = NULL;
  XepCommand command = { options, rule != NULL ? rule->usage : NULL, NULL, NULL, output, FALSE };

  if (rule == NULL || !check_usage (&command, rule, error))
    return 2;
  database = options->database != NULL ? g_strdup (options->database)
                                       : xep_paths_get_default_database ();
  command.database = database;
  if (run_rule (&command, rule, error))
    return 0;
  return 1;
}

static gboolean
asks_for (int argc, char **argv, const char *first, const char *second)
{
  return argc == 2 && (g_str_equal (argv[1], first) || g_str_equal (argv[1], second));
}

int
xep_command_run (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepCommandOptions) options = NULL;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  int code = 2;

  if (asks_for (argc, argv, "--help", "-h"))
    {
      g_print ("%s\n", _("Without a command the window opens. The commands are:"));
      for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
        g_print ("  %s\n", rules[i].usage);
      g_print ("%s\n", _("--database FILE goes with all of them and names another data file."));
      return 0;
    }
  if (asks_for (argc, argv, "--version", "-v"))
    {
      g_print ("xeploai %s\n", XEP_VERSION);
      return 0;
    }
  options = xep_command_options_parse (argc - 1, argv + 1, &error);
  if (options != NULL)
    {
      xep_warning_set_teller (collect_warning, warnings);
      code = run_parsed (options, &error);
      xep_warning_set_teller (NULL, NULL);
    }
  print_ending (error, warnings);
  return error != NULL && error->domain == XEP_COMMAND_USAGE ? 2 : code;
}

gboolean
xep_command_wants_window (int argc, char **argv, char **database)
{
  g_autoptr (XepCommandOptions) options = xep_command_options_parse (argc - 1, argv + 1, NULL);

  if (options == NULL || options->words->len > 0
      || (options->given & ~(guint) XEP_OPTION_DATABASE) != 0)
    return FALSE;
  *database = g_steal_pointer (&options->database);
  return TRUE;
}
