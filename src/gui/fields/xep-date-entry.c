/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-date-entry.h"

#include <glib/gi18n.h>

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

char *
xep_date_entry_dup_future (const char *text)
{
  XepDate date = XEP_DATE_NONE;

  if (!xep_date_parse (text, &date, NULL) || xep_date_compare (date, xep_date_today ()) <= 0)
    return NULL;
  return g_strdup (_("This date is still to come."));
}

char *
xep_date_entry_check (GtkEditable *entry)
{
  g_autoptr (GError) error = NULL;
  XepDate date = XEP_DATE_NONE;

  return xep_date_entry_read (entry, &date, &error) ? NULL : g_strdup (error->message);
}

char *
xep_date_entry_check_past (GtkEditable *entry)
{
  char *wrong = xep_date_entry_check (entry);

  return wrong != NULL ? wrong : xep_date_entry_dup_future (gtk_editable_get_text (entry));
}

static gboolean
has_date (GtkEditable *entry, XepDate *date)
{
  return xep_date_parse (gtk_editable_get_text (entry), date, NULL) && xep_date_is_set (*date);
}

gboolean
xep_date_entry_is_before (GtkEditable *entry, GtkEditable *other)
{
  XepDate date = XEP_DATE_NONE;
  XepDate later = XEP_DATE_NONE;

  return has_date (entry, &date) && has_date (other, &later) && xep_date_compare (date, later) < 0;
}
