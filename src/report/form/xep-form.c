/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/form/xep-form.h"

#include <glib/gi18n.h>

#include "base/xep-paths.h"
#include "base/xep-xml.h"
#include "report/form/xep-form-parts.h"
#include "report/form/xep-form-template.h"
#include "report/form/xep-report-names.h"

struct _XepForm
{
  gatomicrefcount references;
  char *id;
  char *name;
  char *title;
  XepFormScope scope;
  guint kinds;   /* bit for each XepSubjectKind … */
  guint periods; /* … XepPeriodCode … */
  guint tiers;   /* … XepTier; 0 is all */
  gboolean provisional;
  gboolean landscape;
  gboolean sheet;
  gboolean person_once;
  XepFormCategory category;
  XepFormNeed need;
  XepFormForUnit for_unit;
  char **annexes; /* NULL is all */
  char *group;
  char *symbol;
  GHashTable *fields; /* interned names of those it uses */
  XepPaperWords *words;
  XepFormTemplate template;
};

/* Shortest side of what is left between the margins, mm. */
#define LEAST_BODY 60.0

XepForm *
xep_form_ref (XepForm *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
xep_form_unref (XepForm *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  xep_arena_free (self->template.arena);
  g_free (self->id);
  g_free (self->name);
  g_free (self->title);
  g_free (self->group);
  g_free (self->symbol);
  g_strfreev (self->annexes);
  g_clear_pointer (&self->fields, g_hash_table_unref);
  g_clear_pointer (&self->words, xep_paper_words_unref);
  g_free (self);
}

static int
find_kind (const char *nick)
{
  XepSubjectKind kind;

  return xep_kind_from_nick (nick, &kind) ? (int) kind : -1;
}

static int
find_period (const char *nick)
{
  XepPeriodCode code;

  return xep_period_from_nick (nick, &code) ? (int) code : -1;
}

static int
find_tier (const char *nick)
{
  XepTier tier;

  return xep_tier_from_nick (g_str_equal (nick, "none") ? "" : nick, &tier) ? (int) tier : -1;
}

/* A list of nicks as a set of bits; the schema has checked the nicks. */
static guint
read_bits (xmlNode *element, const char *attribute, int (*find) (const char *nick))
{
  g_autofree char *text = xep_xml_attribute (element, attribute);
  g_auto (GStrv) nicks = text != NULL ? g_strsplit (text, " ", -1) : NULL;
  guint bits = 0;

  for (guint i = 0; nicks != NULL && nicks[i] != NULL; i++)
    {
      int value = find (nicks[i]);

      if (value >= 0)
        bits |= 1u << value;
    }
  return bits;
}

static gboolean
attribute_is (xmlNode *element, const char *attribute, const char *value)
{
  g_autofree char *text = xep_xml_attribute (element, attribute);

  return g_strcmp0 (text, value) == 0;
}

static gboolean
read_paper (XepForm *self, xmlNode *element, const char *name, GError **error)
{
  XepPaper *paper = &self->template.paper;

  *paper = xep_paper_a4 (self->landscape);
  paper->top = xep_xml_number (element, "top", paper->top);
  paper->bottom = xep_xml_number (element, "bottom", paper->bottom);
  paper->left = xep_xml_number (element, "left", paper->left);
  paper->right = xep_xml_number (element, "right", paper->right);
  paper->numbers = xep_xml_flag (element, "numbers", TRUE);
  if (xep_paper_has_room (paper, LEAST_BODY))
    return TRUE;
  xep_xml_set_error (error, name, element, _("the margins leave no room for text"));
  return FALSE;
}

static guint
count_tables (XepFormNode *const *nodes, guint n_nodes)
{
  guint count = 0;

  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i]->kind == XEP_NODE_TABLE)
      count++;
    else if (nodes[i]->kind == XEP_NODE_USE)
      count += count_tables (nodes[i]->children, nodes[i]->n_children);
  return count;
}

static XepFormCategory
read_category (xmlNode *element)
{
  static const char *const nicks[XEP_N_FORM_CATEGORIES]
      = { "self", "review", "step", "meeting", "summary", "dossier" };
  guint category = 0;

  while (category + 1 < XEP_N_FORM_CATEGORIES
         && !attribute_is (element, "category", nicks[category]))
    category++;
  return (XepFormCategory) category;
}

static XepFormNeed
read_need (xmlNode *element)
{
  static const char *const nicks[XEP_N_FORM_NEEDS]
      = { "", "appraisal", "decision", "issued", "rerating", "prompt" };
  guint need = XEP_N_FORM_NEEDS - 1;

  while (need > XEP_NEED_NOTHING && !attribute_is (element, "needs", nicks[need]))
    need--;
  return (XepFormNeed) need;
}

/* Where the form does not say it: decisions and notices of results are the commune's, whichever
 * unit they speak of; it reminds the unit of papers; other papers that ask which unit it is are
 * that unit's. */
static XepFormForUnit
read_for_unit (XepForm *self, xmlNode *element)
{
  static const char *const nicks[XEP_N_FORM_FOR_UNIT] = { [XEP_FOR_UNIT_NO] = "no",
                                                          [XEP_FOR_UNIT_WHOLE] = "whole",
                                                          [XEP_FOR_UNIT_ABOUT] = "about",
                                                          [XEP_FOR_UNIT_ISSUED] = "issued" };
  static const char *const decided[]
      = { "decision_total", "decision_level", "decision_level_name", "decision_level_short" };

  for (guint i = 0; i < XEP_N_FORM_FOR_UNIT; i++)
    if (attribute_is (element, "for-unit", nicks[i]))
      return (XepFormForUnit) i;
  if (self->category == XEP_FORM_MEETING)
    return XEP_FOR_UNIT_ISSUED;
  if (!xep_form_uses (self, "list_unit"))
    return self->category == XEP_FORM_DOSSIER ? XEP_FOR_UNIT_ABOUT : XEP_FOR_UNIT_NO;
  for (gsize i = 0; self->category == XEP_FORM_STEP && i < G_N_ELEMENTS (decided); i++)
    if (xep_form_uses (self, decided[i]))
      return XEP_FOR_UNIT_ABOUT;
  return self->category == XEP_FORM_DOSSIER && xep_form_uses (self, "missing_units")
             ? XEP_FOR_UNIT_ABOUT
             : XEP_FOR_UNIT_ISSUED;
}

static gboolean
read_form (XepForm *self, xmlNode *element, const char *name, XepFormParts *parts, GError **error)
{
  g_autofree char *annexes = xep_xml_attribute (element, "annexes");

  self->id = xep_xml_attribute (element, "id");
  self->name = xep_xml_attribute (element, "name");
  self->title = xep_xml_attribute (element, "title");
  /* For whom the form is, and when; the schema has checked the values. */
  self->scope = attribute_is (element, "scope", "list") ? XEP_FORM_LIST : XEP_FORM_SUBJECT;
  self->category = read_category (element);
  self->need = read_need (element);
  self->kinds = read_bits (element, "kinds", find_kind);
  self->periods = read_bits (element, "periods", find_period);
  self->tiers = read_bits (element, "tiers", find_tier);
  self->annexes = annexes != NULL ? g_strsplit (annexes, " ", -1) : NULL;
  self->person_once = xep_xml_flag (element, "person-once", FALSE);
  self->group = xep_xml_attribute (element, "group");
  self->symbol = xep_xml_attribute (element, "symbol");
  self->provisional = xep_xml_flag (element, "provisional", FALSE);
  self->sheet = xep_xml_flag (element, "sheet", FALSE);
  self->landscape = attribute_is (element, "orientation", "landscape");
  if (!read_paper (self, element, name, error)
      || !xep_form_read_template (&self->template, element, name, parts, error))
    return FALSE;
  /* A sheet has one grid of columns, so a form with a sheet has one table. */
  if (self->sheet && count_tables (self->template.nodes, self->template.n_nodes) != 1)
    {
      xep_xml_set_error (error, name, element,
                         _("a form with a sheet must have exactly one table"));
      return FALSE;
    }
  self->fields = xep_form_template_list_fields (&self->template);
  self->for_unit = read_for_unit (self, element);
  self->words = xep_paper_words_ref (xep_form_parts_get_words (parts));
  return TRUE;
}

XepForm *
xep_form_load_with_parts (const char *path, XepFormParts *parts, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *schema = xep_form_find_schema (folder);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (xmlDoc) document = xep_xml_load (path, schema, error);
  g_autoptr (XepForm) self = NULL;
  xmlNode *root = NULL;

  if (document == NULL)
    return NULL;
  root = xmlDocGetRootElement (document);
  if (!xep_xml_is (root, "form"))
    {
      xep_xml_set_error (error, name, root,
                         _("this file holds no form: the parts that forms share "
                           "are in parts.xml"));
      return NULL;
    }

  self = g_new0 (XepForm, 1);
  g_atomic_ref_count_init (&self->references);
  self->template.arena = xep_arena_new ();
  if (!read_form (self, root, name, parts, error))
    return NULL;
  return g_steal_pointer (&self);
}

XepForm *
xep_form_load (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *data = xep_paths_get_data_dir ();
  g_autofree char *shipped = g_build_filename (data, "forms", NULL);
  g_autoptr (XepFormParts) parts = xep_form_parts_load (folder, shipped, error);

  return parts != NULL ? xep_form_load_with_parts (path, parts, error) : NULL;
}

const char *
xep_form_get_id (XepForm *self)
{
  return self->id;
}

const char *
xep_form_get_name (XepForm *self)
{
  return self->name;
}

const char *
xep_form_get_title (XepForm *self)
{
  return self->title;
}

XepFormScope
xep_form_get_scope (XepForm *self)
{
  return self->scope;
}

gboolean
xep_form_has_kind (XepForm *self, XepSubjectKind kind)
{
  return (self->kinds & (1u << kind)) != 0;
}

gboolean
xep_form_has_period (XepForm *self, XepPeriodCode code)
{
  return (self->periods & (1u << code)) != 0;
}

gboolean
xep_form_has_tier (XepForm *self, XepTier tier)
{
  return self->tiers == 0 || (self->tiers & (1u << tier)) != 0;
}

gboolean
xep_form_is_provisional (XepForm *self)
{
  return self->provisional;
}

gboolean
xep_form_is_landscape (XepForm *self)
{
  return self->landscape;
}

gboolean
xep_form_has_sheet (XepForm *self)
{
  return self->sheet;
}

gboolean
xep_form_has_annex (XepForm *self, const char *annex)
{
  return self->annexes == NULL || g_strv_contains ((const char *const *) self->annexes, annex);
}

gboolean
xep_form_is_person_once (XepForm *self)
{
  return self->person_once;
}

XepFormCategory
xep_form_get_category (XepForm *self)
{
  return self->category;
}

XepFormNeed
xep_form_get_need (XepForm *self)
{
  return self->need;
}

XepFormForUnit
xep_form_get_for_unit (XepForm *self)
{
  return self->for_unit;
}

const char *
xep_form_get_group (XepForm *self)
{
  return self->group != NULL ? self->group : "";
}

gboolean
xep_form_uses (XepForm *self, const char *field)
{
  return g_hash_table_contains (self->fields, g_intern_string (field));
}

XepPaperWords *
xep_form_get_words (XepForm *self)
{
  return self->words;
}

XepDocument *
xep_form_build (XepForm *self, XepReportData *data, gboolean blank, GError **error)
{
  XepDocument *document;

  xep_report_data_set_text (data, "symbol", self->symbol);
  xep_report_names_tell_apart (data, self->words);
  document = xep_form_template_build (&self->template, self->title, data, blank, self->provisional);
  /* Fixed words and headers stay with the form. */
  document->owner = xep_form_ref (self);
  document->free_owner = (GDestroyNotify) xep_form_unref;
  return document;
}
