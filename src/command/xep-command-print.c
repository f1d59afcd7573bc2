/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-command"

#include "config.h"

#include "command/xep-command-private.h"

#include <glib/gi18n.h>

#include "report/xep-report.h"
#include "store/xep-assessment-store.h"

/* The assessment of @subject_id that @form is about: of --kind, or of the first kind of the form
 * that the subject has. 0 with @error. */
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
        return MAX (id, 0);
    }
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _ ("“%s” has no assessment in this period that the form “%s” is for."), subject_id,
               xep_form_get_id (form));
  return 0;
}

/* The assessments of all --subject; NULL with @error. An empty array if none is given. (transfer
 * full) */
static GArray *
find_subjects (XepCommand *command, gint64 period_id, GError **error)
{
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load (error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *subjects = command->options->subjects;
  XepForm *form;

  if (catalogue == NULL)
    return NULL;
  form = xep_form_catalogue_find (catalogue, xep_command_word (command, 1), error);
  if (form == NULL)
    return NULL;
  for (guint i = 0; i < subjects->len; i++)
    {
      gint64 id = find_subject (command, form, period_id, g_ptr_array_index (subjects, i), error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
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

/* Writes a form to a PDF: of all the period's subjects, or as --subject, --unit and --blank say. */
gboolean
xep_command_print (XepCommand *command, GError **error)
{
  gint64 period_id = xep_command_find_period (command, error);
  gboolean blank = (command->options->given & XEP_OPTION_BLANK) != 0;
  XepReportSelection selection = { 0 };
  g_autoptr (GArray) ids = NULL;

  return period_id != 0 && select_subjects (command, period_id, &selection, &ids, error)
         && xep_report_write_pdf (command->store, xep_command_word (command, 1), period_id,
                                  &selection, blank, command->options->output, NULL, NULL, NULL,
                                  error);
}

/* Writes the list that a form is to a workbook. */
gboolean
xep_command_export (XepCommand *command, GError **error)
{
  gint64 period_id = xep_command_find_period (command, error);
  XepReportSelection selection = { 0 };
  g_autoptr (GArray) ids = NULL;

  return period_id != 0 && select_subjects (command, period_id, &selection, &ids, error)
         && xep_report_write_xlsx (command->store, xep_command_word (command, 1), period_id,
                                   &selection, FALSE, command->options->output, NULL, error);
}
