/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "command/xep-command-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "report/xep-report-batch.h"
#include "report/xep-report.h"
#include "store/xep-assessment-store.h"

/* The forms of "FORM[,FORM…]". (transfer full) */
static GStrv
split_forms (XepCommand *command)
{
  return g_strsplit (xep_command_word (command, 1), ",", -1);
}

static gboolean
is_given (XepCommand *command, XepCommandOption option)
{
  return (command->options->given & option) != 0;
}

static gboolean
has_suffix (XepCommand *command, const char *suffix)
{
  const char *output = command->options->output;
  g_autofree char *lower = output != NULL ? g_ascii_strdown (output, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, suffix);
}

static gboolean
refuse_usage (XepCommand *command, const char *reason, GError **error)
{
  g_set_error (error, XEP_COMMAND_USAGE, 0, _ ("%s This is how it is used: %s"), reason,
               command->usage);
  return FALSE;
}

/* One form: -o or --each. Several: the same, but no empty forms and no OpenDocument. */
gboolean
xep_command_check_print (XepCommand *command, GError **error)
{
  g_auto (GStrv) forms = split_forms (command);
  gboolean each = is_given (command, XEP_OPTION_EACH);
  gboolean batch = each || g_strv_length (forms) > 1;

  for (guint i = 0; forms[i] != NULL; i++)
    if (*forms[i] == '\0')
      return refuse_usage (command, _ ("A form has no name."), error);
  if (each == is_given (command, XEP_OPTION_OUTPUT))
    return refuse_usage (command, _ ("Either “-o” or “--each” is wanted."), error);
  if (batch && is_given (command, XEP_OPTION_BLANK))
    return refuse_usage (command, _ ("“--blank” is for one form in one file."), error);
  if (has_suffix (command, ".xlsx"))
    return refuse_usage (command, _ ("An Excel file is written by “export”."), error);
  if (batch && has_suffix (command, ".odt"))
    return refuse_usage (command, _ ("An OpenDocument file holds one form."), error);
  return TRUE;
}

/* The assessment of @subject_id that @form is about: of --kind, or of the first kind of the form
 * that the subject has. 0 if there is none, -1 with @error. */
static gint64
find_subject (
    XepCommand *command, XepForm *form, gint64 period_id, const char *subject_id, GError **error)
{
  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    {
      gint64 id;

      if (!xep_form_has_kind (form, (XepSubjectKind)kind)
          || (command->options->kind >= 0 && command->options->kind != kind))
        continue;
      id = xep_assessment_store_find (command->store, period_id, kind, subject_id, error);
      if (id != 0)
        return id;
    }
  return 0;
}

/* Adds what any of the forms is about of one subject. */
static gboolean
add_subject (XepCommand *command,
             GPtrArray *forms,
             gint64 period_id,
             const char *subject_id,
             GArray *ids,
             GError **error)
{
  guint before = ids->len;

  for (guint i = 0; i < forms->len; i++)
    {
      gint64 id = find_subject (command, forms->pdata[i], period_id, subject_id, error);

      if (id < 0)
        return FALSE;
      if (id > 0)
        g_array_append_val (ids, id);
    }
  if (ids->len > before)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _ ("“%s” has no assessment in this period that the form “%s” is for."), subject_id,
               xep_command_word (command, 1));
  return FALSE;
}

/* The forms of the command, XepForm of @catalogue. (transfer container) */
static GPtrArray *
find_forms (XepCommand *command, XepFormCatalogue *catalogue, GError **error)
{
  g_auto (GStrv) ids = split_forms (command);
  g_autoptr (GPtrArray) forms = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      XepForm *form = xep_form_catalogue_find (catalogue, ids[i], error);

      if (form == NULL)
        return NULL;
      g_ptr_array_add (forms, form);
    }
  return g_steal_pointer (&forms);
}

/* The assessments of all --subject; NULL with @error. An empty array if none is given. (transfer
 * full) */
static GArray *
find_subjects (XepCommand *command, gint64 period_id, GError **error)
{
  g_autoptr (XepFormCatalogue) catalogue = xep_command_load_forms (command, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) forms = NULL;
  GPtrArray *subjects = command->options->subjects;

  if (catalogue == NULL)
    return NULL;
  forms = find_forms (command, catalogue, error);
  if (forms == NULL)
    return NULL;
  for (guint i = 0; i < subjects->len; i++)
    if (!add_subject (command, forms, period_id, subjects->pdata[i], ids, error))
      return NULL;
  return g_steal_pointer (&ids);
}

/* Fills @selection from --unit and --subject; @ids keeps what it points to. */
static gboolean
select_subjects (XepCommand *command,
                 gint64 period_id,
                 XepReportSelection *selection,
                 GArray **ids,
                 GError **error)
{
  gint64 unit_id = xep_command_find_unit (command, error);

  if (unit_id < 0)
    return FALSE;
  *ids = find_subjects (command, period_id, error);
  if (*ids == NULL)
    return FALSE;
  selection->unit_id = unit_id;
  selection->assessment_ids = (*ids)->len > 0 ? &g_array_index (*ids, gint64, 0) : NULL;
  selection->n_assessments = (*ids)->len;
  return TRUE;
}

/* What was written is written: this is for whoever signs it. */
static void
warn (const XepReportNotes *notes)
{
  g_autofree char *text = xep_report_notes_dup_text (notes);

  if (text != NULL)
    g_printerr ("%s\n", text);
}

static gboolean
print_one (XepCommand *command,
           gint64 period_id,
           const XepReportSelection *selection,
           XepReportNotes *notes,
           GError **error)
{
  const char *form = xep_command_word (command, 1);
  const char *output = command->options->output;
  gboolean blank = is_given (command, XEP_OPTION_BLANK);

  if (has_suffix (command, ".odt"))
    return xep_report_write_odt (command->store, form, period_id, selection, blank, output, NULL,
                                 NULL, notes, NULL, error);
  return xep_report_write_pdf (command->store, form, period_id, selection, blank, output, NULL,
                               NULL, notes, NULL, error);
}

static gboolean
print_batch (XepCommand *command,
             gint64 period_id,
             const XepReportSelection *selection,
             XepReportNotes *notes,
             GError **error)
{
  g_auto (GStrv) forms = split_forms (command);
  gboolean each = is_given (command, XEP_OPTION_EACH);
  XepBatchReport report = { 0 };
  gboolean done = xep_report_write_batch (
      command->store, (const char *const *)forms, period_id, selection,
      each ? XEP_BATCH_FILE_EACH : XEP_BATCH_ONE_FILE,
      each ? command->options->each : command->options->output, &report, NULL, NULL, NULL, error);

  *notes = report.notes;
  return done;
}

/* Writes forms of all the period's subjects, or as --subject, --unit and --blank say: one form to
 * PDF or OpenDocument, several to one PDF, or a PDF for each subject to the folder of --each. */
gboolean
xep_command_print (XepCommand *command, GError **error)
{
  gint64 period_id = xep_command_find_period (command, error);
  gboolean batch
      = is_given (command, XEP_OPTION_EACH) || strchr (xep_command_word (command, 1), ',') != NULL;
  XepReportSelection selection = { 0 };
  XepReportNotes notes = { 0 };
  g_autoptr (GArray) ids = NULL;

  if (period_id == 0 || !select_subjects (command, period_id, &selection, &ids, error)
      || !(batch ? print_batch (command, period_id, &selection, &notes, error)
                 : print_one (command, period_id, &selection, &notes, error)))
    return FALSE;
  warn (&notes);
  return TRUE;
}

/* Writes the list that a form is to a workbook. */
gboolean
xep_command_export (XepCommand *command, GError **error)
{
  gint64 period_id = xep_command_find_period (command, error);
  XepReportSelection selection = { 0 };
  XepReportNotes notes = { 0 };
  g_autoptr (GArray) ids = NULL;

  if (period_id == 0 || !select_subjects (command, period_id, &selection, &ids, error)
      || !xep_report_write_xlsx (command->store, xep_command_word (command, 1), period_id,
                                 &selection, FALSE, command->options->output, &notes, NULL, error))
    return FALSE;
  warn (&notes);
  return TRUE;
}
