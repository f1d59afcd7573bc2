/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* A small office to print many papers of, with forms of its own. */

/* Two cells, the second below the first, the year open. In the first: its head Páo, the leader Ánh
 * (rated as a member too), the villager Mỷ; in the second: two members of one name. */
typedef struct
{
  XepStore *store;
  char *own_forms;
  char *dir;
  gint64 cell, lower_cell;
  gint64 period;
} Office;

/* For g_test_add(). */
void office_set_up (Office *office, gconstpointer data);
void office_tear_down (Office *office, gconstpointer data);
void office_add_person (
    Office *office, const char *name, XepSubjectKind kind, gint64 cell, gboolean head);
gint64 office_find_assessment (Office *office, const char *name, XepSubjectKind kind);
/* A path in its folder for what is written. All (transfer full). */
char *office_path (Office *office, const char *name);
/* Names of the files in a folder, sorted, one on a line. */
char *office_list_folder (const char *path);
/* What stands in a PDF, a line for each paper. */
char *office_read_papers (const char *path);
/* The same without the numbers of the assessments. */
char *office_read_names (const char *path);

G_END_DECLS
