/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XepDamageAnswer:
 * @XEP_DAMAGE_RESTORE: put the copy @path in the place of the damaged file
 * @XEP_DAMAGE_OPEN: open the file @path: another one, or what was saved of the damaged one
 */
typedef enum
{
  XEP_DAMAGE_RESTORE = 1,
  XEP_DAMAGE_OPEN,
} XepDamageAnswer;

typedef void (*XepDamageCallback) (XepDamageAnswer answer, const char *path, gpointer user_data);

/* Tells with the words @text that the data file @database cannot be worked with, and what can be
 * done: open the newest good copy (which is looked for meanwhile), save what can be read into a new
 * file, open another. Nothing is called when the person closes it. */
void xep_damage_dialog_show (GtkApplication *application,
                             const char *database,
                             const char *text,
                             XepDamageCallback callback,
                             gpointer user_data);

G_END_DECLS
