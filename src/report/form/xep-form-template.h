/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "report/form/xep-form-columns.h"
#include "report/form/xep-form-parts.h"

G_BEGIN_DECLS

/* A form between its XML and the documents made from it. Everything lies on the form's arena. */

/* "field", "field=value"; met by any value, or by that one. A list is met by having rows. */
typedef struct
{
  const char *field; /* interned; NULL: always met */
  const char *value;
  gboolean list;
  gboolean negated;
} XepCondition;

/* How the value of a field is written. */
typedef enum
{
  XEP_WRITE_PLAIN,
  XEP_WRITE_UPPER, /* ":upper": in capitals */
  XEP_WRITE_WORDS, /* ":words": a number in words */
  XEP_WRITE_LONG,  /* ":long": ngày 05 tháng 02 năm 2026 */
} XepWriting;

/* A piece of a text: fixed words, or a field. */
typedef struct
{
  const char *field; /* interned; NULL for fixed words */
  const char *words; /* fixed words, or NULL */
  guint length;      /* bytes of @words */
  guint dots;        /* dots printed for an empty field: always if asked for, else on blank forms */
  gboolean always;
  XepWriting writing;
  guint flags;                   /* XepRunFlags */
  const XepCondition *condition; /* of the <span> it stands in, or NULL */
  guint note;      /* 1 + XepNote of that <span>: not printed on a blank form; 0: none */
  gboolean counts; /* the first part of such a <span>: its note is counted here */
} XepTemplatePart;

typedef struct
{
  XepTemplatePart *parts;
  guint n_parts;
  gboolean fixed; /* no fields, no conditions: @text is ready */
  XepText text;
} XepTemplateText;

typedef enum
{
  XEP_NODE_PARAGRAPH,
  XEP_NODE_LEADERS,
  XEP_NODE_LINES,
  XEP_NODE_CHOICE,
  XEP_NODE_COLUMNS,
  XEP_NODE_TABLE,
  XEP_NODE_PAGE_BREAK,
  XEP_NODE_EACH,
  XEP_NODE_USE, /* the blocks of a part are its children */
  XEP_NODE_ROW,
  /* inside the above */
  XEP_NODE_LEADER,
  XEP_NODE_OPTION,
  XEP_NODE_COLUMN,
  XEP_NODE_CELL,
} XepNodeKind;

typedef struct _XepFormNode XepFormNode;

struct _XepFormNode
{
  XepNodeKind kind;
  XepCondition condition;
  XepStyle style;
  guint flags; /* XepRunFlags of all its text */
  XepTemplateText text;
  XepTemplateText label; /* leader */
  const char *field;     /* lines, choice: interned */
  const char *value;     /* option */
  const char *list;      /* each: interned */
  guint count;           /* lines; rows of an empty list on a blank form */
  double share;          /* leader, column */
  double height;         /* row, mm */
  gboolean rule;
  gboolean with_previous;
  XepRowKind row_kind;
  gboolean keep_with_next;
  guint column; /* cell */
  guint colspan;
  guint rowspan;
  XepAlign align;
  XepFormNode **children;
  guint n_children;
  /* table */
  XepTableColumn *columns;
  XepFormColumn *widths; /* NULL if no column may be narrow */
  double width;          /* of the table, mm */
  guint n_columns;
  XepRow *header;
  guint n_header;
};

/* What the reader makes of the XML. */
typedef struct
{
  XepArena *arena;
  XepPaper paper;
  XepFormNode **nodes;
  guint n_nodes;
  XepTemplateText footer_left;
  XepTemplateText footer_right;
  XepCondition footer_left_condition;
  XepCondition footer_right_condition;
} XepFormTemplate;

/* Reads styles, footer and blocks of @form and what it takes of @parts; @template has its arena and
 * paper. @name: of the file, for messages. */
gboolean xep_form_read_template (XepFormTemplate *template,
                                 xmlNode *form,
                                 const char *name,
                                 XepFormParts *parts,
                                 GError **error) XEP_MUST_CHECK;
/* The fields and lists that a template prints or asks for: a set of interned names. (transfer
 * full) */
GHashTable *xep_form_template_list_fields (const XepFormTemplate *template);

/* Text templates: the words of an element, with {field}s and <b> <i> <u> <span> <br/>. */
gboolean xep_template_text_read (XepArena *arena,
                                 xmlNode *element,
                                 guint flags,
                                 const char *name,
                                 gboolean footer,
                                 XepTemplateText *text,
                                 GError **error) XEP_MUST_CHECK;
gboolean xep_condition_read (XepArena *arena,
                             xmlNode *element,
                             const char *name,
                             XepCondition *condition,
                             GError **error) XEP_MUST_CHECK;
/* Interned name of a field that a form may use in this place, or NULL with @error. */
const char *
xep_template_check_field (xmlNode *element, const char *name, const char *field, GError **error);

/* The builder: one document from a template. */
XepDocument *xep_form_template_build (const XepFormTemplate *template,
                                      const char *title,
                                      XepReportData *data,
                                      gboolean blank,
                                      gboolean provisional);

G_END_DECLS
