/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-opening.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "model/xep-eligibility.h"
#include "store/xep-period-store.h"
#include "store/xep-row.h"
#include "store/xep-store-private.h"
#include "store/xep-unit-store.h"

struct _XepOpening
{
  XepStore *store;
  XepPeriod *period;
  XepRegulation *regulation; /* owned by the store */
  XepDate end;
  GPtrArray *units; /* XepUnit, retired ones too */
  GHashTable *units_by_id;
};

XepOpening *
xep_opening_new (XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (XepOpening) self = g_new0 (XepOpening, 1);

  self->store = store;
  self->period = xep_period_store_load (store, period_id, error);
  if (self->period == NULL)
    return NULL;
  self->regulation = xep_store_get_period_regulation (store, period_id, error);
  if (self->regulation == NULL)
    return NULL;
  self->end = xep_eligibility_period_end (self->regulation, self->period->code, self->period->year);
  self->units = xep_unit_store_list (store, TRUE, error);
  if (self->units == NULL)
    return NULL;
  self->units_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->units->len; i++)
    {
      XepUnit *unit = g_ptr_array_index (self->units, i);

      g_hash_table_insert (self->units_by_id, &unit->id, unit);
    }
  return g_steal_pointer (&self);
}

void
xep_opening_free (XepOpening *self)
{
  if (self == NULL)
    return;
  xep_period_free (self->period);
  g_clear_pointer (&self->units_by_id, g_hash_table_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_free (self);
}

XepPeriod *
xep_opening_get_period (XepOpening *self)
{
  return self->period;
}

XepRegulation *
xep_opening_get_regulation (XepOpening *self)
{
  return self->regulation;
}

static const XepUnit *
find_unit (XepOpening *self, gint64 id)
{
  return id != 0 ? g_hash_table_lookup (self->units_by_id, &id) : NULL;
}

/* Plan II.2 names Party members' three reasons; staff who are no Party members are rated by the
 * Government's decree, unless the regulation takes them in. */
char *
xep_opening_dup_refusal (XepOpening *self,
                         const XepPerson *person,
                         XepSubjectKind kind,
                         gboolean *exempt)
{
  const char *reason;
  const XepNamedItem *item;

  *exempt = FALSE;
  if (*person->retired_on != '\0' || person->status == XEP_STATUS_LEFT)
    return g_strdup_printf (_("%s has left the roster and is not rated."), person->name);
  if (kind == XEP_KIND_MEMBER && !person->party_member)
    return g_strdup_printf (_("%s is not a Party member and is not rated as one."), person->name);

  *exempt = TRUE;
  if (kind == XEP_KIND_STAFF && !person->party_member
      && !xep_regulation_rates_outside_party (self->regulation))
    return g_strdup_printf (_("%s is not a Party member: staff outside the Party are rated by the "
                               "Government's decree."),
                            person->name);
  reason = kind == XEP_KIND_MEMBER ? xep_eligibility_exempt_reason (
               self->regulation, person->status, person->admitted_on, self->end)
                                   : NULL;
  if (reason == NULL)
    return NULL;
  item = xep_named_items_find (xep_regulation_get_exempt_reasons (self->regulation), reason);
  return g_strdup_printf (_("%s is not rated in this period: %s."), person->name,
                          item != NULL ? item->text : reason);
}

static const XepCriteriaSet *
find_allowed (XepOpening *self, XepSubjectKind kind, const char *id)
{
  g_autoptr (GPtrArray) allowed
      = xep_regulation_allowed_sets (self->regulation, kind, self->period->code);

  for (guint i = 0; *id != '\0' && i < allowed->len; i++)
    {
      const XepCriteriaSet *set = g_ptr_array_index (allowed, i);

      if (g_str_equal (set->id, id))
        return set;
    }
  return NULL;
}

/* The set chosen for this subject if it fits the period, else the regulation's default. */
static const XepCriteriaSet *
choose_set (XepOpening *self,
            const XepSetQuery *query,
            const char *chosen,
            const char *name,
            GError **error)
{
  const XepCriteriaSet *set = find_allowed (self, query->kind, chosen);

  if (set == NULL)
    set = xep_regulation_default_set (self->regulation, query);
  if (set == NULL)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("The regulation has no criteria set for %s in this period; nothing was opened. "
                    "Choose a set for this subject."),
                 name);
  return set;
}

/* Returns the id of the new assessment, 0 with @error. */
static gint64
insert (XepOpening *self,
        XepRow *record,
        XepSubjectKind kind,
        const XepCriteriaSet *set,
        GError **error)
{
  xep_row_id (record, "period_id", self->period->id);
  xep_row_text (record, "kind", xep_kind_to_nick (kind));
  xep_row_text (record, "criteria_set", set->id);
  return xep_row_insert (record, self->store, error);
}

static void
record_unit (XepRow *record, const XepUnit *unit)
{
  xep_row_id (record, "unit_id", unit != NULL ? unit->id : 0);
  xep_row_text (record, "unit_name", unit != NULL ? unit->name : "");
}

/* Phó Bí thư, Phó Chủ tịch …: a period opened before the regulation knew such words takes those of
 * now. */
static gboolean
is_deputy (XepOpening *self, const XepPerson *person)
{
  XepRegulation *current = xep_store_get_regulation (self->store);
  gboolean older = current != self->regulation;

  for (guint i = 0; i < person->posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (person->posts, i);

      if (xep_post_is_held_on (post, self->end)
          && (xep_regulation_is_deputy_post (self->regulation, post->title)
              || (older && xep_regulation_is_deputy_post (current, post->title))))
        return TRUE;
    }
  return FALSE;
}

static void
record_person (XepOpening *self, XepRow *record, XepPerson *person, const XepUnit *cell)
{
  static const char *const columns[XEP_N_BRANCHES]
      = { "post_party", "post_government", "post_union" };
  g_autofree char *sort_key = xep_text_name_sort_key (person->name);
  gboolean head = xep_person_is_head_on (person, self->end);

  xep_row_text (record, "subject_name", person->name);
  xep_row_derived (record, "sort_key", sort_key);
  xep_row_date (record, "birth_date", person->birth_date);
  for (int i = 0; i < XEP_N_BRANCHES; i++)
    {
      g_autofree char *posts = xep_person_dup_posts_on (person, (XepBranch) i, self->end);

      xep_row_text (record, columns[i], posts);
    }
  xep_row_text (record, "cell_name", cell != NULL ? cell->name : "");
  xep_row_text (record, "tier", xep_tier_to_nick (person->tier));
  xep_row_flag (record, "head", head);
  xep_row_flag (record, "deputy", !head && is_deputy (self, person));
}

/* Where an officer works, or else is a Party member. */
static const XepUnit *
find_work (XepOpening *self, const XepPerson *person)
{
  const XepUnit *workplace = find_unit (self, person->workplace_id);

  return workplace != NULL ? workplace : find_unit (self, person->unit_id);
}

/* A Party member is listed with the cell, an officer where the work is (Đ.3.4 of 366: at the place
 * of the post). Who is no Party member is not rated as one, so that a member's form cannot say so.
 */
XepRow *
xep_opening_snapshot_person (XepOpening *self, XepPerson *person, XepSubjectKind kind)
{
  const XepUnit *cell = find_unit (self, person->unit_id);
  XepRow *record = xep_row_new ("assessment");

  record_unit (record, kind == XEP_KIND_MEMBER ? cell : find_work (self, person));
  record_person (self, record, person, cell);
  xep_row_flag (record, "party_member", kind == XEP_KIND_MEMBER || person->party_member);
  xep_row_flag (record, "leader",
                kind == XEP_KIND_LEADER
                    || (kind == XEP_KIND_MEMBER && person->kind == XEP_KIND_LEADER));
  return record;
}

gint64
xep_opening_add_person (XepOpening *self, XepPerson *person, XepSubjectKind kind, GError **error)
{
  const XepUnit *work = find_work (self, person);
  XepSetQuery query = { .kind = kind,
                        .period = self->period->code,
                        .person_kind = person->kind,
                        .tier = person->tier,
                        .collective_type = "",
                        .block = work != NULL ? work->block : "" };
  const XepCriteriaSet *set = choose_set (self, &query, person->criteria_set, person->name, error);
  g_autoptr (XepRow) record = NULL;

  if (set == NULL)
    return 0;
  record = xep_opening_snapshot_person (self, person, kind);
  xep_row_id (record, "person_id", person->id);
  return insert (self, record, kind, set, error);
}

XepRow *
xep_opening_snapshot_collective (XepOpening *self, const XepCollective *collective)
{
  const XepUnit *unit = find_unit (self, collective->unit_id);
  g_autofree char *sort_key = xep_text_sort_key (collective->name);
  XepRow *record = xep_row_new ("assessment");

  record_unit (record, unit);
  xep_row_text (record, "subject_name", collective->name);
  xep_row_derived (record, "sort_key", sort_key);
  xep_row_text (record, "cell_name", unit != NULL && unit->party_cell ? unit->name : "");
  xep_row_text (record, "collective_type", collective->type);
  xep_row_text (record, "tier", xep_tier_to_nick (collective->tier));
  xep_row_flag (record, "head", FALSE);
  xep_row_flag (record, "leader", FALSE);
  return record;
}

gint64
xep_opening_add_collective (XepOpening *self, const XepCollective *collective, GError **error)
{
  const XepUnit *unit = find_unit (self, collective->unit_id);
  gboolean party_cell = unit != NULL && unit->party_cell;
  XepSetQuery query = { .kind = XEP_KIND_COLLECTIVE,
                        .period = self->period->code,
                        .person_kind = XEP_KIND_MEMBER,
                        .tier = collective->tier,
                        .collective_type = collective->type,
                        .block = unit != NULL ? unit->block : "",
                        .party_cell = party_cell };
  const XepCriteriaSet *set
      = choose_set (self, &query, collective->criteria_set, collective->name, error);
  g_autoptr (XepRow) record = NULL;

  if (set == NULL)
    return 0;
  record = xep_opening_snapshot_collective (self, collective);
  xep_row_id (record, "collective_id", collective->id);
  return insert (self, record, XEP_KIND_COLLECTIVE, set, error);
}
