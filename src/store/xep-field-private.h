/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-field.h"

G_BEGIN_DECLS

/* One change on its way into the file, and the rules of the scopes. Between the files of store/
 * only. */

/* The note of quarter IV (plan I.2) has no heading of a review. */
#define XEP_SECTION_FOURTH_QUARTER "q4"

/* A row named so is still to be added. */
#define XEP_ROW_NEW "new"

struct _XepFieldEdit
{
  XepStore *store;
  XepEntity entity;
  gint64 id;
  const char *why;
  gboolean past_lock; /* of a decision that may change what is locked */

  /* What is known of the entity; of a meeting the period alone. */
  gint64 period_id;
  XepPeriodCode code;
  XepSubjectKind kind;
  gboolean leader;
  gboolean locked;
  char *criteria_set;
  XepRegulation *regulation; /* of the period, owned by the store */
  const XepCriteriaSet *set;

  /* What is keyed now. */
  const char *address;   /* as given */
  const char *text;      /* as given */
  const XepScope *scope; /* NULL: points */
  const XepField *field; /* NULL: the row itself */
  XepStep step;
  char *row;        /* as the address names it */
  gint64 row_id;    /* of a numbered row; 0: one past the last */
  guint n_rows;     /* of numbered rows, known when @row_id is 0 */
  gboolean found;   /* the row is stored */
  GStrv stored;     /* of each field of the row, what is stored … */
  GStrv values;     /* … and what is to be */
  int remedied;     /* percentage counted before the change */
  gboolean changed; /* something was written */
};

/**
 * XepFieldAddress:
 * @scope: %NULL for points
 * @field: %NULL for a row as such, and for points
 * @row: as the address names it, "" where an entity has one
 * @step: of points and of the fields of a step
 * @points: inside the address: number of a criterion, "A" or "B"
 *
 * What an address names.
 */
typedef struct
{
  const XepScope *scope;
  const XepField *field;
  char *row;
  XepStep step;
  const char *points;
} XepFieldAddress;

/* FALSE if the address names nothing of such an entity. Whether there is such a row or criterion is
 * not looked at. @found: zeroed, cleared by the caller in any case. */
gboolean xep_field_find_address (XepEntity entity, const char *address, XepFieldAddress *found);
void xep_field_address_clear (XepFieldAddress *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepFieldAddress, xep_field_address_clear)

/* Reads what is known of the entity. @past_lock: a locked one takes the change too. */
gboolean xep_field_edit_begin (XepFieldEdit *self,
                               XepStore *store,
                               XepEntity entity,
                               gint64 id,
                               const char *why,
                               gboolean past_lock,
                               GError **error) XEP_MUST_CHECK;
/* Inside a transaction: keys one field. @self->changed tells whether anything was written since it
 * was begun. */
gboolean xep_field_edit_set (XepFieldEdit *self,
                             const char *address,
                             const char *text,
                             GError **error) XEP_MUST_CHECK;
void xep_field_edit_clear (XepFieldEdit *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepFieldEdit, xep_field_edit_clear)

/* For the rules. */

/* Sets XEP_ERROR_INVALID; @sentence may name the value by one %s. Returns FALSE. */
gboolean xep_field_edit_refuse (const char *sentence, const char *value, GError **error);
/* The address is none of this kind of record; always FALSE. */
gboolean xep_field_edit_refuse_key (XepFieldEdit *self, GError **error);
/* What the field @key of the row is to hold. */
const char *xep_field_edit_get (XepFieldEdit *self, const char *key);
void xep_field_edit_put (XepFieldEdit *self, const char *key, const char *value);
/* Fills the members of @record with what the row is to hold. */
void xep_field_edit_fill (XepFieldEdit *self, gpointer record);
/* "" and NULL are nothing. Adds nothing if both are the same. */
gboolean xep_field_edit_audit (XepFieldEdit *self,
                               const char *address,
                               const char *old_value,
                               const char *new_value,
                               GError **error) XEP_MUST_CHECK;
/* Writes @n fields of the whole assessment that follow from the change, unchecked, each with its
 * audit entry. */
gboolean xep_field_edit_follow (XepFieldEdit *self,
                                const char *const *keys,
                                const char *const *values,
                                guint n,
                                GError **error) XEP_MUST_CHECK;

/* xep-assessment-points.c: @key a criterion number, "A" or "B" of the step. */
gboolean
xep_assessment_edit_points (XepFieldEdit *edit, const char *key, GError **error) XEP_MUST_CHECK;
/* The criterion with the number @key; else the only one that ends with it ("1.2" for "II.1.2");
 * else NULL. @part_b: (inout): in: look in part B only; out: whether it is of part B. */
const XepCriterion *
xep_assessment_edit_find_criterion (const XepCriteriaSet *set, const char *key, gboolean *part_b);
/* There is no such criterion; always FALSE. */
gboolean
xep_assessment_edit_refuse_criterion (XepFieldEdit *edit, const char *number, GError **error);

/* The rules that the table names, by file. */
gboolean xep_criterion_name_row (XepFieldEdit *edit, GError **error);
gboolean xep_assessment_check_tasks (XepFieldEdit *edit, GError **error);
gboolean xep_assessment_check_set (XepFieldEdit *edit, GError **error);
gboolean xep_assessment_check_unrated (XepFieldEdit *edit, GError **error);
gboolean xep_disqualifier_check_row (XepFieldEdit *edit, GError **error);
gboolean xep_target_check_row (XepFieldEdit *edit, GError **error);
gboolean xep_narrative_check_row (XepFieldEdit *edit, GError **error);
gboolean xep_matter_check_row (XepFieldEdit *edit, GError **error);
gboolean xep_task_check_values (XepFieldEdit *edit, GError **error);
gboolean xep_task_count_follow (XepFieldEdit *edit, GError **error);
gboolean xep_shortcoming_check_removal (XepFieldEdit *edit, GError **error);
gboolean xep_remedy_check_row (XepFieldEdit *edit, GError **error);
gboolean xep_remedy_check_values (XepFieldEdit *edit, GError **error);
gboolean xep_remedy_count_follow (XepFieldEdit *edit, GError **error);
gboolean xep_component_check_row (XepFieldEdit *edit, GError **error);
gboolean xep_component_check_values (XepFieldEdit *edit, GError **error);
gboolean xep_copy_check_row (XepFieldEdit *edit, GError **error);
gboolean xep_complaint_check_row (XepFieldEdit *edit, GError **error);
gboolean xep_complaint_check_values (XepFieldEdit *edit, GError **error);
gboolean xep_complaint_add (XepFieldEdit *edit, GError **error);
gboolean xep_meeting_check_title (XepFieldEdit *edit, GError **error);
gboolean xep_meeting_check_date (XepFieldEdit *edit, GError **error);
gboolean xep_meeting_check_times (XepFieldEdit *edit, GError **error);
gboolean xep_meeting_check_counts (XepFieldEdit *edit, GError **error);
gboolean xep_ballot_check_row (XepFieldEdit *edit, GError **error);
gboolean xep_ballot_check_values (XepFieldEdit *edit, GError **error);

G_END_DECLS
