/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/xep-review.h"
#include "store/xep-assessment-edit.h"
#include "store/xep-review-store.h"
#include "store/xep-store-private.h"

/* What this assessment says of a shortcoming brought forward. */
enum
{
  STATE,
  PERCENT,
  DIFFICULTY,
  RESPONSIBILITY,
  N_FIELDS
};

static const char *const field_names[N_FIELDS]
    = { "state", "percent", "difficulty", "responsibility" };

/* "12.state". */
static gboolean
parse_key (XepAssessmentEdit *edit, gint64 *shortcoming_id, int *field, GError **error)
{
  gsize digits = strspn (edit->argument, "0123456789");
  g_autofree char *number = g_strndup (edit->argument, digits);
  guint64 id = 0;

  *field = N_FIELDS;
  if (edit->argument[digits] == '.')
    for (*field = 0; *field < N_FIELDS; (*field)++)
      if (g_str_equal (edit->argument + digits + 1, field_names[*field]))
        break;
  if (*field == N_FIELDS || !g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT64, &id, NULL))
    return xep_assessment_edit_refuse_key (edit, error);
  *shortcoming_id = (gint64) id;
  return TRUE;
}

/* The four values as text, "" where nothing is said; NULL with @error. @found: there is a row.
 * (transfer full) */
static GStrv
read_values (XepAssessmentEdit *edit, gint64 shortcoming_id, gboolean *found, GError **error)
{
  g_autoptr (XepStatement) row
      = xep_store_prepare (edit->store,
                           "SELECT state, percent, difficulty, responsibility FROM remedy"
                           " WHERE assessment_id = ?1 AND shortcoming_id = ?2",
                           error);
  GStrv values;

  if (row == NULL)
    return NULL;
  xep_statement_bind_int64 (row, 1, edit->id);
  xep_statement_bind_int64 (row, 2, shortcoming_id);
  if (!xep_statement_step (row, found, error))
    return NULL;
  values = g_new0 (char *, N_FIELDS + 1);
  for (int i = 0; i < N_FIELDS; i++)
    values[i] = *found ? xep_statement_dup_text (row, i) : g_strdup ("");
  return values;
}

static gboolean
is_brought_forward (GPtrArray *remedies, gint64 shortcoming_id)
{
  for (guint i = 0; i < remedies->len; i++)
    if (((const XepRemedy *) g_ptr_array_index (remedies, i))->shortcoming->id == shortcoming_id)
      return TRUE;
  return FALSE;
}

/* A report that is there can be changed, also when an earlier assessment came to call the
 * shortcoming done. */
static gboolean
check_shortcoming (XepAssessmentEdit *edit, gint64 shortcoming_id, gboolean found, GError **error)
{
  g_autoptr (GPtrArray) remedies = NULL;

  if (found)
    return TRUE;
  remedies = xep_review_store_list_remedies (edit->store, edit->id, error);
  if (remedies == NULL)
    return FALSE;
  return is_brought_forward (remedies, shortcoming_id)
         || xep_assessment_edit_refuse (
             _("“%s” does not name a shortcoming that an earlier period brought forward to this "
                "assessment; nothing was changed. Choose one of the list."),
             edit->key, error);
}

static char *
dup_state (XepAssessmentEdit *edit, GError **error)
{
  XepRemedyState state;

  if (xep_remedy_state_from_nick (edit->text, &state))
    return g_strdup (edit->text);
  xep_assessment_edit_refuse (
      _("“%s” does not say how far a shortcoming is remedied; the old value is kept. Choose one of "
         "the list."),
      edit->text, error);
  return NULL;
}

static char *
dup_value (XepAssessmentEdit *edit, int field, GError **error)
{
  if (field == STATE)
    return dup_state (edit, error);
  if (field == PERCENT)
    return xep_assessment_edit_dup_percent (edit, error);
  return xep_assessment_edit_dup_text (edit, TRUE, error);
}

/* Done is the whole of it: a smaller percentage from before goes, a new one is refused. */
static gboolean
fit_percent (XepAssessmentEdit *edit,
             gint64 shortcoming_id,
             int field,
             GStrv values,
             GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *old_value = NULL;

  if (!g_str_equal (values[STATE], xep_remedy_state_to_nick (XEP_REMEDY_DONE))
      || *values[PERCENT] == '\0' || g_str_equal (values[PERCENT], "100"))
    return TRUE;
  if (field == PERCENT)
    return xep_assessment_edit_refuse (
        _("A shortcoming that is remedied is so by 100%%, not by %s%%; the old value is kept. "
           "Change the state first."),
        values[PERCENT], error);
  old_value = g_steal_pointer (&values[PERCENT]);
  values[PERCENT] = g_strdup ("");
  key = g_strdup_printf ("remedy.%" G_GINT64_FORMAT ".percent", shortcoming_id);
  return xep_assessment_edit_audit (edit, key, old_value, NULL, error);
}

static gboolean
says_nothing (GStrv values)
{
  for (int i = 0; i < N_FIELDS; i++)
    if (*values[i] != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
write_values (XepAssessmentEdit *edit, gint64 shortcoming_id, GStrv values, GError **error)
{
  gboolean nothing = says_nothing (values);
  g_autoptr (XepStatement) statement = xep_store_prepare (
      edit->store,
      nothing ? "DELETE FROM remedy WHERE assessment_id = ?1 AND shortcoming_id = ?2"
              : "REPLACE INTO remedy (assessment_id, shortcoming_id, state, percent, difficulty,"
                " responsibility) VALUES (?1, ?2, nullif (?3, ''), nullif (?4, ''), ?5, ?6)",
      error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  xep_statement_bind_int64 (statement, 2, shortcoming_id);
  for (int i = 0; !nothing && i < N_FIELDS; i++)
    xep_statement_bind_text (statement, i + 3, values[i]);
  return xep_statement_run (statement, error);
}

static gboolean
change_value (XepAssessmentEdit *edit,
              gint64 shortcoming_id,
              int field,
              GStrv values,
              const char *value,
              GError **error)
{
  g_autofree char *old_value = g_steal_pointer (&values[field]);
  int before;

  values[field] = g_strdup (value);
  if (g_str_equal (old_value, value))
    return TRUE;
  return fit_percent (edit, shortcoming_id, field, values, error)
         && xep_assessment_edit_count_remedies (edit, &before, error)
         && write_values (edit, shortcoming_id, values, error)
         && xep_assessment_edit_update_remedied (edit, before, error)
         && xep_assessment_edit_audit (edit, edit->key, old_value, value, error);
}

gboolean
xep_assessment_edit_remedy (XepAssessmentEdit *edit, GError **error)
{
  gint64 shortcoming_id = 0;
  int field;
  gboolean found;
  g_auto (GStrv) values = NULL;
  g_autofree char *value = NULL;

  if (!parse_key (edit, &shortcoming_id, &field, error))
    return FALSE;
  values = read_values (edit, shortcoming_id, &found, error);
  if (values == NULL || !check_shortcoming (edit, shortcoming_id, found, error))
    return FALSE;
  value = dup_value (edit, field, error);
  return value != NULL && change_value (edit, shortcoming_id, field, values, value, error);
}
