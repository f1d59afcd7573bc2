/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Vietnamese text in the codes from before Unicode, as programs hand it over that took it for
 * Western text: "NguyÔn V¨n An", "Nguyeãn Vaên An", "Nguyá»…n VÄƒn An".
 *
 * Decode before xep_text_clean(), which takes the soft hyphen for nothing: in TCVN3 it is the ư. */

/* XEP_LEGACY_UNICODE: nothing to decode; letters with their marks apart are composed.
 * XEP_LEGACY_TCVN3: TCVN 5712:1993 VN3 ("ABC"), fonts .VnTime …; capitals with a tone exist only in
 *   fonts whose name ends in H.
 * XEP_LEGACY_VNI: VNI Windows, fonts VNI-Times …: a letter, then its marks as another.
 * XEP_LEGACY_VPS: VPS, fonts VPS Times …
 * XEP_LEGACY_CP1258: Windows-1258 taken for Windows-1252.
 * XEP_LEGACY_UTF8: UTF-8 taken for Windows-1252 or Latin-1.
 * XEP_LEGACY_UTF8_TWICE: that twice. */
typedef enum
{
  XEP_LEGACY_UNICODE,
  XEP_LEGACY_TCVN3,
  XEP_LEGACY_VNI,
  XEP_LEGACY_VPS,
  XEP_LEGACY_CP1258,
  XEP_LEGACY_UTF8,
  XEP_LEGACY_UTF8_TWICE,
  XEP_LEGACY_N_CODES,
} XepLegacyCode;

/* XEP_LEGACY_DAMAGE_SIGN: a sign that means nothing in the code, a broken sequence of UTF-8, or the
 *   U+FFFD that another program put in place of a letter.
 * XEP_LEGACY_DAMAGE_QUESTION: a question mark in place of a letter: "Nguy?n".
 * XEP_LEGACY_DAMAGE_HORN: a ư of TCVN3 is gone, dropped as a soft hyphen: "Thng". */
typedef enum
{
  XEP_LEGACY_DAMAGE_SIGN,
  XEP_LEGACY_DAMAGE_QUESTION,
  XEP_LEGACY_DAMAGE_HORN,
} XepLegacyDamageKind;

typedef struct
{
  XepLegacyDamageKind kind;
  guint position; /* characters of the text before it was decoded; a lost letter stood before it */
} XepLegacyDamage;

/* "TCVN3 (ABC)", for a person. (transfer none) */
const char *xep_legacy_code_get_name (XepLegacyCode code);
/* The code for which a font was made, XEP_LEGACY_UNICODE for any other font and for NULL;
 * @capitals (optional) becomes TRUE if the font shows all letters as capitals (.VnTimeH). */
XepLegacyCode xep_legacy_code_of_font (const char *font, gboolean *capitals);

char *
xep_legacy_text_decode (XepLegacyCode code, const char *text, gboolean capitals, guint *damaged);
GArray *xep_legacy_text_find_damage (XepLegacyCode code, const char *text);

G_END_DECLS
