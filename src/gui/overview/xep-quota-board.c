/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "gui/overview/xep-figure.h"
#include "gui/overview/xep-overview-boards.h"
#include "gui/overview/xep-quota-dialog.h"

enum
{
  COLUMN_GROUP,
  COLUMN_PERCENT,
  COLUMN_EXCELLENT,
  COLUMN_GOOD,
  COLUMN_OF_GOOD,
  COLUMN_OF_GOOD_AND_ABOVE,
  COLUMN_OF_RATED,
  N_COLUMNS
};

/* The rule in words, by the names of the regulation file. */
typedef struct
{
  const char *id;
  const char *text;
} Words;

static const Words denominators[] = {
  { "good", N_("those rated “%s”") },
  { "good-and-above", N_("those rated “%s” or better") },
  { "rated", N_("all who are rated") },
};

static const Words roundings[] = {
  { "half-up", N_("half a place counts as one") },
  { "down", N_("parts of a place do not count") },
  { "up", N_("any part of a place counts as one") },
};

/* The schema of the regulation file lets nothing else through. */
static const char *
find_words (const Words *words, gsize count, const char *id)
{
  for (gsize i = 0; i < count; i++)
    if (g_str_equal (words[i].id, id))
      return _ (words[i].text);
  g_return_val_if_reached ("");
}

static char *
dup_denominator (const char *id, const char *good)
{
  g_auto (GStrv) parts
      = g_strsplit (find_words (denominators, G_N_ELEMENTS (denominators), id), "%s", 2);

  return g_strjoinv (good, parts);
}

char *
xep_quota_board_dup_rule (const XepQuotaResult *quota, XepRegulation *regulation)
{
  const XepQuotaRule *rule = quota->rule;
  const XepLevelRule *good = xep_regulation_get_level (regulation, XEP_LEVEL_GOOD);
  g_autofree char *denominator = dup_denominator (rule->denominator, good->name);

  return g_strdup_printf (_("At most %d%% (%d%% for outstanding results, with stated grounds) of "
                            "%s; %s (Điều 11, 1.5)."),
                          rule->percent, rule->raised_percent, denominator,
                          find_words (roundings, G_N_ELEMENTS (roundings), rule->rounding));
}

static char *
dup_reading (const XepQuotaReading *reading)
{
  if (reading->denominator == 0 && reading->left == 0)
    return g_strdup (_("nobody yet"));
  if (reading->left > 0)
    return g_strdup_printf (
        ngettext ("of %u: %u place, %d left", "of %u: %u places, %d left", reading->seats),
        reading->denominator, reading->seats, reading->left);
  if (reading->left == 0)
    return g_strdup_printf (
        ngettext ("of %u: %u place, none left", "of %u: %u places, none left", reading->seats),
        reading->denominator, reading->seats);
  return g_strdup_printf (
      ngettext ("of %u: %u place, %d over", "of %u: %u places, %d over", reading->seats),
      reading->denominator, reading->seats, -reading->left);
}

typedef struct
{
  GtkGrid *grid;
  XepOverviewData *data;
  const XepQuotaResult *quota;
  char *rule;
  int row;
} Line;

static XepNameQuery
get_query (const Line *line, XepLevel level)
{
  XepNameQuery query = XEP_NAME_QUERY (line->data->period_id, XEP_NAMES_QUOTA);

  query.quota_id = line->quota->rule->id;
  query.level = level;
  return query;
}

static void
attach (const Line *line, GtkWidget *widget, int column)
{
  gtk_grid_attach (line->grid, widget, column, line->row, 1, 1);
}

/* Chosen: in bold; over it: also in the colour of what does not hold, beside its words. The list is
 * those it is reckoned of: of @level, and with @or_better those above it. */
static void
add_reading (const Line *line,
             const XepQuotaReading *reading,
             const char *words,
             XepLevel level,
             gboolean or_better,
             int column)
{
  XepNameQuery query = get_query (line, level);
  g_autofree char *text = dup_reading (reading);
  g_autofree char *title = g_strdup_printf ("%s – %s", line->quota->rule->text, words);
  GtkWidget *figure;

  query.or_better = or_better;
  figure = xep_figure_new (line->data->context, &query, (int) reading->denominator, text, title,
                           line->rule);
  gtk_widget_set_halign (figure, GTK_ALIGN_START);
  if (reading == line->quota->chosen)
    gtk_widget_add_css_class (figure, reading->left < 0 ? "over" : "chosen");
  else
    gtk_widget_add_css_class (figure, "dim-label");
  attach (line, figure, column);
}

static void
add_level (const Line *line, XepLevel level, int column)
{
  const XepLevelRule *rule = xep_regulation_get_level (line->data->regulation, level);
  XepNameQuery query = get_query (line, level);
  g_autofree char *title = g_strdup_printf ("%s – %s", line->quota->rule->text, rule->name);

  attach (
      line,
      xep_figure_new_count (line->data->context, &query, line->quota->count.levels[level], title),
      column);
}

static void
add_group (const Line *line)
{
  XepNameQuery query = get_query (line, XEP_LEVEL_NONE);
  const char *name = line->quota->rule->text;
  g_autofree char *title = g_strdup_printf (_("%s – in the order of points"), name);
  GtkWidget *figure
      = xep_figure_new (line->data->context, &query, XEP_FIGURE_WORDS, name, title, line->rule);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (figure));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (figure, TRUE);
  attach (line, figure, COLUMN_GROUP);
}

static gboolean
uses_rated (XepOverviewData *data)
{
  for (guint i = 0; i < data->quotas->len; i++)
    {
      const XepQuotaResult *quota = g_ptr_array_index (data->quotas, i);

      if (quota->chosen == &quota->rated)
        return TRUE;
    }
  return FALSE;
}

static void
add_line (GtkGrid *grid, XepOverviewData *data, const XepQuotaResult *quota, int row)
{
  g_autofree char *rule = xep_quota_board_dup_rule (quota, data->regulation);
  Line line = { grid, data, quota, rule, row };

  add_group (&line);
  attach (&line, xep_quota_dialog_new_button (data->store, data->period_id, quota), COLUMN_PERCENT);
  add_level (&line, XEP_LEVEL_EXCELLENT, COLUMN_EXCELLENT);
  add_level (&line, XEP_LEVEL_GOOD, COLUMN_GOOD);
  add_reading (&line, &quota->good, _("reading: of those rated good"), XEP_LEVEL_GOOD, FALSE,
               COLUMN_OF_GOOD);
  add_reading (&line, &quota->good_and_above, _("reading: of those rated good or better"),
               XEP_LEVEL_GOOD, TRUE, COLUMN_OF_GOOD_AND_ABOVE);
  if (uses_rated (data))
    add_reading (&line, &quota->rated, _("reading: of all who are rated"), XEP_LEVEL_INCOMPLETE,
                 TRUE, COLUMN_OF_RATED);
}

/* The rule once, if all groups share it; then the groups that are over it. */
static void
add_foot (GtkGrid *grid, XepOverviewData *data, int row)
{
  g_autoptr (GString) over = g_string_new (NULL);
  g_autofree char *common = NULL;
  g_autofree char *warning = NULL;
  gboolean shared = TRUE;
  GtkWidget *label;

  for (guint i = 0; i < data->quotas->len; i++)
    {
      const XepQuotaResult *quota = g_ptr_array_index (data->quotas, i);
      g_autofree char *rule = xep_quota_board_dup_rule (quota, data->regulation);

      shared = shared && (common == NULL || g_str_equal (rule, common));
      if (common == NULL)
        common = g_steal_pointer (&rule);
      if (quota->chosen->left < 0)
        g_string_append_printf (over, "%s%s", over->len > 0 ? "; " : "", quota->rule->text);
    }
  if (over->len > 0)
    warning = g_strdup_printf (_("Over the ceiling: %s. Nothing is blocked; look at it again "
                                 "before the results are locked."),
                               over->str);
  label = xep_figure_label (
      shared && common != NULL ? common : _("The rule of each group stands above its list."), 0,
      "hint");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_grid_attach (grid, label, 0, row, N_COLUMNS, 1);
  if (warning == NULL)
    return;
  label = xep_figure_label (warning, 0, NULL);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_grid_attach (grid, label, 0, row + 1, N_COLUMNS, 1);
}

void
xep_quota_board_fill (GtkGrid *grid, XepOverviewData *data)
{
  const XepLevelRule *excellent = xep_regulation_get_level (data->regulation, XEP_LEVEL_EXCELLENT);
  const XepLevelRule *good = xep_regulation_get_level (data->regulation, XEP_LEVEL_GOOD);
  const struct
  {
    const char *text;
    float xalign;
  } headings[N_COLUMNS] = {
    { _("Peer group"), 0 },          { _("Ceiling"), 1 },
    { excellent->short_name, 1 },    { good->short_name, 1 },
    { _("Of those rated good"), 0 }, { _("Of good or better"), 0 },
    { _("Of all rated"), 0 },
  };
  int count = uses_rated (data) ? N_COLUMNS : COLUMN_OF_RATED;

  for (int i = 0; i < count; i++)
    {
      GtkWidget *label = xep_figure_label (headings[i].text, headings[i].xalign, "column-title");

      gtk_widget_add_css_class (label, "figure-title");
      gtk_grid_attach (grid, label, i, 0, 1, 1);
    }
  for (guint i = 0; i < data->quotas->len; i++)
    add_line (grid, data, g_ptr_array_index (data->quotas, i), (int) i + 1);
  add_foot (grid, data, (int) data->quotas->len + 1);
}
