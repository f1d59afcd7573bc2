/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A function for SQLite to call in the place of fcntl(). A lock of POSIX is lost when anything in
 * the process closes the file, and a file dialog opens and closes every file it lists; the locks
 * made by this one last until they are given back. To other processes they are the same. NULL where
 * the system has only the others. */
GCallback xep_lasting_lock_get_fcntl (void);

G_END_DECLS
