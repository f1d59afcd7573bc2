/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-integrity.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "db/xep-connection-private.h"
#include "db/xep-statement.h"

/* What is wrong with one place; alike findings of one place are counted. */
typedef struct
{
  const char *sentence; /* msgid, with the place and the count */
  char *place;
  guint count;
} Fault;

static void
fault_free (Fault *fault)
{
  g_free (fault->place);
  g_free (fault);
}

/* The words of SQLite 3.40, and ours for them. */
static const struct
{
  const char *before; /* how the line begins */
  const char *middle; /* where the name does not follow at once: what stands before it */
  const char *sentence;
} patterns[] = {
  { "CHECK constraint failed in ", NULL,
    N_("Table “%s”: a value that the rules of the data do not allow (%u rows).") },
  { "NULL value in ", NULL, N_("Column “%s”: a value is missing (%u rows).") },
  { "wrong # of entries in index ", NULL,
    N_("Index “%s” does not have an entry for each row (%u times).") },
  { "non-unique entry in index ", NULL,
    N_("Index “%s”: two rows are the same that must differ (%u times).") },
  { "row ", " missing from index ", N_("Index “%s” lacks rows of its table (%u rows).") },
  { "row ", " values differ from index ",
    N_("Index “%s” does not agree with its table (%u rows).") },
  { "TEXT value in ", NULL, N_("Column “%s”: a value of the wrong type (%u rows).") },
  { "INT value in ", NULL, N_("Column “%s”: a value of the wrong type (%u rows).") },
  { "REAL value in ", NULL, N_("Column “%s”: a value of the wrong type (%u rows).") },
  { "NUMERIC value in ", NULL, N_("Column “%s”: a value of the wrong type (%u rows).") },
  { "BLOB value in ", NULL, N_("Column “%s”: a value of the wrong type (%u rows).") },
  { "non-INT value in ", NULL, N_("Column “%s”: a value of the wrong type (%u rows).") },
  { "non-INTEGER value in ", NULL, N_("Column “%s”: a value of the wrong type (%u rows).") },
  { "non-TEXT value in ", NULL, N_("Column “%s”: a value of the wrong type (%u rows).") },
  { "non-REAL value in ", NULL, N_("Column “%s”: a value of the wrong type (%u rows).") },
  { "rowid not at end-of-record for row ", " of index ",
    N_("Index “%s” does not agree with its table (%u rows).") },
};

static const char *const broken_pages
    = N_("The pages of the file are broken or do not hang together (%s; %u places).");

static void
add (GPtrArray *faults, const char *sentence, const char *place)
{
  Fault *fault;

  for (guint i = 0; i < faults->len; i++)
    {
      fault = g_ptr_array_index (faults, i);
      if (g_str_equal (fault->sentence, sentence)
          && (sentence == broken_pages || g_str_equal (fault->place, place)))
        {
          fault->count++;
          return;
        }
    }
  fault = g_new0 (Fault, 1);
  fault->sentence = sentence;
  fault->place = g_strdup (place);
  fault->count = 1;
  g_ptr_array_add (faults, fault);
}

/* "page 12" of whatever SQLite says of a page; its other words are of no use to a clerk. */
static char *
dup_page (const char *line)
{
  static const char *const marks[] = { "page ", "Page " };
  int number = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (marks) && number == 0; i++)
    {
      const char *found = strstr (line, marks[i]);

      if (found != NULL)
        number = atoi (found + strlen (marks[i]));
    }
  return number > 0 ? g_strdup_printf (_("first on page %d"), number)
                    : g_strdup (_("page unknown"));
}

static void
add_line (GPtrArray *faults, const char *line)
{
  g_autofree char *page = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      const char *name;

      if (!g_str_has_prefix (line, patterns[i].before))
        continue;
      name = line + strlen (patterns[i].before);
      if (patterns[i].middle != NULL)
        {
          name = strstr (name, patterns[i].middle);
          if (name == NULL)
            continue;
          name += strlen (patterns[i].middle);
        }
      add (faults, patterns[i].sentence, name);
      return;
    }
  page = dup_page (line);
  add (faults, broken_pages, page);
}

/* Several findings come in one row. */
static void
add_lines (GPtrArray *faults, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && strcmp (lines[i], "ok") != 0 && !g_str_has_prefix (lines[i], "***"))
      add_line (faults, lines[i]);
}

static gboolean
collect (XepConnection *connection, GPtrArray *faults, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_connection_prepare (connection, "PRAGMA integrity_check", error);
  gboolean row = FALSE;

  while (statement != NULL && xep_statement_step (statement, &row, error))
    {
      g_autofree char *text = NULL;

      if (!row)
        return TRUE;
      text = xep_statement_dup_text (statement, 0);
      add_lines (faults, text);
    }
  return FALSE;
}

GPtrArray *
xep_integrity_list (XepConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;

  if (!collect (connection, faults, &failure))
    {
      if (!g_error_matches (failure, XEP_ERROR, XEP_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      add_line (faults, "");
    }
  for (guint i = 0; i < faults->len; i++)
    {
      const Fault *fault = g_ptr_array_index (faults, i);

      g_ptr_array_add (sentences,
                       g_strdup_printf (_ (fault->sentence), fault->place, fault->count));
    }
  return g_steal_pointer (&sentences);
}

static gboolean
check (XepConnection *connection, const char *pragma, GError **error)
{
  g_autoptr (XepStatement) statement = xep_connection_prepare (connection, pragma, error);
  gboolean row = FALSE;

  if (statement == NULL || !xep_statement_step (statement, &row, error))
    return FALSE;
  if (row && g_strcmp0 (xep_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;
  xep_set_error_from_sqlite (error, SQLITE_CORRUPT, "", xep_connection_get_path (connection));
  return FALSE;
}

gboolean
xep_integrity_check_quickly (XepConnection *connection, GError **error)
{
  return check (connection, "PRAGMA quick_check(1)", error);
}

gboolean
xep_integrity_check_fully (XepConnection *connection, GError **error)
{
  return check (connection, "PRAGMA integrity_check(1)", error);
}
