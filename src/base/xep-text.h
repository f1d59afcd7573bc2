/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/* Vietnamese text. All results are (transfer full) UTF-8. */

/* NFC, single spaces, no control or zero-width characters, trimmed: how text enters the store.
 * Keeps case and tone placement as typed. */
char *xep_text_clean (const char *text);
/* The same but newlines are kept: for narratives. */
char *xep_text_clean_multiline (const char *text);
/* Lower case, tone and letter marks dropped, đ→d, single spaces: "Đặng Văn Đức" → "dang van
 * duc". For a search typed without marks. */
char *xep_text_fold (const char *text);
/* Lower case, NFC, tone placement made one ("hòa" = "hoà", "thuý" = "thúy"), marks kept: two
 * texts are the same name exactly when their identities are equal. "Tả Chải" and "Tà Chải" stay
 * different. */
char *xep_text_identity (const char *text);
/* TRUE if any letter carries a tone or letter mark, or is đ: such a query narrows by
 * xep_text_identity. */
gboolean xep_text_has_marks (const char *text);
/* Bytes whose strcmp order is the Vietnamese order (29 letters, then six tones, then case-blind
 * equal). */
char *xep_text_sort_key (const char *text);
/* As above for a person's name: given name (last syllable), then family, then middle names. */
char *xep_text_name_sort_key (const char *name);
/* TRUE if every word of @query begins a word of @text, marks as in xep_text_has_marks. */
gboolean xep_text_matches (const char *text, const char *query);
/* Text for a file name: no marks, blanks to '-', only [a-z0-9-]. */
char *xep_text_slug (const char *text);
/* Replaces each {name} of @format by its value from @arguments (char* → char*); unknown names
 * are left. */
char *xep_text_fill (const char *format, GHashTable *arguments);

G_END_DECLS
