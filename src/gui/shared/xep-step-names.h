/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-types.h"

G_BEGIN_DECLS

/* Names of the three steps as they stand over the columns of the editor: "Tự đánh giá", "Thẩm
 * định", "Quyết định". */
const char *xep_step_name (XepStep step);
/* The same for the narrow list: "Tự", "TĐ", "QĐ". */
const char *xep_step_short_name (XepStep step);

G_END_DECLS
