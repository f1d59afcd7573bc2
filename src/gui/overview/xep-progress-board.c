/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "gui/overview/xep-bar.h"
#include "gui/overview/xep-figure.h"
#include "gui/overview/xep-overview-boards.h"
#include "gui/shared/xep-step-names.h"

/* Columns: the kind, how many, three for each step, two for what ends the work. */
#define FIRST_STEP_COLUMN 2
#define STEP_COLUMNS 3
#define LAST_COLUMN (FIRST_STEP_COLUMN + XEP_N_STEPS * STEP_COLUMNS)

/* Titles of the lists, after the name of the kind. */
static const struct
{
  const char *done;
  const char *open;
} step_words[XEP_N_STEPS] = {
  [XEP_STEP_SELF] = { N_("self-assessed"), N_("self-assessment not whole yet") },
  [XEP_STEP_APPRAISAL] = { N_("appraised"), N_("appraisal not whole yet") },
  [XEP_STEP_DECISION] = { N_("decided"), N_("not decided yet") },
};

typedef struct
{
  GtkGrid *grid;
  XepOverviewData *data;
  const XepProgress *progress;
  const char *name; /* of the kind */
  int row;
} Line;

static void
add_figure (const Line *line, int column, XepNameQuery query, guint count, const char *words)
{
  g_autofree char *title = g_strdup_printf ("%s – %s", line->name, words);

  query.kind = (int) line->progress->kind;
  gtk_grid_attach (line->grid, xep_figure_new_count (line->data->context, &query, count, title),
                   column, line->row, 1, 1);
}

static void
add_step (const Line *line, XepStep step)
{
  int column = FIRST_STEP_COLUMN + (int) step * STEP_COLUMNS;
  guint rated = line->progress->total - line->progress->unrated;
  guint done = line->progress->steps[step];
  XepNameQuery query = XEP_NAME_QUERY (line->data->period_id, XEP_NAMES_STEP);
  g_autofree char *words
      = g_strdup_printf (_("%s, %s: %u of %u"), line->name, xep_step_name (step), done, rated);

  query.step = step;
  gtk_grid_attach (line->grid, xep_bar_new_part (done, rated, words), column, line->row, 1, 1);
  add_figure (line, column + 1, query, done, _ (step_words[step].done));
  query.filter = XEP_NAMES_NOT_STEP;
  add_figure (line, column + 2, query, rated - done, _ (step_words[step].open));
}

static void
add_line (GtkGrid *grid, XepOverviewData *data, const XepProgress *progress, int row)
{
  Line line = { grid, data, progress,
                xep_regulation_get_kind_name (data->regulation, progress->kind), row };
  GtkWidget *name = xep_figure_label (line.name, 0, NULL);

  /* Whole: there is nothing else to tell the lines apart. */
  gtk_widget_set_hexpand (name, TRUE);
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  add_figure (&line, 1, XEP_NAME_QUERY (data->period_id, XEP_NAMES_ALL), progress->total, _("all"));
  for (int step = 0; step < XEP_N_STEPS; step++)
    add_step (&line, (XepStep) step);
  add_figure (&line, LAST_COLUMN, XEP_NAME_QUERY (data->period_id, XEP_NAMES_UNRATED),
              progress->unrated, _("not rated, with a reason"));
  add_figure (&line, LAST_COLUMN + 1, XEP_NAME_QUERY (data->period_id, XEP_NAMES_LOCKED),
              progress->locked, _("result locked"));
}

static void
add_heading (GtkGrid *grid, const char *text, int column, float xalign)
{
  GtkWidget *label = xep_figure_label (text, xalign, "column-title");

  if (xalign > 0)
    gtk_widget_add_css_class (label, "figure-title");
  gtk_grid_attach (grid, label, column, 0, 1, 1);
}

void
xep_progress_board_fill (GtkGrid *grid, XepOverviewData *data)
{
  add_heading (grid, _("All"), 1, 1);
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      int column = FIRST_STEP_COLUMN + step * STEP_COLUMNS;

      add_heading (grid, xep_step_name ((XepStep) step), column, 0);
      add_heading (grid, _("Finished"), column + 1, 1);
      add_heading (grid, _("To do"), column + 2, 1);
    }
  add_heading (grid, _("Unrated"), LAST_COLUMN, 1);
  add_heading (grid, _("Locked"), LAST_COLUMN + 1, 1);
  for (guint i = 0; i < data->progress->len; i++)
    add_line (grid, data, g_ptr_array_index (data->progress, i), (int) i + 1);
}
