/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-row-table.h"

#include <glib/gi18n.h>

static const XepRowChoice paces[] = {
  { "", N_("Not said") },
  { "on-time", N_("On time") },
  { "late", N_("Late") },
  { "undone", N_("Not done") },
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
  { "content", N_("Task or work"), XEP_ROW_TEXT, 0, 12, NULL },
  { "due", N_("Time limit"), XEP_ROW_LINE, 1, 3, NULL },
  { "progress", N_("How it went"), XEP_ROW_TEXT, 1, 5, NULL },
  { "product", N_("Finished product"), XEP_ROW_TEXT, 1, 4, NULL },
  { "pace", N_("Pace"), XEP_ROW_CHOICE, 2, 3, paces },
  { "exceeded", N_("Exceeded"), XEP_ROW_CHECK, 2, 2, NULL },
  { "note", N_("Note"), XEP_ROW_TEXT, 2, 7, NULL },
};

/* The plan, section III: each shortcoming with its measure and the time it takes. */
static const XepRowColumn shortcoming_columns[] = {
  { "text", N_("Shortcoming or fault"), XEP_ROW_TEXT, 0, 12, NULL },
  { "measure", N_("Measure"), XEP_ROW_TEXT, 1, 6, NULL },
  { "due", N_("To be remedied by"), XEP_ROW_DUE, 1, 3, NULL },
  { "responsible", N_("Responsible"), XEP_ROW_LINE, 1, 3, NULL },
};

static const XepRowColumn remedy_columns[] = {
  { "state", N_("State"), XEP_ROW_CHOICE, 1, 3, states },
  { "percent", N_("Degree (%)"), XEP_ROW_PERCENT, 1, 2, NULL },
  { "difficulty", N_("Difficulties"), XEP_ROW_TEXT, 1, 4, NULL },
  { "responsibility", N_("Responsibility"), XEP_ROW_TEXT, 1, 3, NULL },
};

static const XepRowColumn prompt_columns[] = {
  { "text", N_("Matter to speak of"), XEP_ROW_TEXT, 0, 12, NULL },
  { "body", N_("Body that asks"), XEP_ROW_LINE, 1, 6, NULL },
  { "number", N_("Document number"), XEP_ROW_LINE, 1, 3, NULL },
  { "date", N_("Date"), XEP_ROW_DATE, 1, 3, NULL },
  { "answer", N_("Answer"), XEP_ROW_TEXT, 2, 12, NULL },
  { "cause", N_("Cause"), XEP_ROW_TEXT, 3, 6, NULL },
  { "responsibility", N_("Responsibility"), XEP_ROW_TEXT, 3, 6, NULL },
};

const XepRowTable xep_task_table
    = { "task", N_("Task %u"), TRUE, task_columns, G_N_ELEMENTS (task_columns) };
const XepRowTable xep_shortcoming_table = { "shortcoming", N_("Shortcoming %u"), TRUE,
                                            shortcoming_columns,
                                            G_N_ELEMENTS (shortcoming_columns) };
const XepRowTable xep_remedy_table
    = { "remedy", N_("Remedy %u"), FALSE, remedy_columns, G_N_ELEMENTS (remedy_columns) };
const XepRowTable xep_prompt_table
    = { "prompt", N_("Prompt %u"), TRUE, prompt_columns, G_N_ELEMENTS (prompt_columns) };
