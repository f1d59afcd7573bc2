/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "demo/xep-demo-private.h"

/* One leader in so many writes more than points. */
#define WRITER_EVERY 4

/* What a leader's quarter says of the six axes of table B: goal, result, KPI, note. */
static const struct
{
  const char *number;
  const char *texts[XEP_N_CRITERION_FIELDS];
} texts[] = {
  { "II.1",
    { "Thu ngân sách đạt 75% kế hoạch năm; giải ngân vốn đầu tư công 60%",
      "Thu đạt 78%; giải ngân 62%; 02 báo cáo chuyên đề", "100", "" } },
  { "II.2",
    { "Ban hành quy chế phối hợp, phân công công việc trong quý",
      "Đã ban hành 01 quy chế, 03 thông báo phân công", "100", "" } },
  { "II.3",
    { "90% hồ sơ thủ tục hành chính nộp trực tuyến", "Đạt 86%; 02 thôn chưa có sóng ổn định",
      "95,5", "Thiếu trạm phát sóng" } },
  { "II.4",
    { "Sinh hoạt chi bộ đủ 3 kỳ; kết nạp 02 đảng viên", "Sinh hoạt đủ 3 kỳ; kết nạp 01 đảng viên",
      "85", "" } },
  { "II.5", { "100% trẻ 6 tuổi đến trường", "Huy động 142/142 trẻ", "100", "" } },
  { "II.6",
    { "Không phát sinh điểm nóng; tiếp dân định kỳ", "Tiếp 12 lượt dân, giải quyết xong 11", "92",
      "" } },
};

gboolean
xep_demo_add_criterion_texts (XepDemo *self, const XepAssessment *assessment, GError **error)
{
  if (assessment->kind != XEP_KIND_LEADER || assessment->person_id % WRITER_EVERY != 0
      || !g_str_equal (assessment->criteria_set, "PL5"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int field = 0; field < XEP_N_CRITERION_FIELDS; field++)
      {
        g_autofree char *key = g_strjoin (
            ".", texts[i].number, xep_criterion_field_to_nick ((XepCriterionField) field), NULL);

        if (!xep_demo_set (self, assessment->id, XEP_STEP_SELF, key, texts[i].texts[field], error))
          return FALSE;
      }
  return TRUE;
}
