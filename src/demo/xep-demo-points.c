/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "demo/xep-demo-private.h"
#include "store/xep-assessment-store.h"

/* Papers give points in quarters. */
#define QUARTER 25

/* One assessment while it is keyed. */
typedef struct
{
  XepDemo *demo;
  XepRegulation *regulation;
  XepAssessment *assessment;
  const XepCriteriaSet *set;
  const XepReview *review; /* NULL if there is none */
  XepPeriodCode code;
  int quality;      /* 0 poor … 99 excellent */
  int steps;        /* how many of the three steps are done */
  XepPoints total;  /* of the step keyed last */
  XepLevel claimed; /* level of the self-assessment */
  gboolean differs; /* a later step chose another */
} Keying;

/* When the papers of a period are signed: month and day of each step. */
static const struct
{
  const char *days[XEP_N_STEPS];
  int first_document;
} calendar[XEP_N_PERIODS] = {
  [XEP_PERIOD_Q1] = { { "03-20", "04-03", "04-10" }, 112 },
  [XEP_PERIOD_Q2] = { { "06-20", "07-03", "07-10" }, 187 },
  [XEP_PERIOD_Q3] = { { "09-19", "10-03", "10-10" }, 264 },
  [XEP_PERIOD_YEAR] = { { "12-05", "12-15", "12-24" }, 341 },
};

char *
xep_demo_dup_day (XepDemo *self, XepPeriodCode code, XepStep step)
{
  return g_strdup_printf ("%d-%s", self->year, calendar[code].days[step]);
}

/* Percent of all points that work of a quality is worth: few fail, most are good, some are
 * excellent. */
static int
percent_of_quality (int quality)
{
  if (quality < 3)
    return 44 + quality;
  if (quality < 12)
    return 56 + quality;
  if (quality < 80)
    return 72 + (quality - 12) / 4;
  return 92 + (quality - 80) / 4;
}

static gboolean
set (Keying *self, XepStep step, const char *key, const char *text, GError **error)
{
  return xep_demo_set (self->demo, self->assessment->id, step, key, text, error);
}

static gboolean
set_points (Keying *self, XepStep step, const char *key, XepPoints points, GError **error)
{
  g_autofree char *text = xep_points_format_ascii (points);

  self->total += points;
  return set (self, step, key, text, error);
}

static gboolean
set_count (Keying *self, const char *key, int count, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%d", count);

  return set (self, XEP_STEP_SELF, key, text, error);
}

static XepPoints
share (XepPoints maximum, int percent)
{
  XepPoints points = (maximum * percent / 100 + QUARTER / 2) / QUARTER * QUARTER;

  return CLAMP (points, 0, maximum);
}

static gboolean
key_criteria (Keying *self, XepStep step, int percent, GError **error)
{
  for (guint i = 0; i < self->set->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (self->set->groups, i);

      for (guint j = 0; j < group->criteria->len; j++)
        {
          const XepCriterion *criterion = g_ptr_array_index (group->criteria, j);
          gboolean whole = self->set->binary_part_a && !group->part_b;
          int shift = g_rand_int_range (self->demo->random, -3, 4);
          /* The common criteria come out higher than the work. */
          int lift = group->part_b ? -3 : 10;
          XepPoints points
              = whole ? criterion->maximum : share (criterion->maximum, percent + lift + shift);

          if (!set_points (self, step, criterion->number, points, error))
            return FALSE;
        }
    }
  return TRUE;
}

static const char *
authority (Keying *self, XepStep step)
{
  if (step == XEP_STEP_APPRAISAL)
    return "Ban Xây dựng Đảng Đảng ủy xã";
  return self->assessment->tier == XEP_TIER_PROVINCE ? "Ban Thường vụ Tỉnh ủy Lào Cai"
                                                     : "Ban Thường vụ Đảng ủy xã";
}

/* Date, and above the self-assessment who appraised or decided, in which document. */
static gboolean
key_document (Keying *self, XepStep step, GError **error)
{
  g_autofree char *date = xep_demo_dup_day (self->demo, self->code, step);
  g_autofree char *number = g_strdup_printf (
      "%d-%s/%s", calendar[self->code].first_document + (int) self->assessment->kind,
      step == XEP_STEP_DECISION ? "QĐ" : "BC",
      self->assessment->tier == XEP_TIER_PROVINCE && step == XEP_STEP_DECISION ? "TU" : "ĐU");

  return set (self, step, "date", date, error)
         && (step == XEP_STEP_SELF
             || (set (self, step, "number", number, error)
                 && set (self, step, "authority", authority (self, step), error)));
}

/* A person claims what the points reach; those above look at the conditions too. */
static gboolean
key_level (Keying *self, XepStep step, GError **error)
{
  XepLevel level = xep_rating_level_of_points (self->regulation, self->total);
  g_autoptr (XepAssessment) fresh = NULL;
  g_autoptr (XepSuggestion) suggestion = NULL;

  if (step == XEP_STEP_SELF)
    self->claimed = level;
  else
    {
      fresh = xep_assessment_store_load (self->demo->store, self->assessment->id, error);
      if (fresh == NULL)
        return FALSE;
      suggestion = xep_assessment_suggest (fresh, self->regulation);
      if (suggestion->level != XEP_LEVEL_NONE)
        level = suggestion->level;
    }
  self->differs = self->differs || level != self->claimed;
  return level != XEP_LEVEL_NONE && set (self, step, "level", xep_level_to_nick (level), error);
}

static gboolean
key_step (Keying *self, XepStep step, int percent, GError **error)
{
  /* Villages hand in the two group totals, offices and leaders fill in every line. */
  gboolean every_line = self->assessment->kind == XEP_KIND_MEMBER
                            ? self->assessment->unit_id % 12 == 1
                            : step == XEP_STEP_SELF || xep_demo_chance (self->demo, 60);
  XepPoints part_a = share (self->set->maximum_a, MIN (percent + 3, 100));
  XepPoints part_b = share (self->set->maximum_b, percent - 1);

  self->total = 0;
  return (every_line ? key_criteria (self, step, percent, error)
                     : set_points (self, step, "A", part_a, error)
                           && set_points (self, step, "B", part_b, error))
         && key_level (self, step, error) && key_document (self, step, error);
}

/* Collectives and leaders list their tasks one by one in the year's attachment. */
static gboolean
lists_tasks (Keying *self)
{
  return self->review != NULL && self->review->tasks
         && (self->assessment->kind == XEP_KIND_COLLECTIVE
             || self->assessment->kind == XEP_KIND_LEADER);
}

static gboolean
key_tasks (Keying *self, GError **error)
{
  int assigned = g_rand_int_range (self->demo->random, 6, 21);
  XepDemoTasks tasks;

  if (lists_tasks (self))
    assigned = 4 + assigned % 5;
  tasks.assigned = assigned;
  tasks.done = self->quality < 8 ? assigned - assigned / 4 : assigned;
  tasks.on_time = self->quality < 20 ? tasks.done - 1 : tasks.done;
  tasks.exceeded
      = self->quality >= 80 ? (assigned * 35 + 99) / 100 : assigned * (self->quality % 25) / 100;
  if (lists_tasks (self))
    return xep_demo_add_tasks (self->demo, self->assessment, &tasks, error);
  return set_count (self, "tasks.assigned", tasks.assigned, error)
         && set_count (self, "tasks.done", tasks.done, error)
         && set_count (self, "tasks.on_time", tasks.on_time, error)
         && set_count (self, "tasks.exceeded", tasks.exceeded, error);
}

/* A percentage is keyed where no shortcomings of earlier periods are listed. */
static gboolean
key_remedied (Keying *self, GError **error)
{
  gboolean earlier = xep_demo_chance (self->demo, 40);
  gboolean listed = FALSE;

  if (!xep_demo_add_remedies (self->demo, self->assessment, self->quality, &listed, error))
    return FALSE;
  return listed
         || set (self, XEP_STEP_SELF, "remedied",
                 !earlier             ? "none"
                 : self->quality < 30 ? "80"
                                      : "100",
                 error);
}

static gboolean
key_assessment (Keying *self, GError **error)
{
  const XepStepResult *own = &self->assessment->steps[XEP_STEP_SELF];
  int percent = percent_of_quality (self->quality);
  int lowered = xep_demo_chance (self->demo, 6) ? 6 : g_rand_int_range (self->demo->random, 0, 2);

  /* Of some village members the paper says nothing about tasks: missing is not zero. */
  if ((self->assessment->kind != XEP_KIND_MEMBER || xep_demo_chance (self->demo, 30))
      && (!key_tasks (self, error) || !key_remedied (self, error)
          || !set (self, XEP_STEP_SELF, "discipline", "no", error)))
    return FALSE;
  if (own->totals.total == XEP_POINTS_MISSING)
    {
      if (!key_step (self, XEP_STEP_SELF, percent, error))
        return FALSE;
    }
  else
    {
      /* A self-assessment that was imported stays as it is. */
      self->total = own->totals.total;
      self->claimed = own->level;
      if (!key_document (self, XEP_STEP_SELF, error)
          || (own->level == XEP_LEVEL_NONE && !key_level (self, XEP_STEP_SELF, error)))
        return FALSE;
    }

  percent = self->total / 100;
  if ((self->steps >= 2 && !key_step (self, XEP_STEP_APPRAISAL, percent - lowered, error))
      || (self->steps >= 3 && !key_step (self, XEP_STEP_DECISION, percent - lowered, error)))
    return FALSE;
  /* A result that is far from what the subject claimed is explained, most of the time. */
  if (self->steps < 2 || (lowered < 5 && !self->differs) || xep_demo_chance (self->demo, 10))
    return TRUE;
  return set (self, XEP_STEP_DECISION, "explanation",
              "Điểm thẩm định thấp hơn do một số nhiệm vụ chưa có sản phẩm cụ thể kèm theo.",
              error);
}

/* How far the work has come: the first two quarters are over, the third is nearly so, the year
 * is under way. */
static int
count_steps (Keying *self)
{
  gboolean province = self->assessment->tier == XEP_TIER_PROVINCE;
  int roll = g_rand_int_range (self->demo->random, 0, 100);

  if (self->code == XEP_PERIOD_Q1 || self->code == XEP_PERIOD_Q2)
    return 3;
  if (self->code == XEP_PERIOD_Q3)
    return roll < 5 ? 1 : province || roll < 12 ? 2 : 3;
  if (self->assessment->kind == XEP_KIND_MEMBER || self->assessment->kind == XEP_KIND_STAFF)
    return roll < 4 ? 0 : 3 - (int) (self->assessment->unit_id % 3);
  return roll < 12 ? 0 : roll < 40 ? 1 : province || roll < 75 ? 2 : 3;
}

/* The work of an office and of its head is of one piece; that of others varies. */
static int
choose_quality (XepDemo *demo, XepAssessment *assessment, XepPeriodCode code)
{
  int roll = g_rand_int_range (demo->random, 0, 100);
  XepPoints total = assessment->steps[XEP_STEP_SELF].totals.total;
  int of_unit = (int) ((assessment->unit_id * 53 + (gint64) code * 29) % 100);

  /* What points that came in before say about the work. */
  if (total != XEP_POINTS_MISSING)
    return total >= XEP_POINTS (90)   ? 90
           : total >= XEP_POINTS (70) ? 50
           : total >= XEP_POINTS (50) ? 15
                                      : 5;
  if (assessment->kind == XEP_KIND_COLLECTIVE)
    return of_unit;
  if (assessment->kind == XEP_KIND_LEADER)
    return assessment->head ? MAX (of_unit - roll / 25, 0) : 20 + roll * 4 / 5;
  return roll;
}

static gboolean
key_one (XepDemo *demo,
         XepRegulation *regulation,
         XepPeriodCode code,
         gint64 id,
         int *counts,
         GError **error)
{
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (demo->store, id, error);
  Keying self = { .demo = demo, .regulation = regulation, .assessment = assessment, .code = code };
  g_autoptr (XepAssessment) fresh = NULL;

  if (assessment == NULL)
    return FALSE;
  if (!xep_demo_add_cases (demo, assessment, code, counts[assessment->kind]++, error))
    return FALSE;
  fresh = xep_assessment_store_load (demo->store, id, error);
  if (fresh == NULL)
    return FALSE;
  /* Not rated, or a form of which only one part came: that is the whole case. */
  if (fresh->state == XEP_STATE_UNRATED
      || (fresh->steps[XEP_STEP_SELF].totals.keyed > 0
          && fresh->steps[XEP_STEP_SELF].totals.total == XEP_POINTS_MISSING))
    return TRUE;
  self.set = xep_regulation_find_set (regulation, assessment->criteria_set);
  self.review = xep_regulation_find_review (regulation, assessment->kind, assessment->leader,
                                            self.set->annex, code);
  self.quality = choose_quality (demo, assessment, code);
  self.steps = count_steps (&self);
  if (self.steps == 0)
    return TRUE;
  return key_assessment (&self, error)
         && xep_demo_write_words (demo, assessment, self.review, code, self.quality, error)
         && xep_demo_add_shortcomings (demo, assessment, code, error)
         && xep_demo_add_criterion_texts (demo, assessment, error);
}

gboolean
xep_demo_key_period (XepDemo *self, XepPeriodCode code, GError **error)
{
  gint64 period_id = self->periods[code];
  XepRegulation *regulation = xep_store_get_period_regulation (self->store, period_id, error);
  g_autoptr (GArray) ids = NULL;
  int counts[XEP_N_KINDS] = { 0 };

  if (regulation == NULL)
    return FALSE;
  ids = xep_assessment_store_list_ids (self->store, period_id, -1, 0, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!key_one (self, regulation, code, g_array_index (ids, gint64, i), counts, error))
      return FALSE;
  return TRUE;
}
