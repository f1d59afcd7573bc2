/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/form/xep-form.h"
#include "report/layout/xep-layout.h"
#include "report/paper/xep-paper-request.h"

G_BEGIN_DECLS

/* The shipped form @id. */
XepForm *fixture_load_form (const char *id);
/* A form written to a file in @dir, with the parts.xml that is there or none; fails the test if it
 * does not load. */
XepForm *fixture_form_from_text (const char *dir, const char *body);
/* The same, as far as the load: NULL with @error. */
XepForm *fixture_try_form (const char *dir, const char *text, GError **error);
/* Data of a filled or an empty PL 5, with the criteria of tests/data/report/pl5-criteria.tsv. */
XepReportData *fixture_pl5 (gboolean filled);
/* A summary list of @count leaders. */
XepReportData *fixture_list (guint count);
XepDocument *fixture_build (XepForm *form, XepReportData *data, gboolean blank);
XepPages *fixture_paginate (XepDocument *document);
/* Writes the pages to DIR/NAME.pdf. (transfer full): its path */
char *fixture_write_pdf (XepPages *pages, const char *dir, const char *name);
/* Runs the request into one file of the format (its id), or into a folder with a file for @each. */
gboolean fixture_run_request (const XepPaperRequest *request,
                              XepStore *store,
                              const char *format,
                              gboolean each,
                              const char *path,
                              XepPaperReport *report,
                              XepReportProgress progress,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error) XEP_MUST_CHECK;
/* The same for one form; @selection: (nullable). */
gboolean fixture_write (XepStore *store,
                        const char *format,
                        const char *form,
                        gint64 period,
                        const XepReportSelection *selection,
                        gboolean blank,
                        const char *path,
                        XepReportProgress progress,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error) XEP_MUST_CHECK;
/* Standard output of a program that must succeed. */
char *fixture_run (const char *program, ...) G_GNUC_NULL_TERMINATED;

/* A word of a PDF as pdftotext finds it: page from 1, millimetres from the paper's top left. */
typedef struct
{
  guint page;
  double left, top, right, bottom;
  char *text;
} FixtureWord;

/* The words of the PDF in reading order. (transfer full) GArray of FixtureWord. */
GArray *fixture_read_words (const char *path);
/* The @nth word (from 0) that is @text; the test fails if there is none. */
const FixtureWord *fixture_find_word (GArray *words, const char *text, guint nth);

/* Removes a folder of plain files. */
void fixture_remove_dir (const char *dir);

/* A folder's path that takes the folder with it: g_autoptr (FixtureDir) dir = xep_test_make_dir ();
 */
typedef char FixtureDir;

void fixture_dir_free (FixtureDir *dir);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FixtureDir, fixture_dir_free)

G_END_DECLS
