/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-points.h"

G_BEGIN_DECLS

/* Vietnamese number words as minutes and decisions want them beside the figures. */

/* "mười lăm", "hai mươi mốt", "một trăm linh năm", "một nghìn không trăm linh năm"; up to
 * 999 999 999, "âm …" below zero. (transfer full) */
char *xep_number_words (int number);
/* Points (hundredths): "chín mươi phẩy năm", "chín mươi phẩy hai mươi lăm"; "" if missing.
 * (transfer full) */
char *xep_number_words_points (XepPoints points);

G_END_DECLS
