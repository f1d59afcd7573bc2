/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-opening.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "model/xep-eligibility.h"
#include "store/xep-period-store.h"
#include "store/xep-store-private.h"
#include "store/xep-unit-store.h"

#define INSERT                                                                                 \
  "INSERT INTO assessment (period_id, person_id, collective_id, unit_id, birth_date, kind,"    \
  " criteria_set, subject_name, sort_key, post_party, post_government, post_union, unit_name," \
  " cell_name, collective_type, tier, head, deputy, leader, party_member)"                     \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

struct _XepOpening
{
  XepStore *store;
  XepPeriod *period;
  XepRegulation *regulation; /* owned by the store */
  XepDate end;
  GPtrArray *units; /* XepUnit, retired ones too */
  GHashTable *units_by_id;
  XepStatement *insert; /* NULL until the first assessment */
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
  g_clear_pointer (&self->insert, xep_statement_free);
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
  g_autoptr (GPtrArray) allowed = NULL;

  if (*id == '\0')
    return NULL;
  allowed = xep_regulation_allowed_sets (self->regulation, kind, self->period->code);
  for (guint i = 0; i < allowed->len; i++)
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

/* Phó Bí thư, Phó Chủ tịch … */
static gboolean
is_deputy (XepOpening *self, const XepPerson *person)
{
  for (guint i = 0; i < person->posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (person->posts, i);

      if (xep_post_is_held_on (post, self->end)
          && xep_regulation_is_deputy_post (self->regulation, post->title))
        return TRUE;
    }
  return FALSE;
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
void
xep_opening_take_person (XepOpening *self,
                         XepPerson *person,
                         XepSubjectKind kind,
                         XepOpeningSubject *subject)
{
  const XepUnit *cell = find_unit (self, person->unit_id);
  const XepUnit *unit = kind == XEP_KIND_MEMBER ? cell : find_work (self, person);

  *subject = (XepOpeningSubject){
    .name = person->name,
    .birth_date = person->birth_date,
    .unit_id = unit != NULL ? unit->id : 0,
    .unit_name = unit != NULL ? unit->name : "",
    .cell_name = cell != NULL ? cell->name : "",
    .tier = person->tier,
    .head = xep_person_is_head_on (person, self->end),
    .leader
    = kind == XEP_KIND_LEADER || (kind == XEP_KIND_MEMBER && person->kind == XEP_KIND_LEADER),
    .party_member = kind == XEP_KIND_MEMBER || person->party_member,
  };
  subject->deputy = !subject->head && is_deputy (self, person);
  for (int i = 0; person->posts->len > 0 && i < XEP_N_BRANCHES; i++)
    subject->posts[i] = xep_person_dup_posts_on (person, (XepBranch) i, self->end);
}

void
xep_opening_take_collective (XepOpening *self,
                             const XepCollective *collective,
                             XepOpeningSubject *subject)
{
  const XepUnit *unit = find_unit (self, collective->unit_id);

  *subject = (XepOpeningSubject){
    .name = collective->name,
    .unit_id = unit != NULL ? unit->id : 0,
    .unit_name = unit != NULL ? unit->name : "",
    .cell_name = unit != NULL && unit->party_cell ? unit->name : "",
    .collective_type = collective->type,
    .tier = collective->tier,
    .party_member = TRUE,
  };
}

void
xep_opening_subject_clear (XepOpeningSubject *subject)
{
  for (int i = 0; i < XEP_N_BRANCHES; i++)
    g_free (subject->posts[i]);
}

char *
xep_opening_subject_dup_sort_key (const XepOpeningSubject *subject)
{
  return subject->collective_type == NULL ? xep_text_name_sort_key (subject->name)
                                          : xep_text_sort_key (subject->name);
}

/* Returns the id of the new assessment, 0 with @error. */
static gint64
insert (XepOpening *self,
        const XepOpeningSubject *subject,
        gint64 subject_id,
        XepSubjectKind kind,
        const XepCriteriaSet *set,
        GError **error)
{
  g_autofree char *sort_key = xep_opening_subject_dup_sort_key (subject);
  gboolean collective = kind == XEP_KIND_COLLECTIVE;
  const char *const texts[] = { xep_kind_to_nick (kind),
                                set->id,
                                subject->name,
                                sort_key,
                                subject->posts[XEP_BRANCH_PARTY],
                                subject->posts[XEP_BRANCH_GOVERNMENT],
                                subject->posts[XEP_BRANCH_UNION],
                                subject->unit_name,
                                subject->cell_name,
                                subject->collective_type,
                                xep_tier_to_nick (subject->tier) };
  const gboolean flags[]
      = { subject->head, subject->deputy, subject->leader, subject->party_member };
  XepStatement *statement = self->insert;
  int index = 1;

  if (statement == NULL)
    statement = self->insert = xep_store_prepare (self->store, INSERT, error);
  if (statement == NULL)
    return 0;
  xep_statement_bind_int64 (statement, index++, self->period->id);
  xep_statement_bind_id (statement, index++, collective ? 0 : subject_id);
  xep_statement_bind_id (statement, index++, collective ? subject_id : 0);
  xep_statement_bind_id (statement, index++, subject->unit_id);
  xep_statement_bind_date (statement, index++, subject->birth_date);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    xep_statement_bind_text (statement, index++, texts[i] != NULL ? texts[i] : "");
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    xep_statement_bind_int64 (statement, index++, flags[i] ? 1 : 0);
  if (!xep_statement_run (statement, error))
    return 0;
  return xep_connection_last_insert_id (xep_store_get_connection (self->store));
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
  g_auto (XepOpeningSubject) subject = { 0 };

  if (set == NULL)
    return 0;
  xep_opening_take_person (self, person, kind, &subject);
  return insert (self, &subject, person->id, kind, set, error);
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
  g_auto (XepOpeningSubject) subject = { 0 };

  if (set == NULL)
    return 0;
  xep_opening_take_collective (self, collective, &subject);
  return insert (self, &subject, collective->id, XEP_KIND_COLLECTIVE, set, error);
}
