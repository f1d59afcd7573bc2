/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "model/xep-review.h"
#include "store/xep-assessment-edit.h"
#include "store/xep-store-private.h"

/* Numbered rows that hang on an assessment: their number is their place, counted from 1. */

#define MAXIMUM_ROWS 200
#define MAXIMUM_FIELDS 8

typedef enum
{
  LINE,
  LINES,
  PACE,
  FLAG,
  DATE,
} ValueType;

/* How a value stands in SQL: read as text, written from the text ?2, and as text when nothing is
 * said. */
static const struct
{
  const char *before;
  const char *after;
  const char *write;
  const char *blank;
} types[] = {
  [LINE] = { "", "", "?2", "" },
  [LINES] = { "", "", "?2", "" },
  [PACE] = { "ifnull (", ", '')", "nullif (?2, '')", "" },
  [FLAG] = { "CASE ", " WHEN 1 THEN 'yes' ELSE 'no' END", "?2 = 'yes'", "no" },
  [DATE] = { "ifnull (", ", '')", "nullif (?2, '')", "" },
};

typedef struct
{
  const char *name;
  const char *column;
  ValueType type;
} Field;

/* @fields: a row is nothing without the first. */
typedef struct
{
  const char *table;
  const char *prefix;
  const Field *fields;
  guint n_fields;
  const char *needs_first;
  const char *full;
  /* May be NULL: whether a row can hold these values, or be taken away; what follows from the
   * rows. */
  gboolean (*check_values) (GStrv values, GError **error);
  gboolean (*check_removal) (XepAssessmentEdit *edit, gint64 row_id, GError **error);
  gboolean (*count) (XepAssessmentEdit *edit, GError **error);
} RowList;

/* One call: the row and the field that the key names. */
typedef struct
{
  XepAssessmentEdit *edit;
  const RowList *list;
  guint number;
  guint count;       /* rows there are */
  const Field *field; /* NULL: the row itself */
  gint64 row_id;     /* 0: one past the last */
} RowEdit;

/* "3" or "3.due". */
static gboolean
parse_key (RowEdit *self, GError **error)
{
  const char *argument = self->edit->argument;
  gsize digits = strspn (argument, "0123456789");
  const char *name = argument + digits + 1;

  self->number = digits > 0 && digits <= 4 ? (guint) atoi (argument) : 0;
  if (self->number == 0 || *argument == '0')
    return xep_assessment_edit_refuse_key (self->edit, error);
  if (argument[digits] == '\0')
    return TRUE;
  for (guint i = 0; argument[digits] == '.' && i < self->list->n_fields; i++)
    if (g_str_equal (name, self->list->fields[i].name))
      self->field = &self->list->fields[i];
  return self->field != NULL || xep_assessment_edit_refuse_key (self->edit, error);
}

static gboolean
find_row (RowEdit *self, GError **error)
{
  g_autofree char *count_sql
      = g_strdup_printf ("SELECT count(*) FROM %s WHERE assessment_id = ?", self->list->table);
  g_autofree char *find_sql
      = g_strdup_printf ("SELECT id FROM %s WHERE assessment_id = ?1 ORDER BY position"
                         " LIMIT 1 OFFSET ?2",
                         self->list->table);
  g_autoptr (XepStatement) statement = NULL;
  gint64 count;
  gboolean row;

  if (!xep_store_query_id (self->edit->store, count_sql, self->edit->id, &count, error))
    return FALSE;
  self->count = (guint) count;
  statement = xep_store_prepare (self->edit->store, find_sql, error);
  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, self->edit->id);
  xep_statement_bind_int64 (statement, 2, (gint64) self->number - 1);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  self->row_id = row ? xep_statement_get_int64 (statement, 0) : 0;
  return TRUE;
}

static gboolean
check_number (RowEdit *self, GError **error)
{
  guint last = self->field != NULL ? self->count + 1 : self->count;

  if (self->number <= last)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” names row %u, but there are only %u; nothing was changed. Reload the "
                  "assessment."),
               self->edit->key, self->number, self->count);
  return FALSE;
}

/* Text of every field of the row. (transfer full) */
static GStrv
read_values (RowEdit *self, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (XepStatement) row = NULL;
  g_auto (GStrv) values = g_new0 (char *, MAXIMUM_FIELDS + 1);

  for (guint i = 0; i < self->list->n_fields; i++)
    {
      const Field *field = &self->list->fields[i];

      g_string_append_printf (sql, "%s%s%s%s", i > 0 ? ", " : "", types[field->type].before,
                              field->column, types[field->type].after);
    }
  g_string_append_printf (sql, " FROM %s WHERE id = ?", self->list->table);
  row = xep_store_seek (self->edit->store, sql->str, self->row_id, "", error);
  if (row == NULL)
    return NULL;
  for (guint i = 0; i < self->list->n_fields; i++)
    values[i] = xep_statement_dup_text (row, (int) i);
  return g_steal_pointer (&values);
}

static gboolean
is_blank (const Field *field, const char *value)
{
  return g_str_equal (value, types[field->type].blank);
}

static char *
dup_pace (XepAssessmentEdit *edit, GError **error)
{
  XepPace pace;

  if (xep_pace_from_nick (edit->text, &pace))
    return g_strdup (edit->text);
  xep_assessment_edit_refuse (
      _("“%s” does not say how a task went; the old value is kept. Choose one of the list."),
      edit->text, error);
  return NULL;
}

static char *
dup_flag (XepAssessmentEdit *edit, GError **error)
{
  const char *value = *edit->text != '\0' ? edit->text : "no";

  return xep_assessment_edit_check_answer (value, FALSE, error) ? g_strdup (value) : NULL;
}

/* What was typed, as it is stored; NULL with @error if it is not acceptable. */
static char *
dup_value (RowEdit *self, GError **error)
{
  switch (self->field->type)
    {
    case PACE:
      return dup_pace (self->edit, error);
    case FLAG:
      return dup_flag (self->edit, error);
    case DATE:
      return xep_assessment_edit_dup_date (self->edit, error);
    case LINE:
    case LINES:
      break;
    }
  return xep_assessment_edit_dup_text (self->edit, self->field->type == LINES, error);
}

/* What @list counts from its rows, then the row's own entry: the newest of the audit is what was
 * keyed. */
static gboolean
finish (RowEdit *self,
        const char *field,
        const char *old_value,
        const char *new_value,
        GError **error)
{
  if (self->list->count != NULL && !self->list->count (self->edit, error))
    return FALSE;
  return xep_assessment_edit_audit (self->edit, field, old_value, new_value, error);
}

static gboolean
run_on_row (RowEdit *self, const char *sql, gint64 id, const char *value, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (self->edit->store, sql, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, id);
  if (value != NULL)
    xep_statement_bind_text (statement, 2, value);
  return xep_statement_run (statement, error);
}

/* "content: …" and so on, for the audit: what is gone could not be looked up elsewhere. */
static char *
dup_held (RowEdit *self, GStrv values)
{
  g_autoptr (GString) held = g_string_new (NULL);

  for (guint i = 0; i < self->list->n_fields; i++)
    if (!is_blank (&self->list->fields[i], values[i]))
      g_string_append_printf (held, "%s%s: %s", held->len > 0 ? "\n" : "",
                              self->list->fields[i].name, values[i]);
  return g_strdup (held->str);
}

static gboolean
remove_row (RowEdit *self, GStrv values, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", self->list->table);
  g_autofree char *key = g_strdup_printf ("%s%u", self->list->prefix, self->number);
  g_autofree char *held = dup_held (self, values);

  if (self->list->check_removal != NULL
      && !self->list->check_removal (self->edit, self->row_id, error))
    return FALSE;
  return run_on_row (self, sql, self->row_id, NULL, error)
         && finish (self, key, held, NULL, error);
}

static gboolean
add_row (RowEdit *self, const char *value, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("INSERT INTO %s (assessment_id, position, %s) VALUES (?1, (SELECT"
                         " ifnull (max (position), 0) + 1 FROM %s WHERE assessment_id = ?1), ?2)",
                         self->list->table, self->list->fields[0].column, self->list->table);

  if (is_blank (self->field, value))
    return TRUE;
  if (self->field != &self->list->fields[0])
    return xep_assessment_edit_refuse (_(self->list->needs_first), NULL, error);
  if (self->count >= MAXIMUM_ROWS)
    return xep_assessment_edit_refuse (_(self->list->full), NULL, error);
  return run_on_row (self, sql, self->edit->id, value, error)
         && finish (self, self->edit->key, NULL, value, error);
}

/* A row whose first field is cleared goes if it says nothing else, so that adding can be undone. */
static gboolean
clear_first (RowEdit *self, GStrv values, GError **error)
{
  for (guint i = 1; i < self->list->n_fields; i++)
    if (!is_blank (&self->list->fields[i], values[i]))
      return xep_assessment_edit_refuse (_(self->list->needs_first), NULL, error);
  return remove_row (self, values, error);
}

static gboolean
change_value (RowEdit *self, GStrv values, const char *value, GError **error)
{
  guint index = (guint) (self->field - self->list->fields);
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = %s WHERE id = ?1", self->list->table,
                                          self->field->column, types[self->field->type].write);
  g_autofree char *old_value = NULL;

  if (g_str_equal (values[index], value))
    return TRUE;
  if (index == 0 && *value == '\0')
    return clear_first (self, values, error);
  old_value = g_steal_pointer (&values[index]);
  values[index] = g_strdup (value);
  if (self->list->check_values != NULL && !self->list->check_values (values, error))
    return FALSE;
  return run_on_row (self, sql, self->row_id, value, error)
         && finish (self, self->edit->key, old_value, value, error);
}

static gboolean
edit_row (XepAssessmentEdit *edit, const RowList *list, GError **error)
{
  RowEdit self = { .edit = edit, .list = list };
  g_autofree char *value = NULL;
  g_auto (GStrv) values = NULL;

  if (!parse_key (&self, error) || !find_row (&self, error) || !check_number (&self, error))
    return FALSE;
  if (self.field == NULL && *edit->text != '\0')
    return xep_assessment_edit_refuse_key (edit, error);
  if (self.field != NULL)
    {
      value = dup_value (&self, error);
      if (value == NULL)
        return FALSE;
      if (self.row_id == 0)
        return add_row (&self, value, error);
    }
  values = read_values (&self, error);
  if (values == NULL)
    return FALSE;
  return self.field == NULL ? remove_row (&self, values, error)
                            : change_value (&self, values, value, error);
}

/* The columns of "kết quả thực hiện nhiệm vụ". */
enum
{
  TASK_CONTENT,
  TASK_DUE,
  TASK_PROGRESS,
  TASK_PRODUCT,
  TASK_PACE,
  TASK_EXCEEDED,
  TASK_NOTE,
};

static const Field task_fields[] = {
  [TASK_CONTENT] = { "content", "content", LINES },
  [TASK_DUE] = { "due", "due", LINE },
  [TASK_PROGRESS] = { "progress", "progress", LINES },
  [TASK_PRODUCT] = { "product", "product", LINES },
  [TASK_PACE] = { "pace", "pace", PACE },
  [TASK_EXCEEDED] = { "exceeded", "exceeded", FLAG },
  [TASK_NOTE] = { "note", "note", LINES },
};

static gboolean
check_task (GStrv values, GError **error)
{
  if (!g_str_equal (values[TASK_EXCEEDED], "yes")
      || !g_str_equal (values[TASK_PACE], xep_pace_to_nick (XEP_PACE_UNDONE)))
    return TRUE;
  return xep_assessment_edit_refuse (
      _("A task that is not done cannot be exceeded; the old value is kept. Change the other of "
         "the two first."),
      NULL, error);
}

gboolean
xep_assessment_edit_task (XepAssessmentEdit *edit, GError **error)
{
  static const RowList list = {
    .table = "task",
    .prefix = "task.",
    .fields = task_fields,
    .n_fields = G_N_ELEMENTS (task_fields),
    .needs_first = N_("A task needs its content; nothing was changed. Type the content first, or "
                       "take the whole row away."),
    .full = N_("There are 200 tasks already, and no more fit; nothing was changed. Put small tasks "
                "together."),
    .check_values = check_task,
    .count = xep_assessment_edit_count_tasks,
  };

  return edit_row (edit, &list, error);
}

static const Field shortcoming_fields[] = {
  { "text", "text", LINES },
  { "measure", "measure", LINES },
  { "due", "due_on", DATE },
  { "responsible", "responsible", LINE },
};

/* What a later period says of a shortcoming would hang in the air without it. */
static gboolean
check_shortcoming_removal (XepAssessmentEdit *edit, gint64 row_id, GError **error)
{
  gint64 used;

  if (!xep_store_query_id (edit->store,
                           "SELECT EXISTS (SELECT 1 FROM remedy WHERE shortcoming_id = ?)", row_id,
                           &used, error))
    return FALSE;
  return used == 0
         || xep_assessment_edit_refuse (
             _("A later assessment reports how this shortcoming was remedied; it is kept. Clear "
                "that report first."),
             NULL, error);
}

gboolean
xep_assessment_edit_shortcoming (XepAssessmentEdit *edit, GError **error)
{
  static const RowList list = {
    .table = "shortcoming",
    .prefix = "shortcoming.",
    .fields = shortcoming_fields,
    .n_fields = G_N_ELEMENTS (shortcoming_fields),
    .needs_first = N_("A shortcoming needs its text; nothing was changed. Type the text first, or "
                       "take the whole row away."),
    .full = N_("There are 200 shortcomings already, and no more fit; nothing was changed. Put some "
                "together."),
    .check_removal = check_shortcoming_removal,
  };

  return edit_row (edit, &list, error);
}

static const Field prompt_fields[] = {
  { "text", "text", LINES },     { "body", "body", LINE },
  { "number", "number", LINE },  { "date", "dated_on", DATE },
  { "answer", "answer", LINES }, { "cause", "cause", LINES },
  { "responsibility", "responsibility", LINES },
};

gboolean
xep_assessment_edit_prompt (XepAssessmentEdit *edit, GError **error)
{
  static const RowList list = {
    .table = "prompt",
    .prefix = "prompt.",
    .fields = prompt_fields,
    .n_fields = G_N_ELEMENTS (prompt_fields),
    .needs_first = N_("A prompt needs what is asked; nothing was changed. Type that first, or take "
                       "the whole row away."),
    .full = N_("There are 200 prompts already, and no more fit; nothing was changed. Put some "
                "together."),
  };

  return edit_row (edit, &list, error);
}
