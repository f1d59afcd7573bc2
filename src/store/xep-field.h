/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-field-type.h"
#include "store/xep-news.h"

G_BEGIN_DECLS

/* What is keyed has one home: a table that says of every stored field where it stands, what it
 * holds and what people call it (xep-field-table.c). The window, the command line, imports and the
 * demonstration key by it, snapshots and the audit read by it. Points of criteria keep a file of
 * their own, and go through the same setter. */

/* Whose fields they are. */
typedef enum
{
  XEP_ENTITY_ASSESSMENT,
  XEP_ENTITY_MEETING,
  XEP_ENTITY_PERSON,
  XEP_ENTITY_COLLECTIVE,
  XEP_ENTITY_UNIT,
} XepEntity;
#define XEP_N_ENTITIES 5

/* The groups of fields, in the order in which they are told. */
typedef enum
{
  XEP_SCOPE_STEP,         /* "self.level": of one of the three steps */
  XEP_SCOPE_CRITERION,    /* "II.1.2.goal": what is said of a criterion beside its points */
  XEP_SCOPE_ASSESSMENT,   /* "discipline": of the whole */
  XEP_SCOPE_TARGET,       /* "target.ID" */
  XEP_SCOPE_DISQUALIFIER, /* "disqualifier.ID", "disqualifier.ID.grounds" */
  XEP_SCOPE_NARRATIVE,    /* "narrative.SECTION" */
  XEP_SCOPE_SHORTCOMING,  /* "shortcoming.1.due", "shortcoming.1": numbered rows */
  XEP_SCOPE_REMEDY,       /* "remedy.ID.state", by the id of a shortcoming brought forward */
  XEP_SCOPE_PROMPT,       /* "prompt.1.body" */
  XEP_SCOPE_MATTER,       /* "matter.ID" */
  XEP_SCOPE_TASK,         /* "task.3.due" */
  XEP_SCOPE_COMPONENT,    /* "dossier.4.received" */
  XEP_SCOPE_COPY,         /* "copy.ID.sent" */
  XEP_SCOPE_COMPLAINT,    /* "complaint.ID.answered"; "complaint.new.content" adds one */
  XEP_SCOPE_MEETING,      /* "chair" */
  XEP_SCOPE_BALLOT,       /* "ballot.ASSESSMENT.valid" */
  /* Records that are written as a whole, each field of which that is different with its entry in
   * the audit. */
  XEP_SCOPE_PERSON, /* "birth_date" */
  XEP_SCOPE_POST,   /* of a person */
  XEP_SCOPE_COLLECTIVE,
  XEP_SCOPE_UNIT,
  XEP_SCOPE_RERATING, /* of an assessment */
} XepScopeId;
#define XEP_N_SCOPES 21

typedef struct _XepField XepField;
typedef struct _XepScope XepScope;
typedef struct _XepFieldEdit XepFieldEdit;

/* A rule that a change must keep, or what follows from it. */
typedef gboolean (*XepFieldRule) (XepFieldEdit *edit, GError **error);

/**
 * XepField:
 * @key: last part of the address; "" if the row is the field
 * @column: of the table; %NULL if to have a row says it all
 * @type: what it holds
 * @label: msgid: what people call it
 * @offset: of the member in the record of the scope; %XEP_FIELD_NO_MEMBER if none has it
 * @limit: as xep_field_type_parse() takes it
 * @select: (nullable): what is read instead of the column
 * @assign: (nullable): what is written instead of "column = ?"
 * @check: (nullable): what a new value must keep
 */
struct _XepField
{
  const char *key;
  const char *column;
  XepFieldType type;
  const char *label;
  gsize offset;
  gint64 limit;
  const char *select;
  const char *assign;
  XepFieldRule check;
};
#define XEP_FIELD_NO_MEMBER ((gsize) -1)

/* How a row of a scope is named in an address. */
typedef enum
{
  XEP_ROWS_ONE,    /* not: the entity has one */
  XEP_ROWS_NAMED,  /* by what its name column holds */
  XEP_ROWS_NUMBER, /* by its place, counted from 1; one past the last adds a row */
  XEP_ROWS_ID,     /* by its id; "new" adds one */
} XepScopeRows;

/**
 * XepScope:
 * @prefix: first part of the address, "" if there is none
 * @owner: column with the id of the entity
 * @name: column with the name of a row
 * @news: what is told of a change: a XepNewsKind
 * @transient: a row that says nothing is no row
 * @after_result: of what is to be done once the result is there: not locked with it
 * @whole: written by its store as a whole record, not field by field
 * @needs_first, @full: (nullable): msgids for rows of a list, which are nothing without their
 *   first field
 * @name_row: (nullable): sets the name of the row right before it is looked for
 * @check_row: (nullable): whether there can be such a row for the entity
 * @check_values: (nullable): whether a row can hold these values; may change others with them
 * @check_removal: (nullable): whether a row can be taken away
 * @add: (nullable): adds a row for "new"
 * @follow: (nullable): what follows from the change, before its own audit entry is written
 */
struct _XepScope
{
  XepEntity entity;
  const char *prefix;
  XepScopeRows rows;
  const char *table;
  const char *owner;
  const char *name;
  const XepField *fields;
  guint n_fields;
  XepNewsKind news;
  gboolean transient;
  gboolean after_result;
  gboolean whole;
  const char *needs_first;
  const char *full;
  XepFieldRule name_row;
  XepFieldRule check_row;
  XepFieldRule check_values;
  XepFieldRule check_removal;
  XepFieldRule add;
  XepFieldRule follow;
};

const XepScope *xep_scope_get (XepScopeId id);
/* NULL if there is none. */
const XepField *xep_scope_find_field (const XepScope *self, const char *key);
/* What people call the field of that key, which there must be, in their language. */
const char *xep_field_get_label (XepScopeId scope, const char *key);
/* "content, due, progress", each after @alias ("s.", "") : what xep_scope_load() reads.
 * (transfer full) */
char *xep_scope_dup_columns (const XepScope *self, const char *alias);
/* Fills the members of @record from consecutive columns of the row, the first field from
 * @column. */
void xep_scope_load (const XepScope *self, XepStatement *row, int column, gpointer record);

/* "ballot.12.valid": the address of a field in the row @row of the scope. (transfer full) */
char *xep_scope_dup_address (const XepScope *self, const char *row, const char *key);
/* "self.level", "II.1.2" of a step as "appraisal.II.1.2", "task.3.due" as it is: the address of
 * what @key means for @step. (transfer full) */
char *xep_field_dup_address (XepStep step, const char *key);

/**
 * xep_field_set:
 * @address: of a field as above, or of a row of a list, which "" takes away
 * @text: (nullable): as people type it; %NULL is ""
 * @why: (nullable): for the audit
 *
 * The one way a field is written: lock, rules, row, audit in one transaction, the news once it is
 * committed. Writing what is there already changes nothing and leaves no audit entry. Errors:
 * %XEP_ERROR_INVALID in words for what cannot be, for an unknown address and for one of another
 * kind of record; %XEP_ERROR_NOT_FOUND; %XEP_ERROR_LOCKED; those of the database.
 */
gboolean xep_field_set (XepStore *store,
                        XepEntity entity,
                        gint64 id,
                        const char *address,
                        const char *text,
                        const char *why,
                        GError **error) XEP_MUST_CHECK;
/* The same for the address that a scope, a row ("" where an entity has one) and a key make. */
gboolean xep_field_set_in (XepStore *store,
                           XepScopeId scope,
                           gint64 id,
                           const char *row,
                           const char *key,
                           const char *text,
                           const char *why,
                           GError **error) XEP_MUST_CHECK;

G_END_DECLS
