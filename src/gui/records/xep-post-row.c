/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/records/xep-post-row.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/fields/xep-accessible-names.h"
#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-date-entry.h"
#include "gui/fields/xep-unit-picker.h"

struct _XepPostRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *title_entry;
  GtkWidget *branch_choice;
  GtkWidget *unit_picker;
  GtkWidget *head_check;
  GtkWidget *start_entry;
  GtkWidget *end_entry;
  GtkWidget *remove_button;
  GtkWidget *message;
  gint64 post_id;
};

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepPostRow, xep_post_row, GTK_TYPE_WIDGET)

GtkWidget *
xep_post_row_new (GPtrArray *units)
{
  XepPostRow *self = g_object_new (XEP_TYPE_POST_ROW, NULL);

  xep_unit_picker_set_units (XEP_UNIT_PICKER (self->unit_picker), units, XEP_UNIT_CHOICE_ALL);
  return GTK_WIDGET (self);
}

void
xep_post_row_show (XepPostRow *self, const XepPost *post)
{
  g_return_if_fail (XEP_IS_POST_ROW (self));

  self->post_id = post->id;
  gtk_editable_set_text (GTK_EDITABLE (self->title_entry), post->title);
  xep_choice_set_id (GTK_DROP_DOWN (self->branch_choice), xep_branch_to_nick (post->branch));
  xep_unit_picker_set_unit (XEP_UNIT_PICKER (self->unit_picker), post->unit_id, post->unit_name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->head_check), post->head);
  xep_date_entry_show (GTK_EDITABLE (self->start_entry), post->started_on);
  xep_date_entry_show (GTK_EDITABLE (self->end_entry), post->ended_on);
}

GtkWidget *
xep_post_row_get_column (XepPostRow *self, guint column)
{
  g_return_val_if_fail (XEP_IS_POST_ROW (self), NULL);
  g_return_val_if_fail (column < XEP_POST_ROW_COLUMNS, NULL);

  GtkWidget *const columns[XEP_POST_ROW_COLUMNS]
      = { self->title_entry, self->branch_choice, self->unit_picker,  self->head_check,
          self->start_entry, self->end_entry,     self->remove_button };

  return columns[column];
}

const char *
xep_post_row_get_message (XepPostRow *self)
{
  g_return_val_if_fail (XEP_IS_POST_ROW (self), "");

  return gtk_label_get_text (GTK_LABEL (self->message));
}

static char *
dup_title (XepPostRow *self)
{
  return xep_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->title_entry)));
}

static gboolean
is_blank (XepPostRow *self)
{
  g_autofree char *title = dup_title (self);

  return *title == '\0' && xep_unit_picker_get_unit_id (XEP_UNIT_PICKER (self->unit_picker)) == 0
         && !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->head_check))
         && gtk_entry_get_text_length (GTK_ENTRY (self->start_entry)) == 0
         && gtk_entry_get_text_length (GTK_ENTRY (self->end_entry)) == 0;
}

static GtkWidget *
refuse (XepPostRow *self, GtkWidget *field, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->message), message);
  gtk_widget_add_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  return field;
}

static void
clear_message (XepPostRow *self)
{
  gtk_label_set_text (GTK_LABEL (self->message), "");
  for (guint i = 0; i < XEP_POST_ROW_COLUMNS; i++)
    {
      GtkWidget *field = xep_post_row_get_column (self, i);

      gtk_widget_remove_css_class (field, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

static GtkWidget *
check_dates (XepPostRow *self, XepDate *start, XepDate *end)
{
  g_autoptr (GError) error = NULL;

  if (!xep_date_entry_read (GTK_EDITABLE (self->start_entry), start, &error))
    return refuse (self, self->start_entry, error->message);
  if (!xep_date_entry_read (GTK_EDITABLE (self->end_entry), end, &error))
    return refuse (self, self->end_entry, error->message);
  if (xep_date_is_set (*start) && xep_date_is_set (*end) && xep_date_compare (*end, *start) < 0)
    return refuse (self, self->end_entry, _("The post ends before it begins."));
  return NULL;
}

GtkWidget *
xep_post_row_check (XepPostRow *self)
{
  g_autofree char *title = NULL;
  XepDate start = XEP_DATE_NONE;
  XepDate end = XEP_DATE_NONE;

  g_return_val_if_fail (XEP_IS_POST_ROW (self), NULL);

  clear_message (self);
  title = dup_title (self);
  if (is_blank (self))
    return NULL;
  if (*title == '\0')
    return refuse (self, self->title_entry, _("Please write the title of the post."));
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->head_check))
      && xep_unit_picker_get_unit_id (XEP_UNIT_PICKER (self->unit_picker)) == 0)
    return refuse (self, self->unit_picker, _("Please choose the unit that this person heads."));
  return check_dates (self, &start, &end);
}

XepPost *
xep_post_row_dup_post (XepPostRow *self)
{
  XepPost *post = NULL;

  g_return_val_if_fail (XEP_IS_POST_ROW (self), NULL);

  if (is_blank (self))
    return NULL;
  post = xep_post_new ();
  post->id = self->post_id;
  g_free (post->title);
  post->title = dup_title (self);
  xep_branch_from_nick (xep_choice_get_id (GTK_DROP_DOWN (self->branch_choice)), &post->branch);
  post->unit_id = xep_unit_picker_get_unit_id (XEP_UNIT_PICKER (self->unit_picker));
  post->head = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->head_check));
  if (check_dates (self, &post->started_on, &post->ended_on) != NULL)
    post->started_on = post->ended_on = XEP_DATE_NONE;
  return post;
}

static void
leave_cb (XepPostRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  XepDate start = XEP_DATE_NONE;
  XepDate end = XEP_DATE_NONE;

  if (root == NULL || gtk_widget_in_destruction (GTK_WIDGET (root)))
    return;
  clear_message (self);
  check_dates (self, &start, &end);
}

static void
remove_cb (XepPostRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
xep_post_row_dispose (GObject *object)
{
  g_clear_pointer (&XEP_POST_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_post_row_parent_class)->dispose (object);
}

static void
xep_post_row_class_init (XepPostRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_post_row_dispose;
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-post-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XepPostRow, box);
  gtk_widget_class_bind_template_child (widget_class, XepPostRow, title_entry);
  gtk_widget_class_bind_template_child (widget_class, XepPostRow, branch_choice);
  gtk_widget_class_bind_template_child (widget_class, XepPostRow, unit_picker);
  gtk_widget_class_bind_template_child (widget_class, XepPostRow, head_check);
  gtk_widget_class_bind_template_child (widget_class, XepPostRow, start_entry);
  gtk_widget_class_bind_template_child (widget_class, XepPostRow, end_entry);
  gtk_widget_class_bind_template_child (widget_class, XepPostRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, XepPostRow, message);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
xep_post_row_init (XepPostRow *self)
{
  const char *const ids[] = { "party", "government", "union", NULL };
  const char *const texts[] = { _("Party"), _("Government"), _("Mass organization"), NULL };

  g_type_ensure (XEP_TYPE_UNIT_PICKER);
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_choice_fill (GTK_DROP_DOWN (self->branch_choice), ids, texts);
  xep_accessible_names_set (self->branch_choice, _("Branch"));
}
