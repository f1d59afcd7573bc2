/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "keyed.h"
#include "store-fixture.h"
#include "store/xep-assessment-lock.h"
#include "store/xep-complaint-store.h"
#include "store/xep-dossier-store.h"
#include "store/xep-rerating-store.h"

typedef struct
{
  XepStore *store;
  gint64 cell, year;
  gint64 leader, member; /* assessments */
  guint emissions;
} World;

static void
count_change (XepStore *store, const XepNews *news, gpointer data)
{
  ((World *) data)->emissions++;
}

static World *
make_world (void)
{
  World *self = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;
  gint64 leader;
  gint64 member;

  self->store = fixture_store ();
  self->cell = fixture_unit (self->store, "Chi bộ thôn Tả Chải", TRUE);
  leader = fixture_person (self->store, "Giàng Seo Páo", "1981", self->cell, XEP_KIND_LEADER);
  member = fixture_person (self->store, "Vàng Thị Mỷ", "1990", self->cell, XEP_KIND_MEMBER);
  self->year = xep_period_store_ensure (self->store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_no_error (error);
  self->leader = fixture_assessment (self->store, self->year, XEP_KIND_LEADER, leader);
  self->member = fixture_assessment (self->store, self->year, XEP_KIND_MEMBER, member);
  g_signal_connect (self->store, "changed", G_CALLBACK (count_change), self);
  return self;
}

static void
world_free (World *self)
{
  g_object_unref (self->store);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static void
decide (World *self, gint64 id)
{
  fixture_set (self->store, id, XEP_STEP_DECISION, "A", "28");
  fixture_set (self->store, id, XEP_STEP_DECISION, "B", "55");
  fixture_set (self->store, id, XEP_STEP_DECISION, "level", "good");
  fixture_set (self->store, id, XEP_STEP_DECISION, "date", "24/12/2025");
}

static void
lock (World *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gboolean done = xep_assessment_store_lock (self->store, id, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* The attempt failed in words that name @part, and changed nothing. @before is taken. */
static void
check_refused (World *self, gboolean done, GError **error, int code, const char *part, char *before)
{
  g_autofree char *was = before;
  g_autofree char *is = fixture_dump (self->store);

  g_assert_false (done);
  g_assert_error (*error, XEP_ERROR, code);
  g_assert_nonnull (strstr ((*error)->message, part));
  g_assert_cmpstr (is, ==, was);
  g_assert_cmpuint (self->emissions, ==, 0);
  g_clear_error (error);
}

static void
refuse_lock (World *self, gint64 id, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  char *before = fixture_dump (self->store);
  gboolean done;

  self->emissions = 0;
  done = xep_assessment_store_lock (self->store, id, &error);
  check_refused (self, done, &error, code, part, before);
}

static void
refuse_unlock (World *self, gint64 id, const char *why, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  char *before = fixture_dump (self->store);
  gboolean done;

  self->emissions = 0;
  done = xep_assessment_store_unlock (self->store, id, why, &error);
  check_refused (self, done, &error, code, part, before);
}

static char *
dup_state (World *self, gint64 id)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT state FROM assessment WHERE id = %" G_GINT64_FORMAT, id);

  return fixture_text (self->store, sql);
}

static void
check_state (World *self, gint64 id, const char *state)
{
  g_autofree char *is = dup_state (self, id);

  g_assert_cmpstr (is, ==, state);
}

/* Only what is decided, with its date, is locked. */
static void
test_wants_a_decision (void)
{
  g_autoptr (World) world = make_world ();

  refuse_lock (world, world->leader, XEP_ERROR_INVALID, "Giàng Seo Páo");
  fixture_set (world->store, world->leader, XEP_STEP_APPRAISAL, "level", "good");
  fixture_set (world->store, world->leader, XEP_STEP_APPRAISAL, "date", "20/12/2025");
  refuse_lock (world, world->leader, XEP_ERROR_INVALID, "Giàng Seo Páo");
  fixture_set (world->store, world->leader, XEP_STEP_DECISION, "level", "good");
  refuse_lock (world, world->leader, XEP_ERROR_INVALID, "Giàng Seo Páo");
  fixture_set (world->store, world->leader, XEP_STEP_DECISION, "date", "24/12/2025");
  lock (world, world->leader);
  check_state (world, world->leader, "closed");
  fixture_set (world->store, world->member, XEP_STEP_SELF, "unrated", "leave");
  refuse_lock (world, world->member, XEP_ERROR_INVALID, "Vàng Thị Mỷ");
  refuse_lock (world, 99, XEP_ERROR_NOT_FOUND, "99");
}

/* Locked twice is locked once. */
static void
test_audit (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entries = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  decide (world, world->leader);
  world->emissions = 0;
  lock (world, world->leader);
  g_assert_cmpuint (world->emissions, ==, 1);
  before = fixture_dump (world->store);
  lock (world, world->leader);
  g_assert_cmpuint (world->emissions, ==, 1);
  after = fixture_dump (world->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (
      xep_assessment_store_unlock (world->store, world->leader, "  Kết luận\tthanh tra ", &error));
  g_assert_no_error (error);
  entries = fixture_text (world->store, "SELECT group_concat (entity_id || old_value || '>'"
                                        " || new_value || ' ' || why, '|') FROM audit"
                                        " WHERE entity = 'assessment' AND field = 'state'");
  g_assert_cmpstr (entries, ==, "1open>closed |1closed>open Kết luận thanh tra");
  check_state (world, world->leader, "open");
  fixture_set (world->store, world->leader, XEP_STEP_DECISION, "level", "complete");
}

static void
test_unlock_wants_a_reason (void)
{
  g_autoptr (World) world = make_world ();

  decide (world, world->leader);
  refuse_unlock (world, world->leader, "vì", XEP_ERROR_INVALID, "Giàng Seo Páo");
  lock (world, world->leader);
  refuse_unlock (world, world->leader, NULL, XEP_ERROR_INVALID, "Giàng Seo Páo");
  refuse_unlock (world, world->leader, " \n\t", XEP_ERROR_INVALID, "Giàng Seo Páo");
  refuse_unlock (world, 99, "vì", XEP_ERROR_NOT_FOUND, "99");
  check_state (world, world->leader, "closed");
}

/* Nothing of the result can be keyed. */
static void
test_locked_keys (void)
{
  static const char *const keys[] = { "level",
                                      "date",
                                      "number",
                                      "authority",
                                      "A",
                                      "I.1.1",
                                      "discipline",
                                      "remedied",
                                      "tasks.assigned",
                                      "explanation",
                                      "grounds",
                                      "personnel",
                                      "unrated",
                                      "criteria_set",
                                      "task.1.content",
                                      "prompt.1.text",
                                      "matter.disunity",
                                      "narrative.duty",
                                      "target.income",
                                      "disqualifier.L1",
                                      "remedy.1.state" };
  g_autoptr (World) world = make_world ();

  decide (world, world->leader);
  lock (world, world->leader);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    fixture_refuse (world->store, world->leader, XEP_STEP_DECISION, keys[i], "", XEP_ERROR_LOCKED,
                    "");
}

/* Plan VI.2: what is to be done comes after the result, and so do papers and complaints. */
static void
test_after_the_result (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;

  decide (world, world->leader);
  lock (world, world->leader);
  fixture_set (world->store, world->leader, XEP_STEP_SELF, "shortcoming.1.text", "Họp muộn");
  fixture_set (world->store, world->leader, XEP_STEP_SELF, "shortcoming.1.due", "30/6/2026");
  fixture_set (world->store, world->leader, XEP_STEP_SELF, "shortcoming.1", "");
  g_assert_true (xep_field_set_in (world->store, XEP_SCOPE_COMPONENT, world->leader, "1",
                                   "received", "26/12/2025", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (xep_field_set_in (world->store, XEP_SCOPE_COPY, world->leader, "superior", "sent",
                                   "28/12/2025", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (xep_complaint_store_add (world->store, world->leader,
                                            fixture_date ("2026-01-05"), "Đề nghị xem lại", &error),
                   >, 0);
  g_assert_no_error (error);
  check_state (world, world->leader, "closed");
}

/* Điều 13, 15: the decision that changes a published result passes the lock, and it stays. */
static void
test_rerating (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (XepRerating) rerating = xep_rerating_new ();
  g_autoptr (XepAssessment) assessment = NULL;
  g_autoptr (GError) error = NULL;

  decide (world, world->leader);
  lock (world, world->leader);
  rerating->assessment_id = world->leader;
  rerating->level = XEP_LEVEL_COMPLETE;
  rerating->decided_on = fixture_date ("2026-02-10");
  g_free (rerating->number);
  rerating->number = g_strdup ("12-QĐ/ĐU");
  g_free (rerating->reason);
  rerating->reason = g_strdup ("Kết luận kiểm tra");
  g_assert_true (xep_rerating_store_add (world->store, rerating, &error));
  g_assert_no_error (error);
  check_state (world, world->leader, "closed");
  assessment = xep_assessment_store_load (world->store, world->leader, &error);
  g_assert_cmpint (assessment->steps[XEP_STEP_DECISION].level, ==, XEP_LEVEL_COMPLETE);
  g_assert_cmpint (rerating->former_level, ==, XEP_LEVEL_GOOD);
}

/* All that are decided, of one period, in one go. */
static void
test_lock_decided (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  gint64 other
      = fixture_person (world->store, "Sùng A Chúng", "1975", world->cell, XEP_KIND_MEMBER);
  gint64 next_year = fixture_open (world->store, 2026, XEP_PERIOD_YEAR, NULL);
  guint locked = 99;

  decide (world, world->leader);
  other = fixture_assessment (world->store, world->year, XEP_KIND_MEMBER, other);
  fixture_set (world->store, other, XEP_STEP_DECISION, "level", "good");
  world->emissions = 0;
  g_assert_true (xep_assessment_store_lock_decided (world->store, next_year, &locked, &error));
  g_assert_cmpuint (locked, ==, 0);
  g_assert_cmpuint (world->emissions, ==, 0);
  g_assert_true (xep_assessment_store_lock_decided (world->store, world->year, &locked, &error));
  g_assert_cmpuint (locked, ==, 1);
  g_assert_cmpuint (world->emissions, ==, 1);
  check_state (world, world->leader, "closed");
  check_state (world, world->member, "open");
  check_state (world, other, "open");
  g_assert_true (xep_assessment_store_lock_decided (world->store, world->year, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM audit WHERE field = 'state'"),
                   ==, 1);
  g_assert_false (xep_assessment_store_lock_decided (world->store, 99, &locked, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

/* Whoever comes late is added to a period with locked assessments, one by one or by opening it
 * again; whoever goes stays in the list with the reason. */
static void
test_arrivals_and_departures (void)
{
  g_autoptr (World) world = make_world ();
  XepOpeningReport report = { 0 };
  gint64 first;
  gint64 second;

  decide (world, world->leader);
  lock (world, world->leader);
  first = fixture_person (world->store, "Lò Thị An", "1988", world->cell, XEP_KIND_MEMBER);
  second = fixture_person (world->store, "Thào A Vư", "1979", world->cell, XEP_KIND_STAFF);
  first = fixture_assessment (world->store, world->year, XEP_KIND_MEMBER, first);
  check_state (world, first, "open");
  fixture_open (world->store, 2025, XEP_PERIOD_YEAR, &report);
  /* Thào A Vư twice, and the leader as a member. */
  g_assert_cmpint (report.opened, ==, 3);
  g_assert_cmpint (report.existing, ==, 3);
  check_state (world, world->leader, "closed");
  second = fixture_assessment (world->store, world->year, XEP_KIND_STAFF, second);
  fixture_set (world->store, second, XEP_STEP_SELF, "unrated", "leave");
  check_state (world, second, "unrated");
  fixture_set (world->store, second, XEP_STEP_SELF, "unrated", "");
  check_state (world, second, "open");
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/lock/wants-a-decision", test_wants_a_decision);
  g_test_add_func ("/store/lock/audit", test_audit);
  g_test_add_func ("/store/lock/unlock-wants-a-reason", test_unlock_wants_a_reason);
  g_test_add_func ("/store/lock/locked-keys", test_locked_keys);
  g_test_add_func ("/store/lock/after-the-result", test_after_the_result);
  g_test_add_func ("/store/lock/rerating", test_rerating);
  g_test_add_func ("/store/lock/lock-decided", test_lock_decided);
  g_test_add_func ("/store/lock/arrivals-and-departures", test_arrivals_and_departures);
  return g_test_run ();
}
