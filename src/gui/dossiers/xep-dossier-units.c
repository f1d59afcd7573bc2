/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dossiers/xep-dossier-units.h"

#include "store/xep-paper-store.h"

static void
clear_unit (gpointer data)
{
  g_free (((XepDossierUnit *) data)->name);
}

GArray *
xep_dossier_units_new (void)
{
  GArray *units = g_array_new (FALSE, TRUE, sizeof (XepDossierUnit));

  g_array_set_clear_func (units, clear_unit);
  return units;
}

static void
add_unit (GArray *units, gint64 id, const char *name, gboolean all)
{
  XepDossierUnit unit = { .id = id, .all = all, .name = g_strdup (name) };

  g_array_append_val (units, unit);
}

static void
count_in (XepDossierUnit *unit, const XepPaperRow *paper)
{
  unit->subjects++;
  unit->complete += paper->missing->len == 0 ? 1 : 0;
  unit->missing += paper->missing->len;
}

void
xep_dossier_units_count (GPtrArray *papers, const char *all, GArray *units)
{
  g_array_set_size (units, 0);
  add_unit (units, 0, all, TRUE);
  for (guint i = 0; i < papers->len; i++)
    {
      const XepPaperRow *paper = g_ptr_array_index (papers, i);

      if (units->len == 1
          || g_array_index (units, XepDossierUnit, units->len - 1).id != paper->unit_id)
        add_unit (units, paper->unit_id, paper->unit_name, FALSE);
      count_in (&g_array_index (units, XepDossierUnit, 0), paper);
      count_in (&g_array_index (units, XepDossierUnit, units->len - 1), paper);
    }
}
