/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-paths.h"
#include "model/xep-findings.h"
#include "xep-test.h"

typedef struct
{
  XepRegulation *regulation;
  XepAssessment *assessment;
  GPtrArray *findings;
} Fixture;

static void
replace (char **target, const char *text)
{
  g_free (*target);
  *target = g_strdup (text);
}

static void
set_step (XepAssessment *assessment, XepStep step, XepPoints total, XepLevel level)
{
  XepStepResult *result = &assessment->steps[step];

  result->points.entry = XEP_ENTRY_GROUPS;
  result->points.group_a = total != XEP_POINTS_MISSING ? total * 3 / 10 : XEP_POINTS_MISSING;
  result->points.group_b
      = total != XEP_POINTS_MISSING ? total - total * 3 / 10 : XEP_POINTS_MISSING;
  result->totals.part_a = result->points.group_a;
  result->totals.part_b = result->points.group_b;
  result->totals.total = total;
  result->totals.keyed = total != XEP_POINTS_MISSING ? 2 : 0;
  result->totals.expected = 2;
  result->level = level;
}

/* A leader in order: all three steps good with 85 points, all conditions of the level met. */
static XepAssessment *
assessment_in_order (gint64 id, const char *name)
{
  XepAssessment *self = xep_assessment_new ();

  self->id = id;
  self->kind = XEP_KIND_LEADER;
  self->leader = TRUE;
  self->unit_id = 7;
  replace (&self->subject_id, "p5");
  replace (&self->subject_name, name);
  for (int i = 0; i < XEP_N_STEPS; i++)
    set_step (self, (XepStep) i, XEP_POINTS (85), XEP_LEVEL_GOOD);
  self->steps[XEP_STEP_DECISION].dated_on = (XepDate){ 2025, 10, 10 };
  replace (&self->steps[XEP_STEP_DECISION].document_number, "12-QĐ/ĐU");
  self->facts.tasks_assigned = self->facts.tasks_done = self->facts.tasks_on_time = 10;
  self->facts.tasks_exceeded = 2;
  self->facts.no_earlier_shortcomings = TRUE;
  self->facts.discipline = XEP_ANSWER_NO;
  return self;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = xep_paths_get_data_file ("regulations", "lung-phinh-2025.xml");

  self->regulation = xep_regulation_load (path, &error);
  g_assert_no_error (error);
  self->assessment = assessment_in_order (41, "Vàng Thị Mỷ");
  self->findings = xep_findings_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->findings);
  xep_assessment_free (self->assessment);
  xep_regulation_unref (self->regulation);
}

static void
examine (Fixture *self)
{
  g_ptr_array_set_size (self->findings, 0);
  xep_findings_of_assessment (self->regulation, self->assessment, self->findings);
}

static int
count (GPtrArray *findings, const char *rule)
{
  int n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const XepFinding *finding = g_ptr_array_index (findings, i);

      n += g_str_equal (finding->rule, rule);
    }
  return n;
}

static void
assert_only (Fixture *self, const char *rule, int times)
{
  examine (self);
  g_assert_cmpint (count (self->findings, rule), ==, times);
  g_assert_cmpint (self->findings->len, ==, times);
}

static void
test_in_order (Fixture *self, gconstpointer data)
{
  examine (self);
  g_assert_cmpint (self->findings->len, ==, 0);
}

static void
test_level_above_points (Fixture *self, gconstpointer data)
{
  const XepFinding *finding;

  set_step (self->assessment, XEP_STEP_SELF, XEP_POINTS (70), XEP_LEVEL_GOOD);
  set_step (self->assessment, XEP_STEP_APPRAISAL, XEP_POINTS (70), XEP_LEVEL_GOOD);
  set_step (self->assessment, XEP_STEP_DECISION, XEP_POINTS (70), XEP_LEVEL_GOOD);
  assert_only (self, "level-above-points", 0);
  set_step (self->assessment, XEP_STEP_SELF, 6999, XEP_LEVEL_GOOD);
  assert_only (self, "level-above-points", 1);
  finding = g_ptr_array_index (self->findings, 0);
  g_assert_cmpint (finding->assessment_id, ==, 41);
  g_assert_cmpstr (finding->subject_id, ==, "p5");
  g_assert_true (g_str_has_prefix (finding->text, "Vàng Thị Mỷ"));
  g_assert_nonnull (strstr (finding->text, "69,99"));
  g_assert_cmpstr (xep_severity_to_nick (finding->severity), ==, "warning");
}

/* Below what the points reach: with a condition that fails, or an explanation, the authority's
 * right; without a word a finding, of each step. */
static void
test_level_below_points (Fixture *self, gconstpointer data)
{
  const XepFinding *finding;

  set_step (self->assessment, XEP_STEP_SELF, XEP_POINTS (91), XEP_LEVEL_GOOD);
  examine (self);
  g_assert_cmpint (count (self->findings, "level-above-points"), ==, 0);
  g_assert_cmpint (count (self->findings, "level-below-points"), ==, 0);
  self->assessment->facts.tasks_exceeded = 3;
  examine (self);
  g_assert_cmpint (count (self->findings, "level-below-points"), ==, 1);
  finding = g_ptr_array_index (self->findings, 0);
  g_assert_cmpstr (finding->rule, ==, "level-below-points");
  g_assert_nonnull (strstr (finding->text, "91"));
  /* Missing data is no condition that fails. */
  self->assessment->facts.tasks_exceeded = -1;
  examine (self);
  g_assert_cmpint (count (self->findings, "level-below-points"), ==, 1);
  /* Nor does the one that fails reach two levels down. */
  self->assessment->facts.tasks_exceeded = 2;
  for (int i = 0; i < XEP_N_STEPS; i++)
    set_step (self->assessment, (XepStep) i, XEP_POINTS (91), XEP_LEVEL_COMPLETE);
  examine (self);
  g_assert_cmpint (count (self->findings, "level-below-points"), ==, XEP_N_STEPS);
  replace (&self->assessment->explanation, "Đơn thư chưa giải quyết xong.");
  assert_only (self, "level-below-points", 0);
}

/* A step whose forerunner says nothing, keyed whole or in part. */
static void
test_steps_passed_over (Fixture *self, gconstpointer data)
{
  XepStepResult *self_step = &self->assessment->steps[XEP_STEP_SELF];

  set_step (self->assessment, XEP_STEP_SELF, XEP_POINTS_MISSING, XEP_LEVEL_NONE);
  assert_only (self, "appraisal-without-self", 1);
  self_step->totals.keyed = 1;
  examine (self);
  g_assert_cmpint (count (self->findings, "appraisal-without-self"), ==, 0);
  set_step (self->assessment, XEP_STEP_SELF, XEP_POINTS (85), XEP_LEVEL_GOOD);
  set_step (self->assessment, XEP_STEP_APPRAISAL, XEP_POINTS_MISSING, XEP_LEVEL_NONE);
  assert_only (self, "decision-without-appraisal", 1);
  set_step (self->assessment, XEP_STEP_DECISION, XEP_POINTS_MISSING, XEP_LEVEL_NONE);
  assert_only (self, "decision-without-appraisal", 0);
}

static void
test_excellent_conditions (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < XEP_N_STEPS; i++)
    set_step (self->assessment, (XepStep) i, XEP_POINTS (91), XEP_LEVEL_EXCELLENT);
  self->assessment->facts.tasks_exceeded = 3;
  assert_only (self, "excellent-conditions", 0);
  self->assessment->facts.tasks_exceeded = 2;
  examine (self);
  g_assert_cmpint (count (self->findings, "excellent-conditions"), ==, 1);
  self->assessment->facts.tasks_exceeded = -1;
  examine (self);
  g_assert_cmpint (count (self->findings, "excellent-conditions"), ==, 0);
}

static void
test_difference (Fixture *self, gconstpointer data)
{
  set_step (self->assessment, XEP_STEP_SELF, 8999, XEP_LEVEL_GOOD);
  assert_only (self, "difference", 0);
  set_step (self->assessment, XEP_STEP_SELF, 9000, XEP_LEVEL_GOOD);
  assert_only (self, "difference", 1);
  replace (&self->assessment->explanation, "Vì thiếu sản phẩm.");
  assert_only (self, "difference", 0);
}

/* A step that says nothing is passed over: self-assessment and decision are compared. */
static void
test_difference_over_a_gap (Fixture *self, gconstpointer data)
{
  set_step (self->assessment, XEP_STEP_APPRAISAL, XEP_POINTS_MISSING, XEP_LEVEL_NONE);
  assert_only (self, "decision-without-appraisal", 1);
  set_step (self->assessment, XEP_STEP_SELF, XEP_POINTS (91), XEP_LEVEL_GOOD);
  examine (self);
  g_assert_cmpint (count (self->findings, "difference"), ==, 1);
  g_assert_cmpint (self->findings->len, ==, 2);
}

static void
test_decision_differs (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < XEP_N_STEPS; i++)
    set_step (self->assessment, (XepStep) i, XEP_POINTS (85), XEP_LEVEL_COMPLETE);
  examine (self);
  g_assert_cmpint (count (self->findings, "decision-differs"), ==, 1);
  g_assert_cmpint (self->findings->len, ==, 1 + XEP_N_STEPS);
  replace (&self->assessment->explanation, "Đơn thư chưa giải quyết xong.");
  assert_only (self, "decision-differs", 0);
}

static void
test_parts_missing (Fixture *self, gconstpointer data)
{
  XepStepResult *appraisal = &self->assessment->steps[XEP_STEP_APPRAISAL];

  set_step (self->assessment, XEP_STEP_APPRAISAL, XEP_POINTS_MISSING, XEP_LEVEL_GOOD);
  assert_only (self, "parts-missing", 0);
  appraisal->points.group_a = appraisal->totals.part_a = XEP_POINTS (28);
  appraisal->totals.keyed = 1;
  assert_only (self, "parts-missing", 1);
}

static void
test_decision_document (Fixture *self, gconstpointer data)
{
  replace (&self->assessment->steps[XEP_STEP_DECISION].document_number, "");
  assert_only (self, "decision-document", 1);
  self->assessment->steps[XEP_STEP_DECISION].level = XEP_LEVEL_NONE;
  assert_only (self, "decision-document", 0);
}

static void
test_unrated (Fixture *self, gconstpointer data)
{
  set_step (self->assessment, XEP_STEP_SELF, XEP_POINTS (10), XEP_LEVEL_EXCELLENT);
  self->assessment->state = XEP_STATE_UNRATED;
  examine (self);
  g_assert_cmpint (self->findings->len, ==, 0);
}

static void
test_head_above_collective (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) assessments
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_assessment_free);
  XepAssessment *head = assessment_in_order (1, "Sùng Seo Dũng");
  XepAssessment *collective = assessment_in_order (2, "Phòng Kinh tế");

  head->head = TRUE;
  collective->kind = XEP_KIND_COLLECTIVE;
  collective->leader = FALSE;
  collective->steps[XEP_STEP_DECISION].level = XEP_LEVEL_COMPLETE;
  g_ptr_array_add (assessments, head);
  g_ptr_array_add (assessments, collective);
  xep_findings_of_heads (self->regulation, assessments, self->findings);
  g_assert_cmpint (self->findings->len, ==, 1);
  g_assert_cmpint (count (self->findings, "head-above-collective"), ==, 1);
  g_ptr_array_set_size (self->findings, 0);
  /* not the head, another unit, or the same level: nothing to ask */
  head->head = FALSE;
  xep_findings_of_heads (self->regulation, assessments, self->findings);
  head->head = TRUE;
  collective->unit_id = 8;
  xep_findings_of_heads (self->regulation, assessments, self->findings);
  collective->unit_id = 7;
  collective->steps[XEP_STEP_DECISION].level = XEP_LEVEL_GOOD;
  xep_findings_of_heads (self->regulation, assessments, self->findings);
  g_assert_cmpint (self->findings->len, ==, 0);
}

static void
add_person (GPtrArray *people, const char *name, XepDate birth_date, gint64 unit_id)
{
  XepPerson *person = xep_person_new ();

  person->id = (gint64) people->len + 1;
  replace (&person->name, name);
  person->birth_date = birth_date;
  person->unit_id = unit_id;
  replace (&person->unit_name, unit_id == 1 ? "Chi bộ Tả Chải" : "Chi bộ Pờ Chồ");
  g_ptr_array_add (people, person);
}

static void
test_same_person (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_person_free);
  const XepFinding *finding;

  add_person (people, "Vàng Thị Thuý", (XepDate){ 1981, 3, 12 }, 1);
  add_person (people, "Vàng Thị Thúy", (XepDate){ 1981, 3, 12 }, 2); /* tone placed otherwise */
  add_person (people, "Vàng Thị Thúy", (XepDate){ 1981, 3, 12 }, 1); /* same cell as the first */
  add_person (people, "Vàng Thị Thủy", (XepDate){ 1981, 3, 12 }, 2); /* another name */
  add_person (people, "Vàng Thị Thúy", (XepDate){ 1981, 3, 13 }, 2); /* another birth date */
  add_person (people, "Giàng A Páo", (XepDate){ 1977, 0, 0 }, 1); /* a bare year proves nothing */
  add_person (people, "Giàng A Páo", (XepDate){ 1977, 0, 0 }, 2);
  xep_findings_of_people (people, self->findings);
  g_assert_cmpint (self->findings->len, ==, 1);
  finding = g_ptr_array_index (self->findings, 0);
  g_assert_cmpstr (finding->rule, ==, "same-person");
  g_assert_cmpstr (finding->subject_id, ==, "p2");
  g_assert_cmpint (finding->assessment_id, ==, 0);
  g_assert_cmpstr (xep_severity_to_nick (finding->severity), ==, "error");
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
#define ADD(name) g_test_add ("/findings/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (in_order);
  ADD (level_above_points);
  ADD (level_below_points);
  ADD (excellent_conditions);
  ADD (difference);
  ADD (difference_over_a_gap);
  ADD (steps_passed_over);
  ADD (decision_differs);
  ADD (parts_missing);
  ADD (decision_document);
  ADD (unrated);
  ADD (head_above_collective);
  ADD (same_person);
#undef ADD
  return g_test_run ();
}
