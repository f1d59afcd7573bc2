/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store/xep-count-store.h"

/* What is chosen for a period: criteria sets compared with the signed annex, raised quotas. */

typedef struct
{
  XepStore *store;
  gint64 year, quarter; /* opened with the same text */
  guint emissions;
} World;

static void
count_change (XepStore *store, gint64 assessment_id, gpointer data)
{
  ((World *) data)->emissions++;
}

static World *
make_world (void)
{
  World *self = g_new0 (World, 1);

  self->store = fixture_store ();
  self->year = fixture_open (self->store, 2025, XEP_PERIOD_YEAR, NULL);
  self->quarter = fixture_open (self->store, 2025, XEP_PERIOD_Q1, NULL);
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

static XepRegulation *
get_regulation (World *self, gint64 period)
{
  g_autoptr (GError) error = NULL;
  XepRegulation *regulation = xep_store_get_period_regulation (self->store, period, &error);

  g_assert_no_error (error);
  return regulation;
}

static gboolean
is_provisional (XepRegulation *regulation, const char *set)
{
  return xep_regulation_find_set (regulation, set)->provisional;
}

static void
mark (World *self, const char *set, const char *day)
{
  g_autoptr (GError) error = NULL;
  gboolean done = xep_store_mark_set_compared (
      self->store, self->year, set, *day != '\0' ? fixture_date (day) : XEP_DATE_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static char *
dump (World *self)
{
  return fixture_text (
      self->store,
      "SELECT ifnull ((SELECT group_concat (snapshot_id || criteria_set || compared_on)"
      " FROM compared_set), '') || '/' || ifnull ((SELECT group_concat (period_id || quota"
      " || raised || grounds) FROM period_quota), '') || '/' || (SELECT count(*) FROM audit)");
}

/* "Provisional" goes from the set in every period with the same text, and comes back. */
static void
test_compared (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  XepRegulation *before = get_regulation (world, world->year);
  XepDate on = XEP_DATE_NONE;

  g_assert_true (is_provisional (before, "PL8"));
  mark (world, "PL8", "2025-12-05");
  g_assert_cmpuint (world->emissions, ==, 1);
  g_assert_false (is_provisional (get_regulation (world, world->year), "PL8"));
  g_assert_false (is_provisional (get_regulation (world, world->quarter), "PL8"));
  g_assert_false (is_provisional (xep_store_get_regulation (world->store), "PL8"));
  g_assert_true (is_provisional (get_regulation (world, world->year), "PL10"));
  g_assert_true (xep_regulation_is_provisional (get_regulation (world, world->year)));
  /* What was given away is still there, as it was. */
  g_assert_true (is_provisional (before, "PL8"));
  g_assert_true (xep_store_get_set_compared (world->store, world->quarter, "PL8", &on, &error));
  g_assert_cmpint (on.day, ==, 5);
  g_assert_true (xep_store_get_set_compared (world->store, world->year, "PL10", &on, &error));
  g_assert_false (xep_date_is_set (on));
  mark (world, "PL8", "");
  g_assert_true (is_provisional (get_regulation (world, world->year), "PL8"));
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM compared_set"), ==, 0);
}

/* When every set was compared nothing is provisional. */
static void
test_all_compared (void)
{
  g_autoptr (World) world = make_world ();
  GPtrArray *sets = xep_regulation_get_criteria_sets (xep_store_get_regulation (world->store));

  for (guint i = 0; i < sets->len; i++)
    mark (world, ((XepCriteriaSet *) g_ptr_array_index (sets, i))->id, "2025-12-05");
  g_assert_false (xep_regulation_is_provisional (get_regulation (world, world->year)));
}

static void
test_compared_audit (void)
{
  g_autoptr (World) world = make_world ();
  g_autofree char *entries = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  mark (world, "PL8", "2025-12-05");
  before = dump (world);
  mark (world, "PL8", "2025-12-05");
  mark (world, "PL10", "");
  after = dump (world);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (world->emissions, ==, 1);
  mark (world, "PL8", "2025-12-06");
  mark (world, "PL8", "");
  entries = fixture_text (world->store, "SELECT group_concat (ifnull (old_value, '') || '>'"
                                        " || ifnull (new_value, ''), ' ') FROM audit"
                                        " WHERE entity = 'period' AND field = 'compared.PL8'");
  g_assert_cmpstr (entries, ==, ">2025-12-05 2025-12-05>2025-12-06 2025-12-06>");
}

static void
test_compared_refused (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (world);
  g_autofree char *after = NULL;
  XepDate day = fixture_date ("2025-12-05");

  g_assert_false (xep_store_mark_set_compared (world->store, world->year, "PL99", day, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "PL99"));
  g_clear_error (&error);
  g_assert_false (xep_store_mark_set_compared (world->store, world->year, "PL8",
                                               (XepDate){ 2025, 0, 0 }, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (xep_store_mark_set_compared (world->store, 99, "PL8", day, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  after = dump (world);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (world->emissions, ==, 0);
}

/* A file opened again, and a reader of it, know what was compared. */
static void
test_compared_file (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "data", "xeploai.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) first = xep_store_new (path, &error);
  g_autoptr (XepStore) second = NULL;
  gint64 year;

  g_assert_no_error (error);
  year = fixture_open (first, 2025, XEP_PERIOD_YEAR, NULL);
  g_assert_true (
      xep_store_mark_set_compared (first, year, "PL8", fixture_date ("2025-12-05"), &error));
  g_assert_true (xep_store_close (first, &error));
  g_assert_no_error (error);
  second = xep_store_new_reader (path, &error);
  g_assert_no_error (error);
  g_assert_false (is_provisional (xep_store_get_regulation (second), "PL8"));
  g_assert_false (is_provisional (xep_store_get_period_regulation (second, year, &error), "PL8"));
  g_assert_true (xep_store_close (second, &error));
}

/* A period opened with another text is not touched. */
static void
test_compared_other_text (void)
{
  g_autoptr (World) world = make_world ();

  fixture_execute (world->store,
                   "INSERT INTO regulation_snapshot (hash, xml) SELECT hex (zeroblob (32)),"
                   " replace (xml, 'Quý III', 'Quý 3') FROM regulation_snapshot;"
                   "UPDATE period SET snapshot_id = 2 WHERE code = 'Q1'");
  mark (world, "PL8", "2025-12-05");
  g_assert_true (is_provisional (get_regulation (world, world->quarter), "PL8"));
  g_assert_false (is_provisional (get_regulation (world, world->year), "PL8"));
}

static gboolean
is_raised (World *self, gint64 period, const char *quota)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) quotas = xep_count_store_quotas (self->store, period, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < quotas->len; i++)
    {
      const XepQuotaResult *result = g_ptr_array_index (quotas, i);

      if (g_str_equal (result->rule->id, quota))
        return result->raised;
    }
  g_assert_not_reached ();
}

static void
choose (World *self, gboolean raised, const char *grounds)
{
  g_autoptr (GError) error = NULL;
  gboolean done = xep_count_store_set_quota_raised (self->store, self->year, "heads", raised,
                                                    grounds, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
check_grounds (World *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *grounds
      = xep_count_store_dup_quota_grounds (self->store, self->year, "heads", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (grounds, ==, expected);
}

/* 25 % with its grounds, for one quota of one period; 20 % again without. */
static void
test_raised (void)
{
  g_autoptr (World) world = make_world ();
  g_autofree char *entries = NULL;

  g_assert_false (is_raised (world, world->year, "heads"));
  check_grounds (world, "");
  choose (world, TRUE, "  Dẫn đầu   toàn tỉnh ");
  g_assert_true (is_raised (world, world->year, "heads"));
  g_assert_false (is_raised (world, world->year, "leaders"));
  g_assert_false (is_raised (world, world->quarter, "heads"));
  check_grounds (world, "Dẫn đầu toàn tỉnh");
  g_assert_cmpuint (world->emissions, ==, 1);
  choose (world, TRUE, "Dẫn đầu toàn tỉnh");
  g_assert_cmpuint (world->emissions, ==, 1);
  choose (world, FALSE, "không còn");
  g_assert_false (is_raised (world, world->year, "heads"));
  check_grounds (world, "");
  choose (world, FALSE, NULL);
  entries
      = fixture_text (world->store, "SELECT group_concat (ifnull (old_value, '') || '>'"
                                    " || ifnull (new_value, ''), '|') FROM audit"
                                    " WHERE entity = 'period' AND field = 'quota.heads.raised'");
  g_assert_cmpstr (entries, ==, ">Dẫn đầu toàn tỉnh|Dẫn đầu toàn tỉnh>");
}

static void
test_raised_refused (void)
{
  static const char *const grounds[] = { NULL, "", " \n\t " };
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (world);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (grounds); i++)
    {
      g_assert_false (xep_count_store_set_quota_raised (world->store, world->year, "heads", TRUE,
                                                        grounds[i], &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_false (
      xep_count_store_set_quota_raised (world->store, world->year, "kings", TRUE, "vì", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (xep_count_store_set_quota_raised (world->store, 99, "heads", TRUE, "vì", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  after = dump (world);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (world->emissions, ==, 0);
}

/* What the file itself refuses. */
static void
test_constraints (void)
{
  static const char *const broken[] = {
    "UPDATE compared_set SET criteria_set = ''",
    "UPDATE compared_set SET compared_on = '2025'",
    "UPDATE compared_set SET compared_on = '2025-02-30'",
    "UPDATE compared_set SET compared_on = NULL",
    "UPDATE compared_set SET snapshot_id = 99",
    "INSERT INTO compared_set SELECT * FROM compared_set",
    "UPDATE period_quota SET quota = ''",
    "UPDATE period_quota SET raised = 2",
    "UPDATE period_quota SET raised = 0",
    "UPDATE period_quota SET grounds = ' '",
    "UPDATE period_quota SET period_id = 99",
    "INSERT INTO period_quota SELECT * FROM period_quota",
    "DELETE FROM period",
    "UPDATE period_quota SET raised = 'yes'",
  };
  g_autoptr (World) world = make_world ();

  mark (world, "PL8", "2025-12-05");
  choose (world, TRUE, "Dẫn đầu");
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = dump (world);
      g_autofree char *after = NULL;

      if (xep_connection_execute (xep_store_get_connection (world->store), broken[i], &error))
        g_error ("allowed: %s", broken[i]);
      g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
      after = dump (world);
      g_assert_cmpstr (after, ==, before);
    }
  fixture_execute (world->store, "UPDATE period_quota SET raised = 0, grounds = ''");
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/settings/compared", test_compared);
  g_test_add_func ("/store/settings/all-compared", test_all_compared);
  g_test_add_func ("/store/settings/compared-audit", test_compared_audit);
  g_test_add_func ("/store/settings/compared-refused", test_compared_refused);
  g_test_add_func ("/store/settings/compared-file", test_compared_file);
  g_test_add_func ("/store/settings/compared-other-text", test_compared_other_text);
  g_test_add_func ("/store/settings/raised", test_raised);
  g_test_add_func ("/store/settings/raised-refused", test_raised_refused);
  g_test_add_func ("/store/settings/constraints", test_constraints);
  return g_test_run ();
}
