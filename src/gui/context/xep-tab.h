/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/* What is chosen in a tab. */
typedef struct
{
  int kind;               /* XepSubjectKind of the tab's subjects; -1: it shows none */
  const char *subject_id; /* NULL: nobody */
  gint64 assessment_id;   /* 0: none */
  gint64 unit_id;         /* 0: all */
} XepSelection;

/* What the window asks of each of its tabs. */
#define XEP_TYPE_TAB (xep_tab_get_type ())
G_DECLARE_INTERFACE (XepTab, xep_tab, XEP, TAB, GtkWidget)

struct _XepTabInterface
{
  GTypeInterface parent;
  /* Shows the period of its context; what is chosen stays. */
  void (*load) (XepTab *self);
  /* Something that concerns it changed. NULL: it is loaded again when nothing else is to be done,
   * once for many changes. */
  void (*refresh) (XepTab *self, const XepNews *news);
  /* FALSE if a value being typed was refused: the tab must stay as it is. NULL: always TRUE. */
  gboolean (*leave) (XepTab *self);
  /* Searches; "" ends the search. NULL: the tab has nothing to search. */
  void (*search) (XepTab *self, const char *text);
  /* The focus to its list; @take_first: where no line is chosen, the first. FALSE if there is none
   * that can take it. NULL: the tab has no list. */
  gboolean (*focus_list) (XepTab *self, gboolean take_first);
  /* NULL: it shows no subjects. */
  XepSelection (*get_selection) (XepTab *self);
};

void xep_tab_load (XepTab *self);
void xep_tab_refresh (XepTab *self, const XepNews *news);
gboolean xep_tab_leave (XepTab *self);
gboolean xep_tab_can_search (XepTab *self);
void xep_tab_search (XepTab *self, const char *text);
/* The focus to the list of the tab, or what comes first in it; FALSE if nothing in it can take
 * it. */
gboolean xep_tab_focus_list (XepTab *self, gboolean take_first);
/* @self: (nullable): then nothing is chosen. */
XepSelection xep_tab_get_selection (XepTab *self);

G_END_DECLS
