/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "base/xep-language.h"
#include "base/xep-paths.h"
#include "xep-test.h"

/* One message of a catalogue of our own, so that the test does not depend on the real one. */
#define MESSAGE "Test sentence."
#define TRANSLATION "Câu thử."
#define HEADER "Content-Type: text/plain; charset=UTF-8\n"

/* The binary form that gettext reads: a table of originals and one of translations, each
   (length, offset). */
static void
write_catalog (const char *locale_dir)
{
  enum
  {
    TABLES = 28,
    STRINGS = TABLES + 4 * 8
  };
  const char *const texts[] = { "", MESSAGE, HEADER, TRANSLATION };
  const guint32 head[] = { 0x950412de, 0, 2, TABLES, TABLES + 16, 0, STRINGS };
  g_autoptr (GByteArray) catalog = g_byte_array_new ();
  g_autofree char *dir = g_build_filename (locale_dir, "vi", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (dir, GETTEXT_PACKAGE ".mo", NULL);
  guint32 offset = STRINGS;

  g_byte_array_append (catalog, (const guint8 *) head, sizeof head);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const guint32 entry[] = { (guint32) strlen (texts[i]), offset };

      g_byte_array_append (catalog, (const guint8 *) entry, sizeof entry);
      offset += entry[0] + 1;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_byte_array_append (catalog, (const guint8 *) texts[i], (guint) strlen (texts[i]) + 1);
  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, (const char *) catalog->data, catalog->len, NULL));
}

/* What a start under the environment below prints; the same program started again by main(). */
static void
print_sentence (void)
{
  g_print ("%s|%s|%s\n", gettext (MESSAGE), localeconv ()->decimal_point,
           g_get_charset (NULL) ? "UTF-8" : "other");
}

static char *
run_with (const char *const *settings)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *program_dir = xep_paths_get_program_dir ();
  g_autofree char *program = g_build_filename (program_dir, "test-language", NULL);
  const char *const arguments[] = { program, "print", NULL };
  g_auto (GStrv) environment = g_get_environ ();
  static const char *const cleared[]
      = { "LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_NUMERIC" };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  write_catalog (dir);
  for (gsize i = 0; i < G_N_ELEMENTS (cleared); i++)
    environment = g_environ_unsetenv (environment, cleared[i]);
  environment = g_environ_setenv (environment, "XEPLOAI_LOCALE_DIR", dir, TRUE);
  for (gsize i = 0; settings[i] != NULL; i += 2)
    environment = g_environ_setenv (environment, settings[i], settings[i + 1], TRUE);
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, environment, G_SPAWN_DEFAULT, NULL, NULL,
                               &output, NULL, NULL, &error));
  g_assert_no_error (error);
  return output;
}

static void
test_vietnamese (void)
{
  static const char *const environments[][7] = {
    { NULL },
    { "LANG", "C", NULL },
    { "LC_ALL", "C", NULL },
    { "LC_ALL", "POSIX", NULL },
    { "LANG", "C.UTF-8", NULL },
    { "LANG", "no_SUCH.UTF-8", NULL },
    { "LANG", "C.UTF-8", "LC_MESSAGES", "C", NULL },
    { "LANGUAGE", "", "LANG", "C", NULL },
    { "LANGUAGE", "vi", "LC_ALL", "C", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (environments); i++)
    {
      g_autofree char *output = run_with (environments[i]);

      g_test_message ("environment %d", (int) i);
      g_assert_cmpstr (output, ==, TRANSLATION "|.|UTF-8\n");
    }
}

static void
test_chosen (void)
{
  static const char *const english[] = { "LANGUAGE", "en", "LANG", "C", NULL };
  g_autofree char *output = run_with (english);

  g_assert_cmpstr (output, ==, MESSAGE "|.|UTF-8\n");
}

int
main (int argc, char **argv)
{
  if (argc == 2 && strcmp (argv[1], "print") == 0)
    {
      xep_language_init ();
      print_sentence ();
      return 0;
    }
  xep_test_init (&argc, &argv);
  g_test_add_func ("/language/vietnamese", test_vietnamese);
  g_test_add_func ("/language/chosen", test_chosen);
  return g_test_run ();
}
