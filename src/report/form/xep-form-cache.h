/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/form/xep-form.h"

G_BEGIN_DECLS

/* Forms of files that have not changed since they were last read: reading and checking forty forms
 * takes longer than the first page of a preview may. For all threads. */

/* What tells one state of a file from another; "" if there is none. (transfer full) */
char *xep_form_cache_stamp (const char *path);
/* The same of all files of a folder together; nothing if it is not there. (transfer full) */
char *xep_form_cache_stamp_folder (const char *path);
/* The form read from @path when it had this stamp, or NULL. (transfer full) */
XepForm *xep_form_cache_find (const char *path, const char *stamp);
void xep_form_cache_add (const char *path, const char *stamp, XepForm *form);

G_END_DECLS
