/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "keyed.h"
#include "store-fixture.h"
#include "store/xep-assessment-lock.h"
#include "store/xep-meeting-store.h"
#include "store/xep-order-store.h"

/* A year with a cell and its committee, an office and its collective, one collective of the
 * commune. The chair leads the office and sits in the cell, whose head is the secretary; the deputy
 * has a post in the office; the clerk works there; the villager is nothing but a Party member. */
typedef struct
{
  XepStore *store;
  gint64 cell, office, year;
  gint64 chair, chair_member, secretary, deputy, deputy_member, clerk, clerk_member, villager;
  gint64 committee, office_collective, commune;
} World;

static gint64
open_collective (World *self, const char *name, const char *type, gint64 unit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subject
      = g_strdup_printf ("c%" G_GINT64_FORMAT, fixture_collective (self->store, name, type, unit));
  gint64 id
      = xep_assessment_store_ensure (self->store, self->year, XEP_KIND_COLLECTIVE, subject, &error);

  g_assert_no_error (error);
  return id;
}

static void
set_workplace (World *self, gint64 person_id, gint64 unit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = xep_person_store_load (self->store, person_id, &error);

  person->workplace_id = unit;
  g_assert_true (xep_person_store_update (self->store, person, &error));
  g_assert_no_error (error);
}

static void
open_people (World *self)
{
  XepStore *store = self->store;
  gint64 chair = fixture_person (store, "Giàng Seo Páo", "1975", self->cell, XEP_KIND_LEADER);
  gint64 secretary = fixture_person (store, "Vàng A Ú", "1980", self->cell, XEP_KIND_MEMBER);
  gint64 deputy = fixture_person (store, "Lò Thị An", "1982", self->cell, XEP_KIND_LEADER);
  gint64 clerk = fixture_person (store, "Sùng A Chúng", "1990", self->cell, XEP_KIND_STAFF);
  gint64 villager = fixture_person (store, "Thào A Vư", "1960", self->cell, XEP_KIND_MEMBER);

  fixture_post (store, chair, "Chủ tịch", XEP_BRANCH_GOVERNMENT, self->office, TRUE);
  fixture_post (store, chair, "Đảng ủy viên", XEP_BRANCH_PARTY, self->office, FALSE);
  fixture_post (store, chair, "Cấp ủy viên", XEP_BRANCH_PARTY, self->cell, FALSE);
  fixture_post (store, secretary, "Bí thư chi bộ", XEP_BRANCH_PARTY, self->cell, TRUE);
  fixture_post (store, deputy, "Phó Chủ tịch", XEP_BRANCH_GOVERNMENT, self->office, FALSE);
  set_workplace (self, clerk, self->office);
  self->chair = fixture_assessment (store, self->year, XEP_KIND_LEADER, chair);
  self->chair_member = fixture_assessment (store, self->year, XEP_KIND_MEMBER, chair);
  self->secretary = fixture_assessment (store, self->year, XEP_KIND_MEMBER, secretary);
  self->deputy = fixture_assessment (store, self->year, XEP_KIND_LEADER, deputy);
  self->deputy_member = fixture_assessment (store, self->year, XEP_KIND_MEMBER, deputy);
  self->clerk = fixture_assessment (store, self->year, XEP_KIND_STAFF, clerk);
  self->clerk_member = fixture_assessment (store, self->year, XEP_KIND_MEMBER, clerk);
  self->villager = fixture_assessment (store, self->year, XEP_KIND_MEMBER, villager);
}

static World *
make_world (void)
{
  World *self = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;

  self->store = fixture_store ();
  self->cell = fixture_unit (self->store, "Chi bộ Cơ quan", TRUE);
  self->office = fixture_unit (self->store, "Ủy ban nhân dân", FALSE);
  self->year = xep_period_store_ensure (self->store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_no_error (error);
  open_people (self);
  self->committee = open_collective (self, "Chi ủy", "grassroots-party", self->cell);
  self->office_collective
      = open_collective (self, "Lãnh đạo UBND", "people-committee", self->office);
  self->commune = open_collective (self, "Ban Thường vụ", "standing-committee", 0);
  return self;
}

static void
world_free (World *self)
{
  g_object_unref (self->store);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

/* A meeting with its agenda, ended by 0; @date NULL: not yet fixed. */
static gint64
meet (World *self, gint64 unit, const char *date, ...)
{
  g_autoptr (GError) error = NULL;
  gint64 id = xep_meeting_store_add (self->store, self->year, unit, "Hội nghị", &error);
  va_list subjects;
  gint64 subject;

  g_assert_no_error (error);
  if (date != NULL)
    g_assert_true (xep_field_set (self->store, XEP_ENTITY_MEETING, id, "date", date, NULL, &error));
  va_start (subjects, date);
  while ((subject = va_arg (subjects, gint64)) != 0)
    g_assert_true (xep_meeting_store_add_subject (self->store, id, subject, &error));
  va_end (subjects);
  g_assert_no_error (error);
  return id;
}

#define END ((gint64) 0)

static GPtrArray *
list_places (World *self, gint64 assessment)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *places = xep_order_store_list_places (self->store, assessment, &error);

  g_assert_no_error (error);
  return places;
}

/* "cell:Chi bộ Cơ quan, Ủy ban nhân dân" */
static void
check_places (World *self, gint64 assessment, const char *expected)
{
  g_autoptr (GPtrArray) places = list_places (self, assessment);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const XepPlace *place = g_ptr_array_index (places, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? ", " : "", place->cell ? "cell:" : "",
                              place->unit_id != 0 ? place->unit_name : "commune");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Leaders in the cell and where they hold a post, each place once. */
static void
test_places (void)
{
  g_autoptr (World) world = make_world ();

  check_places (world, world->chair, "cell:Chi bộ Cơ quan, Ủy ban nhân dân");
  check_places (world, world->chair_member, "cell:Chi bộ Cơ quan");
  check_places (world, world->deputy, "cell:Chi bộ Cơ quan, Ủy ban nhân dân");
  check_places (world, world->clerk, "cell:Chi bộ Cơ quan, Ủy ban nhân dân");
  check_places (world, world->villager, "cell:Chi bộ Cơ quan");
  check_places (world, world->committee, "Chi bộ Cơ quan");
  check_places (world, world->commune, "commune");
}

/* Posts count as of the end of the period. */
static void
test_places_at_the_end (void)
{
  g_autoptr (World) world = make_world ();

  fixture_execute (world->store, "UPDATE post SET ended_on = '2025-12-30' WHERE title LIKE 'Phó%'");
  fixture_execute (world->store, "UPDATE post SET started_on = '2026-01-01' WHERE head = 1 AND"
                                 " title = 'Chủ tịch'");
  fixture_execute (world->store, "UPDATE post SET ended_on = '2025-12-31'"
                                 " WHERE title = 'Đảng ủy viên'");
  check_places (world, world->deputy, "cell:Chi bộ Cơ quan");
  check_places (world, world->chair, "cell:Chi bộ Cơ quan, Ủy ban nhân dân");
}

/* A meeting with a date stands before one without, the first before the later ones; the ratings of
 * a person share them. */
static void
test_place_meetings (void)
{
  g_autoptr (World) world = make_world ();
  gint64 planned = meet (world, world->cell, NULL, world->chair_member, END);
  gint64 later;
  gint64 earlier;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) places = list_places (world, i ? world->chair_member : world->chair);
      const XepPlace *cell = g_ptr_array_index (places, 0);

      g_assert_cmpint (cell->meeting_id, ==, planned);
      g_assert_false (xep_date_is_set (cell->held_on));
    }
  later = meet (world, world->cell, "12/12/2025", world->chair, END);
  earlier = meet (world, world->cell, "10/12/2025", world->chair_member, END);
  g_assert_cmpint (later, <, earlier);
  {
    g_autoptr (GPtrArray) places = list_places (world, world->chair);
    const XepPlace *cell = g_ptr_array_index (places, 0);
    const XepPlace *office = g_ptr_array_index (places, 1);

    g_assert_cmpint (cell->meeting_id, ==, earlier);
    g_assert_cmpint (cell->held_on.day, ==, 10);
    g_assert_cmpint (office->meeting_id, ==, 0);
  }
}

static GPtrArray *
list_due (World *self, gint64 unit, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *due = xep_order_store_list_due (self->store, self->year, unit, limit, &error);

  g_assert_no_error (error);
  return due;
}

static const XepDue *
find_due (GPtrArray *list, gint64 assessment, gint64 unit)
{
  for (guint i = 0; i < list->len; i++)
    {
      const XepDue *due = g_ptr_array_index (list, i);

      if (due->assessment_id == assessment && due->unit_id == unit)
        return due;
    }
  return NULL;
}

/* Those with nothing before them, in their order, until the first that waits. */
static void
check_next (World *self, gint64 unit, ...)
{
  g_autoptr (GPtrArray) list = list_due (self, unit, 0);
  va_list expected;
  gint64 id;
  guint next = 0;

  va_start (expected, unit);
  for (; (id = va_arg (expected, gint64)) != 0; next++)
    {
      const XepDue *due = g_ptr_array_index (list, next);

      g_assert_cmpuint (next, <, list->len);
      g_assert_cmpint (due->assessment_id, ==, id);
      g_assert_cmpstr (due->waits_for, ==, "");
    }
  va_end (expected);
  for (; next < list->len; next++)
    g_assert_cmpstr (((XepDue *) g_ptr_array_index (list, next))->waits_for, !=, "");
}

/* Collectives, heads, deputies and members, the cell before the collective: step by step. */
static void
test_due (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) all = list_due (world, 0, 0);

  /* 3 collectives, 5 in the cell, 3 in the office. */
  g_assert_cmpuint (all->len, ==, 11);
  check_next (world, 0, world->commune, world->office_collective, world->committee, END);
  check_next (world, world->cell, world->committee, END);
  g_assert_nonnull (strstr (find_due (all, world->secretary, world->cell)->waits_for, "Chi ủy"));
  g_assert_nonnull (
      strstr (find_due (all, world->chair, world->office)->waits_for, "Chi bộ Cơ quan"));
  g_assert_null (find_due (all, world->chair, world->cell));
  g_assert_nonnull (find_due (all, world->chair_member, world->cell));

  meet (world, world->cell, "5/12/2025", world->committee, END);
  check_next (world, world->cell, world->secretary, END);
  meet (world, world->cell, "6/12/2025", world->secretary, END);
  /* Deputies of whatever place before the others, those by given name. */
  check_next (world, world->cell, world->chair_member, world->deputy_member, world->clerk_member,
              world->villager, END);
  meet (world, world->cell, "7/12/2025", world->chair_member, world->deputy_member,
        world->clerk_member, world->villager, END);
  check_next (world, world->cell, END);
  meet (world, world->office, "8/12/2025", world->office_collective, END);
  check_next (world, world->office, world->chair, END);
  meet (world, world->office, "9/12/2025", world->chair, END);
  check_next (world, world->office, world->deputy, world->clerk, END);
  meet (world, world->office, "10/12/2025", world->deputy, world->clerk, END);
  meet (world, 0, "11/12/2025", world->commune, END);
  {
    g_autoptr (GPtrArray) none = list_due (world, 0, 0);

    g_assert_cmpuint (none->len, ==, 0);
  }
}

/* On an agenda without a date nothing is held; who is not rated or locked is not due, and holds
 * nobody up. */
static void
test_due_leaves_out (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;

  meet (world, world->cell, NULL, world->committee, END);
  check_next (world, world->cell, world->committee, END);
  fixture_set (world->store, world->committee, XEP_STEP_DECISION, "level", "good");
  fixture_set (world->store, world->committee, XEP_STEP_DECISION, "date", "20/12/2025");
  g_assert_true (xep_assessment_store_lock (world->store, world->committee, &error));
  check_next (world, world->cell, world->secretary, END);
  fixture_set (world->store, world->secretary, XEP_STEP_SELF, "unrated", "leave");
  check_next (world, world->cell, world->chair_member, world->deputy_member, world->clerk_member,
              world->villager, END);
}

static void
test_due_limit (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) two = list_due (world, 0, 2);
  g_autoptr (GPtrArray) many = list_due (world, 0, 99);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpint (((XepDue *) g_ptr_array_index (two, 1))->assessment_id, ==,
                   world->office_collective);
  g_assert_cmpuint (many->len, ==, 11);
  g_assert_null (xep_order_store_list_due (world->store, 99, 0, 0, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

/* @part: what the sentence names; NULL: the order is kept. */
static void
check_sentence (World *self, gint64 meeting, gint64 assessment, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = xep_order_store_check (self->store, meeting, assessment, &error);

  g_assert_no_error (error);
  if (part == NULL)
    g_assert_cmpstr (missing, ==, "");
  else if (strstr (missing, part) == NULL)
    g_error ("“%s” is not in “%s”", part, missing);
}

static void
test_check (void)
{
  g_autoptr (World) world = make_world ();
  gint64 cell = meet (world, world->cell, "10/12/2025", END);
  gint64 office = meet (world, world->office, "11/12/2025", END);

  check_sentence (world, cell, world->committee, NULL);
  check_sentence (world, cell, world->villager, "Chi ủy");
  meet (world, world->cell, "9/12/2025", world->committee, END);
  check_sentence (world, cell, world->villager, "Vàng A Ú");
  check_sentence (world, cell, world->secretary, NULL);
  check_sentence (world, office, world->chair, "Chi bộ Cơ quan");
  meet (world, world->cell, "9/12/2025", world->secretary, world->chair_member,
        world->deputy_member, END);
  check_sentence (world, cell, world->villager, NULL);
  check_sentence (world, office, world->chair, "Lãnh đạo UBND");
  meet (world, world->office, "11/12/2025", world->office_collective, END);
  check_sentence (world, office, world->chair, NULL);
  check_sentence (world, office, world->deputy, "Giàng Seo Páo");
}

/* The same agenda keeps the order by itself; a later meeting does not count, nor one without a
 * date. */
static void
test_check_days (void)
{
  g_autoptr (World) world = make_world ();
  gint64 first = meet (world, world->cell, "10/12/2025", world->committee, END);
  gint64 other = meet (world, world->cell, "9/12/2025", END);
  gint64 undated = meet (world, world->cell, NULL, END);

  check_sentence (world, first, world->secretary, NULL);
  check_sentence (world, other, world->secretary, "Chi ủy");
  check_sentence (world, undated, world->secretary, NULL);
  meet (world, world->cell, NULL, world->secretary, END);
  check_sentence (world, first, world->villager, "Vàng A Ú");
}

static void
test_check_unknown (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  gint64 meeting = meet (world, world->cell, NULL, END);

  g_assert_null (xep_order_store_check (world->store, 99, world->chair, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (xep_order_store_check (world->store, meeting, 99, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (xep_order_store_list_places (world->store, 99, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

/* The reason for leaving the order stands with the subject on the agenda, and in the audit. */
static void
test_reason (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ballots = NULL;
  g_autofree char *audit = NULL;
  gint64 meeting = meet (world, world->cell, "9/12/2025", world->villager, END);

  g_assert_true (key_row (world->store, XEP_SCOPE_BALLOT, meeting, world->villager, "order_reason",
                          " Đi công tác\nxa ", NULL, &error));
  g_assert_no_error (error);
  ballots = xep_meeting_store_list_ballots (world->store, meeting, &error);
  g_assert_cmpstr (((XepBallot *) g_ptr_array_index (ballots, 0))->order_reason, ==,
                   "Đi công tác\nxa");
  audit = fixture_text (world->store,
                        "SELECT new_value FROM audit WHERE field LIKE '%.order_reason'");
  g_assert_cmpstr (audit, ==, "Đi công tác\nxa");
  g_assert_true (key_row (world->store, XEP_SCOPE_BALLOT, meeting, world->villager, "order_reason",
                          "", NULL, &error));
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM meeting_subject"
                                                " WHERE order_reason = ''"),
                   ==, 1);
}

/* Somebody outside the Party has no cell. */
static void
test_outside_the_party (void)
{
  g_autoptr (World) world = make_world ();

  fixture_execute (world->store, "DELETE FROM assessment WHERE kind = 'member' AND person_id ="
                                 " (SELECT id FROM person WHERE name = 'Sùng A Chúng')");
  fixture_execute (world->store, "UPDATE assessment SET party_member = 0 WHERE kind = 'staff'");
  check_places (world, world->clerk, "Ủy ban nhân dân");
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
#define ADD(path, name) g_test_add_func ("/store/order/" path, test_##name)
  ADD ("places", places);
  ADD ("places-at-the-end", places_at_the_end);
  ADD ("place-meetings", place_meetings);
  ADD ("due", due);
  ADD ("due-leaves-out", due_leaves_out);
  ADD ("due-limit", due_limit);
  ADD ("check", check);
  ADD ("check-days", check_days);
  ADD ("check-unknown", check_unknown);
  ADD ("reason", reason);
  ADD ("outside-the-party", outside_the_party);
#undef ADD
  return g_test_run ();
}
