/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-connection.h"

G_BEGIN_DECLS

/**
 * XepSchemaFault:
 * @type: "table", "index", "trigger" or "view"
 * @name: of the object
 * @acts: it changes what a write or a read does: a trigger, a view, a virtual table, a table of
 * ours that is missing or built otherwise. Such a file is not opened
 * @text: one sentence for a person, with the name
 *
 * Where the structure of a file is not what the schema steps make.
 */
typedef struct
{
  char *type;
  char *name;
  gboolean acts;
  char *text;
} XepSchemaFault;

/* Compares sqlite_schema with that of a file made by the steps up to the file's user_version: type,
 * name, table and text. (transfer full) XepSchemaFault; none if all is as it must be. */
GPtrArray *
xep_schema_compare (XepConnection *connection, const char *sql_dir, GError **error) XEP_MUST_CHECK;
/* XEP_ERROR_DAMAGED, naming it, if the file holds a fault that acts: one trigger planted could
 * empty a table at the first write. */
gboolean xep_schema_check_opening (XepConnection *connection,
                                   const char *sql_dir,
                                   GError **error) XEP_MUST_CHECK;

G_END_DECLS
