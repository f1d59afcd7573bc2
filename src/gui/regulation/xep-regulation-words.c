/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/regulation/xep-regulation-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Điều 10. */

static const struct
{
  const char *section;
  const char *name;
} sections[] = {
  { "exempt", N_("Reasons for being left out") }, { "unrated", N_("Reasons for no rating") },
  { "component", N_("Parts of the dossier") },    { "deadline", N_("Deadlines") },
  { "quota", N_("Ceiling of “excellent”") },
};

char *
xep_regulation_words_section (XepRegulationEdit *edit, const char *section)
{
  g_autofree char *key = g_strconcat (section, ".name", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].section, section))
      return g_strdup (_ (sections[i].name));
  return xep_regulation_edit_get (edit, key);
}

static char *
describe_part (const char *name, XepPoints sum, XepPoints wanted)
{
  g_autofree char *points = xep_points_format (sum);
  g_autofree char *whole = xep_points_format (wanted);
  g_autofree char *difference = xep_points_format (ABS (wanted - sum));

  if (sum == wanted)
    return g_strdup_printf ("%s %s/%s", name, points, whole);
  if (sum < wanted)
    return g_strdup_printf (_("%s %s/%s (%s missing)"), name, points, whole, difference);
  return g_strdup_printf (_("%s %s/%s (%s too much)"), name, points, whole, difference);
}

char *
xep_regulation_words_sums (XepRegulationEdit *edit, const char *set, gboolean *right)
{
  XepRegulation *regulation = xep_regulation_edit_get_regulation (edit);
  const XepPoints whole_a = xep_regulation_get_part_a (regulation);
  const XepPoints whole_b = xep_regulation_get_part_b (regulation);
  XepPoints part_a = 0, part_b = 0;
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  *right = xep_regulation_edit_get_sums (edit, set, &part_a, &part_b) && part_a == whole_a
           && part_b == whole_b;
  text_a = describe_part ("A", part_a, whole_a);
  text_b = describe_part ("B", part_b, whole_b);
  return g_strdup_printf ("%s, %s", text_a, text_b);
}

char *
xep_regulation_words_period (XepRegulationEdit *edit, const char *nick)
{
  XepPeriodCode code = XEP_PERIOD_YEAR;

  if (!xep_period_from_nick (nick, &code))
    return g_strdup (nick);
  return g_strdup (
      xep_regulation_get_period (xep_regulation_edit_get_regulation (edit), code)->name);
}
