/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-import.h"

#include <glib/gi18n.h>

#include "import/xep-import-private.h"
#include "import/xep-legacy-sheet.h"
#include "import/xep-workbook.h"
#include "model/xep-criterion-text.h"
#include "store/xep-audit-store.h"
#include "store/xep-snapshot-store.h"

/* A refused row comes back to be corrected: what a cell may hold, and as much again. No honest cell
 * is longer. */
#define REFUSED_TEXT_LENGTH (2 * XEP_CRITERION_TEXT_LENGTH)
/* So many lines that are no people are told of, by sheet; more are only counted. */
#define MAX_SKIPPED_NOTES 20

typedef gboolean (*ImportRow) (XepImportContext *context,
                               XepImportOutcome *outcome,
                               GError **error);

static const ImportRow row_imports[XEP_N_IMPORT_KINDS] = {
  xep_roster_import_row,
  xep_leader_import_row,
  xep_score_import_row,
};

/* What a row that is refused has to take back beside its transaction. */
typedef struct
{
  guint n_notes;
  guint units_added;
  guint without_cell;
} Mark;

static void
context_clear (XepImportContext *self)
{
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->people, xep_import_people_free);
  g_clear_pointer (&self->units, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->cores); i++)
    g_clear_pointer (&self->cores[i], g_hash_table_unref);
  g_clear_pointer (&self->heads, g_hash_table_unref);
  g_clear_pointer (&self->criteria, g_hash_table_unref);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->why, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepImportContext, context_clear)

static void
context_init (XepImportContext *self,
              XepStore *store,
              XepImportReport *report,
              const XepImportOptions *options,
              const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);

  *self = (XepImportContext){ .store = store, .kind = report->kind, .report = report };
  if (options != NULL)
    self->options = *options;
  report->dry_run = self->options.dry_run;
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->heads = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                       (GDestroyNotify) xep_import_head_free);
  self->criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_pending_head_free);
  self->why = g_strdup_printf (_("Import of “%s”"), name);
}

/* A fault of the row, not of the file or the machine: the row is left out and the others go on. */
static gboolean
refuses_row (const GError *error)
{
  return g_error_matches (error, XEP_ERROR, XEP_ERROR_INVALID)
         || g_error_matches (error, XEP_ERROR, XEP_ERROR_CONSTRAINT)
         || g_error_matches (error, XEP_ERROR, XEP_ERROR_NOT_FOUND)
         || g_error_matches (error, XEP_ERROR, XEP_ERROR_LOCKED);
}

static char **
dup_texts (XepImportContext *context)
{
  char **texts = xep_sheet_table_dup_row (context->table, context->row);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (g_utf8_strlen (texts[i], -1) > REFUSED_TEXT_LENGTH)
        {
          g_autofree char *whole = texts[i];
          g_autofree char *begin = g_utf8_substring (whole, 0, REFUSED_TEXT_LENGTH);

          texts[i] = g_strconcat (begin, "…", NULL);
        }
    }
  return texts;
}

static void
add_refusal (XepImportContext *context, const GError *error, const Mark *mark)
{
  XepImportReport *report = context->report;
  XepImportRefusal *refusal = g_new0 (XepImportRefusal, 1);

  refusal->asked = context->asked;
  refusal->sheet = g_strdup (context->table->sheet->name);
  refusal->cell = xep_sheet_table_address (context->table, context->row, context->problem);
  refusal->reason = g_strdup (error->message);
  refusal->unit = g_strdup (context->group);
  refusal->texts = dup_texts (context);
  refusal->headings = g_strdupv (context->table->headings);
  g_ptr_array_add (report->refused, refusal);
  context->person->outcome = context->asked ? XEP_OUTCOME_ASKED : XEP_OUTCOME_REFUSED;
  context->person->person_id = context->candidate;
  context->person->reason = g_strdup (error->message);
  g_free (context->person->cell);
  context->person->cell = g_strdup (refusal->cell);
  g_clear_pointer (&context->person->changes, g_ptr_array_unref);

  g_ptr_array_set_size (report->notes, (int) mark->n_notes);
  if (report->units_added > mark->units_added)
    xep_import_forget_units (context);
  report->units_added = mark->units_added;
  context->without_cell = mark->without_cell;
}

static void
count_outcome (XepImportReport *report, XepImportOutcome outcome)
{
  switch (outcome)
    {
    case XEP_OUTCOME_ADDED:
      report->added++;
      break;
    case XEP_OUTCOME_UPDATED:
      report->updated++;
      break;
    case XEP_OUTCOME_UNCHANGED:
    case XEP_OUTCOME_ASKED:
    case XEP_OUTCOME_REFUSED:
    case XEP_OUTCOME_SKIPPED:
    default:
      report->unchanged++;
      break;
    }
}

static gboolean
import_row_whole (XepImportContext *context, XepImportOutcome *outcome, GError **error)
{
  g_autoptr (XepTransaction) transaction
      = xep_transaction_begin (xep_store_get_connection (context->store), error);

  return transaction != NULL && xep_import_check_cells (context, error)
         && row_imports[context->kind](context, outcome, error)
         && xep_transaction_commit (transaction, error);
}

static void
set_row (XepImportContext *context, const XepPersonRow *row)
{
  context->row = row->row;
  context->group = row->group;
  context->problem = XEP_HEADING_NAME;
  context->asked = FALSE;
  context->candidate = 0;
}

/* One row goes in whole or not at all. */
static gboolean
import_row (XepImportContext *context, const XepPersonRow *row, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  const Mark mark
      = { context->report->notes->len, context->report->units_added, context->without_cell };
  XepImportOutcome outcome = XEP_OUTCOME_UNCHANGED;
  gint64 id;

  set_row (context, row);
  context->person = xep_import_report_add_person (context->report);
  context->person->sheet = g_intern_string (context->table->sheet->name);
  context->person->row = row->row;
  context->person->name = xep_import_dup_text (context, XEP_HEADING_NAME);
  if (xep_import_mapping_get_answer (context->options.mapping, context->table->sheet->name,
                                     row->row, &id)
      == XEP_ANSWER_SKIP)
    {
      context->person->outcome = XEP_OUTCOME_SKIPPED;
      context->report->skipped++;
      return TRUE;
    }
  context->report->rows++;
  if (import_row_whole (context, &outcome, &local_error))
    {
      context->person->outcome = outcome;
      count_outcome (context->report, outcome);
      return TRUE;
    }
  if (!refuses_row (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  add_refusal (context, local_error, &mark);
  return TRUE;
}

/* What stands in the sheet and was not read as a person is told, with its number. */
static void
note_skipped (XepImportContext *context)
{
  XepSheetTable *table = context->table;
  GPtrArray *skipped = table->skipped;
  const char *sheet = table->sheet->name;

  for (guint i = 0; i < MIN (skipped->len, MAX_SKIPPED_NOTES); i++)
    {
      const XepSkippedRow *row = g_ptr_array_index (skipped, i);
      g_autofree char *address = xep_sheet_table_address (table, row->row, XEP_HEADING_NAME);
      const char *sentence
          = row->doubtful
                ? N_("Not read as a person: “%s” has neither a number, a birth date, a card nor a "
                     "post beside it. If it is a person, write one of them.")
                : N_("Not read as a person: “%s”.");
      g_autofree char *text = g_strdup_printf (_ (sentence), row->text);

      xep_import_report_add_note (context->report, sheet, address, text);
    }
  if (skipped->len > MAX_SKIPPED_NOTES)
    {
      g_autofree char *text = g_strdup_printf (_("%u more lines were not read as people."),
                                               skipped->len - MAX_SKIPPED_NOTES);

      xep_import_report_add_note (context->report, sheet, "", text);
    }
  if (table->n_hidden > 0)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("%u row of a person is hidden in the sheet; it was read as "
                                       "the others.",
                                       "%u rows of people are hidden in the sheet; they were read "
                                       "as the others.",
                                       table->n_hidden),
                             table->n_hidden);

      xep_import_report_add_note (context->report, sheet, "", text);
    }
  if (table->n_subgroups > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext (
              "%u row names a part of a chi bộ (tổ đảng), which is not kept: its people are "
              "in the chi bộ.",
              "%u rows name parts of a chi bộ (tổ đảng), which are not kept: their people are "
              "in the chi bộ.",
              table->n_subgroups),
          table->n_subgroups);

      xep_import_report_add_note (context->report, sheet, "", text);
    }
}

/* Names that were put together from columns of which only one has a heading. */
static void
note_name_parts (XepImportContext *context)
{
  const XepHeader *header = context->table->header;
  g_autofree char *letters = NULL;
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;
  guint column = header->n_names > 1 ? header->names[1] : 0;

  if (column == 0
      || (column < header->all->len
          && g_array_index (header->all, XepHeaderColumn, column).state != XEP_COLUMN_NAMELESS)
      || xep_sheet_get_merge (context->table->sheet, header->row, column) != NULL)
    return;
  letters = xep_sheet_column_name (column);
  address = xep_sheet_address (header->row, header->names[0]);
  text = g_strdup_printf (_("Column %s has no heading; it was read as the rest of the names."),
                          letters);
  xep_import_report_add_note (context->report, context->table->sheet->name, address, text);
}

static gboolean
import_table (XepImportContext *context, XepSheetTable *table, GError **error)
{
  context->table = table;
  context->without_cell = 0;
  note_name_parts (context);
  for (guint i = 0; i < table->rows->len; i++)
    {
      if (!import_row (context, &g_array_index (table->rows, XepPersonRow, i), error))
        return FALSE;
      xep_store_tell_progress (context->store, i + 1, table->rows->len);
    }
  note_skipped (context);
  if (context->without_cell > 0)
    {
      g_autofree char *text = g_strdup_printf (_("No chi bộ is given for %u people: neither in a "
                                                 "column nor in a row above them."),
                                               context->without_cell);

      xep_import_report_add_note (context->report, table->sheet->name, "", text);
    }
  return TRUE;
}

/* An assessment keeps its subject as it was when it was opened: told, so that nobody prints a name
 * that was corrected. */
static gboolean
note_forms (XepImportContext *context, GError **error)
{
  XepImportReport *report = context->report;
  g_autoptr (GPtrArray) forms = NULL;
  g_autofree char *text = NULL;

  if (report->updated == 0 || context->kind == XEP_IMPORT_SCORES)
    return TRUE;
  forms = xep_snapshot_store_list (context->store, 0, NULL, error);
  if (forms == NULL)
    return FALSE;
  report->forms_differ = xep_snapshot_forms_count (forms, XEP_SNAPSHOT_ALL, FALSE);
  if (report->forms_differ == 0)
    return TRUE;
  text = g_strdup_printf (_("%u assessments of open periods still show their people as they were "
                            "before. The checks name them; “Take over from the list” brings an "
                            "assessment up to date."),
                          report->forms_differ);
  xep_import_report_add_note (report, "", "", text);
  return TRUE;
}

/* Who is named anywhere in the file is not meant by another row of it. */
static void
note_rows (XepImportContext *context, GPtrArray *tables)
{
  guint n_notes = context->report->notes->len;

  for (guint i = 0; context->kind == XEP_IMPORT_ROSTER && i < tables->len; i++)
    {
      context->table = g_ptr_array_index (tables, i);
      for (guint j = 0; j < context->table->rows->len; j++)
        {
          set_row (context, &g_array_index (context->table->rows, XepPersonRow, j));
          xep_import_note_row (context);
        }
    }
  /* What there is to tell of the rows is told when their turn comes. */
  g_ptr_array_set_size (context->report->notes, (int) n_notes);
}

static gboolean
import_tables (XepImportContext *context, GPtrArray *tables, GError **error)
{
  if (context->kind == XEP_IMPORT_SCORES && !xep_score_import_begin (context, tables, error))
    return FALSE;
  if (!xep_import_load_heads (context, error))
    return FALSE;
  note_rows (context, tables);
  for (guint i = 0; i < tables->len; i++)
    {
      if (!import_table (context, g_ptr_array_index (tables, i), error))
        return FALSE;
    }
  if (!xep_import_settle_heads (context, error)
      || (context->kind == XEP_IMPORT_ROSTER && !xep_import_tell_missing (context, error)))
    return FALSE;
  xep_import_raise_alarms (context);
  return note_forms (context, error);
}

static gboolean
set_no_header (XepWorkbook *book, const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (GString) sheets = g_string_new (NULL);

  for (guint i = 0; i < xep_workbook_count_sheets (book); i++)
    g_string_append_printf (sheets, "%s“%s”", i > 0 ? ", " : "",
                            xep_workbook_get_sheet (book, i)->name);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” has no column of names: “Họ và tên” or “Họ tên” was looked for in rows 1 "
                 "to %d of %s. Nothing was imported. Add the "
                 "heading or choose another file."),
               name, XEP_HEADER_ROWS, sheets->str);
  return FALSE;
}

static gboolean
set_unfit (const char *path, const char *reason, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);

  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” cannot be read as this content. %s Nothing was imported. Choose what the "
                 "file holds, or choose another file."),
               name, reason);
  return FALSE;
}

/* A sheet of those who left, of candidates, or a copy; what says so, or NULL. (transfer none) */
static const char *
find_aside (XepSheetTable *table)
{
  XepHeadingTable *words = xep_heading_table_get (NULL);

  if (xep_heading_table_contains (words, XEP_WORDS_ASIDE, table->sheet->name))
    return table->sheet->name;
  for (guint i = 0; i < table->titles->len; i++)
    if (xep_heading_table_contains (words, XEP_WORDS_ASIDE, g_ptr_array_index (table->titles, i)))
      return g_ptr_array_index (table->titles, i);
  return NULL;
}

/* Such a sheet is not read beside others; alone it is asked about, unless somebody has said that it
 * is to be read. */
static void
drop_asides (XepImportReport *report, const XepImportOptions *options, GPtrArray *tables)
{
  guint n_asides = 0;

  for (guint i = 0; i < tables->len; i++)
    n_asides += find_aside (g_ptr_array_index (tables, i)) != NULL ? 1 : 0;
  for (guint i = tables->len; i > 0; i--)
    {
      XepSheetTable *table = g_ptr_array_index (tables, i - 1);
      const char *aside = find_aside (table);
      g_autofree char *text = NULL;

      if (aside == NULL || xep_import_mapping_get_read (options->mapping, table->sheet->name) == 1)
        continue;
      text
          = n_asides < tables->len || tables->len > 1
                ? g_strdup_printf (_("“%s”: the sheet lists other people than those on the roster, "
                                     "or the same ones again; its %u rows were not read."),
                                   aside, table->rows->len)
                : g_strdup_printf (_("“%s”: the sheet seems to list other people than those on the "
                                     "roster, or the same ones again."),
                                   aside);
      xep_import_report_add_note (report, table->sheet->name, "", text);
      if (tables->len > 1)
        g_ptr_array_remove_index (tables, i - 1);
      else
        g_ptr_array_add (report->alarms, g_steal_pointer (&text));
    }
}

/* NULL without @error if the sheet is not read; then that is noted. */
static XepSheetTable *
read_sheet (XepImportReport *report,
            XepSheet *sheet,
            const XepHeadingScope *scope,
            XepImportMapping *mapping,
            char **first_unfit,
            GError **error)
{
  int wanted = xep_import_mapping_get_read (mapping, sheet->name);
  gboolean read = wanted == 1 || (wanted < 0 && !sheet->hidden);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *unfit = NULL;
  g_autoptr (XepSheetTable) table
      = read ? xep_sheet_table_new (sheet, scope, mapping, &local_error) : NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  unfit = table != NULL ? xep_import_dup_unfit (table, scope, mapping) : NULL;
  if (unfit != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("%s It was not read."), unfit);

      xep_import_report_add_note (report, sheet->name, "", text);
      if (*first_unfit == NULL)
        *first_unfit = g_steal_pointer (&unfit);
      return NULL;
    }
  if (table == NULL && xep_sheet_count_rows (sheet) > 0 && wanted != 0)
    xep_import_report_add_note (report, sheet->name, "",
                                !read ? _("The sheet is hidden and was not read.")
                                      : _("The sheet has no column of names and was not read."));
  return g_steal_pointer (&table);
}

/* The lists of people in the sheets that are shown; what is not read is noted. A sheet that could
 * be read in two ways stops the import: half of a file is not what anybody meant. */
static gboolean
find_tables (XepImportReport *report,
             XepWorkbook *book,
             const char *path,
             const XepImportOptions *options,
             GPtrArray *tables,
             GError **error)
{
  const XepHeadingScope scope = {
    .kind = report->kind, .step = options->step, .year = options->year, .period = options->period
  };
  g_autofree char *first_unfit = NULL;

  for (guint i = 0; i < xep_workbook_count_sheets (book); i++)
    {
      g_autoptr (GError) local_error = NULL;
      XepSheetTable *table = read_sheet (report, xep_workbook_get_sheet (book, i), &scope,
                                         options->mapping, &first_unfit, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (table != NULL)
        g_ptr_array_add (tables, table);
    }
  drop_asides (report, options, tables);
  for (guint i = 0; i < tables->len; i++)
    xep_import_tell_unread_columns (report, g_ptr_array_index (tables, i));
  if (tables->len > 0)
    return TRUE;
  return first_unfit != NULL ? set_unfit (path, first_unfit, error)
                             : set_no_header (book, path, error);
}

static gboolean
import_in_transaction (XepImportContext *context, GPtrArray *tables, GError **error)
{
  g_autoptr (XepTransaction) transaction
      = xep_transaction_begin (xep_store_get_connection (context->store), error);

  if (transaction == NULL || !import_tables (context, tables, error))
    return FALSE;
  if (context->report->alarms->len > 0 && !context->options.dry_run && !context->options.confirmed)
    {
      g_autofree char *alarms = xep_import_report_dup_alarms (context->report);

      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("%s Nothing was imported. If the file is right, confirm this and import "
                     "again."),
                   alarms);
      return FALSE;
    }
  /* Freed uncommitted it takes everything back. */
  return context->options.dry_run || xep_transaction_commit (transaction, error);
}

struct _XepImportFile
{
  XepImportKind kind;
  char *path;
  XepWorkbook *book;
};

/**
 * xep_import_file_load:
 * @error: %XEP_ERROR_INVALID if it is no workbook, %XEP_ERROR_DAMAGED
 *
 * Returns: (transfer full): what the file held when it was read
 */
XepImportFile *
xep_import_file_load (XepImportKind kind, const char *path, GError **error)
{
  g_autoptr (XepImportFile) self = g_new0 (XepImportFile, 1);

  g_return_val_if_fail (kind < XEP_N_IMPORT_KINDS, NULL);

  if (xep_heading_table_get (error) == NULL)
    return NULL;
  self->kind = kind;
  self->path = g_strdup (path);
  self->book = xep_workbook_load (path, error);
  return self->book != NULL ? g_steal_pointer (&self) : NULL;
}

void
xep_import_file_free (XepImportFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->book, xep_workbook_free);
  g_free (self->path);
  g_free (self);
}

gboolean
xep_import_file_run (XepImportFile *self,
                     XepStore *store,
                     const XepImportOptions *options,
                     XepImportReport **report,
                     GError **error)
{
  g_autoptr (XepImportReport) made = xep_import_report_new (self->kind);
  g_autoptr (GPtrArray) tables
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_sheet_table_free);
  g_auto (XepImportContext) context = { .store = NULL };
  g_autofree char *name = g_path_get_basename (self->path);
  gboolean done;

  context_init (&context, store, made, options, self->path);
  if (!xep_legacy_sheet_settle (self->book, name, context.options.mapping, error)
      || !find_tables (made, self->book, self->path, &context.options, tables, error))
    return FALSE;
  if (!context.options.dry_run && !context.options.no_backup)
    xep_store_back_up (store, XEP_BACKUP_IMPORT);
  xep_audit_store_set_import (store, context.why);
  done = import_in_transaction (&context, tables, error);
  xep_audit_store_set_import (store, NULL);
  if (done && report != NULL)
    *report = g_steal_pointer (&made);
  return done;
}

gboolean
xep_import_run (XepStore *store,
                XepImportKind kind,
                const char *path,
                const XepImportOptions *options,
                XepImportReport **report,
                GError **error)
{
  g_autoptr (XepImportFile) file = xep_import_file_load (kind, path, error);

  return file != NULL && xep_import_file_run (file, store, options, report, error);
}
