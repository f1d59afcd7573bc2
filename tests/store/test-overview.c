/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "keyed.h"
#include "store-fixture.h"
#include "store/xep-assessment-lock.h"
#include "store/xep-dossier-store.h"
#include "store/xep-overview-store.h"

/* Figures against figures made here from the assessments as they are loaded. */

#define N_CELLS 3
#define N_PEOPLE 9

typedef struct
{
  XepStore *store;
  gint64 cells[N_CELLS];
  gint64 year, last_year;
} World;

static void
make_cell (World *self, int number)
{
  static const XepSubjectKind kinds[] = { XEP_KIND_LEADER, XEP_KIND_STAFF, XEP_KIND_MEMBER };
  g_autofree char *name = g_strdup_printf ("Chi bộ thôn %d", number);
  g_autofree char *committee = g_strdup_printf ("Chi ủy thôn %d", number);

  self->cells[number] = fixture_unit (self->store, name, TRUE);
  for (int i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *person = g_strdup_printf ("Giàng Seo %c%c", 'A' + number, 'A' + i);

      fixture_person (self->store, person, "1980-01-02", self->cells[number],
                      kinds[(guint) i % G_N_ELEMENTS (kinds)]);
    }
  fixture_collective (self->store, committee, "grassroots-party", self->cells[number]);
}

static GPtrArray *
load_all (World *self, gint64 period)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = xep_assessment_store_load_all (self->store, period, &error);

  g_assert_no_error (error);
  return all;
}

/* Spreads steps, levels, reasons and locks so that every combination occurs. */
static void
rate (World *self, gint64 period, guint salt)
{
  static const char *const levels[] = { "excellent", "good", "complete", "incomplete", NULL };
  g_autoptr (GPtrArray) all = load_all (self, period);

  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = ((XepAssessment *) g_ptr_array_index (all, i))->id;
      guint n = i * 7 + salt;
      const char *level = levels[n % G_N_ELEMENTS (levels)];

      if (n % 3 != 0)
        fixture_set (self->store, id, XEP_STEP_SELF, "A", "28");
      if (n % 4 != 0)
        fixture_set (self->store, id, XEP_STEP_SELF, "B", "55");
      if (n % 2 != 0)
        fixture_set (self->store, id, XEP_STEP_SELF, "level", "good");
      if (n % 6 == 0)
        {
          fixture_set (self->store, id, XEP_STEP_APPRAISAL, "A", "28");
          fixture_set (self->store, id, XEP_STEP_APPRAISAL, "B", "50");
          fixture_set (self->store, id, XEP_STEP_APPRAISAL, "level", "good");
        }
      if (level != NULL)
        fixture_set (self->store, id, XEP_STEP_DECISION, "level", level);
      if (n % 11 == 0)
        fixture_set (self->store, id, XEP_STEP_SELF, "unrated", "leave");
      else if (level != NULL && n % 5 == 1)
        fixture_set (self->store, id, XEP_STEP_DECISION, "date", "24/12/2025");
    }
}

static World *
make_world (void)
{
  World *self = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;
  guint locked = 0;

  self->store = fixture_store ();
  for (int i = 0; i < N_CELLS; i++)
    make_cell (self, i);
  fixture_collective (self->store, "Ban Thường vụ", "standing-committee", 0);
  self->last_year = fixture_open (self->store, 2024, XEP_PERIOD_YEAR, NULL);
  self->year = fixture_open (self->store, 2025, XEP_PERIOD_YEAR, NULL);
  fixture_open (self->store, 2025, XEP_PERIOD_Q1, NULL);
  rate (self, self->last_year, 3);
  rate (self, self->year, 1);
  g_assert_true (xep_assessment_store_lock_decided (self->store, self->year, &locked, &error));
  g_assert_cmpuint (locked, >, 0);
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
count_step (XepProgress *progress, XepStep index, const XepStepResult *step)
{
  progress->steps[index]
      += step->level != XEP_LEVEL_NONE
         && (index == XEP_STEP_DECISION || step->totals.total != XEP_POINTS_MISSING);
}

static XepProgress
count_by_hand (GPtrArray *all, XepSubjectKind kind)
{
  XepProgress progress = { .kind = kind };

  for (guint i = 0; i < all->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (all, i);
      gboolean unrated = assessment->state == XEP_STATE_UNRATED;

      if (assessment->kind != kind)
        continue;
      progress.total++;
      progress.unrated += unrated;
      progress.locked += assessment->state == XEP_STATE_CLOSED;
      xep_count_add (&progress.count, assessment->steps[XEP_STEP_DECISION].level, unrated);
      for (int step = 0; step < XEP_N_STEPS && !unrated; step++)
        count_step (&progress, (XepStep) step, &assessment->steps[step]);
    }
  return progress;
}

static void
test_progress (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = xep_overview_store_progress (world->store, world->year, &error);
  g_autoptr (GPtrArray) all = load_all (world, world->year);
  g_autoptr (GPtrArray) before = load_all (world, world->last_year);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, XEP_N_KINDS);
  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    {
      const XepProgress *row = g_ptr_array_index (rows, kind);
      XepProgress expected = count_by_hand (all, (XepSubjectKind) kind);
      XepProgress former = count_by_hand (before, (XepSubjectKind) kind);

      expected.last_year = former.count;
      g_assert_cmpuint (expected.total, >, 0);
      g_assert_cmpmem (row, sizeof *row, &expected, sizeof expected);
    }
}

/* Without a year before, and of a quarter that has other kinds. */
static void
test_progress_alone (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  gint64 quarter = xep_period_store_find (world->store, 2025, XEP_PERIOD_Q1, &error);
  g_autoptr (GPtrArray) rows = xep_overview_store_progress (world->store, quarter, &error);
  g_autoptr (GPtrArray) first
      = xep_overview_store_progress (world->store, world->last_year, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  for (guint i = 0; i < rows->len; i++)
    {
      const XepProgress *row = g_ptr_array_index (rows, i);

      g_assert_cmpuint (row->count.undecided, ==, row->total);
      g_assert_cmpuint (row->last_year.total, ==, 0);
    }
  g_assert_cmpuint (((XepProgress *) g_ptr_array_index (first, 0))->last_year.total, ==, 0);
  g_assert_null (xep_overview_store_progress (world->store, 99, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

static guint
count_missing (World *self, gint64 assessment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = xep_dossier_store_list_items (self->store, assessment, &error);

  g_assert_no_error (error);
  return xep_dossier_count_missing (items);
}

static XepUnitState
unit_by_hand (World *self, GPtrArray *all, gint64 unit)
{
  XepUnitState state = { .unit_id = unit };

  for (guint i = 0; i < all->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (all, i);
      const XepStepResult *own = &assessment->steps[XEP_STEP_SELF];
      guint missing;

      if (assessment->unit_id != unit || assessment->state == XEP_STATE_UNRATED)
        continue;
      missing = count_missing (self, assessment->id);
      state.subjects++;
      state.self_open += own->level == XEP_LEVEL_NONE || own->totals.total == XEP_POINTS_MISSING;
      state.lacking += missing > 0;
      state.missing += missing;
    }
  return state;
}

static void
receive (World *self, gint64 assessment, const char *component, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_field_set_in (self->store, XEP_SCOPE_COMPONENT, assessment, component, key,
                                   text, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
is_asked (World *self, gint64 assessment, const char *component)
{
  g_autoptr (GError) error = NULL;
  gboolean asked = FALSE;

  g_assert_true (xep_dossier_store_is_asked (self->store, assessment, component, &asked, &error));
  return asked;
}

/* A "nếu có" component that came in makes up for nothing. */
static void
receive_papers (World *self, GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = ((XepAssessment *) g_ptr_array_index (all, i))->id;

      if (i % 2 == 0)
        receive (self, id, "1", "received", "18/12/2025");
      if (i % 3 == 0 && is_asked (self, id, "2"))
        receive (self, id, "2", "not_needed", "yes");
      if (i % 5 == 0)
        receive (self, id, "6", "received", "18/12/2025");
      if (i % 7 == 0)
        receive (self, id, "3", "note", "hẹn mai");
    }
}

static void
test_units (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = load_all (world, world->year);
  g_autoptr (GPtrArray) units = NULL;
  guint last = G_MAXUINT;

  receive_papers (world, all);
  units = xep_overview_store_units (world->store, world->year, &error);
  g_assert_no_error (error);
  /* The three cells, and the collective without a unit. */
  g_assert_cmpuint (units->len, ==, N_CELLS + 1);
  for (guint i = 0; i < units->len; i++)
    {
      const XepUnitState *unit = g_ptr_array_index (units, i);
      XepUnitState expected = unit_by_hand (world, all, unit->unit_id);

      g_assert_cmpuint (unit->subjects, ==, expected.subjects);
      g_assert_cmpuint (unit->self_open, ==, expected.self_open);
      g_assert_cmpuint (unit->lacking, ==, expected.lacking);
      g_assert_cmpuint (unit->missing, ==, expected.missing);
      g_assert_cmpuint (unit->missing + unit->self_open, <=, last);
      last = unit->missing + unit->self_open;
      g_assert_cmpstr (unit->unit_name, !=, "");
    }
}

/* A unit whose papers are all in is not in the list. */
static void
test_complete_unit (void)
{
  static const char *const required[] = { "1", "2", "3", "4", "5", "9", "10", "11" };
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = load_all (world, world->year);
  g_autoptr (GPtrArray) units = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (all, i);

      if (assessment->unit_id != world->cells[1] || assessment->state == XEP_STATE_UNRATED)
        continue;
      for (gsize j = 0; j < G_N_ELEMENTS (required); j++)
        if (is_asked (world, assessment->id, required[j]))
          receive (world, assessment->id, required[j], "received", "18/12/2025");
      g_assert_cmpuint (count_missing (world, assessment->id), ==, 0);
    }
  fixture_execute (world->store, "INSERT OR REPLACE INTO step_result"
                                 " (assessment_id, step, part_a, part_b, total, level)"
                                 " SELECT id, 'self', 2800, 5500, 8300, 'good' FROM assessment");
  units = xep_overview_store_units (world->store, world->year, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (units->len, ==, N_CELLS);
  for (guint i = 0; i < units->len; i++)
    g_assert_cmpint (((XepUnitState *) g_ptr_array_index (units, i))->unit_id, !=, world->cells[1]);
  g_assert_null (xep_overview_store_units (world->store, 99, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

/* Points alone, a level alone and a form half keyed are still to do, for the kinds and for the
 * units alike; a decision wants its level only, and who is not rated has nothing to do. */
static void
test_done (void)
{
  static const struct
  {
    const char *keys[3]; /* of the step */
    gboolean form, decision;
  } cases[] = {
    { { NULL }, FALSE, FALSE },
    { { "A", NULL }, FALSE, FALSE },
    { { "A", "B", NULL }, FALSE, FALSE },
    { { "level", NULL }, FALSE, TRUE },
    { { "A", "level", NULL }, FALSE, TRUE },
    { { "A", "B", "level" }, TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int step = 0; step < XEP_N_STEPS; step++)
      {
        g_autoptr (XepStore) store = fixture_store ();
        g_autoptr (GError) error = NULL;
        gint64 unit = fixture_unit (store, "Chi bộ thôn Pờ Chồ", TRUE);
        gint64 person
            = fixture_person (store, "Giàng Seo Páo", "1981-03-12", unit, XEP_KIND_LEADER);
        gint64 period = fixture_open (store, 2025, XEP_PERIOD_Q3, NULL);
        gint64 id = fixture_assessment (store, period, XEP_KIND_LEADER, person);
        gboolean done = step == XEP_STEP_DECISION ? cases[i].decision : cases[i].form;
        g_autoptr (GPtrArray) kinds = NULL;
        g_autoptr (GPtrArray) units = NULL;

        for (gsize j = 0; j < G_N_ELEMENTS (cases[i].keys) && cases[i].keys[j] != NULL; j++)
          fixture_set (store, id, (XepStep) step, cases[i].keys[j],
                       g_str_equal (cases[i].keys[j], "level") ? "good" : "28");
        kinds = xep_overview_store_progress (store, period, &error);
        units = xep_overview_store_units (store, period, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (((XepProgress *) g_ptr_array_index (kinds, 0))->steps[step], ==, done);
        if (step == XEP_STEP_SELF)
          g_assert_cmpuint (((XepUnitState *) g_ptr_array_index (units, 0))->self_open, ==, !done);
        fixture_set (store, id, XEP_STEP_SELF, "unrated", "leave");
        g_ptr_array_unref (kinds);
        kinds = xep_overview_store_progress (store, period, &error);
        g_assert_cmpuint (((XepProgress *) g_ptr_array_index (kinds, 0))->steps[step], ==, 0);
      }
}

/* All at once is each by itself. */
static void
test_load_all (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = xep_assessment_store_list_ids (world->store, world->year, -1, 0, &error);
  g_autoptr (GPtrArray) all = NULL;

  fixture_execute (world->store, "UPDATE assessment SET state = 'open' WHERE state = 'closed'");
  fixture_set (world->store, g_array_index (ids, gint64, 4), XEP_STEP_SELF, "I.1.1", "0,5");
  fixture_set (world->store, g_array_index (ids, gint64, 5), XEP_STEP_SELF, "narrative.results",
               "tốt");
  fixture_set (world->store, g_array_index (ids, gint64, 5), XEP_STEP_SELF, "explanation", "vì");
  all = load_all (world, world->year);
  g_assert_cmpuint (all->len, ==, ids->len);
  for (guint i = 0; i < all->len; i++)
    {
      const XepAssessment *one = g_ptr_array_index (all, i);
      g_autoptr (XepAssessment) other
          = xep_assessment_store_load (world->store, g_array_index (ids, gint64, i), &error);

      g_assert_cmpint (one->id, ==, other->id);
      g_assert_cmpstr (one->subject_name, ==, other->subject_name);
      g_assert_cmpint (one->state, ==, other->state);
      g_assert_cmpstr (one->explanation, ==, other->explanation);
      g_assert_cmpuint (g_hash_table_size (one->narrative), ==,
                        g_hash_table_size (other->narrative));
      for (int step = 0; step < XEP_N_STEPS; step++)
        {
          g_assert_cmpmem (&one->steps[step].totals, sizeof (XepTotals), &other->steps[step].totals,
                           sizeof (XepTotals));
          g_assert_cmpint (one->steps[step].level, ==, other->steps[step].level);
          g_assert_cmpuint (g_hash_table_size (one->steps[step].points.criteria), ==,
                            g_hash_table_size (other->steps[step].points.criteria));
        }
    }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/overview/progress", test_progress);
  g_test_add_func ("/store/overview/progress-alone", test_progress_alone);
  g_test_add_func ("/store/overview/units", test_units);
  g_test_add_func ("/store/overview/complete-unit", test_complete_unit);
  g_test_add_func ("/store/overview/done", test_done);
  g_test_add_func ("/store/overview/load-all", test_load_all);
  return g_test_run ();
}
