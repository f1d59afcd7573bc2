/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"

#define PEOPLE 450

static XepSubjectList *
load (XepStore *store, const XepSubjectQuery *query)
{
  g_autoptr (GError) error = NULL;
  XepSubjectList *list = xep_subject_list_new (store);

  g_assert_true (xep_subject_list_load (list, query, &error));
  g_assert_no_error (error);
  return list;
}

static XepSubjectRow *
get_row (XepSubjectList *list, guint position)
{
  g_autoptr (XepSubjectRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (row);
  return row;
}

/* Names on the page, one a line. */
static char *
dup_names (XepSubjectList *list)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            xep_subject_row_get_name (get_row (list, i)));
  return g_string_free (names, FALSE);
}

static void
check_names (XepStore *store, const XepSubjectQuery *query, const char *expected)
{
  g_autoptr (XepSubjectList) list = load (store, query);
  g_autofree char *names = dup_names (list);

  g_assert_cmpstr (names, ==, expected);
}

static void
check_search (XepStore *store, gint64 period, const char *text, const char *expected)
{
  XepSubjectQuery query
      = { .period_id = period, .kind = XEP_KIND_MEMBER, .text = text, .limit = 200 };

  check_names (store, &query, expected);
}

static void
test_paging (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  gint64 cell = fixture_unit (store, "Chi bộ một", TRUE);
  XepSubjectQuery query = { .kind = XEP_KIND_MEMBER, .limit = XEP_SUBJECT_LIST_PAGE };
  g_autoptr (XepSubjectList) list = xep_subject_list_new (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const guint sizes[] = { 200, 200, 50, 0 };

  for (int i = 0; i < PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Vàng A %c%c", 'a' + i / 26, 'a' + i % 26);

      fixture_person (store, name, "1980", cell, XEP_KIND_MEMBER);
    }
  for (guint page = 0; page < G_N_ELEMENTS (sizes); page++)
    {
      query.offset = (int) page * XEP_SUBJECT_LIST_PAGE;
      g_assert_true (xep_subject_list_load (list, &query, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, sizes[page]);
      g_assert_cmpuint (xep_subject_list_get_total (list), ==, PEOPLE);
      g_assert_cmpuint (xep_subject_list_get_offset (list), ==, page * 200);
      for (guint i = 0; i < sizes[page]; i++)
        g_hash_table_add (seen, g_strdup (xep_subject_row_get_subject_id (get_row (list, i))));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, PEOPLE);

  /* A view never gets more than a page, a report gets all. */
  query.offset = 0;
  query.limit = 1000;
  g_assert_true (xep_subject_list_load (list, &query, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 200);
  query.limit = -1;
  g_assert_true (xep_subject_list_load (list, &query, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, PEOPLE);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), PEOPLE));
}

static void
test_search (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  gint64 tall = fixture_unit (store, "Chi bộ thôn Tả Chải", TRUE);
  gint64 short_one = fixture_unit (store, "Chi bộ thôn Tà Lủng", TRUE);

  fixture_person (store, "Đặng Văn Đức", "1980", tall, XEP_KIND_MEMBER);
  fixture_person (store, "Vàng Thị Dương", "1980", tall, XEP_KIND_MEMBER);
  fixture_person (store, "Lò Văn Đường", "1980", short_one, XEP_KIND_MEMBER);
  fixture_person (store, "Sùng Thị Hòa", "1980", short_one, XEP_KIND_MEMBER);
  fixture_person (store, "Lý Thị Hoà", "1980", short_one, XEP_KIND_MEMBER);

  check_search (store, 0, "duc", "Đặng Văn Đức");
  check_search (store, 0, "DUC dang", "Đặng Văn Đức");
  check_search (store, 0, "Đức", "Đặng Văn Đức");
  check_search (store, 0, "đặng văn đức", "Đặng Văn Đức");
  check_search (store, 0, "uc", "");
  check_search (store, 0, "duong", "Vàng Thị Dương, Lò Văn Đường");
  check_search (store, 0, "đường", "Lò Văn Đường");
  check_search (store, 0, "dương", "Vàng Thị Dương");
  check_search (store, 0, "hoà", "Lý Thị Hoà, Sùng Thị Hòa");
  check_search (store, 0, "hòa", "Lý Thị Hoà, Sùng Thị Hòa");
  check_search (store, 0, "hò", "Sùng Thị Hòa");
  check_search (store, 0, "thi hoa ly", "Lý Thị Hoà");
  check_search (store, 0, "  ",
                "Vàng Thị Dương, Đặng Văn Đức, Lò Văn Đường, Lý Thị Hoà, Sùng Thị Hòa");
  /* Units too, and signs that mean something to SQL mean nothing here. */
  check_search (store, 0, "ta chai", "Vàng Thị Dương, Đặng Văn Đức");
  check_search (store, 0, "tà", "Lò Văn Đường, Lý Thị Hoà, Sùng Thị Hòa");
  check_search (store, 0, "tả duong", "");
  check_search (store, 0, "dương tả", "Vàng Thị Dương");
  check_search (store, 0, "đức%", "Đặng Văn Đức");
  check_search (store, 0, "_uc", "");
  check_search (store, 0, "' OR 1=1 --", "");
}

static void
test_numbers (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 first = fixture_person (store, "Đặng Văn Đức", "1980", 0, XEP_KIND_MEMBER);
  gint64 second = fixture_person (store, "Vàng Thị Dương", "1980", 0, XEP_KIND_MEMBER);
  gint64 period = xep_period_store_ensure (store, 2025, XEP_PERIOD_YEAR, &error);
  g_autoptr (XepPerson) person = xep_person_store_load (store, first, &error);
  gint64 id = fixture_assessment (store, period, XEP_KIND_MEMBER, second);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *both = NULL;
  g_autoptr (XepPerson) carded = NULL;
  gint64 later;

  g_free (person->party_card);
  person->party_card = g_strdup ("04.077123");
  g_assert_true (xep_person_store_update (store, person, &error));
  check_search (store, period, "077123", "Đặng Văn Đức");
  check_search (store, period, "04077", "Đặng Văn Đức");
  check_search (store, period, "077", "");
  check_search (store, period, number, "Vàng Thị Dương");
  check_search (store, 0, number, "");
  check_search (store, period, "1980", "");
  check_search (store, period, "04.077", "Đặng Văn Đức");
  g_free (person->citizen_id);
  person->citizen_id = g_strdup ("010080001234");
  g_assert_true (xep_person_store_update (store, person, &error));
  check_search (store, period, "010080001234", "Đặng Văn Đức");
  check_search (store, period, "80001234", "Đặng Văn Đức");

  /* The assessment of the number comes before the cards that hold it, whatever the names. */
  later = fixture_assessment (store, period, XEP_KIND_MEMBER, first);
  carded = xep_person_store_load (store, second, &error);
  g_free (carded->party_card);
  carded->party_card = g_strdup_printf ("%" G_GINT64_FORMAT, later);
  g_assert_true (xep_person_store_update (store, carded, &error));
  both = g_strconcat ("phiếu số ", carded->party_card, NULL);
  check_search (store, period, both, "Đặng Văn Đức, Vàng Thị Dương");
}

static void
test_units (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 one = fixture_unit (store, "Chi bộ một", TRUE);
  gint64 two = fixture_unit (store, "Chi bộ hai", TRUE);
  gint64 office = fixture_unit (store, "Văn phòng", FALSE);
  gint64 leader = fixture_person (store, "Giàng Seo Páo", "1981", one, XEP_KIND_LEADER);
  g_autoptr (XepPerson) person = xep_person_store_load (store, leader, &error);
  XepSubjectQuery query = { .kind = XEP_KIND_MEMBER, .unit_id = one, .limit = 200 };
  g_autoptr (GHashTable) members = NULL;
  g_autoptr (GHashTable) leaders = NULL;
  gint64 all = 0;

  person->workplace_id = office;
  g_assert_true (xep_person_store_update (store, person, &error));
  fixture_person (store, "Sùng A Chúng", "1975", two, XEP_KIND_MEMBER);
  fixture_person (store, "Lò Thị Hà", "1975", two, XEP_KIND_MEMBER);
  fixture_person (store, "Vàng A Ân", "1975", 0, XEP_KIND_MEMBER);

  check_names (store, &query, "Giàng Seo Páo");
  query.unit_id = two;
  check_names (store, &query, "Sùng A Chúng, Lò Thị Hà");
  query.kind = XEP_KIND_LEADER;
  query.unit_id = one;
  check_names (store, &query, "");
  query.unit_id = office;
  check_names (store, &query, "Giàng Seo Páo");

  members = xep_subject_list_count_units (store, XEP_KIND_MEMBER, 0, &error);
  leaders = xep_subject_list_count_units (store, XEP_KIND_LEADER, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (members, &all)), ==, 4);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (members, &one)), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (members, &two)), ==, 2);
  g_assert_false (g_hash_table_contains (members, &office));
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (leaders, &office)), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (leaders, &all)), ==, 1);
}

/* Leaders: heads first, then deputies; staff and members by given name alone; collectives by the
 * plan's order of types. */
static void
test_order (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  gint64 cell = fixture_unit (store, "Chi bộ một", TRUE);
  gint64 head = fixture_person (store, "Vàng A Ú", "1970", cell, XEP_KIND_LEADER);
  XepSubjectQuery query = { .kind = XEP_KIND_LEADER, .limit = 200 };
  g_autoptr (XepSubjectList) list = NULL;
  gint64 deputy;

  fixture_person (store, "Lò Thị An", "1970", cell, XEP_KIND_LEADER);
  fixture_post (store, head, "Bí thư", XEP_BRANCH_PARTY, cell, TRUE);
  fixture_post (store, head, "Trưởng thôn", XEP_BRANCH_GOVERNMENT, 0, FALSE);
  fixture_collective (store, "Chi ủy một", "grassroots-party", cell);
  fixture_collective (store, "Lãnh đạo Ủy ban", "people-committee", 0);

  check_names (store, &query, "Vàng A Ú, Lò Thị An");
  query.kind = XEP_KIND_MEMBER;
  check_names (store, &query, "Lò Thị An, Vàng A Ú");
  query.kind = XEP_KIND_COLLECTIVE;
  check_names (store, &query, "Lãnh đạo Ủy ban, Chi ủy một");

  /* Deputies by the words of their posts, once the period has looked at them. */
  deputy = fixture_person (store, "Thào A Vư", "1985", cell, XEP_KIND_LEADER);
  fixture_post (store, deputy, "Phó Bí thư", XEP_BRANCH_PARTY, cell, FALSE);
  query.period_id = fixture_open (store, 2025, XEP_PERIOD_YEAR, NULL);
  query.kind = XEP_KIND_LEADER;
  check_names (store, &query, "Vàng A Ú, Thào A Vư, Lò Thị An");
  query.period_id = 0;

  list = load (store, &query);
  g_assert_true (xep_subject_row_get_head (get_row (list, 0)));
  g_assert_false (xep_subject_row_get_head (get_row (list, 1)));
  g_assert_cmpstr (xep_subject_row_get_posts (get_row (list, 0)), ==, "Bí thư, Trưởng thôn");
  g_assert_cmpstr (xep_subject_row_get_unit_name (get_row (list, 0)), ==, "Chi bộ một");
  g_assert_cmpstr (xep_subject_row_get_birth_date (get_row (list, 0)), ==, "1970");
}

/* A period shows its own snapshots; who left later stays in it. */
static void
test_period (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 cell = fixture_unit (store, "Chi bộ một", TRUE);
  gint64 id = fixture_person (store, "Giàng Seo Páo", "1981-03-12", cell, XEP_KIND_STAFF);
  gint64 period = fixture_open (store, 2025, XEP_PERIOD_YEAR, NULL);
  g_autoptr (XepPerson) person = xep_person_store_load (store, id, &error);
  XepSubjectQuery staff = { .period_id = period, .kind = XEP_KIND_STAFF, .limit = 200 };
  XepSubjectQuery leaders = { .period_id = period, .kind = XEP_KIND_LEADER, .limit = 200 };
  XepSubjectQuery now = { .kind = XEP_KIND_LEADER, .limit = 200 };

  g_free (person->name);
  person->name = g_strdup ("Giàng Seo Phử");
  person->kind = XEP_KIND_LEADER;
  g_assert_true (xep_person_store_update (store, person, &error));
  check_names (store, &staff, "Giàng Seo Páo");
  /* Rated as staff in this period, so not listed as a leader of it. */
  check_names (store, &leaders, "");
  check_names (store, &now, "Giàng Seo Phử");

  g_assert_true (xep_person_store_retire (store, id, "2026-01-05", &error));
  check_names (store, &staff, "Giàng Seo Páo");
  check_names (store, &now, "");
}

static void
test_remarks (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 ill = fixture_person (store, "Lò A", "1980", 0, XEP_KIND_MEMBER);
  gint64 fresh = fixture_person (store, "Lò B", "1980", 0, XEP_KIND_MEMBER);
  g_autoptr (XepPerson) person = xep_person_store_load (store, fresh, &error);
  gint64 period;
  XepSubjectQuery query = { .kind = XEP_KIND_MEMBER, .limit = 200 };
  g_autoptr (XepSubjectList) list = NULL;
  gint64 late;

  person->admitted_on = fixture_date ("2025-12-01");
  g_assert_true (xep_person_store_update (store, person, &error));
  period = fixture_open (store, 2025, XEP_PERIOD_YEAR, NULL);
  late = fixture_person (store, "Lò C", "1980", 0, XEP_KIND_MEMBER);
  g_assert_cmpint (late, >, 0);
  fixture_set (store, fixture_assessment (store, period, XEP_KIND_MEMBER, ill), XEP_STEP_SELF,
               "unrated", "leave");

  query.period_id = period;
  list = load (store, &query);
  g_assert_cmpstr (xep_subject_row_get_remark (get_row (list, 0)), ==, "unrated");
  g_assert_cmpstr (xep_subject_row_get_remark (get_row (list, 1)), ==, "newly-admitted");
  g_assert_cmpint (xep_subject_row_get_assessment_id (get_row (list, 1)), ==, 0);
  g_assert_cmpstr (xep_subject_row_get_remark (get_row (list, 2)), ==, "");
}

static void
count_signal (gpointer object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
count_items_changed (GListModel *model, guint position, guint removed, guint added, guint *count)
{
  (*count)++;
}

static char *
dup_property (XepSubjectRow *row, const char *name)
{
  char *value;

  g_object_get (row, name, &value, NULL);
  return value;
}

static void
check_property (XepSubjectRow *row, const char *name, const char *expected)
{
  g_autofree char *value = dup_property (row, name);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_refresh (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 other = fixture_person (store, "Lò A", "1980", 0, XEP_KIND_MEMBER);
  gint64 person = fixture_person (store, "Lò B", "1980", 0, XEP_KIND_MEMBER);
  gint64 period = xep_period_store_ensure (store, 2025, XEP_PERIOD_YEAR, &error);
  XepSubjectQuery query = { .period_id = period, .kind = XEP_KIND_MEMBER, .limit = 200 };
  g_autoptr (XepSubjectList) list = load (store, &query);
  g_autofree char *subject = fixture_subject (person);
  XepSubjectRow *row = get_row (list, 1);
  guint notified = 0;
  guint items_changed = 0;
  gint64 id;

  g_assert_cmpint (xep_subject_list_find (list, subject), ==, 1);
  g_assert_cmpint (xep_subject_list_find (list, "p99"), ==, -1);
  g_assert_cmpint (xep_subject_row_get_assessment_id (row), ==, 0);
  check_property (row, "self-points", "");
  check_property (row, "suggested-level", "");

  id = fixture_assessment (store, period, XEP_KIND_MEMBER, person);
  fixture_set (store, id, XEP_STEP_SELF, "A", "30");
  fixture_set (store, id, XEP_STEP_SELF, "B", "30,5");
  fixture_set (store, id, XEP_STEP_DECISION, "level", "good");
  g_signal_connect (row, "notify::self-points", G_CALLBACK (count_signal), &notified);
  g_signal_connect (list, "items-changed", G_CALLBACK (count_items_changed), &items_changed);
  g_assert_true (xep_subject_list_refresh_row (list, id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpuint (items_changed, ==, 0);
  g_assert_true (get_row (list, 1) == row);
  g_assert_cmpint (xep_subject_row_get_assessment_id (row), ==, id);
  g_assert_cmpint (xep_subject_row_get_points (row, XEP_STEP_SELF), ==, 6050);
  g_assert_cmpint (xep_subject_row_get_points (row, XEP_STEP_APPRAISAL), ==, XEP_POINTS_MISSING);
  g_assert_cmpint (xep_subject_row_get_level (row, XEP_STEP_DECISION), ==, XEP_LEVEL_GOOD);
  check_property (row, "self-points", "60,5");
  check_property (
      row, "decision-level",
      xep_regulation_get_level (xep_store_get_regulation (store), XEP_LEVEL_GOOD)->short_name);
  check_property (row, "subject-id", subject);

  /* The suggestion is the one of the assessment itself. */
  {
    g_autoptr (XepAssessment) assessment = xep_assessment_store_load (store, id, &error);
    g_autoptr (XepSuggestion) suggestion
        = xep_assessment_suggest (assessment, xep_store_get_regulation (store));

    g_assert_cmpint (suggestion->level, !=, XEP_LEVEL_NONE);
    g_assert_cmpint (xep_subject_row_get_suggested (row), ==, suggestion->level);
  }

  /* Another kind's assessment, or one that is not on the page, is nothing to this list. */
  g_assert_true (xep_subject_list_refresh_row (list, 99, &error));
  g_assert_cmpint (xep_subject_row_get_points (get_row (list, 0), XEP_STEP_SELF), ==,
                   XEP_POINTS_MISSING);
  g_assert_cmpint (other, >, 0);
}

/* One replacement of the page is one items-changed. */
static void
test_replace (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  XepSubjectQuery query = { .kind = XEP_KIND_MEMBER, .limit = 200 };
  g_autoptr (XepSubjectList) list = xep_subject_list_new (store);
  guint items_changed = 0;
  guint totals = 0;

  fixture_person (store, "Lò A", "1980", 0, XEP_KIND_MEMBER);
  g_signal_connect (list, "items-changed", G_CALLBACK (count_items_changed), &items_changed);
  g_signal_connect (list, "notify::total", G_CALLBACK (count_signal), &totals);
  g_assert_true (xep_subject_list_load (list, &query, &error));
  g_assert_cmpuint (items_changed, ==, 1);
  g_assert_cmpuint (totals, ==, 1);

  /* An unknown period is refused, and the page stays. */
  query.period_id = 99;
  g_assert_false (xep_subject_list_load (list, &query, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpuint (xep_subject_list_get_total (list), ==, 1);
  g_assert_cmpuint (items_changed, ==, 1);
}

static void
test_collective_rows (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 cell = fixture_unit (store, "Chi bộ một", TRUE);
  XepSubjectQuery query = { .kind = XEP_KIND_COLLECTIVE, .limit = 200 };
  g_autoptr (XepSubjectList) list = NULL;
  XepSubjectRow *row;
  gint64 id;

  fixture_collective (store, "Chi ủy một", "grassroots-party", cell);
  query.period_id = fixture_open (store, 2025, XEP_PERIOD_YEAR, NULL);
  id = xep_assessment_store_find (store, query.period_id, -1, "c1", &error);
  fixture_set (store, id, XEP_STEP_DECISION, "A", "29");
  list = load (store, &query);
  row = get_row (list, 0);
  g_assert_cmpstr (xep_subject_row_get_subject_id (row), ==, "c1");
  g_assert_cmpint (xep_subject_row_get_assessment_id (row), ==, id);
  g_assert_cmpstr (xep_subject_row_get_unit_name (row), ==, "Chi bộ một");
  g_assert_cmpint (xep_subject_row_get_unit_id (row), ==, cell);
  g_assert_cmpstr (
      xep_subject_row_get_posts (row), ==,
      xep_named_items_find (xep_regulation_get_collective_types (xep_store_get_regulation (store)),
                            "grassroots-party")
          ->short_text);
  query.text = "chi uy";
  check_names (store, &query, "Chi ủy một");
  query.text = "ủy hai";
  check_names (store, &query, "");
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/lists/paging", test_paging);
  g_test_add_func ("/store/lists/search", test_search);
  g_test_add_func ("/store/lists/numbers", test_numbers);
  g_test_add_func ("/store/lists/units", test_units);
  g_test_add_func ("/store/lists/order", test_order);
  g_test_add_func ("/store/lists/period", test_period);
  g_test_add_func ("/store/lists/remarks", test_remarks);
  g_test_add_func ("/store/lists/refresh", test_refresh);
  g_test_add_func ("/store/lists/replace", test_replace);
  g_test_add_func ("/store/lists/collective-rows", test_collective_rows);
  return g_test_run ();
}
