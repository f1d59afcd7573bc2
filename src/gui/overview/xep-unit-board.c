/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "gui/overview/xep-figure.h"
#include "gui/overview/xep-overview-boards.h"

/* Units shown at most: the widgets of a grid are all built. The rest stands further down in the
 * order of what is missing. */
#define MOST_UNITS 60
/* "Trường Mầm non Lùng" is still told from "Trường Tiểu học Lùng"; headings of figures take more
 * lines beside it. */
#define NAME_CHARS 18
#define HEADING_CHARS 10

static void
add_figure (GtkGrid *grid,
            XepOverviewData *data,
            const XepUnitState *unit,
            XepNameFilter filter,
            guint count,
            int column,
            int row)
{
  static const char *const words[] = {
    [XEP_NAMES_NOT_STEP] = N_("self-assessment not whole yet"),
    [XEP_NAMES_MISSING] = N_("papers missing"),
  };
  XepNameQuery query = XEP_NAME_QUERY (data->period_id, filter);
  g_autofree char *title = g_strdup_printf ("%s – %s", unit->unit_name, _ (words[filter]));

  query.step = XEP_STEP_SELF;
  query.unit_id = unit->unit_id;
  gtk_grid_attach (grid, xep_figure_new_count (data->context, &query, count, title), column, row, 1,
                   1);
}

static void
add_unit (GtkGrid *grid, XepOverviewData *data, const XepUnitState *unit, int row)
{
  XepNameQuery query = XEP_NAME_QUERY (data->period_id, XEP_NAMES_ALL);
  g_autofree char *papers = g_strdup_printf ("%u", unit->missing);
  GtkWidget *figure, *label;

  query.unit_id = unit->unit_id;
  figure = xep_figure_new (data->context, &query, XEP_FIGURE_WORDS, unit->unit_name,
                           unit->unit_name, NULL);
  label = gtk_button_get_child (GTK_BUTTON (figure));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (figure, TRUE);
  gtk_grid_attach (grid, figure, 0, row, 1, 1);
  add_figure (grid, data, unit, XEP_NAMES_NOT_STEP, unit->self_open, 1, row);
  add_figure (grid, data, unit, XEP_NAMES_MISSING, unit->lacking, 2, row);
  label = xep_figure_label (papers, 1, "numeric");
  gtk_widget_add_css_class (label, "figure-title");
  gtk_grid_attach (grid, label, 3, row, 1, 1);
}

void
xep_unit_board_fill (GtkGrid *grid, XepOverviewData *data)
{
  guint shown = MIN (data->units->len, MOST_UNITS);
  guint rest = data->units->len - shown;
  g_autofree char *more = g_strdup_printf (ngettext ("%u more unit has something missing.",
                                                     "%u more units have something missing.", rest),
                                           rest);
  const char *const headings[]
      = { _("Unit"), _("Self-assessment to do"), _("Lacking papers"), _("Papers missing") };

  if (shown == 0)
    {
      gtk_grid_attach (grid, xep_figure_label (_("Everything is in."), 0, "hint"), 0, 0, 1, 1);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      GtkWidget *label = xep_figure_label (headings[i], i > 0, "column-title");

      if (i > 0)
        {
          gtk_label_set_wrap (GTK_LABEL (label), TRUE);
          gtk_label_set_max_width_chars (GTK_LABEL (label), HEADING_CHARS);
          gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
        }
      gtk_widget_set_valign (label, GTK_ALIGN_END);
      gtk_widget_add_css_class (label, "figure-title");
      gtk_grid_attach (grid, label, (int) i, 0, 1, 1);
    }
  for (guint i = 0; i < shown; i++)
    add_unit (grid, data, g_ptr_array_index (data->units, i), (int) i + 1);
  if (rest > 0)
    gtk_grid_attach (grid, xep_figure_label (more, 0, "hint"), 0, (int) shown + 1, 4, 1);
}
