/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/shared/xep-step-names.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;
  const char *short_name;
} names[XEP_N_STEPS] = {
  [XEP_STEP_SELF] = { N_("Self-assessment"), N_("Self") },
  [XEP_STEP_APPRAISAL] = { N_("Appraisal"), N_("Appr.") },
  [XEP_STEP_DECISION] = { N_("Decision"), N_("Dec.") },
};

const char *
xep_step_name (XepStep step)
{
  return _ (names[step].name);
}

const char *
xep_step_short_name (XepStep step)
{
  return _ (names[step].short_name);
}
