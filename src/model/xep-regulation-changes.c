/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/xep-regulation-edit-private.h"

static void
change_free (gpointer data)
{
  XepRegulationChange *change = data;

  g_free (change->section);
  g_free (change);
}

/* "set.PL3" of "set.PL3.criterion.I.1.label"; the first word of others. */
static char *
dup_section (XepRegulationSource *source, const char *key)
{
  g_auto (GStrv) sets = NULL;
  const char *dot = strchr (key, '.');

  if (!g_str_has_prefix (key, "set."))
    return g_strndup (key, (gsize) (dot - key));
  sets = xep_regulation_key_list_ids (source, "set");
  for (guint i = 0; sets[i] != NULL; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("set.%s.", sets[i]);

      if (g_str_has_prefix (key, prefix))
        return g_strndup (key, strlen (prefix) - 1);
    }
  g_return_val_if_reached (g_strdup (key));
}

static XepRegulationChange *
get_change (GPtrArray *changes, XepRegulationSource *source, const char *key)
{
  g_autofree char *section = dup_section (source, key);
  XepRegulationChange *change = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      change = g_ptr_array_index (changes, i);
      if (g_str_equal (change->section, section))
        return change;
    }
  change = g_new0 (XepRegulationChange, 1);
  change->section = g_steal_pointer (&section);
  g_ptr_array_add (changes, change);
  return change;
}

/* A criterion counts once, by its label. */
static void
count_key (GPtrArray *changes,
           XepRegulationSource *old,
           XepRegulationSource *new,
           const char *key,
           gboolean removed_only)
{
  g_autofree char *before = xep_regulation_key_read (old, key);
  g_autofree char *after = xep_regulation_key_read (new, key);

  if (before != NULL && after != NULL)
    {
      if (!removed_only && !g_str_equal (before, after))
        get_change (changes, new, key)->changed++;
    }
  else if (!g_str_has_suffix (key, ".label"))
    return;
  else if (before == NULL && !removed_only)
    get_change (changes, new, key)->added++;
  else if (after == NULL && removed_only)
    get_change (changes, new, key)->removed++;
}

GPtrArray *
xep_regulation_edit_list_changes (XepRegulationEdit *self)
{
  g_auto (XepRegulationSource) old = { NULL };
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (change_free);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  /* It was read once already. */
  if (!xep_regulation_source_init (&old, xep_regulation_get_xml (self->regulation), NULL))
    g_return_val_if_reached (NULL);
  if (g_str_equal (old.text, self->source.text))
    return g_steal_pointer (&changes);
  after = xep_regulation_key_list (&self->source);
  before = xep_regulation_key_list (&old);
  for (guint i = 0; i < after->len; i++)
    count_key (changes, &old, &self->source, g_ptr_array_index (after, i), FALSE);
  for (guint i = 0; i < before->len; i++)
    count_key (changes, &old, &self->source, g_ptr_array_index (before, i), TRUE);
  return g_steal_pointer (&changes);
}

static const char *
get_section_name (XepRegulationEdit *self, const char *section, char **name)
{
  static const struct
  {
    const char *section;
    const char *name;
  } names[] = {
    { "exempt", N_("Reasons for being left out") }, { "unrated", N_("Reasons for no rating") },
    { "component", N_("Parts of the dossier") },    { "deadline", N_("Deadlines") },
    { "quota", N_("Ceiling of “excellent”") },
  };
  g_autofree char *key = g_strconcat (section, ".name", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].section, section))
      return _ (names[i].name);
  *name = xep_regulation_edit_get (self, key);
  return *name;
}

static void
append_count (GString *line, guint count, const char *format)
{
  if (count == 0)
    return;
  if (line->len > 0)
    g_string_append (line, ", ");
  g_string_append_printf (line, "%u %s", count, format);
}

char *
xep_regulation_edit_describe_changes (XepRegulationEdit *self)
{
  g_autoptr (GPtrArray) changes = xep_regulation_edit_list_changes (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const XepRegulationChange *change = g_ptr_array_index (changes, i);
      g_autoptr (GString) counts = g_string_new (NULL);
      g_autofree char *name = NULL;

      append_count (counts, change->changed, _("places changed"));
      append_count (counts, change->added, _("criteria added"));
      append_count (counts, change->removed, _("criteria taken away"));
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                              get_section_name (self, change->section, &name), counts->str);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
