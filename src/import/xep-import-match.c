/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-text.h"
#include "import/xep-import-private.h"
#include "store/xep-person-store.h"

/* Who a row is about. The same card, or the same name with the same birth date, is the same person;
 * what only may be is asked: nobody is doubled and nobody overwritten for want of a question. */

/* Texts that differ by so many letters may be one name, written twice. */
#define SLIPS 2
#define LONGEST_NAME 64
#define MOST_NAMES_TOLD 20

/* The words people are found by. */
typedef enum
{
  BY_CARD, /* digits */
  BY_CITIZEN_ID,
  BY_NAME,  /* identity */
  BY_BIRTH, /* ISO, whole dates only */
  N_WORDS,
} Word;

/* Somebody in the data, as far as it takes to tell people apart. It is never changed: who changed
 * is there anew, and what was is @gone.
 * @next: others of the same word */
typedef struct Known Known;
struct Known
{
  gint64 id;
  char *name;
  char *words[N_WORDS];
  Known *next[N_WORDS];
  XepDate birth_date;
  gint64 unit_id;
  gboolean retired;
  gboolean gone;
};

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->name);
  for (guint i = 0; i < N_WORDS; i++)
    g_free (known->words[i]);
  g_free (known);
}

/**
 * XepImportPeople:
 * @all: Known, also those that are gone
 * @by_id: gint64* → Known
 * @by_word: char* → Known, the first of its word
 * @of_file: set of char* "identity|ISO date": who the file itself names
 *
 * The people of the data by what a list may know of them.
 */
struct _XepImportPeople
{
  GPtrArray *all;
  GHashTable *by_id;
  GHashTable *by_word[N_WORDS];
  GHashTable *of_file;
};

void
xep_import_people_free (XepImportPeople *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  for (guint i = 0; i < N_WORDS; i++)
    g_hash_table_unref (self->by_word[i]);
  g_hash_table_unref (self->of_file);
  g_ptr_array_unref (self->all);
  g_free (self);
}

static void
add_known (XepImportPeople *self, const XepPerson *person)
{
  Known *former = g_hash_table_lookup (self->by_id, &person->id);
  Known *known = g_new0 (Known, 1);

  if (former != NULL)
    former->gone = TRUE;
  known->id = person->id;
  known->name = g_strdup (person->name);
  known->birth_date = person->birth_date;
  known->unit_id = person->unit_id;
  known->retired = *person->retired_on != '\0';
  known->words[BY_CARD] = xep_import_dup_digits (person->party_card);
  known->words[BY_CITIZEN_ID] = g_strdup (person->citizen_id);
  known->words[BY_NAME] = xep_text_identity (person->name);
  known->words[BY_BIRTH] = xep_date_is_full (person->birth_date)
                               ? xep_date_format_iso (person->birth_date)
                               : g_strdup ("");
  g_ptr_array_add (self->all, known);
  g_hash_table_replace (self->by_id, &known->id, known);
  for (guint i = 0; i < N_WORDS; i++)
    if (*known->words[i] != '\0')
      {
        known->next[i] = g_hash_table_lookup (self->by_word[i], known->words[i]);
        g_hash_table_replace (self->by_word[i], known->words[i], known);
      }
}

static char *
dup_file_key (const char *name, XepDate birth_date)
{
  g_autofree char *identity = xep_text_identity (name);
  g_autofree char *birth = xep_date_format_iso (birth_date);

  return g_strconcat (identity, "|", birth, NULL);
}

void
xep_import_note_row (XepImportContext *context)
{
  g_autoptr (GError) ignored = NULL;
  g_autofree char *name = xep_import_dup_text (context, XEP_HEADING_NAME);
  XepDate birth_date;

  /* What is wrong with the date is told when the row's turn comes. */
  if (xep_import_read_birth (context, &birth_date, &ignored))
    g_hash_table_add (context->people->of_file, dup_file_key (name, birth_date));
}

void
xep_import_index_people (XepImportContext *context, GPtrArray *people)
{
  XepImportPeople *self = g_new0 (XepImportPeople, 1);

  self->all = g_ptr_array_new_with_free_func (known_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < N_WORDS; i++)
    self->by_word[i] = g_hash_table_new (g_str_hash, g_str_equal);
  self->of_file = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  context->people = self;
  for (guint i = people->len; i > 0; i--)
    add_known (self, g_ptr_array_index (people, i - 1));
}

char *
xep_import_dup_digits (const char *card)
{
  GString *digits = g_string_new (NULL);

  for (const char *at = card; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  return g_string_free (digits, FALSE);
}

/* Those of the word, of the roster, or, if there is none, who left it. (transfer container) */
static GPtrArray *
find_people (XepImportPeople *self, Word word, const char *text)
{
  Known *first
      = text != NULL && *text != '\0' ? g_hash_table_lookup (self->by_word[word], text) : NULL;
  GPtrArray *people = g_ptr_array_new ();

  for (int retired = 0; retired < 2 && people->len == 0; retired++)
    for (Known *known = first; known != NULL; known = known->next[word])
      if (!known->gone && known->retired == (retired == 1))
        g_ptr_array_add (people, known);
  return people;
}

/* What a row says, ready to be compared. */
typedef struct
{
  const XepImportKey *given;
  char *identity;
  char *card; /* digits */
} Key;

static void
key_clear (Key *self)
{
  g_free (self->identity);
  g_free (self->card);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Key, key_clear)

static Key
make_key (const XepImportKey *given)
{
  return (Key){ .given = given,
                .identity = xep_text_identity (given->name),
                .card = xep_import_dup_digits (given->card) };
}

typedef gboolean (*Trait) (const Known *person, const Key *key);

static gboolean
has_same_name (const Known *person, const Key *key)
{
  return g_str_equal (person->words[BY_NAME], key->identity);
}

static gboolean
has_same_card (const Known *person, const Key *key)
{
  return *key->card != '\0' && g_str_equal (person->words[BY_CARD], key->card);
}

static gboolean
has_other_card (const Known *person, const Key *key)
{
  return *key->card != '\0' && *person->words[BY_CARD] != '\0'
         && !g_str_equal (person->words[BY_CARD], key->card);
}

/* Where one side names no chi bộ, nothing speaks against its being the same. */
static gboolean
may_be_same_cell (const Known *person, const Key *key)
{
  return key->given->unit_id == 0 || person->unit_id == 0 || person->unit_id == key->given->unit_id;
}

static gboolean
has_same_date (const Known *person, const Key *key)
{
  return xep_date_is_full (key->given->birth_date) && xep_date_is_full (person->birth_date)
         && xep_date_compare (person->birth_date, key->given->birth_date) == 0;
}

static gboolean
has_no_date (const Known *person, const Key *key)
{
  return !xep_date_is_set (person->birth_date) && may_be_same_cell (person, key);
}

/* One of the two says more than the other, but nothing else. */
static gboolean
may_be_same_date (const Known *person, const Key *key)
{
  return !xep_date_is_set (key->given->birth_date)
         || (person->birth_date.year == key->given->birth_date.year
             && (!xep_date_is_full (person->birth_date)
                 || !xep_date_is_full (key->given->birth_date) || has_same_date (person, key)));
}

/* A slip of the hand lies between the two dates: one part differs, or day and month changed places;
 * or a bare year is one off. */
static gboolean
has_near_date (const Known *person, const Key *key)
{
  const XepDate a = person->birth_date, b = key->given->birth_date;

  if (!xep_date_is_set (a) || !xep_date_is_set (b) || may_be_same_date (person, key))
    return FALSE;
  if (!xep_date_is_full (a) || !xep_date_is_full (b))
    return ABS (a.year - b.year) <= 1;
  return (a.year == b.year) + (a.month == b.month) + (a.day == b.day) == 2
         || (a.year == b.year && a.month == b.day && a.day == b.month);
}

/* Keeps those that have the trait (or, with @wanted FALSE, lack it). */
static void
keep (GPtrArray *people, const Key *key, Trait trait, gboolean wanted)
{
  guint n = 0;

  for (guint i = 0; i < people->len; i++)
    if (trait (g_ptr_array_index (people, i), key) == wanted)
      g_ptr_array_index (people, n++) = g_ptr_array_index (people, i);
  g_ptr_array_set_size (people, (int) n);
}

/* The same, unless nobody would be left. */
static void
prefer (GPtrArray *people, const Key *key, Trait trait)
{
  guint n_with = 0;

  for (guint i = 0; i < people->len; i++)
    n_with += trait (g_ptr_array_index (people, i), key) ? 1 : 0;
  if (n_with > 0)
    keep (people, key, trait, TRUE);
}

/* Drops those whom a row of this file names, an earlier one or one to come: they are not meant by
 * another one. */
static void
drop_named (XepImportContext *context, GPtrArray *people)
{
  for (guint i = people->len; i > 0; i--)
    {
      const Known *known = g_ptr_array_index (people, i - 1);
      g_autofree char *key = dup_file_key (known->name, known->birth_date);

      if (g_hash_table_contains (context->seen, &known->id)
          || g_hash_table_contains (context->people->of_file, key))
        g_ptr_array_remove_index (people, i - 1);
    }
}

/* Those of the same name and date; if there is none, those of the name whose date is not known yet.
 * (transfer full) */
static GPtrArray *
find_by_date (XepImportContext *context, const Key *key)
{
  GPtrArray *people = find_people (context->people, BY_NAME, key->identity);

  keep (people, key, has_same_name, TRUE);
  keep (people, key, may_be_same_date, TRUE);
  if (people->len == 0 && xep_date_is_set (key->given->birth_date))
    {
      g_ptr_array_unref (people);
      people = find_people (context->people, BY_NAME, key->identity);
      keep (people, key, has_same_name, TRUE);
      keep (people, key, has_no_date, TRUE);
    }
  keep (people, key, has_other_card, FALSE);
  return people;
}

/* How many letters have to be put in, left out or changed to make one of the other. */
static guint
count_slips (const char *a, const char *b)
{
  guint last[LONGEST_NAME + 1], row[LONGEST_NAME + 1];
  gsize n_a = strlen (a), n_b = strlen (b);

  if (n_a > LONGEST_NAME || n_b > LONGEST_NAME)
    return LONGEST_NAME;
  for (guint j = 0; j <= n_b; j++)
    last[j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        row[j] = MIN (MIN (last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] != b[j - 1]));
      memcpy (last, row, sizeof last);
    }
  return last[n_b];
}

static gboolean
has_near_name (const Known *person, const Key *key)
{
  g_autofree char *one = xep_text_fold (person->name);
  g_autofree char *other = xep_text_fold (key->given->name);

  return count_slips (one, other) <= SLIPS;
}

static const char *
get_seen (XepImportContext *context, gint64 person_id)
{
  return g_hash_table_lookup (context->seen, &person_id);
}

static gboolean
ask_several (XepImportContext *context, const Key *key, GPtrArray *people, GError **error)
{
  return xep_import_ask (context, XEP_HEADING_NAME, ((Known *) g_ptr_array_index (people, 0))->id,
                         error,
                         _("There are %u people named %s whom this row may mean. Add the birth "
                           "date, the Party card or the chi bộ and "
                           "import again."),
                         people->len, key->given->name);
}

static gboolean
take (XepImportContext *context,
      const Key *key,
      const Known *known,
      XepPerson **person,
      GError **error)
{
  const char *earlier = get_seen (context, known->id);

  if (earlier != NULL && !key->given->again)
    return xep_import_refuse (context, XEP_HEADING_NAME, error,
                              _("%s is already in cell %s. Keep one of the two rows and import "
                                "again."),
                              key->given->name, earlier);
  *person = xep_person_store_load (context->store, known->id, error);
  return *person != NULL;
}

/* Takes the only candidate left, if there is one and no earlier row named it. */
static gboolean
take_only (XepImportContext *context,
           const Key *key,
           GPtrArray *people,
           XepPerson **person,
           GError **error)
{
  if (people->len > 1)
    return ask_several (context, key, people, error);
  return people->len == 0 || take (context, key, g_ptr_array_index (people, 0), person, error);
}

static void
note_namesake (XepImportContext *context, const Known *namesake)
{
  g_autoptr (XepPerson) person = xep_person_store_load (context->store, namesake->id, NULL);
  g_autofree char *date = xep_date_format (namesake->birth_date);
  g_autofree char *text = g_strdup_printf (
      _("%s was added as another person than the one born %s in “%s”. Check that "
        "it is not the same."),
      namesake->name, *date != '\0' ? date : "…", person != NULL ? person->unit_name : "");

  xep_import_note (context, XEP_HEADING_NAME, text);
}

/* A whole birth date moves with a person from one chi bộ to another; a bare year or none is too
 * little for that. */
static void
drop_far_namesakes (XepImportContext *context, const Key *key, GPtrArray *people)
{
  const Known *namesake = NULL;

  prefer (people, key, may_be_same_cell);
  prefer (people, key, has_same_date);
  for (guint i = people->len; i > 0; i--)
    {
      const Known *known = g_ptr_array_index (people, i - 1);

      if (may_be_same_cell (known, key) || has_same_date (known, key))
        continue;
      namesake = known;
      g_ptr_array_remove_index (people, i - 1);
    }
  if (people->len == 0 && namesake != NULL)
    note_namesake (context, namesake);
}

/* The card names @known; the rest of the row has to agree. */
static gboolean
take_by_card (XepImportContext *context,
              const Key *key,
              const Known *known,
              XepHeading column,
              XepPerson **person,
              GError **error)
{
  const char *number = column == XEP_HEADING_CARD ? key->given->card : key->given->citizen_id;
  const char *earlier = get_seen (context, known->id);
  g_autofree char *birth = xep_date_format (known->birth_date);
  g_autofree char *given = xep_date_format (key->given->birth_date);

  if (!has_same_name (known, key))
    return earlier != NULL
               ? xep_import_refuse (context, column, error,
                                    _("The card %s is already that of %s in cell %s. Two people "
                                      "cannot have one card: correct one of them."),
                                    number, known->name, earlier)
               : xep_import_ask (context, XEP_HEADING_NAME, known->id, error,
                                 _("The card %s is that of %s in the data, and of %s in the file. "
                                   "If it is the same person, correct the name in one of the two; "
                                   "if not, the card."),
                                 number, known->name, key->given->name);
  if (xep_date_is_set (known->birth_date) && xep_date_is_set (key->given->birth_date)
      && !may_be_same_date (known, key))
    return xep_import_ask (context, XEP_HEADING_BIRTH, known->id, error,
                           _("%s with this card was born %s in the data and %s in the file. "
                             "Correct the wrong one and import again."),
                           known->name, birth, given);
  return take (context, key, known, person, error);
}

/* @found: somebody has the card of the row; then it is settled. */
static gboolean
match_card (
    XepImportContext *context, const Key *key, gboolean *found, XepPerson **person, GError **error)
{
  g_autoptr (GPtrArray) people = find_people (context->people, BY_CARD, key->card);
  XepHeading column = XEP_HEADING_CARD;

  keep (people, key, has_same_card, TRUE);
  if (people->len == 0)
    {
      g_clear_pointer (&people, g_ptr_array_unref);
      people = find_people (context->people, BY_CITIZEN_ID, key->given->citizen_id);
      keep (people, key, has_other_card, FALSE);
      column = XEP_HEADING_CITIZEN;
    }
  *found = people->len > 0;
  prefer (people, key, has_same_name);
  prefer (people, key, may_be_same_date);
  if (people->len > 1)
    return ask_several (context, key, people, error);
  return people->len == 0
         || take_by_card (context, key, g_ptr_array_index (people, 0), column, person, error);
}

/* Nobody was found: is it somebody whose date or name has a slip in it, here or there? */
static gboolean
ask_near (XepImportContext *context, const Key *key, GError **error)
{
  g_autofree char *birth = xep_date_format_iso (key->given->birth_date);
  g_autoptr (GPtrArray) dates = find_people (context->people, BY_NAME, key->identity);
  g_autoptr (GPtrArray) names = find_people (
      context->people, BY_BIRTH, xep_date_is_full (key->given->birth_date) ? birth : "");
  const Known *near;

  for (guint i = 0; i < 2; i++)
    {
      GPtrArray *people = i == 0 ? dates : names;

      keep (people, key, i == 0 ? has_same_name : has_same_date, TRUE);
      keep (people, key, i == 0 ? has_near_date : has_near_name, TRUE);
      keep (people, key, may_be_same_cell, TRUE);
      keep (people, key, has_other_card, FALSE);
      drop_named (context, people);
    }
  if (dates->len > 0)
    {
      g_autofree char *shown = NULL;
      g_autofree char *given = xep_date_format (key->given->birth_date);

      near = g_ptr_array_index (dates, 0);
      shown = xep_date_format (near->birth_date);
      return xep_import_ask (context, XEP_HEADING_BIRTH, near->id, error,
                             _("%s of the same chi bộ was born %s in the data and %s in the file. "
                               "Correct the wrong date; if they are two people, give their Party "
                               "cards."),
                             near->name, shown, given);
    }
  if (names->len == 0)
    return TRUE;
  near = g_ptr_array_index (names, 0);
  return xep_import_ask (
      context, XEP_HEADING_NAME, near->id, error,
      _("%s is %s in the data, born the same day in the same chi bộ. If it is the "
        "same person, correct the name in one of the two; if not, give their "
        "Party cards."),
      key->given->name, near->name);
}

/* What somebody answered about the row. @settled: (out) */
static gboolean
match_answer (XepImportContext *context, gboolean *settled, XepPerson **person, GError **error)
{
  gint64 id = 0;
  XepImportAnswer answer = xep_import_mapping_get_answer (
      context->options.mapping, context->table->sheet->name, context->row, &id);

  *settled = answer == XEP_ANSWER_SAME || answer == XEP_ANSWER_NEW;
  if (answer != XEP_ANSWER_SAME)
    return TRUE;
  *person = xep_person_store_load (context->store, id, error);
  return *person != NULL;
}

gboolean
xep_import_match_member (XepImportContext *context,
                         const XepImportKey *given,
                         XepPerson **person,
                         GError **error)
{
  g_auto (Key) key = make_key (given);
  g_autoptr (GPtrArray) people = NULL;
  gboolean settled;

  *person = NULL;
  if (!match_answer (context, &settled, person, error))
    return FALSE;
  if (settled)
    return TRUE;
  if (!match_card (context, &key, &settled, person, error))
    return FALSE;
  if (settled)
    return TRUE;
  people = find_by_date (context, &key);
  drop_far_namesakes (context, &key, people);
  return people->len > 0 ? take_only (context, &key, people, person, error)
                         : ask_near (context, &key, error);
}

gboolean
xep_import_match_officer (XepImportContext *context,
                          const XepImportKey *given,
                          XepPerson **person,
                          GError **error)
{
  g_auto (Key) key = make_key (given);
  g_autoptr (GPtrArray) people = NULL;
  guint n_namesakes;
  gboolean settled;

  *person = NULL;
  if (!match_answer (context, &settled, person, error))
    return FALSE;
  if (settled)
    return TRUE;
  if (!match_card (context, &key, &settled, person, error))
    return FALSE;
  if (settled)
    return TRUE;
  people = find_by_date (context, &key);
  n_namesakes = people->len;
  if (!xep_date_is_set (given->birth_date))
    keep (people, &key, may_be_same_cell, TRUE);
  if (people->len == 0 && n_namesakes > 0)
    return xep_import_refuse (context, XEP_HEADING_NAME, error,
                              _("The row gives no birth date and another chi bộ than the roster "
                                "for "
                                "%s. Add the birth date and import again."),
                              given->name);
  if (people->len > 1)
    prefer (people, &key, has_same_date);
  if (people->len > 1)
    prefer (people, &key, may_be_same_cell);
  return take_only (context, &key, people, person, error);
}

char *
xep_import_dup_place (XepImportContext *context)
{
  g_autofree char *address
      = xep_sheet_table_address (context->table, context->row, XEP_HEADING_NAME);

  return g_strconcat (context->table->sheet->name, "!", address, NULL);
}

void
xep_import_remember (XepImportContext *context, const XepPerson *person, gboolean added)
{
  if (added && context->report->first_added == 0)
    context->report->first_added = person->id;
  if (context->person != NULL)
    context->person->person_id = person->id;
  add_known (context->people, person);
  g_hash_table_replace (context->seen, g_memdup2 (&person->id, sizeof person->id),
                        xep_import_dup_place (context));
}

/* How many people of the roster each chi bộ has, or how many of them the file names. (transfer
 * full) */
static GHashTable *
count_by_unit (XepImportContext *context, GPtrArray *people, gboolean named)
{
  GHashTable *counts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < people->len; i++)
    {
      XepPerson *person = g_ptr_array_index (people, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &person->unit_id));

      if (!named || get_seen (context, person->id) != NULL)
        g_hash_table_insert (counts, &person->unit_id, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

/* Who is on the roster of a chi bộ that the list is about, but not in the list: told, never taken
 * away. A list that has less than half of a chi bộ is not about all of it. */
gboolean
xep_import_tell_missing (XepImportContext *context, GError **error)
{
  g_autoptr (GPtrArray) people = xep_person_store_list (context->store, 0, FALSE, error);
  g_autoptr (GHashTable) all = NULL;
  g_autoptr (GHashTable) named = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  GPtrArray *missing = context->report->missing;
  g_autofree char *text = NULL;

  if (people == NULL)
    return FALSE;
  all = count_by_unit (context, people, FALSE);
  named = count_by_unit (context, people, TRUE);
  for (guint i = 0; i < people->len; i++)
    {
      const XepPerson *person = g_ptr_array_index (people, i);
      guint n_named = GPOINTER_TO_UINT (g_hash_table_lookup (named, &person->unit_id));
      guint n_all = GPOINTER_TO_UINT (g_hash_table_lookup (all, &person->unit_id));
      g_autofree char *birth = NULL;

      if (!person->party_member || person->status == XEP_STATUS_LEFT || person->unit_id == 0
          || get_seen (context, person->id) != NULL || n_named * 2 <= n_all)
        continue;
      birth = xep_date_format (person->birth_date);
      g_ptr_array_add (missing,
                       g_strdup_printf ("%s (%s, %s)", person->name, birth, person->unit_name));
    }
  if (missing->len == 0)
    return TRUE;
  for (guint i = 0; i < MIN (missing->len, MOST_NAMES_TOLD); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "",
                            (const char *) g_ptr_array_index (missing, i));
  text = g_strdup_printf (
      ngettext ("%u person of the chi bộ in this list is on the roster but not in the list, and "
                "was left as it is: %s%s.",
                "%u people of the chi bộ in this list are on the roster but not in the list, and "
                "were left as they are: %s%s.",
                missing->len),
      missing->len, names->str, missing->len > MOST_NAMES_TOLD ? "; …" : "");
  xep_import_report_add_note (context->report, "", "", text);
  return TRUE;
}
