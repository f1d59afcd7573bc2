/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-text.h"
#include "model/xep-regulation-private.h"

/* Which criteria set is whose (CRITERIA 4.2), and what the names of units and posts tell, from the
 * tables of the regulation. */

static XepCriteriaSet *
find_set (XepRegulation *self, const char *id)
{
  for (guint i = 0; i < self->criteria_sets->len; i++)
    {
      XepCriteriaSet *set = g_ptr_array_index (self->criteria_sets, i);

      if (g_strcmp0 (set->id, id) == 0)
        return set;
    }
  return NULL;
}

const XepCriteriaSet *
xep_regulation_find_set (XepRegulation *self, const char *id)
{
  return find_set (self, id);
}

gboolean
xep_regulation_mark_compared (XepRegulation *self, const char *set_id)
{
  XepCriteriaSet *set = find_set (self, set_id);
  gboolean provisional = FALSE;

  if (set == NULL)
    return FALSE;
  set->provisional = FALSE;
  for (guint i = 0; i < self->criteria_sets->len; i++)
    provisional |= ((XepCriteriaSet *) g_ptr_array_index (self->criteria_sets, i))->provisional;
  self->provisional &= provisional;
  return TRUE;
}

static gboolean
text_fits (const char *wanted, const char *given)
{
  return wanted == NULL || g_strcmp0 (wanted, given) == 0;
}

static gboolean
value_fits (int wanted, int given)
{
  return wanted < 0 || wanted == given;
}

static gboolean
rule_fits (const XepDefaultRule *rule, const XepSetQuery *query)
{
  XepAnswer party_cell = query->party_cell ? XEP_ANSWER_YES : XEP_ANSWER_NO;

  return rule->kind == (int) query->kind && (rule->periods & (1u << query->period)) != 0
         && value_fits (rule->person, (int) query->person_kind)
         && value_fits (rule->tier, (int) query->tier)
         && text_fits (rule->type, query->collective_type) && text_fits (rule->block, query->block)
         && (rule->party_cell == XEP_ANSWER_MISSING || rule->party_cell == (int) party_cell);
}

const XepCriteriaSet *
xep_regulation_default_set (XepRegulation *self, const XepSetQuery *query)
{
  for (guint i = 0; i < self->defaults->len; i++)
    {
      const XepDefaultRule *rule = g_ptr_array_index (self->defaults, i);

      if (rule_fits (rule, query))
        return xep_regulation_find_set (self, rule->set);
    }
  return NULL;
}

static void
add_sets (XepRegulation *self, GPtrArray *sets, char **ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const XepCriteriaSet *set = xep_regulation_find_set (self, ids[i]);

      if (set != NULL && !g_ptr_array_find (sets, set, NULL))
        g_ptr_array_add (sets, (gpointer) set);
    }
}

/**
 * xep_regulation_allowed_sets:
 *
 * Returns: (transfer container): #XepCriteriaSet in the order of the regulation; owned by it
 */
GPtrArray *
xep_regulation_allowed_sets (XepRegulation *self, XepSubjectKind kind, XepPeriodCode period)
{
  GPtrArray *sets = g_ptr_array_new ();

  for (guint i = 0; i < self->allowed->len; i++)
    {
      const XepAllowedRule *rule = g_ptr_array_index (self->allowed, i);

      if (rule->kind == (int) kind && (rule->periods & (1u << period)) != 0)
        add_sets (self, sets, rule->sets);
    }
  return sets;
}

/* TRUE if @text begins with the words @words and a word ends there. */
static gboolean
begins_with_words (const char *text, const char *words)
{
  size_t length = strlen (words);

  return strncmp (text, words, length) == 0 && !g_unichar_isalnum (g_utf8_get_char (text + length));
}

static gboolean
has_words (const char *text, const char *words)
{
  for (const char *found = strstr (text, words); found != NULL; found = strstr (found + 1, words))
    {
      gunichar before = found == text ? ' ' : g_utf8_get_char (g_utf8_prev_char (found));

      if (!g_unichar_isalnum (before) && begins_with_words (found, words))
        return TRUE;
    }
  return FALSE;
}

/* What is left of @name after "chi bộ", "cơ quan" and the like, however many there are. */
static const char *
skip_prefixes (XepRegulation *self, const char *name)
{
  gboolean skipped = TRUE;

  while (skipped)
    {
      skipped = FALSE;
      for (guint i = 0; i < self->unit_prefixes->len && !skipped; i++)
        {
          const XepKeyedText *prefix = g_ptr_array_index (self->unit_prefixes, i);

          if (!begins_with_words (name, prefix->text))
            continue;
          name += strlen (prefix->text);
          name += strspn (name, " ");
          skipped = TRUE;
        }
    }
  return name;
}

/**
 * xep_regulation_guess_block:
 *
 * The first row of the table whose words are in @unit_name decides; case and tone placement do not
 * matter, marks do. Returns: (transfer none): id of a block, "" for none
 */
const char *
xep_regulation_guess_block (XepRegulation *self, const char *unit_name)
{
  g_autofree char *name = xep_text_identity (unit_name);
  const char *start = skip_prefixes (self, name);

  for (guint i = 0; i < self->unit_names->len; i++)
    {
      const XepUnitNameRule *rule = g_ptr_array_index (self->unit_names, i);

      if (rule->start ? begins_with_words (start, rule->words) : has_words (name, rule->words))
        return rule->block;
    }
  return "";
}

/**
 * xep_regulation_find_unit_collective:
 *
 * Plan II.2: which of the seven types of collectives a unit gives is data; case and tone placement
 * of @unit_name do not matter, marks do.
 */
const XepUnitCollectiveRule *
xep_regulation_find_unit_collective (XepRegulation *self,
                                     gboolean party_cell,
                                     const char *block,
                                     const char *unit_name)
{
  g_autofree char *name = xep_text_identity (unit_name);

  for (guint i = 0; i < self->unit_collectives->len; i++)
    {
      const XepUnitCollectiveRule *rule = g_ptr_array_index (self->unit_collectives, i);

      if (rule->cell != (party_cell != FALSE) || !text_fits (rule->block, block))
        continue;
      if (rule->words == NULL
          || (rule->start ? begins_with_words (name, rule->words) : has_words (name, rule->words)))
        return rule;
    }
  return NULL;
}

gboolean
xep_regulation_has_unit_collectives (XepRegulation *self)
{
  return self->unit_collectives->len > 0;
}

gboolean
xep_regulation_is_deputy_post (XepRegulation *self, const char *title)
{
  g_autofree char *name = xep_text_identity (title);

  for (guint i = 0; i < self->deputy_words->len; i++)
    {
      const XepKeyedText *words = g_ptr_array_index (self->deputy_words, i);

      if (begins_with_words (name, words->text))
        return TRUE;
    }
  return FALSE;
}
