/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/checks/xep-checks-page.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/checks/xep-finding-filter.h"
#include "gui/checks/xep-finding-item.h"
#include "gui/fields/xep-accessible-names.h"
#include "gui/fields/xep-text-scale.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-job.h"
#include "gui/shared/xep-pager.h"
#include "store/xep-finding-store.h"

/* The looking through one period: what the thread gets and gives back. */
typedef struct
{
  XepChecksPage *page; /* weak */
  gint64 period_id;
  GPtrArray *findings; /* XepFinding */
} CheckJob;

struct _XepChecksPage
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkLabel *empty_label;
  GtkWidget *open_button;
  GtkLabel *count_label;
  GtkLabel *shown_label;
  GtkDropDown *severity_choice;
  GtkDropDown *rule_choice;
  GtkColumnView *list;
  XepPager *pager;
  XepFindingFilter *severity_filter;
  XepFindingFilter *rule_filter;
  GListStore *page; /* what is on the page */
  GtkSingleSelection *selection;
  GPtrArray *findings; /* XepFindingItem: all of the period */
  GPtrArray *shown;    /* XepFindingItem: those that the filters leave */
  char *text;          /* searched for */
  XepContext *context;
  gint64 period_id;   /* that is shown or looked through */
  CheckJob *job;      /* what is going on; NULL if nothing is */
  GCancellable *stop; /* stops it */
};

static void xep_checks_page_tab_init (XepTabInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepChecksPage,
                               xep_checks_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_TAB, xep_checks_page_tab_init))

typedef const char *(*TextOfFinding) (const XepFinding *finding);

static const char *
text_of_severity (const XepFinding *finding)
{
  return xep_finding_severity_name (finding->severity);
}

static const char *
text_of_rule (const XepFinding *finding)
{
  return xep_finding_rule_name (finding->rule);
}

static const char *
text_of_sentence (const XepFinding *finding)
{
  return finding->text;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (
      item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer text_of_finding)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  const XepFinding *finding = xep_finding_item_get_finding (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (cell), ((TextOfFinding) text_of_finding) (finding));
  if (text_of_finding == text_of_severity && finding->severity == XEP_SEVERITY_ERROR)
    gtk_widget_add_css_class (cell, "state-not-met");
  else
    gtk_widget_remove_css_class (cell, "state-not-met");
}

static void
add_column (XepChecksPage *self, const char *title, TextOfFinding text_of_finding, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), text_of_finding);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  xep_text_scale_column (column, width);
  gtk_column_view_append_column (self->list, column);
}

static void
show_page (XepChecksPage *self)
{
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->page, 0, g_list_model_get_n_items (G_LIST_MODEL (self->page)),
                       self->shown->pdata + xep_pager_get_offset (self->pager),
                       xep_pager_get_count (self->pager));
}

static guint
count_severity (GPtrArray *findings, XepSeverity severity)
{
  guint count = 0;

  for (guint i = 0; i < findings->len; i++)
    count += xep_finding_item_get_finding (g_ptr_array_index (findings, i))->severity == severity;
  return count;
}

static void
show_counts (XepChecksPage *self)
{
  g_autofree char *count
      = g_strdup_printf (_("%u to look at: %u errors, %u warnings, %u notes"), self->findings->len,
                         count_severity (self->findings, XEP_SEVERITY_ERROR),
                         count_severity (self->findings, XEP_SEVERITY_WARNING),
                         count_severity (self->findings, XEP_SEVERITY_NOTE));
  g_autofree char *shown = g_strdup_printf (_("Shown: %u"), self->shown->len);

  gtk_label_set_label (self->count_label, count);
  gtk_label_set_label (self->shown_label, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->shown_label), self->shown->len < self->findings->len);
}

static void
show_message (XepChecksPage *self, const char *text, gboolean open)
{
  gtk_label_set_label (self->empty_label, text);
  gtk_widget_set_visible (self->open_button, open);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static gboolean
is_shown (XepChecksPage *self, const XepFinding *finding)
{
  return xep_finding_filter_takes (self->severity_filter, finding)
         && xep_finding_filter_takes (self->rule_filter, finding)
         && (*self->text == '\0' || xep_text_matches (finding->text, self->text));
}

static void
filter (XepChecksPage *self)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->findings->len; i++)
    {
      XepFindingItem *item = g_ptr_array_index (self->findings, i);

      if (is_shown (self, xep_finding_item_get_finding (item)))
        g_ptr_array_add (self->shown, g_object_ref (item));
    }
  xep_pager_set_total (self->pager, self->shown->len);
  show_page (self);
  show_counts (self);
}

static void
show_not_opened (XepChecksPage *self)
{
  g_autofree char *text = xep_context_dup_not_opened (self->context);

  show_message (self, text, TRUE);
}

static void
check_job_free (CheckJob *job)
{
  g_clear_weak_pointer (&job->page);
  g_clear_pointer (&job->findings, g_ptr_array_unref);
  g_free (job);
}

static gboolean
check_in_thread (
    XepStore *store, gpointer progress, gpointer data, GCancellable *cancellable, GError **error)
{
  CheckJob *job = data;

  job->findings = xep_finding_store_list (store, job->period_id, error);
  return job->findings != NULL;
}

/* Takes @findings. */
static void
show_findings (XepChecksPage *self, GPtrArray *findings)
{
  g_ptr_array_set_size (self->findings, 0);
  if (findings != NULL)
    {
      /* The items own them from here on. */
      g_ptr_array_set_free_func (findings, NULL);
      for (guint i = 0; i < findings->len; i++)
        g_ptr_array_add (self->findings, xep_finding_item_new (g_ptr_array_index (findings, i)));
      g_ptr_array_unref (findings);
    }
  xep_finding_filter_offer (self->severity_filter, self->findings);
  xep_finding_filter_offer (self->rule_filter, self->findings);
  filter (self);
  if (self->findings->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    show_message (self, _("There is nothing to look at again."), FALSE);
}

static void
checked_cb (const GError *error, gpointer data)
{
  CheckJob *job = data;
  XepChecksPage *self = job->page;

  /* Another period is shown, or the page has gone. */
  if (self == NULL || self->job != job)
    return;
  self->job = NULL;
  show_findings (self, g_steal_pointer (&job->findings));
  if (error != NULL && !xep_job_is_stop (error))
    xep_dialogs_show_error (GTK_WIDGET (self), _("The findings cannot be shown"), error);
}

static void
stop_reading (XepChecksPage *self)
{
  self->job = NULL;
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
  g_clear_object (&self->stop);
}

/* What is shown of the same period stays until what is new is there. */
static void
tab_load (XepTab *tab)
{
  XepChecksPage *self = XEP_CHECKS_PAGE (tab);
  gint64 period_id = xep_context_get_period_id (self->context);
  GCancellable *stop;

  stop_reading (self);
  if (period_id == 0)
    {
      self->period_id = 0;
      show_findings (self, NULL);
      show_not_opened (self);
      return;
    }
  if (period_id != self->period_id)
    {
      g_ptr_array_set_size (self->findings, 0);
      filter (self);
      show_message (self, _("Looking through the period…"), FALSE);
    }
  self->period_id = period_id;
  self->job = g_new0 (CheckJob, 1);
  self->job->period_id = period_id;
  g_set_weak_pointer (&self->job->page, self);
  stop = xep_job_start (GTK_WIDGET (self), xep_context_get_store (self->context), XEP_JOB_BEHIND,
                        NULL, check_in_thread, checked_cb, self->job,
                        (GDestroyNotify) check_job_free);
  g_clear_object (&self->stop);
  self->stop = stop;
}

static void
activate_cb (XepChecksPage *self, guint position)
{
  g_autoptr (XepFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->page), position);

  if (item != NULL)
    xep_context_show_finding (self->context, xep_finding_item_get_finding (item));
}

static void
tab_search (XepTab *tab, const char *text)
{
  XepChecksPage *self = XEP_CHECKS_PAGE (tab);
  g_autofree char *copy = g_strdup (text);

  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&copy);
  filter (self);
}

static gboolean
tab_focus_list (XepTab *tab, gboolean take_first)
{
  XepChecksPage *self = XEP_CHECKS_PAGE (tab);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->page)) == 0)
    return FALSE;
  if (take_first && gtk_single_selection_get_selected_item (self->selection) == NULL)
    gtk_single_selection_set_selected (self->selection, 0);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
xep_checks_page_tab_init (XepTabInterface *iface)
{
  iface->load = tab_load;
  iface->search = tab_search;
  iface->focus_list = tab_focus_list;
}

static void
xep_checks_page_dispose (GObject *object)
{
  XepChecksPage *self = XEP_CHECKS_PAGE (object);

  stop_reading (self);
  g_clear_object (&self->severity_filter);
  g_clear_object (&self->rule_filter);
  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_CHECKS_PAGE);
  g_clear_object (&self->page);
  g_clear_object (&self->selection);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (xep_checks_page_parent_class)->dispose (object);
}

static void
xep_checks_page_finalize (GObject *object)
{
  XepChecksPage *self = XEP_CHECKS_PAGE (object);

  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->shown);
  g_free (self->text);
  G_OBJECT_CLASS (xep_checks_page_parent_class)->finalize (object);
}

static void
xep_checks_page_class_init (XepChecksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_checks_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_checks_page_finalize;
  g_type_ensure (XEP_TYPE_PAGER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-checks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XepChecksPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XepChecksPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, XepChecksPage, list);
  gtk_widget_class_bind_template_child (widget_class, XepChecksPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, XepChecksPage, pager);
  gtk_widget_class_bind_template_child (widget_class, XepChecksPage, rule_choice);
  gtk_widget_class_bind_template_child (widget_class, XepChecksPage, severity_choice);
  gtk_widget_class_bind_template_child (widget_class, XepChecksPage, shown_label);
  gtk_widget_class_bind_template_child (widget_class, XepChecksPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_page);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_checks_page_init (XepChecksPage *self)
{
  self->text = g_strdup ("");
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->page = g_list_store_new (XEP_TYPE_FINDING_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->page)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_accessible_names_set (GTK_WIDGET (self->severity_choice), _("Severity"));
  xep_accessible_names_set (GTK_WIDGET (self->rule_choice), _("What is asked about"));
  add_column (self, _("Severity"), text_of_severity, 96);
  add_column (self, _("What is asked about"), text_of_rule, 290);
  add_column (self, _("In words"), text_of_sentence, 0);
  gtk_column_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  self->severity_filter = xep_finding_filter_new (
      self->severity_choice, xep_finding_filter_severity, xep_finding_filter_severity_words,
      _("Every severity"), G_CALLBACK (filter), self);
  self->rule_filter
      = xep_finding_filter_new (self->rule_choice, xep_finding_filter_rule, xep_finding_rule_name,
                                _("Everything asked about"), G_CALLBACK (filter), self);
}

GtkWidget *
xep_checks_page_new (XepContext *context)
{
  XepChecksPage *self = g_object_new (XEP_TYPE_CHECKS_PAGE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
