/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "base/xep-points.h"

G_BEGIN_DECLS

/* Lines of comma-separated values as RFC 4180 has them: UTF-8, CRLF, quotes only where needed. */
typedef struct
{
  GString *text; /* not owned */
  gboolean in_line;
} XepCsv;

void xep_csv_text (XepCsv *self, const char *value); /* NULL is "" */
void xep_csv_integer (XepCsv *self, gint64 value);
void xep_csv_id (XepCsv *self, gint64 id);           /* 0 is "" */
void xep_csv_points (XepCsv *self, XepPoints value); /* "90.00", missing is "" */
void xep_csv_date (XepCsv *self, XepDate value);     /* ISO */
void xep_csv_end_line (XepCsv *self);

G_END_DECLS
