/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-order-store.h"

#include <glib/gi18n.h>

#include "store/xep-assessment-load.h"
#include "store/xep-order.h"
#include "store/xep-store-private.h"

void
xep_place_free (XepPlace *self)
{
  if (self == NULL)
    return;
  g_free (self->unit_name);
  g_free (self);
}

void
xep_due_free (XepDue *self)
{
  if (self == NULL)
    return;
  g_free (self->subject_name);
  g_free (self->unit_name);
  g_free (self->waits_for);
  g_free (self);
}

/**
 * xep_order_store_list_places:
 *
 * By the posts held at the end of the period; a unit that a subject belongs to in two ways is
 * there once. A meeting with a date stands for the place before one without; both ratings of a
 * person have the same meetings. Unit 0 is the commune itself. Errors: %XEP_ERROR_NOT_FOUND.
 */
GPtrArray *
xep_order_store_list_places (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autoptr (XepOrder) order = NULL;
  gint64 period_id = 0;

  if (!xep_store_query_id (store, "SELECT period_id FROM assessment WHERE id = ?", assessment_id,
                           &period_id, error))
    return NULL;
  if (period_id == 0)
    {
      xep_assessment_set_not_found (assessment_id, error);
      return NULL;
    }
  order = xep_order_load (store, period_id, error);
  return order != NULL ? xep_order_list_places (order, assessment_id) : NULL;
}

/**
 * xep_order_store_list_due:
 *
 * A meeting counts as held when it has a date. Whoever is not rated, and whoever is locked, is not
 * due. Of a person with two ratings the cell reviews the member rating. Next ones first; among
 * them collectives, then heads, deputies and the others, each in the cell before other places.
 * Errors: %XEP_ERROR_NOT_FOUND for a period that was never opened.
 */
GPtrArray *
xep_order_store_list_due (
    XepStore *store, gint64 period_id, gint64 unit_id, guint limit, GError **error)
{
  g_autoptr (XepOrder) order = xep_order_load (store, period_id, error);

  return order != NULL ? xep_order_list_due (order, unit_id, limit) : NULL;
}

/**
 * xep_order_store_check:
 *
 * What is on the agenda of the same meeting, or of one held up to its day, is not missing. Errors:
 * %XEP_ERROR_NOT_FOUND for a meeting, or an assessment of its period, that is not there.
 */
char *
xep_order_store_check (XepStore *store, gint64 meeting_id, gint64 assessment_id, GError **error)
{
  g_autoptr (XepStatement) row = xep_store_seek (
      store, "SELECT period_id FROM meeting WHERE id = ?", meeting_id,
      _("This meeting is no longer in the file; nothing was changed. Reload the list."), error);
  g_autoptr (XepOrder) order = NULL;

  if (row == NULL)
    return NULL;
  order = xep_order_load (store, xep_statement_get_int64 (row, 0), error);
  if (order == NULL)
    return NULL;
  if (xep_order_has (order, assessment_id))
    return xep_order_dup_missing (order, meeting_id, assessment_id);
  xep_assessment_set_not_found (assessment_id, error);
  return NULL;
}
