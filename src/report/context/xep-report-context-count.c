/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/context/xep-report-context-private.h"
#include "store/xep-count-store.h"

/* Reads one list of figures of the whole period. */
typedef GPtrArray *(*ReadRows) (XepReportContext *self, GError **error);
/* Works it out from the selected subjects instead; NULL: it has no sense for a part of them. */
typedef GPtrArray *(*CountRows) (XepReportContext *self, GPtrArray *assessments, GError **error);
typedef void (*AddRows) (XepReportContext *self,
                         XepReportData *data,
                         const char *list,
                         GPtrArray *rows);

static void
set_share (XepReportData *row, const char *field, guint part, guint base)
{
  g_autofree char *text = xep_count_percent (part, base);

  xep_report_data_set_text (row, field, text);
}

static void
set_count (XepReportData *row, const XepCount *count)
{
  static const struct
  {
    XepLevel level;
    const char *count, *percent;
  } levels[] = {
    { XEP_LEVEL_EXCELLENT, "count_excellent", "percent_excellent" },
    { XEP_LEVEL_GOOD, "count_good", "percent_good" },
    { XEP_LEVEL_COMPLETE, "count_complete", "percent_complete" },
    { XEP_LEVEL_INCOMPLETE, "count_incomplete", "percent_incomplete" },
  };
  guint excellent = count->levels[XEP_LEVEL_EXCELLENT];
  guint good = count->levels[XEP_LEVEL_GOOD];

  xep_report_data_set_integer (row, "count_total", (int) count->total);
  xep_report_data_set_integer (row, "count_rated", (int) count->rated);
  xep_report_data_set_integer (row, "count_unrated", (int) count->unrated);
  xep_report_data_set_integer (row, "count_undecided", (int) count->undecided);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      guint part = count->levels[levels[i].level];

      xep_report_data_set_integer (row, levels[i].count, (int) part);
      set_share (row, levels[i].percent, part, count->rated);
    }
  set_share (row, "percent_excellent_of_good", excellent, good);
  set_share (row, "percent_excellent_of_above", excellent, excellent + good);
}

static void
add_count (XepReportData *data,
           const char *list,
           const char *name,
           const XepCount *count,
           gboolean is_total)
{
  XepReportData *row = xep_report_data_add_row (data, list);

  xep_report_data_set_text (row, "count_name", name);
  xep_report_data_set_flag (row, "is_total", is_total);
  set_count (row, count);
}

/* Rows of counts and the row of their sums; nothing if there are none. */
static void
add_counts (XepReportContext *self, XepReportData *data, const char *list, GPtrArray *rows)
{
  XepCount sum = { 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      const XepCountRow *row = g_ptr_array_index (rows, i);

      add_count (data, list, row->name, &row->count, FALSE);
      xep_count_sum (&sum, &row->count);
    }
  if (rows->len > 0)
    add_count (data, list, xep_regulation_get_sentence (self->regulation, "count-total"), &sum,
               TRUE);
}

/* The last row counts each subject once. Where people have two ratings the rows make more: what
 * they make is said before it, by its name. */
static void
add_kinds (XepReportContext *self, XepReportData *data, const char *list, GPtrArray *rows)
{
  const XepCountRow *once;
  XepCount sum = { 0 };

  if (rows->len == 0)
    return;
  once = g_ptr_array_index (rows, rows->len - 1);
  for (guint i = 0; i + 1 < rows->len; i++)
    {
      const XepCountRow *row = g_ptr_array_index (rows, i);

      add_count (data, list, row->name, &row->count, FALSE);
      xep_count_sum (&sum, &row->count);
    }
  if (sum.total != once->count.total)
    add_count (data, list, xep_regulation_get_sentence (self->regulation, "count-ratings"), &sum,
               TRUE);
  add_count (data, list,
             xep_regulation_get_sentence (
                 self->regulation, sum.total != once->count.total ? "count-once" : "count-total"),
             &once->count, TRUE);
}

static void
add_reasons (XepReportContext *self, XepReportData *data, const char *list, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const XepCountRow *reason = g_ptr_array_index (rows, i);
      XepReportData *row = xep_report_data_add_row (data, list);

      xep_report_data_set_text (row, "reason_name", reason->name);
      xep_report_data_set_integer (row, "reason_count", (int) reason->count.total);
    }
}

/* The ceiling warns: nothing here takes a level away (Điều 11, 1.5). */
static void
set_verdict (XepReportContext *self,
             XepReportData *row,
             const char *field,
             const XepQuotaReading *reading)
{
  XepPaperWords *words = xep_form_get_words (self->form);
  g_autofree char *count = g_strdup_printf ("%d", -reading->left);
  g_autofree char *text = xep_paper_words_fill (
      words, reading->left < 0 ? XEP_WORDS_QUOTA_OVER : XEP_WORDS_QUOTA_WITHIN, "count", count,
      NULL);

  xep_report_data_set_text (row, field, text);
}

static void
add_quotas (XepReportContext *self, XepReportData *data, const char *list, GPtrArray *quotas)
{
  for (guint i = 0; i < quotas->len; i++)
    {
      const XepQuotaResult *quota = g_ptr_array_index (quotas, i);
      XepReportData *row = xep_report_data_add_row (data, list);
      guint excellent = quota->count.levels[XEP_LEVEL_EXCELLENT];
      g_autofree char *percent = g_strdup_printf (
          "%d%%", quota->raised ? quota->rule->raised_percent : quota->rule->percent);

      xep_report_data_set_text (row, "quota_name", quota->rule->text);
      xep_report_data_set_text (row, "quota_percent", percent);
      xep_report_data_set_integer (row, "quota_excellent", (int) excellent);
      xep_report_data_set_integer (row, "quota_good", (int) quota->count.levels[XEP_LEVEL_GOOD]);
      xep_report_data_set_integer (row, "quota_rated", (int) quota->count.rated);
      xep_report_data_set_integer (row, "quota_seats", (int) quota->good.seats);
      set_share (row, "quota_share", excellent, quota->good.denominator);
      set_verdict (self, row, "quota_verdict", &quota->good);
      xep_report_data_set_integer (row, "quota_seats_above", (int) quota->good_and_above.seats);
      set_share (row, "quota_share_above", excellent, quota->good_and_above.denominator);
      set_verdict (self, row, "quota_verdict_above", &quota->good_and_above);
    }
}

/* Each subject once, after the rows of ratings. */
static XepCountRow *
add_once (GPtrArray *rows)
{
  XepCountRow *once = g_new0 (XepCountRow, 1);

  once->id = g_strdup ("once");
  once->name = g_strdup ("");
  g_ptr_array_add (rows, once);
  return once;
}

static GPtrArray *
read_kinds (XepReportContext *self, GError **error)
{
  g_autoptr (GPtrArray) rows = xep_count_store_by_kind (self->store, self->period->id, error);

  if (rows == NULL
      || (rows->len > 0
          && !xep_count_store_once (self->store, self->period->id, &add_once (rows)->count, error)))
    return NULL;
  return g_steal_pointer (&rows);
}

static GPtrArray *
read_types (XepReportContext *self, GError **error)
{
  return xep_count_store_by_type (self->store, self->period->id, error);
}

static GPtrArray *
read_units (XepReportContext *self, GError **error)
{
  return xep_count_store_by_unit (self->store, self->period->id, XEP_KIND_MEMBER, error);
}

static GPtrArray *
read_quotas (XepReportContext *self, GError **error)
{
  return xep_count_store_quotas (self->store, self->period->id, error);
}

static GPtrArray *
read_exempt (XepReportContext *self, GError **error)
{
  return xep_count_store_exempt (self->store, self->period->id, error);
}

static GPtrArray *
read_unrated (XepReportContext *self, GError **error)
{
  return xep_count_store_unrated (self->store, self->period->id, error);
}

/* The row with this id, a new one at the end if there is none. */
static XepCountRow *
ensure_row (GPtrArray *rows, const char *id, const char *name)
{
  XepCountRow *row;

  for (guint i = 0; i < rows->len; i++)
    {
      row = g_ptr_array_index (rows, i);
      if (g_str_equal (row->id, id))
        return row;
    }
  row = g_new0 (XepCountRow, 1);
  row->id = g_strdup (id);
  row->name = g_strdup (name);
  g_ptr_array_add (rows, row);
  return row;
}

static void
count_in (GPtrArray *rows, const char *id, const char *name, const XepAssessment *assessment)
{
  xep_count_add (&ensure_row (rows, id, name)->count, assessment->steps[XEP_STEP_DECISION].level,
                 assessment->state == XEP_STATE_UNRATED);
}

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) xep_count_row_free);
}

/* The ratings that count each subject once: of two of a person the officer's. */
static void
count_once (GPtrArray *assessments, GPtrArray *rows)
{
  g_autoptr (GHashTable) officers = g_hash_table_new (g_int64_hash, g_int64_equal);
  XepCountRow *once = add_once (rows);

  for (guint i = 0; i < assessments->len; i++)
    {
      XepAssessment *assessment = g_ptr_array_index (assessments, i);

      if (assessment->kind == XEP_KIND_LEADER || assessment->kind == XEP_KIND_STAFF)
        g_hash_table_add (officers, &assessment->person_id);
    }
  for (guint i = 0; i < assessments->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (assessments, i);

      if (assessment->kind != XEP_KIND_MEMBER
          || !g_hash_table_contains (officers, &assessment->person_id))
        xep_count_add (&once->count, assessment->steps[XEP_STEP_DECISION].level,
                       assessment->state == XEP_STATE_UNRATED);
    }
}

static GPtrArray *
count_kinds (XepReportContext *self, GPtrArray *assessments, GError **error)
{
  GPtrArray *rows = rows_new ();

  for (guint i = 0; i < assessments->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (assessments, i);

      count_in (rows, xep_kind_to_nick (assessment->kind),
                xep_regulation_get_kind_name (self->regulation, assessment->kind), assessment);
    }
  if (rows->len > 0)
    count_once (assessments, rows);
  return rows;
}

/* In the order of the regulation, empty types too: as for the whole period. */
static GPtrArray *
count_types (XepReportContext *self, GPtrArray *assessments, GError **error)
{
  GPtrArray *types = xep_regulation_get_collective_types (self->regulation);
  GPtrArray *rows = rows_new ();

  for (guint i = 0; i < types->len; i++)
    {
      const XepNamedItem *type = g_ptr_array_index (types, i);

      ensure_row (rows, type->id, type->text);
    }
  for (guint i = 0; i < assessments->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (assessments, i);

      if (assessment->kind == XEP_KIND_COLLECTIVE)
        count_in (rows, assessment->collective_type, assessment->collective_type, assessment);
    }
  return rows;
}

static GPtrArray *
count_units (XepReportContext *self, GPtrArray *assessments, GError **error)
{
  GPtrArray *rows = rows_new ();

  for (guint i = 0; i < assessments->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (assessments, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, assessment->unit_id);

      if (assessment->kind == XEP_KIND_MEMBER)
        count_in (rows, id,
                  assessment->unit_id != 0 ? assessment->unit_name
                                           : xep_report_context_get_no_unit (self),
                  assessment);
    }
  return rows;
}

static GPtrArray *
count_unrated (XepReportContext *self, GPtrArray *assessments, GError **error)
{
  GPtrArray *reasons = xep_regulation_get_unrated_reasons (self->regulation);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *rows = rows_new ();

  for (guint i = 0; i < assessments->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (assessments, i);
      const XepNamedItem *reason = xep_named_items_find (reasons, assessment->unrated_reason);

      /* A person with two ratings is one case. */
      if (*assessment->unrated_reason != '\0'
          && g_hash_table_add (
              seen, g_strconcat (assessment->unrated_reason, "/", assessment->subject_id, NULL)))
        count_in (rows, assessment->unrated_reason,
                  reason != NULL ? reason->text : assessment->unrated_reason, assessment);
    }
  return rows;
}

static const struct
{
  const char *list;
  ReadRows read;
  CountRows count;
  AddRows add;
} lists[] = {
  { "counts_by_kind", read_kinds, count_kinds, add_kinds },
  { "counts_by_type", read_types, count_types, add_counts },
  { "counts_by_unit", read_units, count_units, add_counts },
  { "unrated", read_unrated, count_unrated, add_reasons },
  /* the ceiling is of the commune's peer groups, the roster of the whole period */
  { "quotas", read_quotas, NULL, add_quotas },
  { "exempt", read_exempt, NULL, add_reasons },
};

gboolean
xep_report_context_add_counts (XepReportContext *self,
                               XepReportData *data,
                               GPtrArray *assessments,
                               GError **error)
{
  gboolean some = xep_report_context_is_partial (self);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (!xep_form_uses (self->form, lists[i].list) || (some && lists[i].count == NULL))
        continue;
      rows = some ? lists[i].count (self, assessments, error) : lists[i].read (self, error);
      if (rows == NULL)
        return FALSE;
      lists[i].add (self, data, lists[i].list, rows);
    }
  return TRUE;
}
