/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-connection.h"

/* A small database of its own on the disk, and what it holds. */

#define DATABASE_FILE_VERSION 3

/* A database of that version with @rows rows in "t", open. */
XepConnection *database_file_make_database (const char *path, int rows);
XepConnection *database_file_open (const char *path, XepConnectionMode mode);
void database_file_execute (XepConnection *connection, const char *sql);
void database_file_close_connection (XepConnection *connection);
void database_file_assert_rows (const char *path, int expected);
void database_file_assert_mode (const char *path, int mode);
guint database_file_count_files (const char *dir);
