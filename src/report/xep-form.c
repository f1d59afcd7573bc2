/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-report"

#include "config.h"

#include "report/xep-form.h"

#include "base/xep-paths.h"
#include "base/xep-xml.h"
#include "report/xep-form-template.h"

#include <glib/gi18n.h>

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
  XepFormTemplate template;
};

/* Shortest side of what is left between the margins, mm. */
#define LEAST_BODY 60.0

static XepForm *
form_new (void)
{
  XepForm *self = g_new0 (XepForm, 1);

  g_atomic_ref_count_init (&self->references);
  self->template.arena = xep_arena_new ();
  return self;
}

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
  g_free (self);
}

static int
find_kind (const char *nick)
{
  XepSubjectKind kind;

  return xep_kind_from_nick (nick, &kind) ? (int)kind : -1;
}

static int
find_period (const char *nick)
{
  XepPeriodCode code;

  return xep_period_from_nick (nick, &code) ? (int)code : -1;
}

static int
find_tier (const char *nick)
{
  XepTier tier;

  return xep_tier_from_nick (g_str_equal (nick, "none") ? "" : nick, &tier) ? (int)tier : -1;
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
  if (paper->width - paper->left - paper->right >= LEAST_BODY
      && paper->height - paper->top - paper->bottom >= LEAST_BODY)
    return TRUE;

  xep_xml_set_error (error, name, element, _ ("the margins leave no room for text"));
  return FALSE;
}

static guint
count_tables (const XepFormTemplate *template)
{
  guint count = 0;

  for (guint i = 0; i < template->n_nodes; i++)
    if (template->nodes[i]->kind == XEP_NODE_TABLE)
      count++;
  return count;
}

/* A sheet has one grid of columns, so a form with a sheet has one table. */
static gboolean
check_sheet (XepForm *self, xmlNode *element, const char *name, GError **error)
{
  if (!self->sheet || count_tables (&self->template) == 1)
    return TRUE;
  xep_xml_set_error (error, name, element, _ ("a form with a sheet must have exactly one table"));
  return FALSE;
}

static gboolean
read_form (XepForm *self, xmlNode *element, const char *name, GError **error)
{
  self->id = xep_xml_attribute (element, "id");
  self->name = xep_xml_attribute (element, "name");
  self->title = xep_xml_attribute (element, "title");
  self->scope = attribute_is (element, "scope", "list") ? XEP_FORM_LIST : XEP_FORM_SUBJECT;
  self->kinds = read_bits (element, "kinds", find_kind);
  self->periods = read_bits (element, "periods", find_period);
  self->tiers = read_bits (element, "tiers", find_tier);
  self->provisional = xep_xml_flag (element, "provisional", FALSE);
  self->sheet = xep_xml_flag (element, "sheet", FALSE);
  self->landscape = attribute_is (element, "orientation", "landscape");
  return read_paper (self, element, name, error)
         && xep_form_read_template (&self->template, element, name, error)
         && check_sheet (self, element, name, error);
}

/* form.rng beside the form, else the shipped one. */
static char *
find_schema (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *beside = g_build_filename (folder, "form.rng", NULL);

  if (g_file_test (beside, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&beside);
  return xep_paths_get_data_file ("forms", "form.rng");
}

XepForm *
xep_form_load (const char *path, GError **error)
{
  g_autofree char *schema = find_schema (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (xmlDoc) document = xep_xml_load (path, schema, error);
  g_autoptr (XepForm) self = NULL;

  if (document == NULL)
    return NULL;
  self = form_new ();
  if (!read_form (self, xmlDocGetRootElement (document), name, error))
    return NULL;
  return g_steal_pointer (&self);
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
xep_form_has_all_tiers (XepForm *self)
{
  return self->tiers == 0;
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

XepDocument *
xep_form_build (XepForm *self, XepReportData *data, gboolean blank, GError **error)
{
  XepDocument *document
      = xep_form_template_build (&self->template, self->title, data, blank, self->provisional);

  /* Fixed words and headers stay with the form. */
  document->owner = xep_form_ref (self);
  document->free_owner = (GDestroyNotify)xep_form_unref;
  return document;
}
