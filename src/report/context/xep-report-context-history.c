/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/context/xep-report-context-private.h"
#include "store/xep-history-store.h"
#include "store/xep-paper-store.h"

static void
add_paper (XepReportContext *self, XepReportData *unit, const XepPaperRow *paper)
{
  XepReportData *row = xep_report_data_add_row (unit, "missing");
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  xep_report_data_set_text (row, "name", paper->subject_name);
  xep_report_data_set_text (row, "subject_id", paper->subject_id);
  xep_report_data_set_date (row, "birth_date", paper->birth_date);
  xep_report_data_set_text (row, "unit", paper->unit_name);
  xep_report_data_set_text (row, "kind_name",
                            xep_regulation_get_kind_name (self->regulation, paper->kind));
  xep_report_data_set_text (row, "missing_posts", paper->posts);
  /* "1, 4, 5" and the same in words, a line each. */
  for (guint i = 0; i < paper->missing->len; i++)
    {
      const XepDossierComponent *component = g_ptr_array_index (paper->missing, i);

      g_string_append_printf (numbers, "%s%s", i > 0 ? ", " : "", component->number);
      g_string_append_printf (words, "%s%s. %s", i > 0 ? "\n" : "", component->number,
                              component->text);
    }
  xep_report_data_set_text (row, "missing_numbers", numbers->str);
  xep_report_data_set_text (row, "missing_papers", words->str);
  xep_report_data_set_integer (row, "missing_count", (int) paper->missing->len);
}

/* The papers of one list under their units; rows come unit by unit. */
static void
add_units (XepReportContext *self, XepReportData *data, GPtrArray *papers)
{
  XepReportData *unit = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 unit_id = 0;
  int subjects = 0, total = 0;

  for (guint i = 0; i < papers->len; i++)
    {
      const XepPaperRow *paper = g_ptr_array_index (papers, i);

      if (unit == NULL || paper->unit_id != unit_id)
        {
          unit = xep_report_data_add_row (data, "missing_units");
          unit_id = paper->unit_id;
          subjects = 0;
          xep_report_data_set_text (unit, "missing_unit", paper->unit_name);
        }
      add_paper (self, unit, paper);
      xep_report_data_set_integer (unit, "missing_subjects", ++subjects);
      g_hash_table_add (seen, paper->subject_id);
      total += (int) paper->missing->len;
    }
  xep_report_data_set_integer (data, "missing_people", (int) g_hash_table_size (seen));
  xep_report_data_set_integer (data, "missing_dossiers", (int) papers->len);
  xep_report_data_set_integer (data, "missing_total", total);
}

/* Plan V.2: what is missing is asked of the chi bộ, its own part only. */
gboolean
xep_report_context_add_missing (XepReportContext *self,
                                XepReportData *data,
                                GArray *ids,
                                GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) papers = g_ptr_array_new ();
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!xep_form_uses (self->form, "missing_units"))
    return TRUE;
  all = xep_paper_store_list (self->store, self->period->id, error);
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < all->len; i++)
    {
      XepPaperRow *paper = g_ptr_array_index (all, i);

      if (paper->missing->len > 0 && g_hash_table_contains (wanted, &paper->assessment_id))
        g_ptr_array_add (papers, paper);
    }
  add_units (self, data, papers);
  /* What the numbers stand for. */
  xep_report_context_add_blank_dossier (self, data);
  return TRUE;
}

static void
add_rating (XepReportContext *self, XepReportData *data, const XepHistoryRow *rating)
{
  XepReportData *row = xep_report_data_add_row (data, "history");
  g_autofree char *remedies
      = rating->shortcomings > 0 ? g_strdup_printf ("%u/%u", rating->remedied, rating->shortcomings)
                                 : NULL;

  xep_report_data_set_text (row, "history_period", rating->period_title);
  xep_report_data_set_text (row, "history_kind",
                            xep_regulation_get_kind_name (self->regulation, rating->kind));
  xep_report_data_set_text (row, "history_posts", rating->posts);
  xep_report_data_set_text (row, "history_unit", rating->unit_name);
  xep_report_data_set_points (row, "history_self", rating->points[XEP_STEP_SELF]);
  xep_report_data_set_points (row, "history_appraisal", rating->points[XEP_STEP_APPRAISAL]);
  xep_report_data_set_points (row, "history_total", rating->points[XEP_STEP_DECISION]);
  xep_report_data_set_text (
      row, "history_level",
      xep_report_context_get_level_name (self, rating->levels[XEP_STEP_DECISION]));
  xep_report_data_set_text (row, "history_number", rating->number);
  xep_report_data_set_date (row, "history_date", rating->decided_on);
  xep_report_data_set_text (row, "history_remedies", remedies);
  xep_report_data_set_text (row, "history_note",
                            *rating->unrated != '\0' ? rating->unrated
                            : rating->reratings > 0  ? xep_paper_words_get (
                                   xep_form_get_words (self->form), XEP_WORDS_RERATED)
                                                    : NULL);
}

gboolean
xep_report_context_add_history (XepReportContext *self,
                                XepReportData *data,
                                const XepAssessment *assessment,
                                GError **error)
{
  g_autoptr (GPtrArray) ratings = NULL;

  if (!xep_form_uses (self->form, "history"))
    return TRUE;
  ratings = xep_history_store_list (self->store, assessment->subject_id, error);
  if (ratings == NULL)
    return FALSE;
  for (guint i = 0; i < ratings->len; i++)
    add_rating (self, data, g_ptr_array_index (ratings, i));
  return TRUE;
}
