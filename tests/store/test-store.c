/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#include "db/xep-statement.h"
#include "store-fixture.h"
#include "store/xep-backup-store.h"

static XepStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  XepStore *store = xep_store_new (path, &error);

  g_assert_no_error (error);
  return store;
}

static void
close_store (XepStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_store_close (store, &error));
  g_assert_no_error (error);
}

/* How many backups with @reason lie beside the file. */
static guint
count_backups (const char *dir, const char *reason)
{
  g_autofree char *folder = g_build_filename (dir, "backups", NULL);
  g_autoptr (GDir) backups = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while (backups != NULL && (name = g_dir_read_name (backups)) != NULL)
    if (strstr (name, reason) != NULL)
      count++;
  return count;
}

static void
refuse_store (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  XepStore *store = xep_store_new (path, &error);

  g_assert_null (store);
  g_assert_error (error, XEP_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_new_file (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *folder = g_build_filename (dir, "data", NULL);
  g_autofree char *path = g_build_filename (folder, "office.db", NULL);
  g_autoptr (XepStore) store = open_store (path);
  GStatBuf status;

  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpstr (xep_store_get_path (store), ==, path);
  g_assert_true (xep_store_is_empty (store));
  g_assert_nonnull (xep_store_get_regulation (store));
  g_assert_null (xep_store_get_regulation_warning (store));
  close_store (store);
  /* Nothing was lost and nothing changed: no copies. */
  g_assert_cmpuint (count_backups (folder, "start"), ==, 0);
  g_assert_cmpuint (count_backups (folder, "exit"), ==, 0);
  close_store (store);
}

static void
look_only (const char *path)
{
  g_autoptr (XepStore) store = open_store (path);

  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM unit"), >, 0);
  close_store (store);
}

/* Gives every copy a name of long ago. */
static void
age_backups (const char *dir)
{
  g_autofree char *folder = g_build_filename (dir, "backups", NULL);
  g_autofree char *old = g_build_filename (folder, "office-2025-01-02-0815-exit.db", NULL);
  g_autoptr (GDir) backups = g_dir_open (folder, 0, NULL);
  g_autofree char *path = g_build_filename (folder, g_dir_read_name (backups), NULL);

  g_assert_cmpint (g_rename (path, old), ==, 0);
  g_assert_null (g_dir_read_name (backups));
}

/* Removes the newest copy, or gives it this @content. */
static void
change_newest_backup (const char *path, const char *content)
{
  g_autoptr (GPtrArray) files = xep_backup_store_list (path);
  const XepBackupFile *newest = g_ptr_array_index (files, 0);

  if (content == NULL)
    g_assert_cmpint (g_unlink (newest->path), ==, 0);
  else
    g_assert_true (g_file_set_contents (newest->path, content, -1, NULL));
}

static void
make_newest_backup_older (const char *path)
{
  g_autoptr (GPtrArray) files = xep_backup_store_list (path);
  const XepBackupFile *newest = g_ptr_array_index (files, 0);
  struct utimbuf times = { 1, 1 };

  g_assert_cmpint (g_utime (newest->path, &times), ==, 0);
}

static void
test_backups (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "office.db", NULL);
  XepStore *store = open_store (path);

  fixture_unit (store, "Chi bộ một", TRUE);
  g_assert_false (xep_store_is_empty (store));
  close_store (store);
  g_object_unref (store);
  g_assert_cmpuint (count_backups (dir, "start"), ==, 0);
  g_assert_cmpuint (count_backups (dir, "exit"), ==, 1);

  /* Only looked at: the copy of today has it all. */
  look_only (path);
  g_assert_cmpuint (count_backups (dir, "start"), ==, 0);
  g_assert_cmpuint (count_backups (dir, "exit"), ==, 1);

  /* A copy of another day, by its name, is not enough. */
  age_backups (dir);
  look_only (path);
  g_assert_cmpuint (count_backups (dir, "start"), ==, 1);
  g_assert_cmpuint (count_backups (dir, "exit"), ==, 1);

  /* Nor one of today that lacks something. */
  store = open_store (path);
  fixture_unit (store, "Chi bộ hai", TRUE);
  close_store (store);
  g_object_unref (store);
  change_newest_backup (path, NULL);
  look_only (path);
  g_assert_cmpuint (count_backups (dir, "start"), ==, 2);

  /* Nor one after which the file was written, though the audit does not say what. */
  make_newest_backup_older (path);
  look_only (path);
  g_assert_cmpuint (count_backups (dir, "start"), ==, 3);

  /* Nor one that is not whole. */
  change_newest_backup (path, "rác");
  look_only (path);
  g_assert_cmpuint (count_backups (dir, "start"), ==, 4);
}

static void
test_memory (void)
{
  g_autoptr (XepStore) store = fixture_store ();

  g_assert_null (xep_store_get_path (store));
  g_assert_true (xep_store_is_empty (store));
  fixture_person (store, "Lò A", "", 0, XEP_KIND_MEMBER);
  g_assert_false (xep_store_is_empty (store));
  close_store (store);
}

static void
test_foreign (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "other.db", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  XepStore *store = open_store (path);

  fixture_execute (store, "PRAGMA application_id = 42");
  close_store (store);
  g_object_unref (store);
  refuse_store (path, XEP_ERROR_FOREIGN);

  g_assert_true (g_file_set_contents (path, "Họ và tên,Ngày sinh\nLò A,1980\n", -1, &error));
  refuse_store (path, XEP_ERROR_FOREIGN);
  g_assert_true (g_file_get_contents (path, &after, NULL, &error));
  g_assert_cmpstr (after, ==, "Họ và tên,Ngày sinh\nLò A,1980\n");
}

static void
test_newer (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "newer.db", NULL);
  XepStore *store = open_store (path);

  fixture_unit (store, "Chi bộ một", TRUE);
  fixture_execute (store, "PRAGMA user_version = 9999");
  close_store (store);
  g_object_unref (store);
  refuse_store (path, XEP_ERROR_NEWER);
  g_assert_cmpuint (count_backups (dir, "start"), ==, 0);
}

/* Zeroes in the middle of a file that is otherwise fine. */
static void
test_damaged (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "damaged.db", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  XepStore *store = open_store (path);
  gsize length;

  fixture_unit (store, "Chi bộ một", TRUE);
  close_store (store);
  g_object_unref (store);
  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  memset (bytes + 100, 0, length - 100);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
  refuse_store (path, XEP_ERROR_DAMAGED);
}

static void
test_locked (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "locked.db", NULL);
  g_autoptr (XepStore) first = open_store (path);
  g_autoptr (XepStore) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XepUnit) unit = xep_unit_new ();

  fixture_unit (first, "Chi bộ một", TRUE);
  second = open_store (path);
  g_free (unit->name);
  unit->name = g_strdup ("Chi bộ hai");
  {
    g_autoptr (XepTransaction) transaction
        = xep_transaction_begin (xep_store_get_connection (first), &error);

    g_assert_no_error (error);
    g_assert_false (xep_unit_store_add (second, unit, &error));
    g_assert_error (error, XEP_ERROR, XEP_ERROR_BUSY);
    g_clear_error (&error);
  }
  g_assert_true (xep_unit_store_add (second, unit, &error));
  g_assert_no_error (error);
  close_store (second);
  close_store (first);
}

static void
test_read_only_folder (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "new.db", NULL);
  g_autofree char *below = g_build_filename (dir, "a", "b", "new.db", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("a superuser may write everywhere");
      return;
    }
  g_assert_cmpint (g_chmod (dir, 0500), ==, 0);
  refuse_store (path, XEP_ERROR_READ_ONLY);
  refuse_store (below, XEP_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (dir, 0700), ==, 0);
}

/* A file where a folder should be. */
static void
test_bad_folder (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *file = g_build_filename (dir, "file", NULL);
  g_autofree char *path = g_build_filename (file, "new.db", NULL);
  g_autoptr (GError) error = NULL;
  XepStore *store;

  g_assert_true (g_file_set_contents (file, "x", 1, &error));
  store = xep_store_new (path, &error);
  g_assert_null (store);
  g_assert_nonnull (error);
  g_assert_true (error->domain == XEP_ERROR);
}

/* What a worker found, for the main thread to judge. */
typedef struct
{
  char *path;
  gint64 period;
  guint total;
  char *name;
  gboolean write_refused;
  char *failure;
} Work;

static gpointer
read_in_thread (gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) reader = xep_store_new_reader (work->path, &error);
  g_autoptr (XepSubjectList) list = NULL;
  g_autoptr (XepSubjectRow) row = NULL;
  g_autoptr (XepUnit) unit = xep_unit_new ();
  XepSubjectQuery query = { .period_id = work->period, .kind = XEP_KIND_MEMBER, .limit = -1 };

  if (reader != NULL)
    {
      list = xep_subject_list_new (reader);
      if (xep_subject_list_load (list, &query, &error))
        {
          work->total = xep_subject_list_get_total (list);
          row = g_list_model_get_item (G_LIST_MODEL (list), 0);
          work->name = g_strdup (xep_subject_row_get_name (row));
        }
      g_free (unit->name);
      unit->name = g_strdup ("Chi bộ hai");
      if (error == NULL)
        work->write_refused = !xep_unit_store_add (reader, unit, NULL);
      if (error == NULL && !xep_store_close (reader, &error))
        work->total = 0;
    }
  work->failure = error != NULL ? g_strdup (error->message) : NULL;
  return NULL;
}

static void
test_reader (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "office.db", NULL);
  g_autoptr (XepStore) store = open_store (path);
  Work work = { .path = path };

  fixture_person (store, "Giàng Seo Páo", "1981", 0, XEP_KIND_MEMBER);
  work.period = fixture_open (store, 2025, XEP_PERIOD_YEAR, NULL);
  g_thread_join (g_thread_new ("reader", read_in_thread, &work));
  g_assert_cmpstr (work.failure, ==, NULL);
  g_assert_cmpuint (work.total, ==, 1);
  g_assert_cmpstr (work.name, ==, "Giàng Seo Páo");
  g_assert_true (work.write_refused);
  g_free (work.name);
  /* The writer goes on. */
  fixture_unit (store, "Chi bộ một", TRUE);
  close_store (store);
}

static void
test_reader_without_file (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "none.db", NULL);
  g_autoptr (GError) error = NULL;
  XepStore *reader = xep_store_new_reader (path, &error);

  g_assert_null (reader);
  g_assert_nonnull (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
note_changed (XepStore *store, const XepNews *news, GString *seen)
{
  g_string_append_printf (seen, "%" G_GINT64_FORMAT " ", news->assessment_id);
}

static void
test_freeze (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GString) seen = g_string_new (NULL);

  g_signal_connect (store, "changed", G_CALLBACK (note_changed), seen);
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 1, 7);
  xep_store_freeze (store);
  xep_store_freeze (store);
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 1, 8);
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 1, 9);
  xep_store_thaw (store);
  g_assert_cmpstr (seen->str, ==, "7 ");
  xep_store_thaw (store);
  g_assert_cmpstr (seen->str, ==, "7 0 ");
  /* Nothing happened: nothing is told. */
  xep_store_freeze (store);
  xep_store_thaw (store);
  g_assert_cmpstr (seen->str, ==, "7 0 ");
}

/* What is given up is not told; what came together is told once, when it is in the file. */
static void
test_told_after_commit (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepTransaction) outer
      = xep_transaction_begin (xep_store_get_connection (store), &error);
  g_autoptr (XepTransaction) inner
      = xep_transaction_begin (xep_store_get_connection (store), &error);

  g_signal_connect (store, "changed", G_CALLBACK (note_changed), seen);
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 1, 8);
  g_assert_true (xep_transaction_commit (inner, &error));
  g_assert_cmpstr (seen->str, ==, "");
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 1, 8);
  g_assert_true (xep_transaction_commit (outer, &error));
  g_assert_cmpstr (seen->str, ==, "8 ");
  g_clear_pointer (&inner, xep_transaction_free);
  g_clear_pointer (&outer, xep_transaction_free);
  outer = xep_transaction_begin (xep_store_get_connection (store), &error);
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 1, 8);
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 1, 9);
  g_assert_true (xep_transaction_commit (outer, &error));
  g_assert_cmpstr (seen->str, ==, "8 0 ");
  g_clear_pointer (&outer, xep_transaction_free);
  outer = xep_transaction_begin (xep_store_get_connection (store), &error);
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 1, 8);
  g_clear_pointer (&outer, xep_transaction_free);
  g_assert_cmpstr (seen->str, ==, "8 0 ");
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 1, 7);
  g_assert_cmpstr (seen->str, ==, "8 0 7 ");
}

static void
take_news (XepStore *store, const XepNews *news, XepNews *last)
{
  *last = *news;
}

static void
assert_news (XepNews *last, guint kinds, gint64 period_id, gint64 assessment_id, guint origin)
{
  g_assert_cmpuint (last->kinds, ==, kinds);
  g_assert_cmpint (last->period_id, ==, period_id);
  g_assert_cmpint (last->assessment_id, ==, assessment_id);
  g_assert_cmpuint (last->origin, ==, origin);
  *last = (XepNews){ 0 };
}

/* What is told of one change is exact; of several together what they have in common. */
static void
test_news (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepTransaction) transaction = NULL;
  XepNews last = { 0 };
  guint one = xep_news_new_origin ();
  guint other = xep_news_new_origin ();

  g_assert_cmpuint (one, !=, other);
  g_signal_connect (store, "changed", G_CALLBACK (take_news), &last);
  {
    g_auto (XepWriter) writer = xep_store_write_as (store, one);

    xep_store_emit_changed (store, XEP_NEWS_DOSSIER, 3, 8);
    assert_news (&last, XEP_NEWS_DOSSIER, 3, 8, one);
    {
      g_auto (XepWriter) within = xep_store_write_as (store, other);

      xep_store_emit_changed (store, XEP_NEWS_RECORD, 0, 0);
      assert_news (&last, XEP_NEWS_RECORD, 0, 0, other);
    }
    transaction = xep_transaction_begin (xep_store_get_connection (store), &error);
    xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 3, 8);
    xep_store_emit_changed (store, XEP_NEWS_DOSSIER, 3, 9);
    g_assert_true (xep_transaction_commit (transaction, &error));
    assert_news (&last, XEP_NEWS_ASSESSMENT | XEP_NEWS_DOSSIER, 3, 0, one);
    g_clear_pointer (&transaction, xep_transaction_free);
    transaction = xep_transaction_begin (xep_store_get_connection (store), &error);
    xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 3, 8);
  }
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 4, 8);
  g_assert_true (xep_transaction_commit (transaction, &error));
  assert_news (&last, XEP_NEWS_ASSESSMENT, 0, 8, 0);
}

/* Whom news concern. */
static void
test_concern (void)
{
  const XepNews news = { XEP_NEWS_MEETING, 3, 0, 0 };
  const XepNews anywhere = { XEP_NEWS_RECORD, 0, 0, 0 };

  g_assert_true (xep_news_concern (&news, XEP_NEWS_ALL, 3));
  g_assert_false (xep_news_concern (&news, XEP_NEWS_ALL, 4));
  g_assert_false (xep_news_concern (&news, XEP_NEWS_ALL & ~XEP_NEWS_MEETING, 3));
  g_assert_true (xep_news_concern (&anywhere, XEP_NEWS_RECORD, 4));
}

/* A broken file of the clerk's is told and does not stop the program. */
static void
test_broken_regulation (void)
{
  g_autofree char *folder
      = g_build_filename (g_get_user_data_dir (), "xeploai", "regulations", NULL);
  g_autofree char *file = g_build_filename (folder, "own.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) store = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "<regulation>", -1, &error));
  store = fixture_store ();
  g_assert_nonnull (xep_store_get_regulation (store));
  g_assert_nonnull (xep_store_get_regulation_warning (store));
  g_assert_nonnull (strstr (xep_store_get_regulation_warning (store), "own.xml"));
  g_assert_cmpint (g_remove (file), ==, 0);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/store/new-file", test_new_file);
  g_test_add_func ("/store/store/backups", test_backups);
  g_test_add_func ("/store/store/memory", test_memory);
  g_test_add_func ("/store/store/foreign", test_foreign);
  g_test_add_func ("/store/store/newer", test_newer);
  g_test_add_func ("/store/store/damaged", test_damaged);
  g_test_add_func ("/store/store/locked", test_locked);
  g_test_add_func ("/store/store/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/store/bad-folder", test_bad_folder);
  g_test_add_func ("/store/store/reader", test_reader);
  g_test_add_func ("/store/store/reader-without-file", test_reader_without_file);
  g_test_add_func ("/store/store/freeze", test_freeze);
  g_test_add_func ("/store/store/told-after-commit", test_told_after_commit);
  g_test_add_func ("/store/store/news", test_news);
  g_test_add_func ("/store/store/news-concern", test_concern);
  g_test_add_func ("/store/store/broken-regulation", test_broken_regulation);
  return g_test_run ();
}
