/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lines that @text of @size points takes in a cell of @width mm: words wrapped as a spreadsheet
 * does, with the letter widths of Times New Roman. At least 1. */
guint xep_sheet_count_lines (const char *text, double size, gboolean bold, double width);

G_END_DECLS
