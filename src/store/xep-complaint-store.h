/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* A complaint or petition about a result (plan V.2.2, component 8). Strings are never NULL. */
typedef struct
{
  gint64 id;
  gint64 assessment_id;
  XepDate received_on;
  char *sender;
  char *content;
  XepDate answered_on;
  char *number; /* of the answer */
  char *outcome;
} XepComplaint;

void xep_complaint_free (XepComplaint *self);
/* Oldest first. (transfer full) */
GPtrArray *
xep_complaint_store_list (XepStore *store, gint64 assessment_id, GError **error) XEP_MUST_CHECK;
/* Returns the id, 0 with @error: a date and a content are wanted. */
gint64 xep_complaint_store_add (XepStore *store,
                                gint64 assessment_id,
                                XepDate received_on,
                                const char *content,
                                GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepComplaint, xep_complaint_free)

G_END_DECLS
