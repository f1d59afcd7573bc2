/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "report/layout/xep-layout-private.h"

/* Points. */
#define RULE_DROP 2.0     /* from the line above a rule to it */
#define RULE_SPACE 4.0    /* a rule and the white round it */
#define LEADER_GAP 2.0    /* between words and dots */
#define LEADER_GUTTER 6.0 /* between two leaders of a line */
#define BOX_GAP 6.0       /* between a box and its words */
#define NARROWEST 18.0    /* text: below it not even one letter would fit */
/* Of the type size. */
#define BOX_SIDE 0.72

double
xep_flow_clamp_width (double width)
{
  return MAX (width, NARROWEST);
}

XepShapedText *
xep_flow_shape (XepFlow *flow, const XepText *text, const XepShape *shape)
{
  XepShapedText *shaped = xep_shaper_get (flow->shaper, text, shape);

  g_ptr_array_add (flow->held, xep_shaped_text_ref (shaped));
  return shaped;
}

XepSlab *
xep_flow_add_slab (XepFlow *flow, double gap, double height)
{
  XepSlab slab = { .gap = MAX (gap, flow->after),
                   .height = height,
                   .first_item = flow->items->len,
                   .block = flow->block };

  flow->after = 0;
  g_array_append_val (flow->slabs, slab);
  return &g_array_index (flow->slabs, XepSlab, flow->slabs->len - 1);
}

static void
add_item (XepFlow *flow, const XepItem *item)
{
  g_array_append_val (flow->items, *item);
  if (flow->slabs->len > 0)
    {
      XepSlab *slab = &g_array_index (flow->slabs, XepSlab, flow->slabs->len - 1);

      slab->n_items = flow->items->len - slab->first_item;
    }
}

void
xep_flow_add_text (XepFlow *flow, XepShapedText *text, guint line, double x, double baseline)
{
  XepItem item = { XEP_ITEM_TEXT, text, line, x, baseline, 0, 0 };

  add_item (flow, &item);
}

void
xep_flow_add_rule (XepFlow *flow, double x1, double y1, double x2, double y2)
{
  XepItem item = { XEP_ITEM_RULE, NULL, 0, x1, y1, x2, y2 };

  add_item (flow, &item);
}

static void
add_dots (XepFlow *flow, double x1, double x2, double baseline)
{
  XepItem item = { XEP_ITEM_DOTS, NULL, 0, x1, baseline, x2, baseline };

  add_item (flow, &item);
}

void
xep_flow_draw_items (XepFlow *flow, guint first, guint count, double x, double y)
{
  for (guint i = first; i < first + count; i++)
    {
      const XepItem *item = &g_array_index (flow->items, XepItem, i);

      if (item->kind == XEP_ITEM_TEXT)
        xep_page_add_text (flow->page, item->text, item->line, x + item->x1, y + item->y1);
      else if (item->kind == XEP_ITEM_RULE)
        xep_page_add_rule (flow->page, x + item->x1, y + item->y1, x + item->x2, y + item->y2);
      else
        xep_page_add_dots (flow->page, x + item->x1, x + item->x2, y + item->y1);
    }
}

static gboolean
is_empty (const XepText *text)
{
  return *text->text == '\0';
}

static XepShapedText *
shape_paragraph (XepFlow *flow, const XepParagraph *paragraph, double width)
{
  const XepStyle *style = &paragraph->style;
  XepShape shape = { style->size, xep_flow_clamp_width (width - style->margin * XEP_POINTS_PER_MM),
                     style->indent * XEP_POINTS_PER_MM, style->align };

  return xep_flow_shape (flow, &paragraph->text, &shape);
}

/* A square left of the words, which begin at @x, crossed if it is the one chosen. */
static void
add_box (XepFlow *flow, const XepParagraph *paragraph, double x, double baseline)
{
  double side = paragraph->style.size * BOX_SIDE;
  double right = x - BOX_GAP;
  double left = right - side;
  double top = baseline - side;

  if (paragraph->box == XEP_BOX_NONE)
    return;
  xep_flow_add_rule (flow, left, top, right, top);
  xep_flow_add_rule (flow, right, top, right, baseline);
  xep_flow_add_rule (flow, right, baseline, left, baseline);
  xep_flow_add_rule (flow, left, baseline, left, top);
  if (paragraph->box == XEP_BOX_CROSSED)
    {
      xep_flow_add_rule (flow, left, top, right, baseline);
      xep_flow_add_rule (flow, left, baseline, right, top);
    }
}

/* A rule as wide as the last line, under it. */
static void
add_text_rule (XepFlow *flow, XepShapedText *text, double x, double y)
{
  const XepShapedLine *line = xep_shaped_text_line (text, text->lines->len - 1);

  xep_flow_add_rule (flow, x + line->x, y, x + line->x + line->width, y);
}

/* Lines of a paragraph: no single line of it is left at the foot or the head of a page. */
static void
add_paragraph (XepFlow *flow, const XepParagraph *paragraph)
{
  const XepStyle *style = &paragraph->style;
  double x = style->margin * XEP_POINTS_PER_MM;
  double baseline = xep_shaper_get_baseline (flow->shaper, style->size, style->pitch);
  XepShapedText *text = NULL;
  guint count = 0;

  if (is_empty (&paragraph->text))
    {
      flow->after += style->pitch;
      return;
    }
  text = shape_paragraph (flow, paragraph, flow->width);
  count = text->lines->len;
  for (guint i = 0; i < count; i++)
    {
      gboolean last = i + 1 == count;
      XepSlab *slab = xep_flow_add_slab (flow, i == 0 ? style->before : 0, style->pitch);

      slab->keep = (last && style->keep_with_next) || (count > 1 && (i == 0 || i + 2 == count));
      if (last && paragraph->rule)
        slab->height += RULE_SPACE;
      xep_flow_add_text (flow, text, i, x, baseline);
      if (i == 0)
        add_box (flow, paragraph, x, baseline);
      if (last && paragraph->rule)
        add_text_rule (flow, text, x, style->pitch + RULE_DROP);
    }
  flow->after = style->after;
}

/* "Label: value" as one text. */
static XepText
join_leader (XepFlow *flow, const XepLeader *leader)
{
  g_autoptr (GString) words = g_string_new (leader->label.text);
  XepRun *runs = xep_arena_alloc (flow->arena, (leader->value.n_runs + 1) * sizeof (XepRun));
  XepText text = { NULL, runs, 1 };

  g_string_append (words, ": ");
  runs[0].length = (guint) words->len;
  runs[0].flags = leader->label.n_runs > 0 ? leader->label.runs[0].flags : XEP_RUN_PLAIN;
  for (guint i = 0; i < leader->value.n_runs; i++)
    runs[text.n_runs++] = leader->value.runs[i];
  g_string_append (words, leader->value.text);
  text.text = xep_arena_strndup (flow->arena, words->str, words->len);
  return text;
}

static void
add_leaders (XepFlow *flow, const XepLeaders *block)
{
  const XepStyle *style = &block->style;
  double margin = style->margin * XEP_POINTS_PER_MM;
  double width = flow->width - margin;
  double baseline = xep_shaper_get_baseline (flow->shaper, style->size, style->pitch);
  g_autofree XepShapedText **texts = g_new0 (XepShapedText *, block->n_leaders);
  guint count = 1;

  for (guint i = 0; i < block->n_leaders; i++)
    {
      const XepLeader *leader = &block->leaders[i];
      XepText text = join_leader (flow, leader);
      double gutter = i + 1 < block->n_leaders ? LEADER_GUTTER : 0;
      XepShape shape = { style->size, xep_flow_clamp_width (leader->share * width - gutter), 0,
                         XEP_ALIGN_LEFT };

      texts[i] = xep_flow_shape (flow, &text, &shape);
      count = MAX (count, texts[i]->lines->len);
    }
  for (guint number = 0; number < count; number++)
    {
      XepSlab *slab = xep_flow_add_slab (flow, number == 0 ? style->before : 0, style->pitch);
      double x = margin;

      slab->keep = number + 1 < count || style->keep_with_next;
      for (guint i = 0; i < block->n_leaders; i++)
        {
          double share = block->leaders[i].share * width;
          double gutter = i + 1 < block->n_leaders ? LEADER_GUTTER : 0;

          if (number < texts[i]->lines->len)
            xep_flow_add_text (flow, texts[i], number, x, baseline);
          /* The dots run on from its last words. */
          if (number + 1 == texts[i]->lines->len)
            {
              const XepShapedLine *line = xep_shaped_text_line (texts[i], number);

              add_dots (flow, x + line->x + line->width + LEADER_GAP, x + share - gutter, baseline);
            }
          x += share;
        }
    }
  flow->after = style->after;
}

static void
add_lines (XepFlow *flow, const XepLines *block)
{
  const XepStyle *style = &block->style;
  double baseline = xep_shaper_get_baseline (flow->shaper, style->size, style->pitch);

  for (guint i = 0; i < block->count; i++)
    {
      XepSlab *slab = xep_flow_add_slab (flow, i == 0 ? style->before : 0, style->pitch);

      slab->keep = block->count > 1 && (i == 0 || i + 2 == block->count);
      add_dots (flow, style->margin * XEP_POINTS_PER_MM, flow->width, baseline);
    }
  flow->after = style->after;
}

/* Paragraphs under each other in the open slab. Returns the height used. */
static double
add_column (XepFlow *flow, const XepColumn *column, double x, double width)
{
  double y = 0;
  double after = 0;

  for (guint i = 0; i < column->n_paragraphs; i++)
    {
      const XepParagraph *paragraph = column->paragraphs[i];
      const XepStyle *style = &paragraph->style;
      double baseline = xep_shaper_get_baseline (flow->shaper, style->size, style->pitch);
      double left = x + style->margin * XEP_POINTS_PER_MM;
      XepShapedText *text = NULL;

      y += i == 0 ? 0 : MAX (after, style->before);
      after = style->after;
      if (is_empty (&paragraph->text))
        {
          y += style->pitch;
          continue;
        }
      text = shape_paragraph (flow, paragraph, width);
      add_box (flow, paragraph, left, y + baseline);
      for (guint number = 0; number < text->lines->len; number++, y += style->pitch)
        xep_flow_add_text (flow, text, number, left, y + baseline);
      if (paragraph->rule)
        {
          add_text_rule (flow, text, left, y + RULE_DROP);
          y += RULE_SPACE;
        }
    }
  return y;
}

static void
add_columns (XepFlow *flow, XepColumns *block)
{
  double x = 0;
  double height = 0;

  if (block->with_previous && flow->slabs->len > 0)
    g_array_index (flow->slabs, XepSlab, flow->slabs->len - 1).keep = TRUE;
  xep_flow_add_slab (flow, block->before, 0);
  for (guint i = 0; i < block->n_columns; i++)
    {
      double width = block->columns[i].share * flow->width;
      double used = add_column (flow, &block->columns[i], x, width);

      height = MAX (height, used);
      x += width;
    }
  g_array_index (flow->slabs, XepSlab, flow->slabs->len - 1).height = height;
  g_array_index (flow->slabs, XepSlab, flow->slabs->len - 1).columns = block;
  flow->after = block->after;
}

void
xep_flow_add_block (XepFlow *flow, XepBlock *block)
{
  switch (block->kind)
    {
    case XEP_BLOCK_PARAGRAPH:
      add_paragraph (flow, (XepParagraph *) block);
      break;
    case XEP_BLOCK_LEADERS:
      add_leaders (flow, (XepLeaders *) block);
      break;
    case XEP_BLOCK_LINES:
      add_lines (flow, (XepLines *) block);
      break;
    case XEP_BLOCK_COLUMNS:
      add_columns (flow, (XepColumns *) block);
      break;
    case XEP_BLOCK_TABLE:
      xep_flow_add_table (flow, (XepTable *) block);
      break;
    case XEP_BLOCK_PAGE_BREAK:
      if (flow->slabs->len > 0)
        g_array_index (flow->slabs, XepSlab, flow->slabs->len - 1).page_break = TRUE;
      break;
    default:
      g_assert_not_reached ();
    }
}
