/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "model/xep-dossier.h"
#include "model/xep-meeting.h"
#include "model/xep-rerating.h"
#include "xep-test.h"

#define N -1 /* not said */

/* A new record says nothing: counts are missing, which is not zero. */
static void
test_new (void)
{
  g_autoptr (XepMeeting) meeting = xep_meeting_new ();
  g_autoptr (XepBallot) ballot = xep_ballot_new ();
  g_autoptr (XepRerating) rerating = xep_rerating_new ();
  g_autoptr (XepDossierItem) item = xep_dossier_item_new ();
  g_autoptr (XepDossierCopy) copy = xep_dossier_copy_new ();
  g_autofree char *fault = xep_ballot_check (ballot);

  g_assert_cmpint (meeting->called, ==, -1);
  g_assert_cmpint (meeting->present, ==, -1);
  g_assert_cmpint (meeting->absent, ==, -1);
  g_assert_false (xep_date_is_set (meeting->held_on));
  g_assert_cmpstr (meeting->number, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (ballot->votes); i++)
    g_assert_cmpint (ballot->votes[i], ==, -1);
  g_assert_null (fault);
  g_assert_cmpint (rerating->points, ==, XEP_POINTS_MISSING);
  g_assert_cmpint (rerating->former_points, ==, XEP_POINTS_MISSING);
  g_assert_cmpstr (item->note, ==, "");
  g_assert_cmpstr (copy->taken_by, ==, "");
  xep_meeting_free (NULL);
  xep_ballot_free (NULL);
  xep_rerating_free (NULL);
  xep_dossier_item_free (NULL);
  xep_dossier_copy_free (NULL);
}

/* issued, returned, valid, invalid, the votes from "none" to "excellent", and two numbers that the
 * sentence must name; "" when the ballot adds up. */
static const struct
{
  int issued, returned, valid, invalid;
  int votes[5];
  const char *first, *second;
} ballots[] = {
  /* Whole ballots. */
  { 20, 20, 20, 0, { 0, 0, 1, 14, 5 }, "", "" },
  { 20, 19, 18, 1, { 0, 0, 0, 18, 0 }, "", "" },
  { 20, 19, 18, 1, { 1, 0, 0, 16, 0 }, "", "" },
  { 0, 0, 0, 0, { 0, 0, 0, 0, 0 }, "", "" },
  /* A missing number is not compared. */
  { N, 19, 18, 1, { N, N, N, N, N }, "", "" },
  { 20, N, 20, 0, { N, N, N, N, N }, "", "" },
  { 20, 19, 10, N, { N, N, N, N, N }, "", "" },
  { 20, 19, N, 1, { N, N, N, 18, N }, "", "" },
  { N, N, N, N, { 3, 4, 5, 6, 7 }, "", "" },
  { 20, N, N, N, { N, N, N, 20, N }, "", "" },
  /* Each invariant broken by one. */
  { 20, 21, N, N, { N, N, N, N, N }, "21", "20" },
  { 20, 19, 18, 2, { N, N, N, N, N }, "18", "19" },
  { 20, 19, 17, 1, { N, N, N, N, N }, "17", "19" },
  { 20, 19, 20, N, { N, N, N, N, N }, "20", "19" },
  { 20, 19, N, 20, { N, N, N, N, N }, "20", "19" },
  { 20, N, 21, N, { N, N, N, N, N }, "21", "20" },
  { 20, N, N, 21, { N, N, N, N, N }, "21", "20" },
  { 20, N, 18, 3, { N, N, N, N, N }, "18", "17" },
  { 20, 19, 18, 1, { 0, 0, 0, 18, 1 }, "19", "18" },
  { 20, 19, 18, 1, { 19, N, N, N, N }, "19", "18" },
  { 20, 19, N, 1, { N, N, 10, 9, N }, "19", "18" },
  { 20, N, N, 1, { N, N, 10, 10, N }, "20", "19" },
  { 0, N, N, N, { N, N, N, N, 1 }, "1", "0" },
};

static void
test_ballots (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ballots); i++)
    {
      XepBallot ballot = { .issued = ballots[i].issued,
                           .returned = ballots[i].returned,
                           .valid = ballots[i].valid,
                           .invalid = ballots[i].invalid };
      g_autofree char *fault = NULL;

      memcpy (ballot.votes, ballots[i].votes, sizeof ballot.votes);
      fault = xep_ballot_check (&ballot);
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, fault);
      g_assert_cmpint (fault == NULL, ==, *ballots[i].first == '\0');
      if (fault == NULL)
        continue;
      g_assert_nonnull (strstr (fault, ballots[i].first));
      g_assert_nonnull (strstr (fault, ballots[i].second));
    }
}

/* Received, not needed, "nếu có", none of these. */
static void
test_missing (void)
{
  XepDossierComponent required = { (char *) "1", (char *) "Bản kiểm điểm", FALSE };
  XepDossierComponent if_any = { (char *) "6", (char *) "Gợi ý (nếu có)", TRUE };
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_dossier_item_free);
  XepDossierItem *item = NULL;

  g_assert_cmpuint (xep_dossier_count_missing (items), ==, 0);
  for (int i = 0; i < 4; i++)
    {
      item = xep_dossier_item_new ();
      item->component = i < 3 ? &required : &if_any;
      g_ptr_array_add (items, item);
    }
  g_assert_cmpuint (xep_dossier_count_missing (items), ==, 3);
  item = g_ptr_array_index (items, 0);
  item->received_on = (XepDate){ 2025, 12, 18 };
  g_assert_cmpuint (xep_dossier_count_missing (items), ==, 2);
  item = g_ptr_array_index (items, 1);
  item->not_needed = TRUE;
  g_assert_cmpuint (xep_dossier_count_missing (items), ==, 1);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/model/meeting/new", test_new);
  g_test_add_func ("/model/meeting/ballots", test_ballots);
  g_test_add_func ("/model/dossier/missing", test_missing);
  return g_test_run ();
}
