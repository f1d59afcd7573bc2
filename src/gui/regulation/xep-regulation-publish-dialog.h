/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/xep-regulation-edit.h"

G_BEGIN_DECLS

/* Says what the new rules change, asks from which day they are in force and puts them in force.
 * What cannot be is told inside and nothing is written.
 *
 * Signal "published" (char* path): the file is there; the dialog closes. */
#define XEP_TYPE_REGULATION_PUBLISH_DIALOG (xep_regulation_publish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepRegulationPublishDialog,
                      xep_regulation_publish_dialog,
                      XEP,
                      REGULATION_PUBLISH_DIALOG,
                      GtkWindow)

/* @edit must outlive the dialog. */
XepRegulationPublishDialog *
xep_regulation_publish_dialog_new (GtkWindow *parent, XepRegulationEdit *edit);

G_END_DECLS
