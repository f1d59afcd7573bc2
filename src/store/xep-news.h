/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Kinds of things of the file that change. */
typedef enum
{
  XEP_NEWS_ASSESSMENT = 1 << 0, /* points, words, levels and locks */
  XEP_NEWS_DOSSIER = 1 << 1,    /* papers handed in, copies, complaints */
  XEP_NEWS_MEETING = 1 << 2,    /* what is keyed of meetings and ballots */
  XEP_NEWS_AGENDA = 1 << 3,     /* which meetings there are, and who is reviewed in them */
  XEP_NEWS_RECORD = 1 << 4,     /* people, posts, collectives, units */
  XEP_NEWS_PERIOD = 1 << 5,     /* periods, who is rated in them, quotas */
  XEP_NEWS_REGULATION = 1 << 6,
} XepNewsKind;
#define XEP_NEWS_ALL ((1u << 7) - 1)

/**
 * XepNews:
 * @kinds: of what changed, bits of XepNewsKind
 * @period_id: 0: of several periods, or of none
 * @assessment_id: 0: several, or something else
 * @origin: who wrote, as xep_store_write_as() was told; 0: several, another process, or somebody
 *   who did not say
 *
 * What the store tells of a change that is in the file for good.
 */
typedef struct
{
  guint kinds;
  gint64 period_id;
  gint64 assessment_id;
  guint origin;
} XepNews;

/* A number for somebody who writes and wants to know its own news: no other ever has it. */
guint xep_news_new_origin (void);
/* @self becomes news of both; @kinds 0 is no news yet. */
void xep_news_merge (XepNews *self, const XepNews *other);
/* TRUE if something of @kinds changed, in @period_id or in no single period. */
gboolean xep_news_concern (const XepNews *self, guint kinds, gint64 period_id);

G_END_DECLS
