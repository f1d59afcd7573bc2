/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/document/xep-document.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-error.h"

/* Paper and margins of Party documents (HD 05-HD/VPTW), mm. */
#define A4_SHORT 210.0
#define A4_LONG 297.0
#define MARGIN_TOP 20.0
#define MARGIN_BOTTOM 20.0
#define MARGIN_LEFT 30.0
#define MARGIN_RIGHT 15.0
/* Shortest side of the body, mm. */
#define LEAST_BODY 20.0

XepPaper
xep_paper_a4 (gboolean landscape)
{
  XepPaper paper = {
    .width = landscape ? A4_LONG : A4_SHORT,
    .height = landscape ? A4_SHORT : A4_LONG,
    .top = MARGIN_TOP,
    .bottom = MARGIN_BOTTOM,
    .left = MARGIN_LEFT,
    .right = MARGIN_RIGHT,
    .numbers = TRUE,
  };

  return paper;
}

/**
 * xep_document_new:
 * @title: for the metadata of a file and the name of a sheet
 *
 * Returns: (transfer full): an empty A4 portrait document
 */
XepDocument *
xep_document_new (const char *title)
{
  XepDocument *self = g_new0 (XepDocument, 1);

  g_atomic_ref_count_init (&self->references);
  self->arena = xep_arena_new ();
  self->title = g_strdup (title);
  self->paper = xep_paper_a4 (FALSE);
  self->blocks = g_ptr_array_new ();
  self->footer_left.text = "";
  self->footer_right.text = "";
  return self;
}

void
xep_document_unref (XepDocument *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      XepBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == XEP_BLOCK_TABLE)
        g_array_unref (((XepTable *) block)->rows);
    }
  g_ptr_array_unref (self->blocks);
  xep_arena_free (self->arena);
  if (self->free_owner != NULL)
    self->free_owner (self->owner);
  g_free (self->title);
  g_free (self);
}

gpointer
xep_document_append (XepDocument *self, XepBlockKind kind, gsize size)
{
  XepBlock *block = xep_arena_alloc (self->arena, size);

  block->kind = kind;
  if (kind == XEP_BLOCK_TABLE)
    ((XepTable *) block)->rows = g_array_new (FALSE, TRUE, sizeof (XepRow));
  g_ptr_array_add (self->blocks, block);
  return block;
}

XepTable *
xep_document_find_table (XepDocument *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      XepBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == XEP_BLOCK_TABLE)
        return (XepTable *) block;
    }
  return NULL;
}

XepText
xep_document_text (XepDocument *self, const char *text, guint flags)
{
  XepRun run = { (guint) strlen (text), flags };
  XepText made = { xep_arena_strdup (self->arena, text), NULL, 0 };

  if (run.length > 0)
    {
      made.runs = xep_arena_memdup (self->arena, &run, sizeof run);
      made.n_runs = 1;
    }
  return made;
}

gboolean
xep_paper_has_room (const XepPaper *self, double least)
{
  return self->width - self->left - self->right >= least
         && self->height - self->top - self->bottom >= least;
}

gboolean
xep_paper_check (const XepPaper *self, GError **error)
{
  if (xep_paper_has_room (self, LEAST_BODY))
    return TRUE;
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID,
                       _("the margins leave no room for text"));
  return FALSE;
}
