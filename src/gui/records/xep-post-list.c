/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/records/xep-post-list.h"

#include <glib/gi18n.h>

#include "gui/records/xep-post-row.h"

struct _XepPostList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *headings;
  GtkWidget *rows;
  GtkWidget *add_button;
  GtkWidget *nothing_label;
  GtkSizeGroup *columns[XEP_POST_ROW_COLUMNS];
  GPtrArray *units;
};

enum
{
  ROW_ADDED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepPostList, xep_post_list, GTK_TYPE_WIDGET)

static void
show_headings (XepPostList *self)
{
  gboolean any = gtk_widget_get_first_child (self->rows) != NULL;

  gtk_widget_set_visible (self->headings, any);
  gtk_widget_set_visible (self->nothing_label, !any);
}

static void
row_removed_cb (XepPostRow *row, XepPostList *self)
{
  for (guint i = 0; i < XEP_POST_ROW_COLUMNS; i++)
    gtk_size_group_remove_widget (self->columns[i], xep_post_row_get_column (row, i));
  gtk_box_remove (GTK_BOX (self->rows), GTK_WIDGET (row));
  show_headings (self);
  gtk_widget_grab_focus (self->add_button);
  g_signal_emit (self, signals[CHANGED], 0);
}

static XepPostRow *
append_row (XepPostList *self)
{
  XepPostRow *row = XEP_POST_ROW (xep_post_row_new (self->units));

  for (guint i = 0; i < XEP_POST_ROW_COLUMNS; i++)
    gtk_size_group_add_widget (self->columns[i], xep_post_row_get_column (row, i));
  g_signal_connect (row, "removed", G_CALLBACK (row_removed_cb), self);
  gtk_box_append (GTK_BOX (self->rows), GTK_WIDGET (row));
  return row;
}

void
xep_post_list_show (XepPostList *self, GPtrArray *units, GPtrArray *posts)
{
  g_return_if_fail (XEP_IS_POST_LIST (self));

  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = g_ptr_array_ref (units);
  for (guint i = 0; i < posts->len; i++)
    xep_post_row_show (append_row (self), g_ptr_array_index (posts, i));
  show_headings (self);
}

void
xep_post_list_add (XepPostList *self)
{
  XepPostRow *row = NULL;

  g_return_if_fail (XEP_IS_POST_LIST (self));

  row = append_row (self);
  show_headings (self);
  g_signal_emit (self, signals[ROW_ADDED], 0, row);
  gtk_widget_grab_focus (xep_post_row_get_column (row, 0));
}

GtkWidget *
xep_post_list_check (XepPostList *self)
{
  GtkWidget *first_wrong = NULL;

  g_return_val_if_fail (XEP_IS_POST_LIST (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *wrong = xep_post_row_check (XEP_POST_ROW (row));

      if (first_wrong == NULL)
        first_wrong = wrong;
    }
  return first_wrong;
}

GPtrArray *
xep_post_list_dup_posts (XepPostList *self)
{
  GPtrArray *posts = NULL;

  g_return_val_if_fail (XEP_IS_POST_LIST (self), NULL);

  posts = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_post_free);
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      XepPost *post = xep_post_row_dup_post (XEP_POST_ROW (row));

      if (post != NULL)
        g_ptr_array_add (posts, post);
    }
  return posts;
}

guint
xep_post_list_get_count (XepPostList *self)
{
  guint count = 0;

  g_return_val_if_fail (XEP_IS_POST_LIST (self), 0);

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    count++;
  return count;
}

static void
xep_post_list_dispose (GObject *object)
{
  XepPostList *self = XEP_POST_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  for (guint i = 0; i < XEP_POST_ROW_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  G_OBJECT_CLASS (xep_post_list_parent_class)->dispose (object);
}

static void
xep_post_list_class_init (XepPostListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_post_list_dispose;
  signals[ROW_ADDED] = g_signal_new ("row-added", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-post-list.ui");
  gtk_widget_class_bind_template_child (widget_class, XepPostList, box);
  gtk_widget_class_bind_template_child (widget_class, XepPostList, headings);
  gtk_widget_class_bind_template_child (widget_class, XepPostList, rows);
  gtk_widget_class_bind_template_child (widget_class, XepPostList, add_button);
  gtk_widget_class_bind_template_child (widget_class, XepPostList, nothing_label);
  gtk_widget_class_bind_template_callback (widget_class, xep_post_list_add);
}

static void
xep_post_list_init (XepPostList *self)
{
  const char *const texts[XEP_POST_ROW_COLUMNS]
      = { _("Title"), _("Branch"), _("Unit"), _("Head"), _("From"), _("To"), "" };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < XEP_POST_ROW_COLUMNS; i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, i == 0);
      gtk_widget_add_css_class (label, "dim-label");
      self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      gtk_size_group_add_widget (self->columns[i], label);
      gtk_box_append (GTK_BOX (self->headings), label);
    }
  show_headings (self);
}
