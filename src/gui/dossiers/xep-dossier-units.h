/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the dossiers of a unit stand. */
typedef struct
{
  gint64 id;
  gboolean all; /* the sum of all units */
  char *name;
  guint subjects;
  guint complete; /* subjects with nothing missing */
  guint missing;  /* components */
} XepDossierUnit;

/* An empty array of XepDossierUnit that frees what it holds. (transfer full) */
GArray *xep_dossier_units_new (void);
/* Puts the sum of all, called @all, and the units of @papers (XepPaperRow, unit by unit) there. */
void xep_dossier_units_count (GPtrArray *papers, const char *all, GArray *units);

G_END_DECLS
