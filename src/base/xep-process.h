/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/* What the system does to a process that cannot write, turned into errors that can be told. */

/* To be called first of all. A pipe nobody reads and a limit on the size of files become errors of
 * the write instead of ending the program, and a closed standard input, output or error stays
 * closed: no file that is opened later takes its place and its text. */
void xep_process_prepare (void);

/* A library that prints its own words to the standard error, in English, for programmers, is kept
 * quiet from begin to end; may be nested and used by several threads. Fails when the process may
 * open no more files. */
gboolean xep_process_begin_quiet (GError **error) XEP_MUST_CHECK;
void xep_process_end_quiet (void);

G_END_DECLS
