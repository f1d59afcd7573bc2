/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-regulation.h"

G_BEGIN_DECLS

/**
 * XepRegulationEdit:
 *
 * A copy of a regulation being edited: its XML with every change made at once and checked as a
 * whole before it is put in force. What is not edited stays as it was, comments too.
 */
typedef struct _XepRegulationEdit XepRegulationEdit;

XepRegulationEdit *
xep_regulation_edit_new (XepRegulation *regulation, GError **error) XEP_MUST_CHECK;
void xep_regulation_edit_free (XepRegulationEdit *self);
/* One text or number by its key:
 * "set.ID.name", "set.ID.provisional" (yes|no), "set.ID.group.NUMBER.name",
 * "set.ID.criterion.NUMBER.label",
 * "set.ID.criterion.NUMBER.maximum" (points; a group's and a set's sums follow),
 * "exempt.ID.text", "unrated.ID.text", "component.year|quarter.NUMBER.text|if-any" and whom it is
 * asked of: "….kinds|tiers|party-members|once|provisional",
 * "deadline.ID.text|day|month|provisional|source", "deadline.ID.period" (read only),
 * "quota.ID.text|percent|raised-percent|denominator|rounding|heads-apart".
 * Refused in words if it cannot be. */
gboolean xep_regulation_edit_set (XepRegulationEdit *self,
                                  const char *key,
                                  const char *text,
                                  GError **error) XEP_MUST_CHECK;
/* (transfer full); NULL if there is no such key. */
char *xep_regulation_edit_get (XepRegulationEdit *self, const char *key);
/* What there is, in the order of the file: "set" gives the ids of the sets, "set.ID.group" and
 * "set.ID.criterion" the numbers in a set, "set.ID.group.NUMBER.criterion" those of one group,
 * "exempt", "unrated", "component.year", "component.quarter", "deadline", "quota" what stands
 * second in the keys. Empty if there is nothing of the kind. (transfer full) */
char **xep_regulation_edit_list (XepRegulationEdit *self, const char *what);
/* Adds a criterion after the last of the group, or takes one away. */
gboolean xep_regulation_edit_add_criterion (XepRegulationEdit *self,
                                            const char *set,
                                            const char *group,
                                            GError **error) XEP_MUST_CHECK;
gboolean xep_regulation_edit_remove_criterion (XepRegulationEdit *self,
                                               const char *set,
                                               const char *number,
                                               GError **error) XEP_MUST_CHECK;
/* The same with a number of its own, as a workbook gives it: it must begin with the group's. */
gboolean xep_regulation_edit_insert_criterion (XepRegulationEdit *self,
                                               const char *set,
                                               const char *group,
                                               const char *number,
                                               GError **error) XEP_MUST_CHECK;
/* Running sums of a set (hundredths): those of the regulation's two parts when it is right. FALSE
 * if there is no such set.
 */
gboolean xep_regulation_edit_get_sums (XepRegulationEdit *self,
                                       const char *set,
                                       XepPoints *part_a,
                                       XepPoints *part_b);
/* Sum of one group (hundredths); 0 if there is no such group. */
XepPoints
xep_regulation_edit_get_group_sum (XepRegulationEdit *self, const char *set, const char *group);
/* The copy as it stands, and putting it back to an earlier one. (transfer full) */
char *xep_regulation_edit_dup_xml (XepRegulationEdit *self);
gboolean
xep_regulation_edit_reset (XepRegulationEdit *self, const char *xml, GError **error) XEP_MUST_CHECK;

/**
 * XepRegulationChange:
 * @section: "set.ID", "exempt", "unrated", "component", "deadline" or "quota"
 *
 * How much of one section differs from what is in force: places with another text or number, and
 * criteria added and taken away.
 */
typedef struct
{
  char *section;
  guint changed;
  guint added;
  guint removed;
} XepRegulationChange;

/* XepRegulationChange, those sections only that differ. (transfer full) */
GPtrArray *xep_regulation_edit_list_changes (XepRegulationEdit *self);
/* The same in words, a line for each section; "" if nothing differs. (transfer full) */
char *xep_regulation_edit_describe_changes (XepRegulationEdit *self);
/* The regulation that is being edited, as it is in force. (transfer none) */
XepRegulation *xep_regulation_edit_get_regulation (XepRegulationEdit *self);
/* Whether the content could be put in force now: XEP_ERROR_INVALID in words, with the sums that do
 * not fit (31 where 30 are wanted), for telling it before a date is asked for. */
gboolean xep_regulation_edit_check (XepRegulationEdit *self, GError **error) XEP_MUST_CHECK;
/* Checks the whole copy as a regulation file is checked; XEP_ERROR_INVALID in words (a set whose
 * points make 99,5), nothing written. Else writes it to the clerk's regulations folder with the
 * next version, in force from @effective: periods opened from then on use it. Path (transfer
 * full). */
char *xep_regulation_edit_publish (XepRegulationEdit *self,
                                   XepDate effective,
                                   GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepRegulationEdit, xep_regulation_edit_free)

G_END_DECLS
