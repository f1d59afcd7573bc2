/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xep-test.h"

#include "base/xep-language.h"

void
xep_test_init (int *argc, char ***argv)
{
  xep_language_init ();
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
}

char *
xep_test_make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("xeploai-test-XXXXXX", &error);

  g_assert_no_error (error);
  return dir;
}

char *
xep_test_data (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}
