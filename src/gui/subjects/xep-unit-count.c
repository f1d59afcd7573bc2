/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/subjects/xep-unit-count.h"

struct _XepUnitCount
{
  GObject parent_instance;
  gint64 id;
  char *name;
  guint count;
};

G_DEFINE_FINAL_TYPE (XepUnitCount, xep_unit_count, G_TYPE_OBJECT)

static void
xep_unit_count_finalize (GObject *object)
{
  g_free (XEP_UNIT_COUNT (object)->name);
  G_OBJECT_CLASS (xep_unit_count_parent_class)->finalize (object);
}

static void
xep_unit_count_class_init (XepUnitCountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xep_unit_count_finalize;
}

static void
xep_unit_count_init (XepUnitCount *self)
{
}

XepUnitCount *
xep_unit_count_new (gint64 id, const char *name, guint count)
{
  XepUnitCount *self = g_object_new (XEP_TYPE_UNIT_COUNT, NULL);

  self->id = id;
  self->name = g_strdup (name);
  self->count = count;
  return self;
}

gint64
xep_unit_count_get_id (XepUnitCount *self)
{
  return self->id;
}

const char *
xep_unit_count_get_name (XepUnitCount *self)
{
  return self->name;
}

guint
xep_unit_count_get_count (XepUnitCount *self)
{
  return self->count;
}
