/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-form-words.h"

#include <glib/gi18n.h>

/* Characters: the longest line of a menu. */
#define LONGEST_LINE 64

static const char *const categories[XEP_N_FORM_CATEGORIES] = {
  [XEP_FORM_SELF] = N_("Self-assessment"),
  [XEP_FORM_REVIEW] = N_("Review"),
  [XEP_FORM_STEP] = N_("Appraisal, proposal, decision"),
  [XEP_FORM_MEETING] = N_("Meeting"),
  [XEP_FORM_SUMMARY] = N_("Lists, tables, reports"),
  [XEP_FORM_DOSSIER] = N_("Dossier"),
};

const char *
xep_form_words_get_category (XepFormCategory category)
{
  g_return_val_if_fail (category < XEP_N_FORM_CATEGORIES, "");

  return _ (categories[category]);
}

char *
xep_form_words_dup_short_title (XepForm *form)
{
  const char *title = xep_form_get_title (form);
  const char *end = title;
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (title, -1) <= LONGEST_LINE)
    return g_strdup (title);
  for (const char *at = title; *at != '\0' && g_utf8_pointer_to_offset (title, at) < LONGEST_LINE;
       at = g_utf8_next_char (at))
    if (*at == ' ')
      end = at;
  beginning = g_strndup (title, (gsize) (end - title));
  return g_strconcat (beginning, "…", NULL);
}
