/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/shared/xep-arena.h"

#include <stddef.h>
#include <string.h>

/* Chunks double from the first size to the last: a short text takes little, a long list few calls.
 */
#define FIRST_CHUNK 512
#define LARGEST_CHUNK (32 * 1024)
#define ALIGNMENT (_Alignof(max_align_t))

struct _XepArena
{
  GPtrArray *chunks;
  char *next;
  gsize left;
  gsize chunk_size; /* of the next chunk */
};

XepArena *
xep_arena_new (void)
{
  XepArena *self = g_new0 (XepArena, 1);

  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->chunk_size = FIRST_CHUNK;
  return self;
}

void
xep_arena_free (XepArena *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->chunks);
  g_free (self);
}

static gpointer
take_unaligned (XepArena *self, gsize size)
{
  gpointer taken;

  if (size > self->left && size > self->chunk_size / 4)
    {
      taken = g_malloc (size);
      g_ptr_array_add (self->chunks, taken);
      return taken;
    }
  if (size > self->left)
    {
      self->next = g_malloc (self->chunk_size);
      self->left = self->chunk_size;
      g_ptr_array_add (self->chunks, self->next);
      self->chunk_size = MIN (self->chunk_size * 2, LARGEST_CHUNK);
    }
  taken = self->next;
  self->next += size;
  self->left -= size;
  return taken;
}

gpointer
xep_arena_alloc (XepArena *self, gsize size)
{
  gsize skew = (gsize) ((guintptr) self->next % ALIGNMENT);
  gpointer taken;

  if (skew != 0)
    {
      gsize padding = MIN (ALIGNMENT - skew, self->left);

      self->next += padding;
      self->left -= padding;
    }
  taken = take_unaligned (self, MAX (size, 1));
  memset (taken, 0, size);
  return taken;
}

char *
xep_arena_strndup (XepArena *self, const char *text, gsize length)
{
  char *copy = take_unaligned (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

char *
xep_arena_strdup (XepArena *self, const char *text)
{
  return xep_arena_strndup (self, text, strlen (text));
}

gpointer
xep_arena_memdup (XepArena *self, gconstpointer data, gsize size)
{
  gpointer copy = xep_arena_alloc (self, size);

  if (size > 0)
    memcpy (copy, data, size);
  return copy;
}
