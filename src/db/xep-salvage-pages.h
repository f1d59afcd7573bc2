/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/* Between the files of db/ only: a damaged file read page by page, without SQLite, which stops at
 * the first broken one. Nothing in it is believed: every offset is checked against the page. The
 * format is that of https://www.sqlite.org/fileformat2.html. */

typedef enum
{
  XEP_SALVAGE_NULL,
  XEP_SALVAGE_INTEGER,
  XEP_SALVAGE_REAL,
  XEP_SALVAGE_TEXT,
  XEP_SALVAGE_BLOB,
} XepSalvageType;

/* A value of a record; @data points into the record. */
typedef struct
{
  XepSalvageType type;
  gint64 integer;
  double real;
  const guint8 *data;
  gsize size;
} XepSalvageValue;

/**
 * XepSalvageRecord:
 * @rowid: 0 in a tree without row ids
 * @payload: owns what the values point to
 * @values: XepSalvageValue
 */
typedef struct
{
  gint64 rowid;
  GByteArray *payload;
  GArray *values;
} XepSalvageRecord;

typedef enum
{
  XEP_SALVAGE_INDEX_INTERIOR = 2,
  XEP_SALVAGE_TABLE_INTERIOR = 5,
  XEP_SALVAGE_INDEX_LEAF = 10,
  XEP_SALVAGE_TABLE_LEAF = 13,
} XepSalvagePageType;

typedef struct _XepSalvagePages XepSalvagePages;

/* Reads the file @path and the committed part of the log beside it. */
XepSalvagePages *xep_salvage_pages_new (const char *path, GError **error) XEP_MUST_CHECK;
void xep_salvage_pages_free (XepSalvagePages *self);
/* Pages are numbered from 1. */
guint xep_salvage_pages_get_count (XepSalvagePages *self);
/* user_version, as far as the first page tells it; 0 if not. */
int xep_salvage_pages_get_version (XepSalvagePages *self);
/* There is a log of which something could not be used. */
gboolean xep_salvage_pages_lost_log (XepSalvagePages *self);
/* An XepSalvagePageType, or 0 if the page is no page of a tree. */
guint xep_salvage_pages_get_type (XepSalvagePages *self, guint page);
guint xep_salvage_pages_count_cells (XepSalvagePages *self, guint page);
/* The page below cell @cell of an interior page, the last one for the number of cells; 0 if it
 * cannot be told. */
guint xep_salvage_pages_get_child (XepSalvagePages *self, guint page, guint cell);
/* FALSE if the record cannot be read whole. */
gboolean
xep_salvage_pages_read (XepSalvagePages *self, guint page, guint cell, XepSalvageRecord *record);

void xep_salvage_record_init (XepSalvageRecord *self);
void xep_salvage_record_clear (XepSalvageRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepSalvagePages, xep_salvage_pages_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepSalvageRecord, xep_salvage_record_clear)

G_END_DECLS
