/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-heading.h"

static const char *const nicks[XEP_N_HEADINGS] = {
  [XEP_HEADING_NUMBER] = "number",
  [XEP_HEADING_NAME] = "name",
  [XEP_HEADING_FAMILY] = "family",
  [XEP_HEADING_GIVEN] = "given",
  [XEP_HEADING_BIRTH] = "birth",
  [XEP_HEADING_BIRTH_MALE] = "birth-male",
  [XEP_HEADING_BIRTH_FEMALE] = "birth-female",
  [XEP_HEADING_GENDER] = "gender",
  [XEP_HEADING_MALE] = "male",
  [XEP_HEADING_FEMALE] = "female",
  [XEP_HEADING_ETHNICITY] = "ethnicity",
  [XEP_HEADING_POST] = "post",
  [XEP_HEADING_PARTY_POST] = "party-post",
  [XEP_HEADING_GOVERNMENT_POST] = "government-post",
  [XEP_HEADING_UNION_POST] = "union-post",
  [XEP_HEADING_OTHER_POST] = "other-post",
  [XEP_HEADING_WORKPLACE] = "workplace",
  [XEP_HEADING_CELL] = "cell",
  [XEP_HEADING_TIER] = "tier",
  [XEP_HEADING_HEAD] = "head",
  [XEP_HEADING_ADMITTED] = "admitted",
  [XEP_HEADING_OFFICIAL] = "official",
  [XEP_HEADING_CARD] = "card",
  [XEP_HEADING_CITIZEN] = "citizen",
  [XEP_HEADING_STATUS] = "status",
  [XEP_HEADING_NOTE] = "note",
  [XEP_HEADING_POINTS_A] = "points-a",
  [XEP_HEADING_POINTS_B] = "points-b",
  [XEP_HEADING_POINTS_TOTAL] = "total",
  [XEP_HEADING_LEVEL] = "level",
  [XEP_HEADING_CRITERION] = "criterion",
  [XEP_HEADING_GOAL] = "goal",
  [XEP_HEADING_RESULT] = "result",
  [XEP_HEADING_PERCENT] = "percent",
};

/**
 * xep_heading_to_nick:
 *
 * Returns: (transfer none): the word of the data and of mappings
 */
const char *
xep_heading_to_nick (XepHeading heading)
{
  g_return_val_if_fail (heading < XEP_N_HEADINGS, "");
  return nicks[heading];
}

/**
 * xep_heading_from_nick:
 * @heading: (out): left as it is on failure
 *
 * Returns: %FALSE for an unknown word
 */
gboolean
xep_heading_from_nick (const char *nick, XepHeading *heading)
{
  for (guint i = 0; i < XEP_N_HEADINGS; i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *heading = (XepHeading) i;
        return TRUE;
      }
  return FALSE;
}
