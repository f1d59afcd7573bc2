/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/shared/xep-plain-list.h"
#include "model/xep-person.h"

G_BEGIN_DECLS

/* A table of people that tells namesakes apart: birth date, unit, Party card, whether they are in
 * the list. */
GtkWidget *xep_person_lines_new (const char *name);
/* @people: XepPerson; the index of each line is its place there. */
void xep_person_lines_show (XepPlainList *list, GPtrArray *people);

G_END_DECLS
