/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-sentence.h"

#include <string.h>

#include "base/xep-text.h"

/* Key in the regulation file and the placeholders that get a value, separated by blanks. */
static const struct
{
  const char *key;
  const char *placeholders;
} sentences[XEP_N_SENTENCES] = {
  [XEP_SENTENCE_POINTS_MISSING] = { "points-missing", "" },
  [XEP_SENTENCE_TOTAL_MISSING] = { "total-missing", "" },
  [XEP_SENTENCE_POINTS_LEVEL] = { "points-level", "points level" },
  [XEP_SENTENCE_CONDITION_NOT_MET] = { "condition-not-met", "level text detail article" },
  [XEP_SENTENCE_CONDITION_MISSING] = { "condition-missing", "level conditions" },
  [XEP_SENTENCE_CONDITIONS_MET] = { "conditions-met", "level" },
  [XEP_SENTENCE_FORCED] = { "forced", "id article text level" },
  [XEP_SENTENCE_EXCEPTION_WITHOUT_GROUNDS] = { "exception-without-grounds", "id" },
  [XEP_SENTENCE_EXCEPTION] = { "exception", "id article text exception grounds authority level" },
  [XEP_SENTENCE_EXCEPTION_AUTHORITY] = { "exception-authority", "" },
  [XEP_SENTENCE_SIGNAL] = { "signal", "id article text detail" },
  [XEP_SENTENCE_G1] = { "G1", "points level" },
  [XEP_SENTENCE_G2] = { "G2", "points points_level level" },
  [XEP_SENTENCE_G3] = { "G3", "level text detail article" },
  [XEP_SENTENCE_G4] = { "G4", "missed assigned id article text" },
  [XEP_SENTENCE_G5] = { "G5", "id article text" },
  [XEP_SENTENCE_SUGGESTED] = { "suggested", "level" },
  [XEP_SENTENCE_DETAIL_DONE] = { "detail-done", "count assigned percent" },
  [XEP_SENTENCE_DETAIL_ON_TIME] = { "detail-on-time", "count assigned percent" },
  [XEP_SENTENCE_DETAIL_EXCEEDED] = { "detail-exceeded", "count assigned percent" },
  [XEP_SENTENCE_DETAIL_REMEDIED] = { "detail-remedied", "percent" },
  [XEP_SENTENCE_DETAIL_NO_SHORTCOMINGS] = { "detail-no-shortcomings", "" },
  [XEP_SENTENCE_DETAIL_DISCIPLINE_NO] = { "detail-discipline-no", "" },
  [XEP_SENTENCE_DETAIL_DISCIPLINE_YES] = { "detail-discipline-yes", "" },
  [XEP_SENTENCE_DETAIL_MISSING] = { "detail-missing", "" },
};

const char *
xep_sentence_get_key (XepSentence sentence)
{
  g_return_val_if_fail (sentence < XEP_N_SENTENCES, "");
  return sentences[sentence].key;
}

char *
xep_sentence_find_unknown_placeholder (XepSentence sentence, const char *text)
{
  g_auto (GStrv) known = g_strsplit (sentences[sentence].placeholders, " ", -1);

  for (const char *open = strchr (text, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      size_t length = strcspn (open + 1, "}");
      g_autofree char *name = g_strndup (open + 1, length);

      if (!g_strv_contains ((const char *const *) known, name))
        return g_steal_pointer (&name);
    }
  return NULL;
}

/* Values may be anything a person wrote: a placeholder within them is left as it is. */
char *
xep_sentence_fill (XepRegulation *regulation, XepSentence sentence, ...)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  const char *name;
  va_list arguments;

  va_start (arguments, sentence);
  while ((name = va_arg (arguments, const char *)) != NULL)
    g_hash_table_insert (values, (gpointer) name, va_arg (arguments, char *));
  va_end (arguments);
  return xep_text_fill (xep_regulation_get_sentence (regulation, xep_sentence_get_key (sentence)),
                        values);
}
