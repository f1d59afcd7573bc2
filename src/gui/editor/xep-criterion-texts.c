/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-criterion-texts.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-row-list.h"
#include "gui/editor/xep-section-box.h"

/* As on the form: the columns of table B, and the only one of table A. */
static const XepRowColumn columns_b[] = {
  { "goal", 1, 5 },
  { "result", 1, 5 },
  { "percent", 1, 2 },
  { "note", 2, 12 },
};
static const XepRowColumn columns_a[] = {
  { "note", 1, 12 },
};

/* The number of the criterion is the whole of a row's key, and its name. */
static const XepRowTable table_a
    = { XEP_SCOPE_CRITERION, N_("Criterion %u"), FALSE, columns_a, G_N_ELEMENTS (columns_a) };
static const XepRowTable table_b
    = { XEP_SCOPE_CRITERION, N_("Criterion %u"), FALSE, columns_b, G_N_ELEMENTS (columns_b) };

/* One of the two tables. */
typedef struct
{
  GtkWidget *expander;
  XepRowList *list;
  GPtrArray *numbers; /* const char*, of the set */
  const char *title;  /* msgid, with how many of how many */
  const char *first;  /* first field of a row */
} Table;

struct _XepCriterionTexts
{
  GtkWidget parent_instance;
  Table a, b;
  const XepCriteriaSet *set;
};

G_DEFINE_FINAL_TYPE (XepCriterionTexts, xep_criterion_texts, GTK_TYPE_WIDGET)

static void
xep_criterion_texts_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_criterion_texts_parent_class)->dispose (object);
}

static void
xep_criterion_texts_finalize (GObject *object)
{
  XepCriterionTexts *self = XEP_CRITERION_TEXTS (object);

  g_ptr_array_unref (self->a.numbers);
  g_ptr_array_unref (self->b.numbers);
  G_OBJECT_CLASS (xep_criterion_texts_parent_class)->finalize (object);
}

static void
xep_criterion_texts_class_init (XepCriterionTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_criterion_texts_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_criterion_texts_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
build_table (Table *table, GtkWidget *box, const XepRowTable *rows, const char *title)
{
  table->numbers = g_ptr_array_new ();
  table->title = title;
  table->first = rows->columns[0].key;
  table->list = XEP_ROW_LIST (xep_row_list_new (rows));
  table->expander = gtk_expander_new (NULL);
  gtk_widget_set_margin_top (GTK_WIDGET (table->list), 6);
  gtk_expander_set_child (GTK_EXPANDER (table->expander), GTK_WIDGET (table->list));
  gtk_box_append (GTK_BOX (box), table->expander);
}

static void
xep_criterion_texts_init (XepCriterionTexts *self)
{
  GtkWidget *box = xep_section_box_new (GTK_WIDGET (self));
  GtkWidget *hint = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_label_set_label (GTK_LABEL (hint),
                       _("Printed in tables A and B of the self-assessment. F4 goes from the "
                         "points of a criterion to its texts and back."));
  gtk_widget_add_css_class (hint, "hint");
  gtk_box_append (GTK_BOX (box), xep_section_box_heading (_("Criteria: goal, result, KPI, note")));
  gtk_box_append (GTK_BOX (box), hint);
  build_table (&self->b, box, &table_b, N_("Table B: %u of %u criteria with texts"));
  build_table (&self->a, box, &table_a, N_("Table A: notes to %u of %u criteria"));
}

GtkWidget *
xep_criterion_texts_new (void)
{
  return g_object_new (XEP_TYPE_CRITERION_TEXTS, NULL);
}

static void
load_table (Table *table, const XepCriteriaSet *set, gboolean part_b)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_ptr_array_set_size (table->numbers, 0);
  for (guint i = 0; i < set->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      for (guint j = 0; j < group->criteria->len && group->part_b == part_b; j++)
        {
          const XepCriterion *criterion = g_ptr_array_index (group->criteria, j);

          g_ptr_array_add (table->numbers, criterion->number);
          g_ptr_array_add (labels, criterion->label);
        }
    }
  xep_row_list_set_length (table->list, table->numbers->len);
  for (guint i = 0; i < table->numbers->len; i++)
    {
      const char *number = g_ptr_array_index (table->numbers, i);

      xep_row_list_set_row (table->list, i, number, g_ptr_array_index (labels, i), "");
      xep_row_list_set_title (table->list, i, number);
    }
}

gboolean
xep_criterion_texts_load (XepCriterionTexts *self, const XepCriteriaSet *set)
{
  if (set == NULL || set == self->set)
    return FALSE;
  self->set = set;
  load_table (&self->a, set, FALSE);
  load_table (&self->b, set, TRUE);
  return TRUE;
}

void
xep_criterion_texts_add_fields (XepCriterionTexts *self, XepFieldForm *form)
{
  xep_row_list_add_fields (self->b.list, form);
  xep_row_list_add_fields (self->a.list, form);
}

static void
update_table (Table *table, XepAssessment *assessment)
{
  g_autofree char *title = NULL;
  guint n_filled = 0;

  for (guint i = 0; i < table->numbers->len; i++)
    n_filled += g_hash_table_contains (assessment->criterion_texts,
                                       g_ptr_array_index (table->numbers, i));
  title = g_strdup_printf (_ (table->title), n_filled, table->numbers->len);
  gtk_expander_set_label (GTK_EXPANDER (table->expander), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (table->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

void
xep_criterion_texts_update (XepCriterionTexts *self, XepAssessment *assessment)
{
  update_table (&self->a, assessment);
  update_table (&self->b, assessment);
}

static gboolean
has_number (Table *table, const char *number)
{
  return g_ptr_array_find_with_equal_func (table->numbers, number, g_str_equal, NULL);
}

char *
xep_criterion_texts_unfold (XepCriterionTexts *self, const char *number)
{
  Table *table = has_number (&self->a, number) ? &self->a : &self->b;

  if (table->numbers->len == 0)
    return NULL;
  if (!has_number (table, number))
    number = g_ptr_array_index (table->numbers, 0);
  gtk_expander_set_expanded (GTK_EXPANDER (table->expander), TRUE);
  return g_strjoin (".", number, table->first, NULL);
}
