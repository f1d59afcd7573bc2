/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-window.h"

#include <glib/gi18n.h>

#include "base/xep-date.h"
#include "gui/dossiers/xep-dossier-actions.h"
#include "gui/overview/xep-deadline-notice.h"
#include "gui/recovery/xep-warning-bar.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-job.h"
#include "gui/xep-export-actions.h"
#include "gui/xep-file-watch.h"
#include "gui/xep-period-chooser.h"
#include "gui/xep-tabs.h"
#include "gui/xep-welcome-page.h"
#include "gui/xep-window-actions.h"
#include "gui/xep-window-private.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"

#define NOTICE_SECONDS 6

struct _XepWindow
{
  GtkApplicationWindow parent_instance;
  XepPeriodChooser *chooser;
  GtkSearchEntry *search;
  GtkMenuButton *print_menu, *export_menu, *main_menu;
  GtkBox *content;
  GtkStack *main;
  XepTabs *tabs;
  GtkRevealer *notice_revealer;
  GtkLabel *notice;
  XepContext *context; /* NULL before the file is open */
  guint notice_source;
  gboolean started; /* the file was asked for, or will be at once */
  guint start_source;
  XepNews news; /* to be told to the tabs … */
  guint news_source;
  XepFileWatch *watch;
  GtkWidget *cover;   /* over everything, NULL if nothing is */
  GPtrArray *covered; /* names of the actions that are off meanwhile */
  gulong paint_handler;
  gboolean copying;      /* the copy at the end is being made */
  gboolean copy_settled; /* it is made, or the person closes the window without it */
};

G_DEFINE_FINAL_TYPE (XepWindow, xep_window, GTK_TYPE_APPLICATION_WINDOW)

static void
show_error (XepWindow *self, const GError *error)
{
  xep_dialogs_show_error (GTK_WIDGET (self), _("The period cannot be shown"), error);
}

gboolean
xep_window_leave_page (XepWindow *self)
{
  return xep_tabs_leave (self->tabs);
}

static void
find_period (XepWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!xep_context_set_period (self->context, xep_period_chooser_get_year (self->chooser),
                               xep_period_chooser_get_code (self->chooser), &error))
    show_error (self, error);
}

static void
period_changed_cb (XepWindow *self)
{
  if (!xep_window_leave_page (self))
    {
      xep_period_chooser_set (self->chooser, xep_context_get_year (self->context),
                              xep_context_get_period_code (self->context));
      return;
    }
  find_period (self);
  xep_tabs_show_period (self->tabs);
}

XepSubjectPage *
xep_window_get_page (XepWindow *self)
{
  XepTab *tab = self->context != NULL ? xep_context_get_tab (self->context) : NULL;

  return tab != NULL && XEP_IS_SUBJECT_PAGE (tab) ? XEP_SUBJECT_PAGE (tab) : NULL;
}

static void
search_changed_cb (XepWindow *self)
{
  xep_tabs_search (self->tabs, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
end_search (XepWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  xep_tabs_search (self->tabs, "");
}

/* "123", "số 123": opens the assessment of that number, of whatever period and kind it is. FALSE if
 * the text is no number. One that does not exist is told, and nothing moves. */
static gboolean
open_number (XepWindow *self, const char *text)
{
  gint64 number = xep_assessment_store_parse_number (text);
  XepStore *store = self->context != NULL ? xep_context_get_store (self->context) : NULL;
  gint64 period_id, unit_id;
  XepSubjectKind kind;
  g_autoptr (XepAssessment) found = NULL;
  g_autoptr (XepPeriod) period = NULL;
  g_autoptr (GError) error = NULL;

  if (number == 0 || store == NULL)
    return FALSE;
  if (xep_assessment_store_locate (store, number, &period_id, &kind, &unit_id, &error))
    found = xep_assessment_store_load (store, number, &error);
  if (found != NULL)
    period = xep_period_store_load (store, period_id, &error);
  if (period == NULL)
    xep_context_notify (self->context, error->message);
  else if (xep_window_leave_page (self))
    {
      end_search (self);
      xep_context_enter_period (self->context, period->year, period->code);
      xep_tabs_show_kind (self->tabs, kind);
      if (xep_window_get_page (self) != NULL)
        xep_subject_page_show_unit (xep_window_get_page (self), unit_id);
      xep_context_show_subject (self->context, kind, found->subject_id);
    }
  return TRUE;
}

static void
search_activate_cb (XepWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  XepSubjectPage *page;

  if (open_number (self, text))
    return;
  page = xep_window_get_page (self);
  if (page == NULL)
    return;
  xep_tabs_search (self->tabs, text);
  xep_subject_page_open_first (page);
}

static void
focus_list (XepWindow *self, gboolean take_first)
{
  XepTab *tab = self->context != NULL ? xep_context_get_tab (self->context) : NULL;

  if (tab != NULL)
    xep_tab_focus_list (tab, take_first);
}

static void
search_stop_cb (XepWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  focus_list (self, FALSE);
}

/* Submenus beside the menu, not in its place: with those of GTK 4.8 that slide in, the keyboard is
 * lost when the menu closes. */
static void
show_menu (GtkMenuButton *button, XepWindow *self, GMenuModel *(*make) (XepContext *context))
{
  g_autoptr (GMenuModel) menu = self->context != NULL ? make (self->context) : NULL;

  if (menu != NULL)
    gtk_menu_button_set_popover (
        button, gtk_popover_menu_new_from_model_full (menu, GTK_POPOVER_MENU_NESTED));
}

static void
create_print_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  show_menu (button, user_data, xep_export_actions_print_menu);
}

static void
create_export_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  show_menu (button, user_data, xep_export_actions_export_menu);
}

static void
show_content (XepWindow *self)
{
  if (!xep_store_is_empty (xep_context_get_store (self->context)))
    {
      gtk_stack_set_visible_child_name (self->main, "tabs");
      xep_tabs_show_period (self->tabs);
      return;
    }
  if (gtk_stack_get_child_by_name (self->main, "welcome") == NULL)
    gtk_stack_add_named (self->main, xep_welcome_page_new (self->context), "welcome");
  gtk_stack_set_visible_child_name (self->main, "welcome");
  xep_context_set_tab (self->context, NULL);
}

static void
load_years (XepWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!xep_period_chooser_load (self->chooser, xep_context_get_store (self->context), &error))
    show_error (self, error);
}

static void
reload (XepWindow *self)
{
  load_years (self);
  find_period (self);
  show_content (self);
}

/* Years, units and lists follow from these. */
#define LISTED (XEP_NEWS_RECORD | XEP_NEWS_PERIOD | XEP_NEWS_REGULATION)

static gboolean
news_cb (gpointer data)
{
  XepWindow *self = data;
  const XepNews news = self->news;

  self->news_source = 0;
  self->news = (XepNews){ 0 };
  if ((news.kinds & LISTED) != 0)
    reload (self);
  else
    xep_tabs_refresh (self->tabs, &news);
  return G_SOURCE_REMOVE;
}

/* One assessment is read again at once; what concerns more, once for all that changes until there
 * is time. */
static void
store_changed_cb (XepWindow *self, const XepNews *news)
{
  if (news->assessment_id != 0 && (news->kinds & LISTED) == 0)
    {
      xep_tabs_refresh (self->tabs, news);
      return;
    }
  xep_news_merge (&self->news, news);
  if (self->news_source == 0)
    self->news_source = g_idle_add (news_cb, self);
}

static void
show_warning (XepWindow *self)
{
  const char *warning = xep_store_get_regulation_warning (xep_context_get_store (self->context));
  GtkWidget *bar, *label;
  g_autofree char *text = NULL;

  if (warning == NULL)
    return;
  text = g_strdup_printf (
      _("A regulation file is broken and is left out; the last good one is in use. %s"), warning);
  bar = gtk_info_bar_new ();
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (bar), GTK_MESSAGE_WARNING);
  gtk_info_bar_set_show_close_button (GTK_INFO_BAR (bar), TRUE);
  gtk_info_bar_add_child (GTK_INFO_BAR (bar), label);
  g_signal_connect (bar, "response", G_CALLBACK (gtk_widget_hide), NULL);
  gtk_box_prepend (self->content, bar);
}

/* The newest period there is, else the one of today. */
static void
choose_first_period (XepWindow *self)
{
  g_autoptr (GError) error = NULL;
  XepStore *store = xep_context_get_store (self->context);
  g_autoptr (GPtrArray) periods = xep_period_store_list (store, &error);
  XepDate today = xep_date_today ();

  if (periods == NULL || !xep_period_chooser_load (self->chooser, store, &error))
    {
      show_error (self, error);
      return;
    }
  if (periods->len > 0)
    {
      XepPeriod *newest = g_ptr_array_index (periods, periods->len - 1);

      xep_period_chooser_set (self->chooser, newest->year, newest->code);
    }
  else
    xep_period_chooser_set (self->chooser, today.year, (today.month - 1) / 3);
}

static void
enter_period_cb (XepWindow *self, int year, int code)
{
  if (!xep_window_leave_page (self))
    return;
  xep_period_chooser_set (self->chooser, year, (XepPeriodCode) code);
  find_period (self);
  gtk_stack_set_visible_child_name (self->main, "tabs");
  xep_tabs_show_period (self->tabs);
}

static void
show_subject_cb (XepWindow *self, int kind, const char *subject_id)
{
  gboolean searched = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
  XepSubjectPage *page;
  gint64 unit_id;

  if (!xep_window_leave_page (self))
    return;
  /* A subject that was just made may be the first of all. */
  end_search (self);
  show_content (self);
  xep_tabs_show_kind (self->tabs, (XepSubjectKind) kind);
  page = xep_window_get_page (self);
  if (page == NULL)
    return;
  unit_id = xep_context_get_selection (self->context).unit_id;
  if (!xep_subject_page_choose (page, subject_id))
    {
      xep_context_notify (self->context, _("This subject is not in the list of this period."));
      return;
    }
  xep_subject_page_focus_editor (page);
  if (searched)
    xep_context_notify (self->context, _("The search was ended to show this line."));
  else if (unit_id != xep_context_get_selection (self->context).unit_id)
    xep_context_notify (self->context, _("All units are listed now, to show this line."));
}

static gboolean
hide_notice_cb (gpointer data)
{
  XepWindow *self = data;

  self->notice_source = 0;
  gtk_revealer_set_reveal_child (self->notice_revealer, FALSE);
  return G_SOURCE_REMOVE;
}

static void
notice_cb (XepWindow *self, const char *text)
{
  g_clear_handle_id (&self->notice_source, g_source_remove);
  gtk_label_set_label (self->notice, text);
  gtk_revealer_set_reveal_child (self->notice_revealer, TRUE);
  self->notice_source = g_timeout_add_seconds (NOTICE_SECONDS, hide_notice_cb, self);
}

static void
tell_deadlines (XepWindow *self)
{
  g_autoptr (GError) error = NULL;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (!xep_deadline_notice_show (G_APPLICATION (application), xep_context_get_store (self->context),
                                 &error))
    xep_context_notify (self->context, error->message);
}

static void
set_operable (XepWindow *self, gboolean operable)
{
  GtkWidget *const widgets[] = {
    GTK_WIDGET (self->chooser),     GTK_WIDGET (self->search),    GTK_WIDGET (self->print_menu),
    GTK_WIDGET (self->export_menu), GTK_WIDGET (self->main_menu), GTK_WIDGET (self->tabs),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    gtk_widget_set_sensitive (widgets[i], operable);
}

/* What pages and dialogs ask for. Takes @context. */
static void
listen (XepWindow *self, XepContext *context)
{
  self->context = context;
  g_signal_connect_object (context, "enter-period", G_CALLBACK (enter_period_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "show-subject", G_CALLBACK (show_subject_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "reload", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
start_cb (gpointer data)
{
  XepWindow *self = data;

  self->start_source = 0;
  xep_application_open (XEP_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self);
  return G_SOURCE_REMOVE;
}

/* The file is opened when the window has been painted once: it is there at once. */
static void
painted_cb (GdkFrameClock *clock, XepWindow *self)
{
  g_clear_signal_handler (&self->paint_handler, clock);
  if (!self->started)
    self->start_source = g_idle_add (start_cb, self);
  self->started = TRUE;
}

static void
xep_window_realize (GtkWidget *widget)
{
  XepWindow *self = XEP_WINDOW (widget);

  GTK_WIDGET_CLASS (xep_window_parent_class)->realize (widget);
  if (!self->started && self->paint_handler == 0)
    self->paint_handler = g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint",
                                            G_CALLBACK (painted_cb), self);
}

static void
xep_window_unrealize (GtkWidget *widget)
{
  XepWindow *self = XEP_WINDOW (widget);

  g_clear_signal_handler (&self->paint_handler, gtk_widget_get_frame_clock (widget));
  GTK_WIDGET_CLASS (xep_window_parent_class)->unrealize (widget);
}

static void
close_now (gpointer user_data)
{
  XepWindow *self = user_data;

  self->copy_settled = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
copy_in_thread (
    XepStore *store, gpointer progress, gpointer data, GCancellable *cancellable, GError **error)
{
  if (xep_store_back_up_changes (store))
    return TRUE;
  /* Why is told as a warning already. */
  if (xep_watcher_check (xep_job_get_watcher (progress), error))
    g_set_error_literal (error, XEP_ERROR, XEP_ERROR_FAILED, "");
  return FALSE;
}

static void
copied_cb (const GError *error, gpointer data)
{
  XepWindow *self = data;

  self->copying = FALSE;
  if (error == NULL)
    close_now (self);
  else
    xep_dialogs_confirm (GTK_WIDGET (self), _("No copy of today's work could be made"),
                         _("Everything that was keyed is saved in the data file. To choose another "
                           "folder for copies, cancel and use the line at the top."),
                         _("Close _without a copy"), close_now, self);
}

/* The copy at the end is made while there is still a window to say that it could not be made. TRUE
 * if none is needed; else the window is closed when it is made. */
static gboolean
is_copied (XepWindow *self)
{
  XepStore *store = self->context != NULL ? xep_context_get_store (self->context) : NULL;
  g_autoptr (GCancellable) stop = NULL;

  /* A file that is no longer there has its own words. */
  if (store == NULL || self->copy_settled || !xep_store_check_file (store, NULL)
      || xep_store_is_copied (store))
    return TRUE;
  self->copying = TRUE;
  stop = xep_job_start (GTK_WIDGET (self), store, XEP_JOB_WRITING,
                        _("Making a copy of today's work…"), copy_in_thread, copied_cb,
                        g_object_ref (self), g_object_unref);
  return FALSE;
}

static gboolean
xep_window_close_request (GtkWindow *window)
{
  XepWindow *self = XEP_WINDOW (window);

  if (self->copying || xep_job_close_after (window))
    return TRUE;
  if (self->cover != NULL && gtk_widget_activate_action (self->cover, "cover.close", NULL))
    return TRUE;
  if (xep_window_leave_page (self))
    return !is_copied (self) || GTK_WINDOW_CLASS (xep_window_parent_class)->close_request (window);
  xep_context_notify (self->context, _("One value is not saved yet. Correct it, or press Esc for "
                                       "the earlier value, then close."));
  return TRUE;
}

static void
xep_window_dispose (GObject *object)
{
  XepWindow *self = XEP_WINDOW (object);

  g_clear_handle_id (&self->notice_source, g_source_remove);
  g_clear_handle_id (&self->start_source, g_source_remove);
  g_clear_handle_id (&self->news_source, g_source_remove);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->covered, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (xep_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XepWindow, chooser);
  gtk_widget_class_bind_template_child (widget_class, XepWindow, content);
  gtk_widget_class_bind_template_child (widget_class, XepWindow, export_menu);
  gtk_widget_class_bind_template_child (widget_class, XepWindow, main);
  gtk_widget_class_bind_template_child (widget_class, XepWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, XepWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, XepWindow, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, XepWindow, print_menu);
  gtk_widget_class_bind_template_child (widget_class, XepWindow, search);
  gtk_widget_class_bind_template_child (widget_class, XepWindow, tabs);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
}

static void
xep_window_class_init (XepWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_window_dispose;
  widget_class->realize = xep_window_realize;
  widget_class->unrealize = xep_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = xep_window_close_request;
  g_type_ensure (XEP_TYPE_PERIOD_CHOOSER);
  g_type_ensure (XEP_TYPE_TABS);
  bind_template (widget_class);
}

static void
xep_window_init (XepWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->print_menu, create_print_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->export_menu, create_export_menu_cb, self, NULL);
  /* Until the file is open, and it is known which periods there are. */
  set_operable (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), FALSE);
}

XepWindow *
xep_window_new (XepApplication *application)
{
  return g_object_new (XEP_TYPE_WINDOW, "application", application, NULL);
}

void
xep_window_show_store (XepWindow *self, XepStore *store)
{
  listen (self, xep_context_new (store, GTK_WIDGET (self)));
  set_operable (self, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), TRUE);
  xep_window_actions_install (self);
  xep_export_actions_install (G_ACTION_MAP (self), self->context);
  xep_dossier_actions_install (G_ACTION_MAP (self), self->context);
  choose_first_period (self);
  xep_tabs_set_up (self->tabs, self->context);
  show_warning (self);
  find_period (self);
  show_content (self);
  focus_list (self, FALSE);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->watch = xep_file_watch_new (self, store);
  tell_deadlines (self);
}

XepContext *
xep_window_get_context (XepWindow *self)
{
  return self->context;
}

gboolean
xep_window_show_warning (XepWindow *self, XepWarningKind kind, const char *text)
{
  if (self->context == NULL)
    return FALSE;
  xep_warning_bar_show (self->content, xep_context_get_store (self->context), kind, text);
  return TRUE;
}

void
xep_window_refresh (XepWindow *self)
{
  if (xep_context_get_period_id (self->context) == 0 || xep_window_get_page (self) == NULL)
    {
      reload (self);
      return;
    }
  load_years (self);
  xep_tabs_refresh (self->tabs, &(XepNews){ .kinds = XEP_NEWS_ALL });
}

static void
switch_off (XepWindow *self)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self));

  self->covered = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), names[i]);

      if (!G_IS_SIMPLE_ACTION (action) || !g_action_get_enabled (action))
        continue;
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
      g_ptr_array_add (self->covered, g_strdup (names[i]));
    }
}

void
xep_window_cover (XepWindow *self, GtkWidget *page)
{
  g_return_if_fail (self->cover == NULL);

  self->cover = page;
  /* GtkText of 4.8 complains when it is switched off with the focus in it. */
  gtk_root_set_focus (GTK_ROOT (self), NULL);
  switch_off (self);
  set_operable (self, FALSE);
  gtk_stack_add_named (self->main, page, "cover");
  gtk_stack_set_visible_child (self->main, page);
  gtk_widget_grab_focus (page);
}

void
xep_window_uncover (XepWindow *self)
{
  g_return_if_fail (self->cover != NULL);

  for (guint i = 0; i < self->covered->len; i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                     G_ACTION_MAP (self), g_ptr_array_index (self->covered, i))),
                                 TRUE);
  g_clear_pointer (&self->covered, g_ptr_array_unref);
  set_operable (self, TRUE);
  gtk_stack_remove (self->main, self->cover);
  self->cover = NULL;
  show_content (self);
}

void
xep_window_focus_search (XepWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
xep_window_focus_list (XepWindow *self)
{
  focus_list (self, TRUE);
}

void
xep_window_show_tab (XepWindow *self, int number)
{
  xep_tabs_show_number (self->tabs, number);
}

void
xep_window_turn_tab (XepWindow *self, int direction)
{
  xep_tabs_turn (self->tabs, direction);
}

void
xep_window_open_menu (XepWindow *self, char menu)
{
  GtkMenuButton *button = menu == 'p'   ? self->print_menu
                          : menu == 'e' ? self->export_menu
                                        : self->main_menu;

  gtk_menu_button_popup (button);
}
