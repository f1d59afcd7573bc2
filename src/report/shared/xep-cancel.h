/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/xep-error.h"

G_BEGIN_DECLS

/**
 * xep_cancel_check:
 * @cancellable: (nullable): of the file that is being written
 *
 * XEP_ERROR_CANCELLED in words once the person has stopped it.
 */
gboolean xep_cancel_check (GCancellable *cancellable, GError **error) XEP_MUST_CHECK;

G_END_DECLS
