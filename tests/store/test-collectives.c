/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"
#include "store/xep-collective-proposals.h"

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

static GPtrArray *
list_proposals (XepStore *store, guint fresh)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *proposals = xep_collective_proposals_list (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (xep_collective_proposals_count (proposals, XEP_PROPOSAL_NEW), ==, fresh);
  return proposals;
}

static const XepCollectiveProposal *
find_proposal (GPtrArray *proposals, const char *unit_name)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const XepCollectiveProposal *proposal = g_ptr_array_index (proposals, i);

      if (g_str_equal (proposal->collective->unit_name, unit_name))
        return proposal;
    }
  g_error ("nothing is proposed for “%s”", unit_name);
}

/* What a unit gives is said by its kind and name; what is there already is not proposed again. */
static void
test_proposals (void)
{
  static const struct
  {
    const char *unit;
    gboolean cell;
    const char *name, *type;
    XepTier tier;
  } units[] = {
    { "Chi bộ thôn Tả Chải", TRUE, "Chi ủy Chi bộ thôn Tả Chải", "grassroots-party",
      XEP_TIER_COMMUNE },
    { "Đảng bộ Công an xã", TRUE, "Ban Chấp hành Đảng bộ Công an xã", "grassroots-party",
      XEP_TIER_COMMUNE },
    { "Đảng ủy xã", FALSE, "Ban Thường vụ Đảng ủy xã", "standing-committee", XEP_TIER_PROVINCE },
    { "UBND xã", FALSE, "Lãnh đạo UBND xã", "people-committee", XEP_TIER_PROVINCE },
    { "Trường THCS Lùng Phình", FALSE, "Lãnh đạo Trường THCS Lùng Phình", "agency",
      XEP_TIER_COMMUNE },
  };
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) again = NULL;
  gint64 audited = fixture_count (store, "SELECT count(*) FROM audit WHERE entity = 'collective'");
  guint added = 0;
  gint64 there, removed;

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    fixture_unit (store, units[i].unit, units[i].cell);
  there = fixture_unit (store, "Chi bộ thôn Pờ Chồ", TRUE);
  fixture_collective (store, "Cấp ủy Pờ Chồ", "grassroots-party", there);
  removed = fixture_collective (store, "Chi ủy cũ", "grassroots-party",
                                fixture_unit (store, "Chi bộ thôn Mới", TRUE));
  g_assert_true (xep_collective_store_retire (store, removed, "2025-01-02", &error));
  audited = fixture_count (store, "SELECT count(*) FROM audit WHERE entity = 'collective'");

  proposals = list_proposals (store, G_N_ELEMENTS (units));
  g_assert_cmpuint (proposals->len, ==, G_N_ELEMENTS (units) + 2);
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const XepCollectiveProposal *proposal = find_proposal (proposals, units[i].unit);

      g_assert_cmpint (proposal->state, ==, XEP_PROPOSAL_NEW);
      g_assert_cmpstr (proposal->collective->name, ==, units[i].name);
      g_assert_cmpstr (proposal->collective->type, ==, units[i].type);
      g_assert_cmpint (proposal->collective->tier, ==, units[i].tier);
    }
  g_assert_cmpint (find_proposal (proposals, "Chi bộ thôn Pờ Chồ")->state, ==, XEP_PROPOSAL_THERE);
  g_assert_cmpstr (find_proposal (proposals, "Chi bộ thôn Pờ Chồ")->standing, ==, "Cấp ủy Pờ Chồ");
  g_assert_cmpint (find_proposal (proposals, "Chi bộ thôn Mới")->state, ==, XEP_PROPOSAL_REMOVED);

  g_assert_true (xep_collective_proposals_add (store, proposals, 0, &added, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (added, ==, G_N_ELEMENTS (units));
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM collective"
                                         " WHERE retired_on IS NULL"),
                   ==, G_N_ELEMENTS (units) + 1);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM audit WHERE entity = 'collective'"),
                   ==, audited + (gint64) G_N_ELEMENTS (units));
  again = list_proposals (store, 0);
  g_assert_true (xep_collective_proposals_add (store, again, 0, &added, &error));
  g_assert_cmpuint (added, ==, 0);
}

/* All or none; a period that is open gives each its assessment where that is wanted. */
static void
test_proposals_at_once (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) twice = g_ptr_array_new ();
  gint64 period = fixture_open (store, 2025, XEP_PERIOD_Q3, NULL);
  gint64 before;
  guint added = 7;

  fixture_unit (store, "Chi bộ thôn Tả Chải", TRUE);
  fixture_unit (store, "Chi bộ thôn Pờ Chồ", TRUE);
  proposals = list_proposals (store, 2);
  before = fixture_count (store, "SELECT count(*) FROM audit");
  g_ptr_array_add (twice, g_ptr_array_index (proposals, 0));
  g_ptr_array_add (twice, g_ptr_array_index (proposals, 0));
  g_assert_false (xep_collective_proposals_add (store, twice, period, &added, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpuint (added, ==, 0);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM collective"), ==, 0);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM audit"), ==, before);

  g_ptr_array_unref (proposals);
  proposals = list_proposals (store, 2);
  g_assert_true (xep_collective_proposals_add (store, proposals, period, &added, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM assessment"
                                         " WHERE kind = 'collective'"),
                   ==, 2);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/collectives/order", test_order);
  g_test_add_func ("/store/collectives/refused", test_refused);
  g_test_add_func ("/store/collectives/update-and-retire", test_update_and_retire);
  g_test_add_func ("/store/collectives/proposals", test_proposals);
  g_test_add_func ("/store/collectives/proposals-at-once", test_proposals_at_once);
  return g_test_run ();
}
