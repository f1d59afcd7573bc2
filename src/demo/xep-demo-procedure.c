/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "demo/xep-demo-procedure.h"

#include "db/xep-statement.h"
#include "store/xep-assessment-lock.h"
#include "store/xep-complaint-store.h"
#include "store/xep-count-store.h"
#include "store/xep-field.h"
#include "store/xep-rerating-store.h"

/* Complaints about results that are out: the first is answered, the other is not yet. */
static const struct
{
  XepPeriodCode code;
  XepSubjectKind kind;
  XepDate received_on; /* of the year */
  const char *content;
  const char *fields[4][2]; /* key, text */
} complaints[] = {
  { XEP_PERIOD_Q2,
    XEP_KIND_LEADER,
    { 0, 7, 21 },
    "Đề nghị xem xét lại mức xếp loại quý II vì một nhiệm vụ bị tính chậm do chờ ý kiến của cơ "
    "quan "
    "chuyên môn cấp trên.",
    { { "sender", "Cá nhân được xếp loại" },
      { "answered", "{year}-07-30" },
      { "number", "88-CV/ĐU" },
      { "outcome",
        "Đã xem xét; giữ nguyên mức xếp loại, ghi nhận nguyên nhân khách quan vào hồ sơ." } } },
  { XEP_PERIOD_YEAR,
    XEP_KIND_MEMBER,
    { 0, 12, 29 },
    "Phản ánh việc đảng viên chưa thực hiện đúng quy ước của thôn về vệ sinh môi trường.",
    { { "sender", "Nhân dân thôn nơi cư trú" } } },
};

static gboolean
add_complaint (XepDemo *self, gsize index, GError **error)
{
  XepDate received_on = complaints[index].received_on;
  g_autofree char *row = NULL;
  GPtrArray *assessments = self->assessments[complaints[index].code];
  gint64 subject = 0;
  gint64 id;

  /* The first subject of the kind that was decided. */
  for (guint i = 0; i < assessments->len && subject == 0; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (assessments, i);

      if (assessment->kind == complaints[index].kind
          && assessment->steps[XEP_STEP_DECISION].level != XEP_LEVEL_NONE)
        subject = assessment->id;
    }
  received_on.year = self->year;
  if (subject == 0)
    return TRUE;
  id = xep_complaint_store_add (self->store, subject, received_on, complaints[index].content,
                                error);
  row = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  for (gsize i = 0; id != 0 && i < G_N_ELEMENTS (complaints[index].fields); i++)
    {
      g_autofree char *text = xep_demo_dup_text (self, complaints[index].fields[i][1]);

      if (complaints[index].fields[i][0] != NULL
          && !xep_field_set_in (self->store, XEP_SCOPE_COMPLAINT, subject, row,
                                complaints[index].fields[i][0], text, "", error))
        return FALSE;
    }
  return id != 0;
}

static void
replace_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static gboolean
add_rerating (XepDemo *self, GError **error)
{
  g_autoptr (XepRerating) rerating = xep_rerating_new ();
  GPtrArray *assessments = self->assessments[XEP_PERIOD_Q1];

  /* A leader of the commune rated "good" in the first quarter, whom a later inspection lowers. */
  for (guint i = 0; i < assessments->len && rerating->assessment_id == 0; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (assessments, i);
      const XepStepResult *decision = &assessment->steps[XEP_STEP_DECISION];

      if (assessment->kind == XEP_KIND_LEADER && assessment->tier != XEP_TIER_PROVINCE
          && decision->level == XEP_LEVEL_GOOD && decision->totals.total != XEP_POINTS_MISSING)
        rerating->assessment_id = assessment->id;
    }
  if (rerating->assessment_id == 0)
    return TRUE;
  rerating->decided_on = (XepDate){ self->year, 5, 20 };
  rerating->level = XEP_LEVEL_COMPLETE;
  rerating->points = 6850;
  replace_text (&rerating->number, "156-QĐ/ĐU");
  replace_text (&rerating->authority, "Ban Thường vụ Đảng ủy xã");
  replace_text (
      &rerating->reason,
      "Kết luận kiểm tra sau khi công bố: hai nhiệm vụ của quý I báo cáo hoàn thành nhưng "
      "chưa có sản phẩm.");
  return xep_rerating_store_add (self->store, rerating, error);
}

gboolean
xep_demo_add_procedure (XepDemo *self, GError **error)
{
  guint locked;

  if (!xep_demo_add_meetings (self, error) || !xep_demo_add_dossiers (self, error)
      || !add_rerating (self, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (complaints); i++)
    if (!add_complaint (self, i, error))
      return FALSE;

  /* One peer group has outstanding results: 25 instead of 20 percent (Điều 11, 1.5). */
  if (!xep_count_store_set_quota_raised (
          self->store, self->periods[XEP_PERIOD_YEAR], "staff", TRUE,
          "Tập thể có thành tích xuất sắc, nổi trội: hoàn thành trước thời hạn việc sắp xếp tổ "
          "chức bộ máy, được cấp trên ghi nhận bằng văn bản.",
          error))
    return FALSE;

  /* The quarters are over; in the year's rating work still goes on. */
  for (int code = XEP_PERIOD_Q1; code <= XEP_PERIOD_Q3; code++)
    if (!xep_assessment_store_lock_decided (self->store, self->periods[code], &locked, error))
      return FALSE;
  return TRUE;
}
