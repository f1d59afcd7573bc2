/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-connection.h"

G_BEGIN_DECLS

/* A quick look through every page and every row, without holding the indexes against their tables:
 * some 10 ms for a file of 1 MiB. XEP_ERROR_DAMAGED, naming the file, if anything is broken. */
gboolean xep_integrity_check_quickly (XepConnection *connection, GError **error) XEP_MUST_CHECK;
/* The same, and the indexes too: twice as long. */
gboolean xep_integrity_check_fully (XepConnection *connection, GError **error) XEP_MUST_CHECK;
/* Everything SQLite finds wrong, at most a hundred: one sentence for a person each, alike ones
 * counted. What keeps the look from going on is the last of them, and no error. (transfer full) */
GPtrArray *xep_integrity_list (XepConnection *connection, GError **error) XEP_MUST_CHECK;

G_END_DECLS
