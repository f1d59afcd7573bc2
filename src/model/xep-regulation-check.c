/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "model/xep-regulation-private.h"
#include "model/xep-sentence.h"

/* Điều 10: 30 points of common criteria, 70 of results; forms are filled in quarters of a point. */
#define POINT_STEP 25

#define MEMBER(name) G_STRUCT_OFFSET (XepRegulation, name)

typedef struct
{
  XepRegulation *regulation;
  XepRecordReader *reader;
} Check;

static GPtrArray *
get_array (const Check *check, gsize member)
{
  return G_STRUCT_MEMBER (GPtrArray *, check->regulation, member);
}

/* The error stands at the line of the element that @record was read from. */
G_GNUC_PRINTF (4, 5)
static gboolean
refuse (const Check *check, gconstpointer record, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  xep_xml_set_error (error, check->reader->name, g_hash_table_lookup (check->reader->nodes, record),
                     "%s", reason);
  return FALSE;
}

/* @offset: of the char* that must differ from record to record. @seen carries over when it is
 * given. */
static gboolean
check_unique (
    const Check *check, GPtrArray *records, gsize offset, GHashTable *seen, GError **error)
{
  g_autoptr (GHashTable) own = seen == NULL ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;
  GHashTable *known = seen != NULL ? seen : own;

  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      char *id = G_STRUCT_MEMBER (char *, record, offset);

      if (!g_hash_table_add (known, id))
        return refuse (check, record, error, _("“%s” is given twice"), id);
    }
  return TRUE;
}

static gboolean
check_unique_ids (const Check *check, GError **error)
{
  static const struct
  {
    gsize member;
    gsize id;
  } lists[] = {
    { MEMBER (bodies), G_STRUCT_OFFSET (XepKeyedText, key) },
    { MEMBER (collective_types), G_STRUCT_OFFSET (XepNamedItem, id) },
    { MEMBER (exempt_reasons), G_STRUCT_OFFSET (XepNamedItem, id) },
    { MEMBER (unrated_reasons), G_STRUCT_OFFSET (XepNamedItem, id) },
    { MEMBER (conditions), G_STRUCT_OFFSET (XepConditionRule, id) },
    { MEMBER (disqualifiers), G_STRUCT_OFFSET (XepDisqualifierRule, id) },
    { MEMBER (targets), G_STRUCT_OFFSET (XepNamedItem, id) },
    { MEMBER (blocks), G_STRUCT_OFFSET (XepNamedItem, id) },
    { MEMBER (deadlines), G_STRUCT_OFFSET (XepDeadlineRule, id) },
    { MEMBER (quotas), G_STRUCT_OFFSET (XepQuotaRule, id) },
    { MEMBER (copies), G_STRUCT_OFFSET (XepNamedItem, id) },
    { MEMBER (sentences), G_STRUCT_OFFSET (XepKeyedText, key) },
    { MEMBER (criteria_sets), G_STRUCT_OFFSET (XepCriteriaSet, id) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!check_unique (check, get_array (check, lists[i].member), lists[i].id, NULL, error))
      return FALSE;
  return TRUE;
}

static const char *
kind_nick (int value)
{
  return xep_kind_to_nick (value);
}

static const char *
period_nick (int value)
{
  return xep_period_to_nick (value);
}

static const char *
level_nick (int value)
{
  return xep_level_to_nick (value);
}

/* One list that must have each value of an enum once. */
typedef struct
{
  gsize member;
  gsize value;
  int first, last;
  const char *(*nick) (int value);
} CompleteList;

static gboolean
check_complete_list (const Check *check, const CompleteList *list, GError **error)
{
  GPtrArray *records = get_array (check, list->member);
  guint seen = 0;

  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      int value = G_STRUCT_MEMBER (int, record, list->value);

      if (seen & (1u << value))
        return refuse (check, record, error, _("“%s” is given twice"), list->nick (value));
      seen |= 1u << value;
    }
  for (int value = list->first; value <= list->last; value++)
    if (!(seen & (1u << value)))
      return refuse (check, check->regulation, error, _("“%s” is missing"), list->nick (value));
  return TRUE;
}

static gboolean
check_complete (const Check *check, GError **error)
{
  static const CompleteList lists[] = {
    { MEMBER (kinds), G_STRUCT_OFFSET (XepKindRule, kind), 0, XEP_N_KINDS - 1, kind_nick },
    { MEMBER (periods), G_STRUCT_OFFSET (XepPeriodRecord, rule.code), 0, XEP_N_PERIODS - 1,
      period_nick },
    { MEMBER (levels), G_STRUCT_OFFSET (XepLevelRule, level), XEP_LEVEL_INCOMPLETE,
      XEP_LEVEL_EXCELLENT, level_nick },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!check_complete_list (check, &lists[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_exempt_reasons (const Check *check, GError **error)
{
  static const char *const ids[] = { "relieved", "suspended", "newly-admitted" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (xep_named_items_find (check->regulation->exempt_reasons, ids[i]) == NULL)
      return refuse (check, check->regulation, error, _("“%s” is missing"), ids[i]);
  return TRUE;
}

static gboolean
check_periods (const Check *check, GError **error)
{
  /* A common year: a period that ends on 29 February would exist only every four years. */
  const int year = 2025;

  for (guint i = 0; i < check->regulation->periods->len; i++)
    {
      const XepPeriodRecord *record = g_ptr_array_index (check->regulation->periods, i);
      const XepPeriodRule *rule = &record->rule;

      if (!xep_date_is_valid (year, rule->start_month, rule->start_day)
          || !xep_date_is_valid (year, rule->end_month, rule->end_day)
          || xep_date_compare ((XepDate){ year, rule->start_month, rule->start_day },
                               (XepDate){ year, rule->end_month, rule->end_day })
                 >= 0)
        return refuse (check, record, error,
                       _("the days of the period “%s” do not exist or are in the wrong order"),
                       rule->name);
    }
  for (guint i = 0; i < check->regulation->deadlines->len; i++)
    {
      const XepDeadlineRule *rule = g_ptr_array_index (check->regulation->deadlines, i);

      if (!xep_date_is_valid (year, rule->month, rule->day))
        return refuse (check, rule, error, _("the day of the deadline “%s” does not exist"),
                       rule->id);
    }
  return TRUE;
}

/* Plan IV.2: from the best level down, each begins below the one before it, the last at zero. */
static gboolean
check_levels (const Check *check, GError **error)
{
  GPtrArray *levels = check->regulation->levels;
  XepPoints above = check->regulation->part_a + check->regulation->part_b + 1;

  for (guint i = 0; i < levels->len; i++)
    {
      const XepLevelRule *rule = g_ptr_array_index (levels, i);

      if (rule->level != (XepLevel) (XEP_LEVEL_EXCELLENT - i) || rule->threshold >= above)
        return refuse (check, rule, error,
                       _("the levels must go from the best down, each beginning at fewer points "
                         "than the one before"));
      above = rule->threshold;
    }
  if (above != 0)
    return refuse (check, g_ptr_array_index (levels, levels->len - 1), error,
                   _("the lowest level must begin at 0 points"));
  return TRUE;
}

/* The dossier of the officer has the paper instead: it must be asked for there. */
static gboolean
check_once (const Check *check, GPtrArray *components, GError **error)
{
  const guint people = 1u << XEP_KIND_LEADER | 1u << XEP_KIND_STAFF | 1u << XEP_KIND_MEMBER;
  const guint every_tier = (1u << XEP_N_TIERS) - 1;

  for (guint i = 0; i < components->len; i++)
    {
      const XepDossierComponent *component = g_ptr_array_index (components, i);

      if (component->once
          && ((component->tiers & every_tier) != every_tier
              || (component->kinds & people) != people))
        return refuse (check, component, error,
                       _("component %s serves both ratings of a person, so it must be asked of "
                         "leaders, staff and members, whoever manages them"),
                       component->number);
    }
  return TRUE;
}

static gboolean
check_dossiers (const Check *check, GError **error)
{
  GPtrArray *dossiers = check->regulation->dossiers;
  guint seen = 0;

  for (guint i = 0; i < dossiers->len; i++)
    {
      const XepDossierRule *rule = g_ptr_array_index (dossiers, i);

      if (seen & rule->periods)
        return refuse (check, rule, error, _("a period has two dossiers"));
      seen |= rule->periods;
      if (!check_unique (check, rule->components, G_STRUCT_OFFSET (XepDossierComponent, number),
                         NULL, error)
          || !check_once (check, rule->components, error))
        return FALSE;
    }
  for (guint code = 0; code < XEP_N_PERIODS; code++)
    if (!(seen & (1u << code)))
      return refuse (check, check->regulation, error, _("the dossier of “%s” is missing"),
                     period_nick ((int) code));
  return TRUE;
}

static gboolean
check_sum (const Check *check,
           gconstpointer record,
           const char *name,
           XepPoints sum,
           XepPoints maximum,
           GError **error)
{
  g_autofree char *sum_text = xep_points_format (sum);
  g_autofree char *maximum_text = xep_points_format (maximum);

  return sum == maximum
         || refuse (check, record, error, _("the points of “%s” add up to %s, they must be %s"),
                    name, sum_text, maximum_text);
}

static gboolean
check_criteria (const Check *check,
                const XepCriteriaSet *set,
                const XepCriteriaGroup *group,
                GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", set->id, group->number);
  XepPoints sum = 0;

  for (guint i = 0; i < group->criteria->len; i++)
    {
      const XepCriterion *criterion = g_ptr_array_index (group->criteria, i);

      if (criterion->maximum <= 0 || criterion->maximum % POINT_STEP != 0)
        return refuse (check, criterion, error,
                       _("the maximum of “%s” must be more than 0 and go in steps of 0,25"),
                       criterion->number);
      sum += criterion->maximum;
    }
  return check_sum (check, group, name, sum, group->maximum, error);
}

static gboolean
check_set (const Check *check, const XepCriteriaSet *set, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *part_a = g_strdup_printf ("%s, I", set->id);
  g_autofree char *part_b = g_strdup_printf ("%s, II", set->id);

  if (!check_unique (check, set->groups, G_STRUCT_OFFSET (XepCriteriaGroup, number), NULL, error))
    return FALSE;
  for (guint i = 0; i < set->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      if (!check_unique (check, group->criteria, G_STRUCT_OFFSET (XepCriterion, number), numbers,
                         error)
          || !check_criteria (check, set, group, error))
        return FALSE;
    }
  return check_sum (check, set, part_a, set->maximum_a, check->regulation->part_a, error)
         && check_sum (check, set, part_b, set->maximum_b, check->regulation->part_b, error);
}

static gboolean
check_sets (const Check *check, GError **error)
{
  GPtrArray *sets = check->regulation->criteria_sets;

  for (guint i = 0; i < sets->len; i++)
    if (!check_set (check, g_ptr_array_index (sets, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_known_set (const Check *check, gconstpointer record, const char *id, GError **error)
{
  return xep_regulation_find_set (check->regulation, id) != NULL
         || refuse (check, record, error, _("there is no criteria set “%s”"), id);
}

/* @id: NULL or "" refers to nothing. */
static gboolean
check_known_item (
    const Check *check, gconstpointer record, GPtrArray *items, const char *id, GError **error)
{
  return id == NULL || *id == '\0' || xep_named_items_find (items, id) != NULL
         || refuse (check, record, error, _("“%s” is not among the collective types or blocks"),
                    id);
}

static gboolean
check_allowed (const Check *check, GError **error)
{
  GPtrArray *allowed = check->regulation->allowed;

  for (guint i = 0; i < allowed->len; i++)
    {
      const XepAllowedRule *rule = g_ptr_array_index (allowed, i);

      for (guint j = 0; rule->sets[j] != NULL; j++)
        if (!check_known_set (check, rule, rule->sets[j], error))
          return FALSE;
    }
  return TRUE;
}

/* A default must be a set that the subject could also be changed to. */
static gboolean
check_default_is_allowed (const Check *check, const XepDefaultRule *rule, GError **error)
{
  const XepCriteriaSet *set = xep_regulation_find_set (check->regulation, rule->set);

  for (guint code = 0; code < XEP_N_PERIODS; code++)
    {
      g_autoptr (GPtrArray) allowed
          = xep_regulation_allowed_sets (check->regulation, rule->kind, code);

      if ((rule->periods & (1u << code)) && !g_ptr_array_find (allowed, set, NULL))
        return refuse (check, rule, error, _("the set “%s” is not allowed for “%s” in “%s”"),
                       rule->set, kind_nick (rule->kind), period_nick ((int) code));
    }
  return TRUE;
}

/* Whatever is not said about a subject, it has a set. */
static gboolean
check_every_subject_has_default (const Check *check, GError **error)
{
  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    for (int code = 0; code < XEP_N_PERIODS; code++)
      {
        XepSetQuery query = { kind, code, XEP_KIND_COLLECTIVE, XEP_TIER_NONE, "", "", FALSE };

        if (xep_regulation_default_set (check->regulation, &query) == NULL)
          return refuse (check, check->regulation, error,
                         _("“%s” has no default criteria set in “%s”"), kind_nick (kind),
                         period_nick (code));
      }
  return TRUE;
}

static gboolean
check_defaults (const Check *check, GError **error)
{
  XepRegulation *self = check->regulation;

  for (guint i = 0; i < self->defaults->len; i++)
    {
      const XepDefaultRule *rule = g_ptr_array_index (self->defaults, i);

      if (!check_known_set (check, rule, rule->set, error)
          || !check_known_item (check, rule, self->collective_types, rule->type, error)
          || !check_known_item (check, rule, self->blocks, rule->block, error)
          || !check_default_is_allowed (check, rule, error))
        return FALSE;
    }
  return check_every_subject_has_default (check, error);
}

static gboolean
check_unit_names (const Check *check, GError **error)
{
  XepRegulation *self = check->regulation;

  for (guint i = 0; i < self->unit_names->len; i++)
    {
      const XepUnitNameRule *rule = g_ptr_array_index (self->unit_names, i);

      if (!check_known_item (check, rule, self->blocks, rule->block, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_unit_collectives (const Check *check, GError **error)
{
  XepRegulation *self = check->regulation;

  for (guint i = 0; i < self->unit_collectives->len; i++)
    {
      const XepUnitCollectiveRule *rule = g_ptr_array_index (self->unit_collectives, i);

      if (!check_known_item (check, rule, self->collective_types, rule->type, error)
          || !check_known_item (check, rule, self->blocks, rule->block, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_quotas (const Check *check, GError **error)
{
  GPtrArray *quotas = check->regulation->quotas;

  for (guint i = 0; i < quotas->len; i++)
    {
      const XepQuotaRule *rule = g_ptr_array_index (quotas, i);

      if (rule->raised_percent < rule->percent)
        return refuse (check, rule, error,
                       _("the raised percentage of “%s” is below the ordinary one"), rule->id);
    }
  return TRUE;
}

static const XepKeyedText *
find_sentence (const Check *check, const char *key)
{
  GPtrArray *sentences = check->regulation->sentences;

  for (guint i = 0; i < sentences->len; i++)
    {
      const XepKeyedText *text = g_ptr_array_index (sentences, i);

      if (g_str_equal (text->key, key))
        return text;
    }
  return NULL;
}

/* The rules speak with these sentences; others may stand beside them. */
static gboolean
check_sentences (const Check *check, GError **error)
{
  for (guint i = 0; i < XEP_N_SENTENCES; i++)
    {
      const char *key = xep_sentence_get_key (i);
      const XepKeyedText *text = find_sentence (check, key);
      g_autofree char *unknown = NULL;

      if (text == NULL)
        return refuse (check, check->regulation, error, _("the sentence “%s” is missing"), key);
      unknown = xep_sentence_find_unknown_placeholder (i, text->text);
      if (unknown != NULL)
        return refuse (check, text, error, _("the sentence “%s” has no value for {%s}"), key,
                       unknown);
    }
  return TRUE;
}

static gboolean
check_reviews (const Check *check, GError **error)
{
  return xep_regulation_check_reviews (check->regulation, check->reader, error);
}

gboolean
xep_regulation_check (XepRegulation *self, XepRecordReader *reader, GError **error)
{
  static gboolean (*const checks[]) (const Check *check, GError **error) = {
    check_unique_ids,       check_complete, check_exempt_reasons, check_periods,  check_levels,
    check_dossiers,         check_sets,     check_allowed,        check_defaults, check_unit_names,
    check_unit_collectives, check_quotas,   check_sentences,      check_reviews,
  };
  Check check = { self, reader };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!checks[i](&check, error))
      return FALSE;
  return TRUE;
}
