/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-gui"

#include "config.h"

#include "gui/xep-date-entry.h"

void
xep_date_entry_show (GtkEditable *entry, XepDate date)
{
  g_autofree char *text = xep_date_format (date);

  if (!g_str_equal (text, gtk_editable_get_text (entry)))
    gtk_editable_set_text (entry, text);
}

gboolean
xep_date_entry_read (GtkEditable *entry, XepDate *date, GError **error)
{
  if (!xep_date_parse (gtk_editable_get_text (entry), date, error))
    return FALSE;
  xep_date_entry_show (entry, *date);
  return TRUE;
}
