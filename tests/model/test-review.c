/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-paths.h"
#include "model/xep-review.h"
#include "xep-test.h"

/* The headings of the shipped regulation against CRITERIA 3.2 and 5, and the plain records. */

static XepRegulation *regulation;

static const char *
expected_review (XepSubjectKind kind, gboolean leader, const char *annex, XepPeriodCode period)
{
  if (period != XEP_PERIOD_YEAR)
    return kind == XEP_KIND_LEADER || kind == XEP_KIND_COLLECTIVE ? "quarter" : NULL;
  if (kind == XEP_KIND_COLLECTIVE)
    return "collective";
  if (kind == XEP_KIND_LEADER || (kind == XEP_KIND_MEMBER && leader))
    return "leader";
  return kind == XEP_KIND_MEMBER && g_str_equal (annex, "PL10") ? "outside" : "individual";
}

static void
check_choice (XepSubjectKind kind, gboolean leader, const char *annex, XepPeriodCode period)
{
  const XepReview *review = xep_regulation_find_review (regulation, kind, leader, annex, period);

  g_assert_cmpstr (review != NULL ? review->id : NULL, ==,
                   expected_review (kind, leader, annex, period));
}

static void
test_choice (void)
{
  static const char *const annexes[] = { "", "PL3", "PL4", "PL5", "PL7", "PL8", "PL9", "PL10" };

  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    for (int leader = FALSE; leader <= TRUE; leader++)
      for (guint i = 0; i < G_N_ELEMENTS (annexes); i++)
        for (int period = 0; period < XEP_N_PERIODS; period++)
          check_choice (kind, leader, annexes[i], period);
  g_assert_null (
      xep_regulation_find_review (regulation, XEP_KIND_STAFF, FALSE, NULL, XEP_PERIOD_Q1));
}

static const XepReview *
find (const char *id)
{
  static const struct
  {
    const char *id;
    XepSubjectKind kind;
    const char *annex;
    XepPeriodCode period;
  } ways[] = {
    { "collective", XEP_KIND_COLLECTIVE, "PL3", XEP_PERIOD_YEAR },
    { "leader", XEP_KIND_LEADER, "PL8", XEP_PERIOD_YEAR },
    { "individual", XEP_KIND_STAFF, "PL9", XEP_PERIOD_YEAR },
    { "outside", XEP_KIND_MEMBER, "PL10", XEP_PERIOD_YEAR },
    { "quarter", XEP_KIND_LEADER, "PL5", XEP_PERIOD_Q2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].id, id))
      return xep_regulation_find_review (regulation, ways[i].kind, ways[i].kind == XEP_KIND_LEADER,
                                         ways[i].annex, ways[i].period);
  g_assert_not_reached ();
}

/* "I strengths: 1 virtue, 2 duty; II …"; a part that may stay empty has a '?'. */
static char *
describe (const XepReview *review)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < review->parts->len; i++)
    {
      const XepReviewPart *part = g_ptr_array_index (review->parts, i);

      g_string_append_printf (text, "%s%s %s%s:", i > 0 ? "; " : "", part->number, part->id,
                              part->if_any ? "?" : "");
      for (guint j = 0; j < part->sections->len; j++)
        {
          const XepReviewSection *section = g_ptr_array_index (part->sections, j);

          g_string_append_printf (text, " %s%s", section->number, section->id);
        }
    }
  return g_strdup (text->str);
}

static void
test_structure (void)
{
  static const struct
  {
    const char *id, *form;
    gboolean tasks;
    const char *structure;
  } reviews[] = {
    { "collective", "mau01", TRUE,
      "I strengths: 1principles 2targets 3party-building 4political-task; "
      "II shortcomings: shortcomings; III remedies?: remedies; IV prompts?: prompts; "
      "V responsibility: responsibility; VI direction: direction" },
    { "leader", "mau2a", TRUE,
      "I strengths: 1virtue 2duty 3leadership 4initiative 5example 6commitment; "
      "II shortcomings: 1shortcomings 2causes; III remedies?: remedies; IV prompts?: prompts; "
      "V responsibility?: responsibility; VI direction: direction" },
    { "individual", "mau2b", TRUE,
      "I strengths: 1virtue 2duty 3commitment; "
      "II shortcomings: 1shortcomings 2causes; III remedies?: remedies; IV prompts?: prompts; "
      "V responsibility?: responsibility; VI direction: direction" },
    { "outside", "mau2c", FALSE,
      "I strengths: 1virtue 2duty 3commitment; "
      "II shortcomings: 1shortcomings 2causes; III remedies?: remedies; IV prompts?: prompts; "
      "V responsibility?: responsibility; VI direction: direction" },
    { "quarter", "pl5", FALSE,
      "I strengths: results; II shortcomings?: shortcomings; III direction?: direction" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reviews); i++)
    {
      const XepReview *review = find (reviews[i].id);
      g_autofree char *structure = describe (review);

      g_assert_cmpstr (review->id, ==, reviews[i].id);
      g_assert_cmpstr (review->form, ==, reviews[i].form);
      g_assert_cmpint (review->tasks, ==, reviews[i].tasks);
      g_assert_cmpstr (structure, ==, reviews[i].structure);
    }
}

/* Plan III, word by word: it goes before the forms. */
static void
test_plan (void)
{
  static const struct
  {
    const char *review;
    guint section;
    const char *words;
  } bullets[] = {
    { "collective", 0, "Việc chấp hành nguyên tắc tập trung dân chủ, thực hiện quy chế làm việc" },
    { "collective", 1,
      "Kết quả thực hiện các mục tiêu, chỉ tiêu, nhiệm vụ được giao trong nghị quyết, kế hoạch "
      "công tác năm và các nhiệm vụ đột xuất" },
    { "collective", 2,
      "Công tác xây dựng Đảng và hệ thống chính trị, xây dựng tổ chức bộ máy, tinh giản biên chế, "
      "cải cách hành chính, chuyển đổi số" },
    { "collective", 2,
      "trách nhiệm nêu gương, trách nhiệm giải trình, công tác phòng, chống tham nhũng, lãng phí, "
      "tiêu cực, ngăn chặn suy thoái" },
    { "collective", 3,
      "triển khai thực hiện các chủ trương, nghị quyết của cấp trên; thực hiện nhiệm vụ chính trị "
      "của địa phương" },
    { "individual", 0,
      "Về phẩm chất chính trị, đạo đức, lối sống, tinh thần đoàn kết, ý thức tổ chức kỷ luật, "
      "trách nhiệm nêu gương" },
    { "individual", 1,
      "Việc thực hiện nhiệm vụ, quyền hạn và kết quả thực hiện các chỉ tiêu, nhiệm vụ được giao "
      "trong năm, gắn với hiệu quả, tiến độ, chất lượng" },
    { "individual", 2,
      "Việc thực hiện cam kết tu dưỡng, rèn luyện, phấn đấu, kết quả học tập và làm theo tư tưởng, "
      "đạo đức, phong cách Hồ Chí Minh" },
    { "leader", 2,
      "Kết quả công tác lãnh đạo, chỉ đạo, quản lý, điều hành; mức độ hoàn thành nhiệm vụ của cấp "
      "dưới" },
    { "leader", 3,
      "Tinh thần năng động, đổi mới sáng tạo, dám nghĩ, dám làm, dám chịu trách nhiệm, dám đương "
      "đầu với khó khăn; trách nhiệm trong xây dựng đội ngũ cán bộ, kiểm soát quyền lực, phòng, "
      "chống tiêu cực" },
    { "leader", 4,
      "Trách nhiệm nêu gương của bản thân và gia đình; việc xây dựng phong cách lãnh đạo đổi mới, "
      "gần dân, sát dân" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    {
      const XepReviewPart *part = xep_review_find_part (find (bullets[i].review), "strengths");
      const XepReviewSection *section = g_ptr_array_index (part->sections, bullets[i].section);

      g_assert_nonnull (strstr (section->title, bullets[i].words));
    }
}

static void
check_texts (const XepReview *review)
{
  for (guint i = 0; i < review->parts->len; i++)
    {
      const XepReviewPart *part = g_ptr_array_index (review->parts, i);

      g_assert_cmpstr (part->title, !=, "");
      g_assert_true (xep_review_find_part (review, part->id) == part);
      for (guint j = 0; j < part->sections->len; j++)
        {
          const XepReviewSection *section = g_ptr_array_index (part->sections, j);

          g_assert_cmpstr (section->hint, !=, "");
          g_assert_cmpint (*section->title != '\0', ==, part->sections->len > 1);
          g_assert_nonnull (xep_regulation_find_section (regulation, section->id));
        }
    }
}

/* Điều 6(iii): what part V must speak of, in reviews of a year only. */
static void
test_matters (void)
{
  static const char *const reviews[] = { "collective", "leader", "individual", "outside" };
  static const char *const ids[]
      = { "signs-of-violation", "pressing-issues", "complaints", "disunity",
          "broken-principles",  "corruption",      "discipline", "stagnation" };

  for (guint i = 0; i < G_N_ELEMENTS (reviews); i++)
    {
      const XepReview *review = find (reviews[i]);
      const XepReviewPart *part = xep_review_find_part (review, "responsibility");

      check_texts (review);
      g_assert_cmpuint (part->matters->len, ==, G_N_ELEMENTS (ids));
      g_assert_cmpuint (xep_review_find_part (review, "strengths")->matters->len, ==, 0);
      for (guint j = 0; j < part->matters->len; j++)
        {
          const XepNamedItem *matter = g_ptr_array_index (part->matters, j);

          g_assert_cmpstr (matter->id, ==, ids[j]);
          g_assert_cmpstr (matter->text, !=, "");
          g_assert_cmpstr (matter->short_text, !=, "");
          g_assert_cmpstr (xep_regulation_find_matter (regulation, ids[j])->text, ==, matter->text);
        }
    }
  check_texts (find ("quarter"));
}

static void
test_not_found (void)
{
  g_assert_null (xep_regulation_find_section (regulation, "nothing"));
  g_assert_null (xep_regulation_find_section (regulation, "q4"));
  g_assert_null (xep_regulation_find_section (regulation, NULL));
  g_assert_null (xep_regulation_find_matter (regulation, "virtue"));
  g_assert_null (xep_regulation_find_matter (regulation, NULL));
  g_assert_null (xep_review_find_part (find ("quarter"), "prompts"));
  g_assert_null (xep_review_find_part (find ("leader"), NULL));
}

/* New records hold no NULL, no percentage and nothing said. */
static void
test_records (void)
{
  g_autoptr (XepTask) task = xep_task_new ();
  g_autoptr (XepShortcoming) shortcoming = xep_shortcoming_new ();
  g_autoptr (XepRemedy) remedy = xep_remedy_new ();
  g_autoptr (XepPrompt) prompt = xep_prompt_new ();
  const char *texts[] = { task->content,
                          task->due,
                          task->progress,
                          task->product,
                          task->note,
                          shortcoming->text,
                          shortcoming->measure,
                          shortcoming->responsible,
                          remedy->found_in,
                          remedy->difficulty,
                          remedy->responsibility,
                          remedy->shortcoming->text,
                          prompt->text,
                          prompt->body,
                          prompt->number,
                          prompt->answer,
                          prompt->cause,
                          prompt->responsibility };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (texts[i], ==, "");
  g_assert_cmpint (task->pace, ==, XEP_PACE_NONE);
  g_assert_false (task->exceeded);
  g_assert_cmpint (remedy->state, ==, XEP_REMEDY_NONE);
  g_assert_cmpint (remedy->percent, ==, -1);
  g_assert_false (xep_date_is_set (shortcoming->due_on));
  g_assert_false (xep_date_is_set (prompt->dated_on));
  xep_task_free (NULL);
  xep_shortcoming_free (NULL);
  xep_remedy_free (NULL);
  xep_prompt_free (NULL);
}

/* @paces: a letter a task, in capitals if it was exceeded: o on time, l late, u undone, n not
 * said. */
static XepTaskCount
count (const char *paces)
{
  static const char letters[] = "nolu";
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_task_free);

  for (guint i = 0; paces[i] != '\0'; i++)
    {
      XepTask *task = xep_task_new ();

      task->exceeded = g_ascii_isupper (paces[i]);
      task->pace = (XepPace) (strchr (letters, g_ascii_tolower (paces[i])) - letters);
      g_ptr_array_add (tasks, task);
    }
  return xep_task_count (tasks);
}

static void
test_task_count (void)
{
  static const struct
  {
    const char *paces;
    XepTaskCount count; /* assigned, done, on time, late, exceeded, undone */
  } cases[] = {
    { "", { -1, -1, -1, -1, -1, -1 } }, { "n", { 1, 1, 0, 0, 0, 0 } },
    { "N", { 1, 1, 0, 0, 1, 0 } },      { "u", { 1, 0, 0, 0, 0, 1 } },
    { "U", { 1, 0, 0, 0, 0, 1 } },      { "oooo", { 4, 4, 4, 0, 0, 0 } },
    { "oOlLnu", { 6, 5, 2, 2, 2, 1 } }, { "uuU", { 3, 0, 0, 0, 0, 3 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      XepTaskCount found = count (cases[i].paces);

      g_assert_cmpint (found.assigned, ==, cases[i].count.assigned);
      g_assert_cmpint (found.done, ==, cases[i].count.done);
      g_assert_cmpint (found.on_time, ==, cases[i].count.on_time);
      g_assert_cmpint (found.late, ==, cases[i].count.late);
      g_assert_cmpint (found.exceeded, ==, cases[i].count.exceeded);
      g_assert_cmpint (found.undone, ==, cases[i].count.undone);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int result;

  xep_test_init (&argc, &argv);
  path = xep_paths_get_data_file ("regulations", "lung-phinh-2025.xml");
  regulation = xep_regulation_load (path, &error);
  g_assert_no_error (error);
  g_test_add_func ("/model/review/choice", test_choice);
  g_test_add_func ("/model/review/structure", test_structure);
  g_test_add_func ("/model/review/plan", test_plan);
  g_test_add_func ("/model/review/matters", test_matters);
  g_test_add_func ("/model/review/not-found", test_not_found);
  g_test_add_func ("/model/review/records", test_records);
  g_test_add_func ("/model/review/task-count", test_task_count);
  result = g_test_run ();
  xep_regulation_unref (regulation);
  return result;
}
