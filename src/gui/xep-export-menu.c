/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-gui"

#include "config.h"

#include "gui/xep-export-menu.h"

#include <glib/gi18n.h>

/* Beyond this many lines the sections fold into submenus. */
#define LONGEST_MENU 14

/* One section of a menu: an action with the forms of a scope. */
typedef struct
{
  const char *title; /* msgid */
  const char *action;
  const char *scope; /* after the form's id */
  gboolean subjects; /* forms of one subject */
  gboolean lists;    /* forms that are lists */
  gboolean sheets;   /* only forms that are sheets */
  gboolean needs_subject;
  gboolean needs_unit;
} XepMenuSection;

static const XepMenuSection print_sections[] = {
  { N_("Selected subject"), "win.preview", "subject", TRUE, FALSE, FALSE, TRUE, FALSE },
  { N_("Selected unit"), "win.preview", "unit", TRUE, TRUE, FALSE, FALSE, TRUE },
  { N_("Whole period"), "win.preview", "period", TRUE, TRUE, FALSE, FALSE, FALSE },
  { N_("Blank form"), "win.preview-blank", "period", TRUE, FALSE, FALSE, FALSE, FALSE },
};

static const XepMenuSection export_sections[] = {
  { N_("Excel, selected unit"), "win.save-xlsx", "unit", FALSE, TRUE, TRUE, FALSE, TRUE },
  { N_("Excel, whole period"), "win.save-xlsx", "period", FALSE, TRUE, TRUE, FALSE, FALSE },
  { N_("PDF, selected subject"), "win.save-pdf", "subject", TRUE, FALSE, FALSE, TRUE, FALSE },
  { N_("PDF, selected unit"), "win.save-pdf", "unit", TRUE, TRUE, FALSE, FALSE, TRUE },
  { N_("PDF, whole period"), "win.save-pdf", "period", TRUE, TRUE, FALSE, FALSE, FALSE },
};

static gboolean
fits (XepForm *form, const XepMenuSection *section, const XepExportScope *scope)
{
  gboolean list = xep_form_get_scope (form) == XEP_FORM_LIST;

  if (!xep_form_has_period (form, scope->period) || (section->sheets && !xep_form_has_sheet (form)))
    return FALSE;
  if (scope->kind >= 0 && !xep_form_has_kind (form, scope->kind))
    return FALSE;
  return list ? section->lists : section->subjects;
}

static GMenu *
make_section (XepFormCatalogue *catalogue,
              const XepMenuSection *section,
              const XepExportScope *scope)
{
  GPtrArray *forms = xep_form_catalogue_get_forms (catalogue);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < forms->len; i++)
    {
      XepForm *form = g_ptr_array_index (forms, i);
      g_autofree char *target = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (!fits (form, section, scope))
        continue;
      target = g_strdup_printf ("%s:%s", xep_form_get_id (form), section->scope);
      item = g_menu_item_new (xep_form_get_title (form), NULL);
      g_menu_item_set_action_and_target (item, section->action, "s", target);
      g_menu_append_item (menu, item);
    }
  return menu;
}

static void
add_nothing (GMenu *menu)
{
  /* No action of that name: the line is shown but cannot be chosen. */
  g_menu_append (menu, _("No form fits this period and tab"), "win.no-form");
}

static GMenuModel *
make_menu (XepFormCatalogue *catalogue,
           const XepExportScope *scope,
           const XepMenuSection *sections,
           gsize n_sections)
{
  g_autoptr (GPtrArray) menus = g_ptr_array_new_with_free_func (g_object_unref);
  GMenu *menu = g_menu_new ();
  int lines = 0;

  for (gsize i = 0; i < n_sections; i++)
    {
      gboolean possible = (!sections[i].needs_subject || scope->subject)
                          && (!sections[i].needs_unit || scope->unit);
      GMenu *section = possible ? make_section (catalogue, &sections[i], scope) : g_menu_new ();

      lines += g_menu_model_get_n_items (G_MENU_MODEL (section));
      g_ptr_array_add (menus, section);
    }
  for (gsize i = 0; i < n_sections; i++)
    {
      GMenuModel *section = g_ptr_array_index (menus, i);

      if (g_menu_model_get_n_items (section) == 0)
        continue;
      if (lines > LONGEST_MENU)
        g_menu_append_submenu (menu, _(sections[i].title), section);
      else
        g_menu_append_section (menu, _(sections[i].title), section);
    }
  if (lines == 0)
    add_nothing (menu);
  return G_MENU_MODEL (menu);
}

GMenuModel *
xep_export_menu_new_print (XepFormCatalogue *catalogue, const XepExportScope *scope)
{
  return make_menu (catalogue, scope, print_sections, G_N_ELEMENTS (print_sections));
}

GMenuModel *
xep_export_menu_new_export (XepFormCatalogue *catalogue, const XepExportScope *scope)
{
  return make_menu (catalogue, scope, export_sections, G_N_ELEMENTS (export_sections));
}
