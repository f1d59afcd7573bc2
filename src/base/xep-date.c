/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-date.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xep-text.h"

/* Nobody in the office's papers was born or will be rated outside these years; a slip of the
   hand is. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2100
#define DIGITS "0123456789"

/* Up to three numbers of a typed date and how many digits each was written with. */
typedef struct
{
  int values[3];
  int digits[3];
  int count;
  gboolean hyphens;
} DateNumbers;

static gboolean
refuse (const char *sentence, const char *text, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, sentence, text);
  return FALSE;
}

static gboolean
refuse_form (const char *text, GError **error)
{
  return refuse (
      _("“%s” is not a date. Type day/month/year, such as 12/03/1977, or only the year."), text,
      error);
}

/* Bare years count as their first day. */
static XepDate
first_day (XepDate date)
{
  return (XepDate){ date.year, MAX (date.month, 1), MAX (date.day, 1) };
}

static guint32
julian_day (XepDate date)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
  return g_date_get_julian (&day);
}

gboolean
xep_date_is_set (XepDate date)
{
  return date.year != 0;
}

/**
 * xep_date_is_full:
 *
 * Whether year, month and day are all known.
 */
gboolean
xep_date_is_full (XepDate date)
{
  return date.year != 0 && date.month != 0 && date.day != 0;
}

/**
 * xep_date_is_valid:
 *
 * Whether the day exists in the calendar, within the years 1900 to 2100.
 */
gboolean
xep_date_is_valid (int year, int month, int day)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1
         && day <= 31 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
take_year (int year, const char *text, XepDate *date, GError **error)
{
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return refuse (_("The year of “%s” is not between 1900 and 2100. Check it and type it again."),
                   text, error);
  *date = (XepDate){ year, 0, 0 };
  return TRUE;
}

static gboolean
take_day (int year, int month, int day, const char *text, XepDate *date, GError **error)
{
  if (!take_year (year, text, date, error))
    return FALSE;
  if (!xep_date_is_valid (year, month, day))
    {
      *date = XEP_DATE_NONE;
      return refuse (_("The day “%s” does not exist in the calendar. Type day/month/year."), text,
                     error);
    }
  *date = (XepDate){ year, month, day };
  return TRUE;
}

/* Reads "12/3/1977" and its like; FALSE if @text has anything else in it. */
static gboolean
scan_numbers (const char *text, DateNumbers *numbers)
{
  const char *cursor = text;

  *numbers = (DateNumbers){ .hyphens = TRUE };
  while (numbers->count < 3)
    {
      size_t digits = strspn (cursor, DIGITS);

      if (digits == 0 || digits > 4)
        return FALSE;
      numbers->values[numbers->count] = atoi (cursor);
      numbers->digits[numbers->count] = (int) digits;
      numbers->count++;
      cursor += digits;
      cursor += strspn (cursor, " ");
      if (*cursor == '\0')
        return TRUE;
      if (strchr ("/.-", *cursor) == NULL)
        return FALSE;
      numbers->hyphens = numbers->hyphens && *cursor == '-';
      cursor++;
      cursor += strspn (cursor, " ");
    }
  return FALSE;
}

/* The number of exactly @count digits at @text; -1 if there are not as many. */
static int
read_digits (const char *text, int count)
{
  int value = 0;

  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/**
 * xep_date_parse_iso:
 *
 * Only what xep_date_format_iso() writes is taken. Errors are %XEP_ERROR_INVALID.
 */
gboolean
xep_date_parse_iso (const char *text, XepDate *date, GError **error)
{
  int year, month, day;

  *date = XEP_DATE_NONE;
  if (text == NULL || *text == '\0')
    return TRUE;
  year = read_digits (text, 4);
  if (year >= 0 && text[4] == '\0')
    return take_year (year, text, date, error);
  if (year < 0 || text[4] != '-' || (month = read_digits (text + 5, 2)) < 0 || text[7] != '-'
      || (day = read_digits (text + 8, 2)) < 0 || text[10] != '\0')
    return refuse_form (text, error);
  return take_day (year, month, day, text, date, error);
}

/**
 * xep_date_parse:
 * @text: (nullable): what was typed or found in a cell
 * @date: (out): %XEP_DATE_NONE for blank text and on failure
 * @error: %XEP_ERROR_INVALID with a sentence for a person
 */
gboolean
xep_date_parse (const char *text, XepDate *date, GError **error)
{
  g_autofree char *clean = xep_text_clean (text);
  DateNumbers numbers;

  *date = XEP_DATE_NONE;
  if (*clean == '\0')
    return TRUE;
  if (!scan_numbers (clean, &numbers))
    return refuse_form (clean, error);
  if (numbers.count == 1 && numbers.digits[0] == 4)
    return take_year (numbers.values[0], clean, date, error);
  if (numbers.count != 3 || numbers.digits[1] > 2)
    return refuse_form (clean, error);
  if (numbers.digits[0] == 4 && numbers.digits[2] <= 2 && numbers.hyphens)
    return take_day (numbers.values[0], numbers.values[1], numbers.values[2], clean, date, error);
  if (numbers.digits[0] > 2)
    return refuse_form (clean, error);
  if (numbers.digits[2] != 4)
    return refuse (_("The year of “%s” needs four digits, such as 1977. Type the whole year."),
                   clean, error);
  return take_day (numbers.values[2], numbers.values[1], numbers.values[0], clean, date, error);
}

/* Serial 60 of the 1900 system is 29/02/1900, a day that Excel keeps although it never was; the
 * days before it are one off for the same reason. */
static gboolean
date_from_days (int serial, gboolean date1904, XepDate *date)
{
  XepDate epoch = date1904 ? (XepDate){ 1904, 1, 1 } : (XepDate){ 1899, 12, 30 };
  GDate day;

  if (!date1904 && serial == 60)
    return FALSE;
  if (!date1904 && serial < 60)
    epoch.day = 31;
  g_date_clear (&day, 1);
  g_date_set_julian (&day, julian_day (epoch) + (guint32) serial);
  *date = (XepDate){ g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day) };
  return xep_date_is_valid (date->year, date->month, date->day);
}

/**
 * xep_date_from_serial:
 * @serial: the number in the cell; its fraction, the time of the day, is dropped
 * @date1904: whether the workbook counts from 1904
 * @date: (out): %XEP_DATE_NONE on failure
 * @error: %XEP_ERROR_INVALID
 *
 * A whole number from 1900 to 2100 is the bare year that people type into a date column; as a
 * serial it would be a day of the years 1905 and 1909, which no paper of the office holds.
 */
gboolean
xep_date_from_serial (double serial, gboolean date1904, XepDate *date, GError **error)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean in_years = serial >= FIRST_YEAR && serial < LAST_YEAR + 1;

  *date = XEP_DATE_NONE;
  if (in_years && floor (serial) == serial)
    {
      *date = (XepDate){ (int) serial, 0, 0 };
      return TRUE;
    }
  if (!in_years && serial >= (date1904 ? 0 : 1) && serial < 100000
      && date_from_days ((int) floor (serial), date1904, date))
    return TRUE;

  *date = XEP_DATE_NONE;
  return refuse (_("The number %s in the cell is not a date. Type day/month/year there."),
                 g_ascii_formatd (number, sizeof number, "%.15g", serial), error);
}

char *
xep_date_format_iso (XepDate date)
{
  if (!xep_date_is_set (date))
    return g_strdup ("");
  if (!xep_date_is_full (date))
    return g_strdup_printf ("%04d", date.year);
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

char *
xep_date_format (XepDate date)
{
  if (!xep_date_is_set (date))
    return g_strdup ("");
  if (!xep_date_is_full (date))
    return g_strdup_printf ("%04d", date.year);
  return g_strdup_printf ("%02d/%02d/%04d", date.day, date.month, date.year);
}

/**
 * xep_date_format_long:
 *
 * Text of the forms and so Vietnamese whatever the interface speaks: HD 05-HD/VPTW writes the zero
 * before days 1 to 9 and months 1 and 2 only. A bare year gives "năm 1977". (transfer full)
 */
char *
xep_date_format_long (XepDate date)
{
  if (!xep_date_is_set (date))
    return g_strdup ("");
  if (!xep_date_is_full (date))
    return g_strdup_printf ("năm %04d", date.year);
  return g_strdup_printf ("ngày %02d tháng %s%d năm %04d", date.day, date.month <= 2 ? "0" : "",
                          date.month, date.year);
}

int
xep_date_compare (XepDate a, XepDate b)
{
  XepDate x = xep_date_is_set (a) ? first_day (a) : a;
  XepDate y = xep_date_is_set (b) ? first_day (b) : b;
  int difference = x.year - y.year;

  if (difference == 0)
    difference = x.month - y.month;
  if (difference == 0)
    difference = x.day - y.day;
  return (difference > 0) - (difference < 0);
}

/**
 * xep_date_add_months:
 * @date: a bare year counts as its first day; not set stays not set
 * @months: may be negative
 */
XepDate
xep_date_add_months (XepDate date, int months)
{
  XepDate start = first_day (date);
  int count = start.year * 12 + start.month - 1 + months;
  XepDate result = { count / 12, count % 12 + 1, start.day };

  if (!xep_date_is_set (date) || count < 12)
    return XEP_DATE_NONE;
  result.day = MIN (start.day,
                    g_date_get_days_in_month ((GDateMonth) result.month, (GDateYear) result.year));
  return result;
}

int
xep_date_days_between (XepDate a, XepDate b)
{
  g_return_val_if_fail (xep_date_is_full (a) && xep_date_is_full (b), 0);

  return (int) julian_day (b) - (int) julian_day (a);
}

/* What the clock shows, looked up once a second: the zone is read from the disk each time. */
typedef struct
{
  gint64 second;
  XepDate day;
  char text[sizeof "2025-11-30T08:15:02"];
} Now;

static const Now *
get_now (void)
{
  static _Thread_local Now now;
  gint64 second = g_get_real_time () / G_USEC_PER_SEC;

  if (second != now.second)
    {
      g_autoptr (GDateTime) local = g_date_time_new_now_local ();
      g_autofree char *text = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S");

      now.second = second;
      g_date_time_get_ymd (local, &now.day.year, &now.day.month, &now.day.day);
      g_strlcpy (now.text, text, sizeof now.text);
    }
  return &now;
}

XepDate
xep_date_today (void)
{
  return get_now ()->day;
}

char *
xep_date_time_now_iso (void)
{
  return g_strdup (get_now ()->text);
}
