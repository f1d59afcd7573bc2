/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XepArena:
 *
 * Memory that is handed out piece by piece and given back all at once: thousands of table cells
 * cost one free.
 */
typedef struct _XepArena XepArena;

XepArena *xep_arena_new (void);
void xep_arena_free (XepArena *self);
/* Zeroed, aligned for any type; lives until the arena is freed. */
gpointer xep_arena_alloc (XepArena *self, gsize size);
char *xep_arena_strdup (XepArena *self, const char *text);
char *xep_arena_strndup (XepArena *self, const char *text, gsize length);
gpointer xep_arena_memdup (XepArena *self, gconstpointer data, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepArena, xep_arena_free)

G_END_DECLS
