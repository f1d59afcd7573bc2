/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/* Runs when copies go to another folder from now on. @asking: as given. */
typedef void (*XepCopyFolderChosen) (GtkWidget *asking);

/* Lets a person choose another folder for copies of the file @database, tries it and makes a copy
 * there, which is told if it fails. @store (nullable): the open file; where it is not open no copy
 * is made. Nothing is called when @asking has gone meanwhile. */
void xep_copy_folder_choose (GtkWidget *asking,
                             XepStore *store,
                             const char *database,
                             XepCopyFolderChosen chosen);

G_END_DECLS
