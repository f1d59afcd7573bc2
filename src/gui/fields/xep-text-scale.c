/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-text-scale.h"

/* In 1024ths of a dot per inch. */
#define ORDINARY (96 * 1024)

int
xep_text_scale (int pixels)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int resolution = 0;

  if (settings != NULL)
    g_object_get (settings, "gtk-xft-dpi", &resolution, NULL);
  return resolution > ORDINARY ? (int) ((gint64) pixels * resolution / ORDINARY) : pixels;
}

void
xep_text_scale_column (GtkColumnViewColumn *column, int pixels)
{
  if (pixels > 0)
    gtk_column_view_column_set_fixed_width (column, xep_text_scale (pixels));
  else
    gtk_column_view_column_set_expand (column, TRUE);
}
