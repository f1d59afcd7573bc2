/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "model/xep-rating.h"
#include "model/xep-review.h"
#include "store/xep-assessment-load.h"
#include "store/xep-field-private.h"
#include "store/xep-file-check-private.h"
#include "store/xep-period-store.h"
#include "store/xep-store-private.h"

#define OF_PERIOD                                                                    \
  " JOIN assessment a ON a.id = s.assessment_id JOIN period p ON p.id = a.period_id" \
  " WHERE p.id = ?"

/* The period that is looked through. */
typedef struct
{
  XepStore *store;
  const XepPeriod *period;
  XepRegulation *regulation;
} PeriodCheck;

static gboolean
knows_set (PeriodCheck *self, const char *id)
{
  return xep_regulation_find_set (self->regulation, id) != NULL;
}

static gboolean
knows_type (PeriodCheck *self, const char *id)
{
  return xep_named_items_find (xep_regulation_get_collective_types (self->regulation), id) != NULL;
}

static gboolean
knows_reason (PeriodCheck *self, const char *id)
{
  return xep_named_items_find (xep_regulation_get_unrated_reasons (self->regulation), id) != NULL
         || xep_named_items_find (xep_regulation_get_exempt_reasons (self->regulation), id) != NULL;
}

static gboolean
knows_disqualifier (PeriodCheck *self, const char *id)
{
  GPtrArray *rules = xep_regulation_get_disqualifiers (self->regulation);

  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (((XepDisqualifierRule *) g_ptr_array_index (rules, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
knows_target (PeriodCheck *self, const char *id)
{
  return xep_named_items_find (xep_regulation_get_targets (self->regulation), id) != NULL;
}

static gboolean
knows_section (PeriodCheck *self, const char *id)
{
  return g_strcmp0 (id, XEP_SECTION_FOURTH_QUARTER) == 0
         || xep_regulation_find_section (self->regulation, id) != NULL;
}

static gboolean
knows_matter (PeriodCheck *self, const char *id)
{
  return xep_regulation_find_matter (self->regulation, id) != NULL;
}

static gboolean
knows_component (PeriodCheck *self, const char *id)
{
  GPtrArray *components = xep_regulation_get_dossier (self->regulation, self->period->code);

  for (guint i = 0; i < components->len; i++)
    if (g_strcmp0 (((XepDossierComponent *) g_ptr_array_index (components, i))->number, id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
knows_copy (PeriodCheck *self, const char *id)
{
  return xep_named_items_find (xep_regulation_get_copies (self->regulation), id) != NULL;
}

static gboolean
knows_quota (PeriodCheck *self, const char *id)
{
  GPtrArray *rules = xep_regulation_get_quota (self->regulation);

  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (((XepQuotaRule *) g_ptr_array_index (rules, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* @word: the set and the number of the criterion. */
static gboolean
knows_criterion (PeriodCheck *self, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, " ", 2);
  const XepCriteriaSet *set = xep_regulation_find_set (self->regulation, parts[0]);

  return set != NULL && parts[1] != NULL && xep_criteria_set_find (set, parts[1]) != NULL;
}

/* @percent: as people write it, since that is how it is told. */
static gboolean
allows_kpi (PeriodCheck *self, const char *percent)
{
  XepPoints value;

  return xep_points_parse (percent, &value, NULL)
         && value <= xep_regulation_get_highest_kpi (self->regulation);
}

/* A word that means something only in the regulation of the period: the statement gives it with its
 * place. */
static const struct
{
  gboolean (*knows) (PeriodCheck *self, const char *id);
  const char *sentence;
  const char *sql;
} words[] = {
  { knows_set, N_("A criteria set the regulation of the period does not have: %s (%u in all)."),
    "SELECT a.criteria_set, " XEP_FAULT_ASSESSMENT
    " FROM assessment a JOIN period p ON p.id = a.period_id WHERE p.id = ?" },
  { knows_type,
    N_("A kind of collective the regulation of the period does not have: %s (%u in all)."),
    "SELECT a.collective_type, " XEP_FAULT_ASSESSMENT " FROM assessment a JOIN period p"
    " ON p.id = a.period_id WHERE p.id = ? AND a.kind = 'collective'" },
  { knows_reason,
    N_("A reason for not rating the regulation of the period does not have: %s (%u in all)."),
    "SELECT a.unrated_reason, " XEP_FAULT_ASSESSMENT " FROM assessment a JOIN period p"
    " ON p.id = a.period_id WHERE p.id = ? AND a.unrated_reason <> ''" },
  { knows_disqualifier,
    N_("A case of Điều 11 the regulation of the period does not have: %s (%u in all)."),
    "SELECT s.rule, " XEP_FAULT_ASSESSMENT " FROM disqualifier_tick s" OF_PERIOD },
  { knows_target, N_("A target the regulation of the period does not have: %s (%u in all)."),
    "SELECT s.target, " XEP_FAULT_ASSESSMENT " FROM target_answer s" OF_PERIOD },
  { knows_section,
    N_("A heading of the review the regulation of the period does not have: %s (%u in all)."),
    "SELECT s.section, " XEP_FAULT_ASSESSMENT " FROM narrative s" OF_PERIOD },
  { knows_matter,
    N_("A matter of the review the regulation of the period does not have: %s (%u in all)."),
    "SELECT s.matter, " XEP_FAULT_ASSESSMENT " FROM review_matter s" OF_PERIOD },
  { knows_criterion, N_("Texts of a criterion the set does not have: %s (%u in all)."),
    "SELECT a.criteria_set || ' ' || s.criterion, " XEP_FAULT_ASSESSMENT
    " FROM criterion_text s" OF_PERIOD },
  { allows_kpi, N_("KPIs above what the regulation of the period allows: %s (%u in all)."),
    "SELECT replace (rtrim (rtrim (printf ('%.2f', s.percent / 100.0), '0'), '.'), '.', "
    "','), " XEP_FAULT_ASSESSMENT " FROM criterion_text s" OF_PERIOD " AND s.percent IS NOT NULL" },
  { knows_component,
    N_("A component of the dossier the regulation of the period does not have: %s (%u in all)."),
    "SELECT s.component, " XEP_FAULT_ASSESSMENT " FROM dossier_item s" OF_PERIOD },
  { knows_copy,
    N_("A copy of the dossier the regulation of the period does not have: %s (%u in all)."),
    "SELECT s.copy, " XEP_FAULT_ASSESSMENT " FROM dossier_copy s" OF_PERIOD },
  { knows_quota, N_("A quota the regulation of the period does not have: %s (%u in all)."),
    "SELECT s.quota, p.code || ' ' || p.year FROM period_quota s JOIN period p"
    " ON p.id = s.period_id WHERE p.id = ?" },
};

static gboolean
check_words (PeriodCheck *self, gsize index, GPtrArray *faults, GError **error)
{
  g_auto (XepFaultPlaces) places = { 0 };
  g_autoptr (XepStatement) statement = xep_store_prepare (self->store, words[index].sql, error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  xep_fault_places_init (&places);
  xep_statement_bind_int64 (statement, 1, self->period->id);
  while (xep_statement_step (statement, &row, error))
    {
      g_autofree char *word = NULL;
      g_autofree char *place = NULL;

      if (!row)
        {
          xep_fault_places_tell (&places, TRUE, _ (words[index].sentence), faults);
          return TRUE;
        }
      word = xep_statement_dup_text (statement, 0);
      if (words[index].knows (self, word))
        continue;
      place = g_strdup_printf ("%s, “%s”", xep_statement_get_text (statement, 1), word);
      xep_fault_places_add (&places, place);
    }
  return FALSE;
}

/* What may be wrong with the points of a step. */
typedef struct
{
  XepFaultPlaces unknown, above, mixed, totals;
} PointFaults;

static void
point_faults_clear (PointFaults *self)
{
  xep_fault_places_clear (&self->unknown);
  xep_fault_places_clear (&self->above);
  xep_fault_places_clear (&self->mixed);
  xep_fault_places_clear (&self->totals);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PointFaults, point_faults_clear)

/* One step while its points are read. */
typedef struct
{
  gint64 assessment_id;
  char *step;
  char *name;
  const XepCriteriaSet *set;
  XepStepPoints points;
  XepPoints part_a, part_b; /* as stored */
  gboolean mixed;           /* criteria and totals of groups */
} Step;

static void
step_clear (Step *self)
{
  g_clear_pointer (&self->step, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->points.criteria, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

static void
step_begin (Step *self, PeriodCheck *check, XepStatement *row)
{
  const char *entry = xep_statement_get_text (row, 6);

  step_clear (self);
  self->assessment_id = xep_statement_get_int64 (row, 0);
  self->step = xep_statement_dup_text (row, 1);
  self->name = xep_statement_dup_text (row, 2);
  self->set = xep_regulation_find_set (check->regulation, xep_statement_get_text (row, 3));
  self->points.entry = XEP_ENTRY_CRITERIA;
  if (entry != NULL)
    xep_entry_from_nick (entry, &self->points.entry);
  self->points.criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->points.group_a = self->points.group_b = XEP_POINTS_MISSING;
  self->part_a = xep_statement_get_points (row, 7);
  self->part_b = xep_statement_get_points (row, 8);
  self->mixed = FALSE;
}

static void
step_add (Step *self, PointFaults *faults, const char *criterion, XepPoints value)
{
  gboolean group = g_str_equal (criterion, "A") || g_str_equal (criterion, "B");
  const XepCriterion *found = group ? NULL : xep_criteria_set_find (self->set, criterion);
  XepPoints maximum = g_str_equal (criterion, "A") ? self->set->maximum_a : self->set->maximum_b;
  g_autofree char *place = g_strdup_printf ("%s %s:%s", self->name, self->step, criterion);

  if (!group && found == NULL)
    xep_fault_places_add (&faults->unknown, place);
  else if (value > (group ? maximum : found->maximum))
    xep_fault_places_add (&faults->above, place);
  if (group != (self->points.entry == XEP_ENTRY_GROUPS))
    self->mixed = TRUE;
  xep_step_points_add (&self->points, criterion, value);
}

/* Totals are worked out from the points whenever one is keyed. */
static void
step_end (Step *self, PointFaults *faults)
{
  g_autofree char *place = NULL;
  XepTotals totals;

  if (self->set == NULL || self->step == NULL)
    return;
  place = g_strdup_printf ("%s %s", self->name, self->step);
  totals = xep_rating_total (self->set, &self->points);
  if (self->mixed)
    xep_fault_places_add (&faults->mixed, place);
  else if (totals.part_a != self->part_a || totals.part_b != self->part_b)
    xep_fault_places_add (&faults->totals, place);
}

static gboolean
read_points (PeriodCheck *check, PointFaults *faults, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      check->store,
      "SELECT a.id, s.step, " XEP_FAULT_ASSESSMENT ", a.criteria_set, c.criterion, c.value,"
      " r.entry, r.part_a, r.part_b FROM (SELECT assessment_id, step FROM step_result"
      "  UNION SELECT assessment_id, step FROM points) s"
      " JOIN assessment a ON a.id = s.assessment_id JOIN period p ON p.id = a.period_id"
      " LEFT JOIN points c ON c.assessment_id = a.id AND c.step = s.step"
      " LEFT JOIN step_result r ON r.assessment_id = a.id AND r.step = s.step"
      " WHERE p.id = ? ORDER BY a.id, s.step",
      error);
  g_auto (Step) step = { 0 };
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, check->period->id);
  while (xep_statement_step (statement, &row, error))
    {
      if (!row || step.assessment_id != xep_statement_get_int64 (statement, 0)
          || g_strcmp0 (step.step, xep_statement_get_text (statement, 1)) != 0)
        {
          step_end (&step, faults);
          if (!row)
            return TRUE;
          step_begin (&step, check, statement);
        }
      if (step.set != NULL && !xep_statement_is_null (statement, 4))
        step_add (&step, faults, xep_statement_get_text (statement, 4),
                  xep_statement_get_points (statement, 5));
    }
  return FALSE;
}

static gboolean
check_points (PeriodCheck *check, GPtrArray *faults, GError **error)
{
  g_auto (PointFaults) found = { 0 };

  xep_fault_places_init (&found.unknown);
  xep_fault_places_init (&found.above);
  xep_fault_places_init (&found.mixed);
  xep_fault_places_init (&found.totals);
  if (!read_points (check, &found, error))
    return FALSE;
  xep_fault_places_tell (&found.unknown, TRUE,
                         _("Points for a criterion the set does not have: %s (%u in all)."),
                         faults);
  xep_fault_places_tell (&found.above, TRUE,
                         _("Points above the maximum of the criterion: %s (%u in all)."), faults);
  xep_fault_places_tell (&found.mixed, TRUE,
                         _("Points of criteria and totals of groups in one step: %s (%u in all)."),
                         faults);
  xep_fault_places_tell (
      &found.totals, TRUE,
      _("Totals of groups that are not those of the points keyed: %s (%u in all)."), faults);
  return TRUE;
}

static gboolean
check_period (XepStore *store, const XepPeriod *period, GPtrArray *faults, GError **error)
{
  PeriodCheck self = { store, period, NULL };

  self.regulation = xep_store_get_period_regulation (store, period->id, error);
  if (self.regulation == NULL || !check_points (&self, faults, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (!check_words (&self, i, faults, error))
      return FALSE;
  return TRUE;
}

/* The regulation a period was opened with must still be the text that was stored: its name is the
 * checksum. */
static gboolean
check_snapshots (XepStore *store, GPtrArray *faults, GError **error)
{
  g_auto (XepFaultPlaces) changed = { 0 };
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store,
      "SELECT hash, xml, ifnull ((SELECT group_concat (code || ' ' || year, ', ') FROM period"
      " WHERE snapshot_id = s.id), '–') FROM regulation_snapshot s",
      error);
  gboolean row = FALSE;

  xep_fault_places_init (&changed);
  while (statement != NULL && xep_statement_step (statement, &row, error))
    {
      g_autofree char *hash = NULL;

      if (!row)
        {
          xep_fault_places_tell (
              &changed, TRUE, _("The regulation kept with a period was altered: %s (%u in all)."),
              faults);
          return TRUE;
        }
      hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                            xep_statement_get_text (statement, 1), -1);
      if (g_strcmp0 (hash, xep_statement_get_text (statement, 0)) != 0)
        xep_fault_places_add (&changed, xep_statement_get_text (statement, 2));
    }
  return FALSE;
}

gboolean
xep_file_check_regulation (XepStore *store, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) periods = NULL;
  g_auto (XepFaultPlaces) unreadable = { 0 };

  if (!check_snapshots (store, faults, error))
    return FALSE;
  periods = xep_period_store_list (store, error);
  if (periods == NULL)
    return FALSE;
  xep_fault_places_init (&unreadable);
  for (guint i = 0; i < periods->len; i++)
    {
      const XepPeriod *period = g_ptr_array_index (periods, i);
      g_autoptr (GError) failure = NULL;
      g_autofree char *name
          = g_strdup_printf ("%s %d", xep_period_to_nick (period->code), period->year);

      if (check_period (store, period, faults, &failure))
        continue;
      if (g_error_matches (failure, XEP_ERROR, XEP_ERROR_INVALID))
        xep_fault_places_add (&unreadable, name);
      else if (!xep_file_check_go_on (faults, &failure, error))
        return FALSE;
    }
  xep_fault_places_tell (&unreadable, TRUE,
                         _("The regulation kept with a period cannot be read: %s (%u in all)."),
                         faults);
  return TRUE;
}
