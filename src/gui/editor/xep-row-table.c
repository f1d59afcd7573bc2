/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-row-table.h"

#include <glib/gi18n.h>

static const XepRowChoice paces[] = {
  { "", N_("Not said") }, { "on-time", N_("On time") },
  { "late", N_("Late") }, { "undone", N_("Not done") },
  { NULL, NULL },
};

static const XepRowChoice states[] = {
  { "", N_("Not said") },
  { "done", N_("Remedied") },
  { "partial", N_("Being remedied") },
  { "open", N_("Not remedied") },
  { NULL, NULL },
};

/* In the order of the seven columns of the attachment. */
static const XepRowColumn task_columns[] = {
  { "content", 0, 12 },    { "due", 1, 3 },      { "progress", 1, 5 }, { "product", 1, 4 },
  { "pace", 2, 3, paces }, { "exceeded", 2, 2 }, { "note", 2, 7 },
};

/* The plan, section III: each shortcoming with its measure and the time it takes. */
static const XepRowColumn shortcoming_columns[] = {
  { "text", 0, 12 },
  { "measure", 1, 6 },
  { "due", 1, 3 },
  { "responsible", 1, 3 },
};

static const XepRowColumn remedy_columns[] = {
  { "state", 1, 3, states },
  { "percent", 1, 2 },
  { "difficulty", 1, 4 },
  { "responsibility", 1, 3 },
};

static const XepRowColumn prompt_columns[] = {
  { "text", 0, 12 },   { "body", 1, 6 },  { "number", 1, 3 },         { "date", 1, 3 },
  { "answer", 2, 12 }, { "cause", 3, 6 }, { "responsibility", 3, 6 },
};

static const XepRowColumn complaint_columns[] = {
  { "content", 0, 12 }, { "received", 1, 3 }, { "sender", 1, 9 },
  { "answered", 2, 3 }, { "number", 2, 3 },   { "outcome", 2, 6 },
};

const XepRowTable xep_task_table
    = { XEP_SCOPE_TASK, N_("Task %u"), TRUE, task_columns, G_N_ELEMENTS (task_columns) };
const XepRowTable xep_shortcoming_table
    = { XEP_SCOPE_SHORTCOMING, N_("Shortcoming %u"), TRUE, shortcoming_columns,
        G_N_ELEMENTS (shortcoming_columns) };
const XepRowTable xep_remedy_table
    = { XEP_SCOPE_REMEDY, N_("Remedy %u"), FALSE, remedy_columns, G_N_ELEMENTS (remedy_columns) };
const XepRowTable xep_prompt_table
    = { XEP_SCOPE_PROMPT, N_("Prompt %u"), TRUE, prompt_columns, G_N_ELEMENTS (prompt_columns) };
const XepRowTable xep_complaint_table = { XEP_SCOPE_COMPLAINT, N_("Complaint %u"), TRUE,
                                          complaint_columns, G_N_ELEMENTS (complaint_columns) };
