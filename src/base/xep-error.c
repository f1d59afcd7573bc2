/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-error.h"

/* clang-format off */
G_DEFINE_QUARK (xep-error-quark, xep_error)
/* clang-format on */
