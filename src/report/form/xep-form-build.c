/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-number-words.h"
#include "report/form/xep-form-template.h"

/* One document being made. */
typedef struct
{
  const XepFormTemplate *template;
  XepDocument *document;
  XepReportData *data; /* where fields are looked up now: the root or a row */
  struct
  {
    const char *row, *page, *pages, *provisional;
  } names;   /* of the fields the builder itself fills, interned */
  guint row; /* number of the row in its list, from 1 */
  gboolean blank;
  gboolean provisional;
  GString *words; /* between calls */
  GArray *runs;
} Builder;

static void build_node (Builder *self, const XepFormNode *node);

static XepValue
text_value (const char *text)
{
  XepValue value = { XEP_VALUE_TEXT, text, XEP_POINTS_MISSING, 0, XEP_DATE_NONE };

  return value;
}

/* Fields the builder itself knows, then those of the data. */
static XepValue
get_value (Builder *self, const char *field)
{
  if (field == self->names.row && self->row > 0)
    {
      XepValue value
          = { XEP_VALUE_INTEGER, "", XEP_POINTS_MISSING, (int) self->row, XEP_DATE_NONE };
      char text[16];

      g_snprintf (text, sizeof text, "%u", self->row);
      value.text = xep_arena_strdup (self->document->arena, text);
      return value;
    }
  if (field == self->names.page)
    return text_value ("{page}");
  if (field == self->names.pages)
    return text_value ("{pages}");
  if (self->provisional && field == self->names.provisional)
    return text_value ("x");
  return xep_report_data_get (self->data, field);
}

static gboolean
is_met (Builder *self, const XepCondition *condition)
{
  gboolean met;
  XepValue value;

  if (condition->field == NULL)
    return TRUE;
  if (condition->list)
    {
      GPtrArray *rows = xep_report_data_get_rows (self->data, condition->field);

      return (rows != NULL && rows->len > 0) != condition->negated;
    }
  value = get_value (self, condition->field);
  met = value.kind != XEP_VALUE_NONE
        && (condition->value == NULL || strcmp (condition->value, value.text) == 0);
  return met != condition->negated;
}

static void
append (Builder *self, const char *words, guint length, guint flags)
{
  GArray *runs = self->runs;
  XepRun run = { length, flags };

  if (length == 0)
    return;
  g_string_append_len (self->words, words, length);
  if (runs->len > 0 && g_array_index (runs, XepRun, runs->len - 1).flags == flags)
    g_array_index (runs, XepRun, runs->len - 1).length += length;
  else
    g_array_append_val (runs, run);
}

/* The value as the part wants it written. */
static void
append_value (Builder *self, const XepTemplatePart *part, const XepValue *value)
{
  const char *text = value->text;
  g_autofree char *written = NULL;

  if (part->writing == XEP_WRITE_UPPER)
    written = g_utf8_strup (value->text, -1);
  else if (part->writing == XEP_WRITE_WORDS && value->kind == XEP_VALUE_INTEGER)
    written = xep_number_words (value->integer);
  else if (part->writing == XEP_WRITE_WORDS && value->kind == XEP_VALUE_POINTS)
    written = xep_number_words_points (value->points);
  else if (part->writing == XEP_WRITE_LONG && value->kind == XEP_VALUE_DATE)
    written = xep_date_format_long (value->date);
  if (written != NULL)
    text = written;
  append (self, text, (guint) strlen (text), part->flags);
}

static void
append_part (Builder *self, const XepTemplatePart *part, gboolean dots)
{
  XepValue value;

  if ((part->condition != NULL && !is_met (self, part->condition))
      || (part->note > 0 && self->blank))
    return;
  if (part->counts)
    self->document->notes.counts[part->note - 1]++;
  if (part->field == NULL)
    {
      append (self, part->words, part->length, part->flags);
      return;
    }
  value = get_value (self, part->field);
  if (value.kind != XEP_VALUE_NONE)
    append_value (self, part, &value);
  else if (dots && (self->blank || part->always))
    {
      g_autofree char *line = g_strnfill (part->dots, '.');

      append (self, line, part->dots, part->flags);
    }
}

static XepText
take_text (Builder *self)
{
  XepArena *arena = self->document->arena;
  XepText text;

  text.text = xep_arena_strndup (arena, self->words->str, self->words->len);
  text.runs = xep_arena_memdup (arena, self->runs->data, self->runs->len * sizeof (XepRun));
  text.n_runs = self->runs->len;
  g_string_truncate (self->words, 0);
  g_array_set_size (self->runs, 0);
  return text;
}

/* @dots: whether empty fields may print dots. */
static XepText
fill (Builder *self, const XepTemplateText *template, gboolean dots)
{
  if (template->fixed)
    return template->text;
  for (guint i = 0; i < template->n_parts; i++)
    append_part (self, &template->parts[i], dots);
  return take_text (self);
}

static void
build_paragraph_into (Builder *self, const XepFormNode *node, XepParagraph *paragraph)
{
  paragraph->block.kind = XEP_BLOCK_PARAGRAPH;
  paragraph->style = node->style;
  paragraph->rule = node->rule;
  paragraph->text = fill (self, &node->text, TRUE);
}

static void
build_paragraph (Builder *self, const XepFormNode *node)
{
  build_paragraph_into (
      self, node, xep_document_append (self->document, XEP_BLOCK_PARAGRAPH, sizeof (XepParagraph)));
}

static void
build_leaders (Builder *self, const XepFormNode *node)
{
  XepLeaders *line = xep_document_append (self->document, XEP_BLOCK_LEADERS, sizeof (XepLeaders));
  double shares = 0;

  line->style = node->style;
  line->n_leaders = node->n_children;
  line->leaders = xep_arena_alloc (self->document->arena, node->n_children * sizeof (XepLeader));
  for (guint i = 0; i < node->n_children; i++)
    shares += node->children[i]->share;
  for (guint i = 0; i < node->n_children; i++)
    {
      line->leaders[i].label = node->children[i]->label.text;
      line->leaders[i].value = fill (self, &node->children[i]->text, FALSE);
      line->leaders[i].share = node->children[i]->share / shares;
    }
}

static void
build_lines (Builder *self, const XepFormNode *node)
{
  XepValue value = { .kind = XEP_VALUE_NONE };

  if (node->field != NULL)
    value = get_value (self, node->field);
  if (value.kind == XEP_VALUE_NONE)
    {
      XepLines *lines = xep_document_append (self->document, XEP_BLOCK_LINES, sizeof (XepLines));

      lines->style = node->style;
      lines->count = node->count;
    }
  else
    {
      /* An empty last line is no paragraph. */
      g_autofree char *text = g_strchomp (g_strdup (value.text));
      g_auto (GStrv) pieces = g_strsplit (text, "\n", -1);

      for (guint i = 0; pieces[i] != NULL; i++)
        {
          XepParagraph *paragraph
              = xep_document_append (self->document, XEP_BLOCK_PARAGRAPH, sizeof (XepParagraph));

          paragraph->style = node->style;
          append (self, pieces[i], (guint) strlen (pieces[i]), node->flags);
          paragraph->text = take_text (self);
        }
    }
}

static void
build_option (Builder *self, const XepFormNode *choice, guint number, XepParagraph *paragraph)
{
  const XepFormNode *option = choice->children[number];
  XepValue value = get_value (self, choice->field);

  paragraph->block.kind = XEP_BLOCK_PARAGRAPH;
  paragraph->style = choice->style;
  paragraph->style.keep_with_next = choice->style.keep_with_next || number + 1 < choice->n_children;
  paragraph->text = fill (self, &option->text, TRUE);
  paragraph->box = strcmp (value.text, option->value) == 0 ? XEP_BOX_CROSSED : XEP_BOX_EMPTY;
}

static void
build_choice (Builder *self, const XepFormNode *node)
{
  for (guint i = 0; i < node->n_children; i++)
    build_option (self, node, i,
                  xep_document_append (self->document, XEP_BLOCK_PARAGRAPH, sizeof (XepParagraph)));
}

static void
build_column (Builder *self, const XepFormNode *node, XepColumn *column)
{
  XepArena *arena = self->document->arena;

  guint most = 0;

  for (guint i = 0; i < node->n_children; i++)
    most += node->children[i]->kind == XEP_NODE_CHOICE ? node->children[i]->n_children : 1;
  column->paragraphs = xep_arena_alloc (arena, most * sizeof (XepParagraph *));
  for (guint i = 0; i < node->n_children; i++)
    {
      const XepFormNode *child = node->children[i];
      gboolean choice = child->kind == XEP_NODE_CHOICE;
      guint count = choice ? child->n_children : 1;

      for (guint j = 0; j < count && is_met (self, &child->condition); j++)
        {
          XepParagraph *paragraph = xep_arena_alloc (arena, sizeof (XepParagraph));

          if (choice)
            build_option (self, child, j, paragraph);
          else
            build_paragraph_into (self, child, paragraph);
          column->paragraphs[column->n_paragraphs++] = paragraph;
        }
    }
}

static void
build_columns (Builder *self, const XepFormNode *node)
{
  XepColumns *columns
      = xep_document_append (self->document, XEP_BLOCK_COLUMNS, sizeof (XepColumns));
  double shares = 0;

  columns->before = node->style.before;
  columns->after = node->style.after;
  columns->with_previous = node->with_previous;
  columns->n_columns = node->n_children;
  columns->columns = xep_arena_alloc (self->document->arena, node->n_children * sizeof (XepColumn));
  for (guint i = 0; i < node->n_children; i++)
    shares += node->children[i]->share;
  for (guint i = 0; i < node->n_children; i++)
    {
      columns->columns[i].share = node->children[i]->share / shares;
      build_column (self, node->children[i], &columns->columns[i]);
    }
}

static XepCell
build_cell (Builder *self, const XepFormNode *node)
{
  XepCell cell
      = { .align = node->align, .column = node->column, .colspan = node->colspan, .rowspan = 1 };

  const XepTemplatePart *first = node->text.parts;

  cell.text.text = "";
  if (!is_met (self, &node->condition))
    return cell;
  /* One field alone keeps its value, for who counts with it. */
  if (node->text.n_parts == 1 && first->field != NULL && first->condition == NULL
      && first->writing == XEP_WRITE_PLAIN)
    {
      cell.value = get_value (self, first->field);
      append (self, cell.value.text, (guint) strlen (cell.value.text), first->flags);
      cell.text = take_text (self);
      return cell;
    }
  /* Cells are written into by hand: no dots in them. */
  cell.text = fill (self, &node->text, FALSE);
  return cell;
}

static void
build_row (Builder *self, XepTable *table, const XepFormNode *node)
{
  XepRow row = { .kind = node->row_kind,
                 .n_cells = node->n_children,
                 .keep_with_next = node->keep_with_next,
                 .minimum = node->height };

  row.cells = xep_arena_alloc (self->document->arena, row.n_cells * sizeof (XepCell));
  for (guint i = 0; i < node->n_children; i++)
    row.cells[i] = build_cell (self, node->children[i]);
  g_array_append_val (table->rows, row);
}

/* What is made of each row of a list: rows of @table, or blocks if that is NULL. */
static void build_each (Builder *self, XepTable *table, const XepFormNode *node);

static void
build_children (Builder *self, XepTable *table, const XepFormNode *node)
{
  for (guint i = 0; i < node->n_children; i++)
    {
      const XepFormNode *child = node->children[i];

      if (table == NULL)
        build_node (self, child);
      else if (is_met (self, &child->condition))
        {
          if (child->kind == XEP_NODE_EACH)
            build_each (self, table, child);
          else
            build_row (self, table, child);
        }
    }
}

static void
build_each (Builder *self, XepTable *table, const XepFormNode *node)
{
  GPtrArray *rows = xep_report_data_get_rows (self->data, node->list);
  XepReportData *outer_data = self->data;
  guint outer_row = self->row;
  guint count = self->blank ? node->count : 0;

  if (rows != NULL)
    count = rows->len;
  for (guint i = 0; i < count; i++)
    {
      if (rows != NULL)
        self->data = g_ptr_array_index (rows, i);
      self->row = i + 1;
      build_children (self, table, node);
    }
  self->data = outer_data;
  self->row = outer_row;
}

static void
build_table (Builder *self, const XepFormNode *node)
{
  XepTable *table = xep_document_append (self->document, XEP_BLOCK_TABLE, sizeof (XepTable));

  table->style = node->style;
  table->columns = node->columns;
  table->n_columns = node->n_columns;
  table->header = node->header;
  table->n_header = node->n_header;
  build_children (self, table, node);
  /* A blank form is filled in by hand: its columns are to write in. */
  if (node->widths != NULL && !self->blank)
    xep_form_columns_narrow (node->widths, node->width, table, self->document->arena);
}

static void
build_page_break (Builder *self, const XepFormNode *node)
{
  xep_document_append (self->document, XEP_BLOCK_PAGE_BREAK, sizeof (XepBlock));
}

static void
build_each_blocks (Builder *self, const XepFormNode *node)
{
  build_each (self, NULL, node);
}

static void
build_use (Builder *self, const XepFormNode *node)
{
  build_children (self, NULL, node);
}

static void
build_node (Builder *self, const XepFormNode *node)
{
  static void (*const builders[]) (Builder *, const XepFormNode *) = {
    [XEP_NODE_PARAGRAPH] = build_paragraph,
    [XEP_NODE_LEADERS] = build_leaders,
    [XEP_NODE_LINES] = build_lines,
    [XEP_NODE_CHOICE] = build_choice,
    [XEP_NODE_COLUMNS] = build_columns,
    [XEP_NODE_TABLE] = build_table,
    [XEP_NODE_PAGE_BREAK] = build_page_break,
    [XEP_NODE_EACH] = build_each_blocks,
    [XEP_NODE_USE] = build_use,
  };

  if (is_met (self, &node->condition))
    builders[node->kind](self, node);
}

XepDocument *
xep_form_template_build (const XepFormTemplate *template,
                         const char *title,
                         XepReportData *data,
                         gboolean blank,
                         gboolean provisional)
{
  g_autoptr (GString) words = g_string_sized_new (256);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (XepRun));
  Builder self
      = { template, xep_document_new (title), data, { NULL }, 0, blank, provisional, words, runs };

  self.names.row = g_intern_static_string ("row");
  self.names.page = g_intern_static_string ("page");
  self.names.pages = g_intern_static_string ("pages");
  self.names.provisional = g_intern_static_string ("provisional");
  self.document->paper = template->paper;
  for (guint i = 0; i < template->n_nodes; i++)
    build_node (&self, template->nodes[i]);
  if (is_met (&self, &template->footer_left_condition))
    self.document->footer_left = fill (&self, &template->footer_left, FALSE);
  if (is_met (&self, &template->footer_right_condition))
    self.document->footer_right = fill (&self, &template->footer_right, FALSE);
  return self.document;
}
