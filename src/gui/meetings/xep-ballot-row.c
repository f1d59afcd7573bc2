/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-ballot-row.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-field-choice.h"
#include "gui/fields/xep-field-entry.h"

const XepBallotCount xep_ballot_counts[XEP_N_BALLOT_COUNTS] = {
  { "issued", XEP_LEVEL_NONE },         { "returned", XEP_LEVEL_NONE },
  { "valid", XEP_LEVEL_NONE },          { "invalid", XEP_LEVEL_NONE },
  { "excellent", XEP_LEVEL_EXCELLENT }, { "good", XEP_LEVEL_GOOD },
  { "complete", XEP_LEVEL_COMPLETE },   { "incomplete", XEP_LEVEL_INCOMPLETE },
  { "none", XEP_LEVEL_NONE },
};

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "width-chars", 22, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

XepBallotRow *
xep_ballot_row_new (GtkGrid *grid, int line)
{
  XepBallotRow *self = g_new0 (XepBallotRow, 1);
  GtkWidget *title = gtk_label_new (_("Reason"));

  self->number = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "valign", GTK_ALIGN_START,
                               "margin-top", 3, "margin-end", 3, NULL);
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_grid_attach (grid, self->number, XEP_BALLOT_NUMBER, line + 1, 1, 1);
  self->names = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "valign",
                              GTK_ALIGN_START, "margin-top", 3, NULL);
  self->name = make_label ("ballot-name");
  self->gap = make_label ("ballot-gap");
  gtk_widget_set_hexpand (self->names, TRUE);
  gtk_box_append (GTK_BOX (self->names), self->name);
  gtk_box_append (GTK_BOX (self->names), self->gap);
  gtk_grid_attach (grid, self->names, XEP_BALLOT_NAME, line + 1, 1, 1);
  for (int i = 0; i < XEP_N_BALLOT_COUNTS; i++)
    {
      self->counts[i] = xep_field_entry_new (XEP_KEYED_COUNT);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->counts[i]), 3);
      gtk_widget_set_valign (self->counts[i], GTK_ALIGN_START);
      gtk_grid_attach (grid, self->counts[i], XEP_BALLOT_COUNTS + i, line + 1, 1, 1);
    }
  self->level = xep_field_choice_new ();
  gtk_widget_set_valign (self->level, GTK_ALIGN_START);
  gtk_grid_attach (grid, self->level, XEP_BALLOT_LEVEL, line + 1, 1, 1);
  self->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_grid_attach (grid, self->remove, XEP_BALLOT_REMOVE, line + 1, 1, 1);
  self->order = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->breach = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                               PANGO_WRAP_WORD_CHAR, "width-chars", 16, "hexpand", TRUE, NULL);
  self->reason = xep_field_entry_new (XEP_KEYED_LINE);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->reason), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->reason), 28);
  gtk_widget_set_valign (self->reason, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->order, "ballot-order");
  gtk_widget_add_css_class (title, "column-title");
  gtk_box_append (GTK_BOX (self->order), self->breach);
  gtk_box_append (GTK_BOX (self->order), title);
  gtk_box_append (GTK_BOX (self->order), self->reason);
  gtk_grid_attach (grid, self->order, XEP_BALLOT_NAME, line + 2, XEP_N_BALLOT_COLUMNS - 1, 1);
  self->line = line;
  return self;
}

static void
place (GtkWidget *widget, int column, int line, int columns)
{
  GtkLayoutManager *grid = gtk_widget_get_layout_manager (gtk_widget_get_parent (widget));
  GtkGridLayoutChild *child
      = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (grid, widget));

  gtk_grid_layout_child_set_column (child, column);
  gtk_grid_layout_child_set_row (child, line);
  gtk_grid_layout_child_set_column_span (child, columns);
}

void
xep_ballot_row_set_narrow (XepBallotRow *self, gboolean narrow)
{
  int line = narrow ? self->line : self->line + 1;

  place (self->number, XEP_BALLOT_NUMBER, line, 1);
  place (self->names, XEP_BALLOT_NAME, line, narrow ? XEP_BALLOT_LEVEL - XEP_BALLOT_NAME : 1);
  place (self->remove, narrow ? XEP_BALLOT_LEVEL : XEP_BALLOT_REMOVE, line, 1);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->names),
                                  narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self->names), narrow ? 12 : 0);
  gtk_widget_set_halign (self->remove, narrow ? GTK_ALIGN_END : GTK_ALIGN_FILL);
}

static void
set_visible (XepBallotRow *self, gboolean visible)
{
  gtk_widget_set_visible (self->number, visible);
  gtk_widget_set_visible (self->names, visible);
  for (int i = 0; i < XEP_N_BALLOT_COUNTS; i++)
    gtk_widget_set_visible (self->counts[i], visible);
  gtk_widget_set_visible (self->level, visible);
  gtk_widget_set_visible (self->remove, visible);
}

void
xep_ballot_row_show (XepBallotRow *self,
                     guint number,
                     const XepBallot *ballot,
                     const char *breach,
                     const char *const *titles)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *level = g_strdup_printf (_("%s: %s"), ballot->subject_name,
                                            xep_field_get_label (XEP_SCOPE_BALLOT, "level"));
  g_autofree char *reason = g_strdup_printf (_("%s: %s"), ballot->subject_name, _("Reason"));
  g_autofree char *remove = g_strdup_printf (_("Take %s off the agenda"), ballot->subject_name);

  self->assessment_id = ballot->assessment_id;
  gtk_label_set_label (GTK_LABEL (self->number), text);
  gtk_label_set_label (GTK_LABEL (self->name), ballot->subject_name);
  gtk_widget_set_tooltip_text (self->name, ballot->subject_name);
  for (int i = 0; i < XEP_N_BALLOT_COUNTS; i++)
    {
      g_autofree char *name = g_strdup_printf (_("%s: %s"), ballot->subject_name, titles[i]);

      xep_input_set_name (XEP_INPUT (self->counts[i]), name);
    }
  xep_input_set_name (XEP_INPUT (self->level), level);
  xep_input_set_name (XEP_INPUT (self->reason), reason);
  xep_input_set_hint (XEP_INPUT (self->reason), self->breach);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
  gtk_widget_set_tooltip_text (self->remove, remove);
  set_visible (self, TRUE);
  gtk_widget_set_visible (self->order, breach != NULL || *ballot->order_reason != '\0');
  gtk_label_set_label (GTK_LABEL (self->breach),
                       breach != NULL ? breach : _("The order of review is kept by now."));
  if (breach != NULL && *ballot->order_reason == '\0')
    gtk_widget_add_css_class (self->breach, "state-missing");
  else
    gtk_widget_remove_css_class (self->breach, "state-missing");
  xep_ballot_row_update (self, ballot);
}

void
xep_ballot_row_update (XepBallotRow *self, const XepBallot *ballot)
{
  g_autofree char *gap = xep_ballot_dup_gap (ballot);
  g_autofree char *words = gap != NULL ? g_strdup_printf (_("Not whole: %s"), gap) : NULL;

  gtk_label_set_label (GTK_LABEL (self->gap), words != NULL ? words : "");
  gtk_widget_set_tooltip_text (self->gap, words);
}

void
xep_ballot_row_hide (XepBallotRow *self)
{
  self->assessment_id = 0;
  set_visible (self, FALSE);
  gtk_widget_set_visible (self->order, FALSE);
}

static void
add_field (XepBallotRow *self, XepFieldForm *form, GtkWidget *field, const char *name)
{
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, self->assessment_id);
  g_autofree char *key = xep_scope_dup_address (xep_scope_get (XEP_SCOPE_BALLOT), row, name);

  xep_field_form_add (form, XEP_INPUT (field), XEP_STEP_SELF, key);
}

void
xep_ballot_row_add_fields (XepBallotRow *self, XepFieldForm *form)
{
  for (int i = 0; i < XEP_N_BALLOT_COUNTS; i++)
    add_field (self, form, self->counts[i], xep_ballot_counts[i].key);
  add_field (self, form, self->level, "level");
  add_field (self, form, self->reason, "order_reason");
}

char *
xep_ballot_row_check (XepBallotRow *self)
{
  g_autoptr (XepBallot) ballot = xep_ballot_new ();
  int *const numbers[XEP_N_BALLOT_COUNTS] = { &ballot->issued,
                                              &ballot->returned,
                                              &ballot->valid,
                                              &ballot->invalid,
                                              &ballot->votes[XEP_LEVEL_EXCELLENT],
                                              &ballot->votes[XEP_LEVEL_GOOD],
                                              &ballot->votes[XEP_LEVEL_COMPLETE],
                                              &ballot->votes[XEP_LEVEL_INCOMPLETE],
                                              &ballot->votes[XEP_LEVEL_NONE] };

  for (int i = 0; i < XEP_N_BALLOT_COUNTS; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->counts[i]));
      guint64 number;

      *numbers[i]
          = g_ascii_string_to_unsigned (text, 10, 0, 9999, &number, NULL) ? (int) number : -1;
    }
  /* Too few may become enough with the next digit. */
  if (ballot->valid >= 0 && ballot->invalid >= 0
      && ballot->valid + ballot->invalid < ballot->returned)
    ballot->invalid = -1;
  return xep_ballot_check (ballot);
}
