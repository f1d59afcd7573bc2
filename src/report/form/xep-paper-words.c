/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/form/xep-paper-words.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "base/xep-xml.h"

struct _XepPaperWords
{
  char *texts[XEP_N_WORDS];
};

static const char *const ids[XEP_N_WORDS] = {
  [XEP_WORDS_NOTHING] = "",
  [XEP_WORDS_SUBJECT_NUMBER] = "subject-number",
  [XEP_WORDS_DOCUMENT_NUMBER] = "document-number",
  [XEP_WORDS_TIME] = "time",
  [XEP_WORDS_UNRATED] = "unrated",
  [XEP_WORDS_UNDECIDED] = "undecided",
  [XEP_WORDS_RERATED] = "rerated",
  [XEP_WORDS_QUOTA_WITHIN] = "quota-within",
  [XEP_WORDS_QUOTA_OVER] = "quota-over",
  [XEP_WORDS_NO_SHORTCOMINGS] = "no-shortcomings",
  [XEP_WORDS_ON_TIME] = "on-time",
  [XEP_WORDS_LATE] = "late",
  [XEP_WORDS_UNDONE] = "undone",
  [XEP_WORDS_EXCEEDED] = "exceeded",
  [XEP_WORDS_PACE_EXCEEDED] = "pace-exceeded",
  [XEP_WORDS_REMEDY_DONE] = "remedy-done",
  [XEP_WORDS_REMEDY_PARTIAL] = "remedy-partial",
  [XEP_WORDS_REMEDY_OPEN] = "remedy-open",
  [XEP_WORDS_TIER_PROVINCE] = "tier-province",
  [XEP_WORDS_TIER_COMMUNE] = "tier-commune",
  [XEP_WORDS_TIER_UNIT] = "tier-unit",
};

XepPaperWords *
xep_paper_words_new (void)
{
  return g_atomic_rc_box_new0 (XepPaperWords);
}

XepPaperWords *
xep_paper_words_ref (XepPaperWords *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  XepPaperWords *self = data;

  for (guint i = 0; i < XEP_N_WORDS; i++)
    g_free (self->texts[i]);
}

void
xep_paper_words_unref (XepPaperWords *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

gboolean
xep_paper_words_read (XepPaperWords *self, xmlNode *element, const char *file, GError **error)
{
  for (xmlNode *at = element != NULL ? xep_xml_first (element, "text") : NULL; at != NULL;
       at = xep_xml_next (at, "text"))
    {
      g_autofree char *id = xep_xml_attribute (at, "id");
      guint i = XEP_WORDS_NOTHING + 1;

      while (i < XEP_N_WORDS && !g_str_equal (ids[i], id))
        i++;
      if (i == XEP_N_WORDS)
        {
          xep_xml_set_error (error, file, at, _("there are no words “%s” on any paper"), id);
          return FALSE;
        }
      g_free (self->texts[i]);
      self->texts[i] = xep_xml_text (at);
    }
  return TRUE;
}

const char *
xep_paper_words_get (XepPaperWords *self, XepWordsId id)
{
  return self->texts[id] != NULL ? self->texts[id] : "";
}

char *
xep_paper_words_fill (XepPaperWords *self, XepWordsId id, ...)
{
  g_autoptr (GHashTable) arguments = g_hash_table_new (g_str_hash, g_str_equal);
  const char *name = NULL;
  va_list pairs;

  va_start (pairs, id);
  while ((name = va_arg (pairs, const char *)) != NULL)
    g_hash_table_insert (arguments, (gpointer) name, va_arg (pairs, char *));
  va_end (pairs);
  return xep_text_fill (xep_paper_words_get (self, id), arguments);
}
