/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-store-private.h"
#include "xep-test.h"

static void
test_folded (void)
{
  g_autofree char *name = xep_search_dup_folded ("Đặng  Văn Đức");
  g_autofree char *brackets = xep_search_dup_folded ("CB Tả Chải (thôn)");
  g_autofree char *nothing = xep_search_dup_folded ("");

  g_assert_cmpstr (name, ==, " dang van duc");
  g_assert_cmpstr (brackets, ==, " cb ta chai thon");
  g_assert_cmpstr (nothing, ==, "");
}

/* Both places of the tone are found, also in the middle of typing. */
static void
test_identity (void)
{
  g_autofree char *old_way = xep_search_dup_identity ("Vàng Thị Hòa");
  g_autofree char *new_way = xep_search_dup_identity ("Vàng Thị Hoà");

  g_assert_cmpstr (old_way, ==, " vàng thị hoà vàng thị hòa");
  g_assert_cmpstr (new_way, ==, " vàng thị hoà");
}

static void
test_split (void)
{
  gboolean marked = TRUE;
  g_autoptr (GPtrArray) plain = xep_search_split ("  Van-DUC ", &marked);
  g_autoptr (GPtrArray) with_marks = NULL;
  g_autoptr (GPtrArray) nothing = NULL;

  g_assert_false (marked);
  g_assert_cmpuint (plain->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (plain, 0), ==, " van");
  g_assert_cmpstr (g_ptr_array_index (plain, 1), ==, " duc");

  with_marks = xep_search_split ("Thúy", &marked);
  g_assert_true (marked);
  g_assert_cmpstr (g_ptr_array_index (with_marks, 0), ==, " thuý");

  nothing = xep_search_split (" %' ", &marked);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
check_number (const char *query, const char *digits)
{
  g_autofree char *number = xep_search_dup_number (query);

  g_assert_cmpstr (number, ==, digits);
}

/* As a number is read aloud from the foot of a form. */
static void
test_number (void)
{
  check_number (" 0123 ", "0123");
  check_number ("số 123", "123");
  check_number ("SO 123", "123");
  check_number ("Phiếu số: 123", "123");
  check_number ("phiếu 7.", "7");
  check_number ("", NULL);
  check_number (" . ", NULL);
  check_number ("số", NULL);
  check_number ("12a", NULL);
  check_number ("12 số", NULL);
  check_number ("12 34", NULL);
  check_number ("10.000001", NULL);
  check_number ("Páo 12", NULL);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/search/folded", test_folded);
  g_test_add_func ("/store/search/identity", test_identity);
  g_test_add_func ("/store/search/split", test_split);
  g_test_add_func ("/store/search/number", test_number);
  return g_test_run ();
}
