/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-record.h"
#include "model/xep-regulation.h"
#include "model/xep-review.h"

G_BEGIN_DECLS

/* A text by its key: bodies and sentences. */
typedef struct
{
  char *key;
  char *text;
} XepKeyedText;

typedef struct
{
  int kind;               /* XepSubjectKind */
  int column;             /* XepRuleColumn … */
  int leader_column;      /* … of people who lead; -1: the same */
  gboolean outside_party; /* staff: rated also if no Party members */
  char *name;
} XepKindRule;

/* XepSource with its date as written, which may lack the day. */
typedef struct
{
  XepSource source; /* first, so that a pointer to one is a pointer to the other */
  char *date;
} XepSourceRecord;

/* XepReview with what it is for; the first that fits is taken. */
typedef struct
{
  XepReview review; /* first, as above */
  guint kinds;      /* 1 << XepSubjectKind */
  guint periods;    /* 1 << XepPeriodCode */
  int leader;       /* XepAnswer, MISSING any */
  char *annex;      /* NULL any */
} XepReviewRecord;

/* XepPeriodRule with the list that its flags are made from. */
typedef struct
{
  XepPeriodRule rule; /* first, so that a pointer to one is a pointer to the other */
  guint kinds;        /* 1 << XepSubjectKind */
} XepPeriodRecord;

typedef struct
{
  guint periods;         /* 1 << XepPeriodCode */
  GPtrArray *components; /* XepDossierComponent */
} XepDossierRule;

/* One row of the table of default sets; the first that fits is taken. */
typedef struct
{
  int kind;       /* XepSubjectKind */
  guint periods;  /* 1 << XepPeriodCode */
  int person;     /* XepSubjectKind, -1 any */
  int tier;       /* XepTier, -1 any */
  char *type;     /* NULL any */
  char *block;    /* NULL any */
  int party_cell; /* XepAnswer, MISSING any */
  char *set;
} XepDefaultRule;

typedef struct
{
  int kind;
  guint periods;
  char **sets;
} XepAllowedRule;

/* Words in the name of a unit that tell its block. */
typedef struct
{
  char *words;
  gboolean start; /* only at the beginning, after the prefixes */
  char *block;
} XepUnitNameRule;

struct _XepRegulation
{
  char *id;
  char *version;
  char *title;
  char *xml;
  XepDate effective;
  gboolean provisional;
  XepPoints explained_difference;
  XepPoints highest_kpi;
  XepPoints part_a, part_b;
  int admission_months;
  /* Each a GPtrArray of … */
  GPtrArray *sources;          /* XepSourceRecord */
  GPtrArray *bodies;           /* XepKeyedText */
  GPtrArray *kinds;            /* XepKindRule */
  GPtrArray *collective_types; /* XepNamedItem */
  GPtrArray *exempt_reasons;   /* XepNamedItem */
  GPtrArray *unrated_reasons;  /* XepNamedItem */
  GPtrArray *periods;          /* XepPeriodRecord */
  GPtrArray *levels;           /* XepLevelRule */
  GPtrArray *conditions;       /* XepConditionRule */
  GPtrArray *disqualifiers;    /* XepDisqualifierRule */
  GPtrArray *targets;          /* XepNamedItem */
  GPtrArray *blocks;           /* XepNamedItem */
  GPtrArray *unit_prefixes;    /* XepKeyedText, key NULL */
  GPtrArray *unit_names;       /* XepUnitNameRule */
  GPtrArray *unit_collectives; /* XepUnitCollectiveRule */
  GPtrArray *deputy_words;     /* XepKeyedText, key NULL */
  GPtrArray *deadlines;        /* XepDeadlineRule */
  GPtrArray *quotas;           /* XepQuotaRule */
  GPtrArray *copies;           /* XepNamedItem */
  GPtrArray *dossiers;         /* XepDossierRule */
  GPtrArray *reviews;          /* XepReviewRecord */
  GPtrArray *sentences;        /* XepKeyedText */
  GPtrArray *defaults;         /* XepDefaultRule */
  GPtrArray *allowed;          /* XepAllowedRule */
  GPtrArray *criteria_sets;    /* XepCriteriaSet */
};

/* How the file maps to the structs: xep-regulation-tables.c. */
extern const XepRecordType xep_regulation_record;

/* What an earlier version left unsaid (xep-regulation-former.c). */
void xep_regulation_complete_former (XepRegulation *self);
/* The rules that the schema cannot say; the error names the line. */
gboolean
xep_regulation_check (XepRegulation *self, XepRecordReader *reader, GError **error) XEP_MUST_CHECK;
/* Those of the reviews, called by the one above. */
gboolean xep_regulation_check_reviews (XepRegulation *self,
                                       XepRecordReader *reader,
                                       GError **error) XEP_MUST_CHECK;

G_END_DECLS
