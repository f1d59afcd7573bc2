/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "gui/overview/xep-figure.h"
#include "gui/overview/xep-overview-boards.h"
#include "model/xep-deadline.h"

void
xep_deadline_board_fill (GtkBox *box, XepOverviewData *data)
{
  for (guint i = 0; i < data->deadlines->len; i++)
    {
      const XepDeadline *deadline = g_ptr_array_index (data->deadlines, i);
      XepNameQuery query = XEP_NAME_QUERY (data->period_id, XEP_NAMES_NOT_STEP);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      g_autofree char *date = xep_date_format (deadline->date);
      g_autofree char *before = g_strdup_printf (_("Before %s"), date);
      g_autofree char *words = xep_deadline_dup_words (deadline);
      g_autofree char *title = g_strdup_printf (_("Not decided yet – deadline %s"), date);
      GtkWidget *figure, *text;

      query.step = XEP_STEP_DECISION;
      figure = xep_figure_new (data->context, &query, XEP_FIGURE_WORDS, words, title,
                               deadline->rule->text);
      if (deadline->days_left < 0)
        gtk_widget_add_css_class (figure, "over");
      gtk_box_append (GTK_BOX (line), xep_figure_label (before, 0, NULL));
      gtk_box_append (GTK_BOX (line), figure);
      if (deadline->rule->provisional)
        gtk_box_append (GTK_BOX (line), xep_figure_label (_("(working date)"), 0, "hint"));
      text = xep_figure_label (deadline->rule->text, 0, "hint");
      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_widget_set_tooltip_text (text, deadline->rule->source);
      gtk_box_append (box, line);
      gtk_box_append (box, text);
    }
  if (data->deadlines->len == 0)
    gtk_box_append (
        box, xep_figure_label (_("The regulation names no date for this period."), 0, "hint"));
}
