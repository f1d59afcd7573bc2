/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "model/xep-regulation.h"

G_BEGIN_DECLS

/* The dossier of an assessment: 5 components in a quarter, 13 in a year, in three copies
 * (plan V). */

typedef struct
{
  const XepDossierComponent *component; /* of the period's regulation */
  gboolean wanted;                      /* the component is for the subject */
  XepDate received_on;                  /* unset: missing */
  char *received_by;
  char *note;
  gboolean not_needed; /* "nếu có": there is none */
} XepDossierItem;

typedef struct
{
  const XepNamedItem *copy; /* of the period's regulation: where it goes */
  XepDate sent_on;          /* unset: not sent */
  char *taken_by;
  char *note;
} XepDossierCopy;

/* Whether a paper of this kind is asked of the subject: the regulation's kinds, tiers and Party
 * membership; one that names none of them is for all. @officer_too: a rating as a Party member of
 * somebody who is rated as an officer in the same period, where a paper that serves both is asked
 * for. */
gboolean xep_dossier_component_is_for (const XepDossierComponent *component,
                                       XepSubjectKind kind,
                                       XepTier tier,
                                       gboolean party_member,
                                       gboolean officer_too);
/* For each audience ("leader province 1 0"), the numbers of @components that must be there, not
 * those "nếu có": a JSON object of arrays. (transfer full) */
char *xep_dossier_dup_required (GPtrArray *components);

XepDossierItem *xep_dossier_item_new (void);
void xep_dossier_item_free (XepDossierItem *self);
XepDossierCopy *xep_dossier_copy_new (void);
void xep_dossier_copy_free (XepDossierCopy *self);

/* Components that must be there and are not: neither received nor not needed; one that is "nếu có"
 * is not missing. @items: XepDossierItem. */
guint xep_dossier_count_missing (GPtrArray *items);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepDossierItem, xep_dossier_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepDossierCopy, xep_dossier_copy_free)

G_END_DECLS
