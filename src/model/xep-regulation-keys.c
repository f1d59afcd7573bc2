/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-text.h"
#include "model/xep-regulation-edit-private.h"

/* Forms are filled in quarters of a point. */
#define POINT_STEP 25

static const XepRegulationField fields[] = {
  { "set", "name", "name", XEP_REGULATION_WORDS, 0, 0, NULL },
  { "set", "provisional", "provisional", XEP_REGULATION_CHOICE, 0, 0, "yes|no" },
  { "group", "name", "name", XEP_REGULATION_WORDS, 0, 0, NULL },
  { "criterion", "label", NULL, XEP_REGULATION_WORDS, 0, 0, NULL },
  { "criterion", "maximum", "maximum", XEP_REGULATION_POINTS, 0, 100, NULL },
  { "exempt", "text", NULL, XEP_REGULATION_WORDS, 0, 0, NULL },
  { "unrated", "text", NULL, XEP_REGULATION_WORDS, 0, 0, NULL },
  { "component", "text", NULL, XEP_REGULATION_WORDS, 0, 0, NULL },
  { "component", "if-any", "if-any", XEP_REGULATION_CHOICE, 0, 0, "yes|no" },
  { "component", "kinds", "kinds", XEP_REGULATION_CHOICE, 0, 0,
    "collective leader staff member|leader staff member|leader staff|collective leader|collective|"
    "leader|staff|member" },
  { "component", "tiers", "tiers", XEP_REGULATION_CHOICE, 0, 0,
    "province commune unit none|province|commune unit none" },
  { "component", "party-members", "party-members", XEP_REGULATION_CHOICE, 0, 0, "yes|no" },
  { "component", "once", "once", XEP_REGULATION_CHOICE, 0, 0, "yes|no" },
  { "component", "provisional", "provisional", XEP_REGULATION_CHOICE, 0, 0, "yes|no" },
  { "deadline", "text", NULL, XEP_REGULATION_WORDS, 0, 0, NULL },
  { "deadline", "period", "period", XEP_REGULATION_FIXED, 0, 0, NULL },
  { "deadline", "day", "day", XEP_REGULATION_NUMBER, 1, 31, NULL },
  { "deadline", "month", "month", XEP_REGULATION_NUMBER, 1, 12, NULL },
  { "deadline", "provisional", "provisional", XEP_REGULATION_CHOICE, 0, 0, "yes|no" },
  { "deadline", "source", "source", XEP_REGULATION_WORDS, 0, 0, NULL },
  { "quota", "text", NULL, XEP_REGULATION_WORDS, 0, 0, NULL },
  { "quota", "percent", "percent", XEP_REGULATION_NUMBER, 0, 100, NULL },
  { "quota", "raised-percent", "raised-percent", XEP_REGULATION_NUMBER, 0, 100, NULL },
  { "quota", "denominator", "denominator", XEP_REGULATION_CHOICE, 0, 0,
    "good|good-and-above|rated" },
  { "quota", "rounding", "rounding", XEP_REGULATION_CHOICE, 0, 0, "half-up|down|up" },
  { "quota", "heads-apart", "heads-apart", XEP_REGULATION_CHOICE, 0, 0, "yes|no" },
};

/* Lists directly below the root: elements of one name, each with an id. */
static const struct
{
  const char *place;
  const char *list;
  const char *element;
} lists[] = {
  { "exempt", "exempt-reasons", "reason" },
  { "unrated", "unrated-reasons", "reason" },
  { "deadline", "deadlines", "deadline" },
  { "quota", "quotas", "quota" },
};

static const XepRegulationField *
find_field (const char *place, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].place, place) && g_str_equal (fields[i].name, name))
      return &fields[i];
  return NULL;
}

static xmlNode *
get_list (XepRegulationSource *source, const char *name)
{
  return xep_xml_first (xmlDocGetRootElement (source->document), name);
}

/* The child @element of @parent (nullable) whose @attribute is @value. */
static xmlNode *
find_child (xmlNode *parent, const char *element, const char *attribute, const char *value)
{
  xmlNode *child = parent != NULL ? xep_xml_first (parent, element) : NULL;

  for (; child != NULL; child = xep_xml_next (child, element))
    {
      g_autofree char *text = xep_xml_attribute (child, attribute);

      if (g_strcmp0 (text, value) == 0)
        return child;
    }
  return NULL;
}

xmlNode *
xep_regulation_key_find_set (XepRegulationSource *source, const char *set)
{
  return find_child (get_list (source, "criteria-sets"), "set", "id", set);
}

xmlNode *
xep_regulation_key_find_group (xmlNode *set, const char *number)
{
  return find_child (set, "group", "number", number);
}

xmlNode *
xep_regulation_key_find_criterion (xmlNode *set, const char *number)
{
  for (xmlNode *group = xep_xml_first (set, "group"); group != NULL;
       group = xep_xml_next (group, "group"))
    {
      xmlNode *criterion = find_child (group, "criterion", "number", number);

      if (criterion != NULL)
        return criterion;
    }
  return NULL;
}

/* The dossier of the year, or of the quarters. */
static xmlNode *
find_dossier (XepRegulationSource *source, gboolean year)
{
  xmlNode *list = get_list (source, "dossiers");
  xmlNode *dossier = list != NULL ? xep_xml_first (list, "dossier") : NULL;

  for (; dossier != NULL; dossier = xep_xml_next (dossier, "dossier"))
    {
      g_autofree char *periods = xep_xml_attribute (dossier, "periods");

      if (periods != NULL && strstr (periods, year ? "YEAR" : "Q") != NULL)
        return dossier;
    }
  return NULL;
}

/* @middle: what stands between the first and the last word of a key. Of a set "ID",
 * "ID.group.NUMBER" or "ID.criterion.NUMBER": ids and numbers may hold dots. */
static xmlNode *
find_in_sets (XepRegulationSource *source, const char *middle, const char **place)
{
  static const struct
  {
    const char *place;
    const char *mark;
    xmlNode *(*find) (xmlNode *set, const char *number);
  } parts[] = {
    { "group", ".group.", xep_regulation_key_find_group },
    { "criterion", ".criterion.", xep_regulation_key_find_criterion },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *mark = strstr (middle, parts[i].mark);
      g_autofree char *id = mark != NULL ? g_strndup (middle, (gsize) (mark - middle)) : NULL;
      xmlNode *set = id != NULL ? xep_regulation_key_find_set (source, id) : NULL;

      if (set == NULL)
        continue;
      *place = parts[i].place;
      return parts[i].find (set, mark + strlen (parts[i].mark));
    }
  *place = "set";
  return xep_regulation_key_find_set (source, middle);
}

static xmlNode *
find_component (XepRegulationSource *source, const char *middle)
{
  gboolean year = g_str_has_prefix (middle, "year.");

  if (!year && !g_str_has_prefix (middle, "quarter."))
    return NULL;
  return find_child (find_dossier (source, year), "component", "number", strchr (middle, '.') + 1);
}

static xmlNode *
find_element (XepRegulationSource *source,
              const char *first,
              const char *middle,
              const char **place)
{
  *place = first;
  if (g_str_equal (first, "set"))
    return find_in_sets (source, middle, place);
  if (g_str_equal (first, "component"))
    return find_component (source, middle);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (first, lists[i].place))
      return find_child (get_list (source, lists[i].list), lists[i].element, "id", middle);
  return NULL;
}

xmlNode *
xep_regulation_key_find (XepRegulationSource *source,
                         const char *key,
                         const XepRegulationField **field)
{
  const char *first_dot = strchr (key, '.');
  const char *last_dot = strrchr (key, '.');
  g_autofree char *first = NULL;
  g_autofree char *middle = NULL;
  const char *place = NULL;
  xmlNode *node = NULL;

  if (first_dot == last_dot)
    return NULL;
  first = g_strndup (key, (gsize) (first_dot - key));
  middle = g_strndup (first_dot + 1, (gsize) (last_dot - first_dot - 1));
  node = find_element (source, first, middle, &place);
  *field = find_field (place, last_dot + 1);
  return *field != NULL ? node : NULL;
}

static char *
normalise_points (const XepRegulationField *field, const char *text, GError **error)
{
  XepPoints points = XEP_POINTS_MISSING;
  char *file = NULL;

  if (!xep_points_parse (text, &points, error))
    return NULL;
  if (points == XEP_POINTS_MISSING || points <= 0 || points > XEP_POINTS (field->high)
      || points % POINT_STEP != 0)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” cannot be the most points of a criterion: they are more than 0, at most "
                     "%d, in steps of 0,25. The earlier value was kept."),
                   text, field->high);
      return NULL;
    }
  file = xep_points_format (points);
  return g_strdelimit (file, ",", '.');
}

static char *
normalise_number (const XepRegulationField *field, const char *text, GError **error)
{
  g_autofree char *clean = xep_text_clean (text);
  guint64 number = 0;

  if (g_ascii_string_to_unsigned (clean, 10, (guint64) field->low, (guint64) field->high, &number,
                                  NULL))
    return g_strdup_printf ("%u", (guint) number);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” is not a whole number from %d to %d. The earlier value was kept."), text,
               field->low, field->high);
  return NULL;
}

static char *
normalise_choice (const XepRegulationField *field, const char *text, GError **error)
{
  g_auto (GStrv) choices = g_strsplit (field->choices, "|", -1);

  if (g_strv_contains ((const char *const *) choices, text))
    return g_strdup (text);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” is none of the possible values (%s). The earlier value was kept."), text,
               field->choices);
  return NULL;
}

char *
xep_regulation_field_normalise (const XepRegulationField *field, const char *text, GError **error)
{
  g_autofree char *words = NULL;

  switch (field->value)
    {
    case XEP_REGULATION_POINTS:
      return normalise_points (field, text, error);
    case XEP_REGULATION_NUMBER:
      return normalise_number (field, text, error);
    case XEP_REGULATION_CHOICE:
      return normalise_choice (field, text, error);
    case XEP_REGULATION_WORDS:
      words = xep_text_clean (text);
      if (*words != '\0')
        return g_steal_pointer (&words);
      g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID,
                           _("There must be words here. The earlier text was kept."));
      return NULL;
    case XEP_REGULATION_FIXED:
    default:
      g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID,
                           _("This is fixed and was not changed."));
      return NULL;
    }
}

/* The value of a choice that the file does not give: not so, or the widest, which stands first.
 * (transfer full) */
static char *
dup_absent (const XepRegulationField *field)
{
  if (field->value != XEP_REGULATION_CHOICE)
    return g_strdup ("");
  if (g_str_equal (field->choices, "yes|no"))
    return g_strdup ("no");
  return g_strndup (field->choices, strcspn (field->choices, "|"));
}

char *
xep_regulation_key_read (XepRegulationSource *source, const char *key)
{
  const XepRegulationField *field = NULL;
  xmlNode *node = xep_regulation_key_find (source, key, &field);
  g_autofree char *text = NULL;
  XepPoints points = XEP_POINTS_MISSING;

  if (node == NULL)
    return NULL;
  text
      = field->attribute == NULL ? xep_xml_text (node) : xep_xml_attribute (node, field->attribute);
  if (text == NULL)
    return dup_absent (field);
  if (field->value == XEP_REGULATION_POINTS && xep_points_parse (text, &points, NULL))
    return xep_points_format (points);
  return g_steal_pointer (&text);
}

static void
add_children (GPtrArray *ids, xmlNode *parent, const char *element, const char *attribute)
{
  xmlNode *child = parent != NULL ? xep_xml_first (parent, element) : NULL;

  for (; child != NULL; child = xep_xml_next (child, element))
    g_ptr_array_add (ids, xep_xml_attribute (child, attribute));
}

static void
add_all_criteria (GPtrArray *ids, xmlNode *set)
{
  for (xmlNode *group = xep_xml_first (set, "group"); group != NULL;
       group = xep_xml_next (group, "group"))
    add_children (ids, group, "criterion", "number");
}

/* @what: "ID.group", "ID.criterion" or "ID.group.NUMBER.criterion". */
static void
add_in_set (XepRegulationSource *source, GPtrArray *ids, const char *what)
{
  const char *last = strrchr (what, '.');
  const char *mark = strstr (what, ".group.");
  g_autofree char *id = g_strndup (what, (gsize) ((mark != NULL ? mark : last) - what));
  xmlNode *set = xep_regulation_key_find_set (source, id);

  if (set == NULL)
    return;
  if (mark != NULL)
    {
      const char *number = mark + strlen (".group.");
      g_autofree char *group = g_strndup (number, (gsize) (last - number));

      add_children (ids, xep_regulation_key_find_group (set, group), "criterion", "number");
    }
  else if (g_str_equal (last, ".group"))
    add_children (ids, set, "group", "number");
  else
    add_all_criteria (ids, set);
}

char **
xep_regulation_key_list_ids (XepRegulationSource *source, const char *what)
{
  GPtrArray *ids = g_ptr_array_new ();

  if (g_str_equal (what, "set"))
    add_children (ids, get_list (source, "criteria-sets"), "set", "id");
  else if (g_str_has_prefix (what, "set."))
    add_in_set (source, ids, what + strlen ("set."));
  else if (g_str_has_prefix (what, "component."))
    add_children (ids, find_dossier (source, g_str_has_suffix (what, ".year")), "component",
                  "number");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (what, lists[i].place))
      add_children (ids, get_list (source, lists[i].list), lists[i].element, "id");
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

/* A key for each field of @place and each of the ids that @what lists; @prefix stands before. */
static void
add_keys (XepRegulationSource *source,
          GPtrArray *keys,
          const char *what,
          const char *prefix,
          const char *place)
{
  g_auto (GStrv) ids = xep_regulation_key_list_ids (source, what);

  for (guint i = 0; ids[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
      if (g_str_equal (fields[j].place, place) && fields[j].value != XEP_REGULATION_FIXED)
        g_ptr_array_add (keys, g_strdup_printf ("%s.%s.%s", prefix, ids[i], fields[j].name));
}

GPtrArray *
xep_regulation_key_list (XepRegulationSource *source)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) sets = xep_regulation_key_list_ids (source, "set");

  add_keys (source, keys, "set", "set", "set");
  for (guint i = 0; sets[i] != NULL; i++)
    {
      g_autofree char *groups = g_strdup_printf ("set.%s.group", sets[i]);
      g_autofree char *criteria = g_strdup_printf ("set.%s.criterion", sets[i]);

      add_keys (source, keys, groups, groups, "group");
      add_keys (source, keys, criteria, criteria, "criterion");
    }
  add_keys (source, keys, "component.year", "component.year", "component");
  add_keys (source, keys, "component.quarter", "component.quarter", "component");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    add_keys (source, keys, lists[i].place, lists[i].place, lists[i].place);
  return keys;
}

XepPoints
xep_regulation_key_sum_group (xmlNode *group)
{
  XepPoints sum = 0;

  for (xmlNode *criterion = xep_xml_first (group, "criterion"); criterion != NULL;
       criterion = xep_xml_next (criterion, "criterion"))
    {
      g_autofree char *text = xep_xml_attribute (criterion, "maximum");
      XepPoints points = XEP_POINTS_MISSING;

      if (text != NULL && xep_points_parse (text, &points, NULL) && points != XEP_POINTS_MISSING)
        sum += points;
    }
  return sum;
}
