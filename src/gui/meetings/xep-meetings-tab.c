/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-meetings-tab.h"

#include <glib/gi18n.h>

#include "gui/meetings/xep-due-list.h"
#include "gui/meetings/xep-meeting-dialog.h"
#include "gui/meetings/xep-meeting-editor.h"
#include "gui/meetings/xep-meeting-list.h"
#include "gui/shared/xep-dialogs.h"
#include "store/xep-agenda-store.h"
#include "store/xep-meeting-store.h"

struct _XepMeetingsTab
{
  GtkWidget parent_instance;
  GtkWidget *outer, *add_button;
  XepMeetingList *meetings;
  XepDueList *due;
  XepMeetingEditor *editor;
  XepContext *context;
  XepStore *store;  /* of the context */
  gint64 period_id; /* shown */
};

static void xep_meetings_tab_tab_init (XepTabInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepMeetingsTab,
                               xep_meetings_tab,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_TAB, xep_meetings_tab_tab_init))

static void
show_error (XepMeetingsTab *self, const char *title, const GError *error)
{
  xep_dialogs_show_error (GTK_WIDGET (self), title, error);
}

static void
load_list (XepMeetingsTab *self)
{
  g_autoptr (GError) error = NULL;

  if (!xep_meeting_list_load (self->meetings, self->store, self->period_id, &error))
    show_error (self, _("The meetings cannot be shown"), error);
}

static void
load_due (XepMeetingsTab *self)
{
  g_autoptr (GError) error = NULL;

  if (self->period_id != 0 && !xep_due_list_load (self->due, self->store, self->period_id, &error))
    show_error (self, _("Who is due cannot be listed"), error);
}

static void
show_chosen (XepMeetingsTab *self)
{
  gint64 id = xep_meeting_list_get_meeting (self->meetings);

  if (self->period_id == 0)
    {
      g_autofree char *period = xep_context_dup_period_title (self->context);
      g_autofree char *text
          = g_strdup_printf (_("%s has not been opened yet. Open it on the tab of the subjects; "
                               "then its meetings can be kept here."),
                             period);

      xep_meeting_editor_show_message (self->editor, text);
    }
  else if (id != 0)
    xep_meeting_editor_show (self->editor, id);
  else if (xep_meeting_list_count (self->meetings) > 0)
    xep_meeting_editor_show_message (self->editor, _("Choose a meeting at the left."));
  else
    xep_meeting_editor_show_message (
        self->editor, _("No meeting in this period yet. “Add a meeting” begins one; the list "
                        "“Next” says who is to be reviewed first."));
}

static void
tab_load (XepTab *tab)
{
  XepMeetingsTab *self = XEP_MEETINGS_TAB (tab);
  gint64 period_id = xep_context_get_period_id (self->context);
  gboolean other = period_id != self->period_id;

  self->period_id = period_id;
  load_list (self);
  load_due (self);
  gtk_widget_set_sensitive (self->add_button, period_id != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->due), period_id != 0);
  if (other && xep_meeting_list_get_meeting (self->meetings) == 0)
    xep_meeting_list_choose_first (self->meetings);
  show_chosen (self);
}

/* When the appraisal of someone was keyed, neither the agenda nor who is due follow from it. What
 * follows from what is written here is read as it is written. */
static void
tab_refresh (XepTab *tab, const XepNews *news)
{
  XepMeetingsTab *self = XEP_MEETINGS_TAB (tab);

  if (news->assessment_id != 0 || news->origin == xep_meeting_editor_get_origin (self->editor))
    return;
  load_list (self);
  load_due (self);
  show_chosen (self);
}

static gboolean
tab_leave (XepTab *tab)
{
  return xep_meeting_editor_leave (XEP_MEETINGS_TAB (tab)->editor);
}

static gboolean
tab_focus_list (XepTab *tab, gboolean take_first)
{
  XepMeetingsTab *self = XEP_MEETINGS_TAB (tab);

  if (xep_meeting_list_count (self->meetings) == 0)
    return gtk_widget_grab_focus (self->add_button);
  if (take_first && xep_meeting_list_get_meeting (self->meetings) == 0)
    {
      xep_meeting_list_choose_first (self->meetings);
      show_chosen (self);
    }
  return gtk_widget_grab_focus (GTK_WIDGET (self->meetings));
}

static void
xep_meetings_tab_tab_init (XepTabInterface *iface)
{
  iface->load = tab_load;
  iface->refresh = tab_refresh;
  iface->leave = tab_leave;
  iface->focus_list = tab_focus_list;
}

static gboolean
leaving_cb (XepMeetingsTab *self)
{
  return !xep_meeting_editor_leave (self->editor);
}

static void
chosen_cb (XepMeetingsTab *self)
{
  show_chosen (self);
}

static void
opened_cb (XepMeetingsTab *self)
{
  xep_meeting_editor_focus (self->editor);
}

static void
saved_cb (XepMeetingsTab *self)
{
  load_list (self);
}

static void
agenda_changed_cb (XepMeetingsTab *self)
{
  saved_cb (self);
  load_due (self);
}

static void
removed_cb (XepMeetingsTab *self)
{
  agenda_changed_cb (self);
  show_chosen (self);
}

static void
choose_meeting (XepMeetingsTab *self, gint64 meeting_id)
{
  agenda_changed_cb (self);
  xep_meeting_list_set_meeting (self->meetings, meeting_id);
  show_chosen (self);
}

static void
meeting_added_cb (XepMeetingsTab *self, XepMeetingDialog *dialog)
{
  choose_meeting (self, xep_meeting_dialog_get_id (dialog));
  xep_meeting_editor_focus (self->editor);
}

static void
add_clicked_cb (XepMeetingsTab *self)
{
  g_autoptr (GError) error = NULL;
  XepMeetingDialog *dialog;

  if (!xep_meeting_editor_leave (self->editor))
    return;
  dialog = xep_meeting_dialog_new (self->store, self->period_id,
                                   xep_meeting_editor_get_origin (self->editor), &error);
  if (xep_dialogs_present (GTK_WIDGET (self), GTK_WINDOW (dialog), _("No meeting can be added"),
                           error))
    g_signal_connect_object (dialog, "saved", G_CALLBACK (meeting_added_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
open_wanted_cb (XepMeetingsTab *self)
{
  xep_context_show_assessment (self->context, xep_due_list_get (self->due)->assessment_id);
}

/* The meeting of the unit that is being prepared, or a new one. 0 with @error. */
static gint64
ensure_meeting (XepMeetingsTab *self, const XepDue *due, GError **error)
{
  gint64 planned = xep_meeting_list_find_planned (self->meetings, due->unit_id);
  g_autofree char *title = NULL;

  if (planned != 0)
    return planned;
  title = xep_meeting_dialog_dup_title (due->unit_id != 0 ? due->unit_name : "");
  return xep_meeting_store_add (self->store, self->period_id, due->unit_id, title, error);
}

static void
meeting_wanted_cb (XepMeetingsTab *self)
{
  const XepDue *due = xep_due_list_get (self->due);
  gint64 assessment_id = due->assessment_id;
  g_auto (XepWriter) writer
      = xep_store_write_as (self->store, xep_meeting_editor_get_origin (self->editor));
  g_autoptr (GError) error = NULL;
  gint64 meeting_id;

  if (!xep_meeting_editor_leave (self->editor))
    return;
  meeting_id = ensure_meeting (self, due, &error);
  if (meeting_id == 0 || !xep_agenda_store_add (self->store, meeting_id, &assessment_id, 1, &error))
    {
      show_error (self, _("The agenda is as it was"), error);
      return;
    }
  choose_meeting (self, meeting_id);
  xep_meeting_editor_ask_reason (self->editor);
}

static void
xep_meetings_tab_dispose (GObject *object)
{
  XepMeetingsTab *self = XEP_MEETINGS_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_MEETINGS_TAB);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (xep_meetings_tab_parent_class)->dispose (object);
}

static void
xep_meetings_tab_class_init (XepMeetingsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_meetings_tab_dispose;
  g_type_ensure (XEP_TYPE_DUE_LIST);
  g_type_ensure (XEP_TYPE_MEETING_EDITOR);
  g_type_ensure (XEP_TYPE_MEETING_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-meetings-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, XepMeetingsTab, add_button);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingsTab, due);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingsTab, editor);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingsTab, meetings);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingsTab, outer);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, agenda_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, leaving_cb);
  gtk_widget_class_bind_template_callback (widget_class, meeting_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_meetings_tab_init (XepMeetingsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
xep_meetings_tab_new (XepContext *context)
{
  XepMeetingsTab *self = g_object_new (XEP_TYPE_MEETINGS_TAB, NULL);

  self->context = g_object_ref (context);
  self->store = xep_context_get_store (context);
  xep_meeting_editor_set_context (self->editor, context);
  return GTK_WIDGET (self);
}
