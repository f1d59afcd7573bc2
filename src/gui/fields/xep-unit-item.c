/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-unit-item.h"

struct _XepUnitItem
{
  GObject parent_instance;

  gint64 id;
  char *name;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (XepUnitItem, xep_unit_item, G_TYPE_OBJECT)

XepUnitItem *
xep_unit_item_new (gint64 id, const char *name)
{
  return g_object_new (XEP_TYPE_UNIT_ITEM, "id", id, "name", name, NULL);
}

gint64
xep_unit_item_get_id (XepUnitItem *self)
{
  g_return_val_if_fail (XEP_IS_UNIT_ITEM (self), 0);

  return self->id;
}

const char *
xep_unit_item_get_name (XepUnitItem *self)
{
  g_return_val_if_fail (XEP_IS_UNIT_ITEM (self), NULL);

  return self->name;
}

static void
xep_unit_item_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  XepUnitItem *self = XEP_UNIT_ITEM (object);

  if (property_id == PROP_ID)
    self->id = g_value_get_int64 (value);
  else if (property_id == PROP_NAME)
    self->name = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
xep_unit_item_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  XepUnitItem *self = XEP_UNIT_ITEM (object);

  if (property_id == PROP_ID)
    g_value_set_int64 (value, self->id);
  else if (property_id == PROP_NAME)
    g_value_set_string (value, self->name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
xep_unit_item_finalize (GObject *object)
{
  g_free (XEP_UNIT_ITEM (object)->name);
  G_OBJECT_CLASS (xep_unit_item_parent_class)->finalize (object);
}

static void
xep_unit_item_class_init (XepUnitItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = xep_unit_item_set_property;
  object_class->get_property = xep_unit_item_get_property;
  object_class->finalize = xep_unit_item_finalize;
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
xep_unit_item_init (XepUnitItem *self)
{
}
