/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-text.h"

#include <string.h>

#define TONE_GRAVE 0x0300
#define TONE_ACUTE 0x0301
#define TONE_TILDE 0x0303
#define TONE_HOOK 0x0309
#define TONE_DOT 0x0323

/* Capital and small đ, and the look-alikes that old keyboards leave in its place (eth, African
   d). */
static const struct
{
  gunichar letter;
  gunichar meant;
} d_letters[] = {
  { 0x0110, 0x0110 }, { 0x0111, 0x0111 }, { 0x00D0, 0x0110 },
  { 0x00F0, 0x0111 }, { 0x0189, 0x0110 }, { 0x0256, 0x0111 },
};

/* The đ that @letter stands for, 0 if it is none. */
static gunichar
get_barred_d (gunichar letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (d_letters); i++)
    if (d_letters[i].letter == letter)
      return d_letters[i].meant;
  return 0;
}

static gboolean
is_newline (gunichar letter)
{
  return letter == '\n' || letter == 0x0085 || letter == 0x2028 || letter == 0x2029;
}

/* Zero-width and bidirectional marks (Cf), controls, joiners and code points that are no
 * characters: invisible, but two names that differ by one would be two names for SQL. */
static gboolean
is_invisible (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  return type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL || letter == 0x034F
         || (letter & 0xFFFE) == 0xFFFE || (letter >= 0xFDD0 && letter <= 0xFDEF);
}

/* NFC word by word: GLib shifts all the rest of a text at each letter that it composes, which takes
 * seconds for a long one. Nothing composes across a blank. */
static char *
normalize_words (const char *text)
{
  g_autoptr (GString) result = g_string_sized_new (strlen (text));

  while (*text != '\0')
    {
      gsize length = strcspn (text, " \n");
      g_autofree char *word = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFC);

      g_string_append (result, word);
      text += length;
      if (*text != '\0')
        g_string_append_c (result, *text++);
    }
  return g_strdup (result->str);
}

/* Whether a text is clean as it stands, as nearly all is that the file holds: single blanks between
 * signs of ASCII and letters from À on (U+00C0 to U+027F, U+1E00 to U+1EFF), which NFC leaves as
 * they are. A whole period is looked through in a second because most texts end here. */
static gboolean
is_clean (const char *text)
{
  const guchar *cursor = (const guchar *) text;
  gboolean blank = TRUE;

  for (; *cursor != '\0'; cursor++)
    {
      if (*cursor == ' ' && blank)
        return FALSE;
      blank = *cursor == ' ';
      if (*cursor >= ' ' && *cursor < 0x7F)
        continue;
      if (*cursor >= 0xC3 && *cursor <= 0xC9)
        cursor++;
      else if (*cursor == 0xE1 && cursor[1] >= 0xB8 && cursor[1] <= 0xBB)
        cursor += 2;
      else
        return FALSE;
      if ((*cursor & 0xC0) != 0x80)
        return FALSE;
    }
  return !blank || *text == '\0';
}

static char *
clean_text (const char *text, gboolean keep_newlines)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) result = NULL;
  guint newlines = 0;
  gboolean blank = FALSE;

  if (text == NULL || is_clean (text))
    return g_strdup (text != NULL ? text : "");
  valid = g_utf8_make_valid (text, -1);
  result = g_string_sized_new (strlen (valid));
  for (const char *cursor = valid; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar letter = g_utf8_get_char (cursor);

      if (letter == '\r')
        letter = cursor[1] == '\n' ? ' ' : '\n';
      if (keep_newlines && is_newline (letter))
        newlines++;
      else if (g_unichar_isspace (letter) || letter == 0x000B || is_newline (letter))
        blank = TRUE;
      else if (!is_invisible (letter))
        {
          /* Blanks are held back until something visible follows, which trims and folds them in
           * one pass. */
          if (result->len > 0 && newlines == 0 && blank)
            g_string_append_c (result, ' ');
          for (guint i = 0; result->len > 0 && i < newlines; i++)
            g_string_append_c (result, '\n');
          g_string_append_unichar (result, letter);
          newlines = 0;
          blank = FALSE;
        }
    }
  return normalize_words (result->str);
}

/**
 * xep_text_clean:
 * @text: (nullable): %NULL is the empty text; bytes that are not UTF-8 become U+FFFD
 */
char *
xep_text_clean (const char *text)
{
  return clean_text (text, FALSE);
}

/**
 * xep_text_clean_multiline:
 *
 * Every line is trimmed; blank lines at both ends go, those within stay. All line ends become "\n".
 */
char *
xep_text_clean_multiline (const char *text)
{
  return clean_text (text, TRUE);
}

char *
xep_text_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKD);
  g_autoptr (GString) result = g_string_sized_new (strlen (decomposed));

  for (const char *cursor = decomposed; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar letter = g_utf8_get_char (cursor);

      if (get_barred_d (letter) != 0)
        g_string_append_c (result, 'd');
      else if (!g_unichar_ismark (letter))
        g_string_append_unichar (result, g_unichar_tolower (letter));
    }
  return xep_text_clean (result->str);
}

/* Clean, lower case, look-alikes of đ made đ. */
static char *
lower_text (const char *text)
{
  g_autofree char *clean = xep_text_clean (text);
  g_autoptr (GString) result = g_string_sized_new (strlen (clean));

  for (const char *cursor = clean; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar letter = g_utf8_get_char (cursor);
      gunichar barred = get_barred_d (letter);

      g_string_append_unichar (result, g_unichar_tolower (barred != 0 ? barred : letter));
    }
  return g_utf8_normalize (result->str, -1, G_NORMALIZE_NFC);
}

static gboolean
is_tone (gunichar mark)
{
  return mark == TONE_GRAVE || mark == TONE_ACUTE || mark == TONE_TILDE || mark == TONE_HOOK
         || mark == TONE_DOT;
}

/* Moves the tone of an open oa, oe or uy from the first vowel to the second: both spellings are in
 * use. "quý" needs no care in this direction: its u belongs to q and never carries the tone. */
static void
move_tone (gunichar *first, gunichar *second)
{
  gunichar base;
  gunichar tone;
  gunichar toned;

  if (!g_unichar_decompose (*first, &base, &tone) || !is_tone (tone))
    return;
  if (!(base == 'o' && (*second == 'a' || *second == 'e')) && !(base == 'u' && *second == 'y'))
    return;
  if (g_unichar_compose (*second, tone, &toned))
    {
      *first = base;
      *second = toned;
    }
}

char *
xep_text_identity (const char *text)
{
  g_autofree char *lower = lower_text (text);
  glong length = 0;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (lower, -1, &length);

  for (glong i = 0; i + 1 < length; i++)
    {
      gunichar following = i + 2 < length ? letters[i + 2] : ' ';

      if (!g_unichar_isalpha (following) && !g_unichar_ismark (following))
        move_tone (&letters[i], &letters[i + 1]);
    }
  return g_ucs4_to_utf8 (letters, length, NULL, NULL, NULL);
}

gboolean
xep_text_has_marks (const char *text)
{
  g_autofree char *clean = xep_text_clean (text);
  g_autofree char *decomposed = g_utf8_normalize (clean, -1, G_NORMALIZE_NFD);

  for (const char *cursor = decomposed; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar letter = g_utf8_get_char (cursor);

      if (g_unichar_ismark (letter) || get_barred_d (letter) != 0)
        return TRUE;
    }
  return FALSE;
}

/* A word begins after a blank, and at a letter or digit after anything that is neither. */
static gboolean
begins_word (const char *text, const char *word)
{
  gunichar previous = ' ';

  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar letter = g_utf8_get_char (cursor);
      gboolean start = previous == ' '
                       || (g_unichar_isalnum (letter) && !g_unichar_isalnum (previous)
                           && !g_unichar_ismark (previous));

      if (start && g_str_has_prefix (cursor, word))
        return TRUE;
      previous = letter;
    }
  return FALSE;
}

static gboolean
begins_all_words (const char *text, const char *query)
{
  g_auto (GStrv) words = g_strsplit (query, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !begins_word (text, words[i]))
      return FALSE;
  return TRUE;
}

/**
 * xep_text_matches:
 * @query: blank matches every text
 *
 * While "hòa" is being typed there is a moment with "hò", whose tone has not yet its place; so a
 * query with marks is also tried against the text as it is spelled.
 */
gboolean
xep_text_matches (const char *text, const char *query)
{
  gboolean marked = xep_text_has_marks (query);
  g_autofree char *subject = marked ? xep_text_identity (text) : xep_text_fold (text);
  g_autofree char *wanted = marked ? xep_text_identity (query) : xep_text_fold (query);
  g_autofree char *spelled = NULL;
  g_autofree char *typed = NULL;

  if (begins_all_words (subject, wanted))
    return TRUE;
  if (!marked)
    return FALSE;
  spelled = lower_text (text);
  typed = lower_text (query);
  return begins_all_words (spelled, typed);
}

char *
xep_text_slug (const char *text)
{
  g_autofree char *folded = xep_text_fold (text);
  g_autoptr (GString) result = g_string_sized_new (strlen (folded));

  for (const char *cursor = folded; *cursor != '\0'; cursor++)
    {
      if (g_ascii_isalnum (*cursor))
        g_string_append_c (result, *cursor);
      else if (result->len > 0 && result->str[result->len - 1] != '-')
        g_string_append_c (result, '-');
    }
  if (result->len > 0 && result->str[result->len - 1] == '-')
    g_string_truncate (result, result->len - 1);
  return g_strdup (result->str);
}

/* Appends the value of the {name} at @open, or the brace alone; returns where to go on. */
static const char *
append_argument (GString *result, const char *open, GHashTable *arguments)
{
  const char *close = strpbrk (open + 1, "{}");
  g_autofree char *name = NULL;
  gpointer value = NULL;

  if (close != NULL && *close == '}')
    name = g_strndup (open + 1, (gsize) (close - open - 1));
  if (name == NULL || !g_hash_table_lookup_extended (arguments, name, NULL, &value))
    {
      g_string_append_c (result, '{');
      return open + 1;
    }
  if (value != NULL)
    g_string_append (result, value);
  return close + 1;
}

/**
 * xep_text_fill:
 * @arguments: (element-type utf8 utf8): a %NULL value fills in nothing
 *
 * Values are taken as they are: a brace inside one is not looked at again.
 */
char *
xep_text_fill (const char *format, GHashTable *arguments)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *cursor = format;

  while (*cursor != '\0')
    {
      size_t plain = strcspn (cursor, "{");

      g_string_append_len (result, cursor, (gssize) plain);
      cursor += plain;
      if (*cursor == '{')
        cursor = append_argument (result, cursor, arguments);
    }
  return g_strdup (result->str);
}
