/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-paths.h"
#include "base/xep-safe-file.h"
#include "model/xep-regulation-edit-private.h"

#define FOLDER "regulations"
/* Điều 10. */

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("%s Nothing was put in force; correct it and try again."), reason);
  return FALSE;
}

static gboolean
check_date (XepRegulationEdit *self, XepDate effective, GError **error)
{
  XepDate earliest = xep_regulation_get_effective (self->regulation);
  g_autofree char *day = xep_date_format (earliest);

  if (!xep_date_is_full (effective))
    return refuse (error,
                   _("The day from which the rules are in force wants day, month and year."));
  /* The library takes the newest: an older date would never be used. */
  if (xep_date_compare (effective, earliest) < 0)
    return refuse (error,
                   _("The rules that were copied are in force from %s: the new ones cannot begin "
                     "before."),
                   day);
  return TRUE;
}

/* Criteria that were added and not filled in. */
static gboolean
check_criteria (XepRegulationEdit *self, const char *set, const char *name, GError **error)
{
  g_autofree char *what = g_strdup_printf ("set.%s.criterion", set);
  g_auto (GStrv) numbers = xep_regulation_edit_list (self, what);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      g_autofree char *label_key = g_strdup_printf ("%s.%s.label", what, numbers[i]);
      g_autofree char *maximum_key = g_strdup_printf ("%s.%s.maximum", what, numbers[i]);
      g_autofree char *label = xep_regulation_edit_get (self, label_key);
      g_autofree char *maximum = xep_regulation_edit_get (self, maximum_key);

      if (*label == '\0')
        return refuse (error, _("%s: the criterion %s has no words yet."), name, numbers[i]);
      if (g_str_equal (maximum, "0"))
        return refuse (error, _("%s: the criterion %s has no points yet."), name, numbers[i]);
    }
  return TRUE;
}

static gboolean
check_set (XepRegulationEdit *self, const char *set, GError **error)
{
  g_autofree char *name_key = g_strdup_printf ("set.%s.name", set);
  g_autofree char *name = xep_regulation_edit_get (self, name_key);
  g_autofree char *total = NULL;
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;
  g_autofree char *wanted_a = NULL;
  g_autofree char *wanted_b = NULL;
  XepPoints part_a = 0, part_b = 0;

  if (!check_criteria (self, set, name, error)
      || !xep_regulation_edit_get_sums (self, set, &part_a, &part_b))
    return FALSE;
  if (part_a == xep_regulation_get_part_a (self->regulation)
      && part_b == xep_regulation_get_part_b (self->regulation))
    return TRUE;
  wanted_a = xep_points_format (xep_regulation_get_part_a (self->regulation));
  wanted_b = xep_points_format (xep_regulation_get_part_b (self->regulation));
  total = xep_points_format (part_a + part_b);
  text_a = xep_points_format (part_a);
  text_b = xep_points_format (part_b);
  return refuse (error,
                 _("%s: the points make %s together – part A %s (%s are wanted), part B %s (%s "
                   "are wanted)."),
                 name, total, text_a, wanted_a, text_b, wanted_b);
}

gboolean
xep_regulation_edit_check (XepRegulationEdit *self, GError **error)
{
  g_auto (GStrv) sets = xep_regulation_edit_list (self, "set");

  if (g_str_equal (self->source.text, xep_regulation_get_xml (self->regulation)))
    return refuse (error, _("Nothing in the rules was changed."));
  for (guint i = 0; sets[i] != NULL; i++)
    if (!check_set (self, sets[i], error))
      return FALSE;
  return TRUE;
}

/* The first version after the one copied of which there is no file yet. */
static char *
choose_path (XepRegulationEdit *self, const char *folder, char **version)
{
  guint64 number = g_ascii_strtoull (xep_regulation_get_version (self->regulation), NULL, 10);
  char *path = NULL;

  do
    {
      g_autofree char *name = NULL;

      g_free (path);
      g_free (*version);
      *version = g_strdup_printf ("%u", (guint) ++number);
      name = g_strdup_printf ("%s-%s.xml", xep_regulation_get_id (self->regulation), *version);
      path = g_build_filename (folder, name, NULL);
    }
  while (g_file_test (path, G_FILE_TEST_EXISTS));
  return path;
}

/* The text with its version and date. (transfer full) */
static char *
complete_text (XepRegulationEdit *self, const char *version, XepDate effective, GError **error)
{
  g_auto (XepRegulationSource) source = { NULL };
  g_autofree char *day = xep_date_format_iso (effective);

  if (!xep_regulation_source_init (&source, self->source.text, error)
      || !xep_regulation_source_set_attribute (&source, xmlDocGetRootElement (source.document),
                                               "version", version, error)
      || !xep_regulation_source_set_attribute (&source, xmlDocGetRootElement (source.document),
                                               "effective", day, error))
    return NULL;
  return g_steal_pointer (&source.text);
}

static gboolean
write_file (
    const char *user_dir, const char *folder, const char *path, const char *text, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (XepRegulation) regulation = xep_regulation_parse (text, -1, name, error);

  return regulation != NULL && xep_paths_ensure_private_dir (user_dir, error)
         && xep_paths_ensure_private_dir (folder, error)
         && xep_safe_file_write (path, text, -1, error);
}

/**
 * xep_regulation_edit_publish:
 *
 * Errors: INVALID for rules that do not hold together, else those of writing the file.
 */
char *
xep_regulation_edit_publish (XepRegulationEdit *self, XepDate effective, GError **error)
{
  g_autofree char *user_dir = xep_paths_get_user_dir ();
  g_autofree char *folder = g_build_filename (user_dir, FOLDER, NULL);
  g_autofree char *version = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (!check_date (self, effective, error) || !xep_regulation_edit_check (self, error))
    return NULL;
  path = choose_path (self, folder, &version);
  text = complete_text (self, version, effective, error);
  if (text == NULL || !write_file (user_dir, folder, path, text, error))
    return NULL;
  return g_steal_pointer (&path);
}
