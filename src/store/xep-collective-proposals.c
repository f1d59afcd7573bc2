/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-collective-proposals.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-assessment-store.h"
#include "store/xep-collective-store.h"
#include "store/xep-store-private.h"
#include "store/xep-unit-store.h"

#define UNIT "{unit}"

void
xep_collective_proposal_free (XepCollectiveProposal *self)
{
  if (self == NULL)
    return;
  xep_collective_free (self->collective);
  g_free (self->standing);
  g_free (self);
}

static char *
dup_name (const XepUnitCollectiveRule *rule, const char *unit_name)
{
  g_auto (GStrv) parts = g_strsplit (rule->name, UNIT, -1);

  return g_strjoinv (unit_name, parts);
}

static void
replace_text (char **text, char *fresh)
{
  g_free (*text);
  *text = fresh;
}

static XepCollectiveProposal *
proposal_new (XepRegulation *regulation, const XepUnit *unit, const XepUnitCollectiveRule *rule)
{
  XepCollectiveProposal *self = g_new0 (XepCollectiveProposal, 1);
  GPtrArray *types = xep_regulation_get_collective_types (regulation);

  self->collective = xep_collective_new ();
  self->collective->unit_id = unit->id;
  self->collective->tier = rule->tier;
  replace_text (&self->collective->unit_name, g_strdup (unit->name));
  replace_text (&self->collective->name, dup_name (rule, unit->name));
  replace_text (&self->collective->type, g_strdup (rule->type));
  self->type_name = xep_named_items_find (types, rule->type)->short_text;
  self->standing = g_strdup ("");
  return self;
}

/* A collective in use stands before one that was taken out of the list. */
static gboolean
find_standing (XepStore *store, XepCollectiveProposal *proposal, GError **error)
{
  g_autofree char *identity = xep_text_identity (proposal->collective->name);
  g_autoptr (XepStatement) row = xep_store_prepare (
      store,
      "SELECT name, retired_on IS NOT NULL FROM collective WHERE unit_id = ?1"
      " AND (type = ?2 OR name_identity = ?3) ORDER BY retired_on IS NOT NULL, id LIMIT 1",
      error);
  gboolean found;

  if (row == NULL)
    return FALSE;
  xep_statement_bind_int64 (row, 1, proposal->collective->unit_id);
  xep_statement_bind_text (row, 2, proposal->collective->type);
  xep_statement_bind_text (row, 3, identity);
  if (!xep_statement_step (row, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  replace_text (&proposal->standing, xep_statement_dup_text (row, 0));
  proposal->state
      = xep_statement_get_int64 (row, 1) != 0 ? XEP_PROPOSAL_REMOVED : XEP_PROPOSAL_THERE;
  return TRUE;
}

static int
compare_states (gconstpointer a, gconstpointer b)
{
  const XepCollectiveProposal *first = *(const XepCollectiveProposal *const *) a;
  const XepCollectiveProposal *second = *(const XepCollectiveProposal *const *) b;

  return (int) first->state - (int) second->state;
}

/**
 * xep_collective_proposals_list:
 *
 * Plan II.2 by the table of the current regulation. Nothing is written. Errors:
 * %XEP_ERROR_NOT_FOUND if the regulation, the clerk's own of an earlier time, has no such table.
 */
GPtrArray *
xep_collective_proposals_list (XepStore *store, GError **error)
{
  XepRegulation *regulation = xep_store_get_regulation (store);
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) proposals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_collective_proposal_free);

  if (!xep_regulation_has_unit_collectives (regulation))
    {
      g_set_error_literal (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                           _("The rules in force were written before they said which collective a "
                             "unit has; nothing was added. Add the collectives one by one."));
      return NULL;
    }
  units = xep_unit_store_list (store, FALSE, error);
  if (units == NULL)
    return NULL;
  for (guint i = 0; i < units->len; i++)
    {
      const XepUnit *unit = g_ptr_array_index (units, i);
      const XepUnitCollectiveRule *rule = xep_regulation_find_unit_collective (
          regulation, unit->party_cell, unit->block, unit->name);

      if (rule == NULL)
        continue;
      g_ptr_array_add (proposals, proposal_new (regulation, unit, rule));
      if (!find_standing (store, g_ptr_array_index (proposals, proposals->len - 1), error))
        return NULL;
    }
  /* GLib's sort of arrays keeps the order of equals. */
  g_ptr_array_sort (proposals, compare_states);
  return g_steal_pointer (&proposals);
}

guint
xep_collective_proposals_count (GPtrArray *proposals, XepProposalState state)
{
  guint count = 0;

  for (guint i = 0; i < proposals->len; i++)
    {
      const XepCollectiveProposal *proposal = g_ptr_array_index (proposals, i);

      count += proposal->state == state;
    }
  return count;
}

static gboolean
add_assessment (XepStore *store, gint64 collective_id, gint64 period_id, GError **error)
{
  g_autofree char *subject_id = g_strdup_printf ("c%" G_GINT64_FORMAT, collective_id);

  return period_id == 0
         || xep_assessment_store_ensure (store, period_id, XEP_KIND_COLLECTIVE, subject_id, error)
                != 0;
}

static gboolean
add_all (XepStore *store, GPtrArray *chosen, gint64 period_id, guint *added, GError **error)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      XepCollectiveProposal *proposal = g_ptr_array_index (chosen, i);

      if (proposal->state != XEP_PROPOSAL_NEW)
        continue;
      if (!xep_collective_store_add (store, proposal->collective, error)
          || !add_assessment (store, proposal->collective->id, period_id, error))
        return FALSE;
      (*added)++;
    }
  return TRUE;
}

/**
 * xep_collective_proposals_add:
 *
 * One transaction; each collective has its line in the audit. Errors: as
 * xep_collective_store_add() and xep_assessment_store_ensure(), with nothing added.
 */
gboolean
xep_collective_proposals_add (
    XepStore *store, GPtrArray *chosen, gint64 period_id, guint *added, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  gboolean done;

  *added = 0;
  if (transaction == NULL)
    return FALSE;
  done = add_all (store, chosen, period_id, added, error)
         && xep_transaction_commit (transaction, error);
  if (!done)
    *added = 0;
  return done;
}
