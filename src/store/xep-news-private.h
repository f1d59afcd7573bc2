/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-news.h"

G_BEGIN_DECLS

/* What a store has to tell, held until it is true for good. */
typedef struct
{
  XepNews news; /* @kinds 0: nothing */
  guint origin; /* of what is written now */
  int held;     /* how often it was asked to hold */
} XepPendingNews;

/* What was added is not true any more; more than one transaction has others too. */
void xep_pending_news_drop (XepPendingNews *self);
/* Whether there is something to tell now; then it is told. */
gboolean xep_pending_news_take (XepPendingNews *self, XepNews *news);

G_END_DECLS
