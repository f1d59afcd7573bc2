/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-paths.h"
#include "model/xep-rating.h"
#include "xep-test.h"

/* Each tests/data/model/suggestion/NAME.in is one assessment, NAME.expected what the clerk reads
 * about it. To write the expected files anew after a change of the sentences: XEP_WRITE_EXPECTED=1
 * test-suggestion-text */

#define FOLDER "model/suggestion"
#define GROUP "assessment"

static XepRegulation *regulation;

static int
get_number (GKeyFile *input, const char *key)
{
  return g_key_file_has_key (input, GROUP, key, NULL)
             ? g_key_file_get_integer (input, GROUP, key, NULL)
             : -1;
}

static XepFacts
read_facts (GKeyFile *input)
{
  XepFacts facts = XEP_FACTS_MISSING;
  g_autofree char *discipline = g_key_file_get_string (input, GROUP, "discipline", NULL);

  facts.tasks_assigned = get_number (input, "assigned");
  facts.tasks_done = get_number (input, "done");
  facts.tasks_on_time = get_number (input, "on-time");
  facts.tasks_exceeded = get_number (input, "exceeded");
  facts.remedied_percent = get_number (input, "remedied");
  facts.no_earlier_shortcomings = get_number (input, "no-shortcomings") == 1;
  facts.party_committee = get_number (input, "party-committee") == 1;
  facts.targets_assigned = get_number (input, "targets-assigned");
  facts.targets_missed = get_number (input, "targets-missed");
  if (discipline != NULL)
    g_assert_true (xep_answer_from_nick (discipline, &facts.discipline));
  return facts;
}

/* Every other group of the file is a ticked case, named by its id. */
static GPtrArray *
read_ticks (GKeyFile *input)
{
  GPtrArray *ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_disqualifier_tick_free);
  g_auto (GStrv) groups = g_key_file_get_groups (input, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *grounds = g_key_file_get_string (input, groups[i], "grounds", NULL);
      g_autofree char *authority = g_key_file_get_string (input, groups[i], "authority", NULL);

      if (!g_str_equal (groups[i], GROUP))
        g_ptr_array_add (ticks, xep_disqualifier_tick_new (
                                    groups[i], TRUE,
                                    g_key_file_get_boolean (input, groups[i], "exception", NULL),
                                    grounds, authority));
    }
  return ticks;
}

static XepSuggestion *
suggest (GKeyFile *input)
{
  g_autofree char *points_text = g_key_file_get_string (input, GROUP, "points", NULL);
  g_autofree char *column_text = g_key_file_get_string (input, GROUP, "column", NULL);
  XepFacts facts = read_facts (input);
  g_autoptr (GPtrArray) ticks = read_ticks (input);
  g_autoptr (GError) error = NULL;
  XepRuleColumn column = XEP_COLUMN_COLLECTIVE;
  XepPoints points;

  g_assert_true (xep_points_parse (points_text, &points, &error));
  g_assert_no_error (error);
  g_assert_true (xep_column_from_nick (column_text, &column));
  return xep_rating_suggest (regulation, column, points, &facts, ticks);
}

static char *
describe (const XepSuggestion *suggestion)
{
  static const char *const states[] = { "Đạt", "Không đạt", "Thiếu dữ liệu", "Không áp dụng" };
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "level=%s\npoints_level=%s\ngap=%s\nforced=%s\n",
                          xep_level_to_nick (suggestion->level),
                          xep_level_to_nick (suggestion->points_level),
                          suggestion->gap ? "yes" : "no", suggestion->forced ? "yes" : "no");
  for (guint i = 0; i < suggestion->conditions->len; i++)
    {
      const XepConditionResult *result = g_ptr_array_index (suggestion->conditions, i);

      g_string_append_printf (text, "condition=%s | %s | %s\n", result->rule->text,
                              states[result->state], result->detail);
    }
  for (guint i = 0; i < suggestion->reasons->len; i++)
    g_string_append_printf (text, "%s\n",
                            (const char *) g_ptr_array_index (suggestion->reasons, i));
  return g_string_free (text, FALSE);
}

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".in"));
  g_autofree char *expected_path = g_strconcat (stem, ".expected", NULL);
  g_autoptr (GKeyFile) input = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepSuggestion) suggestion = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;

  g_key_file_load_from_file (input, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  suggestion = suggest (input);
  text = describe (suggestion);
  if (g_getenv ("XEP_WRITE_EXPECTED") != NULL)
    g_assert_true (g_file_set_contents (expected_path, text, -1, NULL));
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* Returns how many there are. */
static guint
add_files (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *file;
  guint count = 0;

  g_assert_no_error (error);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = NULL;

      if (!g_str_has_suffix (file, ".in"))
        continue;
      name = g_strdup_printf ("/model/suggestion-text/%.*s", (int) (strlen (file) - strlen (".in")),
                              file);
      g_test_add_data_func_full (name, g_build_filename (folder, file, NULL), test_file, g_free);
      count++;
    }
  return count;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  int result;

  xep_test_init (&argc, &argv);
  path = xep_paths_get_data_file ("regulations", "lung-phinh-2025.xml");
  regulation = xep_regulation_load (path, &error);
  g_assert_no_error (error);
  folder = xep_test_data (FOLDER);
  g_assert_cmpuint (add_files (folder), >=, 14);
  result = g_test_run ();
  xep_regulation_unref (regulation);
  return result;
}
