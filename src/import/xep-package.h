/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/xmlreader.h>

#include "base/xep-error.h"

G_BEGIN_DECLS

/**
 * XepPackage:
 *
 * The .zip container of a workbook, its XML parts read as a stream. A part may be at most
 * XEP_PACKAGE_PART bytes, all
 * that is read XEP_PACKAGE_TOTAL, and a large part may not have been compressed more than
 * XEP_PACKAGE_RATIO times (no office program reaches half of that; a zip bomb does).
 */
typedef struct _XepPackage XepPackage;

#define XEP_PACKAGE_FILE (64 * 1024 * 1024)
#define XEP_PACKAGE_PART (64 * 1024 * 1024)
#define XEP_PACKAGE_TOTAL (256 * 1024 * 1024)
#define XEP_PACKAGE_RATIO 250
#define XEP_PACKAGE_ENTRIES 4096

/* @data must outlive the package. DAMAGED if it is no whole .zip. */
XepPackage *
xep_package_new (const void *data, gsize length, const char *name, GError **error) XEP_MUST_CHECK;
void xep_package_free (XepPackage *self);
/* TRUE if there is a part of that name ("xl/workbook.xml"), in whatever case and with whatever
 * slashes. */
gboolean xep_package_has (XepPackage *self, const char *part);
/* The name given on creation, for messages. */
const char *xep_package_get_name (XepPackage *self);
/* Sets the DAMAGED sentence of this file. */
void xep_package_set_damaged (XepPackage *self, GError **error);
/* Sets the sentence for a file that would take too much memory or time; @detail names the limit. */
void xep_package_set_hostile (XepPackage *self, const char *detail, GError **error);

/* What a reader of a part is told of elements and texts, in document order; any may be NULL. FALSE
 * with @error stops the
 * reading. */
typedef struct
{
  gboolean (*open) (xmlTextReader *reader, gpointer data, GError **error);  /* begins */
  gboolean (*close) (xmlTextReader *reader, gpointer data, GError **error); /* ends; also empty */
  gboolean (*text) (const char *text, gpointer data, GError **error);
} XepPackageVisitor;

/* Reads the part @part to its end. It must be well-formed; a DTD is refused. DAMAGED if there is
 * no such part. */
gboolean xep_package_read (XepPackage *self,
                           const char *part,
                           const XepPackageVisitor *visitor,
                           gpointer data,
                           GError **error) XEP_MUST_CHECK;
/* Attribute by local name, whatever its prefix; NULL if absent. (transfer full) g_free() */
char *xep_package_attribute (xmlTextReader *reader, const char *name);
/* TRUE if the reader stands at an element of that local name. */
gboolean xep_package_at (xmlTextReader *reader, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPackage, xep_package_free)

G_END_DECLS
