/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A .ui of the program. */
typedef struct
{
  const char *file;
  const char *class_name; /* NULL: no template, what GtkBuilder loads by itself */
  GType (*get_type) (void);
} Template;

/* All there are, made at build time from the folder itself: a new one is in it by itself. */
extern const Template templates[];
extern const guint n_templates;

G_END_DECLS
