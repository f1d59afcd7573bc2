/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/subjects/xep-subject-columns.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-text-scale.h"
#include "gui/shared/xep-step-names.h"
#include "store/xep-subject-list.h"

/* GtkInscription, not GtkLabel: three times faster to bind (all rows of a page are built, seen or
 * not). */

typedef char *(*TextOfRow) (XepSubjectRow *row, GtkWidget *cell);

typedef struct
{
  TextOfRow text;
  float xalign;
  int width;        /* pixels */
  gboolean expands; /* takes what is left */
} ColumnKind;

static char *
text_of_name (XepSubjectRow *row, GtkWidget *cell)
{
  return g_strdup (xep_subject_row_get_name (row));
}

static char *
text_of_birth (XepSubjectRow *row, GtkWidget *cell)
{
  return g_strdup (xep_subject_row_get_birth_date (row));
}

static char *
text_of_points (XepSubjectRow *row, XepStep step)
{
  XepPoints points = xep_subject_row_get_points (row, step);

  return points == XEP_POINTS_MISSING ? g_strdup ("–") : xep_points_format (points);
}

static char *
text_of_self (XepSubjectRow *row, GtkWidget *cell)
{
  return text_of_points (row, XEP_STEP_SELF);
}

static char *
text_of_appraisal (XepSubjectRow *row, GtkWidget *cell)
{
  return text_of_points (row, XEP_STEP_APPRAISAL);
}

static char *
text_of_decision (XepSubjectRow *row, GtkWidget *cell)
{
  return text_of_points (row, XEP_STEP_DECISION);
}

/* The decided level, else the suggested one in italics. */
static char *
text_of_level (XepSubjectRow *row, GtkWidget *cell)
{
  g_autofree char *decided = NULL;
  g_autofree char *suggested = NULL;

  g_object_get (row, "decision-level", &decided, "suggested-level", &suggested, NULL);
  if (decided != NULL && *decided != '\0')
    {
      gtk_widget_remove_css_class (cell, "suggested");
      return g_steal_pointer (&decided);
    }
  gtk_widget_add_css_class (cell, "suggested");
  return suggested != NULL ? g_steal_pointer (&suggested) : g_strdup ("");
}

static const ColumnKind name_column = { text_of_name, 0, 150, TRUE };
static const ColumnKind collective_column = { text_of_name, 0, 150, TRUE };
static const ColumnKind birth_column = { text_of_birth, 0, 88, FALSE };
static const ColumnKind self_column = { text_of_self, 1, 50, FALSE };
static const ColumnKind appraisal_column = { text_of_appraisal, 1, 50, FALSE };
static const ColumnKind decision_column = { text_of_decision, 1, 50, FALSE };
static const ColumnKind level_column = { text_of_level, 0, 70, FALSE };

static const ColumnKind *
kind_of (GtkSignalListItemFactory *factory)
{
  return g_object_get_data (G_OBJECT (factory), "xep-column");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const ColumnKind *kind = kind_of (factory);
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), kind->xalign);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 3);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (cell, "numeric");
  gtk_list_item_set_child (item, cell);
}

static void
show_cell (GtkListItem *item, const ColumnKind *kind)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = kind->text (gtk_list_item_get_item (item), cell);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  /* A long name is cut off here; the pointer shows it whole. */
  if (kind == &collective_column)
    gtk_widget_set_tooltip_text (cell, text);
}

static void
row_changed_cb (XepSubjectRow *row, GParamSpec *pspec, GtkListItem *item)
{
  show_cell (item, g_object_get_data (G_OBJECT (item), "xep-column"));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const ColumnKind *kind = kind_of (factory);

  g_object_set_data (G_OBJECT (item), "xep-column", (gpointer) kind);
  show_cell (item, kind);
  g_signal_connect (gtk_list_item_get_item (item), "notify", G_CALLBACK (row_changed_cb), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), row_changed_cb, item);
}

static void
add_column (GtkColumnView *view, const char *title, const ColumnKind *kind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "xep-column", (gpointer) kind);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  /* In a narrow list the points are scrolled to; the name, whose last word tells most, keeps its
   * room. */
  gtk_column_view_column_set_fixed_width (column, xep_text_scale (kind->width));
  gtk_column_view_column_set_expand (column, kind->expands);
  gtk_column_view_append_column (view, column);
}

void
xep_subject_columns_add (GtkColumnView *view, XepSubjectKind kind)
{
  gboolean collective = kind == XEP_KIND_COLLECTIVE;

  if (collective)
    add_column (view, _("Collective"), &collective_column);
  else
    add_column (view, _("Full name"), &name_column);
  /* Names repeat among people: their birth date tells them apart. Collectives have long names
   * instead, and stand in the order of their types. */
  if (!collective)
    add_column (view, _("Birth date"), &birth_column);
  add_column (view, xep_step_short_name (XEP_STEP_SELF), &self_column);
  add_column (view, xep_step_short_name (XEP_STEP_APPRAISAL), &appraisal_column);
  add_column (view, xep_step_short_name (XEP_STEP_DECISION), &decision_column);
  add_column (view, _("Level"), &level_column);
}
