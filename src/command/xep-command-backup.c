/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "command/xep-command-private.h"
#include "db/xep-backup-folder.h"
#include "db/xep-backup.h"
#include "store/xep-backup-store.h"
#include "store/xep-salvage-store.h"

/* A verified copy of the whole file. */
gboolean
xep_command_backup (XepCommand *command, GError **error)
{
  const char *path = xep_command_word (command, 1);

  if (!xep_backup_write (xep_store_get_connection (command->store), path, error))
    return FALSE;
  xep_command_confirm (command, _("The data was copied to “%s” and the copy checked."), path);
  return TRUE;
}

/* Puts a backup in the place of the clerk's file; the old one is kept beside it. */
gboolean
xep_command_restore (XepCommand *command, GError **error)
{
  const char *path = xep_command_word (command, 1);

  if (!xep_backup_store_restore (path, command->database, NULL, error))
    return FALSE;
  xep_command_confirm (command, _("The data of “%s” is back in “%s”."), path, command->database);
  return TRUE;
}

/* What can be read of a damaged file goes into a new one; the damaged one is only read. */
gboolean
xep_command_salvage (XepCommand *command, GError **error)
{
  const char *path = xep_command_word (command, 1);
  g_autofree char *report = NULL;

  if (!g_file_test (command->database, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                   _("There is no data file “%s” that could be saved from."), command->database);
      return FALSE;
    }
  report = xep_salvage_store_run (command->database, path, NULL, error);
  if (report == NULL)
    return FALSE;
  xep_command_say (command, "%s", report);
  xep_command_say (command,
                   _("What could be read of “%s” is in the new file “%s”. The old file was left "
                     "as it is. Look the new file through (xeploai check) before working with "
                     "it."),
                   command->database, path);
  return TRUE;
}

/* Where dated copies go; "default" is the folder beside the data. Works without opening the file,
 * which may be what is not possible. */
gboolean
xep_command_backup_folder (XepCommand *command, GError **error)
{
  const char *folder = xep_command_word (command, 1);
  g_autofree char *chosen = NULL;

  if (folder != NULL
      && !xep_backup_folder_set (command->database, g_str_equal (folder, "default") ? NULL : folder,
                                 error))
    return FALSE;
  chosen = xep_backup_folder_get (command->database);
  xep_command_say (command, _("Dated copies of “%s” go to “%s”."), command->database, chosen);
  return TRUE;
}
