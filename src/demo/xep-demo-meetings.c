/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "db/xep-statement.h"
#include "demo/xep-demo-procedure.h"
#include "store/xep-field.h"
#include "store/xep-meeting-store.h"
#include "store/xep-person-store.h"
#include "store/xep-unit-store.h"

/* A Ban Chấp hành of this many. */
#define COMMITTEE_SIZE 27
#define SECRETARY "Bí thư Đảng ủy"
#define CELL_SECRETARY "Bí thư chi bộ"
/* Chairperson, secretary and three tellers. */
#define N_OFFICERS 5
#define DAYS_OF_CELLS 6

/* One meeting while it is written. */
typedef struct
{
  XepDemo *demo;
  XepPeriodCode code;
  const XepUnit *cell; /* NULL: the commune's own */
  GPtrArray *people;   /* XepPerson: those who belong to it, the chairperson first */
  gint64 id;
  int called, absent;
} Session;

/* Month and first day of a period's meetings: cells soon after the self-assessments, the commune
 * between appraisal and decision. */
static const struct
{
  int month, cells, commune_month, commune;
} calendar[XEP_N_PERIODS] = {
  [XEP_PERIOD_Q1] = { 3, 22, 4, 7 },
  [XEP_PERIOD_Q2] = { 6, 22, 7, 7 },
  [XEP_PERIOD_Q3] = { 9, 21, 10, 7 },
  [XEP_PERIOD_YEAR] = { 12, 6, 12, 18 },
};

static const char *const reasons[] = { "ốm", "đi công tác", "đi học", "bận việc gia đình" };

static const char *const proceedings[][XEP_DEMO_WORDINGS] = {
  { "Chủ trì hội nghị nêu mục đích, yêu cầu; báo cáo kiểm điểm của tập thể được trình bày trước, "
    "sau "
    "đó lần lượt từng cá nhân tự kiểm điểm.",
    "Hội nghị nghe báo cáo kiểm điểm tập thể, tiếp đến bản kiểm điểm của người đứng đầu và từng cá "
    "nhân theo thứ tự quy định.",
    "Sau khi công bố chương trình, hội nghị tiến hành kiểm điểm tập thể trước, cá nhân sau, người "
    "đứng "
    "đầu kiểm điểm trước." },
  { "Có 09 lượt ý kiến phát biểu, tập trung làm rõ ưu điểm, chỉ ra hạn chế về công tác đôn đốc và "
    "thời "
    "hạn báo cáo.",
    "Các ý kiến nhất trí với bản tự kiểm điểm, đề nghị bổ sung nguyên nhân chủ quan và thời hạn "
    "khắc "
    "phục từng hạn chế.",
    "Đại biểu dự thẳng thắn góp ý về chất lượng sinh hoạt, việc quản lý đảng viên đi làm ăn xa và "
    "tinh "
    "thần nêu gương." },
  { "Người được góp ý tiếp thu, giải trình và nhận trách nhiệm về phần việc được phân công.",
    "Đại biểu cấp trên phát biểu chỉ đạo, ghi nhận kết quả và gợi ý một số nội dung cần khắc phục.",
    "Hội nghị thảo luận mức xếp loại và tiến hành bỏ phiếu kín." },
};

static const char *const conclusions[XEP_DEMO_WORDINGS] = {
  "Hội nghị thống nhất với kết quả kiểm điểm; giao thư ký hoàn thiện hồ sơ gửi cấp có thẩm quyền "
  "đúng "
  "thời hạn. Các tập thể, cá nhân bổ sung kế hoạch khắc phục hạn chế.",
  "Chủ trì kết luận: tập thể và cá nhân hoàn thành nhiệm vụ được giao; yêu cầu khắc phục các hạn "
  "chế "
  "đã chỉ ra trong quý tới và báo cáo kết quả.",
  "Hội nghị nhất trí mức xếp loại theo kết quả bỏ phiếu và thảo luận; biên bản được thông qua "
  "trước "
  "hội nghị.",
};

static const char *
pick (XepDemo *self, const char *const *wordings)
{
  return wordings[g_rand_int_range (self->texts, 0, XEP_DEMO_WORDINGS)];
}

static gboolean
set (Session *self, const char *key, const char *text, GError **error)
{
  return xep_field_set (self->demo->store, XEP_ENTITY_MEETING, self->id, key, text, "", error);
}

static gboolean
set_count (Session *self, const char *key, int count, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%d", count);

  return set (self, key, text, error);
}

/* Somebody of the session; the last of a small cell stands in for those it does not have. */
static const XepPerson *
get_person (Session *self, guint index)
{
  return g_ptr_array_index (self->people, MIN (index, self->people->len - 1));
}

static gboolean
set_place (Session *self, GError **error)
{
  int month = calendar[self->code].commune_month;
  int day = calendar[self->code].commune;
  g_autofree char *date = NULL;
  g_autofree char *number = NULL;
  gboolean evening = self->cell != NULL && self->cell->id % 3 == 0;
  const char *place = self->cell == NULL                  ? "Hội trường Đảng ủy xã"
                      : *self->cell->block != '\0'        ? "Phòng họp cơ quan"
                      : strstr (self->cell->name, "thôn") ? "Nhà văn hóa thôn"
                                                          : "Phòng họp cơ quan";

  if (self->cell != NULL)
    {
      month = calendar[self->code].month;
      day = calendar[self->code].cells + (int) (self->cell->id % DAYS_OF_CELLS);
    }
  date = g_strdup_printf ("%04d-%02d-%02d", self->demo->year, month, day);
  number = g_strdup_printf ("%02d-BB/%s", (int) self->code + 1, self->cell != NULL ? "CB" : "ĐU");
  return set (self, "date", date, error) && set (self, "starts", evening ? "13:30" : "07:30", error)
         && set (self, "ends", evening ? "17:00" : "11:15", error)
         && set (self, "place", place, error) && set (self, "number", number, error);
}

static gboolean
set_officers (Session *self, GError **error)
{
  const XepPerson *chair = get_person (self, 0);
  g_autofree char *tellers
      = g_strdup_printf ("%s; %s", get_person (self, 3)->name, get_person (self, 4)->name);

  return set (self, "chair", chair->name, error)
         && set (self, "chair_post", self->cell != NULL ? CELL_SECRETARY : SECRETARY, error)
         && set (self, "secretary", get_person (self, 1)->name, error)
         && set (self, "attendee",
                 self->cell != NULL ? "Ủy viên Ban Chấp hành Đảng bộ xã phụ trách chi bộ"
                                    : "Ủy viên Ban Thường vụ Tỉnh ủy phụ trách địa bàn",
                 error)
         && set (self, "teller_head", get_person (self, 2)->name, error)
         && set (self, "tellers", tellers, error);
}

/* How many voted what: the level most, some the one beside it. */
static void
count_votes (Session *self, XepBallot *ballot)
{
  GRand *random = self->demo->texts;
  int others;

  ballot->issued = self->called - self->absent;
  ballot->returned = ballot->issued - (g_rand_int_range (random, 0, 10) == 0 ? 1 : 0);
  ballot->invalid = ballot->returned > 1 && g_rand_int_range (random, 0, 8) == 0 ? 1 : 0;
  ballot->valid = ballot->returned - ballot->invalid;
  others = g_rand_int_range (random, 0, ballot->valid / 4 + 1);
  for (int level = XEP_LEVEL_NONE; level <= XEP_LEVEL_EXCELLENT; level++)
    ballot->votes[level] = 0;
  ballot->votes[ballot->level] = ballot->valid - others;
  ballot->votes[ballot->level == XEP_LEVEL_EXCELLENT ? XEP_LEVEL_GOOD : ballot->level + 1]
      += others;
}

/* A ballot of the agenda that somebody has a level for. */
static gboolean
write_ballot (Session *self, XepBallot *ballot, GError **error)
{
  const struct
  {
    const char *key;
    int count;
  } counts[] = {
    { "issued", ballot->issued },
    { "returned", ballot->returned },
    { "valid", ballot->valid },
    { "invalid", ballot->invalid },
    { "excellent", ballot->votes[XEP_LEVEL_EXCELLENT] },
    { "good", ballot->votes[XEP_LEVEL_GOOD] },
    { "complete", ballot->votes[XEP_LEVEL_COMPLETE] },
    { "incomplete", ballot->votes[XEP_LEVEL_INCOMPLETE] },
    { "none", ballot->votes[XEP_LEVEL_NONE] },
  };
  XepStore *store = self->demo->store;
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, ballot->assessment_id);

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", counts[i].count);

      if (!xep_field_set_in (store, XEP_SCOPE_BALLOT, self->id, row, counts[i].key, text, "",
                             error))
        return FALSE;
    }
  return xep_field_set_in (store, XEP_SCOPE_BALLOT, self->id, row, "level",
                           xep_level_to_nick (ballot->level), "", error);
}

/* A leader of whom only the officer is rated, among the people of the chi bộ. */
static gboolean
is_leader_of_cell (Session *self, const XepAssessment *assessment)
{
  GPtrArray *others = self->demo->assessments[self->code];
  gboolean here = FALSE;

  for (guint i = 0; i < self->people->len && !here; i++)
    here = ((XepPerson *) g_ptr_array_index (self->people, i))->id == assessment->person_id;
  for (guint i = 0; i < others->len && here; i++)
    {
      const XepAssessment *other = g_ptr_array_index (others, i);

      here = other->person_id != assessment->person_id || other->kind != XEP_KIND_MEMBER;
    }
  return here;
}

/* Whether the subject is reviewed here: in a chi bộ its committee and members, in a quarter its
 * leaders; in the commune the other collectives and the leaders. */
static gboolean
is_reviewed (Session *self, const XepAssessment *assessment)
{
  gboolean leader = assessment->kind == XEP_KIND_LEADER;
  gboolean committee = g_str_equal (assessment->collective_type, "grassroots-party");

  if (assessment->state != XEP_STATE_OPEN)
    return FALSE;
  if (self->cell == NULL)
    return leader || (assessment->collective_id != 0 && !committee);
  if (leader)
    return is_leader_of_cell (self, assessment);
  return assessment->unit_id == self->cell->id
         && (assessment->kind == XEP_KIND_MEMBER || committee);
}

/* The level that is spoken of: in a chi bộ what the subject claims, in the commune what the
 * appraisal proposes, if it does. */
static gboolean
add_agenda (Session *self, GError **error)
{
  GPtrArray *assessments = self->demo->assessments[self->code];

  for (guint i = 0; i < assessments->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (assessments, i);
      g_autoptr (XepBallot) ballot = NULL;

      if (!is_reviewed (self, assessment))
        continue;
      if (!xep_meeting_store_add_subject (self->demo->store, self->id, assessment->id, error))
        return FALSE;
      ballot = xep_ballot_new ();
      ballot->assessment_id = assessment->id;
      ballot->level = assessment->steps[XEP_STEP_SELF].level;
      if (self->cell == NULL && assessment->steps[XEP_STEP_APPRAISAL].level != XEP_LEVEL_NONE)
        ballot->level = assessment->steps[XEP_STEP_APPRAISAL].level;
      if (ballot->level == XEP_LEVEL_NONE)
        continue;
      count_votes (self, ballot);
      if (!write_ballot (self, ballot, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_session (Session *self, GError **error)
{
  XepDemo *demo = self->demo;
  g_autofree char *period = xep_regulation_dup_period_title (xep_store_get_regulation (demo->store),
                                                             self->code, demo->year);
  g_autofree char *title = NULL;
  g_autoptr (GString) absent_names = g_string_new (NULL);
  g_autoptr (GString) minutes = g_string_new (NULL);
  int most_absent = MIN (3, (int) self->people->len - N_OFFICERS);

  /* "Quý III, năm 2025" within a sentence; the first letter is plain ASCII. */
  *period = g_ascii_tolower (*period);
  title = self->cell != NULL
              ? g_strdup_printf ("Hội nghị kiểm điểm %s, %s", self->cell->name, period)
              : g_strdup_printf ("Hội nghị kiểm điểm Ban Chấp hành Đảng bộ xã, %s", period);
  self->id = xep_meeting_store_add (demo->store, demo->periods[self->code],
                                    self->cell != NULL ? self->cell->id : 0, title, error);
  if (self->id == 0 || !set_place (self, error) || !set_officers (self, error))
    return FALSE;

  /* The last of the list are absent, each with a reason. */
  self->called = self->cell != NULL ? (int) self->people->len : COMMITTEE_SIZE;
  self->absent = most_absent > 0 ? g_rand_int_range (demo->texts, 0, most_absent + 1) : 0;
  for (int i = 0; i < self->absent; i++)
    g_string_append_printf (absent_names, "%s%s (%s)", i > 0 ? "\n" : "",
                            get_person (self, self->people->len - 1 - (guint) i)->name,
                            reasons[g_rand_int_range (demo->texts, 0, G_N_ELEMENTS (reasons))]);
  if (!set_count (self, "called", self->called, error)
      || !set_count (self, "present", self->called - self->absent, error)
      || !set_count (self, "absent", self->absent, error)
      || !set (self, "absent_names", absent_names->str, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (proceedings); i++)
    g_string_append_printf (minutes, "%s%s", i > 0 ? "\n" : "", pick (demo, proceedings[i]));
  return set (self, "proceedings", minutes->str, error)
         && set (self, "conclusion", pick (demo, conclusions), error) && add_agenda (self, error);
}

/* Heads the chi bộ, or the Party committee of the commune. */
static gboolean
is_secretary (const XepPerson *person, const XepUnit *cell)
{
  for (guint i = 0; i < person->posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (person->posts, i);

      if (cell != NULL ? post->head && post->unit_id == cell->id
                       : g_str_equal (post->title, SECRETARY))
        return TRUE;
    }
  return FALSE;
}

/* Members of the cell who can come, or the commune's leaders. (transfer full) */
static GPtrArray *
list_people (XepDemo *self, const XepUnit *cell, GError **error)
{
  g_autoptr (GPtrArray) all
      = xep_person_store_list (self->store, cell != NULL ? cell->id : 0, FALSE, error);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_person_free);

  if (all == NULL)
    return NULL;
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      XepPerson *person = g_ptr_array_index (all, i);
      gboolean here = cell != NULL ? person->unit_id == cell->id : person->kind == XEP_KIND_LEADER;

      if (here && person->party_member
          && (person->status == XEP_STATUS_ACTIVE || person->status == XEP_STATUS_PROBATION))
        g_ptr_array_add (people, person);
      else
        xep_person_free (person);
    }
  /* Whoever chairs comes first. */
  for (guint i = 0; i < people->len; i++)
    if (is_secretary (g_ptr_array_index (people, i), cell))
      {
        g_ptr_array_insert (people, 0, g_ptr_array_steal_index (people, i));
        break;
      }
  return g_steal_pointer (&people);
}

/* A meeting in each period. */
static gboolean
add_sessions (XepDemo *self, const XepUnit *cell, GError **error)
{
  g_autoptr (GPtrArray) people = list_people (self, cell, error);

  if (people == NULL)
    return FALSE;
  for (int code = 0; people->len > 0 && code < XEP_N_PERIODS; code++)
    {
      Session session
          = { .demo = self, .code = (XepPeriodCode) code, .cell = cell, .people = people };

      if (!add_session (&session, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
xep_demo_add_meetings (XepDemo *self, GError **error)
{
  g_autoptr (GPtrArray) units = xep_unit_store_list (self->store, FALSE, error);

  if (units == NULL)
    return FALSE;
  for (guint i = 0; i < units->len; i++)
    {
      const XepUnit *unit = g_ptr_array_index (units, i);

      if (unit->party_cell && !add_sessions (self, unit, error))
        return FALSE;
    }
  return add_sessions (self, NULL, error);
}
