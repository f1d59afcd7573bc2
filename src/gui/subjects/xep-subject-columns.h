/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/xep-types.h"

G_BEGIN_DECLS

/* Adds the columns of a subject list: name, birth date of people, points of the three steps,
 * level. */
void xep_subject_columns_add (GtkColumnView *view, XepSubjectKind kind);

G_END_DECLS
