/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"
#include "model/xep-regulation.h"

G_BEGIN_DECLS

/* A forced case of Điều 11 with its tick; when ticked, its exception with the written grounds. */
#define XEP_TYPE_DISQUALIFIER_ROW (xep_disqualifier_row_get_type ())
G_DECLARE_FINAL_TYPE (XepDisqualifierRow, xep_disqualifier_row, XEP, DISQUALIFIER_ROW, GtkWidget)

GtkWidget *xep_disqualifier_row_new (const XepDisqualifierRule *rule);
void xep_disqualifier_row_add_fields (XepDisqualifierRow *self, XepFieldForm *form);
gboolean xep_disqualifier_row_get_ticked (XepDisqualifierRow *self);

G_END_DECLS
