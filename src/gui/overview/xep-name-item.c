/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/overview/xep-name-item.h"

#include <glib/gi18n.h>

struct _XepNameItem
{
  GObject parent_instance;
  XepName *name;
  XepRegulation *regulation;
};

G_DEFINE_FINAL_TYPE (XepNameItem, xep_name_item, G_TYPE_OBJECT)

static void
xep_name_item_finalize (GObject *object)
{
  XepNameItem *self = XEP_NAME_ITEM (object);

  xep_name_free (self->name);
  xep_regulation_unref (self->regulation);
  G_OBJECT_CLASS (xep_name_item_parent_class)->finalize (object);
}

static void
xep_name_item_class_init (XepNameItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xep_name_item_finalize;
}

static void
xep_name_item_init (XepNameItem *self)
{
}

XepNameItem *
xep_name_item_new (XepName *name, XepRegulation *regulation)
{
  XepNameItem *self = g_object_new (XEP_TYPE_NAME_ITEM, NULL);

  self->name = name;
  self->regulation = xep_regulation_ref (regulation);
  return self;
}

const XepName *
xep_name_item_get_name (XepNameItem *self)
{
  return self->name;
}

const char *
xep_name_item_get_level_text (XepNameItem *self)
{
  const XepLevelRule *rule
      = xep_regulation_get_level (self->regulation, self->name->levels[XEP_STEP_DECISION]);

  if (self->name->unrated)
    return _("Unrated");
  return rule != NULL ? rule->short_name : "";
}
