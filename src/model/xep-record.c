/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-record.h"

#include <glib/gi18n.h>

typedef struct
{
  XepRecordReader *reader;
  const XepMember *field;
  xmlNode *node;
  gpointer member;
} FieldTask;

static gboolean
refuse_value (const FieldTask *task, const char *value, GError **error)
{
  xep_xml_set_error (error, task->reader->name, task->node,
                     _("“%s” is not a value that “%s” can have"), value, task->field->name);
  return FALSE;
}

static gboolean
read_text (const FieldTask *task, GError **error)
{
  *(char **) task->member = xep_xml_text (task->node);
  return TRUE;
}

static gboolean
read_child_text (const FieldTask *task, GError **error)
{
  xmlNode *child = xep_xml_first (task->node, task->field->name);

  *(char **) task->member = child != NULL ? xep_xml_text (child) : g_strdup ("");
  return TRUE;
}

static gboolean
read_any_string (const FieldTask *task, GError **error)
{
  *(char **) task->member = xep_xml_attribute (task->node, task->field->name);
  return TRUE;
}

static gboolean
read_string (const FieldTask *task, GError **error)
{
  char *value = xep_xml_attribute (task->node, task->field->name);

  *(char **) task->member = value != NULL ? value : g_strdup ("");
  return TRUE;
}

static gboolean
read_strings (const FieldTask *task, GError **error)
{
  g_autofree char *value = xep_xml_attribute (task->node, task->field->name);

  *(char ***) task->member = g_strsplit (value != NULL ? value : "", " ", -1);
  return TRUE;
}

static gboolean
read_integer (const FieldTask *task, GError **error)
{
  *(int *) task->member = xep_xml_integer (task->node, task->field->name, task->field->fallback);
  return TRUE;
}

static gboolean
read_flag (const FieldTask *task, GError **error)
{
  *(gboolean *) task->member = xep_xml_flag (task->node, task->field->name, FALSE);
  return TRUE;
}

static gboolean
read_points (const FieldTask *task, GError **error)
{
  g_autofree char *value = xep_xml_attribute (task->node, task->field->name);
  g_autoptr (GError) problem = NULL;

  if (xep_points_parse (value, task->member, &problem))
    return TRUE;
  xep_xml_set_error (error, task->reader->name, task->node, "%s", problem->message);
  return FALSE;
}

static gboolean
read_date (const FieldTask *task, GError **error)
{
  g_autofree char *value = xep_xml_attribute (task->node, task->field->name);
  g_autoptr (GError) problem = NULL;

  if (xep_date_parse_iso (value, task->member, &problem))
    return TRUE;
  xep_xml_set_error (error, task->reader->name, task->node, "%s", problem->message);
  return FALSE;
}

static gboolean
read_nick (const FieldTask *task, GError **error)
{
  g_autofree char *value = xep_xml_attribute (task->node, task->field->name);

  *(int *) task->member = task->field->fallback;
  if (value == NULL || task->field->values (value, task->member))
    return TRUE;
  return refuse_value (task, value, error);
}

static gboolean
read_nick_mask (const FieldTask *task, GError **error)
{
  g_autofree char *value = xep_xml_attribute (task->node, task->field->name);
  g_auto (GStrv) nicks = NULL;
  guint *mask = task->member;

  *mask = value != NULL ? 0 : ~0u;
  nicks = g_strsplit (value != NULL ? value : "", " ", -1);
  for (guint i = 0; nicks[i] != NULL; i++)
    {
      int bit = 0;

      if (*nicks[i] == '\0')
        continue;
      if (!task->field->values (nicks[i], &bit))
        return refuse_value (task, nicks[i], error);
      *mask |= 1u << bit;
    }
  return TRUE;
}

static gboolean
read_records_of (const FieldTask *task, xmlNode *parent, GError **error)
{
  const XepRecordType *type = task->field->record;
  GPtrArray *records = g_ptr_array_new_with_free_func (type->free);

  *(GPtrArray **) task->member = records;
  if (parent == NULL)
    return TRUE;
  for (xmlNode *node = xep_xml_first (parent, type->element); node != NULL;
       node = xep_xml_next (node, type->element))
    {
      gpointer record = g_malloc0 (type->size);

      g_ptr_array_add (records, record);
      if (!xep_record_read (task->reader, type, node, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_records (const FieldTask *task, GError **error)
{
  return read_records_of (task, task->node, error);
}

static gboolean
read_section (const FieldTask *task, GError **error)
{
  return read_records_of (task, xep_xml_first (task->node, task->field->name), error);
}

static void
clear_string (gpointer member)
{
  g_clear_pointer ((char **) member, g_free);
}

static void
clear_strings (gpointer member)
{
  g_clear_pointer ((char ***) member, g_strfreev);
}

static void
clear_records (gpointer member)
{
  g_clear_pointer ((GPtrArray **) member, g_ptr_array_unref);
}

static const struct
{
  gboolean (*read) (const FieldTask *task, GError **error);
  void (*clear) (gpointer member);
} field_types[] = {
  [XEP_MEMBER_TEXT] = { read_text, clear_string },
  [XEP_MEMBER_CHILD_TEXT] = { read_child_text, clear_string },
  [XEP_MEMBER_STRING] = { read_string, clear_string },
  [XEP_MEMBER_ANY_STRING] = { read_any_string, clear_string },
  [XEP_MEMBER_STRINGS] = { read_strings, clear_strings },
  [XEP_MEMBER_INTEGER] = { read_integer, NULL },
  [XEP_MEMBER_POINTS] = { read_points, NULL },
  [XEP_MEMBER_DATE] = { read_date, NULL },
  [XEP_MEMBER_FLAG] = { read_flag, NULL },
  [XEP_MEMBER_NICK] = { read_nick, NULL },
  [XEP_MEMBER_NICK_MASK] = { read_nick_mask, NULL },
  [XEP_MEMBER_RECORDS] = { read_records, clear_records },
  [XEP_MEMBER_SECTION] = { read_section, clear_records },
};

gboolean
xep_record_read (XepRecordReader *reader,
                 const XepRecordType *type,
                 xmlNode *node,
                 gpointer record,
                 GError **error)
{
  g_hash_table_insert (reader->nodes, record, node);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const XepMember *field = &type->fields[i];
      FieldTask task = { reader, field, node, (char *) record + field->offset };

      if (!field_types[field->type].read (&task, error))
        return FALSE;
    }
  return TRUE;
}

void
xep_record_clear (const XepRecordType *type, gpointer record)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const XepMember *field = &type->fields[i];

      if (field_types[field->type].clear != NULL)
        field_types[field->type].clear ((char *) record + field->offset);
    }
}

void
xep_record_free (const XepRecordType *type, gpointer record)
{
  xep_record_clear (type, record);
  g_free (record);
}
