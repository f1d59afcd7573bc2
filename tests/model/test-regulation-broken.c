/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/xep-error.h"
#include "base/xep-paths.h"
#include "model/xep-regulation.h"
#include "xep-test.h"

/* The shipped regulation with one thing broken: refused with file, line and what is wrong. */

#define FIRST_CRITERION "<criterion number=\"I.1\" maximum=\"5\" confidence=\"S/S≈\">Xây dựng"

typedef struct
{
  const char *name;
  const char *find;    /* the first occurrence in the shipped file … */
  const char *replace; /* … becomes this */
  const char *at;      /* the error stands where this first occurs; NULL: at @replace */
  const char *says;    /* among the words of the error, in whatever language */
} Broken;

static const Broken cases[] = {
  /* XML and schema */
  { "not-xml", "</title>", "</titel>", NULL, "titel" },
  { "schema/unknown-element", "<bodies>", "<bodies><nobody/>", NULL, "" },
  { "schema/unknown-level", "<level id=\"good\"", "<level id=\"better\"", NULL, "" },
  { "schema/quarter-four", "<period code=\"Q3\"", "<period code=\"Q4\"", NULL, "" },
  { "schema/points-not-a-number", FIRST_CRITERION,
    "<criterion number=\"I.1\" maximum=\"năm\">Xây dựng", NULL, "" },
  { "schema/comma", FIRST_CRITERION, "<criterion number=\"I.1\" maximum=\"5,0\">Xây dựng", NULL,
    "" },
  { "schema/bad-date", "effective=\"2025-11-28\"", "effective=\"2025-02-30\"",
    "explained-difference=", "" },
  { "schema/no-text",
    "<reason id=\"suspended\" short=\"Đình chỉ sinh hoạt\">Đang bị đình chỉ sinh hoạt đảng<",
    "<reason id=\"suspended\"><", NULL, "" },
  { "schema/asked-of-nobody", "kinds=\"leader staff\"", "kinds=\"villager\"", NULL, "" },
  { "schema/asked-of-nothing", "kinds=\"leader staff\"", "kinds=\"\"", NULL, "" },
  { "schema/asked-by-tier", "tiers=\"province\"", "tiers=\"district\"", NULL, "" },
  { "unit-collective/name", "name=\"Chi ủy {unit}\"", "name=\"Chi ủy\"", NULL, "" },
  { "unit-collective/type", "<unit-collective cell=\"yes\" type=\"grassroots-party\"",
    "<unit-collective cell=\"yes\" type=\"villagers\"", NULL, "villagers" },
  { "asked-once-of-some", "kinds=\"leader staff\" provisional",
    "kinds=\"leader staff\" once=\"yes\" provisional", NULL, "10" },
  { "schema/asked-of-members", "party-members=\"yes\"", "party-members=\"true\"", NULL, "" },
  { "document-type", "<regulation xmlns",
    "<!DOCTYPE regulation [<!ENTITY a \"b\">]>\n<regulation xmlns", NULL, "DOCTYPE" },
  /* sums */
  { "sums/part-a",
    "<group number=\"I\" maximum=\"30\" name=\"Nhóm tiêu chí chung\">\n        " FIRST_CRITERION,
    "<group number=\"I\" maximum=\"31\" name=\"Nhóm tiêu chí chung\">\n        <criterion "
    "number=\"I.1\" maximum=\"6\">Xây dựng",
    "<set id=\"PL3\"", "“PL3, I” | 31 | 30" },
  { "sums/group", FIRST_CRITERION, "<criterion number=\"I.1\" maximum=\"5.25\">Xây dựng",
    "<group number=\"I\"", "“PL3, I” | 30,25 | 30" },
  { "sums/part-b", "<criterion number=\"II.6\" maximum=\"10\"",
    "<criterion number=\"II.6\" maximum=\"9.75\"", "<group number=\"II\"",
    "“PL5, II” | 69,75 | 70" },
  { "sums/missing-part",
    "<group number=\"II\" maximum=\"70\" name=\"Kết quả thực hiện nhiệm vụ (6 trục)\"",
    "<group number=\"I.9\" maximum=\"70\" name=\"Kết quả thực hiện nhiệm vụ (6 trục)\"",
    "<set id=\"PL5\"", "“PL5, I” | 100 | 30" },
  { "steps/not-a-quarter", FIRST_CRITERION, "<criterion number=\"I.1\" maximum=\"5.1\">Xây dựng",
    NULL, "“I.1” | 0,25" },
  { "steps/zero", FIRST_CRITERION, "<criterion number=\"I.1\" maximum=\"0\">Xây dựng", NULL,
    "“I.1”" },
  /* ids */
  { "twice/set", "<set id=\"PL3-CB\"", "<set id=\"PL3\" ", NULL, "“PL3”" },
  { "twice/criterion", "<criterion number=\"I.2\"", "<criterion number=\"I.1\" ", NULL, "“I.1”" },
  { "twice/criterion-of-another-group", "<criterion number=\"II.1.1\"",
    "<criterion number=\"I.1\" ", NULL, "“I.1”" },
  { "twice/group", "<group number=\"II.2\"", "<group number=\"II.1\" ", NULL, "“II.1”" },
  { "twice/disqualifier", "<disqualifier id=\"T2\"", "<disqualifier id=\"T1\" ", NULL, "“T1”" },
  { "twice/condition", "<condition id=\"1.1-on-time\"", "<condition id=\"1.1-done\" ", NULL,
    "“1.1-done”" },
  { "twice/reason", "<reason id=\"suspended\"", "<reason id=\"relieved\" ", NULL, "“relieved”" },
  { "twice/body", "<body key=\"superior\"", "<body key=\"party\" ", NULL, "“party”" },
  { "twice/sentence", "<sentence key=\"G2\"", "<sentence key=\"G1\" ", NULL, "“G1”" },
  { "twice/component", "<component number=\"2\"", "<component number=\"1\" ", NULL, "“1”" },
  { "twice/level", "<level id=\"good\"", "<level id=\"excellent\" ", NULL, "“excellent”" },
  { "twice/period", "<period code=\"Q2\"", "<period code=\"Q1\" ", NULL, "“Q1”" },
  { "twice/dossier", "<dossier periods=\"YEAR\"", "<dossier periods=\"YEAR Q1\"", NULL, "" },
  /* parts that must be there */
  { "missing/kind",
    "    <kind id=\"staff\" column=\"individual\" outside-party=\"yes\">Công chức, viên "
    "chức</kind>\n",
    "", "explained-difference=", "“staff”" },
  { "missing/exempt-reason", "<reason id=\"newly-admitted\"", "<reason id=\"new\"",
    "explained-difference=", "“newly-admitted”" },
  { "missing/dossier", "<dossier periods=\"Q1 Q2 Q3\"", "<dossier periods=\"Q1 Q3\"",
    "explained-difference=", "Q2" },
  { "missing/sentence", "<sentence key=\"G1\"", "<sentence key=\"G9\"",
    "explained-difference=", "“G1”" },
  { "missing/default", "    <default kind=\"staff\" set=\"PL9\"/>\n", "",
    "explained-difference=", "“staff” | “Q1”" },
  /* order and days */
  { "levels/not-descending", "<level id=\"good\" from=\"70\"", "<level id=\"good\" from=\"90\"",
    NULL, "" },
  { "levels/above-hundred", "<level id=\"excellent\" from=\"90\"",
    "<level id=\"excellent\" from=\"100.01\"", NULL, "" },
  { "levels/not-to-zero", "<level id=\"incomplete\" from=\"0\"",
    "<level id=\"incomplete\" from=\"1\"", NULL, "0" },
  { "days/period", "end-month=\"6\" end-day=\"30\"", "end-month=\"6\" end-day=\"31\"", NULL,
    "“Quý II”" },
  { "days/period-order", "start-month=\"7\" start-day=\"1\" end-month=\"9\"",
    "start-month=\"10\" start-day=\"1\" end-month=\"9\"", NULL, "“Quý III”" },
  { "days/deadline", "period=\"Q2\" month=\"6\" day=\"12\"", "period=\"Q2\" month=\"6\" day=\"31\"",
    NULL, "“q2-units”" },
  { "quota", "committee=\"no\" percent=\"20\" raised-percent=\"25\"",
    "committee=\"no\" percent=\"20\" raised-percent=\"19\"", NULL, "“collectives”" },
  /* references */
  { "unknown/default-set", "tier=\"province\" set=\"PL7\"", "tier=\"province\" set=\"PL6\"", NULL,
    "“PL6”" },
  { "unknown/allowed-set", "sets=\"PL5 PL5-3Y\"", "sets=\"PL5 PL5-4Y\"", NULL, "“PL5-4Y”" },
  { "unknown/default-type", "type=\"people-council\"", "type=\"senate\"", NULL, "“senate”" },
  { "unknown/default-block", "type=\"party-agency\" block=\"SN\"",
    "type=\"party-agency\" block=\"XX\"", NULL, "“XX”" },
  { "unknown/unit-block", "words=\"Công an\" block=\"LLVT\"", "words=\"Công an\" block=\"CA\"",
    NULL, "“CA”" },
  { "not-allowed", "<allowed kind=\"leader\" periods=\"YEAR\" sets=\"PL7 PL8\"",
    "<allowed kind=\"leader\" periods=\"YEAR\" sets=\"PL8\"",
    "<default kind=\"leader\" periods=\"YEAR\" tier=\"province\"", "“PL7” | “leader” | “YEAR”" },
  /* reviews */
  { "reviews/twice", "<review id=\"leader\"", "<review id=\"collective\"", NULL, "“collective”" },
  { "reviews/no-form", "form=\"mau01\"", "form=\"\"", NULL, "" },
  { "reviews/unknown-kind", "kinds=\"leader member\"", "kinds=\"leaders member\"", NULL, "" },
  { "reviews/no-period", "kinds=\"collective\" periods=\"YEAR\"",
    "kinds=\"collective\" periods=\"\"", NULL, "" },
  { "reviews/unknown-part", "<part id=\"strengths\"", "<part id=\"merits\"", NULL, "" },
  { "reviews/part-twice", "<part id=\"prompts\"", "<part id=\"remedies\"", NULL, "“remedies”" },
  { "reviews/part-without-section",
    "<section id=\"prompts\">Từng vấn đề được gợi ý: giải trình, nguyên nhân, trách nhiệm."
    "</section>",
    "", "<part id=\"prompts\"", "" },
  { "reviews/part-without-title",
    "<part id=\"responsibility\" number=\"V\" title=\"Trách nhiệm của tập thể, cá nhân\">",
    "<part id=\"responsibility\" number=\"V\">", NULL, "" },
  { "reviews/section-twice", "<section id=\"causes\"", "<section id=\"shortcomings\"", NULL,
    "“shortcomings”" },
  { "reviews/section-of-another-part", "<section id=\"prompts\"", "<section id=\"principles\"",
    NULL, "“principles”" },
  { "reviews/section-without-number", "<section id=\"targets\" number=\"2\"",
    "<section id=\"targets\"", NULL, "“targets”" },
  { "reviews/section-in-capitals", "<section id=\"targets\"", "<section id=\"Targets\"", NULL, "" },
  { "reviews/fourth-quarter", "<section id=\"targets\"", "<section id=\"q4\"", NULL, "" },
  { "reviews/matter-twice", "<matter id=\"disunity\"", "<matter id=\"complaints\"", NULL,
    "“complaints”" },
  { "deputies/blank", "<deputy-word>Phó<", "<deputy-word> <", NULL, "" },
  { "sources/blank-cite", "cite=\"Điều lệ Đảng Cộng sản Việt Nam\"", "cite=\" \"", NULL, "" },
  /* sentences */
  { "placeholder", "Gợi ý mức: {level}.", "Gợi ý mức: {mức}.", NULL, "“suggested” | {mức}" },
  { "placeholder/open", "Gợi ý mức: {level}.", "Gợi ý mức: {level.", NULL, "“suggested”" },
};

static char *shipped;

/* Line of @place in @text, from 1. */
static int
line_at (const char *text, const char *place)
{
  int line = 1;

  for (const char *cursor = text; cursor < place; cursor++)
    line += *cursor == '\n';
  return line;
}

static char *
break_text (const Broken *broken)
{
  const char *found = strstr (shipped, broken->find);
  g_autofree char *before = NULL;

  g_assert_nonnull (found);
  before = g_strndup (shipped, (gsize) (found - shipped));
  return g_strconcat (before, broken->replace, found + strlen (broken->find), NULL);
}

static void
assert_says (const char *message, const char *says)
{
  g_auto (GStrv) parts = g_strsplit (says, " | ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_assert_nonnull (strstr (message, parts[i]));
}

/* The element that is wrong begins at the change, or at the words @at: the last ones before it,
 * else the first after. */
static int
expected_line (const Broken *broken, const char *text)
{
  gsize offset = (gsize) (strstr (shipped, broken->find) - shipped);
  const char *end = text + offset + strlen (broken->replace);
  const char *place = text + offset;

  if (broken->at != NULL)
    {
      place = g_strrstr_len (text, end - text, broken->at);
      if (place == NULL)
        place = strstr (end, broken->at);
      g_assert_nonnull (place);
    }
  return line_at (text, place);
}

static void
test_broken (gconstpointer data)
{
  const Broken *broken = data;
  g_autofree char *text = break_text (broken);
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "broken.xml", NULL);
  g_autofree char *prefix = g_strdup_printf ("broken.xml:%d: ", expected_line (broken, text));
  g_autoptr (GError) error = NULL;
  g_autoptr (XepRegulation) regulation = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  regulation = xep_regulation_load (path, &error);
  g_assert_null (regulation);
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  assert_says (error->message + strlen (prefix), broken->says);
  g_unlink (path);
  g_rmdir (dir);
}

/* Unbroken, the same way of reading it works: the cases above fail for their own reason. */
static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepRegulation) regulation = xep_regulation_parse (shipped, -1, "whole.xml", &error);

  g_assert_no_error (error);
  g_assert_nonnull (regulation);
}

static void
test_no_file (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "none.xml", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (xep_regulation_load (path, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_rmdir (dir);
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (xep_regulation_parse ("", -1, "empty.xml", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "empty.xml"));
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  int result;

  xep_test_init (&argc, &argv);
  path = xep_paths_get_data_file ("regulations", "lung-phinh-2025.xml");
  g_assert_true (g_file_get_contents (path, &shipped, NULL, NULL));
  g_test_add_func ("/model/regulation-broken/whole", test_whole);
  g_test_add_func ("/model/regulation-broken/no-file", test_no_file);
  g_test_add_func ("/model/regulation-broken/empty", test_empty);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/model/regulation-broken/%s", cases[i].name);

      g_test_add_data_func (name, &cases[i], test_broken);
    }
  result = g_test_run ();
  g_free (shipped);
  return result;
}
