/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store/xep-finding-store.h"
#include "store/xep-snapshot-store.h"

typedef struct
{
  XepStore *store;
  gint64 cell, other;
  gint64 person, collective;
  gint64 period;
  gint64 member, leader, group; /* assessments */
} World;

static World *
make_world (void)
{
  World *self = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = NULL;

  self->store = fixture_store ();
  self->cell = fixture_unit (self->store, "Chi bộ thôn Tả Chải", TRUE);
  self->other = fixture_unit (self->store, "Chi bộ thôn Pờ Chồ", TRUE);
  self->person = fixture_person (self->store, "Giàng Seo Bao", "1981", self->cell, XEP_KIND_LEADER);
  fixture_post (self->store, self->person, "Chi ủy viên", XEP_BRANCH_PARTY, self->cell, FALSE);
  self->collective
      = fixture_collective (self->store, "Chi bộ thôn Tả Chải", "party-agency", self->cell);
  self->period = xep_period_store_ensure (self->store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_no_error (error);
  self->leader = fixture_assessment (self->store, self->period, XEP_KIND_LEADER, self->person);
  self->member = fixture_assessment (self->store, self->period, XEP_KIND_MEMBER, self->person);
  subject = g_strdup_printf ("c%" G_GINT64_FORMAT, self->collective);
  self->group = xep_assessment_store_ensure (self->store, self->period, XEP_KIND_COLLECTIVE,
                                             subject, &error);
  g_assert_no_error (error);
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
list (World *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *forms = xep_snapshot_store_list (self->store, 0, NULL, &error);

  g_assert_no_error (error);
  return forms;
}

static guint
follow (World *self, guint groups)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = list (self);
  guint followed = 0;

  g_assert_true (xep_snapshot_store_follow (self->store, forms, groups, "sửa", &followed, &error));
  g_assert_no_error (error);
  return followed;
}

static void
edit_person (World *self, const char *name, const char *birth_date, gint64 cell)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = xep_person_store_load (self->store, self->person, &error);

  g_free (person->name);
  person->name = g_strdup (name);
  person->birth_date = fixture_date (birth_date);
  person->unit_id = cell;
  g_assert_true (xep_person_store_update (self->store, person, &error));
  g_assert_no_error (error);
}

/* What was opened a moment ago agrees with the records, in every kind. */
static void
test_agrees (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) forms = list (world);

  g_assert_cmpuint (forms->len, ==, 0);
}

static void
test_spelling (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) forms = NULL;
  g_autofree char *words = NULL;
  g_autofree char *names = NULL;
  g_autofree char *audit = NULL;

  edit_person (world, "Giàng Seo Páo", "1981-03-12", world->cell);
  forms = list (world);
  g_assert_cmpuint (forms->len, ==, 2);
  words = xep_snapshot_form_dup_changes (g_ptr_array_index (forms, 0), XEP_SNAPSHOT_SPELLING);
  g_assert_nonnull (strstr (words, "Giàng Seo Bao → Giàng Seo Páo"));
  g_assert_nonnull (strstr (words, "1981 → 12/03/1981"));
  g_assert_cmpuint (xep_snapshot_forms_count (forms, XEP_SNAPSHOT_PLACE, FALSE), ==, 0);

  g_assert_cmpuint (follow (world, XEP_SNAPSHOT_PLACE), ==, 0);
  g_assert_cmpuint (follow (world, XEP_SNAPSHOT_SPELLING), ==, 2);
  names = fixture_text (world->store, "SELECT group_concat (DISTINCT subject_name || birth_date)"
                                      " FROM assessment WHERE person_id IS NOT NULL");
  g_assert_cmpstr (names, ==, "Giàng Seo Páo1981-03-12");
  audit = fixture_text (world->store,
                        "SELECT old_value || '/' || new_value || '/' || why FROM audit WHERE"
                        " entity = 'assessment' AND field = 'subject_name' ORDER BY id LIMIT 1");
  g_assert_cmpstr (audit, ==, "Giàng Seo Bao/Giàng Seo Páo/sửa");
  g_assert_cmpint (fixture_count (world->store,
                                  "SELECT count(*) FROM assessment a JOIN person p ON p.id ="
                                  " a.person_id WHERE a.sort_key <> p.sort_key"),
                   ==, 0);
  g_clear_pointer (&forms, g_ptr_array_unref);
  forms = list (world);
  g_assert_cmpuint (forms->len, ==, 0);
}

/* A move and a post are another choice than the spelling; a locked form stays. */
static void
test_place (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) forms = NULL;
  g_autofree char *member = NULL;
  g_autofree char *leader = NULL;

  fixture_execute (world->store, "UPDATE assessment SET state = 'closed' WHERE kind = 'leader'");
  edit_person (world, "Giàng Seo Páo", "1981", world->other);
  fixture_post (world->store, world->person, "Trưởng thôn", XEP_BRANCH_GOVERNMENT, 0, FALSE);
  forms = list (world);
  g_assert_cmpuint (forms->len, ==, 2);
  g_assert_cmpuint (xep_snapshot_forms_count (forms, XEP_SNAPSHOT_PLACE, FALSE), ==, 1);
  g_assert_cmpuint (xep_snapshot_forms_count (forms, XEP_SNAPSHOT_ALL, TRUE), ==, 1);

  g_assert_cmpuint (follow (world, XEP_SNAPSHOT_SPELLING), ==, 1);
  member = fixture_text (world->store, "SELECT subject_name || unit_name || post_government FROM"
                                       " assessment WHERE kind = 'member'");
  g_assert_cmpstr (member, ==, "Giàng Seo PáoChi bộ thôn Tả Chải");
  g_assert_cmpuint (follow (world, XEP_SNAPSHOT_ALL), ==, 1);
  g_free (member);
  member = fixture_text (world->store, "SELECT subject_name || unit_name || cell_name ||"
                                       " post_government FROM assessment WHERE kind = 'member'");
  g_assert_cmpstr (member, ==, "Giàng Seo PáoChi bộ thôn Pờ ChồChi bộ thôn Pờ ChồTrưởng thôn");
  leader = fixture_text (world->store, "SELECT subject_name || unit_name FROM assessment"
                                       " WHERE kind = 'leader'");
  g_assert_cmpstr (leader, ==, "Giàng Seo BaoChi bộ thôn Tả Chải");
}

/* The corrected name of a unit is spelling in every form that shows it, as unit or as cell. */
static void
test_unit_name (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepUnit) unit = xep_unit_store_load (world->store, world->cell, &error);

  g_free (unit->name);
  unit->name = g_strdup ("Chi bộ thôn Tà Chải");
  g_assert_true (xep_unit_store_update (world->store, unit, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (follow (world, XEP_SNAPSHOT_SPELLING), ==, 3);
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM assessment WHERE unit_name <>"
                                                " 'Chi bộ thôn Tà Chải' OR cell_name <> unit_name"),
                   ==, 0);
}

static void
test_collective (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepCollective) collective
      = xep_collective_store_load (world->store, world->collective, &error);
  g_autoptr (GPtrArray) one = NULL;

  g_free (collective->name);
  collective->name = g_strdup ("Chi bộ Tả Chải");
  g_assert_true (xep_collective_store_update (world->store, collective, &error));
  one = xep_snapshot_store_list_assessment (world->store, world->group, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (follow (world, XEP_SNAPSHOT_SPELLING), ==, 1);
}

/* Who has left holds no post any more: that is no reason to change what was opened before. */
static void
test_left (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = NULL;

  g_assert_true (xep_person_store_retire (world->store, world->person, "2025-06-01", &error));
  g_assert_no_error (error);
  forms = list (world);
  g_assert_cmpuint (forms->len, ==, 0);
}

static void
test_finding (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint found = 0;

  edit_person (world, "Giàng Seo Páo", "1981", world->cell);
  findings = xep_finding_store_list (world->store, world->period, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const XepFinding *finding = g_ptr_array_index (findings, i);

      if (!g_str_equal (finding->rule, "snapshot"))
        continue;
      found++;
      g_assert_true (g_str_has_prefix (finding->text, "Giàng Seo Bao"));
      g_assert_nonnull (strstr (finding->text, "Páo"));
    }
  g_assert_cmpuint (found, ==, 2);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/snapshots/agrees", test_agrees);
  g_test_add_func ("/snapshots/spelling", test_spelling);
  g_test_add_func ("/snapshots/place", test_place);
  g_test_add_func ("/snapshots/unit-name", test_unit_name);
  g_test_add_func ("/snapshots/collective", test_collective);
  g_test_add_func ("/snapshots/left", test_left);
  g_test_add_func ("/snapshots/finding", test_finding);
  return g_test_run ();
}
