/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/context/xep-report-context-private.h"
#include "store/xep-unit-store.h"

static const struct
{
  const char *field, *key;
} bodies[] = {
  { "party", "party" },
  { "state", "state" },
  { "motto", "motto" },
  { "superior", "superior" },
  { "issuer", "issuer" },
  { "signer_body", "issuer" },
  { "commune_party", "commune-party" },
  { "commune", "commune" },
  { "commune_committee", "commune-committee" },
  { "standing_committee", "standing-committee" },
  { "building_board", "building-board" },
  { "province_committee", "province-committee" },
  { "province_standing_committee", "province-standing-committee" },
  { "province_organisation_board", "province-organisation-board" },
  { "place", "place" },
};

static void
set_period (XepReportContext *self, XepReportData *data)
{
  XepPeriodCode code = self->period->code;
  int year = self->period->year;
  const XepPeriodRule *rule = xep_regulation_get_period (self->regulation, code);
  g_autofree char *title = xep_regulation_dup_period_title (self->regulation, code, year);
  g_autofree char *upper = g_utf8_strup (title, -1);
  g_autofree char *phrase = xep_regulation_dup_period_phrase (self->regulation, code, year);

  xep_report_data_set_text (data, "period_name", rule->name);
  xep_report_data_set_text (data, "period_title", title);
  xep_report_data_set_text (data, "period_upper", upper);
  xep_report_data_set_text (data, "period_phrase", phrase);
  xep_report_data_set_flag (data, "quarter", code != XEP_PERIOD_YEAR);
  xep_report_data_set_flag (data, "annual", code == XEP_PERIOD_YEAR);
  xep_report_data_set_integer (data, "year", year);
  xep_report_data_set_integer (data, "next_year", year + 1);
}

/* "PL5 · QIII/2025", with the subject's number "PL5 · QIII/2025 · số 123". */
static void
set_code (XepReportContext *self, XepReportData *data, gint64 number)
{
  const XepPeriodRule *rule = xep_regulation_get_period (self->regulation, self->period->code);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "%s · %s%d", xep_form_get_name (self->form), rule->mark,
                   self->period->year);
  if (number != 0)
    {
      g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      g_autofree char *words = xep_paper_words_fill (
          xep_form_get_words (self->form), XEP_WORDS_SUBJECT_NUMBER, "number", digits, NULL);

      g_string_append_printf (text, " · %s", words);
    }
  xep_report_data_set_text (data, "code", text->str);
}

void
xep_report_context_set_document (XepReportContext *self, XepReportData *data, gint64 number)
{
  GPtrArray *sources = xep_regulation_get_sources (self->regulation);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    xep_report_data_set_text (data, bodies[i].field,
                              xep_regulation_get_body (self->regulation, bodies[i].key));
  set_period (self, data);
  set_code (self, data, number);

  for (guint i = 0; xep_form_uses (self->form, "sources") && i < sources->len; i++)
    {
      const XepSource *source = g_ptr_array_index (sources, i);

      xep_report_data_set_text (xep_report_data_add_row (data, "sources"), "source", source->cite);
    }

  xep_report_context_set_deadlines (self, data);
  xep_report_data_set_flag (data, "provisional", xep_regulation_is_provisional (self->regulation));
}

gboolean
xep_report_context_set_unit (XepReportContext *self, XepReportData *data, GError **error)
{
  gint64 unit_id = self->selection != NULL ? self->selection->unit_id : 0;
  g_autoptr (XepUnit) unit = NULL;
  g_autofree char *heading = NULL;

  /* Lists and papers of meetings may be a unit's; other papers of one subject are that subject's.
   */
  if (unit_id == 0 && self->meeting != NULL
      && (xep_form_get_scope (self->form) == XEP_FORM_LIST
          || xep_form_get_category (self->form) == XEP_FORM_MEETING))
    unit_id = self->meeting->unit_id;
  if (unit_id == 0)
    return TRUE;
  unit = xep_unit_store_load (self->store, unit_id, error);
  if (unit == NULL)
    return FALSE;

  xep_report_data_set_text (data, "list_unit", unit->name);
  if (xep_form_get_for_unit (self->form) != XEP_FOR_UNIT_ISSUED)
    return TRUE;
  heading = g_utf8_strup (unit->name, -1);
  xep_report_data_set_text (data, "issuer", heading);
  xep_report_data_set_text (data, "signer_body", heading);
  xep_report_data_set_text (data, "superior",
                            xep_regulation_get_body (self->regulation, "commune-party"));
  return TRUE;
}

void
xep_report_context_set_number_line (XepReportContext *self,
                                    XepReportData *data,
                                    const char *number,
                                    XepDate date)
{
  XepPaperWords *words = xep_form_get_words (self->form);
  g_autofree char *before
      = xep_paper_words_fill (words, XEP_WORDS_DOCUMENT_NUMBER, "number", "", NULL);
  g_autofree char *line = NULL;
  g_autofree char *long_date = NULL;

  /* Some key the word with the number. */
  if (*number != '\0')
    line = g_str_has_prefix (number, before)
               ? g_strdup (number)
               : xep_paper_words_fill (words, XEP_WORDS_DOCUMENT_NUMBER, "number", number, NULL);
  if (xep_date_is_full (date))
    long_date = xep_date_format_long (date);
  xep_report_data_set_text (data, "document_number", line);
  xep_report_data_set_text (data, "date_long", long_date);
}

XepStep
xep_report_context_get_printed_step (XepReportContext *self)
{
  static const char *const fields[XEP_N_STEPS][7] = {
    { "self_number", "self_date", "self_level", "self_level_name", "self_total", NULL },
    { "appraisal_number", "appraisal_date", "appraisal_level", "appraisal_level_name",
      "appraisal_total", NULL },
    { "decision_number", "decision_date", "decision_level", "decision_level_name", "decision_total",
      NULL },
  };

  for (int step = XEP_STEP_DECISION; step > XEP_STEP_SELF; step--)
    if (xep_report_context_uses_any (self, fields[step]))
      return (XepStep) step;
  return XEP_STEP_SELF;
}

void
xep_report_context_set_signing (XepReportContext *self,
                                XepReportData *data,
                                const XepAssessment *assessment)
{
  const char *cell = *assessment->cell_name != '\0' ? assessment->cell_name : assessment->unit_name;
  g_autofree char *heading = g_utf8_strup (cell, -1);
  const XepStepResult *step;

  xep_report_data_set_text (data, "cell_heading", heading);
  switch (xep_form_get_category (self->form))
    {
    case XEP_FORM_SELF:
    case XEP_FORM_REVIEW:
      xep_report_context_set_number_line (self, data, "",
                                          assessment->steps[XEP_STEP_SELF].dated_on);
      break;
    case XEP_FORM_STEP:
      step = &assessment->steps[xep_report_context_get_printed_step (self)];
      xep_report_context_set_number_line (self, data, step->document_number, step->dated_on);
      break;
    case XEP_FORM_MEETING:
    case XEP_FORM_SUMMARY:
    case XEP_FORM_DOSSIER:
      break; /* a meeting sets its own, the others are dated by hand */
    }
}
