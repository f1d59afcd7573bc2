/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/shared/xep-plain-row.h"

struct _XepPlainRow
{
  GObject parent_instance;
  char *id;
  char **texts;
  guint n_texts;
  guint index;
  gboolean ticked;
  gboolean fixed;
};

enum
{
  PROP_0,
  PROP_TICKED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (XepPlainRow, xep_plain_row, G_TYPE_OBJECT)

static void
xep_plain_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_TICKED)
    g_value_set_boolean (value, XEP_PLAIN_ROW (object)->ticked);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
xep_plain_row_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  if (property_id == PROP_TICKED)
    xep_plain_row_set_ticked (XEP_PLAIN_ROW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
xep_plain_row_finalize (GObject *object)
{
  g_free (XEP_PLAIN_ROW (object)->id);
  g_strfreev (XEP_PLAIN_ROW (object)->texts);
  G_OBJECT_CLASS (xep_plain_row_parent_class)->finalize (object);
}

static void
xep_plain_row_class_init (XepPlainRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = xep_plain_row_get_property;
  object_class->set_property = xep_plain_row_set_property;
  object_class->finalize = xep_plain_row_finalize;
  properties[PROP_TICKED]
      = g_param_spec_boolean ("ticked", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
xep_plain_row_init (XepPlainRow *self)
{
}

XepPlainRow *
xep_plain_row_new (const char *id, char **texts, guint index)
{
  XepPlainRow *self = g_object_new (XEP_TYPE_PLAIN_ROW, NULL);

  self->id = g_strdup (id);
  self->texts = texts;
  self->n_texts = g_strv_length (texts);
  self->index = index;
  return self;
}

XepPlainRow *
xep_plain_row_new_numbered (gint64 id, char **texts, guint index)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return xep_plain_row_new (number, texts, index);
}

const char *
xep_plain_row_get_id (XepPlainRow *self)
{
  return self->id;
}

const char *
xep_plain_row_get_text (XepPlainRow *self, guint column)
{
  return column < self->n_texts ? self->texts[column] : "";
}

guint
xep_plain_row_get_index (XepPlainRow *self)
{
  return self->index;
}

gboolean
xep_plain_row_is_ticked (XepPlainRow *self)
{
  return self->ticked;
}

void
xep_plain_row_set_ticked (XepPlainRow *self, gboolean ticked)
{
  if (self->ticked == ticked || self->fixed)
    return;
  self->ticked = ticked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKED]);
}

void
xep_plain_row_set_fixed (XepPlainRow *self)
{
  self->fixed = TRUE;
}

gboolean
xep_plain_row_is_fixed (XepPlainRow *self)
{
  return self->fixed;
}
