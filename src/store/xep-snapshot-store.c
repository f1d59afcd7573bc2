/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-snapshot-store.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-collective-store.h"
#include "store/xep-opening.h"
#include "store/xep-person-store.h"
#include "store/xep-row.h"
#include "store/xep-store-private.h"
#include "store/xep-unit-store.h"

typedef enum
{
  FORMAT_TEXT,
  FORMAT_DATE,
  FORMAT_FLAG,
  FORMAT_TIER,
  FORMAT_TYPE, /* of a collective */
} Format;

/* The columns of the snapshot, in the order they are told. The group of a unit's or cell's name
 * depends on whether it is still the same unit. */
static const struct
{
  const char      *column;
  const char      *label;
  XepSnapshotGroup group;
  Format           format;
} columns[] = {
  { "subject_name", N_("name"), XEP_SNAPSHOT_SPELLING, FORMAT_TEXT },
  { "birth_date", N_("birth date"), XEP_SNAPSHOT_SPELLING, FORMAT_DATE },
  { "unit_name", N_("unit"), XEP_SNAPSHOT_SPELLING, FORMAT_TEXT },
  { "cell_name", N_("party cell"), XEP_SNAPSHOT_SPELLING, FORMAT_TEXT },
  { "unit_id", NULL, XEP_SNAPSHOT_PLACE, FORMAT_TEXT },
  { "post_party", N_("Party post"), XEP_SNAPSHOT_PLACE, FORMAT_TEXT },
  { "post_government", N_("government post"), XEP_SNAPSHOT_PLACE, FORMAT_TEXT },
  { "post_union", N_("union post"), XEP_SNAPSHOT_PLACE, FORMAT_TEXT },
  { "head", N_("head of the unit"), XEP_SNAPSHOT_PLACE, FORMAT_FLAG },
  { "deputy", N_("deputy"), XEP_SNAPSHOT_PLACE, FORMAT_FLAG },
  { "leader", N_("counted as a leader"), XEP_SNAPSHOT_PLACE, FORMAT_FLAG },
  { "party_member", N_("Party member"), XEP_SNAPSHOT_PLACE, FORMAT_FLAG },
  { "tier", N_("managed by"), XEP_SNAPSHOT_PLACE, FORMAT_TIER },
  { "collective_type", N_("type of collective"), XEP_SNAPSHOT_PLACE, FORMAT_TYPE },
};
#define N_COLUMNS G_N_ELEMENTS (columns)
enum
{
  UNIT_NAME = 2,
  CELL_NAME,
  UNIT_ID,
};

#define SELECT                                                                                     \
  "SELECT id, period_id, kind, person_id, collective_id, state, subject_name, birth_date,"         \
  " unit_name, cell_name, unit_id, post_party, post_government, post_union, head, deputy, leader," \
  " party_member, tier, collective_type FROM assessment "
#define ORDER " ORDER BY period_id, id"
#define FIRST_COLUMN 6

static void
change_free (XepSnapshotChange *self)
{
  g_free (self->old_text);
  g_free (self->new_text);
  g_free (self);
}

static void
form_free (XepSnapshotForm *self)
{
  g_free (self->subject_id);
  g_free (self->subject_name);
  g_free (self->place);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/* The records the forms are held against, and the periods' openings, each loaded once. */
typedef struct
{
  XepStore   *store;
  GHashTable *people;        /* gint64* → XepPerson */
  GHashTable *collectives;   /* gint64* → XepCollective */
  GHashTable *openings;      /* gint64* → XepOpening */
  GHashTable *cell_names;    /* identities of the names of cells as they are now */
} Records;

static void
records_clear (Records *self)
{
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->collectives, g_hash_table_unref);
  g_clear_pointer (&self->openings, g_hash_table_unref);
  g_clear_pointer (&self->cell_names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Records, records_clear)

static gboolean
load_cell_names (Records *self, GError **error)
{
  g_autoptr (GPtrArray) units = xep_unit_store_list (self->store, TRUE, error);

  if (units == NULL)
    return FALSE;
  for (guint i = 0; i < units->len; i++)
    {
      const XepUnit *unit = g_ptr_array_index (units, i);

      if (unit->party_cell)
        g_hash_table_add (self->cell_names, g_strdup (unit->name));
    }
  return TRUE;
}

static void
take_all (GHashTable *table, GPtrArray *records, gsize id_offset)
{
  while (records->len > 0)
    {
      gpointer record = g_ptr_array_steal_index_fast (records, records->len - 1);

      g_hash_table_insert (table, G_STRUCT_MEMBER_P (record, id_offset), record);
    }
}

/* @subject_id (nullable): only this subject. */
static gboolean
records_load (Records *self, XepStore *store, const char *subject_id, GError **error)
{
  gint64 id = subject_id != NULL ? g_ascii_strtoll (subject_id + 1, NULL, 10) : 0;

  self->store = store;
  self->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                        (GDestroyNotify) xep_person_free);
  self->collectives = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                             (GDestroyNotify) xep_collective_free);
  self->openings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) xep_opening_free);
  self->cell_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!load_cell_names (self, error))
    return FALSE;
  if (subject_id == NULL || *subject_id == 'p')
    {
      g_autoptr (GPtrArray) people = NULL;

      if (subject_id == NULL)
        people = xep_person_store_list (store, 0, TRUE, error);
      else
        {
          XepPerson *person = xep_person_store_load (store, id, error);

          people = person != NULL ? g_ptr_array_new () : NULL;
          if (person != NULL)
            g_ptr_array_add (people, person);
        }
      if (people == NULL)
        return FALSE;
      take_all (self->people, people, G_STRUCT_OFFSET (XepPerson, id));
    }
  if (subject_id == NULL || *subject_id == 'c')
    {
      g_autoptr (GPtrArray) collectives = xep_collective_store_list (store, TRUE, error);

      if (collectives == NULL)
        return FALSE;
      take_all (self->collectives, collectives, G_STRUCT_OFFSET (XepCollective, id));
    }
  return TRUE;
}

static XepOpening *
get_opening (Records *self, gint64 period_id, GError **error)
{
  XepOpening *opening = g_hash_table_lookup (self->openings, &period_id);

  if (opening != NULL)
    return opening;
  opening = xep_opening_new (self->store, period_id, error);
  if (opening != NULL)
    g_hash_table_insert (self->openings, g_memdup2 (&period_id, sizeof period_id), opening);
  return opening;
}

static char *
dup_words (Records *self, Format format, const char *value)
{
  if (value == NULL || *value == '\0')
    return g_strdup (_("(empty)"));
  switch (format)
    {
    case FORMAT_DATE:
      {
        XepDate date = XEP_DATE_NONE;

        return xep_date_parse_iso (value, &date, NULL) ? xep_date_format (date) : g_strdup (value);
      }

    case FORMAT_FLAG:
      return g_strdup (g_str_equal (value, "1") ? _("yes") : _("no"));

    case FORMAT_TIER:
      return g_strdup (g_str_equal (value, "province")  ? _("the province")
                       : g_str_equal (value, "commune") ? _("the commune")
                                                        : _("the unit"));

    case FORMAT_TYPE:
      {
        XepRegulation *regulation = xep_store_get_regulation (self->store);
        const XepNamedItem *type
            = xep_named_items_find (xep_regulation_get_collective_types (regulation), value);

        return g_strdup (type != NULL ? type->text : value);
      }

    case FORMAT_TEXT:
    default:
      return g_strdup (value);
    }
}

/* The name of a unit that is no longer the same one is a move; the name of a cell that no cell
 * bears any more was corrected. */
static XepSnapshotGroup
find_group (Records *self, guint index, gboolean moved, const char *old_value)
{
  if (index == UNIT_NAME && moved)
    return XEP_SNAPSHOT_PLACE;
  if (index == CELL_NAME
      && (old_value == NULL || *old_value == '\0'
          || g_hash_table_contains (self->cell_names, old_value)))
    return XEP_SNAPSHOT_PLACE;
  return columns[index].group;
}

/* @row: of SELECT; @record: the snapshot as it would be taken now. */
static GPtrArray *
compare (Records *self, XepStatement *row, XepRow *record, guint groups)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  gboolean moved = g_strcmp0 (xep_statement_get_text (row, FIRST_COLUMN + UNIT_ID),
                              xep_row_get (record, "unit_id"))
                   != 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const char *old_value = xep_statement_get_text (row, FIRST_COLUMN + (int) i);
      const char *new_value = xep_row_get (record, columns[i].column);
      XepSnapshotChange *change;
      XepSnapshotGroup group;

      if (!xep_row_has (record, columns[i].column) || g_strcmp0 (old_value, new_value) == 0)
        continue;
      group = find_group (self, i, moved, old_value);
      if ((group & groups) == 0)
        continue;
      change = g_new0 (XepSnapshotChange, 1);
      change->column = columns[i].column;
      change->group = group;
      change->label = columns[i].label != NULL ? _(columns[i].label) : NULL;
      change->old_text = dup_words (self, columns[i].format, old_value);
      change->new_text = dup_words (self, columns[i].format, new_value);
      g_ptr_array_add (changes, change);
    }
  return changes;
}

/* The snapshot as it would be taken now of the subject of @row; NULL with @error. @left: the
 * subject left the roster. (transfer full) */
static XepRow *
take_snapshot (Records *self, XepStatement *row, gboolean *left, GError **error)
{
  XepOpening *opening = get_opening (self, xep_statement_get_int64 (row, 1), error);
  gint64 person_id = xep_statement_get_int64 (row, 3);
  gint64 collective_id = xep_statement_get_int64 (row, 4);
  XepSubjectKind kind = XEP_KIND_MEMBER;

  if (opening == NULL)
    return NULL;
  xep_kind_from_nick (xep_statement_get_text (row, 2), &kind);
  if (person_id != 0)
    {
      XepPerson *person = g_hash_table_lookup (self->people, &person_id);

      if (person != NULL)
        {
          *left = *person->retired_on != '\0' || person->status == XEP_STATUS_LEFT;
          return xep_opening_snapshot_person (opening, person, kind);
        }
    }
  else
    {
      XepCollective *collective = g_hash_table_lookup (self->collectives, &collective_id);

      if (collective != NULL)
        {
          *left = *collective->retired_on != '\0';
          return xep_opening_snapshot_collective (opening, collective);
        }
    }
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                       _("The record to be changed no longer exists; nothing was changed. "
                         "Reload the list."));
  return NULL;
}

static char *
dup_place (Records *self, XepStatement *row, GError **error)
{
  XepOpening *opening = get_opening (self, xep_statement_get_int64 (row, 1), error);
  XepRegulation *regulation = xep_opening_get_regulation (opening);
  const XepPeriod *period = xep_opening_get_period (opening);
  g_autofree char *title = xep_regulation_dup_period_title (regulation, period->code, period->year);
  XepSubjectKind kind = XEP_KIND_MEMBER;

  xep_kind_from_nick (xep_statement_get_text (row, 2), &kind);
  return g_strdup_printf (_("%s, %s, assessment no. %d"), title,
                          xep_regulation_get_kind_name (regulation, kind),
                          (int) xep_statement_get_int64 (row, 0));
}

/* Reads @statement to its end. */
static GPtrArray *
list_forms (Records *self, XepStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func ((GDestroyNotify) form_free);
  gboolean row;

  while (TRUE)
    {
      g_autoptr (XepRow) record = NULL;
      g_autoptr (GPtrArray) changes = NULL;
      gint64 person_id;
      gboolean left = FALSE;
      XepSnapshotForm *form;

      if (!xep_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&forms);
      record = take_snapshot (self, statement, &left, error);
      if (record == NULL)
        return NULL;
      changes
          = compare (self, statement, record, left ? XEP_SNAPSHOT_SPELLING : XEP_SNAPSHOT_ALL);
      if (changes->len == 0)
        continue;
      person_id = xep_statement_get_int64 (statement, 3);
      form = g_new0 (XepSnapshotForm, 1);
      form->assessment_id = xep_statement_get_int64 (statement, 0);
      form->period_id = xep_statement_get_int64 (statement, 1);
      form->subject_id = g_strdup_printf (
          "%c%" G_GINT64_FORMAT, person_id != 0 ? 'p' : 'c',
          person_id != 0 ? person_id : xep_statement_get_int64 (statement, 4));
      form->locked = g_strcmp0 (xep_statement_get_text (statement, 5), "closed") == 0;
      form->subject_name = xep_statement_dup_text (statement, FIRST_COLUMN);
      form->place = dup_place (self, statement, error);
      form->changes = g_steal_pointer (&changes);
      g_ptr_array_add (forms, form);
    }
}

char *
xep_snapshot_form_dup_changes (const XepSnapshotForm *self, guint groups)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const XepSnapshotChange *change = g_ptr_array_index (self->changes, i);

      if ((change->group & groups) != 0 && change->label != NULL)
        g_string_append_printf (text, "%s%s: %s → %s", text->len > 0 ? "; " : "", change->label,
                                change->old_text, change->new_text);
    }
  return g_string_free (text, FALSE);
}

gboolean
xep_snapshot_form_has (const XepSnapshotForm *self, guint groups)
{
  for (guint i = 0; i < self->changes->len; i++)
    if ((((XepSnapshotChange *) g_ptr_array_index (self->changes, i))->group & groups) != 0)
      return TRUE;
  return FALSE;
}

void
xep_snapshot_forms_drop_known (GPtrArray *forms, GPtrArray *before)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < before->len; i++)
    {
      const XepSnapshotForm *form = g_ptr_array_index (before, i);
      g_autofree char *changes = xep_snapshot_form_dup_changes (form, XEP_SNAPSHOT_ALL);

      g_hash_table_add (known,
                        g_strdup_printf ("%" G_GINT64_FORMAT " %s", form->assessment_id, changes));
    }
  for (guint i = forms->len; i > 0; i--)
    {
      const XepSnapshotForm *form = g_ptr_array_index (forms, i - 1);
      g_autofree char *changes = xep_snapshot_form_dup_changes (form, XEP_SNAPSHOT_ALL);
      g_autofree char *key
          = g_strdup_printf ("%" G_GINT64_FORMAT " %s", form->assessment_id, changes);

      if (g_hash_table_contains (known, key))
        g_ptr_array_remove_index (forms, i - 1);
    }
}

guint
xep_snapshot_forms_count (GPtrArray *forms, guint groups, gboolean locked)
{
  guint count = 0;

  for (guint i = 0; i < forms->len; i++)
    {
      const XepSnapshotForm *form = g_ptr_array_index (forms, i);

      count += form->locked == locked && xep_snapshot_form_has (form, groups) ? 1 : 0;
    }
  return count;
}

/**
 * xep_snapshot_store_list:
 *
 * Errors: %XEP_ERROR_NOT_FOUND for a subject that does not exist.
 */
GPtrArray *
xep_snapshot_store_list (XepStore *store, gint64 period_id, const char *subject_id, GError **error)
{
  g_auto (Records) records = { .store = NULL };
  gint64 id = subject_id != NULL ? g_ascii_strtoll (subject_id + 1, NULL, 10) : 0;
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store,
      SELECT "WHERE (?1 = 0 OR period_id = ?1) AND (?2 = 0 OR person_id = ?2)"
             " AND (?3 = 0 OR collective_id = ?3)" ORDER,
      error);

  if (statement == NULL || !records_load (&records, store, subject_id, error))
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_int64 (statement, 2, subject_id != NULL && *subject_id == 'p' ? id : 0);
  xep_statement_bind_int64 (statement, 3, subject_id != NULL && *subject_id == 'c' ? id : 0);
  return list_forms (&records, statement, error);
}

/**
 * xep_snapshot_store_list_assessment:
 *
 * Errors: %XEP_ERROR_NOT_FOUND.
 */
GPtrArray *
xep_snapshot_store_list_assessment (XepStore *store, gint64 assessment_id, GError **error)
{
  g_auto (Records) records = { .store = NULL };
  g_autofree char *subject_id = NULL;
  g_autoptr (XepStatement) subject = xep_store_seek (
      store, "SELECT person_id, collective_id FROM assessment WHERE id = ?", assessment_id,
      _("This assessment does not exist. Reload the list."), error);
  g_autoptr (XepStatement) statement = NULL;

  if (subject == NULL)
    return NULL;
  if (xep_statement_is_null (subject, 0))
    subject_id = g_strdup_printf ("c%" G_GINT64_FORMAT, xep_statement_get_int64 (subject, 1));
  else
    subject_id = g_strdup_printf ("p%" G_GINT64_FORMAT, xep_statement_get_int64 (subject, 0));
  statement = xep_store_prepare (store, SELECT "WHERE id = ?1" ORDER, error);
  if (statement == NULL || !records_load (&records, store, subject_id, error))
    return NULL;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  return list_forms (&records, statement, error);
}

/* Takes the record as it is now, whatever @form was told before. */
static gboolean
follow_one (Records *records,
            const XepSnapshotForm *form,
            guint groups,
            const char *why,
            gboolean *changed,
            GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_seek (records->store, SELECT "WHERE id = ?", form->assessment_id,
                        _("This assessment does not exist. Reload the list."), error);
  g_autoptr (XepRow) record = NULL;
  g_autoptr (XepRow) taken = xep_row_new ("assessment");
  g_autoptr (GPtrArray) changes = NULL;
  gboolean left = FALSE;

  *changed = FALSE;
  if (statement == NULL)
    return FALSE;
  if (g_strcmp0 (xep_statement_get_text (statement, 5), "closed") == 0)
    return TRUE;
  record = take_snapshot (records, statement, &left, error);
  if (record == NULL)
    return FALSE;
  changes = compare (records, statement, record, left ? groups & XEP_SNAPSHOT_SPELLING : groups);
  for (guint i = 0; i < changes->len; i++)
    {
      const XepSnapshotChange *change = g_ptr_array_index (changes, i);

      xep_row_copy (taken, record, change->column);
      if (g_str_equal (change->column, "subject_name"))
        xep_row_copy (taken, record, "sort_key");
    }
  return changes->len == 0
         || xep_row_update (taken, records->store, form->assessment_id, why, changed, error);
}

/**
 * xep_snapshot_store_follow:
 *
 * What is locked meanwhile stays. Errors: %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_snapshot_store_follow (XepStore *store,
                           GPtrArray *forms,
                           guint groups,
                           const char *why,
                           guint *n_followed,
                           GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_auto (Records) records = { .store = NULL };
  guint followed = 0;

  if (transaction == NULL || !records_load (&records, store, NULL, error))
    return FALSE;
  for (guint i = 0; i < forms->len; i++)
    {
      const XepSnapshotForm *form = g_ptr_array_index (forms, i);
      gboolean changed;

      if (!follow_one (&records, form, groups, why, &changed, error))
        return FALSE;
      followed += changed ? 1 : 0;
    }
  if (!xep_transaction_commit (transaction, error))
    return FALSE;
  if (n_followed != NULL)
    *n_followed = followed;
  if (followed > 0)
    xep_store_emit_changed (store, 0);
  return TRUE;
}
