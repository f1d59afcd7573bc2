/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-field.h"

G_BEGIN_DECLS

/* What a XepRowList shows, as data. */

typedef struct
{
  const char *value;
  const char *text; /* msgid */
} XepRowChoice;

/* Where a field of each row stands. Rows are XEP_ROW_SPANS wide; line 0 is the whole first line. */
typedef struct
{
  const char *key; /* of the field */
  int line;
  int span;
  const XepRowChoice *choices; /* ends with a NULL text; NULL for what is typed */
} XepRowColumn;
#define XEP_ROW_SPANS 12

typedef struct
{
  XepScopeId scope;
  const char *name; /* msgid of "Task %u" */
  gboolean open;    /* rows are added by typing into the last one, and taken away */
  const XepRowColumn *columns;
  guint n_columns;
} XepRowTable;

/* The lists of an assessment. */
extern const XepRowTable xep_task_table;
extern const XepRowTable xep_shortcoming_table;
extern const XepRowTable xep_remedy_table;
extern const XepRowTable xep_prompt_table;
extern const XepRowTable xep_complaint_table;

G_END_DECLS
