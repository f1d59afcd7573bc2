/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/* A part that must be in a package, and what must be in it. */
typedef struct
{
  const char *part;    /* "xl/worksheets/sheet1.xml" */
  const char *element; /* counted in it by local name; NULL: only the part is wanted */
  guint count;
} XepPackagePart;

/* Reads back a package of XML parts (.xlsx, .odt) that was just written to @path: every part's
 * checksum, every XML part well-formed, the @parts there with all they were given. Disks and
 * libraries have said "done" of files that were not whole. @name: the file as the person knows it.
 * XEP_ERROR_FAILED in words. */
gboolean xep_package_check (const char *path,
                            const char *name,
                            const XepPackagePart *parts,
                            guint n_parts,
                            GError **error) XEP_MUST_CHECK;
/* The sentence for a file that was written and is not whole. */
void xep_package_set_not_whole (const char *name, GError **error);

G_END_DECLS
