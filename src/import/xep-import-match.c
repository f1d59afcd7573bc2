/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "import/xep-import-private.h"
#include "store/xep-person-store.h"

/* Which of two who bear one name and birth date is meant cannot be guessed: what tells them apart
 * is the Party card, then the chi bộ. A candidate's place in this order decides. */

static GPtrArray *
load_candidates (XepImportContext *context, const char *name, XepDate birth_date, GError **error)
{
  g_autoptr (GArray) ids = xep_person_store_find (context->store, name, birth_date, error);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_person_free);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      XepPerson *person
          = xep_person_store_load (context->store, g_array_index (ids, gint64, i), error);

      if (person == NULL)
        return NULL;
      g_ptr_array_add (people, person);
    }
  return g_steal_pointer (&people);
}

/* Cards are compared by their digits: "10.827036" is "10827036". */
static gboolean
same_card (const char *a, const char *b)
{
  while (TRUE)
    {
      while (*a != '\0' && !g_ascii_isdigit (*a))
        a++;
      while (*b != '\0' && !g_ascii_isdigit (*b))
        b++;
      if (*a != *b)
        return FALSE;
      if (*a == '\0')
        return TRUE;
      a++;
      b++;
    }
}

static gboolean
has_same_card (const XepPerson *person, const XepImportKey *key)
{
  return *key->card != '\0' && *person->party_card != '\0'
         && same_card (person->party_card, key->card);
}

static gboolean
has_other_card (const XepPerson *person, const XepImportKey *key)
{
  return *key->card != '\0' && *person->party_card != '\0'
         && !same_card (person->party_card, key->card);
}

/* Where one side names no chi bộ, nothing speaks against its being the same. */
static gboolean
may_be_same_cell (const XepPerson *person, const XepImportKey *key)
{
  return key->unit_id == 0 || person->unit_id == 0 || person->unit_id == key->unit_id;
}

static gboolean
has_same_date (const XepPerson *person, const XepImportKey *key)
{
  return xep_date_is_full (key->birth_date)
         && xep_date_compare (person->birth_date, key->birth_date) == 0
         && xep_date_is_full (person->birth_date);
}

static gboolean
has_no_date (const XepPerson *person, const XepImportKey *key)
{
  return !xep_date_is_set (person->birth_date) && may_be_same_cell (person, key);
}

typedef gboolean (*Trait) (const XepPerson *person, const XepImportKey *key);

/* Keeps those that have the trait (or, with @wanted FALSE, lack it). */
static void
keep (GPtrArray *people, const XepImportKey *key, Trait trait, gboolean wanted)
{
  for (guint i = people->len; i > 0; i--)
    {
      if (trait (g_ptr_array_index (people, i - 1), key) != wanted)
        g_ptr_array_remove_index (people, i - 1);
    }
}

/* The same, unless nobody would be left. */
static void
prefer (GPtrArray *people, const XepImportKey *key, Trait trait)
{
  guint n_with = 0;

  for (guint i = 0; i < people->len; i++)
    n_with += trait (g_ptr_array_index (people, i), key) ? 1 : 0;
  if (n_with > 0)
    keep (people, key, trait, TRUE);
}

/* Those of the same card, whatever their birth date: a corrected date must not double a person. */
static GPtrArray *
load_by_card (XepImportContext *context, const XepImportKey *key, GError **error)
{
  GPtrArray *people = load_candidates (context, key->name, XEP_DATE_NONE, error);

  if (people != NULL)
    keep (people, key, has_same_card, TRUE);
  return people;
}

/* Those of the same name and date; if there is none, those of the name whose date is not known yet.
 */
static GPtrArray *
load_by_date (XepImportContext *context, const XepImportKey *key, GError **error)
{
  GPtrArray *people = load_candidates (context, key->name, key->birth_date, error);

  if (people == NULL)
    return NULL;
  if (people->len == 0 && xep_date_is_set (key->birth_date))
    {
      g_ptr_array_unref (people);
      people = load_candidates (context, key->name, XEP_DATE_NONE, error);
      if (people == NULL)
        return NULL;
      keep (people, key, has_no_date, TRUE);
    }
  keep (people, key, has_other_card, FALSE);
  return people;
}

static gboolean
refuse_several (XepImportContext *context, const XepImportKey *key, guint n, GError **error)
{
  return xep_import_refuse (context, XEP_HEADING_NAME, error,
                            _("There are %u people named %s whom this row may mean. Add the birth "
                              "date, the Party card or the chi bộ and "
                              "import again."),
                            n, key->name);
}

/* Takes the only candidate left, if there is one and no earlier row named it. */
static gboolean
take_only (XepImportContext *context,
           const XepImportKey *key,
           GPtrArray *people,
           XepPerson **person,
           GError **error)
{
  const char *earlier;

  if (people->len > 1)
    return refuse_several (context, key, people->len, error);
  if (people->len == 0)
    return TRUE;
  earlier = g_hash_table_lookup (context->seen, &((XepPerson *) g_ptr_array_index (people, 0))->id);
  if (earlier != NULL && !key->again)
    return xep_import_refuse (context, XEP_HEADING_NAME, error,
                              _("%s is already in cell %s. Keep one of the two rows and import "
                                "again."),
                              key->name, earlier);
  *person = g_ptr_array_steal_index (people, 0);
  return TRUE;
}

static void
note_namesake (XepImportContext *context, const XepPerson *namesake)
{
  g_autofree char *date = xep_date_format (namesake->birth_date);
  g_autofree char *text = g_strdup_printf (
      _("%s was added as another person than the one born %s in “%s”. Check that "
        "it is not the same."),
      namesake->name, *date != '\0' ? date : "…", namesake->unit_name);

  xep_import_note (context, XEP_HEADING_NAME, text);
}

/* A whole birth date moves with a person from one chi bộ to another; a bare year or none is too
 * little for that. */
static void
drop_far_namesakes (XepImportContext *context, const XepImportKey *key, GPtrArray *people)
{
  g_autoptr (XepPerson) namesake = NULL;

  prefer (people, key, may_be_same_cell);
  prefer (people, key, has_same_date);
  for (guint i = people->len; i > 0; i--)
    {
      const XepPerson *person = g_ptr_array_index (people, i - 1);

      if (may_be_same_cell (person, key) || has_same_date (person, key))
        continue;
      g_clear_pointer (&namesake, xep_person_free);
      namesake = g_ptr_array_steal_index (people, i - 1);
    }
  if (people->len == 0 && namesake != NULL)
    note_namesake (context, namesake);
}

gboolean
xep_import_match_member (XepImportContext *context,
                         const XepImportKey *key,
                         XepPerson **person,
                         GError **error)
{
  g_autoptr (GPtrArray) by_card = load_by_card (context, key, error);
  g_autoptr (GPtrArray) by_date = NULL;

  *person = NULL;
  if (by_card == NULL)
    return FALSE;
  if (by_card->len > 0)
    return take_only (context, key, by_card, person, error);
  by_date = load_by_date (context, key, error);
  if (by_date == NULL)
    return FALSE;
  drop_far_namesakes (context, key, by_date);
  return take_only (context, key, by_date, person, error);
}

gboolean
xep_import_match_officer (XepImportContext *context,
                          const XepImportKey *key,
                          XepPerson **person,
                          GError **error)
{
  g_autoptr (GPtrArray) people = load_by_date (context, key, error);
  guint n_namesakes;

  *person = NULL;
  if (people == NULL)
    return FALSE;
  n_namesakes = people->len;
  if (!xep_date_is_set (key->birth_date))
    keep (people, key, may_be_same_cell, TRUE);
  if (people->len == 0 && n_namesakes > 0)
    return xep_import_refuse (context, XEP_HEADING_NAME, error,
                              _("The row gives no birth date and another chi bộ than the roster "
                                "for "
                                "%s. Add the birth date and import again."),
                              key->name);
  prefer (people, key, has_same_card);
  if (people->len > 1)
    prefer (people, key, has_same_date);
  if (people->len > 1)
    prefer (people, key, may_be_same_cell);
  return take_only (context, key, people, person, error);
}

char *
xep_import_dup_place (XepImportContext *context)
{
  g_autofree char *address
      = xep_sheet_table_address (context->table, context->row, XEP_HEADING_NAME);

  return g_strconcat (context->table->sheet->name, "!", address, NULL);
}

void
xep_import_remember (XepImportContext *context, gint64 person_id, gboolean added)
{
  if (added && context->report->first_added == 0)
    context->report->first_added = person_id;
  g_hash_table_replace (context->seen, g_memdup2 (&person_id, sizeof person_id),
                        xep_import_dup_place (context));
}
