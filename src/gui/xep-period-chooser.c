/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-period-chooser.h"

#include <glib/gi18n.h>

#include "base/xep-date.h"
#include "gui/fields/xep-drop-down.h"
#include "gui/xep-year-dialog.h"
#include "store/xep-period-store.h"

struct _XepPeriodChooser
{
  GtkWidget parent_instance;
  GtkDropDown *years, *periods;
  GArray *numbers; /* int: the years offered, newest first; the last line asks for another */
  int year;
  XepPeriodCode code;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (XepPeriodChooser, xep_period_chooser, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

static gboolean
has_year (XepPeriodChooser *self, int year)
{
  for (guint i = 0; i < self->numbers->len; i++)
    if (g_array_index (self->numbers, int, i) == year)
      return TRUE;
  return FALSE;
}

static void
add_year (XepPeriodChooser *self, int year)
{
  if (has_year (self, year))
    return;
  g_array_append_val (self->numbers, year);
  g_array_sort (self->numbers, compare_newest_first);
}

static void
show_years (XepPeriodChooser *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->numbers->len; i++)
    {
      int year = g_array_index (self->numbers, int, i);
      g_autofree char *text = g_strdup_printf (_("Year %d"), year);

      gtk_string_list_append (list, text);
      if (year == self->year)
        selected = i;
    }
  gtk_string_list_append (list, _("Another year…"));
  self->showing = TRUE;
  xep_drop_down_fill (self->years, G_LIST_MODEL (list), NULL, selected);
  self->showing = FALSE;
}

static void
show_periods (XepPeriodChooser *self, XepRegulation *regulation)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (int code = 0; code < XEP_N_PERIODS; code++)
    gtk_string_list_append (list, xep_regulation_get_period (regulation, code)->name);
  self->showing = TRUE;
  xep_drop_down_fill (self->periods, G_LIST_MODEL (list), NULL, self->code);
  self->showing = FALSE;
}

static void
year_entered_cb (int year, gpointer user_data)
{
  XepPeriodChooser *self = user_data;

  xep_period_chooser_set (self, year, self->code);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
year_chosen_cb (XepPeriodChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->years);

  if (self->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected >= self->numbers->len)
    {
      show_years (self);
      xep_year_dialog_present (GTK_WIDGET (self), self->year, year_entered_cb, self);
      return;
    }
  if (g_array_index (self->numbers, int, selected) == self->year)
    return;
  self->year = g_array_index (self->numbers, int, selected);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
period_chosen_cb (XepPeriodChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->periods);

  if (self->showing || selected >= XEP_N_PERIODS || selected == self->code)
    return;
  self->code = selected;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
xep_period_chooser_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xep_period_chooser_parent_class)->dispose (object);
}

static void
xep_period_chooser_finalize (GObject *object)
{
  g_array_unref (XEP_PERIOD_CHOOSER (object)->numbers);
  G_OBJECT_CLASS (xep_period_chooser_parent_class)->finalize (object);
}

static void
xep_period_chooser_class_init (XepPeriodChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_period_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_period_chooser_finalize;
  signals[CHANGED] = g_signal_new ("changed", XEP_TYPE_PERIOD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkDropDown *
add_drop_down (XepPeriodChooser *self, const char *name, GCallback callback)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_tooltip_text (drop_down, name);
  gtk_widget_set_parent (drop_down, GTK_WIDGET (self));
  g_signal_connect_swapped (drop_down, "notify::selected", callback, self);
  return GTK_DROP_DOWN (drop_down);
}

static void
xep_period_chooser_init (XepPeriodChooser *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  int this_year = xep_date_today ().year;

  gtk_box_layout_set_spacing (layout, 6);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (int));
  self->year = this_year;
  self->code = XEP_PERIOD_YEAR;
  self->years = add_drop_down (self, _("Year"), G_CALLBACK (year_chosen_cb));
  self->periods = add_drop_down (self, _("Period"), G_CALLBACK (period_chosen_cb));
  for (int year = this_year - 1; year <= this_year + 1; year++)
    add_year (self, year);
  show_years (self);
}

gboolean
xep_period_chooser_load (XepPeriodChooser *self, XepStore *store, GError **error)
{
  g_autoptr (GPtrArray) periods = xep_period_store_list (store, error);

  if (periods == NULL)
    return FALSE;
  for (guint i = 0; i < periods->len; i++)
    add_year (self, ((XepPeriod *) g_ptr_array_index (periods, i))->year);
  show_years (self);
  show_periods (self, xep_store_get_regulation (store));
  return TRUE;
}

void
xep_period_chooser_set (XepPeriodChooser *self, int year, XepPeriodCode code)
{
  self->year = year;
  self->code = code;
  add_year (self, year);
  show_years (self);
  self->showing = TRUE;
  if (gtk_drop_down_get_model (self->periods) != NULL)
    gtk_drop_down_set_selected (self->periods, code);
  self->showing = FALSE;
}

int
xep_period_chooser_get_year (XepPeriodChooser *self)
{
  return self->year;
}

XepPeriodCode
xep_period_chooser_get_code (XepPeriodChooser *self)
{
  return self->code;
}
