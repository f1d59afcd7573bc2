/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/context/xep-tab.h"

/* The source of a reading that is put off. */
#define LATER "xep-tab-later"

G_DEFINE_INTERFACE (XepTab, xep_tab, GTK_TYPE_WIDGET)

static void
xep_tab_default_init (XepTabInterface *iface)
{
}

void
xep_tab_load (XepTab *self)
{
  g_return_if_fail (XEP_IS_TAB (self));

  g_object_set_data (G_OBJECT (self), LATER, NULL);
  XEP_TAB_GET_IFACE (self)->load (self);
}

static gboolean
load_cb (gpointer self)
{
  g_object_steal_data (self, LATER);
  /* Not in a window: it is on its way out. */
  if (gtk_widget_get_root (self) != NULL)
    xep_tab_load (self);
  return G_SOURCE_REMOVE;
}

static void
remove_source (gpointer id)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

void
xep_tab_refresh (XepTab *self, const XepNews *news)
{
  g_return_if_fail (XEP_IS_TAB (self));

  if (XEP_TAB_GET_IFACE (self)->refresh != NULL)
    XEP_TAB_GET_IFACE (self)->refresh (self, news);
  else if (g_object_get_data (G_OBJECT (self), LATER) == NULL)
    g_object_set_data_full (
        G_OBJECT (self), LATER,
        GUINT_TO_POINTER (g_idle_add_full (G_PRIORITY_LOW, load_cb, self, NULL)), remove_source);
}

gboolean
xep_tab_leave (XepTab *self)
{
  g_return_val_if_fail (XEP_IS_TAB (self), TRUE);

  return XEP_TAB_GET_IFACE (self)->leave == NULL || XEP_TAB_GET_IFACE (self)->leave (self);
}

gboolean
xep_tab_can_search (XepTab *self)
{
  g_return_val_if_fail (XEP_IS_TAB (self), FALSE);

  return XEP_TAB_GET_IFACE (self)->search != NULL;
}

void
xep_tab_search (XepTab *self, const char *text)
{
  g_return_if_fail (XEP_IS_TAB (self));

  if (XEP_TAB_GET_IFACE (self)->search != NULL)
    XEP_TAB_GET_IFACE (self)->search (self, text);
}

gboolean
xep_tab_focus_list (XepTab *self, gboolean take_first)
{
  g_return_val_if_fail (XEP_IS_TAB (self), FALSE);

  XepTabInterface *iface = XEP_TAB_GET_IFACE (self);
  return (iface->focus_list != NULL && iface->focus_list (self, take_first))
         || gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

XepSelection
xep_tab_get_selection (XepTab *self)
{
  if (self == NULL || XEP_TAB_GET_IFACE (self)->get_selection == NULL)
    return (XepSelection){ .kind = -1 };
  return XEP_TAB_GET_IFACE (self)->get_selection (self);
}
