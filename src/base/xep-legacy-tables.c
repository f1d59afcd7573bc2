/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-legacy-private.h"

#define N_LETTERS 67
#define N_BYTES 256
/* Signs that begin a pair, and signs that end one; place 0 is for those that do not. */
#define N_FIRST 28
#define N_SECOND 40

/* The letters that are not among a–z, in the order of the codes below. */
static const char alphabet[]
    = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

/* The code of each letter of the alphabet as Windows-1252 shows it; "-": it has none.
 *
 * small, capital: where there are no capitals they are the capitals of the small signs.
 * mark_has_case: the second sign of a capital is a capital too (VNI), though a small one is met.
 * nothing: signs that alone mean no letter: free places, and marks without their letter. All that
 *   is in neither stays what it is: digits, blanks, brackets, the dashes of Windows. */
static const struct
{
  const char *small;
  const char *capital;
  gboolean mark_has_case;
  const char *nothing;
} codes[] = {
  /* TCVN 5712:1993, VN3. The sign of ư is the soft hyphen. */
  [XEP_LEGACY_TCVN3] = {
    "µ ¶ · ¸ ¹ ¨ » ¼ ½ ¾ Æ © Ç È É Ê Ë ® Ì Î Ï Ð Ñ ª Ò Ó Ô Õ Ö × Ø Ü Ý Þ "
    "ß á â ã ä « å æ ç è é ¬ ê ë ì í î ï ñ ò ó ô \u00AD õ ö ÷ ø ù ú û ü ý þ",
    "- - - - - ¡ - - - - - ¢ - - - - - § - - - - - £ - - - - - - - - - - "
    "- - - - - ¤ - - - - - ¥ - - - - - - - - - - ¦ - - - - - - - - - -",
    FALSE,
    "¯°±²³´º¿ÀÁÂÃÄÅÍÙÚÛàðÿ",
  },
  [XEP_LEGACY_VNI] = {
    "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä "
    "ì æ ó í ò oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï "
    "uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î",
    NULL,
    TRUE,
    "ÀÁÂÃÄÅÇÈÉÊËÏÐÕØÙÚÛÜÝÞßàáâãäåçèéêëïðõøùúûüýþÿ",
  },
  /* Some capitals are controls, which workbooks cannot hold. */
  [XEP_LEGACY_VPS] = {
    "à ä ã á å æ ¢ £ ¤ ¡ ¥ â À Ä Å Ã Æ Ç è È ë é Ë ê Š ‹ Í ‰ Œ ì Ì ï í Î "
    "ò Õ õ ó † ô Ò ° ‡ Ó ¶ Ö © ª « § ® ù û Û ú ø Ü Ø º » Ù ¿ ÿ › Ï š œ",
    "€ \xC2\x81 ‚ Á \x02 ˆ Ž \xC2\x8F ð \xC2\x8D \x04 Â „ … \x1C ƒ \x03 ñ × Þ þ É \x05 Ê “ ” • "
    "\xC2\x90 \x06 µ · ¸ ´ \x10 ¼ ½ ¾ ¹ \x11 Ô — ˜ ™ – \x12 ÷ ž Ÿ ¦ \xC2\x9D \x13 ¨ Ñ ¬ Ú \x14 "
    "Ð ¯ ± \x1D \u00AD \x15 ² ý ³ Ý \x19",
    FALSE,
    "öüçßî",
  },
  /* The marks of tones are signs of their own: grave Ì, hook Ò, tilde Þ, acute ì, dot ò. */
  [XEP_LEGACY_CP1258] = {
    "aÌ aÒ aÞ aì aò ã ãÌ ãÒ ãÞ ãì ãò â âÌ âÒ âÞ âì âò ð eÌ eÒ eÞ eì eò ê êÌ êÒ êÞ êì êò "
    "iÌ iÒ iÞ iì iò oÌ oÒ oÞ oì oò ô ôÌ ôÒ ôÞ ôì ôò õ õÌ õÒ õÞ õì õò "
    "uÌ uÒ uÞ uì uò ý ýÌ ýÒ ýÞ ýì ýò yÌ yÒ yÞ yì yò",
    NULL,
    FALSE,
    "ÌÒÞìò",
  },
};

/* What Windows-1252 has from 0x80 to 0x9F; 0: nothing. */
static const guint16 windows_signs[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

typedef struct
{
  guint16 single[N_BYTES]; /* 0: the sign stays what it is */
  guint8 first[N_BYTES];
  guint8 second[N_BYTES];
  guint16 pairs[N_FIRST][N_SECOND];
} SignTable;

int
xep_legacy_get_byte (gunichar letter)
{
  if (letter < N_BYTES)
    return (int) letter;
  if (letter > 0x2122)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (windows_signs); i++)
    if (windows_signs[i] == letter)
      return 0x80 + (int) i;
  return -1;
}

static guint8
claim_place (guint8 *places, guint8 *n_places, int sign)
{
  if (places[sign] == 0)
    places[sign] = ++*n_places;
  return places[sign];
}

typedef struct
{
  SignTable *table;
  guint8 n_first;
  guint8 n_second;
} TableMaker;

/* Second is -1 for a code of one sign. */
static void
add_code (TableMaker *maker, int first, int second, gunichar letter)
{
  SignTable *table = maker->table;

  if (second < 0)
    table->single[first] = (guint16) letter;
  else
    table->pairs[claim_place (table->first, &maker->n_first, first)]
                [claim_place (table->second, &maker->n_second, second)]
        = (guint16) letter;
}

static int
get_capital_byte (int byte)
{
  return byte < 0 ? -1 : (int) g_unichar_toupper ((gunichar) byte);
}

static void
make_table (XepLegacyCode code, SignTable *table)
{
  TableMaker maker = { table, 0, 0 };
  g_auto (GStrv) small = g_strsplit (codes[code].small, " ", -1);
  g_auto (GStrv) capital
      = g_strsplit (codes[code].capital != NULL ? codes[code].capital : "", " ", -1);
  const char *cursor = alphabet;

  for (const char *sign = codes[code].nothing; *sign != '\0'; sign = g_utf8_next_char (sign))
    table->single[g_utf8_get_char (sign)] = XEP_LEGACY_UNREADABLE;
  for (guint i = 0; i < N_LETTERS; i++, cursor = g_utf8_next_char (cursor))
    {
      gunichar letter = g_utf8_get_char (cursor);
      const char *mark = g_utf8_next_char (small[i]);
      int first = xep_legacy_get_byte (g_utf8_get_char (small[i]));
      int second = *mark == '\0' ? -1 : xep_legacy_get_byte (g_utf8_get_char (mark));

      add_code (&maker, first, second, letter);
      letter = g_unichar_toupper (letter);
      if (codes[code].capital != NULL)
        {
          if (!g_str_equal (capital[i], "-"))
            add_code (&maker, xep_legacy_get_byte (g_utf8_get_char (capital[i])), -1, letter);
          continue;
        }
      add_code (&maker, get_capital_byte (first), second, letter);
      if (codes[code].mark_has_case && second >= 0)
        add_code (&maker, get_capital_byte (first), get_capital_byte (second), letter);
    }
}

static const SignTable *
get_table (XepLegacyCode code)
{
  static SignTable tables[G_N_ELEMENTS (codes)];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
        if (codes[i].small != NULL)
          make_table ((XepLegacyCode) i, &tables[i]);
      g_once_init_leave (&ready, 1);
    }
  return &tables[code];
}

gsize
xep_legacy_decode_signs (XepLegacyCode code, gunichar *letters, guint *positions, gsize length)
{
  const SignTable *table = get_table (code);
  gsize written = 0;

  for (gsize i = 0; i < length; i++)
    {
      int byte = xep_legacy_get_byte (letters[i]);
      int following = i + 1 < length ? xep_legacy_get_byte (letters[i + 1]) : -1;
      gunichar letter = 0;

      positions[written] = positions[i];
      if (byte >= 0 && following >= 0)
        letter = table->pairs[table->first[byte]][table->second[following]];
      if (letter != 0)
        i++;
      else if (byte >= 0 && table->single[byte] != 0)
        letter = table->single[byte];
      /* The controls of Latin-1 that no code uses are what is left of something else. */
      else if (byte >= 0x80 && byte < 0xA0 && windows_signs[byte - 0x80] == 0)
        letter = XEP_LEGACY_UNREADABLE;
      else
        letter = letters[i];
      letters[written++] = letter;
    }
  return written;
}
