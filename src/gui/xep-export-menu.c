/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-export-menu.h"

#include <glib/gi18n.h>

#include "gui/paper/xep-form-words.h"

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
#define N_OWNERS ((int)G_N_ELEMENTS (scopes))

/* A way out: what its lines are called, so that each says by itself what it does, and the action
 * they call. All texts are msgids. */
typedef struct
{
  const char *name; /* before a form on the first level, NULL none */
  const char *titles[N_OWNERS];
  const char *action;
  gboolean sheets; /* only forms that are sheets */
} XepMenuWay;

static const XepMenuWay print_way
    = { NULL,
        { N_("Selected subject"), N_("Selected unit"), N_("Whole period"), NULL },
        "win.preview",
        FALSE };
static const XepMenuWay blank_way
    = { NULL, { NULL, NULL, NULL, N_("Blank form") }, "win.preview-blank", FALSE };
static const XepMenuWay file_ways[] = {
  { N_("PDF"),
    { N_("PDF, selected subject"), N_("PDF, selected unit"), N_("PDF, whole period"), NULL },
    "win.save-pdf",
    FALSE },
  { N_("Editable text"),
    { N_("Editable text, selected subject"), N_("Editable text, selected unit"),
      N_("Editable text, whole period"), NULL },
    "win.save-odt",
    FALSE },
  { N_("Excel"),
    { N_("Excel, selected subject"), N_("Excel, selected unit"), N_("Excel, whole period"), NULL },
    "win.save-xlsx",
    TRUE },
};

/* What the parts of one menu are made from. */
typedef struct
{
  XepFormCatalogue *catalogue;
  const XepExportScope *scope;
  const XepMenuWay *way;
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
      || (part->way->sheets && !xep_form_has_sheet (form)))
    return FALSE;
  if (part->owner == XEP_OF_SUBJECT)
    return fits_subject (form, scope);
  /* Of lists only the papers of a meeting are of use when empty. */
  if (part->owner == XEP_OF_NOBODY)
    return !list || xep_form_get_category (form) == XEP_FORM_MEETING;
  if (part->owner == XEP_OF_UNIT && list && xep_form_get_for_unit (form) <= XEP_FOR_UNIT_WHOLE)
    return FALSE;
  /* A sheet holds one list, or one subject. */
  return list || !part->way->sheets;
}

/* @way: what is done with it, before its title; NULL none. */
static void
add_form (const XepMenuPart *part, GMenu *menu, XepForm *form, const char *way)
{
  g_autofree char *title = xep_form_words_dup_short_title (form);
  g_autofree char *line
      = way != NULL ? g_strdup_printf ("%s · %s", way, title) : g_strdup (title);
  g_autofree char *target = g_strdup_printf ("%s:%s", xep_form_get_id (form), scopes[part->owner]);
  g_autoptr (GMenuItem) item = g_menu_item_new (line, NULL);

  g_menu_item_set_action_and_target (item, part->way->action, "s", target);
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
  int count = 0;

  part.owner = owner;
  if ((owner == XEP_OF_SUBJECT && !part.scope->subject)
      || (owner == XEP_OF_UNIT && !part.scope->unit))
    return;
  count = count_forms (&part, first);
  if (count == 0)
    return;
  add_categories (&part, forms, first, count > LONGEST_MENU);
  g_menu_append_submenu (menu, _(part.way->titles[owner]), G_MENU_MODEL (forms));
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
    add_forms (&part, menu, wanted[i], part.way->name != NULL ? _(part.way->name) : NULL);
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
  const XepMenuPart part = { catalogue, scope, &print_way, XEP_OF_SUBJECT };
  const XepMenuPart blank = { catalogue, scope, &blank_way, XEP_OF_NOBODY };
  g_autoptr (GMenu) subject = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  GMenu *menu = g_menu_new ();

  add_wanted (part, subject);
  if (scope->subject)
    add_categories (&part, subject, XEP_FORM_STEP, TRUE);
  add_owner (part, others, XEP_OF_UNIT);
  add_owner (part, others, XEP_OF_PERIOD);
  add_owner (blank, others, XEP_OF_NOBODY);
  add_section (menu, _(print_way.titles[XEP_OF_SUBJECT]), subject);
  add_section (menu, NULL, others);
  add_nothing (menu);
  add_batch (menu);
  return G_MENU_MODEL (menu);
}

GMenuModel *
xep_export_menu_new_export (XepFormCatalogue *catalogue, const XepExportScope *scope)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (file_ways); i++)
    {
      const XepMenuPart part = { catalogue, scope, &file_ways[i], XEP_OF_SUBJECT };
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
