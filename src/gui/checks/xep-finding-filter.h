/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/xep-findings.h"

G_BEGIN_DECLS

/* A list of choices that leave out findings: all, or those of one severity or rule, with how many
 * there are. */
#define XEP_TYPE_FINDING_FILTER (xep_finding_filter_get_type ())
G_DECLARE_FINAL_TYPE (XepFindingFilter, xep_finding_filter, XEP, FINDING_FILTER, GObject)

/* The property of a finding that is chosen by: xep_finding_filter_severity or _rule. */
typedef const char *(*XepFindingKey) (const XepFinding *finding);
/* The words of such a key. */
typedef const char *(*XepFindingWords) (const char *key);

const char *xep_finding_filter_severity (const XepFinding *finding);
const char *xep_finding_filter_severity_words (const char *nick);
const char *xep_finding_filter_rule (const XepFinding *finding);

/* @all: the words for no choice. @changed is called when another choice is made. */
XepFindingFilter *xep_finding_filter_new (GtkDropDown *drop_down,
                                          XepFindingKey key,
                                          XepFindingWords words,
                                          const char *all,
                                          GCallback changed,
                                          gpointer user_data);
/* Offers what @findings (XepFindingItem) have; the choice is kept if it is still there. */
void xep_finding_filter_offer (XepFindingFilter *self, GPtrArray *findings);
gboolean xep_finding_filter_takes (XepFindingFilter *self, const XepFinding *finding);

G_END_DECLS
