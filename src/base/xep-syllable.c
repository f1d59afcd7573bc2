/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-syllable.h"

/* "nghiêng" */
#define LONGEST_SYLLABLE 7
#define LONGEST_ONSET 3
#define LONGEST_RHYME 4

/* What is known of a letter: its place in the alphabet, its tone, and whether it is a capital. */
#define SYMBOL_BITS 5
#define SYMBOL_MASK 0x1F
#define TONE_SHIFT 5
#define TONE_MASK 0x07
#define CAPITAL 0x100
#define FOREIGN_SYMBOL 31
#define N_VOWELS 12

#define LOW_LETTERS 0x1B1
#define FIRST_HIGH_LETTER 0x1EA0
#define HIGH_LETTERS 0x5A

#define SET_SIZE 512

/* The twelve vowels, each without tone and with the five. */
static const char vowels[] = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíị"
                             "oòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
static const char consonants[] = "bcdđghklmnpqrstvx";
static const char foreign_letters[] = "fjwz";

enum
{
  TONE_NONE,
  TONE_GRAVE,
  TONE_HOOK,
  TONE_TILDE,
  TONE_ACUTE,
  TONE_DOT,
  N_TONES
};

/* Which rhymes an onset goes with, by their first letter. */
typedef enum
{
  BEFORE_ALL = 1,
  BEFORE_BACK,    /* not e, ê, i, y: "ca", but "ke" */
  BEFORE_NOT_E,   /* not e, ê, y: "ga", "gì", but "ghe" */
  BEFORE_FRONT,   /* e, ê, i alone: "nghe" */
  BEFORE_GLIDE_Y, /* uy, uyn …: "quỳnh" */
} OnsetUse;

/* k stands before every vowel because names are written so: Bắc Kạn, Kon Tum. */
static const struct
{
  const char *onset;
  OnsetUse use;
} onsets[] = {
  { "", BEFORE_ALL },   { "b", BEFORE_ALL },     { "c", BEFORE_BACK },  { "ch", BEFORE_ALL },
  { "d", BEFORE_ALL },  { "đ", BEFORE_ALL },     { "g", BEFORE_NOT_E }, { "gh", BEFORE_FRONT },
  { "gi", BEFORE_ALL }, { "h", BEFORE_ALL },     { "k", BEFORE_ALL },   { "kh", BEFORE_ALL },
  { "l", BEFORE_ALL },  { "m", BEFORE_ALL },     { "n", BEFORE_ALL },   { "ng", BEFORE_BACK },
  { "nh", BEFORE_ALL }, { "ngh", BEFORE_FRONT }, { "p", BEFORE_ALL },   { "ph", BEFORE_ALL },
  { "qu", BEFORE_ALL }, { "q", BEFORE_GLIDE_Y }, { "r", BEFORE_ALL },   { "s", BEFORE_ALL },
  { "t", BEFORE_ALL },  { "th", BEFORE_ALL },    { "tr", BEFORE_ALL },  { "v", BEFORE_ALL },
  { "x", BEFORE_ALL },
};

/* The endings that each nucleus takes; "-" is none. */
static const struct
{
  const char *nucleus;
  const char *endings;
} rhymes[] = {
  { "a", "- i y o u m n ng nh p t c ch" },
  { "ă", "m n ng p t c" },
  { "â", "y u m n ng p t c" },
  { "e", "- o m n ng p t c" },
  { "ê", "- u m n nh p t ch" },
  { "i", "- a u m n nh p t ch" },
  { "iê", "u m n ng p t c" },
  { "o", "- i m n ng p t c" },
  { "oo", "ng c" },
  { "ô", "- i m n ng p t c" },
  { "ơ", "- i m n p t" },
  { "u", "- a i m n ng p t c" },
  { "uô", "i m n ng t c" },
  { "ư", "- a i u ng t c" },
  { "ươ", "i u m n ng p t c" },
  { "y", "-" },
  { "yê", "u m n ng t" },
  { "oa", "- i y o m n ng nh p t c ch" },
  { "oă", "m n ng t c" },
  { "oe", "- o n t" },
  { "uâ", "y n ng t" },
  { "uê", "- nh ch" },
  { "uơ", "-" },
  { "uy", "- a u n nh p t ch" },
  { "uyê", "n t" },
};

/* A set of short sequences of symbols with what is known of each. */
typedef struct
{
  guint32 keys[SET_SIZE]; /* 0 is free; a sequence of n symbols has n in its upper bits */
  guint8 values[SET_SIZE];
} SymbolSet;

typedef struct
{
  guint16 low[LOW_LETTERS];
  guint16 high[HIGH_LETTERS];
  SymbolSet onsets;
  SymbolSet rhymes; /* the vowels that may carry the tone, a bit each; STOPPED */
} SyllableTables;

/* The rhyme ends in p, t, c or ch and takes the acute and the dot alone. */
#define STOPPED 0x80

static guint
get_slot (const SymbolSet *set, guint32 key)
{
  guint slot = (key * 2654435761U) >> 23;

  while (set->keys[slot] != 0 && set->keys[slot] != key)
    slot = (slot + 1) % SET_SIZE;
  return slot;
}

static guint32
make_key (const guint8 *symbols, gsize length)
{
  guint32 key = (guint32) length + 1;

  for (gsize i = 0; i < length; i++)
    key = (key << SYMBOL_BITS) | symbols[i];
  return key;
}

static guint16
get_letter (const SyllableTables *tables, gunichar letter)
{
  if (letter < LOW_LETTERS)
    return tables->low[letter];
  if (letter >= FIRST_HIGH_LETTER && letter < FIRST_HIGH_LETTER + HIGH_LETTERS)
    return tables->high[letter - FIRST_HIGH_LETTER];
  return 0;
}

static void
set_letter (SyllableTables *tables, gunichar letter, guint16 value)
{
  if (letter < LOW_LETTERS)
    tables->low[letter] = value;
  else
    tables->high[letter - FIRST_HIGH_LETTER] = value;
}

static void
set_both_cases (SyllableTables *tables, gunichar letter, guint symbol, guint tone)
{
  guint16 value = (guint16) (symbol | tone << TONE_SHIFT);

  set_letter (tables, letter, value);
  set_letter (tables, g_unichar_toupper (letter), value | CAPITAL);
}

static gsize
read_symbols (const SyllableTables *tables, const char *text, guint8 *symbols)
{
  gsize length = 0;

  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    symbols[length++] = get_letter (tables, g_utf8_get_char (cursor)) & SYMBOL_MASK;
  return length;
}

static gboolean
is_vowel_symbol (guint symbol)
{
  return symbol >= 1 && symbol <= N_VOWELS;
}

/* The vowels of a rhyme that may carry its tone, a bit each: the last of ă â ê ô ơ ư if there is
 * one; else the vowel before the ending, the first of two in an open rhyme, the middle one of
 * three; in oa, oe and uy either. */
static guint8
get_tone_places (const SyllableTables *tables, const char *rhyme)
{
  guint8 symbols[LONGEST_RHYME];
  gsize length = read_symbols (tables, rhyme, symbols);
  gsize count = 0;
  const char *cursor = rhyme;
  int marked = -1;

  for (; count < length && is_vowel_symbol (symbols[count]); count++)
    {
      if ((guchar) *cursor >= 0x80)
        marked = (int) count;
      cursor = g_utf8_next_char (cursor);
    }
  if (marked >= 0)
    return (guint8) (1 << marked);
  if (count < length)
    return (guint8) (1 << (count - 1));
  if (count == 3)
    return 1 << 1;
  if (g_str_equal (rhyme, "oa") || g_str_equal (rhyme, "oe") || g_str_equal (rhyme, "uy"))
    return 1 << 0 | 1 << 1;
  return 1 << 0;
}

static void
add_to_set (const SyllableTables *tables, SymbolSet *set, const char *text, guint8 value)
{
  guint8 symbols[LONGEST_RHYME];
  guint32 key = make_key (symbols, read_symbols (tables, text, symbols));
  guint slot = get_slot (set, key);

  set->keys[slot] = key;
  set->values[slot] = value;
}

static const SyllableTables *
get_tables (void)
{
  static const char *const stops[] = { "p", "t", "c", "ch", NULL };
  static SyllableTables filled;
  static gsize ready = 0;
  guint count = 0;
  guint symbol = N_VOWELS;

  if (!g_once_init_enter (&ready))
    return &filled;
  for (const char *cursor = vowels; *cursor != '\0'; cursor = g_utf8_next_char (cursor), count++)
    set_both_cases (&filled, g_utf8_get_char (cursor), 1 + count / N_TONES, count % N_TONES);
  for (const char *cursor = consonants; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    set_both_cases (&filled, g_utf8_get_char (cursor), ++symbol, TONE_NONE);
  for (const char *cursor = foreign_letters; *cursor != '\0'; cursor++)
    set_both_cases (&filled, (guchar) *cursor, FOREIGN_SYMBOL, TONE_NONE);
  /* Eth looks like đ, and old keyboards leave it there. */
  set_both_cases (&filled, 0x00F0, filled.low[0x0111] & SYMBOL_MASK, TONE_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (onsets); i++)
    add_to_set (&filled, &filled.onsets, onsets[i].onset, (guint8) onsets[i].use);
  for (gsize i = 0; i < G_N_ELEMENTS (rhymes); i++)
    {
      g_auto (GStrv) endings = g_strsplit (rhymes[i].endings, " ", -1);

      for (gsize j = 0; endings[j] != NULL; j++)
        {
          const char *ending = g_str_equal (endings[j], "-") ? "" : endings[j];
          g_autofree char *rhyme = g_strconcat (rhymes[i].nucleus, ending, NULL);
          guint8 value = get_tone_places (&filled, rhyme);

          if (g_strv_contains (stops, ending))
            value |= STOPPED;
          add_to_set (&filled, &filled.rhymes, rhyme, value);
        }
    }
  g_once_init_leave (&ready, 1);
  return &filled;
}

/* A word as its symbols, with the one tone it may have. */
typedef struct
{
  guint8 symbols[LONGEST_SYLLABLE];
  gsize length;
  guint tone;
  gsize tone_at;
  gboolean marked; /* some letter is not one of a–z */
} Word;

static gboolean
read_word (const SyllableTables *tables, const gunichar *letters, gsize length, Word *word)
{
  gboolean small = FALSE;

  if (length == 0 || length > LONGEST_SYLLABLE)
    return FALSE;
  word->length = length;
  word->tone = TONE_NONE;
  word->tone_at = 0;
  word->marked = FALSE;
  for (gsize i = 0; i < length; i++)
    {
      guint16 letter = get_letter (tables, letters[i]);
      guint tone = (letter >> TONE_SHIFT) & TONE_MASK;

      word->symbols[i] = letter & SYMBOL_MASK;
      if (word->symbols[i] == 0 || word->symbols[i] == FOREIGN_SYMBOL)
        return FALSE;
      if (small && (letter & CAPITAL) != 0)
        return FALSE;
      small = (letter & CAPITAL) == 0;
      word->marked = word->marked || letters[i] >= 0x80;
      if (tone == TONE_NONE)
        continue;
      if (word->tone != TONE_NONE)
        return FALSE;
      word->tone = tone;
      word->tone_at = i;
    }
  return TRUE;
}

/* The letters that decide which onset is written, as symbols: places in the alphabet above. */
enum
{
  SYMBOL_E = 4,
  SYMBOL_E_CIRCUMFLEX = 5,
  SYMBOL_I = 6,
  SYMBOL_U = 10,
  SYMBOL_Y = 12
};

static gboolean
goes_with (OnsetUse use, const guint8 *rhyme, gsize length)
{
  gboolean any_e = rhyme[0] == SYMBOL_E || rhyme[0] == SYMBOL_E_CIRCUMFLEX;

  switch (use)
    {
    case BEFORE_BACK:
      return !any_e && rhyme[0] != SYMBOL_I && rhyme[0] != SYMBOL_Y;
    case BEFORE_NOT_E:
      return !any_e && rhyme[0] != SYMBOL_Y;
    case BEFORE_FRONT:
      return any_e || rhyme[0] == SYMBOL_I;
    case BEFORE_GLIDE_Y:
      return length >= 2 && rhyme[0] == SYMBOL_U && rhyme[1] == SYMBOL_Y;
    case BEFORE_ALL:
    default:
      return TRUE;
    }
}

/* How the word fits if its first @split letters are the onset. */
static XepSyllableFit
get_fit_at (const SyllableTables *tables, const Word *word, gsize split)
{
  const guint8 *rhyme = word->symbols + split;
  gsize length = word->length - split;
  guint onset_slot = get_slot (&tables->onsets, make_key (word->symbols, split));
  guint rhyme_slot;
  guint8 value;

  if (tables->onsets.keys[onset_slot] == 0
      || !goes_with (tables->onsets.values[onset_slot], rhyme, length))
    return XEP_SYLLABLE_NONE;
  rhyme_slot = get_slot (&tables->rhymes, make_key (rhyme, length));
  if (tables->rhymes.keys[rhyme_slot] == 0)
    return XEP_SYLLABLE_NONE;
  value = tables->rhymes.values[rhyme_slot];
  if ((value & STOPPED) != 0 && word->tone != TONE_ACUTE && word->tone != TONE_DOT)
    return word->marked ? XEP_SYLLABLE_NONE : XEP_SYLLABLE_ASTRAY;
  if (word->tone == TONE_NONE
      || (word->tone_at >= split && (value & 1 << (word->tone_at - split)) != 0))
    return XEP_SYLLABLE_VALID;
  return XEP_SYLLABLE_ASTRAY;
}

XepSyllableFit
xep_syllable_get_fit (const gunichar *letters, gsize length)
{
  const SyllableTables *tables = get_tables ();
  XepSyllableFit fit = XEP_SYLLABLE_NONE;
  Word word;

  if (!read_word (tables, letters, length, &word))
    return XEP_SYLLABLE_NONE;
  /* "gin" is g with in, "gian" is gi with an: each way to part the word counts. */
  for (gsize split = 0; split < word.length && split <= LONGEST_ONSET; split++)
    if (word.length - split <= LONGEST_RHYME)
      fit = MAX (fit, get_fit_at (tables, &word, split));
  return fit;
}

gboolean
xep_syllable_is_letter (gunichar letter)
{
  return get_letter (get_tables (), letter) != 0;
}

gboolean
xep_syllable_is_vowel (gunichar letter)
{
  return is_vowel_symbol (get_letter (get_tables (), letter) & SYMBOL_MASK);
}
