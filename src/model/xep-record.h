/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-xml.h"

G_BEGIN_DECLS

/* Structs read from XML by tables: a record type says which attribute, text or child element goes
 * into which member, so that reading and freeing are written once. The schema has seen the file
 * before. */

typedef enum
{
  XEP_MEMBER_TEXT,       /* char*: the element's own text */
  XEP_MEMBER_CHILD_TEXT, /* char*: text of the child element, "" if absent */
  XEP_MEMBER_STRING,     /* char*: attribute, "" if absent */
  XEP_MEMBER_ANY_STRING, /* char*: attribute, NULL if absent */
  XEP_MEMBER_STRINGS,    /* char**: attribute split at blanks */
  XEP_MEMBER_INTEGER,    /* int: @fallback if absent */
  XEP_MEMBER_POINTS,     /* XepPoints */
  XEP_MEMBER_DATE,       /* XepDate */
  XEP_MEMBER_FLAG,       /* gboolean: "yes", "no"; FALSE if absent */
  XEP_MEMBER_NICK,       /* an enum: by @values; @fallback if absent */
  XEP_MEMBER_NICK_MASK,  /* guint: 1 << value for each nick of a list; every bit if absent */
  XEP_MEMBER_RECORDS,    /* GPtrArray*: of @record, from the elements of that name */
  XEP_MEMBER_SECTION,    /* the same, inside a child element of this name */
} XepMemberType;

typedef struct _XepRecordType XepRecordType;

/* FALSE for an unknown nick. */
typedef gboolean (*XepFromNick) (const char *nick, int *value);

typedef struct
{
  const char *name; /* attribute or child element; NULL for XEP_MEMBER_TEXT */
  XepMemberType type;
  gsize offset;
  int fallback;
  XepFromNick values;
  const XepRecordType *record;
} XepMember;

struct _XepRecordType
{
  const char *element;
  gsize size;
  const XepMember *fields;
  guint n_fields;
  GDestroyNotify free; /* for arrays of it: calls xep_record_free() with this type */
};

/* What is kept while a file is read: its name, and the element that each record came from, for
 * errors found later. */
typedef struct
{
  const char *name;
  GHashTable *nodes; /* record → xmlNode */
} XepRecordReader;

/* Fills @record (zeroed, of @type's size) from @node. On failure what was read stays and is to be
 * freed. */
gboolean xep_record_read (XepRecordReader *reader,
                          const XepRecordType *type,
                          xmlNode *node,
                          gpointer record,
                          GError **error) XEP_MUST_CHECK;
/* Frees what the members own, not @record itself. */
void xep_record_clear (const XepRecordType *type, gpointer record);
/* The same and @record. */
void xep_record_free (const XepRecordType *type, gpointer record);

G_END_DECLS
