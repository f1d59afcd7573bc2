/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/paper/xep-paper-request.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* What is to be printed, saved or shown: a form of a period for one subject, for a unit, for
 * all, or empty. A plain value that a thread may take along. */
typedef struct
{
  char *forms[2]; /* the id of the form, then NULL */
  char *form_title;
  gint64 period_id;
  gint64 assessment_id; /* 0: not one subject */
  gint64 unit_id;       /* 0: the whole period */
  gint64 meeting_id;    /* 0: the last one that fits, of papers of a meeting */
  gboolean blank;
  char *file_stem; /* proposed name of a file without its ending */
} XepPrintRequest;

/* NULL with @error when the form is unknown. (transfer full) */
XepPrintRequest *xep_print_request_new (XepStore *store,
                                        const char *form_id,
                                        gint64 period_id,
                                        gint64 assessment_id,
                                        gint64 unit_id,
                                        gboolean blank,
                                        GError **error) XEP_MUST_CHECK;
XepPrintRequest *xep_print_request_copy (const XepPrintRequest *self);
void xep_print_request_free (XepPrintRequest *self);
/* The same for the report layer; points into @self. */
XepPaperRequest xep_print_request_get_papers (const XepPrintRequest *self);
/* "pl5-giang-seo-pao.pdf". (transfer full) */
char *xep_print_request_file_name (const XepPrintRequest *self, const XepPaperFormat *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPrintRequest, xep_print_request_free)

G_END_DECLS
