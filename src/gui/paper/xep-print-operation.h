/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/paper/xep-page-stack.h"

G_BEGIN_DECLS

/* Prints the pages of a stack as they are: A4, the whole sheet, the pages' own margins, each
 * page upright or lying as it was laid out. Three sets, each in order (plan V.1: 03 bộ); what the
 * clerk chooses instead stays until the program ends. */
#define XEP_TYPE_PRINT_OPERATION (xep_print_operation_get_type ())
G_DECLARE_FINAL_TYPE (
    XepPrintOperation, xep_print_operation, XEP, PRINT_OPERATION, GtkPrintOperation)

XepPrintOperation *xep_print_operation_new (XepPageStack *stack, const char *job_name);
/* The page in sight, which "current page" prints; from 0. */
void xep_print_operation_set_current (XepPrintOperation *self, guint page);
/* Shows the print dialog and prints; keeps itself alive until the printer has all of it. */
void xep_print_operation_start (XepPrintOperation *self, GtkWindow *parent);

G_END_DECLS
