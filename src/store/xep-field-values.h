/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-field.h"

G_BEGIN_DECLS

/**
 * XepFieldValues:
 *
 * All that is keyed of one record, read at one moment, by address.
 */
typedef struct _XepFieldValues XepFieldValues;

/* Errors: those of the database. A record that is not there has no values. (transfer full) */
XepFieldValues *
xep_field_values_load (XepStore *store, XepEntity entity, gint64 id, GError **error) XEP_MUST_CHECK;
void xep_field_values_free (XepFieldValues *self);
/* The text as xep_field_set() takes it; where nothing is stored, what the type has for nothing.
 * NULL if the address names no field. */
const char *xep_field_values_get (XepFieldValues *self, const char *address);
/* The same as it stands on screen, "" for an unknown address. (transfer full) */
char *xep_field_values_dup_shown (XepFieldValues *self, const char *address);

/* One value that is stored, in the order of the scopes and their rows. */
typedef struct
{
  XepScopeId scope;
  const XepField *field; /* NULL for points */
  char *row;
  char *address;
  char *text;
} XepFieldValue;

/* XepFieldValue. (transfer none) */
GPtrArray *xep_field_values_get_all (XepFieldValues *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepFieldValues, xep_field_values_free)

G_END_DECLS
