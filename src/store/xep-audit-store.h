/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* Every change: what, which, field, old, new, when, why. Called by the stores inside their
 * transactions. */
gboolean xep_audit_store_add (XepStore *store,
                              const char *entity,
                              gint64 entity_id,
                              const char *field,
                              const char *old_value,
                              const char *new_value,
                              const char *why,
                              GError **error) XEP_MUST_CHECK;

/* While a text is saved as it is being written: TRUE before a save that goes on from the one before
 * (its entry is carried on), FALSE after it. */
void xep_audit_store_set_continued (XepStore *store, gboolean continued);

/* While a file is imported: @why is the reason of all entries that give none themselves, and they
 * are told as not written by hand. %NULL: by hand again. */
void xep_audit_store_set_import (XepStore *store, const char *why);
/* Fields of a record whose last change was by hand, though an import had written the record before.
 * (transfer full) GHashTable of char* column */
GHashTable *xep_audit_store_list_by_hand (XepStore *store,
                                          const char *entity,
                                          gint64 entity_id,
                                          GError **error) XEP_MUST_CHECK;

/**
 * XepAuditEntry:
 * @field: address of a field (xep-field.h), or column of a record
 * @change: the first entry of the transaction this one belonged to
 *
 * One change of one field; texts are "" for nothing.
 */
typedef struct
{
  gint64 id;
  char *entity;
  gint64 entity_id;
  char *field, *old_value, *new_value, *at, *why;
  gint64 change;
} XepAuditEntry;

/**
 * XepAuditQuery:
 * @entity, @entity_id: one record, or all of a kind
 * @subject_id: a person or collective with all assessments, "p12" or "c3"
 * @field: an address with those below it: "task.3", "self"
 * @from, @until: local time as the audit has it, the first included, the last not
 * @change: what was written in one transaction
 *
 * Which entries are wanted: %NULL and 0 ask for nothing in particular.
 */
typedef struct
{
  const char *entity;
  gint64 entity_id;
  const char *subject_id;
  const char *field;
  const char *from, *until;
  gint64 change;
  int limit;
} XepAuditQuery;

/* XepAuditEntry. (transfer full) */
GPtrArray *
xep_audit_store_find (XepStore *store, const XepAuditQuery *query, GError **error) XEP_MUST_CHECK;
/* Newest first, XepAuditEntry. @entity_id 0: all of the kind. (transfer full) */
GPtrArray *xep_audit_store_list (XepStore *store,
                                 const char *entity,
                                 gint64 entity_id,
                                 int limit,
                                 GError **error) XEP_MUST_CHECK;

G_END_DECLS
