/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XepOdtXml:
 *
 * One stretch of XML in memory. Any failure (there is no memory left) is kept until
 * xep_odt_xml_finish(): nothing in between has to be checked.
 */
typedef struct _XepOdtXml XepOdtXml;

XepOdtXml *xep_odt_xml_new (void);
void xep_odt_xml_free (XepOdtXml *self);
/* What comes first in a file; nothing for a stretch that goes into another. */
void xep_odt_xml_begin (XepOdtXml *self);
/* Begins and ends an element; attributes come right after xep_odt_xml_open(). */
void xep_odt_xml_open (XepOdtXml *self, const char *name);
void xep_odt_xml_close (XepOdtXml *self);
void xep_odt_xml_attribute (XepOdtXml *self, const char *name, const char *value);
void xep_odt_xml_integer (XepOdtXml *self, const char *name, guint value);
/* A length with its unit, "mm" or "pt". */
void xep_odt_xml_length (XepOdtXml *self, const char *name, double value, const char *unit);
/* Character data, without what XML cannot hold. */
void xep_odt_xml_text (XepOdtXml *self, const char *text);
/* An element that holds nothing but a text. */
void xep_odt_xml_element (XepOdtXml *self, const char *name, const char *text);
/* Words of a paragraph: every blank counts, and "\n" breaks the line. @length in bytes. */
void xep_odt_xml_words (XepOdtXml *self, const char *words, gsize length);
/* To be called at the start of each paragraph: where blanks are written in another way. */
void xep_odt_xml_begin_words (XepOdtXml *self);
/* Everything that was written to @other, which is finished by that. */
void xep_odt_xml_append (XepOdtXml *self, XepOdtXml *other);
/* What was written, kept by @self; NULL if there was no memory for it. Nothing may be written
 * afterwards. */
const char *xep_odt_xml_finish (XepOdtXml *self, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepOdtXml, xep_odt_xml_free)

G_END_DECLS
