/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "keyed.h"
#include "store-fixture.h"
#include "store/xep-agenda-store.h"
#include "store/xep-assessment-lock.h"
#include "store/xep-meeting-store.h"

/* A cell with its head and two members, reviewed in a meeting of the cell. */
typedef struct
{
  XepStore *store;
  gint64 cell, year, quarter, meeting;
  gint64 head, first, second, quarterly;
} World;

static void
set_up (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 head, first, second;

  self->store = fixture_store ();
  self->cell = fixture_unit (self->store, "Chi bộ thôn Tả Chải", TRUE);
  head = fixture_person (self->store, "Tráng Seo Vư", "1981", self->cell, XEP_KIND_MEMBER);
  first = fixture_person (self->store, "Sùng A Anh", "1975", self->cell, XEP_KIND_MEMBER);
  second = fixture_person (self->store, "Vàng Thị Mỷ", "1990", self->cell, XEP_KIND_MEMBER);
  fixture_post (self->store, head, "Bí thư chi bộ", XEP_BRANCH_PARTY, self->cell, TRUE);
  self->year = fixture_open (self->store, 2025, XEP_PERIOD_YEAR, NULL);
  self->quarter = xep_period_store_ensure (self->store, 2025, XEP_PERIOD_Q3, &error);
  g_assert_no_error (error);
  self->head = fixture_assessment (self->store, self->year, XEP_KIND_MEMBER, head);
  self->first = fixture_assessment (self->store, self->year, XEP_KIND_MEMBER, first);
  self->second = fixture_assessment (self->store, self->year, XEP_KIND_MEMBER, second);
  self->quarterly = fixture_assessment (self->store, self->quarter, XEP_KIND_MEMBER, head);
  self->meeting = xep_meeting_store_add (self->store, self->year, self->cell, "Hội nghị", &error);
  g_assert_no_error (error);
}

static void
tear_down (World *self, gconstpointer data)
{
  g_object_unref (self->store);
}

static void
add (World *self, const gint64 *ids, gsize n_ids)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_agenda_store_add (self->store, self->meeting, ids, n_ids, &error));
  g_assert_no_error (error);
}

static void
add_all (World *self)
{
  const gint64 ids[] = { self->second, self->first, self->head };

  add (self, ids, G_N_ELEMENTS (ids));
}

static void
set (World *self, gint64 id, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      key_row (self->store, XEP_SCOPE_BALLOT, self->meeting, id, key, text, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_ballot (World *self, gint64 id, const char *key, const char *expected)
{
  g_autofree char *value = dup_keyed (self->store, XEP_SCOPE_BALLOT, self->meeting, id, key);

  g_assert_cmpstr (value, ==, expected);
}

/* One that cannot come onto the agenda keeps the others off too. */
static void
test_add (World *self, gconstpointer data)
{
  const gint64 ids[] = { self->head, self->quarterly };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      xep_agenda_store_add (self->store, self->meeting, ids, G_N_ELEMENTS (ids), &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM meeting_subject"), ==, 0);
  add_all (self);
  /* Whoever is there stays. */
  set (self, self->head, "issued", "9");
  add (self, &self->head, 1);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM meeting_subject"), ==, 3);
  assert_ballot (self, self->head, "issued", "9");
}

static void
test_summaries (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) none = xep_agenda_store_summarise (self->store, self->year, &error);
  g_autoptr (GHashTable) some = NULL;
  const XepAgendaSummary *summary;

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  add_all (self);
  set (self, self->head, "level", "good");
  some = xep_agenda_store_summarise (self->store, self->year, &error);
  g_assert_no_error (error);
  summary = g_hash_table_lookup (some, &self->meeting);
  g_assert_cmpuint (summary->subjects, ==, 3);
  g_assert_cmpuint (summary->concluded, ==, 1);
}

static GPtrArray *
list_candidates (World *self, gint64 meeting, gboolean all)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = xep_agenda_store_list_candidates (self->store, meeting, all, &error);

  g_assert_no_error (error);
  return list;
}

/* The head first; the members wait for the head until the head is on the agenda too. */
static void
test_candidates (World *self, gconstpointer data)
{
  g_autoptr (GPtrArray) before = list_candidates (self, self->meeting, FALSE);
  g_autoptr (GPtrArray) after = NULL;
  const XepAgendaCandidate *candidate = g_ptr_array_index (before, 0);

  g_assert_cmpuint (before->len, ==, 3);
  g_assert_cmpint (candidate->assessment_id, ==, self->head);
  g_assert_cmpstr (candidate->waits_for, ==, "");
  g_assert_cmpstr (candidate->unit_name, ==, "Chi bộ thôn Tả Chải");
  candidate = g_ptr_array_index (before, 1);
  g_assert_nonnull (strstr (candidate->waits_for, "Tráng Seo Vư"));
  add (self, &self->head, 1);
  after = list_candidates (self, self->meeting, FALSE);
  g_assert_cmpuint (after->len, ==, 2);
  candidate = g_ptr_array_index (after, 0);
  g_assert_cmpstr (candidate->waits_for, ==, "");
}

/* The commune's own meeting may take up anyone who is rated. */
static void
test_all_candidates (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 meeting = xep_meeting_store_add (self->store, self->year, 0, "Hội nghị xã", &error);
  g_autoptr (GPtrArray) due = list_candidates (self, meeting, FALSE);
  g_autoptr (GPtrArray) all = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (due->len, ==, 0);
  fixture_execute (self->store, "UPDATE assessment SET state = 'unrated', unrated_reason = 'x'"
                                " WHERE id = (SELECT max (id) FROM assessment WHERE period_id"
                                " = (SELECT id FROM period WHERE code = 'YEAR'))");
  all = list_candidates (self, meeting, TRUE);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_null (xep_agenda_store_list_candidates (self->store, 999, TRUE, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

static void
test_order (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) alone = NULL;
  g_autoptr (GHashTable) kept = NULL;

  add (self, &self->first, 1);
  set (self, self->first, "order_reason", "Bí thư đi học");
  alone = xep_agenda_store_check_order (self->store, self->meeting, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (g_hash_table_lookup (alone, &self->first), "Tráng Seo Vư"));
  add (self, &self->head, 1);
  kept = xep_agenda_store_check_order (self->store, self->meeting, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (kept), ==, 0);
}

static void
test_fill (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint filled = 9;

  add_all (self);
  g_assert_true (xep_agenda_store_fill_counts (self->store, self->meeting, &filled, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (filled, ==, 0);
  set (self, self->head, "issued", "10");
  set (self, self->head, "returned", "9");
  set (self, self->head, "valid", "9");
  set (self, self->head, "invalid", "0");
  set (self, self->head, "good", "9");
  set (self, self->first, "issued", "11");
  g_assert_true (xep_agenda_store_fill_counts (self->store, self->meeting, &filled, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (filled, ==, 2);
  assert_ballot (self, self->first, "issued", "11");
  assert_ballot (self, self->first, "returned", "9");
  assert_ballot (self, self->second, "invalid", "0");
  assert_ballot (self, self->second, "good", "");
}

/* The numbers of the first go with the second but not with the third: both stay. */
static void
test_fill_refused (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint filled = 0;

  add_all (self);
  set (self, self->head, "returned", "9");
  set (self, self->second, "issued", "8");
  g_assert_false (xep_agenda_store_fill_counts (self->store, self->meeting, &filled, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "Vàng Thị Mỷ: "));
  assert_ballot (self, self->first, "returned", "");
}

static void
assert_appraised (World *self, gint64 id, XepLevel level)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (self->store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (assessment->steps[XEP_STEP_APPRAISAL].level, ==, level);
}

static guint
count_proposals (World *self)
{
  g_autoptr (GError) error = NULL;
  guint count = 9;

  g_assert_true (xep_agenda_store_count_proposals (self->store, self->meeting, &count, &error));
  g_assert_no_error (error);
  return count;
}

/* Neither what was appraised nor what is locked is touched, nor points. */
static void
test_propose (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint copied = 0;

  add_all (self);
  g_assert_cmpuint (count_proposals (self), ==, 0);
  set (self, self->head, "level", "excellent");
  set (self, self->first, "level", "good");
  set (self, self->second, "level", "good");
  fixture_set (self->store, self->head, XEP_STEP_APPRAISAL, "A", "28");
  fixture_set (self->store, self->first, XEP_STEP_APPRAISAL, "level", "complete");
  fixture_set (self->store, self->second, XEP_STEP_DECISION, "level", "complete");
  fixture_set (self->store, self->second, XEP_STEP_DECISION, "date", "20/12/2025");
  g_assert_true (xep_assessment_store_lock (self->store, self->second, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_proposals (self), ==, 1);
  g_assert_true (xep_agenda_store_propose (self->store, self->meeting, &copied, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (copied, ==, 1);
  g_assert_cmpuint (count_proposals (self), ==, 0);
  assert_appraised (self, self->head, XEP_LEVEL_EXCELLENT);
  assert_appraised (self, self->first, XEP_LEVEL_COMPLETE);
  assert_appraised (self, self->second, XEP_LEVEL_NONE);
  g_assert_cmpint (fixture_count (self->store, "SELECT part_a FROM step_result WHERE step"
                                               " = 'appraisal' AND level = 'excellent'"),
                   ==, 2800);
  g_assert_false (xep_agenda_store_propose (self->store, 999, &copied, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

#define ADD(name, function) g_test_add ("/agenda/" name, World, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  ADD ("add", test_add);
  ADD ("summaries", test_summaries);
  ADD ("candidates", test_candidates);
  ADD ("all-candidates", test_all_candidates);
  ADD ("order", test_order);
  ADD ("fill", test_fill);
  ADD ("fill-refused", test_fill_refused);
  ADD ("propose", test_propose);
  return g_test_run ();
}
