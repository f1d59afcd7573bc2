/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/subjects/xep-subject-page.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-assessment-editor.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/subjects/xep-subject-view.h"
#include "gui/subjects/xep-unit-sidebar.h"
#include "store/xep-assessment-store.h"

struct _XepSubjectPage
{
  GtkWidget parent_instance;
  GtkWidget *outer;
  XepUnitSidebar *sidebar;
  XepSubjectView *view;
  XepAssessmentEditor *editor;
  XepContext *context;
  XepStore *store; /* of the context */
  XepSubjectKind kind;
  char *text;         /* searched for, "" if nothing */
  gint64 unit_id;     /* listed */
  gint64 unit_before; /* listed before the search */
};

static void xep_subject_page_tab_init (XepTabInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepSubjectPage,
                               xep_subject_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_TAB, xep_subject_page_tab_init))

static void
show_error (XepSubjectPage *self, const GError *error)
{
  xep_dialogs_show_error (GTK_WIDGET (self), _("The list cannot be shown"), error);
}

static XepRegulation *
get_regulation (XepSubjectPage *self)
{
  gint64 period_id = xep_context_get_period_id (self->context);
  g_autoptr (GError) error = NULL;
  XepRegulation *regulation = NULL;

  if (period_id > 0)
    regulation = xep_store_get_period_regulation (self->store, period_id, &error);
  if (error != NULL)
    show_error (self, error);
  return regulation != NULL ? regulation : xep_store_get_regulation (self->store);
}

static void
show_nobody (XepSubjectPage *self)
{
  const char *text;

  if (xep_subject_view_get_total (self->view) > 0)
    text = _("Choose a line in the list to key its assessment. Enter or a double click goes "
             "straight to the points.");
  else if (*self->text != '\0')
    text = _ (
        "Nothing found. Search by name (with or without marks), by assessment number or by unit.");
  else
    text = _("Nobody here yet. Add someone with the button under the list, or import a list from "
             "the main menu.");
  xep_assessment_editor_show_message (self->editor, text, NULL, NULL);
}

/* Before the first collective there is no use in opening a period for them. */
static gboolean
lacks_collectives (XepSubjectPage *self)
{
  return self->kind == XEP_KIND_COLLECTIVE && xep_subject_view_get_total (self->view) == 0
         && *self->text == '\0' && self->unit_id == 0;
}

static void
show_no_collectives (XepSubjectPage *self)
{
  xep_assessment_editor_show_message (
      self->editor,
      _("No collective yet. Each chi bộ and unit of the list can be given its own in one go."),
      _("Propose collectives…"), "win.propose-collectives");
}

static void
show_period_not_opened (XepSubjectPage *self)
{
  g_autofree char *text = xep_context_dup_not_opened (self->context);

  xep_assessment_editor_show_message (self->editor, text, _("Open the period"), "win.open-period");
}

static void
show_not_rated (XepSubjectPage *self, XepSubjectRow *row)
{
  XepRegulation *regulation = get_regulation (self);
  const char *remark = xep_subject_row_get_remark (row);
  const XepNamedItem *reason
      = xep_named_items_find (xep_regulation_get_exempt_reasons (regulation), remark);
  const XepPeriodRule *rule
      = xep_regulation_get_period (regulation, xep_context_get_period_code (self->context));
  g_autofree char *text = NULL;

  if (reason != NULL)
    {
      text = g_strdup_printf (_("%s is not rated in this period: %s."),
                              xep_subject_row_get_name (row), reason->text);
      xep_assessment_editor_show_message (self->editor, text, NULL, NULL);
      return;
    }
  if (rule->rated[self->kind])
    text = g_strdup_printf (_("%s has no assessment in this period."),
                            xep_subject_row_get_name (row));
  else
    text = g_strdup_printf (_("%s: this period does not rate “%s” as a rule. An assessment can be "
                              "added all the same."),
                            xep_subject_row_get_name (row),
                            xep_regulation_get_kind_name (regulation, self->kind));
  xep_assessment_editor_show_message (self->editor, text, _("Add an assessment"),
                                      "win.add-assessment");
}

static void
show_chosen (XepSubjectPage *self)
{
  XepSubjectRow *row = xep_subject_view_get_row (self->view);

  if (lacks_collectives (self))
    show_no_collectives (self);
  else if (xep_context_get_period_id (self->context) == 0)
    show_period_not_opened (self);
  else if (row == NULL)
    show_nobody (self);
  else if (xep_subject_row_get_assessment_id (row) == 0)
    show_not_rated (self, row);
  else if (xep_subject_row_get_assessment_id (row) == xep_assessment_editor_get_id (self->editor))
    xep_assessment_editor_reload (self->editor);
  else
    xep_assessment_editor_show (self->editor, xep_subject_row_get_assessment_id (row));
}

static gboolean
load_list (XepSubjectPage *self)
{
  g_autoptr (GError) error = NULL;

  self->unit_id = xep_unit_sidebar_get_unit (self->sidebar);
  if (xep_subject_view_load (self->view, xep_context_get_period_id (self->context), self->unit_id,
                             self->text, &error))
    return TRUE;
  show_error (self, error);
  return FALSE;
}

static gboolean
leave (XepSubjectPage *self)
{
  return xep_assessment_editor_leave (self->editor);
}

static void
unit_chosen_cb (XepSubjectPage *self)
{
  if (!leave (self))
    {
      xep_unit_sidebar_set_unit (self->sidebar, self->unit_id);
      return;
    }
  load_list (self);
  show_chosen (self);
}

static void
subject_chosen_cb (XepSubjectPage *self)
{
  show_chosen (self);
}

static void
subject_opened_cb (XepSubjectPage *self)
{
  xep_assessment_editor_focus_points (self->editor);
}

static gboolean
leaving_cb (XepSubjectPage *self)
{
  return !leave (self);
}

static gboolean
load_units (XepSubjectPage *self, GError **error)
{
  return xep_unit_sidebar_load (self->sidebar, self->store, self->kind,
                                xep_context_get_period_id (self->context), error);
}

static void
tab_load (XepTab *tab)
{
  XepSubjectPage *self = XEP_SUBJECT_PAGE (tab);
  g_autoptr (GError) error = NULL;

  if (!load_units (self, &error))
    show_error (self, error);
  load_list (self);
  show_chosen (self);
}

/* Much changed, or nobody knows what: the same page of the same list, the same person, and what is
 * being typed. */
static void
refresh_all (XepSubjectPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!load_units (self, &error) || !xep_subject_view_reload (self->view, &error))
    show_error (self, error);
  show_chosen (self);
}

static void
tab_refresh (XepTab *tab, const XepNews *news)
{
  XepSubjectPage *self = XEP_SUBJECT_PAGE (tab);
  g_autoptr (GError) error = NULL;

  if (news->assessment_id == 0)
    {
      refresh_all (self);
      return;
    }
  if (!xep_subject_view_refresh_row (self->view, news->assessment_id, &error))
    show_error (self, error);
  if (news->origin != xep_assessment_editor_get_origin (self->editor)
      && xep_assessment_editor_get_id (self->editor) == news->assessment_id)
    xep_assessment_editor_reload (self->editor);
}

static gboolean
tab_leave (XepTab *tab)
{
  return leave (XEP_SUBJECT_PAGE (tab));
}

static void
tab_search (XepTab *tab, const char *text)
{
  XepSubjectPage *self = XEP_SUBJECT_PAGE (tab);

  if (g_str_equal (self->text, text) || !leave (self))
    return;
  /* A person is looked for everywhere: the list of units shows so. */
  if (*self->text == '\0')
    {
      self->unit_before = self->unit_id;
      xep_unit_sidebar_set_unit (self->sidebar, 0);
    }
  else if (*text == '\0' && self->unit_id == 0)
    xep_unit_sidebar_set_unit (self->sidebar, self->unit_before);
  g_free (self->text);
  self->text = g_strdup (text);
  load_list (self);
  show_chosen (self);
}

static gboolean
tab_focus_list (XepTab *tab, gboolean take_first)
{
  XepSubjectPage *self = XEP_SUBJECT_PAGE (tab);

  if (xep_subject_view_get_total (self->view) == 0)
    return FALSE;
  if (take_first && xep_subject_view_get_row (self->view) == NULL)
    xep_subject_view_choose_first (self->view);
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static XepSelection
tab_get_selection (XepTab *tab)
{
  XepSubjectPage *self = XEP_SUBJECT_PAGE (tab);
  XepSubjectRow *row = xep_subject_view_get_row (self->view);

  return (XepSelection){
    .kind = self->kind,
    .subject_id = row != NULL ? xep_subject_row_get_subject_id (row) : NULL,
    .assessment_id = row != NULL ? xep_subject_row_get_assessment_id (row) : 0,
    .unit_id = xep_unit_sidebar_get_unit (self->sidebar),
  };
}

static void
xep_subject_page_tab_init (XepTabInterface *iface)
{
  iface->load = tab_load;
  iface->refresh = tab_refresh;
  iface->leave = tab_leave;
  iface->search = tab_search;
  iface->focus_list = tab_focus_list;
  iface->get_selection = tab_get_selection;
}

static void
xep_subject_page_dispose (GObject *object)
{
  XepSubjectPage *self = XEP_SUBJECT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_SUBJECT_PAGE);
  g_clear_object (&self->context);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (xep_subject_page_parent_class)->dispose (object);
}

static void
xep_subject_page_class_init (XepSubjectPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_subject_page_dispose;
  g_type_ensure (XEP_TYPE_ASSESSMENT_EDITOR);
  g_type_ensure (XEP_TYPE_SUBJECT_VIEW);
  g_type_ensure (XEP_TYPE_UNIT_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-subject-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XepSubjectPage, editor);
  gtk_widget_class_bind_template_child (widget_class, XepSubjectPage, outer);
  gtk_widget_class_bind_template_child (widget_class, XepSubjectPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, XepSubjectPage, view);
  gtk_widget_class_bind_template_callback (widget_class, leaving_cb);
  gtk_widget_class_bind_template_callback (widget_class, subject_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, subject_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_chosen_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_subject_page_init (XepSubjectPage *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
xep_subject_page_new (XepContext *context, XepSubjectKind kind)
{
  XepSubjectPage *self = g_object_new (XEP_TYPE_SUBJECT_PAGE, NULL);

  self->context = g_object_ref (context);
  self->store = xep_context_get_store (context);
  self->kind = kind;
  xep_assessment_editor_set_store (self->editor, self->store);
  xep_subject_view_set_up (self->view, self->store, kind);
  return GTK_WIDGET (self);
}

void
xep_subject_page_show_unit (XepSubjectPage *self, gint64 unit_id)
{
  if (unit_id == self->unit_id || !leave (self))
    return;
  xep_unit_sidebar_set_unit (self->sidebar, unit_id);
  load_list (self);
  show_chosen (self);
}

gboolean
xep_subject_page_choose (XepSubjectPage *self, const char *subject_id)
{
  if (xep_subject_view_choose (self->view, subject_id))
    return TRUE;
  /* Not in this unit: look among all. */
  xep_unit_sidebar_set_unit (self->sidebar, 0);
  return load_list (self) && xep_subject_view_choose (self->view, subject_id);
}

void
xep_subject_page_step (XepSubjectPage *self, int direction)
{
  g_autofree char *before = g_strdup (tab_get_selection (XEP_TAB (self)).subject_id);

  xep_subject_view_step (self->view, direction);
  if (g_strcmp0 (before, tab_get_selection (XEP_TAB (self)).subject_id) != 0)
    xep_assessment_editor_focus_points (self->editor);
}

void
xep_subject_page_turn_page (XepSubjectPage *self, int direction)
{
  xep_subject_view_turn_page (self->view, direction);
}

void
xep_subject_page_open_first (XepSubjectPage *self)
{
  xep_subject_view_choose_first (self->view);
  xep_assessment_editor_focus_points (self->editor);
}

void
xep_subject_page_focus_units (XepSubjectPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

void
xep_subject_page_focus_editor (XepSubjectPage *self)
{
  xep_assessment_editor_focus_points (self->editor);
}
