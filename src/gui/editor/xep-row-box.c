/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-row-box.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-field-remove.h"
#include "gui/editor/xep-section-box.h"
#include "gui/fields/xep-field-check.h"
#include "gui/fields/xep-field-choice.h"
#include "gui/fields/xep-field-entry.h"
#include "gui/fields/xep-field-text.h"

struct _XepRowBox
{
  GtkWidget parent_instance;
  const XepRowTable *table;
  char *id, *title;
  GtkWidget *head, *name, *heading, *note;
  GtkGrid *grid;
  GPtrArray *fields; /* XepInput, one a column */
  GtkWidget *remove; /* XepFieldRemove, NULL in a table that is not open */
  gboolean is_new;
};

G_DEFINE_FINAL_TYPE (XepRowBox, xep_row_box, GTK_TYPE_WIDGET)

static const XepField *
get_field (XepRowBox *self, guint index)
{
  return xep_scope_find_field (xep_scope_get (self->table->scope), self->table->columns[index].key);
}

/* A few words move on with Enter; more take as many lines as they need. */
static GtkWidget *
make_field (const XepRowColumn *column, const XepField *field)
{
  if (column->choices != NULL)
    {
      GtkWidget *choice = xep_field_choice_new ();

      for (guint i = 0; column->choices[i].text != NULL; i++)
        xep_field_choice_append (XEP_FIELD_CHOICE (choice), column->choices[i].value,
                                 _ (column->choices[i].text), _ (column->choices[i].text));
      xep_field_choice_finish (XEP_FIELD_CHOICE (choice));
      return choice;
    }
  if (field->type == XEP_KEYED_FLAG)
    return xep_field_check_new (_ (field->label), "yes", "no");
  if (field->type == XEP_KEYED_LINE || field->type == XEP_KEYED_LINES)
    return xep_field_text_new_shaped (
        field->type == XEP_KEYED_LINE ? XEP_TEXT_ONE_LINE : XEP_TEXT_GROWING, 1);
  return xep_field_entry_new (field->type);
}

static void
xep_row_box_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_row_box_parent_class)->dispose (object);
}

static void
xep_row_box_finalize (GObject *object)
{
  XepRowBox *self = XEP_ROW_BOX (object);

  g_ptr_array_unref (self->fields);
  g_free (self->id);
  g_free (self->title);
  G_OBJECT_CLASS (xep_row_box_parent_class)->finalize (object);
}

static void
xep_row_box_class_init (XepRowBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_row_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_row_box_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "rowbox");
}

static void
xep_row_box_init (XepRowBox *self)
{
  self->id = g_strdup ("");
  self->fields = g_ptr_array_new ();
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

/* Under a label of its own; a tick has its words beside it, on the level of the boxes. */
static GtkWidget *
make_cell (const XepField *stored, GtkWidget *field)
{
  GtkWidget *box;

  if (stored->type == XEP_KEYED_FLAG)
    {
      gtk_widget_set_valign (field, GTK_ALIGN_START);
      gtk_widget_add_css_class (field, "row-check");
      return field;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), make_label (_ (stored->label), "column-title"));
  gtk_box_append (GTK_BOX (box), field);
  return box;
}

/* "Task 3: Product": of all rows' fields of that name, whose it is. */
static void
name_field (XepRowBox *self, guint index)
{
  g_autofree char *name
      = g_strdup_printf (_("%s: %s"), self->title, _ (get_field (self, index)->label));

  xep_input_set_name (g_ptr_array_index (self->fields, index), name);
}

static void
add_column (XepRowBox *self, guint index)
{
  const XepRowColumn *column = &self->table->columns[index];
  const XepField *stored = get_field (self, index);
  GtkWidget *field = make_field (column, stored);
  int place = 0;

  for (guint i = 0; i < index; i++)
    if (self->table->columns[i].line == column->line)
      place += self->table->columns[i].span;
  g_ptr_array_add (self->fields, field);
  name_field (self, index);
  /* The words over the whole first line stand beside the row's name. */
  if (column->line == 0)
    gtk_label_set_label (GTK_LABEL (self->note), _ (stored->label));
  gtk_grid_attach (self->grid, column->line == 0 ? field : make_cell (stored, field), place,
                   column->line, column->span, 1);
}

GtkWidget *
xep_row_box_new (const XepRowTable *table, guint number)
{
  XepRowBox *self = g_object_new (XEP_TYPE_ROW_BOX, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->table = table;
  self->title = g_strdup_printf (_ (table->name), number);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  self->name = make_label (self->title, "row-title");
  gtk_label_set_wrap (GTK_LABEL (self->name), FALSE);
  gtk_widget_set_valign (self->name, GTK_ALIGN_BASELINE);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->note = make_label ("", "column-title");
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_widget_set_valign (self->note, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (self->head), self->name);
  gtk_box_append (GTK_BOX (self->head), self->note);
  if (table->open)
    {
      self->remove = xep_field_remove_new ();
      xep_field_remove_set_title (XEP_FIELD_REMOVE (self->remove), self->title);
      gtk_box_append (GTK_BOX (self->head), self->remove);
    }
  gtk_box_append (GTK_BOX (box), self->head);
  self->heading = make_label ("", "row-heading");
  gtk_widget_set_visible (self->heading, !table->open);
  gtk_box_append (GTK_BOX (box), self->heading);
  self->grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "column-spacing", 6,
                             "row-spacing", 4, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  for (guint i = 0; i < table->n_columns; i++)
    add_column (self, i);
  return GTK_WIDGET (self);
}

gboolean
xep_row_box_set_id (XepRowBox *self, const char *id)
{
  if (g_str_equal (self->id, id))
    return FALSE;
  g_free (self->id);
  self->id = g_strdup (id);
  return TRUE;
}

void
xep_row_box_set_new (XepRowBox *self, gboolean is_new)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->is_new == is_new)
    return;
  self->is_new = is_new;
  /* The last row was taken away by its button: the focus stays in its place. */
  if (is_new && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (g_ptr_array_index (self->fields, 0));
  for (GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (self->grid)); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    gtk_widget_set_visible (
        cell, !is_new || (self->fields->len > 0 && cell == g_ptr_array_index (self->fields, 0)));
  if (self->remove != NULL)
    gtk_widget_set_visible (self->remove, !is_new);
}

void
xep_row_box_set_heading (XepRowBox *self, const char *text, const char *note)
{
  gtk_label_set_label (GTK_LABEL (self->heading), text);
  gtk_label_set_label (GTK_LABEL (self->note), note);
}

void
xep_row_box_set_title (XepRowBox *self, const char *title)
{
  g_free (self->title);
  self->title = g_strdup (title);
  gtk_label_set_label (GTK_LABEL (self->name), title);
  for (guint i = 0; i < self->fields->len; i++)
    name_field (self, i);
}

void
xep_row_box_add_fields (XepRowBox *self, XepFieldForm *form)
{
  const XepScope *scope = xep_scope_get (self->table->scope);

  for (guint i = 0; i < self->fields->len; i++)
    {
      g_autofree char *key = xep_scope_dup_address (scope, self->id, self->table->columns[i].key);

      xep_field_form_add (form, g_ptr_array_index (self->fields, i), XEP_STEP_SELF, key);
    }
  if (self->remove != NULL)
    {
      g_autofree char *key = xep_scope_dup_address (scope, self->id, "");

      xep_field_form_add (form, XEP_INPUT (self->remove), XEP_STEP_SELF, key);
    }
}
