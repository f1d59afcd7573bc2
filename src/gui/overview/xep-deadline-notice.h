/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/* The deadlines told on the desktop once a day (plan VI). */

/* One line for each deadline that is at most seven days away or late, in a period that still has
 * someone to be decided; what is late by more than a month is told on the overview only. "" if
 * there is nothing to tell. (transfer full), NULL with @error. */
char *xep_deadline_notice_dup_text (XepStore *store, XepDate today, GError **error);
/* Whether nothing was told about @database on @today; @path: the file that remembers the days. */
gboolean xep_deadline_notice_is_due (const char *path, const char *database, XepDate today);
/* Remembers that it was told. */
gboolean xep_deadline_notice_remember (const char *path,
                                       const char *database,
                                       XepDate today,
                                       GError **error) XEP_MUST_CHECK;
/* Tells them if it was not done today. A store in memory has nothing to tell. */
gboolean xep_deadline_notice_show (GApplication *application,
                                   XepStore *store,
                                   GError **error) XEP_MUST_CHECK;

G_END_DECLS
