/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "demo/xep-demo-private.h"
#include "store/xep-review-store.h"

/* Percent of the collectives and leaders that name a shortcoming in a quarter. */
#define SHORTCOMING_CHANCE 55

/* Shortcomings are listed row by row for these. */
static gboolean
has_rows (const XepAssessment *assessment)
{
  return assessment->kind == XEP_KIND_COLLECTIVE || assessment->kind == XEP_KIND_LEADER;
}

/* Sets "PREFIX.NUMBER.FIELD". */
static gboolean
set_field (XepDemo *self,
           const XepAssessment *assessment,
           const char *prefix,
           gint64 number,
           const char *field,
           const char *text,
           GError **error)
{
  g_autofree char *key = g_strdup_printf ("%s.%" G_GINT64_FORMAT ".%s", prefix, number, field);

  return xep_demo_set (self, assessment->id, XEP_STEP_SELF, key, text, error);
}

static gboolean
add_task (XepDemo *self,
          const XepAssessment *assessment,
          int index,
          const XepDemoTask *task,
          const XepDemoTasks *tasks,
          GError **error)
{
  gboolean done = index < tasks->done;
  gboolean on_time = index < tasks->on_time;
  gboolean exceeded = index < tasks->exceeded;
  gint64 number = index + 1;
  const char *progress = on_time ? task->progress
                         : done  ? "Hoàn thành, chậm 10 ngày so với thời hạn"
                                 : "Đang thực hiện, còn vướng mắc về hồ sơ";

  return set_field (self, assessment, "task", number, "content", task->content, error)
         && set_field (self, assessment, "task", number, "due", task->due, error)
         && set_field (self, assessment, "task", number, "progress", progress, error)
         && set_field (self, assessment, "task", number, "product", done ? task->product : "",
                       error)
         && set_field (self, assessment, "task", number, "pace",
                       on_time ? "on-time"
                       : done  ? "late"
                               : "undone",
                       error)
         && set_field (self, assessment, "task", number, "exceeded", exceeded ? "yes" : "", error)
         && set_field (self, assessment, "task", number, "note",
                       exceeded ? "Vượt mức kế hoạch"
                       : !done  ? "Chuyển tiếp sang quý sau để hoàn thành"
                                : "",
                       error);
}

gboolean
xep_demo_add_tasks (XepDemo *self,
                    const XepAssessment *assessment,
                    const XepDemoTasks *tasks,
                    GError **error)
{
  XepDemoWriter writer = xep_demo_get_writer (assessment);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint first;

  for (gsize i = 0; i < xep_demo_n_tasks; i++)
    if ((xep_demo_tasks[i].writers & writer) != 0)
      g_ptr_array_add (rows, (gpointer) &xep_demo_tasks[i]);
  first = (guint) g_rand_int_range (self->texts, 0, (int) rows->len);
  for (int i = 0; i < tasks->assigned; i++)
    if (!add_task (self, assessment, i, g_ptr_array_index (rows, (first + (guint) i) % rows->len),
                   tasks, error))
      return FALSE;
  return TRUE;
}

gboolean
xep_demo_add_remedies (
    XepDemo *self, const XepAssessment *assessment, int quality, gboolean *any, GError **error)
{
  g_autoptr (GPtrArray) remedies = NULL;

  *any = FALSE;
  if (!has_rows (assessment))
    return TRUE;
  remedies = xep_review_store_list_remedies (self->store, assessment->id, error);
  if (remedies == NULL)
    return FALSE;
  *any = remedies->len > 0;
  for (guint i = 0; i < remedies->len; i++)
    {
      const XepRemedy *remedy = g_ptr_array_index (remedies, i);
      gint64 id = remedy->shortcoming->id;
      gboolean done = quality >= 30 || i + 1 < remedies->len;
      const char *difficulty = NULL;

      if (!set_field (self, assessment, "remedy", id, "state", done ? "done" : "partial", error))
        return FALSE;
      if (done)
        continue;
      for (gsize s = 0; s < xep_demo_n_shortcomings && difficulty == NULL; s++)
        if (g_str_equal (xep_demo_shortcomings[s].text, remedy->shortcoming->text))
          difficulty = xep_demo_shortcomings[s].difficulty;
      if (!set_field (self, assessment, "remedy", id, "percent", "70", error)
          || !set_field (self, assessment, "remedy", id, "difficulty",
                         difficulty != NULL ? difficulty : "", error)
          || !set_field (self, assessment, "remedy", id, "responsibility",
                         remedy->shortcoming->responsible, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
xep_demo_add_shortcomings (XepDemo *self,
                           const XepAssessment *assessment,
                           XepPeriodCode code,
                           GError **error)
{
  XepDemoWriter writer = xep_demo_get_writer (assessment);
  gsize first = (gsize) g_rand_int_range (self->texts, 0, (int) xep_demo_n_shortcomings);
  gint64 wanted = g_rand_int_range (self->texts, 0, 100) < SHORTCOMING_CHANCE
                      ? g_rand_int_range (self->texts, 1, 3)
                      : 0;
  gint64 number = 0;
  g_autofree char *day = xep_demo_dup_day (self, code, XEP_STEP_SELF);
  XepDate date;

  if (!has_rows (assessment))
    return TRUE;
  if (!xep_date_parse_iso (day, &date, error))
    return FALSE;
  for (gsize i = 0; i < xep_demo_n_shortcomings && number < wanted; i++)
    {
      const XepDemoShortcoming *shortcoming
          = &xep_demo_shortcomings[(first + i) % xep_demo_n_shortcomings];

      const char *responsible = assessment->kind != XEP_KIND_COLLECTIVE ? assessment->subject_name
                                : shortcoming->writers == XEP_DEMO_CELL ? "Bí thư chi bộ"
                                                                        : "Người đứng đầu";
      g_autofree char *due = xep_date_format_iso (xep_date_add_months (date, shortcoming->months));

      if ((shortcoming->writers & writer) == 0)
        continue;
      number++;
      if (!set_field (self, assessment, "shortcoming", number, "text", shortcoming->text, error)
          || !set_field (self, assessment, "shortcoming", number, "measure", shortcoming->measure,
                         error)
          || !set_field (self, assessment, "shortcoming", number, "due", due, error)
          || !set_field (self, assessment, "shortcoming", number, "responsible", responsible,
                         error))
        return FALSE;
    }
  return TRUE;
}
