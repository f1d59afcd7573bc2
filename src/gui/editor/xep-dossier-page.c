/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-dossier-page.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-rerating-words.h"
#include "gui/editor/xep-row-list.h"
#include "gui/editor/xep-section-box.h"
#include "gui/fields/xep-field-check.h"
#include "gui/fields/xep-field-entry.h"

/* A line of components or copies has these fields; a copy has no tick. */
enum
{
  FIELD_DATE,
  FIELD_TICK,
  FIELD_BY,
  FIELD_NOTE,
  N_FIELDS
};

typedef struct
{
  char *id;                    /* of the component or the copy */
  GtkWidget *fields[N_FIELDS]; /* XepInput or NULL */
} Line;

struct _XepDossierPage
{
  GtkWidget parent_instance;
  GtkWidget *count;
  GtkGrid *grid;
  GArray *components, *copies; /* Line */
  XepRowList *complaints;
  GtkWidget *reratings; /* a box of labels */
};

G_DEFINE_FINAL_TYPE (XepDossierPage, xep_dossier_page, GTK_TYPE_WIDGET)

static const struct
{
  const char *component, *copy; /* last parts of the addresses */
  int width_chars;
} columns[N_FIELDS] = {
  [FIELD_DATE] = { "received", "sent", 10 },
  [FIELD_TICK] = { "not_needed", NULL, 0 },
  [FIELD_BY] = { "by", "by", 11 },
  [FIELD_NOTE] = { "note", "note", 12 },
};

static XepScopeId
get_scope (gboolean copy)
{
  return copy ? XEP_SCOPE_COPY : XEP_SCOPE_COMPONENT;
}

static const char *
get_key (int column, gboolean copy)
{
  return copy ? columns[column].copy : columns[column].component;
}

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->id);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static const char *
get_title (int column, gboolean copy)
{
  return xep_field_get_label (get_scope (copy), get_key (column, copy));
}

static GtkWidget *
make_field (int column, const char *row_name, gboolean copy)
{
  g_autofree char *name = g_strdup_printf (_("%s: %s"), row_name, get_title (column, copy));
  GtkWidget *field = NULL;

  if (column == FIELD_TICK)
    {
      field = xep_field_check_new ("", "yes", "no");
      gtk_widget_set_halign (field, GTK_ALIGN_CENTER);
    }
  else
    {
      field = xep_field_entry_new (column == FIELD_DATE ? XEP_KEYED_DATE : XEP_KEYED_LINE);
      gtk_editable_set_width_chars (GTK_EDITABLE (field), columns[column].width_chars);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (field), columns[column].width_chars);
    }
  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  xep_input_set_name (XEP_INPUT (field), name);
  return field;
}

static void
add_titles (XepDossierPage *self, int row, gboolean copy)
{
  for (int column = 0; column < N_FIELDS; column++)
    if (!copy || columns[column].copy != NULL)
      gtk_grid_attach (self->grid, make_label (get_title (column, copy), "column-title"),
                       column + 1, row, 1, 1);
}

static void
add_line (
    XepDossierPage *self, GArray *lines, int row, const char *id, const char *text, gboolean copy)
{
  Line line = { .id = g_strdup (id) };
  GtkWidget *label = make_label (text, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  for (int column = 0; column < N_FIELDS; column++)
    if (!copy || columns[column].copy != NULL)
      {
        line.fields[column] = make_field (column, text, copy);
        gtk_grid_attach (self->grid, line.fields[column], column + 1, row, 1, 1);
      }
  g_array_append_val (lines, line);
}

/* Periods differ: 5 components or 13. */
static gboolean
are_same_lines (XepDossierPage *self, XepDossierData *data)
{
  if (self->components->len != data->items->len || self->copies->len != data->copies->len)
    return FALSE;
  for (guint i = 0; i < data->items->len; i++)
    if (!g_str_equal (g_array_index (self->components, Line, i).id,
                      ((XepDossierItem *) g_ptr_array_index (data->items, i))->component->number))
      return FALSE;
  for (guint i = 0; i < data->copies->len; i++)
    if (!g_str_equal (g_array_index (self->copies, Line, i).id,
                      ((XepDossierCopy *) g_ptr_array_index (data->copies, i))->copy->id))
      return FALSE;
  return TRUE;
}

gboolean
xep_dossier_page_update (XepDossierPage *self, XepDossierData *data, XepRegulation *regulation)
{
  gboolean changed = !are_same_lines (self, data);
  guint missing = xep_dossier_count_missing (data->items);
  g_autofree char *text
      = missing == 0 ? g_strdup (_("The dossier is complete."))
                     : g_strdup_printf (ngettext ("%u component of %u is missing.",
                                                  "%u components of %u are missing.", missing),
                                        missing, data->items->len);

  if (changed)
    {
      GtkWidget *child;
      int row = 0;

      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
        gtk_grid_remove (self->grid, child);
      g_array_set_size (self->components, 0);
      g_array_set_size (self->copies, 0);
      add_titles (self, row++, FALSE);
      for (guint i = 0; i < data->items->len; i++)
        {
          const XepDossierItem *item = g_ptr_array_index (data->items, i);
          g_autofree char *line
              = g_strdup_printf ("%s. %s", item->component->number, item->component->text);

          add_line (self, self->components, row++, item->component->number, line, FALSE);
        }
      gtk_grid_attach (self->grid, xep_section_box_heading (_("Copies of the dossier")), 0, row, 1,
                       1);
      add_titles (self, row++, TRUE);
      for (guint i = 0; i < data->copies->len; i++)
        {
          const XepNamedItem *copy = ((XepDossierCopy *) g_ptr_array_index (data->copies, i))->copy;

          add_line (self, self->copies, row++, copy->id, copy->text, TRUE);
        }
    }
  gtk_label_set_label (GTK_LABEL (self->count), text);
  xep_section_box_empty (self->reratings);
  gtk_widget_set_visible (self->reratings, data->reratings->len > 0);
  if (data->reratings->len > 0)
    gtk_box_append (GTK_BOX (self->reratings),
                    xep_section_box_heading (_("Changed after publication")));
  for (guint i = 0; i < data->reratings->len; i++)
    {
      g_autofree char *words
          = xep_rerating_words_dup (g_ptr_array_index (data->reratings, i), regulation);
      GtkWidget *label = make_label (words, NULL);

      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (self->reratings), label);
    }
  changed |= xep_row_list_set_stored (self->complaints, data->complaints->len);
  for (guint i = 0; i < data->complaints->len; i++)
    {
      const XepComplaint *complaint = g_ptr_array_index (data->complaints, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, complaint->id);

      changed |= xep_row_list_set_id (self->complaints, i, id);
    }
  changed |= xep_row_list_set_id (self->complaints, data->complaints->len, "new");
  return changed;
}

static void
add_fields (GArray *lines, XepFieldForm *form, gboolean copy)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      for (int column = 0; column < N_FIELDS; column++)
        if (line->fields[column] != NULL)
          {
            g_autofree char *key = xep_scope_dup_address (xep_scope_get (get_scope (copy)),
                                                          line->id, get_key (column, copy));

            xep_field_form_add (form, XEP_INPUT (line->fields[column]), XEP_STEP_SELF, key);
          }
    }
}

void
xep_dossier_page_add_fields (XepDossierPage *self, XepFieldForm *form)
{
  add_fields (self->components, form, FALSE);
  add_fields (self->copies, form, TRUE);
  xep_row_list_add_fields (self->complaints, form);
}

static gboolean
is_date_field (GArray *lines, GtkWidget *field)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, Line, i).fields[FIELD_DATE] == field)
      return TRUE;
  return FALSE;
}

/* Space in an empty date: it came in, or went out, today. */
static gboolean
key_pressed_cb (XepDossierPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *field = focus != NULL ? gtk_widget_get_ancestor (focus, XEP_TYPE_FIELD_ENTRY) : NULL;
  g_autofree char *today = NULL;

  if (keyval != GDK_KEY_space || field == NULL
      || (!is_date_field (self->components, field) && !is_date_field (self->copies, field))
      || *gtk_editable_get_text (GTK_EDITABLE (field)) != '\0')
    return GDK_EVENT_PROPAGATE;
  today = xep_date_format (xep_date_today ());
  gtk_editable_set_text (GTK_EDITABLE (field), today);
  gtk_editable_set_position (GTK_EDITABLE (field), -1);
  xep_input_commit (XEP_INPUT (field));
  return GDK_EVENT_STOP;
}

static void
xep_dossier_page_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_dossier_page_parent_class)->dispose (object);
}

static void
xep_dossier_page_finalize (GObject *object)
{
  XepDossierPage *self = XEP_DOSSIER_PAGE (object);

  g_array_unref (self->components);
  g_array_unref (self->copies);
  G_OBJECT_CLASS (xep_dossier_page_parent_class)->finalize (object);
}

static void
xep_dossier_page_class_init (XepDossierPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_dossier_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_dossier_page_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GArray *
lines_new (void)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, line_clear);
  return lines;
}

static void
xep_dossier_page_init (XepDossierPage *self)
{
  GtkBox *box = GTK_BOX (xep_section_box_new (GTK_WIDGET (self)));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->components = lines_new ();
  self->copies = lines_new ();
  self->count = make_label ("", "row-title");
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 6, "row-spacing", 4, NULL);
  self->complaints = XEP_ROW_LIST (xep_row_list_new (&xep_complaint_table));
  self->reratings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (box, xep_section_box_heading (_("Components of the dossier")));
  gtk_box_append (box, self->count);
  gtk_box_append (box, make_label (_("Space in an empty date means today. “None” is for what this "
                                     "subject does not have."),
                                   "hint"));
  gtk_box_append (box, GTK_WIDGET (self->grid));
  gtk_box_append (box, self->reratings);
  gtk_box_append (box, xep_section_box_heading (_("Complaints and petitions")));
  gtk_box_append (box, make_label (_("A complaint is added by typing into the last row; its date "
                                     "is today until another is typed."),
                                   "hint"));
  gtk_box_append (box, GTK_WIDGET (self->complaints));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
