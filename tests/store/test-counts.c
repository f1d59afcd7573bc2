/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"
#include "store/xep-count-store.h"

/* Counts against counts made here row by row, from the assessments as they are loaded. */

#define N_CELLS 3
#define N_PEOPLE 12 /* in each cell */

typedef struct
{
  XepStore *store;
  gint64 year, quarter; /* periods */
} Commune;

static void
commune_clear (Commune *self)
{
  g_object_unref (self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Commune, commune_clear)

static void
make_cell (XepStore *store, int number)
{
  static const XepSubjectKind kinds[] = { XEP_KIND_LEADER, XEP_KIND_LEADER, XEP_KIND_STAFF,
                                          XEP_KIND_MEMBER, XEP_KIND_MEMBER, XEP_KIND_MEMBER };
  g_autofree char *name = g_strdup_printf ("Chi bộ thôn %d", number);
  g_autofree char *committee = g_strdup_printf ("Chi ủy thôn %d", number);
  gint64 unit = fixture_unit (store, name, TRUE);

  for (int i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *person_name = g_strdup_printf ("Giàng Seo %c%c", 'A' + number, 'A' + i);
      gint64 person = fixture_person (store, person_name, "1980-01-02", unit,
                                      kinds[(guint) i % G_N_ELEMENTS (kinds)]);

      if (i == 0)
        fixture_post (store, person, "Bí thư chi bộ", XEP_BRANCH_PARTY, unit, TRUE);
    }
  fixture_collective (store, committee, "grassroots-party", unit);
}

static GArray *
list_ids (XepStore *store, gint64 period_id)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = xep_assessment_store_list_ids (store, period_id, -1, 0, &error);

  g_assert_no_error (error);
  return ids;
}

/* Spreads levels, unrated reasons and gaps over the assessments; proposals are there too and must
 * not count. */
static void
rate (XepStore *store, gint64 period_id)
{
  static const char *const levels[] = { "excellent", "good", "good",      "complete", "incomplete",
                                        "good",      NULL,   "excellent", "unrated" };
  g_autoptr (GArray) ids = list_ids (store, period_id);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      const char *level = levels[i % G_N_ELEMENTS (levels)];

      fixture_set (store, id, XEP_STEP_SELF, "level", "excellent");
      fixture_set (store, id, XEP_STEP_APPRAISAL, "level", "good");
      if (g_strcmp0 (level, "unrated") == 0)
        fixture_set (store, id, XEP_STEP_SELF, "unrated", i % 2 ? "leave" : "training");
      else if (level != NULL)
        fixture_set (store, id, XEP_STEP_DECISION, "level", level);
    }
}

static Commune
make_commune (void)
{
  Commune self = { .store = fixture_store () };

  for (int i = 0; i < N_CELLS; i++)
    make_cell (self.store, i);
  fixture_collective (self.store, "Lãnh đạo Ủy ban nhân dân xã", "people-committee", 0);
  fixture_collective (self.store, "Phòng Kinh tế", "agency", 0);
  fixture_person (self.store, "Vàng Thị Mỷ", "1990-01-02", 0, XEP_KIND_STAFF);
  self.year = fixture_open (self.store, 2025, XEP_PERIOD_YEAR, NULL);
  self.quarter = fixture_open (self.store, 2025, XEP_PERIOD_Q1, NULL);
  rate (self.store, self.year);
  return self;
}

static GPtrArray *
load_all (XepStore *store, gint64 period_id)
{
  g_autoptr (GArray) ids = list_ids (store, period_id);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_assessment_free);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) error = NULL;
      XepAssessment *assessment
          = xep_assessment_store_load (store, g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
      g_ptr_array_add (all, assessment);
    }
  return all;
}

static gboolean
is_counted_elsewhere (GPtrArray *all, const XepAssessment *assessment)
{
  for (guint i = 0; i < all->len && assessment->kind == XEP_KIND_MEMBER; i++)
    {
      const XepAssessment *other = g_ptr_array_index (all, i);

      if ((other->kind == XEP_KIND_LEADER || other->kind == XEP_KIND_STAFF)
          && other->person_id == assessment->person_id)
        return TRUE;
    }
  return FALSE;
}

static void
add_by_hand (XepCount *count, const XepAssessment *assessment)
{
  XepLevel level = assessment->steps[XEP_STEP_DECISION].level;

  count->total++;
  if (assessment->state == XEP_STATE_UNRATED)
    count->unrated++;
  else if (level == XEP_LEVEL_NONE)
    count->undecided++;
  else
    {
      count->rated++;
      count->levels[level]++;
    }
}

static void
assert_same (const XepCount *count, const XepCount *expected)
{
  g_assert_cmpmem (count, sizeof *count, expected, sizeof *expected);
}

static void
test_by_kind (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = xep_count_store_by_kind (commune.store, commune.year, &error);
  g_autoptr (GPtrArray) all = load_all (commune.store, commune.year);
  static const char *const names[]
      = { "Tập thể", "Lãnh đạo, quản lý", "Công chức, viên chức", "Đảng viên" };

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, XEP_N_KINDS);
  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    {
      const XepCountRow *row = g_ptr_array_index (rows, kind);
      XepCount expected = { 0 };

      for (guint i = 0; i < all->len; i++)
        if (((XepAssessment *) g_ptr_array_index (all, i))->kind == (XepSubjectKind) kind)
          add_by_hand (&expected, g_ptr_array_index (all, i));
      g_assert_cmpstr (row->id, ==, xep_kind_to_nick (kind));
      g_assert_cmpstr (row->name, ==, names[kind]);
      g_assert_cmpuint (row->count.rated, >, 0);
      assert_same (&row->count, &expected);
    }
}

/* A quarter has leaders and collectives; nothing is decided in this one. */
static void
test_quarter (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = xep_count_store_by_kind (commune.store, commune.quarter, &error);
  const XepCountRow *collectives;
  const XepCountRow *leaders;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  collectives = g_ptr_array_index (rows, 0);
  leaders = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (collectives->id, ==, "collective");
  g_assert_cmpuint (collectives->count.total, ==, N_CELLS + 2);
  g_assert_cmpstr (leaders->id, ==, "leader");
  g_assert_cmpuint (leaders->count.undecided, ==, leaders->count.total);
  g_assert_cmpuint (leaders->count.rated, ==, 0);
}

static void
test_by_type (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = xep_count_store_by_type (commune.store, commune.year, &error);
  g_autoptr (GPtrArray) all = load_all (commune.store, commune.year);
  GPtrArray *types = xep_regulation_get_collective_types (xep_store_get_regulation (commune.store));
  guint empty = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, types->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const XepCountRow *row = g_ptr_array_index (rows, i);
      const XepNamedItem *type = g_ptr_array_index (types, i);
      XepCount expected = { 0 };

      for (guint j = 0; j < all->len; j++)
        if (g_str_equal (((XepAssessment *) g_ptr_array_index (all, j))->collective_type, type->id))
          add_by_hand (&expected, g_ptr_array_index (all, j));
      g_assert_cmpstr (row->id, ==, type->id);
      g_assert_cmpstr (row->name, ==, type->text);
      assert_same (&row->count, &expected);
      empty += expected.total == 0;
    }
  g_assert_cmpuint (empty, ==, types->len - 3);
}

/* A type that came from another regulation keeps the sums whole. */
static void
test_unknown_type (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const XepCountRow *last;

  fixture_execute (commune.store, "UPDATE assessment SET collective_type = 'senate'"
                                  " WHERE collective_type = 'agency'");
  rows = xep_count_store_by_type (commune.store, commune.year, &error);
  g_assert_no_error (error);
  last = g_ptr_array_index (rows, rows->len - 1);
  g_assert_cmpuint (rows->len, ==, 8);
  g_assert_cmpstr (last->id, ==, "senate");
  g_assert_cmpstr (last->name, ==, "senate");
  g_assert_cmpuint (last->count.total, ==, 1);
}

static XepCount
count_unit_by_hand (GPtrArray *all, const char *unit, int kind)
{
  XepCount count = { 0 };

  for (guint i = 0; i < all->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (all, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, assessment->unit_id);

      if (g_str_equal (id, unit)
          && (kind < 0 ? !is_counted_elsewhere (all, assessment) : (int) assessment->kind == kind))
        add_by_hand (&count, assessment);
    }
  return count;
}

static void
check_units (const Commune *commune, int kind, gboolean has_no_unit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = xep_count_store_by_unit (commune->store, commune->year, kind, &error);
  g_autoptr (GPtrArray) units = xep_unit_store_list (commune->store, FALSE, &error);
  g_autoptr (GPtrArray) all = load_all (commune->store, commune->year);
  XepCount sum = { 0 };
  guint expected = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, N_CELLS + (has_no_unit ? 1 : 0));
  for (guint i = 0; i < rows->len; i++)
    {
      const XepCountRow *row = g_ptr_array_index (rows, i);
      const XepUnit *unit = i < units->len ? g_ptr_array_index (units, i) : NULL;
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, unit != NULL ? unit->id : 0);
      XepCount count = count_unit_by_hand (all, id, kind);

      g_assert_cmpstr (row->id, ==, id);
      g_assert_cmpstr (row->name, ==, unit != NULL ? unit->name : "Chưa ghi đơn vị");
      assert_same (&row->count, &count);
      xep_count_sum (&sum, &row->count);
    }
  for (guint i = 0; i < all->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (all, i);

      expected
          += kind < 0 ? !is_counted_elsewhere (all, assessment) : (int) assessment->kind == kind;
    }
  g_assert_cmpuint (sum.total, ==, expected);
}

static void
test_by_unit (void)
{
  g_auto (Commune) commune = make_commune ();

  check_units (&commune, XEP_KIND_COLLECTIVE, TRUE);
  check_units (&commune, XEP_KIND_LEADER, FALSE);
  check_units (&commune, XEP_KIND_STAFF, TRUE);
  check_units (&commune, XEP_KIND_MEMBER, TRUE);
  check_units (&commune, -1, TRUE);
}

/* Everybody once: the people of the roster and the collectives. */
static void
test_once (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = xep_count_store_by_unit (commune.store, commune.year, -1, &error);
  guint total = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    total += ((XepCountRow *) g_ptr_array_index (rows, i))->count.total;
  g_assert_cmpuint (total, ==, N_CELLS * N_PEOPLE + 1 + N_CELLS + 2);
}

/* A unit renamed while the period runs: the name that its latest assessment has. */
static void
test_renamed_unit (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  fixture_execute (commune.store,
                   "UPDATE assessment SET unit_name = 'Chi bộ mới' WHERE id ="
                   " (SELECT max (id) FROM assessment WHERE unit_id = 1 AND period_id = 1)");
  rows = xep_count_store_by_unit (commune.store, commune.year, XEP_KIND_MEMBER, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, N_CELLS + 1);
  g_assert_cmpstr (((XepCountRow *) g_ptr_array_index (rows, 0))->name, ==, "Chi bộ mới");
}

static void
test_of_ids (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = list_ids (commune.store, commune.year);
  g_autoptr (GPtrArray) all = load_all (commune.store, commune.year);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 unknown = 999999;
  XepCount expected = { 0 };
  XepCount count;

  g_array_set_size (ids, ids->len / 2);
  for (guint i = 0; i < ids->len; i++)
    add_by_hand (&expected, g_ptr_array_index (all, i));
  /* Once more, and one that does not exist. */
  g_array_append_val (ids, g_array_index (ids, gint64, 0));
  g_array_append_val (ids, unknown);
  g_assert_true (xep_count_store_of_ids (commune.store, ids, &count, &error));
  g_assert_no_error (error);
  assert_same (&count, &expected);

  expected = (XepCount){ 0 };
  g_assert_true (xep_count_store_of_ids (commune.store, none, &count, &error));
  assert_same (&count, &expected);
}

static const char *
group_of (GPtrArray *all, const XepAssessment *assessment)
{
  if (is_counted_elsewhere (all, assessment))
    return "";
  switch (assessment->kind)
    {
    case XEP_KIND_COLLECTIVE:
      return g_str_equal (assessment->collective_type, "grassroots-party") ? "party-organisations"
                                                                           : "collectives";
    case XEP_KIND_LEADER:
      return assessment->head ? "heads" : "leaders";
    case XEP_KIND_STAFF:
      return "staff";
    case XEP_KIND_MEMBER:
    default:
      return "members";
    }
}

static void
test_quotas (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = xep_count_store_quotas (commune.store, commune.year, &error);
  g_autoptr (GPtrArray) all = load_all (commune.store, commune.year);

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 6);
  for (guint i = 0; i < results->len; i++)
    {
      const XepQuotaResult *result = g_ptr_array_index (results, i);
      XepCount expected = { 0 };
      guint good;

      for (guint j = 0; j < all->len; j++)
        if (g_str_equal (group_of (all, g_ptr_array_index (all, j)), result->rule->id))
          add_by_hand (&expected, g_ptr_array_index (all, j));
      good = expected.levels[XEP_LEVEL_GOOD];
      g_assert_cmpuint (expected.total, >, 0);
      assert_same (&result->count, &expected);
      g_assert_false (result->raised);
      g_assert_cmpuint (result->chosen->denominator, ==, good);
      g_assert_cmpuint (result->chosen->seats, ==, (good * 20 + 50) / 100);
      g_assert_cmpint (result->chosen->left, ==,
                       (int) result->chosen->seats - (int) expected.levels[XEP_LEVEL_EXCELLENT]);
    }
}

static void
change (XepStore *store, const char *name, const char *status, const char *admitted_on)
{
  gint64 id = fixture_person (store, name, "1970-05-06", 1, XEP_KIND_MEMBER);
  g_autofree char *sql
      = g_strdup_printf ("UPDATE person SET status = '%s', admitted_on = nullif ('%s', '')"
                         " WHERE id = %" G_GINT64_FORMAT,
                         status, admitted_on, id);

  fixture_execute (store, sql);
}

static void
check_reasons (GPtrArray *rows, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const XepCountRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (found, "%s%s %u", i > 0 ? ", " : "", row->id, row->count.total);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* Six months at the end of the year: admitted on 1 July is too late, on 30 June in time. */
static void
test_exempt (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) year = NULL;
  g_autoptr (GPtrArray) quarter = NULL;

  change (commune.store, "Ly Seo Một", "relieved", "");
  change (commune.store, "Ly Seo Hai", "relieved", "1995-02-03");
  change (commune.store, "Ly Seo Ba", "suspended", "");
  change (commune.store, "Ly Seo Bốn", "probation", "2025-07-01");
  change (commune.store, "Ly Seo Năm", "probation", "2025-12-31");
  change (commune.store, "Ly Seo Sáu", "probation", "2025-06-30"); /* in time, not opened yet */
  change (commune.store, "Ly Seo Bảy", "active", "2026-01-01");    /* no member then */
  change (commune.store, "Ly Seo Tám", "left", "2025-08-01");
  change (commune.store, "Ly Seo Chín", "active", "2025"); /* a bare year exempts nobody */
  year = xep_count_store_exempt (commune.store, commune.year, &error);
  g_assert_no_error (error);
  check_reasons (year, "relieved 2, suspended 1, newly-admitted 2");
  g_assert_cmpstr (((XepCountRow *) g_ptr_array_index (year, 0))->name, ==,
                   "Được miễn công tác và sinh hoạt đảng");

  quarter = xep_count_store_exempt (commune.store, commune.quarter, &error);
  g_assert_no_error (error);
  check_reasons (quarter, "relieved 0, suspended 0, newly-admitted 0");
}

/* Whoever was rated in the period was not left out of it, whatever the roster says now. */
static void
test_exempt_later (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  fixture_execute (commune.store, "UPDATE person SET status = 'relieved' WHERE id = 4");
  rows = xep_count_store_exempt (commune.store, commune.year, &error);
  g_assert_no_error (error);
  check_reasons (rows, "relieved 0, suspended 0, newly-admitted 0");
}

static void
test_unrated (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = load_all (commune.store, commune.year);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) quarter = NULL;
  g_autofree char *expected = NULL;
  guint training = 0;
  guint leave = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (all, i);

      training += g_str_equal (assessment->unrated_reason, "training");
      leave += g_str_equal (assessment->unrated_reason, "leave");
    }
  g_assert_cmpuint (training, >, 0);
  g_assert_cmpuint (leave, >, 0);
  rows = xep_count_store_unrated (commune.store, commune.year, &error);
  g_assert_no_error (error);
  expected = g_strdup_printf ("training %u, leave %u", training, leave);
  check_reasons (rows, expected);
  g_assert_cmpstr (((XepCountRow *) g_ptr_array_index (rows, 1))->name, ==,
                   "Nghỉ ốm, nghỉ thai sản từ 02 tháng trở lên trong quý");

  quarter = xep_count_store_unrated (commune.store, commune.quarter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (quarter->len, ==, 0);
}

static void
test_unknown_reason (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const XepCountRow *last;

  fixture_execute (commune.store, "UPDATE assessment SET unrated_reason = 'abroad'"
                                  " WHERE unrated_reason = 'training'");
  rows = xep_count_store_unrated (commune.store, commune.year, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  last = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (last->id, ==, "abroad");
  g_assert_cmpstr (last->name, ==, "abroad");
  g_assert_cmpuint (last->count.total, >, 0);
}

/* What the province has not decided yet is undecided, though it is proposed. */
static void
test_province (void)
{
  g_auto (Commune) commune = make_commune ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const XepCount *old;
  const XepCount *new;

  fixture_execute (commune.store, "UPDATE assessment SET tier = 'province' WHERE kind = 'leader'");
  before = xep_count_store_by_kind (commune.store, commune.year, &error);
  g_assert_no_error (error);
  fixture_execute (commune.store,
                   "UPDATE step_result SET level = NULL WHERE step = 'decision' AND assessment_id ="
                   " (SELECT min (a.id) FROM assessment a JOIN step_result d"
                   " ON d.assessment_id = a.id WHERE a.kind = 'leader' AND d.step = 'decision'"
                   " AND d.level = 'good')");
  after = xep_count_store_by_kind (commune.store, commune.year, &error);
  g_assert_no_error (error);
  old = &((XepCountRow *) g_ptr_array_index (before, 1))->count;
  new = &((XepCountRow *) g_ptr_array_index (after, 1))->count;
  g_assert_cmpuint (new->total, ==, old->total);
  g_assert_cmpuint (new->levels[XEP_LEVEL_GOOD], ==, old->levels[XEP_LEVEL_GOOD] - 1);
  g_assert_cmpuint (new->rated, ==, old->rated - 1);
  g_assert_cmpuint (new->undecided, ==, old->undecided + 1);
}

static GPtrArray *
by_leaders (XepStore *store, gint64 period_id, GError **error)
{
  return xep_count_store_by_unit (store, period_id, XEP_KIND_LEADER, error);
}

static void
test_no_period (void)
{
  static GPtrArray *(*const functions[]) (XepStore * store, gint64 period_id, GError * *error) = {
    xep_count_store_by_kind, xep_count_store_by_type, by_leaders,
    xep_count_store_quotas,  xep_count_store_exempt,  xep_count_store_unrated,
  };
  g_autoptr (XepStore) store = fixture_store ();

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (functions[i](store, 99, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
    }
}

/* A period that is there but has nobody. */
static void
test_empty (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 period = fixture_open (store, 2025, XEP_PERIOD_YEAR, NULL);
  g_autoptr (GPtrArray) kinds = xep_count_store_by_kind (store, period, &error);
  g_autoptr (GPtrArray) types = xep_count_store_by_type (store, period, &error);
  g_autoptr (GPtrArray) units = xep_count_store_by_unit (store, period, -1, &error);
  g_autoptr (GPtrArray) quotas = xep_count_store_quotas (store, period, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kinds->len, ==, 0);
  g_assert_cmpuint (types->len, ==, 7);
  g_assert_cmpuint (units->len, ==, 0);
  g_assert_cmpuint (quotas->len, ==, 6);
  for (guint i = 0; i < quotas->len; i++)
    g_assert_cmpint (((XepQuotaResult *) g_ptr_array_index (quotas, i))->chosen->left, ==, 0);
}

int
main (int argc, char *argv[])
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/counts/by-kind", test_by_kind);
  g_test_add_func ("/store/counts/quarter", test_quarter);
  g_test_add_func ("/store/counts/by-type", test_by_type);
  g_test_add_func ("/store/counts/unknown-type", test_unknown_type);
  g_test_add_func ("/store/counts/by-unit", test_by_unit);
  g_test_add_func ("/store/counts/once", test_once);
  g_test_add_func ("/store/counts/renamed-unit", test_renamed_unit);
  g_test_add_func ("/store/counts/of-ids", test_of_ids);
  g_test_add_func ("/store/counts/quotas", test_quotas);
  g_test_add_func ("/store/counts/exempt", test_exempt);
  g_test_add_func ("/store/counts/exempt-later", test_exempt_later);
  g_test_add_func ("/store/counts/unrated", test_unrated);
  g_test_add_func ("/store/counts/unknown-reason", test_unknown_reason);
  g_test_add_func ("/store/counts/province", test_province);
  g_test_add_func ("/store/counts/no-period", test_no_period);
  g_test_add_func ("/store/counts/empty", test_empty);
  return g_test_run ();
}
