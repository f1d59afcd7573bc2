/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-regulation.h"

G_BEGIN_DECLS

/* Finds the regulation to work with: the newest valid one in force among the clerk's own folder
 * ($XDG_DATA_HOME/xeploai/regulations) and the shipped one. A broken file is reported (@warning:
 * "FILE:LINE: reason", (transfer full), NULL if all is well) and the last good one is used: a
 * copy is kept as last-good.xml in the user folder each time a load succeeds. Fails only when
 * there is no good regulation at all. */
XepRegulation *xep_regulation_library_load_current (char **warning, GError **error) XEP_MUST_CHECK;

G_END_DECLS
