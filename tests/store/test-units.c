/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

static gint64
find (XepStore *store, const char *name, gboolean party_cell)
{
  g_autoptr (GError) error = NULL;
  gint64 id = xep_unit_store_find (store, name, party_cell, &error);

  g_assert_no_error (error);
  return id;
}

static XepUnit *
load (XepStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  XepUnit *unit = xep_unit_store_load (store, id, &error);

  g_assert_no_error (error);
  return unit;
}

static void
rename_unit (XepUnit *unit, const char *name)
{
  g_free (unit->name);
  unit->name = g_strdup (name);
}

/* Adding @name must fail with @code and leave nothing. */
static void
refuse_unit (XepStore *store, const char *name, gboolean party_cell, const char *block, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepUnit) unit = xep_unit_new ();
  gint64 units = fixture_count (store, "SELECT count(*) FROM unit");
  gint64 audited = fixture_count (store, "SELECT count(*) FROM audit");

  rename_unit (unit, name);
  unit->party_cell = party_cell;
  g_free (unit->block);
  unit->block = g_strdup (block);
  g_assert_false (xep_unit_store_add (store, unit, &error));
  g_assert_error (error, XEP_ERROR, code);
  g_assert_cmpint (unit->id, ==, 0);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM unit"), ==, units);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM audit"), ==, audited);
}

static void
test_find (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  gint64 cell = fixture_unit (store, "Chi bộ thôn Tả Chải", TRUE);
  gint64 office = fixture_unit (store, "Trạm Y tế", FALSE);

  g_assert_cmpint (find (store, "CHI BỘ THÔN TẢ CHẢI", TRUE), ==, cell);
  g_assert_cmpint (find (store, "  chi bộ  thôn Tả Chải ", TRUE), ==, cell);
  g_assert_cmpint (find (store, "Chi bộ thôn Tà Chải", TRUE), ==, 0);
  g_assert_cmpint (find (store, "Chi bo thon Ta Chai", TRUE), ==, 0);
  g_assert_cmpint (find (store, "Chi bộ thôn Tả Chải", FALSE), ==, 0);
  g_assert_cmpint (find (store, "Trạm Y tế", FALSE), ==, office);
  g_assert_cmpint (find (store, "", FALSE), ==, 0);
}

static void
test_tone_placement (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  gint64 cell = fixture_unit (store, "Chi bộ thôn Hòa Bình", TRUE);

  g_assert_cmpint (find (store, "Chi bộ thôn Hoà Bình", TRUE), ==, cell);
  refuse_unit (store, "Chi bộ thôn Hoà Bình", TRUE, "", XEP_ERROR_CONSTRAINT);
}

static void
test_refused (void)
{
  g_autoptr (XepStore) store = fixture_store ();

  fixture_unit (store, "Chi bộ Công an", TRUE);
  refuse_unit (store, "", TRUE, "", XEP_ERROR_INVALID);
  refuse_unit (store, " \t ", TRUE, "", XEP_ERROR_INVALID);
  refuse_unit (store, "CHI BỘ CÔNG AN", TRUE, "", XEP_ERROR_CONSTRAINT);
  refuse_unit (store, "Trường Mầm non", FALSE, "NO-SUCH", XEP_ERROR_INVALID);
  /* Cells and offices have names apart. */
  fixture_unit (store, "Chi bộ Công an", FALSE);
}

static void
test_update (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_unit (store, "Chi bộ thôn Pờ Chồ", TRUE);
  g_autoptr (XepUnit) unit = load (store, id);
  g_autoptr (XepUnit) again = NULL;
  g_autoptr (GPtrArray) audit = NULL;
  const XepAuditEntry *entry;

  g_assert_true (xep_unit_store_update (store, unit, &error));
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM audit"), ==, 1);

  rename_unit (unit, "Chi  bộ thôn Pờ Chồ 1 ");
  g_free (unit->block);
  unit->block = g_strdup ("SN");
  g_assert_true (xep_unit_store_update (store, unit, &error));
  g_assert_no_error (error);

  again = load (store, id);
  g_assert_cmpstr (again->name, ==, "Chi bộ thôn Pờ Chồ 1");
  g_assert_cmpstr (again->block, ==, "SN");
  g_assert_true (again->party_cell);
  g_assert_cmpint (find (store, "chi bộ thôn pờ chồ 1", TRUE), ==, id);

  audit = xep_audit_store_list (store, "unit", id, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (audit->len, ==, 3);
  entry = g_ptr_array_index (audit, 1);
  g_assert_cmpstr (entry->field, ==, "name");
  g_assert_cmpstr (entry->old_value, ==, "Chi bộ thôn Pờ Chồ");
  g_assert_cmpstr (entry->new_value, ==, "Chi bộ thôn Pờ Chồ 1");
  entry = g_ptr_array_index (audit, 2);
  g_assert_cmpstr (entry->field, ==, "created");
}

static void
test_unknown (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepUnit) unit = xep_unit_new ();

  g_assert_null (xep_unit_store_load (store, 7, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_clear_error (&error);

  rename_unit (unit, "Văn phòng");
  unit->id = 7;
  g_assert_false (xep_unit_store_update (store, unit, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM audit"), ==, 0);
}

static void
test_parent (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 above = fixture_unit (store, "Ủy ban nhân dân xã", FALSE);
  gint64 below = fixture_unit (store, "Phòng Kinh tế", FALSE);
  g_autoptr (XepUnit) unit = load (store, below);
  g_autoptr (XepUnit) parent = load (store, above);

  unit->parent_id = above;
  g_assert_true (xep_unit_store_update (store, unit, &error));
  g_assert_no_error (error);
  parent->parent_id = below;
  g_assert_false (xep_unit_store_update (store, parent, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_clear_error (&error);
  parent->parent_id = above;
  g_assert_false (xep_unit_store_update (store, parent, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
}

static void
check_in_use (XepStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepUnit) unit = NULL;

  g_assert_false (xep_unit_store_retire (store, id, "2025-11-30", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
  unit = load (store, id);
  g_assert_cmpstr (unit->retired_on, ==, "");
}

static void
test_retire (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) current = NULL;
  g_autoptr (GPtrArray) all = NULL;
  gint64 with_person = fixture_unit (store, "Chi bộ một", TRUE);
  gint64 with_collective = fixture_unit (store, "Chi bộ hai", TRUE);
  gint64 unused = fixture_unit (store, "Chi bộ ba", TRUE);

  fixture_person (store, "Giàng Seo Páo", "1981-03-12", with_person, XEP_KIND_MEMBER);
  fixture_collective (store, "Chi ủy hai", "grassroots-party", with_collective);
  check_in_use (store, with_person);
  check_in_use (store, with_collective);

  g_assert_false (xep_unit_store_retire (store, unused, "", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (xep_unit_store_retire (store, unused, "2025", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (xep_unit_store_retire (store, unused, "2025-11-30", &error));
  g_assert_no_error (error);
  current = xep_unit_store_list (store, FALSE, &error);
  all = xep_unit_store_list (store, TRUE, &error);
  g_assert_cmpuint (current->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (find (store, "Chi bộ ba", TRUE), ==, 0);
  /* The name is free again. */
  fixture_unit (store, "Chi bộ ba", TRUE);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/units/find", test_find);
  g_test_add_func ("/store/units/tone-placement", test_tone_placement);
  g_test_add_func ("/store/units/refused", test_refused);
  g_test_add_func ("/store/units/update", test_update);
  g_test_add_func ("/store/units/unknown", test_unknown);
  g_test_add_func ("/store/units/parent", test_parent);
  g_test_add_func ("/store/units/retire", test_retire);
  return g_test_run ();
}
