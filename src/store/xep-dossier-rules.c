/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-dossier-rules.h"

#include "model/xep-regulation-edit.h"
#include "store/xep-audit-store.h"
#include "store/xep-period-store.h"
#include "store/xep-store-private.h"

/* What says whom a component is asked of, as the last words of keys. */
static const char *const audience[] = { "kinds", "tiers", "party-members", "once", "provisional" };

/* The rules of a period being brought to what those of today say. */
typedef struct
{
  XepRegulationEdit *period;
  XepRegulationEdit *today;
  const char *list; /* "component.year" */
} Rules;

static void
rules_clear (Rules *self)
{
  g_clear_pointer (&self->period, xep_regulation_edit_free);
  g_clear_pointer (&self->today, xep_regulation_edit_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rules, rules_clear)

static gboolean
rules_init (Rules *self, XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (XepPeriod) period = xep_period_store_load (store, period_id, error);
  XepRegulation *regulation
      = period != NULL ? xep_store_get_period_regulation (store, period_id, error) : NULL;

  if (regulation == NULL)
    return FALSE;
  self->list = period->code == XEP_PERIOD_YEAR ? "component.year" : "component.quarter";
  self->period = xep_regulation_edit_new (regulation, error);
  if (self->period == NULL)
    return FALSE;
  self->today = xep_regulation_edit_new (xep_store_get_regulation (store), error);
  return self->today != NULL;
}

static gboolean
has_same_value (Rules *self, const char *key)
{
  g_autofree char *then = xep_regulation_edit_get (self->period, key);
  g_autofree char *now = xep_regulation_edit_get (self->today, key);

  return g_strcmp0 (then, now) == 0;
}

/* TRUE with @changed, if the component is the same and asked of others now. */
static gboolean
take_component (Rules *self, const char *number, gboolean *changed, GError **error)
{
  g_autofree char *words = g_strconcat (self->list, ".", number, ".text", NULL);

  *changed = FALSE;
  if (!has_same_value (self, words))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (audience); i++)
    {
      g_autofree char *key = g_strconcat (self->list, ".", number, ".", audience[i], NULL);
      g_autofree char *now = xep_regulation_edit_get (self->today, key);

      if (has_same_value (self, key))
        continue;
      if (!xep_regulation_edit_set (self->period, key, now, error))
        return FALSE;
      *changed = TRUE;
    }
  return TRUE;
}

static gboolean
take_components (Rules *self, guint *components, GError **error)
{
  g_auto (GStrv) numbers = xep_regulation_edit_list (self->period, self->list);

  *components = 0;
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      gboolean changed;

      if (!take_component (self, numbers[i], &changed, error))
        return FALSE;
      *components += changed ? 1 : 0;
    }
  return TRUE;
}

gboolean
xep_dossier_rules_count (XepStore *store, gint64 period_id, guint *components, GError **error)
{
  g_auto (Rules) rules = { NULL };

  return rules_init (&rules, store, period_id, error)
         && take_components (&rules, components, error);
}

/* The period keeps the new text, with the sets that were compared with their annexes. */
static gboolean
move_period (XepStore *store, gint64 period_id, const char *xml, GError **error)
{
  gint64 snapshot_id = xep_period_store_ensure_snapshot (store, xml, error);
  g_autoptr (XepStatement) marks = NULL;
  g_autoptr (XepStatement) period = NULL;

  if (snapshot_id == 0)
    return FALSE;
  marks = xep_store_prepare (store,
                             "INSERT INTO compared_set (snapshot_id, criteria_set, compared_on)"
                             " SELECT ?1, criteria_set, compared_on FROM compared_set c"
                             " JOIN period p ON p.snapshot_id = c.snapshot_id WHERE p.id = ?2"
                             " ON CONFLICT DO NOTHING",
                             error);
  if (marks == NULL)
    return FALSE;
  xep_statement_bind_int64 (marks, 1, snapshot_id);
  xep_statement_bind_int64 (marks, 2, period_id);
  if (!xep_statement_run (marks, error))
    return FALSE;
  period = xep_store_prepare (store, "UPDATE period SET snapshot_id = ?1 WHERE id = ?2", error);
  if (period == NULL)
    return FALSE;
  xep_statement_bind_int64 (period, 1, snapshot_id);
  xep_statement_bind_int64 (period, 2, period_id);
  return xep_statement_run (period, error);
}

gboolean
xep_dossier_rules_take_up (XepStore *store, gint64 period_id, guint *components, GError **error)
{
  g_auto (Rules) rules = { NULL };
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autofree char *xml = NULL;
  g_autofree char *count = NULL;

  if (transaction == NULL || !rules_init (&rules, store, period_id, error)
      || !take_components (&rules, components, error))
    return FALSE;
  if (*components == 0)
    return TRUE;
  xml = xep_regulation_edit_dup_xml (rules.period);
  count = g_strdup_printf ("%u", *components);
  if (!move_period (store, period_id, xml, error)
      || !xep_audit_store_add (store, "period", period_id, "dossier.asked_of", NULL, count, NULL,
                               error)
      || !xep_transaction_commit (transaction, error)
      || !xep_store_reload_regulations (store, error))
    return FALSE;
  xep_store_emit_changed (store, XEP_NEWS_REGULATION, period_id, 0);
  return TRUE;
}
