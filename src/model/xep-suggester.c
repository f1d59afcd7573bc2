/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-suggester.h"

#include <string.h>

/* What a suggestion without ticks depends on. Compared as bytes: cleared before use. */
typedef struct
{
  XepRuleColumn column;
  XepLevel points_level;
  XepFacts facts;
} Situation;

struct _XepSuggester
{
  XepRegulation *regulation;
  GHashTable *known; /* GBytes of a Situation → XepSuggestion */
  GPtrArray *no_ticks;
  XepSuggestion *with_ticks; /* the last one, which nobody shares */
};

/**
 * xep_suggester_new:
 *
 * Free with xep_suggester_free().
 */
XepSuggester *
xep_suggester_new (XepRegulation *regulation)
{
  XepSuggester *self = g_new0 (XepSuggester, 1);

  self->regulation = regulation;
  self->known = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                       (GDestroyNotify) xep_suggestion_free);
  self->no_ticks = g_ptr_array_new ();
  return self;
}

void
xep_suggester_free (XepSuggester *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->no_ticks);
  g_clear_pointer (&self->with_ticks, xep_suggestion_free);
  g_free (self);
}

XepRegulation *
xep_suggester_get_regulation (XepSuggester *self)
{
  return self->regulation;
}

/**
 * xep_suggester_suggest:
 * @ticks: (nullable): #XepDisqualifierTick
 */
const XepSuggestion *
xep_suggester_suggest (XepSuggester *self,
                       XepRuleColumn column,
                       XepPoints total,
                       const XepFacts *facts,
                       GPtrArray *ticks)
{
  Situation situation;
  g_autoptr (GBytes) key = NULL;
  XepSuggestion *suggestion;

  if (ticks != NULL && ticks->len > 0)
    {
      g_clear_pointer (&self->with_ticks, xep_suggestion_free);
      self->with_ticks = xep_rating_suggest (self->regulation, column, total, facts, ticks);
      return self->with_ticks;
    }
  memset (&situation, 0, sizeof situation);
  situation.column = column;
  situation.points_level = xep_rating_level_of_points (self->regulation, total);
  situation.facts = *facts;
  key = g_bytes_new_static (&situation, sizeof situation);
  suggestion = g_hash_table_lookup (self->known, key);
  if (suggestion == NULL)
    {
      suggestion = xep_rating_suggest (self->regulation, column, total, facts, self->no_ticks);
      g_hash_table_insert (self->known, g_bytes_new (&situation, sizeof situation), suggestion);
    }
  return suggestion;
}
