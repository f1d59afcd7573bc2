/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/form/xep-form-template.h"

G_BEGIN_DECLS

/* A part being read, and the one that uses it: a part must not come to use itself. */
typedef struct _XepFormUse XepFormUse;

struct _XepFormUse
{
  const char *part;
  const XepFormUse *outer;
};

/* What the functions that read a form share. */
typedef struct
{
  XepFormTemplate *template;
  const char *name;          /* of the file read now, for messages */
  GHashTable *styles;        /* id → XepLook: the form's own … */
  GHashTable *shared_styles; /* … and those of its parts */
  XepFormParts *parts;
  const XepFormUse *use; /* the part read now, or NULL */
} XepFormReader;

typedef struct
{
  XepStyle style;
  guint flags;
} XepLook;

gboolean xep_form_read_look (XepFormReader *reader, xmlNode *element, XepLook *look, GError **error)
    XEP_MUST_CHECK;
XepAlign xep_form_read_align (xmlNode *element, XepAlign fallback);
gboolean xep_form_read_each (XepFormReader *reader,
                             xmlNode *element,
                             XepFormNode *node,
                             GError **error) XEP_MUST_CHECK;
gboolean xep_form_read_table (XepFormReader *reader,
                              xmlNode *element,
                              XepFormNode *node,
                              GError **error) XEP_MUST_CHECK;
void xep_form_allocate_children (XepFormReader *reader,
                                 xmlNode *element,
                                 const char *name,
                                 XepFormNode *node);

G_END_DECLS
