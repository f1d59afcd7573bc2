/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialog-test.h"
#include "gui/xep-export-menu.h"
#include "report/form/xep-form-catalogue.h"

static gboolean
has_target (GMenuModel *menu, const char *target)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *found = NULL;

      if ((section != NULL && has_target (section, target))
          || (submenu != NULL && has_target (submenu, target)))
        return TRUE;
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &found)
          && g_str_equal (found, target))
        return TRUE;
    }
  return FALSE;
}

/* Lines that are seen at once, headings of sections too. */
static guint
count_height (GMenuModel *menu)
{
  guint lines = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      lines += section != NULL ? 1 + count_height (section) : 1;
    }
  return lines;
}

/* No part of a menu is taller than a screen of 768 pixels, at some 30 a line. */
static void
check_heights (GMenuModel *menu)
{
  g_assert_cmpuint (count_height (menu), <=, 22);
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);

      if (section != NULL)
        check_heights (section);
      if (submenu != NULL)
        check_heights (submenu);
    }
}

/* On the first level, not behind a submenu. */
static gboolean
has_at_once (GMenuModel *menu, const char *target)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *found = NULL;

      if (section != NULL && has_at_once (section, target))
        return TRUE;
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &found)
          && g_str_equal (found, target))
        return TRUE;
    }
  return FALSE;
}

/* Menus offer what fits: nothing of a person without a person, no list as an empty form, nothing
 * of another kind. */
static void
test_menus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load (&error);
  XepExportScope scope = { .period = XEP_PERIOD_Q3, .kind = XEP_KIND_LEADER, .annex = "" };
  g_autoptr (GMenuModel) print = NULL;
  g_autoptr (GMenuModel) with_subject = NULL;
  g_autoptr (GMenuModel) files = NULL;

  g_assert_no_error (error);
  print = xep_export_menu_new_print (catalogue, &scope);
  g_assert_true (has_target (print, "pl5:period"));
  g_assert_true (has_target (print, "pl14:period"));
  g_assert_false (has_target (print, "pl5:subject"));
  g_assert_false (has_target (print, "pl5:unit"));
  g_assert_false (has_at_once (print, "pl5:period"));
  scope.subject = TRUE;
  scope.annex = "PL5";
  scope.tier = XEP_TIER_COMMUNE;
  scope.unit = TRUE;
  with_subject = xep_export_menu_new_print (catalogue, &scope);
  g_assert_true (has_at_once (with_subject, "pl5:subject"));
  g_assert_true (has_target (with_subject, "pl14:unit"));
  g_assert_false (has_target (with_subject, "pl14:subject"));
  /* what the commune alone can say is not offered for a unit */
  g_assert_true (has_target (with_subject, "bao-cao:period"));
  g_assert_false (has_target (with_subject, "bao-cao:unit"));
  g_assert_true (has_target (with_subject, "to-trinh-tinh:period"));
  g_assert_false (has_target (with_subject, "to-trinh-tinh:unit"));
  g_assert_false (has_target (with_subject, "pl13:unit"));
  g_assert_true (has_target (with_subject, "thong-bao:unit"));
  g_assert_false (has_target (with_subject, "pl3:subject"));
  g_assert_cmpuint (count_height (with_subject), >, count_height (print));
  files = xep_export_menu_new_export (catalogue, &scope);
  g_assert_true (has_target (files, "pl13:period"));
  g_assert_false (has_target (files, "pl13:unit"));
  g_assert_false (has_target (files, "bao-cao:unit"));
  g_assert_true (has_at_once (files, "pl5:subject"));
}

/* Of a year: the annex and the tier of the selected person decide. */
static void
test_menus_of_annex (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load (&error);
  XepExportScope scope = { .period = XEP_PERIOD_YEAR,
                           .kind = XEP_KIND_LEADER,
                           .subject = TRUE,
                           .annex = "PL8",
                           .tier = XEP_TIER_COMMUNE };
  g_autoptr (GMenuModel) commune = NULL;
  g_autoptr (GMenuModel) province = NULL;

  g_assert_no_error (error);
  commune = xep_export_menu_new_print (catalogue, &scope);
  g_assert_true (has_at_once (commune, "pl8:subject"));
  g_assert_true (has_at_once (commune, "mau2a:subject"));
  g_assert_false (has_target (commune, "pl7:subject"));
  g_assert_true (has_target (commune, "quyet-dinh-rieng:subject"));
  /* Of the whole period all annexes are offered. */
  g_assert_true (has_target (commune, "pl7:period"));
  scope.annex = "PL7";
  scope.tier = XEP_TIER_PROVINCE;
  province = xep_export_menu_new_print (catalogue, &scope);
  g_assert_true (has_at_once (province, "pl7:subject"));
  g_assert_false (has_target (province, "pl8:subject"));
  g_assert_false (has_target (province, "quyet-dinh-rieng:subject"));
}

static void
test_menus_are_short (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load (&error);

  g_assert_no_error (error);
  for (int period = 0; period < XEP_N_PERIODS; period++)
    for (int kind = -1; kind < XEP_N_KINDS; kind++)
      {
        XepExportScope scope = { .period = period,
                                 .kind = kind,
                                 .subject = kind >= 0,
                                 .annex = "PL8",
                                 .tier = XEP_TIER_COMMUNE,
                                 .unit = TRUE };
        g_autoptr (GMenuModel) print = xep_export_menu_new_print (catalogue, &scope);
        g_autoptr (GMenuModel) files = xep_export_menu_new_export (catalogue, &scope);

        check_heights (print);
        check_heights (files);
      }
}

int
main (int argc, char **argv)
{
  dialog_test_init (&argc, &argv);
  g_test_add_func ("/export-menu/menus", test_menus);
  g_test_add_func ("/export-menu/of-annex", test_menus_of_annex);
  g_test_add_func ("/export-menu/are-short", test_menus_are_short);
  return g_test_run ();
}
