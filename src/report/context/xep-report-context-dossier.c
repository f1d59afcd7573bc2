/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/context/xep-report-context-private.h"
#include "store/xep-dossier-store.h"
#include "store/xep-rerating-store.h"

static XepReportData *
add_component (XepReportData *data, const XepDossierComponent *component)
{
  XepReportData *row = xep_report_data_add_row (data, "components");

  xep_report_data_set_text (row, "component_number", component->number);
  xep_report_data_set_text (row, "component", component->text);
  return row;
}

static XepReportData *
add_copy (XepReportData *data, const XepNamedItem *copy)
{
  XepReportData *row = xep_report_data_add_row (data, "copies");

  xep_report_data_set_text (row, "copy", copy->text);
  xep_report_data_set_text (row, "copy_recipient", copy->short_text);
  return row;
}

static gboolean
uses_components (XepReportContext *self)
{
  static const char *const fields[]
      = { "components", "components_count", "components_received", NULL };

  return xep_report_context_uses_any (self, fields);
}

static gboolean
add_components (XepReportContext *self,
                XepReportData *data,
                const XepAssessment *assessment,
                GError **error)
{
  g_autoptr (GPtrArray) items = xep_dossier_store_list_items (self->store, assessment->id, error);
  int received = 0;

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const XepDossierItem *item = g_ptr_array_index (items, i);
      XepReportData *row = add_component (data, item->component);

      xep_report_data_set_flag (row, "component_received", xep_date_is_set (item->received_on));
      xep_report_data_set_flag (row, "component_not_needed", item->not_needed);
      xep_report_data_set_date (row, "component_date", item->received_on);
      xep_report_data_set_text (row, "component_by", item->received_by);
      xep_report_data_set_text (row, "component_note", item->note);
      received += xep_date_is_set (item->received_on) ? 1 : 0;
    }
  xep_report_data_set_integer (data, "components_count", (int) items->len);
  xep_report_data_set_integer (data, "components_received", received);
  return TRUE;
}

gboolean
xep_report_context_add_dossier (XepReportContext *self,
                                XepReportData *data,
                                const XepAssessment *assessment,
                                GError **error)
{
  g_autoptr (GPtrArray) copies = NULL;

  if (uses_components (self) && !add_components (self, data, assessment, error))
    return FALSE;
  if (!xep_form_uses (self->form, "copies"))
    return TRUE;

  copies = xep_dossier_store_list_copies (self->store, assessment->id, error);
  if (copies == NULL)
    return FALSE;
  for (guint i = 0; i < copies->len; i++)
    {
      const XepDossierCopy *copy = g_ptr_array_index (copies, i);
      XepReportData *row = add_copy (data, copy->copy);

      xep_report_data_set_date (row, "copy_date", copy->sent_on);
      xep_report_data_set_text (row, "copy_by", copy->taken_by);
      xep_report_data_set_text (row, "note", copy->note);
    }
  return TRUE;
}

void
xep_report_context_add_blank_dossier (XepReportContext *self, XepReportData *data)
{
  GPtrArray *components = xep_regulation_get_dossier (self->regulation, self->period->code);
  GPtrArray *copies = xep_regulation_get_copies (self->regulation);

  for (guint i = 0; uses_components (self) && i < components->len; i++)
    add_component (data, g_ptr_array_index (components, i));
  if (uses_components (self))
    xep_report_data_set_integer (data, "components_count", (int) components->len);
  for (guint i = 0; xep_form_uses (self->form, "copies") && i < copies->len; i++)
    add_copy (data, g_ptr_array_index (copies, i));
}

/* The last decision that changed a published rating (Điều 13, 15; Mẫu 03). */
gboolean
xep_report_context_set_rerating (XepReportContext *self,
                                 XepReportData *data,
                                 const XepAssessment *assessment,
                                 GError **error)
{
  static const char *const fields[] = { "annulled",
                                        "former_level_name",
                                        "former_total",
                                        "former_number",
                                        "former_date",
                                        "rerating_reason",
                                        "rerating_number",
                                        "rerating_date",
                                        "rerating_level_name",
                                        "rerating_total",
                                        NULL };
  g_autoptr (GPtrArray) reratings = NULL;
  const XepRerating *last;

  if (!xep_report_context_uses_any (self, fields))
    return TRUE;
  reratings = xep_rerating_store_list (self->store, assessment->id, error);
  if (reratings == NULL)
    return FALSE;
  if (reratings->len == 0)
    return TRUE;
  last = g_ptr_array_index (reratings, reratings->len - 1);
  xep_report_data_set_flag (data, "annulled", last->annulled);
  xep_report_data_set_text (data, "former_level_name",
                            xep_report_context_get_level_name (self, last->former_level));
  xep_report_data_set_points (data, "former_total", last->former_points);
  xep_report_data_set_text (data, "former_number", last->former_number);
  xep_report_data_set_date (data, "former_date", last->former_date);
  xep_report_data_set_text (data, "rerating_reason", last->reason);
  xep_report_data_set_text (data, "rerating_number", last->number);
  xep_report_data_set_date (data, "rerating_date", last->decided_on);
  xep_report_data_set_text (data, "rerating_level_name",
                            xep_report_context_get_level_name (self, last->level));
  xep_report_data_set_points (data, "rerating_total", last->points);
  if (xep_form_get_scope (self->form) == XEP_FORM_SUBJECT)
    xep_report_context_set_number_line (self, data, last->number, last->decided_on);
  return TRUE;
}

/* Whose papers are due. */
static const struct
{
  const char *field, *giver;
} deadlines[] = {
  { "deadline_units", "units" },
  { "deadline_commune", "commune" },
};

static void
set_deadline (XepReportContext *self, XepReportData *data, const char *field, const char *giver)
{
  GPtrArray *rules = xep_regulation_get_deadlines (self->regulation);

  for (guint i = 0; i < rules->len; i++)
    {
      const XepDeadlineRule *rule = g_ptr_array_index (rules, i);

      if (rule->code == self->period->code && g_str_equal (rule->giver, giver))
        {
          xep_report_data_set_date (data, field,
                                    (XepDate){ self->period->year, rule->month, rule->day });
          return;
        }
    }
}

void
xep_report_context_set_deadlines (XepReportContext *self, XepReportData *data)
{
  for (guint i = 0; i < G_N_ELEMENTS (deadlines); i++)
    if (xep_form_uses (self->form, deadlines[i].field))
      set_deadline (self, data, deadlines[i].field, deadlines[i].giver);
}
