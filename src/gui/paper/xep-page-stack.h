/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "report/document/xep-report-notes.h"
#include "report/layout/xep-pages.h"

G_BEGIN_DECLS

/**
 * XepPageStack:
 *
 * Printed documents one after another, each some pages: what the preview shows, the printer prints
 * and the PDF holds. Grows while documents are still being laid out; pages count through all
 * documents from 0. Main thread only.
 *
 * Signal "changed": a document was added or all were taken away.
 */
#define XEP_TYPE_PAGE_STACK (xep_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (XepPageStack, xep_page_stack, XEP, PAGE_STACK, GObject)

XepPageStack *xep_page_stack_new (void);
void xep_page_stack_clear (XepPageStack *self);
/* @title: whose document it is, or what a list is called. Takes a reference. */
void xep_page_stack_append (XepPageStack *self, XepPages *pages, const char *title);
guint xep_page_stack_get_n_pages (XepPageStack *self);
guint xep_page_stack_get_n_documents (XepPageStack *self);
guint xep_page_stack_get_document_of (XepPageStack *self, guint page);
guint xep_page_stack_get_first_page (XepPageStack *self, guint document);
XepPages *xep_page_stack_get_document (XepPageStack *self, guint document);
const char *xep_page_stack_get_title (XepPageStack *self, guint document);
/* What whoever prints these documents must be told; added as they come. */
void xep_page_stack_add_notes (XepPageStack *self, const XepReportNotes *notes);
const XepReportNotes *xep_page_stack_get_notes (XepPageStack *self);
/* How many documents there will be when all are laid out; 0 while that is not known. */
void xep_page_stack_set_expected (XepPageStack *self, guint n_documents);
guint xep_page_stack_get_expected (XepPageStack *self);
/* Points. */
void xep_page_stack_get_size (XepPageStack *self, guint page, double *width, double *height);
gboolean xep_page_stack_is_landscape (XepPageStack *self, guint page);
void xep_page_stack_draw (XepPageStack *self, guint page, cairo_t *cr);
/* What is looked at on the screen only: see xep_pages_draw_measures(). */
void xep_page_stack_draw_measures (XepPageStack *self, guint page, cairo_t *cr);

G_END_DECLS
