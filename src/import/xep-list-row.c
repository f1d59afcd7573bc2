/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-list-row.h"

#include <string.h>

#include "base/xep-text.h"
#include "import/xep-heading-table.h"

/* Before the texts of sums and remarks. */
#define BULLETS " -+*–—•·►▪"
/* What a chi bộ is called where only its village stands. */
#define CHI_BO "Chi bộ"
#define CHI_BO_SHORT "CB"

static gboolean
begins (XepWordsId words, const char *text)
{
  return xep_heading_table_begins (xep_heading_table_get (NULL), words, text);
}

/* "12", "12." and "12)" number a person. */
static gboolean
is_number (const char *text)
{
  const char *at = text;

  while (g_ascii_isdigit (*at))
    at++;
  return at != text && (*at == '\0' || ((*at == '.' || *at == ')') && at[1] == '\0'));
}

/* "IV", "IV." and "B" number a heading. */
static gboolean
is_heading_number (const char *text)
{
  gsize letters = strspn (text, "IVXL");

  if (letters == 0 && text[0] >= 'A' && text[0] <= 'Z')
    letters = 1;
  return letters > 0
         && (text[letters] == '\0'
             || ((text[letters] == '.' || text[letters] == ')') && text[letters + 1] == '\0'));
}

/* "2", "(2)", "b", "8=6+7" → its place in a row that numbers the columns; 0 for anything else.
 * @letter: (out) */
static guint
column_number (const char *text, gboolean *letter)
{
  const char *at = text + strspn (text, "([");
  gsize digits = strspn (at, "0123456789");

  *letter = digits == 0 && g_ascii_isalpha (*at) && !g_ascii_isalpha (at[1]);
  if (digits > 2 || (digits == 0 && !*letter))
    return 0;
  /* What follows is a sum of columns, or a bracket. */
  if (at[*letter ? 1 : digits] != '\0' && strchr (")]=", at[*letter ? 1 : digits]) == NULL)
    return 0;
  return *letter ? (guint) (g_ascii_tolower (*at) - 'a') + 1
                 : (guint) g_ascii_strtoull (at, NULL, 10);
}

/* Columns are numbered one after the other: (1) (2) (3), A B 1 2. */
static gboolean
is_numbering (const XepListRow *self)
{
  guint last_letter = 0, last_number = 0, n = 0;

  for (; self->texts[n] != NULL; n++)
    {
      gboolean letter;
      guint number = column_number (self->texts[n], &letter);
      guint *last = letter ? &last_letter : &last_number;

      if (number == 0 || (*last != 0 && number != *last + 1) || (*last == 0 && number > 2))
        return FALSE;
      *last = number;
    }
  /* Two columns are numbered as well, but a lone number is one typed ahead. */
  return n >= 3 || (n > 0 && *self->name != '\0' && (n == 2 || *self->texts[0] == '('));
}

/* After "I.", "12)", "-" at the beginning of a heading's own text. */
static const char *
skip_heading_number (const char *text)
{
  gsize length = strspn (text, "0123456789IVXL");

  if (length > 0 && text[length] != '\0' && strchr (".)/-:", text[length]) != NULL)
    text += length + 1;
  while (*text != '\0' && g_utf8_strchr (BULLETS, -1, g_utf8_get_char (text)) != NULL)
    text = g_utf8_next_char (text);
  return text;
}

gboolean
xep_list_row_is_cell (const char *text)
{
  return begins (XEP_WORDS_CHI_BO, skip_heading_number (text));
}

char *
xep_list_row_dup_group (const char *text)
{
  g_autofree char *clean = xep_text_clean (skip_heading_number (text));
  g_autofree char *counted = xep_heading_table_dup_uncounted (xep_heading_table_get (NULL), clean);
  g_autofree char *name = xep_text_clean (counted);
  const gsize length = strlen (CHI_BO_SHORT);

  if (g_ascii_strncasecmp (name, CHI_BO_SHORT, length) == 0 && name[length] != '\0'
      && strchr (" .:", name[length]) != NULL)
    return g_strconcat (CHI_BO, " ", name + length + strspn (name + length, " .:"), NULL);
  return g_steal_pointer (&name);
}

/* The first text that is no number of a heading. */
static const char *
first_text (const XepListRow *self)
{
  guint i = 0;

  while (self->texts[i] != NULL && self->texts[i + 1] != NULL
         && (is_number (self->texts[i]) || is_heading_number (self->texts[i])))
    i++;
  return self->texts[i] != NULL ? self->texts[i] : "";
}

const char *
xep_list_row_get_group (const XepListRow *self)
{
  return *self->name != '\0' ? self->name : first_text (self);
}

/* "Lùng Phình, ngày 20 tháng 12 năm 2025", also with dots to be filled in. */
static gboolean
is_date_line (const char *text)
{
  g_autofree char *folded = xep_text_fold (text);
  const char *day = strstr (folded, "ngay ");
  const char *month = day != NULL ? strstr (day, "thang ") : NULL;

  return month != NULL && strstr (month, "nam ") != NULL;
}

static gboolean
is_summary (const char *text)
{
  return begins (XEP_WORDS_SUMMARY, skip_heading_number (text));
}

static gboolean
is_signature (const XepListRow *self)
{
  for (guint i = 0; self->texts[i] != NULL; i++)
    if (is_date_line (self->texts[i])
        || begins (XEP_WORDS_SIGNATURE, skip_heading_number (self->texts[i])))
      return TRUE;
  return FALSE;
}

/* A row whose name says that it is a unit's. Villages and schools number themselves with letters;
 * with a figure before it, and no more, even "Thôn Văn Pờ" may be somebody. */
static gboolean
is_group (const XepListRow *self)
{
  const char *text = xep_list_row_get_group (self);

  if (self->birth || self->evidence)
    return FALSE;
  if (xep_list_row_is_cell (text))
    return TRUE;
  if (!is_number (self->number) && begins (XEP_WORDS_UNIT, skip_heading_number (text)))
    return TRUE;
  return !self->others && *self->name != '\0' && is_heading_number (self->number);
}

XepListRowKind
xep_list_row_judge (const XepListRow *self)
{
  gboolean numbered = is_number (self->number);
  const char *group = xep_list_row_get_group (self);

  if (self->texts[0] == NULL)
    return XEP_LIST_ROW_BLANK;
  if (is_numbering (self))
    return XEP_LIST_ROW_NUMBERING;
  /* A sum may well stand under points or days: only a number or a birth date makes it a person. */
  if (!numbered && !self->birth && (is_summary (first_text (self)) || is_summary (group)))
    return XEP_LIST_ROW_SUMMARY;
  if (!numbered && !self->birth && !self->evidence
      && begins (XEP_WORDS_SUBGROUP, skip_heading_number (group)))
    return XEP_LIST_ROW_SUBGROUP;
  if (is_group (self))
    return XEP_LIST_ROW_GROUP;
  if (!numbered && !self->birth && (*self->name == '\0' || !self->evidence) && is_signature (self))
    return XEP_LIST_ROW_SIGNATURE;
  /* Under a signature stands the name of who signs. */
  if (self->below && !numbered && !self->birth && (*self->name == '\0' || !self->evidence))
    return XEP_LIST_ROW_OTHER;
  if (*self->name != '\0')
    return numbered || self->birth || self->evidence ? XEP_LIST_ROW_PERSON : XEP_LIST_ROW_DOUBTFUL;
  if (self->birth || self->evidence)
    return XEP_LIST_ROW_PERSON;
  if (self->others)
    return numbered ? XEP_LIST_ROW_PERSON : XEP_LIST_ROW_OTHER;
  return is_number (first_text (self)) ? XEP_LIST_ROW_BLANK : XEP_LIST_ROW_OTHER;
}
