/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-regulation-edit.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-text.h"
#include "model/xep-regulation-edit-private.h"

/**
 * xep_regulation_edit_new:
 * @regulation: what to copy; it is not changed
 *
 * Errors: INVALID for a file that is not written in UTF-8.
 */
XepRegulationEdit *
xep_regulation_edit_new (XepRegulation *regulation, GError **error)
{
  g_autoptr (XepRegulationEdit) self = g_new0 (XepRegulationEdit, 1);

  self->regulation = xep_regulation_ref (regulation);
  if (!xep_regulation_source_init (&self->source, xep_regulation_get_xml (regulation), error))
    return NULL;
  return g_steal_pointer (&self);
}

void
xep_regulation_edit_free (XepRegulationEdit *self)
{
  xep_regulation_source_clear (&self->source);
  xep_regulation_unref (self->regulation);
  g_free (self);
}

XepRegulation *
xep_regulation_edit_get_regulation (XepRegulationEdit *self)
{
  return self->regulation;
}

char *
xep_regulation_edit_get (XepRegulationEdit *self, const char *key)
{
  return xep_regulation_key_read (&self->source, key);
}

char **
xep_regulation_edit_list (XepRegulationEdit *self, const char *what)
{
  return xep_regulation_key_list_ids (&self->source, what);
}

char *
xep_regulation_edit_dup_xml (XepRegulationEdit *self)
{
  return g_strdup (self->source.text);
}

gboolean
xep_regulation_edit_reset (XepRegulationEdit *self, const char *xml, GError **error)
{
  return xep_regulation_source_init (&self->source, xml, error);
}

static gboolean
write_points (XepRegulationEdit *self, xmlNode *node, XepPoints points, GError **error)
{
  g_autofree char *text = xep_points_format (points);

  return xep_regulation_source_set_attribute (&self->source, node, "maximum",
                                              g_strdelimit (text, ",", '.'), error);
}

/* The number of points that the file gives for the group is that of its criteria. */
static gboolean
update_group (XepRegulationEdit *self, const char *set, const char *group, GError **error)
{
  xmlNode *node
      = xep_regulation_key_find_group (xep_regulation_key_find_set (&self->source, set), group);

  return write_points (self, node, xep_regulation_key_sum_group (node), error);
}

/* The regulation is provisional while any of its sets is. */
static gboolean
update_provisional (XepRegulationEdit *self, GError **error)
{
  g_auto (GStrv) sets = xep_regulation_edit_list (self, "set");
  gboolean provisional = FALSE;

  for (guint i = 0; sets[i] != NULL; i++)
    provisional |= xep_xml_flag (xep_regulation_key_find_set (&self->source, sets[i]),
                                 "provisional", FALSE);
  return xep_regulation_source_set_attribute (&self->source,
                                              xmlDocGetRootElement (self->source.document),
                                              "provisional", provisional ? "yes" : "no", error);
}

/* What else changes with a value that was written into @node. The names are read before the tree
 * changes. */
static gboolean
write_value (XepRegulationEdit *self,
             xmlNode *node,
             const XepRegulationField *field,
             const char *value,
             GError **error)
{
  gboolean points = field->value == XEP_REGULATION_POINTS;
  gboolean provisional
      = g_str_equal (field->place, "set") && g_str_equal (field->name, "provisional");
  g_autofree char *group = points ? xep_xml_attribute (node->parent, "number") : NULL;
  g_autofree char *set = points ? xep_xml_attribute (node->parent->parent, "id") : NULL;

  if (field->attribute == NULL)
    return xep_regulation_source_set_content (&self->source, node, value, error);
  if (!xep_regulation_source_set_attribute (&self->source, node, field->attribute, value, error))
    return FALSE;
  return (!points || update_group (self, set, group, error))
         && (!provisional || update_provisional (self, error));
}

/**
 * xep_regulation_edit_set:
 *
 * Errors: INVALID for a value that cannot be, NOT_FOUND for an unknown key; nothing is changed
 * then. A value that is there already leaves the file as it is.
 */
gboolean
xep_regulation_edit_set (XepRegulationEdit *self, const char *key, const char *text, GError **error)
{
  const XepRegulationField *field = NULL;
  xmlNode *node = xep_regulation_key_find (&self->source, key, &field);
  g_autofree char *value = NULL;
  g_autofree char *before = NULL;
  g_autofree char *spoken = NULL;

  if (node == NULL)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                   _("The rules have no “%s”; nothing was changed."), key);
      return FALSE;
    }
  value = xep_regulation_field_normalise (field, text, error);
  if (value == NULL)
    return FALSE;
  before = xep_regulation_edit_get (self, key);
  spoken = g_strdup (value);
  if (field->value == XEP_REGULATION_POINTS)
    g_strdelimit (spoken, ".", ',');
  return g_str_equal (before, spoken) || write_value (self, node, field, value, error);
}

static xmlNode *
find_set (XepRegulationEdit *self, const char *set, GError **error)
{
  xmlNode *node = xep_regulation_key_find_set (&self->source, set);

  if (node == NULL)
    g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                 _("There is no criteria set “%s”; nothing was changed."), set);
  return node;
}

static xmlNode *
find_group (XepRegulationEdit *self, const char *set, const char *group, GError **error)
{
  xmlNode *node = find_set (self, set, error);
  xmlNode *found = node != NULL ? xep_regulation_key_find_group (node, group) : NULL;

  if (node != NULL && found == NULL)
    g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                 _("The criteria set “%s” has no group “%s”; nothing was changed."), set, group);
  return found;
}

static xmlNode *
get_last_criterion (xmlNode *group)
{
  xmlNode *last = NULL;

  for (xmlNode *node = xep_xml_first (group, "criterion"); node != NULL;
       node = xep_xml_next (node, "criterion"))
    last = node;
  return last;
}

/* "II.1" and seven criteria, the last "II.1.7": "II.1.8". */
static char *
make_number (xmlNode *group)
{
  g_autofree char *prefix = xep_xml_attribute (group, "number");
  g_autofree char *last = xep_xml_attribute (get_last_criterion (group), "number");
  const char *dot = strrchr (last, '.');
  guint64 next = dot != NULL ? g_ascii_strtoull (dot + 1, NULL, 10) : 0;
  char *number = NULL;

  do
    {
      g_free (number);
      number = g_strdup_printf ("%s.%u", prefix, (guint) ++next);
    }
  while (xep_regulation_key_find_criterion (group->parent, number) != NULL);
  return number;
}

/* Without words and points yet: until they are given the rules cannot be put in force. */
static gboolean
append_criterion (XepRegulationEdit *self, xmlNode *group, const char *number, GError **error)
{
  g_autofree char *markup
      = g_markup_printf_escaped ("<criterion number=\"%s\" maximum=\"0\"></criterion>", number);

  return xep_regulation_source_insert_after (&self->source, get_last_criterion (group), markup,
                                             error);
}

gboolean
xep_regulation_edit_add_criterion (XepRegulationEdit *self,
                                   const char *set,
                                   const char *group,
                                   GError **error)
{
  xmlNode *node = find_group (self, set, group, error);
  g_autofree char *number = node != NULL ? make_number (node) : NULL;

  return node != NULL && append_criterion (self, node, number, error);
}

gboolean
xep_regulation_edit_insert_criterion (
    XepRegulationEdit *self, const char *set, const char *group, const char *number, GError **error)
{
  xmlNode *node = find_group (self, set, group, error);
  g_autofree char *prefix = g_strconcat (group, ".", NULL);

  if (node == NULL)
    return FALSE;
  if (g_str_has_prefix (number, prefix)
      && xep_regulation_key_find_criterion (node->parent, number) == NULL)
    return append_criterion (self, node, number, error);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("A new criterion of the group “%s” cannot have the number “%s”: it begins with "
                 "the group's number and is not used yet. Nothing was changed."),
               group, number);
  return FALSE;
}

gboolean
xep_regulation_edit_remove_criterion (XepRegulationEdit *self,
                                      const char *set,
                                      const char *number,
                                      GError **error)
{
  xmlNode *node = find_set (self, set, error);
  xmlNode *criterion = node != NULL ? xep_regulation_key_find_criterion (node, number) : NULL;
  g_autofree char *group = NULL;

  if (node == NULL)
    return FALSE;
  if (criterion == NULL)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                   _("The criteria set “%s” has no criterion “%s”; nothing was changed."), set,
                   number);
      return FALSE;
    }
  group = xep_xml_attribute (criterion->parent, "number");
  if (xep_xml_first (criterion->parent, "criterion") == get_last_criterion (criterion->parent))
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” is the only criterion of its group, so it was kept. Change its words "
                     "instead."),
                   number);
      return FALSE;
    }
  return xep_regulation_source_remove (&self->source, criterion, error)
         && update_group (self, set, group, error);
}

XepPoints
xep_regulation_edit_get_group_sum (XepRegulationEdit *self, const char *set, const char *group)
{
  xmlNode *node = xep_regulation_key_find_set (&self->source, set);
  xmlNode *found = node != NULL ? xep_regulation_key_find_group (node, group) : NULL;

  return found != NULL ? xep_regulation_key_sum_group (found) : 0;
}

/* Part B is every group whose number begins "II" (Điều 10). */
gboolean
xep_regulation_edit_get_sums (XepRegulationEdit *self,
                              const char *set,
                              XepPoints *part_a,
                              XepPoints *part_b)
{
  xmlNode *node = xep_regulation_key_find_set (&self->source, set);

  *part_a = *part_b = 0;
  if (node == NULL)
    return FALSE;
  for (xmlNode *group = xep_xml_first (node, "group"); group != NULL;
       group = xep_xml_next (group, "group"))
    {
      g_autofree char *number = xep_xml_attribute (group, "number");

      *(g_str_has_prefix (number, "II") ? part_b : part_a) += xep_regulation_key_sum_group (group);
    }
  return TRUE;
}
