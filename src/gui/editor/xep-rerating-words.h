/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-regulation.h"
#include "model/xep-rerating.h"

G_BEGIN_DECLS

/* Both results and the decision between them, in one sentence. (transfer full) */
char *xep_rerating_words_dup (const XepRerating *self, XepRegulation *regulation);

G_END_DECLS
