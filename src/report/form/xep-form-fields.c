/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/form/xep-form-template.h"

/* Names are interned, so that a set of addresses is a set of names. */

static void
add_name (GHashTable *fields, const char *name)
{
  if (name != NULL)
    g_hash_table_add (fields, (gpointer) name);
}

static void
add_text (GHashTable *fields, const XepTemplateText *text)
{
  for (guint i = 0; i < text->n_parts; i++)
    {
      add_name (fields, text->parts[i].field);
      if (text->parts[i].condition != NULL)
        add_name (fields, text->parts[i].condition->field);
    }
}

static void
add_node (GHashTable *fields, const XepFormNode *node)
{
  add_name (fields, node->condition.field);
  add_name (fields, node->field);
  add_name (fields, node->list);
  add_text (fields, &node->text);
  for (guint i = 0; i < node->n_children; i++)
    add_node (fields, node->children[i]);
}

GHashTable *
xep_form_template_list_fields (const XepFormTemplate *template)
{
  GHashTable *fields = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < template->n_nodes; i++)
    add_node (fields, template->nodes[i]);
  add_text (fields, &template->footer_left);
  add_text (fields, &template->footer_right);
  add_name (fields, template->footer_left_condition.field);
  add_name (fields, template->footer_right_condition.field);
  return fields;
}
