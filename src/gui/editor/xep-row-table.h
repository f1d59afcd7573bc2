/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a XepRowList shows, as data. */

typedef enum
{
  XEP_ROW_TEXT,       /* words, as many lines as they need */
  XEP_ROW_LINE,       /* a few words: Enter moves on */
  XEP_ROW_DATE,       /* of what has happened */
  XEP_ROW_DUE,        /* a date that may lie ahead */
  XEP_ROW_PERCENT,
  XEP_ROW_KPI,        /* a percentage with decimals */
  XEP_ROW_CHOICE,
  XEP_ROW_CHECK,      /* "yes" or "no" */
} XepRowKind;
#define XEP_N_ROW_KINDS 8

typedef struct
{
  const char *value;
  const char *text;   /* msgid */
} XepRowChoice;

/* A field of each row. Rows are XEP_ROW_SPANS wide; line 0 is the whole first line. */
typedef struct
{
  const char         *field;     /* last part of the key */
  const char         *title;     /* msgid */
  XepRowKind          kind;
  int                 line;
  int                 span;
  const XepRowChoice *choices;   /* ends with a NULL text */
} XepRowColumn;
#define XEP_ROW_SPANS 12

typedef struct
{
  const char         *prefix;    /* of the keys: PREFIX.ROW.FIELD; "": ROW.FIELD */
  const char         *name;      /* msgid of "Task %u" */
  gboolean            open;      /* rows are added by typing into the last one, and taken away */
  const XepRowColumn *columns;
  guint               n_columns;
} XepRowTable;

/* The lists of the review. */
extern const XepRowTable xep_task_table;
extern const XepRowTable xep_shortcoming_table;
extern const XepRowTable xep_remedy_table;
extern const XepRowTable xep_prompt_table;

G_END_DECLS
