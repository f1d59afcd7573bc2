/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-base"

#include "config.h"

#include "base/xep-error.h"

G_DEFINE_QUARK (xep-error-quark, xep_error)
