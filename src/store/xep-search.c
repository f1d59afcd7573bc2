/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-text.h"
#include "store/xep-store-private.h"

/* More words than any name has; the rest of a longer query narrows nothing. */
#define MAXIMUM_WORDS 8

/* Every run of letters, digits and marks becomes a word after one blank: "CB Tả Chải (thôn)" → " CB
 * Tả Chải thôn". */
static void
append_words (GString *result, const char *text)
{
  gboolean within = FALSE;

  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar letter = g_utf8_get_char (cursor);
      gboolean visible = g_unichar_isalnum (letter) || g_unichar_ismark (letter);

      if (visible && !within)
        g_string_append_c (result, ' ');
      if (visible)
        g_string_append_unichar (result, letter);
      within = visible;
    }
}

char *
xep_search_dup_folded (const char *text)
{
  g_autofree char *folded = xep_text_fold (text);
  GString *result = g_string_sized_new (strlen (folded) + 1);

  append_words (result, folded);
  return g_string_free (result, FALSE);
}

char *
xep_search_dup_identity (const char *text)
{
  g_autofree char *identity = xep_text_identity (text);
  g_autofree char *clean = xep_text_clean (text);
  g_autofree char *spelled = g_utf8_strdown (clean, -1);
  GString *result = g_string_sized_new (strlen (identity) + 1);

  append_words (result, identity);
  /* While "hòa" is being typed there is a moment with "hò", whose tone has not yet its place. */
  if (g_strcmp0 (identity, spelled) != 0)
    append_words (result, spelled);
  return g_string_free (result, FALSE);
}

GPtrArray *
xep_search_split (const char *query, gboolean *marked)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) spaced = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  *marked = xep_text_has_marks (query);
  text = *marked ? xep_text_identity (query) : xep_text_fold (query);
  append_words (spaced, text);
  parts = g_strsplit (spaced->str, " ", -1);
  for (gsize i = 0; parts[i] != NULL && words->len < MAXIMUM_WORDS; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strconcat (" ", parts[i], NULL));
  return words;
}

/* What may stand before a number: "số 123", "phiếu số 123", in folded spelling. */
static gboolean
is_number_word (const char *word)
{
  return g_str_equal (word, " so") || g_str_equal (word, " phieu");
}

char *
xep_search_dup_number (const char *query)
{
  g_autofree char *folded = xep_text_fold (query);
  gboolean marked;
  g_autoptr (GPtrArray) words = xep_search_split (folded, &marked);
  const char *number;

  if (words->len == 0)
    return NULL;
  for (guint i = 0; i + 1 < words->len; i++)
    if (!is_number_word (g_ptr_array_index (words, i)))
      return NULL;
  number = g_ptr_array_index (words, words->len - 1);
  return strspn (number + 1, "0123456789") == strlen (number + 1) ? g_strdup (number + 1) : NULL;
}
