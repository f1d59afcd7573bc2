/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-text.h"
#include "report/context/xep-report-context-private.h"
#include "store/xep-person-store.h"

/* Whose subject it is (diện quản lý). */
static const XepWordsId managed_by[] = {
  [XEP_TIER_PROVINCE] = XEP_WORDS_TIER_PROVINCE,
  [XEP_TIER_COMMUNE] = XEP_WORDS_TIER_COMMUNE,
  [XEP_TIER_UNIT] = XEP_WORDS_TIER_UNIT,
};

/* Posts and unit; a unit that the posts name already is not said twice. */
static char *
join_posts_unit (const char *posts, const char *unit)
{
  g_autofree char *folded_posts = NULL;
  g_autofree char *folded_unit = NULL;

  if (*posts == '\0' || *unit == '\0')
    return g_strconcat (posts, unit, NULL);
  folded_posts = xep_text_identity (posts);
  folded_unit = xep_text_identity (unit);
  if (strstr (folded_posts, folded_unit) != NULL)
    return g_strdup (posts);
  return g_strconcat (posts, ", ", unit, NULL);
}

static void
set_posts (XepReportData *data, const XepAssessment *assessment)
{
  static const char *const fields[XEP_N_BRANCHES]
      = { "post_party", "post_government", "post_union" };
  g_autoptr (GString) posts = g_string_new (NULL);
  g_autofree char *posts_unit = NULL;

  /* "Bí thư Đảng ủy; Chủ tịch HĐND", each post as it was when the period was opened. */
  for (guint i = 0; i < XEP_N_BRANCHES; i++)
    {
      xep_report_data_set_text (data, fields[i], assessment->posts[i]);
      if (*assessment->posts[i] != '\0')
        g_string_append_printf (posts, "%s%s", posts->len > 0 ? "; " : "", assessment->posts[i]);
    }
  posts_unit = join_posts_unit (posts->str, assessment->unit_name);
  xep_report_data_set_text (data, "posts", posts->str);
  xep_report_data_set_text (data, "posts_unit", posts_unit);
}

/* Quy định 366 rates Party members; the State's letterhead is for civil servants who are none. */
static void
set_flags (XepReportContext *self, XepReportData *data, const XepAssessment *assessment)
{
  gboolean collective = assessment->kind == XEP_KIND_COLLECTIVE;
  gboolean outside = assessment->kind == XEP_KIND_STAFF && !assessment->party_member;

  xep_report_data_set_flag (data, "collective", collective);
  xep_report_data_set_flag (data, "person", !collective);
  xep_report_data_set_flag (data, "leader", assessment->leader);
  xep_report_data_set_flag (data, "head", assessment->head);
  xep_report_data_set_flag (data, "party_member", !collective && assessment->party_member);
  xep_report_data_set_flag (data, "outside_party", outside);
  xep_report_data_set_flag (data, "province", assessment->tier == XEP_TIER_PROVINCE);
  xep_report_data_set_text (
      data, "managed_by",
      xep_paper_words_get (xep_form_get_words (self->form), managed_by[assessment->tier]));
}

static void
set_identity (XepReportContext *self, XepReportData *data, const XepAssessment *assessment)
{
  const XepNamedItem *type = xep_named_items_find (
      xep_regulation_get_collective_types (self->regulation), assessment->collective_type);
  const XepCriteriaSet *set = xep_regulation_find_set (self->regulation, assessment->criteria_set);

  xep_report_data_set_integer (data, "subject_number", (int) assessment->id);
  xep_report_data_set_text (data, "subject_id", assessment->subject_id);
  xep_report_data_set_flag (data, "twice",
                            self->twice != NULL && self->seconds == NULL
                                && assessment->kind == XEP_KIND_MEMBER
                                && g_hash_table_contains (self->twice, &assessment->person_id));
  xep_report_data_set_text (data, "name", assessment->subject_name);
  xep_report_data_set_text (data, "kind_name",
                            xep_regulation_get_kind_name (self->regulation, assessment->kind));
  xep_report_data_set_text (data, "collective_type", type != NULL ? type->text : NULL);
  xep_report_data_set_date (data, "birth_date", assessment->birth_date);
  xep_report_data_set_text (data, "unit", assessment->unit_name);
  xep_report_data_set_text (data, "cell", assessment->cell_name);
  xep_report_data_set_text (data, "criteria_set", assessment->criteria_set);
  xep_report_data_set_text (data, "criteria_set_name", set != NULL ? set->name : NULL);
  set_flags (self, data, assessment);
  set_posts (data, assessment);
}

/* A subject not rated this period stays in its list, with the reason where the grounds stand. */
static void
set_grounds (XepReportContext *self, XepReportData *data, const XepAssessment *assessment)
{
  const XepNamedItem *reason = xep_named_items_find (
      xep_regulation_get_unrated_reasons (self->regulation), assessment->unrated_reason);
  const char *remark = reason != NULL ? reason->text : "";
  gboolean both = *remark != '\0' && *assessment->grounds != '\0';
  g_autofree char *grounds = g_strconcat (remark, both ? ". " : "", assessment->grounds, NULL);

  xep_report_data_set_text (data, "remark", remark);
  xep_report_data_set_text (data, "grounds", grounds);
  xep_report_data_set_text (data, "personnel", assessment->personnel_proposal);
  xep_report_data_set_text (data, "explanation", assessment->explanation);
}

/* The part of @whole that is not @part; -1 if either is missing. */
static int
rest_of (int whole, int part)
{
  return whole < 0 || part < 0 ? -1 : whole - part;
}

/* What Điều 11 asks about the work done. */
static void
set_facts (XepReportContext *self, XepReportData *data, const XepFacts *facts)
{
  g_autofree char *remedied = NULL;

  xep_report_data_set_count (data, "tasks_assigned", facts->tasks_assigned);
  xep_report_data_set_count (data, "tasks_done", facts->tasks_done);
  xep_report_data_set_count (data, "tasks_on_time", facts->tasks_on_time);
  xep_report_data_set_count (data, "tasks_late", rest_of (facts->tasks_done, facts->tasks_on_time));
  xep_report_data_set_count (data, "tasks_exceeded", facts->tasks_exceeded);
  xep_report_data_set_count (data, "tasks_undone",
                             rest_of (facts->tasks_assigned, facts->tasks_done));
  if (facts->no_earlier_shortcomings)
    remedied = g_strdup (
        xep_paper_words_get (xep_form_get_words (self->form), XEP_WORDS_NO_SHORTCOMINGS));
  else if (facts->remedied_percent >= 0)
    remedied = g_strdup_printf ("%d%%", facts->remedied_percent);
  xep_report_data_set_text (data, "remedied", remedied);
}

/* What the snapshot does not keep is taken from the roster of today. */
static gboolean
add_person (XepReportContext *self,
            XepReportData *data,
            const XepAssessment *assessment,
            GError **error)
{
  static const char *const fields[]
      = { "gender", "ethnicity", "party_card", "admitted_on", "official_on", NULL };
  g_autoptr (XepPerson) person = NULL;

  if (assessment->person_id == 0 || !xep_report_context_uses_any (self, fields))
    return TRUE;
  person = xep_person_store_load (self->store, assessment->person_id, error);
  if (person == NULL)
    return FALSE;
  xep_report_data_set_text (data, "gender", person->gender);
  xep_report_data_set_text (data, "ethnicity", person->ethnicity);
  xep_report_data_set_text (data, "party_card", person->party_card);
  xep_report_data_set_date (data, "admitted_on", person->admitted_on);
  xep_report_data_set_date (data, "official_on", person->official_on);
  return TRUE;
}

gboolean
xep_report_context_fill_subject (XepReportContext *self,
                                 XepReportData *data,
                                 XepAssessment *assessment,
                                 GError **error)
{
  const char *fourth_quarter = g_hash_table_lookup (assessment->narrative, "q4");

  set_identity (self, data, assessment);
  set_grounds (self, data, assessment);
  set_facts (self, data, &assessment->facts);
  /* Work of quarter IV, which has no record of its own (plan I.2): the subject's, else the
   * period's. */
  xep_report_data_set_text (data, "fourth_quarter",
                            fourth_quarter != NULL ? fourth_quarter
                                                   : self->period->fourth_quarter_note);
  xep_report_context_set_steps (self, data, assessment);
  xep_report_context_set_lowered (self, data, assessment, FALSE);
  xep_report_context_set_ballot (self, data, assessment->id);
  return add_person (self, data, assessment, error)
         && xep_report_context_add_other_ratings (self, data, assessment, error)
         && xep_report_context_add_review (self, data, assessment, error)
         && xep_report_context_add_dossier (self, data, assessment, error)
         && xep_report_context_set_rerating (self, data, assessment, error);
}
