/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes Vietnamese the language of the interface under any locale, LANG=C included, unless
 * LANGUAGE is set; binds the translations ($XEPLOAI_LOCALE_DIR, else beside the program, else
 * the build-time folder). Call first in main(), before gtk_init() and threads. */
void xep_language_init (void);

G_END_DECLS
