/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-legacy-text.h"

/* Text in the legacy codes, written apart from the decoder that is tested with it. */

#define N_LETTERS 67

static const char small_letters[]
    = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

/* The bytes of each of the small letters and capitals as the standards have them (TCVN 5712:1993
 * VN3, VNI Windows, VPS, Windows-1258), written down apart from the tables of the decoder. */
static const struct
{
  const char *small;
  const char *capital;
} standards[] = {
  [XEP_LEGACY_TCVN3] = {
    "b5 b6 b7 b8 b9 a8 bb bc bd be c6 a9 c7 c8 c9 ca cb ae cc ce cf d0 d1 aa "
    "d2 d3 d4 d5 d6 d7 d8 dc dd de df e1 e2 e3 e4 ab e5 e6 e7 e8 e9 ac ea eb "
    "ec ed ee ef f1 f2 f3 f4 ad f5 f6 f7 f8 f9 fa fb fc fd fe",
    "- - - - - a1 - - - - - a2 - - - - - a7 - - - - - a3 - - - - - - - - - - - "
    "- - - - a4 - - - - - a5 - - - - - - - - - - a6 - - - - - - - - - -",
  },
  [XEP_LEGACY_VNI] = {
    "61f8 61fb 61f5 61f9 61ef 61ea 61e8 61fa 61fc 61e9 61eb 61e2 61e0 61e5 "
    "61e3 61e1 61e4 f1 65f8 65fb 65f5 65f9 65ef 65e2 65e0 65e5 65e3 65e1 65e4 "
    "ec e6 f3 ed f2 6ff8 6ffb 6ff5 6ff9 6fef 6fe2 6fe0 6fe5 6fe3 6fe1 6fe4 f4 "
    "f4f8 f4fb f4f5 f4f9 f4ef 75f8 75fb 75f5 75f9 75ef f6 f6f8 f6fb f6f5 f6f9 "
    "f6ef 79f8 79fb 79f5 79f9 ee",
    "41d8 41db 41d5 41d9 41cf 41ca 41c8 41da 41dc 41c9 41cb 41c2 41c0 41c5 "
    "41c3 41c1 41c4 d1 45d8 45db 45d5 45d9 45cf 45c2 45c0 45c5 45c3 45c1 45c4 "
    "cc c6 d3 cd d2 4fd8 4fdb 4fd5 4fd9 4fcf 4fc2 4fc0 4fc5 4fc3 4fc1 4fc4 d4 "
    "d4d8 d4db d4d5 d4d9 d4cf 55d8 55db 55d5 55d9 55cf d6 d6d8 d6db d6d5 d6d9 "
    "d6cf 59d8 59db 59d5 59d9 ce",
  },
  [XEP_LEGACY_VPS] = {
    "e0 e4 e3 e1 e5 e6 a2 a3 a4 a1 a5 e2 c0 c4 c5 c3 c6 c7 e8 c8 eb e9 cb ea "
    "8a 8b cd 89 8c ec cc ef ed ce f2 d5 f5 f3 86 f4 d2 b0 87 d3 b6 d6 a9 aa "
    "ab a7 ae f9 fb db fa f8 dc d8 ba bb d9 bf ff 9b cf 9a 9c",
    "80 81 82 c1 02 88 8e 8f f0 8d 04 c2 84 85 1c 83 03 f1 d7 de fe c9 05 ca "
    "93 94 95 90 06 b5 b7 b8 b4 10 bc bd be b9 11 d4 97 98 99 96 12 f7 9e 9f "
    "a6 9d 13 a8 d1 ac da 14 d0 af b1 1d ad 15 b2 fd b3 dd 19",
  },
  [XEP_LEGACY_CP1258] = {
    "61cc 61d2 61de 61ec 61f2 e3 e3cc e3d2 e3de e3ec e3f2 e2 e2cc e2d2 e2de "
    "e2ec e2f2 f0 65cc 65d2 65de 65ec 65f2 ea eacc ead2 eade eaec eaf2 69cc "
    "69d2 69de 69ec 69f2 6fcc 6fd2 6fde 6fec 6ff2 f4 f4cc f4d2 f4de f4ec f4f2 "
    "f5 f5cc f5d2 f5de f5ec f5f2 75cc 75d2 75de 75ec 75f2 fd fdcc fdd2 fdde "
    "fdec fdf2 79cc 79d2 79de 79ec 79f2",
    "41cc 41d2 41de 41ec 41f2 c3 c3cc c3d2 c3de c3ec c3f2 c2 c2cc c2d2 c2de "
    "c2ec c2f2 d0 45cc 45d2 45de 45ec 45f2 ca cacc cad2 cade caec caf2 49cc "
    "49d2 49de 49ec 49f2 4fcc 4fd2 4fde 4fec 4ff2 d4 d4cc d4d2 d4de d4ec d4f2 "
    "d5 d5cc d5d2 d5de d5ec d5f2 55cc 55d2 55de 55ec 55f2 dd ddcc ddd2 ddde "
    "ddec ddf2 59cc 59d2 59de 59ec 59f2",
  },
};

static const XepLegacyCode codes[] = {
  XEP_LEGACY_TCVN3,  XEP_LEGACY_VNI,  XEP_LEGACY_VPS,
  XEP_LEGACY_CP1258, XEP_LEGACY_UTF8, XEP_LEGACY_UTF8_TWICE,
};

/* How a program shows a byte that takes the text for Windows-1252, and for Latin-1 where that has
 * nothing. */
static void
append_byte (GString *result, guchar byte, gboolean windows)
{
  char bytes[1] = { (char) byte };
  g_autofree char *shown = NULL;

  if (windows)
    shown = g_convert (bytes, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  if (shown != NULL)
    g_string_append (result, shown);
  else
    g_string_append_unichar (result, byte);
}

static char *
show_bytes (const char *bytes, gboolean windows)
{
  GString *result = g_string_new (NULL);

  for (; *bytes != '\0'; bytes++)
    append_byte (result, (guchar) *bytes, windows);
  return g_string_free (result, FALSE);
}

/* Letters beyond a–z of a code, each as it is shown. A letter without a capital has its small one.
 */
static GHashTable *
make_encoder (XepLegacyCode code)
{
  GHashTable *encoder = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_auto (GStrv) small = g_strsplit (standards[code].small, " ", -1);
  g_auto (GStrv) capital = g_strsplit (standards[code].capital, " ", -1);
  const char *cursor = small_letters;

  g_assert_cmpuint (g_strv_length (small), ==, N_LETTERS);
  g_assert_cmpuint (g_strv_length (capital), ==, N_LETTERS);
  for (guint i = 0; i < 2 * N_LETTERS; i++)
    {
      gboolean upper = i >= N_LETTERS;
      const char *hex = upper ? capital[i - N_LETTERS] : small[i];
      GString *shown = g_string_new (NULL);

      if (i == N_LETTERS)
        cursor = small_letters;
      if (*hex == '-')
        hex = small[i - N_LETTERS];
      for (; *hex != '\0'; hex += 2)
        append_byte (shown,
                     (guchar) (g_ascii_xdigit_value (hex[0]) << 4 | g_ascii_xdigit_value (hex[1])),
                     TRUE);
      g_hash_table_insert (encoder,
                           GUINT_TO_POINTER (upper ? g_unichar_toupper (g_utf8_get_char (cursor))
                                                   : g_utf8_get_char (cursor)),
                           g_string_free (shown, FALSE));
      cursor = g_utf8_next_char (cursor);
    }
  return encoder;
}

static char *
encode (XepLegacyCode code, const char *text)
{
  static GHashTable *encoders[XEP_LEGACY_N_CODES];
  GString *result;

  if (code == XEP_LEGACY_UNICODE)
    return g_strdup (text);
  if (code == XEP_LEGACY_UTF8)
    return show_bytes (text, TRUE);
  if (code == XEP_LEGACY_UTF8_TWICE)
    {
      g_autofree char *once = show_bytes (text, TRUE);

      return show_bytes (once, TRUE);
    }
  if (encoders[code] == NULL)
    encoders[code] = make_encoder (code);
  result = g_string_new (NULL);
  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar letter = g_utf8_get_char (cursor);
      const char *shown = g_hash_table_lookup (encoders[code], GUINT_TO_POINTER (letter));

      if (shown != NULL)
        g_string_append (result, shown);
      else
        g_string_append_unichar (result, letter);
    }
  return g_string_free (result, FALSE);
}
