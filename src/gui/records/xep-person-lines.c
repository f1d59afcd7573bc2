/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/records/xep-person-lines.h"

#include <glib/gi18n.h>

enum
{
  TEXT_NAME,
  TEXT_BIRTH,
  TEXT_UNIT,
  TEXT_CARD,
  TEXT_STATE,
  N_TEXTS
};

static const XepPlainColumn columns[N_TEXTS] = {
  [TEXT_NAME] = { N_("Name"), 180, FALSE, FALSE },
  [TEXT_BIRTH] = { N_("Birth date"), 100, FALSE, FALSE },
  [TEXT_UNIT] = { N_("Unit"), 0, FALSE, FALSE },
  [TEXT_CARD] = { N_("Party card"), 110, FALSE, FALSE },
  [TEXT_STATE] = { N_("State"), 170, FALSE, FALSE },
};

static char *
dup_state (const XepPerson *person)
{
  XepDate date = XEP_DATE_NONE;
  g_autofree char *day = NULL;

  if (*person->retired_on == '\0' || !xep_date_parse_iso (person->retired_on, &date, NULL))
    return g_strdup (_("In the list"));
  day = xep_date_format (date);
  return g_strdup_printf (_("Out since %s"), day);
}

GtkWidget *
xep_person_lines_new (const char *name)
{
  return xep_plain_list_new (columns, N_TEXTS, FALSE, name);
}

void
xep_person_lines_show (XepPlainList *list, GPtrArray *people)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < people->len; i++)
    {
      const XepPerson *person = g_ptr_array_index (people, i);
      char **texts = g_new0 (char *, N_TEXTS + 1);

      texts[TEXT_NAME] = g_strdup (person->name);
      texts[TEXT_BIRTH] = xep_date_format (person->birth_date);
      texts[TEXT_UNIT]
          = g_strdup (*person->unit_name != '\0' ? person->unit_name : person->workplace_name);
      texts[TEXT_CARD] = g_strdup (person->party_card);
      texts[TEXT_STATE] = dup_state (person);
      g_ptr_array_add (rows, xep_plain_row_new_numbered (person->id, texts, i));
    }
  xep_plain_list_set_rows (list, rows);
}
