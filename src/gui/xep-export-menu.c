/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-export-menu.h"

#include <glib/gi18n.h>

#include "gui/paper/xep-form-words.h"
#include "report/paper/xep-paper-format.h"

/* Beyond this many lines the categories of a menu fold into submenus. */
#define LONGEST_MENU 12

/* Whose papers a part of a menu is about. */
typedef enum
{
  XEP_OF_SUBJECT,
  XEP_OF_UNIT,
  XEP_OF_PERIOD,
  XEP_OF_NOBODY, /* empty forms */
} XepMenuOwner;

/* What follows the form's id in the parameter of an action. */
static const char *const scopes[] = {
  [XEP_OF_SUBJECT] = "subject",
  [XEP_OF_UNIT] = "unit",
  [XEP_OF_PERIOD] = "period",
  [XEP_OF_NOBODY] = "period",
};

/* What a part of a menu is called in the menu of files, after the format. All texts are msgids. */
static const char *const format_titles[] = {
  [XEP_OF_SUBJECT] = N_("%s, selected subject"),
  [XEP_OF_UNIT] = N_("%s, selected unit"),
  [XEP_OF_PERIOD] = N_("%s, whole period"),
};
static const char *const titles[] = {
  [XEP_OF_SUBJECT] = N_("Selected subject"),
  [XEP_OF_UNIT] = N_("Selected unit"),
  [XEP_OF_PERIOD] = N_("Whole period"),
  [XEP_OF_NOBODY] = N_("Blank form"),
};

/* What the parts of one menu are made from. */
typedef struct
{
  XepFormCatalogue *catalogue;
  const XepExportScope *scope;
  const XepPaperFormat *format; /* of the files, NULL: on paper */
  const char *action;
  XepMenuOwner owner;
} XepMenuPart;

static gboolean
fits_subject (XepForm *form, const XepExportScope *scope)
{
  return xep_form_get_scope (form) == XEP_FORM_SUBJECT && xep_form_has_annex (form, scope->annex)
         && xep_form_has_tier (form, scope->tier);
}

static gboolean
fits (const XepMenuPart *part, XepForm *form)
{
  const XepExportScope *scope = part->scope;
  gboolean list = xep_form_get_scope (form) == XEP_FORM_LIST;

  if (!xep_form_has_period (form, scope->period)
      || (scope->kind >= 0 && !xep_form_has_kind (form, scope->kind))
      || (part->format != NULL && !xep_paper_format_takes (part->format, form)))
    return FALSE;
  if (part->owner == XEP_OF_SUBJECT)
    return fits_subject (form, scope);
  /* Of lists only the papers of a meeting are of use when empty. */
  if (part->owner == XEP_OF_NOBODY)
    return !list || xep_form_get_category (form) == XEP_FORM_MEETING;
  if (part->owner == XEP_OF_UNIT && list && xep_form_get_for_unit (form) <= XEP_FOR_UNIT_WHOLE)
    return FALSE;
  return list || part->format == NULL || part->format->holds_many;
}

/* @way: what is done with it, before its title; NULL none. */
static void
add_form (const XepMenuPart *part, GMenu *menu, XepForm *form, const char *way)
{
  g_autofree char *title = xep_form_words_dup_short_title (form);
  g_autofree char *line = way != NULL ? g_strdup_printf ("%s · %s", way, title) : g_strdup (title);
  g_autofree char *target = g_strdup_printf ("%s:%s", xep_form_get_id (form), scopes[part->owner]);
  g_autoptr (GMenuItem) item = g_menu_item_new (line, NULL);

  g_menu_item_set_action_and_target (item, part->action, "s", target);
  g_menu_append_item (menu, item);
}

/* The forms of a category that fit. */
static void
add_forms (const XepMenuPart *part, GMenu *menu, XepFormCategory category, const char *way)
{
  GPtrArray *forms = xep_form_catalogue_get_forms (part->catalogue);

  for (guint i = 0; i < forms->len; i++)
    {
      XepForm *form = g_ptr_array_index (forms, i);

      if (xep_form_get_category (form) == category && fits (part, form))
        add_form (part, menu, form, way);
    }
}

static int
count_lines (GMenu *menu)
{
  return g_menu_model_get_n_items (G_MENU_MODEL (menu));
}

/* Category after category: with headings while they are few, else each in a submenu. */
static void
add_categories (const XepMenuPart *part, GMenu *menu, XepFormCategory first, gboolean fold)
{
  for (XepFormCategory category = first; category < XEP_N_FORM_CATEGORIES; category++)
    {
      g_autoptr (GMenu) forms = g_menu_new ();
      const char *title = xep_form_words_get_category (category);

      add_forms (part, forms, category, NULL);
      if (count_lines (forms) == 0)
        continue;
      if (fold)
        g_menu_append_submenu (menu, title, G_MENU_MODEL (forms));
      else
        g_menu_append_section (menu, title, G_MENU_MODEL (forms));
    }
}

/* Of this category and those after it. */
static int
count_forms (const XepMenuPart *part, XepFormCategory first)
{
  GPtrArray *forms = xep_form_catalogue_get_forms (part->catalogue);
  int count = 0;

  for (guint i = 0; i < forms->len; i++)
    {
      XepForm *form = g_ptr_array_index (forms, i);

      count += xep_form_get_category (form) >= first && fits (part, form);
    }
  return count;
}

/* All papers of an owner behind one line; of the selected subject those that do not stand before
 * it. */
static void
add_owner (XepMenuPart part, GMenu *menu, XepMenuOwner owner)
{
  XepFormCategory first = owner == XEP_OF_SUBJECT ? XEP_FORM_STEP : XEP_FORM_SELF;
  g_autoptr (GMenu) forms = g_menu_new ();
  g_autofree char *title = NULL;
  int count = 0;

  part.owner = owner;
  if ((owner == XEP_OF_SUBJECT && !part.scope->subject)
      || (owner == XEP_OF_UNIT && !part.scope->unit))
    return;
  count = count_forms (&part, first);
  if (count == 0)
    return;
  add_categories (&part, forms, first, count > LONGEST_MENU);
  title = part.format != NULL ? g_strdup_printf (_ (format_titles[owner]), _ (part.format->name))
                              : g_strdup (_ (titles[owner]));
  g_menu_append_submenu (menu, title, G_MENU_MODEL (forms));
}

/* Most wanted of the selected subject: its self-assessment, then its review. */
static void
add_wanted (XepMenuPart part, GMenu *menu)
{
  static const XepFormCategory wanted[] = { XEP_FORM_SELF, XEP_FORM_REVIEW };

  part.owner = XEP_OF_SUBJECT;
  if (!part.scope->subject)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    add_forms (&part, menu, wanted[i], part.format != NULL ? _ (part.format->name) : NULL);
}

static void
add_section (GMenu *menu, const char *title, GMenu *section)
{
  if (count_lines (section) > 0)
    g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

static void
add_batch (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _("Print, save in bulk…"), "win.batch");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* No action of that name: the line is shown but cannot be chosen. */
static void
add_nothing (GMenu *menu)
{
  if (count_lines (menu) == 0)
    g_menu_append (menu, _("No form fits this period and tab"), "win.no-form");
}

GMenuModel *
xep_export_menu_new_print (XepFormCatalogue *catalogue, const XepExportScope *scope)
{
  const XepMenuPart part = { catalogue, scope, NULL, "win.preview", XEP_OF_SUBJECT };
  const XepMenuPart blank = { catalogue, scope, NULL, "win.preview-blank", XEP_OF_NOBODY };
  g_autoptr (GMenu) subject = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  GMenu *menu = g_menu_new ();

  add_wanted (part, subject);
  if (scope->subject)
    add_categories (&part, subject, XEP_FORM_STEP, TRUE);
  add_owner (part, others, XEP_OF_UNIT);
  add_owner (part, others, XEP_OF_PERIOD);
  add_owner (blank, others, XEP_OF_NOBODY);
  add_section (menu, _ (titles[XEP_OF_SUBJECT]), subject);
  add_section (menu, NULL, others);
  add_nothing (menu);
  add_batch (menu);
  return G_MENU_MODEL (menu);
}

GMenuModel *
xep_export_menu_new_export (XepFormCatalogue *catalogue, const XepExportScope *scope)
{
  const XepPaperFormat *format = NULL;
  GMenu *menu = g_menu_new ();

  for (guint i = 0; (format = xep_paper_format_get (i)) != NULL; i++)
    {
      g_autofree char *action = g_strconcat ("win.save-", format->id, NULL);
      const XepMenuPart part = { catalogue, scope, format, action, XEP_OF_SUBJECT };
      g_autoptr (GMenu) section = g_menu_new ();

      add_wanted (part, section);
      add_owner (part, section, XEP_OF_SUBJECT);
      add_owner (part, section, XEP_OF_UNIT);
      add_owner (part, section, XEP_OF_PERIOD);
      add_section (menu, NULL, section);
    }
  add_nothing (menu);
  add_batch (menu);
  return G_MENU_MODEL (menu);
}
