/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-legacy-private.h"
#include "base/xep-syllable.h"

#define U_HORN 0x01B0
#define CAPITAL_U_HORN 0x01AF
#define NEXT_LINE 0x0085
#define NO_BREAK_SPACE 0x00A0

#define FIRST_MARK 0x0300
#define LAST_MARK 0x036F

/* No letter of Vietnamese is more than a letter, a mark of its own and a tone. */
#define LONGEST_WORD 7

static const char *const code_names[] = {
  [XEP_LEGACY_UNICODE] = "Unicode",
  [XEP_LEGACY_TCVN3] = "TCVN3 (ABC)",
  [XEP_LEGACY_VNI] = "VNI",
  [XEP_LEGACY_VPS] = "VPS",
  [XEP_LEGACY_CP1258] = "Windows-1258",
  [XEP_LEGACY_UTF8] = N_("UTF-8 read as Western text"),
  [XEP_LEGACY_UTF8_TWICE] = N_("UTF-8 twice read as Western text"),
};

/* How the fonts of a code are called, in small letters. */
static const struct
{
  const char *beginning;
  XepLegacyCode code;
} fonts[] = {
  { ".vn", XEP_LEGACY_TCVN3 }, { "vntime", XEP_LEGACY_TCVN3 }, { "vnarial", XEP_LEGACY_TCVN3 },
  { "vni-", XEP_LEGACY_VNI },  { "vps", XEP_LEGACY_VPS },
};

/* Onsets that are words once their ư is back: thư, như, chư. */
static const char *const bare_onsets[] = { "th", "nh", "ch" };

const char *
xep_legacy_code_get_name (XepLegacyCode code)
{
  g_return_val_if_fail (code < XEP_LEGACY_N_CODES, NULL);
  return gettext (code_names[code]);
}

XepLegacyCode
xep_legacy_code_of_font (const char *font, gboolean *capitals)
{
  if (capitals != NULL)
    *capitals = FALSE;
  if (font == NULL)
    return XEP_LEGACY_UNICODE;
  for (gsize i = 0; i < G_N_ELEMENTS (fonts); i++)
    if (g_ascii_strncasecmp (font, fonts[i].beginning, strlen (fonts[i].beginning)) == 0)
      {
        if (capitals != NULL && fonts[i].code == XEP_LEGACY_TCVN3)
          *capitals = g_str_has_suffix (font, "H");
        return fonts[i].code;
      }
  return XEP_LEGACY_UNICODE;
}

static void
init_line (XepLegacyLine *line, gsize capacity)
{
  line->letters = line->near_letters;
  line->positions = line->near_positions;
  line->length = 0;
  if (capacity <= XEP_LEGACY_NEAR)
    return;
  line->letters = g_new (gunichar, capacity);
  line->positions = g_new (guint, capacity);
}

void
xep_legacy_line_init (XepLegacyLine *line, const char *text)
{
  gsize size = strlen (text);
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, (gssize) size, NULL))
    {
      valid = g_utf8_make_valid (text, (gssize) size);
      text = valid;
      size = strlen (valid);
    }
  init_line (line, size);
  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      line->letters[line->length] = g_utf8_get_char (cursor);
      line->positions[line->length] = (guint) line->length;
      line->length++;
    }
}

void
xep_legacy_line_init_copy (XepLegacyLine *line, const XepLegacyLine *source)
{
  init_line (line, source->length);
  line->length = source->length;
  memcpy (line->letters, source->letters, source->length * sizeof *line->letters);
  memcpy (line->positions, source->positions, source->length * sizeof *line->positions);
}

void
xep_legacy_line_clear (XepLegacyLine *line)
{
  if (line->letters != line->near_letters)
    {
      g_free (line->letters);
      g_free (line->positions);
    }
  line->letters = NULL;
  line->positions = NULL;
  line->length = 0;
}

/* The character whose UTF-8 the signs from @start on are, with their number in @count. If it is
 * broken, U+FFFD and the number of signs that belong together. */
static gunichar
read_utf8 (const XepLegacyLine *line, gsize start, gsize *count)
{
  int lead = xep_legacy_get_byte (line->letters[start]);
  gsize needed = lead >= 0xC2 && lead < 0xE0   ? 1
                 : lead >= 0xE0 && lead < 0xF0 ? 2
                 : lead >= 0xF0 && lead < 0xF5 ? 3
                                               : 0;
  char bytes[4] = { (char) lead };

  *count = 1;
  while (needed > 0 && *count <= needed && start + *count < line->length)
    {
      int byte = xep_legacy_get_byte (line->letters[start + *count]);

      if (byte < 0x80 || byte > 0xBF)
        break;
      bytes[(*count)++] = (char) byte;
    }
  if (needed == 0 || *count <= needed || !g_utf8_validate (bytes, (gssize) *count, NULL))
    return XEP_LEGACY_UNREADABLE;
  return g_utf8_get_char (bytes);
}

static void
decode_utf8 (XepLegacyLine *line)
{
  gsize written = 0;
  gsize count;

  for (gsize i = 0; i < line->length; i += count)
    {
      gunichar letter = line->letters[i];

      count = 1;
      if (letter >= 0x80 && xep_legacy_get_byte (letter) >= 0)
        letter = read_utf8 (line, i, &count);
      line->positions[written] = line->positions[i];
      line->letters[written++] = letter;
    }
  line->length = written;
}

static gboolean
is_combining (gunichar letter)
{
  return letter >= FIRST_MARK && letter <= LAST_MARK;
}

/* circumflex, breve, horn */
static gboolean
is_letter_mark (gunichar mark)
{
  return mark == 0x0302 || mark == 0x0306 || mark == 0x031B;
}

/* grave, acute, tilde, hook, dot */
static gboolean
is_tone_mark (gunichar mark)
{
  return mark == 0x0300 || mark == 0x0301 || mark == 0x0303 || mark == 0x0309 || mark == 0x0323;
}

/* The one letter that @base is with the @count marks after it, in whatever order they come ("é" and
 * a circumflex are "ế", which NFC does not say); 0 if they are not those of a Vietnamese letter. */
static gunichar
compose_letter (gunichar base, const gunichar *marks, gsize count)
{
  gunichar parts[8];
  gsize length = g_unichar_fully_decompose (base, FALSE, parts, 4);
  gunichar letter_mark = 0;
  gunichar tone = 0;
  gunichar letter;

  if (count > 2)
    return 0;
  for (gsize i = 0; i < count; i++)
    length += g_unichar_fully_decompose (marks[i], FALSE, parts + length, 2);
  for (gsize i = 1; i < length; i++)
    {
      if (is_letter_mark (parts[i]) && letter_mark == 0)
        letter_mark = parts[i];
      else if (is_tone_mark (parts[i]) && tone == 0)
        tone = parts[i];
      else
        return 0;
    }
  letter = parts[0];
  if (letter_mark != 0 && !g_unichar_compose (letter, letter_mark, &letter))
    return 0;
  if (tone != 0 && !g_unichar_compose (letter, tone, &letter))
    return 0;
  return letter;
}

static void
compose (XepLegacyLine *line)
{
  gsize written = 0;
  gsize marks;

  for (gsize i = 0; i < line->length; i += 1 + marks)
    {
      gunichar letter = 0;

      for (marks = 0; i + marks + 1 < line->length && is_combining (line->letters[i + marks + 1]);)
        marks++;
      if (marks > 0 && g_unichar_isalpha (line->letters[i]))
        letter = compose_letter (line->letters[i], line->letters + i + 1, marks);
      if (letter == 0)
        {
          letter = line->letters[i];
          marks = 0;
        }
      line->positions[written] = line->positions[i];
      line->letters[written++] = letter;
    }
  line->length = written;
}

static gboolean
has_combining (const XepLegacyLine *line)
{
  for (gsize i = 0; i < line->length; i++)
    if (is_combining (line->letters[i]))
      return TRUE;
  return FALSE;
}

static void
raise_letters (XepLegacyLine *line, gsize start, gsize end)
{
  for (gsize i = start; i < end; i++)
    line->letters[i] = g_unichar_toupper (line->letters[i]);
}

void
xep_legacy_line_raise (XepLegacyLine *line)
{
  raise_letters (line, 0, line->length);
}

/* Whether what lies between is written in capitals as far as a–z tell: some word has two of them
 * beside a small letter with a mark, and no small one of a–z is there. "Lò A" may be either. */
static gboolean
is_in_capitals (const XepLegacyLine *line, gsize start, gsize end)
{
  gboolean found = FALSE;
  gboolean small = FALSE;
  guint capitals = 0;

  for (gsize i = start; i < end; i++)
    {
      gunichar letter = line->letters[i];

      if (letter >= 'a' && letter <= 'z')
        return FALSE;
      if (letter >= 'A' && letter <= 'Z')
        capitals++;
      else if (letter >= 0x80)
        small = small || g_unichar_islower (letter);
      else
        {
          capitals = 0;
          small = FALSE;
        }
      found = found || (capitals >= 2 && small);
    }
  return found;
}

/* TCVN3 has no capitals with a tone: where the font shows small letters as capitals, "NGUYÔN" is
 * typed, and reads "NGUYễN" without it. A word or text of capitals tells what was meant. */
static void
raise_among_capitals (XepLegacyLine *line)
{
  gsize end;

  if (is_in_capitals (line, 0, line->length))
    {
      raise_letters (line, 0, line->length);
      return;
    }
  for (gsize i = 0; i < line->length; i = MAX (end, i + 1))
    {
      end = xep_legacy_line_get_word_end (line, i);
      if (is_in_capitals (line, i, end))
        raise_letters (line, i, end);
    }
}

void
xep_legacy_line_decode (XepLegacyLine *line, XepLegacyCode code)
{
  switch (code)
    {
    case XEP_LEGACY_TCVN3:
    case XEP_LEGACY_VNI:
    case XEP_LEGACY_VPS:
    case XEP_LEGACY_CP1258:
      line->length = xep_legacy_decode_signs (code, line->letters, line->positions, line->length);
      break;
    case XEP_LEGACY_UTF8_TWICE:
      decode_utf8 (line);
      decode_utf8 (line);
      break;
    case XEP_LEGACY_UTF8:
      decode_utf8 (line);
      break;
    case XEP_LEGACY_UNICODE:
    case XEP_LEGACY_N_CODES:
    default:
      break;
    }
  if (has_combining (line))
    compose (line);
  if (code == XEP_LEGACY_TCVN3)
    raise_among_capitals (line);
}

char *
xep_legacy_line_dup_text (const XepLegacyLine *line)
{
  char *text = g_malloc (line->length * 6 + 1);
  char *cursor = text;
  gboolean composed = TRUE;

  for (gsize i = 0; i < line->length; i++)
    {
      gunichar letter = line->letters[i];

      cursor += g_unichar_to_utf8 (letter, cursor);
      /* Of what lies below and between, NFC changes nothing. */
      composed = composed
                 && (letter < FIRST_MARK || (letter >= 0x1E00 && letter < 0x1F00)
                     || letter == XEP_LEGACY_UNREADABLE);
    }
  *cursor = '\0';
  if (!composed)
    {
      char *normal = g_utf8_normalize (text, cursor - text, G_NORMALIZE_NFC);

      g_free (text);
      return normal;
    }
  return g_realloc (text, (gsize) (cursor - text) + 1);
}

/* Signs stand in words of text that is not decoded: "V¨n". The quotes, dashes and dots of Windows
 * do so too, but part words far more often. */
static gboolean
is_in_word (gunichar letter)
{
  if (letter < 0x80)
    return g_ascii_isalpha ((char) letter);
  return letter != NO_BREAK_SPACE && letter != NEXT_LINE && (letter < 0x2000 || letter > 0x206F);
}

gsize
xep_legacy_line_get_word_end (const XepLegacyLine *line, gsize start)
{
  gsize end = start;

  while (end < line->length && is_in_word (line->letters[end]))
    end++;
  return end;
}

/* A word without a vowel may have lost its only one, or be an abbreviation ("TNHH", "tr."). */
static gboolean
may_lack_vowel (const XepLegacyLine *line, gsize start, gsize end)
{
  gsize length = end - start;
  const gunichar *letters = line->letters + start;

  if (length < 2 || (end < line->length && line->letters[end] == '.'))
    return FALSE;
  if (length > 2)
    return g_unichar_tolower (letters[length - 2]) == 'n'
           && g_unichar_tolower (letters[length - 1]) == 'g';
  for (gsize i = 0; i < G_N_ELEMENTS (bare_onsets); i++)
    if (g_unichar_tolower (letters[0]) == (guchar) bare_onsets[i][0]
        && letters[1] == (guchar) bare_onsets[i][1])
      return TRUE;
  return FALSE;
}

int
xep_legacy_find_lost_horn (const XepLegacyLine *line, gsize start, gsize end)
{
  const gunichar *letters = line->letters + start;
  gsize length = end - start;
  gunichar whole[LONGEST_WORD];
  gboolean vowel = FALSE;

  if (length == 0 || length >= LONGEST_WORD
      || xep_syllable_get_fit (letters, length) != XEP_SYLLABLE_NONE)
    return -1;
  for (gsize i = 0; i < length; i++)
    vowel = vowel || xep_syllable_is_vowel (letters[i]);
  if (!vowel && !may_lack_vowel (line, start, end))
    return -1;
  for (gsize at = 0; at <= length; at++)
    {
      memcpy (whole, letters, at * sizeof *whole);
      whole[at] = g_unichar_isupper (letters[length - 1]) ? CAPITAL_U_HORN : U_HORN;
      memcpy (whole + at + 1, letters + at, (length - at) * sizeof *whole);
      if (xep_syllable_get_fit (whole, length + 1) == XEP_SYLLABLE_VALID)
        return (int) (start + at);
    }
  return -1;
}

/* The run of question marks around @at: where it begins and ends, and whether letters touch it. */
typedef struct
{
  gsize start;
  gsize end;
  gunichar before; /* 0: no letter */
  gunichar after;
} QuestionRun;

static gunichar
get_letter_at (const XepLegacyLine *line, gsize at)
{
  return at < line->length && g_unichar_isalpha (line->letters[at]) ? line->letters[at] : 0;
}

static QuestionRun
get_question_run (const XepLegacyLine *line, gsize at)
{
  QuestionRun run = { at, at + 1, 0, 0 };

  while (run.start > 0 && line->letters[run.start - 1] == '?')
    run.start--;
  while (run.end < line->length && line->letters[run.end] == '?')
    run.end++;
  run.before = run.start > 0 ? get_letter_at (line, run.start - 1) : 0;
  run.after = get_letter_at (line, run.end);
  return run;
}

/* "http://x?y=1" */
static gboolean
is_in_address (const XepLegacyLine *line, gsize at)
{
  gsize start = at;

  while (start > 0 && !g_unichar_isspace (line->letters[start - 1]))
    start--;
  for (gsize i = start; i < line->length && !g_unichar_isspace (line->letters[i]); i++)
    if (strchr ("/=&@", (int) MIN (line->letters[i], 0x7F)) != NULL)
      return TRUE;
  return FALSE;
}

/* A question mark with a letter behind it stands for a letter, unless a sentence ends there. */
static gboolean
is_question_in_word (const XepLegacyLine *line, gsize at)
{
  QuestionRun run = get_question_run (line, at);

  if (run.after == 0 || is_in_address (line, at))
    return FALSE;
  if (run.before != 0)
    return g_unichar_isupper (run.before) || !g_unichar_isupper (run.after);
  return !g_unichar_isupper (run.after) || g_unichar_isupper (get_letter_at (line, run.end + 1));
}

/* A question mark at the end of a word stands for a letter if what is before it is no word ("Th?"),
 * or if letters are known to be lost in this text. */
static gboolean
is_question_for_ending (const XepLegacyLine *line, gsize at, gboolean others)
{
  QuestionRun run = get_question_run (line, at);
  gsize start = run.start;

  if (run.before == 0 || run.after != 0 || is_in_address (line, at))
    return FALSE;
  if (others)
    return TRUE;
  while (start > 0 && is_in_word (line->letters[start - 1]))
    start--;
  for (gsize i = start; i < run.start; i++)
    if (xep_syllable_is_vowel (line->letters[i]) || g_ascii_isdigit ((char) line->letters[i]))
      return FALSE;
  return TRUE;
}

static guint
add_damage (GArray *damage, XepLegacyDamageKind kind, guint position)
{
  XepLegacyDamage one = { kind, position };

  if (damage != NULL)
    g_array_append_val (damage, one);
  return 1;
}

guint
xep_legacy_line_find_damage (const XepLegacyLine *line, XepLegacyCode code, GArray *damage)
{
  gboolean questions = FALSE;
  gsize word_end = 0;
  guint count = 0;

  for (gsize i = 0; i < line->length && !questions; i++)
    questions = line->letters[i] == '?' && is_question_in_word (line, i);

  for (gsize i = 0; i < line->length; i++)
    {
      gunichar letter = line->letters[i];
      int horn = -1;

      if (code == XEP_LEGACY_TCVN3 && i >= word_end)
        {
          word_end = xep_legacy_line_get_word_end (line, i);
          horn = xep_legacy_find_lost_horn (line, i, word_end);
        }
      if (horn >= 0)
        count += add_damage (damage, XEP_LEGACY_DAMAGE_HORN,
                             (gsize) horn < line->length ? line->positions[horn]
                                                         : line->positions[horn - 1] + 1);
      /* Stray controls of Latin-1 are the rest of something that was read in a wrong code. */
      if (letter == XEP_LEGACY_UNREADABLE
          || (letter >= 0x80 && letter < NO_BREAK_SPACE && letter != NEXT_LINE))
        count += add_damage (damage, XEP_LEGACY_DAMAGE_SIGN, line->positions[i]);
      else if (letter == '?'
               && (is_question_in_word (line, i) || is_question_for_ending (line, i, questions)))
        count += add_damage (damage, XEP_LEGACY_DAMAGE_QUESTION, line->positions[i]);
    }
  return count;
}

/**
 * xep_legacy_text_decode:
 * @text: (nullable): %NULL is the empty text; bytes that are not UTF-8 are damage
 * @capitals: the font shows all letters as capitals (xep_legacy_code_of_font())
 * @damaged: (out) (optional): how many letters could not be read
 *
 * What cannot be read is U+FFFD in the result, and nothing stands in it where a letter was dropped:
 * damage is told, not repaired. Letters beyond the code (another font in the same cell) stay. A
 * word of TCVN3 in capitals gets its toned letters as capitals too: there are no others in that
 * code.
 *
 * Returns: (transfer full): NFC
 */
char *
xep_legacy_text_decode (XepLegacyCode code, const char *text, gboolean capitals, guint *damaged)
{
  g_auto (XepLegacyLine) line = { 0 };

  xep_legacy_line_init (&line, text != NULL ? text : "");
  xep_legacy_line_decode (&line, code);
  if (damaged != NULL)
    *damaged = xep_legacy_line_find_damage (&line, code, NULL);
  if (capitals)
    xep_legacy_line_raise (&line);
  return xep_legacy_line_dup_text (&line);
}

/**
 * xep_legacy_text_find_damage:
 * @text: (nullable): as xep_legacy_text_decode() takes it, not decoded
 *
 * Returns: (transfer full) (element-type XepLegacyDamage): in the order of the text, as many as
 *   xep_legacy_text_decode() counts
 */
GArray *
xep_legacy_text_find_damage (XepLegacyCode code, const char *text)
{
  g_auto (XepLegacyLine) line = { 0 };
  GArray *damage = g_array_new (FALSE, FALSE, sizeof (XepLegacyDamage));

  xep_legacy_line_init (&line, text != NULL ? text : "");
  xep_legacy_line_decode (&line, code);
  xep_legacy_line_find_damage (&line, code, damage);
  return damage;
}
