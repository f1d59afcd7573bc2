/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-tabs.h"

#include <glib/gi18n.h>

#include "gui/checks/xep-checks-page.h"
#include "gui/dossiers/xep-dossiers-page.h"
#include "gui/meetings/xep-meetings-tab.h"
#include "gui/overview/xep-overview-page.h"
#include "gui/subjects/xep-subject-page.h"

/* What a list of subjects shows, and the editor beside it. */
#define SUBJECTS \
  XEP_NEWS_ASSESSMENT | XEP_NEWS_DOSSIER | XEP_NEWS_RECORD | XEP_NEWS_PERIOD | XEP_NEWS_REGULATION

/* The tabs in their order: the subject kinds are named by the regulation. */
static const struct
{
  const char *name;
  int kind; /* -1: not one of subjects */
  const char *title;
  GtkWidget *(*create) (XepContext *context);
  guint news;        /* the kinds that concern it */
  gboolean all_year; /* it shows other periods too */
} tabs[] = {
  { "overview", -1, N_("Overview"), xep_overview_page_new, XEP_NEWS_ALL, TRUE },
  { "collective", XEP_KIND_COLLECTIVE, NULL, NULL, SUBJECTS, FALSE },
  { "leader", XEP_KIND_LEADER, NULL, NULL, SUBJECTS, FALSE },
  { "staff", XEP_KIND_STAFF, NULL, NULL, SUBJECTS, FALSE },
  { "member", XEP_KIND_MEMBER, NULL, NULL, SUBJECTS, FALSE },
  { "meetings", -1, N_("Meetings"), xep_meetings_tab_new, XEP_NEWS_ALL & ~XEP_NEWS_DOSSIER, FALSE },
  { "dossiers", -1, N_("Dossiers"), xep_dossiers_page_new, SUBJECTS, FALSE },
  { "checks", -1, N_("Checks"), xep_checks_page_new, XEP_NEWS_ALL, TRUE },
};
#define N_TABS ((int) G_N_ELEMENTS (tabs))

struct _XepTabs
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *switcher;
  GtkStack *stack;
  XepContext *context;
  XepTab *tabs[N_TABS];   /* built when first seen */
  gboolean stale[N_TABS]; /* to be read again when seen */
  int current;            /* number of the visible tab, from 0 */
  int subjects;           /* … of the tab of subjects seen last */
  char *text;             /* searched for */
  gboolean changing;      /* tabs are being changed by code */
  gboolean searching;     /* … because of what is typed in the search: the focus stays */
};

G_DEFINE_FINAL_TYPE (XepTabs, xep_tabs, GTK_TYPE_WIDGET)

/* What a tab needs more than the window has is scrolled to. */
static void
build_tab (XepTabs *self)
{
  int number = self->current;
  GtkWidget *holder = gtk_stack_get_visible_child (self->stack);
  GtkWidget *tab = tabs[number].kind >= 0
                       ? xep_subject_page_new (self->context, (XepSubjectKind) tabs[number].kind)
                       : tabs[number].create (self->context);

  gtk_widget_set_vexpand (tab, TRUE);
  gtk_widget_set_hexpand (tab, TRUE);
  gtk_widget_set_focusable (holder, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (holder), tab);
  self->tabs[number] = XEP_TAB (tab);
  self->stale[number] = TRUE;
}

static void
show_tab (XepTabs *self)
{
  int number = self->current;

  if (self->tabs[number] == NULL)
    build_tab (self);
  xep_context_set_tab (self->context, self->tabs[number]);
  if (self->stale[number])
    {
      self->stale[number] = FALSE;
      xep_tab_load (self->tabs[number]);
    }
  if (tabs[number].kind >= 0)
    self->subjects = number;
  xep_tab_search (self->tabs[number], self->text);
}

static int
find_tab (const char *name)
{
  for (int i = 0; i < N_TABS; i++)
    if (g_str_equal (tabs[i].name, name))
      return i;
  return 0;
}

/* The title of the tab that is shown: where there is nothing else the keys can go to. */
static void
focus_title (XepTabs *self)
{
  GtkWidget *button = gtk_widget_get_first_child (self->switcher);

  for (int i = 0; button != NULL && i < self->current; i++)
    button = gtk_widget_get_next_sibling (button);
  if (button != NULL)
    gtk_widget_grab_focus (button);
}

static void
tab_changed_cb (XepTabs *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  int number;

  if (self->changing || name == NULL)
    return;
  number = find_tab (name);
  if (number == self->current)
    return;
  if (xep_tabs_leave (self))
    {
      self->current = number;
      show_tab (self);
      if (!self->searching && !xep_tab_focus_list (self->tabs[number], FALSE))
        focus_title (self);
      return;
    }
  self->changing = TRUE;
  gtk_stack_set_visible_child_name (self->stack, tabs[self->current].name);
  self->changing = FALSE;
}

static void
xep_tabs_dispose (GObject *object)
{
  XepTabs *self = XEP_TABS (object);

  self->changing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_TABS);
  g_clear_object (&self->context);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (xep_tabs_parent_class)->dispose (object);
}

static void
xep_tabs_class_init (XepTabsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_tabs_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-tabs.ui");
  gtk_widget_class_bind_template_child (widget_class, XepTabs, box);
  gtk_widget_class_bind_template_child (widget_class, XepTabs, stack);
  gtk_widget_class_bind_template_child (widget_class, XepTabs, switcher);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_tabs_init (XepTabs *self)
{
  self->text = g_strdup ("");
  self->subjects = find_tab ("collective");
  self->current = self->subjects;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A tab is as wide as its title. On a small screen or with large text titles are shortened: no tab
 * may stand outside the window. */
static void
let_titles_shrink (XepTabs *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->switcher);

  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), FALSE);
  for (GtkWidget *button = gtk_widget_get_first_child (self->switcher); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    for (GtkWidget *child = gtk_widget_get_first_child (button); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (GTK_IS_LABEL (child))
        gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
}

void
xep_tabs_set_up (XepTabs *self, XepContext *context)
{
  XepRegulation *regulation = xep_store_get_regulation (xep_context_get_store (context));

  self->context = g_object_ref (context);
  self->changing = TRUE;
  for (int i = 0; i < N_TABS; i++)
    gtk_stack_add_titled (
        self->stack, gtk_scrolled_window_new (), tabs[i].name,
        tabs[i].kind >= 0 ? xep_regulation_get_kind_name (regulation, (XepSubjectKind) tabs[i].kind)
                          : _ (tabs[i].title));
  let_titles_shrink (self);
  gtk_stack_set_visible_child_name (self->stack, tabs[self->current].name);
  self->changing = FALSE;
}

void
xep_tabs_show_period (XepTabs *self)
{
  for (int i = 0; i < N_TABS; i++)
    self->stale[i] = TRUE;
  show_tab (self);
}

void
xep_tabs_search (XepTabs *self, const char *text)
{
  g_autofree char *copy = g_strdup (text);
  XepTab *tab = self->tabs[self->current];

  g_free (self->text);
  self->text = g_steal_pointer (&copy);
  if (tab == NULL)
    return;
  if (*self->text != '\0' && !xep_tab_can_search (tab))
    {
      self->searching = TRUE;
      gtk_stack_set_visible_child_name (self->stack, tabs[self->subjects].name);
      self->searching = FALSE;
    }
  else
    xep_tab_search (tab, self->text);
}

void
xep_tabs_refresh (XepTabs *self, const XepNews *news)
{
  gint64 period_id = xep_context_get_period_id (self->context);

  for (int i = 0; i < N_TABS; i++)
    {
      if (!xep_news_concern (news, tabs[i].news, tabs[i].all_year ? news->period_id : period_id))
        continue;
      if (i == self->current && self->tabs[i] != NULL)
        xep_tab_refresh (self->tabs[i], news);
      else
        self->stale[i] = TRUE;
    }
}

gboolean
xep_tabs_leave (XepTabs *self)
{
  XepTab *tab = self->tabs[self->current];

  return tab == NULL || xep_tab_leave (tab);
}

void
xep_tabs_show_kind (XepTabs *self, XepSubjectKind kind)
{
  gtk_stack_set_visible_child_name (self->stack, xep_kind_to_nick (kind));
}

void
xep_tabs_show_number (XepTabs *self, int number)
{
  if (number >= 1 && number <= N_TABS)
    gtk_stack_set_visible_child_name (self->stack, tabs[number - 1].name);
}

void
xep_tabs_turn (XepTabs *self, int direction)
{
  xep_tabs_show_number (self, (self->current + N_TABS + direction) % N_TABS + 1);
}
