/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/form/xep-form.h"

G_BEGIN_DECLS

typedef struct _XepPaperSink XepPaperSink;

/* A kind of file that papers are written to: menus, dialogs, the preview and the command line read
 * this one table. The texts are msgids. */
typedef struct
{
  const char *id;      /* "pdf": in names of actions and on the command line */
  const char *suffix;  /* ".pdf" */
  const char *name;    /* in menus and sentences */
  const char *title;   /* of the dialog that asks where */
  const char *files;   /* what that dialog calls such files */
  const char *pattern; /* "*.pdf" */
  XepPaperSink *(*new_sink) (void);
  gboolean holds_many;  /* papers in one file */
  gboolean sheets_only; /* only forms that are sheets */
} XepPaperFormat;

/* From 0, in the order of the menus; NULL after the last. */
const XepPaperFormat *xep_paper_format_get (guint number);
/* NULL if there is none of this id. */
const XepPaperFormat *xep_paper_format_find (const char *id);
/* By the ending of a file's name, whatever its case; PDF for any other name. */
const XepPaperFormat *xep_paper_format_of_file (const char *name);
/* Whether @form can be written so. */
gboolean xep_paper_format_takes (const XepPaperFormat *self, XepForm *form);

G_END_DECLS
