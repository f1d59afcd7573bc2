/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-eligibility.h"
#include "store/xep-assessment-load.h"
#include "store/xep-order-private.h"
#include "store/xep-period-store.h"
#include "store/xep-store-private.h"

#define SELECT_SUBJECTS                                                                           \
  "SELECT id, kind, ifnull (person_id, -collective_id), subject_name, rank, state, party_member," \
  " unit_id, (SELECT p.unit_id FROM person p WHERE p.id = person_id)"                             \
  " FROM assessment WHERE period_id = ?1 ORDER BY " XEP_PRINTING_ORDER ("?2")
/* Where the people who are rated as officers are Party members now. */
#define SELECT_CELLS                                                             \
  "SELECT a.id, p.unit_id FROM assessment a JOIN person p ON p.id = a.person_id" \
  " WHERE a.period_id = ?1 AND a.kind IN ('leader', 'staff')"
#define SELECT_POSTS                                                \
  "SELECT person_id, unit_id, head, started_on, ended_on FROM post" \
  " WHERE unit_id IS NOT NULL AND ?1 ORDER BY id"
#define SELECT_MEETINGS "SELECT id, unit_id, held_on FROM meeting WHERE period_id = ?1"
#define SELECT_AGENDA                                                         \
  "SELECT s.meeting_id, s.assessment_id, s.order_reason <> '' FROM meeting m" \
  " CROSS JOIN meeting_subject s ON s.meeting_id = m.id WHERE m.period_id = ?1"
#define SELECT_UNITS "SELECT id, name FROM unit WHERE ?1"

/* An order while it is read. */
typedef struct
{
  XepOrder *order;
  XepDate period_end;
  GHashTable *people; /* gint64* person → XepOrderSubject, the first rating */
} Loader;

/* Reads one row. */
typedef void (*Reader) (XepStatement *row, Loader *loader);

static guint
hash_key (gconstpointer key)
{
  const XepOrderKey *self = key;

  return g_int64_hash (&self->a) * 31 + g_int64_hash (&self->b);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const XepOrderKey *first = a;
  const XepOrderKey *second = b;

  return first->a == second->a && first->b == second->b;
}

static void
subject_free (XepOrderSubject *self)
{
  g_free (self->name);
  g_free (self);
}

static GHashTable *
new_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static GHashTable *
new_key_table (void)
{
  return g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);
}

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static XepOrder *
order_new (void)
{
  XepOrder *self = g_new0 (XepOrder, 1);

  self->subjects = g_ptr_array_new_with_free_func ((GDestroyNotify) subject_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->posts = new_table ((GDestroyNotify) g_array_unref);
  self->heads = new_table ((GDestroyNotify) g_ptr_array_unref);
  self->collectives = new_table ((GDestroyNotify) g_ptr_array_unref);
  self->meetings = new_table (g_free);
  self->agenda = g_array_new (FALSE, FALSE, sizeof (XepOrderItem));
  self->on_agenda = new_key_table ();
  self->reviewed = new_key_table ();
  self->planned = new_key_table ();
  self->unit_names = new_table (g_free);
  return self;
}

void
xep_order_free (XepOrder *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->planned);
  g_hash_table_unref (self->reviewed);
  g_hash_table_unref (self->on_agenda);
  g_hash_table_unref (self->unit_names);
  g_hash_table_unref (self->meetings);
  g_hash_table_unref (self->collectives);
  g_hash_table_unref (self->heads);
  g_hash_table_unref (self->posts);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->agenda);
  g_ptr_array_unref (self->subjects);
  g_free (self);
}

/* The list of @id, made if there is none. */
static GPtrArray *
ensure_list (GHashTable *table, gint64 id)
{
  GPtrArray *list = g_hash_table_lookup (table, &id);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, copy_id (id), list);
    }
  return list;
}

/* Takes @self, which is filled but for its place. */
static void
add_subject (XepOrder *order, XepOrderSubject *self)
{
  self->position = order->subjects->len;
  g_ptr_array_add (order->subjects, self);
  g_hash_table_insert (order->by_id, &self->id, self);
  if (self->kind == XEP_KIND_COLLECTIVE)
    g_ptr_array_add (ensure_list (order->collectives, self->unit_id), self);
}

static void
read_subject (XepStatement *row, Loader *loader)
{
  XepOrderSubject *self = g_new0 (XepOrderSubject, 1);
  XepState state = xep_assessment_load_state (row, 5);

  self->id = xep_statement_get_int64 (row, 0);
  xep_kind_from_nick (xep_statement_get_text (row, 1), &self->kind);
  self->subject = xep_statement_get_int64 (row, 2);
  self->name = xep_statement_dup_text (row, 3);
  self->rank = (int) xep_statement_get_int64 (row, 4);
  self->unrated = state == XEP_STATE_UNRATED;
  self->locked = state == XEP_STATE_CLOSED;
  self->party_member = self->kind != XEP_KIND_COLLECTIVE && xep_statement_get_int64 (row, 6) != 0;
  self->unit_id = xep_statement_get_int64 (row, 7);
  if (self->party_member)
    self->cell_id
        = self->kind == XEP_KIND_MEMBER ? self->unit_id : xep_statement_get_int64 (row, 8);
  add_subject (loader->order, self);
}

/* The same of assessments that are loaded, in printing order. Officers get their cell after it. */
static void
take_assessment (const XepAssessment *assessment, Loader *loader)
{
  XepOrderSubject *self = g_new0 (XepOrderSubject, 1);

  self->id = assessment->id;
  self->kind = assessment->kind;
  self->subject = assessment->person_id != 0 ? assessment->person_id : -assessment->collective_id;
  self->name = g_strdup (assessment->subject_name);
  self->rank = assessment->rank;
  self->unrated = assessment->state == XEP_STATE_UNRATED;
  self->locked = assessment->state == XEP_STATE_CLOSED;
  self->party_member = self->kind != XEP_KIND_COLLECTIVE && assessment->party_member;
  self->unit_id = assessment->unit_id;
  if (self->kind == XEP_KIND_MEMBER && self->party_member)
    self->cell_id = self->unit_id;
  add_subject (loader->order, self);
}

static void
read_cell (XepStatement *row, Loader *loader)
{
  gint64 id = xep_statement_get_int64 (row, 0);
  XepOrderSubject *self = g_hash_table_lookup (loader->order->by_id, &id);

  if (self != NULL && self->party_member)
    self->cell_id = xep_statement_get_int64 (row, 1);
}

/* The two ratings of a person meet: the member rating knows the cell as it was. */
static void
join_ratings (Loader *loader)
{
  GPtrArray *subjects = loader->order->subjects;

  for (guint i = 0; i < subjects->len; i++)
    {
      XepOrderSubject *self = g_ptr_array_index (subjects, i);
      XepOrderSubject *first = g_hash_table_lookup (loader->people, &self->subject);

      if (self->kind == XEP_KIND_COLLECTIVE)
        continue;
      if (first == NULL)
        g_hash_table_insert (loader->people, &self->subject, self);
      else if (self->kind == XEP_KIND_MEMBER)
        {
          first->cell_id = self->cell_id;
          first->other_in_cell = TRUE;
        }
    }
}

static void
add_post (GHashTable *posts, gint64 person, gint64 unit)
{
  GArray *units = g_hash_table_lookup (posts, &person);

  if (units == NULL)
    {
      units = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (posts, copy_id (person), units);
    }
  for (guint i = 0; i < units->len; i++)
    if (g_array_index (units, gint64, i) == unit)
      return;
  g_array_append_val (units, unit);
}

static void
read_post (XepStatement *row, Loader *loader)
{
  XepPost post = { .started_on = xep_statement_get_date (row, 3),
                   .ended_on = xep_statement_get_date (row, 4) };
  gint64 person = xep_statement_get_int64 (row, 0);
  gint64 unit = xep_statement_get_int64 (row, 1);
  XepOrderSubject *subject = g_hash_table_lookup (loader->people, &person);
  GPtrArray *heads;

  if (subject == NULL || !xep_post_is_held_on (&post, loader->period_end))
    return;
  add_post (loader->order->posts, person, unit);
  if (xep_statement_get_int64 (row, 2) == 0)
    return;
  heads = ensure_list (loader->order->heads, unit);
  if (!g_ptr_array_find (heads, subject, NULL))
    g_ptr_array_add (heads, subject);
}

static void
read_meeting (XepStatement *row, Loader *loader)
{
  XepOrderMeeting *self = g_new0 (XepOrderMeeting, 1);

  self->id = xep_statement_get_int64 (row, 0);
  self->unit_id = xep_statement_get_int64 (row, 1);
  self->held_on = xep_statement_get_date (row, 2);
  g_hash_table_insert (loader->order->meetings, copy_id (self->id), self);
}

static void
note_review (XepOrder *self, const XepOrderSubject *subject, XepOrderMeeting *meeting)
{
  XepOrderKey on_agenda = { meeting->id, subject->subject };
  XepOrderKey place = { subject->subject, meeting->unit_id };
  GHashTable *table = xep_date_is_set (meeting->held_on) ? self->reviewed : self->planned;
  const XepOrderMeeting *known = g_hash_table_lookup (table, &place);

  g_hash_table_add (self->on_agenda, g_memdup2 (&on_agenda, sizeof on_agenda));
  if (known == NULL || xep_date_compare (meeting->held_on, known->held_on) < 0)
    g_hash_table_insert (table, g_memdup2 (&place, sizeof place), meeting);
}

static void
read_item (XepStatement *row, Loader *loader)
{
  XepOrder *order = loader->order;
  XepOrderItem item = { xep_statement_get_int64 (row, 0), xep_statement_get_int64 (row, 1),
                        xep_statement_get_int64 (row, 2) != 0 };
  XepOrderMeeting *meeting = g_hash_table_lookup (order->meetings, &item.meeting_id);
  const XepOrderSubject *subject = g_hash_table_lookup (order->by_id, &item.assessment_id);

  /* The store lets an agenda hold assessments of its period only. */
  if (meeting == NULL || subject == NULL)
    return;
  g_array_append_val (order->agenda, item);
  note_review (order, subject, meeting);
}

static void
read_unit (XepStatement *row, Loader *loader)
{
  g_hash_table_insert (loader->order->unit_names, copy_id (xep_statement_get_int64 (row, 0)),
                       xep_statement_dup_text (row, 1));
}

static gboolean
read_rows (XepStatement *statement, Reader read, Loader *loader, GError **error)
{
  gboolean row;

  while (xep_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      read (statement, loader);
    }
  return FALSE;
}

static gboolean
read_table (
    XepStore *store, const char *sql, gint64 period_id, Reader read, Loader *loader, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, period_id);
  return read_rows (statement, read, loader, error);
}

static gboolean
read_subjects (
    XepStore *store, gint64 period_id, XepRegulation *regulation, Loader *loader, GError **error)
{
  g_autofree char *types = xep_collective_store_dup_type_order (regulation);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, SELECT_SUBJECTS, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_text (statement, 2, types);
  return read_rows (statement, read_subject, loader, error);
}

static gboolean
take_assessments (
    XepStore *store, gint64 period_id, GPtrArray *assessments, Loader *loader, GError **error)
{
  for (guint i = 0; i < assessments->len; i++)
    take_assessment (g_ptr_array_index (assessments, i), loader);
  return read_table (store, SELECT_CELLS, period_id, read_cell, loader, error);
}

/**
 * xep_order_load_of:
 * @assessments: (nullable): all of the period in printing order, if they are loaded
 *
 * Errors: as xep_order_load().
 */
XepOrder *
xep_order_load_of (XepStore *store, gint64 period_id, GPtrArray *assessments, GError **error)
{
  g_autoptr (XepPeriod) period = xep_period_store_load (store, period_id, error);
  XepRegulation *regulation
      = period != NULL ? xep_store_get_period_regulation (store, period_id, error) : NULL;
  g_autoptr (XepOrder) order = NULL;
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);
  Loader loader = { NULL, XEP_DATE_NONE, people };

  if (regulation == NULL)
    return NULL;
  loader.order = order = order_new ();
  loader.period_end = xep_eligibility_period_end (regulation, period->code, period->year);
  if (!(assessments != NULL ? take_assessments (store, period_id, assessments, &loader, error)
                            : read_subjects (store, period_id, regulation, &loader, error)))
    return NULL;
  join_ratings (&loader);
  if (!read_table (store, SELECT_POSTS, 1, read_post, &loader, error)
      || !read_table (store, SELECT_MEETINGS, period_id, read_meeting, &loader, error)
      || !read_table (store, SELECT_AGENDA, period_id, read_item, &loader, error)
      || !read_table (store, SELECT_UNITS, 1, read_unit, &loader, error))
    return NULL;
  return g_steal_pointer (&order);
}

/**
 * xep_order_load:
 *
 * Five statements whatever the size of the period. Errors: %XEP_ERROR_NOT_FOUND for a period that
 * was never opened.
 */
XepOrder *
xep_order_load (XepStore *store, gint64 period_id, GError **error)
{
  return xep_order_load_of (store, period_id, NULL, error);
}
