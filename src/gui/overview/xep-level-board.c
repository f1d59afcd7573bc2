/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "gui/overview/xep-bar.h"
#include "gui/overview/xep-figure.h"
#include "gui/overview/xep-overview-boards.h"

typedef struct
{
  GtkGrid *grid;
  XepOverviewData *data;
  const XepProgress *progress;
  guint maximum;
} Chart;

static guint
find_maximum (const XepProgress *progress)
{
  guint maximum = 1;

  for (int level = XEP_LEVEL_INCOMPLETE; level <= XEP_LEVEL_EXCELLENT; level++)
    {
      maximum = MAX (maximum, progress->count.levels[level]);
      maximum = MAX (maximum, progress->last_year.levels[level]);
    }
  return maximum;
}

static GtkWidget *
new_figure (const Chart *chart, gint64 period_id, int year, const XepLevelRule *rule, guint count)
{
  const char *kind = xep_regulation_get_kind_name (chart->data->regulation, chart->progress->kind);
  g_autofree char *title = g_strdup_printf ("%s – %s – %d", kind, rule->name, year);
  XepNameQuery query = XEP_NAME_QUERY (period_id, XEP_NAMES_RATED);

  query.kind = (int) chart->progress->kind;
  query.level = rule->level;
  return xep_figure_new_count (chart->data->context, &query, count, title);
}

static GtkWidget *
new_bar (const Chart *chart, const XepLevelRule *rule, guint now, guint before)
{
  g_autofree char *words = NULL;

  if (chart->data->last_year_id == 0)
    {
      words = g_strdup_printf ("%s: %u", rule->name, now);
      return xep_bar_new_single (now, chart->maximum, words);
    }
  words = g_strdup_printf (_("%s: %u, the year before %u"), rule->name, now, before);
  return xep_bar_new_pair (now, before, chart->maximum, words);
}

static void
add_level (const Chart *chart, XepLevel level, int row)
{
  const XepLevelRule *rule = xep_regulation_get_level (chart->data->regulation, level);
  guint now = chart->progress->count.levels[level];
  guint before = chart->progress->last_year.levels[level];
  GtkWidget *name = xep_figure_label (rule->short_name, 0, NULL);
  GtkWidget *last;

  gtk_widget_set_tooltip_text (name, rule->name);
  gtk_grid_attach (chart->grid, name, 0, row, 1, 1);
  gtk_grid_attach (chart->grid, new_bar (chart, rule, now, before), 1, row, 1, 1);
  gtk_grid_attach (chart->grid,
                   new_figure (chart, chart->data->period_id, chart->data->year, rule, now), 2, row,
                   1, 1);
  if (chart->data->last_year_id == 0)
    return;
  last = new_figure (chart, chart->data->last_year_id, chart->data->year - 1, rule, before);
  gtk_widget_add_css_class (last, "dim-label");
  gtk_grid_attach (chart->grid, last, 3, row, 1, 1);
}

/* "2025" over the first column of numbers, with a sample of its bar. */
static void
add_year (const Chart *chart, int year, gboolean before, int column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_autofree char *text = g_strdup_printf ("%d", year);

  gtk_box_append (GTK_BOX (box), xep_bar_new_sample (before));
  gtk_box_append (GTK_BOX (box), xep_figure_label (text, 1, "column-title"));
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "figure-title");
  gtk_grid_attach (chart->grid, box, column, 0, 1, 1);
}

static void
add_chart (GtkBox *box, XepOverviewData *data, const XepProgress *progress)
{
  const char *name = xep_regulation_get_kind_name (data->regulation, progress->kind);
  Chart chart = { GTK_GRID (gtk_grid_new ()), data, progress, find_maximum (progress) };
  GtkWidget *title = xep_figure_label (name, 0, NULL);
  int row = 1;

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (title, name);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_grid_set_column_spacing (chart.grid, 6);
  gtk_grid_attach (chart.grid, title, 0, 0, 2, 1);
  add_year (&chart, data->year, FALSE, 2);
  if (data->last_year_id != 0)
    add_year (&chart, data->year - 1, TRUE, 3);
  for (int level = XEP_LEVEL_EXCELLENT; level >= XEP_LEVEL_INCOMPLETE; level--)
    add_level (&chart, (XepLevel) level, row++);
  gtk_box_append (box, GTK_WIDGET (chart.grid));
}

void
xep_level_board_fill (GtkBox *box, XepOverviewData *data)
{
  for (guint i = 0; i < data->progress->len; i++)
    add_chart (box, data, g_ptr_array_index (data->progress, i));
}
