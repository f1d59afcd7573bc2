/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "report/form/xep-form-catalogue.h"

G_BEGIN_DECLS

/* What of the window decides which forms a menu offers. */
typedef struct
{
  XepPeriodCode period;
  int kind;          /* XepSubjectKind of the tab, -1 any */
  gboolean subject;  /* somebody is selected … */
  const char *annex; /* … and assessed by a criteria set of this annex, "" none … */
  XepTier tier;      /* … and managed at this tier */
  gboolean unit;     /* a unit is selected, not all */
} XepExportScope;

/* Menus for printing and for files; items call "win.preview" and the like with "FORM:SCOPE". The
 * papers most wanted of the selected subject (its self-assessment, its review) stand first, all
 * others in submenus by what they are for. (transfer full) */
GMenuModel *xep_export_menu_new_print (XepFormCatalogue *catalogue, const XepExportScope *scope);
GMenuModel *xep_export_menu_new_export (XepFormCatalogue *catalogue, const XepExportScope *scope);

G_END_DECLS
