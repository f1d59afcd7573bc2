/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/xep-error.h"
#include "base/xep-paths.h"
#include "model/xep-regulation-library.h"
#include "xep-test.h"

/* Each test has a data folder and a clerk's folder of its own. */

static char *shipped_xml;
static char *schema;

typedef struct
{
  char *data_dir;
  char *shipped; /* regulations folder of the program */
  char *own;     /* regulations folder of the clerk */
} Fixture;

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* The shipped regulation under another id, version and effective date. */
static char *
make_regulation (const char *id, const char *version, const char *effective)
{
  const char *rest = strstr (shipped_xml, "provisional=");

  g_assert_nonnull (rest);
  return g_strdup_printf (
      "<regulation xmlns=\"urn:vn:lungphinh:xeploai:regulation:1\" id=\"%s\" version=\"%s\" "
      "effective=\"%s\"\n%s",
      id, version, effective, strstr (rest, "provisional=\"yes\"\n"));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *user_dir = xep_paths_get_user_dir ();

  fixture->data_dir = xep_test_make_dir ();
  fixture->shipped = g_build_filename (fixture->data_dir, "regulations", NULL);
  fixture->own = g_build_filename (user_dir, "regulations", NULL);
  g_setenv ("XEPLOAI_DATA_DIR", fixture->data_dir, TRUE);
  write_file (fixture->shipped, "regulation.rng", schema);
  write_file (fixture->shipped, "lung-phinh-2025.xml", shipped_xml);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_files (fixture->own);
  remove_files (fixture->shipped);
  g_assert_cmpint (g_remove (fixture->shipped), ==, 0);
  g_assert_cmpint (g_remove (fixture->data_dir), ==, 0);
  g_free (fixture->data_dir);
  g_free (fixture->shipped);
  g_free (fixture->own);
}

/* Loads; @warning_start NULL: all must be well. */
static void
assert_current (const char *id, const char *version, const char *warning_start)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;
  g_autoptr (XepRegulation) regulation = xep_regulation_library_load_current (&warning, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (xep_regulation_get_id (regulation), ==, id);
  g_assert_cmpstr (xep_regulation_get_version (regulation), ==, version);
  if (warning_start == NULL)
    g_assert_cmpstr (warning, ==, NULL);
  else
    g_assert_true (g_str_has_prefix (warning, warning_start));
}

static char *
read_last_good (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->own, "last-good.xml", NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_shipped (Fixture *fixture, gconstpointer data)
{
  g_autofree char *last_good = NULL;

  assert_current ("lung-phinh-2025", "2", NULL);
  last_good = read_last_good (fixture);
  g_assert_cmpstr (last_good, ==, shipped_xml);
  assert_current ("lung-phinh-2025", "2", NULL);
}

static void
test_newest_in_force (Fixture *fixture, gconstpointer data)
{
  g_autofree char *older = make_regulation ("older", "9", "2024-01-01");
  g_autofree char *newer = make_regulation ("newer", "1", "2025-12-01");
  g_autofree char *to_come = make_regulation ("to-come", "1", "2099-01-01");

  write_file (fixture->own, "older.xml", older);
  assert_current ("lung-phinh-2025", "2", NULL);
  write_file (fixture->own, "to-come.xml", to_come);
  assert_current ("lung-phinh-2025", "2", NULL);
  write_file (fixture->shipped, "newer.xml", newer);
  assert_current ("newer", "1", NULL);
}

/* Of the same date the clerk's own copy goes first, and of her own the higher version. */
static void
test_own_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *own = make_regulation ("lung-phinh-2025", "3", "2025-11-28");
  g_autofree char *tenth = make_regulation ("lung-phinh-2025", "10", "2025-11-28");

  write_file (fixture->own, "mine.xml", own);
  assert_current ("lung-phinh-2025", "3", NULL);
  write_file (fixture->own, "later.xml", tenth);
  assert_current ("lung-phinh-2025", "10", NULL);
}

/* Nothing in force yet: the next to come. */
static void
test_none_in_force (Fixture *fixture, gconstpointer data)
{
  g_autofree char *near = make_regulation ("near", "1", "2098-01-01");
  g_autofree char *far = make_regulation ("far", "1", "2099-01-01");

  remove_files (fixture->shipped);
  write_file (fixture->shipped, "regulation.rng", schema);
  write_file (fixture->shipped, "a-far.xml", far);
  write_file (fixture->shipped, "b-near.xml", near);
  assert_current ("near", "1", NULL);
}

/* The clerk edits her copy and breaks it: the program goes on with that copy as it was. */
static void
test_broken_own (Fixture *fixture, gconstpointer data)
{
  g_autofree char *own = make_regulation ("lung-phinh-2025", "3", "2025-11-28");
  g_autofree char *last_good = NULL;

  write_file (fixture->own, "mine.xml", own);
  assert_current ("lung-phinh-2025", "3", NULL);
  write_file (fixture->own, "mine.xml", "<regulation>\n<broken\n");
  assert_current ("lung-phinh-2025", "3", "mine.xml:");
  last_good = read_last_good (fixture);
  g_assert_cmpstr (last_good, ==, own);
  /* Broken in its figures instead of its form. */
  write_file (fixture->own, "mine.xml",
              "<regulation xmlns=\"urn:vn:lungphinh:xeploai:regulation:1\"/>");
  assert_current ("lung-phinh-2025", "3", "mine.xml:1: ");
  /* Mended again. */
  write_file (fixture->own, "mine.xml", own);
  assert_current ("lung-phinh-2025", "3", NULL);
}

/* The clerk takes her copy away: the kept one does not come back in its place. */
static void
test_removed_own (Fixture *fixture, gconstpointer data)
{
  g_autofree char *own = make_regulation ("lung-phinh-2025", "3", "2025-11-28");
  g_autofree char *path = g_build_filename (fixture->own, "mine.xml", NULL);

  write_file (fixture->own, "mine.xml", own);
  assert_current ("lung-phinh-2025", "3", NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
  assert_current ("lung-phinh-2025", "2", NULL);
}

/* Broken from the start: there is no last good one but the shipped. */
static void
test_broken_new (Fixture *fixture, gconstpointer data)
{
  write_file (fixture->own, "draft.xml", "not xml");
  assert_current ("lung-phinh-2025", "2", "draft.xml:");
}

/* A broken draft beside does not bring an old copy back over her valid file. */
static void
test_broken_beside_own (Fixture *fixture, gconstpointer data)
{
  g_autofree char *own = make_regulation ("lung-phinh-2025", "3", "2025-11-28");
  g_autofree char *edited = make_regulation ("mine", "2", "2025-11-28");

  write_file (fixture->own, "mine.xml", own);
  assert_current ("lung-phinh-2025", "3", NULL);
  write_file (fixture->own, "mine.xml", edited);
  write_file (fixture->own, "draft.xml", "not xml");
  assert_current ("mine", "2", "draft.xml:");
}

static void
test_broken_shipped (Fixture *fixture, gconstpointer data)
{
  assert_current ("lung-phinh-2025", "2", NULL);
  write_file (fixture->shipped, "lung-phinh-2025.xml", "");
  assert_current ("lung-phinh-2025", "2", "lung-phinh-2025.xml");
}

/* Two broken files: a line for each. */
static void
test_two_broken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;
  g_autoptr (XepRegulation) regulation = NULL;

  write_file (fixture->own, "a.xml", "not xml");
  write_file (fixture->own, "b.xml", "not xml");
  regulation = xep_regulation_library_load_current (&warning, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (warning, "a.xml:"));
  g_assert_nonnull (strstr (warning, "\nb.xml:"));
}

static void
test_nothing_good (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;

  write_file (fixture->shipped, "lung-phinh-2025.xml", "not xml");
  g_assert_null (xep_regulation_library_load_current (&warning, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "lung-phinh-2025.xml:1"));
  g_assert_null (warning);
}

/* Where the copy cannot be kept the program works all the same and says so. */
static void
test_copy_not_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *blocked = g_build_filename (fixture->own, "last-good.xml", NULL);
  g_autofree char *inside = g_build_filename (blocked, "in-the-way", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;
  g_autoptr (XepRegulation) regulation = NULL;

  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  regulation = xep_regulation_library_load_current (&warning, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (xep_regulation_get_id (regulation), ==, "lung-phinh-2025");
  g_assert_nonnull (warning);
  g_assert_cmpint (g_remove (inside), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "shipped", test_shipped },
    { "newest-in-force", test_newest_in_force },
    { "own-copy", test_own_copy },
    { "none-in-force", test_none_in_force },
    { "broken-own", test_broken_own },
    { "removed-own", test_removed_own },
    { "broken-new", test_broken_new },
    { "broken-beside-own", test_broken_beside_own },
    { "broken-shipped", test_broken_shipped },
    { "two-broken", test_two_broken },
    { "nothing-good", test_nothing_good },
    { "copy-not-kept", test_copy_not_kept },
  };
  g_autofree char *path = NULL;
  g_autofree char *schema_path = NULL;
  int result;

  xep_test_init (&argc, &argv);
  path = xep_paths_get_data_file ("regulations", "lung-phinh-2025.xml");
  schema_path = xep_paths_get_data_file ("regulations", "regulation.rng");
  g_assert_true (g_file_get_contents (path, &shipped_xml, NULL, NULL));
  g_assert_true (g_file_get_contents (schema_path, &schema, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *name = g_strdup_printf ("/model/regulation-library/%s", tests[i].name);

      g_test_add (name, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  result = g_test_run ();
  g_free (shipped_xml);
  g_free (schema);
  return result;
}
