/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-print-request.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "report/form/xep-form-catalogue.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"
#include "store/xep-unit-store.h"

/* Whose papers they are, for the file's name. (transfer full) */
static char *
dup_owner (XepStore *store, const XepPrintRequest *self, GError **error)
{
  if (self->blank)
    return g_strdup (_("blank"));
  if (self->assessment_id != 0)
    {
      g_autoptr (XepAssessment) assessment
          = xep_assessment_store_load (store, self->assessment_id, error);

      return assessment == NULL ? NULL : g_strdup (assessment->subject_name);
    }
  if (self->unit_id != 0)
    {
      g_autoptr (XepUnit) unit = xep_unit_store_load (store, self->unit_id, error);

      return unit == NULL ? NULL : g_strdup (unit->name);
    }
  return g_strdup ("");
}

static gboolean
name_file (XepStore *store, XepPrintRequest *self, GError **error)
{
  g_autoptr (XepPeriod) period = xep_period_store_load (store, self->period_id, error);
  g_autofree char *owner = NULL;
  g_autofree char *words = NULL;

  if (period == NULL)
    return FALSE;
  owner = dup_owner (store, self, error);
  if (owner == NULL)
    return FALSE;
  words = g_strdup_printf ("%s %d %s %s", self->forms[0], period->year,
                           xep_period_to_nick (period->code), owner);
  self->file_stem = xep_text_slug (words);
  return TRUE;
}

XepPrintRequest *
xep_print_request_new (XepStore *store,
                       const char *form_id,
                       gint64 period_id,
                       gint64 assessment_id,
                       gint64 unit_id,
                       gboolean blank,
                       GError **error)
{
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load (error);
  g_autoptr (XepPrintRequest) self = NULL;
  XepForm *form = NULL;

  if (catalogue == NULL)
    return NULL;
  form = xep_form_catalogue_find (catalogue, form_id, error);
  if (form == NULL)
    return NULL;
  self = g_new0 (XepPrintRequest, 1);
  self->forms[0] = g_strdup (form_id);
  self->form_title = g_strdup (xep_form_get_title (form));
  self->period_id = period_id;
  self->assessment_id = assessment_id;
  self->unit_id = unit_id;
  self->blank = blank;
  if (!name_file (store, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

XepPrintRequest *
xep_print_request_copy (const XepPrintRequest *self)
{
  XepPrintRequest *copy = g_memdup2 (self, sizeof *self);

  copy->forms[0] = g_strdup (self->forms[0]);
  copy->form_title = g_strdup (self->form_title);
  copy->file_stem = g_strdup (self->file_stem);
  return copy;
}

void
xep_print_request_free (XepPrintRequest *self)
{
  g_free (self->forms[0]);
  g_free (self->form_title);
  g_free (self->file_stem);
  g_free (self);
}

XepPaperRequest
xep_print_request_get_papers (const XepPrintRequest *self)
{
  XepPaperRequest papers = { .forms = (const char *const *) self->forms,
                             .period_id = self->period_id,
                             .blank = self->blank };

  papers.selection.meeting_id = self->meeting_id;
  papers.selection.unit_id = self->assessment_id != 0 ? 0 : self->unit_id;
  if (self->assessment_id != 0)
    {
      papers.selection.assessment_ids = &self->assessment_id;
      papers.selection.n_assessments = 1;
    }
  return papers;
}

char *
xep_print_request_file_name (const XepPrintRequest *self, const XepPaperFormat *format)
{
  return g_strconcat (self->file_stem, format->suffix, NULL);
}
