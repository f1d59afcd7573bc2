/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"
#include "store/xep-review-store.h"

/* One leader through the year 2025 and the first quarter of 2026, and the member rating of the
 * year. */
enum
{
  Q1,
  Q2,
  Q3,
  YEAR,
  NEXT,
  N_PERIODS
};

typedef struct
{
  XepStore *store;
  gint64 person;
  gint64 ratings[N_PERIODS];
  gint64 member;
} Office;

static void
office_clear (Office *self)
{
  g_object_unref (self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

static const struct
{
  int year;
  XepPeriodCode code;
} periods[N_PERIODS] = {
  [Q1] = { 2025, XEP_PERIOD_Q1 },   [Q2] = { 2025, XEP_PERIOD_Q2 },
  [Q3] = { 2025, XEP_PERIOD_Q3 },   [YEAR] = { 2025, XEP_PERIOD_YEAR },
  [NEXT] = { 2026, XEP_PERIOD_Q1 },
};

/* The periods are opened out of their order: the calendar counts, not the id. */
static Office
make_office (void)
{
  Office self = { .store = fixture_store () };
  gint64 cell = fixture_unit (self.store, "Chi bộ thôn Tả Chải", TRUE);
  gint64 other = fixture_person (self.store, "Vàng Thị Mỷ", "1990", cell, XEP_KIND_LEADER);
  gint64 year = 0;

  self.person = fixture_person (self.store, "Giàng Seo Páo", "1981", cell, XEP_KIND_LEADER);
  for (int i = N_PERIODS - 1; i >= 0; i--)
    {
      g_autoptr (GError) error = NULL;
      gint64 period
          = xep_period_store_ensure (self.store, periods[i].year, periods[i].code, &error);

      g_assert_no_error (error);
      year = i == YEAR ? period : year;
      self.ratings[i] = fixture_assessment (self.store, period, XEP_KIND_LEADER, self.person);
    }
  self.member = fixture_assessment (self.store, year, XEP_KIND_MEMBER, self.person);
  /* Somebody else's shortcoming is nobody's here. */
  fixture_set (self.store, fixture_assessment (self.store, 1, XEP_KIND_LEADER, other),
               XEP_STEP_SELF, "shortcoming.1.text", "của người khác");
  return self;
}

static void
set (Office *self, int period, const char *key, const char *text)
{
  fixture_set (self->store, self->ratings[period], XEP_STEP_SELF, key, text);
}

/* Adds the next shortcoming of the period. Returns its id. */
static gint64
add_shortcoming (Office *self, int period, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list
      = xep_review_store_list_shortcomings (self->store, self->ratings[period], &error);
  g_autofree char *key = g_strdup_printf ("shortcoming.%u.text", list->len + 1);

  set (self, period, key, text);
  return fixture_count (self->store, "SELECT max (id) FROM shortcoming");
}

static char *
dup_key (gint64 shortcoming, const char *field)
{
  return g_strdup_printf ("remedy.%" G_GINT64_FORMAT ".%s", shortcoming, field);
}

static void
report (Office *self, int period, gint64 shortcoming, const char *field, const char *text)
{
  g_autofree char *key = dup_key (shortcoming, field);

  set (self, period, key, text);
}

static void
refuse (Office *self,
        gint64 id,
        gint64 shortcoming,
        const char *field,
        const char *text,
        const char *part)
{
  g_autofree char *key = dup_key (shortcoming, field);

  fixture_refuse (self->store, id, XEP_STEP_SELF, key, text, XEP_ERROR_INVALID, part);
}

/* "text (found in)" of what is brought forward, joined. */
static void
check_forward (Office *self, gint64 id, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) remedies = xep_review_store_list_remedies (self->store, id, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < remedies->len; i++)
    {
      const XepRemedy *remedy = g_ptr_array_index (remedies, i);

      g_string_append_printf (text, "%s%s (%s)", i > 0 ? ", " : "", remedy->shortcoming->text,
                              remedy->found_in);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* "" missing, "none" no shortcomings at all. */
static void
check_remedied (Office *self, int period, const char *expected)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT CASE WHEN no_shortcomings THEN 'none' ELSE ifnull (remedied, '') END"
      " FROM assessment WHERE id = %" G_GINT64_FORMAT,
      self->ratings[period]);
  g_autofree char *remedied = fixture_text (self->store, sql);

  g_assert_cmpstr (remedied, ==, expected);
}

static void
test_forward (void)
{
  g_auto (Office) office = make_office ();
  gint64 late, early;

  late = add_shortcoming (&office, Q2, "Báo cáo chậm");
  early = add_shortcoming (&office, Q1, "Họp muộn");
  add_shortcoming (&office, Q1, "Ít kiểm tra");
  check_forward (&office, office.ratings[Q1], "");
  check_forward (&office, office.ratings[Q2],
                 "Họp muộn (Quý I, năm 2025), Ít kiểm tra (Quý I, năm 2025)");
  check_forward (&office, office.ratings[Q3],
                 "Họp muộn (Quý I, năm 2025), Ít kiểm tra (Quý I, năm 2025),"
                 " Báo cáo chậm (Quý II, năm 2025)");
  check_forward (&office, office.member, "");

  /* What was called done goes from the periods after, and stays where it was said. */
  report (&office, Q2, early, "state", "done");
  report (&office, Q3, late, "state", "partial");
  check_forward (&office, office.ratings[Q2],
                 "Họp muộn (Quý I, năm 2025), Ít kiểm tra (Quý I, năm 2025)");
  check_forward (&office, office.ratings[Q3],
                 "Ít kiểm tra (Quý I, năm 2025), Báo cáo chậm (Quý II, năm 2025)");
  add_shortcoming (&office, YEAR, "Nêu gương");
  check_forward (&office, office.ratings[NEXT],
                 "Ít kiểm tra (Quý I, năm 2025), Báo cáo chậm (Quý II, năm 2025),"
                 " Nêu gương (Năm 2025)");
  report (&office, NEXT, late, "state", "done");
  check_forward (&office, office.ratings[YEAR],
                 "Ít kiểm tra (Quý I, năm 2025), Báo cáo chậm (Quý II, năm 2025)");
}

static void
test_report (void)
{
  g_auto (Office) office = make_office ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) remedies = NULL;
  gint64 id = add_shortcoming (&office, Q1, "Họp muộn");
  const XepRemedy *remedy;
  XepRemedy *blank;

  set (&office, Q1, "shortcoming.1.measure", "Lập lịch");
  remedies = xep_review_store_list_remedies (office.store, office.ratings[Q2], &error);
  blank = g_ptr_array_index (remedies, 0);
  g_assert_cmpint (blank->state, ==, XEP_REMEDY_NONE);
  g_assert_cmpint (blank->percent, ==, -1);
  g_assert_cmpstr (blank->difficulty, ==, "");
  g_clear_pointer (&remedies, g_ptr_array_unref);

  report (&office, Q2, id, "state", "partial");
  report (&office, Q2, id, "percent", "60 %");
  report (&office, Q2, id, "difficulty", "Thiếu người\nthiếu máy");
  report (&office, Q2, id, "responsibility", "Cá nhân");
  remedies = xep_review_store_list_remedies (office.store, office.ratings[Q2], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (remedies->len, ==, 1);
  remedy = g_ptr_array_index (remedies, 0);
  g_assert_cmpint (remedy->shortcoming->id, ==, id);
  g_assert_cmpint (remedy->shortcoming->assessment_id, ==, office.ratings[Q1]);
  g_assert_cmpstr (remedy->shortcoming->measure, ==, "Lập lịch");
  g_assert_cmpint (remedy->state, ==, XEP_REMEDY_PARTIAL);
  g_assert_cmpint (remedy->percent, ==, 60);
  g_assert_cmpstr (remedy->difficulty, ==, "Thiếu người\nthiếu máy");
  g_assert_cmpstr (remedy->responsibility, ==, "Cá nhân");
  /* 0 is said, not missing. */
  report (&office, Q2, id, "percent", "0");
  g_assert_cmpint (fixture_count (office.store, "SELECT percent FROM remedy"), ==, 0);
}

static void
test_bad_reports (void)
{
  g_auto (Office) office = make_office ();
  gint64 id = add_shortcoming (&office, Q2, "Họp muộn");
  gint64 q3 = office.ratings[Q3];

  refuse (&office, q3, id, "state", "nearly", "nearly");
  refuse (&office, q3, id, "percent", "101", "101");
  refuse (&office, q3, id, "percent", "-1", "-1");
  refuse (&office, q3, id, "percent", "9 9", "9 9");
  refuse (&office, q3, id, "percent", "%", "%");
  refuse (&office, q3, id, "moon", "x", "moon");
  /* Found in the same period or later, by somebody else, in the other kind of rating, nowhere. */
  refuse (&office, office.ratings[Q2], id, "state", "done", "remedy.");
  refuse (&office, office.ratings[Q1], id, "state", "done", "remedy.");
  refuse (&office, office.member, id, "state", "done", "remedy.");
  refuse (&office, q3, 1, "state", "done", "remedy.1.state");
  refuse (&office, q3, 99, "state", "done", "remedy.99.state");
}

/* Done is the whole of it. */
static void
test_done_percent (void)
{
  g_auto (Office) office = make_office ();
  gint64 id = add_shortcoming (&office, Q1, "Họp muộn");

  report (&office, Q2, id, "percent", "60");
  report (&office, Q2, id, "state", "done");
  g_assert_cmpint (fixture_count (office.store, "SELECT percent IS NULL FROM remedy"), ==, 1);
  g_assert_cmpint (fixture_count (office.store, "SELECT count(*) FROM audit WHERE field LIKE"
                                                " 'remedy.%.percent' AND old_value = '60'"
                                                " AND new_value IS NULL"),
                   ==, 1);
  refuse (&office, office.ratings[Q2], id, "percent", "99", "99");
  report (&office, Q2, id, "percent", "100");
  report (&office, Q2, id, "state", "partial");
  g_assert_cmpint (fixture_count (office.store, "SELECT percent FROM remedy"), ==, 100);
}

/* Điều 11, 1.4 asks how much is remedied: known when each shortcoming has a state. */
static void
test_remedied (void)
{
  g_auto (Office) office = make_office ();
  gint64 ids[3];

  set (&office, Q2, "remedied", "none");
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add_shortcoming (&office, Q1, "hạn chế");
  report (&office, Q2, ids[0], "state", "done");
  report (&office, Q2, ids[1], "state", "done");
  report (&office, Q2, ids[2], "percent", "90");
  check_remedied (&office, Q2, "none");
  report (&office, Q2, ids[2], "state", "open");
  check_remedied (&office, Q2, "66");
  g_assert_cmpint (fixture_count (office.store, "SELECT count(*) FROM audit WHERE"
                                                " field = 'remedied' AND old_value = 'none'"
                                                " AND new_value = '66'"),
                   ==, 1);
  report (&office, Q2, ids[2], "state", "done");
  check_remedied (&office, Q2, "100");
  report (&office, Q2, ids[1], "state", "partial");
  report (&office, Q2, ids[0], "state", "open");
  check_remedied (&office, Q2, "33");
  /* Not all are said any more: missing is not zero. */
  report (&office, Q2, ids[0], "state", "");
  check_remedied (&office, Q2, "");
  report (&office, Q2, ids[0], "state", "open");
  check_remedied (&office, Q2, "33");
  /* What a person keyed instead stays. */
  set (&office, Q2, "remedied", "50");
  report (&office, Q2, ids[0], "state", "");
  check_remedied (&office, Q2, "50");
  check_remedied (&office, Q3, "");
}

static void
test_removal (void)
{
  g_auto (Office) office = make_office ();
  gint64 id = add_shortcoming (&office, Q1, "Họp muộn");

  report (&office, Q2, id, "difficulty", "thiếu người");
  fixture_refuse (office.store, office.ratings[Q1], XEP_STEP_SELF, "shortcoming.1", "",
                  XEP_ERROR_INVALID, "");
  fixture_refuse (office.store, office.ratings[Q1], XEP_STEP_SELF, "shortcoming.1.text", "",
                  XEP_ERROR_INVALID, "");
  set (&office, Q1, "shortcoming.1.text", "Họp rất muộn");
  check_forward (&office, office.ratings[Q2], "Họp rất muộn (Quý I, năm 2025)");
  /* A report that says nothing any more is none. */
  report (&office, Q2, id, "difficulty", "");
  g_assert_cmpint (fixture_count (office.store, "SELECT count(*) FROM remedy"), ==, 0);
  set (&office, Q1, "shortcoming.1", "");
  check_forward (&office, office.ratings[Q2], "");
}

/* A report stays open to change when an earlier period comes to call the shortcoming done. */
static void
test_overtaken_report (void)
{
  g_auto (Office) office = make_office ();
  gint64 id = add_shortcoming (&office, Q1, "Họp muộn");

  report (&office, Q3, id, "state", "partial");
  report (&office, Q2, id, "state", "done");
  check_forward (&office, office.ratings[Q3], "");
  report (&office, Q3, id, "state", "");
  refuse (&office, office.ratings[Q3], id, "state", "open", "remedy.");
}

static void
check_earlier (Office *self, gint64 id, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = xep_review_store_dup_earlier_shortcomings (self->store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* Part II of the last assessment before, whatever its headings. */
static void
test_earlier_text (void)
{
  g_auto (Office) office = make_office ();

  set (&office, Q3, "narrative.shortcomings", "Còn chậm\nCòn muộn");
  set (&office, YEAR, "narrative.shortcomings", "Ít kiểm tra");
  set (&office, YEAR, "narrative.causes", "Do chủ quan");
  set (&office, YEAR, "narrative.direction", "Không phải phần II");
  check_earlier (&office, office.ratings[Q1], "");
  check_earlier (&office, office.ratings[Q2], "");
  check_earlier (&office, office.ratings[YEAR], "Còn chậm\nCòn muộn");
  check_earlier (&office, office.ratings[NEXT], "Ít kiểm tra\nDo chủ quan");
  check_earlier (&office, office.member, "");
  check_earlier (&office, 99, "");
}

/* Collectives have their own line of assessments. */
static void
test_collective (void)
{
  g_auto (Office) office = make_office ();
  g_autoptr (GError) error = NULL;
  gint64 q1 = xep_period_store_find (office.store, 2025, XEP_PERIOD_Q1, &error);
  gint64 year = xep_period_store_find (office.store, 2025, XEP_PERIOD_YEAR, &error);
  gint64 earlier, later;

  fixture_collective (office.store, "Chi ủy", "grassroots-party", 1);
  earlier = xep_assessment_store_ensure (office.store, q1, XEP_KIND_COLLECTIVE, "c1", &error);
  later = xep_assessment_store_ensure (office.store, year, XEP_KIND_COLLECTIVE, "c1", &error);
  g_assert_no_error (error);
  fixture_set (office.store, earlier, XEP_STEP_SELF, "shortcoming.1.text", "Sinh hoạt chưa đều");
  fixture_set (office.store, earlier, XEP_STEP_SELF, "narrative.shortcomings", "Chưa đều");
  check_forward (&office, later, "Sinh hoạt chưa đều (Quý I, năm 2025)");
  check_earlier (&office, later, "Chưa đều");
  check_forward (&office, office.ratings[YEAR], "");
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/remedies/forward", test_forward);
  g_test_add_func ("/store/remedies/report", test_report);
  g_test_add_func ("/store/remedies/bad-reports", test_bad_reports);
  g_test_add_func ("/store/remedies/done-percent", test_done_percent);
  g_test_add_func ("/store/remedies/remedied", test_remedied);
  g_test_add_func ("/store/remedies/removal", test_removal);
  g_test_add_func ("/store/remedies/overtaken-report", test_overtaken_report);
  g_test_add_func ("/store/remedies/earlier-text", test_earlier_text);
  g_test_add_func ("/store/remedies/collective", test_collective);
  return g_test_run ();
}
