/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/layout/xep-shaped-letters.h"

#include <string.h>

/* U+FFFD, the replacement character, in UTF-8; the last byte alone turns U+nFFFE and U+nFFFF of any
 * plane into U+nFFFD. */
static const char replacement[] = "\xEF\xBF\xBD";
#define LAST_BYTE '\xBD'

void
xep_shaped_letters_make_valid (char *text)
{
  for (char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter >= 0xFDD0 && letter <= 0xFDEF)
        memcpy (at, replacement, strlen (replacement));
      else if ((letter & 0xFFFE) == 0xFFFE)
        *(g_utf8_next_char (at) - 1) = LAST_BYTE;
    }
}
