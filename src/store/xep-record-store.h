/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* What people, collectives and units have in common as records: what hangs on them, and how they
 * go for good. Which columns refer to a record is read from the schema, so that no table is
 * forgotten. */
typedef enum
{
  XEP_RECORD_PERSON,
  XEP_RECORD_COLLECTIVE,
  XEP_RECORD_UNIT,
} XepRecordKind;

/* "p12", "c3", "u4". FALSE for anything else. */
gboolean xep_record_parse_id (const char *text, XepRecordKind *kind, gint64 *id);

/* Deletes a record nothing refers to, in use or not. Errors: XEP_ERROR_CONSTRAINT saying what
 * hangs on it, XEP_ERROR_NOT_FOUND. */
gboolean xep_record_store_delete (XepStore *store, XepRecordKind kind, gint64 id, GError **error)
    XEP_MUST_CHECK;
/* Brings back what was taken out of the list; nothing to do if it is in it. */
gboolean xep_record_store_restore (XepStore *store, XepRecordKind kind, gint64 id, GError **error)
    XEP_MUST_CHECK;

/* One line of the list of what was taken out. @id "p12", "c3", "u4". */
typedef struct
{
  char *id;
  char *name;
  XepDate birth_date;
  char *unit_name;
  char *retired_on; /* ISO */
} XepRemovedRecord;

/* People, then collectives, then units, in the order of their names; @text: searched for with or
 * without marks, "" all. At most @limit, -1 all. (transfer full) */
GPtrArray *xep_record_store_list_removed (XepStore *store,
                                          const char *text,
                                          int limit,
                                          GError **error) XEP_MUST_CHECK;

/* Two records of one person become one: @kept (with the values that are to stay; its posts are
 * those it has) takes over the assessments with all that hangs on them, the posts and everything
 * else that refers to @gone_id, which is deleted. Is one of the two in the roster, the person is.
 * Where both are rated alike in a period, the assessment in which nothing is keyed goes; if both
 * are keyed the merge is refused, naming them. Errors: XEP_ERROR_CONSTRAINT, XEP_ERROR_INVALID,
 * XEP_ERROR_NOT_FOUND; nothing is changed then. @summary (out) (optional): what was moved and
 * dropped, in words. */
gboolean xep_record_store_merge (XepStore *store,
                                 XepPerson *kept,
                                 gint64 gone_id,
                                 char **summary,
                                 GError **error) XEP_MUST_CHECK;

/* People, in the roster or not, whom @person may be the same as: the same name without regard to
 * marks, or the same number of the Party card. XepPerson without posts, those of the same birth
 * date first. (transfer full) */
GPtrArray *xep_record_store_list_namesakes (XepStore *store,
                                            const XepPerson *person,
                                            GError **error) XEP_MUST_CHECK;

G_END_DECLS
