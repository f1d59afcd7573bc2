/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store/xep-assessment-lock.h"
#include "store/xep-assessment-move.h"

typedef struct
{
  XepStore *store;
  gint64 id;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  gint64 cell, person, period;

  self->store = fixture_store ();
  cell = fixture_unit (self->store, "Chi bộ thôn Tả Chải", TRUE);
  person = fixture_person (self->store, "Giàng Seo Páo", "1981", cell, XEP_KIND_LEADER);
  period = fixture_open (self->store, 2025, XEP_PERIOD_Q3, NULL);
  self->id = fixture_assessment (self->store, period, XEP_KIND_LEADER, person);
  fixture_set (self->store, self->id, XEP_STEP_APPRAISAL, "A", "28,5");
  fixture_set (self->store, self->id, XEP_STEP_APPRAISAL, "B", "60");
  fixture_set (self->store, self->id, XEP_STEP_APPRAISAL, "level", "good");
  fixture_set (self->store, self->id, XEP_STEP_APPRAISAL, "date", "5/10/2025");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->store);
}

static void
assert_sql (Fixture *self, const char *sql, const char *expected)
{
  g_autofree char *text = fixture_text (self->store, sql);

  g_assert_cmpstr (text, ==, expected);
}

/* Refused with @part in the words, and nothing changed. */
static void
refuse (Fixture *self, XepStep from, XepStep to, int code, const char *part)
{
  g_autofree char *before = fixture_dump (self->store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) foretold = NULL;
  guint count;

  g_assert_false (
      xep_assessment_store_check_move (self->store, self->id, from, to, &count, &foretold));
  g_assert_false (
      xep_assessment_store_move_step (self->store, self->id, from, to, "", NULL, &error));
  g_assert_error (error, XEP_ERROR, code);
  g_assert_cmpstr (error->message, ==, foretold->message);
  g_assert_nonnull (strstr (error->message, part));
  after = fixture_dump (self->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint foretold, moved;

  g_assert_true (xep_assessment_store_check_move (self->store, self->id, XEP_STEP_APPRAISAL,
                                                  XEP_STEP_SELF, &foretold, &error));
  g_assert_true (xep_assessment_store_move_step (self->store, self->id, XEP_STEP_APPRAISAL,
                                                 XEP_STEP_SELF, "nhầm cột", &moved, &error));
  g_assert_no_error (error);
  g_assert_cmpint (moved, ==, 4);
  g_assert_cmpint (foretold, ==, 4);
  assert_sql (self,
              "SELECT group_concat (step || criterion || value, ' ') FROM"
              " (SELECT * FROM points ORDER BY criterion)",
              "selfA2850 selfB6000");
  assert_sql (self,
              "SELECT group_concat (step || entry || total || level || dated_on, ' ')"
              " FROM step_result",
              "selfgroups8850good2025-10-05");
  assert_sql (self,
              "SELECT group_concat (field || '=' || ifnull (old_value, '') || '>' ||"
              " ifnull (new_value, ''), ' ') FROM (SELECT * FROM audit WHERE why = 'nhầm cột'"
              " ORDER BY field)",
              "appraisal.A=28,5> appraisal.B=60> appraisal.date=2025-10-05> appraisal.level=good>"
              " self.A=>28,5 self.B=>60 self.date=>2025-10-05 self.level=>good");
  refuse (self, XEP_STEP_APPRAISAL, XEP_STEP_SELF, XEP_ERROR_INVALID, "thẩm định");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  refuse (self, XEP_STEP_SELF, XEP_STEP_DECISION, XEP_ERROR_INVALID, "tự đánh giá");
  refuse (self, XEP_STEP_APPRAISAL, XEP_STEP_APPRAISAL, XEP_ERROR_INVALID, "thẩm định");
  fixture_set (self->store, self->id, XEP_STEP_SELF, "A", "20");
  fixture_set (self->store, self->id, XEP_STEP_SELF, "level", "good");
  refuse (self, XEP_STEP_APPRAISAL, XEP_STEP_SELF, XEP_ERROR_INVALID, "2");
  fixture_set (self->store, self->id, XEP_STEP_SELF, "A", "");
  fixture_set (self->store, self->id, XEP_STEP_SELF, "level", "");
  /* A self-assessment has no number: it would be out of sight there. */
  fixture_set (self->store, self->id, XEP_STEP_APPRAISAL, "number", "1-BB");
  refuse (self, XEP_STEP_APPRAISAL, XEP_STEP_SELF, XEP_ERROR_INVALID, "thẩm định");
  fixture_set (self->store, self->id, XEP_STEP_APPRAISAL, "number", "");
  g_assert_true (xep_assessment_store_move_step (self->store, self->id, XEP_STEP_APPRAISAL,
                                                 XEP_STEP_DECISION, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (xep_assessment_store_lock (self->store, self->id, &error));
  g_assert_no_error (error);
  refuse (self, XEP_STEP_DECISION, XEP_STEP_SELF, XEP_ERROR_LOCKED, "khóa");
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add ("/move-step/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/move-step/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
