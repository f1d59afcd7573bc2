/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-snapshot-store.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-assessment-load.h"
#include "store/xep-collective-store.h"
#include "store/xep-opening.h"
#include "store/xep-person-store.h"
#include "store/xep-post-store.h"
#include "store/xep-record-row.h"
#include "store/xep-store-private.h"
#include "store/xep-unit-store.h"

typedef enum
{
  FORMAT_TEXT,
  FORMAT_ID,
  FORMAT_DATE,
  FORMAT_FLAG,
  FORMAT_TIER,
  FORMAT_TYPE, /* of a collective */
} Format;

/* Whose assessments show a column. */
enum
{
  PERSON = 1 << 0,
  COLLECTIVE = 1 << 1,
  BOTH = PERSON | COLLECTIVE
};

/* The columns of the snapshot, in the order they are told, and where the subject as it is now has
 * the value. The group of a unit's or cell's name depends on whether it is still the same unit. */
#define AT(field) G_STRUCT_OFFSET (XepOpeningSubject, field)
static const struct
{
  const char *column;
  gsize offset;
  guint whose;
  const char *label;
  XepSnapshotGroup group;
  Format format;
} columns[] = {
  { "subject_name", AT (name), BOTH, N_("name"), XEP_SNAPSHOT_SPELLING, FORMAT_TEXT },
  { "birth_date", AT (birth_date), PERSON, N_("birth date"), XEP_SNAPSHOT_SPELLING, FORMAT_DATE },
  { "unit_name", AT (unit_name), BOTH, N_("unit"), XEP_SNAPSHOT_SPELLING, FORMAT_TEXT },
  { "cell_name", AT (cell_name), BOTH, N_("party cell"), XEP_SNAPSHOT_SPELLING, FORMAT_TEXT },
  { "unit_id", AT (unit_id), BOTH, NULL, XEP_SNAPSHOT_PLACE, FORMAT_ID },
  { "post_party", AT (posts[XEP_BRANCH_PARTY]), PERSON, N_("Party post"), XEP_SNAPSHOT_PLACE,
    FORMAT_TEXT },
  { "post_government", AT (posts[XEP_BRANCH_GOVERNMENT]), PERSON, N_("government post"),
    XEP_SNAPSHOT_PLACE, FORMAT_TEXT },
  { "post_union", AT (posts[XEP_BRANCH_UNION]), PERSON, N_("union post"), XEP_SNAPSHOT_PLACE,
    FORMAT_TEXT },
  { "head", AT (head), BOTH, N_("head of the unit"), XEP_SNAPSHOT_PLACE, FORMAT_FLAG },
  { "deputy", AT (deputy), PERSON, N_("deputy"), XEP_SNAPSHOT_PLACE, FORMAT_FLAG },
  { "leader", AT (leader), BOTH, N_("counted as a leader"), XEP_SNAPSHOT_PLACE, FORMAT_FLAG },
  { "party_member", AT (party_member), PERSON, N_("Party member"), XEP_SNAPSHOT_PLACE,
    FORMAT_FLAG },
  { "tier", AT (tier), BOTH, N_("managed by"), XEP_SNAPSHOT_PLACE, FORMAT_TIER },
  { "collective_type", AT (collective_type), COLLECTIVE, N_("type of collective"),
    XEP_SNAPSHOT_PLACE, FORMAT_TYPE },
};
#define N_COLUMNS G_N_ELEMENTS (columns)
enum
{
  UNIT_NAME = 2,
  CELL_NAME,
  UNIT_ID,
};

/* With the person as it is now beside the assessment. */
#define SELECT                                                                                  \
  "SELECT a.id, a.period_id, a.kind, a.person_id, a.collective_id, a.state, a.subject_name,"    \
  " a.birth_date, a.unit_name, a.cell_name, a.unit_id, a.post_party, a.post_government,"        \
  " a.post_union, a.head, a.deputy, a.leader, a.party_member, a.tier, a.collective_type,"       \
  " p.name, p.birth_date, p.unit_id, p.workplace_id, p.party_member, p.status, p.kind, p.tier," \
  " p.retired_on FROM assessment a LEFT JOIN person p ON p.id = a.person_id WHERE"
#define FIRST_COLUMN 6
#define FIRST_PERSON_COLUMN 20

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

/* What the forms are held against beside the people, and the periods' openings, each loaded
 * once. */
typedef struct
{
  XepStore *store;
  GHashTable *posts; /* gint64* of a person → GPtrArray of XepPost; who has any */
  GPtrArray *no_posts;
  GHashTable *collectives; /* gint64* → XepCollective */
  GHashTable *openings;    /* gint64* → XepOpening */
  GHashTable *cell_names;  /* identities of the names of cells as they are now */
} Records;

static void
records_clear (Records *self)
{
  g_clear_pointer (&self->posts, g_hash_table_unref);
  g_clear_pointer (&self->no_posts, g_ptr_array_unref);
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
  self->store = store;
  self->no_posts = g_ptr_array_new ();
  self->collectives = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                             (GDestroyNotify) xep_collective_free);
  self->openings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) xep_opening_free);
  self->cell_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!load_cell_names (self, error))
    return FALSE;
  if (subject_id == NULL)
    self->posts = xep_post_store_load_table (store, error);
  else
    self->posts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  if (self->posts == NULL)
    return FALSE;
  if (subject_id != NULL && *subject_id == 'p')
    {
      gint64 id = g_ascii_strtoll (subject_id + 1, NULL, 10);
      g_autoptr (XepPerson) person = xep_person_store_load (store, id, error);

      if (person == NULL)
        return FALSE;
      g_hash_table_insert (self->posts, g_memdup2 (&id, sizeof id),
                           g_ptr_array_ref (person->posts));
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
    case FORMAT_ID:
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

/* Whether @row shows column @index as it is now. */
static gboolean
is_same (XepStatement *row, guint index, const XepOpeningSubject *subject)
{
  gconstpointer value = G_STRUCT_MEMBER_P (subject, columns[index].offset);
  int column = FIRST_COLUMN + (int) index;

  switch (columns[index].format)
    {
    case FORMAT_ID:
      return xep_statement_get_int64 (row, column) == *(const gint64 *) value;

    case FORMAT_DATE:
      {
        XepDate shown = xep_statement_get_date (row, column);
        const XepDate *now = value;

        return shown.year == now->year && shown.month == now->month && shown.day == now->day;
      }

    case FORMAT_FLAG:
      return (xep_statement_get_int64 (row, column) != 0) == (*(const gboolean *) value != FALSE);

    case FORMAT_TIER:
      return g_str_equal (xep_statement_get_text (row, column),
                          xep_tier_to_nick (*(const XepTier *) value));

    case FORMAT_TEXT:
    case FORMAT_TYPE:
    default:
      {
        const char *now = *(const char *const *) value;

        return g_strcmp0 (xep_statement_get_text (row, column), now != NULL ? now : "") == 0;
      }
    }
}

/* Adds column @index as it is now to what is written. */
static void
record_column (XepRecordRow *record, guint index, const XepOpeningSubject *subject)
{
  gconstpointer value = G_STRUCT_MEMBER_P (subject, columns[index].offset);
  const char *column = columns[index].column;

  switch (columns[index].format)
    {
    case FORMAT_ID:
      xep_record_row_id (record, column, *(const gint64 *) value);
      break;

    case FORMAT_DATE:
      xep_record_row_date (record, column, *(const XepDate *) value);
      break;

    case FORMAT_FLAG:
      xep_record_row_flag (record, column, *(const gboolean *) value);
      break;

    case FORMAT_TIER:
      xep_record_row_text (record, column, xep_tier_to_nick (*(const XepTier *) value));
      break;

    case FORMAT_TEXT:
    case FORMAT_TYPE:
    default:
      xep_record_row_text (record, column, *(const char *const *) value);
      break;
    }
}

/* @row: of SELECT; @subject: as it is now; @record (nullable): gets what is different. */
static GPtrArray *
compare (Records *self,
         XepStatement *row,
         const XepOpeningSubject *subject,
         guint groups,
         XepRecordRow *record)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  guint whose = subject->collective_type != NULL ? COLLECTIVE : PERSON;
  gboolean moved = !is_same (row, UNIT_ID, subject);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const char *old_value;
      g_autoptr (XepRecordRow) now = NULL;
      XepSnapshotChange *change;
      XepSnapshotGroup group;

      if ((columns[i].whose & whose) == 0 || is_same (row, i, subject))
        continue;
      old_value = xep_statement_get_text (row, FIRST_COLUMN + (int) i);
      group = find_group (self, i, moved, old_value);
      if ((group & groups) == 0)
        continue;
      now = xep_record_row_new ("assessment");
      record_column (now, i, subject);
      change = g_new0 (XepSnapshotChange, 1);
      change->column = columns[i].column;
      change->group = group;
      change->label = columns[i].label != NULL ? _ (columns[i].label) : NULL;
      change->old_text = dup_words (self, columns[i].format, old_value);
      change->new_text
          = dup_words (self, columns[i].format, xep_record_row_get (now, columns[i].column));
      g_ptr_array_add (changes, change);
      if (record != NULL)
        xep_record_row_copy (record, now, columns[i].column);
    }
  return changes;
}

/* The person of @row as it is now, with the texts and posts of others: nothing to free. */
static XepPerson
get_person (Records *self, XepStatement *row)
{
  XepPerson person = {
    .id = xep_statement_get_int64 (row, 3),
    .name = (char *) xep_statement_get_text (row, FIRST_PERSON_COLUMN),
    .birth_date = xep_statement_get_date (row, FIRST_PERSON_COLUMN + 1),
    .unit_id = xep_statement_get_int64 (row, FIRST_PERSON_COLUMN + 2),
    .workplace_id = xep_statement_get_int64 (row, FIRST_PERSON_COLUMN + 3),
    .party_member = xep_statement_get_int64 (row, FIRST_PERSON_COLUMN + 4) != 0,
    .status = XEP_STATUS_ACTIVE,
    .kind = XEP_KIND_MEMBER,
  };
  GPtrArray *posts = g_hash_table_lookup (self->posts, &person.id);

  xep_status_from_nick (xep_statement_get_text (row, FIRST_PERSON_COLUMN + 5), &person.status);
  xep_kind_from_nick (xep_statement_get_text (row, FIRST_PERSON_COLUMN + 6), &person.kind);
  xep_tier_from_nick (xep_statement_get_text (row, FIRST_PERSON_COLUMN + 7), &person.tier);
  person.posts = posts != NULL ? posts : self->no_posts;
  return person;
}

/* The subject of @row as it is now, good until the next row. @left: it left the roster. */
static gboolean
take_subject (
    Records *self, XepStatement *row, XepOpeningSubject *subject, gboolean *left, GError **error)
{
  XepOpening *opening = get_opening (self, xep_statement_get_int64 (row, 1), error);
  gint64 collective_id = xep_statement_get_int64 (row, 4);
  XepSubjectKind kind = XEP_KIND_MEMBER;
  const XepCollective *collective;

  if (opening == NULL)
    return FALSE;
  xep_kind_from_nick (xep_statement_get_text (row, 2), &kind);
  if (!xep_statement_is_null (row, FIRST_PERSON_COLUMN))
    {
      XepPerson person = get_person (self, row);

      *left = !xep_statement_is_null (row, FIRST_PERSON_COLUMN + 8)
              || person.status == XEP_STATUS_LEFT;
      xep_opening_take_person (opening, &person, kind, subject);
      return TRUE;
    }
  collective = g_hash_table_lookup (self->collectives, &collective_id);
  if (collective != NULL)
    {
      *left = *collective->retired_on != '\0';
      xep_opening_take_collective (opening, collective, subject);
      return TRUE;
    }
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                       _("The record to be changed no longer exists; nothing was changed. "
                         "Reload the list."));
  return FALSE;
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

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  const XepSnapshotForm *first = *(const XepSnapshotForm *const *) a;
  const XepSnapshotForm *second = *(const XepSnapshotForm *const *) b;

  if (first->period_id != second->period_id)
    return first->period_id < second->period_id ? -1 : 1;
  return (first->assessment_id > second->assessment_id)
         - (first->assessment_id < second->assessment_id);
}

/* Reads @statement to its end. The few forms that differ are put in order, not all that there
 * are. */
static GPtrArray *
list_forms (Records *self, XepStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func ((GDestroyNotify) form_free);
  gboolean row;

  while (TRUE)
    {
      g_auto (XepOpeningSubject) subject = { 0 };
      g_autoptr (GPtrArray) changes = NULL;
      gint64 person_id;
      gboolean left = FALSE;
      XepSnapshotForm *form;

      if (!xep_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      if (!take_subject (self, statement, &subject, &left, error))
        return NULL;
      changes = compare (self, statement, &subject, left ? XEP_SNAPSHOT_SPELLING : XEP_SNAPSHOT_ALL,
                         NULL);
      if (changes->len == 0)
        continue;
      person_id = xep_statement_get_int64 (statement, 3);
      form = g_new0 (XepSnapshotForm, 1);
      form->assessment_id = xep_statement_get_int64 (statement, 0);
      form->period_id = xep_statement_get_int64 (statement, 1);
      form->subject_id
          = g_strdup_printf ("%c%" G_GINT64_FORMAT, person_id != 0 ? 'p' : 'c',
                             person_id != 0 ? person_id : xep_statement_get_int64 (statement, 4));
      form->locked = xep_assessment_load_state (statement, 5) == XEP_STATE_CLOSED;
      form->subject_name = xep_statement_dup_text (statement, FIRST_COLUMN);
      form->place = dup_place (self, statement, error);
      form->changes = g_steal_pointer (&changes);
      g_ptr_array_add (forms, form);
    }
  g_ptr_array_sort (forms, compare_forms);
  return g_steal_pointer (&forms);
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
  /* Each with its index: the forms of one period are not sought among those of ten years. */
  g_autofree char *sql = g_strconcat (SELECT, period_id != 0 ? " a.period_id = ?1" : " ?1 = 0",
                                      subject_id == NULL   ? " AND ?2 = 0"
                                      : *subject_id == 'p' ? " AND a.person_id = ?2"
                                                           : " AND a.collective_id = ?2",
                                      NULL);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL || !records_load (&records, store, subject_id, error))
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_int64 (statement, 2, id);
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
  statement = xep_store_prepare (store, SELECT " a.id = ?1", error);
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
      = xep_store_seek (records->store, SELECT " a.id = ?", form->assessment_id,
                        _("This assessment does not exist. Reload the list."), error);
  g_autoptr (XepRecordRow) taken = xep_record_row_new ("assessment");
  g_auto (XepOpeningSubject) subject = { 0 };
  g_autoptr (GPtrArray) changes = NULL;
  gboolean left = FALSE;

  *changed = FALSE;
  if (statement == NULL)
    return FALSE;
  if (xep_assessment_load_state (statement, 5) == XEP_STATE_CLOSED)
    return TRUE;
  if (!take_subject (records, statement, &subject, &left, error))
    return FALSE;
  changes = compare (records, statement, &subject, left ? groups & XEP_SNAPSHOT_SPELLING : groups,
                     taken);
  if (xep_record_row_has (taken, "subject_name"))
    {
      g_autofree char *sort_key = xep_opening_subject_dup_sort_key (&subject);

      xep_record_row_derived (taken, "sort_key", sort_key);
    }
  return changes->len == 0
         || xep_record_row_update (taken, records->store, form->assessment_id, why, changed, error);
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
    xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT | XEP_NEWS_PERIOD, 0, 0);
  return TRUE;
}
