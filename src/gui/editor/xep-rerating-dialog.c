/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-rerating-dialog.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-date-entry.h"
#include "gui/fields/xep-labelled-field.h"
#include "store/xep-assessment-store.h"
#include "store/xep-rerating-store.h"

#define ANNULLED "annulled"

struct _XepReratingDialog
{
  XepRecordDialog parent_instance;
  GtkWidget *box;
  GtkWidget *level; /* GtkDropDown: a level or ANNULLED */
  GtkWidget *points, *date, *number, *authority, *reason;
  XepLabelledField *level_field, *points_field, *date_field, *number_field, *reason_field;
  XepStore *store;
  gint64 id;
  XepPoints most; /* that a total can be */
};

G_DEFINE_FINAL_TYPE (XepReratingDialog, xep_rerating_dialog, XEP_TYPE_RECORD_DIALOG)

static char *
dup_text (GtkWidget *entry)
{
  return xep_text_clean (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static const char *
get_level (XepReratingDialog *self)
{
  return xep_choice_get_id (GTK_DROP_DOWN (self->level));
}

static gboolean
say (XepLabelledField *field, const char *message)
{
  xep_labelled_field_set_message (field, message);
  return message == NULL;
}

static gboolean
check_level (XepReratingDialog *self)
{
  return say (self->level_field, *get_level (self) == '\0'
                                     ? _("Please choose the new level, or annul the result.")
                                     : NULL);
}

/* Blank is no points. */
static gboolean
read_points (XepReratingDialog *self, XepPoints *points, GError **error)
{
  g_autofree char *text = dup_text (self->points);

  *points = XEP_POINTS_MISSING;
  return *text == '\0' || xep_points_parse (text, points, error);
}

static gboolean
check_points (XepReratingDialog *self)
{
  g_autoptr (GError) error = NULL;
  XepPoints points;
  gboolean well = !gtk_widget_get_sensitive (self->points)
                  || (read_points (self, &points, &error)
                      && (points == XEP_POINTS_MISSING || points <= self->most));
  g_autofree char *most = xep_points_format (self->most);
  g_autofree char *message = g_strdup_printf (_("Please write a number from 0 to %s."), most);

  return say (self->points_field, well ? NULL : message);
}

static gboolean
check_date (XepReratingDialog *self)
{
  g_autoptr (GError) error = NULL;
  XepDate date = XEP_DATE_NONE;
  gboolean well
      = xep_date_entry_read (GTK_EDITABLE (self->date), &date, &error) && xep_date_is_full (date);

  return say (self->date_field, well ? NULL : _("Please write the whole date: day/month/year."));
}

static gboolean
check_number (XepReratingDialog *self)
{
  g_autofree char *text = dup_text (self->number);

  return say (self->number_field,
              *text == '\0' ? _("Please write the number of the decision.") : NULL);
}

static gboolean
check_reason (XepReratingDialog *self)
{
  g_autofree char *text = dup_text (self->reason);

  return say (self->reason_field, *text == '\0' ? _("Please write the reason.") : NULL);
}

static const struct
{
  gsize field;
  gboolean (*check) (XepReratingDialog *self);
} checks[] = {
  { G_STRUCT_OFFSET (XepReratingDialog, level_field), check_level },
  { G_STRUCT_OFFSET (XepReratingDialog, points_field), check_points },
  { G_STRUCT_OFFSET (XepReratingDialog, date_field), check_date },
  { G_STRUCT_OFFSET (XepReratingDialog, number_field), check_number },
  { G_STRUCT_OFFSET (XepReratingDialog, reason_field), check_reason },
};

static GtkWidget *
xep_rerating_dialog_check (XepRecordDialog *dialog)
{
  XepReratingDialog *self = XEP_RERATING_DIALOG (dialog);
  GtkWidget *first_wrong = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!checks[i].check (self) && first_wrong == NULL)
      first_wrong = xep_labelled_field_get_child (
          G_STRUCT_MEMBER (XepLabelledField *, self, checks[i].field));
  return first_wrong;
}

static void
take_text (GtkWidget *entry, char **text)
{
  g_free (*text);
  *text = dup_text (entry);
}

static gboolean
take_result (XepReratingDialog *self, XepRerating *rerating, GError **error)
{
  rerating->annulled = g_str_equal (get_level (self), ANNULLED);
  rerating->points = XEP_POINTS_MISSING;
  if (rerating->annulled)
    return TRUE;
  xep_level_from_nick (get_level (self), &rerating->level);
  return read_points (self, &rerating->points, error);
}

static gboolean
xep_rerating_dialog_save (XepRecordDialog *dialog, GError **error)
{
  XepReratingDialog *self = XEP_RERATING_DIALOG (dialog);
  g_autoptr (XepRerating) rerating = xep_rerating_new ();

  rerating->assessment_id = self->id;
  take_text (self->number, &rerating->number);
  take_text (self->authority, &rerating->authority);
  take_text (self->reason, &rerating->reason);
  return xep_date_entry_read (GTK_EDITABLE (self->date), &rerating->decided_on, error)
         && take_result (self, rerating, error)
         && xep_rerating_store_add (self->store, rerating, error);
}

/* An annulled result has no points. */
static void
level_changed_cb (XepReratingDialog *self)
{
  gtk_widget_set_sensitive (self->points, !g_str_equal (get_level (self), ANNULLED));
}

static void
left_cb (XepLabelledField *left, XepReratingDialog *self)
{
  if (!xep_record_dialog_is_changed (XEP_RECORD_DIALOG (self)))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (G_STRUCT_MEMBER (XepLabelledField *, self, checks[i].field) == left)
      checks[i].check (self);
}

static void
xep_rerating_dialog_dispose (GObject *object)
{
  g_clear_object (&XEP_RERATING_DIALOG (object)->store);
  G_OBJECT_CLASS (xep_rerating_dialog_parent_class)->dispose (object);
}

static void
xep_rerating_dialog_class_init (XepReratingDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_rerating_dialog_dispose;
  XEP_RECORD_DIALOG_CLASS (klass)->check = xep_rerating_dialog_check;
  XEP_RECORD_DIALOG_CLASS (klass)->save = xep_rerating_dialog_save;
}

static XepLabelledField *
add_field (XepReratingDialog *self, const char *label, GtkWidget *child)
{
  XepLabelledField *field = g_object_new (XEP_TYPE_LABELLED_FIELD, "label", label, "label-chars",
                                          18, "child", child, NULL);

  g_signal_connect_object (field, "left", G_CALLBACK (left_cb), self, 0);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (field));
  return field;
}

static void
xep_rerating_dialog_init (XepReratingDialog *self)
{
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "margin-start",
                            18, "margin-end", 18, "margin-top", 18, "margin-bottom", 12, NULL);
  gtk_widget_add_css_class (self->box, "record");
  self->level = gtk_drop_down_new (NULL, NULL);
  self->points = gtk_entry_new ();
  self->date = gtk_entry_new ();
  self->number = gtk_entry_new ();
  self->authority = gtk_entry_new ();
  self->reason = gtk_entry_new ();
  self->level_field = add_field (self, _("New _level"), self->level);
  self->points_field = add_field (self, _("New _points"), self->points);
  self->number_field = add_field (self, _("_Number of the decision"), self->number);
  self->date_field = add_field (self, _("_Date of the decision"), self->date);
  add_field (self, _("_Body that decided"), self->authority);
  self->reason_field = add_field (self, _("_Reason"), self->reason);
  g_object_set (self, "content", self->box, "default-width", 620, NULL);
}

static gboolean
load (XepReratingDialog *self, GError **error)
{
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (self->store, self->id, error);
  XepRegulation *regulation
      = assessment != NULL
            ? xep_store_get_period_regulation (self->store, assessment->period_id, error)
            : NULL;
  const char *ids[XEP_LEVEL_EXCELLENT + 3] = { "" };
  const char *texts[XEP_LEVEL_EXCELLENT + 3] = { _("Choose…") };
  int count = 1;
  g_autofree char *title = NULL;

  if (regulation == NULL)
    return FALSE;
  self->most = xep_regulation_get_part_a (regulation) + xep_regulation_get_part_b (regulation);
  for (int level = XEP_LEVEL_EXCELLENT; level >= XEP_LEVEL_INCOMPLETE; level--)
    {
      const XepLevelRule *rule = xep_regulation_get_level (regulation, (XepLevel) level);

      ids[count] = xep_level_to_nick ((XepLevel) level);
      texts[count] = rule != NULL ? rule->name : ids[count];
      count++;
    }
  ids[count] = ANNULLED;
  texts[count] = _("Annul the result, without a new one");
  xep_choice_fill (GTK_DROP_DOWN (self->level), ids, texts);
  gtk_editable_set_text (GTK_EDITABLE (self->authority),
                         assessment->steps[XEP_STEP_DECISION].authority);
  title = g_strdup_printf (_("Rate again: %s"), assessment->subject_name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  return TRUE;
}

XepRecordDialog *
xep_rerating_dialog_present (GtkWidget *parent, XepStore *store, gint64 assessment_id)
{
  XepReratingDialog *self = g_object_new (XEP_TYPE_RERATING_DIALOG, "modal", TRUE, "transient-for",
                                          GTK_WINDOW (gtk_widget_get_root (parent)), NULL);
  g_autoptr (GError) error = NULL;

  self->store = g_object_ref (store);
  self->id = assessment_id;
  if (!load (self, &error))
    xep_record_dialog_set_message (XEP_RECORD_DIALOG (self), error->message);
  xep_record_dialog_watch (XEP_RECORD_DIALOG (self), self->box);
  g_signal_connect_object (self->level, "notify::selected", G_CALLBACK (level_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->level);
  return XEP_RECORD_DIALOG (self);
}
