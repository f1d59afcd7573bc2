/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper-office.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/xep-paths.h"
#include "report-fixture.h"
#include "store/xep-assessment-store.h"
#include "store/xep-collective-store.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"
#include "store/xep-unit-store.h"
#include "xep-test.h"

#define FORM(id, name, attributes)                                                  \
  "<form id=\"" id "\" name=\"" name "\" title=\"Thử " name "\" category=\"self\" " \
  "scope=\"subject\" periods=\"YEAR\" " attributes ">"                              \
  "<p>" name " của {name}, số {subject_number} HẾT</p></form>"

static const struct
{
  const char *file;
  const char *text;
} forms[] = {
  { "parts.xml", "<parts/>" },
  { "thu-chung.xml", FORM ("thu-chung", "Chung", "kinds=\"collective leader staff member\"") },
  { "thu-nguoi.xml", FORM ("thu-nguoi", "Đảng/2A", "kinds=\"leader staff member\"") },
  { "thu-mot.xml", FORM ("thu-mot", "Một", "kinds=\"leader staff member\" person-once=\"yes\"") },
  { "thu-pl10.xml", FORM ("thu-pl10", "PL10", "kinds=\"member\" annexes=\"PL10\"") },
  { "thu-pl8.xml", FORM ("thu-pl8", "PL8", "kinds=\"leader\" tiers=\"commune\" annexes=\"PL8\"") },
  { "thu-pl4.xml", FORM ("thu-pl4", "PL4", "kinds=\"leader member\" annexes=\"PL4\"") },
  { "thu-to.xml",
    "<form id=\"thu-to\" name=\"TO\" title=\"TO\" category=\"self\" scope=\"subject\" "
    "kinds=\"member\" periods=\"YEAR\"><p>{name}, {code}</p><table size=\"11\" pitch=\"13\">"
    "<column width=\"20\"/><column width=\"*\"/><column width=\"50\"/>"
    "<each list=\"criteria_a\"><each list=\"criteria\"><row><cell>{number}</cell>"
    "<cell>{label}</cell><cell>{name} {row}</cell></row></each></each></table></form>" },
  { "thu-bang.xml",
    "<form id=\"thu-bang\" name=\"B\" title=\"B\" category=\"review\" scope=\"subject\" "
    "kinds=\"leader member\" periods=\"YEAR\" sheet=\"yes\"><table><column width=\"*\"/><row>"
    "<cell>{name} HẾT</cell></row></table></form>" },
  { "thu-bieu.xml",
    "<form id=\"thu-bieu\" name=\"Biểu\" title=\"Biểu\" category=\"review\" scope=\"subject\" "
    "kinds=\"leader\" periods=\"YEAR\" sheet=\"yes\"><table><column width=\"*\"/><row>"
    "<cell>Biểu của {name}</cell></row></table></form>" },
  { "thu-quy.xml",
    "<form id=\"thu-quy\" name=\"Q\" title=\"Q\" category=\"self\" scope=\"subject\" "
    "kinds=\"leader\" periods=\"Q1\"><p/></form>" },
  { "thu-ket-qua.xml",
    "<form id=\"thu-ket-qua\" name=\"KQ\" title=\"KQ\" category=\"step\" scope=\"subject\" "
    "kinds=\"leader member\" periods=\"YEAR\" needs=\"decision\"><p>KQ của {name}</p></form>" },
  { "thu-ca-xa.xml",
    "<form id=\"thu-ca-xa\" name=\"CX\" title=\"CX\" category=\"summary\" scope=\"list\" "
    "kinds=\"leader\" periods=\"YEAR\" sheet=\"yes\" for-unit=\"whole\"><table><column "
    "width=\"*\"/>"
    "<each list=\"subjects\"><row><cell>{name}</cell></row></each></table></form>" },
  { "thu-ds.xml",
    "<form id=\"thu-ds\" name=\"DS\" title=\"DS\" category=\"summary\" scope=\"list\""
    " kinds=\"leader member\" periods=\"YEAR\" annexes=\"PL10\"><table><column width=\"*\"/>"
    "<each list=\"subjects\"><row><cell>{name} HẾT</cell></row></each></table></form>" },
};

static void
write_forms (Office *office)
{
  g_autofree char *user = xep_paths_get_user_dir ();

  office->own_forms = g_build_filename (user, "forms", NULL);
  g_assert_cmpint (g_mkdir_with_parents (office->own_forms, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_build_filename (office->own_forms, forms[i].file, NULL);

      g_assert_true (g_file_set_contents (path, forms[i].text, -1, NULL));
    }
}

static gint64
add_unit (Office *office, const char *name, gint64 parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepUnit) unit = xep_unit_new ();

  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->party_cell = TRUE;
  unit->parent_id = parent;
  g_assert_true (xep_unit_store_add (office->store, unit, &error));
  g_assert_no_error (error);
  return unit->id;
}

void
office_add_person (
    Office *office, const char *name, XepSubjectKind kind, gint64 cell, gboolean head)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = xep_person_new ();
  g_free (person->name);
  person->name = g_strdup (name);
  person->unit_id = cell;
  person->kind = kind;
  person->tier = kind == XEP_KIND_LEADER ? XEP_TIER_COMMUNE : XEP_TIER_NONE;
  person->party_member = TRUE;
  if (head)
    {
      XepPost *post = xep_post_new ();

      g_free (post->title);
      post->title = g_strdup ("Bí thư Chi bộ");
      post->unit_id = cell;
      post->head = TRUE;
      g_ptr_array_add (person->posts, post);
    }
  g_assert_true (xep_person_store_add (office->store, person, &error));
  g_assert_no_error (error);
}

static void
add_collective (Office *office, const char *name, gint64 cell)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepCollective) collective = xep_collective_new ();

  g_free (collective->name);
  collective->name = g_strdup (name);
  g_free (collective->type);
  collective->type = g_strdup ("grassroots-party");
  collective->unit_id = cell;
  g_assert_true (xep_collective_store_add (office->store, collective, &error));
  g_assert_no_error (error);
}

void
office_set_up (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_forms (office);
  office->dir = xep_test_make_dir ();
  office->store = xep_store_new (NULL, &error);
  g_assert_no_error (error);
  office->cell = add_unit (office, "Chi bộ thôn Tả Chải", 0);
  office->lower_cell = add_unit (office, "Tổ đảng Pờ Chồ", office->cell);
  office_add_person (office, "Vàng Thị Mỷ", XEP_KIND_MEMBER, office->cell, FALSE);
  office_add_person (office, "Lù Seo Ánh", XEP_KIND_LEADER, office->cell, FALSE);
  office_add_person (office, "Giàng Seo Páo", XEP_KIND_LEADER, office->cell, TRUE);
  office_add_person (office, "Sùng Đức Đông", XEP_KIND_MEMBER, office->lower_cell, FALSE);
  office_add_person (office, "Sùng Đức Đông", XEP_KIND_MEMBER, office->lower_cell, FALSE);
  add_collective (office, "Chi bộ thôn Tả Chải", office->cell);
  office->period = xep_period_store_open (office->store, 2025, XEP_PERIOD_YEAR, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    fixture_remove_dir (path);
}

void
office_tear_down (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (office->dir, "papers", NULL);

  g_assert_true (xep_store_close (office->store, &error));
  g_assert_no_error (error);
  g_object_unref (office->store);
  remove_folder (folder);
  fixture_remove_dir (office->dir);
  g_free (office->dir);
  fixture_remove_dir (office->own_forms);
  g_free (office->own_forms);
}

char *
office_path (Office *office, const char *name)
{
  return g_build_filename (office->dir, name, NULL);
}

/* What stands in a PDF, a line for each paper. */
char *
office_read_papers (const char *path)
{
  g_autofree char *raw = fixture_run ("pdftotext", "-layout", path, "-", NULL);
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  pieces = g_strsplit (raw, " HẾT", -1);
  for (guint i = 0; pieces[i] != NULL && pieces[i + 1] != NULL; i++)
    g_string_append_printf (text, "%s\n", g_strstrip (pieces[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The same without the numbers of the assessments. */
char *
office_read_names (const char *path)
{
  g_autofree char *papers = office_read_papers (path);
  g_autoptr (GRegex) numbers = g_regex_new (", số \\d+", 0, 0, NULL);

  return g_regex_replace_literal (numbers, papers, -1, 0, "", 0, NULL);
}

gint64
office_find_assessment (Office *office, const char *name, XepSubjectKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids
      = xep_assessment_store_list_ids (office->store, office->period, (int) kind, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (XepAssessment) assessment = xep_assessment_store_load (office->store, id, &error);

      g_assert_no_error (error);
      if (g_str_equal (assessment->subject_name, name))
        return id;
    }
  g_assert_not_reached ();
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names of the files in a folder, sorted, one on a line. */
char *
office_list_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("\n", (char **) names->pdata);
}
