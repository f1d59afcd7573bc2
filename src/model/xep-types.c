/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-types.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/xep-regulation.h"
#include "model/xep-review.h"

/* One table per enum, in the order of its values. */
static const char *const kind_nicks[] = { "collective", "leader", "staff", "member" };
static const char *const step_nicks[] = { "self", "appraisal", "decision" };
static const char *const level_nicks[] = { "", "incomplete", "complete", "good", "excellent" };
static const char *const period_nicks[] = { "Q1", "Q2", "Q3", "YEAR" };
static const char *const tier_nicks[] = { "", "province", "commune", "unit" };
static const char *const status_nicks[]
    = { "active", "probation", "relieved", "suspended", "left" };
static const char *const branch_nicks[] = { "party", "government", "union" };
static const char *const entry_nicks[] = { "criteria", "groups" };
static const char *const answer_nicks[] = { "", "no", "yes" };
static const char *const state_nicks[] = { "open", "unrated", "closed" };
static const char *const column_nicks[] = { "collective", "leader", "individual" };
static const char *const measure_nicks[]
    = { "done", "on-time", "exceeded", "remedied", "discipline" };
static const char *const pace_nicks[] = { "", "on-time", "late", "undone" };
static const char *const remedy_state_nicks[] = { "", "done", "partial", "open" };

static const char *
find_nick (const char *const *nicks, guint length, guint value)
{
  g_return_val_if_fail (value < length, "");
  return nicks[value];
}

/* Returns -1 for a nick that is not in the table. */
static int
find_value (const char *const *nicks, guint length, const char *nick)
{
  for (guint i = 0; nick != NULL && i < length; i++)
    if (strcmp (nicks[i], nick) == 0)
      return (int) i;
  return -1;
}

#define DEFINE_NICKS(Type, name)                                              \
  const char *xep_##name##_to_nick (Type value)                               \
  {                                                                           \
    return find_nick (name##_nicks, G_N_ELEMENTS (name##_nicks), value);      \
  }                                                                           \
                                                                              \
  gboolean xep_##name##_from_nick (const char *nick, Type *value)             \
  {                                                                           \
    int found = find_value (name##_nicks, G_N_ELEMENTS (name##_nicks), nick); \
                                                                              \
    if (found < 0)                                                            \
      return FALSE;                                                           \
    *value = (Type) found;                                                    \
    return TRUE;                                                              \
  }

DEFINE_NICKS (XepSubjectKind, kind)
DEFINE_NICKS (XepStep, step)
DEFINE_NICKS (XepLevel, level)
DEFINE_NICKS (XepPeriodCode, period)
DEFINE_NICKS (XepTier, tier)
DEFINE_NICKS (XepStatus, status)
DEFINE_NICKS (XepBranch, branch)
DEFINE_NICKS (XepEntry, entry)
DEFINE_NICKS (XepAnswer, answer)
DEFINE_NICKS (XepState, state)
DEFINE_NICKS (XepRuleColumn, column)
DEFINE_NICKS (XepMeasure, measure)
DEFINE_NICKS (XepPace, pace)
DEFINE_NICKS (XepRemedyState, remedy_state)

const char *
xep_step_word (XepStep step)
{
  static const char *const words[XEP_N_STEPS] = {
    [XEP_STEP_SELF] = N_("self-assessment"),
    [XEP_STEP_APPRAISAL] = N_("appraisal"),
    [XEP_STEP_DECISION] = N_("decision"),
  };

  return _ (words[step]);
}
