/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  return g_test_run ();
}
