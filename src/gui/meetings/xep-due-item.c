/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-due-item.h"

struct _XepDueItem
{
  GObject parent_instance;
  XepDue *due;
};

G_DEFINE_FINAL_TYPE (XepDueItem, xep_due_item, G_TYPE_OBJECT)

static void
xep_due_item_finalize (GObject *object)
{
  xep_due_free (XEP_DUE_ITEM (object)->due);
  G_OBJECT_CLASS (xep_due_item_parent_class)->finalize (object);
}

static void
xep_due_item_class_init (XepDueItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xep_due_item_finalize;
}

static void
xep_due_item_init (XepDueItem *self)
{
}

XepDueItem *
xep_due_item_new (XepDue *due)
{
  XepDueItem *self = g_object_new (XEP_TYPE_DUE_ITEM, NULL);

  self->due = due;
  return self;
}

const XepDue *
xep_due_item_get (XepDueItem *self)
{
  return self->due;
}
