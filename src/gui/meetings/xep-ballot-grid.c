/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-ballot-grid.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-field-choice.h"
#include "gui/meetings/xep-ballot-row.h"

/* The header, then three lines a subject. */
#define LINE_OF(index) (1 + 3 * (int) (index))

struct _XepBallotGrid
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkGrid *grid;
  GtkLabel *summary;
  GtkWidget *empty;
  GtkWidget *fill_button, *pager_box, *previous_button, *next_button;
  GtkLabel *pager;
  GtkWidget *titles[XEP_N_BALLOT_COLUMNS]; /* labels; NULL where there is none */
  GPtrArray *rows;                         /* XepBallotRow, kept and used again */
  XepRegulation *regulation;
  XepMeetingData *data; /* of the editor, shown now */
  gint64 meeting_id;
  guint offset; /* of the page */
  gboolean narrow;
  int width; /* the least that names before the ballots take; 0 not known yet */
  int room;
};

G_DEFINE_FINAL_TYPE (XepBallotGrid, xep_ballot_grid, GTK_TYPE_WIDGET)

enum
{
  ADD_WANTED,
  FILL_WANTED,
  REMOVE_WANTED,
  TURNING,
  TURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
count_page (XepBallotGrid *self)
{
  return MIN (self->data->ballots->len - self->offset, XEP_BALLOT_GRID_PAGE);
}

static XepBallotRow *
row_at (XepBallotGrid *self, guint index)
{
  return g_ptr_array_index (self->rows, index);
}

static const XepBallot *
ballot_at (XepBallotGrid *self, guint index)
{
  return g_ptr_array_index (self->data->ballots, self->offset + index);
}

static void
remove_clicked_cb (XepBallotGrid *self, GtkWidget *button)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (row_at (self, i)->remove == button && row_at (self, i)->assessment_id != 0)
      {
        g_signal_emit (self, signals[REMOVE_WANTED], 0, row_at (self, i)->assessment_id);
        return;
      }
}

static void
fill_levels (XepBallotGrid *self, XepFieldChoice *choice)
{
  xep_field_choice_clear (choice);
  xep_field_choice_append (choice, "", _("Not rated yet"), "–");
  for (int level = XEP_LEVEL_EXCELLENT; level > XEP_LEVEL_NONE; level--)
    {
      const XepLevelRule *rule = xep_regulation_get_level (self->regulation, level);

      if (rule != NULL)
        xep_field_choice_append (choice, xep_level_to_nick (level), rule->name, rule->short_name);
    }
  xep_field_choice_finish (choice);
}

static void
set_regulation (XepBallotGrid *self, XepRegulation *regulation)
{
  if (self->regulation == regulation)
    return;
  g_clear_pointer (&self->regulation, xep_regulation_unref);
  self->regulation = xep_regulation_ref (regulation);
  for (int i = 0; i < XEP_N_BALLOT_COUNTS; i++)
    {
      const XepBallotCount *count = &xep_ballot_counts[i];
      const XepLevelRule *rule = count->level != XEP_LEVEL_NONE
                                     ? xep_regulation_get_level (self->regulation, count->level)
                                     : NULL;

      gtk_label_set_label (GTK_LABEL (self->titles[XEP_BALLOT_COUNTS + i]),
                           rule != NULL ? rule->short_name
                                        : xep_field_get_label (XEP_SCOPE_BALLOT, count->key));
      gtk_widget_set_tooltip_text (self->titles[XEP_BALLOT_COUNTS + i],
                                   rule != NULL ? rule->name : NULL);
    }
  for (guint i = 0; i < self->rows->len; i++)
    fill_levels (self, XEP_FIELD_CHOICE (row_at (self, i)->level));
}

static void
show_summary (XepBallotGrid *self)
{
  guint total = self->data->ballots->len;
  guint concluded = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < total; i++)
    {
      const XepBallot *ballot = g_ptr_array_index (self->data->ballots, i);

      concluded += ballot->level != XEP_LEVEL_NONE;
    }
  text = g_strdup_printf (_("Subjects: %u   concluded: %u"), total, concluded);
  gtk_label_set_label (self->summary, text);
}

static void
show_pager (XepBallotGrid *self)
{
  guint total = self->data->ballots->len;
  g_autofree char *text
      = g_strdup_printf ("%u–%u / %u", self->offset + 1, self->offset + count_page (self), total);

  gtk_label_set_label (self->pager, text);
  gtk_widget_set_visible (self->pager_box, total > XEP_BALLOT_GRID_PAGE);
  gtk_widget_set_sensitive (self->previous_button, self->offset > 0);
  gtk_widget_set_sensitive (self->next_button, self->offset + XEP_BALLOT_GRID_PAGE < total);
}

static void
show_rows (XepBallotGrid *self)
{
  guint shown = count_page (self);
  const char *titles[XEP_N_BALLOT_COUNTS];

  for (int i = 0; i < XEP_N_BALLOT_COUNTS; i++)
    titles[i] = gtk_label_get_label (GTK_LABEL (self->titles[XEP_BALLOT_COUNTS + i]));
  while (self->rows->len < shown)
    {
      XepBallotRow *row = xep_ballot_row_new (self->grid, LINE_OF (self->rows->len));

      fill_levels (self, XEP_FIELD_CHOICE (row->level));
      xep_ballot_row_set_narrow (row, self->narrow);
      g_signal_connect_swapped (row->remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = 0; i < shown; i++)
    {
      const XepBallot *ballot = ballot_at (self, i);

      xep_ballot_row_show (row_at (self, i), self->offset + i + 1, ballot,
                           xep_meeting_data_breach (self->data, ballot->assessment_id), titles);
    }
  for (guint i = shown; i < self->rows->len; i++)
    xep_ballot_row_hide (row_at (self, i));
}

/* Names stand before their ballots as long as there is room. */
static void
fit (XepBallotGrid *self)
{
  gboolean narrow;

  if (self->room == 0 || self->rows->len == 0)
    return;
  if (!self->narrow)
    gtk_widget_measure (GTK_WIDGET (self->grid), GTK_ORIENTATION_HORIZONTAL, -1, &self->width, NULL,
                        NULL, NULL);
  narrow = self->room < self->width;
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  gtk_widget_set_visible (self->titles[XEP_BALLOT_NAME], !narrow);
  for (guint i = 0; i < self->rows->len; i++)
    xep_ballot_row_set_narrow (row_at (self, i), narrow);
}

void
xep_ballot_grid_set_room (XepBallotGrid *self, int room)
{
  self->room = room;
  fit (self);
}

void
xep_ballot_grid_load (XepBallotGrid *self, XepMeetingData *data, XepRegulation *regulation)
{
  guint last = data->ballots->len > 0 ? data->ballots->len - 1 : 0;

  self->data = data;
  if (self->meeting_id != data->meeting->id)
    self->offset = 0;
  self->meeting_id = data->meeting->id;
  self->offset = MIN (self->offset, last / XEP_BALLOT_GRID_PAGE * XEP_BALLOT_GRID_PAGE);
  set_regulation (self, regulation);
  show_rows (self);
  show_pager (self);
  show_summary (self);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), data->ballots->len > 0);
  fit (self);
  gtk_widget_set_visible (self->empty, data->ballots->len == 0);
  gtk_widget_set_sensitive (self->fill_button, data->ballots->len > 1);
}

void
xep_ballot_grid_update (XepBallotGrid *self, XepMeetingData *data)
{
  self->data = data;
  for (guint i = 0; i < count_page (self); i++)
    xep_ballot_row_update (row_at (self, i), ballot_at (self, i));
  show_summary (self);
}

void
xep_ballot_grid_add_fields (XepBallotGrid *self, XepFieldForm *form)
{
  for (guint i = 0; i < count_page (self); i++)
    xep_ballot_row_add_fields (row_at (self, i), form);
}

char *
xep_ballot_grid_check (XepBallotGrid *self, XepInput *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (int count = 0; count < XEP_N_BALLOT_COUNTS; count++)
      if (row_at (self, i)->counts[count] == GTK_WIDGET (field))
        return xep_ballot_row_check (row_at (self, i));
  return NULL;
}

gboolean
xep_ballot_grid_ask_reason (XepBallotGrid *self, XepMeetingData *data)
{
  for (guint i = 0; i < count_page (self); i++)
    {
      const XepBallot *ballot = ballot_at (self, i);

      if (xep_meeting_data_breach (data, ballot->assessment_id) != NULL
          && *ballot->order_reason == '\0')
        return gtk_widget_grab_focus (row_at (self, i)->reason);
    }
  return FALSE;
}

static void
turn (XepBallotGrid *self, int direction)
{
  gboolean refused = FALSE;

  g_signal_emit (self, signals[TURNING], 0, &refused);
  if (refused)
    return;
  self->offset += direction * XEP_BALLOT_GRID_PAGE;
  show_rows (self);
  show_pager (self);
  g_signal_emit (self, signals[TURNED], 0);
}

static void
previous_cb (XepBallotGrid *self)
{
  turn (self, -1);
}

static void
next_cb (XepBallotGrid *self)
{
  turn (self, 1);
}

static void
add_clicked_cb (XepBallotGrid *self)
{
  g_signal_emit (self, signals[ADD_WANTED], 0);
}

static void
fill_clicked_cb (XepBallotGrid *self)
{
  g_signal_emit (self, signals[FILL_WANTED], 0);
}

static void
xep_ballot_grid_dispose (GObject *object)
{
  XepBallotGrid *self = XEP_BALLOT_GRID (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_BALLOT_GRID);
  g_clear_pointer (&self->regulation, xep_regulation_unref);
  G_OBJECT_CLASS (xep_ballot_grid_parent_class)->dispose (object);
}

static void
xep_ballot_grid_finalize (GObject *object)
{
  g_ptr_array_unref (XEP_BALLOT_GRID (object)->rows);
  G_OBJECT_CLASS (xep_ballot_grid_parent_class)->finalize (object);
}

static void
xep_ballot_grid_class_init (XepBallotGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_ballot_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_ballot_grid_finalize;
  signals[ADD_WANTED]
      = g_signal_new ("add-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FILL_WANTED]
      = g_signal_new ("fill-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE_WANTED] = g_signal_new ("remove-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[TURNING]
      = g_signal_new ("turning", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                      NULL, NULL, G_TYPE_BOOLEAN, 0);
  signals[TURNED]
      = g_signal_new ("turned", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-ballot-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, XepBallotGrid, box);
  gtk_widget_class_bind_template_child (widget_class, XepBallotGrid, empty);
  gtk_widget_class_bind_template_child (widget_class, XepBallotGrid, fill_button);
  gtk_widget_class_bind_template_child (widget_class, XepBallotGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, XepBallotGrid, next_button);
  gtk_widget_class_bind_template_child (widget_class, XepBallotGrid, pager);
  gtk_widget_class_bind_template_child (widget_class, XepBallotGrid, pager_box);
  gtk_widget_class_bind_template_child (widget_class, XepBallotGrid, previous_button);
  gtk_widget_class_bind_template_child (widget_class, XepBallotGrid, summary);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ballotgrid");
}

static void
xep_ballot_grid_init (XepBallotGrid *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = XEP_BALLOT_NAME; i < XEP_BALLOT_REMOVE; i++)
    {
      GtkWidget *label
          = g_object_new (GTK_TYPE_LABEL, "xalign", i == XEP_BALLOT_NAME ? 0.0 : 0.5, "wrap", TRUE,
                          "justify", GTK_JUSTIFY_CENTER, "valign", GTK_ALIGN_END, NULL);

      if (i != XEP_BALLOT_NAME)
        gtk_label_set_width_chars (GTK_LABEL (label), 6);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 6);
      gtk_widget_add_css_class (label, "column-title");
      gtk_grid_attach (self->grid, label, i, 0, 1, 1);
      self->titles[i] = label;
    }
  gtk_label_set_label (GTK_LABEL (self->titles[XEP_BALLOT_NAME]), _("Reviewed in this order"));
  gtk_label_set_max_width_chars (GTK_LABEL (self->titles[XEP_BALLOT_NAME]), -1);
  gtk_label_set_label (GTK_LABEL (self->titles[XEP_BALLOT_LEVEL]),
                       xep_field_get_label (XEP_SCOPE_BALLOT, "level"));
  gtk_label_set_max_width_chars (GTK_LABEL (self->titles[XEP_BALLOT_LEVEL]), -1);
}
