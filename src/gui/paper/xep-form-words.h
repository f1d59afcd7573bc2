/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/form/xep-form.h"

G_BEGIN_DECLS

/* How forms are spoken of in menus and dialogs. */

/* "Tự đánh giá" and the like, translated. */
const char *xep_form_words_get_category (XepFormCategory category);
/* The title cut at a word to what a menu can hold. (transfer full) */
char *xep_form_words_dup_short_title (XepForm *form);

G_END_DECLS
