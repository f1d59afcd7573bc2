/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-salvage-rebuild.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-store-private.h"

/* An assessment keeps its subject as it was when it was opened. Where the record of a person or a
 * collective is lost and assessments of it are not, these say enough to make it anew; without it
 * they would be left out with everything keyed in them. The file may be of any version here: only
 * columns of the first are named. */

/* Of the assessments of one subject the last speaks, of an officer's and a member's form that of
 * the officer, which says where the work is. */
#define OF_LOST(table)                                                               \
  " FROM assessment a WHERE a." table "_id IS NOT NULL"                              \
  " AND NOT EXISTS (SELECT 1 FROM " table " r WHERE r.id = a." table "_id)"          \
  " AND a.id = (SELECT b.id FROM assessment b WHERE b." table "_id = a." table "_id" \
  "  ORDER BY b.period_id DESC, b.kind = 'member', b.id DESC LIMIT 1)"

/* Who is no Party member has no form as one and, before the forms said it, stood under no chi bộ.
 */
#define PERSON                                                                               \
  "INSERT OR IGNORE INTO person (id, name, birth_date, unit_id, workplace_id, party_member," \
  " status, kind, tier, name_identity, search_folded, search_identity, sort_key, note)"      \
  " SELECT person_id, subject_name, birth_date,"                                             \
  "  (SELECT id FROM unit WHERE party_cell = 1 AND name = a.cell_name"                       \
  "   ORDER BY retired_on IS NOT NULL, id LIMIT 1),"                                         \
  "  (SELECT id FROM unit WHERE party_cell = 0 AND id = a.unit_id),"                         \
  "  a.kind = 'member' OR a.cell_name <> '', 'active',"                                      \
  "  CASE WHEN a.leader = 1 THEN 'leader' ELSE a.kind END, tier, ?2, ?3, ?4, ?5, ?6"         \
  " FROM assessment a WHERE a.id = ?1"

#define COLLECTIVE                                                                      \
  "INSERT OR IGNORE INTO collective (id, name, type, unit_id, tier, name_identity,"     \
  " search_folded, search_identity, sort_key)"                                          \
  " SELECT collective_id, subject_name, collective_type, unit_id, tier, ?2, ?3, ?4, ?5" \
  " FROM assessment WHERE id = ?1"

static const struct
{
  const char *table;
  const char *select; /* the assessment, the subject, its name */
  const char *insert;
  char *(*sort_key) (const char *name);
  gboolean noted; /* has a note that can say so */
} kinds[] = {
  { "person", "SELECT a.id, a.person_id, a.subject_name" OF_LOST ("person"), PERSON,
    xep_text_name_sort_key, TRUE },
  { "collective", "SELECT a.id, a.collective_id, a.subject_name" OF_LOST ("collective"), COLLECTIVE,
    xep_text_sort_key, FALSE },
};

typedef struct
{
  gint64 assessment_id;
  gint64 id;
  char *name;
} Lost;

static void
lost_free (Lost *self)
{
  g_free (self->name);
  g_free (self);
}

static Lost *
lost_from_row (XepStatement *row)
{
  Lost *lost = g_new0 (Lost, 1);

  lost->assessment_id = xep_statement_get_int64 (row, 0);
  lost->id = xep_statement_get_int64 (row, 1);
  lost->name = xep_statement_dup_text (row, 2);
  return lost;
}

static gboolean
insert (XepConnection *target, gsize kind, const Lost *lost, const char *why, GError **error)
{
  g_autoptr (XepStatement) statement = xep_connection_prepare (target, kinds[kind].insert, error);
  g_autofree char *identity = xep_text_identity (lost->name);
  g_autofree char *folded_words = xep_search_dup_folded (lost->name);
  g_autofree char *identity_words = xep_search_dup_identity (lost->name);
  g_autofree char *sort_key = kinds[kind].sort_key (lost->name);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, lost->assessment_id);
  xep_statement_bind_text (statement, 2, identity);
  xep_statement_bind_text (statement, 3, folded_words);
  xep_statement_bind_text (statement, 4, identity_words);
  xep_statement_bind_text (statement, 5, sort_key);
  if (kinds[kind].noted)
    xep_statement_bind_text (statement, 6, why);
  return xep_statement_run (statement, error);
}

static gboolean
add_to_audit (XepConnection *target, gsize kind, const Lost *lost, const char *why, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_connection_prepare (target,
                                "INSERT INTO audit (entity, entity_id, field, new_value, at, why)"
                                " VALUES (?, ?, 'created', ?, ?, ?)",
                                error);
  g_autofree char *now = xep_date_time_now_iso ();

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_text (statement, 1, kinds[kind].table);
  xep_statement_bind_int64 (statement, 2, lost->id);
  xep_statement_bind_text (statement, 3, lost->name);
  xep_statement_bind_text (statement, 4, now);
  xep_statement_bind_text (statement, 5, why);
  return xep_statement_run (statement, error);
}

static void
count_rebuilt (XepSalvageReport *report, const char *table, guint count)
{
  for (guint i = 0; i < report->tables->len; i++)
    {
      XepSalvageTable *result = g_ptr_array_index (report->tables, i);

      if (!g_str_equal (result->name, table))
        continue;
      result->copied += count;
      result->rebuilt += count;
    }
}

gboolean
xep_salvage_rebuild_subjects (XepConnection *target, XepSalvageReport *report, GError **error)
{
  const char *why = _("Made anew from an assessment when what could be read of a damaged file was "
                      "saved. Look at everything here and complete it.");

  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      g_autoptr (XepStatement) statement
          = xep_connection_prepare (target, kinds[kind].select, error);
      g_autoptr (GPtrArray) subjects
          = statement != NULL ? xep_statement_collect (statement, (XepRowReader) lost_from_row,
                                                       (GDestroyNotify) lost_free, error)
                              : NULL;
      guint rebuilt = 0;

      if (subjects == NULL)
        return FALSE;
      for (guint i = 0; i < subjects->len; i++)
        {
          const Lost *lost = g_ptr_array_index (subjects, i);

          if (!insert (target, kind, lost, why, error))
            return FALSE;
          /* One that another row stands against is left out and told with its assessments. */
          if (xep_connection_changes (target) == 0)
            continue;
          if (!add_to_audit (target, kind, lost, why, error))
            return FALSE;
          rebuilt++;
        }
      count_rebuilt (report, kinds[kind].table, rebuilt);
    }
  return TRUE;
}
