/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "keyed.h"
#include "store-fixture.h"
#include "store/xep-complaint-store.h"

typedef struct
{
  XepStore *store;
  gint64 assessment;
  gint64 changed;
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
  gint64 person;
  gint64 year;

  self->store = fixture_store ();
  person = fixture_person (self->store, "Giàng Seo Páo", "1981",
                           fixture_unit (self->store, "Chi bộ một", TRUE), XEP_KIND_MEMBER);
  year = xep_period_store_ensure (self->store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_no_error (error);
  self->assessment = fixture_assessment (self->store, year, XEP_KIND_MEMBER, person);
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

static gint64
add (World *self, const char *received, const char *content)
{
  g_autoptr (GError) error = NULL;
  gint64 id = xep_complaint_store_add (self->store, self->assessment, fixture_date (received),
                                       content, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static void
set (World *self, gint64 id, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean done
      = key_row (self->store, XEP_SCOPE_COMPLAINT, self->assessment, id, key, text, "vì", &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static GPtrArray *
list (World *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *complaints = xep_complaint_store_list (self->store, self->assessment, &error);

  g_assert_no_error (error);
  return complaints;
}

static char *
dump (World *self)
{
  return fixture_text (self->store,
                       "SELECT ifnull (group_concat (id || received_on || sender || content"
                       " || ifnull (answered_on, '-') || number || outcome, '|'), '') || '/'"
                       " || (SELECT count(*) FROM audit) FROM complaint");
}

/* @before is taken. */
static void
check_refused (World *self, gboolean done, GError **error, int code, char *before)
{
  g_autofree char *was = before;
  g_autofree char *is = dump (self);

  g_assert_false (done);
  g_assert_error (*error, XEP_ERROR, code);
  g_assert_cmpstr (is, ==, was);
  g_assert_cmpuint (self->emissions, ==, 0);
  g_clear_error (error);
}

static void
test_fields (void)
{
  g_autoptr (World) world = make_world ();
  gint64 id = add (world, "2026-01-05", "  Đề nghị   xem lại\nmức xếp loại ");
  g_autoptr (GPtrArray) complaints = NULL;
  const XepComplaint *complaint;

  g_assert_cmpint (world->changed, ==, world->assessment);
  set (world, id, "sender", "Vàng Thị Mỷ");
  set (world, id, "received", "4/1/2026");
  set (world, id, "answered", "20/01/2026");
  set (world, id, "number", "15-TB/ĐU");
  set (world, id, "outcome", "Giữ nguyên");
  complaints = list (world);
  g_assert_cmpuint (complaints->len, ==, 1);
  complaint = g_ptr_array_index (complaints, 0);
  g_assert_cmpint (complaint->assessment_id, ==, world->assessment);
  g_assert_cmpstr (complaint->content, ==, "Đề nghị xem lại\nmức xếp loại");
  g_assert_cmpstr (complaint->sender, ==, "Vàng Thị Mỷ");
  g_assert_cmpint (complaint->received_on.day, ==, 4);
  g_assert_cmpint (complaint->answered_on.day, ==, 20);
  g_assert_cmpstr (complaint->number, ==, "15-TB/ĐU");
  g_assert_cmpstr (complaint->outcome, ==, "Giữ nguyên");
}

/* Oldest first, whatever the order they were keyed in. */
static void
test_order (void)
{
  g_autoptr (World) world = make_world ();
  gint64 later = add (world, "2026-02-01", "hai");
  gint64 earlier = add (world, "2026-01-01", "một");
  g_autoptr (GPtrArray) complaints = list (world);

  g_assert_cmpint (((XepComplaint *) g_ptr_array_index (complaints, 0))->id, ==, earlier);
  g_assert_cmpint (((XepComplaint *) g_ptr_array_index (complaints, 1))->id, ==, later);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *key;
    const char *text;
  } wrong[] = {
    { "received", "" },          { "received", "2026" }, { "received", "31/2/2026" },
    { "received", "21/1/2026" }, { "content", " \n " },  { "answered", "4/1/2026" },
    { "answered", "mai" },       { "color", "đỏ" },
  };
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  gint64 id = add (world, "2026-01-05", "một");

  set (world, id, "answered", "20/1/2026");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      char *before = dump (world);

      world->emissions = 0;
      check_refused (world,
                     key_row (world->store, XEP_SCOPE_COMPLAINT, world->assessment, id,
                              wrong[i].key, wrong[i].text, NULL, &error),
                     &error, XEP_ERROR_INVALID, before);
    }
  /* The day it was received is in time. */
  set (world, id, "answered", "5/1/2026");
  set (world, id, "answered", "");
}

static void
test_add_refused (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  XepDate day = fixture_date ("2026-01-05");
  char *before = dump (world);

  check_refused (world,
                 xep_complaint_store_add (world->store, world->assessment, day, " ", &error) != 0,
                 &error, XEP_ERROR_INVALID, before);
  before = dump (world);
  check_refused (
      world,
      xep_complaint_store_add (world->store, world->assessment, XEP_DATE_NONE, "một", &error) != 0,
      &error, XEP_ERROR_INVALID, before);
  before = dump (world);
  check_refused (world,
                 xep_complaint_store_add (world->store, world->assessment, (XepDate){ 2026, 0, 0 },
                                          "một", &error)
                     != 0,
                 &error, XEP_ERROR_INVALID, before);
  before = dump (world);
  check_refused (world, xep_complaint_store_add (world->store, 99, day, "một", &error) != 0, &error,
                 XEP_ERROR_NOT_FOUND, before);
  before = dump (world);
  check_refused (world,
                 key_row (world->store, XEP_SCOPE_COMPLAINT, world->assessment, 99, "sender", "x",
                          NULL, &error),
                 &error, XEP_ERROR_NOT_FOUND, before);
  before = dump (world);
  check_refused (
      world, remove_row (world->store, XEP_SCOPE_COMPLAINT, world->assessment, 99, NULL, &error),
      &error, XEP_ERROR_NOT_FOUND, before);
}

/* Written where it changes something only; the audit keeps what goes. */
static void
test_audit (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  gint64 id = add (world, "2026-01-05", "một");
  gint64 entries = fixture_count (world->store, "SELECT count(*) FROM audit");
  g_autofree char *kept = NULL;

  world->emissions = 0;
  set (world, id, "content", "một ");
  set (world, id, "sender", "");
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM audit"), ==, entries);
  g_assert_cmpuint (world->emissions, ==, 0);
  set (world, id, "sender", "Vàng Thị Mỷ");
  g_assert_true (
      remove_row (world->store, XEP_SCOPE_COMPLAINT, world->assessment, id, "nhập nhầm", &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM complaint"), ==, 0);
  kept = fixture_text (world->store,
                       "SELECT group_concat (entity || entity_id || field || old_value, '|')"
                       " FROM audit WHERE why = 'nhập nhầm'");
  g_assert_cmpstr (kept, ==,
                   "assessment1complaint.1.received2026-01-05|assessment1complaint.1.senderVàng "
                   "Thị Mỷ|assessment1complaint.1.contentmột");
}

/* What the file itself refuses. */
static void
test_constraints (void)
{
  static const char *const broken[] = {
    "UPDATE complaint SET content = ' '",
    "UPDATE complaint SET received_on = NULL",
    "UPDATE complaint SET received_on = '2026'",
    "UPDATE complaint SET received_on = '2026-02-30'",
    "UPDATE complaint SET received_on = '05/01/2026'",
    "UPDATE complaint SET answered_on = '2026-01-04'",
    "UPDATE complaint SET answered_on = ''",
    "UPDATE complaint SET assessment_id = 99",
    "UPDATE complaint SET sender = NULL",
    "UPDATE complaint SET content = replace (hex (zeroblob (50001)), '0', 'x')",
  };
  g_autoptr (World) world = make_world ();

  add (world, "2026-01-05", "một");
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = dump (world);
      g_autofree char *after = NULL;

      if (xep_connection_execute (xep_store_get_connection (world->store), broken[i], &error))
        g_error ("allowed: %s", broken[i]);
      g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
      after = dump (world);
      g_assert_cmpstr (after, ==, before);
    }
  fixture_execute (world->store, "UPDATE complaint SET answered_on = received_on");
  fixture_execute (world->store, "DELETE FROM assessment");
  g_assert_cmpint (fixture_count (world->store, "SELECT count(*) FROM complaint"), ==, 0);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/complaints/fields", test_fields);
  g_test_add_func ("/store/complaints/order", test_order);
  g_test_add_func ("/store/complaints/refused", test_refused);
  g_test_add_func ("/store/complaints/add-refused", test_add_refused);
  g_test_add_func ("/store/complaints/audit", test_audit);
  g_test_add_func ("/store/complaints/constraints", test_constraints);
  return g_test_run ();
}
