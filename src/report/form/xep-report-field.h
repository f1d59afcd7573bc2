/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  XEP_FIELD_TEXT,
  XEP_FIELD_POINTS,
  XEP_FIELD_INTEGER,
  XEP_FIELD_DATE,
  XEP_FIELD_FLAG,
  XEP_FIELD_LIST, /* rows, for <each list="…"> */
  XEP_FIELD_PAGE, /* filled by the layout; in a footer only */
} XepFieldKind;

/**
 * XepReportField:
 * @name: as forms write it: {name}
 * @kind: what it holds
 * @meaning: one line for whoever writes a form
 *
 * A value that forms may use. The one table of them is in xep-report-field.c; the form loader
 * refuses every other name.
 */
typedef struct
{
  const char *name;
  XepFieldKind kind;
  const char *meaning;
} XepReportField;

/* NULL if there is no such field. */
const XepReportField *xep_report_field_find (const char *name);
/* All fields, ended by one without a name: for the documentation of forms. */
const XepReportField *xep_report_field_all (void);

G_END_DECLS
