/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"
#include "gui/paper/xep-print-request.h"

G_BEGIN_DECLS

/* A printed form as it will come out of the printer: pages, zoom, print, save as PDF, editable text
 * or Excel. For calibration it shows boxes and sizes, copies the form into the clerk's own folder
 * and follows that copy each time it is saved. */
#define XEP_TYPE_PREVIEW_WINDOW (xep_preview_window_get_type ())
G_DECLARE_FINAL_TYPE (XepPreviewWindow, xep_preview_window, XEP, PREVIEW_WINDOW, GtkWindow)

/* @form_id of the period that is shown; @assessment_id one subject, or 0; @unit_id one unit, or 0
 * for the whole period; @blank the empty form. */
void xep_preview_window_present (
    XepContext *context, const char *form_id, gint64 assessment_id, gint64 unit_id, gboolean blank);

/* The window alone, over any store: laying out begins. NULL with @error when the form is unknown.
 */
XepPreviewWindow *xep_preview_window_new (XepStore *store,
                                          const XepPrintRequest *request,
                                          GError **error) XEP_MUST_CHECK;

/* Beside @parent, which it does not block: the keys of the whole program work here too. */
void xep_preview_window_show_beside (XepPreviewWindow *self, GtkWindow *parent);

G_END_DECLS
