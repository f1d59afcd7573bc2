/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/xep-error.h"

G_BEGIN_DECLS

/* One file within the package. */
typedef struct
{
  const char *name;
  const char *data;
  gsize length;
  gboolean stored; /* as it is: the type of the package, which others look at */
} XepOdtPart;

/* Writes the parts, in this order, as a .zip to @path; @name is the file's name for messages.
 * XEP_ERROR_CANCELLED if @cancellable was cancelled; XEP_ERROR_NO_SPACE and the like in words. */
gboolean xep_odt_package_write (const char *path,
                                const char *name,
                                const XepOdtPart *parts,
                                guint n_parts,
                                GCancellable *cancellable,
                                GError **error) XEP_MUST_CHECK;

G_END_DECLS
