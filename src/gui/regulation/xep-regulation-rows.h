/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"
#include "model/xep-regulation-edit.h"

G_BEGIN_DECLS

/**
 * XepRegulationRows:
 * @row: next free row of @grid
 * @sums: (element-type GtkLabel): sums of groups, each with its group's number as its name
 *
 * Where the fields of one section are put.
 */
typedef struct
{
  XepRegulationEdit *edit;
  XepFieldForm *form;
  GtkGrid *grid;
  int row;
  GPtrArray *sums;
} XepRegulationRows;

/* Builds the fields of @section. Buttons save under "set.ID.group.NUMBER.add" and
 * "set.ID.criterion.NUMBER.remove". */
void xep_regulation_rows_build (XepRegulationRows *self, const char *section);

G_END_DECLS
