/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* Whether the file is what this program left: beyond what the schema enforces, for a schema can be
 * changed and a disk can fail. A finding about the work of people (xep-finding-store.h) is no
 * fault. */

/**
 * XepFileFault:
 * @wrong: the file is not as this program leaves it; else only worth a look
 * @text: one sentence: what, where (the first few) and how many
 */
typedef struct
{
  gboolean wrong;
  char *text;
} XepFileFault;

/* Everything that can be checked of the file @path, some 0,5 s for a year of 2 500 people: the
 * pages, the structure, references, texts, and what the rules and the regulations of the periods
 * demand of the rows. Reads only. (transfer full) XepFileFault */
GPtrArray *xep_file_check_list (const char *path, GError **error) XEP_MUST_CHECK;
/* The quick look before the file is worked with or read from: broken pages and a structure that
 * changes what is written are refused (XEP_ERROR_DAMAGED, naming the file). Reads only. */
gboolean xep_file_check_opening (const char *path, GError **error) XEP_MUST_CHECK;
/* The same before it is written to: the indexes too. @watcher (nullable): who waits. */
gboolean
xep_file_check_writing (const char *path, const XepWatcher *watcher, GError **error) XEP_MUST_CHECK;

G_END_DECLS
