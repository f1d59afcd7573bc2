/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "base/xep-paths.h"
#include "db/xep-schema.h"
#include "db/xep-statement.h"
#include "store-fixture.h"

/* A file of the first released version, with data, opened by this one. */

static const char *const people[]
    = { "INSERT INTO unit (id, name, name_identity, search_folded, search_identity, party_cell)"
        " VALUES (1, 'Chi bộ một', 'chi bộ một', ' chi bo mot', ' chi bộ một', 1)",
        "INSERT INTO person (id, name, name_identity, search_folded, search_identity, sort_key,"
        " party_member, status, kind) VALUES"
        " (1, 'Giàng Seo Páo', 'x', 'x', 'x', 'p', 1, 'active', 'leader'),"
        " (2, 'Vàng A Ú', 'x', 'x', 'x', 'u', 1, 'active', 'leader'),"
        " (3, 'Lò Thị An', 'x', 'x', 'x', 'a', 1, 'active', 'staff'),"
        " (4, 'Sùng A Chúng', 'x', 'x', 'x', 'c', 0, 'active', 'staff'),"
        " (5, 'Thào A Vư', 'x', 'x', 'x', 'v', 1, 'active', 'leader')",
        "INSERT INTO collective (id, name, name_identity, search_folded, search_identity, sort_key,"
        " type) VALUES (1, 'Phó ban', 'x', 'x', 'x', 'x', 'agency')" };

#define ASSESSMENT                                                                                 \
  "INSERT INTO assessment (id, period_id, kind, person_id, collective_id, subject_name, sort_key," \
  " head, leader, criteria_set, collective_type, post_party, post_government, tasks_assigned) "    \
  "VALUES "

static const char *const assessments[] = {
  "INSERT INTO period (id, year, code, snapshot_id, opened_on)"
  " VALUES (1, 2025, 'YEAR', 1, '2025-12-01')",
  ASSESSMENT "(1, 1, 'leader', 1, NULL, 'Giàng Seo Páo', 'p', 1, 1, 'PL8', '',"
             " 'Phó Bí thư', 'Chủ tịch', 9)",
  ASSESSMENT "(2, 1, 'leader', 2, NULL, 'Vàng A Ú', 'u', 0, 1, 'PL8', '',"
             " 'Đảng ủy viên', 'Trưởng ban, Phó Chủ tịch', NULL)",
  ASSESSMENT "(3, 1, 'staff', 3, NULL, 'Lò Thị An', 'a', 0, 0, 'PL9', '',"
             " '', 'Công chức phụ trách Phó Bảng', NULL)",
  ASSESSMENT "(4, 1, 'staff', 4, NULL, 'Sùng A Chúng', 'c', 0, 0, 'PL9', '', '', 'PHÓ PHÒNG', 0)",
  ASSESSMENT "(5, 1, 'member', 4, NULL, 'Sùng A Chúng', 'c', 0, 0, 'PL10', '', '', '', NULL)",
  ASSESSMENT "(6, 1, 'leader', 5, NULL, 'Thào A Vư', 'v', 0, 1, 'PL8', '', '', 'Hiệu phó', NULL)",
  ASSESSMENT "(7, 1, 'collective', NULL, 1, 'Phó ban', 'x', 0, 0, 'PL4', 'agency', '', '', NULL)",
  "INSERT INTO points VALUES (1, 'self', 'A', 2950)",
  "INSERT INTO step_result (assessment_id, step, entry, part_a) VALUES (1, 'self', 'groups', 2950)",
  "INSERT INTO narrative VALUES (1, 'q4', 'quý IV'), (1, 'strengths', 'ưu điểm')",
};

static void
execute (XepConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_connection_execute (connection, sql, &error));
  g_assert_no_error (error);
}

/* The regulation as it was before reviews, deputies and outsiders were part of it. */
static void
add_snapshot (XepConnection *connection)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStatement) statement = xep_connection_prepare (
      connection,
      "INSERT INTO regulation_snapshot (id, hash, xml) VALUES (1, hex (zeroblob (32)),"
      " substr (?1, 1, instr (?1, '<reviews>') - 1)"
      " || substr (?1, instr (?1, '</reviews>') + length ('</reviews>')))",
      &error);

  xep_statement_bind_text (statement, 1, xep_regulation_get_xml (xep_store_get_regulation (store)));
  g_assert_true (xep_statement_run (statement, &error));
  g_assert_no_error (error);
}

/* The first step alone, in a folder of its own. */
static void
create_first_version (XepConnection *connection, const char *dir)
{
  g_autofree char *steps = g_build_filename (dir, "steps", NULL);
  g_autofree char *step = g_build_filename (steps, "0001-initial.sql", NULL);
  g_autofree char *released = xep_paths_get_data_file ("sql", "0001-initial.sql");
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  int version = 0;

  g_assert_true (g_file_get_contents (released, &sql, NULL, &error));
  g_assert_cmpint (g_mkdir (steps, 0700), ==, 0);
  g_assert_true (g_file_set_contents (step, sql, -1, &error));
  g_assert_true (xep_schema_upgrade (connection, steps, &error));
  g_assert_no_error (error);
  g_assert_true (xep_schema_get_version (connection, &version, &error));
  g_assert_cmpint (version, ==, 1);
}

static char *
make_first_version (const char *dir)
{
  char *path = g_build_filename (dir, "data", "xeploai.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepConnection) connection
      = xep_connection_new (path, XEP_CONNECTION_READ_WRITE, &error);

  g_assert_no_error (error);
  create_first_version (connection, dir);
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    execute (connection, people[i]);
  add_snapshot (connection);
  for (gsize i = 0; i < G_N_ELEMENTS (assessments); i++)
    execute (connection, assessments[i]);
  g_assert_true (xep_connection_close (connection, &error));
  g_assert_no_error (error);
  return path;
}

static guint
count_schema_backups (const char *dir)
{
  g_autofree char *folder = g_build_filename (dir, "data", "backups", NULL);
  g_autoptr (GDir) backups = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while (backups != NULL && (name = g_dir_read_name (backups)) != NULL)
    count += g_str_has_suffix (name, "-schema.db");
  return count;
}

static void
test_snapshots (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = make_first_version (dir);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) store = xep_store_new (path, &error);
  g_autofree char *ranks = NULL;
  g_autofree char *outside = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (count_schema_backups (dir), ==, 1);
  ranks = fixture_text (store, "SELECT group_concat (rank, '') FROM (SELECT rank FROM assessment"
                               " ORDER BY id)");
  g_assert_cmpstr (ranks, ==, "0121212");
  outside = fixture_text (store, "SELECT group_concat (id) FROM assessment"
                                 " WHERE party_member = 0");
  g_assert_cmpstr (outside, ==, "4");
  g_assert_true (xep_store_close (store, &error));
  g_assert_no_error (error);
}

/* What was keyed is there, can be changed, and the new keys work. */
static void
test_data (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = make_first_version (dir);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) store = xep_store_new (path, &error);
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (store, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpint (assessment->rank, ==, XEP_RANK_HEAD);
  g_assert_true (assessment->party_member);
  g_assert_cmpint (assessment->facts.tasks_assigned, ==, 9);
  g_assert_cmpint (assessment->steps[XEP_STEP_SELF].points.group_a, ==, 2950);
  g_assert_cmpstr (g_hash_table_lookup (assessment->narrative, "q4"), ==, "quý IV");
  g_assert_cmpstr (g_hash_table_lookup (assessment->narrative, "strengths"), ==, "ưu điểm");
  fixture_set (store, 1, XEP_STEP_SELF, "narrative.strengths", "");
  fixture_set (store, 1, XEP_STEP_SELF, "narrative.leadership", "lãnh đạo");
  fixture_set (store, 1, XEP_STEP_SELF, "tasks.assigned", "10");
  fixture_set (store, 1, XEP_STEP_SELF, "task.1.content", "một");
  g_assert_cmpint (fixture_count (store, "SELECT tasks_assigned FROM assessment WHERE id = 1"), ==,
                   1);
  g_assert_true (xep_store_close (store, &error));
  g_assert_no_error (error);
}

/* Opened a second time nothing is done again. */
static void
test_again (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = make_first_version (dir);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (XepStore) store = xep_store_new (path, &error);

      g_assert_no_error (error);
      fixture_execute (store, "UPDATE assessment SET deputy = 0 WHERE id = 2");
      g_assert_cmpint (fixture_count (store, "SELECT rank FROM assessment WHERE id = 2"), ==, 2);
      g_assert_true (xep_store_close (store, &error));
    }
  g_assert_cmpuint (count_schema_backups (dir), ==, 1);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/upgrade/snapshots", test_snapshots);
  g_test_add_func ("/store/upgrade/data", test_data);
  g_test_add_func ("/store/upgrade/again", test_again);
  return g_test_run ();
}
