/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "base/xep-points.h"
#include "model/xep-types.h"

G_BEGIN_DECLS

/**
 * XepRegulation:
 *
 * One regulation (bộ quy định) as read from data/regulations/NAME.xml: immutable,
 * reference-counted. Everything in it is owned by it; arrays are GPtrArray of the structs below,
 * strings are NFC UTF-8 and never NULL ("" if absent).
 */
typedef struct _XepRegulation XepRegulation;

/* A criterion with its number as printed ("I.1.2"), its label and maximum (hundredths). */
typedef struct
{
  char *number;
  char *label;
  XepPoints maximum;
  /* where text and points come from, "S/I"; see the head of the regulation file */
  char *confidence;
} XepCriterion;

/* A group of criteria. Groups whose number begins "I" but not "II" form part A (30), "II…" part
 * B (70). */
typedef struct
{
  char *number;
  char *name;
  XepPoints maximum;
  gboolean part_b;
  GPtrArray *criteria; /* XepCriterion */
} XepCriteriaGroup;

typedef struct
{
  char *id;               /* "PL5-3Y" */
  char *name;             /* "Phụ lục 5 – lãnh đạo, quản lý hằng quý" */
  char *annex;            /* "PL5" */
  gboolean provisional;   /* not compared with the signed annex yet */
  gboolean binary_part_a; /* part A is Đảm bảo (maximum) or Không đảm bảo (0) */
  GPtrArray *groups;      /* XepCriteriaGroup */
  XepPoints maximum_a;
  XepPoints maximum_b;
} XepCriteriaSet;

/* An id with the text people see: collective types, exempt and unrated reasons, blocks,
 * socio-economic targets. */
typedef struct
{
  char *id;
  char *text;
  char *short_text;   /* for narrow places; equals @text if not given */
  gboolean committee; /* collective types: a Party committee (cấp ủy), see G5 */
} XepNamedItem;

/* A document that the regulation rests on. */
typedef struct
{
  char *number; /* "366-QĐ/TW", "" if it has none */
  XepDate date; /* not set if the day is not known */
  char *issuer; /* "Bộ Chính trị" */
  char *text;   /* "Quy định về việc …" */
  char *cite;   /* as cited after "Căn cứ": "Quy định số 366-QĐ/TW ngày …" */
} XepSource;

typedef struct
{
  XepPeriodCode code;
  char *name;   /* "Quý III", "Năm" */
  char *title;  /* as printed, with {year}: "Quý III, năm {year}" */
  char *phrase; /* within a sentence: "quý III năm {year}" */
  char *mark;   /* before the year in the code of a paper: "QIII/" */
  int start_month, start_day, end_month, end_day;
  gboolean rated[XEP_N_KINDS];   /* which kinds are rated in this period by default */
  gboolean notes_fourth_quarter; /* has a place to note the work of quarter IV */
} XepPeriodRule;

typedef struct
{
  XepLevel level;
  char *name;          /* "Hoàn thành xuất sắc nhiệm vụ" */
  char *short_name;    /* "HTXSNV" */
  XepPoints threshold; /* lowest points of the level */
} XepLevelRule;

/* Column of Điều 11: kinds that share conditions and disqualifiers. */
typedef enum
{
  XEP_COLUMN_COLLECTIVE, /* "collective" */
  XEP_COLUMN_LEADER,     /* "leader" */
  XEP_COLUMN_INDIVIDUAL, /* "individual": không LĐQL and members outside the political system */
} XepRuleColumn;

typedef enum
{
  XEP_MEASURE_DONE,       /* "done": tasks done, percent of assigned */
  XEP_MEASURE_ON_TIME,    /* "on-time": tasks on time, percent of assigned */
  XEP_MEASURE_EXCEEDED,   /* "exceeded": tasks exceeded, percent of assigned */
  XEP_MEASURE_REMEDIED,   /* "remedied": earlier shortcomings remedied, percent */
  XEP_MEASURE_DISCIPLINE, /* "discipline": holds when the answer is no */
} XepMeasure;

typedef struct
{
  char *id; /* "1.1-done" */
  XepRuleColumn column;
  XepLevel level;
  XepMeasure measure;
  int at_least;        /* percent */
  gboolean warns_only; /* G3: told, does not take the level away */
  char *text;          /* the condition in words */
  char *article;       /* "Điều 11, 1.1" */
} XepConditionRule;

typedef struct
{
  char *id; /* "T1", "K1a" */
  XepRuleColumn column;
  char *text;
  char *exception; /* text of the exception that may lift it, "" if none */
  char *article;
  int signal_below; /* fewer percent of the tasks done than this: the case is brought to mind; -1
                       none */
  gboolean targets; /* speaks of the socio-economic targets (G4) */
} XepDisqualifierRule;

typedef struct
{
  char *number; /* "1".."13" */
  char *text;
  gboolean if_any; /* "nếu có" */
  /* Whom it can be asked of: see xep_dossier_component_is_for(). */
  guint kinds;            /* 1 << XepSubjectKind, 0: all */
  guint tiers;            /* 1 << XepTier, 0: all */
  gboolean party_members; /* Party members only */
  gboolean once;          /* one paper serves both ratings of a person */
  gboolean provisional;   /* no source says whom */
} XepDossierComponent;

typedef struct
{
  char *id;
  char *text;
  gboolean quarterly;
  XepPeriodCode code;   /* of which period */
  int month, day;       /* "before" this day of the period's year */
  gboolean provisional; /* a working date, not one of the plan */
  char *source;         /* where the date comes from */
  char *giver; /* whose papers are due: "units" or "commune", "" if of nobody in particular */
} XepDeadlineRule;

typedef struct
{
  char *id;
  char *text;
  int percent, raised_percent; /* 20, 25 */
  char *denominator;           /* "good" | "good-and-above" | "rated" */
  char *rounding;              /* "half-up" | "down" | "up" */
  gboolean heads_apart;
  XepSubjectKind kind; /* the peer group: subjects of this kind … */
  /* … collectives: that are Party committees, that are not, or both (missing) */
  XepAnswer committee;
  XepAnswer heads; /* … leaders: who head their unit, who do not, or both (missing) */
} XepQuotaRule;

/* Loads a regulation file, checks it against regulation.rng beside it and by the rules that a
 * schema cannot say (30 + 70 = 100 in every set, items sum to their group, ids unique, every
 * default names a set, thresholds descending). Errors: XEP_ERROR_INVALID "FILE:LINE: reason". */
XepRegulation *xep_regulation_load (const char *path, GError **error) XEP_MUST_CHECK;
/* The same from text (a stored snapshot); @name is used in messages. */
XepRegulation *xep_regulation_parse (const char *xml,
                                     gssize length,
                                     const char *name,
                                     GError **error) XEP_MUST_CHECK;
XepRegulation *xep_regulation_ref (XepRegulation *self);
void xep_regulation_unref (XepRegulation *self);

const char *xep_regulation_get_id (XepRegulation *self);
const char *xep_regulation_get_version (XepRegulation *self);
const char *xep_regulation_get_title (XepRegulation *self);
XepDate xep_regulation_get_effective (XepRegulation *self);
gboolean xep_regulation_is_provisional (XepRegulation *self);
/* The XML it was read from: what a period keeps as its snapshot. */
const char *xep_regulation_get_xml (XepRegulation *self);
/* Names of the bodies on letterheads and signatures, by key: "superior" ĐẢNG BỘ TỈNH LÀO CAI,
 * "issuer" ĐẢNG ỦY XÃ LÙNG PHÌNH, "place" Lùng Phình, "party" ĐẢNG CỘNG SẢN VIỆT NAM,
 * "commune-party" ĐẢNG BỘ XÃ LÙNG PHÌNH, … "" if unknown. */
const char *xep_regulation_get_body (XepRegulation *self, const char *key);

/* XepSource, in the order they are cited. */
GPtrArray *xep_regulation_get_sources (XepRegulation *self);
GPtrArray *xep_regulation_get_criteria_sets (XepRegulation *self);    /* XepCriteriaSet */
GPtrArray *xep_regulation_get_collective_types (XepRegulation *self); /* XepNamedItem ×7 */
/* XepNamedItem: TMD HCNN DANCU MTTQ LLVT SN HQC */
GPtrArray *xep_regulation_get_blocks (XepRegulation *self);
GPtrArray *xep_regulation_get_exempt_reasons (XepRegulation *self);  /* XepNamedItem ×3 */
GPtrArray *xep_regulation_get_unrated_reasons (XepRegulation *self); /* XepNamedItem */
GPtrArray *xep_regulation_get_targets (XepRegulation *self);         /* XepNamedItem ×5 */
GPtrArray *xep_regulation_get_conditions (XepRegulation *self);      /* XepConditionRule */
GPtrArray *xep_regulation_get_disqualifiers (XepRegulation *self);   /* XepDisqualifierRule */
GPtrArray *xep_regulation_get_copies (XepRegulation *self); /* XepNamedItem ×3: where each goes */
GPtrArray *xep_regulation_get_deadlines (XepRegulation *self); /* XepDeadlineRule */
GPtrArray *xep_regulation_get_quota (XepRegulation *self);     /* XepQuotaRule */
/* XepDossierComponent: 5 for a quarter, 13 for a year. */
GPtrArray *xep_regulation_get_dossier (XepRegulation *self, XepPeriodCode code);
const XepPeriodRule *xep_regulation_get_period (XepRegulation *self, XepPeriodCode code);
/* "Quý III, năm 2025", "Năm 2025": the period as printed and as told to people. (transfer full) */
char *xep_regulation_dup_period_title (XepRegulation *self, XepPeriodCode code, int year);
/* "quý III năm 2025", "năm 2025": the period within a sentence. (transfer full) */
char *xep_regulation_dup_period_phrase (XepRegulation *self, XepPeriodCode code, int year);
/* NULL for NONE */
const XepLevelRule *xep_regulation_get_level (XepRegulation *self, XepLevel level);
/* Name of a subject kind for tabs and titles: "Lãnh đạo, quản lý". */
const char *xep_regulation_get_kind_name (XepRegulation *self, XepSubjectKind kind);
XepRuleColumn xep_regulation_get_column (XepRegulation *self, XepSubjectKind kind, gboolean leader);
/* Differences of this many points (hundredths) between two steps want an explanation (500). */
XepPoints xep_regulation_get_explained_difference (XepRegulation *self);
/* The most points of the two parts of every criteria set (hundredths): part A, the common criteria,
 * and part B, the results (plan III; 30 and 70). */
XepPoints xep_regulation_get_part_a (XepRegulation *self);
XepPoints xep_regulation_get_part_b (XepRegulation *self);
/* Highest KPI of a criterion, hundredths of a percent (10000). */
XepPoints xep_regulation_get_highest_kpi (XepRegulation *self);
/* Months from admission to the period's end below which a new member is exempt (6). */
int xep_regulation_get_admission_months (XepRegulation *self);
/* A reason sentence of the rules, with {placeholders}, by key. "" if unknown. */
const char *xep_regulation_get_sentence (XepRegulation *self, const char *key);
/* TRUE if a collective of this type is a Party committee: for XepFacts.party_committee (G5). */
gboolean xep_regulation_is_committee (XepRegulation *self, const char *collective_type);
/* TRUE if the post is a deputy's by its first words ("Phó Chủ tịch …"): deputies come after the
 * head and before the members (plan IV.1). FALSE for all posts in a regulation without such
 * words. */
gboolean xep_regulation_is_deputy_post (XepRegulation *self, const char *title);
/* TRUE if civil servants who are no Party members are rated with the others (plan II.2 leaves
 * them to the Government's decree); FALSE if the regulation does not say. */
gboolean xep_regulation_rates_outside_party (XepRegulation *self);

/* Nicks of the two enums above, as in the regulation file. */
const char *xep_column_to_nick (XepRuleColumn column);
gboolean xep_column_from_nick (const char *nick, XepRuleColumn *value);
const char *xep_measure_to_nick (XepMeasure measure);
gboolean xep_measure_from_nick (const char *nick, XepMeasure *value);

const XepCriteriaSet *xep_regulation_find_set (XepRegulation *self, const char *id);
/* Words that papers want and @self, of an earlier version, lacks are those of @current. Only before
 * the object is shared. */
void xep_regulation_lend (XepRegulation *self, XepRegulation *current);
/* The set was compared with the signed annex: it is no longer provisional, and when no set is, the
 * regulation is not. FALSE if there is no such set. Only before the object is shared. */
gboolean xep_regulation_mark_compared (XepRegulation *self, const char *set_id);
const XepNamedItem *xep_named_items_find (GPtrArray *items, const char *id);
const XepCriterion *xep_criteria_set_find (const XepCriteriaSet *self, const char *number);
int xep_criteria_set_count (const XepCriteriaSet *self);

/* What the default criteria set depends on (CRITERIA §4.2). */
typedef struct
{
  XepSubjectKind kind;
  XepPeriodCode period;
  XepSubjectKind person_kind; /* LEADER, STAFF or MEMBER: what the person is; for a MEMBER rating */
  XepTier tier;
  const char *collective_type; /* id, or "" */
  const char *block;           /* id, or "" */
  gboolean party_cell;         /* the collective is a chi bộ / chi ủy */
} XepSetQuery;

/* Default set for a subject. Never NULL for a query the regulation covers; NULL otherwise. */
const XepCriteriaSet *xep_regulation_default_set (XepRegulation *self, const XepSetQuery *query);
/* Sets a subject of @kind may be changed to in @period. (transfer container) */
GPtrArray *
xep_regulation_allowed_sets (XepRegulation *self, XepSubjectKind kind, XepPeriodCode period);
/* Block of a unit by the words of its name ("Trường …" → "SN"), "" for a village cell. People of
 * a unit with a block are staff by default, others plain members. */
const char *xep_regulation_guess_block (XepRegulation *self, const char *unit_name);
/* The collective that a unit has, as a row of the regulation. @name: with "{unit}" for the unit. */
typedef struct
{
  gboolean cell;  /* of a chi bộ; else of an office */
  char *words;    /* in the name of the unit; NULL any */
  gboolean start; /* only at the beginning */
  char *block;    /* NULL any */
  char *type;     /* of the collective */
  XepTier tier;
  char *name;
} XepUnitCollectiveRule;
/* The first row that fits the unit; NULL: it has none. (transfer none) */
const XepUnitCollectiveRule *xep_regulation_find_unit_collective (XepRegulation *self,
                                                                  gboolean party_cell,
                                                                  const char *block,
                                                                  const char *unit_name);
/* FALSE: the regulation was written before it could say which collective a unit has. */
gboolean xep_regulation_has_unit_collectives (XepRegulation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepRegulation, xep_regulation_unref)

G_END_DECLS
