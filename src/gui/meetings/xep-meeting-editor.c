/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-meeting-editor.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-field-text.h"
#include "gui/fields/xep-scroll-to.h"
#include "gui/meetings/xep-agenda-dialog.h"
#include "gui/meetings/xep-ballot-grid.h"
#include "gui/meetings/xep-meeting-data.h"
#include "gui/meetings/xep-meeting-facts.h"
#include "gui/paper/xep-preview-window.h"
#include "gui/shared/xep-dialogs.h"
#include "store/xep-agenda-store.h"
#include "store/xep-audit-store.h"

/* Left and right of .editor-sections in style.css. */
#define SECTIONS_PADDING 24

struct _XepMeetingEditor
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkLabel *message, *title, *unit;
  GtkScrolledWindow *scroller;
  guint room_source;
  XepMessageOverlay *overlay;
  XepMeetingFacts *before, *after;
  XepBallotGrid *ballots;
  XepContext *context;
  XepStore *store; /* of the context */
  XepFieldForm *form;
  XepMeetingData *data; /* as stored; NULL while a message is shown */
  guint origin;         /* of what is written here */
  gint64 removing;      /* the subject that is asked about */
};

G_DEFINE_FINAL_TYPE (XepMeetingEditor, xep_meeting_editor, GTK_TYPE_WIDGET)

enum
{
  SAVED,
  AGENDA_CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
collect_fields (XepMeetingEditor *self)
{
  xep_field_form_clear (self->form);
  xep_meeting_facts_add_fields (self->before, self->form);
  xep_ballot_grid_add_fields (self->ballots, self->form);
  xep_meeting_facts_add_fields (self->after, self->form);
}

static gboolean
has_same_agenda (const XepMeetingData *first, const XepMeetingData *second)
{
  if (first == NULL || first->meeting->id != second->meeting->id
      || first->ballots->len != second->ballots->len
      || g_hash_table_size (first->breaches) != g_hash_table_size (second->breaches))
    return FALSE;
  for (guint i = 0; i < first->ballots->len; i++)
    {
      const XepBallot *before = g_ptr_array_index (first->ballots, i);
      const XepBallot *after = g_ptr_array_index (second->ballots, i);

      if (before->assessment_id != after->assessment_id
          || !g_str_equal (before->subject_name, after->subject_name)
          || !g_str_equal (before->order_reason, after->order_reason)
          || g_strcmp0 (g_hash_table_lookup (first->breaches, &before->assessment_id),
                        g_hash_table_lookup (second->breaches, &after->assessment_id))
                 != 0)
        return FALSE;
    }
  return TRUE;
}

/* Reads the meeting and shows it; fields are gathered anew only where they stand for others.
 * @before: what is shown, if the order of review cannot have changed. */
static gboolean
load (XepMeetingEditor *self, gint64 meeting_id, XepMeetingData *before, GError **error)
{
  g_autoptr (XepMeetingData) data = xep_meeting_data_load (self->store, meeting_id, before, error);
  XepRegulation *regulation
      = data != NULL
            ? xep_store_get_period_regulation (self->store, data->meeting->period_id, error)
            : NULL;
  const XepMeeting *meeting = NULL;
  gboolean same;

  if (regulation == NULL)
    return FALSE;
  same = has_same_agenda (self->data, data);
  g_clear_pointer (&self->data, xep_meeting_data_free);
  self->data = g_steal_pointer (&data);
  if (same)
    xep_ballot_grid_update (self->ballots, self->data);
  else
    {
      xep_ballot_grid_load (self->ballots, self->data, regulation);
      collect_fields (self);
    }
  xep_field_form_show (self->form);
  meeting = self->data->meeting;
  gtk_label_set_label (self->title, meeting->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), meeting->title);
  gtk_label_set_label (self->unit,
                       *meeting->unit_name != '\0' ? meeting->unit_name : _("The commune"));
  return TRUE;
}

static void
show_or_tell (XepMeetingEditor *self, gint64 meeting_id)
{
  g_autoptr (GError) error = NULL;

  if (load (self, meeting_id, NULL, &error))
    gtk_stack_set_visible_child_name (self->stack, "meeting");
  else
    xep_meeting_editor_show_message (self, error->message);
}

static char *
read_cb (XepStep step, const char *key, gpointer user_data)
{
  XepMeetingEditor *self = user_data;

  return xep_field_values_dup_shown (self->data->values, key);
}

static gboolean
save_cb (XepStep step, const char *key, const char *text, gpointer user_data, GError **error)
{
  XepMeetingEditor *self = user_data;
  gboolean date = g_str_equal (key, "date");
  g_autoptr (GError) load_error = NULL;
  g_auto (XepWriter) writer = xep_store_write_as (self->store, self->origin);
  gboolean saved;

  if (self->data == NULL)
    return TRUE;
  xep_audit_store_set_continued (self->store, xep_field_form_goes_on (self->form));
  saved = xep_field_set (self->store, XEP_ENTITY_MEETING, self->data->meeting->id, key, text, NULL,
                         error);
  xep_audit_store_set_continued (self->store, FALSE);
  if (!saved)
    return FALSE;
  /* What was saved is saved, also if it cannot be read back. */
  if (!load (self, self->data->meeting->id, date ? NULL : self->data, &load_error))
    xep_meeting_editor_show_message (self, load_error->message);
  g_signal_emit (self, signals[SAVED], 0);
  if (date)
    g_signal_emit (self, signals[AGENDA_CHANGED], 0);
  return TRUE;
}

/* Numbers that cannot add up are told while they are typed. */
static void
typed_cb (XepMeetingEditor *self, XepInput *field)
{
  g_autofree char *fault = xep_ballot_grid_check (self->ballots, field);

  if (fault != NULL)
    xep_field_form_refuse (self->form, field, fault);
}

static void
entered_cb (XepMeetingEditor *self, XepInput *field)
{
  /* A box of text follows its cursor itself. */
  if (!XEP_IS_FIELD_TEXT (field))
    xep_scroll_to (GTK_WIDGET (field), 0, gtk_widget_get_height (GTK_WIDGET (field)));
}

static void
show_error (XepMeetingEditor *self, const char *title, const GError *error)
{
  xep_dialogs_show_error (GTK_WIDGET (self), title, error);
}

/* Reads the meeting again; what is being typed stays. */
static void
reload (XepMeetingEditor *self)
{
  if (self->data != NULL)
    show_or_tell (self, self->data->meeting->id);
}

static void
agenda_added_cb (XepMeetingEditor *self)
{
  reload (self);
  g_signal_emit (self, signals[AGENDA_CHANGED], 0);
  xep_meeting_editor_ask_reason (self);
}

static void
add_wanted_cb (XepMeetingEditor *self)
{
  g_autoptr (GError) error = NULL;
  XepAgendaDialog *dialog;

  if (!xep_meeting_editor_leave (self))
    return;
  dialog = xep_agenda_dialog_new (self->store, self->data->meeting, self->origin, &error);
  if (xep_dialogs_present (GTK_WIDGET (self), GTK_WINDOW (dialog), _("Who is due cannot be listed"),
                           error))
    g_signal_connect_object (dialog, "added", G_CALLBACK (agenda_added_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
fill_wanted_cb (XepMeetingEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (XepWriter) writer = xep_store_write_as (self->store, self->origin);
  g_autofree char *text = NULL;
  guint filled = 0;

  if (!xep_meeting_editor_leave (self))
    return;
  if (!xep_agenda_store_fill_counts (self->store, self->data->meeting->id, &filled, &error))
    {
      show_error (self, _("No ballot was changed"), error);
      return;
    }
  reload (self);
  text = g_strdup_printf (ngettext ("Numbers filled in for %u ballot; what was keyed stays.",
                                    "Numbers filled in for %u ballots; what was keyed stays.",
                                    filled),
                          filled);
  xep_context_notify (self->context, text);
}

static void
remove_subject (gpointer user_data)
{
  XepMeetingEditor *self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (XepWriter) writer = xep_store_write_as (self->store, self->origin);

  if (self->data == NULL)
    return;
  if (!xep_meeting_store_remove_subject (self->store, self->data->meeting->id, self->removing,
                                         &error))
    {
      show_error (self, _("The agenda is as it was"), error);
      return;
    }
  reload (self);
  g_signal_emit (self, signals[AGENDA_CHANGED], 0);
}

static const XepBallot *
find_ballot (XepMeetingEditor *self, gint64 assessment_id)
{
  for (guint i = 0; i < self->data->ballots->len; i++)
    {
      const XepBallot *ballot = g_ptr_array_index (self->data->ballots, i);

      if (ballot->assessment_id == assessment_id)
        return ballot;
    }
  return NULL;
}

static gboolean
is_blank (const XepBallot *ballot)
{
  gboolean votes = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (ballot->votes); i++)
    votes |= ballot->votes[i] >= 0;
  return !votes && ballot->issued < 0 && ballot->returned < 0 && ballot->valid < 0
         && ballot->invalid < 0 && ballot->level == XEP_LEVEL_NONE && *ballot->order_reason == '\0';
}

/* A ballot that holds something is not thrown away unasked. */
static void
remove_wanted_cb (XepMeetingEditor *self, gint64 assessment_id)
{
  const XepBallot *ballot;
  g_autofree char *title = NULL;

  if (!xep_meeting_editor_leave (self) || (ballot = find_ballot (self, assessment_id)) == NULL)
    return;
  self->removing = assessment_id;
  if (is_blank (ballot))
    {
      remove_subject (self);
      return;
    }
  title = g_strdup_printf (_("Take %s off the agenda?"), ballot->subject_name);
  xep_dialogs_confirm_loss (GTK_WIDGET (self), title,
                            _("The numbers of this ballot go with it; the history of changes "
                              "keeps them."),
                            _("_Take off"), remove_subject, self);
}

static gboolean
turning_cb (XepMeetingEditor *self)
{
  return !xep_meeting_editor_leave (self);
}

static void
turned_cb (XepMeetingEditor *self)
{
  collect_fields (self);
  xep_field_form_show (self->form);
}

static void
propose (gpointer user_data)
{
  XepMeetingEditor *self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (XepWriter) writer = xep_store_write_as (self->store, self->origin);
  g_autofree char *text = NULL;
  guint count = 0;

  if (self->data == NULL)
    return;
  if (!xep_agenda_store_propose (self->store, self->data->meeting->id, &count, &error))
    {
      show_error (self, _("No level was copied"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u concluded level is now the appraised one.",
                                    "%u concluded levels are now the appraised ones.", count),
                          count);
  xep_context_notify (self->context, text);
}

static void
propose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XepMeetingEditor *self = XEP_MEETING_EDITOR (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint count = 0;

  if (self->data == NULL || !xep_meeting_editor_leave (self))
    return;
  if (!xep_agenda_store_count_proposals (self->store, self->data->meeting->id, &count, &error))
    {
      show_error (self, _("No level was copied"), error);
      return;
    }
  if (count == 0)
    {
      xep_dialogs_show_text (widget, _("No level to copy"),
                             _("Nobody on the agenda has a concluded level and an empty "
                               "appraisal. What was appraised or locked stays as it is."));
      return;
    }
  text = g_strdup_printf (
      ngettext ("The level the meeting concluded becomes the appraised level of %u subject where "
                "that is still empty. Points and levels that were keyed stay as they are.",
                "The levels the meeting concluded become the appraised levels of %u subjects where "
                "those are still empty. Points and levels that were keyed stay as they are.",
                count),
      count);
  xep_dialogs_confirm (widget, _("Conclusion into the appraisal?"), text, _("_Copy the levels"),
                       propose, self);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XepMeetingEditor *self = XEP_MEETING_EDITOR (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  const XepMeeting *meeting = self->data != NULL ? self->data->meeting : NULL;
  g_autoptr (XepPrintRequest) request = NULL;
  g_autoptr (GError) error = NULL;
  XepPreviewWindow *preview = NULL;

  if (meeting == NULL || !xep_meeting_editor_leave (self))
    return;
  meeting = self->data->meeting;
  request = xep_print_request_new (self->store, g_variant_get_string (parameter, NULL),
                                   meeting->period_id, 0, meeting->unit_id, FALSE, &error);
  if (request != NULL)
    {
      request->meeting_id = meeting->id;
      preview = xep_preview_window_new (self->store, request, &error);
    }
  if (preview == NULL)
    {
      show_error (self, _("The form cannot be shown"), error);
      return;
    }
  xep_preview_window_show_beside (preview, GTK_WINDOW (root));
}

static void
remove_meeting (gpointer user_data)
{
  XepMeetingEditor *self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (XepWriter) writer = xep_store_write_as (self->store, self->origin);
  gint64 id = xep_meeting_editor_get_id (self);

  if (id == 0)
    return;
  if (xep_meeting_store_remove (self->store, id, NULL, &error))
    g_signal_emit (self, signals[REMOVED], 0);
  else
    show_error (self, _("The meeting was not removed"), error);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XepMeetingEditor *self = XEP_MEETING_EDITOR (widget);
  g_autofree char *text = NULL;

  if (self->data == NULL || !xep_meeting_editor_leave (self))
    return;
  text = g_strdup_printf (
      ngettext ("%s\n\nIts minutes and the ballot of %u subject go with it; the history of changes "
                "keeps them.",
                "%s\n\nIts minutes and the ballots of %u subjects go with it; the history of "
                "changes keeps them.",
                self->data->ballots->len),
      self->data->meeting->title, self->data->ballots->len);
  xep_dialogs_confirm_loss (widget, _("Remove this meeting?"), text, _("_Remove"), remove_meeting,
                            self);
}

static gboolean
fit_cb (gpointer user_data)
{
  XepMeetingEditor *self = user_data;
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->room_source = 0;
  xep_ballot_grid_set_room (self->ballots,
                            (int) gtk_adjustment_get_page_size (across) - SECTIONS_PADDING);
  return G_SOURCE_REMOVE;
}

/* While sizes are being given, none may be asked for anew. */
static void
room_changed_cb (XepMeetingEditor *self)
{
  if (self->room_source == 0)
    self->room_source = g_idle_add (fit_cb, self);
}

static void
xep_meeting_editor_dispose (GObject *object)
{
  XepMeetingEditor *self = XEP_MEETING_EDITOR (object);

  g_clear_handle_id (&self->room_source, g_source_remove);
  if (self->form != NULL)
    xep_field_form_set_save (self->form, NULL, NULL);
  g_clear_object (&self->form);
  g_clear_pointer (&self->data, xep_meeting_data_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_MEETING_EDITOR);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (xep_meeting_editor_parent_class)->dispose (object);
}

static void
xep_meeting_editor_class_init (XepMeetingEditorClass *klass)
{
  static const char *const names[N_SIGNALS]
      = { [SAVED] = "saved", [AGENDA_CHANGED] = "agenda-changed", [REMOVED] = "removed" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_meeting_editor_dispose;
  for (int i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], XEP_TYPE_MEETING_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  g_type_ensure (XEP_TYPE_BALLOT_GRID);
  g_type_ensure (XEP_TYPE_MEETING_FACTS);
  g_type_ensure (XEP_TYPE_MESSAGE_OVERLAY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-meeting-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, XepMeetingEditor, after);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingEditor, ballots);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingEditor, before);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingEditor, message);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingEditor, overlay);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingEditor, title);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingEditor, unit);
  gtk_widget_class_bind_template_callback (widget_class, add_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, turned_cb);
  gtk_widget_class_bind_template_callback (widget_class, turning_cb);
  gtk_widget_class_install_action (widget_class, "meeting.print", "s", print_action);
  gtk_widget_class_install_action (widget_class, "meeting.propose", NULL, propose_action);
  gtk_widget_class_install_action (widget_class, "meeting.remove", NULL, remove_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_meeting_editor_init (XepMeetingEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->origin = xep_news_new_origin ();
  xep_meeting_facts_build (self->before, XEP_MEETING_FACTS_BEFORE);
  xep_meeting_facts_build (self->after, XEP_MEETING_FACTS_AFTER);
  self->form = xep_field_form_new ();
  xep_field_form_set_save (self->form, save_cb, self);
  xep_field_form_set_read (self->form, read_cb, self);
  xep_field_form_set_overlay (self->form, self->overlay);
  xep_field_form_set_saves_at_rest (self->form, TRUE);
  g_signal_connect_object (self->form, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (room_changed_cb), self,
                           G_CONNECT_SWAPPED);
  xep_meeting_editor_show_message (self, "");
}

void
xep_meeting_editor_set_context (XepMeetingEditor *self, XepContext *context)
{
  self->context = g_object_ref (context);
  self->store = xep_context_get_store (context);
}

void
xep_meeting_editor_show (XepMeetingEditor *self, gint64 meeting_id)
{
  if (meeting_id != xep_meeting_editor_get_id (self))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_or_tell (self, meeting_id);
}

void
xep_meeting_editor_show_message (XepMeetingEditor *self, const char *text)
{
  g_clear_pointer (&self->data, xep_meeting_data_free);
  gtk_label_set_label (self->message, text);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

gint64
xep_meeting_editor_get_id (XepMeetingEditor *self)
{
  return self->data != NULL ? self->data->meeting->id : 0;
}

gboolean
xep_meeting_editor_leave (XepMeetingEditor *self)
{
  return self->data == NULL || xep_field_form_leave (self->form);
}

guint
xep_meeting_editor_get_origin (XepMeetingEditor *self)
{
  return self->origin;
}

void
xep_meeting_editor_focus (XepMeetingEditor *self)
{
  if (self->data != NULL)
    xep_field_form_focus_first (self->form);
}

void
xep_meeting_editor_ask_reason (XepMeetingEditor *self)
{
  if (self->data != NULL)
    xep_ballot_grid_ask_reason (self->ballots, self->data);
}
