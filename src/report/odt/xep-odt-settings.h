/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/odt/xep-odt-xml.h"

G_BEGIN_DECLS

/* settings.xml: what LibreOffice must know to lay a text out as meant. Unset, it would take a
 * text for one of an old version, or follow the person's own settings. (transfer full) */
XepOdtXml *xep_odt_settings_build (void);

G_END_DECLS
