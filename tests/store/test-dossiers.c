/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "keyed.h"
#include "store-fixture.h"
#include "store/xep-dossier-rules.h"
#include "store/xep-dossier-store.h"
#include "store/xep-paper-store.h"

/* Of a leader whom the commune manages: not PL 13. */
#define QUARTER_COMPONENTS 4
#define YEAR_COMPONENTS 13
#define COPIES 3

typedef struct
{
  XepStore *store;
  gint64 year, quarter; /* assessments of one leader */
  gint64 changed;       /* of the last "changed" */
  guint emissions;
} World;

static void
note_change (XepStore *store, const XepNews *news, gpointer data)
{
  ((World *) data)->changed = news->assessment_id;
  ((World *) data)->emissions++;
}

static World *
make_world (void)
{
  World *self = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;
  gint64 cell;
  gint64 leader;
  gint64 year;
  gint64 quarter;

  self->store = fixture_store ();
  cell = fixture_unit (self->store, "Chi bộ thôn Tả Chải", TRUE);
  leader = fixture_person (self->store, "Giàng Seo Páo", "1981", cell, XEP_KIND_LEADER);
  year = xep_period_store_ensure (self->store, 2025, XEP_PERIOD_YEAR, &error);
  quarter = xep_period_store_ensure (self->store, 2025, XEP_PERIOD_Q3, &error);
  g_assert_no_error (error);
  self->year = fixture_assessment (self->store, year, XEP_KIND_LEADER, leader);
  self->quarter = fixture_assessment (self->store, quarter, XEP_KIND_LEADER, leader);
  g_signal_connect (self->store, "changed", G_CALLBACK (note_change), self);
  return self;
}

static void
world_free (World *self)
{
  g_object_unref (self->store);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static GPtrArray *
list_items (World *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = xep_dossier_store_list_items (self->store, id, &error);

  g_assert_no_error (error);
  return items;
}

static const XepDossierItem *
get_item (GPtrArray *items, guint number)
{
  const XepDossierItem *item = g_ptr_array_index (items, number - 1);
  g_autofree char *text = g_strdup_printf ("%u", number);

  g_assert_cmpstr (item->component->number, ==, text);
  return item;
}

static void
set_item (World *self, gint64 id, const char *component, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean done = xep_field_set_in (self->store, XEP_SCOPE_COMPONENT, id, component, key, text,
                                    "nộp bù", &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
set_copy (World *self, const char *copy, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean done
      = xep_field_set_in (self->store, XEP_SCOPE_COPY, self->year, copy, key, text, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
check_audit (World *self, const char *expected)
{
  g_autofree char *last = fixture_text (
      self->store, "SELECT entity || ' ' || entity_id || ' ' || field || ': '"
                   " || ifnull (old_value, '') || ' → ' || ifnull (new_value, '') || ' ('"
                   " || why || ')' FROM audit ORDER BY id DESC LIMIT 1");

  g_assert_cmpstr (last, ==, expected);
}

static char *
dump (World *self)
{
  return fixture_text (
      self->store,
      "SELECT ifnull ((SELECT group_concat (quote (assessment_id) || quote (component)"
      " || quote (received_on) || quote (received_by) || quote (note) || quote (not_needed))"
      " FROM dossier_item), '') || '/' || ifnull ((SELECT group_concat (quote (assessment_id)"
      " || quote (copy) || quote (sent_on) || quote (taken_by) || quote (note))"
      " FROM dossier_copy), '') || '/' || (SELECT count(*) FROM audit)");
}

/* Must fail with @code, name @part, and change nothing, the audit included. */
static void
check_refused (World *self, gboolean done, GError **error, int code, const char *part, char *before)
{
  g_autofree char *was = before;
  g_autofree char *is = dump (self);

  g_assert_false (done);
  g_assert_error (*error, XEP_ERROR, code);
  if (strstr ((*error)->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, (*error)->message);
  g_assert_cmpstr (is, ==, was);
  g_clear_error (error);
}

/* Of five components in a quarter four, of thirteen in a year all, none of them in; three copies
 * (plan V). */
static void
test_empty (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) quarter = list_items (world, world->quarter);
  g_autoptr (GPtrArray) year = list_items (world, world->year);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies
      = xep_dossier_store_list_copies (world->store, world->quarter, &error);
  guint if_any = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (quarter->len, ==, QUARTER_COMPONENTS);
  g_assert_cmpuint (year->len, ==, YEAR_COMPONENTS);
  g_assert_cmpuint (copies->len, ==, COPIES);
  g_assert_cmpuint (xep_dossier_count_missing (quarter), ==, QUARTER_COMPONENTS);
  for (guint i = 1; i <= YEAR_COMPONENTS; i++)
    if_any += get_item (year, i)->component->if_any ? 1 : 0;
  g_assert_cmpuint (if_any, >, 0);
  g_assert_cmpuint (xep_dossier_count_missing (year), ==, YEAR_COMPONENTS - if_any);
}

static void
test_items (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) others = NULL;
  guint missing;

  items = list_items (world, world->year);
  missing = xep_dossier_count_missing (items);
  g_clear_pointer (&items, g_ptr_array_unref);
  set_item (world, world->year, "1", "received", "18/12/2025");
  check_audit (world, "assessment 1 dossier.1.received:  → 2025-12-18 (nộp bù)");
  g_assert_cmpint (world->changed, ==, world->year);
  set_item (world, world->year, "1", "by", "  Vàng   Thị Mỷ ");
  set_item (world, world->year, "1", "note", "02 bản\nbản chính");
  set_item (world, world->year, "2", "not_needed", "yes");
  check_audit (world, "assessment 1 dossier.2.not_needed: no → yes (nộp bù)");
  items = list_items (world, world->year);
  g_assert_cmpint (get_item (items, 1)->received_on.day, ==, 18);
  g_assert_cmpstr (get_item (items, 1)->received_by, ==, "Vàng Thị Mỷ");
  g_assert_cmpstr (get_item (items, 1)->note, ==, "02 bản\nbản chính");
  g_assert_true (get_item (items, 2)->not_needed);
  g_assert_false (get_item (items, 1)->not_needed);
  g_assert_cmpuint (xep_dossier_count_missing (items), ==, missing - 2);
  /* The quarter has a dossier of its own. */
  others = list_items (world, world->quarter);
  g_assert_cmpuint (xep_dossier_count_missing (others), ==, QUARTER_COMPONENTS);
}

/* Writing what is there is silent; "" takes it back. */
static void
test_repeat_and_clear (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GPtrArray) items = NULL;
  gint64 count;

  set_item (world, world->year, "3", "received", "18/12/2025");
  count = fixture_count (world->store, "SELECT count(*) FROM audit");
  g_assert_cmpuint (world->emissions, ==, 1);
  set_item (world, world->year, "3", "received", "2025-12-18");
  set_item (world, world->year, "4", "not_needed", "no");
  set_item (world, world->year, "4", "note", " ");
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM audit"), ==, count);
  g_assert_cmpuint (world->emissions, ==, 1);
  set_item (world, world->year, "3", "received", NULL);
  check_audit (world, "assessment 1 dossier.3.received: 2025-12-18 →  (nộp bù)");
  set_item (world, world->year, "3", "not_needed", "yes");
  set_item (world, world->year, "3", "not_needed", "no");
  check_audit (world, "assessment 1 dossier.3.not_needed: yes → no (nộp bù)");
  items = list_items (world, world->year);
  g_assert_false (xep_date_is_set (get_item (items, 3)->received_on));
  g_assert_false (get_item (items, 3)->not_needed);
}

static void
test_copies (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  const XepDossierCopy *copy;

  set_copy (world, "superior", "sent", "24/12/2025");
  check_audit (world, "assessment 1 copy.superior.sent:  → 2025-12-24 ()");
  set_copy (world, "superior", "by", "Sùng A Chúng");
  set_copy (world, "superior", "note", "qua bưu điện");
  copies = xep_dossier_store_list_copies (world->store, world->year, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < COPIES; i++)
    {
      copy = g_ptr_array_index (copies, i);
      g_assert_cmpint (xep_date_is_set (copy->sent_on), ==,
                       g_str_equal (copy->copy->id, "superior"));
      g_assert_cmpstr (copy->taken_by, ==,
                       g_str_equal (copy->copy->id, "superior") ? "Sùng A Chúng" : "");
    }
  set_copy (world, "superior", "sent", "");
  check_audit (world, "assessment 1 copy.superior.sent: 2025-12-24 →  ()");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *component, *key, *text, *part;
  } bad[] = {
    { "0", "received", "18/12/2025", "0" },
    { "14", "received", "18/12/2025", "14" },
    { "", "note", "x", "“”" },
    { "01", "note", "x", "01" },
    { "1", "sent", "18/12/2025", "sent" },
    { "1", "", "x", "“dossier.1”" },
    { "1", "received", "2025", "2025" },
    { "1", "received", "30/02/2025", "30/02/2025" },
    { "1", "received", "hôm qua", "hôm qua" },
    { "1", "not_needed", "có", "có" },
  };
  g_autoptr (World) world = make_world ();

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GError *error = NULL;
      char *before = dump (world);
      gboolean done = xep_field_set_in (world->store, XEP_SCOPE_COMPONENT, world->year,
                                        bad[i].component, bad[i].key, bad[i].text, NULL, &error);

      check_refused (world, done, &error, XEP_ERROR_INVALID, bad[i].part, before);
    }
  g_assert_cmpuint (world->emissions, ==, 0);
}

/* A quarter's dossier has no sixth component; a copy goes where the regulation says. */
static void
test_refused_rows (void)
{
  g_autoptr (World) world = make_world ();
  XepStore *store = world->store;
  GError *error = NULL;
  char *before = dump (world);

  check_refused (
      world,
      xep_field_set_in (store, XEP_SCOPE_COMPONENT, world->quarter, "6", "note", "x", NULL, &error),
      &error, XEP_ERROR_INVALID, "6", before);
  before = dump (world);
  check_refused (
      world, xep_field_set_in (store, XEP_SCOPE_COPY, world->year, "1", "note", "x", NULL, &error),
      &error, XEP_ERROR_INVALID, "1", before);
  before = dump (world);
  check_refused (world,
                 xep_field_set_in (store, XEP_SCOPE_COPY, world->year, "superior", "received", "x",
                                   NULL, &error),
                 &error, XEP_ERROR_INVALID, "received", before);
  before = dump (world);
  check_refused (world,
                 xep_field_set_in (store, XEP_SCOPE_COMPONENT, 99, "1", "note", "x", NULL, &error),
                 &error, XEP_ERROR_NOT_FOUND, "", before);
  before = dump (world);
  check_refused (world, xep_dossier_store_list_items (store, 99, &error) != NULL, &error,
                 XEP_ERROR_NOT_FOUND, "", before);
  before = dump (world);
  check_refused (world, xep_dossier_store_list_copies (store, 99, &error) != NULL, &error,
                 XEP_ERROR_NOT_FOUND, "", before);
}

/* A paper that came in was needed, whichever is keyed first. */
static void
test_needed (void)
{
  g_autoptr (World) world = make_world ();
  GError *error = NULL;
  char *before = NULL;

  set_item (world, world->year, "6", "received", "18/12/2025");
  before = dump (world);
  check_refused (world,
                 xep_field_set_in (world->store, XEP_SCOPE_COMPONENT, world->year, "6",
                                   "not_needed", "yes", NULL, &error),
                 &error, XEP_ERROR_INVALID, "18/12/2025", before);
  set_item (world, world->year, "7", "not_needed", "yes");
  before = dump (world);
  check_refused (world,
                 xep_field_set_in (world->store, XEP_SCOPE_COMPONENT, world->year, "7", "received",
                                   "1/2/2026", NULL, &error),
                 &error, XEP_ERROR_INVALID, "01/02/2026", before);
}

static void
test_constraints (void)
{
  static const char *const broken[] = {
    "INSERT INTO dossier_item (assessment_id, component) VALUES (99, '1')",
    "INSERT INTO dossier_item (assessment_id, component) VALUES (1, '')",
    "INSERT INTO dossier_item (assessment_id, component) VALUES (1, '1')",
    "UPDATE dossier_item SET received_on = '2025'",
    "UPDATE dossier_item SET received_on = '2025-02-30'",
    "UPDATE dossier_item SET not_needed = 1",
    "UPDATE dossier_item SET not_needed = 2, received_on = NULL",
    "INSERT INTO dossier_copy (assessment_id, copy) VALUES (99, 'superior')",
    "INSERT INTO dossier_copy (assessment_id, copy) VALUES (1, '')",
    "INSERT INTO dossier_copy (assessment_id, copy, sent_on) VALUES (1, 'x', '1/2/2026')",
  };
  g_autoptr (World) world = make_world ();

  set_item (world, world->year, "1", "received", "18/12/2025");
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      GError *error = NULL;
      char *before = dump (world);
      gboolean done
          = xep_connection_execute (xep_store_get_connection (world->store), broken[i], &error);

      g_test_message ("%s", broken[i]);
      check_refused (world, done, &error, XEP_ERROR_CONSTRAINT, "", before);
    }
}

/* A file whose period was opened before the rules said whom a component is asked of: a collective,
 * a leader of the province, a villager. */
typedef struct
{
  char *dir;
  char *path;
  XepStore *store;
  gint64 period;
} Old;

static void
old_open (Old *self)
{
  g_autoptr (GError) error = NULL;

  self->store = xep_store_new (self->path, &error);
  g_assert_no_error (error);
}

static void
old_close (Old *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_store_close (self->store, &error));
  g_assert_no_error (error);
  g_clear_object (&self->store);
}

static Old
make_old (void)
{
  Old self = { xep_test_make_dir (), NULL, NULL, 0 };
  gint64 cell;

  self.path = g_build_filename (self.dir, "xeploai.db", NULL);
  old_open (&self);
  cell = fixture_unit (self.store, "Chi bộ thôn Tả Chải", TRUE);
  fixture_collective (self.store, "Ban Thường vụ", "standing-committee", 0);
  fixture_person (self.store, "Giàng Seo Páo", "1981", cell, XEP_KIND_LEADER);
  fixture_person (self.store, "Vàng Thị Mỷ", "1991", cell, XEP_KIND_MEMBER);
  fixture_execute (self.store, "UPDATE person SET tier = 'province' WHERE kind = 'leader'");
  self.period = fixture_open (self.store, 2025, XEP_PERIOD_YEAR, NULL);
  fixture_forget_audiences (self.store);
  old_close (&self);
  old_open (&self);
  return self;
}

static void
old_clear (Old *self)
{
  g_clear_object (&self->store);
  g_free (self->dir);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Old, old_clear)

/* "collective: 1 3 4 5; leader: …": what is missing of everyone. */
static char *
list_missing (Old *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) papers = xep_paper_store_list (self->store, self->period, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < papers->len; i++)
    {
      const XepPaperRow *paper = g_ptr_array_index (papers, i);
      g_autoptr (GPtrArray) items
          = xep_dossier_store_list_items (self->store, paper->assessment_id, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (xep_dossier_count_missing (items), ==, paper->missing->len);
      g_string_append_printf (text, "%s%s%s:", text->len > 0 ? "; " : "",
                              xep_kind_to_nick (paper->kind),
                              paper->kind == XEP_KIND_COLLECTIVE ? "" : paper->subject_id);
      for (guint j = 0; j < paper->missing->len; j++)
        g_string_append_printf (text, " %s",
                                ((XepDossierComponent *) paper->missing->pdata[j])->number);
    }
  return g_strdup (text->str);
}

#define ALL_OLD " 1 2 3 4 5 9 10 11"

/* The period keeps asking as it was opened until the clerk takes the rules of today; what was noted
 * of a paper nobody asks for any more stays, and can be cleared. */
static void
test_renew (void)
{
  g_auto (Old) old = make_old ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = list_missing (&old);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  guint components = 0;

  g_assert_cmpstr (before, ==,
                   "leaderp1:" ALL_OLD "; memberp2:" ALL_OLD "; memberp1:" ALL_OLD
                   "; collective:" ALL_OLD);
  g_assert_true (
      xep_field_set_in (old.store, XEP_SCOPE_COMPONENT, 1, "11", "note", "nộp nhầm", NULL, &error));
  g_assert_true (xep_dossier_rules_count (old.store, old.period, &components, &error));
  g_assert_cmpuint (components, ==, 5);
  g_assert_true (xep_dossier_rules_take_up (old.store, old.period, &components, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (components, ==, 5);
  after = list_missing (&old);
  g_assert_cmpstr (after, ==,
                   "leaderp1:" ALL_OLD "; memberp2: 1 2 3 4 5 9; memberp1: 1 3 4 5"
                   "; collective: 1 3 4 5");
  g_assert_true (
      xep_field_set_in (old.store, XEP_SCOPE_COMPONENT, 1, "11", "note", "", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (xep_dossier_rules_take_up (old.store, old.period, &components, &error));
  g_assert_cmpuint (components, ==, 0);
  old_close (&old);
  old_open (&old);
  again = list_missing (&old);
  g_assert_cmpstr (again, ==, after);
  g_assert_cmpint (fixture_count (old.store, "SELECT count(*) FROM audit"
                                             " WHERE field = 'dossier.asked_of'"),
                   ==, 1);
}

/* A paper that cannot be asked of the subject is not noted for it, and passed over when many are
 * marked at once. */
static void
test_not_asked (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  guint received = 7;

  check_refused (world,
                 xep_field_set_in (world->store, XEP_SCOPE_COMPONENT, world->quarter, "4",
                                   "received", "1/10/2025", NULL, &error),
                 &error, XEP_ERROR_INVALID, "4", dump (world));
  g_array_append_val (ids, world->quarter);
  g_assert_true (xep_paper_store_receive (world->store, ids, "4", fixture_date ("2025-10-01"), NULL,
                                          NULL, &received, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (received, ==, 0);
  g_assert_true (xep_paper_store_receive (world->store, ids, "5", fixture_date ("2025-10-01"), NULL,
                                          NULL, &received, &error));
  g_assert_cmpuint (received, ==, 1);
}

/* "2 9" of what is missing of the assessment, by the list and by the papers of the period. */
static char *
list_shared (XepStore *store, gint64 period, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) papers = xep_paper_store_list (store, period, &error);
  g_autoptr (GPtrArray) items = xep_dossier_store_list_items (store, id, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < papers->len; i++)
    {
      const XepPaperRow *paper = g_ptr_array_index (papers, i);

      if (paper->assessment_id != id)
        continue;
      g_assert_cmpuint (paper->missing->len, ==, xep_dossier_count_missing (items));
      for (guint j = 0; j < paper->missing->len; j++)
        {
          const char *number = ((XepDossierComponent *) paper->missing->pdata[j])->number;

          if (g_str_equal (number, "2") || g_str_equal (number, "9"))
            g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", number);
        }
    }
  return g_strdup (text->str);
}

/* One opinion of the residence and one member's record serve both ratings of a person: they are
 * asked of the officer's, and of the member's where the officer's needs no papers. */
static void
test_two_ratings (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  g_autoptr (GError) error = NULL;
  gint64 cell = fixture_unit (store, "Chi bộ thôn Tả Chải", TRUE);
  gint64 person = fixture_person (store, "Giàng Seo Páo", "1981", cell, XEP_KIND_LEADER);
  gint64 period = fixture_open (store, 2025, XEP_PERIOD_YEAR, NULL);
  gint64 officer = fixture_assessment (store, period, XEP_KIND_LEADER, person);
  gint64 member = fixture_assessment (store, period, XEP_KIND_MEMBER, person);
  g_autofree char *of_officer = list_shared (store, period, officer);
  g_autofree char *of_member = list_shared (store, period, member);
  g_autofree char *later = NULL;

  g_assert_cmpstr (of_officer, ==, "2 9");
  g_assert_cmpstr (of_member, ==, "");
  g_assert_false (xep_field_set_in (store, XEP_SCOPE_COMPONENT, member, "2", "received",
                                    "18/12/2025", NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  fixture_set (store, officer, XEP_STEP_SELF, "unrated", "leave");
  later = list_shared (store, period, member);
  g_assert_cmpstr (later, ==, "2 9");
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/dossiers/empty", test_empty);
  g_test_add_func ("/store/dossiers/items", test_items);
  g_test_add_func ("/store/dossiers/repeat-and-clear", test_repeat_and_clear);
  g_test_add_func ("/store/dossiers/copies", test_copies);
  g_test_add_func ("/store/dossiers/refused", test_refused);
  g_test_add_func ("/store/dossiers/refused-rows", test_refused_rows);
  g_test_add_func ("/store/dossiers/needed", test_needed);
  g_test_add_func ("/store/dossiers/constraints", test_constraints);
  g_test_add_func ("/store/dossiers/two-ratings", test_two_ratings);
  g_test_add_func ("/store/dossiers/renew", test_renew);
  g_test_add_func ("/store/dossiers/not-asked", test_not_asked);
  return g_test_run ();
}
