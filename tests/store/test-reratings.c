/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store/xep-rerating-store.h"

typedef struct
{
  XepStore *store;
  gint64 leader, member;
  gint64 changed;
  guint emissions;
} World;

static void
note_change (XepStore *store, const XepNews *news, gpointer data)
{
  ((World *) data)->changed = news->assessment_id;
  ((World *) data)->emissions++;
}

static void
decide (World *self, const char *key, const char *text)
{
  fixture_set (self->store, self->leader, XEP_STEP_DECISION, key, text);
}

/* A leader decided "excellent" with 29 + 63 points. */
static World *
make_world (void)
{
  World *self = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;
  gint64 cell;
  gint64 leader;
  gint64 year;

  self->store = fixture_store ();
  cell = fixture_unit (self->store, "Chi bộ thôn Tả Chải", TRUE);
  leader = fixture_person (self->store, "Giàng Seo Páo", "1981", cell, XEP_KIND_LEADER);
  year = xep_period_store_ensure (self->store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_no_error (error);
  self->leader = fixture_assessment (self->store, year, XEP_KIND_LEADER, leader);
  self->member = fixture_assessment (self->store, year, XEP_KIND_MEMBER, leader);
  decide (self, "A", "29");
  decide (self, "B", "63");
  decide (self, "level", "excellent");
  decide (self, "date", "24/12/2025");
  decide (self, "number", "341-QĐ/ĐU");
  decide (self, "authority", "Ban Thường vụ Đảng ủy xã");
  g_signal_connect (self->store, "changed", G_CALLBACK (note_change), self);
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
replace (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

/* A decision of 10 February 2026 that nothing can be said against. */
static XepRerating *
make_rerating (World *self, XepLevel level, XepPoints points)
{
  XepRerating *rerating = xep_rerating_new ();

  rerating->assessment_id = self->leader;
  rerating->annulled = level == XEP_LEVEL_NONE;
  rerating->decided_on = (XepDate){ 2026, 2, 10 };
  rerating->level = level;
  rerating->points = points;
  replace (&rerating->number, " 12-QĐ/ĐU ");
  replace (&rerating->authority, "Ban Thường vụ Đảng ủy xã Lùng Phình");
  replace (&rerating->reason, "Kết luận kiểm tra sau khi công bố.");
  return rerating;
}

static void
add (World *self, XepRerating *rerating)
{
  g_autoptr (GError) error = NULL;
  gboolean done = xep_rerating_store_add (self->store, rerating, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* The decision step as it is. */
static char *
dump_step (World *self)
{
  return fixture_text (
      self->store,
      "SELECT s.level || '' || '|' || ifnull (s.part_a, '-') || '|' || ifnull (s.part_b, '-') || "
      "'|'"
      " || ifnull (s.total, '-') || '|' || s.dated_on || '|' || s.document_number || '|'"
      " || s.authority || '|' || s.entry || '|' || (SELECT count(*) FROM points p"
      " WHERE p.assessment_id = s.assessment_id AND p.step = 'decision') FROM (SELECT"
      " ifnull (level, 'none') AS level, part_a, part_b, total, dated_on, document_number,"
      " authority, entry, assessment_id FROM step_result WHERE assessment_id = 1"
      " AND step = 'decision') s");
}

static void
check_step (World *self, const char *expected)
{
  g_autofree char *step = dump_step (self);

  g_assert_cmpstr (step, ==, expected);
}

/* Both results are kept, and the step holds the new one. */
static void
test_add (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (XepRerating) rerating = make_rerating (world, XEP_LEVEL_GOOD, 8550);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const XepRerating *kept;

  add (world, rerating);
  g_assert_cmpint (rerating->id, ==, 1);
  g_assert_cmpint (rerating->former_level, ==, XEP_LEVEL_EXCELLENT);
  g_assert_cmpint (rerating->former_points, ==, 9200);
  g_assert_cmpint (rerating->former_date.day, ==, 24);
  g_assert_cmpstr (rerating->former_number, ==, "341-QĐ/ĐU");
  g_assert_cmpint (world->changed, ==, world->leader);
  g_assert_cmpuint (world->emissions, ==, 1);
  check_step (world, "good|2900|5650|8550|2026-02-10|12-QĐ/ĐU|Ban Thường vụ Đảng ủy xã Lùng Phình"
                     "|groups|2");
  list = xep_rerating_store_list (world->store, world->leader, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  kept = g_ptr_array_index (list, 0);
  g_assert_cmpint (kept->id, ==, 1);
  g_assert_cmpint (kept->assessment_id, ==, world->leader);
  g_assert_false (kept->annulled);
  g_assert_cmpstr (kept->number, ==, "12-QĐ/ĐU");
  g_assert_cmpstr (kept->authority, ==, "Ban Thường vụ Đảng ủy xã Lùng Phình");
  g_assert_cmpstr (kept->reason, ==, "Kết luận kiểm tra sau khi công bố.");
  g_assert_cmpint (kept->decided_on.month, ==, 2);
  g_assert_cmpint (kept->level, ==, XEP_LEVEL_GOOD);
  g_assert_cmpint (kept->points, ==, 8550);
  g_assert_cmpint (kept->former_level, ==, XEP_LEVEL_EXCELLENT);
  g_assert_cmpint (kept->former_points, ==, 9200);
  g_assert_cmpint (kept->former_date.year, ==, 2025);
  g_assert_cmpstr (kept->former_number, ==, "341-QĐ/ĐU");
}

static void
test_audit (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (XepRerating) rerating = make_rerating (world, XEP_LEVEL_GOOD, 8550);
  gint64 before = fixture_count (world->store, "SELECT max (id) FROM audit");
  g_autofree char *sql = NULL;
  g_autofree char *told = NULL;

  add (world, rerating);
  sql = g_strdup_printf ("SELECT group_concat (field || ': ' || ifnull (old_value, '') || ' → '"
                         " || ifnull (new_value, ''), char (10)) FROM (SELECT * FROM audit"
                         " WHERE id > %" G_GINT64_FORMAT
                         " AND entity = 'assessment' AND entity_id = 1"
                         " AND why = 'Kết luận kiểm tra sau khi công bố.' ORDER BY id)",
                         before);
  told = fixture_text (world->store, sql);
  g_assert_cmpstr (told, ==,
                   "rerating:  → 12-QĐ/ĐU\n"
                   "decision.B: 63 → 56,5\n"
                   "decision.level: excellent → good\n"
                   "decision.date: 2025-12-24 → 2026-02-10\n"
                   "decision.number: 341-QĐ/ĐU → 12-QĐ/ĐU\n"
                   "decision.authority: Ban Thường vụ Đảng ủy xã → Ban Thường vụ Đảng ủy xã Lùng"
                   " Phình");
}

/* An annulled result leaves nothing but the decision that annulled it. */
static void
test_annul (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (XepRerating) rerating = make_rerating (world, XEP_LEVEL_NONE, XEP_POINTS_MISSING);
  g_autoptr (XepRerating) again = make_rerating (world, XEP_LEVEL_GOOD, XEP_POINTS_MISSING);
  g_autoptr (GError) error = NULL;

  add (world, rerating);
  check_step (world, "none|-|-|-|2026-02-10|12-QĐ/ĐU|Ban Thường vụ Đảng ủy xã Lùng Phình|groups|0");
  g_assert_cmpint (rerating->former_points, ==, 9200);
  /* There is no result any more that could be rated again. */
  g_assert_false (xep_rerating_store_add (world->store, again, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
}

/* The same points leave the boxes alone, missing ones clear them, others go to the two groups. */
static void
test_points (void)
{
  static const struct
  {
    XepPoints points;
    const char *step;
  } cases[] = {
    { 9200, "good|2900|6300|9200|" },   { XEP_POINTS_MISSING, "good|-|-|-|" },
    { 9300, "good|2900|6400|9300|" },   { 9900, "good|2900|7000|9900|" },
    { 10000, "good|3000|7000|10000|" }, { 2900, "good|2900|0|2900|" },
    { 1000, "good|1000|0|1000|" },      { 0, "good|0|0|0|" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = make_world ();
      g_autoptr (XepRerating) rerating = make_rerating (world, XEP_LEVEL_GOOD, cases[i].points);
      g_autofree char *step = NULL;

      add (world, rerating);
      step = dump_step (world);
      if (!g_str_has_prefix (step, cases[i].step))
        g_error ("“%s” does not begin “%s”", step, cases[i].step);
    }
}

/* A step keyed by criteria: the same total keeps them, another one makes group totals. */
static void
test_criteria (void)
{
  g_autoptr (World) world = make_world ();
  XepRegulation *regulation = xep_store_get_regulation (world->store);
  g_autofree char *id
      = fixture_text (world->store, "SELECT criteria_set FROM assessment WHERE id = 1");
  const XepCriteriaSet *criteria = xep_regulation_find_set (regulation, id);
  int boxes = xep_criteria_set_count (criteria);
  g_autofree char *kept = g_strdup_printf ("good|3000|7000|10000|2026-02-10|12-QĐ/ĐU|Ban Thường vụ"
                                           " Đảng ủy xã Lùng Phình|criteria|%d",
                                           boxes);
  g_autoptr (XepRerating) same = make_rerating (world, XEP_LEVEL_GOOD, 10000);
  g_autoptr (XepRerating) lower = make_rerating (world, XEP_LEVEL_COMPLETE, 6000);
  g_autoptr (XepRerating) none = make_rerating (world, XEP_LEVEL_COMPLETE, XEP_POINTS_MISSING);

  for (guint i = 0; i < criteria->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (criteria->groups, i);

      for (guint j = 0; j < group->criteria->len; j++)
        {
          const XepCriterion *criterion = g_ptr_array_index (group->criteria, j);
          g_autofree char *points = xep_points_format (criterion->maximum);

          decide (world, criterion->number, points);
        }
    }
  g_assert_cmpint (boxes, >, 2);
  add (world, same);
  check_step (world, kept);
  add (world, lower);
  check_step (world, "complete|3000|3000|6000|2026-02-10|12-QĐ/ĐU|Ban Thường vụ Đảng ủy xã Lùng"
                     " Phình|groups|2");
  add (world, none);
  check_step (world, "complete|-|-|-|2026-02-10|12-QĐ/ĐU|Ban Thường vụ Đảng ủy xã Lùng Phình"
                     "|groups|0");
}

/* Criteria are cleared one by one, and a level alone can be rated again. */
static void
test_without_points (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (XepRerating) points = make_rerating (world, XEP_LEVEL_GOOD, 8000);
  g_autoptr (XepRerating) level = make_rerating (world, XEP_LEVEL_GOOD, XEP_POINTS_MISSING);
  g_autoptr (GError) error = NULL;

  decide (world, "II.1.1", "1");
  g_assert_cmpint (fixture_count (world->store, "SELECT total IS NULL FROM step_result"), ==, 1);
  g_assert_false (xep_rerating_store_add (world->store, points, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  add (world, level);
  g_assert_cmpint (level->former_points, ==, XEP_POINTS_MISSING);
  check_step (world, "good|-|-|-|2026-02-10|12-QĐ/ĐU|Ban Thường vụ Đảng ủy xã Lùng Phình"
                     "|criteria|0");
}

/* A published result is closed; the decision that changes it is not kept out. */
static void
test_closed (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (XepRerating) rerating = make_rerating (world, XEP_LEVEL_GOOD, 8550);

  fixture_execute (world->store, "UPDATE assessment SET state = 'closed'");
  add (world, rerating);
  check_step (world, "good|2900|5650|8550|2026-02-10|12-QĐ/ĐU|Ban Thường vụ Đảng ủy xã Lùng Phình"
                     "|groups|2");
  g_assert_cmpint (
      fixture_count (world->store, "SELECT count(*) FROM assessment WHERE state = 'closed'"), ==,
      2);
}

/* Oldest first, and the second result becomes the former one of the third. */
static void
test_list (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (XepRerating) first = make_rerating (world, XEP_LEVEL_COMPLETE, 6000);
  g_autoptr (XepRerating) second = make_rerating (world, XEP_LEVEL_GOOD, 8000);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) none = NULL;

  add (world, first);
  second->decided_on = (XepDate){ 2026, 3, 1 };
  replace (&second->number, "20-QĐ/ĐU");
  add (world, second);
  list = xep_rerating_store_list (world->store, world->leader, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((XepRerating *) g_ptr_array_index (list, 0))->level, ==, XEP_LEVEL_COMPLETE);
  g_assert_cmpint (((XepRerating *) g_ptr_array_index (list, 1))->former_level, ==,
                   XEP_LEVEL_COMPLETE);
  g_assert_cmpint (((XepRerating *) g_ptr_array_index (list, 1))->former_points, ==, 6000);
  g_assert_cmpstr (((XepRerating *) g_ptr_array_index (list, 1))->former_number, ==, "12-QĐ/ĐU");
  none = xep_rerating_store_list (world->store, world->member, &error);
  g_assert_cmpuint (none->len, ==, 0);
}

static char *
dump (World *self)
{
  g_autofree char *assessments = fixture_dump (self->store);
  g_autofree char *count = fixture_text (self->store, "SELECT count(*) FROM rerating");

  return g_strconcat (assessments, count, NULL);
}

static void
refuse (World *self, XepRerating *rerating, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;

  g_assert_false (xep_rerating_store_add (self->store, rerating, &error));
  g_assert_error (error, XEP_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (rerating->id, ==, 0);
  g_assert_cmpint (rerating->former_level, ==, XEP_LEVEL_NONE);
  g_assert_cmpuint (self->emissions, ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (World) world = make_world ();
  static const struct
  {
    const char *number, *reason;
    gboolean annulled;
    XepLevel level;
    XepPoints points;
    XepDate date;
    const char *part;
  } bad[] = {
    { "", "x", FALSE, XEP_LEVEL_GOOD, 8000, { 2026, 2, 10 }, "" },
    { " \t", "x", FALSE, XEP_LEVEL_GOOD, 8000, { 2026, 2, 10 }, "" },
    { "1", "", FALSE, XEP_LEVEL_GOOD, 8000, { 2026, 2, 10 }, "" },
    { "1", " \n", FALSE, XEP_LEVEL_GOOD, 8000, { 2026, 2, 10 }, "" },
    { "1", "x", FALSE, XEP_LEVEL_NONE, 8000, { 2026, 2, 10 }, "" },
    { "1", "x", TRUE, XEP_LEVEL_GOOD, XEP_POINTS_MISSING, { 2026, 2, 10 }, "" },
    { "1", "x", TRUE, XEP_LEVEL_NONE, 8000, { 2026, 2, 10 }, "" },
    { "1", "x", FALSE, XEP_LEVEL_GOOD, -1, { 2026, 2, 10 }, "100" },
    { "1", "x", FALSE, XEP_LEVEL_GOOD, 10001, { 2026, 2, 10 }, "100" },
    { "1", "x", FALSE, XEP_LEVEL_GOOD, 8000, { 0, 0, 0 }, "" },
    { "1", "x", FALSE, XEP_LEVEL_GOOD, 8000, { 2026, 0, 0 }, "" },
    { "1", "x", FALSE, XEP_LEVEL_GOOD, 8000, { 2026, 2, 30 }, "" },
    { "1", "x", FALSE, XEP_LEVEL_GOOD, 8000, { 2025, 12, 23 }, "24/12/2025" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (XepRerating) rerating = make_rerating (world, bad[i].level, bad[i].points);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      replace (&rerating->number, bad[i].number);
      replace (&rerating->reason, bad[i].reason);
      rerating->annulled = bad[i].annulled;
      rerating->decided_on = bad[i].date;
      refuse (world, rerating, XEP_ERROR_INVALID, bad[i].part);
    }
}

static void
test_refused_subjects (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (XepRerating) undecided = make_rerating (world, XEP_LEVEL_GOOD, 8000);
  g_autoptr (XepRerating) unknown = make_rerating (world, XEP_LEVEL_GOOD, 8000);
  g_autoptr (XepRerating) same_day = make_rerating (world, XEP_LEVEL_GOOD, 8000);

  undecided->assessment_id = world->member;
  refuse (world, undecided, XEP_ERROR_INVALID, "");
  unknown->assessment_id = 99;
  refuse (world, unknown, XEP_ERROR_NOT_FOUND, "");
  same_day->decided_on = (XepDate){ 2025, 12, 24 };
  add (world, same_day);
}

static void
test_constraints (void)
{
  static const char *const broken[] = {
    "UPDATE rerating SET assessment_id = 99",  "UPDATE rerating SET annulled = 1",
    "UPDATE rerating SET level = NULL",        "UPDATE rerating SET level = NULL, annulled = 1",
    "UPDATE rerating SET annulled = 2",        "UPDATE rerating SET number = ' '",
    "UPDATE rerating SET reason = ''",         "UPDATE rerating SET decided_on = NULL",
    "UPDATE rerating SET decided_on = '2026'", "UPDATE rerating SET decided_on = '2025-12-23'",
    "UPDATE rerating SET former_level = ''",   "UPDATE rerating SET former_level = NULL",
    "UPDATE rerating SET points = 10001",      "UPDATE rerating SET former_points = -1",
    "UPDATE rerating SET level = 'best'",
  };
  g_autoptr (World) world = make_world ();
  g_autoptr (XepRerating) rerating = make_rerating (world, XEP_LEVEL_GOOD, 8000);

  add (world, rerating);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", broken[i]);
      g_assert_false (
          xep_connection_execute (xep_store_get_connection (world->store), broken[i], &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
    }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/reratings/add", test_add);
  g_test_add_func ("/store/reratings/audit", test_audit);
  g_test_add_func ("/store/reratings/annul", test_annul);
  g_test_add_func ("/store/reratings/points", test_points);
  g_test_add_func ("/store/reratings/criteria", test_criteria);
  g_test_add_func ("/store/reratings/without-points", test_without_points);
  g_test_add_func ("/store/reratings/closed", test_closed);
  g_test_add_func ("/store/reratings/list", test_list);
  g_test_add_func ("/store/reratings/refused", test_refused);
  g_test_add_func ("/store/reratings/refused-subjects", test_refused_subjects);
  g_test_add_func ("/store/reratings/constraints", test_constraints);
  return g_test_run ();
}
