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

typedef struct
{
  gint64 id;
  char  *entity;
  gint64 entity_id;
  char  *field, *old_value, *new_value, *at, *why;
} XepAuditEntry;

void       xep_audit_entry_free (XepAuditEntry *self);
/* Newest first, XepAuditEntry. @entity_id 0: all of the kind. (transfer full) */
GPtrArray *xep_audit_store_list (XepStore *store,
                                 const char *entity,
                                 gint64 entity_id,
                                 int limit,
                                 GError **error) XEP_MUST_CHECK;

G_END_DECLS
