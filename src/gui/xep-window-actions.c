/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-window-actions.h"

#include <glib/gi18n.h>

#include "gui/records/xep-collective-dialog.h"
#include "gui/records/xep-person-dialog.h"
#include "gui/records/xep-proposal-dialog.h"
#include "gui/records/xep-removed-window.h"
#include "gui/records/xep-unit-dialog.h"
#include "gui/recovery/xep-restore-window.h"
#include "gui/regulation/xep-regulation-window.h"
#include "gui/xep-window-private.h"
#include "store/xep-assessment-store.h"

/* No single letters: they belong to the field that has the focus. */
static const struct
{
  const char *action;
  const char *keys[3];
} accels[] = {
  { "win.search", { "<Control>f" } },
  { "win.print-menu", { "<Control>p" } },
  { "win.export-menu", { "<Control>e" } },
  { "win.batch", { "<Control><Shift>p" } },
  { "win.main-menu", { "F10" } },
  { "win.shortcuts", { "F1", "<Control>question" } },
  { "win.next-subject", { "<Control>Page_Down", "<Control>KP_Page_Down" } },
  { "win.previous-subject", { "<Control>Page_Up", "<Control>KP_Page_Up" } },
  { "win.next-page", { "<Alt>Right" } },
  { "win.previous-page", { "<Alt>Left" } },
  { "win.next-tab", { "F6" } },
  { "win.previous-tab", { "<Shift>F6" } },
  { "win.tab(1)", { "<Control>1" } },
  { "win.tab(2)", { "<Control>2" } },
  { "win.tab(3)", { "<Control>3" } },
  { "win.tab(4)", { "<Control>4" } },
  { "win.tab(5)", { "<Control>5" } },
  { "win.tab(6)", { "<Control>6" } },
  { "win.tab(7)", { "<Control>7" } },
  { "win.tab(8)", { "<Control>8" } },
  { "win.focus-units", { "<Control>u" } },
  { "win.focus-list", { "<Control>l" } },
  { "win.focus-editor", { "<Control>d" } },
  { "win.add-subject", { "<Control>n" } },
  { "win.edit-subject", { "F2" } },
  { "app.quit", { "<Control>q" } },
};

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  xep_window_focus_search (user_data);
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  /* "print-menu", "export-menu", "main-menu": the first letter says which. */
  xep_window_open_menu (user_data, *g_action_get_name (G_ACTION (action)));
}

static void
tab_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  xep_window_show_tab (user_data, g_variant_get_int32 (parameter));
}

static void
next_tab_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  xep_window_turn_tab (user_data, 1);
}

static void
previous_tab_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  xep_window_turn_tab (user_data, -1);
}

static void
with_page (XepWindow *window, void (*act) (XepSubjectPage *page, int direction), int direction)
{
  XepSubjectPage *page = xep_window_get_page (window);

  if (page != NULL)
    act (page, direction);
}

static void
next_subject_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_page (user_data, xep_subject_page_step, 1);
}

static void
previous_subject_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_page (user_data, xep_subject_page_step, -1);
}

static void
next_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_page (user_data, xep_subject_page_turn_page, 1);
}

static void
previous_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_page (user_data, xep_subject_page_turn_page, -1);
}

static void
focus_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));
  XepSubjectPage *page = xep_window_get_page (user_data);

  if (g_str_equal (name, "focus-list"))
    xep_window_focus_list (user_data);
  else if (page == NULL)
    return;
  else if (g_str_equal (name, "focus-units"))
    xep_subject_page_focus_units (page);
  else
    xep_subject_page_focus_editor (page);
}

static void
add_person_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = xep_window_get_context (user_data);
  const XepSelection chosen = xep_context_get_selection (context);

  xep_person_dialog_present (context, 0,
                             chosen.kind == XEP_KIND_LEADER || chosen.kind == XEP_KIND_STAFF
                                 ? chosen.kind
                                 : XEP_KIND_MEMBER,
                             chosen.unit_id);
}

static void
add_collective_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = xep_window_get_context (user_data);

  xep_collective_dialog_present (context, 0, xep_context_get_selection (context).unit_id);
}

static void
propose_collectives_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  xep_proposal_dialog_present (xep_window_get_context (user_data));
}

static void
add_unit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  xep_unit_dialog_present (xep_window_get_context (user_data), 0);
}

static void
edit_unit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = xep_window_get_context (user_data);
  gint64 unit_id = xep_context_get_selection (context).unit_id;

  if (unit_id > 0)
    xep_unit_dialog_present (context, unit_id);
  else
    xep_context_notify (context, _("Choose a unit in the list at the left first."));
}

static void
add_subject_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = xep_window_get_context (user_data);

  if (xep_context_get_selection (context).kind == XEP_KIND_COLLECTIVE)
    add_collective_cb (action, parameter, user_data);
  else
    add_person_cb (action, parameter, user_data);
}

/* "p12" is a person, "c3" a collective. */
static void
edit_subject_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = xep_window_get_context (user_data);
  const XepSelection chosen = xep_context_get_selection (context);
  gint64 id = chosen.subject_id != NULL ? g_ascii_strtoll (chosen.subject_id + 1, NULL, 10) : 0;

  if (id == 0)
    xep_context_notify (context, _("Choose a line in the list first."));
  else if (*chosen.subject_id == 'c')
    xep_collective_dialog_present (context, id, 0);
  else
    xep_person_dialog_present (context, id, chosen.kind, 0);
}

/* Who or what was brought back is shown. */
static void
restored_cb (XepContext *context, const char *id, GtkWindow *removed)
{
  xep_context_reload (context);
  if (*id != 'u')
    xep_context_show_record (context, id);
  gtk_window_present (removed);
}

static void
removed_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = xep_window_get_context (user_data);
  XepRemovedWindow *removed = xep_removed_window_new (xep_context_get_store (context));

  g_signal_connect_object (removed, "restored", G_CALLBACK (restored_cb), context,
                           G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (removed), user_data);
  gtk_window_present (GTK_WINDOW (removed));
}

static void
add_assessment_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepContext *context = xep_window_get_context (user_data);
  gint64 period_id = xep_context_get_period_id (context);
  const XepSelection chosen = xep_context_get_selection (context);
  g_autofree char *subject_id = g_strdup (chosen.subject_id);
  g_autoptr (GError) error = NULL;

  if (subject_id == NULL || period_id == 0 || chosen.assessment_id != 0)
    return;
  if (xep_assessment_store_ensure (xep_context_get_store (context), period_id, chosen.kind,
                                   subject_id, &error)
      == 0)
    xep_context_show_error (context, _("The assessment was not added"), error);
  else
    xep_context_show_subject (context, chosen.kind, subject_id);
}

/* GTK's own title of the shortcuts window is not translated everywhere. */
static void
set_shortcuts_title (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget)
      && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), g_dgettext ("gtk40", "Shortcuts"))
             == 0)
    gtk_label_set_label (GTK_LABEL (widget), _("Keyboard shortcuts"));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_shortcuts_title (child);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/vn/lungphinh/XepLoai/ui/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, user_data);
  gtk_window_set_modal (shortcuts, TRUE);
  gtk_window_set_title (shortcuts, _("Keyboard shortcuts"));
  set_shortcuts_title (gtk_window_get_titlebar (shortcuts));
  gtk_window_present (shortcuts);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_about_dialog (user_data, "program-name", "Xếp Loại", "logo-icon-name",
                         XEP_APPLICATION_ID, "version", XEP_VERSION, "comments",
                         _("Yearly and quarterly reviews and ratings of a commune Party committee"),
                         "license-type", GTK_LICENSE_GPL_3_0, NULL);
}

static void
regulation_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  xep_regulation_window_present (xep_window_get_context (user_data));
}

static void
copy_chosen_cb (const char *path, gpointer window)
{
  xep_application_restore (XEP_APPLICATION (gtk_window_get_application (window)), path);
}

/* What is being typed is saved first: it may be what the copy is to bring back. */
static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (xep_window_leave_page (user_data))
    xep_restore_window_present (xep_window_get_context (user_data), copy_chosen_cb, user_data);
}

static const GActionEntry entries[] = {
  { .name = "about", .activate = about_cb },
  { .name = "add-assessment", .activate = add_assessment_cb },
  { .name = "add-collective", .activate = add_collective_cb },
  { .name = "add-person", .activate = add_person_cb },
  { .name = "add-subject", .activate = add_subject_cb },
  { .name = "add-unit", .activate = add_unit_cb },
  { .name = "edit-subject", .activate = edit_subject_cb },
  { .name = "edit-unit", .activate = edit_unit_cb },
  { .name = "export-menu", .activate = menu_cb },
  { .name = "focus-editor", .activate = focus_cb },
  { .name = "focus-list", .activate = focus_cb },
  { .name = "focus-units", .activate = focus_cb },
  { .name = "main-menu", .activate = menu_cb },
  { .name = "next-page", .activate = next_page_cb },
  { .name = "next-subject", .activate = next_subject_cb },
  { .name = "next-tab", .activate = next_tab_cb },
  { .name = "previous-page", .activate = previous_page_cb },
  { .name = "previous-subject", .activate = previous_subject_cb },
  { .name = "previous-tab", .activate = previous_tab_cb },
  { .name = "print-menu", .activate = menu_cb },
  { .name = "propose-collectives", .activate = propose_collectives_cb },
  { .name = "regulation", .activate = regulation_cb },
  { .name = "removed", .activate = removed_cb },
  { .name = "restore", .activate = restore_cb },
  { .name = "search", .activate = search_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "tab", .activate = tab_cb, .parameter_type = "i" },
};

void
xep_window_actions_install (XepWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

void
xep_window_actions_set_accels (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action,
                                           (const char *const *) accels[i].keys);
}
