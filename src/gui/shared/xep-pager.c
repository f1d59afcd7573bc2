/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/shared/xep-pager.h"

struct _XepPager
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *previous_button, *next_button;
  GtkLabel *label;
  guint offset;
  guint total;
};

G_DEFINE_FINAL_TYPE (XepPager, xep_pager, GTK_TYPE_WIDGET)

enum
{
  TURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_place (XepPager *self)
{
  guint last = self->offset + xep_pager_get_count (self);
  g_autofree char *text
      = g_strdup_printf ("%u–%u / %u", self->total > 0 ? self->offset + 1 : 0, last, self->total);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_sensitive (self->previous_button, self->offset > 0);
  gtk_widget_set_sensitive (self->next_button, last < self->total);
  gtk_widget_set_visible (GTK_WIDGET (self), self->total > XEP_PAGER_ROWS);
}

static void
previous_cb (XepPager *self)
{
  self->offset -= XEP_PAGER_ROWS;
  show_place (self);
  g_signal_emit (self, signals[TURNED], 0);
}

static void
next_cb (XepPager *self)
{
  self->offset += XEP_PAGER_ROWS;
  show_place (self);
  g_signal_emit (self, signals[TURNED], 0);
}

static void
xep_pager_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XEP_TYPE_PAGER);
  G_OBJECT_CLASS (xep_pager_parent_class)->dispose (object);
}

static void
xep_pager_class_init (XepPagerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_pager_dispose;
  signals[TURNED] = g_signal_new ("turned", XEP_TYPE_PAGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-pager.ui");
  gtk_widget_class_bind_template_child (widget_class, XepPager, box);
  gtk_widget_class_bind_template_child (widget_class, XepPager, label);
  gtk_widget_class_bind_template_child (widget_class, XepPager, next_button);
  gtk_widget_class_bind_template_child (widget_class, XepPager, previous_button);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_pager_init (XepPager *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_place (self);
}

void
xep_pager_set_total (XepPager *self, guint total)
{
  self->offset = 0;
  self->total = total;
  show_place (self);
}

void
xep_pager_show_line (XepPager *self, guint number)
{
  g_return_if_fail (number < self->total);

  self->offset = number - number % XEP_PAGER_ROWS;
  show_place (self);
}

guint
xep_pager_get_offset (XepPager *self)
{
  return self->offset;
}

guint
xep_pager_get_count (XepPager *self)
{
  return MIN (XEP_PAGER_ROWS, self->total - self->offset);
}
