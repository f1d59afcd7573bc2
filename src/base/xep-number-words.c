/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-number-words.h"

static const char *const digit_words[]
    = { "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín" };

/* Groups of three digits, the last one first. */
static const char *const group_words[] = { "", "nghìn", "triệu", "tỷ" };

/* After "… mươi" one, four and five have words of their own; five also after "mười". */
static const char *
get_unit_word (int tens, int unit)
{
  if (unit == 5 && tens >= 1)
    return "lăm";
  if (unit == 4 && tens >= 2)
    return "tư";
  if (unit == 1 && tens >= 2)
    return "mốt";
  return digit_words[unit];
}

static void
append_word (GString *words, const char *word)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, word);
}

/* @group: 1 to 999. A group after others says its hundreds even if there are none: "một nghìn
 * không trăm linh năm". */
static void
append_group (GString *words, int group)
{
  int hundreds = group / 100;
  int tens = group / 10 % 10;
  int unit = group % 10;
  gboolean says_hundreds = hundreds > 0 || words->len > 0;

  if (says_hundreds)
    {
      append_word (words, digit_words[hundreds]);
      append_word (words, "trăm");
    }
  if (tens > 1)
    append_word (words, digit_words[tens]);
  if (tens > 0)
    append_word (words, tens > 1 ? "mươi" : "mười");
  else if (unit > 0 && says_hundreds)
    append_word (words, "linh");
  if (unit > 0)
    append_word (words, get_unit_word (tens, unit));
}

/* @number: not negative. */
static char *
dup_words (gint64 number)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gint64 scale = 1000 * 1000 * 1000;

  if (number == 0)
    return g_strdup (digit_words[0]);
  for (int i = (int) G_N_ELEMENTS (group_words) - 1; i >= 0; i--, scale /= 1000)
    {
      int group = (int) (number / scale % 1000);

      if (group == 0)
        continue;
      append_group (words, group);
      if (i > 0)
        append_word (words, group_words[i]);
    }
  return g_strdup (words->str);
}

static char *
add_sign (char *words, gboolean negative)
{
  g_autofree char *positive = words;

  return negative ? g_strconcat ("âm ", positive, NULL) : g_steal_pointer (&positive);
}

/**
 * xep_number_words:
 *
 * As school books read numbers: mốt, tư, lăm after tens, linh in an empty place of tens, "không
 * trăm" in an empty place of hundreds. Every int has words.
 */
char *
xep_number_words (int number)
{
  return add_sign (dup_words (ABS ((gint64) number)), number < 0);
}

/**
 * xep_number_words_points:
 * @points: integer hundredths
 */
char *
xep_number_words_points (XepPoints points)
{
  gint64 size = ABS ((gint64) points);
  g_autofree char *whole = NULL;
  g_autofree char *decimals = NULL;

  if (points == XEP_POINTS_MISSING)
    return g_strdup ("");
  whole = dup_words (size / 100);
  if (size % 100 == 0)
    return add_sign (g_steal_pointer (&whole), points < 0);
  /* "năm" for ,5, "hai mươi lăm" for ,25, "không năm" for ,05. */
  if (size % 10 == 0)
    decimals = dup_words (size % 100 / 10);
  else if (size % 100 < 10)
    decimals = g_strconcat (digit_words[0], " ", digit_words[size % 100], NULL);
  else
    decimals = dup_words (size % 100);
  return add_sign (g_strconcat (whole, " phẩy ", decimals, NULL), points < 0);
}
