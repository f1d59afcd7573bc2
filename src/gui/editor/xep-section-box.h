/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-input.h"

G_BEGIN_DECLS

/* Small pieces the sections of the editor share. */

/* A heading over a section. */
GtkWidget *xep_section_box_heading (const char *text);
/* A label that names @field: visible before it and read by assistive technology. */
GtkWidget *xep_section_box_label (const char *text, XepInput *field);
/* A vertical box of the section's spacing as the only child of @section. */
GtkWidget *xep_section_box_new (GtkWidget *section);
/* Removes the children of a box. */
void xep_section_box_empty (GtkWidget *box);

G_END_DECLS
