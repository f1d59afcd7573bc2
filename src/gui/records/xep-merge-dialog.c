/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/records/xep-merge-dialog.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/fields/xep-choice.h"
#include "gui/records/xep-person-lines.h"
#include "store/xep-field.h"
#include "store/xep-person-store.h"

/* More than the fields of a person. */
#define N_FIELDS 32

struct _XepMergeDialog
{
  XepRecordDialog parent_instance;
  GtkWidget *content;
  GtkWidget *intro;
  GtkWidget *search;
  GtkWidget *differences;
  GtkWidget *nothing;
  GtkWidget *grid;
  XepPlainList *list;
  XepStore *store;
  XepPerson *kept;
  GPtrArray *people; /* XepPerson listed */
  char *summary;
  XepPerson *gone;             /* chosen; NULL if nobody is */
  GtkWidget *theirs[N_FIELDS]; /* the choice of the other record's value; NULL if the same */
};

G_DEFINE_FINAL_TYPE (XepMergeDialog, xep_merge_dialog, XEP_TYPE_RECORD_DIALOG)

static const XepScope *
get_scope (void)
{
  return xep_scope_get (XEP_SCOPE_PERSON);
}

/* As it is read; a unit by the name that was loaded beside it. */
static char *
dup_value (XepMergeDialog *self, const XepPerson *person, const XepField *field)
{
  g_autofree char *text
      = xep_field_type_dup (field->type, G_STRUCT_MEMBER_P (person, field->offset));

  switch (field->type)
    {
    case XEP_KEYED_UNIT:
      return g_strdup (g_str_equal (field->key, "unit_id") ? person->unit_name
                                                           : person->workplace_name);
    case XEP_KEYED_STATUS:
      return g_strdup (xep_choice_get_status_name (person->status));
    case XEP_KEYED_KIND:
      return g_strdup (
          xep_regulation_get_kind_name (xep_store_get_regulation (self->store), person->kind));
    case XEP_KEYED_TIER:
      return g_strdup (xep_choice_get_tier_name (person->tier));
    case XEP_KEYED_FLAG:
      return g_strdup (g_str_equal (text, "yes") ? _("yes") : _("no"));
    default:
      return xep_field_type_dup_shown (field->type, text);
    }
}

/* A choice of a value, named as it is read: "Birth date: 12/03/1981". */
static GtkWidget *
make_choice (const char *label, const char *value)
{
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", *value != '\0' ? value : _("(empty)"),
                                  "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *choice = g_object_new (GTK_TYPE_CHECK_BUTTON, "hexpand", TRUE, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, *value != '\0' ? value : _("(empty)"));

  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return choice;
}

static void
add_difference (
    XepMergeDialog *self, guint index, int row, const char *own_value, const char *their_value)
{
  const char *label = _ (get_scope ()->fields[index].label);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", label, "xalign", 0.0, NULL);
  GtkWidget *own = make_choice (label, own_value);
  GtkWidget *theirs = make_choice (label, their_value);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (theirs), GTK_CHECK_BUTTON (own));
  /* What only one of the two knows stays known. */
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (*own_value == '\0' && *their_value != '\0' ? theirs : own), TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), name, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), own, 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), theirs, 2, row, 1, 1);
  self->theirs[index] = theirs;
}

static void
add_heading (XepMergeDialog *self, int column, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (GTK_GRID (self->grid), label, column, 0, 1, 1);
}

static void
show_differences (XepMergeDialog *self)
{
  GtkWidget *child;
  int row = 1;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  memset (self->theirs, 0, sizeof self->theirs);
  g_assert (get_scope ()->n_fields <= N_FIELDS);
  for (guint i = 0; self->gone != NULL && i < get_scope ()->n_fields; i++)
    {
      const XepField *field = &get_scope ()->fields[i];
      g_autofree char *own = dup_value (self, self->kept, field);
      g_autofree char *their = dup_value (self, self->gone, field);

      /* Whether the person is in the list follows from both. */
      if (field->type != XEP_KEYED_LEFT && !g_str_equal (own, their))
        add_difference (self, i, row++, own, their);
    }
  if (row > 1)
    {
      add_heading (self, 1, _("This record"));
      add_heading (self, 2, _("The other record"));
    }
  gtk_widget_set_visible (self->nothing, self->gone != NULL && row == 1);
  gtk_widget_set_visible (self->differences, self->gone != NULL);
}

static void
chosen_cb (XepMergeDialog *self)
{
  XepPlainRow *row = xep_plain_list_get_selected (self->list);
  const XepPerson *person
      = row != NULL ? g_ptr_array_index (self->people, xep_plain_row_get_index (row)) : NULL;
  g_autoptr (GError) error = NULL;

  if (person != NULL && self->gone != NULL && person->id == self->gone->id)
    return;
  g_clear_pointer (&self->gone, xep_person_free);
  if (person != NULL)
    {
      self->gone = xep_person_store_load (self->store, person->id, &error);
      if (error != NULL)
        xep_record_dialog_set_message (XEP_RECORD_DIALOG (self), error->message);
    }
  show_differences (self);
}

/* All words of @text begin words of the person's name. */
static gboolean
is_found (const XepPerson *person, const char *text)
{
  g_autofree char *folded = xep_text_fold (person->name);
  g_autofree char *padded = g_strconcat (" ", folded, NULL);
  g_autofree char *sought = xep_text_fold (text);
  g_auto (GStrv) words = g_strsplit (sought, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (" ", words[i], NULL);

      if (*words[i] != '\0' && strstr (padded, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The namesakes; with a search everybody who is found. */
static GPtrArray *
list_people (XepMergeDialog *self, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GPtrArray *people = NULL;

  if (*text == '\0')
    return xep_record_store_list_namesakes (self->store, self->kept, error);
  people = xep_person_store_list (self->store, 0, TRUE, error);
  for (guint i = people != NULL ? people->len : 0; i > 0; i--)
    {
      const XepPerson *person = g_ptr_array_index (people, i - 1);

      if (person->id == self->kept->id || !is_found (person, text))
        g_ptr_array_remove_index (people, i - 1);
    }
  return people;
}

static void
search_cb (XepMergeDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = list_people (self, &error);

  if (people == NULL)
    {
      xep_record_dialog_set_message (XEP_RECORD_DIALOG (self), error->message);
      return;
    }
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_steal_pointer (&people);
  xep_person_lines_show (self->list, self->people);
  chosen_cb (self);
}

static GtkWidget *
xep_merge_dialog_check (XepRecordDialog *dialog)
{
  XepMergeDialog *self = XEP_MERGE_DIALOG (dialog);

  return self->gone != NULL ? NULL : self->search;
}

static gboolean
xep_merge_dialog_save (XepRecordDialog *dialog, GError **error)
{
  XepMergeDialog *self = XEP_MERGE_DIALOG (dialog);
  g_autoptr (XepPerson) kept = xep_person_store_load (self->store, self->kept->id, error);

  if (kept == NULL)
    return FALSE;
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->theirs[i] != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->theirs[i])))
      {
        const XepField *field = &get_scope ()->fields[i];
        g_autofree char *text
            = xep_field_type_dup (field->type, G_STRUCT_MEMBER_P (self->gone, field->offset));

        xep_field_type_put (field->type, text, G_STRUCT_MEMBER_P (kept, field->offset));
      }
  g_clear_pointer (&self->summary, g_free);
  return xep_record_store_merge (self->store, kept, self->gone->id, &self->summary, error);
}

const char *
xep_merge_dialog_get_summary (XepMergeDialog *self)
{
  return self->summary;
}

static void
xep_merge_dialog_dispose (GObject *object)
{
  XepMergeDialog *self = XEP_MERGE_DIALOG (object);

  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->kept, xep_person_free);
  g_clear_pointer (&self->gone, xep_person_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_merge_dialog_parent_class)->dispose (object);
}

static void
xep_merge_dialog_class_init (XepMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_merge_dialog_dispose;
  XEP_RECORD_DIALOG_CLASS (klass)->check = xep_merge_dialog_check;
  XEP_RECORD_DIALOG_CLASS (klass)->save = xep_merge_dialog_save;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepMergeDialog, content);
  gtk_widget_class_bind_template_child (widget_class, XepMergeDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, XepMergeDialog, search);
  gtk_widget_class_bind_template_child (widget_class, XepMergeDialog, differences);
  gtk_widget_class_bind_template_child (widget_class, XepMergeDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, XepMergeDialog, grid);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
xep_merge_dialog_init (XepMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Two records become one for good: not by an Enter too many. */
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  self->list = XEP_PLAIN_LIST (xep_person_lines_new (_("The other record")));
  gtk_box_insert_child_after (GTK_BOX (self->content), GTK_WIDGET (self->list), self->search);
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

XepMergeDialog *
xep_merge_dialog_new (XepStore *store, gint64 person_id, GError **error)
{
  g_autoptr (XepPerson) kept = xep_person_store_load (store, person_id, error);
  XepMergeDialog *self = NULL;
  g_autofree char *intro = NULL;
  g_autofree char *birth_date = NULL;

  if (kept == NULL)
    return NULL;
  self = g_object_new (XEP_TYPE_MERGE_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->kept = g_steal_pointer (&kept);
  birth_date = xep_date_format (self->kept->birth_date);
  intro = g_strdup_printf (
      _("Choose the other record of %s (%s). The assessments, posts and papers of both are kept "
        "under one record. Where both are rated alike in a period, the assessment in which nothing "
        "is keyed goes."),
      self->kept->name, *birth_date != '\0' ? birth_date : "…");
  gtk_label_set_text (GTK_LABEL (self->intro), intro);
  xep_record_dialog_set_record (XEP_RECORD_DIALOG (self), store, XEP_RECORD_PERSON, person_id);
  search_cb (self);
  return self;
}
