/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/records/xep-person-dialog.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-date-entry.h"
#include "gui/fields/xep-labelled-field.h"
#include "gui/fields/xep-unit-picker.h"
#include "gui/records/xep-merge-dialog.h"
#include "gui/records/xep-namesake-dialog.h"
#include "gui/records/xep-post-list.h"
#include "gui/shared/xep-dialogs.h"
#include "store/xep-person-store.h"
#include "store/xep-unit-store.h"

struct _XepPersonDialog
{
  XepRecordDialog parent_instance;

  GtkWidget *content;
  XepLabelledField *name_field;
  GtkWidget *name_entry;
  XepLabelledField *birth_field;
  GtkWidget *birth_entry;
  GtkWidget *gender_choice;
  GtkWidget *ethnicity_entry;
  GtkWidget *cell_picker;
  GtkWidget *workplace_picker;
  GtkWidget *kind_choice;
  GtkWidget *tier_choice;
  GtkWidget *member_check;
  GtkWidget *card_entry;
  XepLabelledField *citizen_field;
  GtkWidget *citizen_entry;
  XepLabelledField *admitted_field;
  GtkWidget *admitted_entry;
  XepLabelledField *official_field;
  GtkWidget *official_entry;
  GtkWidget *status_choice;
  GtkWidget *set_choice;
  GtkWidget *note_entry;
  XepPostList *posts;
  GtkWidget *retire_button;
  GtkWidget *merge_button;
  GtkWidget *delete_button;
  GtkWidget *retired_label;

  XepStore *store;
  XepPerson *person;
  char *notice;     /* what is told in the window below; NULL if nothing is */
  gboolean another; /* the clerk said that the new person is none of the namesakes */
  GPtrArray *units;
  XepSubjectKind asked_kind;
};

G_DEFINE_FINAL_TYPE (XepPersonDialog, xep_person_dialog, XEP_TYPE_RECORD_DIALOG)

/* Checks of single fields: the words for what is wrong, NULL when well. (transfer full) */

static char *
check_name (XepPersonDialog *self)
{
  g_autofree char *name = xep_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));

  return *name == '\0' ? g_strdup (_("Please write the full name.")) : NULL;
}

/* The import refuses such a birth date too. */
static char *
check_birth (XepPersonDialog *self)
{
  return xep_date_entry_check_past (GTK_EDITABLE (self->birth_entry));
}

static char *
check_admitted (XepPersonDialog *self)
{
  char *wrong = xep_date_entry_check (GTK_EDITABLE (self->admitted_entry));

  if (wrong == NULL
      && xep_date_entry_is_before (GTK_EDITABLE (self->admitted_entry),
                                   GTK_EDITABLE (self->birth_entry)))
    return g_strdup (_("The admission to the Party lies before the birth."));
  return wrong;
}

static char *
check_official (XepPersonDialog *self)
{
  char *wrong = xep_date_entry_check (GTK_EDITABLE (self->official_entry));

  if (wrong == NULL
      && xep_date_entry_is_before (GTK_EDITABLE (self->official_entry),
                                   GTK_EDITABLE (self->admitted_entry)))
    return g_strdup (_("The official date lies before the admission."));
  return wrong;
}

static char *
check_citizen (XepPersonDialog *self)
{
  g_autofree char *id = xep_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->citizen_entry)));

  return xep_citizen_id_is_valid (id)
             ? NULL
             : g_strdup (_("The number of a citizen card has 12 digits, an old one 9."));
}

static const struct
{
  gsize field;
  char *(*check) (XepPersonDialog *self);
  gboolean may_come; /* a date still to come is marked, and listed among the findings */
} field_checks[] = {
  { G_STRUCT_OFFSET (XepPersonDialog, name_field), check_name, FALSE },
  { G_STRUCT_OFFSET (XepPersonDialog, birth_field), check_birth, FALSE },
  { G_STRUCT_OFFSET (XepPersonDialog, admitted_field), check_admitted, TRUE },
  { G_STRUCT_OFFSET (XepPersonDialog, official_field), check_official, TRUE },
  { G_STRUCT_OFFSET (XepPersonDialog, citizen_field), check_citizen, FALSE },
};

static gboolean
check_field (XepPersonDialog *self, guint index)
{
  XepLabelledField *field = G_STRUCT_MEMBER (XepLabelledField *, self, field_checks[index].field);
  g_autofree char *wrong = field_checks[index].check (self);
  g_autofree char *warning = NULL;

  xep_labelled_field_set_message (field, wrong);
  if (wrong != NULL)
    return FALSE;
  if (field_checks[index].may_come)
    warning = xep_date_entry_dup_future (
        gtk_editable_get_text (GTK_EDITABLE (xep_labelled_field_get_child (field))));
  if (warning != NULL)
    xep_labelled_field_set_warning (field, warning);
  return TRUE;
}

static void
field_left_cb (XepLabelledField *left, XepPersonDialog *self)
{
  /* A person who changes nothing and goes away again is not scolded for a name not yet written. */
  if (!xep_record_dialog_is_changed (XEP_RECORD_DIALOG (self)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (field_checks); i++)
    if (G_STRUCT_MEMBER (XepLabelledField *, self, field_checks[i].field) == left)
      check_field (self, i);
}

static GtkWidget *
xep_person_dialog_check (XepRecordDialog *dialog)
{
  XepPersonDialog *self = XEP_PERSON_DIALOG (dialog);
  GtkWidget *first_wrong = NULL;
  GtkWidget *wrong_post = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (field_checks); i++)
    if (!check_field (self, i) && first_wrong == NULL)
      first_wrong = xep_labelled_field_get_child (
          G_STRUCT_MEMBER (XepLabelledField *, self, field_checks[i].field));
  wrong_post = xep_post_list_check (self->posts);
  return first_wrong == NULL ? wrong_post : first_wrong;
}

/* From the fields into the record and back. */

static void
take_text (GtkWidget *entry, char **text)
{
  g_free (*text);
  *text = xep_text_clean (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
take_choice (GtkWidget *choice, char **id)
{
  g_free (*id);
  *id = g_strdup (xep_choice_get_id (GTK_DROP_DOWN (choice)));
}

static XepSubjectKind
get_kind (XepPersonDialog *self)
{
  XepSubjectKind kind = XEP_KIND_MEMBER;

  xep_kind_from_nick (xep_choice_get_id (GTK_DROP_DOWN (self->kind_choice)), &kind);
  return kind;
}

static void
take_fields (XepPersonDialog *self)
{
  XepPerson *person = self->person;

  take_text (self->name_entry, &person->name);
  take_text (self->ethnicity_entry, &person->ethnicity);
  take_text (self->card_entry, &person->party_card);
  take_text (self->citizen_entry, &person->citizen_id);
  take_text (self->note_entry, &person->note);
  take_choice (self->gender_choice, &person->gender);
  take_choice (self->set_choice, &person->criteria_set);
  person->kind = get_kind (self);
  person->unit_id = xep_unit_picker_get_unit_id (XEP_UNIT_PICKER (self->cell_picker));
  person->workplace_id = xep_unit_picker_get_unit_id (XEP_UNIT_PICKER (self->workplace_picker));
  person->party_member = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->member_check));
  xep_tier_from_nick (xep_choice_get_id (GTK_DROP_DOWN (self->tier_choice)), &person->tier);
  xep_status_from_nick (xep_choice_get_id (GTK_DROP_DOWN (self->status_choice)), &person->status);
  g_ptr_array_unref (person->posts);
  person->posts = xep_post_list_dup_posts (self->posts);
}

static gboolean
take_dates (XepPersonDialog *self, GError **error)
{
  return xep_date_entry_read (GTK_EDITABLE (self->birth_entry), &self->person->birth_date, error)
         && xep_date_entry_read (GTK_EDITABLE (self->admitted_entry), &self->person->admitted_on,
                                 error)
         && xep_date_entry_read (GTK_EDITABLE (self->official_entry), &self->person->official_on,
                                 error);
}

static gboolean
xep_person_dialog_save (XepRecordDialog *dialog, GError **error)
{
  XepPersonDialog *self = XEP_PERSON_DIALOG (dialog);

  if (!take_dates (self, error))
    return FALSE;
  take_fields (self);
  if (self->person->id == 0)
    return xep_person_store_add (self->store, self->person, error);
  return xep_person_store_update (self->store, self->person, error);
}

/* The record that is meant takes the place of the new one, back in the list if it was out of it. */
static void
use_cb (XepPersonDialog *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = NULL;

  if (!xep_person_store_restore (self->store, id, &error))
    {
      xep_record_dialog_set_message (XEP_RECORD_DIALOG (self), error->message);
      return;
    }
  person = xep_person_store_load (self->store, id, &error);
  if (person == NULL)
    {
      xep_record_dialog_set_message (XEP_RECORD_DIALOG (self), error->message);
      return;
    }
  xep_person_free (self->person);
  self->person = g_steal_pointer (&person);
  xep_record_dialog_finish (XEP_RECORD_DIALOG (self));
}

static void
add_cb (XepPersonDialog *self)
{
  self->another = TRUE;
  xep_record_dialog_save (XEP_RECORD_DIALOG (self));
}

static gboolean
xep_person_dialog_ask (XepRecordDialog *dialog)
{
  XepPersonDialog *self = XEP_PERSON_DIALOG (dialog);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) namesakes = NULL;
  XepNamesakeDialog *question = NULL;

  if (self->person->id != 0 || self->another || !take_dates (self, NULL))
    return FALSE;
  take_fields (self);
  namesakes = xep_record_store_list_namesakes (self->store, self->person, &error);
  if (namesakes == NULL)
    {
      xep_record_dialog_set_message (dialog, error->message);
      return TRUE;
    }
  if (namesakes->len == 0)
    return FALSE;
  question = xep_namesake_dialog_present (GTK_WINDOW (self), namesakes);
  g_signal_connect_object (question, "use", G_CALLBACK (use_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (question, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  return TRUE;
}

static void
fill_sets (XepPersonDialog *self)
{
  const XepSubjectKind kinds[] = { get_kind (self), XEP_KIND_MEMBER };

  xep_choice_fill_sets (GTK_DROP_DOWN (self->set_choice), xep_store_get_regulation (self->store),
                        kinds, G_N_ELEMENTS (kinds));
}

static void
show_member_fields (XepPersonDialog *self)
{
  gboolean member = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->member_check));

  gtk_widget_set_sensitive (self->card_entry, member);
  gtk_widget_set_sensitive (self->admitted_entry, member);
  gtk_widget_set_sensitive (self->official_entry, member);
}

static void
retire (gpointer user_data)
{
  XepPersonDialog *self = user_data;
  g_autofree char *today = xep_date_format_iso (xep_date_today ());
  g_autoptr (GError) error = NULL;

  if (xep_person_store_retire (self->store, self->person->id, today, &error))
    {
      xep_record_dialog_set_gone (XEP_RECORD_DIALOG (self));
      xep_record_dialog_finish (XEP_RECORD_DIALOG (self));
    }
  else
    xep_record_dialog_set_message (XEP_RECORD_DIALOG (self), error->message);
}

static void
retire_clicked_cb (XepPersonDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (*self->person->retired_on == '\0')
    xep_dialogs_confirm (GTK_WIDGET (self), _("Take this person out of the list?"),
                         _("Assessments made so far stay as they are. New periods leave the "
                           "person out. “Taken out of the list…” in the main menu brings the "
                           "person back."),
                         _("Take _out"), retire, self);
  else if (xep_person_store_restore (self->store, self->person->id, &error))
    xep_record_dialog_finish (XEP_RECORD_DIALOG (self));
  else
    xep_record_dialog_set_message (XEP_RECORD_DIALOG (self), error->message);
}

static void
merged_cb (XepPersonDialog *self, XepMergeDialog *dialog)
{
  g_free (self->notice);
  self->notice = g_strdup (xep_merge_dialog_get_summary (dialog));
  xep_record_dialog_finish (XEP_RECORD_DIALOG (self));
}

/* The other record is merged into this one, as both are in the file. */
static void
merge_clicked_cb (XepPersonDialog *self)
{
  g_autoptr (GError) error = NULL;
  XepMergeDialog *dialog = NULL;

  if (xep_record_dialog_is_changed (XEP_RECORD_DIALOG (self)))
    {
      xep_record_dialog_set_message (
          XEP_RECORD_DIALOG (self),
          _("Save what you changed here first, then merge the two records."));
      return;
    }
  dialog = xep_merge_dialog_new (self->store, self->person->id, &error);
  if (dialog == NULL)
    {
      xep_record_dialog_set_message (XEP_RECORD_DIALOG (self), error->message);
      return;
    }
  g_signal_connect_object (dialog, "saved", G_CALLBACK (merged_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
load_person (
    XepPersonDialog *self, gint64 person_id, XepSubjectKind kind, gint64 unit_id, GError **error)
{
  self->units = xep_unit_store_list (self->store, FALSE, error);
  if (self->units == NULL)
    return FALSE;
  if (person_id != 0)
    {
      self->person = xep_person_store_load (self->store, person_id, error);
      if (self->person == NULL)
        return FALSE;
      xep_record_dialog_set_record (XEP_RECORD_DIALOG (self), self->store, XEP_RECORD_PERSON,
                                    person_id);
      return TRUE;
    }
  self->person = xep_person_new ();
  self->person->kind = kind == XEP_KIND_COLLECTIVE ? XEP_KIND_MEMBER : kind;
  self->person->party_member = TRUE;
  for (guint i = 0; i < self->units->len; i++)
    {
      const XepUnit *unit = g_ptr_array_index (self->units, i);

      if (unit->id == unit_id)
        *(unit->party_cell ? &self->person->unit_id : &self->person->workplace_id) = unit_id;
    }
  return TRUE;
}

static void
row_added_cb (XepPostList *posts, GtkWidget *row, XepPersonDialog *self)
{
  xep_record_dialog_watch (XEP_RECORD_DIALOG (self), row);
}

static void
show_person (XepPersonDialog *self)
{
  const XepPerson *person = self->person;
  gboolean retired = *person->retired_on != '\0';
  XepDate date = XEP_DATE_NONE;

  gtk_window_set_title (GTK_WINDOW (self), person->id == 0 ? _("New person") : person->name);
  xep_unit_picker_set_units (XEP_UNIT_PICKER (self->cell_picker), self->units,
                             XEP_UNIT_CHOICE_CELLS);
  xep_unit_picker_set_units (XEP_UNIT_PICKER (self->workplace_picker), self->units,
                             XEP_UNIT_CHOICE_OFFICES);
  xep_choice_fill_kinds (GTK_DROP_DOWN (self->kind_choice), NULL,
                         xep_store_get_regulation (self->store));
  xep_choice_fill_statuses (GTK_DROP_DOWN (self->status_choice));
  xep_choice_fill_genders (GTK_DROP_DOWN (self->gender_choice));
  xep_choice_fill_tiers (GTK_DROP_DOWN (self->tier_choice));
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), person->name);
  gtk_editable_set_text (GTK_EDITABLE (self->ethnicity_entry), person->ethnicity);
  gtk_editable_set_text (GTK_EDITABLE (self->card_entry), person->party_card);
  gtk_editable_set_text (GTK_EDITABLE (self->citizen_entry), person->citizen_id);
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), person->note);
  xep_date_entry_show (GTK_EDITABLE (self->birth_entry), person->birth_date);
  xep_date_entry_show (GTK_EDITABLE (self->admitted_entry), person->admitted_on);
  xep_date_entry_show (GTK_EDITABLE (self->official_entry), person->official_on);
  xep_choice_set_id (GTK_DROP_DOWN (self->gender_choice), person->gender);
  xep_choice_set_id (GTK_DROP_DOWN (self->kind_choice), xep_kind_to_nick (person->kind));
  xep_choice_set_id (GTK_DROP_DOWN (self->tier_choice), xep_tier_to_nick (person->tier));
  xep_choice_set_id (GTK_DROP_DOWN (self->status_choice), xep_status_to_nick (person->status));
  fill_sets (self);
  xep_choice_set_id (GTK_DROP_DOWN (self->set_choice), person->criteria_set);
  xep_unit_picker_set_unit (XEP_UNIT_PICKER (self->cell_picker), person->unit_id,
                            person->unit_name);
  xep_unit_picker_set_unit (XEP_UNIT_PICKER (self->workplace_picker), person->workplace_id,
                            person->workplace_name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->member_check), person->party_member);
  show_member_fields (self);
  gtk_widget_set_visible (self->retire_button, person->id != 0);
  gtk_widget_set_visible (self->merge_button, person->id != 0);
  gtk_widget_set_visible (self->delete_button, person->id != 0);
  gtk_button_set_label (GTK_BUTTON (self->retire_button),
                        retired ? _("_Back into the list") : _("_Out of the list…"));
  if (retired && xep_date_parse_iso (person->retired_on, &date, NULL))
    {
      g_autofree char *day = xep_date_format (date);
      g_autofree char *text = g_strdup_printf (_("Out of the list since %s."), day);

      gtk_label_set_text (GTK_LABEL (self->retired_label), text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (field_checks); i++)
    if (field_checks[i].may_come)
      check_field (self, i);
  xep_post_list_show (self->posts, self->units, person->posts);
  xep_record_dialog_watch (XEP_RECORD_DIALOG (self), self->content);
  xep_record_dialog_mark_clean (XEP_RECORD_DIALOG (self));
}

XepPersonDialog *
xep_person_dialog_new (
    XepStore *store, gint64 person_id, XepSubjectKind kind, gint64 unit_id, GError **error)
{
  XepPersonDialog *self = g_object_new (XEP_TYPE_PERSON_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->asked_kind = kind;
  if (!load_person (self, person_id, kind, unit_id, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  show_person (self);
  return self;
}

static void
saved_cb (XepPersonDialog *self, XepContext *context)
{
  g_autofree char *subject_id = g_strdup_printf ("p%" G_GINT64_FORMAT, self->person->id);
  /* Every Party member stands on the members' tab too; stay where the clerk was. */
  gboolean stay = self->asked_kind == XEP_KIND_MEMBER && self->person->party_member;

  xep_context_reload (context);
  if (!xep_record_dialog_is_gone (XEP_RECORD_DIALOG (self)))
    xep_context_show_subject (context, stay ? XEP_KIND_MEMBER : self->person->kind, subject_id);
  if (self->notice != NULL)
    xep_context_notify (context, self->notice);
}

void
xep_person_dialog_present (XepContext *context,
                           gint64 person_id,
                           XepSubjectKind kind,
                           gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  XepPersonDialog *self
      = xep_person_dialog_new (xep_context_get_store (context), person_id, kind, unit_id, &error);

  if (!xep_dialogs_present (xep_context_get_window (context), GTK_WINDOW (self),
                            _("The person cannot be shown"), error))
    return;
  g_signal_connect_object (self, "saved", G_CALLBACK (saved_cb), context, 0);
  gtk_widget_grab_focus (self->name_entry);
}

static void
xep_person_dialog_dispose (GObject *object)
{
  XepPersonDialog *self = XEP_PERSON_DIALOG (object);

  g_clear_pointer (&self->notice, g_free);
  g_clear_pointer (&self->person, xep_person_free);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_person_dialog_parent_class)->dispose (object);
}

static void
xep_person_dialog_class_init (XepPersonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_person_dialog_dispose;
  XEP_RECORD_DIALOG_CLASS (klass)->check = xep_person_dialog_check;
  XEP_RECORD_DIALOG_CLASS (klass)->save = xep_person_dialog_save;
  XEP_RECORD_DIALOG_CLASS (klass)->ask = xep_person_dialog_ask;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-person-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, content);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, name_field);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, birth_field);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, birth_entry);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, gender_choice);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, ethnicity_entry);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, cell_picker);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, workplace_picker);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, tier_choice);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, member_check);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, card_entry);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, citizen_field);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, citizen_entry);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, admitted_field);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, admitted_entry);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, official_field);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, official_entry);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, status_choice);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, set_choice);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, note_entry);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, posts);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, retire_button);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, merge_button);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, delete_button);
  gtk_widget_class_bind_template_child (widget_class, XepPersonDialog, retired_label);
  gtk_widget_class_bind_template_callback (widget_class, fill_sets);
  gtk_widget_class_bind_template_callback (widget_class, field_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retire_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_member_fields);
  gtk_widget_class_bind_template_callback (widget_class, xep_record_dialog_mark_changed);
}

static void
xep_person_dialog_init (XepPersonDialog *self)
{
  g_type_ensure (XEP_TYPE_LABELLED_FIELD);
  g_type_ensure (XEP_TYPE_POST_LIST);
  g_type_ensure (XEP_TYPE_UNIT_PICKER);
  gtk_widget_init_template (GTK_WIDGET (self));
}
