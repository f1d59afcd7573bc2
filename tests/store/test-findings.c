/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "keyed.h"
#include "model/xep-review.h"
#include "store-fixture.h"
#include "store/xep-assessment-lock.h"
#include "store/xep-finding-store.h"
#include "store/xep-meeting-store.h"

/* A year in which there is nothing to ask: a cell with its committee, head and two members. */
typedef struct
{
  XepStore *store;
  gint64 cell, other_cell, year;
  gint64 committee, head, member, villager; /* assessments */
} World;

static gint64
open_committee (World *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subject
      = g_strdup_printf ("c%" G_GINT64_FORMAT, fixture_collective (self->store, "Chi ủy",
                                                                   "grassroots-party", self->cell));
  gint64 id
      = xep_assessment_store_ensure (self->store, self->year, XEP_KIND_COLLECTIVE, subject, &error);

  g_assert_no_error (error);
  return id;
}

static World *
make_world (void)
{
  World *self = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;
  gint64 head;

  self->store = fixture_store ();
  self->cell = fixture_unit (self->store, "Chi bộ Tả Chải", TRUE);
  self->other_cell = fixture_unit (self->store, "Chi bộ Pờ Chồ", TRUE);
  self->year = xep_period_store_ensure (self->store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_no_error (error);
  head = fixture_person (self->store, "Giàng Seo Páo", "1981-03-12", self->cell, XEP_KIND_MEMBER);
  fixture_post (self->store, head, "Bí thư chi bộ", XEP_BRANCH_PARTY, self->cell, TRUE);
  self->committee = open_committee (self);
  self->head = fixture_assessment (self->store, self->year, XEP_KIND_MEMBER, head);
  self->member = fixture_assessment (
      self->store, self->year, XEP_KIND_MEMBER,
      fixture_person (self->store, "Vàng Thị Mỷ", "1990-05-06", self->cell, XEP_KIND_MEMBER));
  self->villager = fixture_assessment (
      self->store, self->year, XEP_KIND_MEMBER,
      fixture_person (self->store, "Sùng A Chúng", "1975-07-08", self->cell, XEP_KIND_MEMBER));
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
  GPtrArray *findings = xep_finding_store_list (self->store, self->year, &error);

  g_assert_no_error (error);
  return findings;
}

/* @rule is found once, about @assessment, in a sentence that begins with @name; or not at all if
 * @name is NULL. Nothing else is, but notes. */
static void
check_only (World *self, const char *rule, gint64 assessment, const char *name)
{
  g_autoptr (GPtrArray) findings = list (self);
  guint times = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const XepFinding *finding = g_ptr_array_index (findings, i);

      if (!g_str_equal (finding->rule, rule))
        {
          if (finding->severity != XEP_SEVERITY_NOTE)
            g_error ("%s: %s", finding->rule, finding->text);
          continue;
        }
      times++;
      g_assert_nonnull (name);
      g_assert_cmpint (finding->assessment_id, ==, assessment);
      if (!g_str_has_prefix (finding->text, name))
        g_error ("“%s” does not begin with “%s”", finding->text, name);
    }
  g_assert_cmpuint (times, ==, name != NULL ? 1 : 0);
}

static void
decide (World *self, gint64 id, const char *date)
{
  fixture_set (self->store, id, XEP_STEP_DECISION, "level", "good");
  fixture_set (self->store, id, XEP_STEP_DECISION, "date", date);
  fixture_set (self->store, id, XEP_STEP_DECISION, "number", "341-QĐ/ĐU");
}

static gint64
meet (World *self, const char *date, gint64 first, gint64 second)
{
  g_autoptr (GError) error = NULL;
  gint64 id = xep_meeting_store_add (self->store, self->year, self->cell, "Hội nghị", &error);

  g_assert_no_error (error);
  g_assert_true (xep_field_set (self->store, XEP_ENTITY_MEETING, id, "date", date, NULL, &error));
  g_assert_true (xep_meeting_store_add_subject (self->store, id, first, &error));
  if (second != 0)
    g_assert_true (xep_meeting_store_add_subject (self->store, id, second, &error));
  g_assert_no_error (error);
  return id;
}

static void
set_ballot (World *self, gint64 meeting, gint64 assessment, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      key_row (self->store, XEP_SCOPE_BALLOT, meeting, assessment, key, text, NULL, &error));
  g_assert_no_error (error);
}

static void
test_nothing (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) findings = list (world);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_unlocked (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  fixture_set (world->store, world->member, XEP_STEP_DECISION, "number", "341-QĐ/ĐU");
  fixture_set (world->store, world->member, XEP_STEP_DECISION, "date", "24/12/2025");
  check_only (world, "unlocked", 0, NULL);
  fixture_set (world->store, world->member, XEP_STEP_DECISION, "level", "good");
  check_only (world, "unlocked", world->member, "Vàng Thị Mỷ");
  findings = list (world);
  g_assert_cmpint (((XepFinding *) g_ptr_array_index (findings, 0))->severity, ==,
                   XEP_SEVERITY_NOTE);
  g_assert_true (xep_assessment_store_lock (world->store, world->member, &error));
  check_only (world, "unlocked", 0, NULL);
}

/* The day of the meeting is not before it; of several meetings the last counts. */
static void
test_decision_before_meeting (void)
{
  g_autoptr (World) world = make_world ();
  gint64 meeting = meet (world, "20/12/2025", world->committee, 0);
  g_autoptr (GPtrArray) findings = NULL;

  decide (world, world->committee, "20/12/2025");
  check_only (world, "decision-before-meeting", 0, NULL);
  fixture_set (world->store, world->committee, XEP_STEP_DECISION, "date", "19/12/2025");
  check_only (world, "decision-before-meeting", world->committee, "Chi ủy");
  findings = list (world);
  g_assert_cmpint (((XepFinding *) g_ptr_array_index (findings, 0))->severity, ==,
                   XEP_SEVERITY_ERROR);
  fixture_execute (world->store, "UPDATE meeting SET held_on = '2025-12-18'");
  check_only (world, "decision-before-meeting", 0, NULL);
  meet (world, "22/12/2025", world->committee, 0);
  check_only (world, "decision-before-meeting", world->committee, "Chi ủy");
  g_assert_cmpint (meeting, >, 0);
}

static guint
count_to_come (World *self, const char *subject_id)
{
  g_autoptr (GPtrArray) findings = list (self);
  guint count = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const XepFinding *finding = g_ptr_array_index (findings, i);

      if (!g_str_equal (finding->rule, "date-to-come"))
        continue;
      g_assert_cmpint (finding->severity, ==, XEP_SEVERITY_WARNING);
      g_assert_nonnull (strstr (finding->text, "2099"));
      count += subject_id == NULL || g_str_equal (finding->subject_id, subject_id);
    }
  return count;
}

/* What has happened cannot be of a day to come; what is planned may. */
static void
test_date_to_come (void)
{
  static const struct
  {
    const char *sql; /* %d: the villager's assessment */
    int more;
  } dates[] = {
    { "INSERT INTO step_result (assessment_id, step, dated_on) VALUES (%d, 'self', '2099-01-02')",
      1 },
    { "INSERT INTO step_result (assessment_id, step, dated_on)"
      " VALUES (%d, 'decision', '2099-01-02')",
      1 },
    { "INSERT INTO dossier_item (assessment_id, component, received_on)"
      " VALUES (%d, '1', '2099-01-02')",
      1 },
    { "INSERT INTO dossier_copy (assessment_id, copy, sent_on)"
      " VALUES (%d, 'workplace', '2099-01-02')",
      1 },
    { "UPDATE meeting SET held_on = '2099-01-02' WHERE %d", 0 },
    { "UPDATE meeting_subject SET issued = 3 WHERE assessment_id = %d", 1 },
    { "UPDATE person SET birth_date = '2099' WHERE id = (SELECT person_id FROM assessment"
      " WHERE id = %d)",
      1 },
    { "UPDATE post SET started_on = '2099-01-02' WHERE %d", 0 },
    { "UPDATE assessment SET state = 'unrated', unrated_reason = 'x' WHERE id = %d", -5 },
  };
  g_autoptr (World) world = make_world ();
  g_autofree char *person = NULL;
  guint expected = 0;

  meet (world, "20/12/2025", world->villager, 0);
  person = fixture_text (world->store, "SELECT 'p' || id FROM person WHERE name = 'Sùng A Chúng'");
  g_assert_cmpuint (count_to_come (world, NULL), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_auto (GStrv) parts = g_strsplit (dates[i].sql, "%d", 2);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, world->villager);
      g_autofree char *sql = g_strjoinv (number, parts);

      fixture_execute (world->store, sql);
      expected += (guint) dates[i].more;
      g_test_message ("%s", sql);
      g_assert_cmpuint (count_to_come (world, NULL), ==, expected);
      g_assert_cmpuint (count_to_come (world, person), ==, expected);
    }
}

static void
test_ballots (void)
{
  static const struct
  {
    const char *key;
    const char *text;
    gboolean whole; /* after it */
  } keyed[] = {
    { "issued", "30", FALSE },   { "returned", "29", FALSE }, { "valid", "28", FALSE },
    { "invalid", "1", FALSE },   { "excellent", "5", FALSE }, { "good", "20", FALSE },
    { "none", "3", TRUE },       { "good", "19", FALSE },     { "complete", "1", TRUE },
    { "incomplete", "0", TRUE },
  };
  g_autoptr (World) world = make_world ();
  gint64 meeting = meet (world, "20/12/2025", world->committee, world->head);

  check_only (world, "ballots", 0, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (keyed); i++)
    {
      set_ballot (world, meeting, world->head, keyed[i].key, keyed[i].text);
      check_only (world, "ballots", world->head, keyed[i].whole ? NULL : "Giàng Seo Páo");
    }
}

/* Before the committee and the head; a reason makes it good, and so does the meeting before. */
static void
test_order (void)
{
  g_autoptr (World) world = make_world ();
  gint64 meeting = meet (world, "20/12/2025", world->member, 0);

  check_only (world, "order", world->member, "Vàng Thị Mỷ");
  set_ballot (world, meeting, world->member, "order_reason", "Đi công tác xa");
  check_only (world, "order", 0, NULL);
  set_ballot (world, meeting, world->member, "order_reason", "");
  meet (world, "19/12/2025", world->committee, 0);
  check_only (world, "order", world->member, "Vàng Thị Mỷ");
  meet (world, "21/12/2025", world->head, 0);
  check_only (world, "order", world->member, "Vàng Thị Mỷ");
  meet (world, "20/12/2025", world->head, 0);
  check_only (world, "order", 0, NULL);
}

static void
test_prompt (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *text = g_strnfill (300, 'x');

  fixture_set (world->store, world->member, XEP_STEP_SELF, "prompt.1.text", text);
  check_only (world, "prompt-unanswered", world->member, "Vàng Thị Mỷ");
  findings = list (world);
  g_assert_cmpint (g_utf8_strlen (((XepFinding *) g_ptr_array_index (findings, 0))->text, -1), <,
                   200);
  fixture_set (world->store, world->member, XEP_STEP_SELF, "prompt.1.answer", "Đã làm");
  check_only (world, "prompt-unanswered", 0, NULL);
}

static void
test_matter (void)
{
  g_autoptr (World) world = make_world ();
  XepRegulation *regulation = xep_store_get_regulation (world->store);
  const XepReview *review
      = xep_regulation_find_review (regulation, XEP_KIND_MEMBER, FALSE, "PL10", XEP_PERIOD_YEAR);
  const XepReviewPart *part = NULL;
  g_autofree char *key = NULL;
  g_autofree char *matter = NULL;

  for (guint i = 0; i < review->parts->len; i++)
    if (((XepReviewPart *) g_ptr_array_index (review->parts, i))->matters->len > 0)
      part = g_ptr_array_index (review->parts, i);
  g_assert_nonnull (part);
  matter
      = g_strconcat ("matter.", ((XepNamedItem *) g_ptr_array_index (part->matters, 0))->id, NULL);
  key = g_strconcat ("narrative.", ((XepReviewSection *) g_ptr_array_index (part->sections, 0))->id,
                     NULL);
  fixture_set (world->store, world->member, XEP_STEP_SELF, matter, "yes");
  check_only (world, "missing-matter", world->member, "Vàng Thị Mỷ");
  fixture_set (world->store, world->member, XEP_STEP_SELF, key, "Đã kiểm điểm");
  check_only (world, "missing-matter", 0, NULL);
  fixture_set (world->store, world->member, XEP_STEP_SELF, key, "");
  fixture_set (world->store, world->member, XEP_STEP_SELF, matter, "no");
  check_only (world, "missing-matter", 0, NULL);
}

/* The file keeps out a second head now; one whose term ended within the period's last day does
 * not. */
static void
test_two_heads (void)
{
  g_autoptr (World) world = make_world ();

  fixture_execute (world->store,
                   "INSERT INTO post (person_id, title, branch, unit_id, head, ended_on)"
                   " SELECT person_id, 'Bí thư', 'party', 1, 1, '2025-12-30' FROM assessment"
                   " WHERE id = (SELECT max (id) FROM assessment)");
  check_only (world, "two-heads", 0, NULL);
  fixture_execute (world->store, "UPDATE post SET ended_on = '2025-12-31'"
                                 " WHERE ended_on IS NOT NULL");
  check_only (world, "two-heads", world->villager, "Sùng A Chúng");
}

static void
set_cards (World *self, const char *first, const char *second)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE person SET party_card = '%s' WHERE id = 1;"
                                          "UPDATE person SET party_card = '%s' WHERE id = 2",
                                          first, second);

  fixture_execute (self->store, sql);
}

/* The same card in two cells, however it is typed; in one cell it is another matter. */
static void
test_two_cells (void)
{
  g_autoptr (World) world = make_world ();

  set_cards (world, "48.012 345", "48012345");
  check_only (world, "two-cells", 0, NULL);
  fixture_execute (world->store, "UPDATE person SET unit_id = 2 WHERE id = 2");
  check_only (world, "two-cells", 0, "Vàng Thị Mỷ");
  set_cards (world, "48012345", "48012346");
  check_only (world, "two-cells", 0, NULL);
  set_cards (world, "48012345", "48012345");
  fixture_execute (world->store, "UPDATE person SET status = 'left' WHERE id = 2");
  check_only (world, "two-cells", 0, NULL);
}

/* The same name and day of birth in two cells is told once, whatever the cards are. */
static void
test_same_person (void)
{
  g_autoptr (World) world = make_world ();

  fixture_person (world->store, "Vàng Thị Mỷ", "1990-05-06", world->other_cell, XEP_KIND_MEMBER);
  check_only (world, "same-person", 0, "Vàng Thị Mỷ");
  fixture_execute (world->store, "UPDATE person SET party_card = '48012345'"
                                 " WHERE name = 'Vàng Thị Mỷ'");
  check_only (world, "same-person", 0, "Vàng Thị Mỷ");
  check_only (world, "same-person", 0, "Vàng Thị Mỷ");
}

/* Those who are not rated have nothing to explain. */
static void
test_unrated (void)
{
  g_autoptr (World) world = make_world ();
  gint64 meeting = meet (world, "20/12/2025", world->committee, world->head);

  set_ballot (world, meeting, world->head, "issued", "30");
  fixture_set (world->store, world->head, XEP_STEP_SELF, "prompt.1.text", "một");
  fixture_set (world->store, world->head, XEP_STEP_SELF, "unrated", "leave");
  check_only (world, "ballots", 0, NULL);
}

/* The rules of one assessment, as the model has them, and the same findings one by one. */
static void
test_same_as_one_by_one (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) expected = xep_findings_new ();
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  guint found = 0;

  fixture_set (world->store, world->head, XEP_STEP_SELF, "I.1.1", "0,5");
  fixture_set (world->store, world->member, XEP_STEP_SELF, "A", "28");
  fixture_set (world->store, world->villager, XEP_STEP_SELF, "A", "28");
  fixture_set (world->store, world->villager, XEP_STEP_SELF, "B", "30");
  fixture_set (world->store, world->villager, XEP_STEP_SELF, "level", "excellent");
  fixture_set (world->store, world->villager, XEP_STEP_DECISION, "level", "good");
  fixture_set (world->store, world->committee, XEP_STEP_SELF, "A", "30");
  fixture_set (world->store, world->committee, XEP_STEP_SELF, "B", "65");
  fixture_set (world->store, world->committee, XEP_STEP_SELF, "level", "excellent");
  fixture_set (world->store, world->committee, XEP_STEP_SELF, "discipline", "yes");
  all = xep_assessment_store_load_all (world->store, world->year, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    xep_findings_of_assessment (xep_store_get_regulation (world->store), g_ptr_array_index (all, i),
                                expected);
  g_assert_cmpuint (expected->len, >, 4);
  findings = list (world);
  g_assert_cmpuint (findings->len, ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    for (guint j = 0; j < findings->len; j++)
      found += g_str_equal (((XepFinding *) g_ptr_array_index (expected, i))->text,
                            ((XepFinding *) g_ptr_array_index (findings, j))->text);
  g_assert_cmpuint (found, ==, expected->len);
}

/* Errors first, notes last; all periods together with 0. */
static void
test_all_periods (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gint64 next = fixture_open (world->store, 2026, XEP_PERIOD_YEAR, NULL);

  decide (world, world->member, "24/12/2025");
  meet (world, "25/12/2025", world->member, 0);
  fixture_person (world->store, "Vàng Thị Mỷ", "1990-05-06", world->other_cell, XEP_KIND_MEMBER);
  none = xep_finding_store_list (world->store, next, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 1);
  findings = xep_finding_store_list (world->store, 0, &error);
  g_assert_no_error (error);
  /* same-person, decision-before-meeting, decision-without-appraisal, order, unlocked */
  g_assert_cmpuint (findings->len, ==, 5);
  for (guint i = 1; i < findings->len; i++)
    g_assert_cmpint (((XepFinding *) g_ptr_array_index (findings, i))->severity, <=,
                     ((XepFinding *) g_ptr_array_index (findings, i - 1))->severity);
  g_assert_null (xep_finding_store_list (world->store, 99, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
#define ADD(path, name) g_test_add_func ("/store/findings/" path, test_##name)
  ADD ("nothing", nothing);
  ADD ("unlocked", unlocked);
  ADD ("decision-before-meeting", decision_before_meeting);
  ADD ("date-to-come", date_to_come);
  ADD ("ballots", ballots);
  ADD ("order", order);
  ADD ("prompt", prompt);
  ADD ("matter", matter);
  ADD ("two-heads", two_heads);
  ADD ("two-cells", two_cells);
  ADD ("same-person", same_person);
  ADD ("unrated", unrated);
  ADD ("same-as-one-by-one", same_as_one_by_one);
  ADD ("all-periods", all_periods);
#undef ADD
  return g_test_run ();
}
