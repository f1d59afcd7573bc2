/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "base/xep-points.h"

G_BEGIN_DECLS

/**
 * XepReportData:
 *
 * The values that fill a form: a tree of named values and lists of rows. The names are those of the
 * field table (xep-report-field.h); forms use them as {name}. A row looks a name up in itself first
 * and then in its parents. Rows belong to the tree and live as long as its root.
 */
typedef struct _XepReportData XepReportData;

typedef enum
{
  XEP_VALUE_NONE, /* no such value, or an empty one: a form prints nothing, or dots */
  XEP_VALUE_TEXT,
  XEP_VALUE_POINTS,
  XEP_VALUE_INTEGER,
  XEP_VALUE_DATE,
} XepValueKind;

typedef struct
{
  XepValueKind kind;
  const char *text; /* as printed, never NULL; owned by the tree */
  XepPoints points;
  int integer;
  XepDate date;
} XepValue;

XepReportData *xep_report_data_new (void);
XepReportData *xep_report_data_ref (XepReportData *self);
void xep_report_data_unref (XepReportData *self);

/* Values are copied. A NULL or "" text, missing points and an unset date are the same as no
 * value. Text is stripped of control characters other than newline. Setting a name again
 * replaces it. */
void xep_report_data_set_text (XepReportData *self, const char *name, const char *value);
void xep_report_data_set_points (XepReportData *self, const char *name, XepPoints value);
void xep_report_data_set_integer (XepReportData *self, const char *name, int value);
/* A count: -1 is no value. */
void xep_report_data_set_count (XepReportData *self, const char *name, int value);
void xep_report_data_set_date (XepReportData *self, const char *name, XepDate value);
/* A flag: TRUE is the text "x", FALSE no value. */
void xep_report_data_set_flag (XepReportData *self, const char *name, gboolean value);

/* Adds a row to the list @list of @self. (transfer none): lives as long as the root. */
XepReportData *xep_report_data_add_row (XepReportData *self, const char *list);
/* Rows of the list, looked up in the parents too: array of XepReportData, or NULL if empty.
 * (transfer none) */
GPtrArray *xep_report_data_get_rows (XepReportData *self, const char *list);
/* Value of @name here or in a parent; kind NONE if there is none. */
XepValue xep_report_data_get (XepReportData *self, const char *name);
gboolean xep_report_data_has (XepReportData *self, const char *name);
/* The same without a look into the parents. */
gboolean xep_report_data_has_own (XepReportData *self, const char *name);
/* Calls @use for @self and for every row below it, in the order they were added. */
void xep_report_data_for_each (XepReportData *self,
                               void (*use) (XepReportData *row, gpointer user_data),
                               gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepReportData, xep_report_data_unref)

G_END_DECLS
