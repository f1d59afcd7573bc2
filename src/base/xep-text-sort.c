/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-text.h"

/* Stored keys must not change with a library's version nor differ between systems, hence an own
 * table. A key is plain ASCII: the letters, '!', one tone digit for each letter. '!' is below
 * everything a key holds, so a shorter text comes first. Blank '#', punctuation '$'…, digits,
 * letters, other scripts '~'…, in the order of ASCII. */
#define SEPARATOR '!'
#define BLANK '#'
#define PUNCTUATION '$'
#define OTHER_SCRIPT '~'

#define BREVE 0x0306
#define CIRCUMFLEX 0x0302
#define HORN 0x031B
#define STROKE 0x0111

static const char letter_codes[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg";

/* The 29 letters in the order of the alphabet, with f, j, w and z where foreign names need them. */
static const struct
{
  gunichar base;
  gunichar mark;
} alphabet[] = {
  { 'a', 0 },    { 'a', BREVE },      { 'a', CIRCUMFLEX }, { 'b', 0 },    { 'c', 0 }, { 'd', 0 },
  { STROKE, 0 }, { 'e', 0 },          { 'e', CIRCUMFLEX }, { 'f', 0 },    { 'g', 0 }, { 'h', 0 },
  { 'i', 0 },    { 'j', 0 },          { 'k', 0 },          { 'l', 0 },    { 'm', 0 }, { 'n', 0 },
  { 'o', 0 },    { 'o', CIRCUMFLEX }, { 'o', HORN },       { 'p', 0 },    { 'q', 0 }, { 'r', 0 },
  { 's', 0 },    { 't', 0 },          { 'u', 0 },          { 'u', HORN }, { 'v', 0 }, { 'w', 0 },
  { 'x', 0 },    { 'y', 0 },          { 'z', 0 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (alphabet) == sizeof letter_codes - 1);

/* Không dấu, huyền, hỏi, ngã, sắc, nặng; then any mark that Vietnamese does not have. */
static const gunichar tones[] = { 0, 0x0300, 0x0309, 0x0303, 0x0301, 0x0323 };
#define FOREIGN_TONE G_N_ELEMENTS (tones)

/* The code of a letter with its mark, 0 if the alphabet does not have it. */
static char
find_letter (gunichar base, gunichar mark)
{
  for (gsize i = 0; i < G_N_ELEMENTS (alphabet); i++)
    if (alphabet[i].base == base && alphabet[i].mark == mark)
      return letter_codes[i];
  return 0;
}

static gsize
find_tone (gunichar mark)
{
  for (gsize i = 1; i < G_N_ELEMENTS (tones); i++)
    if (tones[i] == mark)
      return i;
  return FOREIGN_TONE;
}

/* Appends the letter at @cursor with the marks that follow it; returns the next letter. */
static const char *
append_letter (GString *letters, GString *tone_digits, const char *cursor)
{
  gunichar base = g_unichar_tolower (g_utf8_get_char (cursor));
  gsize tone = 0;
  char code;

  /* Look-alikes of đ: see xep-text.c. */
  if (base == 0x00F0 || base == 0x0256)
    base = STROKE;
  code = find_letter (base, 0);

  cursor = g_utf8_next_char (cursor);
  while (*cursor != '\0' && g_unichar_ismark (g_utf8_get_char (cursor)))
    {
      gunichar mark = g_utf8_get_char (cursor);
      char marked = find_letter (base, mark);

      if (marked != 0)
        code = marked;
      else
        tone = MAX (tone, find_tone (mark));
      cursor = g_utf8_next_char (cursor);
    }
  if (code != 0)
    g_string_append_c (letters, code);
  else if (base == ' ')
    g_string_append_c (letters, BLANK);
  else if (base >= '0' && base <= '9')
    g_string_append_c (letters, (char) base);
  else
    g_string_append_printf (letters, "%c%06x",
                            g_unichar_isalnum (base) ? OTHER_SCRIPT : PUNCTUATION, base);
  g_string_append_c (tone_digits, (char) ('0' + tone));
  return cursor;
}

/**
 * xep_text_sort_key:
 *
 * Letters of the whole text decide before its tones do, as in the `vi` order of Unicode. A key is
 * printable ASCII and can be stored as text.
 */
char *
xep_text_sort_key (const char *text)
{
  g_autofree char *clean = xep_text_clean (text);
  g_autofree char *decomposed = g_utf8_normalize (clean, -1, G_NORMALIZE_NFKD);
  g_autoptr (GString) letters = g_string_sized_new (strlen (decomposed) * 2 + 1);
  g_autoptr (GString) tone_digits = g_string_new (NULL);
  const char *cursor = decomposed;

  while (*cursor != '\0')
    cursor = append_letter (letters, tone_digits, cursor);
  g_string_append_c (letters, SEPARATOR);
  g_string_append_len (letters, tone_digits->str, (gssize) tone_digits->len);
  return g_strdup (letters->str);
}

/**
 * xep_text_name_sort_key:
 *
 * Each part is compared whole, tones included, before the next: every "Ha" comes before the first
 * "Hà".
 */
char *
xep_text_name_sort_key (const char *name)
{
  g_autofree char *clean = xep_text_clean (name);
  char *last_blank = strrchr (clean, ' ');
  const char *given = last_blank != NULL ? last_blank + 1 : clean;
  const char *family = last_blank != NULL ? clean : "";
  char *middle = NULL;
  g_autofree char *given_key = xep_text_sort_key (given);
  g_autofree char *family_key = NULL;
  g_autofree char *middle_key = NULL;

  if (last_blank != NULL)
    {
      *last_blank = '\0';
      middle = strchr (clean, ' ');
      if (middle != NULL)
        *middle++ = '\0';
    }
  family_key = xep_text_sort_key (family);
  middle_key = xep_text_sort_key (middle);
  return g_strdup_printf ("%s%c%s%c%s", given_key, SEPARATOR, family_key, SEPARATOR, middle_key);
}
