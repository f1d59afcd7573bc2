/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-step-move.h"

#include <glib/gi18n.h>

#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-step-names.h"
#include "store/xep-assessment-move.h"

/* What is asked about. */
typedef struct
{
  GtkWidget *parent;
  XepStore *store;
  gint64 id;
  XepStep from, to;
  XepStepMoved moved;
  gpointer user_data;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->store);
  g_free (wish);
}

static void
agreed_cb (gpointer data)
{
  const Wish *wish = data;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  guint count;

  if (!xep_assessment_store_move_step (wish->store, wish->id, wish->from, wish->to, "", &count,
                                       &error))
    {
      xep_dialogs_show_error (wish->parent, _("Nothing was moved"), error);
      return;
    }
  words = g_strdup_printf (
      ngettext ("%u value moved from “%s” to “%s”.", "%u values moved from “%s” to “%s”.", count),
      count, xep_step_name (wish->from), xep_step_name (wish->to));
  wish->moved (words, wish->user_data);
}

void
xep_step_move_ask (GtkWidget *parent,
                   XepStore *store,
                   gint64 id,
                   XepStep from,
                   XepStep to,
                   XepStepMoved moved,
                   gpointer user_data)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  Wish *wish;
  guint count;

  if (!xep_assessment_store_check_move (store, id, from, to, &count, &error))
    {
      xep_dialogs_show_error (parent, _("Nothing was moved"), error);
      return;
    }
  wish = g_new (Wish, 1);
  *wish = (Wish){ parent, g_object_ref (store), id, from, to, moved, user_data };
  g_object_set_data_full (G_OBJECT (parent), "xep-step-move", wish, wish_free);
  title = g_strdup_printf (_("Move “%s” to “%s”?"), xep_step_name (from), xep_step_name (to));
  text = g_strdup_printf (ngettext ("%u value goes: points, level, date. The history of changes "
                                    "keeps it.",
                                    "%u values go: points, level, date. The history of changes "
                                    "keeps them.",
                                    count),
                          count);
  xep_dialogs_confirm (parent, title, text, _("_Move"), agreed_cb, wish);
}
