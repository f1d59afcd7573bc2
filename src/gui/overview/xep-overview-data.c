/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/overview/xep-overview-data.h"

#include "model/xep-deadline.h"
#include "store/xep-period-store.h"

static gboolean
read_period (XepOverviewData *self, GError **error)
{
  g_autoptr (XepPeriod) period = xep_period_store_load (self->store, self->period_id, error);

  if (period == NULL)
    return FALSE;
  self->year = period->year;
  self->code = period->code;
  self->regulation = xep_store_get_period_regulation (self->store, self->period_id, error);
  if (self->regulation == NULL)
    return FALSE;
  xep_regulation_ref (self->regulation);
  self->last_year_id = xep_period_store_find (self->store, self->year - 1, self->code, error);
  return self->last_year_id >= 0;
}

XepOverviewData *
xep_overview_data_read (XepContext *context, gint64 period_id, GError **error)
{
  g_autoptr (XepOverviewData) self = g_new0 (XepOverviewData, 1);

  self->context = g_object_ref (context);
  self->store = xep_context_get_store (context);
  self->period_id = period_id;
  if (!read_period (self, error))
    return NULL;
  self->progress = xep_overview_store_progress (self->store, period_id, error);
  if (self->progress == NULL)
    return NULL;
  self->quotas = xep_count_store_quotas (self->store, period_id, error);
  if (self->quotas == NULL)
    return NULL;
  self->units = xep_overview_store_units (self->store, period_id, error);
  if (self->units == NULL)
    return NULL;
  self->deadlines = xep_deadlines_of (self->regulation, self->code, self->year, xep_date_today ());
  return g_steal_pointer (&self);
}

void
xep_overview_data_free (XepOverviewData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->progress, g_ptr_array_unref);
  g_clear_pointer (&self->quotas, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->deadlines, g_ptr_array_unref);
  g_clear_pointer (&self->regulation, xep_regulation_unref);
  g_clear_object (&self->context);
  g_free (self);
}
