/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-gui"

#include "config.h"

#include "gui/xep-subject-tabs.h"

struct _XepSubjectTabs
{
  GtkWidget       parent_instance;
  GtkWidget      *box;
  GtkStack       *tabs;
  XepStore       *store;
  XepSubjectPage *pages[XEP_N_KINDS];    /* built when first seen */
  gboolean        stale[XEP_N_KINDS];    /* to be read again when seen */
  XepSubjectKind  kind;                  /* of the visible tab */
  int             year;
  XepPeriodCode   code;
  gint64          period_id;
  char           *text;                  /* searched for */
  gboolean        changing;              /* tabs are being changed by code */
};

G_DEFINE_FINAL_TYPE (XepSubjectTabs, xep_subject_tabs, GTK_TYPE_WIDGET)

/* Order of the tabs. */
static const XepSubjectKind tab_kinds[] = {
  XEP_KIND_COLLECTIVE,
  XEP_KIND_LEADER,
  XEP_KIND_STAFF,
  XEP_KIND_MEMBER,
};
#define N_TABS ((int) G_N_ELEMENTS (tab_kinds))

static void
build_page (XepSubjectTabs *self, GtkBox *holder)
{
  GtkWidget *page = xep_subject_page_new (self->store, self->kind);

  gtk_widget_set_vexpand (page, TRUE);
  gtk_widget_set_hexpand (page, TRUE);
  gtk_box_append (holder, page);
  self->pages[self->kind] = XEP_SUBJECT_PAGE (page);
  self->stale[self->kind] = TRUE;
}

static void
show_page (XepSubjectTabs *self)
{
  if (self->pages[self->kind] == NULL)
    build_page (self, GTK_BOX (gtk_stack_get_visible_child (self->tabs)));
  if (self->stale[self->kind])
    {
      self->stale[self->kind] = FALSE;
      xep_subject_page_load (self->pages[self->kind], self->year, self->code, self->period_id);
    }
  xep_subject_page_search (self->pages[self->kind], self->text);
}

static void
mark_stale (XepSubjectTabs *self, int but)
{
  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    if (kind != but)
      self->stale[kind] = TRUE;
}

static void
tab_changed_cb (XepSubjectTabs *self)
{
  GtkWidget *holder = gtk_stack_get_visible_child (self->tabs);
  XepSubjectKind kind;

  if (self->changing || holder == NULL)
    return;
  kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (holder), "xep-kind"));
  if (kind == self->kind)
    return;
  if (xep_subject_tabs_leave (self))
    {
      self->kind = kind;
      show_page (self);
      return;
    }
  self->changing = TRUE;
  gtk_stack_set_visible_child_name (self->tabs, xep_kind_to_nick (self->kind));
  self->changing = FALSE;
}

static void
xep_subject_tabs_dispose (GObject *object)
{
  XepSubjectTabs *self = XEP_SUBJECT_TABS (object);

  self->changing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_SUBJECT_TABS);
  g_clear_object (&self->store);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (xep_subject_tabs_parent_class)->dispose (object);
}

static void
xep_subject_tabs_class_init (XepSubjectTabsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_subject_tabs_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-subject-tabs.ui");
  gtk_widget_class_bind_template_child (widget_class, XepSubjectTabs, box);
  gtk_widget_class_bind_template_child (widget_class, XepSubjectTabs, tabs);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_subject_tabs_init (XepSubjectTabs *self)
{
  self->text = g_strdup ("");
  self->kind = tab_kinds[0];
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
xep_subject_tabs_set_up (XepSubjectTabs *self, XepStore *store)
{
  XepRegulation *regulation = xep_store_get_regulation (store);

  self->store = g_object_ref (store);
  self->changing = TRUE;
  for (int i = 0; i < N_TABS; i++)
    {
      GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      g_object_set_data (G_OBJECT (holder), "xep-kind", GINT_TO_POINTER (tab_kinds[i]));
      gtk_stack_add_titled (self->tabs, holder, xep_kind_to_nick (tab_kinds[i]),
                            xep_regulation_get_kind_name (regulation, tab_kinds[i]));
    }
  self->changing = FALSE;
}

void
xep_subject_tabs_show_period (XepSubjectTabs *self, int year, XepPeriodCode code, gint64 period_id)
{
  self->year = year;
  self->code = code;
  self->period_id = period_id;
  mark_stale (self, -1);
  show_page (self);
}

void
xep_subject_tabs_search (XepSubjectTabs *self, const char *text)
{
  g_autofree char *copy = g_strdup (text);

  g_free (self->text);
  self->text = g_steal_pointer (&copy);
  if (xep_subject_tabs_get_page (self) != NULL)
    xep_subject_page_search (xep_subject_tabs_get_page (self), self->text);
}

void
xep_subject_tabs_refresh (XepSubjectTabs *self, gint64 assessment_id)
{
  XepSubjectPage *page = xep_subject_tabs_get_page (self);

  mark_stale (self, self->kind);
  if (page != NULL)
    xep_subject_page_refresh (page, assessment_id);
}

XepSubjectPage *
xep_subject_tabs_get_page (XepSubjectTabs *self)
{
  return self->pages[self->kind];
}

XepSubjectKind
xep_subject_tabs_get_kind (XepSubjectTabs *self)
{
  return self->kind;
}

gboolean
xep_subject_tabs_leave (XepSubjectTabs *self)
{
  XepSubjectPage *page = xep_subject_tabs_get_page (self);

  return page == NULL || xep_subject_page_leave (page);
}

void
xep_subject_tabs_show_kind (XepSubjectTabs *self, XepSubjectKind kind)
{
  gtk_stack_set_visible_child_name (self->tabs, xep_kind_to_nick (kind));
}

void
xep_subject_tabs_show_tab (XepSubjectTabs *self, int number)
{
  if (number >= 1 && number <= N_TABS)
    xep_subject_tabs_show_kind (self, tab_kinds[number - 1]);
}

void
xep_subject_tabs_turn (XepSubjectTabs *self, int direction)
{
  for (int i = 0; i < N_TABS; i++)
    if (tab_kinds[i] == self->kind)
      {
        xep_subject_tabs_show_tab (self, (i + N_TABS + direction) % N_TABS + 1);
        return;
      }
}
