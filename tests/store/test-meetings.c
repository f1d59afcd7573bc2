/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "keyed.h"
#include "store-fixture.h"
#include "store/xep-meeting-store.h"

/* A year and a quarter with a cell, a head, a deputy-less leader, two members and two committees.
 */
typedef struct
{
  XepStore *store;
  gint64 cell, office, year, quarter;
  gint64 head, member, other, committee, council, quarterly;
  gint64 meeting;
  guint emissions;
} World;

static void
count_change (XepStore *store, const XepNews *news, gpointer data)
{
  g_assert_cmpint (news->assessment_id, ==, 0);
  g_assert_cmpuint (news->kinds & ~(XEP_NEWS_MEETING | XEP_NEWS_AGENDA), ==, 0);
  ((World *) data)->emissions++;
}

static gint64
add_meeting (XepStore *store, gint64 period_id, gint64 unit_id, const char *title)
{
  g_autoptr (GError) error = NULL;
  gint64 id = xep_meeting_store_add (store, period_id, unit_id, title, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static gint64
open_collective (XepStore *store, gint64 period_id, gint64 collective)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = g_strdup_printf ("c%" G_GINT64_FORMAT, collective);
  gint64 id = xep_assessment_store_ensure (store, period_id, XEP_KIND_COLLECTIVE, subject, &error);

  g_assert_no_error (error);
  return id;
}

static World *
make_world (void)
{
  World *self = g_new0 (World, 1);
  XepStore *store = self->store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 member;
  gint64 head;
  gint64 other;

  self->cell = fixture_unit (store, "Chi bộ thôn Tả Chải", TRUE);
  self->office = fixture_unit (store, "Thường trực HĐND xã", FALSE);
  member = fixture_person (store, "Vàng Thị Mỷ", "1990", self->cell, XEP_KIND_MEMBER);
  head = fixture_person (store, "Tráng Seo Vư", "1981", self->cell, XEP_KIND_LEADER);
  other = fixture_person (store, "Sùng A Anh", "1975", self->cell, XEP_KIND_MEMBER);
  fixture_post (store, head, "Bí thư chi bộ", XEP_BRANCH_PARTY, self->cell, TRUE);
  self->year = xep_period_store_ensure (store, 2025, XEP_PERIOD_YEAR, &error);
  self->quarter = xep_period_store_ensure (store, 2025, XEP_PERIOD_Q3, &error);
  g_assert_no_error (error);
  self->member = fixture_assessment (store, self->year, XEP_KIND_MEMBER, member);
  self->other = fixture_assessment (store, self->year, XEP_KIND_MEMBER, other);
  self->head = fixture_assessment (store, self->year, XEP_KIND_LEADER, head);
  self->quarterly = fixture_assessment (store, self->quarter, XEP_KIND_LEADER, head);
  self->council = open_collective (
      store, self->year, fixture_collective (store, "HĐND", "people-council", self->office));
  self->committee = open_collective (
      store, self->year, fixture_collective (store, "Chi ủy", "grassroots-party", self->cell));
  self->meeting = add_meeting (store, self->year, self->cell, "Hội nghị kiểm điểm");
  g_signal_connect (store, "changed", G_CALLBACK (count_change), self);
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
set (World *self, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean done
      = xep_field_set (self->store, XEP_ENTITY_MEETING, self->meeting, key, text, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static char *
dump (World *self)
{
  return fixture_text (
      self->store,
      "SELECT (SELECT group_concat (concat, char (10)) FROM (SELECT quote (id) || quote (period_id)"
      " || quote (unit_id) || quote (title) || quote (held_on) || quote (starts) || quote (ends)"
      " || quote (place) || quote (called) || quote (present) || quote (absent)"
      " || quote (proceedings) AS concat FROM meeting ORDER BY id))"
      " || '/' || ifnull ((SELECT group_concat (quote (meeting_id) || quote (assessment_id)"
      " || quote (issued) || quote (returned) || quote (valid) || quote (invalid)"
      " || quote (votes_excellent) || quote (votes_good) || quote (votes_none) || quote (level))"
      " FROM meeting_subject), '') || '/' || (SELECT count(*) FROM audit)");
}

/* Must fail with @code, name @part, and change nothing, the audit included. */
static void
check_refused (World *self, gboolean done, GError **error, int code, const char *part, char *before)
{
  g_autofree char *was = before;
  g_autofree char *is = dump (self);

  g_assert_false (done);
  g_assert_error (*error, XEP_ERROR, code);
  if (strstr ((*error)->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, (*error)->message);
  g_assert_cmpstr (is, ==, was);
  g_clear_error (error);
}

static void
refuse (World *self, const char *key, const char *text, const char *part)
{
  GError *error = NULL;
  char *before = dump (self);
  guint emissions = self->emissions;
  gboolean done
      = xep_field_set (self->store, XEP_ENTITY_MEETING, self->meeting, key, text, NULL, &error);

  check_refused (self, done, &error, XEP_ERROR_INVALID, part, before);
  g_assert_cmpuint (self->emissions, ==, emissions);
}

static XepMeeting *
load (World *self)
{
  g_autoptr (GError) error = NULL;
  XepMeeting *meeting = xep_meeting_store_load (self->store, self->meeting, &error);

  g_assert_no_error (error);
  return meeting;
}

/* The newest audit entry, as "entity field: old → new (why)". */
static void
check_audit (World *self, const char *expected)
{
  g_autofree char *last = fixture_text (
      self->store, "SELECT entity || ' ' || field || ': ' || ifnull (old_value, '') || ' → '"
                   " || ifnull (new_value, '') || ' (' || why || ')'"
                   " FROM audit ORDER BY id DESC LIMIT 1");

  g_assert_cmpstr (last, ==, expected);
}

/* What is typed, how it is stored. */
static const struct
{
  const char *key, *text, *column, *stored;
} fields[] = {
  { "title", "  Hội nghị   kiểm điểm năm 2025 ", "title", "Hội nghị kiểm điểm năm 2025" },
  { "date", "5/12/2025", "held_on", "2025-12-05" },
  { "date", "2025-01-01", "held_on", "2025-01-01" },
  { "date", "31/12/2026", "held_on", "2026-12-31" },
  { "starts", "8h", "starts", "08:00" },
  { "starts", "7h5", "starts", "07:05" },
  { "starts", "08:30", "starts", "08:30" },
  { "starts", "0:00", "starts", "00:00" },
  { "starts", "8 giờ 15", "starts", "08:15" },
  { "starts", "8g45", "starts", "08:45" },
  { "starts", "9.15", "starts", "09:15" },
  { "ends", "23:59", "ends", "23:59" },
  { "place", "Nhà văn hóa thôn", "place", "Nhà văn hóa thôn" },
  { "chair", "Tráng Seo Vư", "chair", "Tráng Seo Vư" },
  { "chair_post", "Bí thư chi bộ", "chair_post", "Bí thư chi bộ" },
  { "secretary", "Sùng A Anh", "secretary", "Sùng A Anh" },
  { "attendee", "Ủy viên Ban Thường vụ", "attendee", "Ủy viên Ban Thường vụ" },
  { "called", "19", "called", "19" },
  { "present", " 17 ", "present", "17" },
  { "absent", "0", "absent", "0" },
  { "absent", "2", "absent", "2" },
  { "absent_names", "Một (ốm)\nHai (đi học)", "absent_names", "Một (ốm)\nHai (đi học)" },
  { "proceedings", "Ý kiến 🙂\a\nthứ hai", "proceedings", "Ý kiến 🙂\nthứ hai" },
  { "conclusion", "Nhất trí", "conclusion", "Nhất trí" },
  { "teller_head", "Vàng Thị Mỷ", "teller_head", "Vàng Thị Mỷ" },
  { "tellers", "Một; Hai", "tellers", "Một; Hai" },
  { "number", "05-BB/CB", "number", "05-BB/CB" },
  { "unit", "2", "unit_id", "2" },
  { "unit", "chi bộ thôn Tả Chải", "unit_id", "1" },
  { "unit", "Thường trực HĐND xã", "unit_id", "2" },
};

/* Kept, told in the audit, silent when repeated, and undone by what the audit says. */
static void
test_keys (void)
{
  g_autoptr (World) world = make_world ();

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT ifnull (%s, '') FROM meeting", fields[i].column);
      g_autofree char *before = fixture_text (world->store, sql);
      g_autofree char *stored = NULL;
      g_autofree char *audit = g_strdup_printf ("period meeting.1.%s: %s → %s ()", fields[i].key,
                                                before, fields[i].stored);
      g_autofree char *undone = NULL;
      guint emissions = world->emissions;
      gint64 count;

      set (world, fields[i].key, fields[i].text);
      stored = fixture_text (world->store, sql);
      g_assert_cmpstr (stored, ==, fields[i].stored);
      check_audit (world, audit);
      g_assert_cmpuint (world->emissions, ==, emissions + 1);
      count = fixture_count (world->store, "SELECT count(*) FROM audit");
      set (world, fields[i].key, stored);
      g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM audit"), ==, count);
      g_assert_cmpuint (world->emissions, ==, emissions + 1);
      if (g_str_equal (fields[i].key, "absent") || g_str_equal (fields[i].key, "present"))
        continue;
      set (world, fields[i].key, before);
      undone = fixture_text (world->store, sql);
      g_assert_cmpstr (undone, ==, before);
      set (world, fields[i].key, fields[i].text);
    }
}

/* Clearing makes a missing value, never a zero. */
static void
test_clear (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (XepMeeting) full = NULL;
  g_autoptr (XepMeeting) meeting = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    set (world, fields[i].key, fields[i].text);
  full = load (world);
  g_assert_cmpint (full->called, ==, 19);
  g_assert_cmpint (full->unit_id, ==, world->office);
  g_assert_cmpstr (full->unit_name, ==, "Thường trực HĐND xã");
  g_assert_cmpstr (full->starts, ==, "09:15");
  g_assert_cmpint (full->held_on.year, ==, 2026);
  g_assert_cmpstr (full->tellers, ==, "Một; Hai");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!g_str_equal (fields[i].key, "title"))
      set (world, fields[i].key, i % 2 == 0 ? "" : NULL);
  meeting = load (world);
  g_assert_cmpint (meeting->called, ==, -1);
  g_assert_cmpint (meeting->present, ==, -1);
  g_assert_cmpint (meeting->absent, ==, -1);
  g_assert_cmpint (meeting->unit_id, ==, 0);
  g_assert_cmpstr (meeting->unit_name, ==, "");
  g_assert_cmpstr (meeting->starts, ==, "");
  g_assert_cmpstr (meeting->proceedings, ==, "");
  g_assert_false (xep_date_is_set (meeting->held_on));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *key, *text, *part;
  } bad[] = {
    { "title", "", "" },
    { "title", " \n ", "" },
    { "date", "2025", "2025" },
    { "date", "31/02/2025", "31/02/2025" },
    { "date", "mai", "mai" },
    { "date", "31/12/2024", "01/01/2025" },
    { "date", "01/01/2027", "31/12/2026" },
    { "starts", "24:00", "24:00" },
    { "starts", "8:60", "8:60" },
    { "starts", "8", "8" },
    { "starts", "8:", "8:" },
    { "starts", "sáng", "sáng" },
    { "starts", "008:00", "008:00" },
    { "starts", "-1:00", "-1:00" },
    { "ends", "12:00:00", "12:00:00" },
    { "called", "-1", "-1" },
    { "called", "10000", "10000" },
    { "called", "1,5", "1,5" },
    { "called", "mười", "mười" },
    { "called", "99999999999999999999", "9999" },
    { "unit", "99", "99" },
    { "unit", "Chi bộ khác", "Chi bộ khác" },
    { "level", "good", "level" },
    { "", "x", "“”" },
    { "id", "7", "id" },
  };
  g_autoptr (World) world = make_world ();
  g_autofree char *endless = g_strnfill (100001, 'x');
  GError *error = NULL;
  char *before = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    refuse (world, bad[i].key, bad[i].text, bad[i].part);
  refuse (world, "proceedings", endless, "100 000");
  refuse (world, "place", endless, "100 000");
  endless[100000] = '\0';
  set (world, "proceedings", endless);
  before = dump (world);
  check_refused (world,
                 xep_field_set (world->store, XEP_ENTITY_MEETING, 99, "place", "x", NULL, &error),
                 &error, XEP_ERROR_NOT_FOUND, "", before);
}

/* Who came and who did not are of those called; a missing number is not compared. */
static void
test_counts (void)
{
  g_autoptr (World) world = make_world ();

  set (world, "present", "17");
  set (world, "absent", "30");
  refuse (world, "called", "46", "47");
  set (world, "called", "47");
  refuse (world, "present", "18", "48");
  refuse (world, "absent", "31", "48");
  set (world, "absent", "");
  refuse (world, "present", "48", "48");
  set (world, "present", "47");
  set (world, "absent", "0");
  refuse (world, "absent", "1", "48");
  set (world, "called", "");
  set (world, "absent", "1");
}

static void
test_times (void)
{
  g_autoptr (World) world = make_world ();

  set (world, "ends", "11:30");
  refuse (world, "starts", "11:30", "11:30");
  refuse (world, "starts", "13:00", "13:00");
  set (world, "starts", "11:29");
  refuse (world, "ends", "11:29", "11:29");
  refuse (world, "ends", "9:00", "09:00");
  set (world, "starts", "");
  set (world, "ends", "9:00");
}

/* The quarter's own limits: 1 July to a year after 30 September. */
static void
test_quarter (void)
{
  g_autoptr (World) world = make_world ();

  world->meeting = add_meeting (world->store, world->quarter, 0, "Hội nghị quý III");
  refuse (world, "date", "30/6/2025", "01/07/2025");
  set (world, "date", "1/7/2025");
  refuse (world, "date", "1/10/2026", "30/09/2026");
  set (world, "date", "30/9/2026");
}

static void
test_add (void)
{
  g_autoptr (World) world = make_world ();
  static const struct
  {
    gint64 period, unit;
    const char *title;
    int code;
    const char *part;
  } bad[] = {
    { 1, 0, "", XEP_ERROR_INVALID, "" },
    { 1, 0, NULL, XEP_ERROR_INVALID, "" },
    { 1, 0, "\t\a", XEP_ERROR_INVALID, "" },
    { 1, 99, "Hội nghị", XEP_ERROR_NOT_FOUND, "" },
    { 1, -1, "Hội nghị", XEP_ERROR_NOT_FOUND, "" },
    { 99, 0, "Hội nghị", XEP_ERROR_NOT_FOUND, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GError *error = NULL;
      char *before = dump (world);
      gint64 id
          = xep_meeting_store_add (world->store, bad[i].period, bad[i].unit, bad[i].title, &error);

      check_refused (world, id != 0, &error, bad[i].code, bad[i].part, before);
    }
  g_assert_cmpuint (world->emissions, ==, 0);
  g_assert_cmpint (add_meeting (world->store, world->year, 0, " Hội nghị  Đảng ủy"), ==, 2);
  check_audit (world, "period meeting.2.title:  → Hội nghị Đảng ủy ()");
  g_assert_cmpuint (world->emissions, ==, 1);
}

static char *
list_titles (World *self, gint64 period_id, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = xep_meeting_store_list (self->store, period_id, unit_id, &error);
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < meetings->len; i++)
    g_string_append (titles, ((XepMeeting *) g_ptr_array_index (meetings, i))->title);
  return g_strdup (titles->str);
}

static void
test_list (void)
{
  g_autoptr (World) world = make_world ();
  static const struct
  {
    const char *title, *date, *starts;
    gboolean cell;
  } meetings[] = {
    { "b", "", "", FALSE },          { "c", "10/12/2025", "14:00", TRUE },
    { "d", "10/12/2025", "", TRUE }, { "e", "10/12/2025", "8:00", FALSE },
    { "f", "9/12/2025", "", FALSE },
  };
  g_autofree char *all = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *commune = NULL;
  g_autofree char *quarter = NULL;

  set (world, "title", "a");
  for (gsize i = 0; i < G_N_ELEMENTS (meetings); i++)
    {
      world->meeting = add_meeting (world->store, world->year, meetings[i].cell ? world->cell : 0,
                                    meetings[i].title);
      set (world, "date", meetings[i].date);
      set (world, "starts", meetings[i].starts);
    }
  all = list_titles (world, world->year, -1);
  g_assert_cmpstr (all, ==, "fecdab");
  cell = list_titles (world, world->year, world->cell);
  g_assert_cmpstr (cell, ==, "cda");
  commune = list_titles (world, world->year, 0);
  g_assert_cmpstr (commune, ==, "feb");
  quarter = list_titles (world, world->quarter, -1);
  g_assert_cmpstr (quarter, ==, "");
}

static void
put_subject (World *self, gint64 assessment_id)
{
  g_autoptr (GError) error = NULL;
  gboolean done = xep_meeting_store_add_subject (self->store, self->meeting, assessment_id, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static GPtrArray *
list_ballots (World *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ballots = xep_meeting_store_list_ballots (self->store, self->meeting, &error);

  g_assert_no_error (error);
  return ballots;
}

/* Put on in any order, they stand in the order of review: collectives by type, the head, the others
 * by given name. */
static void
test_agenda (void)
{
  g_autoptr (World) world = make_world ();
  const gint64 put[]
      = { world->member, world->head, world->council, world->other, world->committee };
  const gint64 expected[]
      = { world->council, world->committee, world->head, world->other, world->member };
  g_autoptr (GPtrArray) ballots = NULL;
  guint emissions;

  for (gsize i = 0; i < G_N_ELEMENTS (put); i++)
    put_subject (world, put[i]);
  check_audit (world, "period meeting.1.subject.6:  → Chi ủy ()");
  g_assert_cmpint (world->committee, ==, 6);
  emissions = world->emissions;
  put_subject (world, world->member);
  g_assert_cmpuint (world->emissions, ==, emissions);
  ballots = list_ballots (world);
  g_assert_cmpuint (ballots->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < ballots->len; i++)
    g_assert_cmpint (((XepBallot *) g_ptr_array_index (ballots, i))->assessment_id, ==,
                     expected[i]);
  g_assert_cmpstr (((XepBallot *) g_ptr_array_index (ballots, 2))->subject_name, ==,
                   "Tráng Seo Vư");
}

static void
test_agenda_refused (void)
{
  g_autoptr (World) world = make_world ();
  XepStore *store = world->store;
  GError *error = NULL;
  char *before = dump (world);

  check_refused (world,
                 xep_meeting_store_add_subject (store, world->meeting, world->quarterly, &error),
                 &error, XEP_ERROR_INVALID, "Tráng Seo Vư", before);
  before = dump (world);
  check_refused (world, xep_meeting_store_add_subject (store, world->meeting, 99, &error), &error,
                 XEP_ERROR_NOT_FOUND, "", before);
  before = dump (world);
  check_refused (world, xep_meeting_store_add_subject (store, 99, world->head, &error), &error,
                 XEP_ERROR_NOT_FOUND, "", before);
  before = dump (world);
  check_refused (world,
                 xep_meeting_store_remove_subject (store, world->meeting, world->head, &error),
                 &error, XEP_ERROR_NOT_FOUND, "", before);
  before = dump (world);
  check_refused (world, xep_meeting_store_list_ballots (store, 99, &error) != NULL, &error,
                 XEP_ERROR_NOT_FOUND, "", before);
}

static void
vote (World *self, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean done = key_row (self->store, XEP_SCOPE_BALLOT, self->meeting, self->head, key, text,
                           "kiểm lại", &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
refuse_vote (World *self, const char *key, const char *text, const char *part)
{
  GError *error = NULL;
  char *before = dump (self);
  gboolean done
      = key_row (self->store, XEP_SCOPE_BALLOT, self->meeting, self->head, key, text, NULL, &error);

  check_refused (self, done, &error, XEP_ERROR_INVALID, part, before);
}

static void
test_ballot (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) ballots = NULL;
  const XepBallot *ballot;

  put_subject (world, world->head);
  vote (world, "issued", "19");
  check_audit (world, "period meeting.1.ballot.3.issued:  → 19 (kiểm lại)");
  refuse_vote (world, "returned", "20", "20");
  vote (world, "returned", "18");
  vote (world, "valid", "17");
  refuse_vote (world, "invalid", "0", "17");
  refuse_vote (world, "invalid", "2", "17");
  vote (world, "invalid", "1");
  vote (world, "excellent", "5");
  vote (world, "good", "10");
  refuse_vote (world, "none", "3", "18");
  vote (world, "none", "2");
  refuse_vote (world, "complete", "1", "18");
  vote (world, "complete", "0");
  refuse_vote (world, "valid", "16", "16");
  refuse_vote (world, "issued", "17", "18");
  refuse_vote (world, "good", "x", "x");
  refuse_vote (world, "good", "-1", "-1");
  refuse_vote (world, "level", "best", "best");
  refuse_vote (world, "votes", "1", "votes");
  vote (world, "level", "good");
  ballots = list_ballots (world);
  ballot = g_ptr_array_index (ballots, 0);
  g_assert_cmpint (ballot->issued, ==, 19);
  g_assert_cmpint (ballot->returned, ==, 18);
  g_assert_cmpint (ballot->valid, ==, 17);
  g_assert_cmpint (ballot->invalid, ==, 1);
  g_assert_cmpint (ballot->votes[XEP_LEVEL_EXCELLENT], ==, 5);
  g_assert_cmpint (ballot->votes[XEP_LEVEL_GOOD], ==, 10);
  g_assert_cmpint (ballot->votes[XEP_LEVEL_COMPLETE], ==, 0);
  g_assert_cmpint (ballot->votes[XEP_LEVEL_INCOMPLETE], ==, -1);
  g_assert_cmpint (ballot->votes[XEP_LEVEL_NONE], ==, 2);
  g_assert_cmpint (ballot->level, ==, XEP_LEVEL_GOOD);
  vote (world, "level", "");
  vote (world, "good", NULL);
}

/* Nobody is voted on who is not on the agenda. */
static void
test_ballot_stranger (void)
{
  g_autoptr (World) world = make_world ();
  GError *error = NULL;
  char *before = NULL;

  put_subject (world, world->member);
  before = dump (world);
  check_refused (world,
                 key_row (world->store, XEP_SCOPE_BALLOT, world->meeting, world->head, "issued",
                          "1", NULL, &error),
                 &error, XEP_ERROR_NOT_FOUND, "3", before);
}

static gint64
count (World *self, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);

  return fixture_count (self->store, sql);
}

/* The audit keeps what goes. */
static void
test_remove (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  gint64 first;

  put_subject (world, world->head);
  put_subject (world, world->member);
  vote (world, "issued", "19");
  set (world, "date", "5/12/2025");
  g_assert_true (
      xep_meeting_store_remove_subject (world->store, world->meeting, world->member, &error));
  check_audit (world, "period meeting.1.subject.1: Vàng Thị Mỷ →  ()");
  g_assert_cmpint (count (world, "meeting_subject"), ==, 1);
  first = fixture_count (world->store, "SELECT max (id) FROM audit");
  g_assert_true (xep_meeting_store_remove (world->store, world->meeting, "nhập nhầm", &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (world, "meeting"), ==, 0);
  g_assert_cmpint (count (world, "meeting_subject"), ==, 0);
  g_assert_cmpint (count (world, "assessment"), ==, 6);
  told = fixture_text (world->store,
                       "SELECT group_concat (field || '=' || old_value, ' ') FROM (SELECT * FROM"
                       " audit WHERE new_value IS NULL AND why = 'nhập nhầm' ORDER BY id)");
  g_assert_cmpstr (told, ==,
                   "meeting.1.unit=1 meeting.1.title=Hội nghị kiểm điểm"
                   " meeting.1.date=2025-12-05 meeting.1.ballot.3.issued=19"
                   " meeting.1.subject.3=Tráng Seo Vư");
  g_assert_cmpint (fixture_count (world->store, "SELECT max (id) FROM audit"), ==, first + 5);
  g_assert_false (xep_meeting_store_remove (world->store, world->meeting, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

/* What the file itself refuses, whatever a program writes. */
static void
test_constraints (void)
{
  static const char *const broken[] = {
    "UPDATE meeting SET title = ' '",
    "UPDATE meeting SET period_id = 99",
    "UPDATE meeting SET unit_id = 99",
    "UPDATE meeting SET held_on = '2025'",
    "UPDATE meeting SET held_on = '2025-02-31'",
    "UPDATE meeting SET held_on = '05/12/2025'",
    "UPDATE meeting SET starts = '8:00'",
    "UPDATE meeting SET starts = '24:00'",
    "UPDATE meeting SET starts = '08:60'",
    "UPDATE meeting SET ends = '08:00:00'",
    "UPDATE meeting SET starts = '09:00', ends = '09:00'",
    "UPDATE meeting SET called = -1",
    "UPDATE meeting SET called = 10000",
    "UPDATE meeting SET called = 10, present = 11",
    "UPDATE meeting SET called = 10, absent = 11",
    "UPDATE meeting SET called = 10, present = 6, absent = 5",
    "UPDATE meeting_subject SET level = 'best'",
    "UPDATE meeting_subject SET level = ''",
    "UPDATE meeting_subject SET issued = -1",
    "UPDATE meeting_subject SET issued = 5, returned = 6",
    "INSERT INTO meeting_subject (meeting_id, assessment_id) VALUES (1, 99)",
    "INSERT INTO meeting_subject (meeting_id, assessment_id) VALUES (99, 1)",
    "INSERT INTO meeting_subject (meeting_id, assessment_id) VALUES (1, 3)",
    "DELETE FROM unit WHERE id = 1",
  };
  g_autoptr (World) world = make_world ();

  put_subject (world, world->head);
  fixture_execute (world->store, "UPDATE meeting SET called = 10, present = 6, absent = 4,"
                                 " starts = '08:00', ends = '23:59', held_on = '2025-12-05'");
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      GError *error = NULL;
      char *before = dump (world);
      gboolean done
          = xep_connection_execute (xep_store_get_connection (world->store), broken[i], &error);

      g_test_message ("%s", broken[i]);
      check_refused (world, done, &error, XEP_ERROR_CONSTRAINT, "", before);
    }
}

/* A number of 0 to 4, missing in one case of six. */
static int
random_count (GRand *random)
{
  int count = g_rand_int_range (random, -1, 5);

  return g_rand_int_range (random, 0, 6) == 0 ? -1 : count;
}

static void
append_count (GString *sql, const char *column, int count)
{
  g_string_append_printf (sql, "%s = ", column);
  if (count >= 0)
    g_string_append_printf (sql, "%d", count);
  else
    g_string_append (sql, "NULL");
}

/* The sentence and the file agree on which ballots add up. */
static void
test_same_rules (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GRand) random = g_rand_new_with_seed (35);
  static const char *const columns[] = { ", votes_none", ", votes_incomplete", ", votes_complete",
                                         ", votes_good", ", votes_excellent" };
  guint allowed = 0;

  put_subject (world, world->head);
  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) sql = g_string_new ("UPDATE meeting_subject SET ");
      g_autofree char *fault = NULL;
      g_autoptr (GError) error = NULL;
      XepBallot ballot = { .issued = random_count (random),
                           .returned = random_count (random),
                           .valid = random_count (random),
                           .invalid = random_count (random) };
      gboolean done;

      append_count (sql, "issued", ballot.issued);
      append_count (sql, ", returned", ballot.returned);
      append_count (sql, ", valid", ballot.valid);
      append_count (sql, ", invalid", ballot.invalid);
      for (gsize j = 0; j < G_N_ELEMENTS (columns); j++)
        {
          ballot.votes[j] = g_rand_boolean (random) ? -1 : g_rand_int_range (random, 0, 3);
          append_count (sql, columns[j], ballot.votes[j]);
        }
      fault = xep_ballot_check (&ballot);
      done = xep_connection_execute (xep_store_get_connection (world->store), sql->str, &error);
      if (done != (fault == NULL))
        g_error ("%s: “%s”", sql->str, fault);
      allowed += done ? 1 : 0;
    }
  g_assert_cmpuint (allowed, >, 500);
  g_assert_cmpuint (allowed, <, 19500);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/meetings/keys", test_keys);
  g_test_add_func ("/store/meetings/clear", test_clear);
  g_test_add_func ("/store/meetings/refused", test_refused);
  g_test_add_func ("/store/meetings/counts", test_counts);
  g_test_add_func ("/store/meetings/times", test_times);
  g_test_add_func ("/store/meetings/quarter", test_quarter);
  g_test_add_func ("/store/meetings/add", test_add);
  g_test_add_func ("/store/meetings/list", test_list);
  g_test_add_func ("/store/meetings/agenda", test_agenda);
  g_test_add_func ("/store/meetings/agenda-refused", test_agenda_refused);
  g_test_add_func ("/store/meetings/ballot", test_ballot);
  g_test_add_func ("/store/meetings/ballot-stranger", test_ballot_stranger);
  g_test_add_func ("/store/meetings/remove", test_remove);
  g_test_add_func ("/store/meetings/constraints", test_constraints);
  g_test_add_func ("/store/meetings/same-rules", test_same_rules);
  return g_test_run ();
}
