/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-demo"

#include "config.h"

#include "demo/xep-demo-private.h"

#define TEXTS 3

/* What people write, by section of the narrative: three wordings each. */
static const struct
{
  const char *key;
  const char *texts[TEXTS];
} sections[] = {
  { "narrative.duty",
    { "Chấp hành nghiêm chủ trương, nghị quyết của Đảng; hoàn thành các nhiệm vụ được phân công, "
      "bám sát cơ sở.",
      "Chủ động tham mưu, phối hợp tốt; giải quyết công việc đúng quy trình, có sản phẩm cụ thể.",
      "Gương mẫu, trách nhiệm; giữ gìn đoàn kết nội bộ, được cán bộ, Nhân dân tín nhiệm." } },
  { "narrative.shortcomings",
    { "Công tác kiểm tra, đôn đốc có lúc chưa thường xuyên; ứng dụng công nghệ thông tin còn hạn "
      "chế.",
      "Một số báo cáo gửi chưa kịp thời; việc cụ thể hóa nghị quyết có nội dung còn chậm.",
      "Chưa mạnh dạn đề xuất cách làm mới; sinh hoạt chuyên đề chưa đều." } },
  { "narrative.remedies",
    { "Đã khắc phục các hạn chế được chỉ ra ở kỳ trước, tiếp tục duy trì lịch kiểm tra hằng tháng.",
      "Đã bổ sung quy chế phối hợp; báo cáo gửi đúng hạn từ tháng thứ hai của kỳ.",
      "Đang khắc phục, dự kiến hoàn thành trong kỳ tới." } },
  { "narrative.direction",
    { "Xây dựng lịch công tác tuần, phân công rõ người, rõ việc, rõ thời hạn.",
      "Tập huấn kỹ năng số cho cán bộ, công chức; đẩy mạnh dịch vụ công trực tuyến.",
      "Nâng cao chất lượng sinh hoạt chi bộ, phát huy vai trò nêu gương của đảng viên." } },
};

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
  XepPeriodCode  code;
  XepSubjectKind kind;
  int            kind_index;
  const char    *key;
  const char    *text;
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

static gboolean
write_sections (XepDemo *self, gint64 id, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!xep_demo_set (self, id, XEP_STEP_SELF, sections[i].key, pick (self, sections[i].texts),
                       error))
      return FALSE;
  return TRUE;
}

gboolean
xep_demo_write_words (XepDemo *self, XepAssessment *assessment, int quality, GError **error)
{
  gboolean member = assessment->kind == XEP_KIND_MEMBER;

  if ((!member || xep_demo_chance (self, 10)) && !write_sections (self, assessment->id, error))
    return FALSE;
  if (quality >= 80
      && !xep_demo_set (self, assessment->id, XEP_STEP_DECISION, "grounds", pick (self, grounds),
                        error))
    return FALSE;
  return member || quality < 90
         || xep_demo_set (self, assessment->id, XEP_STEP_DECISION, "personnel",
                          pick (self, proposals), error);
}
