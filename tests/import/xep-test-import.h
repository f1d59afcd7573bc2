/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-import.h"

G_BEGIN_DECLS

/* A store in memory and a folder for workbooks. */
typedef struct
{
  char *dir;
  XepStore *store;
} XepTestImport;

void xep_test_import_set_up (XepTestImport *fixture, gconstpointer data);
void xep_test_import_tear_down (XepTestImport *fixture, gconstpointer data);
/* Imports rows as of xep_test_rows(), a sample, a file; all must succeed. (transfer full) */
XepImportReport *
xep_test_import_rows (XepTestImport *fixture, XepImportKind kind, const char *const *rows);
XepImportReport *
xep_test_import_sample (XepTestImport *fixture, XepImportKind kind, const char *name);
XepImportReport *
xep_test_import_path (XepTestImport *fixture, XepImportKind kind, const char *path);
/* The sample's path. (transfer full) */
char *xep_test_import_sample_path (const char *name);
void xep_test_assert_counts (
    XepImportReport *report, guint added, guint updated, guint unchanged, guint refused);
/* The @index-th refusal is of @cell and its reason holds @words. */
void
xep_test_assert_refused (XepImportReport *report, guint index, const char *cell, const char *words);
/* The only person of the name (and birth date, "" any); fails if there are none or several.
 * (transfer full) */
XepPerson *xep_test_find_person (XepStore *store, const char *name, const char *birth_date);
guint xep_test_count_people (XepStore *store);
guint xep_test_count_units (XepStore *store, gboolean party_cell);
/* "title/branch/unit/head; …" of the current posts. (transfer full) */
char *xep_test_describe_posts (XepPerson *person);

G_END_DECLS
