/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/import/xep-import-line.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_SHEET,
  PROP_CELL,
  PROP_TEXT,
  N_PROPERTIES
};

struct _XepImportLine
{
  GObject parent_instance;

  char *texts[N_PROPERTIES];
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (XepImportLine, xep_import_line, G_TYPE_OBJECT)

static void
add_line (GListStore *lines, const char *sheet, const char *cell, const char *text)
{
  g_autoptr (XepImportLine) line = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (lines)) >= XEP_IMPORT_LINES)
    return;
  line = g_object_new (XEP_TYPE_IMPORT_LINE, "sheet", sheet, "cell", cell, "text", text, NULL);
  g_list_store_append (lines, line);
}

static void
add_notes (GListStore *lines, GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const XepImportNote *note = g_ptr_array_index (notes, i);

      add_line (lines, note->sheet, note->cell, note->text);
    }
}

/* What concerns a whole sheet first, where it is seen without scrolling. */
GListModel *
xep_import_line_list (XepImportReport *report)
{
  GListStore *lines = g_list_store_new (XEP_TYPE_IMPORT_LINE);

  add_notes (lines, report->unread);
  for (guint i = 0; i < report->refused->len; i++)
    {
      const XepImportRefusal *refusal = g_ptr_array_index (report->refused, i);
      g_autofree char *text = g_strdup_printf (_("Left out: %s"), refusal->reason);

      add_line (lines, refusal->sheet, refusal->cell, text);
    }
  add_notes (lines, report->notes);
  return G_LIST_MODEL (lines);
}

static void
xep_import_line_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  XepImportLine *self = XEP_IMPORT_LINE (object);

  if (property_id == PROP_0 || property_id >= N_PROPERTIES)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else
    self->texts[property_id] = g_value_dup_string (value);
}

static void
xep_import_line_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  XepImportLine *self = XEP_IMPORT_LINE (object);

  if (property_id == PROP_0 || property_id >= N_PROPERTIES)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else
    g_value_set_string (value, self->texts[property_id]);
}

static void
xep_import_line_finalize (GObject *object)
{
  for (guint i = 0; i < N_PROPERTIES; i++)
    g_free (XEP_IMPORT_LINE (object)->texts[i]);
  G_OBJECT_CLASS (xep_import_line_parent_class)->finalize (object);
}

static void
xep_import_line_class_init (XepImportLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const char *const names[N_PROPERTIES] = { NULL, "sheet", "cell", "text" };

  object_class->set_property = xep_import_line_set_property;
  object_class->get_property = xep_import_line_get_property;
  object_class->finalize = xep_import_line_finalize;
  for (guint i = PROP_SHEET; i < N_PROPERTIES; i++)
    properties[i]
        = g_param_spec_string (names[i], NULL, NULL, "",
                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
xep_import_line_init (XepImportLine *self)
{
}
