/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store/xep-history-store.h"
#include "store/xep-rerating-store.h"

typedef struct
{
  XepStore *store;
  gint64 cell, person, collective;
  gint64 old_year, old_quarter, year; /* periods */
} World;

static World *
make_world (void)
{
  World *self = g_new0 (World, 1);

  self->store = fixture_store ();
  self->cell = fixture_unit (self->store, "Chi bộ thôn Tả Chải", TRUE);
  self->person = fixture_person (self->store, "Giàng Seo Páo", "1981", self->cell, XEP_KIND_LEADER);
  fixture_post (self->store, self->person, "Bí thư chi bộ", XEP_BRANCH_PARTY, self->cell, TRUE);
  fixture_post (self->store, self->person, "Trưởng thôn", XEP_BRANCH_GOVERNMENT, 0, FALSE);
  fixture_person (self->store, "Vàng Thị Mỷ", "1990", self->cell, XEP_KIND_MEMBER);
  self->collective = fixture_collective (self->store, "Chi ủy", "grassroots-party", self->cell);
  self->old_quarter = fixture_open (self->store, 2024, XEP_PERIOD_Q2, NULL);
  self->year = fixture_open (self->store, 2025, XEP_PERIOD_YEAR, NULL);
  self->old_year = fixture_open (self->store, 2024, XEP_PERIOD_YEAR, NULL);
  return self;
}

static void
world_free (World *self)
{
  g_object_unref (self->store);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static GPtrArray *
list (World *self, char letter, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = g_strdup_printf ("%c%" G_GINT64_FORMAT, letter, id);
  GPtrArray *rows = xep_history_store_list (self->store, subject, &error);

  g_assert_no_error (error);
  return rows;
}

static const XepHistoryRow *
row_at (GPtrArray *rows, guint index)
{
  g_assert_cmpuint (index, <, rows->len);
  return g_ptr_array_index (rows, index);
}

/* The newest first, the year before its quarters, the officer's rating before the member's. */
static void
test_order (void)
{
  static const struct
  {
    int year;
    XepPeriodCode code;
    XepSubjectKind kind;
    const char *title;
  } expected[] = {
    { 2025, XEP_PERIOD_YEAR, XEP_KIND_LEADER, "Năm 2025" },
    { 2025, XEP_PERIOD_YEAR, XEP_KIND_MEMBER, "Năm 2025" },
    { 2024, XEP_PERIOD_YEAR, XEP_KIND_LEADER, "Năm 2024" },
    { 2024, XEP_PERIOD_YEAR, XEP_KIND_MEMBER, "Năm 2024" },
    { 2024, XEP_PERIOD_Q2, XEP_KIND_LEADER, "Quý II, năm 2024" },
  };
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) rows = list (world, 'p', world->person);
  g_autoptr (GPtrArray) collective = list (world, 'c', world->collective);

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    {
      const XepHistoryRow *row = row_at (rows, i);

      g_assert_cmpint (row->year, ==, expected[i].year);
      g_assert_cmpint (row->code, ==, expected[i].code);
      g_assert_cmpint (row->kind, ==, expected[i].kind);
      g_assert_cmpstr (row->period_title, ==, expected[i].title);
      g_assert_cmpstr (row->unit_name, ==, "Chi bộ thôn Tả Chải");
      g_assert_cmpstr (row->posts, ==, "Bí thư chi bộ; Trưởng thôn");
      g_assert_cmpstr (row->unrated, ==, "");
      g_assert_cmpint (row->points[XEP_STEP_DECISION], ==, XEP_POINTS_MISSING);
      g_assert_cmpint (row->levels[XEP_STEP_DECISION], ==, XEP_LEVEL_NONE);
    }
  g_assert_cmpuint (collective->len, ==, 3);
  g_assert_cmpint (row_at (collective, 0)->kind, ==, XEP_KIND_COLLECTIVE);
  g_assert_cmpstr (row_at (collective, 0)->posts, ==, "");
}

/* Points and levels of the three steps, the decision's document. */
static void
test_results (void)
{
  g_autoptr (World) world = make_world ();
  gint64 id = fixture_assessment (world->store, world->year, XEP_KIND_LEADER, world->person);
  g_autoptr (GPtrArray) rows = NULL;
  const XepHistoryRow *row;

  fixture_set (world->store, id, XEP_STEP_SELF, "A", "29");
  fixture_set (world->store, id, XEP_STEP_SELF, "B", "62,5");
  fixture_set (world->store, id, XEP_STEP_SELF, "level", "excellent");
  fixture_set (world->store, id, XEP_STEP_APPRAISAL, "A", "28");
  fixture_set (world->store, id, XEP_STEP_APPRAISAL, "level", "good");
  fixture_set (world->store, id, XEP_STEP_DECISION, "level", "complete");
  fixture_set (world->store, id, XEP_STEP_DECISION, "date", "24/12/2025");
  fixture_set (world->store, id, XEP_STEP_DECISION, "number", "341-QĐ/ĐU");
  rows = list (world, 'p', world->person);
  row = row_at (rows, 0);
  g_assert_cmpint (row->assessment_id, ==, id);
  g_assert_cmpint (row->points[XEP_STEP_SELF], ==, 9150);
  g_assert_cmpint (row->points[XEP_STEP_APPRAISAL], ==, XEP_POINTS_MISSING);
  g_assert_cmpint (row->levels[XEP_STEP_SELF], ==, XEP_LEVEL_EXCELLENT);
  g_assert_cmpint (row->levels[XEP_STEP_APPRAISAL], ==, XEP_LEVEL_GOOD);
  g_assert_cmpint (row->levels[XEP_STEP_DECISION], ==, XEP_LEVEL_COMPLETE);
  g_assert_cmpint (row->decided_on.day, ==, 24);
  g_assert_cmpstr (row->number, ==, "341-QĐ/ĐU");
  g_assert_cmpint (row_at (rows, 1)->levels[XEP_STEP_DECISION], ==, XEP_LEVEL_NONE);
}

static void
test_unrated (void)
{
  g_autoptr (World) world = make_world ();
  gint64 id = fixture_assessment (world->store, world->year, XEP_KIND_LEADER, world->person);
  const XepNamedItem *reason = xep_named_items_find (
      xep_regulation_get_unrated_reasons (xep_store_get_regulation (world->store)), "leave");
  g_autoptr (GPtrArray) rows = NULL;

  fixture_set (world->store, id, XEP_STEP_SELF, "unrated", "leave");
  rows = list (world, 'p', world->person);
  g_assert_cmpstr (row_at (rows, 0)->unrated, ==, reason->text);
}

/* Found then, and reported as done since: by a later assessment of the same kind. */
static void
test_remedies (void)
{
  g_autoptr (World) world = make_world ();
  gint64 before
      = fixture_assessment (world->store, world->old_year, XEP_KIND_LEADER, world->person);
  gint64 after = fixture_assessment (world->store, world->year, XEP_KIND_LEADER, world->person);
  g_autoptr (GPtrArray) rows = NULL;

  fixture_set (world->store, before, XEP_STEP_SELF, "shortcoming.1.text", "Họp muộn");
  fixture_set (world->store, before, XEP_STEP_SELF, "shortcoming.2.text", "Báo cáo chậm");
  fixture_set (world->store, before, XEP_STEP_SELF, "shortcoming.3.text", "Thiếu sổ");
  fixture_set (world->store, after, XEP_STEP_SELF, "remedy.1.state", "done");
  fixture_set (world->store, after, XEP_STEP_SELF, "remedy.2.state", "partial");
  rows = list (world, 'p', world->person);
  g_assert_cmpuint (row_at (rows, 2)->shortcomings, ==, 3);
  g_assert_cmpuint (row_at (rows, 2)->remedied, ==, 1);
  g_assert_cmpuint (row_at (rows, 0)->shortcomings, ==, 0);
  g_assert_cmpuint (row_at (rows, 3)->shortcomings, ==, 0);
}

static void
test_reratings (void)
{
  g_autoptr (World) world = make_world ();
  gint64 id = fixture_assessment (world->store, world->year, XEP_KIND_LEADER, world->person);
  g_autoptr (XepRerating) rerating = xep_rerating_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  fixture_set (world->store, id, XEP_STEP_DECISION, "level", "excellent");
  rerating->assessment_id = id;
  rerating->annulled = TRUE;
  rerating->decided_on = fixture_date ("2026-02-10");
  g_free (rerating->number);
  rerating->number = g_strdup ("12-QĐ/ĐU");
  g_free (rerating->reason);
  rerating->reason = g_strdup ("Kết luận kiểm tra");
  g_assert_true (xep_rerating_store_add (world->store, rerating, &error));
  g_assert_no_error (error);
  rows = list (world, 'p', world->person);
  g_assert_cmpuint (row_at (rows, 0)->reratings, ==, 1);
  g_assert_cmpuint (row_at (rows, 2)->reratings, ==, 0);
  g_assert_cmpint (row_at (rows, 0)->levels[XEP_STEP_DECISION], ==, XEP_LEVEL_NONE);
  g_assert_cmpstr (row_at (rows, 0)->number, ==, "12-QĐ/ĐU");
}

static void
test_unknown (void)
{
  static const char *const subjects[] = { "p99", "c99", "x1", "p", "p0", "p-1", "p1x", "", NULL };
  g_autoptr (World) world = make_world ();

  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xep_history_store_list (world->store, subjects[i], &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
    }
}

/* Somebody who was never rated has an empty record. */
static void
test_never_rated (void)
{
  g_autoptr (World) world = make_world ();
  gint64 late = fixture_person (world->store, "Lò Thị An", "1999", world->cell, XEP_KIND_MEMBER);
  g_autoptr (GPtrArray) rows = list (world, 'p', late);

  g_assert_cmpuint (rows->len, ==, 0);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/history/order", test_order);
  g_test_add_func ("/store/history/results", test_results);
  g_test_add_func ("/store/history/unrated", test_unrated);
  g_test_add_func ("/store/history/remedies", test_remedies);
  g_test_add_func ("/store/history/reratings", test_reratings);
  g_test_add_func ("/store/history/unknown", test_unknown);
  g_test_add_func ("/store/history/never-rated", test_never_rated);
  return g_test_run ();
}
