/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-header.h"

#include <string.h>

#include "base/xep-text.h"

#define MOST_ROWS 3
/* A heading is some words; a longer text is none. */
#define LONGEST_HEADING 200
/* What an exact heading is worth beside one of which a part was left aside. */
#define WHOLE 3
/* So many rows show whether two columns say the same. */
#define COMPARED_ROWS 400

static void
column_clear (gpointer data)
{
  g_free (((XepHeaderColumn *) data)->heading);
}

void
xep_header_free (XepHeader *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->all);
  g_free (self);
}

static XepHeaderColumn *
get_column (XepHeader *self, guint column)
{
  return &g_array_index (self->all, XepHeaderColumn, column);
}

static char *
dup_at (XepSheet *sheet, guint row, guint column)
{
  return xep_sheet_dup_text (sheet, xep_sheet_get_cell (sheet, row, column));
}

/* The text of a header row over a column. A heading over several columns counts for all of them:
 * where it is merged, or, as some offices leave it, where only blanks follow it and a lower row has
 * a text. (transfer full) */
static char *
dup_above (XepSheet *sheet, const XepHeader *header, guint row, guint column, gboolean has_lower)
{
  const XepSheetRange *range = xep_sheet_get_merge (sheet, row, column);
  g_autofree char *text = NULL;

  if (range != NULL)
    return range->first_row == row ? dup_at (sheet, row, range->first_column) : g_strdup ("");
  text = dup_at (sheet, row, column);
  while (*text == '\0' && has_lower && column > 0)
    {
      column--;
      if (xep_sheet_get_merge (sheet, row, column) != NULL)
        break;
      g_free (text);
      text = dup_at (sheet, row, column);
    }
  return g_steal_pointer (&text);
}

static gboolean
is_name_part (XepHeading field)
{
  return field == XEP_HEADING_NAME || field == XEP_HEADING_FAMILY || field == XEP_HEADING_GIVEN;
}

/* A word alone ("Đảng", "Nam") says nothing under one that is not known; "Tên" under "Họ và tên" is
 * a part of it. */
static gboolean
stands_alone (const XepHeadingScope *scope, const char *text, const char *above)
{
  XepHeadingTable *table = xep_heading_table_get (NULL);
  XepHeadingMatch match, match_above;

  if (strchr (text, ' ') != NULL)
    return TRUE;
  return xep_heading_table_match (table, scope->kind, text, &match)
         && xep_heading_table_match (table, scope->kind, above, &match_above)
         && is_name_part (match.column) && is_name_part (match_above.column);
}

/* Reads what stands over the column: whole, or else its lowest rows alone where nothing above makes
 * another thing of them. */
static void
read_column (XepSheet *sheet,
             const XepHeadingScope *scope,
             XepHeader *header,
             guint column,
             XepHeaderColumn *result)
{
  XepHeadingTable *table = xep_heading_table_get (NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gboolean has_lower = FALSE;

  for (guint i = header->n_rows; i > 0; i--)
    {
      g_autofree char *text
          = dup_above (sheet, header, header->row + i - 1, column, has_lower && i < header->n_rows);

      has_lower = has_lower || *text != '\0';
      if (*text != '\0')
        g_ptr_array_insert (texts, 0, g_steal_pointer (&text));
    }
  *result = (XepHeaderColumn){ .heading = g_strdup (""), .state = XEP_COLUMN_NAMELESS };
  for (guint first = 0; first < texts->len; first++)
    {
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint i = first; i < texts->len; i++)
        g_string_append_printf (joined, "%s%s", i > first ? " " : "",
                                (const char *) g_ptr_array_index (texts, i));
      if (first == 0)
        {
          g_free (result->heading);
          result->heading = g_strdup (joined->str);
          result->state = XEP_COLUMN_UNKNOWN;
        }
      else if (xep_heading_table_is_other (table, g_ptr_array_index (texts, first - 1)))
        return;
      if (joined->len > LONGEST_HEADING
          || (first > 0 && !stands_alone (scope, joined->str, g_ptr_array_index (texts, first - 1)))
          || !xep_heading_table_match (table, scope->kind, joined->str, &result->match))
        continue;
      result->field = result->match.column;
      result->state = XEP_COLUMN_READ;
      result->whole = first == 0;
      return;
    }
}

/* A heading over several columns without texts of their own names only the first of them. */
static gboolean
continues_merge (XepSheet *sheet, const XepHeader *header, guint column)
{
  for (guint i = header->n_rows; i > 0; i--)
    {
      guint row = header->row + i - 1;
      const XepSheetRange *range = xep_sheet_get_merge (sheet, row, column);
      g_autofree char *text = dup_at (sheet, row, column);

      if (*text != '\0')
        return FALSE;
      if (range != NULL && range->first_column < column)
        return TRUE;
    }
  return FALSE;
}

/* One past the last column in use of the header's rows; 0 if a row below the first holds what no
 * heading is, a number or a date. */
static guint
count_columns (XepSheet *sheet, guint row, guint n_rows)
{
  guint end = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      const XepSheetCell *cells = NULL;
      guint n_cells = 0;

      for (guint index = 0; index < xep_sheet_count_rows (sheet); index++)
        if (xep_sheet_get_row_number (sheet, index) >= row + i)
          {
            if (xep_sheet_get_row_number (sheet, index) == row + i)
              cells = xep_sheet_get_row (sheet, index, &n_cells);
            break;
          }
      if (cells == NULL)
        return 0;
      end = MAX (end, cells[n_cells - 1].column + 1);
      for (guint j = 0; i > 0 && j < n_cells; j++)
        if (cells[j].type != XEP_SHEET_CELL_TEXT && cells[j].type != XEP_SHEET_CELL_EMPTY)
          return 0;
    }
  return MIN (end, XEP_HEADER_COLUMNS);
}

/* The rows below the first say nothing under the number and the name, unless it is how a name is
 * parted, and add something to what the first says. */
static gboolean
goes_on_below (XepSheet *sheet, const XepHeadingScope *scope, XepHeader *header)
{
  gboolean adds = header->n_rows == 1;

  for (guint column = 0; column < header->all->len; column++)
    {
      const XepHeaderColumn *known = get_column (header, column);

      for (guint i = 1; i < header->n_rows; i++)
        {
          g_autofree char *text = dup_at (sheet, header->row + i, column);
          XepHeadingMatch match;

          if (*text == '\0' || known->state != XEP_COLUMN_READ)
            continue;
          if (known->field == XEP_HEADING_NUMBER)
            return FALSE;
          if (is_name_part (known->field)
              && !(xep_heading_table_match (xep_heading_table_get (NULL), scope->kind, text, &match)
                   && is_name_part (match.column)))
            return FALSE;
          adds = TRUE;
        }
    }
  return adds;
}

/* NULL if it is no header, unless somebody said that it is (@said). (transfer full) */
static XepHeader *
read_header (XepSheet *sheet, const XepHeadingScope *scope, guint row, guint n_rows, gboolean said)
{
  g_autoptr (XepHeader) self = g_new0 (XepHeader, 1);
  guint end = count_columns (sheet, row, n_rows);
  gboolean found[XEP_N_HEADINGS] = { FALSE };

  self->row = row;
  self->n_rows = n_rows;
  self->all = g_array_new (FALSE, TRUE, sizeof (XepHeaderColumn));
  g_array_set_clear_func (self->all, column_clear);
  for (guint column = 0; column < end; column++)
    {
      XepHeaderColumn known = { .state = XEP_COLUMN_NAMELESS };

      if (continues_merge (sheet, self, column))
        known.heading = g_strdup ("");
      else
        read_column (sheet, scope, self, column, &known);
      g_array_append_val (self->all, known);
      if (known.state != XEP_COLUMN_READ)
        continue;
      self->n_found += found[known.field] ? 0 : 1;
      self->weight += known.whole ? WHOLE : 1;
      found[known.field] = TRUE;
    }
  if (end == 0 || (!said && !found[XEP_HEADING_NAME] && !found[XEP_HEADING_GIVEN]))
    return NULL;
  return goes_on_below (sheet, scope, self) ? g_steal_pointer (&self) : NULL;
}

static guint
find_first_row (XepSheet *sheet, const XepHeader *self)
{
  guint first = self->row + self->n_rows;

  for (guint column = 0; column < self->all->len; column++)
    {
      const XepSheetRange *range = xep_sheet_get_merge (sheet, self->row, column);

      if (range != NULL && range->first_row == self->row && range->last_row < self->row + 5)
        first = MAX (first, range->last_row + 1);
    }
  return first;
}

/* What the heading says of step and time, beside what is wanted. */
static void
settle_scope (XepHeader *self, const XepHeadingScope *scope)
{
  gboolean scores = scope->kind == XEP_IMPORT_SCORES;

  for (guint i = 0; i < self->all->len; i++)
    {
      XepHeaderColumn *column = get_column (self, i);
      const XepHeadingMatch *match = &column->match;

      if (column->state != XEP_COLUMN_READ)
        continue;
      if ((match->year != 0 && (!scores || match->year != scope->year))
          || (match->has_period && (!scores || match->period != scope->period)))
        column->state = XEP_COLUMN_OTHER_TIME;
      else if (match->steps != 0 && (match->steps & (1u << scope->step)) == 0)
        column->state = XEP_COLUMN_OTHER_STEP;
    }
}

/* How well the heading says what the column holds. */
static guint
exactness (const XepHeaderColumn *column)
{
  return (column->match.steps != 0 ? 4 : 0) + (column->match.vague ? 0 : 2)
         + (column->whole ? 1 : 0);
}

/* The column says nothing (-1), the same as @other in every row (0), or something else (1). */
static int
compare_contents (XepSheet *sheet, const XepHeader *self, guint column, guint other)
{
  gboolean says = FALSE, differs = FALSE;
  guint compared = 0;

  for (guint i = 0; i < xep_sheet_count_rows (sheet) && compared < COMPARED_ROWS; i++)
    {
      guint row = xep_sheet_get_row_number (sheet, i);
      g_autofree char *text = NULL;
      g_autofree char *other_text = NULL;

      if (row < self->first_row)
        continue;
      text = dup_at (sheet, row, column);
      other_text = dup_at (sheet, row, other);
      says = says || *text != '\0';
      differs = differs || !g_str_equal (text, other_text);
      compared++;
    }
  return !says ? -1 : differs ? 1 : 0;
}

/* Of several columns for one field the one that says it best is read; of those that say the same,
 * the first. Two that differ are asked about. */
static void
settle_field (XepSheet *sheet, XepHeader *self, XepHeading field)
{
  guint best = 0;
  int chosen = -1;

  for (guint i = 0; i < self->all->len; i++)
    if (get_column (self, i)->state == XEP_COLUMN_READ && get_column (self, i)->field == field)
      best = MAX (best, exactness (get_column (self, i)));
  for (guint i = 0; i < self->all->len; i++)
    {
      XepHeaderColumn *column = get_column (self, i);
      int compared;

      if (column->state != XEP_COLUMN_READ || column->field != field)
        continue;
      if (exactness (column) < best)
        {
          column->state = XEP_COLUMN_LESS_EXACT;
          continue;
        }
      if (chosen < 0)
        {
          chosen = (int) i;
          continue;
        }
      compared = compare_contents (sheet, self, i, (guint) chosen);
      if (compared <= 0)
        column->state = XEP_COLUMN_TWIN;
      else if (compare_contents (sheet, self, (guint) chosen, i) < 0)
        {
          get_column (self, (guint) chosen)->state = XEP_COLUMN_TWIN;
          chosen = (int) i;
        }
      else
        {
          column->state = XEP_COLUMN_ASKED;
          get_column (self, (guint) chosen)->state = XEP_COLUMN_ASKED;
        }
    }
  self->columns[field] = chosen;
}

static void
drop_field (XepHeader *self, XepHeading field)
{
  if (self->columns[field] >= 0)
    get_column (self, (guint) self->columns[field])->state = XEP_COLUMN_LESS_EXACT;
  self->columns[field] = -1;
}

/* Whether the texts of @column are given names that the column of names lacks: one word each, which
 * is not the last one there; "Nam" and "Nữ" are none. */
static gboolean
holds_given_names (XepSheet *sheet, const XepHeader *self, guint names, guint column)
{
  guint n_names = 0, n_given = 0;

  for (guint i = 0; i < xep_sheet_count_rows (sheet) && n_names < COMPARED_ROWS; i++)
    {
      guint row = xep_sheet_get_row_number (sheet, i);
      g_autofree char *name = row < self->first_row ? g_strdup ("") : dup_at (sheet, row, names);
      g_autofree char *given = NULL;
      g_autofree char *folded = NULL;
      const char *last;

      if (*name == '\0')
        continue;
      given = dup_at (sheet, row, column);
      folded = xep_text_fold (given);
      last = strrchr (name, ' ');
      /* A row with a text in one of the two only is no person. */
      if (*given == '\0')
        continue;
      n_names++;
      if (strchr (given, ' ') == NULL && g_unichar_isalpha (g_utf8_get_char (given))
          && strlen (folded) > 1 && !g_str_equal (folded, "nam") && !g_str_equal (folded, "nu")
          && !g_str_equal (last != NULL ? last + 1 : name, given))
        n_given++;
    }
  return n_names > 0 && n_given * 10 >= n_names * 9;
}

static void
add_name_part (XepHeader *self, int column)
{
  if (column >= 0 && self->n_names < XEP_HEADER_NAME_PARTS)
    self->names[self->n_names++] = (guint) column;
}

/* Which columns make the name: one; family and given names; those under one merged heading; or
 * those where only the first has a heading. */
static void
settle_name (XepSheet *sheet, XepHeader *self)
{
  int *columns = self->columns;
  int name = columns[XEP_HEADING_NAME], given = columns[XEP_HEADING_GIVEN];

  if (name >= 0 && given >= 0 && columns[XEP_HEADING_FAMILY] < 0
      && holds_given_names (sheet, self, (guint) name, (guint) given))
    {
      add_name_part (self, name);
      add_name_part (self, given);
    }
  else if (name < 0 && columns[XEP_HEADING_FAMILY] >= 0 && given >= 0)
    {
      add_name_part (self, columns[XEP_HEADING_FAMILY]);
      add_name_part (self, given);
      columns[XEP_HEADING_NAME] = columns[XEP_HEADING_FAMILY];
    }
  else
    {
      const XepSheetRange *range;
      guint next;

      if (name < 0)
        {
          name = columns[XEP_HEADING_NAME] = given;
          columns[XEP_HEADING_GIVEN] = -1;
        }
      drop_field (self, XEP_HEADING_GIVEN);
      drop_field (self, XEP_HEADING_FAMILY);
      if (name < 0)
        return;
      add_name_part (self, name);
      range = xep_sheet_get_merge (sheet, self->row, (guint) name);
      next = (guint) name + 1;
      if (range != NULL && range->first_column == (guint) name
          && range->last_column > range->first_column)
        for (; next <= range->last_column && next < self->all->len
               && get_column (self, next)->state == XEP_COLUMN_NAMELESS;
             next++)
          add_name_part (self, (int) next);
      else if ((next >= self->all->len || get_column (self, next)->state == XEP_COLUMN_NAMELESS)
               && holds_given_names (sheet, self, (guint) name, next))
        add_name_part (self, (int) next);
    }
}

/* What somebody said about the columns goes before what their headings say. */
static void
apply_mapping (XepHeader *self, XepImportMapping *mapping, const char *sheet)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      XepHeaderColumn *column = get_column (self, i);
      int field;

      if (!xep_import_mapping_get_column (mapping, sheet, i, &field))
        continue;
      column->state = field < 0 ? XEP_COLUMN_LEFT_OUT : XEP_COLUMN_READ;
      column->field = field < 0 ? column->field : (XepHeading) field;
      column->whole = TRUE;
      column->match = (XepHeadingMatch){ .column = column->field };
      for (guint j = 0; field >= 0 && j < self->all->len; j++)
        if (j != i && get_column (self, j)->state == XEP_COLUMN_READ
            && (int) get_column (self, j)->field == field
            && !xep_import_mapping_get_column (mapping, sheet, j, &(int){ 0 }))
          get_column (self, j)->state = XEP_COLUMN_LESS_EXACT;
    }
}

static void
settle (XepSheet *sheet, const XepHeadingScope *scope, XepImportMapping *mapping, XepHeader *self)
{
  XepHeadingTable *table = xep_heading_table_get (NULL);

  self->first_row = find_first_row (sheet, self);
  settle_scope (self, scope);
  if (mapping != NULL)
    apply_mapping (self, mapping, sheet->name);
  for (guint field = 0; field < XEP_N_HEADINGS; field++)
    settle_field (sheet, self, (XepHeading) field);
  settle_name (sheet, self);
  for (guint i = 0; i < self->all->len; i++)
    if (get_column (self, i)->state == XEP_COLUMN_READ
        && !xep_heading_table_is_read (table, scope->kind, get_column (self, i)->field))
      get_column (self, i)->state = XEP_COLUMN_PASSED_OVER;
}

static gboolean
is_better (const XepHeader *candidate, const XepHeader *best)
{
  if (best == NULL || candidate->n_found != best->n_found)
    return best == NULL || candidate->n_found > best->n_found;
  return candidate->weight > best->weight;
}

XepHeader *
xep_header_find (XepSheet *sheet, const XepHeadingScope *scope, XepImportMapping *mapping)
{
  g_autoptr (XepHeader) best = NULL;
  int wanted = xep_import_mapping_get_header (mapping, sheet->name);

  for (guint i = 0; i < xep_sheet_count_rows (sheet); i++)
    {
      guint row = xep_sheet_get_row_number (sheet, i);

      if (row >= XEP_HEADER_ROWS && (wanted < 0 || row > (guint) wanted))
        break;
      if (wanted >= 0 && row != (guint) wanted)
        continue;
      for (guint n_rows = 1;
           n_rows <= MOST_ROWS && (wanted >= 0 || row + n_rows <= XEP_HEADER_ROWS); n_rows++)
        {
          g_autoptr (XepHeader) candidate = read_header (sheet, scope, row, n_rows, wanted >= 0);

          if (candidate != NULL && is_better (candidate, best))
            {
              g_clear_pointer (&best, xep_header_free);
              best = g_steal_pointer (&candidate);
            }
        }
    }
  if (best != NULL)
    settle (sheet, scope, mapping, best);
  return best != NULL && best->columns[XEP_HEADING_NAME] >= 0 ? g_steal_pointer (&best) : NULL;
}
