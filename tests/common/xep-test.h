/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Like g_test_init() but with UTF-8, Vietnamese messages, isolated XDG folders (see PITFALLS:
 * gtk_test_init must not be used). Call first in main(). */
void xep_test_init (int *argc, char ***argv);
/* A fresh folder for one test. (transfer full) */
char *xep_test_make_dir (void);
/* tests/data/NAME. (transfer full) */
char *xep_test_data (const char *name);

G_END_DECLS
