/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-language.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "base/xep-paths.h"

/* gettext translates in no locale called "C"; any UTF-8 locale will do, since LANGUAGE chooses
   the language. */
static const char *const utf8_locales[]
    = { "C.UTF-8", "C.utf8", ".UTF-8", "vi_VN.UTF-8", "en_US.UTF-8" };

static void
set_utf8_locale (int category)
{
  for (gsize i = 0; i < G_N_ELEMENTS (utf8_locales); i++)
    if (setlocale (category, utf8_locales[i]) != NULL)
      return;
}

#ifdef LC_MESSAGES
static gboolean
has_untranslated_messages (void)
{
  const char *messages = setlocale (LC_MESSAGES, NULL);

  return g_strcmp0 (messages, "C") == 0 || g_strcmp0 (messages, "POSIX") == 0;
}
#endif

static void
choose_locale (void)
{
  if (setlocale (LC_ALL, "") == NULL || !g_get_charset (NULL))
    set_utf8_locale (LC_ALL);
#ifdef LC_MESSAGES
  if (has_untranslated_messages ())
    set_utf8_locale (LC_MESSAGES);
#endif
  /* The decimal comma is written by xep_points_format(); libraries that write files need the
     point. */
  setlocale (LC_NUMERIC, "C");
}

static char *
get_locale_dir (void)
{
  const char *chosen = g_getenv ("XEPLOAI_LOCALE_DIR");
  g_autofree char *beside = NULL;
  g_autofree char *catalog = NULL;

  if (chosen != NULL && *chosen != '\0')
    return g_strdup (chosen);
  beside = xep_paths_get_share_dir ("locale");
  if (beside != NULL)
    catalog = g_build_filename (beside, "vi", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  if (catalog != NULL && g_file_test (catalog, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&beside);
  return g_strdup (XEP_LOCALE_DIR);
}

/**
 * xep_language_init:
 *
 * Changes the process: locale, environment, gettext domain. A GTK program calls
 * gtk_disable_setlocale() too, or gtk_init() would undo the choice.
 */
void
xep_language_init (void)
{
  const char *languages = g_getenv ("LANGUAGE");
  g_autofree char *locale_dir = get_locale_dir ();

  if (languages == NULL || *languages == '\0')
    g_setenv ("LANGUAGE", "vi", TRUE);
  choose_locale ();
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* The catalogue is read with the first text, which may be that of having no file to open left. */
  (void) gettext ("");
}
