/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-list-row.h"

#include "base/xep-text.h"

/* How summaries and signatures below a list begin. Compared with their marks: "Cộng" is a sum,
 * "Công" a family name. */
static const char *const summary_beginnings[] = {
  "tổng số",      "tổng cộng",     "tổng",    "cộng",     "tổng hợp",  "danh sách này",
  "danh sách có", "danh sách gồm", "ấn định", "nơi nhận", "người lập", "người tổng hợp",
  "lập biểu",     "thay mặt",      "t/m",     "tm.",      "tm",        "kt.",
  "tl.",          "xác nhận",      "ghi chú", "lưu ý",    "(ký",       "ký tên",
  "ngày",
};

/* What the name of a chi bộ, or of what stands for one, begins with. "Đảng bộ xã…" is a letterhead.
 */
static const char *const cell_beginnings[] = { "chi bộ", "chi đảng bộ", "đảng bộ bộ phận" };

/* TRUE if @text begins with @beginning as whole words. */
static gboolean
begins_with (const char *text, const char *beginning)
{
  gsize length = strlen (beginning);

  if (strncmp (text, beginning, length) != 0)
    return FALSE;
  return text[length] == '\0' || !g_unichar_isalpha (g_utf8_get_char (text + length));
}

static gboolean
begins_with_one_of (const char *text, const char *const *beginnings, gsize n_beginnings)
{
  for (gsize i = 0; i < n_beginnings; i++)
    {
      if (begins_with (text, beginnings[i]))
        return TRUE;
    }
  return FALSE;
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

/* "2", "(2)" → 2; 0 for anything else. */
static guint64
column_number (const char *text)
{
  gboolean bracket = *text == '(';
  char *end = NULL;
  guint64 number;

  if (!g_ascii_isdigit (text[bracket ? 1 : 0]))
    return 0;
  number = g_ascii_strtoull (text + (bracket ? 1 : 0), &end, 10);
  return g_str_equal (end, bracket ? ")" : "") ? number : 0;
}

/* Columns are numbered one after the other: (1) (2) (3). */
static gboolean
is_numbering (const XepListRow *self)
{
  guint64 name = column_number (self->name);

  if (name == 0)
    return FALSE;
  return *self->number != '\0' ? column_number (self->number) + 1 == name : *self->name == '(';
}

/* After "I.", "12)", "-" at the beginning of a heading's own text. */
static const char *
skip_heading_number (const char *text)
{
  gsize length = strspn (text, "0123456789IVXL");

  if (length > 0 && strchr (".)/-:", text[length]) != NULL && text[length] != '\0')
    text += length + 1;
  return text + strspn (text, " -+*");
}

gboolean
xep_list_row_is_cell (const char *text)
{
  g_autofree char *identity = xep_text_identity (skip_heading_number (text));

  return begins_with_one_of (identity, cell_beginnings, G_N_ELEMENTS (cell_beginnings));
}

char *
xep_list_row_dup_group (const char *text)
{
  g_autofree char *group = g_strdup (skip_heading_number (text));
  char *tail = strpbrk (group, "(:");

  /* "(19 đảng viên)" and ": 19 đồng chí" count people; other brackets belong to the name. */
  if (tail != NULL && g_ascii_isdigit (tail[1 + strspn (tail + 1, " ")]))
    *tail = '\0';
  return xep_text_clean (group);
}

static gboolean
is_summary (const XepListRow *self)
{
  g_autofree char *identity = NULL;

  /* A sum may well stand under points or days: only a number or a birth date makes it a person. */
  if (is_number (self->number) || self->birth)
    return FALSE;
  identity = xep_text_identity (self->first);
  return begins_with_one_of (identity, summary_beginnings, G_N_ELEMENTS (summary_beginnings));
}

static gboolean
is_group (const XepListRow *self)
{
  if (self->birth || self->evidence)
    return FALSE;
  if (xep_list_row_is_cell (*self->name != '\0' ? self->name : self->first))
    return TRUE;
  return !self->others && *self->name != '\0' && is_heading_number (self->number);
}

XepListRowKind
xep_list_row_judge (const XepListRow *self)
{
  if (*self->first == '\0')
    return XEP_LIST_ROW_BLANK;
  if (is_numbering (self))
    return XEP_LIST_ROW_NUMBERING;
  if (is_summary (self))
    return XEP_LIST_ROW_SUMMARY;
  if (is_group (self))
    return XEP_LIST_ROW_GROUP;
  if (*self->name != '\0' || self->birth || self->evidence)
    return XEP_LIST_ROW_PERSON;
  if (self->others)
    return is_number (self->number) ? XEP_LIST_ROW_PERSON : XEP_LIST_ROW_OTHER;
  return is_number (self->first) ? XEP_LIST_ROW_BLANK : XEP_LIST_ROW_OTHER;
}
