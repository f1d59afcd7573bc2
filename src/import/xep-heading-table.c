/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-heading-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-paths.h"
#include "base/xep-text.h"
#include "base/xep-xml.h"

#define FOLDER "imports"
#define NAME "headings.xml"
#define SCHEMA "headings.rng"
/* No name has more readings than these, or its brackets say something else than was meant. */
#define MOST_READINGS 2000
/* So many words before and after a name say nothing, or whose it is. */
#define MOST_PHRASES 4

static const char *const words_nicks[XEP_N_WORDS] = {
  [XEP_WORDS_CHI_BO] = "chi-bo",       [XEP_WORDS_UNIT] = "unit",
  [XEP_WORDS_SUBGROUP] = "subgroup",   [XEP_WORDS_SUMMARY] = "summary",
  [XEP_WORDS_SIGNATURE] = "signature", [XEP_WORDS_DITTO] = "ditto",
  [XEP_WORDS_BLANK] = "blank",         [XEP_WORDS_TICK] = "tick",
  [XEP_WORDS_COUNT] = "count",         [XEP_WORDS_ASIDE] = "aside",
};

/* One field under one name. */
typedef struct
{
  XepHeading column;
  guint kinds; /* bits of XepImportKind */
  gboolean vague;
  char *marked; /* identity that the heading must have, NULL if marks do not matter */
} Entry;

/* Words before or after a name. */
typedef struct
{
  char *text;  /* folded */
  guint steps; /* 0: they say nothing */
} Phrase;

struct _XepHeadingTable
{
  GHashTable *names;                 /* char* folded → GPtrArray of Entry */
  GArray *phrases;                   /* Phrase, the longest first */
  GPtrArray *others;                 /* char* identity */
  guint read[XEP_N_HEADINGS];        /* bits of XepImportKind */
  GPtrArray *words[XEP_N_WORDS];     /* char* identity, ends with NULL */
  gboolean begins[XEP_N_WORDS][256]; /* whether a word begins with that byte, small or capital */
  GRegex *count;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->marked);
  g_free (entry);
}

static void
phrase_clear (gpointer data)
{
  g_free (((Phrase *) data)->text);
}

void
xep_heading_table_free (XepHeadingTable *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->names);
  g_array_unref (self->phrases);
  g_ptr_array_unref (self->others);
  for (guint i = 0; i < XEP_N_WORDS; i++)
    g_ptr_array_unref (self->words[i]);
  g_clear_pointer (&self->count, g_regex_unref);
  g_free (self);
}

/* "Điểm  tiêu chí-chung (30)" → "diem tieu chi chung 30"; @brackets FALSE leaves out what stands in
 * brackets. (transfer full) */
static char *
simplify (const char *folded, gboolean brackets)
{
  GString *plain = g_string_new (NULL);
  int depth = 0;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      depth += *at == '(' || *at == '[' ? 1 : 0;
      if (g_unichar_isalnum (character) && (brackets || depth == 0))
        g_string_append_unichar (plain, character);
      else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
      depth -= (*at == ')' || *at == ']') && depth > 0 ? 1 : 0;
    }
  g_strchomp (plain->str);
  return g_string_free (plain, FALSE);
}

static char *
simplify_identity (const char *text)
{
  g_autofree char *identity = xep_text_identity (text);

  return simplify (identity, TRUE);
}

static GPtrArray *expand_choice (const char **at, char close);

/* Every reading of @before followed by every one of @after, which is consumed. */
static GPtrArray *
cross (GPtrArray *before, GPtrArray *after)
{
  GPtrArray *both = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < before->len; i++)
    for (guint j = 0; j < after->len && both->len <= MOST_READINGS; j++)
      g_ptr_array_add (
          both, g_strconcat (g_ptr_array_index (before, i), g_ptr_array_index (after, j), NULL));
  g_ptr_array_unref (before);
  g_ptr_array_unref (after);
  return both;
}

/* The readings of a sequence up to '|', @close or the end; NULL if a bracket is not closed. */
static GPtrArray *
expand_sequence (const char **at, char close)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (readings, g_strdup (""));
  while (**at != '\0' && **at != '|' && **at != close)
    {
      gboolean optional = **at == '[';
      GPtrArray *inner;

      if (optional || **at == '(')
        {
          const char end = optional ? ']' : ')';

          (*at)++;
          inner = expand_choice (at, end);
          if (inner == NULL || **at != end)
            {
              g_clear_pointer (&inner, g_ptr_array_unref);
              g_ptr_array_unref (readings);
              return NULL;
            }
          (*at)++;
          if (optional)
            g_ptr_array_add (inner, g_strdup (""));
        }
      else
        {
          gsize length = strcspn (*at, "[](|)");

          inner = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (inner, g_strndup (*at, MAX (length, 1)));
          *at += MAX (length, 1);
        }
      readings = cross (readings, inner);
    }
  return readings;
}

static GPtrArray *
expand_choice (const char **at, char close)
{
  GPtrArray *all = expand_sequence (at, close);

  while (all != NULL && **at == '|')
    {
      GPtrArray *more;

      (*at)++;
      more = expand_sequence (at, close);
      if (more == NULL)
        g_clear_pointer (&all, g_ptr_array_unref);
      else
        g_ptr_array_extend_and_steal (all, more);
    }
  return all;
}

/* All that "[họ] tên (đảng viên|ĐV)" stands for, with single blanks. NULL with @error. */
static GPtrArray *
expand (xmlNode *node, GError **error)
{
  g_autofree char *text = xep_xml_text (node);
  const char *at = text;
  GPtrArray *readings = expand_choice (&at, '\0');

  if (readings != NULL && *at == '\0' && readings->len <= MOST_READINGS)
    return readings;
  g_clear_pointer (&readings, g_ptr_array_unref);
  xep_xml_set_error (error, NAME, node,
                     _("the brackets of “%s” are not closed, or it has too many readings"), text);
  return NULL;
}

static guint
read_kinds (xmlNode *node, const char *attribute, guint fallback)
{
  g_autofree char *text = xep_xml_attribute (node, attribute);
  g_auto (GStrv) nicks = text != NULL ? g_strsplit (text, " ", -1) : NULL;
  guint kinds = 0;
  XepImportKind kind;

  if (nicks == NULL)
    return fallback;
  for (guint i = 0; nicks[i] != NULL; i++)
    if (xep_import_kind_from_nick (nicks[i], &kind))
      kinds |= 1u << kind;
  return kinds;
}

static Entry *
find_entry (XepHeadingTable *self, guint kinds, const char *name, const char *identity)
{
  GPtrArray *entries = g_hash_table_lookup (self->names, name);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      if ((entry->kinds & kinds) != 0
          && (entry->marked == NULL || identity == NULL || g_str_equal (entry->marked, identity)))
        return entry;
    }
  return NULL;
}

static gboolean
add_name (XepHeadingTable *self, xmlNode *node, XepHeading column, guint kinds, GError **error)
{
  g_autoptr (GPtrArray) readings = expand (node, error);
  gboolean marks = xep_xml_flag (node, "marks", FALSE);

  for (guint i = 0; readings != NULL && i < readings->len; i++)
    {
      const char *reading = g_ptr_array_index (readings, i);
      g_autofree char *folded = xep_text_fold (reading);
      g_autofree char *name = simplify (folded, TRUE);
      g_autofree char *identity = simplify_identity (reading);
      Entry *entry = find_entry (self, kinds, name, marks ? identity : NULL);
      GPtrArray *entries = g_hash_table_lookup (self->names, name);

      if (entry != NULL && entry->column == column)
        continue;
      if (entry != NULL)
        {
          xep_xml_set_error (error, NAME, node, _("“%s” names two fields: %s and %s"), reading,
                             xep_heading_to_nick (entry->column), xep_heading_to_nick (column));
          return FALSE;
        }
      entry = g_new0 (Entry, 1);
      entry->column = column;
      entry->kinds = kinds;
      entry->vague = xep_xml_flag (node, "vague", FALSE);
      entry->marked = marks ? g_steal_pointer (&identity) : NULL;
      if (entries == NULL)
        {
          entries = g_ptr_array_new_with_free_func (entry_free);
          g_hash_table_insert (self->names, g_steal_pointer (&name), entries);
        }
      g_ptr_array_add (entries, entry);
    }
  return readings != NULL;
}

static gboolean
add_field (XepHeadingTable *self, xmlNode *node, GError **error)
{
  g_autofree char *id = xep_xml_attribute (node, "id");
  guint kinds = read_kinds (node, "kinds", 0);
  XepHeading column;

  if (!xep_heading_from_nick (id, &column))
    {
      xep_xml_set_error (error, NAME, node, _("the program has no field “%s”"), id);
      return FALSE;
    }
  self->read[column] = read_kinds (node, "read", kinds);
  for (xmlNode *name = xep_xml_first (node, "name"); name != NULL;
       name = xep_xml_next (name, "name"))
    if (!add_name (self, name, column, kinds, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_phrase (XepHeadingTable *self, xmlNode *node, GError **error)
{
  g_autoptr (GPtrArray) readings = expand (node, error);
  g_autofree char *id = xep_xml_attribute (node, "id");
  g_auto (GStrv) steps = g_strsplit (id != NULL ? id : "", " ", -1);
  guint bits = 0;

  for (guint i = 0; steps[i] != NULL; i++)
    {
      XepStep step;

      if (xep_step_from_nick (steps[i], &step))
        bits |= 1u << step;
    }
  for (guint i = 0; readings != NULL && i < readings->len; i++)
    {
      g_autofree char *folded = xep_text_fold (g_ptr_array_index (readings, i));
      const Phrase phrase = { simplify (folded, TRUE), bits };

      g_array_append_val (self->phrases, phrase);
    }
  return readings != NULL;
}

static gboolean
add_other (XepHeadingTable *self, xmlNode *node, GError **error)
{
  g_autoptr (GPtrArray) readings = expand (node, error);

  for (guint i = 0; readings != NULL && i < readings->len; i++)
    g_ptr_array_add (self->others, simplify_identity (g_ptr_array_index (readings, i)));
  return readings != NULL;
}

static void
add_words (XepHeadingTable *self, xmlNode *node)
{
  g_autofree char *id = xep_xml_attribute (node, "id");
  g_autofree char *text = xep_xml_text (node);
  g_auto (GStrv) words = g_strsplit (text, ", ", -1);

  for (guint i = 0; i < XEP_N_WORDS; i++)
    if (g_strcmp0 (id, words_nicks[i]) == 0)
      for (guint j = 0; words[j] != NULL; j++)
        {
          char *word = xep_text_identity (words[j]);
          g_autofree char *capital = g_utf8_strup (word, -1);

          self->begins[i][(guchar) *word] = self->begins[i][(guchar) *capital] = TRUE;
          g_ptr_array_add (self->words[i], word);
        }
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const Phrase *one = a, *other = b;
  gsize length = strlen (one->text), other_length = strlen (other->text);

  if (length != other_length)
    return length < other_length ? 1 : -1;
  /* Of one text that is both, the one that says whose it is goes first. */
  return one->steps == other->steps ? 0 : one->steps < other->steps ? 1 : -1;
}

/* A count stands in brackets, behind a colon, or with what is counted behind a dash or a blank. */
static GRegex *
make_count (GPtrArray *words, GError **error)
{
  g_autoptr (GString) counted = g_string_new (NULL);
  g_autofree char *pattern = NULL;

  for (guint i = 0; i < words->len && g_ptr_array_index (words, i) != NULL; i++)
    {
      g_autofree char *word = g_regex_escape_string (g_ptr_array_index (words, i), -1);

      g_string_append_printf (counted, "%s%s", i > 0 ? "|" : "", word);
    }
  pattern = g_strdup_printf ("^(.*?\\S)(?:\\s*[(:]\\s*(?:tổng số|có|gồm)?[\\s:]*[0-9]+\\s*(?:%s)?"
                             "|[\\s,;:–—-]+(?:tổng số|có|gồm)?[\\s:]*[0-9]+\\s*(?:%s))[\\s.)]*$",
                             counted->str, counted->str);
  return g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, error);
}

/**
 * xep_heading_table_load:
 * @path: its schema lies beside it
 *
 * Errors: %XEP_ERROR_INVALID with file and line; those of reading a file.
 */
XepHeadingTable *
xep_heading_table_load (const char *path, GError **error)
{
  g_autoptr (XepHeadingTable) self = g_new0 (XepHeadingTable, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *schema = g_build_filename (folder, SCHEMA, NULL);
  g_autoptr (xmlDoc) document = xep_xml_load (path, schema, error);

  self->names
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  g_array_set_clear_func (self->phrases, phrase_clear);
  self->others = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < XEP_N_WORDS; i++)
    self->words[i] = g_ptr_array_new_with_free_func (g_free);
  if (document == NULL)
    return NULL;
  for (xmlNode *node = xep_xml_first (xmlDocGetRootElement (document), NULL); node != NULL;
       node = xep_xml_next (node, NULL))
    {
      gboolean added = TRUE;

      if (xep_xml_is (node, "field"))
        added = add_field (self, node, error);
      else if (xep_xml_is (node, "words"))
        add_words (self, node);
      else if (xep_xml_is (node, "other"))
        added = add_other (self, node, error);
      else
        added = add_phrase (self, node, error);
      if (!added)
        return NULL;
    }
  g_array_sort (self->phrases, compare_lengths);
  self->count = make_count (self->words[XEP_WORDS_COUNT], error);
  for (guint i = 0; i < XEP_N_WORDS; i++)
    g_ptr_array_add (self->words[i], NULL);
  return self->count != NULL ? g_steal_pointer (&self) : NULL;
}

XepHeadingTable *
xep_heading_table_get (GError **error)
{
  static GMutex mutex;
  static XepHeadingTable *table = NULL;
  XepHeadingTable *self;

  g_mutex_lock (&mutex);
  if (table == NULL)
    {
      g_autofree char *path = xep_paths_get_data_file (FOLDER, NAME);

      table = xep_heading_table_load (path, error);
    }
  self = table;
  g_mutex_unlock (&mutex);
  return self;
}

/* Takes "nam 2024", "2024", "quy iii" from one end of @text into @match. What is left, "" if
 * nothing was taken or nothing would be left. (transfer full) */
static char *
take_time (const char *text, XepHeadingMatch *match)
{
  static const char *const quarters[][2] = { { "i", "1" }, { "ii", "2" }, { "iii", "3" } };
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);

  for (guint i = 0; i < n; i++)
    {
      guint first
          = i > 0 && (g_str_equal (words[i - 1], "nam") || g_str_equal (words[i - 1], "quy"))
                ? i - 1
                : i;
      gboolean taken = FALSE;

      if (first > 0 && i + 1 < n)
        continue;
      if (strlen (words[i]) == 4 && strspn (words[i], "0123456789") == 4
          && (words[i][0] == '1' || words[i][0] == '2'))
        {
          match->year = (int) g_ascii_strtoll (words[i], NULL, 10);
          taken = TRUE;
        }
      for (guint quarter = 0; first < i && g_str_equal (words[first], "quy") && quarter < 3;
           quarter++)
        if (g_str_equal (words[i], quarters[quarter][0])
            || g_str_equal (words[i], quarters[quarter][1]))
          {
            match->has_period = TRUE;
            match->period = (XepPeriodCode) (XEP_PERIOD_Q1 + quarter);
            taken = TRUE;
          }
      if (taken)
        {
          g_autoptr (GString) rest = g_string_new (NULL);

          for (guint j = 0; j < n; j++)
            if (j < first || j > i)
              g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", words[j]);
          return g_strdup (rest->str);
        }
    }
  return g_strdup ("");
}

/* A number before a name counts the columns; behind points it is the most of them. */
static char *
without_number (const char *text, gboolean *behind)
{
  gsize length = strspn (text, "0123456789");
  const char *last = strrchr (text, ' ');

  *behind = FALSE;
  if (length > 0 && length < 4 && text[length] == ' ')
    return g_strdup (text + length + 1);
  if (last != NULL && strspn (last + 1, "0123456789") == strlen (last + 1) && strlen (last + 1) < 4)
    {
      *behind = TRUE;
      return g_strndup (text, (gsize) (last - text));
    }
  return g_strdup ("");
}

static gboolean
is_points (XepHeading column)
{
  return column == XEP_HEADING_POINTS_A || column == XEP_HEADING_POINTS_B
         || column == XEP_HEADING_POINTS_TOTAL;
}

/* Points and levels belong to a step; of nothing else can it be said whose it is. */
static gboolean
has_steps (XepHeading column)
{
  return is_points (column) || column == XEP_HEADING_LEVEL;
}

/* The rest of @text without @phrase at one of its ends: "" if it has it at none. (transfer full) */
static char *
without_phrase (const char *text, const char *phrase, gboolean front)
{
  gsize length = strlen (phrase);

  if (front && g_str_has_prefix (text, phrase) && text[length] == ' ')
    return g_strdup (text + length + 1);
  if (!front && g_str_has_suffix (text, phrase) && strlen (text) > length
      && text[strlen (text) - length - 1] == ' ')
    return g_strndup (text, strlen (text) - length - 1);
  return g_strdup ("");
}

/* @identity: of the whole heading, for names whose marks matter. */
static gboolean
match_text (XepHeadingTable *self,
            XepImportKind kind,
            const char *text,
            const char *identity,
            guint depth,
            XepHeadingMatch *match)
{
  const Entry *entry = find_entry (self, 1u << kind, text, identity);
  XepHeadingMatch inner = { .column = XEP_HEADING_NUMBER };
  g_autofree char *timeless = NULL;
  g_autofree char *unnumbered = NULL;
  gboolean behind;

  if (entry != NULL)
    {
      *match = (XepHeadingMatch){ .column = entry->column, .vague = entry->vague };
      return TRUE;
    }
  if (depth == 0)
    return FALSE;
  for (guint i = 0; i < 2 * self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i / 2);
      g_autofree char *rest = without_phrase (text, phrase->text, i % 2 == 0);

      if (*rest == '\0' || !match_text (self, kind, rest, rest, depth - 1, match)
          || (phrase->steps != 0 && !has_steps (match->column)))
        continue;
      /* Two words that say whose points they are agree, or the outer one says it. */
      if (phrase->steps != 0)
        match->steps
            = (match->steps & phrase->steps) != 0 ? match->steps & phrase->steps : phrase->steps;
      return TRUE;
    }
  timeless = take_time (text, &inner);
  if (*timeless != '\0' && match_text (self, kind, timeless, timeless, depth - 1, match))
    {
      match->year = inner.year != 0 ? inner.year : match->year;
      if (inner.has_period)
        {
          match->has_period = TRUE;
          match->period = inner.period;
        }
      return TRUE;
    }
  unnumbered = without_number (text, &behind);
  return *unnumbered != '\0' && match_text (self, kind, unnumbered, unnumbered, depth - 1, match)
         && (!behind || is_points (match->column));
}

/* Where @word stands in @text as whole words. Both of one spelling. */
static gboolean
has_words (const char *text, const char *words)
{
  gsize length = strlen (words);

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    {
      const char *before = at > text ? g_utf8_find_prev_char (text, at) : NULL;

      if ((before == NULL || !g_unichar_isalnum (g_utf8_get_char (before)))
          && !g_unichar_isalnum (g_utf8_get_char (at + length)))
        return TRUE;
    }
  return FALSE;
}

gboolean
xep_heading_table_is_other (XepHeadingTable *self, const char *text)
{
  g_autofree char *plain = simplify_identity (text);

  for (guint i = 0; i < self->others->len; i++)
    if (has_words (plain, g_ptr_array_index (self->others, i)))
      return TRUE;
  return FALSE;
}

gboolean
xep_heading_table_match (XepHeadingTable *self,
                         XepImportKind kind,
                         const char *heading,
                         XepHeadingMatch *match)
{
  g_autofree char *folded = xep_text_fold (heading);
  g_autofree char *whole = simplify (folded, TRUE);
  g_autofree char *plain = simplify (folded, FALSE);
  g_autofree char *identity = simplify_identity (heading);

  if (*whole == '\0')
    return FALSE;
  /* Who types without marks means the letters only. */
  if (match_text (self, kind, whole, xep_text_has_marks (heading) ? identity : whole, MOST_PHRASES,
                  match))
    return TRUE;
  if (*plain == '\0' || g_str_equal (plain, whole) || xep_heading_table_is_other (self, heading))
    return FALSE;
  return match_text (self, kind, plain, plain, MOST_PHRASES, match);
}

gboolean
xep_heading_table_is_read (XepHeadingTable *self, XepImportKind kind, XepHeading column)
{
  return (self->read[column] & (1u << kind)) != 0;
}

gboolean
xep_heading_table_is_word (XepHeadingTable *self, XepWordsId id, const char *text)
{
  g_autofree char *identity = NULL;

  /* Nearly all cells are told by their first letter. A blank before it is no part of the text. */
  if (*text != ' ' && !self->begins[id][(guchar) *text])
    return FALSE;
  identity = xep_text_identity (text);
  return g_strv_contains ((const char *const *) self->words[id]->pdata, identity);
}

gboolean
xep_heading_table_begins (XepHeadingTable *self, XepWordsId id, const char *text)
{
  g_autofree char *identity = xep_text_identity (text);
  const char *const *words = (const char *const *) self->words[id]->pdata;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (g_str_has_prefix (identity, words[i])
          && !g_unichar_isalnum (g_utf8_get_char (identity + length)))
        return TRUE;
    }
  return FALSE;
}

gboolean
xep_heading_table_contains (XepHeadingTable *self, XepWordsId id, const char *text)
{
  g_autofree char *identity = xep_text_identity (text);
  const char *const *words = (const char *const *) self->words[id]->pdata;

  for (guint i = 0; words[i] != NULL; i++)
    if (has_words (identity, words[i]))
      return TRUE;
  return FALSE;
}

char *
xep_heading_table_dup_uncounted (XepHeadingTable *self, const char *text)
{
  return g_regex_replace (self->count, text, -1, 0, "\\1", 0, NULL);
}
