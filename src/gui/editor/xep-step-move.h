/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/* @words tell what was done. */
typedef void (*XepStepMoved) (const char *words, gpointer user_data);

/* Asks whether all that is keyed in the step @from of assessment @id is to go to @to, moves it and
 * calls @moved; or tells in words what stands in the way. @user_data lives as long as @parent. */
void xep_step_move_ask (GtkWidget *parent,
                        XepStore *store,
                        gint64 id,
                        XepStep from,
                        XepStep to,
                        XepStepMoved moved,
                        gpointer user_data);

G_END_DECLS
