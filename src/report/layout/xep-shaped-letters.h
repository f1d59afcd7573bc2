/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cairo takes no text with one of the 66 code points that Unicode calls no characters, though UTF-8
 * and Pango do: each becomes, in place and in as many bytes, a character that may be written. */
void xep_shaped_letters_make_valid (char *text);

G_END_DECLS
