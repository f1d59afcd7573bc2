/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/form/xep-form-catalogue.h"

G_BEGIN_DECLS

/* The forms of one subject as check boxes, under the headings of their categories.
 *
 * Signal "changed": a box was ticked or cleared. */
#define XEP_TYPE_BATCH_FORMS (xep_batch_forms_get_type ())
G_DECLARE_FINAL_TYPE (XepBatchForms, xep_batch_forms, XEP, BATCH_FORMS, GtkWidget)

/* Those for the period; the self-assessments are ticked. */
void xep_batch_forms_fill (XepBatchForms *self, XepFormCatalogue *catalogue, XepPeriodCode period);
/* Ids of the ticked ones in their order. (transfer full) */
char **xep_batch_forms_dup_chosen (XepBatchForms *self);
/* Ticks or clears one; FALSE if there is none of that id. */
gboolean xep_batch_forms_choose (XepBatchForms *self, const char *id, gboolean chosen);

G_END_DECLS
