/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/xep-findings.h"

G_BEGIN_DECLS

/* A XepFinding in a list model, with its words. */
#define XEP_TYPE_FINDING_ITEM (xep_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (XepFindingItem, xep_finding_item, XEP, FINDING_ITEM, GObject)

/* Takes @finding. */
XepFindingItem *xep_finding_item_new (XepFinding *finding);
const XepFinding *xep_finding_item_get_finding (XepFindingItem *self);

/* "Error", "Warning", "Note". */
const char *xep_finding_severity_name (XepSeverity severity);
/* What the rule looks for, in a few words; its id for one that is unknown. */
const char *xep_finding_rule_name (const char *rule);

G_END_DECLS
