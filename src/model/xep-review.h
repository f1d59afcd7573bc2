/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-regulation.h"

G_BEGIN_DECLS

/* The review beside the points: what is written under the headings of a form (CRITERIA §5), the
 * work list that goes with it, shortcomings and how they were remedied, prompts of the higher
 * body. */

/* One box to write in, under its heading. */
typedef struct
{
  char *id;     /* key of the text: "narrative.ID"; shared by the forms, stays the same */
  char *number; /* "1", "" if the part has one section only */
  char *title;  /* "" if the part has one section only */
  char *hint;   /* what to write, shown beside the box; "" */
} XepReviewSection;

/* A part with a roman number: I. Ưu điểm, kết quả đạt được … VI. Phương hướng. */
typedef struct
{
  char *id;     /* "strengths" "shortcomings" "remedies" "prompts" "responsibility"
                   "direction" */
  char *number; /* "I" */
  char *title;
  gboolean if_any;     /* "(nếu có)": may stay empty */
  GPtrArray *sections; /* XepReviewSection, at least one */
  GPtrArray *matters;  /* XepNamedItem: what the part must speak of when it applies (Điều 6) */
} XepReviewPart;

typedef struct
{
  char *id;         /* "collective" "leader" "individual" "outside" "quarter" */
  char *form;       /* id of the form it is printed on: "mau01", "pl5" */
  gboolean tasks;   /* the attachment "kết quả thực hiện nhiệm vụ" goes with it */
  GPtrArray *parts; /* XepReviewPart */
} XepReview;

/* The headings for a subject: the first <review> of the regulation that fits its kind, whether it
 * is rated as a leader, the annex of its criteria set ("PL10") and the period. NULL if the
 * regulation has none: one stored before reviews were part of it. (transfer none) */
const XepReview *xep_regulation_find_review (XepRegulation *self,
                                             XepSubjectKind kind,
                                             gboolean leader,
                                             const char *annex,
                                             XepPeriodCode period);
/* Any section of any review by id, or NULL. */
const XepReviewSection *xep_regulation_find_section (XepRegulation *self, const char *id);
/* Any matter of any review by id, or NULL. */
const XepNamedItem *xep_regulation_find_matter (XepRegulation *self, const char *id);
/* A part by its id, or NULL: a quarter has fewer. (transfer none) */
const XepReviewPart *xep_review_find_part (const XepReview *self, const char *id);

/* How a task went (column 6 of the attachment). */
typedef enum
{
  XEP_PACE_NONE,    /* "" : not said */
  XEP_PACE_ON_TIME, /* "on-time": đúng hạn */
  XEP_PACE_LATE,    /* "late": chậm */
  XEP_PACE_UNDONE,  /* "undone": chưa hoàn thành */
} XepPace;
#define XEP_N_PACES 4

/* A row of "kết quả thực hiện nhiệm vụ". Strings are never NULL. */
typedef struct
{
  gint64 id;
  char *content;     /* (2) nội dung nhiệm vụ, công việc */
  char *due;         /* (3) thời hạn, in words: "Quý II", "30/6/2025" */
  char *progress;    /* (4) tình hình thực hiện */
  char *product;     /* (5) sản phẩm hoàn thành */
  XepPace pace;      /* (6) */
  gboolean exceeded; /* vượt mức; of done tasks only */
  char *note;        /* (7) */
} XepTask;

typedef enum
{
  XEP_REMEDY_NONE,    /* "" : not said */
  XEP_REMEDY_DONE,    /* "done": đã khắc phục */
  XEP_REMEDY_PARTIAL, /* "partial": đang khắc phục */
  XEP_REMEDY_OPEN,    /* "open": chưa khắc phục */
} XepRemedyState;
#define XEP_N_REMEDY_STATES 4

/* A shortcoming found in an assessment, with what is to be done about it (part VI wants a time
 * limit: plan III). */
typedef struct
{
  gint64 id;
  gint64 assessment_id; /* where it was found */
  char *text;
  char *measure;
  XepDate due_on;
  char *responsible;
} XepShortcoming;

/* A shortcoming of an earlier period brought forward, with what this assessment says of it
 * (part III). */
typedef struct
{
  XepShortcoming *shortcoming;
  char *found_in; /* "Quý II, năm 2025" */
  XepRemedyState state;
  int percent; /* mức độ; -1 missing */
  char *difficulty;
  char *responsibility;
} XepRemedy;

/* A matter the higher body asks the subject to speak of (gợi ý kiểm điểm), with the answer
 * (part IV). */
typedef struct
{
  gint64 id;
  char *text;
  char *body;   /* who asks */
  char *number; /* of the document */
  XepDate dated_on;
  char *answer;         /* giải trình */
  char *cause;          /* nguyên nhân */
  char *responsibility; /* trách nhiệm */
} XepPrompt;

XepTask *xep_task_new (void);
void xep_task_free (XepTask *self);
XepShortcoming *xep_shortcoming_new (void);
void xep_shortcoming_free (XepShortcoming *self);
XepRemedy *xep_remedy_new (void);
void xep_remedy_free (XepRemedy *self);
XepPrompt *xep_prompt_new (void);
void xep_prompt_free (XepPrompt *self);

const char *xep_pace_to_nick (XepPace value);
gboolean xep_pace_from_nick (const char *nick, XepPace *value);
const char *xep_remedy_state_to_nick (XepRemedyState value);
gboolean xep_remedy_state_from_nick (const char *nick, XepRemedyState *value);

/* What the attachment counts for Điều 11: a task is done unless it is undone; -1 in all if @tasks
 * (XepTask) is empty. */
typedef struct
{
  int assigned, done, on_time, late, exceeded, undone;
} XepTaskCount;

XepTaskCount xep_task_count (GPtrArray *tasks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepTask, xep_task_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepShortcoming, xep_shortcoming_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepRemedy, xep_remedy_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPrompt, xep_prompt_free)

G_END_DECLS
