/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-field-type.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "base/xep-text.h"
#include "model/xep-review.h"
#include "store/xep-store-private.h"
#include "store/xep-unit-store.h"

#define MAXIMUM_COUNT_DIGITS 4
#define MAXIMUM_PERCENT 100

static char *
refuse (const char *sentence, const char *text, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, sentence, text);
  return NULL;
}

/* What one call of xep_field_type_parse() knows. */
typedef struct
{
  const char *typed;
  gint64 limit;
  XepStore *store;
} Typed;

/* Takes @text. */
static char *
check_length (char *text, gint64 limit, GError **error)
{
  g_autofree char *clean = text;
  glong length = g_utf8_strlen (clean, -1);

  if (length <= (limit > 0 ? limit : XEP_KEYED_LETTERS))
    return g_steal_pointer (&clean);
  if (limit == 0)
    return refuse (
        _("The text has more than 100 000 characters; the old text is kept. Shorten it, or attach "
          "it as a document of its own."),
        NULL, error);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("The text has %ld characters, and a cell of the criteria table takes %d at most; "
                 "the old text is kept. Shorten it."),
               length, (int) limit);
  return NULL;
}

static char *
parse_line (const Typed *typed, GError **error)
{
  return check_length (xep_text_clean (typed->typed), typed->limit, error);
}

static char *
parse_lines (const Typed *typed, GError **error)
{
  return check_length (xep_text_clean_multiline (typed->typed), typed->limit, error);
}

static char *
parse_word (const Typed *typed, GError **error)
{
  return g_strdup (typed->typed);
}

/* A whole number of at most @digits digits; -1 for anything else. */
static int
read_number (const char *text, gsize digits)
{
  gsize length = strlen (text);

  if (length == 0 || length > digits || strspn (text, "0123456789") != length)
    return -1;
  return atoi (text);
}

/* "8:00", "8h", "8h30", "8.30", "8 giờ 30"; NULL for anything else. */
static char *
dup_time (const char *text)
{
  static const char *const marks[] = { ":", "h", "g", ".", "giờ" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, marks[i], 2);
      int hour;
      int minute;

      if (parts[0] == NULL || parts[1] == NULL)
        continue;
      hour = read_number (g_strstrip (parts[0]), 2);
      minute = *g_strstrip (parts[1]) != '\0' ? read_number (parts[1], 2) : i > 0 ? 0 : -1;
      if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60)
        return g_strdup_printf ("%02d:%02d", hour, minute);
    }
  return NULL;
}

static char *
parse_time (const Typed *typed, GError **error)
{
  g_autofree char *clean = xep_text_clean (typed->typed);
  char *time = *clean != '\0' ? dup_time (clean) : g_strdup ("");

  if (time != NULL)
    return time;
  return refuse (_("“%s” is not a time of day; the old value is kept. Type it like 08:00."),
                 typed->typed, error);
}

static char *
parse_date (const Typed *typed, GError **error)
{
  XepDate date;

  if (!xep_date_parse (typed->typed, &date, error))
    return NULL;
  if (!xep_date_is_set (date) || xep_date_is_full (date))
    return xep_date_format_iso (date);
  return refuse (_("“%s” is not a whole date; the old value is kept. Type day/month/year."),
                 typed->typed, error);
}

static char *
parse_count (const Typed *typed, GError **error)
{
  g_autofree char *clean = xep_text_clean (typed->typed);
  int count = read_number (clean, MAXIMUM_COUNT_DIGITS);

  if (*clean == '\0')
    return g_steal_pointer (&clean);
  if (count >= 0)
    return g_strdup_printf ("%d", count);
  return refuse (
      _("“%s” is not a count; the old value is kept. Type a whole number from 0 to 9999."),
      typed->typed, error);
}

/* "85", "85 %". */
static char *
parse_percent (const Typed *typed, GError **error)
{
  g_autofree char *clean = xep_text_clean (typed->typed);
  gsize digits = strspn (clean, "0123456789");
  const char *rest = clean + digits;

  while (*rest == ' ')
    rest++;
  if (*clean == '\0')
    return g_steal_pointer (&clean);
  if (digits > 0 && digits <= 3 && atoi (clean) <= MAXIMUM_PERCENT
      && (*rest == '\0' || g_str_equal (rest, "%")))
    return g_strdup_printf ("%d", atoi (clean));
  return refuse (
      _("“%s” is not a percentage; the old value is kept. Type a whole number from 0 to 100."),
      typed->typed, error);
}

/* Điều 11, 1.4: "đã khắc phục 100 % hạn chế … (nếu có)"; "none" says that there were none. */
static char *
parse_remedied (const Typed *typed, GError **error)
{
  g_autofree char *clean = xep_text_clean (typed->typed);

  return g_str_equal (clean, "none") ? g_steal_pointer (&clean) : parse_percent (typed, error);
}

/* "87,5", "87.5 %". */
static char *
parse_kpi (const Typed *typed, GError **error)
{
  g_autofree char *number = xep_text_clean (typed->typed);
  g_autofree char *limit = xep_points_format ((XepPoints) typed->limit);
  XepPoints percent;

  if (g_str_has_suffix (number, "%") && strlen (number) > 1)
    {
      number[strlen (number) - 1] = '\0';
      g_strchomp (number);
    }
  if (xep_points_parse (number, &percent, NULL)
      && (typed->limit == 0 || percent <= (XepPoints) typed->limit))
    return xep_points_format (percent);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” is not a KPI from 0 to %s percent with at most two decimals; the old value "
                 "is kept."),
               typed->typed, limit);
  return NULL;
}

static char *
parse_points (const Typed *typed, GError **error)
{
  XepPoints points;

  return xep_points_parse (typed->typed, &points, error) ? xep_points_format (points) : NULL;
}

static char *
parse_level (const Typed *typed, GError **error)
{
  XepLevel level;

  if (xep_level_from_nick (typed->typed, &level))
    return g_strdup (typed->typed);
  return refuse (
      _("“%s” is not one of the four levels; the old value is kept. Choose one of the list."),
      typed->typed, error);
}

static char *
parse_answer (const Typed *typed, GError **error)
{
  XepAnswer answer;

  if (xep_answer_from_nick (typed->typed, &answer))
    return g_strdup (typed->typed);
  return refuse (_("“%s” is neither yes nor no; the old value is kept."), typed->typed, error);
}

static char *
parse_flag (const Typed *typed, GError **error)
{
  g_autofree char *answer = parse_answer (typed, error);

  if (answer != NULL && *answer == '\0')
    return g_strdup (xep_field_type_get_blank (XEP_KEYED_FLAG));
  return g_steal_pointer (&answer);
}

static char *
parse_pace (const Typed *typed, GError **error)
{
  XepPace pace;

  if (xep_pace_from_nick (typed->typed, &pace))
    return g_strdup (typed->typed);
  return refuse (
      _("“%s” does not say how a task went; the old value is kept. Choose one of the list."),
      typed->typed, error);
}

static char *
parse_remedy_state (const Typed *typed, GError **error)
{
  XepRemedyState state;

  if (xep_remedy_state_from_nick (typed->typed, &state))
    return g_strdup (typed->typed);
  return refuse (
      _("“%s” does not say how far a shortcoming is remedied; the old value is kept. Choose one of "
        "the list."),
      typed->typed, error);
}

/* The unit in use with the number or the name @text: 0 if there is none, -1 with @error. */
static gint64
find_unit (XepStore *store, const char *text, GError **error)
{
  gint64 id = 0;

  if (strspn (text, "0123456789") == strlen (text))
    return xep_store_query_id (store, "SELECT id FROM unit WHERE id = ?",
                               g_ascii_strtoll (text, NULL, 10), &id, error)
               ? id
               : -1;
  id = xep_unit_store_find (store, text, TRUE, error);
  return id != 0 ? id : xep_unit_store_find (store, text, FALSE, error);
}

static char *
parse_unit (const Typed *typed, GError **error)
{
  g_autofree char *clean = xep_text_clean (typed->typed);
  gint64 id;

  if (*clean == '\0')
    return g_steal_pointer (&clean);
  id = find_unit (typed->store, clean, error);
  if (id > 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, id);
  if (id < 0)
    return NULL;
  return refuse (
      _("“%s” is not a unit of the list; the old value is kept. Choose one of the list."),
      typed->typed, error);
}

static char *
parse_day (const Typed *typed, GError **error)
{
  XepDate date;

  return xep_date_parse (typed->typed, &date, error) ? xep_date_format_iso (date) : NULL;
}

static char *
read_flag (XepStatement *row, int column)
{
  return g_strdup (xep_statement_get_int64 (row, column) != 0 ? "yes" : "no");
}

static char *
read_points (XepStatement *row, int column)
{
  return xep_points_format (xep_statement_get_points (row, column));
}

static void
bind_flag (XepStatement *statement, int index, const char *text)
{
  xep_statement_bind_int64 (statement, index, g_str_equal (text, "yes"));
}

static void
bind_points (XepStatement *statement, int index, const char *text)
{
  XepPoints percent = XEP_POINTS_MISSING;

  if (!xep_points_parse (text, &percent, NULL))
    g_assert_not_reached ();
  xep_statement_bind_points (statement, index, percent);
}

static void
put_text (const char *text, gpointer member)
{
  g_free (*(char **) member);
  *(char **) member = g_strdup (text);
}

static void
put_date (const char *text, gpointer member)
{
  XepDate date = XEP_DATE_NONE;

  if (*text != '\0' && !xep_date_parse_iso (text, &date, NULL))
    date = XEP_DATE_NONE;
  *(XepDate *) member = date;
}

static void
put_count (const char *text, gpointer member)
{
  *(int *) member = *text != '\0' ? atoi (text) : -1;
}

static void
put_points (const char *text, gpointer member)
{
  if (!xep_points_parse (text, member, NULL))
    *(XepPoints *) member = XEP_POINTS_MISSING;
}

static void
put_level (const char *text, gpointer member)
{
  xep_level_from_nick (text, member);
}

static void
put_answer (const char *text, gpointer member)
{
  xep_answer_from_nick (text, member);
}

static void
put_flag (const char *text, gpointer member)
{
  *(gboolean *) member = g_str_equal (text, "yes");
}

static void
put_pace (const char *text, gpointer member)
{
  xep_pace_from_nick (text, member);
}

static void
put_remedy_state (const char *text, gpointer member)
{
  xep_remedy_state_from_nick (text, member);
}

static void
put_status (const char *text, gpointer member)
{
  xep_status_from_nick (text, member);
}

static void
put_kind (const char *text, gpointer member)
{
  xep_kind_from_nick (text, member);
}

static void
put_tier (const char *text, gpointer member)
{
  xep_tier_from_nick (text, member);
}

static void
put_branch (const char *text, gpointer member)
{
  xep_branch_from_nick (text, member);
}

static void
put_id (const char *text, gpointer member)
{
  *(gint64 *) member = g_ascii_strtoll (text, NULL, 10);
}

static char *
dup_text (gconstpointer member)
{
  return g_strdup (*(char *const *) member);
}

static char *
dup_date (gconstpointer member)
{
  return xep_date_format_iso (*(const XepDate *) member);
}

static char *
dup_count (gconstpointer member)
{
  int count = *(const int *) member;

  return count >= 0 ? g_strdup_printf ("%d", count) : g_strdup ("");
}

static char *
dup_points (gconstpointer member)
{
  return xep_points_format (*(const XepPoints *) member);
}

static char *
dup_level (gconstpointer member)
{
  return g_strdup (xep_level_to_nick (*(const XepLevel *) member));
}

static char *
dup_answer (gconstpointer member)
{
  return g_strdup (xep_answer_to_nick (*(const XepAnswer *) member));
}

static char *
dup_flag (gconstpointer member)
{
  return g_strdup (*(const gboolean *) member ? "yes" : "no");
}

static char *
dup_pace (gconstpointer member)
{
  return g_strdup (xep_pace_to_nick (*(const XepPace *) member));
}

static char *
dup_remedy_state (gconstpointer member)
{
  return g_strdup (xep_remedy_state_to_nick (*(const XepRemedyState *) member));
}

static char *
dup_status (gconstpointer member)
{
  return g_strdup (xep_status_to_nick (*(const XepStatus *) member));
}

static char *
dup_kind (gconstpointer member)
{
  return g_strdup (xep_kind_to_nick (*(const XepSubjectKind *) member));
}

static char *
dup_tier (gconstpointer member)
{
  return g_strdup (xep_tier_to_nick (*(const XepTier *) member));
}

static char *
dup_branch (gconstpointer member)
{
  return g_strdup (xep_branch_to_nick (*(const XepBranch *) member));
}

static char *
dup_id (gconstpointer member)
{
  gint64 id = *(const gint64 *) member;

  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");
}

/* A missing text is "" in its column, anything else that is missing NULL. */
static const struct
{
  char *(*parse) (const Typed *typed, GError **error);
  char *(*read) (XepStatement *row, int column);
  void (*bind) (XepStatement *statement, int index, const char *text);
  void (*put) (const char *text, gpointer member);
  char *(*dup) (gconstpointer member);
} types[] = {
#define TYPE(parse, put, dup)                                                \
  {                                                                          \
    parse, xep_statement_dup_text, xep_statement_bind_text_or_null, put, dup \
  }
#define TEXT(parse)                                                            \
  {                                                                            \
    parse, xep_statement_dup_text, xep_statement_bind_text, put_text, dup_text \
  }
  [XEP_KEYED_LINE] = TEXT (parse_line),
  [XEP_KEYED_LINES] = TEXT (parse_lines),
  [XEP_KEYED_WORD] = TEXT (parse_word),
  [XEP_KEYED_TIME] = TYPE (parse_time, put_text, dup_text),
  [XEP_KEYED_DATE] = TYPE (parse_date, put_date, dup_date),
  [XEP_KEYED_DUE] = TYPE (parse_date, put_date, dup_date),
  [XEP_KEYED_COUNT] = TYPE (parse_count, put_count, dup_count),
  [XEP_KEYED_PERCENT] = TYPE (parse_percent, put_count, dup_count),
  [XEP_KEYED_REMEDIED] = TYPE (parse_remedied, put_count, dup_count),
  [XEP_KEYED_KPI] = { parse_kpi, read_points, bind_points, put_points, dup_points },
  [XEP_KEYED_POINTS] = { parse_points, read_points, bind_points, put_points, dup_points },
  [XEP_KEYED_LEVEL] = TYPE (parse_level, put_level, dup_level),
  [XEP_KEYED_ANSWER] = TYPE (parse_answer, put_answer, dup_answer),
  [XEP_KEYED_FLAG] = { parse_flag, read_flag, bind_flag, put_flag, dup_flag },
  [XEP_KEYED_PACE] = TYPE (parse_pace, put_pace, dup_pace),
  [XEP_KEYED_REMEDY_STATE] = TYPE (parse_remedy_state, put_remedy_state, dup_remedy_state),
  [XEP_KEYED_UNIT] = TYPE (parse_unit, put_id, dup_id),
  [XEP_KEYED_DAY] = TYPE (parse_day, put_date, dup_date),
  [XEP_KEYED_LEFT] = TYPE (parse_date, put_text, dup_text),
/* Chosen of a list, and keyed with the whole record. */
#define NICK(put, dup)                                                    \
  {                                                                       \
    parse_word, xep_statement_dup_text, xep_statement_bind_text, put, dup \
  }
  [XEP_KEYED_STATUS] = NICK (put_status, dup_status),
  [XEP_KEYED_KIND] = NICK (put_kind, dup_kind),
  [XEP_KEYED_TIER] = NICK (put_tier, dup_tier),
  [XEP_KEYED_BRANCH] = NICK (put_branch, dup_branch),
#undef NICK
#undef TYPE
#undef TEXT
};

char *
xep_field_type_parse (
    XepFieldType type, gint64 limit, XepStore *store, const char *text, GError **error)
{
  Typed typed = { text != NULL ? text : "", limit, store };

  return types[type].parse (&typed, error);
}

const char *
xep_field_type_get_blank (XepFieldType type)
{
  return type == XEP_KEYED_FLAG ? "no" : "";
}

char *
xep_field_type_dup_shown (XepFieldType type, const char *text)
{
  XepDate date;

  if ((type == XEP_KEYED_DATE || type == XEP_KEYED_DUE || type == XEP_KEYED_DAY)
      && xep_date_parse_iso (text, &date, NULL))
    return xep_date_format (date);
  return g_strdup (text);
}

char *
xep_field_type_read (XepFieldType type, XepStatement *row, int column)
{
  return types[type].read (row, column);
}

void
xep_field_type_bind (XepFieldType type, XepStatement *statement, int index, const char *text)
{
  types[type].bind (statement, index, text);
}

void
xep_field_type_put (XepFieldType type, const char *text, gpointer member)
{
  types[type].put (text, member);
}

char *
xep_field_type_dup (XepFieldType type, gconstpointer member)
{
  return types[type].dup (member);
}

gboolean
xep_field_type_is_nullable (XepFieldType type)
{
  return types[type].bind != xep_statement_bind_text && types[type].bind != bind_flag;
}

void
xep_field_type_load (XepFieldType type, XepStatement *row, int column, gpointer member)
{
  g_autofree char *text = types[type].read (row, column);

  if (types[type].put != put_text)
    {
      types[type].put (text, member);
      return;
    }
  g_free (*(char **) member);
  *(char **) member = g_steal_pointer (&text);
}
