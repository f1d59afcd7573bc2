/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"

static XepPerson *
load (XepStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  XepPerson *person = xep_person_store_load (store, id, &error);

  g_assert_no_error (error);
  return person;
}

static void
replace_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static XepPost *
add_post (XepPerson *person, const char *title, gint64 unit_id, gboolean head)
{
  XepPost *post = xep_post_new ();

  replace_text (&post->title, title);
  post->unit_id = unit_id;
  post->head = head;
  g_ptr_array_add (person->posts, post);
  return post;
}

/* Saving @person must fail with @code and change nothing. */
static void
refuse_person (XepStore *store, XepPerson *person, int code)
{
  g_autoptr (GError) error = NULL;
  static const char *const state = "SELECT (SELECT group_concat (id || name || ifnull (birth_date, "
                                   "'') || kind || gender) FROM person)"
                                   " || (SELECT ifnull (group_concat (id || title || head || "
                                   "ifnull (ended_on, '')), '') FROM post)"
                                   " || (SELECT count(*) FROM audit)";
  g_autofree char *before = fixture_text (store, state);
  g_autofree char *after = NULL;
  gboolean saved = person->id != 0 ? xep_person_store_update (store, person, &error)
                                   : xep_person_store_add (store, person, &error);

  g_assert_false (saved);
  g_assert_error (error, XEP_ERROR, code);
  after = fixture_text (store, state);
  g_assert_cmpstr (after, ==, before);
}

static void
test_round_trip (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = xep_person_new ();
  g_autoptr (XepPerson) again = NULL;
  const XepPost *post;
  gint64 cell = fixture_unit (store, "Chi bộ thôn Tả Chải", TRUE);
  gint64 office = fixture_unit (store, "Văn phòng Đảng ủy", FALSE);

  replace_text (&person->name, "  Giàng   Seo Páo ");
  replace_text (&person->gender, "Nam");
  replace_text (&person->ethnicity, "Mông");
  replace_text (&person->party_card, "12.345678");
  replace_text (&person->citizen_id, "010080001234");
  replace_text (&person->note, "dòng 1\ndòng 2");
  person->birth_date = fixture_date ("1981-03-12");
  person->admitted_on = fixture_date ("2005");
  person->official_on = fixture_date ("2006-05-19");
  person->unit_id = cell;
  person->workplace_id = office;
  person->kind = XEP_KIND_LEADER;
  person->tier = XEP_TIER_PROVINCE;
  person->status = XEP_STATUS_PROBATION;
  add_post (person, "Bí thư chi bộ", cell, TRUE)->started_on = fixture_date ("2020-06-01");
  add_post (person, "Chánh Văn phòng", office, TRUE)->branch = XEP_BRANCH_GOVERNMENT;
  g_assert_true (xep_person_store_add (store, person, &error));
  g_assert_no_error (error);

  again = load (store, person->id);
  g_assert_cmpstr (again->name, ==, "Giàng Seo Páo");
  g_assert_cmpstr (again->gender, ==, "Nam");
  g_assert_cmpstr (again->ethnicity, ==, "Mông");
  g_assert_cmpstr (again->party_card, ==, "12.345678");
  g_assert_cmpstr (again->citizen_id, ==, "010080001234");
  g_assert_cmpstr (again->note, ==, "dòng 1\ndòng 2");
  g_assert_cmpstr (again->unit_name, ==, "Chi bộ thôn Tả Chải");
  g_assert_cmpstr (again->workplace_name, ==, "Văn phòng Đảng ủy");
  g_assert_cmpint (xep_date_compare (again->birth_date, person->birth_date), ==, 0);
  g_assert_false (xep_date_is_full (again->admitted_on));
  g_assert_cmpint (again->admitted_on.year, ==, 2005);
  g_assert_cmpint (again->kind, ==, XEP_KIND_LEADER);
  g_assert_cmpint (again->tier, ==, XEP_TIER_PROVINCE);
  g_assert_cmpint (again->status, ==, XEP_STATUS_PROBATION);
  g_assert_true (again->party_member);
  g_assert_true (xep_person_is_head (again));
  g_assert_cmpuint (again->posts->len, ==, 2);
  post = g_ptr_array_index (again->posts, 1);
  g_assert_cmpstr (post->title, ==, "Chánh Văn phòng");
  g_assert_cmpint (post->branch, ==, XEP_BRANCH_GOVERNMENT);
  g_assert_cmpstr (post->unit_name, ==, "Văn phòng Đảng ủy");
  g_assert_cmpint (post->id, ==, ((XepPost *) g_ptr_array_index (person->posts, 1))->id);
}

static void
test_refused (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  gint64 cell = fixture_unit (store, "Chi bộ một", TRUE);
  gint64 id = fixture_person (store, "Vàng Thị Mỷ", "1990-01-02", cell, XEP_KIND_MEMBER);
  g_autoptr (XepPerson) person = load (store, id);
  g_autoptr (XepPerson) nameless = xep_person_new ();

  replace_text (&nameless->name, " \n ");
  refuse_person (store, nameless, XEP_ERROR_INVALID);

  person->admitted_on = fixture_date ("1990-01-02");
  refuse_person (store, person, XEP_ERROR_INVALID);
  person->admitted_on = fixture_date ("1989");
  refuse_person (store, person, XEP_ERROR_INVALID);
  person->admitted_on = XEP_DATE_NONE;

  replace_text (&person->gender, "nam");
  refuse_person (store, person, XEP_ERROR_INVALID);
  replace_text (&person->gender, "");

  person->party_member = FALSE;
  refuse_person (store, person, XEP_ERROR_INVALID);
  person->party_member = TRUE;

  person->kind = XEP_KIND_COLLECTIVE;
  refuse_person (store, person, XEP_ERROR_INVALID);
  person->kind = XEP_KIND_MEMBER;

  replace_text (&person->criteria_set, "PL99");
  refuse_person (store, person, XEP_ERROR_INVALID);
  replace_text (&person->criteria_set, "");

  person->unit_id = 99;
  refuse_person (store, person, XEP_ERROR_CONSTRAINT);
}

static void
test_bad_posts (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  gint64 cell = fixture_unit (store, "Chi bộ một", TRUE);
  gint64 id = fixture_person (store, "Vàng Thị Mỷ", "1990-01-02", cell, XEP_KIND_MEMBER);
  g_autoptr (XepPerson) person = load (store, id);
  XepPost *post = add_post (person, " ", 0, FALSE);

  refuse_person (store, person, XEP_ERROR_INVALID);
  replace_text (&post->title, "Phó Bí thư");
  post->started_on = fixture_date ("2025-05-02");
  post->ended_on = fixture_date ("2025-05-01");
  refuse_person (store, person, XEP_ERROR_INVALID);
  post->ended_on = XEP_DATE_NONE;
  post->head = TRUE;
  refuse_person (store, person, XEP_ERROR_INVALID);
  post->unit_id = 99;
  refuse_person (store, person, XEP_ERROR_CONSTRAINT);
  post->unit_id = cell;
  add_post (person, "Bí thư", cell, TRUE);
  refuse_person (store, person, XEP_ERROR_CONSTRAINT);
}

/* The year of the end is known only: it may be the year of the beginning. */
static void
test_bare_years (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_person (store, "Sùng A Chúng", "1975", 0, XEP_KIND_MEMBER);
  g_autoptr (XepPerson) person = load (store, id);
  XepPost *post = add_post (person, "Trưởng thôn", 0, FALSE);

  post->started_on = fixture_date ("2024-05-02");
  post->ended_on = fixture_date ("2024");
  g_assert_true (xep_person_store_update (store, person, &error));
  g_assert_no_error (error);
}

static void
test_two_heads (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 cell = fixture_unit (store, "Chi bộ một", TRUE);
  gint64 first = fixture_person (store, "Giàng Seo Páo", "1981-03-12", cell, XEP_KIND_LEADER);
  gint64 second = fixture_person (store, "Vàng Thị Mỷ", "1990-01-02", cell, XEP_KIND_LEADER);
  g_autoptr (XepPerson) old_head = NULL;
  g_autoptr (XepPerson) new_head = load (store, second);

  fixture_post (store, first, "Bí thư", XEP_BRANCH_PARTY, cell, TRUE);
  add_post (new_head, "Bí thư", cell, TRUE);
  g_assert_false (xep_person_store_update (store, new_head, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Giàng Seo Páo"));
  g_assert_nonnull (strstr (error->message, "Chi bộ một"));
  g_clear_error (&error);
  refuse_person (store, new_head, XEP_ERROR_CONSTRAINT);

  /* Saving the head again is no second head. */
  old_head = load (store, first);
  g_assert_true (xep_person_store_update (store, old_head, &error));
  g_assert_no_error (error);

  ((XepPost *) g_ptr_array_index (old_head->posts, 0))->ended_on = fixture_date ("2025-09-30");
  g_assert_true (xep_person_store_update (store, old_head, &error));
  g_assert_true (xep_person_store_update (store, new_head, &error));
  g_assert_no_error (error);
}

static void
test_post_changes (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_person (store, "Giàng Seo Páo", "1981-03-12", 0, XEP_KIND_LEADER);
  g_autoptr (XepPerson) person = load (store, id);
  gint64 kept;
  g_autofree char *titles = NULL;
  gint64 audited;

  add_post (person, "một", 0, FALSE);
  add_post (person, "hai", 0, FALSE);
  g_assert_true (xep_person_store_update (store, person, &error));
  kept = ((XepPost *) g_ptr_array_index (person->posts, 1))->id;

  /* A new post before one that keeps the highest id. */
  g_ptr_array_remove_index (person->posts, 0);
  g_ptr_array_insert (person->posts, 0, xep_post_new ());
  replace_text (&((XepPost *) g_ptr_array_index (person->posts, 0))->title, "ba");
  g_assert_true (xep_person_store_update (store, person, &error));
  g_assert_no_error (error);
  titles = fixture_text (
      store, "SELECT group_concat (title, ' ') FROM (SELECT title FROM post ORDER BY id)");
  g_assert_cmpstr (titles, ==, "hai ba");
  g_assert_cmpint (fixture_count (store, "SELECT id FROM post WHERE title = 'hai'"), ==, kept);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM audit WHERE field = 'posts'"), ==,
                   2);

  audited = fixture_count (store, "SELECT count(*) FROM audit");
  g_assert_true (xep_person_store_update (store, person, &error));
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM audit"), ==, audited);
}

static void
test_audit (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_person (store, "Giàng Seo Páo", "1981-03-12", 0, XEP_KIND_MEMBER);
  g_autoptr (XepPerson) person = load (store, id);
  g_autoptr (GPtrArray) entries = NULL;
  const XepAuditEntry *entry;

  person->birth_date = fixture_date ("1981");
  g_assert_true (xep_person_store_update (store, person, &error));
  entries = xep_audit_store_list (store, "person", id, 1, &error);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->field, ==, "birth_date");
  g_assert_cmpstr (entry->old_value, ==, "1981-03-12");
  g_assert_cmpstr (entry->new_value, ==, "1981");
  g_assert_cmpint (entry->entity_id, ==, id);
  g_assert_cmpuint (strlen (entry->at), ==, 19);
}

static void
check_found (XepStore *store, const char *name, const char *date, guint count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = xep_person_store_find (store, name, fixture_date (date), &error);

  g_assert_no_error (error);
  if (found->len != count)
    g_error ("%s %s: %u found instead of %u", name, date, found->len, count);
}

static void
test_find (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_person (store, "Vàng Thị Hòa", "1977-03-12", 0, XEP_KIND_MEMBER);

  fixture_person (store, "Vàng Thị Hòa", "1980", 0, XEP_KIND_MEMBER);
  fixture_person (store, "Vàng Thị Hòa", "", 0, XEP_KIND_MEMBER);

  check_found (store, "VÀNG THỊ HOÀ", "1977-03-12", 1);
  check_found (store, "Vàng Thị Hòa", "1977", 1);
  check_found (store, "Vàng Thị Hòa", "1977-03-13", 0);
  check_found (store, "Vàng Thị Hòa", "1980-12-31", 1);
  check_found (store, "Vàng Thị Hòa", "1980", 1);
  check_found (store, "Vàng Thị Hòa", "1981", 0);
  check_found (store, "Vàng Thị Hòa", "", 3);
  check_found (store, "Vang Thi Hoa", "", 0);
  check_found (store, "Vàng Thị Hoa", "", 0);

  /* Who has left is found only when nobody else is. */
  g_assert_true (xep_person_store_retire (store, id, "2025-01-01", &error));
  check_found (store, "Vàng Thị Hòa", "1977-03-12", 1);
  check_found (store, "Vàng Thị Hòa", "", 2);
}

static void
test_retire (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 cell = fixture_unit (store, "Chi bộ một", TRUE);
  gint64 id = fixture_person (store, "Giàng Seo Páo", "1981-03-12", cell, XEP_KIND_LEADER);
  gint64 other = fixture_person (store, "Vàng Thị Mỷ", "1990-01-02", cell, XEP_KIND_LEADER);
  g_autoptr (XepPerson) gone = NULL;
  g_autoptr (XepPerson) back = NULL;

  fixture_post (store, id, "Bí thư", XEP_BRANCH_PARTY, cell, TRUE);
  g_assert_false (xep_person_store_retire (store, id, "31/02/2025", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (xep_person_store_retire (store, id, "2025-10-05", &error));
  g_assert_no_error (error);
  gone = load (store, id);
  g_assert_cmpstr (gone->retired_on, ==, "2025-10-05");
  g_assert_false (xep_person_is_head (gone));
  g_assert_false (xep_person_store_retire (store, id, "2025-10-06", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (xep_person_store_restore (store, id, &error));
  back = load (store, id);
  g_assert_cmpstr (back->retired_on, ==, "");
  g_assert_true (xep_person_is_head (back));

  /* Somebody else is head by the time of the return. */
  g_assert_true (xep_person_store_retire (store, id, "2025-10-05", &error));
  fixture_post (store, other, "Bí thư", XEP_BRANCH_PARTY, cell, TRUE);
  g_assert_false (xep_person_store_restore (store, id, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
  g_assert_cmpint (
      fixture_count (store, "SELECT count(*) FROM person WHERE retired_on IS NOT NULL"), ==, 1);
}

static void
test_list (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) one_unit = NULL;
  g_autoptr (GPtrArray) with_retired = NULL;
  static const char *const order[] = { "Vàng A Ân", "Giàng Seo Dũng", "Lò Văn Đạt", "Lò Thị Hà" };
  gint64 cell = fixture_unit (store, "Chi bộ một", TRUE);
  gint64 gone = fixture_person (store, "Sùng A Bình", "1970", cell, XEP_KIND_MEMBER);
  gint64 dat = fixture_person (store, order[2], "1981", cell, XEP_KIND_LEADER);

  fixture_person (store, order[3], "1981", cell, XEP_KIND_MEMBER);
  fixture_person (store, order[0], "1981", 0, XEP_KIND_MEMBER);
  fixture_person (store, order[1], "1981", 0, XEP_KIND_MEMBER);
  fixture_post (store, dat, "Bí thư", XEP_BRANCH_PARTY, cell, TRUE);
  fixture_post (store, dat, "Trưởng thôn", XEP_BRANCH_GOVERNMENT, 0, FALSE);
  g_assert_true (xep_person_store_retire (store, gone, "2025-01-01", &error));

  all = xep_person_store_list (store, 0, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 4);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (((XepPerson *) g_ptr_array_index (all, i))->name, ==, order[i]);
  g_assert_cmpuint (((XepPerson *) g_ptr_array_index (all, 2))->posts->len, ==, 2);
  g_assert_cmpuint (((XepPerson *) g_ptr_array_index (all, 0))->posts->len, ==, 0);

  one_unit = xep_person_store_list (store, cell, FALSE, &error);
  g_assert_cmpuint (one_unit->len, ==, 2);
  with_retired = xep_person_store_list (store, cell, TRUE, &error);
  g_assert_cmpuint (with_retired->len, ==, 3);
}

/* Twelve digits, nine on an old card, or none. */
static void
test_citizen_id (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  static const struct
  {
    const char *text;
    gboolean valid;
  } rows[] = { { "", TRUE },
               { "010080001234", TRUE },
               { "063012345", TRUE },
               { "01008000123", FALSE },
               { "0100800012345", FALSE },
               { "01008000123x", FALSE },
               { "010 08000123", FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XepPerson) person = xep_person_new ();

      replace_text (&person->name, "Giàng Seo Páo");
      replace_text (&person->citizen_id, rows[i].text);
      g_assert_cmpint (xep_citizen_id_is_valid (rows[i].text), ==, rows[i].valid);
      g_assert_cmpint (xep_person_store_add (store, person, &error), ==, rows[i].valid);
    }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/people/round-trip", test_round_trip);
  g_test_add_func ("/store/people/refused", test_refused);
  g_test_add_func ("/store/people/bad-posts", test_bad_posts);
  g_test_add_func ("/store/people/bare-years", test_bare_years);
  g_test_add_func ("/store/people/two-heads", test_two_heads);
  g_test_add_func ("/store/people/post-changes", test_post_changes);
  g_test_add_func ("/store/people/audit", test_audit);
  g_test_add_func ("/store/people/find", test_find);
  g_test_add_func ("/store/people/retire", test_retire);
  g_test_add_func ("/store/people/list", test_list);
  g_test_add_func ("/store/people/citizen-id", test_citizen_id);
  return g_test_run ();
}
