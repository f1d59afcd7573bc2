/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "database-file.h"
#include "db/xep-backup-folder.h"
#include "xep-test.h"

/* Which copies go, of what there is. */
static const struct
{
  const char *what;
  const char *files; /* newest first: the time, after a minus those that go */
} thinnings[] = {
  { "nothing to do", "" },
  { "one", "2025-12-20-0800" },
  { "ten of one day stay",
    "2025-12-20-0810 2025-12-20-0809 2025-12-20-0808 2025-12-20-0807 2025-12-20-0806 "
    "2025-12-20-0805 2025-12-20-0804 2025-12-20-0803 2025-12-20-0802 2025-12-20-0801" },
  { "ten openings of a morning do not push out the days before, of which the newest stays",
    "2025-12-20-0811 2025-12-20-0810 2025-12-20-0809 2025-12-20-0808 2025-12-20-0807 "
    "2025-12-20-0806 2025-12-20-0805 2025-12-20-0804 2025-12-20-0803 2025-12-20-0802 "
    "-2025-12-20-0801 2025-12-19-1700 -2025-12-19-0800 2025-12-18-1700 2025-12-17-1700" },
  { "seven days, then four weeks, then twelve months",
    "2025-12-31-1010 2025-12-31-1009 2025-12-31-1008 2025-12-31-1007 2025-12-31-1006 "
    "2025-12-31-1005 2025-12-31-1004 2025-12-31-1003 2025-12-31-1002 2025-12-31-1001 "
    /* days: of the weeks of 29, 22 and 15 December */
    "2025-12-30-0800 2025-12-29-0800 2025-12-28-0800 2025-12-27-0800 2025-12-26-0800 "
    "2025-12-22-0800 2025-12-21-0800 "
    "-2025-12-20-0800 -2025-12-15-0800 "
    /* weeks: of 8 and 1 December, 24 and 17 November */
    "2025-12-14-0800 -2025-12-08-0800 2025-12-07-0800 -2025-12-01-0800 2025-11-30-0800 "
    "-2025-11-25-0800 2025-11-23-0800 -2025-11-12-0800 "
    /* months */
    "2025-10-31-0800 -2025-10-01-0800 2025-09-01-0800 2025-08-01-0800 2025-07-01-0800 "
    "2025-06-01-0800 2025-05-01-0800 2025-04-01-0800 2025-03-01-0800 2025-02-01-0800 "
    "2025-01-31-0800 2024-12-01-0800 2024-11-01-0800 -2024-10-01-0800 -2024-09-30-0800" },
  { "a rare copy lasts", "2025-12-20-0800 2024-05-06-0800 2019-01-01-0800" },
};

static void
test_thinning (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (thinnings); i++)
    {
      g_auto (GStrv) times = g_strsplit (thinnings[i].files, " ", -1);
      g_autoptr (GPtrArray) files
          = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_backup_file_free);
      g_autoptr (GPtrArray) surplus = NULL;
      guint going = 0;

      for (char **time = times; *time != NULL; time++)
        {
          const char *stamp = *time + (**time == '-');
          g_autofree char *path = g_strdup_printf ("backups/x-%s-start.db", stamp);

          g_ptr_array_add (files, xep_backup_file_new (path, "x"));
          g_assert_nonnull (g_ptr_array_index (files, files->len - 1));
        }
      surplus = xep_backup_find_surplus (files);
      for (guint n = 0; n < files->len; n++)
        {
          gboolean goes = g_ptr_array_find (surplus, g_ptr_array_index (files, n), NULL);

          going += goes;
          if (goes != (times[n][0] == '-'))
            g_error ("%s: “%s” %s", thinnings[i].what, times[n], goes ? "goes" : "stays");
        }
      g_assert_cmpuint (surplus->len, ==, going);
    }
}

static const struct
{
  const char *name;
  int reason; /* -1: no copy of this database */
  int number;
} names[] = {
  { "xeploai-2025-12-20-0815-start.db", XEP_BACKUP_START, 1 },
  { "xeploai-2025-12-20-0815-exit-12.db", XEP_BACKUP_EXIT, 12 },
  { "xeploai-2025-12-20-0815-replaced.db", XEP_BACKUP_REPLACED, 1 },
  { "xeploai-2025-12-20-0815-decision-2.db", XEP_BACKUP_DECISION, 2 },
  { "xeploai-2025-12-20-0815-starts.db", -1, 0 },
  { "xeploai-2025-12-20-0815-start.db-wal", -1, 0 },
  { "xeploai-2025-12-20-0815-start-.db", -1, 0 },
  { "xeploai-2025-12-20-0815-start-2x.db", -1, 0 },
  { "xeploai-2025-13-20-0815-start.db", -1, 0 },
  { "xeploai-2025-12-20-2515-start.db", -1, 0 },
  { "xeploai-2025-12-20-start.db", -1, 0 },
  { "xeploai-start.db", -1, 0 },
  { "xeploai-b-2025-12-20-0815-start.db", -1, 0 },
  { "xeploai.db", -1, 0 },
  { "xeploai", -1, 0 },
  { "other-2025-12-20-0815-start.db", -1, 0 },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename ("folder", names[i].name, NULL);
      g_autoptr (XepBackupFile) file = xep_backup_file_new (path, "xeploai");

      g_test_message ("%s", names[i].name);
      g_assert_cmpint (file != NULL ? (int) file->reason : -1, ==, names[i].reason);
      if (file == NULL)
        continue;
      g_assert_cmpint (file->number, ==, names[i].number);
      g_assert_cmpint (g_date_time_get_hour (file->time), ==, 8);
      g_assert_cmpstr (xep_backup_reason_get_label (file->reason), !=, "");
    }
}

static void
write_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "x", -1, NULL));
}

static gboolean
has_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Copies of one sitting: each has a name of its own, and the list has the newest first. */
static void
test_dated (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *folder = g_build_filename (dir, "backups", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 20);
  g_autoptr (GPtrArray) files = NULL;

  for (int i = 0; i < 13; i++)
    {
      g_autoptr (GError) error = NULL;
      XepBackupReason reason = i % 2 == 0 ? XEP_BACKUP_START : XEP_BACKUP_EXIT;
      g_autofree char *backup = xep_backup_dated (connection, reason, &error);
      g_autofree char *sql = g_strdup_printf ("DELETE FROM t WHERE id = %d", i + 1);

      g_assert_no_error (error);
      database_file_assert_rows (backup, 20 - i);
      database_file_execute (connection, sql);
    }
  database_file_assert_mode (folder, 0700);
  files = xep_backup_list (path);
  /* Midnight may have passed meanwhile. */
  g_assert_cmpuint (files->len, >=, 10);
  g_assert_cmpuint (files->len, <=, 11);
  for (guint i = 0; i < 10; i++)
    {
      const XepBackupFile *file = g_ptr_array_index (files, i);

      database_file_assert_rows (file->path, 8 + (int) i);
      g_assert_cmpint (file->reason, ==, i % 2 == 0 ? XEP_BACKUP_START : XEP_BACKUP_EXIT);
      g_assert_cmpint (file->size, >, 0);
    }
}

/* What is thinned together, and that no other file is touched. */
static void
test_dated_keeps (void)
{
  static const char *const staying[] = {
    "xeploai-2020-01-01-0700-import.db",
    "xeploai-2020-01-01-0800-exits.db",
    "other-2020-01-01-0800-exit.db",
    "xeploai-2020-01-01-0800-exit.txt",
    "xeploai-exit.db",
    "xeploai.db",
    "notes.txt",
  };
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *folder = g_build_filename (dir, "backups", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 10);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (staying); i++)
    write_file (folder, staying[i]);
  for (int number = 2; number <= 12; number++)
    {
      g_autofree char *name = g_strdup_printf ("xeploai-2020-01-01-0800-%s-%d.db",
                                               number % 2 == 0 ? "start" : "exit", number);

      write_file (folder, name);
    }
  backup = xep_backup_dated (connection, XEP_BACKUP_EXIT, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (staying); i++)
    g_assert_true (has_file (folder, staying[i]));
  g_assert_true (has_file (folder, "xeploai-2020-01-01-0800-exit-11.db"));
  g_assert_false (has_file (folder, "xeploai-2020-01-01-0800-exit-3.db"));
  g_assert_false (has_file (folder, "xeploai-2020-01-01-0800-start-2.db"));
  g_assert_cmpuint (database_file_count_files (folder), ==, G_N_ELEMENTS (staying) + 10);
}

/* The clock of the computer went back: the copy just made passes for the oldest and stays. */
static void
test_clock (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *folder = g_build_filename (dir, "backups", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 10);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (int month = 1; month <= 12; month++)
    for (int day = 1; day <= 28; day++)
      {
        g_autofree char *name
            = g_strdup_printf ("xeploai-2099-%02d-%02d-0800-start.db", month, day);

        write_file (folder, name);
      }
  for (int year = 2090; year < 2099; year++)
    for (int month = 1; month <= 12; month++)
      {
        g_autofree char *name = g_strdup_printf ("xeploai-%d-%02d-01-0800-start.db", year, month);

        write_file (folder, name);
      }
  backup = xep_backup_dated (connection, XEP_BACKUP_START, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
}

static void
test_chosen_folder (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *stick = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *other = g_build_filename (dir, "other.db", NULL);
  g_autofree char *usual = g_build_filename (dir, "backups", NULL);
  g_autofree char *chosen = g_build_filename (stick, "Bản sao", NULL);
  g_autofree char *no_folder = g_build_filename (path, "x", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  g_autofree char *first = xep_backup_dated (connection, XEP_BACKUP_START, &error);
  g_autofree char *second = NULL;
  g_autofree char *back = NULL;
  g_autofree char *other_folder = NULL;
  g_autoptr (GPtrArray) files = NULL;

  g_assert_no_error (error);
  g_assert_true (xep_backup_folder_set (path, chosen, &error));
  g_assert_no_error (error);
  g_assert_false (xep_backup_folder_set (path, no_folder, &refused));
  g_assert_nonnull (refused);
  second = xep_backup_dated (connection, XEP_BACKUP_START, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (second, chosen));
  database_file_assert_rows (second, 10);
  files = xep_backup_list (path);
  g_assert_cmpuint (files->len, ==, 2);
  other_folder = xep_backup_folder_get (other);
  g_assert_cmpstr (other_folder, ==, usual);
  g_assert_true (xep_backup_folder_set (path, NULL, &error));
  back = xep_backup_folder_get (path);
  g_assert_cmpstr (back, ==, usual);
}

static void
test_replaced (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);

  for (int number = 1; number <= 12; number++)
    {
      g_autofree char *name = g_strdup_printf ("xeploai-2020-01-01-0800-replaced-%d.db", number);

      write_file (dir, name);
    }
  xep_backup_thin_replaced (path);
  g_assert_cmpuint (database_file_count_files (dir), ==, 10);
  g_assert_false (has_file (dir, "xeploai-2020-01-01-0800-replaced-2.db"));
  g_assert_true (has_file (dir, "xeploai-2020-01-01-0800-replaced-12.db"));
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/backup-folder/thinning", test_thinning);
  g_test_add_func ("/backup-folder/names", test_names);
  g_test_add_func ("/backup-folder/dated", test_dated);
  g_test_add_func ("/backup-folder/dated/keeps", test_dated_keeps);
  g_test_add_func ("/backup-folder/dated/clock", test_clock);
  g_test_add_func ("/backup-folder/chosen", test_chosen_folder);
  g_test_add_func ("/backup-folder/replaced", test_replaced);
  return g_test_run ();
}
