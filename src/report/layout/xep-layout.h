/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/document/xep-document.h"
#include "report/layout/xep-pages.h"

G_BEGIN_DECLS

/**
 * XepLayout:
 *
 * Lays documents out into pages. Keeps the shaped text of what it has laid out, so that the
 * unchanged labels of a form are shaped once for a thousand copies: use one XepLayout for a whole
 * run. Not for use by two threads at once.
 */
typedef struct _XepLayout XepLayout;

/* XEP_ERROR_NOT_FOUND in words if "Times New Roman" would come out in a font that is not
 * metric-compatible with it. */
XepLayout *xep_layout_new (GError **error) XEP_MUST_CHECK;
void xep_layout_free (XepLayout *self);
/* (transfer full). XEP_ERROR_INVALID if the paper leaves no room for the text. */
XepPages *
xep_layout_paginate (XepLayout *self, XepDocument *document, GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepLayout, xep_layout_free)

G_END_DECLS
