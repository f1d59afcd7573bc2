/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "command/xep-command-private.h"
#include "command/xep-csv.h"
#include "store/xep-collective-proposals.h"
#include "store/xep-person-store.h"
#include "store/xep-record-store.h"
#include "store/xep-snapshot-store.h"

#define PERIOD_OPTIONS (XEP_OPTION_YEAR | XEP_OPTION_PERIOD)

typedef gboolean (*RecordFunction) (XepCommand *command, GError **error);

/* The record of the word at @index. */
static gboolean
read_id (XepCommand *command, guint index, XepRecordKind *kind, gint64 *id, GError **error)
{
  const char *word = xep_command_word (command, index);

  if (xep_record_parse_id (word, kind, id))
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” is no record; nothing was changed. Write p12 for a person, c3 for a "
                 "collective, u4 for a unit."),
               word);
  return FALSE;
}

static gboolean
list_removed (XepCommand *command, GError **error)
{
  g_autoptr (GPtrArray) records = xep_record_store_list_removed (command->store, "", -1, error);
  XepCsv csv = { command->output, FALSE };
  const char *const headings[] = { "id", "name", "birth_date", "unit", "removed_on" };

  if (records == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    xep_csv_text (&csv, headings[i]);
  xep_csv_end_line (&csv);
  for (guint i = 0; i < records->len; i++)
    {
      const XepRemovedRecord *record = g_ptr_array_index (records, i);

      xep_csv_text (&csv, record->id);
      xep_csv_text (&csv, record->name);
      xep_csv_date (&csv, record->birth_date);
      xep_csv_text (&csv, record->unit_name);
      xep_csv_text (&csv, record->retired_on);
      xep_csv_end_line (&csv);
    }
  return TRUE;
}

static gboolean
restore_record (XepCommand *command, GError **error)
{
  XepRecordKind kind;
  gint64 id;

  if (!read_id (command, 2, &kind, &id, error)
      || !xep_record_store_restore (command->store, kind, id, error))
    return FALSE;
  xep_command_say (command, _("%s is in the list again."), xep_command_word (command, 2));
  return TRUE;
}

static gboolean
delete_record (XepCommand *command, GError **error)
{
  XepRecordKind kind;
  gint64 id;

  if (!read_id (command, 2, &kind, &id, error)
      || !xep_record_store_delete (command->store, kind, id, error))
    return FALSE;
  xep_command_say (command, _("%s was deleted."), xep_command_word (command, 2));
  return TRUE;
}

static gboolean
merge_records (XepCommand *command, GError **error)
{
  g_autoptr (XepPerson) kept = NULL;
  g_autofree char *summary = NULL;
  XepRecordKind kinds[2];
  gint64 ids[2];

  if (!read_id (command, 2, &kinds[0], &ids[0], error)
      || !read_id (command, 3, &kinds[1], &ids[1], error))
    return FALSE;
  if (kinds[0] != XEP_RECORD_PERSON || kinds[1] != XEP_RECORD_PERSON)
    {
      g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID,
                           _("Only two records of people can be merged; nothing was changed. "
                             "Write p12 p13."));
      return FALSE;
    }
  kept = xep_person_store_load (command->store, ids[0], error);
  if (kept == NULL || !xep_record_store_merge (command->store, kept, ids[1], &summary, error))
    return FALSE;
  xep_command_say (command, "%s", summary);
  return TRUE;
}

static void
say_forms (XepCommand *command, GPtrArray *forms, guint groups)
{
  for (guint i = 0; i < forms->len; i++)
    {
      const XepSnapshotForm *form = g_ptr_array_index (forms, i);
      g_autofree char *taken = xep_snapshot_form_dup_changes (form, groups);
      g_autofree char *left = xep_snapshot_form_dup_changes (form, XEP_SNAPSHOT_ALL & ~groups);

      if (form->locked)
        {
          g_autofree char *all = xep_snapshot_form_dup_changes (form, XEP_SNAPSHOT_ALL);

          xep_command_say (command, _("%s, %s: locked, stays as it is (%s)"), form->subject_name,
                           form->place, all);
          continue;
        }
      if (*taken != '\0')
        xep_command_say (command, _("%s, %s: %s"), form->subject_name, form->place, taken);
      if (*left != '\0')
        xep_command_say (command, _("%s, %s: left as it is without --places (%s)"),
                         form->subject_name, form->place, left);
    }
}

/* Takes corrected records over into the assessments of periods that are open: the spelling; units,
 * posts and standing only with --places. */
static gboolean
follow_records (XepCommand *command, GError **error)
{
  const XepCommandOptions *given = command->options;
  const char *subject_id = given->subjects->len > 0 ? g_ptr_array_index (given->subjects, 0) : NULL;
  guint groups = (given->given & XEP_OPTION_PLACES) != 0 ? XEP_SNAPSHOT_ALL : XEP_SNAPSHOT_SPELLING;
  g_autoptr (GPtrArray) forms = NULL;
  gint64 period_id = 0;
  guint n_followed = 0;

  if ((given->given & PERIOD_OPTIONS) != 0)
    {
      period_id = xep_command_find_period (command, error);
      if (period_id == 0)
        return FALSE;
    }
  forms = xep_snapshot_store_list (command->store, period_id, subject_id, error);
  if (forms == NULL)
    return FALSE;
  if ((given->given & XEP_OPTION_DRY_RUN) == 0
      && !xep_snapshot_store_follow (command->store, forms, groups, given->why, &n_followed, error))
    return FALSE;
  say_forms (command, forms, groups);
  if ((given->given & XEP_OPTION_DRY_RUN) != 0)
    xep_command_say (command, _("%u assessments would be changed. Nothing was changed yet."),
                     xep_snapshot_forms_count (forms, groups, FALSE));
  else
    xep_command_say (command, _("%u assessments changed, %u locked ones left as they are."),
                     n_followed, xep_snapshot_forms_count (forms, XEP_SNAPSHOT_ALL, TRUE));
  return TRUE;
}

/* A collective for each unit that has none yet. */
static gboolean
propose_collectives (XepCommand *command, GError **error)
{
  gboolean dry_run = (command->options->given & XEP_OPTION_DRY_RUN) != 0;
  g_autoptr (GPtrArray) proposals = xep_collective_proposals_list (command->store, error);
  guint added = 0;
  guint fresh, removed, there;

  if (proposals == NULL)
    return FALSE;
  fresh = xep_collective_proposals_count (proposals, XEP_PROPOSAL_NEW);
  removed = xep_collective_proposals_count (proposals, XEP_PROPOSAL_REMOVED);
  there = proposals->len - fresh - removed;
  if (!dry_run && !xep_collective_proposals_add (command->store, proposals, 0, &added, error))
    return FALSE;
  for (guint i = 0; i < proposals->len; i++)
    {
      const XepCollectiveProposal *proposal = g_ptr_array_index (proposals, i);
      const XepCollective *collective = proposal->collective;

      if (proposal->state == XEP_PROPOSAL_NEW)
        xep_command_say (command, "%s (%s) – %s", collective->name, proposal->type_name,
                         collective->unit_name);
      else if (proposal->state == XEP_PROPOSAL_REMOVED)
        xep_command_say (command,
                         _("%s: “%s” was taken out of the list; record restore brings it "
                           "back."),
                         collective->unit_name, proposal->standing);
    }
  if (dry_run)
    xep_command_say (command,
                     _("%u collectives would be added, %u units have theirs, that of %u "
                       "was taken out. Nothing was changed yet."),
                     fresh, there, removed);
  else
    xep_command_say (command,
                     _("%u collectives added, %u units had theirs, that of %u was taken "
                       "out."),
                     added, there, removed);
  return TRUE;
}

static const struct
{
  const char *name;
  guint n_words;
  guint taken;
  RecordFunction run;
} functions[] = {
  { "delete", 3, 0, delete_record },
  { "follow", 2,
    PERIOD_OPTIONS | XEP_OPTION_SUBJECT | XEP_OPTION_PLACES | XEP_OPTION_DRY_RUN | XEP_OPTION_WHY,
    follow_records },
  { "merge", 4, 0, merge_records },
  { "propose-collectives", 2, XEP_OPTION_DRY_RUN, propose_collectives },
  { "removed", 2, 0, list_removed },
  { "restore", 3, 0, restore_record },
};

gboolean
xep_command_check_record (XepCommand *command, GError **error)
{
  guint given = command->options->given;

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_strcmp0 (functions[i].name, xep_command_word (command, 1)) == 0
        && command->options->words->len == functions[i].n_words)
      return xep_command_check_options (command, (given & PERIOD_OPTIONS) != 0 ? PERIOD_OPTIONS : 0,
                                        functions[i].taken, error);
  g_set_error (error, XEP_COMMAND_USAGE, 0, _("This is how it is used: %s"), command->usage);
  return FALSE;
}

/**
 * xep_command_record:
 *
 * The records of people, collectives and units beside the assessments.
 */
gboolean
xep_command_record (XepCommand *command, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_strcmp0 (functions[i].name, xep_command_word (command, 1)) == 0)
      return functions[i].run (command, error);
  return FALSE;
}
