/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/checks/xep-finding-item.h"

#include <glib/gi18n.h>

struct _XepFindingItem
{
  GObject parent_instance;
  XepFinding *finding;
};

G_DEFINE_FINAL_TYPE (XepFindingItem, xep_finding_item, G_TYPE_OBJECT)

static const char *const severities[] = {
  [XEP_SEVERITY_NOTE] = N_("Note"),
  [XEP_SEVERITY_WARNING] = N_("Warning"),
  [XEP_SEVERITY_ERROR] = N_("Error"),
};

static const struct
{
  const char *rule;
  const char *name;
} rules[] = {
  { "level-above-points", N_("Level above the points") },
  { "level-below-points", N_("Level below the points") },
  { "excellent-conditions", N_("Highest level without its condition") },
  { "difference", N_("Steps differ without explanation") },
  { "appraisal-without-self", N_("Appraisal without self-assessment") },
  { "decision-without-appraisal", N_("Decision without appraisal") },
  { "decision-differs", N_("Decision differs from the suggestion") },
  { "parts-missing", N_("Points not whole") },
  { "decision-document", N_("Decision without number or date") },
  { "head-above-collective", N_("Head above the collective") },
  { "same-person", N_("Person entered twice") },
  { "two-cells", N_("One Party card in two cells") },
  { "two-heads", N_("Two heads in one unit") },
  { "ballots", N_("Ballot numbers not whole") },
  { "decision-before-meeting", N_("Decided before the meeting") },
  { "order", N_("Order of review") },
  { "unlocked", N_("Decided, not locked") },
  { "missing-matter", N_("Matter without its part of the form") },
  { "prompt-unanswered", N_("Suggestion for review not answered") },
  { "snapshot", N_("Form differs from the list") },
  { "date-to-come", N_("Date still to come") },
};

static void
xep_finding_item_finalize (GObject *object)
{
  xep_finding_free (XEP_FINDING_ITEM (object)->finding);
  G_OBJECT_CLASS (xep_finding_item_parent_class)->finalize (object);
}

static void
xep_finding_item_class_init (XepFindingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xep_finding_item_finalize;
}

static void
xep_finding_item_init (XepFindingItem *self)
{
}

XepFindingItem *
xep_finding_item_new (XepFinding *finding)
{
  XepFindingItem *self = g_object_new (XEP_TYPE_FINDING_ITEM, NULL);

  self->finding = finding;
  return self;
}

const XepFinding *
xep_finding_item_get_finding (XepFindingItem *self)
{
  return self->finding;
}

const char *
xep_finding_severity_name (XepSeverity severity)
{
  return _ (severities[severity]);
}

const char *
xep_finding_rule_name (const char *rule)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].rule, rule))
      return _ (rules[i].name);
  return rule;
}
