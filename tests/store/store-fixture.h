/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-assessment-store.h"
#include "store/xep-audit-store.h"
#include "store/xep-collective-store.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"
#include "store/xep-store.h"
#include "store/xep-subject-list.h"
#include "store/xep-unit-store.h"
#include "xep-test.h"

G_BEGIN_DECLS

/* A new store in memory. */
XepStore *fixture_store (void);
gint64 fixture_unit (XepStore *store, const char *name, gboolean party_cell);
/* A Party member of @unit_id; @kind LEADER and STAFF are members too. */
gint64 fixture_person (
    XepStore *store, const char *name, const char *birth_date, gint64 unit_id, XepSubjectKind kind);
/* Adds a current post. */
void fixture_post (XepStore *store,
                   gint64 person_id,
                   const char *title,
                   XepBranch branch,
                   gint64 unit_id,
                   gboolean head);
gint64 fixture_collective (XepStore *store, const char *name, const char *type, gint64 unit_id);
gint64 fixture_open (XepStore *store, int year, XepPeriodCode code, XepOpeningReport *report);
/* "p12". (transfer full) */
char *fixture_subject (gint64 person_id);
/* Opens an assessment. */
gint64
fixture_assessment (XepStore *store, gint64 period_id, XepSubjectKind kind, gint64 person_id);
/* Must succeed. */
void fixture_set (XepStore *store, gint64 id, XepStep step, const char *key, const char *text);
/* Must fail with @code and change neither the assessment nor the audit; @part must be in the
 * message. */
void fixture_refuse (XepStore *store,
                     gint64 id,
                     XepStep step,
                     const char *key,
                     const char *text,
                     int code,
                     const char *part);
/* First column of the first row. */
gint64 fixture_count (XepStore *store, const char *sql);
char *fixture_text (XepStore *store, const char *sql);
void fixture_execute (XepStore *store, const char *sql);
/* Makes the opened periods as those were that were opened before the rules said whom a component of
 * a dossier is asked of. To be read by a store that is opened afterwards. */
void fixture_forget_audiences (XepStore *store);
/* Everything in the tables an assessment is written to, as one text. (transfer full) */
char *fixture_dump (XepStore *store);
XepDate fixture_date (const char *iso);

G_END_DECLS
