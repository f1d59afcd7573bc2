/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"

/* The commune of these tests. */
typedef struct
{
  XepStore *store;
  gint64 cell, school;
  gint64 secretary, teacher, farmer;
} Commune;

static void
commune_clear (Commune *self)
{
  g_object_unref (self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Commune, commune_clear)

static void
change_person (XepStore *store,
               gint64 id,
               void (*change) (XepPerson *person, gconstpointer data),
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = xep_person_store_load (store, id, &error);

  g_assert_no_error (error);
  change (person, data);
  g_assert_true (xep_person_store_update (store, person, &error));
  g_assert_no_error (error);
}

static void
set_workplace (XepPerson *person, gconstpointer id)
{
  person->workplace_id = *(const gint64 *) id;
}

static void
set_tier (XepPerson *person, gconstpointer tier)
{
  person->tier = (XepTier) GPOINTER_TO_INT (tier);
}

static void
set_status (XepPerson *person, gconstpointer status)
{
  person->status = (XepStatus) GPOINTER_TO_INT (status);
}

static void
set_admitted (XepPerson *person, gconstpointer iso)
{
  person->admitted_on = fixture_date (iso);
}

static void
set_outside_party (XepPerson *person, gconstpointer data)
{
  person->party_member = FALSE;
}

static void
set_criteria (XepPerson *person, gconstpointer id)
{
  g_free (person->criteria_set);
  person->criteria_set = g_strdup (id);
}

static void
set_name (XepPerson *person, gconstpointer name)
{
  g_free (person->name);
  person->name = g_strdup (name);
}

static void
give_block (XepStore *store, gint64 unit_id, const char *block)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepUnit) unit = xep_unit_store_load (store, unit_id, &error);

  g_free (unit->block);
  unit->block = g_strdup (block);
  g_assert_true (xep_unit_store_update (store, unit, &error));
}

/* A secretary who heads the cell, a teacher, a farmer and the collective of the cell. */
static Commune
make_commune (void)
{
  Commune self = { .store = fixture_store () };

  self.cell = fixture_unit (self.store, "Chi bộ thôn Tả Chải", TRUE);
  self.school = fixture_unit (self.store, "Trường Tiểu học", FALSE);
  give_block (self.store, self.school, "SN");
  self.secretary
      = fixture_person (self.store, "Giàng Seo Páo", "1981-03-12", self.cell, XEP_KIND_LEADER);
  self.teacher
      = fixture_person (self.store, "Vàng Thị Mỷ", "1990-01-02", self.cell, XEP_KIND_STAFF);
  self.farmer = fixture_person (self.store, "Sùng A Chúng", "1975", self.cell, XEP_KIND_MEMBER);
  change_person (self.store, self.teacher, set_workplace, &self.school);
  fixture_post (self.store, self.secretary, "Bí thư chi bộ", XEP_BRANCH_PARTY, self.cell, TRUE);
  fixture_post (self.store, self.secretary, "Trưởng thôn", XEP_BRANCH_GOVERNMENT, 0, FALSE);
  fixture_collective (self.store, "Chi ủy chi bộ thôn Tả Chải", "grassroots-party", self.cell);
  return self;
}

static XepAssessment *
load (XepStore *store, gint64 period_id, int kind, gint64 person_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = fixture_subject (person_id);
  gint64 id = xep_assessment_store_find (store, period_id, kind, subject, &error);
  XepAssessment *assessment;

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  assessment = xep_assessment_store_load (store, id, &error);
  g_assert_no_error (error);
  return assessment;
}

static gint64
find (XepStore *store, gint64 period_id, int kind, gint64 person_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = fixture_subject (person_id);
  gint64 id = xep_assessment_store_find (store, period_id, kind, subject, &error);

  g_assert_no_error (error);
  return id;
}

static void
check_report (const XepOpeningReport *report, int opened, int existing, int exempt)
{
  g_assert_cmpint (report->opened, ==, opened);
  g_assert_cmpint (report->existing, ==, existing);
  g_assert_cmpint (report->exempt, ==, exempt);
}

/* The year: the collective, the secretary as leader and member, the teacher as staff and member,
 * the farmer. */
static void
test_year (void)
{
  g_auto (Commune) commune = make_commune ();
  XepOpeningReport report;
  gint64 period = fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, &report);

  check_report (&report, 6, 0, 0);
  g_assert_cmpint (fixture_count (commune.store, "SELECT count(*) FROM assessment"), ==, 6);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_LEADER, commune.secretary), >, 0);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_MEMBER, commune.secretary), >, 0);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_STAFF, commune.teacher), >, 0);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_MEMBER, commune.teacher), >, 0);
  g_assert_cmpint (find (commune.store, period, -1, commune.farmer), ==,
                   find (commune.store, period, XEP_KIND_MEMBER, commune.farmer));
  g_assert_cmpint (find (commune.store, period, XEP_KIND_LEADER, commune.farmer), ==, 0);
}

/* A quarter rates collectives and leaders. */
static void
test_quarter (void)
{
  g_auto (Commune) commune = make_commune ();
  XepOpeningReport report;
  gint64 period = fixture_open (commune.store, 2025, XEP_PERIOD_Q3, &report);

  check_report (&report, 2, 0, 0);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_LEADER, commune.secretary), >, 0);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_MEMBER, commune.secretary), ==, 0);
}

static void
test_snapshot (void)
{
  g_auto (Commune) commune = make_commune ();
  gint64 period = fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, NULL);
  g_autoptr (XepAssessment) leader = load (commune.store, period, -1, commune.secretary);
  g_autoptr (XepAssessment) member
      = load (commune.store, period, XEP_KIND_MEMBER, commune.secretary);
  g_autoptr (XepAssessment) staff = load (commune.store, period, XEP_KIND_STAFF, commune.teacher);
  g_autoptr (XepAssessment) teacher
      = load (commune.store, period, XEP_KIND_MEMBER, commune.teacher);
  g_autofree char *subject = fixture_subject (commune.secretary);

  g_assert_cmpint (leader->kind, ==, XEP_KIND_LEADER);
  g_assert_cmpstr (leader->subject_id, ==, subject);
  g_assert_cmpstr (leader->subject_name, ==, "Giàng Seo Páo");
  g_assert_cmpint (leader->birth_date.day, ==, 12);
  g_assert_cmpstr (leader->posts[XEP_BRANCH_PARTY], ==, "Bí thư chi bộ");
  g_assert_cmpstr (leader->posts[XEP_BRANCH_GOVERNMENT], ==, "Trưởng thôn");
  g_assert_cmpstr (leader->posts[XEP_BRANCH_UNION], ==, "");
  g_assert_true (leader->head);
  g_assert_true (leader->leader);
  g_assert_cmpstr (leader->criteria_set, ==, "PL8");
  g_assert_cmpint (leader->state, ==, XEP_STATE_OPEN);
  /* No workplace: listed with the cell. */
  g_assert_cmpint (leader->unit_id, ==, commune.cell);

  g_assert_true (member->leader);
  g_assert_cmpint (member->unit_id, ==, commune.cell);
  g_assert_false (teacher->leader);
  g_assert_cmpint (staff->unit_id, ==, commune.school);
  g_assert_cmpstr (staff->unit_name, ==, "Trường Tiểu học");
  g_assert_cmpstr (staff->cell_name, ==, "Chi bộ thôn Tả Chải");
  g_assert_cmpstr (staff->criteria_set, ==, "PL9-SN");
  g_assert_cmpint (teacher->unit_id, ==, commune.cell);
  g_assert_cmpstr (teacher->criteria_set, ==, "PL9-SN");
}

static void
test_collective_snapshot (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  gint64 period = fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, NULL);
  gint64 id = xep_assessment_store_find (commune.store, period, -1, "c1", &error);
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (commune.store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (assessment->kind, ==, XEP_KIND_COLLECTIVE);
  g_assert_cmpstr (assessment->subject_id, ==, "c1");
  g_assert_cmpint (assessment->person_id, ==, 0);
  g_assert_cmpstr (assessment->subject_name, ==, "Chi ủy chi bộ thôn Tả Chải");
  g_assert_cmpstr (assessment->collective_type, ==, "grassroots-party");
  g_assert_cmpstr (assessment->criteria_set, ==, "PL3-CB");
  g_assert_cmpint (assessment->tier, ==, XEP_TIER_COMMUNE);
  g_assert_cmpint (assessment->unit_id, ==, commune.cell);
  g_assert_false (assessment->leader);
}

/* What changes later does not reach an assessment that is open. */
static void
test_snapshot_stays (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  gint64 period = fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, NULL);
  XepOpeningReport report;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  static const char *const snapshot
      = "SELECT group_concat (id || subject_name || ifnull (birth_date, '') || post_party || "
        "unit_name"
        " || cell_name || tier || head || leader || criteria_set) FROM assessment";
  g_autoptr (XepUnit) unit = xep_unit_store_load (commune.store, commune.cell, &error);

  before = fixture_text (commune.store, snapshot);
  change_person (commune.store, commune.secretary, set_name, "Giàng Seo Phử");
  change_person (commune.store, commune.secretary, set_tier, GINT_TO_POINTER (XEP_TIER_PROVINCE));
  change_person (commune.store, commune.teacher, set_criteria, "PL9-MTTQ");
  g_free (unit->name);
  unit->name = g_strdup ("Chi bộ thôn Tả Chải 2");
  g_assert_true (xep_unit_store_update (commune.store, unit, &error));
  g_assert_true (xep_person_store_retire (commune.store, commune.secretary, "2025-12-31", &error));
  fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, &report);
  after = fixture_text (commune.store, snapshot);
  g_assert_cmpstr (after, ==, before);
  /* The secretary has left and is not looked at again. */
  check_report (&report, 0, 4, 0);
  g_assert_cmpint (find (commune.store, period, -1, commune.secretary), >, 0);
}

static void
test_again (void)
{
  g_auto (Commune) commune = make_commune ();
  XepOpeningReport report;
  gint64 period = fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, NULL);
  g_autofree char *before = fixture_dump (commune.store);
  g_autofree char *after = NULL;
  gint64 late;

  g_assert_cmpint (fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, &report), ==, period);
  check_report (&report, 0, 6, 0);
  after = fixture_dump (commune.store);
  g_assert_cmpstr (after, ==, before);

  late = fixture_person (commune.store, "Lò Thị Hà", "1999", commune.cell, XEP_KIND_MEMBER);
  fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, &report);
  check_report (&report, 1, 6, 0);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_MEMBER, late), >, 0);
}

/* Who became an officer of the other kind keeps the one officer rating. */
static void
test_kind_changed (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  XepOpeningReport report;
  gint64 period = fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, NULL);
  g_autoptr (XepPerson) person = xep_person_store_load (commune.store, commune.teacher, &error);

  person->kind = XEP_KIND_LEADER;
  g_assert_true (xep_person_store_update (commune.store, person, &error));
  fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, &report);
  check_report (&report, 0, 6, 0);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_STAFF, commune.teacher), >, 0);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_LEADER, commune.teacher), ==, 0);
}

static void
test_exempt (void)
{
  g_auto (Commune) commune = make_commune ();
  XepOpeningReport report;
  gint64 period;

  /* Six months on 31 December: admitted on 1 July is not enough, on 30 June it is. */
  change_person (commune.store, commune.farmer, set_admitted, "2025-07-01");
  change_person (commune.store, commune.secretary, set_status,
                 GINT_TO_POINTER (XEP_STATUS_SUSPENDED));
  change_person (commune.store, commune.teacher, set_status, GINT_TO_POINTER (XEP_STATUS_RELIEVED));
  period = fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, &report);
  /* The three are exempt as Party members; the collective and the two officers are rated. */
  check_report (&report, 3, 0, 3);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_MEMBER, commune.farmer), ==, 0);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_MEMBER, commune.secretary), ==, 0);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_LEADER, commune.secretary), >, 0);

  change_person (commune.store, commune.farmer, set_admitted, "2025-06-30");
  fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, &report);
  check_report (&report, 1, 3, 2);
}

/* Opens the period with a regulation that does not rate staff outside the Party. */
static void
leave_out_outsiders (XepStore *store, int year, XepPeriodCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_regulation_rates_outside_party (xep_store_get_regulation (store)));
  g_assert_cmpint (xep_period_store_ensure (store, year, code, &error), >, 0);
  g_assert_no_error (error);
  fixture_execute (store, "UPDATE regulation_snapshot SET xml = replace (xml,"
                          " ' outside-party=\"yes\"', '')");
}

/* With a regulation that rates them, staff outside the Party are opened as such, and never as
 * members. */
static void
test_outside_party (void)
{
  g_auto (Commune) commune = make_commune ();
  XepOpeningReport report;
  gint64 period;
  g_autoptr (XepAssessment) teacher = NULL;
  g_autoptr (XepAssessment) secretary = NULL;

  change_person (commune.store, commune.teacher, set_outside_party, NULL);
  period = fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, &report);
  check_report (&report, 5, 0, 0);
  teacher = load (commune.store, period, -1, commune.teacher);
  g_assert_cmpint (teacher->kind, ==, XEP_KIND_STAFF);
  g_assert_false (teacher->party_member);
  g_assert_cmpint (find (commune.store, period, XEP_KIND_MEMBER, commune.teacher), ==, 0);
  secretary = load (commune.store, period, XEP_KIND_LEADER, commune.secretary);
  g_assert_true (secretary->party_member);
}

/* The rank is that of the period's end: the head, a deputy by the words of a post held then, or
 * neither. */
static void
test_rank (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = NULL;
  g_autoptr (XepAssessment) head = NULL;
  g_autoptr (XepAssessment) deputy = NULL;
  g_autoptr (XepAssessment) former = NULL;
  g_autoptr (XepAssessment) other = NULL;
  gint64 quarter, year;

  fixture_post (commune.store, commune.secretary, "Phó Trưởng ban", XEP_BRANCH_PARTY, 0, FALSE);
  fixture_post (commune.store, commune.teacher, "Phó Hiệu trưởng", XEP_BRANCH_GOVERNMENT,
                commune.school, FALSE);
  person = xep_person_store_load (commune.store, commune.teacher, &error);
  ((XepPost *) g_ptr_array_index (person->posts, 0))->ended_on = fixture_date ("2025-10-15");
  g_assert_true (xep_person_store_update (commune.store, person, &error));
  g_assert_no_error (error);
  quarter = fixture_open (commune.store, 2025, XEP_PERIOD_Q3, NULL);
  fixture_assessment (commune.store, quarter, XEP_KIND_STAFF, commune.teacher);
  year = fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, NULL);

  head = load (commune.store, year, XEP_KIND_LEADER, commune.secretary);
  g_assert_cmpint (head->rank, ==, XEP_RANK_HEAD);
  deputy = load (commune.store, quarter, XEP_KIND_STAFF, commune.teacher);
  g_assert_cmpint (deputy->rank, ==, XEP_RANK_DEPUTY);
  former = load (commune.store, year, XEP_KIND_STAFF, commune.teacher);
  g_assert_cmpint (former->rank, ==, XEP_RANK_OTHER);
  other = load (commune.store, year, XEP_KIND_MEMBER, commune.farmer);
  g_assert_cmpint (other->rank, ==, XEP_RANK_OTHER);
}

static void
test_not_concerned (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  XepOpeningReport report;

  change_person (commune.store, commune.farmer, set_status, GINT_TO_POINTER (XEP_STATUS_LEFT));
  change_person (commune.store, commune.teacher, set_outside_party, NULL);
  g_assert_true (xep_person_store_retire (commune.store, commune.secretary, "2025-12-01", &error));
  leave_out_outsiders (commune.store, 2025, XEP_PERIOD_YEAR);
  fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, &report);
  /* The collective alone; the teacher outside the Party is rated by the Government's decree. */
  check_report (&report, 1, 0, 1);
}

/* The secretary of two cells, or a post typed twice in two ways, is printed once; others keep their
 * order, and a branch does not look at another. */
static void
test_posts_said_once (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepAssessment) assessment = NULL;
  gint64 period;
  gint64 id;

  fixture_post (commune.store, commune.secretary, "Đảng ủy viên", XEP_BRANCH_PARTY, 0, FALSE);
  fixture_post (commune.store, commune.secretary, "Bí  thư Chi bộ", XEP_BRANCH_PARTY,
                commune.school, TRUE);
  fixture_post (commune.store, commune.secretary, "Bí thư chi bộ", XEP_BRANCH_UNION, 0, FALSE);
  period = fixture_open (commune.store, 2025, XEP_PERIOD_Q3, NULL);
  id = fixture_assessment (commune.store, period, XEP_KIND_LEADER, commune.secretary);
  assessment = xep_assessment_store_load (commune.store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (assessment->posts[XEP_BRANCH_PARTY], ==, "Bí thư chi bộ, Đảng ủy viên");
  g_assert_cmpstr (assessment->posts[XEP_BRANCH_GOVERNMENT], ==, "Trưởng thôn");
  g_assert_cmpstr (assessment->posts[XEP_BRANCH_UNION], ==, "Bí thư chi bộ");
}

static void
test_posts_of_the_time (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = xep_person_store_load (commune.store, commune.secretary, &error);
  g_autoptr (XepAssessment) q3 = NULL;
  g_autoptr (XepAssessment) year = NULL;
  XepPost *post = g_ptr_array_index (person->posts, 0);

  post->ended_on = fixture_date ("2025-10-15");
  post = xep_post_new ();
  g_free (post->title);
  post->title = g_strdup ("Phó Chủ tịch");
  post->branch = XEP_BRANCH_GOVERNMENT;
  post->started_on = fixture_date ("2025-10-16");
  g_ptr_array_add (person->posts, post);
  person->tier = XEP_TIER_PROVINCE;
  g_assert_true (xep_person_store_update (commune.store, person, &error));
  g_assert_no_error (error);

  q3 = load (commune.store, fixture_open (commune.store, 2025, XEP_PERIOD_Q3, NULL), -1,
             commune.secretary);
  year = load (commune.store, fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, NULL), -1,
               commune.secretary);
  g_assert_cmpstr (q3->posts[XEP_BRANCH_PARTY], ==, "Bí thư chi bộ");
  g_assert_cmpstr (q3->posts[XEP_BRANCH_GOVERNMENT], ==, "Trưởng thôn");
  g_assert_true (q3->head);
  g_assert_cmpstr (q3->criteria_set, ==, "PL5");
  g_assert_cmpstr (year->posts[XEP_BRANCH_PARTY], ==, "");
  g_assert_cmpstr (year->posts[XEP_BRANCH_GOVERNMENT], ==, "Trưởng thôn, Phó Chủ tịch");
  g_assert_false (year->head);
  g_assert_cmpstr (year->criteria_set, ==, "PL7");
}

/* A set chosen for a person is taken only where the regulation allows it. */
static void
test_chosen_set (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (XepAssessment) q3 = NULL;
  g_autoptr (XepAssessment) year = NULL;

  change_person (commune.store, commune.secretary, set_criteria, "PL5-3Y");
  q3 = load (commune.store, fixture_open (commune.store, 2025, XEP_PERIOD_Q3, NULL), -1,
             commune.secretary);
  year = load (commune.store, fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, NULL), -1,
               commune.secretary);
  g_assert_cmpstr (q3->criteria_set, ==, "PL5-3Y");
  g_assert_cmpstr (year->criteria_set, ==, "PL8");
}

static void
test_regulation_snapshot (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  gint64 period = fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, NULL);
  gint64 quarter = fixture_open (commune.store, 2025, XEP_PERIOD_Q1, NULL);
  XepRegulation *current = xep_store_get_regulation (commune.store);
  XepRegulation *kept;

  g_assert_cmpint (fixture_count (commune.store, "SELECT count(*) FROM regulation_snapshot"), ==,
                   1);
  kept = xep_store_get_period_regulation (commune.store, period, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (xep_regulation_get_xml (kept), ==, xep_regulation_get_xml (current));
  g_assert_nonnull (xep_store_get_period_regulation (commune.store, quarter, &error));
  g_assert_null (xep_store_get_period_regulation (commune.store, 99, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

/* A period that was opened by another regulation than today's keeps that one, and its criteria. */
static void
test_old_regulation (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) before = xep_store_new (path, &error);
  g_autoptr (XepStore) store = NULL;
  XepRegulation *kept;
  gint64 id;
  gint64 period;

  g_assert_no_error (error);
  fixture_person (before, "Giàng Seo Páo", "1981", 0, XEP_KIND_LEADER);
  period = fixture_open (before, 2025, XEP_PERIOD_Q3, NULL);
  id = fixture_count (before, "SELECT id FROM assessment");
  /* As if the office had given another name to a target since. */
  fixture_execute (before,
                   "UPDATE regulation_snapshot SET"
                   " xml = replace (xml, '>Thu ngân sách nhà nước<', '>Thu ngân sách cũ<')");
  g_assert_true (xep_store_close (before, &error));
  g_assert_no_error (error);

  store = xep_store_new (path, &error);
  g_assert_no_error (error);
  kept = xep_store_get_period_regulation (store, period, &error);
  g_assert_no_error (error);
  g_assert_true (kept != xep_store_get_regulation (store));
  g_assert_cmpstr (xep_named_items_find (xep_regulation_get_targets (kept), "revenue")->text, ==,
                   "Thu ngân sách cũ");
  g_assert_true (xep_store_get_period_regulation (store, period, &error) == kept);
  fixture_set (store, id, XEP_STEP_SELF, "A", "29");
  g_assert_true (xep_store_close (store, &error));
}

static void
test_list_and_notes (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) periods = NULL;
  g_autoptr (XepPeriod) period = NULL;
  gint64 year = xep_period_store_ensure (store, 2025, XEP_PERIOD_YEAR, &error);
  gint64 q3 = xep_period_store_ensure (store, 2025, XEP_PERIOD_Q3, &error);
  gint64 before = xep_period_store_ensure (store, 2024, XEP_PERIOD_YEAR, &error);

  g_assert_no_error (error);
  g_assert_cmpint (xep_period_store_ensure (store, 2025, XEP_PERIOD_YEAR, &error), ==, year);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM assessment"), ==, 0);
  g_assert_cmpint (xep_period_store_find (store, 2025, XEP_PERIOD_Q1, &error), ==, 0);
  g_assert_cmpint (xep_period_store_find (store, 2025, XEP_PERIOD_Q3, &error), ==, q3);

  periods = xep_period_store_list (store, &error);
  g_assert_cmpuint (periods->len, ==, 3);
  g_assert_cmpint (((XepPeriod *) g_ptr_array_index (periods, 0))->id, ==, before);
  g_assert_cmpint (((XepPeriod *) g_ptr_array_index (periods, 1))->id, ==, q3);
  g_assert_cmpint (((XepPeriod *) g_ptr_array_index (periods, 2))->id, ==, year);

  g_assert_true (
      xep_period_store_set_fourth_quarter_note (store, year, "việc một\nviệc hai", &error));
  g_assert_no_error (error);
  period = xep_period_store_load (store, year, &error);
  g_assert_cmpstr (period->fourth_quarter_note, ==, "việc một\nviệc hai");
  g_assert_cmpint (period->code, ==, XEP_PERIOD_YEAR);
  g_assert_false (xep_period_store_set_fourth_quarter_note (store, q3, "x", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
}

static void
test_bad_year (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (xep_period_store_open (store, 25, XEP_PERIOD_YEAR, NULL, &error), ==, 0);
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "25"));
  g_clear_error (&error);
  g_assert_cmpint (xep_period_store_ensure (store, 2201, XEP_PERIOD_YEAR, &error), ==, 0);
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM period"), ==, 0);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/periods/year", test_year);
  g_test_add_func ("/store/periods/quarter", test_quarter);
  g_test_add_func ("/store/periods/snapshot", test_snapshot);
  g_test_add_func ("/store/periods/collective-snapshot", test_collective_snapshot);
  g_test_add_func ("/store/periods/snapshot-stays", test_snapshot_stays);
  g_test_add_func ("/store/periods/again", test_again);
  g_test_add_func ("/store/periods/kind-changed", test_kind_changed);
  g_test_add_func ("/store/periods/exempt", test_exempt);
  g_test_add_func ("/store/periods/not-concerned", test_not_concerned);
  g_test_add_func ("/store/periods/posts-of-the-time", test_posts_of_the_time);
  g_test_add_func ("/store/periods/posts-said-once", test_posts_said_once);
  g_test_add_func ("/store/periods/chosen-set", test_chosen_set);
  g_test_add_func ("/store/periods/regulation-snapshot", test_regulation_snapshot);
  g_test_add_func ("/store/periods/old-regulation", test_old_regulation);
  g_test_add_func ("/store/periods/list-and-notes", test_list_and_notes);
  g_test_add_func ("/store/periods/bad-year", test_bad_year);
  g_test_add_func ("/store/periods/outside-party", test_outside_party);
  g_test_add_func ("/store/periods/rank", test_rank);
  return g_test_run ();
}
