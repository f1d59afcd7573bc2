/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store/xep-agenda-store.h"
#include "store/xep-complaint-store.h"
#include "store/xep-dossier-store.h"
#include "store/xep-meeting-store.h"
#include "store/xep-record-store.h"

/* Two records of one person, each with a post; the second with the rating of quarter III and all
 * that can hang on it, the first with that of quarter II. */
typedef struct
{
  XepStore *store;
  gint64 cell, office;
  gint64 kept, gone;
  gint64 second, third; /* periods */
  gint64 kept_form, gone_form;
} World;

static World *
make_world (void)
{
  World *self = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;

  self->store = fixture_store ();
  self->cell = fixture_unit (self->store, "Chi bộ thôn Tả Chải", TRUE);
  self->office = fixture_unit (self->store, "Văn phòng Đảng ủy", FALSE);
  self->kept
      = fixture_person (self->store, "Lù Thị Thúy", "1990-02-01", self->cell, XEP_KIND_LEADER);
  self->gone = fixture_person (self->store, "Lù Thị Thuý", "1990", self->cell, XEP_KIND_LEADER);
  fixture_post (self->store, self->kept, "Chi ủy viên", XEP_BRANCH_PARTY, self->cell, FALSE);
  fixture_post (self->store, self->gone, "Chi ủy viên", XEP_BRANCH_PARTY, self->cell, FALSE);
  fixture_post (self->store, self->gone, "Chánh Văn phòng", XEP_BRANCH_GOVERNMENT, self->office,
                TRUE);
  self->second = xep_period_store_ensure (self->store, 2025, XEP_PERIOD_Q2, &error);
  self->third = xep_period_store_ensure (self->store, 2025, XEP_PERIOD_Q3, &error);
  g_assert_no_error (error);
  self->kept_form = fixture_assessment (self->store, self->second, XEP_KIND_LEADER, self->kept);
  self->gone_form = fixture_assessment (self->store, self->third, XEP_KIND_LEADER, self->gone);
  fixture_set (self->store, self->kept_form, XEP_STEP_SELF, "A", "27");
  fixture_set (self->store, self->gone_form, XEP_STEP_SELF, "A", "25");
  fixture_set (self->store, self->gone_form, XEP_STEP_SELF, "task.1.content", "Thu ngân sách");
  fixture_execute (self->store,
                   "INSERT INTO meeting (period_id, title) SELECT id, 'Hội nghị' FROM period"
                   " WHERE code = 'Q3'");
  fixture_execute (self->store, "INSERT INTO meeting_subject (meeting_id, assessment_id, issued)"
                                " SELECT 1, id, 11 FROM assessment WHERE period_id ="
                                " (SELECT id FROM period WHERE code = 'Q3')");
  fixture_execute (self->store, "INSERT INTO complaint (assessment_id, received_on, content)"
                                " SELECT id, '2025-10-01', 'Đơn' FROM assessment WHERE period_id ="
                                " (SELECT id FROM period WHERE code = 'Q3')");
  fixture_execute (self->store, "INSERT INTO dossier_item (assessment_id, component, received_on)"
                                " SELECT id, '1', '2025-10-01' FROM assessment WHERE period_id ="
                                " (SELECT id FROM period WHERE code = 'Q3')");
  return self;
}

static void
world_free (World *self)
{
  g_object_unref (self->store);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static XepPerson *
load (XepStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  XepPerson *person = xep_person_store_load (store, id, &error);

  g_assert_no_error (error);
  return person;
}

/* Every column of every table that refers to people, as the schema has them: a table that is added
 * later is looked at too. */
static gint64
count_references (XepStore *store, gint64 person_id)
{
  g_autofree char *tables = fixture_text (
      store, "SELECT group_concat (s.name || '.' || f.\"from\") FROM sqlite_schema s"
             " JOIN pragma_foreign_key_list (s.name) f WHERE s.type = 'table'"
             " AND f.\"table\" = 'person'");
  g_auto (GStrv) columns = g_strsplit (tables, ",", -1);
  gint64 count = 0;

  g_assert_cmpuint (g_strv_length (columns), >=, 2);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (columns[i], ".", 2);
      g_autofree char *sql = g_strdup_printf (
          "SELECT count(*) FROM %s WHERE %s = %" G_GINT64_FORMAT, parts[0], parts[1], person_id);

      g_test_message ("%s", columns[i]);
      count += fixture_count (store, sql);
    }
  return count;
}

static void
test_merge (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) kept = load (world->store, world->kept);
  g_autoptr (XepPerson) again = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *audit = NULL;

  g_assert_cmpint (count_references (world->store, world->gone), ==, 3);
  g_free (kept->ethnicity);
  kept->ethnicity = g_strdup ("Mông");
  g_assert_true (xep_record_store_merge (world->store, kept, world->gone, &summary, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (summary, "1"));

  /* Both assessments are of the one, with what hung on them. */
  g_assert_cmpint (count_references (world->store, world->gone), ==, 0);
  g_assert_null (xep_person_store_load (world->store, world->gone, &error));
  g_clear_error (&error);
  again = load (world->store, world->kept);
  g_assert_cmpstr (again->ethnicity, ==, "Mông");
  g_assert_cmpuint (again->posts->len, ==, 2);
  g_assert_true (xep_person_is_head (again));
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM assessment"), ==, 2);
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM assessment a"
                                                " JOIN meeting_subject s ON s.assessment_id = a.id"
                                                " JOIN complaint c ON c.assessment_id = a.id"
                                                " JOIN dossier_item d ON d.assessment_id = a.id"
                                                " JOIN task t ON t.assessment_id = a.id"
                                                " WHERE a.person_id = (SELECT id FROM person)"),
                   ==, 1);

  audit = fixture_text (world->store,
                        "SELECT group_concat (entity || entity_id || field, ' ') FROM audit"
                        " WHERE field IN ('merged', 'person_id')");
  g_assert_nonnull (strstr (audit, "person1merged"));
  g_assert_nonnull (strstr (audit, "person2merged"));
  g_assert_nonnull (strstr (audit, "assessment2person_id"));
}

/* Both rated in one period: the empty one goes; two that are keyed are refused by number, and
 * nothing is changed. */
static void
test_merge_rivals (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) kept = load (world->store, world->kept);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *summary = NULL;
  gint64 rival = fixture_assessment (world->store, world->third, XEP_KIND_STAFF, world->kept);

  fixture_set (world->store, rival, XEP_STEP_SELF, "B", "60");
  before = fixture_dump (world->store);
  g_assert_false (xep_record_store_merge (world->store, kept, world->gone, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "3"));
  g_clear_error (&error);
  after = fixture_dump (world->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (count_references (world->store, world->gone), ==, 3);

  fixture_execute (world->store, "DELETE FROM points WHERE assessment_id = 3");
  fixture_execute (world->store, "DELETE FROM step_result WHERE assessment_id = 3");
  g_clear_pointer (&kept, xep_person_free);
  kept = load (world->store, world->kept);
  g_assert_true (xep_record_store_merge (world->store, kept, world->gone, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM assessment WHERE id = 3"), ==,
                   0);
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM audit WHERE entity ="
                                                " 'assessment' AND entity_id = 3"
                                                " AND field = 'deleted'"),
                   ==, 1);
}

static void
test_merge_refused (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) kept = load (world->store, world->kept);

  g_assert_false (xep_record_store_merge (world->store, kept, world->kept, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (xep_record_store_merge (world->store, kept, 99, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

/* One in the roster, one out of it: the person is in it. */
static void
test_merge_retired (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) kept = NULL;
  g_autoptr (XepPerson) again = NULL;

  g_assert_true (xep_person_store_retire (world->store, world->kept, "2025-09-01", &error));
  kept = load (world->store, world->kept);
  g_assert_true (xep_record_store_merge (world->store, kept, world->gone, NULL, &error));
  g_assert_no_error (error);
  again = load (world->store, world->kept);
  g_assert_cmpstr (again->retired_on, ==, "");
}

static void
refuse_deletion (XepStore *store, XepRecordKind kind, gint64 id, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (xep_record_store_delete (store, kind, id, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
}

static void
test_delete (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  gint64 nobody
      = fixture_person (world->store, "Sùng A Chúng", "1980", world->cell, XEP_KIND_MEMBER);
  gint64 empty = fixture_unit (world->store, "Chi bộ thôn Pờ Chồ", TRUE);
  gint64 collective
      = fixture_collective (world->store, "Chi bộ thôn Tả Chải", "party-agency", world->cell);

  fixture_post (world->store, nobody, "Trưởng thôn", XEP_BRANCH_GOVERNMENT, 0, FALSE);
  refuse_deletion (world->store, XEP_RECORD_PERSON, world->gone, "1");
  refuse_deletion (world->store, XEP_RECORD_UNIT, world->cell, "3");
  refuse_deletion (world->store, XEP_RECORD_UNIT, world->office, "1");
  g_assert_true (xep_record_store_delete (world->store, XEP_RECORD_PERSON, nobody, &error));
  g_assert_true (xep_record_store_delete (world->store, XEP_RECORD_UNIT, empty, &error));
  g_assert_true (xep_record_store_delete (world->store, XEP_RECORD_COLLECTIVE, collective, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM audit WHERE field ="
                                                " 'deleted' AND old_value LIKE '%Chúng%thôn%'"),
                   ==, 1);
  g_assert_false (xep_record_store_delete (world->store, XEP_RECORD_PERSON, nobody, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

static void
test_removed (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) removed = NULL;
  gint64 empty = fixture_unit (world->store, "Chi bộ thôn Pờ Chồ", TRUE);
  gint64 collective
      = fixture_collective (world->store, "Chi bộ thôn Tả Chải", "party-agency", world->cell);

  g_assert_true (xep_person_store_retire (world->store, world->gone, "2025-09-01", &error));
  g_assert_true (xep_unit_store_retire (world->store, empty, "2025-09-01", &error));
  g_assert_true (xep_collective_store_retire (world->store, collective, "2025-09-01", &error));
  g_assert_no_error (error);
  removed = xep_record_store_list_removed (world->store, "", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (removed->len, ==, 3);
  for (guint i = 0; i < removed->len; i++)
    {
      const XepRemovedRecord *record = g_ptr_array_index (removed, i);
      XepRecordKind kind;
      gint64 id;

      g_assert_cmpstr (record->retired_on, ==, "2025-09-01");
      g_assert_true (xep_record_parse_id (record->id, &kind, &id));
      g_assert_cmpint ((int) kind, ==, (int) i);
      g_assert_true (xep_record_store_restore (world->store, kind, id, &error));
      g_assert_no_error (error);
    }
  g_clear_pointer (&removed, g_ptr_array_unref);
  removed = xep_record_store_list_removed (world->store, "", -1, &error);
  g_assert_cmpuint (removed->len, ==, 0);

  g_assert_true (xep_person_store_retire (world->store, world->gone, "2025-09-01", &error));
  g_clear_pointer (&removed, g_ptr_array_unref);
  removed = xep_record_store_list_removed (world->store, "thuy", -1, &error);
  g_assert_cmpuint (removed->len, ==, 1);
  g_clear_pointer (&removed, g_ptr_array_unref);
  removed = xep_record_store_list_removed (world->store, "páo", -1, &error);
  g_assert_cmpuint (removed->len, ==, 0);
}

/* Marks and the place of the tone do not tell two people apart, nor does having left. */
static void
test_namesakes (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (XepPerson) person = xep_person_new ();

  g_assert_true (xep_person_store_retire (world->store, world->gone, "2025-09-01", &error));
  g_free (person->name);
  person->name = g_strdup ("Lù thị thủy");
  found = xep_record_store_list_namesakes (world->store, person, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);

  g_free (person->name);
  person->name = g_strdup ("Tên Khác");
  g_clear_pointer (&found, g_ptr_array_unref);
  found = xep_record_store_list_namesakes (world->store, person, &error);
  g_assert_cmpuint (found->len, ==, 0);

  fixture_execute (world->store, "UPDATE person SET party_card = '10.827036' WHERE id = 1");
  g_free (person->party_card);
  person->party_card = g_strdup ("10827036");
  g_clear_pointer (&found, g_ptr_array_unref);
  found = xep_record_store_list_namesakes (world->store, person, &error);
  g_assert_cmpuint (found->len, ==, 1);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/records/merge", test_merge);
  g_test_add_func ("/records/merge-rivals", test_merge_rivals);
  g_test_add_func ("/records/merge-refused", test_merge_refused);
  g_test_add_func ("/records/merge-retired", test_merge_retired);
  g_test_add_func ("/records/delete", test_delete);
  g_test_add_func ("/records/removed", test_removed);
  g_test_add_func ("/records/namesakes", test_namesakes);
  return g_test_run ();
}
