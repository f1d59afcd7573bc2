/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

static void
test_order (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  static const char *const expected[] = { "Ban Thường vụ Đảng ủy", "Lãnh đạo Ủy ban nhân dân",
                                          "Chi ủy An", "Chi ủy Đá", "Chi ủy Ẩn" };

  fixture_collective (store, "Chi ủy Đá", "grassroots-party", 0);
  fixture_collective (store, "Chi ủy Ẩn", "grassroots-party", 0);
  fixture_collective (store, "Lãnh đạo Ủy ban nhân dân", "people-committee", 0);
  fixture_collective (store, "Chi ủy An", "grassroots-party", 0);
  fixture_collective (store, "Ban Thường vụ Đảng ủy", "standing-committee", 0);
  list = xep_collective_store_list (store, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 5);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (((XepCollective *) g_ptr_array_index (list, i))->name, ==, expected[i]);
  /* â comes after a and before đ. */
  g_assert_cmpstr (((XepCollective *) g_ptr_array_index (list, 3))->name, ==, expected[4]);
  g_assert_cmpstr (((XepCollective *) g_ptr_array_index (list, 4))->name, ==, expected[3]);
}

static void
refuse_collective (XepStore *store,
                   const char *name,
                   const char *type,
                   gint64 unit_id,
                   const char *criteria_set,
                   int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepCollective) collective = xep_collective_new ();
  gint64 before = fixture_count (store, "SELECT count(*) FROM collective");

  g_free (collective->name);
  g_free (collective->type);
  g_free (collective->criteria_set);
  collective->name = g_strdup (name);
  collective->type = g_strdup (type);
  collective->criteria_set = g_strdup (criteria_set);
  collective->unit_id = unit_id;
  g_assert_false (xep_collective_store_add (store, collective, &error));
  g_assert_error (error, XEP_ERROR, code);
  g_assert_cmpint (collective->id, ==, 0);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM collective"), ==, before);
}

static void
test_refused (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  gint64 cell = fixture_unit (store, "Chi bộ một", TRUE);

  fixture_collective (store, "Chi ủy", "grassroots-party", cell);
  refuse_collective (store, " ", "grassroots-party", 0, "", XEP_ERROR_INVALID);
  refuse_collective (store, "Chi ủy", "no-such", 0, "", XEP_ERROR_INVALID);
  refuse_collective (store, "Chi ủy 2", "grassroots-party", 0, "PL99", XEP_ERROR_INVALID);
  refuse_collective (store, "CHI ỦY", "grassroots-party", cell, "", XEP_ERROR_CONSTRAINT);
  refuse_collective (store, "Chi ủy 2", "grassroots-party", 99, "", XEP_ERROR_CONSTRAINT);
  /* The same name in another unit is another collective. */
  fixture_collective (store, "Chi ủy", "grassroots-party", 0);
}

static void
test_update_and_retire (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 cell = fixture_unit (store, "Chi bộ một", TRUE);
  gint64 id = fixture_collective (store, "Chi ủy", "grassroots-party", cell);
  g_autoptr (XepCollective) collective = xep_collective_store_load (store, id, &error);
  g_autoptr (XepCollective) again = NULL;
  g_autoptr (GPtrArray) current = NULL;

  g_assert_cmpstr (collective->unit_name, ==, "Chi bộ một");
  g_assert_cmpint (collective->tier, ==, XEP_TIER_COMMUNE);
  collective->tier = XEP_TIER_PROVINCE;
  g_assert_true (xep_collective_store_update (store, collective, &error));
  g_assert_no_error (error);
  again = xep_collective_store_load (store, id, &error);
  g_assert_cmpint (again->tier, ==, XEP_TIER_PROVINCE);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM audit WHERE entity = 'collective'"
                                         " AND field = 'tier' AND old_value = 'commune'"),
                   ==, 1);

  g_assert_true (xep_collective_store_retire (store, id, "2025-10-01", &error));
  g_assert_no_error (error);
  current = xep_collective_store_list (store, FALSE, &error);
  g_assert_cmpuint (current->len, ==, 0);
  g_assert_false (xep_collective_store_retire (store, 99, "2025-10-01", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/collectives/order", test_order);
  g_test_add_func ("/store/collectives/refused", test_refused);
  g_test_add_func ("/store/collectives/update-and-retire", test_update_and_retire);
  return g_test_run ();
}
