/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-regulation-private.h"

/* The regulation file as tables: element by element which attribute goes where. The order of a
 * table is the order in which a reader of the file meets the fields. */

/* The lookups of xep-types.h on plain integers, as record fields have them. */
#define DEFINE_FROM_NICK(Type, name)                              \
  static gboolean name##_from_nick (const char *nick, int *value) \
  {                                                               \
    Type found;                                                   \
                                                                  \
    if (!xep_##name##_from_nick (nick, &found))                   \
      return FALSE;                                               \
    *value = (int) found;                                         \
    return TRUE;                                                  \
  }

DEFINE_FROM_NICK (XepSubjectKind, kind)
DEFINE_FROM_NICK (XepLevel, level)
DEFINE_FROM_NICK (XepPeriodCode, period)
DEFINE_FROM_NICK (XepTier, tier)
DEFINE_FROM_NICK (XepAnswer, answer)
DEFINE_FROM_NICK (XepRuleColumn, column)
DEFINE_FROM_NICK (XepMeasure, measure)

/* In a list the tier without a nick needs a word. */
static gboolean
tier_or_none_from_nick (const char *nick, int *value)
{
  return tier_from_nick (g_str_equal (nick, "none") ? "" : nick, value);
}

/* Each record type with its table and the function that frees one of it. */
#define DEFINE_RECORD(Type, name, element_name)                                                    \
  static void name##_free (gpointer record);                                                       \
  static const XepRecordType name##_record                                                         \
      = { element_name, sizeof (Type), name##_fields, G_N_ELEMENTS (name##_fields), name##_free }; \
                                                                                                   \
  static void name##_free (gpointer record) { xep_record_free (&name##_record, record); }

#define AT(Type, member) .offset = G_STRUCT_OFFSET (Type, member)

static const XepMember source_fields[] = {
  { "number", XEP_MEMBER_STRING, AT (XepSourceRecord, source.number) },
  { "date", XEP_MEMBER_STRING, AT (XepSourceRecord, date) },
  { "issuer", XEP_MEMBER_STRING, AT (XepSourceRecord, source.issuer) },
  { "cite", XEP_MEMBER_STRING, AT (XepSourceRecord, source.cite) },
  { NULL, XEP_MEMBER_TEXT, AT (XepSourceRecord, source.text) },
};
DEFINE_RECORD (XepSourceRecord, source, "source")

static const XepMember body_fields[] = {
  { "key", XEP_MEMBER_STRING, AT (XepKeyedText, key) },
  { NULL, XEP_MEMBER_TEXT, AT (XepKeyedText, text) },
};
DEFINE_RECORD (XepKeyedText, body, "body")

static const XepMember sentence_fields[] = {
  { "key", XEP_MEMBER_STRING, AT (XepKeyedText, key) },
  { NULL, XEP_MEMBER_TEXT, AT (XepKeyedText, text) },
};
DEFINE_RECORD (XepKeyedText, sentence, "sentence")

static const XepMember unit_prefix_fields[] = {
  { NULL, XEP_MEMBER_TEXT, AT (XepKeyedText, text) },
};
DEFINE_RECORD (XepKeyedText, unit_prefix, "unit-prefix")

static const XepMember deputy_word_fields[] = {
  { NULL, XEP_MEMBER_TEXT, AT (XepKeyedText, text) },
};
DEFINE_RECORD (XepKeyedText, deputy_word, "deputy-word")

static const XepMember kind_fields[] = {
  { "id", XEP_MEMBER_NICK, AT (XepKindRule, kind), 0, kind_from_nick },
  { "column", XEP_MEMBER_NICK, AT (XepKindRule, column), 0, column_from_nick },
  { "leader-column", XEP_MEMBER_NICK, AT (XepKindRule, leader_column), -1, column_from_nick },
  { "outside-party", XEP_MEMBER_FLAG, AT (XepKindRule, outside_party) },
  { NULL, XEP_MEMBER_TEXT, AT (XepKindRule, name) },
};
DEFINE_RECORD (XepKindRule, kind, "kind")

/* Seven lists hold an id with a text; only the element differs. */
static const XepMember named_fields[] = {
  { "id", XEP_MEMBER_STRING, AT (XepNamedItem, id) },
  { "short", XEP_MEMBER_ANY_STRING, AT (XepNamedItem, short_text) },
  { "committee", XEP_MEMBER_FLAG, AT (XepNamedItem, committee) },
  { NULL, XEP_MEMBER_TEXT, AT (XepNamedItem, text) },
};

static void named_free (gpointer record);

#define NAMED_RECORD(element_name)                                                             \
  {                                                                                            \
    element_name, sizeof (XepNamedItem), named_fields, G_N_ELEMENTS (named_fields), named_free \
  }

static const XepRecordType collective_type_record = NAMED_RECORD ("collective-type");
static const XepRecordType reason_record = NAMED_RECORD ("reason");
static const XepRecordType target_record = NAMED_RECORD ("target");
static const XepRecordType block_record = NAMED_RECORD ("block");
static const XepRecordType copy_record = NAMED_RECORD ("copy");
static const XepRecordType matter_record = NAMED_RECORD ("matter");

static void
named_free (gpointer record)
{
  xep_record_free (&reason_record, record);
}

static const XepMember period_fields[] = {
  { "code", XEP_MEMBER_NICK, AT (XepPeriodRecord, rule.code), 0, period_from_nick },
  { "name", XEP_MEMBER_STRING, AT (XepPeriodRecord, rule.name) },
  { "title", XEP_MEMBER_STRING, AT (XepPeriodRecord, rule.title) },
  { "phrase", XEP_MEMBER_STRING, AT (XepPeriodRecord, rule.phrase) },
  { "mark", XEP_MEMBER_STRING, AT (XepPeriodRecord, rule.mark) },
  { "start-month", XEP_MEMBER_INTEGER, AT (XepPeriodRecord, rule.start_month) },
  { "start-day", XEP_MEMBER_INTEGER, AT (XepPeriodRecord, rule.start_day) },
  { "end-month", XEP_MEMBER_INTEGER, AT (XepPeriodRecord, rule.end_month) },
  { "end-day", XEP_MEMBER_INTEGER, AT (XepPeriodRecord, rule.end_day) },
  { "rated", XEP_MEMBER_NICK_MASK, AT (XepPeriodRecord, kinds), 0, kind_from_nick },
  { "fourth-quarter", XEP_MEMBER_FLAG, AT (XepPeriodRecord, rule.notes_fourth_quarter) },
};
DEFINE_RECORD (XepPeriodRecord, period, "period")

static const XepMember level_fields[] = {
  { "id", XEP_MEMBER_NICK, AT (XepLevelRule, level), 0, level_from_nick },
  { "from", XEP_MEMBER_POINTS, AT (XepLevelRule, threshold) },
  { "short", XEP_MEMBER_STRING, AT (XepLevelRule, short_name) },
  { NULL, XEP_MEMBER_TEXT, AT (XepLevelRule, name) },
};
DEFINE_RECORD (XepLevelRule, level, "level")

static const XepMember condition_fields[] = {
  { "id", XEP_MEMBER_STRING, AT (XepConditionRule, id) },
  { "column", XEP_MEMBER_NICK, AT (XepConditionRule, column), 0, column_from_nick },
  { "level", XEP_MEMBER_NICK, AT (XepConditionRule, level), 0, level_from_nick },
  { "measure", XEP_MEMBER_NICK, AT (XepConditionRule, measure), 0, measure_from_nick },
  { "at-least", XEP_MEMBER_INTEGER, AT (XepConditionRule, at_least), 0 },
  { "warns-only", XEP_MEMBER_FLAG, AT (XepConditionRule, warns_only) },
  { "article", XEP_MEMBER_STRING, AT (XepConditionRule, article) },
  { NULL, XEP_MEMBER_TEXT, AT (XepConditionRule, text) },
};
DEFINE_RECORD (XepConditionRule, condition, "condition")

static const XepMember disqualifier_fields[] = {
  { "id", XEP_MEMBER_STRING, AT (XepDisqualifierRule, id) },
  { "column", XEP_MEMBER_NICK, AT (XepDisqualifierRule, column), 0, column_from_nick },
  { "article", XEP_MEMBER_STRING, AT (XepDisqualifierRule, article) },
  { "signal-below", XEP_MEMBER_INTEGER, AT (XepDisqualifierRule, signal_below), -1 },
  { "targets", XEP_MEMBER_FLAG, AT (XepDisqualifierRule, targets) },
  { "text", XEP_MEMBER_CHILD_TEXT, AT (XepDisqualifierRule, text) },
  { "exception", XEP_MEMBER_CHILD_TEXT, AT (XepDisqualifierRule, exception) },
};
DEFINE_RECORD (XepDisqualifierRule, disqualifier, "disqualifier")

static const XepMember unit_name_fields[] = {
  { "words", XEP_MEMBER_STRING, AT (XepUnitNameRule, words) },
  { "start", XEP_MEMBER_FLAG, AT (XepUnitNameRule, start) },
  { "block", XEP_MEMBER_STRING, AT (XepUnitNameRule, block) },
};
DEFINE_RECORD (XepUnitNameRule, unit_name, "unit-name")

static const XepMember unit_collective_fields[] = {
  { "cell", XEP_MEMBER_FLAG, AT (XepUnitCollectiveRule, cell) },
  { "words", XEP_MEMBER_ANY_STRING, AT (XepUnitCollectiveRule, words) },
  { "start", XEP_MEMBER_FLAG, AT (XepUnitCollectiveRule, start) },
  { "block", XEP_MEMBER_ANY_STRING, AT (XepUnitCollectiveRule, block) },
  { "type", XEP_MEMBER_STRING, AT (XepUnitCollectiveRule, type) },
  { "tier", XEP_MEMBER_NICK, AT (XepUnitCollectiveRule, tier), XEP_TIER_COMMUNE, tier_from_nick },
  { "name", XEP_MEMBER_STRING, AT (XepUnitCollectiveRule, name) },
};
DEFINE_RECORD (XepUnitCollectiveRule, unit_collective, "unit-collective")

static const XepMember deadline_fields[] = {
  { "id", XEP_MEMBER_STRING, AT (XepDeadlineRule, id) },
  { "period", XEP_MEMBER_NICK, AT (XepDeadlineRule, code), 0, period_from_nick },
  { "month", XEP_MEMBER_INTEGER, AT (XepDeadlineRule, month) },
  { "day", XEP_MEMBER_INTEGER, AT (XepDeadlineRule, day) },
  { "provisional", XEP_MEMBER_FLAG, AT (XepDeadlineRule, provisional) },
  { "source", XEP_MEMBER_STRING, AT (XepDeadlineRule, source) },
  { "giver", XEP_MEMBER_STRING, AT (XepDeadlineRule, giver) },
  { NULL, XEP_MEMBER_TEXT, AT (XepDeadlineRule, text) },
};
DEFINE_RECORD (XepDeadlineRule, deadline, "deadline")

static const XepMember quota_fields[] = {
  { "id", XEP_MEMBER_STRING, AT (XepQuotaRule, id) },
  { "kind", XEP_MEMBER_NICK, AT (XepQuotaRule, kind), 0, kind_from_nick },
  { "committee", XEP_MEMBER_NICK, AT (XepQuotaRule, committee), XEP_ANSWER_MISSING,
    answer_from_nick },
  { "heads", XEP_MEMBER_NICK, AT (XepQuotaRule, heads), XEP_ANSWER_MISSING, answer_from_nick },
  { "percent", XEP_MEMBER_INTEGER, AT (XepQuotaRule, percent) },
  { "raised-percent", XEP_MEMBER_INTEGER, AT (XepQuotaRule, raised_percent) },
  { "denominator", XEP_MEMBER_STRING, AT (XepQuotaRule, denominator) },
  { "rounding", XEP_MEMBER_STRING, AT (XepQuotaRule, rounding) },
  { "heads-apart", XEP_MEMBER_FLAG, AT (XepQuotaRule, heads_apart) },
  { NULL, XEP_MEMBER_TEXT, AT (XepQuotaRule, text) },
};
DEFINE_RECORD (XepQuotaRule, quota, "quota")

static const XepMember component_fields[] = {
  { "number", XEP_MEMBER_STRING, AT (XepDossierComponent, number) },
  { "if-any", XEP_MEMBER_FLAG, AT (XepDossierComponent, if_any) },
  { "kinds", XEP_MEMBER_NICK_MASK, AT (XepDossierComponent, kinds), 0, kind_from_nick },
  { "tiers", XEP_MEMBER_NICK_MASK, AT (XepDossierComponent, tiers), 0, tier_or_none_from_nick },
  { "party-members", XEP_MEMBER_FLAG, AT (XepDossierComponent, party_members) },
  { "once", XEP_MEMBER_FLAG, AT (XepDossierComponent, once) },
  { "provisional", XEP_MEMBER_FLAG, AT (XepDossierComponent, provisional) },
  { NULL, XEP_MEMBER_TEXT, AT (XepDossierComponent, text) },
};
DEFINE_RECORD (XepDossierComponent, component, "component")

static const XepMember dossier_fields[] = {
  { "periods", XEP_MEMBER_NICK_MASK, AT (XepDossierRule, periods), 0, period_from_nick },
  { NULL, XEP_MEMBER_RECORDS, AT (XepDossierRule, components), .record = &component_record },
};
DEFINE_RECORD (XepDossierRule, dossier, "dossier")

static const XepMember section_fields[] = {
  { "id", XEP_MEMBER_STRING, AT (XepReviewSection, id) },
  { "number", XEP_MEMBER_STRING, AT (XepReviewSection, number) },
  { "title", XEP_MEMBER_STRING, AT (XepReviewSection, title) },
  { NULL, XEP_MEMBER_TEXT, AT (XepReviewSection, hint) },
};
DEFINE_RECORD (XepReviewSection, section, "section")

static const XepMember part_fields[] = {
  { "id", XEP_MEMBER_STRING, AT (XepReviewPart, id) },
  { "number", XEP_MEMBER_STRING, AT (XepReviewPart, number) },
  { "title", XEP_MEMBER_STRING, AT (XepReviewPart, title) },
  { "if-any", XEP_MEMBER_FLAG, AT (XepReviewPart, if_any) },
  { NULL, XEP_MEMBER_RECORDS, AT (XepReviewPart, sections), .record = &section_record },
  { NULL, XEP_MEMBER_RECORDS, AT (XepReviewPart, matters), .record = &matter_record },
};
DEFINE_RECORD (XepReviewPart, part, "part")

static const XepMember review_fields[] = {
  { "id", XEP_MEMBER_STRING, AT (XepReviewRecord, review.id) },
  { "form", XEP_MEMBER_STRING, AT (XepReviewRecord, review.form) },
  { "kinds", XEP_MEMBER_NICK_MASK, AT (XepReviewRecord, kinds), 0, kind_from_nick },
  { "periods", XEP_MEMBER_NICK_MASK, AT (XepReviewRecord, periods), 0, period_from_nick },
  { "leader", XEP_MEMBER_NICK, AT (XepReviewRecord, leader), XEP_ANSWER_MISSING, answer_from_nick },
  { "annex", XEP_MEMBER_ANY_STRING, AT (XepReviewRecord, annex) },
  { "tasks", XEP_MEMBER_FLAG, AT (XepReviewRecord, review.tasks) },
  { NULL, XEP_MEMBER_RECORDS, AT (XepReviewRecord, review.parts), .record = &part_record },
};
DEFINE_RECORD (XepReviewRecord, review, "review")

static const XepMember default_fields[] = {
  { "kind", XEP_MEMBER_NICK, AT (XepDefaultRule, kind), 0, kind_from_nick },
  { "periods", XEP_MEMBER_NICK_MASK, AT (XepDefaultRule, periods), 0, period_from_nick },
  { "person", XEP_MEMBER_NICK, AT (XepDefaultRule, person), -1, kind_from_nick },
  { "tier", XEP_MEMBER_NICK, AT (XepDefaultRule, tier), -1, tier_from_nick },
  { "type", XEP_MEMBER_ANY_STRING, AT (XepDefaultRule, type) },
  { "block", XEP_MEMBER_ANY_STRING, AT (XepDefaultRule, block) },
  { "party-cell", XEP_MEMBER_NICK, AT (XepDefaultRule, party_cell), XEP_ANSWER_MISSING,
    answer_from_nick },
  { "set", XEP_MEMBER_STRING, AT (XepDefaultRule, set) },
};
DEFINE_RECORD (XepDefaultRule, default, "default")

static const XepMember allowed_fields[] = {
  { "kind", XEP_MEMBER_NICK, AT (XepAllowedRule, kind), 0, kind_from_nick },
  { "periods", XEP_MEMBER_NICK_MASK, AT (XepAllowedRule, periods), 0, period_from_nick },
  { "sets", XEP_MEMBER_STRINGS, AT (XepAllowedRule, sets) },
};
DEFINE_RECORD (XepAllowedRule, allowed, "allowed")

static const XepMember criterion_fields[] = {
  { "number", XEP_MEMBER_STRING, AT (XepCriterion, number) },
  { "maximum", XEP_MEMBER_POINTS, AT (XepCriterion, maximum) },
  { "confidence", XEP_MEMBER_STRING, AT (XepCriterion, confidence) },
  { NULL, XEP_MEMBER_TEXT, AT (XepCriterion, label) },
};
DEFINE_RECORD (XepCriterion, criterion, "criterion")

static const XepMember group_fields[] = {
  { "number", XEP_MEMBER_STRING, AT (XepCriteriaGroup, number) },
  { "name", XEP_MEMBER_STRING, AT (XepCriteriaGroup, name) },
  { "maximum", XEP_MEMBER_POINTS, AT (XepCriteriaGroup, maximum) },
  { NULL, XEP_MEMBER_RECORDS, AT (XepCriteriaGroup, criteria), .record = &criterion_record },
};
DEFINE_RECORD (XepCriteriaGroup, group, "group")

static const XepMember set_fields[] = {
  { "id", XEP_MEMBER_STRING, AT (XepCriteriaSet, id) },
  { "annex", XEP_MEMBER_STRING, AT (XepCriteriaSet, annex) },
  { "name", XEP_MEMBER_STRING, AT (XepCriteriaSet, name) },
  { "provisional", XEP_MEMBER_FLAG, AT (XepCriteriaSet, provisional) },
  { "binary-part-a", XEP_MEMBER_FLAG, AT (XepCriteriaSet, binary_part_a) },
  { NULL, XEP_MEMBER_RECORDS, AT (XepCriteriaSet, groups), .record = &group_record },
};
DEFINE_RECORD (XepCriteriaSet, set, "set")

#define SECTION(name, member, type)                                                \
  {                                                                                \
    name, XEP_MEMBER_SECTION, AT (XepRegulation, member), .record = &type##_record \
  }

static const XepMember regulation_fields[] = {
  { "id", XEP_MEMBER_STRING, AT (XepRegulation, id) },
  { "version", XEP_MEMBER_STRING, AT (XepRegulation, version) },
  { "effective", XEP_MEMBER_DATE, AT (XepRegulation, effective) },
  { "provisional", XEP_MEMBER_FLAG, AT (XepRegulation, provisional) },
  { "explained-difference", XEP_MEMBER_POINTS, AT (XepRegulation, explained_difference) },
  { "highest-kpi", XEP_MEMBER_POINTS, AT (XepRegulation, highest_kpi) },
  { "part-a", XEP_MEMBER_POINTS, AT (XepRegulation, part_a) },
  { "part-b", XEP_MEMBER_POINTS, AT (XepRegulation, part_b) },
  { "admission-months", XEP_MEMBER_INTEGER, AT (XepRegulation, admission_months) },
  { "title", XEP_MEMBER_CHILD_TEXT, AT (XepRegulation, title) },
  SECTION ("sources", sources, source),
  SECTION ("bodies", bodies, body),
  SECTION ("kinds", kinds, kind),
  SECTION ("collective-types", collective_types, collective_type),
  SECTION ("exempt-reasons", exempt_reasons, reason),
  SECTION ("unrated-reasons", unrated_reasons, reason),
  SECTION ("periods", periods, period),
  SECTION ("levels", levels, level),
  SECTION ("conditions", conditions, condition),
  SECTION ("disqualifiers", disqualifiers, disqualifier),
  SECTION ("targets", targets, target),
  SECTION ("blocks", blocks, block),
  SECTION ("unit-prefixes", unit_prefixes, unit_prefix),
  SECTION ("unit-names", unit_names, unit_name),
  SECTION ("unit-collectives", unit_collectives, unit_collective),
  SECTION ("deputy-words", deputy_words, deputy_word),
  SECTION ("deadlines", deadlines, deadline),
  SECTION ("quotas", quotas, quota),
  SECTION ("copies", copies, copy),
  SECTION ("dossiers", dossiers, dossier),
  SECTION ("reviews", reviews, review),
  SECTION ("sentences", sentences, sentence),
  SECTION ("defaults", defaults, default),
  SECTION ("allowed-sets", allowed, allowed),
  SECTION ("criteria-sets", criteria_sets, set),
};

const XepRecordType xep_regulation_record
    = { "regulation", sizeof (XepRegulation), regulation_fields, G_N_ELEMENTS (regulation_fields),
        NULL };
