/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-paths.h"
#include "base/xep-warning.h"
#include "command/xep-command-private.h"
#include "command/xep-csv.h"
#include "import/xep-import.h"
#include "import/xep-rejects.h"

#define SCORE_OPTIONS (XEP_OPTION_YEAR | XEP_OPTION_PERIOD | XEP_OPTION_STEP)
#define COMMON_OPTIONS                                                               \
  (XEP_OPTION_DRY_RUN | XEP_OPTION_REJECTS | XEP_OPTION_CONFIRM | XEP_OPTION_MAPPING \
   | XEP_OPTION_FORMAT)

gboolean
xep_command_check_import (XepCommand *command, GError **error)
{
  const XepCommandOptions *options = command->options;
  XepImportKind kind;

  /* A table of rows is told of what would become of them, not of a paper. */
  if (!xep_import_kind_from_nick (xep_command_word (command, 1), &kind)
      || ((options->given & XEP_OPTION_FORMAT) != 0
          && (!options->lines || (options->given & XEP_OPTION_DRY_RUN) == 0)))
    {
      g_set_error (error, XEP_COMMAND_USAGE, 0, _("This is how it is used: %s"), command->usage);
      return FALSE;
    }
  if (kind == XEP_IMPORT_SCORES)
    return xep_command_check_options (command, SCORE_OPTIONS, COMMON_OPTIONS | XEP_OPTION_KIND,
                                      error);
  return xep_command_check_options (command, 0, COMMON_OPTIONS, error);
}

static void
say_notes (XepCommand *command, GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const XepImportNote *note = g_ptr_array_index (notes, i);

      xep_command_say (command, "%s %s: %s", note->sheet, note->cell, note->text);
    }
}

static void
say_report (XepCommand *command, XepImportReport *report, gboolean dry_run)
{
  g_autofree char *summary = xep_import_report_summary (report);

  if (dry_run)
    xep_command_say (command, "%s", summary);
  else
    xep_command_confirm (command, "%s", summary);
  say_notes (command, report->unread);
  say_notes (command, report->notes);
  if (report->forms_differ > 0 && !report->dry_run)
    xep_command_say (command, _("“xeploai record follow --dry-run” lists them, “xeploai record "
                                "follow” brings them up to date."));
  for (guint i = 0; i < report->refused->len; i++)
    {
      const XepImportRefusal *refusal = g_ptr_array_index (report->refused, i);

      xep_command_say (command, "%s %s: %s", refusal->sheet, refusal->cell, refusal->reason);
    }
}

static const char *const outcomes[] = {
  [XEP_OUTCOME_UNCHANGED] = "same",  [XEP_OUTCOME_UPDATED] = "changed",
  [XEP_OUTCOME_ADDED] = "new",       [XEP_OUTCOME_ASKED] = "asked",
  [XEP_OUTCOME_REFUSED] = "refused", [XEP_OUTCOME_SKIPPED] = "skipped",
};

/* One line a row, one more for each further field that would change. */
static void
say_rows (XepCommand *command, XepImportReport *report)
{
  XepCsv csv = { .text = command->output };
  const char *const headings[] = { "sheet", "row", "name", "outcome", "subject_id", "field",
                                   "old",   "new", "kept", "cell",    "reason" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    xep_csv_text (&csv, headings[i]);
  xep_csv_end_line (&csv);
  for (guint i = 0; i < report->people->len; i++)
    {
      const XepImportPerson *person = g_ptr_array_index (report->people, i);
      g_autofree char *subject = person->person_id != 0
                                     ? g_strdup_printf ("p%" G_GINT64_FORMAT, person->person_id)
                                     : g_strdup ("");
      guint n_changes = person->changes != NULL ? person->changes->len : 0;

      for (guint j = 0; j < MAX (n_changes, 1); j++)
        {
          const XepImportChange *change
              = j < n_changes ? g_ptr_array_index (person->changes, j) : NULL;

          xep_csv_text (&csv, person->sheet);
          xep_csv_integer (&csv, person->row + 1);
          xep_csv_text (&csv, person->name);
          xep_csv_text (&csv, outcomes[person->outcome]);
          xep_csv_text (&csv, subject);
          xep_csv_text (&csv, change != NULL ? change->key : "");
          xep_csv_text (&csv, change != NULL ? change->old_text : "");
          xep_csv_text (&csv, change != NULL ? change->new_text : "");
          xep_csv_text (&csv, change != NULL && change->kept ? "yes" : "");
          xep_csv_text (&csv, person->reason != NULL ? person->cell : "");
          xep_csv_text (&csv, person->reason);
          xep_csv_end_line (&csv);
        }
    }
}

/* The workbook that is read is never written over, under whatever name. */
static gboolean
check_rejects (XepCommand *command, GError **error)
{
  const char *rejects = command->options->rejects;
  g_autofree char *input = xep_paths_resolve (xep_command_word (command, 2));
  g_autofree char *output = rejects != NULL ? xep_paths_resolve (rejects) : NULL;

  if (g_strcmp0 (input, output) != 0)
    return TRUE;
  g_set_error (
      error, XEP_ERROR, XEP_ERROR_INVALID,
      _("“%s” is the workbook that is read. Nothing was imported. Name another file for the "
        "refused rows."),
      rejects);
  return FALSE;
}

/* Without --rejects there is no place for refused rows to come back to: then the whole file is
 * refused. */
static gboolean
refuse_rows (XepImportReport *report, GError **error)
{
  const XepImportRefusal *first;

  if (report->refused->len == 0)
    return TRUE;
  first = g_ptr_array_index (report->refused, 0);
  g_set_error (
      error, XEP_ERROR, XEP_ERROR_INVALID,
      ngettext (
          "%u row cannot go in, at %s %s: %s Nothing was imported. Correct the workbook, or name a "
          "workbook for the refused rows (--rejects) and the others go in.",
          "%u rows cannot go in, the first at %s %s: %s Nothing was imported. Correct the "
          "workbook, or "
          "name a workbook for the refused rows (--rejects) and the others go in.",
          report->refused->len),
      report->refused->len, first->sheet, first->cell, first->reason);
  return FALSE;
}

/* What would change most people is somebody's decision, never a slip of the command line. */
static gboolean
refuse_alarms (XepImportReport *report, gboolean confirmed, GError **error)
{
  g_autofree char *alarms = NULL;

  if (report->alarms->len == 0 || confirmed)
    return TRUE;
  alarms = xep_import_report_dup_alarms (report);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("%s Nothing was imported. Check that it is the right file and the right content; "
                 "if it is, add --confirm."),
               alarms);
  return FALSE;
}

/* What would become of the rows. Those that cannot go in are brought to safety before the others go
 * in: afterwards it would be too late to say that they could not be written. */
static gboolean
rehearse (XepCommand *command, XepImportFile *file, XepImportOptions options, GError **error)
{
  const char *rejects = command->options->rejects;
  g_autoptr (XepImportReport) report = NULL;

  options.dry_run = TRUE;
  if (!xep_import_file_run (file, command->store, &options, &report, error))
    return FALSE;
  if (rejects == NULL && !refuse_rows (report, error))
    return FALSE;
  if (!refuse_alarms (report, options.confirmed, error))
    return FALSE;
  return report->refused->len == 0 || xep_rejects_write (report, rejects, NULL, error);
}

/* Reads a workbook into the database: all rows or, with --rejects, all that can go in. */
gboolean
xep_command_import (XepCommand *command, GError **error)
{
  const XepCommandOptions *given = command->options;
  XepImportKind kind = XEP_IMPORT_ROSTER;
  XepImportOptions options = {
    .dry_run = (given->given & XEP_OPTION_DRY_RUN) != 0,
    .year = given->year,
    .period = given->period,
    .step = given->step,
    .kind = given->kind >= 0 ? (XepSubjectKind) given->kind : XEP_KIND_COLLECTIVE,
    .confirmed = (given->given & XEP_OPTION_CONFIRM) != 0,
  };
  g_autoptr (XepImportMapping) mapping = NULL;
  g_autoptr (XepImportFile) file = NULL;
  g_autoptr (XepImportReport) report = NULL;

  if (!xep_import_kind_from_nick (xep_command_word (command, 1), &kind))
    return FALSE;
  if (!check_rejects (command, error))
    return FALSE;
  if (given->mapping != NULL)
    {
      mapping = options.mapping = xep_import_mapping_load (given->mapping, error);
      if (mapping == NULL)
        return FALSE;
    }
  file = xep_import_file_load (kind, xep_command_word (command, 2), error);
  if (file == NULL || (!options.dry_run && !rehearse (command, file, options, error))
      || !xep_import_file_run (file, command->store, &options, &report, error))
    return FALSE;
  if (given->lines)
    say_rows (command, report);
  else
    say_report (command, report, options.dry_run);
  return !options.dry_run || given->rejects == NULL || report->refused->len == 0
         || xep_rejects_write (report, given->rejects, NULL, error);
}
