/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-file-check.h"

G_BEGIN_DECLS

/* Between the files of the check only. */

/**
 * XepFaultPlaces:
 *
 * The places where one thing is wrong: all are counted, the first few are named.
 */
typedef struct
{
  GString *names;
  guint count;
} XepFaultPlaces;

void xep_fault_places_init (XepFaultPlaces *self);
void xep_fault_places_add (XepFaultPlaces *self, const char *name);
void xep_fault_places_clear (XepFaultPlaces *self);
/* Adds the fault if there is any place. @sentence takes the names and the count. */
void xep_fault_places_tell (XepFaultPlaces *self,
                            gboolean wrong,
                            const char *sentence,
                            GPtrArray *faults);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepFaultPlaces, xep_fault_places_clear)

/* A check failed with @failure, which is taken. TRUE if that is no wonder, for the file has been
 * found at fault: the other checks go on. Else FALSE with @error. */
gboolean xep_file_check_go_on (GPtrArray *faults, GError **failure, GError **error);

/* An assessment as it is named in a fault: name, period, number; for "assessment a" and
 * "period p". */
#define XEP_FAULT_ASSESSMENT \
  "a.subject_name || ' (' || p.code || ' ' || p.year || ', #' || a.id || ')'"

/* xep-file-check-rows.c: what no table can enforce about its rows. */
gboolean xep_file_check_rows (XepStore *store, GPtrArray *faults, GError **error) XEP_MUST_CHECK;
/* xep-file-check-regulation.c: rows against the regulation of their period. */
gboolean
xep_file_check_regulation (XepStore *store, GPtrArray *faults, GError **error) XEP_MUST_CHECK;
/* xep-file-check-text.c: every text of every table. */
gboolean xep_file_check_texts (XepStore *store, GPtrArray *faults, GError **error) XEP_MUST_CHECK;

G_END_DECLS
