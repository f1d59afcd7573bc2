/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-connection.h"
#include "store-fixture.h"
#include "store/xep-agenda-store.h"
#include "store/xep-field-values.h"
#include "store/xep-meeting-store.h"

/* The home of keyed fields, and the audit of what is keyed. */

typedef struct
{
  XepStore *store;
  gint64 period, leader, meeting;
} World;

static void
world_clear (World *self)
{
  g_object_unref (self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static World
make_world (void)
{
  World self = { .store = fixture_store () };
  g_autoptr (GError) error = NULL;
  gint64 cell = fixture_unit (self.store, "Chi bộ thôn Tả Chải", TRUE);
  gint64 person = fixture_person (self.store, "Giàng Seo Páo", "1981", cell, XEP_KIND_LEADER);

  self.period = xep_period_store_ensure (self.store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_no_error (error);
  self.leader = fixture_assessment (self.store, self.period, XEP_KIND_LEADER, person);
  self.meeting = xep_meeting_store_add (self.store, self.period, 0, "Hội nghị", &error);
  g_assert_no_error (error);
  g_assert_true (xep_agenda_store_add (self.store, self.meeting, &self.leader, 1, &error));
  g_assert_no_error (error);
  return self;
}

static void
key (World *self, XepEntity entity, const char *address, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 id = entity == XEP_ENTITY_MEETING ? self->meeting : self->leader;

  if (!xep_field_set (self->store, entity, id, address, text, "vì thử", &error))
    g_error ("%s=%s: %s", address, text, error->message);
}

static const char *const keyed[] = {
  "self.I.1.1",
  "0,5",
  "self.level",
  "good",
  "appraisal.date",
  "2025-12-10",
  "decision.number",
  "12-QĐ/ĐU",
  "decision.authority",
  "Ban Thường vụ",
  "discipline",
  "no",
  "explanation",
  "một\nhai",
  "remedied",
  "none",
  "narrative.q4",
  "Quý IV",
  "disqualifier.L1",
  "yes",
  "disqualifier.L1.grounds",
  "Căn cứ",
  "task.1.content",
  "Soạn kế hoạch",
  "task.1.pace",
  "late",
  "task.1.exceeded",
  "yes",
  "shortcoming.1.text",
  "Chậm báo cáo",
  "shortcoming.1.due",
  "2026-06-30",
  "prompt.1.text",
  "Về đất đai",
  "dossier.1.received",
  "2025-12-18",
  "dossier.6.not_needed",
  "yes",
  "copy.superior.sent",
  "2025-12-20",
  "II.1.2.goal",
  "Mục tiêu",
  "II.1.2.percent",
  "87,5",
  "complaint.new.content",
  "Đề nghị xem lại",
  "complaint.1.sender",
  "Vàng Thị Mỷ",
};
static const char *const keyed_of_meeting[] = {
  "date", "2025-12-15", "starts",     "08:00", "called",
  "20",   "conclusion", "Thống nhất", NULL,    "12", /* a ballot */
};

static XepFieldValues *
load (World *self, XepEntity entity)
{
  g_autoptr (GError) error = NULL;
  XepFieldValues *values = xep_field_values_load (
      self->store, entity, entity == XEP_ENTITY_MEETING ? self->meeting : self->leader, &error);

  g_assert_no_error (error);
  return values;
}

/* Whatever is stored stands under its address as the audit tells it, and written back changes
 * nothing. */
static void
check_values (World *self, XepEntity entity)
{
  g_autoptr (XepFieldValues) values = load (self, entity);
  GPtrArray *all = xep_field_values_get_all (values);
  gint64 entries = fixture_count (self->store, "SELECT count(*) FROM audit");

  g_assert_cmpuint (all->len, >, 8);
  for (guint i = 0; i < all->len; i++)
    {
      const XepFieldValue *value = g_ptr_array_index (all, i);

      g_assert_cmpstr (xep_field_values_get (values, value->address), ==, value->text);
      key (self, entity, value->address, value->text);
    }
  g_assert_cmpint (fixture_count (self->store, "SELECT count(*) FROM audit"), ==, entries);
}

static void
test_values (void)
{
  g_auto (World) world = make_world ();
  g_autofree char *ballot = g_strdup_printf ("ballot.%" G_GINT64_FORMAT ".issued", world.leader);

  for (gsize i = 0; i < G_N_ELEMENTS (keyed); i += 2)
    {
      g_autoptr (XepFieldValues) values = NULL;

      key (&world, XEP_ENTITY_ASSESSMENT, keyed[i], keyed[i + 1]);
      values = load (&world, XEP_ENTITY_ASSESSMENT);
      if (g_strrstr (keyed[i], "new") == NULL)
        g_assert_cmpstr (xep_field_values_get (values, keyed[i]), ==, keyed[i + 1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (keyed_of_meeting); i += 2)
    key (&world, XEP_ENTITY_MEETING, keyed_of_meeting[i] != NULL ? keyed_of_meeting[i] : ballot,
         keyed_of_meeting[i + 1]);
  check_values (&world, XEP_ENTITY_ASSESSMENT);
  check_values (&world, XEP_ENTITY_MEETING);
}

/* Every column of the table is in the schema, and nothing keyed reads as nothing. */
static void
test_blank (void)
{
  g_auto (World) world = make_world ();
  g_autoptr (XepFieldValues) values = load (&world, XEP_ENTITY_ASSESSMENT);

  g_assert_cmpstr (xep_field_values_get (values, "self.level"), ==, "");
  g_assert_cmpstr (xep_field_values_get (values, "self.I.1.1"), ==, "");
  g_assert_cmpstr (xep_field_values_get (values, "task.4.exceeded"), ==, "no");
  g_assert_cmpstr (xep_field_values_get (values, "dossier.1.not_needed"), ==, "no");
  g_assert_null (xep_field_values_get (values, "task.4.colour"));
  g_assert_null (xep_field_values_get (values, "ballot.1.issued"));
  for (int i = 0; i < XEP_N_SCOPES; i++)
    for (guint j = 0; j < xep_scope_get ((XepScopeId) i)->n_fields; j++)
      g_assert_nonnull (xep_scope_get ((XepScopeId) i)->fields[j].label);
}

static void
test_refused (void)
{
  static const struct
  {
    XepEntity entity;
    const char *address, *text;
    int code;
  } wrong[] = {
    { XEP_ENTITY_ASSESSMENT, "colour", "đỏ", XEP_ERROR_INVALID },
    { XEP_ENTITY_ASSESSMENT, "level", "good", XEP_ERROR_INVALID }, /* of which step? */
    { XEP_ENTITY_ASSESSMENT, "self.discipline", "no", XEP_ERROR_INVALID },
    { XEP_ENTITY_ASSESSMENT, "self.task.1.content", "x", XEP_ERROR_INVALID },
    { XEP_ENTITY_ASSESSMENT, "chair", "x", XEP_ERROR_INVALID }, /* of a meeting */
    { XEP_ENTITY_ASSESSMENT, "task", "x", XEP_ERROR_INVALID },
    { XEP_ENTITY_ASSESSMENT, "task.1", "x", XEP_ERROR_INVALID },
    { XEP_ENTITY_ASSESSMENT, "task.01.content", "x", XEP_ERROR_INVALID },
    { XEP_ENTITY_ASSESSMENT, "task.2.content", "x", XEP_ERROR_INVALID },
    { XEP_ENTITY_ASSESSMENT, "complaint.9.sender", "x", XEP_ERROR_NOT_FOUND },
    { XEP_ENTITY_ASSESSMENT, "complaint.new.sender", "x", XEP_ERROR_INVALID },
    { XEP_ENTITY_ASSESSMENT, "dossier..received", "1/1/2026", XEP_ERROR_INVALID },
    { XEP_ENTITY_ASSESSMENT, "self.date", "2026", XEP_ERROR_INVALID },
    { XEP_ENTITY_MEETING, "self.level", "good", XEP_ERROR_INVALID },
    { XEP_ENTITY_MEETING, "ballot.99.issued", "1", XEP_ERROR_NOT_FOUND },
    { XEP_ENTITY_MEETING, "called", "10000", XEP_ERROR_INVALID },
  };
  g_auto (World) world = make_world ();
  g_autofree char *before = fixture_dump (world.store);
  gint64 entries = fixture_count (world.store, "SELECT count(*) FROM audit");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      if (xep_field_set (world.store, wrong[i].entity,
                         wrong[i].entity == XEP_ENTITY_MEETING ? world.meeting : world.leader,
                         wrong[i].address, wrong[i].text, NULL, &error))
        g_error ("%s was taken", wrong[i].address);
      g_assert_error (error, XEP_ERROR, wrong[i].code);
      after = fixture_dump (world.store);
      g_assert_cmpstr (after, ==, before);
    }
  g_assert_cmpint (fixture_count (world.store, "SELECT count(*) FROM audit"), ==, entries);
}

/* What a locked assessment takes is what comes after the result. */
static void
test_locked (void)
{
  g_auto (World) world = make_world ();

  fixture_execute (world.store, "UPDATE assessment SET state = 'closed'");
  for (int i = 0; i < XEP_SCOPE_MEETING; i++)
    {
      static const char *const addresses[XEP_SCOPE_MEETING] = {
        [XEP_SCOPE_STEP] = "self.number",
        [XEP_SCOPE_CRITERION] = "II.1.2.goal",
        [XEP_SCOPE_ASSESSMENT] = "grounds",
        [XEP_SCOPE_TARGET] = "target.growth",
        [XEP_SCOPE_DISQUALIFIER] = "disqualifier.L1.grounds",
        [XEP_SCOPE_NARRATIVE] = "narrative.q4",
        [XEP_SCOPE_SHORTCOMING] = "shortcoming.1.text",
        [XEP_SCOPE_REMEDY] = "remedy.1.difficulty",
        [XEP_SCOPE_PROMPT] = "prompt.1.text",
        [XEP_SCOPE_MATTER] = "matter.complaints",
        [XEP_SCOPE_TASK] = "task.1.content",
        [XEP_SCOPE_COMPONENT] = "dossier.1.note",
        [XEP_SCOPE_COPY] = "copy.superior.note",
        [XEP_SCOPE_COMPLAINT] = "complaint.new.content",
      };
      g_autoptr (GError) error = NULL;
      gboolean done = xep_field_set (world.store, XEP_ENTITY_ASSESSMENT, world.leader, addresses[i],
                                     "x", NULL, &error);

      if (xep_scope_get ((XepScopeId) i)->after_result)
        g_assert_no_error (error);
      else
        g_assert_error (error, XEP_ERROR, XEP_ERROR_LOCKED);
      g_assert_cmpint (done, ==, xep_scope_get ((XepScopeId) i)->after_result);
    }
}

static guint
count_found (XepStore *store, XepAuditQuery query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = xep_audit_store_find (store, &query, &error);

  g_assert_no_error (error);
  return entries->len;
}

static void
test_audit (void)
{
  g_auto (World) world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepTransaction) transaction = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const XepAuditEntry *first, *second, *alone;
  guint before = count_found (world.store, (XepAuditQuery){ .subject_id = "p1" });

  transaction = xep_transaction_begin (xep_store_get_connection (world.store), &error);
  key (&world, XEP_ENTITY_ASSESSMENT, "self.number", "1");
  key (&world, XEP_ENTITY_ASSESSMENT, "task.1.content", "Việc");
  g_assert_true (xep_transaction_commit (transaction, &error));
  g_clear_pointer (&transaction, xep_transaction_free);
  key (&world, XEP_ENTITY_ASSESSMENT, "task.1.note", "Ghi");
  entries = xep_audit_store_find (
      world.store, &(XepAuditQuery){ .entity = "assessment", .field = "task", .limit = 10 },
      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  alone = g_ptr_array_index (entries, 0);
  second = g_ptr_array_index (entries, 1);
  g_assert_cmpstr (alone->field, ==, "task.1.note");
  g_assert_cmpstr (alone->new_value, ==, "Ghi");
  g_assert_cmpstr (alone->why, ==, "vì thử");
  g_assert_cmpint (alone->change, ==, alone->id);
  g_assert_cmpstr (second->field, ==, "task.1.content");
  /* The number, the task and the two counts that follow from it went together. */
  g_assert_cmpint (second->change, <, second->id);
  g_assert_cmpuint (count_found (world.store, (XepAuditQuery){ .change = second->change }), >=, 3);
  g_assert_cmpuint (count_found (world.store, (XepAuditQuery){ .change = alone->change }), ==, 1);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = xep_audit_store_find (world.store, &(XepAuditQuery){ .field = "self" }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  first = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (first->field, ==, "self.number");
  g_assert_cmpint (first->change, ==, first->id);
  /* By person, with the assessments; by time. */
  g_assert_cmpuint (count_found (world.store, (XepAuditQuery){ .subject_id = "p1" }), >, before);
  g_assert_cmpuint (count_found (world.store, (XepAuditQuery){ .subject_id = "p2" }), ==, 0);
  g_assert_cmpuint (count_found (world.store, (XepAuditQuery){ .from = "2999" }), ==, 0);
  g_assert_cmpuint (count_found (world.store, (XepAuditQuery){ .until = "2999", .limit = 2 }), ==,
                    2);
}

/* Entries of a file of an earlier version stand alone, and are found by the address of now. */
static void
test_old_audit (void)
{
  g_auto (World) world = make_world ();

  fixture_execute (world.store,
                   "INSERT INTO audit (entity, entity_id, field, new_value, at, why)"
                   " VALUES ('assessment', 1, 'self:II.1.2', '2', '2025-01-01T00:00:00', '')");
  g_assert_cmpuint (count_found (world.store, (XepAuditQuery){ .field = "self.II.1.2" }), ==, 1);
  g_assert_cmpuint (count_found (world.store, (XepAuditQuery){ .field = "self" }), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/fields/values", test_values);
  g_test_add_func ("/store/fields/blank", test_blank);
  g_test_add_func ("/store/fields/refused", test_refused);
  g_test_add_func ("/store/fields/locked", test_locked);
  g_test_add_func ("/store/fields/audit", test_audit);
  g_test_add_func ("/store/fields/old-audit", test_old_audit);
  return g_test_run ();
}
