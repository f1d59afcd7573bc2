/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the field as enums. The numbers are stored nowhere; the nicks are (columns,
 * files, command line). */

/* Kind of rating (plan II.2): what is rated. A person may carry LEADER or STAFF and, beside it,
 * MEMBER. */
typedef enum
{
  XEP_KIND_COLLECTIVE, /* "collective": tập thể */
  XEP_KIND_LEADER,     /* "leader": cán bộ lãnh đạo, quản lý */
  XEP_KIND_STAFF,      /* "staff": công chức, viên chức */
  XEP_KIND_MEMBER,     /* "member": đảng viên */
} XepSubjectKind;
#define XEP_N_KINDS 4

/* The three steps of plan IV.2. */
typedef enum
{
  XEP_STEP_SELF,      /* "self": tự đánh giá */
  XEP_STEP_APPRAISAL, /* "appraisal": thẩm định, đề xuất */
  XEP_STEP_DECISION,  /* "decision": cấp có thẩm quyền quyết định */
} XepStep;
#define XEP_N_STEPS 3

/* Ordered: a higher number is a better level. */
typedef enum
{
  XEP_LEVEL_NONE,       /* "" : no level */
  XEP_LEVEL_INCOMPLETE, /* "incomplete": Không hoàn thành nhiệm vụ */
  XEP_LEVEL_COMPLETE,   /* "complete": Hoàn thành nhiệm vụ */
  XEP_LEVEL_GOOD,       /* "good": Hoàn thành tốt nhiệm vụ */
  XEP_LEVEL_EXCELLENT,  /* "excellent": Hoàn thành xuất sắc nhiệm vụ */
} XepLevel;

/* Quarter IV has no record of its own (plan I.2): the year's assessment covers it. */
typedef enum
{
  XEP_PERIOD_Q1,   /* "Q1" */
  XEP_PERIOD_Q2,   /* "Q2" */
  XEP_PERIOD_Q3,   /* "Q3" */
  XEP_PERIOD_YEAR, /* "YEAR" */
} XepPeriodCode;
#define XEP_N_PERIODS 4

/* Management tier (diện quản lý) of a person: decides PL 7 or PL 8, PL 13 or PL 14. */
typedef enum
{
  XEP_TIER_NONE,     /* "" */
  XEP_TIER_PROVINCE, /* "province": diện Ban Thường vụ Tỉnh ủy quản lý */
  XEP_TIER_COMMUNE,  /* "commune": diện Đảng ủy xã quản lý */
  XEP_TIER_UNIT,     /* "unit": đơn vị */
} XepTier;
#define XEP_N_TIERS 4

/* Standing of a person in the roster. */
typedef enum
{
  XEP_STATUS_ACTIVE,    /* "active" */
  XEP_STATUS_PROBATION, /* "probation": đảng viên dự bị */
  XEP_STATUS_RELIEVED,  /* "relieved": miễn công tác và sinh hoạt đảng */
  XEP_STATUS_SUSPENDED, /* "suspended": đình chỉ sinh hoạt */
  XEP_STATUS_LEFT,      /* "left": moved away, died, retired from the roster */
} XepStatus;

/* Branch of a post: the three "Chức vụ" lines of the forms. */
typedef enum
{
  XEP_BRANCH_PARTY,      /* "party": chức vụ Đảng */
  XEP_BRANCH_GOVERNMENT, /* "government": chức vụ chính quyền */
  XEP_BRANCH_UNION,      /* "union": chức vụ đoàn thể */
} XepBranch;
#define XEP_N_BRANCHES 3

/* How a step's points were keyed: per criterion, or as the two group totals. */
typedef enum
{
  XEP_ENTRY_CRITERIA, /* "criteria" */
  XEP_ENTRY_GROUPS,   /* "groups" */
} XepEntry;

/* Yes, no, or not said: a paper that says nothing has not said no. */
typedef enum
{
  XEP_ANSWER_MISSING, /* "" */
  XEP_ANSWER_NO,      /* "no" */
  XEP_ANSWER_YES,     /* "yes" */
} XepAnswer;

/* Where an assessment stands. */
typedef enum
{
  XEP_STATE_OPEN,    /* "open": it takes what is keyed */
  XEP_STATE_UNRATED, /* "unrated": left out, with a reason of the regulation */
  XEP_STATE_CLOSED,  /* "closed": decided and locked */
} XepState;

/* Nick ↔ value for each enum. _from_nick returns FALSE on an unknown nick (and leaves @value). */
const char *xep_kind_to_nick (XepSubjectKind kind);
gboolean xep_kind_from_nick (const char *nick, XepSubjectKind *value);
const char *xep_step_to_nick (XepStep step);
gboolean xep_step_from_nick (const char *nick, XepStep *value);
/* The step within a sentence: "self-assessment", in the language of the interface. */
const char *xep_step_word (XepStep step);
const char *xep_level_to_nick (XepLevel level);
gboolean xep_level_from_nick (const char *nick, XepLevel *value);
const char *xep_period_to_nick (XepPeriodCode code);
gboolean xep_period_from_nick (const char *nick, XepPeriodCode *value);
const char *xep_tier_to_nick (XepTier tier);
gboolean xep_tier_from_nick (const char *nick, XepTier *value);
const char *xep_status_to_nick (XepStatus status);
gboolean xep_status_from_nick (const char *nick, XepStatus *value);
const char *xep_branch_to_nick (XepBranch branch);
gboolean xep_branch_from_nick (const char *nick, XepBranch *value);
const char *xep_entry_to_nick (XepEntry entry);
gboolean xep_entry_from_nick (const char *nick, XepEntry *value);
const char *xep_answer_to_nick (XepAnswer answer);
gboolean xep_answer_from_nick (const char *nick, XepAnswer *value);
const char *xep_state_to_nick (XepState state);
gboolean xep_state_from_nick (const char *nick, XepState *value);

G_END_DECLS
