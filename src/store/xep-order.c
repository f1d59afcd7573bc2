/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-order.h"

#include <glib/gi18n.h>

#include "store/xep-order-private.h"

/* What the order wants first. */
typedef enum
{
  FIRST_NOTHING,
  FIRST_CELL,
  FIRST_COLLECTIVE,
  FIRST_HEAD,
} First;

typedef struct
{
  First what;
  const XepOrderSubject *other;
  gint64 unit_id;
} Missing;

/* Before which review: one of @meeting, or NULL for one that is still to be held. */
typedef struct
{
  XepOrder *order;
  const XepOrderMeeting *meeting;
} Question;

/* A review that is due. */
typedef struct
{
  const XepOrderSubject *subject;
  gint64 unit_id;
  gboolean cell;
  int group;
  Missing missing;
} Due;

/* Plan IV.1: groups in the order they are reviewed in one place. */
enum
{
  GROUP_COLLECTIVE,
  GROUP_HEAD,
  GROUP_DEPUTY,
  GROUP_MEMBER
};

gboolean
xep_order_has (XepOrder *self, gint64 assessment_id)
{
  return g_hash_table_contains (self->by_id, &assessment_id);
}

static const char *
unit_name (XepOrder *self, gint64 unit_id)
{
  const char *name = g_hash_table_lookup (self->unit_names, &unit_id);

  return name != NULL ? name : _("the commune");
}

static void
add_unit (GArray *units, gint64 unit_id)
{
  for (guint i = 0; i < units->len; i++)
    if (g_array_index (units, gint64, i) == unit_id)
      return;
  g_array_append_val (units, unit_id);
}

/* Where the subject is reviewed, the first place first: collectives at their unit, Party members in
 * their cell, leaders also where they hold a post, staff where they work. (transfer full) */
static GArray *
list_units (XepOrder *self, const XepOrderSubject *subject)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *posts = g_hash_table_lookup (self->posts, &subject->subject);

  if (subject->cell_id != 0)
    add_unit (units, subject->cell_id);
  if (subject->kind == XEP_KIND_LEADER)
    for (guint i = 0; posts != NULL && i < posts->len; i++)
      add_unit (units, g_array_index (posts, gint64, i));
  if (subject->kind == XEP_KIND_STAFF
      || (subject->kind == XEP_KIND_LEADER && posts == NULL && subject->unit_id != 0))
    add_unit (units, subject->unit_id);
  if (units->len == 0)
    add_unit (units, subject->unit_id);
  return units;
}

static gboolean
is_head_of (XepOrder *self, const XepOrderSubject *subject, gint64 unit_id)
{
  GPtrArray *heads = g_hash_table_lookup (self->heads, &unit_id);

  for (guint i = 0; heads != NULL && i < heads->len; i++)
    if (((const XepOrderSubject *) g_ptr_array_index (heads, i))->subject == subject->subject)
      return TRUE;
  return FALSE;
}

/* The meeting of the unit that has the subject on its agenda; one with a date before others. */
static const XepOrderMeeting *
find_meeting (XepOrder *self, const XepOrderSubject *subject, gint64 unit_id)
{
  XepOrderKey key = { subject->subject, unit_id };
  const XepOrderMeeting *held = g_hash_table_lookup (self->reviewed, &key);

  return held != NULL ? held : g_hash_table_lookup (self->planned, &key);
}

/* Whether the order need not wait for the review of @subject at @unit_id. */
static gboolean
is_done (const Question *question, const XepOrderSubject *subject, gint64 unit_id)
{
  XepOrder *self = question->order;
  const XepOrderMeeting *before = question->meeting;
  XepOrderKey place = { subject->subject, unit_id };
  XepOrderKey on_agenda = { before != NULL ? before->id : 0, subject->subject };
  const XepOrderMeeting *held = g_hash_table_lookup (self->reviewed, &place);

  if (subject->unrated || (before == NULL && subject->locked))
    return TRUE;
  if (before != NULL && before->unit_id == unit_id
      && g_hash_table_contains (self->on_agenda, &on_agenda))
    return TRUE;
  return held != NULL
         && (before == NULL || !xep_date_is_set (before->held_on)
             || xep_date_compare (held->held_on, before->held_on) <= 0);
}

/* The first of @list that is to be reviewed at the unit before @subject. */
static const XepOrderSubject *
find_open (const Question *question,
           GPtrArray *list,
           const XepOrderSubject *subject,
           gint64 unit_id)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const XepOrderSubject *other = g_ptr_array_index (list, i);

      if (other->subject != subject->subject && !is_done (question, other, unit_id))
        return other;
    }
  return NULL;
}

/* Plan IV.1, in its order: a Party member in the cell first; collectives before people; the head
 * before deputies and members. */
static Missing
find_missing (const Question *question, const XepOrderSubject *subject, gint64 unit_id)
{
  XepOrder *self = question->order;
  const XepOrderSubject *other;

  if (subject->kind == XEP_KIND_COLLECTIVE)
    return (Missing){ FIRST_NOTHING, NULL, 0 };
  if (subject->cell_id != 0 && subject->cell_id != unit_id
      && !is_done (question, subject, subject->cell_id))
    return (Missing){ FIRST_CELL, subject, subject->cell_id };
  other = find_open (question, g_hash_table_lookup (self->collectives, &unit_id), subject, unit_id);
  if (other != NULL)
    return (Missing){ FIRST_COLLECTIVE, other, unit_id };
  if (!is_head_of (self, subject, unit_id))
    other = find_open (question, g_hash_table_lookup (self->heads, &unit_id), subject, unit_id);
  if (other != NULL)
    return (Missing){ FIRST_HEAD, other, unit_id };
  return (Missing){ FIRST_NOTHING, NULL, 0 };
}

static char *
dup_sentence (XepOrder *self, const Missing *missing)
{
  switch (missing->what)
    {
    case FIRST_CELL:
      return g_strdup_printf (_("%s has not been reviewed in %s yet: in the cell first, in the "
                                "collective after it."),
                              missing->other->name, unit_name (self, missing->unit_id));
    case FIRST_COLLECTIVE:
      return g_strdup_printf (_("The collective %s has not been reviewed yet: collectives come "
                                "before people."),
                              missing->other->name);
    case FIRST_HEAD:
      return g_strdup_printf (_("%s, the head of %s, has not been reviewed yet: the head comes "
                                "before deputies and members."),
                              missing->other->name, unit_name (self, missing->unit_id));
    case FIRST_NOTHING:
    default:
      return g_strdup ("");
    }
}

char *
xep_order_dup_missing (XepOrder *self, gint64 meeting_id, gint64 assessment_id)
{
  Question question = { self, g_hash_table_lookup (self->meetings, &meeting_id) };
  const XepOrderSubject *subject = g_hash_table_lookup (self->by_id, &assessment_id);
  Missing missing;

  g_return_val_if_fail (question.meeting != NULL && subject != NULL, NULL);

  missing = find_missing (&question, subject, question.meeting->unit_id);
  return dup_sentence (self, &missing);
}

GPtrArray *
xep_order_list_places (XepOrder *self, gint64 assessment_id)
{
  const XepOrderSubject *subject = g_hash_table_lookup (self->by_id, &assessment_id);
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_place_free);
  g_autoptr (GArray) units = NULL;

  g_return_val_if_fail (subject != NULL, places);

  units = list_units (self, subject);
  for (guint i = 0; i < units->len; i++)
    {
      XepPlace *place = g_new0 (XepPlace, 1);
      const XepOrderMeeting *meeting;

      place->unit_id = g_array_index (units, gint64, i);
      place->unit_name = g_strdup (unit_name (self, place->unit_id));
      place->cell = subject->cell_id != 0 && place->unit_id == subject->cell_id;
      meeting = find_meeting (self, subject, place->unit_id);
      place->meeting_id = meeting != NULL ? meeting->id : 0;
      place->held_on = meeting != NULL ? meeting->held_on : XEP_DATE_NONE;
      g_ptr_array_add (places, place);
    }
  return places;
}

static int
group_of (XepOrder *self, const XepOrderSubject *subject, gint64 unit_id)
{
  if (subject->kind == XEP_KIND_COLLECTIVE)
    return GROUP_COLLECTIVE;
  if (is_head_of (self, subject, unit_id))
    return GROUP_HEAD;
  return subject->rank == XEP_RANK_OTHER ? GROUP_MEMBER : GROUP_DEPUTY;
}

static int
compare_dues (gconstpointer a, gconstpointer b)
{
  const Due *first = a;
  const Due *second = b;
  const int differences[]
      = { (first->missing.what != FIRST_NOTHING) - (second->missing.what != FIRST_NOTHING),
          first->group - second->group, second->cell - first->cell,
          (int) first->subject->position - (int) second->subject->position,
          (first->unit_id > second->unit_id) - (first->unit_id < second->unit_id) };

  for (gsize i = 0; i < G_N_ELEMENTS (differences); i++)
    if (differences[i] != 0)
      return differences[i];
  return 0;
}

static void
add_dues (XepOrder *self, const XepOrderSubject *subject, gint64 only_unit, GArray *dues)
{
  Question question = { self, NULL };
  g_autoptr (GArray) units = NULL;

  if (subject->unrated || subject->locked)
    return;
  units = list_units (self, subject);
  for (guint i = 0; i < units->len; i++)
    {
      gint64 unit_id = g_array_index (units, gint64, i);
      gboolean cell = subject->cell_id != 0 && unit_id == subject->cell_id;
      XepOrderKey key = { subject->subject, unit_id };
      Due due = { subject, unit_id, cell, group_of (self, subject, unit_id), { 0 } };

      if ((only_unit != 0 && unit_id != only_unit) || (cell && subject->other_in_cell)
          || g_hash_table_contains (self->reviewed, &key))
        continue;
      due.missing = find_missing (&question, subject, unit_id);
      g_array_append_val (dues, due);
    }
}

static XepDue *
make_due (XepOrder *self, const Due *due)
{
  XepDue *result = g_new0 (XepDue, 1);

  result->assessment_id = due->subject->id;
  result->subject_name = g_strdup (due->subject->name);
  result->unit_id = due->unit_id;
  result->unit_name = g_strdup (unit_name (self, due->unit_id));
  result->waits_for = dup_sentence (self, &due->missing);
  return result;
}

GPtrArray *
xep_order_list_due (XepOrder *self, gint64 unit_id, guint limit)
{
  g_autoptr (GArray) dues = g_array_new (FALSE, FALSE, sizeof (Due));
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_due_free);

  for (guint i = 0; i < self->subjects->len; i++)
    add_dues (self, g_ptr_array_index (self->subjects, i), unit_id, dues);
  g_array_sort (dues, compare_dues);
  for (guint i = 0; i < dues->len && (limit == 0 || i < limit); i++)
    g_ptr_array_add (results, make_due (self, &g_array_index (dues, Due, i)));
  return results;
}

static void
breach_free (XepOrderBreach *self)
{
  g_free (self->missing);
  g_free (self);
}

GPtrArray *
xep_order_list_breaches (XepOrder *self)
{
  GPtrArray *breaches = g_ptr_array_new_with_free_func ((GDestroyNotify) breach_free);

  for (guint i = 0; i < self->agenda->len; i++)
    {
      const XepOrderItem *item = &g_array_index (self->agenda, XepOrderItem, i);
      g_autofree char *missing = NULL;
      XepOrderBreach *breach;

      if (item->explained)
        continue;
      missing = xep_order_dup_missing (self, item->meeting_id, item->assessment_id);
      if (*missing == '\0')
        continue;
      breach = g_new0 (XepOrderBreach, 1);
      breach->assessment_id = item->assessment_id;
      breach->missing = g_steal_pointer (&missing);
      g_ptr_array_add (breaches, breach);
    }
  return breaches;
}

GPtrArray *
xep_order_list_rivals (XepOrder *self)
{
  GPtrArray *rivals = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer unit, heads;

  g_hash_table_iter_init (&iter, self->heads);
  while (g_hash_table_iter_next (&iter, &unit, &heads))
    for (guint i = 1; i < ((GPtrArray *) heads)->len; i++)
      {
        const XepOrderSubject *first = g_ptr_array_index ((GPtrArray *) heads, 0);
        const XepOrderSubject *other = g_ptr_array_index ((GPtrArray *) heads, i);
        XepOrderRival *rival = g_new0 (XepOrderRival, 1);

        rival->assessment_id = other->id;
        rival->other_name = first->name;
        rival->unit_name = unit_name (self, *(const gint64 *) unit);
        g_ptr_array_add (rivals, rival);
      }
  return rivals;
}
