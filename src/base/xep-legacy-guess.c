/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-legacy-guess.h"

#include <string.h>

#include "base/xep-legacy-private.h"
#include "base/xep-syllable.h"

#define N_SAMPLES 5
/* Words that are told apart: more of them prove no more. */
#define N_WORDS 24
#define N_WORDS_OF_CELL 8

/* Without a font, a code is believed from this many different words on: Loïc alone is no "Lọc". */
#define WORDS_ENOUGH 3
/* The same in a column most of which reads as it stands. */
#define WORDS_AGAINST_UNICODE 6
/* From so many cells on, the codes that make far fewer cells readable than the first are let go. */
#define CELLS_ENOUGH 200
#define FAR_FEWER 10
/* How sure a code is that only fonts tell, percent. */
#define CONFIDENCE_OF_FONT 60
#define CONFIDENCE_WITH_FONT 90

/* The words of a text that have a letter beyond a–z, and those that have none. */
typedef struct
{
  guint valid;
  guint invalid;
  guint plain_valid;
  guint plain_invalid;
  guint lost;       /* words of TCVN3 that want a ư */
  guint unreadable; /* signs that mean nothing */
  gboolean signs;   /* some word has a sign that is no letter, as no Western word has */
  guint32 words[N_WORDS_OF_CELL]; /* the valid ones */
} Measure;

typedef struct
{
  gboolean let_go; /* not looked at any more, but for cells in its font */
  guint legacy;
  guint unicode;
  guint ambiguous;
  guint neither;
  guint font;        /* cells in a font of this code */
  guint font_legacy; /* of those, the ones that read only once decoded */
  guint damaged;
  guint lost;
  gboolean signs;
  guint n_words;
  guint32 words[N_WORDS];
  guint n_samples;
  char *samples[N_SAMPLES];
} Tally;

struct _XepLegacyGuess
{
  XepLegacyCode neighbours;
  guint texts;
  guint plain;
  guint unicode; /* that no legacy code shows */
  guint marked;  /* the rest: those that are measured */
  guint readable;
  guint damaged; /* in whatever code */
  guint horns;   /* texts with a soft hyphen */
  Tally tallies[XEP_LEGACY_N_CODES];
};

XepLegacyGuess *
xep_legacy_guess_new (void)
{
  return g_new0 (XepLegacyGuess, 1);
}

void
xep_legacy_guess_free (XepLegacyGuess *guess)
{
  if (guess == NULL)
    return;
  for (guint code = 0; code < XEP_LEGACY_N_CODES; code++)
    for (guint i = 0; i < guess->tallies[code].n_samples; i++)
      g_free (guess->tallies[code].samples[i]);
  g_free (guess);
}

static guint32
hash_word (const gunichar *letters, gsize length)
{
  guint32 hash = 2166136261U;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ letters[i]) * 16777619U;
  return hash;
}

/* "QĐ", "HĐND": neither a syllable nor wrong. */
static gboolean
is_abbreviation (const gunichar *letters, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!xep_syllable_is_letter (letters[i]) || xep_syllable_is_vowel (letters[i])
        || !g_unichar_isupper (letters[i]))
      return FALSE;
  return TRUE;
}

/* A single letter proves nothing: "½" is "ẵ" in TCVN3. */
static void
measure_word (
    const XepLegacyLine *line, gsize start, gsize end, XepLegacyCode code, Measure *measure)
{
  const gunichar *letters = line->letters + start;
  gsize length = end - start;
  gboolean marked = FALSE;
  XepSyllableFit fit;

  for (gsize i = 0; i < length; i++)
    {
      marked = marked || letters[i] >= 0x80;
      if (letters[i] >= 0x80 && length > 1 && !g_unichar_isalpha (letters[i]))
        measure->signs = TRUE;
      if (letters[i] == XEP_LEGACY_UNREADABLE)
        measure->unreadable++;
    }
  if (length == 1)
    return;
  fit = xep_syllable_get_fit (letters, length);
  if (!marked && fit == XEP_SYLLABLE_NONE)
    measure->plain_invalid++;
  else if (!marked)
    measure->plain_valid++;
  /* What stands as it was typed may be typed carelessly; a code must not be found by such words. */
  else if (fit == XEP_SYLLABLE_VALID || (fit == XEP_SYLLABLE_ASTRAY && code == XEP_LEGACY_UNICODE))
    {
      if (measure->valid < N_WORDS_OF_CELL)
        measure->words[measure->valid] = hash_word (letters, length);
      measure->valid++;
    }
  else if (code == XEP_LEGACY_TCVN3 && xep_legacy_find_lost_horn (line, start, end) >= 0)
    measure->lost++;
  else if (!is_abbreviation (letters, length))
    measure->invalid++;
}

static void
measure_line (const XepLegacyLine *line, XepLegacyCode code, Measure *measure)
{
  gsize end;

  memset (measure, 0, sizeof *measure);
  for (gsize i = 0; i < line->length; i = MAX (end, i + 1))
    {
      end = xep_legacy_line_get_word_end (line, i);
      if (end > i)
        measure_word (line, i, end, code, measure);
    }
}

typedef enum
{
  READS_PLAIN,     /* ASCII alone */
  READS_UNICODE,   /* as it stands */
  READS_LEGACY,    /* only decoded */
  READS_AMBIGUOUS, /* either way */
  READS_NEITHER,
} Reading;

/* Texts of the plain and the Unicode kind need no measuring. */
static Reading
get_kind (const XepLegacyLine *line)
{
  Reading kind = READS_PLAIN;

  for (gsize i = 0; i < line->length; i++)
    {
      gunichar letter = line->letters[i];

      if (letter < 0x80)
        continue;
      kind = READS_AMBIGUOUS;
      if (letter > 0xFF && letter != XEP_LEGACY_UNREADABLE && xep_legacy_get_byte (letter) < 0)
        return READS_UNICODE;
    }
  return kind;
}

/* Foreign words beside it make it doubtful that a word is Vietnamese once it is decoded. */
static gboolean
is_vietnamese (const Measure *after)
{
  return after->invalid == 0 && after->unreadable == 0 && after->valid > 0
         && after->plain_invalid <= after->plain_valid + after->valid;
}

static Reading
compare (const Measure *before, const Measure *after, XepLegacyCode code)
{
  gboolean as_it_stands = before->invalid == 0;
  gboolean decoded = is_vietnamese (after);

  if (as_it_stands && before->valid == 0)
    return READS_PLAIN;
  /* UTF-8 proves itself: broken sequences beside whole ones are letters that were lost. */
  if (!as_it_stands && (code == XEP_LEGACY_UTF8 || code == XEP_LEGACY_UTF8_TWICE))
    decoded = after->valid > 0 && after->valid >= after->invalid;
  if (as_it_stands)
    return decoded && after->lost == 0 ? READS_AMBIGUOUS : READS_UNICODE;
  return decoded ? READS_LEGACY : READS_NEITHER;
}

static void
add_words (Tally *tally, const Measure *after)
{
  for (guint i = 0; i < MIN (after->valid, N_WORDS_OF_CELL) && tally->n_words < N_WORDS; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < tally->n_words; j++)
        known = known || tally->words[j] == after->words[i];
      if (!known)
        tally->words[tally->n_words++] = after->words[i];
    }
}

static void
add_sample (Tally *tally, const char *text)
{
  for (guint i = 0; i < tally->n_samples; i++)
    if (g_str_equal (tally->samples[i], text))
      return;
  if (tally->n_samples < N_SAMPLES)
    tally->samples[tally->n_samples++] = g_strdup (text);
}

static void
add_reading (XepLegacyGuess *guess,
             XepLegacyCode code,
             const char *text,
             XepLegacyCode font_code,
             const Measure *before,
             const Measure *after)
{
  Tally *tally = &guess->tallies[code];
  Reading reading = compare (before, after, code);
  gboolean in_font = code == font_code;

  switch (reading)
    {
    case READS_UNICODE:
      tally->unicode++;
      break;
    case READS_AMBIGUOUS:
      tally->ambiguous++;
      break;
    case READS_LEGACY:
      tally->legacy++;
      tally->font_legacy += in_font ? 1 : 0;
      tally->signs = tally->signs || before->signs;
      add_words (tally, after);
      break;
    case READS_NEITHER:
      tally->neither++;
      break;
    case READS_PLAIN:
    default:
      break;
    }
  if (reading == READS_LEGACY || reading == READS_NEITHER)
    {
      tally->lost += after->lost > 0;
      tally->damaged += after->lost > 0 || after->unreadable > 0;
    }
  if (reading == READS_LEGACY || (in_font && reading != READS_UNICODE))
    add_sample (tally, text);
}

/**
 * xep_legacy_guess_set_neighbours:
 * @code: the code of the other columns of the sheet
 *
 * Where they are in a legacy code, a single word is enough: a column of "Nam" and "N÷" has no more.
 */
void
xep_legacy_guess_set_neighbours (XepLegacyGuess *guess, XepLegacyCode code)
{
  guess->neighbours = code;
}

static void
let_codes_go (XepLegacyGuess *guess)
{
  guint most = 0;

  for (guint code = 0; code < XEP_LEGACY_N_CODES; code++)
    most = MAX (most, guess->tallies[code].legacy);
  if (most * 2 < CELLS_ENOUGH)
    return;
  for (guint code = 0; code < XEP_LEGACY_N_CODES; code++)
    guess->tallies[code].let_go = guess->tallies[code].legacy * FAR_FEWER < most;
}

/**
 * xep_legacy_guess_add:
 * @text: (nullable): a cell of the column, as it came
 * @font: (nullable): the font of the cell, if the workbook tells it
 */
void
xep_legacy_guess_add (XepLegacyGuess *guess, const char *text, const char *font)
{
  XepLegacyCode font_code = xep_legacy_code_of_font (font, NULL);
  g_auto (XepLegacyLine) line = { 0 };
  Measure before;
  Measure after;
  Reading kind;

  guess->texts++;
  guess->tallies[font_code].font++;
  if (text == NULL || (g_str_is_ascii (text) && strchr (text, '?') == NULL))
    {
      guess->plain++;
      return;
    }
  xep_legacy_line_init (&line, text);
  guess->damaged += xep_legacy_line_find_damage (&line, XEP_LEGACY_UNICODE, NULL) > 0;
  kind = get_kind (&line);
  if (kind == READS_PLAIN)
    guess->plain++;
  else if (kind == READS_UNICODE)
    guess->unicode++;
  if (kind != READS_AMBIGUOUS)
    return;
  guess->marked++;
  guess->horns += strstr (text, "\u00AD") != NULL;
  measure_line (&line, XEP_LEGACY_UNICODE, &before);
  guess->readable += before.invalid == 0;
  for (guint code = XEP_LEGACY_UNICODE + 1; code < XEP_LEGACY_N_CODES; code++)
    {
      g_auto (XepLegacyLine) decoded = { 0 };

      if (guess->tallies[code].let_go && code != font_code)
        continue;
      xep_legacy_line_init_copy (&decoded, &line);
      xep_legacy_line_decode (&decoded, code);
      measure_line (&decoded, code, &after);
      add_reading (guess, code, text, font_code, &before, &after);
    }
  if (guess->marked == CELLS_ENOUGH)
    let_codes_go (guess);
}

/* Western letters that begin a sequence of UTF-8 do not stand before its other bytes by chance, and
 * signs do not stand in Western words: each counts as more words. */
static guint
get_weight (const Tally *tally, XepLegacyCode code)
{
  gboolean proves_itself = code == XEP_LEGACY_UTF8 || code == XEP_LEGACY_UTF8_TWICE;

  return tally->n_words == 0 ? 0
                             : tally->n_words + (tally->signs ? 1 : 0) + (proves_itself ? 2 : 0);
}

static guint
get_unicode_cells (const XepLegacyGuess *guess, XepLegacyCode code)
{
  return guess->unicode + guess->tallies[code].unicode;
}

static gboolean
is_proven (const XepLegacyGuess *guess, XepLegacyCode code)
{
  const Tally *tally = &guess->tallies[code];
  gboolean among_unicode = get_unicode_cells (guess, code) > tally->legacy;

  if (tally->font_legacy > 0 || (tally->legacy > 0 && code == guess->neighbours))
    return TRUE;
  return tally->legacy * 5 >= (tally->legacy + tally->neither) * 4
         && get_weight (tally, code) >= (among_unicode ? WORDS_AGAINST_UNICODE : WORDS_ENOUGH);
}

/* The code in whose fonts most cells are, if nothing in the column speaks against it. */
static XepLegacyCode
get_code_of_fonts (const XepLegacyGuess *guess)
{
  XepLegacyCode best = XEP_LEGACY_UNICODE;

  for (guint code = XEP_LEGACY_UNICODE + 1; code < XEP_LEGACY_N_CODES; code++)
    if (guess->tallies[code].font > 0
        && (best == XEP_LEGACY_UNICODE || guess->tallies[code].font > guess->tallies[best].font))
      best = code;
  return get_unicode_cells (guess, best) == 0 ? best : XEP_LEGACY_UNICODE;
}

/**
 * xep_legacy_guess_get_code:
 *
 * Returns: %XEP_LEGACY_UNICODE also if there is too little to tell another code from; the doubtful
 *   cells are counted then
 */
XepLegacyCode
xep_legacy_guess_get_code (const XepLegacyGuess *guess)
{
  XepLegacyCode best = XEP_LEGACY_UNICODE;

  for (guint code = XEP_LEGACY_UNICODE + 1; code < XEP_LEGACY_N_CODES; code++)
    {
      const Tally *tally = &guess->tallies[code];
      const Tally *leader = &guess->tallies[best];

      if (is_proven (guess, code)
          && (best == XEP_LEGACY_UNICODE || tally->legacy > leader->legacy
              || (tally->legacy == leader->legacy && tally->font_legacy > leader->font_legacy)
              || (tally->legacy == leader->legacy && tally->font_legacy == leader->font_legacy
                  && get_weight (tally, code) > get_weight (leader, best))))
        best = code;
    }
  return best != XEP_LEGACY_UNICODE ? best : get_code_of_fonts (guess);
}

/**
 * xep_legacy_guess_get_confidence:
 *
 * Returns: percent. Of a legacy code: the share of cells that read once decoded, less if there are
 *   few words, more if the fonts agree. Of Unicode: the share of cells with letters beyond a–z that
 *   read as they stand, which foreign names lower.
 */
guint
xep_legacy_guess_get_confidence (const XepLegacyGuess *guess)
{
  XepLegacyCode code = xep_legacy_guess_get_code (guess);
  const Tally *tally = &guess->tallies[code];
  guint marked = guess->unicode + guess->marked;
  guint weight = get_weight (tally, code);
  guint confidence;

  if (code == XEP_LEGACY_UNICODE)
    return marked == 0 ? 100 : 100 * (guess->unicode + guess->readable) / marked;
  if (tally->legacy == 0)
    return CONFIDENCE_OF_FONT;
  confidence = 100 * tally->legacy / (tally->legacy + tally->neither) * weight / (weight + 1);
  return tally->font_legacy > 0 ? MAX (confidence, CONFIDENCE_WITH_FONT) : confidence;
}

void
xep_legacy_guess_get_counts (const XepLegacyGuess *guess, XepLegacyCounts *counts)
{
  XepLegacyCode code = xep_legacy_guess_get_code (guess);
  const Tally *tally = &guess->tallies[code];

  memset (counts, 0, sizeof *counts);
  counts->texts = guess->texts;
  counts->plain = guess->plain;
  counts->damaged = guess->damaged + tally->damaged;
  if (code == XEP_LEGACY_UNICODE)
    {
      counts->unicode = guess->unicode + guess->readable;
      counts->doubtful = guess->marked - guess->readable;
      return;
    }
  counts->legacy = tally->legacy;
  counts->ambiguous = tally->ambiguous;
  counts->doubtful = tally->neither;
  counts->unicode
      = guess->unicode + guess->marked - tally->legacy - tally->ambiguous - tally->neither;
}

/**
 * xep_legacy_guess_has_lost_horns:
 *
 * Returns: %TRUE if the column is TCVN3 and every ư of it was dropped on its way here, as a soft
 *   hyphen. Then also words that read well may be wrong ("Ngời" was "Người"): it is to be read anew
 *   from its first file.
 */
gboolean
xep_legacy_guess_has_lost_horns (const XepLegacyGuess *guess)
{
  return xep_legacy_guess_get_code (guess) == XEP_LEGACY_TCVN3 && guess->horns == 0
         && guess->tallies[XEP_LEGACY_TCVN3].lost > 0;
}

/**
 * xep_legacy_guess_get_sample:
 * @index: from 0; there are at most five
 * @before: (out) (transfer none): a cell that is decoded, as it came; lives as long as @guess
 * @after: (out) (transfer full): the same decoded, in small letters and capitals as they are coded
 *
 * Returns: %FALSE if there are no more, and %XEP_LEGACY_UNICODE has none
 */
gboolean
xep_legacy_guess_get_sample (const XepLegacyGuess *guess,
                             guint index,
                             const char **before,
                             char **after)
{
  XepLegacyCode code = xep_legacy_guess_get_code (guess);
  const Tally *tally = &guess->tallies[code];

  if (index >= tally->n_samples)
    return FALSE;
  *before = tally->samples[index];
  *after = xep_legacy_text_decode (code, tally->samples[index], FALSE, NULL);
  return TRUE;
}

/* Whether UTF-8 with lost bytes may be here: only some of its bytes begin a Vietnamese letter. */
static gboolean
has_lead_of_utf8 (const XepLegacyLine *line)
{
  static const gunichar leads[] = { 0xC3, 0xC4, 0xC5, 0xC6, 0xE1 };

  for (gsize i = 0; i < line->length; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (leads); j++)
      if (line->letters[i] == leads[j])
        return TRUE;
  return FALSE;
}

/* The code of one cell: @code, which its font or the column tells and @decoded is decoded from, or
 * Unicode. */
static XepLegacyCode
judge (const XepLegacyGuess *guess,
       const XepLegacyLine *line,
       const XepLegacyLine *decoded,
       XepLegacyCode code,
       gboolean in_font)
{
  const Tally *tally = &guess->tallies[code];
  gboolean trusted
      = in_font || code == guess->neighbours || tally->legacy > get_unicode_cells (guess, code);
  Measure before;
  Measure after;
  Reading kind = get_kind (line);

  if (kind == READS_UNICODE)
    return XEP_LEGACY_UNICODE;
  if (kind == READS_PLAIN)
    return code;
  measure_line (decoded, code, &after);
  if (trusted && is_vietnamese (&after) && after.lost == 0)
    return code;
  measure_line (line, XEP_LEGACY_UNICODE, &before);
  switch (compare (&before, &after, code))
    {
    case READS_UNICODE:
      return XEP_LEGACY_UNICODE;
    case READS_LEGACY:
      return trusted || after.valid + (before.signs ? 1 : 0) >= 2 ? code : XEP_LEGACY_UNICODE;
    case READS_NEITHER:
      if (code >= XEP_LEGACY_UTF8 && !has_lead_of_utf8 (line))
        return XEP_LEGACY_UNICODE;
      return trusted || after.invalid + after.unreadable < before.invalid ? code
                                                                          : XEP_LEGACY_UNICODE;
    case READS_PLAIN:
    case READS_AMBIGUOUS:
    default:
      return trusted && after.unreadable == 0 ? code : XEP_LEGACY_UNICODE;
    }
}

/**
 * xep_legacy_guess_decode:
 * @text: (nullable): a cell of the column, as it came
 * @font: (nullable): its font
 * @code: (out) (optional): in which code this cell is
 * @damaged: (out) (optional): as of xep_legacy_text_decode()
 *
 * A cell that reads as it stands stays as it stands, and one that reads either way goes by its
 * font, or else by most of the column.
 *
 * Returns: (transfer full): NFC
 */
char *
xep_legacy_guess_decode (const XepLegacyGuess *guess,
                         const char *text,
                         const char *font,
                         XepLegacyCode *code,
                         guint *damaged)
{
  XepLegacyCode judged = xep_legacy_guess_get_code (guess);
  gboolean capitals = FALSE;
  XepLegacyCode font_code = xep_legacy_code_of_font (font, &capitals);
  gboolean in_font = judged != XEP_LEGACY_UNICODE && font_code != XEP_LEGACY_UNICODE;
  g_auto (XepLegacyLine) line;
  g_auto (XepLegacyLine) decoded;
  XepLegacyLine *result = &decoded;

  xep_legacy_line_init (&line, text != NULL ? text : "");
  xep_legacy_line_init_copy (&decoded, &line);
  if (in_font)
    judged = font_code;
  xep_legacy_line_decode (&decoded, judged);
  if (judged != XEP_LEGACY_UNICODE
      && judge (guess, &line, &decoded, judged, in_font) == XEP_LEGACY_UNICODE)
    {
      judged = XEP_LEGACY_UNICODE;
      xep_legacy_line_decode (&line, judged);
      result = &line;
    }
  if (code != NULL)
    *code = judged;
  if (damaged != NULL)
    *damaged = xep_legacy_line_find_damage (result, judged, NULL);
  if (capitals && judged == font_code)
    xep_legacy_line_raise (result);
  return xep_legacy_line_dup_text (result);
}
