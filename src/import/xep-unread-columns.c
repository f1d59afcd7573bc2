/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xep-import-private.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"

/* A heading is some words; what is longer is told by its beginning. */
#define LONGEST_NAME 60

#define ROSTER (1 << XEP_IMPORT_ROSTER)
#define LEADERS (1 << XEP_IMPORT_LEADERS)
#define SCORES (1 << XEP_IMPORT_SCORES)

/* Headings that are known in a content, so that its header and its people are found, but whose
 * cells do not go into the data. */
static const struct
{
  XepHeading heading;
  guint      kinds;
} passed_over[] = {
  { XEP_HEADING_GENDER, LEADERS | SCORES },
  { XEP_HEADING_FEMALE, LEADERS | SCORES },
  { XEP_HEADING_ETHNICITY, LEADERS | SCORES },
  { XEP_HEADING_WORKPLACE, ROSTER },
  { XEP_HEADING_ADMITTED, LEADERS },
  { XEP_HEADING_OFFICIAL, LEADERS },
  { XEP_HEADING_STATUS, LEADERS },
  { XEP_HEADING_NOTE, LEADERS },
};

static gboolean
is_passed_over (XepSheetTable *table, XepImportKind kind, XepHeading heading)
{
  for (gsize i = 0; i < G_N_ELEMENTS (passed_over); i++)
    if (passed_over[i].heading == heading && (passed_over[i].kinds & (1u << kind)) != 0)
      return TRUE;
  /* A remark is about a criterion there. */
  return kind == XEP_IMPORT_SCORES && heading == XEP_HEADING_NOTE
         && table->columns[XEP_HEADING_CRITERION] < 0;
}

static gboolean
is_read (XepSheetTable *table, XepImportKind kind, guint column)
{
  int name = table->columns[XEP_HEADING_NAME];

  if ((int)column >= name && (int)column < name + (int)table->name_span)
    return TRUE;
  for (guint id = 0; id < XEP_N_HEADINGS; id++)
    if (table->columns[id] == (int)column)
      return !is_passed_over (table, kind, (XepHeading)id);
  return FALSE;
}

static void
append_name (GString *names, const char *heading)
{
  g_autofree char *name = xep_text_clean (heading);
  g_autofree char *begin = g_utf8_substring (
      name, 0, MIN (g_utf8_strlen (name, -1), LONGEST_NAME));

  g_string_append_printf (names, "%s“%s%s”", names->len > 0 ? ", " : "", begin,
                          strlen (begin) < strlen (name) ? "…" : "");
}

void
xep_import_tell_unread_columns (XepImportReport *report, XepSheetTable *table)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;
  guint count = 0;

  for (guint column = 0; table->headings[column] != NULL; column++)
    {
      if (*table->headings[column] == '\0' || is_read (table, report->kind, column))
        continue;
      if (count++ == 0)
        address = xep_sheet_address (table->header_row, column);
      append_name (names, table->headings[column]);
    }
  if (count == 0)
    return;
  text = g_strdup_printf (ngettext ("%u column was not read, and what it holds is not in the "
                                    "data: %s.",
                                    "%u columns were not read, and what they hold is not in the "
                                    "data: %s.",
                                    count),
                          count, names->str);
  xep_import_report_add_unread (report, table->sheet->name, address, text);
}
