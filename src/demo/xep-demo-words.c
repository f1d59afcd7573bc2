/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "demo/xep-demo-private.h"
#include "demo/xep-demo-texts.h"
#include "model/xep-review.h"

#define TEXTS 3
/* In the names of the villages' chi bộ. */
#define VILLAGE "thôn"

static const char *const grounds[TEXTS] = {
  "Hoàn thành vượt mức các chỉ tiêu chủ yếu; có mô hình được cấp trên ghi nhận.",
  "Hoàn thành 100% nhiệm vụ đúng hạn, trên 30% vượt mức; khắc phục xong hạn chế kỳ trước.",
  "Có sản phẩm nổi bật trong cải cách hành chính, chuyển đổi số của xã.",
};

static const char *const proposals[TEXTS] = {
  "Đề nghị đưa vào quy hoạch chức danh cao hơn.",
  "Đề nghị biểu dương, khen thưởng.",
  "Đề nghị cử đi bồi dưỡng lý luận chính trị.",
};

/* The cases of the year: which subject of the kind, which key. In the order of the table. */
static const struct
{
  XepPeriodCode code;
  XepSubjectKind kind;
  int kind_index;
  const char *key;
  const char *text;
} cases[] = {
  { XEP_PERIOD_Q1, XEP_KIND_COLLECTIVE, 13, "disqualifier.T2", "yes" },
  { XEP_PERIOD_Q2, XEP_KIND_LEADER, 11, "disqualifier.L5", "yes" },
  { XEP_PERIOD_Q2, XEP_KIND_LEADER, 11, "disqualifier.L5.exception", "yes" },
  { XEP_PERIOD_Q2, XEP_KIND_LEADER, 11, "disqualifier.L5.grounds",
    "Đã chủ động phát hiện, báo cáo Đảng ủy và xử lý xong trước khi có kết luận." },
  { XEP_PERIOD_Q3, XEP_KIND_LEADER, 20, "unrated", "training" },
  { XEP_PERIOD_Q3, XEP_KIND_COLLECTIVE, 3, "target.growth", "yes" },
  { XEP_PERIOD_Q3, XEP_KIND_COLLECTIVE, 3, "target.revenue", "yes" },
  { XEP_PERIOD_Q3, XEP_KIND_COLLECTIVE, 3, "target.public-investment", "no" },
  { XEP_PERIOD_Q3, XEP_KIND_COLLECTIVE, 3, "target.income", "yes" },
  { XEP_PERIOD_Q3, XEP_KIND_COLLECTIVE, 3, "target.poverty", "yes" },
  /* Only the first of the two parts came. */
  { XEP_PERIOD_Q3, XEP_KIND_COLLECTIVE, 30, "A", "28" },
  { XEP_PERIOD_YEAR, XEP_KIND_MEMBER, 40, "disqualifier.K1c", "yes" },
  { XEP_PERIOD_YEAR, XEP_KIND_MEMBER, 100, "unrated", "leave" },
  { XEP_PERIOD_YEAR, XEP_KIND_MEMBER, 210, "unrated", "under-inspection" },
  { XEP_PERIOD_YEAR, XEP_KIND_STAFF, 7, "unrated", "leave" },
  /* Gợi ý kiểm điểm for three subjects, with what they answer. */
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "prompt.1.text",
    "Làm rõ trách nhiệm của tập thể trong việc giải ngân vốn đầu tư công còn chậm trong 6 tháng "
    "đầu "
    "năm." },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "prompt.1.body", "Ban Thường vụ Đảng ủy xã" },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "prompt.1.number", "58-CV/ĐU" },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "prompt.1.date", "{year}-11-28" },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "prompt.1.answer",
    "Sáu tháng đầu năm tập trung cho việc sắp xếp đơn vị hành chính, hồ sơ các công trình phải lập "
    "lại "
    "theo chủ đầu tư mới. Từ tháng 8, tập thể đã giao ban hằng tuần; đến hết tháng 11 giải ngân "
    "đạt "
    "95,6% kế hoạch." },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "prompt.1.cause",
    "Khách quan: thay đổi chủ đầu tư sau sáp nhập. Chủ quan: chưa chủ động chuẩn bị hồ sơ từ "
    "trước." },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "prompt.1.responsibility",
    "Trách nhiệm chung của tập thể; người đứng đầu chịu trách nhiệm chính." },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "prompt.2.text",
    "Việc phân công, phối hợp giữa các thành viên sau khi sắp xếp tổ chức bộ máy." },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "prompt.2.body", "Ban Thường vụ Đảng ủy xã" },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "prompt.2.number", "58-CV/ĐU" },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "prompt.2.date", "{year}-11-28" },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "prompt.2.answer",
    "Tập thể đã ban hành quy chế phối hợp, mỗi nhiệm vụ chỉ có một đầu mối; từ quý IV không còn "
    "việc "
    "trùng lặp." },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 4, "matter.pressing-issues", "yes" },
  { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, 9, "matter.complaints", "yes" },
  { XEP_PERIOD_YEAR, XEP_KIND_LEADER, 5, "prompt.1.text",
    "Giải trình việc chậm trả lời một số kiến nghị của Nhân dân sau các buổi tiếp công dân." },
  { XEP_PERIOD_YEAR, XEP_KIND_LEADER, 5, "prompt.1.body", "Ủy ban Kiểm tra Đảng ủy xã" },
  { XEP_PERIOD_YEAR, XEP_KIND_LEADER, 5, "prompt.1.number", "21-CV/UBKT" },
  { XEP_PERIOD_YEAR, XEP_KIND_LEADER, 5, "prompt.1.date", "{year}-11-25" },
  { XEP_PERIOD_YEAR, XEP_KIND_LEADER, 5, "prompt.1.answer",
    "Có 03 kiến nghị trả lời chậm từ 5 đến 12 ngày do phải chờ ý kiến của cơ quan chuyên môn cấp "
    "trên. "
    "Đến nay cả 03 kiến nghị đã được trả lời bằng văn bản." },
  { XEP_PERIOD_YEAR, XEP_KIND_LEADER, 5, "prompt.1.cause",
    "Chưa thông báo tiến độ cho người dân trong thời gian chờ ý kiến." },
  { XEP_PERIOD_YEAR, XEP_KIND_LEADER, 5, "prompt.1.responsibility",
    "Tôi nhận trách nhiệm của người phụ trách lĩnh vực và đã lập sổ theo dõi từng kiến nghị." },
  { XEP_PERIOD_YEAR, XEP_KIND_LEADER, 5, "matter.complaints", "yes" },
  { XEP_PERIOD_YEAR, XEP_KIND_STAFF, 3, "prompt.1.text",
    "Việc cập nhật hồ sơ trên hệ thống quản lý văn bản chưa kịp thời." },
  { XEP_PERIOD_YEAR, XEP_KIND_STAFF, 3, "prompt.1.body", "Chi ủy chi bộ" },
  { XEP_PERIOD_YEAR, XEP_KIND_STAFF, 3, "prompt.1.answer",
    "Tôi đã bổ sung đủ hồ sơ còn thiếu trước ngày 30/11/{year} và cập nhật hằng ngày từ đó." },
};

gboolean
xep_demo_add_cases (
    XepDemo *self, XepAssessment *assessment, XepPeriodCode code, int kind_index, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].code == code && cases[i].kind == assessment->kind
        && cases[i].kind_index == kind_index
        && !xep_demo_set (self, assessment->id, XEP_STEP_SELF, cases[i].key, cases[i].text, error))
      return FALSE;
  return TRUE;
}

static const char *
pick (XepDemo *self, const char *const *texts)
{
  return texts[g_rand_int_range (self->random, 0, TEXTS)];
}

XepDemoWriter
xep_demo_get_writer (const XepAssessment *assessment)
{
  if (assessment->kind == XEP_KIND_COLLECTIVE)
    return strstr (assessment->subject_name, VILLAGE) != NULL ? XEP_DEMO_CELL : XEP_DEMO_OFFICE;
  if (assessment->leader)
    return XEP_DEMO_LEADER;
  /* Members of the villages stand outside the political system. */
  return strstr (assessment->unit_name, VILLAGE) != NULL ? XEP_DEMO_MEMBER : XEP_DEMO_STAFF;
}

/* Two to five sentences, each in one of its wordings. */
static gboolean
write_section (XepDemo *self, const XepAssessment *assessment, const char *id, GError **error)
{
  XepDemoWriter writer = xep_demo_get_writer (assessment);

  for (gsize i = 0; i < xep_demo_n_sections; i++)
    {
      const XepDemoSection *section = &xep_demo_sections[i];
      g_autofree char *key = NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      if ((section->writers & writer) == 0 || !g_str_equal (section->section, id))
        continue;
      key = g_strconcat ("narrative.", id, NULL);
      for (int j = 0; j < XEP_DEMO_SENTENCES && section->sentences[j][0] != NULL; j++)
        {
          const char *sentence
              = section->sentences[j][g_rand_int_range (self->texts, 0, XEP_DEMO_WORDINGS)];

          if (sentence != NULL)
            g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
        }
      return xep_demo_set (self, assessment->id, XEP_STEP_SELF, key, text->str, error);
    }
  return TRUE;
}

static gboolean
write_sections (XepDemo *self,
                const XepAssessment *assessment,
                const XepReview *review,
                XepPeriodCode code,
                GError **error)
{
  /* The first two quarters were reviewed by points alone. */
  if (review == NULL || (code != XEP_PERIOD_Q3 && code != XEP_PERIOD_YEAR))
    return TRUE;
  /* Collectives and leaders write all of it; of the others a third has handed it in. */
  if (assessment->kind != XEP_KIND_COLLECTIVE && assessment->kind != XEP_KIND_LEADER
      && g_rand_int_range (self->texts, 0, 3) != 0)
    return TRUE;
  for (guint i = 0; i < review->parts->len; i++)
    {
      const XepReviewPart *part = g_ptr_array_index (review->parts, i);

      for (guint j = 0; j < part->sections->len; j++)
        {
          const XepReviewSection *section = g_ptr_array_index (part->sections, j);

          if (!write_section (self, assessment, section->id, error))
            return FALSE;
        }
    }
  return code != XEP_PERIOD_YEAR || write_section (self, assessment, "q4", error);
}

gboolean
xep_demo_write_words (XepDemo *self,
                      const XepAssessment *assessment,
                      const XepReview *review,
                      XepPeriodCode code,
                      int quality,
                      GError **error)
{
  if (!write_sections (self, assessment, review, code, error))
    return FALSE;
  if (quality >= 80
      && !xep_demo_set (self, assessment->id, XEP_STEP_DECISION, "grounds", pick (self, grounds),
                        error))
    return FALSE;
  return assessment->kind == XEP_KIND_MEMBER || quality < 90
         || xep_demo_set (self, assessment->id, XEP_STEP_DECISION, "personnel",
                          pick (self, proposals), error);
}
