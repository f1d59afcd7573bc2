/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/**
 * XepDate:
 * @year: 0 when there is no date at all
 * @month: 0 when only the year is known ("1977")
 * @day: 0 when only the year is known
 *
 * A calendar date, or a bare year as rosters often give it. A plain value; nothing to free.
 */
typedef struct
{
  int year;
  int month;
  int day;
} XepDate;

#define XEP_DATE_NONE ((XepDate){ 0, 0, 0 })

/* FALSE for XEP_DATE_NONE only. */
gboolean xep_date_is_set (XepDate date);
/* Year, month and day are known. */
gboolean xep_date_is_full (XepDate date);
/* The day exists, in the years 1900 to 2100. */
gboolean xep_date_is_valid (int year, int month, int day);
/* Storage form: "1977-03-12", "1977" or "" (no date). */
gboolean xep_date_parse_iso (const char *text, XepDate *date, GError **error) XEP_MUST_CHECK;
/* What people type and rosters hold: d/m/yyyy with '/', '.' or '-' and blanks around; a bare
 * year; ISO. Never m/d; a two-digit year and a day that does not exist (31/02) are refused in
 * words. Blank is XEP_DATE_NONE. */
gboolean xep_date_parse (const char *text, XepDate *date, GError **error) XEP_MUST_CHECK;
/* Excel serial day (1900 system; @date1904 for the other). A value 1900..2100 is a bare year. */
gboolean xep_date_from_serial (double serial, gboolean date1904, XepDate *date, GError **error)
    XEP_MUST_CHECK;
char *xep_date_format_iso (XepDate date); /* (transfer full), "" when not set */
char *xep_date_format (XepDate date);     /* "12/03/1977", "1977", "" */
/* "ngày 05 tháng 02 năm 2026": zero before days 1-9 and months 1-2 only (HD 05-HD/VPTW). */
char *xep_date_format_long (XepDate date);
/* Bare years compare as their first day. Not-set sorts first. */
int xep_date_compare (XepDate a, XepDate b);
/* Same day of the month @months later, clamped to that month's end. */
XepDate xep_date_add_months (XepDate date, int months);
/* Whole days from @a to @b. Both must be full. */
int xep_date_days_between (XepDate a, XepDate b);
/* Local time. */
XepDate xep_date_today (void);
/* "2025-11-30T08:15:02" local time, for the audit. (transfer full) */
char *xep_date_time_now_iso (void);

G_END_DECLS
