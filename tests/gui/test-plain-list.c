/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-fixture.h"
#include "gui/shared/xep-pager.h"
#include "gui/shared/xep-plain-list.h"

static const XepPlainColumn columns[] = { { "Name", 0, FALSE, FALSE } };

/* Lines of one and the same name, with the numbers from @first on. */
static void
set_rows (XepPlainList *list, gint64 first, guint count)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < count; i++)
    {
      char **texts = g_new0 (char *, 2);

      texts[0] = g_strdup ("Giàng Seo Páo");
      g_ptr_array_add (rows, xep_plain_row_new_numbered (first + i, texts, i));
    }
  xep_plain_list_set_rows (list, rows);
}

static void
select_row (XepPlainList *list, guint position)
{
  GtkWidget *view = gui_fixture_find_type (GTK_WIDGET (list), GTK_TYPE_COLUMN_VIEW);

  gtk_selection_model_select_item (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)), position,
                                   TRUE);
}

static const char *
selected_id (XepPlainList *list)
{
  return xep_plain_row_get_id (xep_plain_list_get_selected (list));
}

/* Another line of the same name comes before it, or goes: the selection stays with the record. */
static void
test_same_name (void)
{
  GtkWidget *widget = g_object_ref_sink (xep_plain_list_new (columns, 1, FALSE, "People"));
  XepPlainList *list = XEP_PLAIN_LIST (widget);

  set_rows (list, 10, 2);
  g_assert_cmpstr (selected_id (list), ==, "10");
  select_row (list, 1);
  set_rows (list, 9, 3);
  g_assert_cmpstr (selected_id (list), ==, "11");
  set_rows (list, 11, 1);
  g_assert_cmpstr (selected_id (list), ==, "11");
  /* The record has gone: the first. */
  set_rows (list, 20, 2);
  g_assert_cmpstr (selected_id (list), ==, "20");
  set_rows (list, 0, 0);
  g_assert_null (xep_plain_list_get_selected (list));
  g_object_unref (widget);
}

static void
count_cb (guint *count)
{
  *count += 1;
}

/* What has moved to another page takes that page with it, and nothing is told as chosen. */
static void
test_other_page (void)
{
  GtkWidget *widget = g_object_ref_sink (xep_plain_list_new (columns, 1, FALSE, "People"));
  XepPlainList *list = XEP_PLAIN_LIST (widget);
  XepPager *pager = XEP_PAGER (gui_fixture_find_type (widget, XEP_TYPE_PAGER));
  guint chosen = 0;

  set_rows (list, XEP_PAGER_ROWS, 2);
  select_row (list, 1);
  g_signal_connect_swapped (list, "chosen", G_CALLBACK (count_cb), &chosen);
  set_rows (list, 0, XEP_PAGER_ROWS + 3);
  g_assert_cmpuint (xep_pager_get_offset (pager), ==, XEP_PAGER_ROWS);
  g_assert_cmpuint (xep_pager_get_count (pager), ==, 3);
  g_assert_cmpstr (selected_id (list), ==, "201");
  set_rows (list, 100, 150);
  g_assert_cmpuint (xep_pager_get_offset (pager), ==, 0);
  g_assert_cmpstr (selected_id (list), ==, "201");
  g_assert_cmpuint (chosen, ==, 0);
  g_object_unref (widget);
}

int
main (int argc, char **argv)
{
  if (!gui_fixture_start (&argc, &argv))
    return 0;
  g_test_add_func ("/plain-list/same-name", test_same_name);
  g_test_add_func ("/plain-list/other-page", test_other_page);
  return g_test_run ();
}
