/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/sheet/xep-sheet-text.h"

#define FIRST_LETTER 0x20
#define UNKNOWN_WIDTH 600
/* Bold letters are this much wider, in percent. */
#define BOLD_PERCENT 108
/* Blank that a spreadsheet leaves at the two sides of a cell, mm. */
#define CELL_BLANK 1.6
#define POINTS_PER_MM (72 / 25.4)

/* Advance widths of Times New Roman in thousandths of the size, from the blank on (the metrics that
 * Liberation Serif shares). Shaping each cell with Pango would cost more than writing the sheet. */
static const guint16 widths[] = {
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
  500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
  556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
  722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
  278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
};

/* Where the letters with a tone end, by their base, from Ạ (U+1EA0) on; capitals are even. They are
 * a third of a text: to take each of them apart costs more than all the rest. */
#define FIRST_TONED 0x1EA0
static const struct
{
  gunichar last;
  char capital;
} toned[] = { { 0x1EB7, 'A' }, { 0x1EC7, 'E' }, { 0x1ECB, 'I' },
              { 0x1EE3, 'O' }, { 0x1EF1, 'U' }, { 0x1EF9, 'Y' } };

/* The letters with a mark, â to ư. */
#define FIRST_MARKED 0xC0
#define N_MARKED 0x100

static guint
find_base_width (gunichar letter)
{
  gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (letter == 0x0111 || letter == 0x0110)
    return letter == 0x0111 ? 500 : 722;
  g_unichar_fully_decompose (letter, FALSE, base, G_N_ELEMENTS (base));
  if (base[0] < FIRST_LETTER || base[0] >= FIRST_LETTER + G_N_ELEMENTS (widths))
    return UNKNOWN_WIDTH;
  return widths[base[0] - FIRST_LETTER];
}

static const guint16 *
get_marked (void)
{
  static gsize ready = 0;
  static guint16 marked[N_MARKED];

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < N_MARKED; i++)
        marked[i] = (guint16) find_base_width (FIRST_MARKED + i);
      g_once_init_leave (&ready, 1);
    }
  return marked;
}

/* Tones and marks of a Vietnamese letter stand above and below it: its base letter gives the width.
 */
static guint
get_width (gunichar letter, const guint16 *marked)
{
  if (letter >= FIRST_LETTER && letter < FIRST_LETTER + G_N_ELEMENTS (widths))
    return widths[letter - FIRST_LETTER];
  for (gsize i = 0; letter >= FIRST_TONED && i < G_N_ELEMENTS (toned); i++)
    if (letter <= toned[i].last)
      return widths[toned[i].capital + (letter % 2 == 0 ? 0 : 'a' - 'A') - FIRST_LETTER];
  if (letter >= FIRST_MARKED && letter < FIRST_MARKED + N_MARKED)
    return marked[letter - FIRST_MARKED];
  return find_base_width (letter);
}

guint
xep_sheet_count_lines (const char *text, double size, gboolean bold, double width)
{
  double room = MAX (width - CELL_BLANK, 1) * POINTS_PER_MM * 1000 / size;
  guint limit = (guint) (bold ? room * 100 / BOLD_PERCENT : room);
  const guint16 *marked = get_marked ();
  guint lines = 1, line = 0, word = 0;

  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar letter = g_utf8_get_char (cursor);

      if (letter == '\n')
        lines++, line = word = 0;
      else if (letter == ' ')
        line += word + widths[0], word = 0;
      else
        word += get_width (letter, marked);
      if (word > limit)
        lines++, line = 0, word = 0;
      else if (line + word > limit && word > 0)
        lines++, line = 0;
    }
  return lines;
}
