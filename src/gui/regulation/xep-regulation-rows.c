/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/regulation/xep-regulation-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/fields/xep-field-check.h"
#include "gui/fields/xep-field-choice.h"
#include "gui/fields/xep-field-entry.h"
#include "gui/fields/xep-field-text.h"
#include "gui/regulation/xep-regulation-button.h"
#include "gui/regulation/xep-regulation-words.h"

/* What stands in one column of a simple section. */
typedef enum
{
  CELL_TEXT,
  CELL_NUMBER,
  CELL_PERIOD, /* to be read only */
  CELL_CHOICE,
  CELL_CHECK,
} CellKind;

typedef struct
{
  const char *value;
  const char *text;
} Choice;

typedef struct
{
  const char *title;
  const char *name; /* last word of the key */
  CellKind kind;
  const Choice *choices; /* ended by a NULL */
} Column;

static const Choice denominators[] = {
  { "good", N_("rated “good”") },
  { "good-and-above", N_("rated “good” or better") },
  { "rated", N_("all rated") },
  { NULL, NULL },
};

static const Choice roundings[] = {
  { "half-up", N_("from a half up") },
  { "down", N_("down") },
  { "up", N_("up") },
  { NULL, NULL },
};

static const Choice asked_kinds[] = {
  { "collective leader staff member", N_("everyone") },
  { "leader staff member", N_("every person") },
  { "leader staff", N_("leaders and staff") },
  { "collective leader", N_("collectives and leaders") },
  { "collective", N_("collectives") },
  { "leader", N_("leaders") },
  { "staff", N_("staff") },
  { "member", N_("Party members without a post") },
  { NULL, NULL },
};

static const Choice asked_tiers[] = {
  { "province commune unit none", N_("whoever manages them") },
  { "province", N_("managed by the province") },
  { "commune unit none", N_("not managed by the province") },
  { NULL, NULL },
};

static const Column text_columns[] = {
  { N_("Words"), "text", CELL_TEXT, NULL },
  { NULL, NULL, CELL_TEXT, NULL },
};

static const Column component_columns[] = {
  { N_("Part of the dossier"), "text", CELL_TEXT, NULL },
  { N_("If any"), "if-any", CELL_CHECK, NULL },
  { N_("Asked of"), "kinds", CELL_CHOICE, asked_kinds },
  { N_("Managed by"), "tiers", CELL_CHOICE, asked_tiers },
  { N_("Party members only"), "party-members", CELL_CHECK, NULL },
  { N_("Once for both ratings"), "once", CELL_CHECK, NULL },
  { N_("Provisional"), "provisional", CELL_CHECK, NULL },
  { NULL, NULL, CELL_TEXT, NULL },
};

static const Column deadline_columns[] = {
  { N_("What is to be done"), "text", CELL_TEXT, NULL },
  { N_("Period"), "period", CELL_PERIOD, NULL },
  { N_("Before day"), "day", CELL_NUMBER, NULL },
  { N_("Month"), "month", CELL_NUMBER, NULL },
  { NULL, NULL, CELL_TEXT, NULL },
};

static const Column quota_columns[] = {
  { N_("Compared among"), "text", CELL_TEXT, NULL },
  { N_("Percent"), "percent", CELL_NUMBER, NULL },
  { N_("Raised to"), "raised-percent", CELL_NUMBER, NULL },
  { N_("Percent of"), "denominator", CELL_CHOICE, denominators },
  { N_("Rounded"), "rounding", CELL_CHOICE, roundings },
  { N_("Heads apart"), "heads-apart", CELL_CHECK, NULL },
  { NULL, NULL, CELL_TEXT, NULL },
};

/* Lists that look alike; a section may have several. */
static const struct
{
  const char *section;
  const char *list;
  const char *heading; /* NULL: the section's name says it */
  const Column *columns;
} lists[] = {
  { "exempt", "exempt", NULL, text_columns },
  { "unrated", "unrated", NULL, text_columns },
  { "component", "component.quarter", N_("Of a quarter"), component_columns },
  { "component", "component.year", N_("Of the year"), component_columns },
  { "deadline", "deadline", NULL, deadline_columns },
  { "quota", "quota", NULL, quota_columns },
};

static GtkWidget *
add_label (XepRegulationRows *self, const char *text, const char *style, int column, int width)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "valign",
                                   GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->grid, label, column, self->row, width, 1);
  return label;
}

static void
add_field (XepRegulationRows *self, GtkWidget *field, const char *key, const char *name, int column)
{
  gtk_widget_set_valign (field, GTK_ALIGN_START);
  xep_input_set_name (XEP_INPUT (field), name);
  gtk_grid_attach (self->grid, field, column, self->row, 1, 1);
  xep_field_form_add (self->form, XEP_INPUT (field), XEP_STEP_SELF, key);
}

static void
add_text (XepRegulationRows *self, const char *key, const char *name, int column)
{
  GtkWidget *text = xep_field_text_new_shaped (XEP_TEXT_ONE_LINE, 1);

  gtk_widget_set_hexpand (text, TRUE);
  add_field (self, text, key, name, column);
}

static GtkWidget *
make_choice (const Choice *choices)
{
  GtkWidget *choice = xep_field_choice_new ();

  for (guint i = 0; choices[i].value != NULL; i++)
    xep_field_choice_append (XEP_FIELD_CHOICE (choice), choices[i].value, _ (choices[i].text),
                             _ (choices[i].text));
  xep_field_choice_finish (XEP_FIELD_CHOICE (choice));
  return choice;
}

static void
add_period (XepRegulationRows *self, const char *key, int column)
{
  g_autofree char *nick = xep_regulation_edit_get (self->edit, key);
  g_autofree char *period = xep_regulation_words_period (self->edit, nick);

  add_label (self, period, "cell", column, 1);
}

static void
add_cell (
    XepRegulationRows *self, const Column *column, const char *key, const char *number, int place)
{
  g_autofree char *name = g_strdup_printf (_("%s: %s"), number, _ (column->title));

  switch (column->kind)
    {
    case CELL_PERIOD:
      add_period (self, key, place);
      break;
    case CELL_NUMBER:
      add_field (self, xep_field_entry_new (XEP_KEYED_COUNT), key, name, place);
      break;
    case CELL_CHOICE:
      add_field (self, make_choice (column->choices), key, name, place);
      break;
    case CELL_CHECK:
      add_field (self, xep_field_check_new ("", "yes", "no"), key, name, place);
      break;
    case CELL_TEXT:
    default:
      add_text (self, key, name, place);
      break;
    }
}

static void
build_list (XepRegulationRows *self, const char *list, const char *heading, const Column *columns)
{
  g_auto (GStrv) ids = xep_regulation_edit_list (self->edit, list);

  if (heading != NULL)
    {
      add_label (self, heading, "heading", 0, 4);
      self->row++;
    }
  for (int i = 0; columns[i].title != NULL; i++)
    add_label (self, _ (columns[i].title), "column-title", i + 1, 1);
  self->row++;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      add_label (self, number, "cell", 0, 1);
      for (int j = 0; columns[j].title != NULL; j++)
        {
          g_autofree char *key = g_strdup_printf ("%s.%s.%s", list, ids[i], columns[j].name);

          add_cell (self, &columns[j], key, number, j + 1);
        }
      self->row++;
    }
}

static void
add_criterion (XepRegulationRows *self, const char *set, const char *number)
{
  g_autofree char *prefix = g_strdup_printf ("set.%s.criterion.%s", set, number);
  g_autofree char *label = g_strconcat (prefix, ".label", NULL);
  g_autofree char *maximum = g_strconcat (prefix, ".maximum", NULL);
  g_autofree char *remove = g_strconcat (prefix, ".remove", NULL);
  g_autofree char *points_name = g_strdup_printf (_("%s: most points"), number);
  g_autofree char *remove_name = g_strdup_printf (_("%s: take away"), number);
  g_autofree char *question = g_strdup_printf (_("Take the criterion %s away?"), number);
  GtkWidget *button = xep_regulation_button_new (_("Take away"), remove_name);

  add_label (self, number, "cell", 0, 1);
  add_text (self, label, number, 1);
  add_field (self, xep_field_entry_new (XEP_KEYED_POINTS), maximum, points_name, 2);
  xep_regulation_button_set_question (
      XEP_REGULATION_BUTTON (button), question,
      _("It goes from the new rules only. Periods that are open keep it with its points."));
  add_field (self, button, remove, remove_name, 3);
  self->row++;
}

static void
add_group (XepRegulationRows *self, const char *set, const char *group)
{
  g_autofree char *what = g_strdup_printf ("set.%s.group.%s.criterion", set, group);
  g_autofree char *name_key = g_strdup_printf ("set.%s.group.%s.name", set, group);
  g_autofree char *add_key = g_strdup_printf ("set.%s.group.%s.add", set, group);
  g_autofree char *name = g_strdup_printf (_("Name of the group %s"), group);
  g_autofree char *add_name = g_strdup_printf (_("%s: add a criterion"), group);
  g_auto (GStrv) numbers = xep_regulation_edit_list (self->edit, what);
  GtkWidget *sum = NULL;

  add_label (self, group, "heading", 0, 1);
  add_text (self, name_key, name, 1);
  sum = add_label (self, "", "heading", 2, 1);
  gtk_widget_add_css_class (sum, "numeric");
  gtk_widget_set_halign (sum, GTK_ALIGN_END);
  gtk_widget_set_name (sum, group);
  g_ptr_array_add (self->sums, sum);
  self->row++;
  for (guint i = 0; numbers[i] != NULL; i++)
    add_criterion (self, set, numbers[i]);
  add_field (self, xep_regulation_button_new (_("Add a criterion"), add_name), add_key, add_name,
             1);
  gtk_widget_set_halign (gtk_grid_get_child_at (self->grid, 1, self->row), GTK_ALIGN_START);
  self->row++;
}

static void
build_set (XepRegulationRows *self, const char *set)
{
  g_autofree char *what = g_strdup_printf ("set.%s.group", set);
  g_autofree char *name = g_strdup_printf ("set.%s.name", set);
  g_auto (GStrv) groups = xep_regulation_edit_list (self->edit, what);

  add_label (self, _("Name"), "column-title", 0, 1);
  add_text (self, name, _("Name of the criteria set"), 1);
  add_label (self, _("Most points"), "column-title", 2, 1);
  self->row++;
  for (guint i = 0; groups[i] != NULL; i++)
    add_group (self, set, groups[i]);
}

void
xep_regulation_rows_build (XepRegulationRows *self, const char *section)
{
  if (g_str_has_prefix (section, "set."))
    build_set (self, section + strlen ("set."));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].section, section))
      build_list (self, lists[i].list, lists[i].heading != NULL ? _ (lists[i].heading) : NULL,
                  lists[i].columns);
}
