/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-types.h"
#include "report/document/xep-document.h"
#include "report/document/xep-report-data.h"
#include "report/form/xep-paper-words.h"

G_BEGIN_DECLS

/**
 * XepForm:
 *
 * One printed form or list as read from data/forms/ID.xml: immutable, reference-counted, usable
 * from any thread. Forms are data: adding one needs no C.
 */
typedef struct _XepForm XepForm;

typedef enum
{
  XEP_FORM_SUBJECT, /* one document for each assessment */
  XEP_FORM_LIST,    /* one document for all assessments of a period or unit */
} XepFormScope;

/* What a form is for: how menus and dialogs put the forms together. */
typedef enum
{
  XEP_FORM_SELF,    /* "self": tự đánh giá, Phụ lục 3 to 10 */
  XEP_FORM_REVIEW,  /* "review": báo cáo kiểm điểm, bản kiểm điểm */
  XEP_FORM_STEP,    /* "step": thẩm định, đề nghị, quyết định */
  XEP_FORM_MEETING, /* "meeting": biên bản, phiếu */
  XEP_FORM_SUMMARY, /* "summary": danh sách, biểu số lượng, báo cáo */
  XEP_FORM_DOSSIER, /* "dossier": giấy tờ hồ sơ */
} XepFormCategory;
#define XEP_N_FORM_CATEGORIES 6

typedef enum
{
  XEP_NEED_NOTHING,
  XEP_NEED_APPRAISAL, /* "appraisal": a level proposed */
  XEP_NEED_DECISION,  /* "decision": a level decided */
  XEP_NEED_ISSUED,    /* "issued": decided, and the decision has its number and date */
  XEP_NEED_RERATING,  /* "rerating": a decision changed after publication */
  XEP_NEED_PROMPT,    /* "prompt": a matter the higher body asks about */
} XepFormNeed;
#define XEP_N_FORM_NEEDS 6

/* What a list form becomes when it is asked for one unit instead of the whole commune. */
typedef enum
{
  XEP_FOR_UNIT_NO,     /* "no": it cannot be; it speaks for the commune */
  XEP_FOR_UNIT_WHOLE,  /* "whole": nor can it be of some subjects only: its figures are of all */
  XEP_FOR_UNIT_ABOUT,  /* "about": the commune or its board issues it, about the unit */
  XEP_FOR_UNIT_ISSUED, /* "issued": the unit issues it */
} XepFormForUnit;
#define XEP_N_FORM_FOR_UNIT 4

/* Loads a form, checks it against form.rng (beside it, else the shipped one) and against the
 * field table. XEP_ERROR_INVALID "FILE:LINE: reason" on an unknown element, attribute, field or
 * list. (transfer full) */
XepForm *xep_form_load (const char *path, GError **error) XEP_MUST_CHECK;
XepForm *xep_form_ref (XepForm *self);
void xep_form_unref (XepForm *self);

const char *xep_form_get_id (XepForm *self); /* "pl5" */
/* "PL5": short name as printed in the document code */
const char *xep_form_get_name (XepForm *self);
const char *xep_form_get_title (XepForm *self); /* for lists and menus, Vietnamese */
XepFormScope xep_form_get_scope (XepForm *self);
gboolean xep_form_has_kind (XepForm *self, XepSubjectKind kind);
gboolean xep_form_has_period (XepForm *self, XepPeriodCode code);
/* Whether subjects of this tier appear in it; a form without tiers="…" takes all. */
gboolean xep_form_has_tier (XepForm *self, XepTier tier);
gboolean xep_form_is_provisional (XepForm *self); /* layout not compared with the signed annex */
gboolean xep_form_is_landscape (XepForm *self);
gboolean xep_form_has_sheet (XepForm *self); /* can be written as .xlsx */
/* Whether subjects rated by a criteria set of this annex ("PL8") appear in it; a form without
 * annexes="…" takes all. */
gboolean xep_form_has_annex (XepForm *self, const char *annex);
/* One paper, or one row of a list, for a person with two ratings: from the officer's, not again
 * from the member's. */
gboolean xep_form_is_person_once (XepForm *self);
/* What a subject must have to appear in it: a paper of a decision is for those decided. */
XepFormNeed xep_form_get_need (XepForm *self);
XepFormCategory xep_form_get_category (XepForm *self);
/* What becomes of a list form for one unit. One that does not say is for units only if it asks
 * which unit it is ({list_unit}). Forms of one subject are about that subject, of whatever unit. */
XepFormForUnit xep_form_get_for_unit (XepForm *self);
/* How the list "groups" is made: "unit", "level", "kind", "type" or "" for none. */
const char *xep_form_get_group (XepForm *self);
/* Whether the form prints, lists or asks for this field, so that only what it needs is read. */
gboolean xep_form_uses (XepForm *self, const char *field);

/* What the program puts on paper beside the form's own words. (transfer none) */
XepPaperWords *xep_form_get_words (XepForm *self);

/* Fills the form. @blank: the empty paper to be filled in by hand, with dotted lines where
 * fields are empty and empty table cells. (transfer full) */
XepDocument *
xep_form_build (XepForm *self, XepReportData *data, gboolean blank, GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepForm, xep_form_unref)

G_END_DECLS
