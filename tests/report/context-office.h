/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/form/xep-form.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* An office with something in every table that papers are filled from: the
 * years 2024 and 2025, quarters II and III of 2025. */
typedef struct
{
  XepStore *store;
  char *dir;
  gint64 cell, other_cell, agency;
  gint64 last_year, quarter2, quarter3, year; /* periods */
  gint64 head_person;
  /* assessments of the year 2025 */
  gint64 committee;   /* a chi ủy, decided */
  gint64 council;     /* a collective without a decision */
  gint64 head;        /* heads the cell, two ratings */
  gint64 head_member; /* the same person as a Party member */
  gint64 provincial;  /* managed by the province */
  gint64 civil;       /* a civil servant outside the Party, rated again */
  gint64 villager;    /* a Party member of the cell, result annulled */
  gint64 stranger;    /* no unit, no birth date, unrated */
  gint64 meeting;     /* of the cell: the head and the villager are on the agenda */
  gint64 commune_meeting;
} Office;

Office *office_new (void);
void office_free (Office *office);

/* Must succeed. */
void office_set (Office *office, gint64 id, XepStep step, const char *key, const char *text);
/* A form of these attributes that asks for the fields, ended by NULL; without any: for every field
 * there is. */
XepForm *office_form (Office *office, const char *attributes, ...) G_GNUC_NULL_TERMINATED;
/* Data of a subject's form of the category that asks for every field. (transfer full) */
XepReportData *office_fill (Office *office, const char *category, gint64 id);

const char *get_text (XepReportData *data, const char *field);
guint count_rows (XepReportData *data, const char *list);
XepReportData *get_row (XepReportData *data, const char *list, guint index);
/* The row of @list whose @field is @text; fails if there is none. */
XepReportData *
find_row (XepReportData *data, const char *list, const char *field, const char *text);
void assert_text (XepReportData *data, const char *field, const char *wanted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Office, office_free)

G_END_DECLS
