/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-import.h"

#include <glib/gi18n.h>

#include "import/xep-import-private.h"
#include "import/xep-legacy-sheet.h"
#include "import/xep-workbook.h"
#include "model/xep-criterion-text.h"
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

  refusal->sheet = g_strdup (context->table->sheet->name);
  refusal->cell = xep_sheet_table_address (context->table, context->row, context->problem);
  refusal->reason = g_strdup (error->message);
  refusal->unit = g_strdup (context->group);
  refusal->texts = dup_texts (context);
  refusal->headings = g_strdupv (context->table->headings);
  g_ptr_array_add (report->refused, refusal);

  g_ptr_array_set_size (report->notes, (int) mark->n_notes);
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

  return transaction != NULL && row_imports[context->kind](context, outcome, error)
         && xep_transaction_commit (transaction, error);
}

/* One row goes in whole or not at all. */
static gboolean
import_row (XepImportContext *context, const XepPersonRow *row, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  const Mark mark
      = { context->report->notes->len, context->report->units_added, context->without_cell };
  XepImportOutcome outcome = XEP_OUTCOME_UNCHANGED;

  context->row = row->row;
  context->group = row->group;
  context->problem = XEP_HEADING_NAME;
  context->report->rows++;
  if (import_row_whole (context, &outcome, &local_error))
    {
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

static void
note_skipped (XepImportContext *context)
{
  GPtrArray *skipped = context->table->skipped;
  const char *sheet = context->table->sheet->name;

  for (guint i = 0; i < MIN (skipped->len, MAX_SKIPPED_NOTES); i++)
    {
      const XepSkippedRow *row = g_ptr_array_index (skipped, i);
      g_autofree char *address
          = xep_sheet_table_address (context->table, row->row, XEP_HEADING_NAME);
      g_autofree char *text = g_strdup_printf (_("Not read as a person: “%s”."), row->text);

      xep_import_report_add_note (context->report, sheet, address, text);
    }
  if (skipped->len > MAX_SKIPPED_NOTES)
    {
      g_autofree char *text = g_strdup_printf (_("%u more lines were not read as people."),
                                               skipped->len - MAX_SKIPPED_NOTES);

      xep_import_report_add_note (context->report, sheet, "", text);
    }
}

static gboolean
import_table (XepImportContext *context, XepSheetTable *table, GError **error)
{
  context->table = table;
  context->without_cell = 0;
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

static gboolean
import_tables (XepImportContext *context, GPtrArray *tables, GError **error)
{
  if (context->kind == XEP_IMPORT_SCORES && !xep_score_import_begin (context, tables, error))
    return FALSE;
  if (!xep_import_load_heads (context, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      if (!import_table (context, g_ptr_array_index (tables, i), error))
        return FALSE;
    }
  if (!xep_import_settle_heads (context, error))
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
               name, XEP_SHEET_TABLE_HEADER_ROWS, sheets->str);
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

/* The lists of people in the sheets that are shown; what is not read is noted. */
static gboolean
find_tables (
    XepImportReport *report, XepWorkbook *book, const char *path, GPtrArray *tables, GError **error)
{
  g_autofree char *first_unfit = NULL;

  for (guint i = 0; i < xep_workbook_count_sheets (book); i++)
    {
      XepSheet *sheet = xep_workbook_get_sheet (book, i);
      g_autoptr (GError) local_error = NULL;
      g_autofree char *unfit = NULL;
      g_autoptr (XepSheetTable) table
          = sheet->hidden ? NULL : xep_sheet_table_new (sheet, report->kind, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      unfit = table != NULL ? xep_import_dup_unfit (table, report->kind) : NULL;
      if (unfit != NULL)
        {
          g_autofree char *text = g_strdup_printf (_("%s It was not read."), unfit);

          xep_import_report_add_note (report, sheet->name, "", text);
          if (first_unfit == NULL)
            first_unfit = g_steal_pointer (&unfit);
        }
      else if (table != NULL)
        {
          xep_import_tell_unread_columns (report, table);
          g_ptr_array_add (tables, g_steal_pointer (&table));
        }
      else if (xep_sheet_count_rows (sheet) > 0)
        xep_import_report_add_note (report, sheet->name, "",
                                    sheet->hidden
                                        ? _("The sheet is hidden and was not read.")
                                        : _("The sheet has no column of names and was not read."));
    }
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
 * @error: %XEP_ERROR_INVALID if it is no workbook or has a column in a code from before Unicode,
 *   %XEP_ERROR_DAMAGED
 *
 * Returns: (transfer full): what the file held when it was read
 */
XepImportFile *
xep_import_file_load (XepImportKind kind, const char *path, GError **error)
{
  g_autoptr (XepImportFile) self = g_new0 (XepImportFile, 1);
  g_autofree char *name = NULL;

  g_return_val_if_fail (kind < XEP_N_IMPORT_KINDS, NULL);

  self->kind = kind;
  self->path = g_strdup (path);
  self->book = xep_workbook_load (path, error);
  name = g_path_get_basename (path);
  return self->book != NULL && xep_legacy_sheet_check (self->book, name, error)
             ? g_steal_pointer (&self)
             : NULL;
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
  gboolean done;

  context_init (&context, store, made, options, self->path);
  if (!find_tables (made, self->book, self->path, tables, error))
    return FALSE;
  if (!context.options.dry_run && !context.options.no_backup)
    xep_store_back_up (store, XEP_BACKUP_IMPORT);
  done = import_in_transaction (&context, tables, error);
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
