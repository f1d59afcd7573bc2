/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/* Where things lie. All (transfer full), built with GLib's path functions. */

/* Shipped data: $XEPLOAI_DATA_DIR, else ../share/xeploai beside the program, else the build-time
 * folder. */
char *xep_paths_get_data_dir (void);
char *xep_paths_get_data_file (const char *folder, const char *name);
/* $XDG_DATA_HOME/xeploai: the clerk's own folder (database, own forms and regulations). */
char *xep_paths_get_user_dir (void);
char *xep_paths_get_default_database (void);
/* Folder of the running program, and FOLDER of the "share" beside it; NULL if unknown or missing.
 */
char *xep_paths_get_program_dir (void);
char *xep_paths_get_share_dir (const char *folder);
/* The absolute name of the file itself: symbolic links are followed, also to a file that is not
 * there (yet). */
char *xep_paths_resolve (const char *path);
/* Creates @dir with mode 0700 if it is missing. */
gboolean xep_paths_ensure_private_dir (const char *dir, GError **error) XEP_MUST_CHECK;

G_END_DECLS
