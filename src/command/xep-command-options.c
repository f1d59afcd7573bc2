/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "command/xep-command-options.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"

/* clang-format off */
G_DEFINE_QUARK (xep-command-usage, xep_command_usage)
/* clang-format on */

static gboolean
read_text (const char *text, char **target)
{
  g_free (*target);
  *target = g_strdup (text);
  return *text != '\0';
}

static gboolean
read_database (XepCommandOptions *self, const char *text)
{
  return read_text (text, &self->database);
}

static gboolean
read_year (XepCommandOptions *self, const char *text)
{
  guint64 year;

  /* The years a period can have in the schema. */
  if (!g_ascii_string_to_unsigned (text, 10, 2000, 2200, &year, NULL))
    return FALSE;
  self->year = (int) year;
  return TRUE;
}

static gboolean
read_period (XepCommandOptions *self, const char *text)
{
  g_autofree char *nick = g_ascii_strup (text, -1);

  return xep_period_from_nick (nick, &self->period);
}

static gboolean
read_step (XepCommandOptions *self, const char *text)
{
  return xep_step_from_nick (text, &self->step);
}

static gboolean
read_kind (XepCommandOptions *self, const char *text)
{
  XepSubjectKind kind;

  if (!xep_kind_from_nick (text, &kind))
    return FALSE;
  self->kind = (int) kind;
  return TRUE;
}

/* "p12" or "c3". */
static gboolean
read_subject (XepCommandOptions *self, const char *text)
{
  if ((text[0] != 'p' && text[0] != 'c')
      || !g_ascii_string_to_unsigned (text + 1, 10, 1, G_MAXINT64, NULL, NULL))
    return FALSE;
  g_ptr_array_add (self->subjects, g_strdup (text));
  return TRUE;
}

static gboolean
read_unit (XepCommandOptions *self, const char *text)
{
  g_free (self->unit);
  self->unit = xep_text_clean (text);
  return self->unit[0] != '\0';
}

static gboolean
read_output (XepCommandOptions *self, const char *text)
{
  return read_text (text, &self->output);
}

static gboolean
read_rejects (XepCommandOptions *self, const char *text)
{
  return read_text (text, &self->rejects);
}

static gboolean
read_mapping (XepCommandOptions *self, const char *text)
{
  return read_text (text, &self->mapping);
}

static gboolean
read_each (XepCommandOptions *self, const char *text)
{
  return read_text (text, &self->each);
}

static gboolean
read_format (XepCommandOptions *self, const char *text)
{
  self->format = xep_paper_format_find (text);
  self->lines = g_str_equal (text, "csv");
  return self->format != NULL || self->lines;
}

static gboolean
read_title (XepCommandOptions *self, const char *text)
{
  return read_text (text, &self->title);
}

static gboolean
read_why (XepCommandOptions *self, const char *text)
{
  return read_text (text, &self->why);
}

static gboolean
read_effective (XepCommandOptions *self, const char *text)
{
  return xep_date_parse_iso (text, &self->effective, NULL) && xep_date_is_full (self->effective);
}

/* An option without a function takes no value. */
typedef struct
{
  const char *name;
  XepCommandOption option;
  gboolean (*read) (XepCommandOptions *self, const char *text);
} OptionRule;

static const OptionRule rules[] = {
  { "--blank", XEP_OPTION_BLANK, NULL },
  { "--confirm", XEP_OPTION_CONFIRM, NULL },
  { "--database", XEP_OPTION_DATABASE, read_database },
  { "--dry-run", XEP_OPTION_DRY_RUN, NULL },
  { "--each", XEP_OPTION_EACH, read_each },
  { "--effective", XEP_OPTION_EFFECTIVE, read_effective },
  { "--format", XEP_OPTION_FORMAT, read_format },
  { "--kind", XEP_OPTION_KIND, read_kind },
  { "--mapping", XEP_OPTION_MAPPING, read_mapping },
  { "--new", XEP_OPTION_NEW, NULL },
  { "--output", XEP_OPTION_OUTPUT, read_output },
  { "--period", XEP_OPTION_PERIOD, read_period },
  { "--places", XEP_OPTION_PLACES, NULL },
  { "--rejects", XEP_OPTION_REJECTS, read_rejects },
  { "--step", XEP_OPTION_STEP, read_step },
  { "--subject", XEP_OPTION_SUBJECT, read_subject },
  { "--title", XEP_OPTION_TITLE, read_title },
  { "--unit", XEP_OPTION_UNIT, read_unit },
  { "--why", XEP_OPTION_WHY, read_why },
  { "--year", XEP_OPTION_YEAR, read_year },
  { "-o", XEP_OPTION_OUTPUT, read_output },
};

const char *
xep_command_option_name (XepCommandOption option)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].option == option)
      return rules[i].name;
  g_return_val_if_reached ("");
}

static const OptionRule *
find_rule (const char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strlen (rules[i].name) == length && strncmp (rules[i].name, name, length) == 0)
      return &rules[i];
  return NULL;
}

static gboolean
fail (GError **error, const char *format, const char *argument)
{
  g_set_error (error, XEP_COMMAND_USAGE, 0, format, argument);
  return FALSE;
}

/* Reads the option at @position; moves @position over its value. */
static gboolean
read_option (XepCommandOptions *self, int argc, char **argv, int *position, GError **error)
{
  const char *argument = argv[*position];
  const char *equals = strchr (argument, '=');
  gsize length = equals != NULL ? (gsize) (equals - argument) : strlen (argument);
  const OptionRule *rule = find_rule (argument, length);
  const char *value = equals != NULL ? equals + 1 : NULL;

  if (rule == NULL || (rule->read == NULL && value != NULL))
    return fail (error, _("There is no option “%s”."), argument);
  self->given |= rule->option;
  if (rule->read == NULL)
    return TRUE;
  if (value == NULL && *position + 1 < argc)
    value = argv[++*position];
  if (value == NULL)
    return fail (error, _("The option “%s” wants a value."), rule->name);
  if (!rule->read (self, value))
    return fail (error, _("“%s” is no value for this option."), value);
  return TRUE;
}

static XepCommandOptions *
options_new (void)
{
  XepCommandOptions *self = g_new0 (XepCommandOptions, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->subjects = g_ptr_array_new_with_free_func (g_free);
  self->kind = -1;
  return self;
}

void
xep_command_options_free (XepCommandOptions *self)
{
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->subjects);
  g_free (self->database);
  g_free (self->unit);
  g_free (self->output);
  g_free (self->rejects);
  g_free (self->mapping);
  g_free (self->each);
  g_free (self->title);
  g_free (self->why);
  g_free (self);
}

XepCommandOptions *
xep_command_options_parse (int argc, char **argv, GError **error)
{
  g_autoptr (XepCommandOptions) self = options_new ();
  gboolean only_words = FALSE;

  for (int i = 0; i < argc; i++)
    {
      if (!g_utf8_validate (argv[i], -1, NULL))
        {
          g_set_error_literal (error, XEP_COMMAND_USAGE, 0, _("An argument is not UTF-8 text."));
          return NULL;
        }
      if (only_words || argv[i][0] != '-')
        g_ptr_array_add (self->words, g_strdup (argv[i]));
      else if (g_str_equal (argv[i], "--"))
        only_words = TRUE;
      else if (!read_option (self, argc, argv, &i, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}
