/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-text.h"
#include "model/xep-regulation-private.h"

/**
 * xep_regulation_ref:
 *
 * Any thread: a regulation never changes once it is read.
 */
XepRegulation *
xep_regulation_ref (XepRegulation *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
regulation_clear (gpointer self)
{
  xep_record_clear (&xep_regulation_record, self);
  g_free (((XepRegulation *) self)->xml);
}

void
xep_regulation_unref (XepRegulation *self)
{
  g_atomic_rc_box_release_full (self, regulation_clear);
}

#define DEFINE_GETTER(Type, name, member) \
  Type xep_regulation_##name (XepRegulation *self) { return self->member; }

DEFINE_GETTER (const char *, get_id, id)
DEFINE_GETTER (const char *, get_version, version)
DEFINE_GETTER (const char *, get_title, title)
DEFINE_GETTER (XepDate, get_effective, effective)
DEFINE_GETTER (gboolean, is_provisional, provisional)
DEFINE_GETTER (const char *, get_xml, xml)
DEFINE_GETTER (XepPoints, get_explained_difference, explained_difference)
DEFINE_GETTER (int, get_admission_months, admission_months)
DEFINE_GETTER (GPtrArray *, get_sources, sources)
DEFINE_GETTER (GPtrArray *, get_criteria_sets, criteria_sets)
DEFINE_GETTER (GPtrArray *, get_collective_types, collective_types)
DEFINE_GETTER (GPtrArray *, get_blocks, blocks)
DEFINE_GETTER (GPtrArray *, get_exempt_reasons, exempt_reasons)
DEFINE_GETTER (GPtrArray *, get_unrated_reasons, unrated_reasons)
DEFINE_GETTER (GPtrArray *, get_targets, targets)
DEFINE_GETTER (GPtrArray *, get_conditions, conditions)
DEFINE_GETTER (GPtrArray *, get_disqualifiers, disqualifiers)
DEFINE_GETTER (GPtrArray *, get_copies, copies)
DEFINE_GETTER (GPtrArray *, get_deadlines, deadlines)
DEFINE_GETTER (GPtrArray *, get_quota, quotas)

DEFINE_GETTER (XepPoints, get_highest_kpi, highest_kpi)
DEFINE_GETTER (XepPoints, get_part_a, part_a)
DEFINE_GETTER (XepPoints, get_part_b, part_b)

/* The few keyed texts are looked up seldom: a walk is enough. */
static const char *
find_text (GPtrArray *texts, const char *key)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const XepKeyedText *text = g_ptr_array_index (texts, i);

      if (g_strcmp0 (text->key, key) == 0)
        return text->text;
    }
  return "";
}

const char *
xep_regulation_get_body (XepRegulation *self, const char *key)
{
  return find_text (self->bodies, key);
}

const char *
xep_regulation_get_sentence (XepRegulation *self, const char *key)
{
  return find_text (self->sentences, key);
}

/**
 * xep_regulation_get_dossier:
 *
 * Plan V.2: what a dossier of the period consists of.
 * Returns: (transfer none): #XepDossierComponent, in the order of the plan
 */
GPtrArray *
xep_regulation_get_dossier (XepRegulation *self, XepPeriodCode code)
{
  for (guint i = 0; i < self->dossiers->len; i++)
    {
      const XepDossierRule *rule = g_ptr_array_index (self->dossiers, i);

      if (rule->periods & (1u << code))
        return rule->components;
    }
  g_return_val_if_reached (NULL);
}

const XepPeriodRule *
xep_regulation_get_period (XepRegulation *self, XepPeriodCode code)
{
  for (guint i = 0; i < self->periods->len; i++)
    {
      const XepPeriodRecord *record = g_ptr_array_index (self->periods, i);

      if (record->rule.code == code)
        return &record->rule;
    }
  g_return_val_if_reached (NULL);
}

static char *
fill_year (const char *text, int year)
{
  g_autoptr (GHashTable) arguments = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *digits = g_strdup_printf ("%d", year);

  g_hash_table_insert (arguments, (gpointer) "year", digits);
  return xep_text_fill (text, arguments);
}

char *
xep_regulation_dup_period_title (XepRegulation *self, XepPeriodCode code, int year)
{
  return fill_year (xep_regulation_get_period (self, code)->title, year);
}

char *
xep_regulation_dup_period_phrase (XepRegulation *self, XepPeriodCode code, int year)
{
  const XepPeriodRule *rule = xep_regulation_get_period (self, code);

  return fill_year (rule->phrase, year);
}

const XepLevelRule *
xep_regulation_get_level (XepRegulation *self, XepLevel level)
{
  for (guint i = 0; i < self->levels->len; i++)
    {
      const XepLevelRule *rule = g_ptr_array_index (self->levels, i);

      if (rule->level == level)
        return rule;
    }
  return NULL;
}

static const XepKindRule *
find_kind (XepRegulation *self, XepSubjectKind kind)
{
  for (guint i = 0; i < self->kinds->len; i++)
    {
      const XepKindRule *rule = g_ptr_array_index (self->kinds, i);

      if (rule->kind == (int) kind)
        return rule;
    }
  g_return_val_if_reached (NULL);
}

const char *
xep_regulation_get_kind_name (XepRegulation *self, XepSubjectKind kind)
{
  return find_kind (self, kind)->name;
}

/**
 * xep_regulation_get_column:
 * @kind: kind of the rating
 * @leader: whether the person holds a leading post
 *
 * Điều 11 has a column for leaders and one for everybody else: a leader rated as a Party member
 * stays in the leaders' column.
 */
XepRuleColumn
xep_regulation_get_column (XepRegulation *self, XepSubjectKind kind, gboolean leader)
{
  const XepKindRule *rule = find_kind (self, kind);

  return leader && rule->leader_column >= 0 ? rule->leader_column : rule->column;
}

gboolean
xep_regulation_rates_outside_party (XepRegulation *self)
{
  return find_kind (self, XEP_KIND_STAFF)->outside_party;
}

const XepNamedItem *
xep_named_items_find (GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    {
      const XepNamedItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->id, id) == 0)
        return item;
    }
  return NULL;
}

gboolean
xep_regulation_is_committee (XepRegulation *self, const char *collective_type)
{
  const XepNamedItem *type = xep_named_items_find (self->collective_types, collective_type);

  return type != NULL && type->committee;
}
