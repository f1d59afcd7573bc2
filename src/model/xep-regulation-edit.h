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

XepRegulationEdit *xep_regulation_edit_new  (XepRegulation *regulation, GError **error) XEP_MUST_CHECK;
void               xep_regulation_edit_free (XepRegulationEdit *self);
/* One text or number by its key:
 * "set.ID.name", "set.ID.provisional" (yes|no), "set.ID.group.NUMBER.name", "set.ID.criterion.NUMBER.label",
 * "set.ID.criterion.NUMBER.maximum" (points; a group's and a set's sums follow),
 * "exempt.ID.text", "unrated.ID.text", "component.year|quarter.NUMBER.text", "deadline.ID.day", "deadline.ID.month",
 * "quota.ID.percent|raised-percent|denominator|rounding|heads-apart". Refused in words if it cannot be. */
gboolean           xep_regulation_edit_set  (XepRegulationEdit *self,
                                             const char        *key,
                                             const char        *text,
                                             GError           **error) XEP_MUST_CHECK;
/* (transfer full); NULL if there is no such key. */
char              *xep_regulation_edit_get  (XepRegulationEdit *self, const char *key);
/* Adds a criterion after the last of the group, or takes one away. */
gboolean           xep_regulation_edit_add_criterion    (XepRegulationEdit *self,
                                                         const char        *set,
                                                         const char        *group,
                                                         GError           **error) XEP_MUST_CHECK;
gboolean           xep_regulation_edit_remove_criterion (XepRegulationEdit *self,
                                                         const char        *set,
                                                         const char        *number,
                                                         GError           **error) XEP_MUST_CHECK;
/* Running sums of a set (hundredths): 3000, 7000 when it is right. FALSE if there is no such set. */
gboolean           xep_regulation_edit_get_sums (XepRegulationEdit *self,
                                                 const char        *set,
                                                 XepPoints         *part_a,
                                                 XepPoints         *part_b);
/* Checks the whole copy as a regulation file is checked; XEP_ERROR_INVALID in words (a set whose
 * points make 99,5), nothing written. Else writes it to the clerk's regulations folder with the next
 * version, in force from @effective: periods opened from then on use it. Path (transfer full). */
char              *xep_regulation_edit_publish (XepRegulationEdit *self,
                                                XepDate            effective,
                                                GError           **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepRegulationEdit, xep_regulation_edit_free)

G_END_DECLS
