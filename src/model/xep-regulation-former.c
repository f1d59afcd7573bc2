/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-regulation-private.h"

/* Periods keep the regulation they were opened under. What an earlier version left unsaid is said
 * here, and nowhere else. */

/* Whose time a deadline was stood at the end of its id only. */
static const struct
{
  const char *ending, *giver;
} givers[] = { { "-units", "units" }, { "-commune", "commune" } };

/* What stands before the year in the code of a paper. */
static const char *const marks[XEP_N_PERIODS] = {
  [XEP_PERIOD_Q1] = "QI/",
  [XEP_PERIOD_Q2] = "QII/",
  [XEP_PERIOD_Q3] = "QIII/",
};

static void
complete_text (char **text, const char *former)
{
  if (**text != '\0' || former == NULL)
    return;
  g_free (*text);
  *text = g_strdup (former);
}

/**
 * xep_regulation_complete_former:
 *
 * Fills in what every regulation said by saying nothing: parts of 30 and 70 points (Điều 10), KPIs
 * of 100 percent, the title of a period for its phrase.
 */
void
xep_regulation_complete_former (XepRegulation *self)
{
  self->highest_kpi = self->highest_kpi > 0 ? self->highest_kpi : XEP_POINTS (100);
  self->part_a = self->part_a > 0 ? self->part_a : XEP_POINTS (30);
  self->part_b = self->part_b > 0 ? self->part_b : XEP_POINTS (70);
  for (guint i = 0; i < self->periods->len; i++)
    {
      XepPeriodRule *rule = &((XepPeriodRecord *) g_ptr_array_index (self->periods, i))->rule;

      complete_text (&rule->phrase, rule->title);
      complete_text (&rule->mark, marks[rule->code]);
    }
  for (guint i = 0; i < self->deadlines->len; i++)
    {
      XepDeadlineRule *rule = g_ptr_array_index (self->deadlines, i);

      for (gsize j = 0; j < G_N_ELEMENTS (givers); j++)
        if (g_str_has_suffix (rule->id, givers[j].ending))
          complete_text (&rule->giver, givers[j].giver);
    }
}

static gboolean
has_text (GPtrArray *texts, const char *key)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_strcmp0 (((XepKeyedText *) g_ptr_array_index (texts, i))->key, key) == 0)
      return TRUE;
  return FALSE;
}

static void
lend_list (GPtrArray **list, GPtrArray *lender)
{
  if ((*list)->len > 0)
    return;
  g_ptr_array_unref (*list);
  *list = g_ptr_array_ref (lender);
}

/**
 * xep_regulation_lend:
 * @self: as a period keeps it, not shared yet
 * @current: the regulation in force
 *
 * Words that regulations had not yet, and papers want: the documents to cite, the headings of
 * reviews, what deputies are called, sentences. No rule is ever lent.
 */
void
xep_regulation_lend (XepRegulation *self, XepRegulation *current)
{
  lend_list (&self->sources, current->sources);
  lend_list (&self->reviews, current->reviews);
  lend_list (&self->deputy_words, current->deputy_words);
  for (guint i = 0; i < current->sentences->len; i++)
    {
      const XepKeyedText *sentence = g_ptr_array_index (current->sentences, i);
      XepKeyedText *lent;

      if (has_text (self->sentences, sentence->key))
        continue;
      lent = g_new0 (XepKeyedText, 1);
      lent->key = g_strdup (sentence->key);
      lent->text = g_strdup (sentence->text);
      g_ptr_array_add (self->sentences, lent);
    }
}
