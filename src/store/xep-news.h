/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a store has to tell of its changes, held until it is true for good. Between the files of
 * store/ only. */
typedef struct
{
  gboolean some;
  gint64 assessment_id; /* 0 when more than one assessment, or something else, changed */
  int held;             /* how often it was asked to hold */
} XepNews;

/* All that is added before it is taken becomes one. */
void xep_news_add (XepNews *self, gint64 assessment_id);
/* What was added is not true any more; more than one transaction has others too. */
void xep_news_drop (XepNews *self);
void xep_news_hold (XepNews *self);
void xep_news_let (XepNews *self);
/* Whether there is something to tell now; then it is told. */
gboolean xep_news_take (XepNews *self, gint64 *assessment_id);

G_END_DECLS
