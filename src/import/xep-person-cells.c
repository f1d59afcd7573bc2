/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "import/xep-heading-table.h"
#include "import/xep-import-private.h"

void
xep_person_cells_clear (XepPersonCells *self)
{
  g_free (self->name);
  g_free (self->card);
  g_free (self->citizen_id);
  g_free (self->ethnicity);
  g_free (self->gender);
  g_free (self->note);
}

/* Under "Nam" or "Nữ" stands a mark or a birth date; a mark for no is none. */
static gboolean
says_yes (XepImportContext *context, XepHeading column)
{
  g_autofree char *text = xep_import_dup_text (context, column);

  return *text != '\0' && !g_str_equal (text, "0") && !g_str_equal (text, "FALSE");
}

/* "Nam" or "Nữ", from whichever column tells it; "" if none does. NULL with @error if two of them
 * contradict. */
static char *
dup_gender (XepImportContext *context, GError **error)
{
  g_autofree char *text = xep_import_dup_text (context, XEP_HEADING_GENDER);
  g_autofree char *folded = xep_text_fold (text);
  gboolean male = g_str_equal (folded, "nam") || says_yes (context, XEP_HEADING_MALE)
                  || says_yes (context, XEP_HEADING_BIRTH_MALE);
  gboolean female = g_str_equal (folded, "nu") || says_yes (context, XEP_HEADING_FEMALE)
                    || says_yes (context, XEP_HEADING_BIRTH_FEMALE);

  if (male && female)
    {
      xep_import_refuse (context,
                         context->table->columns[XEP_HEADING_FEMALE] >= 0
                             ? XEP_HEADING_FEMALE
                             : XEP_HEADING_BIRTH_FEMALE,
                         error, _("The row says both Nam and Nữ. Correct it and import again."));
      return NULL;
    }
  if (!male && !female && *text != '\0')
    {
      g_autofree char *note
          = g_strdup_printf (_("“%s” is neither Nam nor Nữ: the gender was left as it was."), text);

      xep_import_note (context, XEP_HEADING_GENDER, note);
    }
  return g_strdup (female ? "Nữ" : male ? "Nam" : "");
}

static char *
dup_citizen_id (XepImportContext *context, GError **error)
{
  g_autofree char *card = xep_import_dup_card (context, XEP_HEADING_CITIZEN, error);
  g_autofree char *digits = card != NULL ? xep_import_dup_digits (card) : NULL;

  if (digits == NULL || xep_citizen_id_is_valid (digits))
    return g_steal_pointer (&digits);
  xep_import_refuse (context, XEP_HEADING_CITIZEN, error,
                     _("“%s” is no number of a citizen's card: it has 12 digits, 9 on the cards of "
                       "before. Correct it and import again."),
                     card);
  return NULL;
}

gboolean
xep_person_cells_read (XepPersonCells *self, XepImportContext *context, GError **error)
{
  if (!xep_import_read_name (context, &self->name, error)
      || !xep_import_read_birth (context, &self->birth_date, error)
      || !xep_import_read_date (context, XEP_HEADING_ADMITTED, &self->admitted_on, error)
      || !xep_import_read_date (context, XEP_HEADING_OFFICIAL, &self->official_on, error))
    return FALSE;
  self->card = xep_import_dup_card (context, XEP_HEADING_CARD, error);
  if (self->card == NULL)
    return FALSE;
  self->citizen_id = dup_citizen_id (context, error);
  if (self->citizen_id == NULL)
    return FALSE;
  self->gender = dup_gender (context, error);
  if (self->gender == NULL)
    return FALSE;
  self->ethnicity = xep_import_dup_text (context, XEP_HEADING_ETHNICITY);
  self->note = xep_import_dup_text (context, XEP_HEADING_NOTE);
  return TRUE;
}

static void
take_text (char **field, const char *text)
{
  if (*text == '\0' || g_str_equal (*field, text))
    return;
  g_free (*field);
  *field = g_strdup (text);
}

/* A bare year does not replace a whole date of that year. */
static void
take_date (XepDate *field, XepDate date)
{
  if (xep_date_is_set (date) && (xep_date_is_full (date) || field->year != date.year))
    *field = date;
}

void
xep_person_cells_merge (const XepPersonCells *self, XepPerson *person)
{
  g_autofree char *name = xep_text_identity (self->name);
  g_autofree char *old_name = xep_text_identity (person->name);
  g_autofree char *card = xep_import_dup_digits (self->card);
  g_autofree char *old_card = xep_import_dup_digits (person->party_card);

  /* Capitals and the place of a tone are no correction. */
  if (!g_str_equal (name, old_name))
    take_text (&person->name, self->name);
  /* Nor is a dot in a number. */
  if (!g_str_equal (card, old_card))
    take_text (&person->party_card, self->card);
  take_date (&person->birth_date, self->birth_date);
  take_date (&person->admitted_on, self->admitted_on);
  take_date (&person->official_on, self->official_on);
  take_text (&person->citizen_id, self->citizen_id);
  take_text (&person->ethnicity, self->ethnicity);
  take_text (&person->gender, self->gender);
  take_text (&person->note, self->note);
}
