/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-legacy-text.h"

G_BEGIN_DECLS

#define XEP_LEGACY_UNREADABLE 0xFFFD

/* Letters that fit are kept in the line itself: nearly all texts of cells are short. */
#define XEP_LEGACY_NEAR 128

/* A text as characters, each with its place in the text as it came. */
typedef struct
{
  gunichar *letters;
  guint *positions;
  gsize length;
  gunichar near_letters[XEP_LEGACY_NEAR];
  guint near_positions[XEP_LEGACY_NEAR];
} XepLegacyLine;

/* Fills @line from UTF-8; bytes that are none become U+FFFD. Clear it in the end; it must not be
 * copied by assignment. */
void xep_legacy_line_init (XepLegacyLine *line, const char *text);
/* Makes @line a copy of @source. */
void xep_legacy_line_init_copy (XepLegacyLine *line, const XepLegacyLine *source);
void xep_legacy_line_clear (XepLegacyLine *line);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepLegacyLine, xep_legacy_line_clear)
/* Decodes in place: the result is never longer. What cannot be read becomes U+FFFD. */
void xep_legacy_line_decode (XepLegacyLine *line, XepLegacyCode code);
/* Makes all letters capitals. */
void xep_legacy_line_raise (XepLegacyLine *line);
/* Composed, valid UTF-8. (transfer full) */
char *xep_legacy_line_dup_text (const XepLegacyLine *line);
/* The end of the word of letters, signs in place of letters and U+FFFD that begins at @start, which
 * is @start itself if none does. */
gsize xep_legacy_line_get_word_end (const XepLegacyLine *line, gsize start);
/* Where in the word a ư is missing that would make a syllable of it; -1 if nowhere. */
int xep_legacy_find_lost_horn (const XepLegacyLine *line, gsize start, gsize end);
/* Damage of the line, which was decoded from @code; with @damage %NULL it is only counted. */
guint xep_legacy_line_find_damage (const XepLegacyLine *line, XepLegacyCode code, GArray *damage);

/* The byte of Windows-1252 for @letter, where the five that it lacks are the controls of Latin-1;
 * -1 if there is none. */
int xep_legacy_get_byte (gunichar letter);
/* Decodes the codes of one or two signs a letter; the new length. */
gsize
xep_legacy_decode_signs (XepLegacyCode code, gunichar *letters, guint *positions, gsize length);

G_END_DECLS
