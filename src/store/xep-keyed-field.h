/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-statement.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Records that are keyed one field at a time (meetings, ballots, papers of a dossier): one table
 * of fields says how each is read from its column, from what a person typed, and how the audit
 * tells it. Between the files of store/ only. */

typedef enum
{
  XEP_KEYED_TEXT,  /* char*, one line */
  XEP_KEYED_LINES, /* char*, newlines kept */
  XEP_KEYED_TIME,  /* char*, "08:00", "" missing; typed as 8:00, 8h, 8h30, 8.30 */
  XEP_KEYED_DATE,  /* XepDate, whole or not set */
  XEP_KEYED_COUNT, /* int, -1 missing, up to 9999 */
  XEP_KEYED_LEVEL, /* XepLevel, by its nick */
  XEP_KEYED_FLAG,  /* gboolean; "yes", "no" or "" */
  XEP_KEYED_UNIT,  /* gint64, 0 none; typed as its number or its name */
} XepKeyedType;

/**
 * XepKeyedField:
 * @key: as callers name it
 * @column: in the table
 * @offset: of the member in the record
 *
 * A field of a record.
 */
typedef struct
{
  const char *key;
  const char *column;
  gsize offset;
  XepKeyedType type;
} XepKeyedField;

/* XEP_ERROR_INVALID in words if none of the @n_fields has the key. */
const XepKeyedField *xep_keyed_field_find (const XepKeyedField *fields,
                                           gsize n_fields,
                                           const char *key,
                                           GError **error) XEP_MUST_CHECK;
/* Puts what a person typed into @record; "" and NULL clear. On error @record is as it was. */
gboolean xep_keyed_field_parse (const XepKeyedField *self,
                                XepStore *store,
                                const char *text,
                                gpointer record,
                                GError **error) XEP_MUST_CHECK;
/* As xep_keyed_field_parse() takes it and the column holds it; "" if missing. (transfer full) */
char *xep_keyed_field_format (const XepKeyedField *self, gconstpointer record);
/* Fills @record from consecutive columns of the row, the first field from @column. */
void xep_keyed_fields_load (
    const XepKeyedField *fields, gsize n_fields, XepStatement *row, int column, gpointer record);
/* Runs @sql with @id as ?1, @name as ?2 where it has that, and the member of @record as ?3. */
gboolean xep_keyed_field_write (const XepKeyedField *self,
                                XepStore *store,
                                const char *sql,
                                gint64 id,
                                const char *name,
                                gconstpointer record,
                                GError **error) XEP_MUST_CHECK;

G_END_DECLS
