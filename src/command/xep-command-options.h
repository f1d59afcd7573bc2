/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "base/xep-error.h"
#include "model/xep-types.h"
#include "report/paper/xep-paper-format.h"

G_BEGIN_DECLS

/* Wrong usage has a domain of its own: it is the exit code 2. */
#define XEP_COMMAND_USAGE (xep_command_usage_quark ())
GQuark xep_command_usage_quark (void);

/* What a command may be given; a set of these says what it needs and what it takes. */
typedef enum
{
  XEP_OPTION_DATABASE = 1 << 0,
  XEP_OPTION_YEAR = 1 << 1,
  XEP_OPTION_PERIOD = 1 << 2,
  XEP_OPTION_STEP = 1 << 3,
  XEP_OPTION_KIND = 1 << 4,
  XEP_OPTION_SUBJECT = 1 << 5,
  XEP_OPTION_UNIT = 1 << 6,
  XEP_OPTION_OUTPUT = 1 << 7,
  XEP_OPTION_REJECTS = 1 << 8,
  XEP_OPTION_DRY_RUN = 1 << 9,
  XEP_OPTION_BLANK = 1 << 10,
  XEP_OPTION_EACH = 1 << 11,
  XEP_OPTION_WHY = 1 << 12,
  XEP_OPTION_EFFECTIVE = 1 << 13,
  XEP_OPTION_TITLE = 1 << 14,
  XEP_OPTION_CONFIRM = 1 << 20,
  XEP_OPTION_PLACES = 1 << 21,
  XEP_OPTION_FORMAT = 1 << 22,
  XEP_OPTION_MAPPING = 1 << 23,
  XEP_OPTION_NEW = 1 << 15, /* a new file although copies of a lost one exist */
} XepCommandOption;

/**
 * XepCommandOptions:
 * @words: what is no option: the command, its forms, files and KEY=VALUE
 * @given: which XepCommandOption were given
 * @kind: -1 when not given
 * @format: NULL when not given, and for a table of lines (@lines)
 */
typedef struct
{
  GPtrArray *words; /* char* */
  guint given;
  char *database;
  int year;
  XepPeriodCode period;
  XepStep step;
  int kind;
  GPtrArray *subjects; /* char* */
  char *unit;
  char *output;
  char *rejects;
  char *each; /* folder */
  const XepPaperFormat *format;
  gboolean lines; /* --format csv */
  char *mapping;
  XepDate effective; /* a whole date */
  char *title;       /* of a meeting */
  char *why;         /* reason of a change, for the audit */
} XepCommandOptions;

/* Reads the arguments (without the program's name), in any order: --name VALUE, --name=VALUE, -o
 * VALUE; what follows "--" is words. @error: %XEP_COMMAND_USAGE. (transfer full) */
XepCommandOptions *xep_command_options_parse (int argc, char **argv, GError **error) XEP_MUST_CHECK;
void xep_command_options_free (XepCommandOptions *self);
/* "--year", for a message. */
const char *xep_command_option_name (XepCommandOption option);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepCommandOptions, xep_command_options_free)

G_END_DECLS
