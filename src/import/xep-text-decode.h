/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/**
 * xep_text_decode:
 * @data: the bytes of a text file
 * @name: of the file, for messages
 *
 * Makes UTF-8 of a text file: UTF-8 and UTF-16 with or without a mark at the beginning. Any other
 * bytes were written in a one-byte code from before Unicode, and which one (TCVN3, VNI, CP1258,
 * plain CP1252) only a whole column tells: they are taken as CP1252, a byte that it lacks as the
 * control character of the same number, so that a later step can decode them without loss.
 *
 * Returns: (transfer full): the text, without its mark and without U+0000; %NULL with
 *   %XEP_ERROR_INVALID for what is no text, %XEP_ERROR_DAMAGED for a broken one
 */
char *
xep_text_decode (const void *data, gsize length, const char *name, GError **error) XEP_MUST_CHECK;

G_END_DECLS
