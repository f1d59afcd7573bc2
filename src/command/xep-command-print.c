/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "command/xep-command-private.h"
#include "report/form/xep-form-catalogue.h"
#include "report/paper/xep-paper-request.h"
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

/* What the file or the files of --each are to be. */
static const XepPaperFormat *
get_format (XepCommand *command)
{
  const XepCommandOptions *options = command->options;

  if (options->format != NULL)
    return options->format;
  return xep_paper_format_of_file (options->output != NULL ? options->output : "");
}

static gboolean
refuse_usage (XepCommand *command, const char *reason, GError **error)
{
  g_set_error (error, XEP_COMMAND_USAGE, 0, _("%s This is how it is used: %s"), reason,
               command->usage);
  return FALSE;
}

/* A form named twice is printed twice; of two texts that are edited only one would be. */
static gboolean
check_papers (XepCommand *command, gboolean edited, GError **error)
{
  g_auto (GStrv) forms = split_forms (command);

  for (guint i = 0; forms[i] != NULL; i++)
    {
      if (*forms[i] == '\0')
        return refuse_usage (command, _("A form has no name."), error);
      for (guint j = 0; edited && j < i; j++)
        if (g_str_equal (forms[i], forms[j]))
          return refuse_usage (command, _("A file to be edited holds each form once."), error);
    }
  if (is_given (command, XEP_OPTION_EACH) == is_given (command, XEP_OPTION_OUTPUT))
    return refuse_usage (command, _("Either “-o” or “--each” is wanted."), error);
  if ((is_given (command, XEP_OPTION_EACH) || g_strv_length (forms) > 1)
      && is_given (command, XEP_OPTION_BLANK))
    return refuse_usage (command, _("“--blank” is for one form in one file."), error);
  return TRUE;
}

gboolean
xep_command_check_export (XepCommand *command, GError **error)
{
  return check_papers (command, TRUE, error);
}

gboolean
xep_command_check_print (XepCommand *command, GError **error)
{
  const XepPaperFormat *format = get_format (command);

  if (command->options->lines)
    return refuse_usage (command, _("“csv” is no format of a paper."), error);
  if (format->sheets_only)
    return refuse_usage (command, _("An Excel file is written by “export”."), error);
  return check_papers (command, format != xep_paper_format_find ("pdf"), error);
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

      if (!xep_form_has_kind (form, (XepSubjectKind) kind)
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
               _("“%s” has no assessment in this period that the form “%s” is for."), subject_id,
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
  g_autoptr (XepFormCatalogue) catalogue = xep_command_load_forms (error);
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

/* Fills period and selection of @request from --year, --period, --unit and --subject; @ids keeps
 * what it points to. */
static gboolean
select_subjects (XepCommand *command, XepPaperRequest *request, GArray **ids, GError **error)
{
  XepReportSelection *selection = &request->selection;

  request->period_id = xep_command_find_period (command, error);
  if (request->period_id == 0)
    return FALSE;
  selection->unit_id = xep_command_find_unit (command, error);
  if (selection->unit_id < 0)
    return FALSE;
  *ids = find_subjects (command, request->period_id, error);
  if (*ids == NULL)
    return FALSE;
  selection->assessment_ids = (*ids)->len > 0 ? &g_array_index (*ids, gint64, 0) : NULL;
  selection->n_assessments = (*ids)->len;
  return TRUE;
}

static gboolean
write_papers (XepCommand *command, const XepPaperFormat *format, GError **error)
{
  g_auto (GStrv) forms = split_forms (command);
  gboolean each = is_given (command, XEP_OPTION_EACH);
  const char *path = each ? command->options->each : command->options->output;
  XepPaperRequest request
      = { .forms = (const char *const *) forms, .blank = is_given (command, XEP_OPTION_BLANK) };
  g_autoptr (XepPaperSink) sink = each ? xep_folder_sink_new (format) : format->new_sink ();
  g_autoptr (GArray) ids = NULL;
  g_autofree char *notes = NULL;
  XepPaperReport report = { 0 };

  if (!select_subjects (command, &request, &ids, error)
      || !xep_paper_request_run (&request, command->store, sink, path, &report, NULL, NULL, NULL,
                                 error))
    return FALSE;
  /* What was written is written: this is for whoever signs it. */
  notes = xep_report_notes_dup_text (&report.notes);
  if (notes != NULL)
    g_printerr ("%s\n", notes);
  return TRUE;
}

/* Writes forms of all the period's subjects, or as --subject, --unit and --blank say: to PDF or
 * OpenDocument, in one file or a file for each subject in the folder of --each. */
gboolean
xep_command_print (XepCommand *command, GError **error)
{
  return write_papers (command, get_format (command), error);
}

/* Writes the list that a form is to a workbook, or a workbook for each subject to a folder. */
gboolean
xep_command_export (XepCommand *command, GError **error)
{
  return write_papers (command, xep_paper_format_find ("xlsx"), error);
}
