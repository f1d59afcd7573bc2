/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/context/xep-report-context-private.h"
#include "store/xep-review-store.h"

static const XepWordsId pace_words[XEP_N_PACES] = {
  [XEP_PACE_ON_TIME] = XEP_WORDS_ON_TIME,
  [XEP_PACE_LATE] = XEP_WORDS_LATE,
  [XEP_PACE_UNDONE] = XEP_WORDS_UNDONE,
};

static const XepWordsId remedy_words[XEP_N_REMEDY_STATES] = {
  [XEP_REMEDY_DONE] = XEP_WORDS_REMEDY_DONE,
  [XEP_REMEDY_PARTIAL] = XEP_WORDS_REMEDY_PARTIAL,
  [XEP_REMEDY_OPEN] = XEP_WORDS_REMEDY_OPEN,
};

/* The headings of the period's regulation. */
static const XepReview *
find_review (XepReportContext *self, const XepAssessment *assessment)
{
  const XepCriteriaSet *set = xep_regulation_find_set (self->regulation, assessment->criteria_set);

  return xep_regulation_find_review (self->regulation, assessment->kind, assessment->leader,
                                     set != NULL ? set->annex : "", self->period->code);
}

/* @narrative: NULL on a blank form, as @ticked, the ids of the matters that apply. */
static void
add_part (XepReportData *data, const XepReviewPart *part, GHashTable *narrative, GPtrArray *ticked)
{
  XepReportData *row = xep_report_data_add_row (data, "review_parts");

  xep_report_data_set_text (row, "part", part->id);
  xep_report_data_set_text (row, "part_number", part->number);
  xep_report_data_set_text (row, "part_title", part->title);
  for (guint i = 0; i < part->sections->len; i++)
    {
      const XepReviewSection *section = g_ptr_array_index (part->sections, i);
      XepReportData *section_row = xep_report_data_add_row (row, "review_sections");

      xep_report_data_set_text (section_row, "section", section->id);
      xep_report_data_set_text (section_row, "section_number", section->number);
      xep_report_data_set_text (section_row, "section_title", section->title);
      if (narrative != NULL)
        xep_report_data_set_text (section_row, "section_text",
                                  g_hash_table_lookup (narrative, section->id));
    }
  for (guint i = 0; ticked != NULL && i < part->matters->len; i++)
    {
      const XepNamedItem *matter = g_ptr_array_index (part->matters, i);

      if (g_ptr_array_find_with_equal_func (ticked, matter->id, g_str_equal, NULL))
        xep_report_data_set_text (xep_report_data_add_row (row, "matters"), "matter", matter->text);
    }
}

static gboolean
add_parts (XepReportContext *self,
           XepReportData *data,
           const XepAssessment *assessment,
           GError **error)
{
  const XepReview *review = find_review (self, assessment);
  g_autoptr (GPtrArray) ticked = NULL;

  if (review == NULL)
    return TRUE;
  if (xep_form_uses (self->form, "matters"))
    {
      ticked = xep_review_store_list_matters (self->store, assessment->id, error);
      if (ticked == NULL)
        return FALSE;
    }
  for (guint i = 0; i < review->parts->len; i++)
    add_part (data, g_ptr_array_index (review->parts, i), assessment->narrative, ticked);
  return TRUE;
}

static void
add_task (XepReportData *data, gconstpointer item, XepPaperWords *words)
{
  const XepTask *task = item;
  XepReportData *row = xep_report_data_add_row (data, "tasks");
  const char *pace = xep_paper_words_get (words, pace_words[task->pace]);
  g_autofree char *exceeded = NULL;

  if (task->exceeded)
    pace = exceeded = xep_paper_words_fill (
        words, *pace == '\0' ? XEP_WORDS_EXCEEDED : XEP_WORDS_PACE_EXCEEDED, "pace", pace, NULL);
  xep_report_data_set_text (row, "task", task->content);
  xep_report_data_set_text (row, "due", task->due);
  xep_report_data_set_text (row, "progress", task->progress);
  xep_report_data_set_text (row, "product", task->product);
  xep_report_data_set_text (row, "pace", pace);
  xep_report_data_set_text (row, "note", task->note);
}

static void
add_shortcoming (XepReportData *data, gconstpointer item, XepPaperWords *words)
{
  const XepShortcoming *shortcoming = item;
  XepReportData *row = xep_report_data_add_row (data, "shortcomings");

  xep_report_data_set_text (row, "shortcoming", shortcoming->text);
  xep_report_data_set_text (row, "measure", shortcoming->measure);
  xep_report_data_set_date (row, "due_on", shortcoming->due_on);
  xep_report_data_set_text (row, "responsible", shortcoming->responsible);
}

static void
add_prompt (XepReportData *data, gconstpointer item, XepPaperWords *words)
{
  const XepPrompt *prompt = item;
  XepReportData *row = xep_report_data_add_row (data, "prompts");

  xep_report_data_set_text (row, "prompt", prompt->text);
  xep_report_data_set_text (row, "prompt_body", prompt->body);
  xep_report_data_set_text (row, "prompt_number", prompt->number);
  xep_report_data_set_date (row, "prompt_date", prompt->dated_on);
  xep_report_data_set_text (row, "answer", prompt->answer);
  xep_report_data_set_text (row, "cause", prompt->cause);
  xep_report_data_set_text (row, "responsibility", prompt->responsibility);
}

static void
add_remedy (XepReportData *data, gconstpointer item, XepPaperWords *words)
{
  const XepRemedy *remedy = item;
  XepReportData *row = xep_report_data_add_row (data, "remedies");
  g_autofree char *percent
      = remedy->percent >= 0 ? g_strdup_printf ("%d%%", remedy->percent) : NULL;

  xep_report_data_set_text (row, "shortcoming", remedy->shortcoming->text);
  xep_report_data_set_text (row, "measure", remedy->shortcoming->measure);
  xep_report_data_set_date (row, "due_on", remedy->shortcoming->due_on);
  xep_report_data_set_text (row, "responsible", remedy->shortcoming->responsible);
  xep_report_data_set_text (row, "found_in", remedy->found_in);
  xep_report_data_set_text (row, "remedy_state", xep_remedy_state_to_nick (remedy->state));
  xep_report_data_set_text (row, "remedy_state_name",
                            xep_paper_words_get (words, remedy_words[remedy->state]));
  xep_report_data_set_text (row, "remedy_percent", percent);
  xep_report_data_set_text (row, "difficulty", remedy->difficulty);
  xep_report_data_set_text (row, "responsibility", remedy->responsibility);
}

/* Shortcomings that were written as text, not row by row: each line of it, without a state. */
static gboolean
add_earlier_text (XepReportContext *self,
                  XepReportData *data,
                  const XepAssessment *assessment,
                  GError **error)
{
  g_autofree char *text
      = xep_review_store_dup_earlier_shortcomings (self->store, assessment->id, error);
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      xep_report_data_set_text (xep_report_data_add_row (data, "remedies"), "shortcoming",
                                lines[i]);
  return TRUE;
}

/* What an assessment has rows of, and how each is read and put down. */
static const struct
{
  const char *list;
  GPtrArray *(*read) (XepStore *store, gint64 assessment_id, GError **error);
  void (*add) (XepReportData *data, gconstpointer item, XepPaperWords *words);
  /* if there are no rows; NULL: nothing */
  gboolean (*add_instead) (XepReportContext *self,
                           XepReportData *data,
                           const XepAssessment *assessment,
                           GError **error);
} lists[] = {
  { "tasks", xep_review_store_list_tasks, add_task, NULL },
  { "shortcomings", xep_review_store_list_shortcomings, add_shortcoming, NULL },
  { "remedies", xep_review_store_list_remedies, add_remedy, add_earlier_text },
  { "prompts", xep_review_store_list_prompts, add_prompt, NULL },
};

/* The paper that asks about the prompts goes out under the number they came with. */
static void
set_prompt_number (XepReportContext *self, XepReportData *data)
{
  GPtrArray *prompts = xep_report_data_get_rows (data, "prompts");

  if (prompts == NULL || xep_form_get_category (self->form) != XEP_FORM_MEETING
      || xep_form_get_scope (self->form) != XEP_FORM_SUBJECT)
    return;
  xep_report_context_set_number_line (self, data,
                                      xep_report_data_get (prompts->pdata[0], "prompt_number").text,
                                      xep_report_data_get (prompts->pdata[0], "prompt_date").date);
}

gboolean
xep_report_context_add_review (XepReportContext *self,
                               XepReportData *data,
                               const XepAssessment *assessment,
                               GError **error)
{
  if (xep_form_uses (self->form, "review_parts") && !add_parts (self, data, assessment, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) items = NULL;

      if (!xep_form_uses (self->form, lists[i].list))
        continue;
      items = lists[i].read (self->store, assessment->id, error);
      if (items == NULL)
        return FALSE;
      for (guint j = 0; j < items->len; j++)
        lists[i].add (data, g_ptr_array_index (items, j), xep_form_get_words (self->form));
      if (items->len == 0 && lists[i].add_instead != NULL
          && !lists[i].add_instead (self, data, assessment, error))
        return FALSE;
    }
  set_prompt_number (self, data);
  return TRUE;
}

/* The review of one kind of subject on a blank form: that which is printed on this form, or the
 * first of the kind if @any. */
static const XepReview *
find_kind_review (XepReportContext *self,
                  XepRegulation *regulation,
                  XepSubjectKind kind,
                  gboolean any)
{
  GPtrArray *sets = xep_regulation_get_criteria_sets (regulation);

  for (guint i = 0; i < sets->len; i++)
    for (int leader = kind == XEP_KIND_LEADER; leader <= 1; leader++)
      {
        const XepCriteriaSet *set = g_ptr_array_index (sets, i);
        const XepReview *review = xep_regulation_find_review (regulation, kind, leader != 0,
                                                              set->annex, self->period->code);

        if (review != NULL && xep_form_has_annex (self->form, set->annex)
            && (any || g_str_equal (review->form, xep_form_get_id (self->form))))
          return review;
      }
  return NULL;
}

static const XepReview *
find_blank_review (XepReportContext *self, XepRegulation *regulation)
{
  const XepReview *review = NULL;

  for (int any = FALSE; any <= TRUE; any++)
    for (guint kind = 0; review == NULL && kind < XEP_N_KINDS; kind++)
      if (xep_form_has_kind (self->form, (XepSubjectKind) kind))
        review = find_kind_review (self, regulation, (XepSubjectKind) kind, any);
  return review;
}

void
xep_report_context_add_blank_review (XepReportContext *self, XepReportData *data)
{
  const XepReview *review;

  if (!xep_form_uses (self->form, "review_parts"))
    return;
  review = find_blank_review (self, self->regulation);
  for (guint i = 0; review != NULL && i < review->parts->len; i++)
    add_part (data, g_ptr_array_index (review->parts, i), NULL, NULL);
}
