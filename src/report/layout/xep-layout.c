/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/layout/xep-layout.h"

#include <string.h>

#include "report/layout/xep-layout-private.h"

/* Heights that are equal but for rounding fit, points. */
#define SLACK 0.01
/* Least lines of a too tall row at the foot and at the head of a page. */
#define LEAST_SLICE 2
/* Page number in the middle of the top margin, HD 05-HD/VPTW: 13 points. */
#define NUMBER_SIZE 13.0
#define NUMBER_PITCH 16.0
#define NUMBER_TOP 10.0 /* mm from the edge of the paper */
/* Small line at the foot. */
#define FOOTER_SIZE 9.0
#define FOOTER_PITCH 11.0
#define FOOTER_BOTTOM 10.0 /* mm from the edge of the paper */

struct _XepLayout
{
  XepShaper *shaper;
};

XepLayout *
xep_layout_new (GError **error)
{
  g_autoptr (XepShaper) shaper = xep_shaper_new (error);
  XepLayout *self;

  if (shaper == NULL)
    return NULL;
  self = g_new0 (XepLayout, 1);
  self->shaper = g_steal_pointer (&shaper);
  return self;
}

void
xep_layout_free (XepLayout *self)
{
  if (self == NULL)
    return;

  xep_shaper_free (self->shaper);
  g_free (self);
}

static XepSlab *
get_slab (XepFlow *flow, guint number)
{
  return &g_array_index (flow->slabs, XepSlab, number);
}

static void
add_page (XepFlow *flow)
{
  const XepPaper *paper = &flow->document->paper;

  flow->page = xep_page_new (paper->width * XEP_POINTS_PER_MM, paper->height * XEP_POINTS_PER_MM);
  xep_pages_add (flow->pages, flow->page);
  xep_page_add_box (flow->page, XEP_BOX_OF_BODY, flow->left, flow->top, flow->width,
                    flow->bottom - flow->top);
  flow->y = flow->top;
  flow->fresh = TRUE;
}

/* Begins a page; if @slab goes on with a table, under that table's header. */
static void
break_page (XepFlow *flow, const XepSlab *slab)
{
  XepTableLayout *table = slab != NULL ? slab->table : NULL;

  if (table != NULL)
    xep_table_layout_end_page (table, flow);
  add_page (flow);
  if (table != NULL && slab->row >= 0)
    {
      xep_table_layout_draw_header (table, flow);
      flow->y += xep_table_layout_get_header_height (table);
    }
}

/* What a page has room for, below the header of the slab's table. */
static double
page_room (XepFlow *flow, const XepSlab *slab)
{
  double room = flow->bottom - flow->top;

  if (slab->table != NULL && slab->row >= 0)
    room -= xep_table_layout_get_header_height (slab->table);
  return room;
}

static gboolean
fits (XepFlow *flow, double height)
{
  return flow->y + height <= flow->bottom + SLACK;
}

static double
gap_of (XepFlow *flow, const XepSlab *slab)
{
  return flow->fresh ? 0 : slab->gap;
}

/* Height of slabs @first to @end - 1, without the gap of the first. */
static double
measure (XepFlow *flow, guint first, guint end)
{
  double height = 0;

  for (guint i = first; i < end; i++)
    height += get_slab (flow, i)->height + (i > first ? get_slab (flow, i)->gap : 0);
  return height;
}

/* How many lines of a too tall row go here: all that fit, but never so that what follows and must
 * stay with it would stand on a page without any of them. */
static guint
choose_slice (XepFlow *flow, const XepSlab *slab, guint left, double follow)
{
  guint lines = xep_table_layout_fit_lines (slab->table, flow->bottom + SLACK - flow->y);

  if (lines < left)
    return left - lines < LEAST_SLICE ? MAX (left, LEAST_SLICE + 1) - LEAST_SLICE : lines;
  if (fits (flow, xep_table_layout_get_slice_height (slab->table, left) + follow))
    return left;
  return left > LEAST_SLICE ? left - LEAST_SLICE : left;
}

static void
place_tall_row (XepFlow *flow, const XepSlab *slab, double follow)
{
  guint total = xep_table_layout_get_lines (slab->table, slab->row);
  guint done = 0;

  while (done < total)
    {
      guint lines = choose_slice (flow, slab, total - done, follow);

      if (lines < LEAST_SLICE && lines < total - done && !flow->fresh)
        {
          break_page (flow, slab);
          continue;
        }
      lines = MAX (lines, 1);
      xep_table_layout_draw_slice (slab->table, flow, slab->row, done, lines);
      flow->fresh = FALSE;
      done += lines;
      if (done < total)
        break_page (flow, slab);
    }
}

static void
draw_slab (XepFlow *flow, const XepSlab *slab)
{
  double x = flow->left;

  if (slab->table == NULL)
    {
      /* Boxes for who checks the form by its measures: the block, grown line by line, and its
       * columns. */
      xep_page_add_block_box (flow->page, slab->block, x, flow->y, flow->width, slab->height);
      for (guint i = 0; slab->columns != NULL && i < slab->columns->n_columns; i++)
        {
          double width = slab->columns->columns[i].share * flow->width;

          xep_page_add_box (flow->page, XEP_BOX_OF_COLUMN, x, flow->y, width, slab->height);
          x += width;
        }
      xep_flow_draw_items (flow, slab->first_item, slab->n_items, flow->left, flow->y);
    }
  else if (slab->row < 0)
    xep_table_layout_draw_header (slab->table, flow);
  else
    xep_table_layout_draw_row (slab->table, flow, slab->row);
  flow->y += slab->height;
}

static void
place_slab (XepFlow *flow, guint number, double follow)
{
  const XepSlab *slab = get_slab (flow, number);
  gboolean tall = slab->table != NULL && slab->row >= 0 && slab->height > page_room (flow, slab);

  flow->y += gap_of (flow, slab);
  if (tall)
    place_tall_row (flow, slab, follow);
  else
    {
      if (!fits (flow, slab->height) && !flow->fresh)
        break_page (flow, slab);
      draw_slab (flow, slab);
    }
  flow->fresh = FALSE;
  if (slab->page_break && number + 1 < flow->slabs->len)
    break_page (flow, NULL);
}

/* Least height with which a chain taller than a page may begin here: up to the first lines of its
 * first row. */
static double
measure_start (XepFlow *flow, guint first, guint end)
{
  double height = 0;

  for (guint i = first; i < end; i++)
    {
      const XepSlab *slab = get_slab (flow, i);

      if (i > first)
        height += slab->gap;
      if (slab->table != NULL && slab->row >= 0)
        return height
               + MIN (slab->height, xep_table_layout_get_slice_height (slab->table, LEAST_SLICE));
      height += slab->height;
    }
  return height;
}

static void
place_chain (XepFlow *flow, guint first, guint end)
{
  const XepSlab *slab = get_slab (flow, first);
  double height = measure (flow, first, end);
  double needed = height <= page_room (flow, slab) ? height : measure_start (flow, first, end);

  if (!flow->fresh && !fits (flow, gap_of (flow, slab) + needed))
    break_page (flow, slab);
  for (guint i = first; i < end; i++)
    place_slab (flow, i,
                i + 1 < end ? get_slab (flow, i + 1)->gap + measure (flow, i + 1, end) : 0);
}

static void
place_slabs (XepFlow *flow)
{
  guint first = 0;

  add_page (flow);
  while (first < flow->slabs->len)
    {
      guint end = first + 1;

      /* One past the last slab that must stay with the first. */
      while (end < flow->slabs->len && get_slab (flow, end - 1)->keep
             && !get_slab (flow, end - 1)->page_break)
        end++;
      place_chain (flow, first, end);
      first = end;
    }
}

static void
draw_line (
    XepFlow *flow, const XepText *text, double size, double pitch, XepAlign align, double top)
{
  XepShape shape = { size, flow->width, 0, align };
  XepShapedText *shaped;

  if (*text->text == '\0')
    return;
  shaped = xep_flow_shape (flow, text, &shape);
  xep_page_add_text (flow->page, shaped, 0, flow->left,
                     top + xep_shaper_get_baseline (flow->shaper, size, pitch));
}

static char *
replace (const char *words, const char *name, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autoptr (GString) replaced = g_string_new (words);

  g_string_replace (replaced, name, digits, 0);
  return g_string_free (g_steal_pointer (&replaced), FALSE);
}

/* The footer with {page} and {pages} filled in, run by run. */
static XepText
number_text (XepFlow *flow, const XepText *text, guint page, guint pages)
{
  g_autoptr (GString) all = g_string_new (NULL);
  XepRun *runs = xep_arena_alloc (flow->arena, text->n_runs * sizeof (XepRun));
  const char *at = text->text;
  XepText numbered = { NULL, runs, text->n_runs };

  for (guint i = 0; i < text->n_runs; i++)
    {
      g_autofree char *words = g_strndup (at, text->runs[i].length);
      g_autofree char *paged = replace (words, "{page}", page);
      g_autofree char *done = replace (paged, "{pages}", pages);

      runs[i].length = (guint) strlen (done);
      runs[i].flags = text->runs[i].flags;
      g_string_append (all, done);
      at += text->runs[i].length;
    }
  numbered.text = xep_arena_strndup (flow->arena, all->str, all->len);
  return numbered;
}

static void
number_pages (XepFlow *flow)
{
  const XepPaper *paper = &flow->document->paper;
  double footer_top = (paper->height - FOOTER_BOTTOM) * XEP_POINTS_PER_MM - FOOTER_PITCH;
  guint count = xep_pages_get_count (flow->pages);

  for (guint i = 0; i < count; i++)
    {
      XepText left = number_text (flow, &flow->document->footer_left, i + 1, count);
      XepText right = number_text (flow, &flow->document->footer_right, i + 1, count);

      flow->page = xep_pages_get_page (flow->pages, i);
      if (i > 0 && paper->numbers)
        {
          char words[16];
          XepRun run = { (guint) g_snprintf (words, sizeof words, "%u", i + 1), XEP_RUN_PLAIN };
          XepText number = { words, &run, 1 };

          draw_line (flow, &number, NUMBER_SIZE, NUMBER_PITCH, XEP_ALIGN_CENTER,
                     NUMBER_TOP * XEP_POINTS_PER_MM);
        }
      draw_line (flow, &left, FOOTER_SIZE, FOOTER_PITCH, XEP_ALIGN_LEFT, footer_top);
      draw_line (flow, &right, FOOTER_SIZE, FOOTER_PITCH, XEP_ALIGN_RIGHT, footer_top);
    }
}

static void
flow_init (XepFlow *flow, XepLayout *layout, XepDocument *document)
{
  const XepPaper *paper = &document->paper;

  memset (flow, 0, sizeof *flow);
  flow->shaper = layout->shaper;
  flow->document = document;
  flow->pages = xep_pages_new ();
  flow->arena = xep_arena_new ();
  flow->slabs = g_array_new (FALSE, FALSE, sizeof (XepSlab));
  flow->items = g_array_new (FALSE, FALSE, sizeof (XepItem));
  flow->held = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_shaped_text_unref);
  flow->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_table_layout_free);
  flow->left = paper->left * XEP_POINTS_PER_MM;
  flow->top = paper->top * XEP_POINTS_PER_MM;
  flow->width = (paper->width - paper->left - paper->right) * XEP_POINTS_PER_MM;
  flow->bottom = (paper->height - paper->bottom) * XEP_POINTS_PER_MM;
}

static void
flow_clear (XepFlow *flow)
{
  g_ptr_array_unref (flow->tables);
  g_ptr_array_unref (flow->held);
  g_array_unref (flow->items);
  g_array_unref (flow->slabs);
  xep_arena_free (flow->arena);
}

XepPages *
xep_layout_paginate (XepLayout *self, XepDocument *document, GError **error)
{
  XepFlow flow;

  if (!xep_paper_check (&document->paper, error))
    return NULL;
  flow_init (&flow, self, document);
  for (flow.block = 0; flow.block < document->blocks->len; flow.block++)
    xep_flow_add_block (&flow, g_ptr_array_index (document->blocks, flow.block));
  place_slabs (&flow);
  number_pages (&flow);
  flow_clear (&flow);
  return flow.pages;
}
