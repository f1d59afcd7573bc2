/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-import-report.h"

#include <glib/gi18n.h>

static const char *const nicks[XEP_N_IMPORT_KINDS] = { "roster", "leaders", "scores" };

/**
 * xep_import_kind_to_nick:
 *
 * Returns: (transfer none): the word of the command line
 */
const char *
xep_import_kind_to_nick (XepImportKind kind)
{
  g_return_val_if_fail (kind < XEP_N_IMPORT_KINDS, "");
  return nicks[kind];
}

/**
 * xep_import_kind_from_nick:
 * @kind: (out): left as it is on failure
 *
 * Returns: %FALSE for an unknown word
 */
gboolean
xep_import_kind_from_nick (const char *nick, XepImportKind *kind)
{
  for (guint i = 0; i < XEP_N_IMPORT_KINDS; i++)
    {
      if (g_strcmp0 (nick, nicks[i]) == 0)
        {
          *kind = (XepImportKind) i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
refusal_free (XepImportRefusal *refusal)
{
  g_free (refusal->sheet);
  g_free (refusal->cell);
  g_free (refusal->reason);
  g_free (refusal->unit);
  g_strfreev (refusal->headings);
  g_strfreev (refusal->texts);
  g_free (refusal);
}

static void
note_free (XepImportNote *note)
{
  g_free (note->sheet);
  g_free (note->cell);
  g_free (note->text);
  g_free (note);
}

static void
change_free (XepImportChange *self)
{
  g_free (self->key);
  g_free (self->label);
  g_free (self->old_text);
  g_free (self->new_text);
  g_free (self);
}

static void
person_free (XepImportPerson *person)
{
  g_free (person->name);
  g_clear_pointer (&person->changes, g_ptr_array_unref);
  g_free (person->cell);
  g_free (person->reason);
  g_free (person);
}

XepImportPerson *
xep_import_report_add_person (XepImportReport *self)
{
  XepImportPerson *person = g_new0 (XepImportPerson, 1);

  g_ptr_array_add (self->people, person);
  return person;
}

/* Takes @change. */
void
xep_import_person_add_change (XepImportPerson *self, XepImportChange *change)
{
  if (self->changes == NULL)
    self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  g_ptr_array_add (self->changes, change);
}

XepImportReport *
xep_import_report_new (XepImportKind kind)
{
  XepImportReport *self = g_new0 (XepImportReport, 1);

  self->kind = kind;
  self->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) refusal_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) note_free);
  self->unread = g_ptr_array_new_with_free_func ((GDestroyNotify) note_free);
  self->alarms = g_ptr_array_new_with_free_func (g_free);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) person_free);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
xep_import_report_free (XepImportReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->refused);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->unread);
  g_ptr_array_unref (self->alarms);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->missing);
  g_free (self);
}

static void
add_note (GPtrArray *notes, const char *sheet, const char *cell, const char *text)
{
  XepImportNote *note = g_new0 (XepImportNote, 1);

  note->sheet = g_strdup (sheet);
  note->cell = g_strdup (cell);
  note->text = g_strdup (text);
  g_ptr_array_add (notes, note);
}

void
xep_import_report_add_note (XepImportReport *self,
                            const char *sheet,
                            const char *cell,
                            const char *text)
{
  add_note (self->notes, sheet, cell, text);
}

void
xep_import_report_add_unread (XepImportReport *self,
                              const char *sheet,
                              const char *cell,
                              const char *text)
{
  add_note (self->unread, sheet, cell, text);
}

/**
 * xep_import_report_dup_alarms:
 *
 * Returns: (transfer full): what would change most people, "" if nothing does
 */
char *
xep_import_report_dup_alarms (XepImportReport *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->alarms->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (self->alarms, i));
  return g_string_free (text, FALSE);
}

char *
xep_import_report_summary (XepImportReport *self)
{
  const char *sentence
      = self->dry_run ? _("%u rows read: %u would be added, %u changed, %u stay as they are, "
                          "%u refused. Nothing was changed yet.")
                      : _("%u rows read: %u added, %u changed, %u unchanged, %u refused.");

  return g_strdup_printf (sentence, self->rows, self->added, self->updated, self->unchanged,
                          self->refused->len);
}
