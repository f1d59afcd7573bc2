/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-salvage-store.h"

#include <glib/gi18n.h>

#include "base/xep-paths.h"
#include "db/xep-salvage.h"
#include "store/xep-file-check.h"
#include "store/xep-salvage-rebuild.h"

/* The tables as a clerk knows them; of one that is not here the name is told. */
static const struct
{
  const char *table;
  const char *name;
} names[] = {
  { "unit", N_("Units") },
  { "person", N_("People") },
  { "post", N_("Posts") },
  { "collective", N_("Collectives") },
  { "regulation_snapshot", N_("Regulations kept with periods") },
  { "period", N_("Periods") },
  { "assessment", N_("Assessments") },
  { "points", N_("Points") },
  { "step_result", N_("Results of steps") },
  { "disqualifier_tick", N_("Cases of Điều 11") },
  { "target_answer", N_("Targets") },
  { "narrative", N_("Texts of reviews") },
  { "criterion_text", N_("Texts of criteria") },
  { "audit", N_("Record of changes") },
  { "task", N_("Tasks") },
  { "shortcoming", N_("Shortcomings") },
  { "remedy", N_("Remedies") },
  { "prompt", N_("Matters raised from above") },
  { "review_matter", N_("Matters to be made clear") },
  { "meeting", N_("Meetings") },
  { "meeting_subject", N_("Agendas and ballots") },
  { "dossier_item", N_("Papers of dossiers") },
  { "dossier_copy", N_("Copies of dossiers") },
  { "rerating", N_("Results rated again") },
  { "complaint", N_("Complaints") },
  { "period_quota", N_("Quotas") },
  { "compared_set", N_("Criteria sets compared") },
};

static const char *
get_name (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].table, table))
      return _ (names[i].name);
  return table;
}

static void
append_count (GString *text, const char *format, guint count)
{
  if (count > 0)
    g_string_append_printf (text, format, count);
}

/* "People: 636 rows; 12 could not be read; …" */
static void
append_table (GString *text, const XepSalvageTable *table)
{
  if (table->copied + table->refused + table->orphaned + table->pages == 0)
    return;
  g_string_append_printf (text, _("%s: %u rows"), get_name (table->name), table->copied);
  append_count (text, _("; %u of them found on loose pages, to be looked at"), table->guessed);
  append_count (text, _("; %u of them were lost and made anew from assessments, to be looked at"),
                table->rebuilt);
  append_count (text, _("; %u rows could not be read"), table->refused);
  append_count (text, _("; %u pages could not be read"), table->pages);
  append_count (text, _("; %u rows left out, as what they belong to is lost"), table->orphaned);
  append_count (text, _("; %u rows no longer name what is lost"), table->loosened);
  g_string_append (text, ".\n");
}

static char *
describe (const XepSalvageReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->tables->len; i++)
    append_table (text, g_ptr_array_index (report->tables, i));
  append_count (text, _("%u loose pages could not be told apart and were left out.\n"),
                report->pages);
  if (report->log_lost)
    g_string_append (text, _("Part of the newest changes could not be read: look at what was "
                             "keyed last.\n"));
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/**
 * xep_salvage_store_run:
 *
 * Errors: as xep_salvage().
 */
char *
xep_salvage_store_run (const char *path, const char *out, const XepWatcher *watcher, GError **error)
{
  g_autofree char *folder = xep_paths_get_data_file ("sql", NULL);
  g_autoptr (XepSalvageReport) report
      = xep_salvage (path, out, folder, xep_salvage_rebuild_subjects, watcher, error);

  return report != NULL && xep_file_check_opening (out, error) ? describe (report) : NULL;
}
