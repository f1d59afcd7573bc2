/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"

typedef struct
{
  XepStore *store;
  gint64 cell, office, period;
  gint64 secretary, farmer;
} Commune;

static void
commune_clear (Commune *self)
{
  g_object_unref (self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Commune, commune_clear)

static Commune
make_commune (void)
{
  Commune self = { .store = fixture_store () };
  g_autoptr (GError) error = NULL;

  self.cell = fixture_unit (self.store, "Chi bộ thôn Tả Chải", TRUE);
  self.office = fixture_unit (self.store, "Văn phòng Đảng ủy", FALSE);
  self.secretary
      = fixture_person (self.store, "Giàng Seo Páo", "1981-03-12", self.cell, XEP_KIND_LEADER);
  self.farmer = fixture_person (self.store, "Sùng A Chúng", "1975", self.cell, XEP_KIND_MEMBER);
  fixture_collective (self.store, "Chi ủy Tả Chải", "grassroots-party", self.cell);
  self.period = xep_period_store_ensure (self.store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_no_error (error);
  return self;
}

static void
refuse_ensure (XepStore *store, gint64 period, XepSubjectKind kind, const char *subject, int code)
{
  g_autoptr (GError) error = NULL;
  gint64 before = fixture_count (store, "SELECT count(*) FROM assessment");

  g_assert_cmpint (xep_assessment_store_ensure (store, period, kind, subject, &error), ==, 0);
  g_assert_error (error, XEP_ERROR, code);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM assessment"), ==, before);
}

/* A person carries two assessments in a period, never three. */
static void
test_two_ratings (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autofree char *subject = fixture_subject (commune.secretary);
  g_autoptr (GError) error = NULL;
  gint64 leader
      = fixture_assessment (commune.store, commune.period, XEP_KIND_LEADER, commune.secretary);
  gint64 member
      = fixture_assessment (commune.store, commune.period, XEP_KIND_MEMBER, commune.secretary);

  g_assert_cmpint (leader, !=, member);
  g_assert_cmpint (
      xep_assessment_store_ensure (commune.store, commune.period, XEP_KIND_LEADER, subject, &error),
      ==, leader);
  refuse_ensure (commune.store, commune.period, XEP_KIND_STAFF, subject, XEP_ERROR_CONSTRAINT);
  g_assert_cmpint (xep_assessment_store_find (commune.store, commune.period, -1, subject, &error),
                   ==, leader);
  g_assert_cmpint (
      xep_assessment_store_find (commune.store, commune.period, XEP_KIND_MEMBER, subject, &error),
      ==, member);
  g_assert_cmpint (fixture_count (commune.store,
                                  "SELECT count(*) FROM audit WHERE entity = 'assessment'"
                                  " AND field = 'created'"),
                   ==, 2);
}

static void
test_member_alone (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autofree char *subject = fixture_subject (commune.farmer);
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_cmpint (xep_assessment_store_find (commune.store, commune.period, -1, subject, &error),
                   ==, 0);
  g_assert_no_error (error);
  id = fixture_assessment (commune.store, commune.period, XEP_KIND_MEMBER, commune.farmer);
  g_assert_cmpint (xep_assessment_store_find (commune.store, commune.period, -1, subject, &error),
                   ==, id);
}

static void
test_bad_subjects (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  static const char *const bad[] = { "", "p", "12", "x1", "p1x", "p-1", "p 1", "P1", NULL };

  for (gsize i = 0; bad[i] != NULL; i++)
    {
      refuse_ensure (commune.store, commune.period, XEP_KIND_MEMBER, bad[i], XEP_ERROR_NOT_FOUND);
      g_assert_cmpint (
          xep_assessment_store_find (commune.store, commune.period, -1, bad[i], &error), ==, -1);
      g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
  refuse_ensure (commune.store, commune.period, XEP_KIND_MEMBER, "p99", XEP_ERROR_NOT_FOUND);
  refuse_ensure (commune.store, commune.period, XEP_KIND_COLLECTIVE, "c99", XEP_ERROR_NOT_FOUND);
  refuse_ensure (commune.store, commune.period, XEP_KIND_COLLECTIVE, "p1", XEP_ERROR_NOT_FOUND);
  refuse_ensure (commune.store, commune.period, XEP_KIND_MEMBER, "c1", XEP_ERROR_NOT_FOUND);
  refuse_ensure (commune.store, 99, XEP_KIND_MEMBER, "p1", XEP_ERROR_NOT_FOUND);
  g_assert_null (xep_assessment_store_load (commune.store, 99, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "99"));
}

static void
test_exempt (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = fixture_subject (commune.farmer);
  g_autoptr (XepPerson) person = xep_person_store_load (commune.store, commune.farmer, &error);
  XepRegulation *regulation = xep_store_get_regulation (commune.store);
  const XepNamedItem *reason
      = xep_named_items_find (xep_regulation_get_exempt_reasons (regulation), "relieved");

  person->status = XEP_STATUS_RELIEVED;
  g_assert_true (xep_person_store_update (commune.store, person, &error));
  g_assert_cmpint (
      xep_assessment_store_ensure (commune.store, commune.period, XEP_KIND_MEMBER, subject, &error),
      ==, 0);
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, reason->text));
  g_assert_nonnull (strstr (error->message, "Sùng A Chúng"));
  g_clear_error (&error);

  g_assert_true (xep_person_store_retire (commune.store, commune.secretary, "2025-12-01", &error));
  g_free (subject);
  subject = fixture_subject (commune.secretary);
  refuse_ensure (commune.store, commune.period, XEP_KIND_LEADER, subject, XEP_ERROR_INVALID);
}

static void
test_list_order (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) members = NULL;
  g_autoptr (GArray) office = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  gint64 head = fixture_person (commune.store, "Vàng A Ú", "1970", commune.cell, XEP_KIND_LEADER);
  gint64 clerk = fixture_person (commune.store, "Lò Thị An", "1992", commune.cell, XEP_KIND_STAFF);
  gint64 deputy
      = fixture_person (commune.store, "Thào A Vư", "1985", commune.cell, XEP_KIND_LEADER);
  g_autoptr (XepPerson) person = xep_person_store_load (commune.store, clerk, &error);

  person->workplace_id = commune.office;
  g_assert_true (xep_person_store_update (commune.store, person, &error));
  fixture_post (commune.store, deputy, "Ủy viên Ban Chấp hành", XEP_BRANCH_PARTY, 0, FALSE);
  fixture_post (commune.store, deputy, "Phó Chủ tịch", XEP_BRANCH_GOVERNMENT, 0, FALSE);
  fixture_post (commune.store, head, "Bí thư", XEP_BRANCH_PARTY, commune.cell, TRUE);
  fixture_collective (commune.store, "Ban Thường vụ Đảng ủy", "standing-committee", 0);
  fixture_open (commune.store, 2025, XEP_PERIOD_YEAR, NULL);

  all = xep_assessment_store_list_ids (commune.store, commune.period, -1, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (XepAssessment) assessment
          = xep_assessment_store_load (commune.store, g_array_index (all, gint64, i), &error);

      g_string_append_printf (names, "%s %s\n", xep_kind_to_nick (assessment->kind),
                              assessment->subject_name);
    }
  g_assert_cmpstr (names->str, ==,
                   "collective Ban Thường vụ Đảng ủy\n"
                   "collective Chi ủy Tả Chải\n"
                   "leader Vàng A Ú\n"
                   "leader Thào A Vư\n"
                   "leader Giàng Seo Páo\n"
                   "staff Lò Thị An\n"
                   "member Vàng A Ú\n"
                   "member Thào A Vư\n"
                   "member Lò Thị An\n"
                   "member Sùng A Chúng\n"
                   "member Giàng Seo Páo\n");
  members = xep_assessment_store_list_ids (commune.store, commune.period, XEP_KIND_MEMBER,
                                           commune.cell, &error);
  g_assert_cmpuint (members->len, ==, 5);
  office
      = xep_assessment_store_list_ids (commune.store, commune.period, -1, commune.office, &error);
  g_assert_cmpuint (office->len, ==, 1);
}

/* Returned paper is found by the number at its foot, in whatever period and kind. */
static void
test_locate (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  gint64 quarter = xep_period_store_ensure (commune.store, 2025, XEP_PERIOD_Q2, &error);
  gint64 id = fixture_assessment (commune.store, quarter, XEP_KIND_LEADER, commune.secretary);
  gint64 period_id = 7;
  gint64 unit_id = 7;
  XepSubjectKind kind = XEP_KIND_STAFF;

  g_assert_cmpint (xep_assessment_store_parse_number ("phiếu số 12"), ==, 12);
  g_assert_cmpint (xep_assessment_store_parse_number ("0"), ==, 0);
  g_assert_cmpint (xep_assessment_store_parse_number ("Páo"), ==, 0);
  g_assert_cmpint (xep_assessment_store_parse_number ("99999999999999999999"), ==, 0);

  g_assert_false (
      xep_assessment_store_locate (commune.store, id + 1, &period_id, &kind, &unit_id, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_assert_cmpint (period_id + unit_id, ==, 14);
  g_clear_error (&error);
  g_assert_true (
      xep_assessment_store_locate (commune.store, id, &period_id, &kind, &unit_id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (period_id, ==, quarter);
  g_assert_cmpint (kind, ==, XEP_KIND_LEADER);
  g_assert_cmpint (unit_id, ==, commune.cell);
}

/* Everything that can be keyed comes back as it was. */
static void
test_load (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  gint64 id
      = fixture_assessment (commune.store, commune.period, XEP_KIND_LEADER, commune.secretary);
  g_autoptr (XepAssessment) blank = xep_assessment_store_load (commune.store, id, &error);
  g_autoptr (XepAssessment) full = NULL;
  const XepStepResult *decision;
  const XepDisqualifierTick *tick;

  g_assert_no_error (error);
  g_assert_cmpint (blank->facts.tasks_assigned, ==, -1);
  g_assert_cmpint (blank->facts.remedied_percent, ==, -1);
  g_assert_cmpint (blank->facts.discipline, ==, XEP_ANSWER_MISSING);
  g_assert_cmpint (blank->steps[0].totals.total, ==, XEP_POINTS_MISSING);
  g_assert_cmpint (blank->steps[0].totals.keyed, ==, 0);
  g_assert_cmpuint (g_hash_table_size (blank->steps[0].points.criteria), ==, 0);
  g_assert_cmpint (blank->steps[0].level, ==, XEP_LEVEL_NONE);
  g_assert_cmpuint (blank->ticks->len, ==, 0);

  fixture_set (commune.store, id, XEP_STEP_SELF, "I.1.1", "0");
  fixture_set (commune.store, id, XEP_STEP_DECISION, "A", "29,5");
  fixture_set (commune.store, id, XEP_STEP_DECISION, "B", "61.25");
  fixture_set (commune.store, id, XEP_STEP_DECISION, "level", "good");
  fixture_set (commune.store, id, XEP_STEP_DECISION, "date", "20/12/2025");
  fixture_set (commune.store, id, XEP_STEP_DECISION, "number", "12-QĐ/ĐU");
  fixture_set (commune.store, id, XEP_STEP_DECISION, "authority", "Ban Thường vụ Đảng ủy xã");
  fixture_set (commune.store, id, XEP_STEP_SELF, "tasks.assigned", "10");
  fixture_set (commune.store, id, XEP_STEP_SELF, "tasks.done", "9");
  fixture_set (commune.store, id, XEP_STEP_SELF, "remedied", "80");
  fixture_set (commune.store, id, XEP_STEP_SELF, "discipline", "no");
  fixture_set (commune.store, id, XEP_STEP_SELF, "disqualifier.L3", "yes");
  fixture_set (commune.store, id, XEP_STEP_SELF, "disqualifier.L3.exception", "yes");
  fixture_set (commune.store, id, XEP_STEP_SELF, "disqualifier.L3.grounds", "đã khắc phục");
  fixture_set (commune.store, id, XEP_STEP_SELF, "target.income", "yes");
  fixture_set (commune.store, id, XEP_STEP_SELF, "narrative.duty", "dòng 1\ndòng 2");
  fixture_set (commune.store, id, XEP_STEP_SELF, "explanation", "vì sao");
  fixture_set (commune.store, id, XEP_STEP_SELF, "grounds", "căn cứ");
  fixture_set (commune.store, id, XEP_STEP_SELF, "personnel", "quy hoạch");

  full = xep_assessment_store_load (commune.store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (full->steps[XEP_STEP_SELF].points.entry, ==, XEP_ENTRY_CRITERIA);
  g_assert_true (g_hash_table_contains (full->steps[XEP_STEP_SELF].points.criteria, "I.1.1"));
  g_assert_cmpint (full->steps[XEP_STEP_SELF].totals.keyed, ==, 1);
  g_assert_cmpint (full->steps[XEP_STEP_SELF].totals.total, ==, XEP_POINTS_MISSING);
  decision = &full->steps[XEP_STEP_DECISION];
  g_assert_cmpint (decision->points.entry, ==, XEP_ENTRY_GROUPS);
  g_assert_cmpint (decision->points.group_a, ==, 2950);
  g_assert_cmpint (decision->points.group_b, ==, 6125);
  g_assert_cmpint (decision->totals.total, ==, 9075);
  g_assert_cmpint (decision->level, ==, XEP_LEVEL_GOOD);
  g_assert_cmpint (decision->dated_on.month, ==, 12);
  g_assert_cmpstr (decision->document_number, ==, "12-QĐ/ĐU");
  g_assert_cmpstr (decision->authority, ==, "Ban Thường vụ Đảng ủy xã");
  g_assert_cmpint (full->facts.tasks_assigned, ==, 10);
  g_assert_cmpint (full->facts.tasks_done, ==, 9);
  g_assert_cmpint (full->facts.tasks_on_time, ==, -1);
  g_assert_cmpint (full->facts.remedied_percent, ==, 80);
  g_assert_cmpint (full->facts.discipline, ==, XEP_ANSWER_NO);
  g_assert_cmpuint (full->ticks->len, ==, 1);
  tick = g_ptr_array_index (full->ticks, 0);
  g_assert_cmpstr (tick->id, ==, "L3");
  g_assert_true (tick->ticked && tick->exception);
  g_assert_cmpstr (tick->grounds, ==, "đã khắc phục");
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (full->targets, "income")), ==,
                   XEP_ANSWER_YES);
  g_assert_cmpstr (g_hash_table_lookup (full->narrative, "duty"), ==, "dòng 1\ndòng 2");
  g_assert_cmpstr (full->explanation, ==, "vì sao");
  g_assert_cmpstr (full->grounds, ==, "căn cứ");
  g_assert_cmpstr (full->personnel_proposal, ==, "quy hoạch");
  g_assert_cmpint (xep_assessment_counting_step (full), ==, XEP_STEP_DECISION);
}

/* The suggestion of a list is the one that each assessment gives by itself. */
static void
test_suggest_all (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = NULL;
  static const struct
  {
    const char *a;
    const char *b;
    const char *on_time;
    const char *tick;
    const char *grounds;
  } cases[] = { { "30", "65", "10", "no", "" },    { "30", "59.99", "10", "no", "" },
                { "30", "60", "8", "no", "" },     { "20", "35", "10", "no", "" },
                { "10", "30", "10", "no", "" },    { "30", "65", "10", "yes", "" },
                { "30", "65", "10", "yes", "rõ" }, { "30", "", "10", "no", "" },
                { "30", "65", "", "no", "" },      { "30", "65", "10", "no", "" } };
  guint different = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("Vàng A %c", (char) ('A' + i));
      gint64 id = fixture_assessment (
          commune.store, commune.period, XEP_KIND_MEMBER,
          fixture_person (commune.store, name, "1980", commune.cell, XEP_KIND_MEMBER));

      fixture_set (commune.store, id, XEP_STEP_APPRAISAL, "A", cases[i].a);
      fixture_set (commune.store, id, XEP_STEP_APPRAISAL, "B", cases[i].b);
      fixture_set (commune.store, id, XEP_STEP_SELF, "tasks.assigned", "10");
      fixture_set (commune.store, id, XEP_STEP_SELF, "tasks.done", "10");
      fixture_set (commune.store, id, XEP_STEP_SELF, "tasks.on_time", cases[i].on_time);
      fixture_set (commune.store, id, XEP_STEP_SELF, "tasks.exceeded", "4");
      fixture_set (commune.store, id, XEP_STEP_SELF, "remedied", "none");
      fixture_set (commune.store, id, XEP_STEP_SELF, "disqualifier.K2", cases[i].tick);
      fixture_set (commune.store, id, XEP_STEP_SELF, "disqualifier.K2.exception",
                   *cases[i].grounds != '\0' ? "yes" : "no");
      fixture_set (commune.store, id, XEP_STEP_SELF, "disqualifier.K2.grounds", cases[i].grounds);
    }
  g_assert_true (
      xep_assessment_store_suggest_all (commune.store, commune.period, -1, levels, &error));
  g_assert_no_error (error);
  ids = xep_assessment_store_list_ids (commune.store, commune.period, -1, 0, &error);
  g_assert_cmpuint (g_hash_table_size (levels), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (XepAssessment) assessment = xep_assessment_store_load (commune.store, id, &error);
      XepRegulation *regulation
          = xep_store_get_period_regulation (commune.store, commune.period, &error);
      g_autoptr (XepSuggestion) suggestion = xep_assessment_suggest (assessment, regulation);

      g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (levels, &id)), ==, suggestion->level);
      different |= 1U << suggestion->level;
    }
  /* The cases reach more than one level, or the comparison would say nothing. */
  g_assert_cmpuint (different & (different - 1), !=, 0);
  g_assert_true (different & (1U << XEP_LEVEL_EXCELLENT));
  g_assert_true (different & (1U << XEP_LEVEL_INCOMPLETE));
}

/* G5: a ticked T case forces a leading collective but only warns a Party committee. G4 counts
 * the targets. */
static void
test_suggest_collectives (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  static const struct
  {
    const char *type;
    XepLevel level;
    const char *reason;
  } cases[] = { { "grassroots-party", XEP_LEVEL_NONE, "chỉ để lưu ý" },
                { "agency", XEP_LEVEL_INCOMPLETE, "Thuộc trường hợp T2" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *subject = g_strdup_printf (
          "c%" G_GINT64_FORMAT,
          fixture_collective (commune.store, cases[i].type, cases[i].type, commune.cell));
      gint64 id = xep_assessment_store_ensure (commune.store, commune.period, XEP_KIND_COLLECTIVE,
                                               subject, &error);
      XepRegulation *regulation
          = xep_store_get_period_regulation (commune.store, commune.period, &error);
      XepNamedItem *target = g_ptr_array_index (xep_regulation_get_targets (regulation), 0);
      g_autofree char *key = g_strconcat ("target.", target->id, NULL);
      g_autoptr (XepAssessment) assessment = NULL;
      g_autoptr (XepSuggestion) suggestion = NULL;
      g_autoptr (GString) reasons = g_string_new (NULL);

      fixture_set (commune.store, id, XEP_STEP_SELF, "A", "30");
      fixture_set (commune.store, id, XEP_STEP_SELF, "B", "50");
      fixture_set (commune.store, id, XEP_STEP_SELF, "disqualifier.T2", "yes");
      fixture_set (commune.store, id, XEP_STEP_SELF, key, "no");
      assessment = xep_assessment_store_load (commune.store, id, &error);
      g_assert_no_error (error);
      suggestion = xep_assessment_suggest (assessment, regulation);
      for (guint j = 0; j < suggestion->reasons->len; j++)
        g_string_append (reasons, g_ptr_array_index (suggestion->reasons, j));
      g_assert_cmpint (suggestion->level, ==, cases[i].level);
      g_assert_nonnull (strstr (reasons->str, cases[i].reason));
      g_assert_nonnull (strstr (reasons->str, "Không hoàn thành 1/1 chỉ tiêu"));

      g_assert_true (
          xep_assessment_store_suggest_all (commune.store, commune.period, -1, levels, &error));
      g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (levels, &id)), ==, cases[i].level);
    }
}

static void
test_suggest_unrated (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 id = fixture_assessment (commune.store, commune.period, XEP_KIND_MEMBER, commune.farmer);

  fixture_set (commune.store, id, XEP_STEP_SELF, "A", "20");
  fixture_set (commune.store, id, XEP_STEP_SELF, "B", "20");
  fixture_set (commune.store, id, XEP_STEP_SELF, "unrated", "leave");
  g_assert_true (xep_assessment_store_suggest_all (commune.store, commune.period, XEP_KIND_MEMBER,
                                                   levels, &error));
  g_assert_cmpuint (g_hash_table_size (levels), ==, 0);
  fixture_set (commune.store, id, XEP_STEP_SELF, "unrated", "");
  g_assert_true (xep_assessment_store_suggest_all (commune.store, commune.period, XEP_KIND_LEADER,
                                                   levels, &error));
  g_assert_cmpuint (g_hash_table_size (levels), ==, 0);
  g_assert_true (xep_assessment_store_suggest_all (commune.store, commune.period, XEP_KIND_MEMBER,
                                                   levels, &error));
  g_assert_cmpuint (g_hash_table_size (levels), ==, 1);
  g_assert_false (xep_assessment_store_suggest_all (commune.store, 99, -1, levels, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/assessments/two-ratings", test_two_ratings);
  g_test_add_func ("/store/assessments/member-alone", test_member_alone);
  g_test_add_func ("/store/assessments/bad-subjects", test_bad_subjects);
  g_test_add_func ("/store/assessments/exempt", test_exempt);
  g_test_add_func ("/store/assessments/list-order", test_list_order);
  g_test_add_func ("/store/assessments/locate", test_locate);
  g_test_add_func ("/store/assessments/load", test_load);
  g_test_add_func ("/store/assessments/suggest-all", test_suggest_all);
  g_test_add_func ("/store/assessments/suggest-collectives", test_suggest_collectives);
  g_test_add_func ("/store/assessments/suggest-unrated", test_suggest_unrated);
  return g_test_run ();
}
