/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "report/odt/xep-odt-private.h"

/* As the layout has them, points. */
#define RULE_DROP 2.0
#define RULE_SPACE 4.0
#define RULE_WIDTH 0.5
#define BOX_GAP 6.0
#define BOX_SIDE 0.72 /* of the type size */
/* A line that takes no room: with the smallest type there is, far lower than that. */
#define THIN_SIZE 1.0
#define THIN_PITCH 0.1

void
xep_odt_flow_init_cell (XepOdtFlow *flow, const XepOdtFlow *outer, double width)
{
  *flow = (XepOdtFlow){ .xml = outer->xml,
                        .styles = outer->styles,
                        .shaper = outer->shaper,
                        .width = width,
                        .keep = outer->keep,
                        .in_cell = TRUE };
}

void
xep_odt_flow_take_pending (XepOdtFlow *flow, XepOdtLook *look, double before)
{
  look->before = MAX (before, flow->after) + flow->extra;
  look->master = flow->master;
  look->page_break = flow->page_break;
  flow->after = 0;
  flow->extra = 0;
  flow->master = NULL;
  flow->page_break = FALSE;
  flow->after_table = FALSE;
}

void
xep_odt_open_paragraph (XepOdtFlow *flow, XepOdtLook *look, double before)
{
  xep_odt_flow_take_pending (flow, look, before);
  xep_odt_xml_open (flow->xml, "text:p");
  xep_odt_xml_attribute (flow->xml, "text:style-name", xep_odt_styles_get (flow->styles, look));
  xep_odt_xml_begin_words (flow->xml);
}

static void
write_span (XepOdtFlow *flow, const XepOdtLook *look, const char *words, gsize length)
{
  xep_odt_xml_open (flow->xml, "text:span");
  xep_odt_xml_attribute (flow->xml, "text:style-name", xep_odt_styles_get (flow->styles, look));
  xep_odt_xml_words (flow->xml, words, length);
  xep_odt_xml_close (flow->xml);
}

void
xep_odt_write_text (XepOdtFlow *flow, const XepText *text, gsize start, gsize length, guint flags)
{
  gsize end = start + length;
  gsize at = 0;

  for (guint i = 0; i < text->n_runs; i++)
    {
      gsize next = at + text->runs[i].length;
      gsize from = MAX (at, start);
      gsize to = MIN (next, end);

      at = next;
      if (from >= to)
        continue;
      if (text->runs[i].flags == flags)
        xep_odt_xml_words (flow->xml, text->text + from, to - from);
      else
        {
          XepOdtLook look;

          xep_odt_look_init (&look, XEP_ODT_WORDS);
          look.flags = text->runs[i].flags;
          write_span (flow, &look, text->text + from, to - from);
        }
    }
}

/* The look of a text that has only one: it becomes the paragraph's. */
static guint
shared_flags (const XepText *text)
{
  for (guint i = 1; i < text->n_runs; i++)
    if (text->runs[i].flags != text->runs[0].flags)
      return XEP_RUN_PLAIN;
  return text->n_runs > 0 ? text->runs[0].flags : XEP_RUN_PLAIN;
}

/* A rule as wide as the last line of the words above: an empty line with a border. */
static void
add_rule (XepOdtFlow *flow, const XepParagraph *paragraph)
{
  const XepStyle *style = &paragraph->style;
  XepShape shape = { style->size, (flow->width - style->margin) / XEP_ODT_MM_PER_POINT,
                     style->indent / XEP_ODT_MM_PER_POINT, style->align };
  XepShapedText *shaped = xep_shaper_get (flow->shaper, &paragraph->text, &shape);
  const XepShapedLine *line = xep_shaped_text_line (shaped, shaped->lines->len - 1);
  XepOdtLook look;

  xep_odt_look_init (&look, XEP_ODT_PARAGRAPH);
  look.size = look.pitch = RULE_DROP;
  look.left = style->margin + line->x * XEP_ODT_MM_PER_POINT;
  look.right = MAX (0, flow->width - look.left - line->width * XEP_ODT_MM_PER_POINT);
  look.rule = TRUE;
  look.keep = flow->keep || style->keep_with_next;
  xep_odt_open_paragraph (flow, &look, 0);
  xep_odt_xml_close (flow->xml);
  flow->extra = RULE_SPACE - RULE_DROP - RULE_WIDTH;
}

/* One line of a text, between two "\n". */
typedef struct
{
  gsize start, length;
  guint number, count;
} Piece;

/* As the layout keeps lines: the first with the second, the last but one with the last. Within a
 * cell that would speak of the row. */
static gboolean
keeps_piece (const XepOdtFlow *flow, const XepParagraph *paragraph, const Piece *piece)
{
  gboolean last = piece->number + 1 == piece->count;

  if (flow->keep || (last && paragraph->style.keep_with_next))
    return TRUE;
  if (flow->in_cell)
    return FALSE;
  return last ? paragraph->rule : piece->number == 0 || piece->number + 2 == piece->count;
}

static void
add_piece (XepOdtFlow *flow, const XepParagraph *paragraph, const Piece *piece)
{
  const XepStyle *style = &paragraph->style;
  gboolean boxed = piece->number == 0 && paragraph->box != XEP_BOX_NONE;
  guint flags = shared_flags (&paragraph->text);
  XepOdtLook look;

  xep_odt_look_init_paragraph (&look, style);
  look.flags = flags;
  look.keep = keeps_piece (flow, paragraph, piece);
  if (boxed)
    look.indent = -MIN (look.left, (BOX_GAP + style->size * BOX_SIDE) * XEP_ODT_MM_PER_POINT);
  xep_odt_open_paragraph (flow, &look, piece->number == 0 ? style->before : 0);
  if (boxed)
    {
      const char *sign = paragraph->box == XEP_BOX_CROSSED ? "☒" : "☐";
      XepOdtLook symbol;

      xep_odt_look_init (&symbol, XEP_ODT_WORDS);
      symbol.symbol = TRUE;
      write_span (flow, &symbol, sign, strlen (sign));
      xep_odt_xml_words (flow->xml, "\t", 1);
    }
  xep_odt_write_text (flow, &paragraph->text, piece->start, piece->length, flags);
  xep_odt_xml_close (flow->xml);
}

void
xep_odt_add_paragraph (XepOdtFlow *flow, const XepParagraph *paragraph)
{
  const char *text = paragraph->text.text;
  Piece piece = { 0, 0, 0, 1 };

  for (const char *at = text; *at != '\0'; at++)
    piece.count += *at == '\n';

  for (; piece.number < piece.count; piece.number++)
    {
      piece.length = strcspn (text + piece.start, "\n");
      add_piece (flow, paragraph, &piece);
      piece.start += piece.length + 1;
    }
  if (paragraph->rule && *text != '\0')
    add_rule (flow, paragraph);
  flow->after = paragraph->style.after;
}

static void
add_lines (XepOdtFlow *flow, const XepLines *lines)
{
  const XepStyle *style = &lines->style;

  for (guint i = 0; i < lines->count; i++)
    {
      XepOdtLook look;

      xep_odt_look_init_paragraph (&look, style);
      look.indent = 0;
      look.align = XEP_ALIGN_LEFT;
      look.keep = lines->count > 1 && (i == 0 || i + 2 == lines->count);
      look.keep = look.keep || (flow->keep && i + 1 == lines->count);
      xep_odt_look_add_tab (&look, flow->width - style->margin, TRUE, TRUE);
      xep_odt_open_paragraph (flow, &look, i == 0 ? style->before : 0);
      xep_odt_xml_words (flow->xml, "\t", 1);
      xep_odt_xml_close (flow->xml);
    }
  flow->after = style->after;
}

void
xep_odt_add_thin_line (XepOdtFlow *flow, const char *mark)
{
  XepOdtLook look;

  xep_odt_look_init (&look, XEP_ODT_PARAGRAPH);
  look.size = THIN_SIZE;
  look.pitch = THIN_PITCH;
  look.keep = flow->keep;
  flow->after = MAX (0, flow->after - THIN_PITCH);
  xep_odt_open_paragraph (flow, &look, 0);
  if (mark != NULL)
    {
      xep_odt_xml_open (flow->xml, "text:bookmark");
      xep_odt_xml_attribute (flow->xml, "text:name", mark);
      xep_odt_xml_close (flow->xml);
    }
  xep_odt_xml_close (flow->xml);
}

/* A signature does not begin a page; nor does the thin line that must stand after a table at the
 * end of a document, on a page of its own. */
static gboolean
stays_with_next (const XepBlock *block, const XepBlock *next)
{
  if (next == NULL)
    return block->kind == XEP_BLOCK_COLUMNS || block->kind == XEP_BLOCK_TABLE;
  return next->kind == XEP_BLOCK_COLUMNS && ((const XepColumns *) next)->with_previous;
}

void
xep_odt_flow_add_block (XepOdtFlow *flow, const XepBlock *block, const XepBlock *next)
{
  const XepParagraph *paragraph = (const XepParagraph *) block;

  flow->keep = stays_with_next (block, next);
  switch (block->kind)
    {
    case XEP_BLOCK_PARAGRAPH:
      if (*paragraph->text.text == '\0')
        flow->after += paragraph->style.pitch;
      else
        xep_odt_add_paragraph (flow, paragraph);
      break;
    case XEP_BLOCK_LEADERS:
      xep_odt_add_leaders (flow, (const XepLeaders *) block);
      break;
    case XEP_BLOCK_LINES:
      add_lines (flow, (const XepLines *) block);
      break;
    case XEP_BLOCK_COLUMNS:
      xep_odt_add_columns (flow, (const XepColumns *) block);
      break;
    case XEP_BLOCK_TABLE:
      xep_odt_add_table (flow, (const XepTable *) block);
      break;
    case XEP_BLOCK_PAGE_BREAK:
      flow->page_break = flow->master == NULL;
      break;
    default:
      g_assert_not_reached ();
    }
  flow->keep = FALSE;
}
