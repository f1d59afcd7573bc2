/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "command/xep-command-private.h"
#include "command/xep-csv.h"
#include "report/form/xep-form-catalogue.h"
#include "store/xep-assessment-store.h"
#include "store/xep-collective-store.h"
#include "store/xep-finding-store.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"
#include "store/xep-unit-store.h"

/* The list called NAME: its header row is part of the interface and never changes. */
typedef struct
{
  const char *name;
  const char *header;
  guint wanted, taken;
  gboolean (*write) (XepCommand *command, XepCsv *csv, GError **error);
} ListRule;

static void
write_subject_id (XepCsv *csv, char letter, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%c%" G_GINT64_FORMAT, letter, id);

  xep_csv_text (csv, text);
}

static gboolean
list_units (XepCommand *command, XepCsv *csv, GError **error)
{
  g_autoptr (GPtrArray) units = xep_unit_store_list (command->store, FALSE, error);

  if (units == NULL)
    return FALSE;
  for (guint i = 0; i < units->len; i++)
    {
      XepUnit *unit = g_ptr_array_index (units, i);

      xep_csv_integer (csv, unit->id);
      xep_csv_text (csv, unit->name);
      xep_csv_text (csv, unit->party_cell ? "cell" : "office");
      xep_csv_id (csv, unit->parent_id);
      xep_csv_end_line (csv);
    }
  return TRUE;
}

static void
write_person (XepCsv *csv, XepPerson *person)
{
  /* Held now: "Bí thư chi bộ; Trưởng thôn". */
  g_autoptr (GString) posts = g_string_new (NULL);

  for (guint i = 0; i < person->posts->len; i++)
    {
      XepPost *post = g_ptr_array_index (person->posts, i);

      if (xep_post_is_held_on (post, XEP_DATE_NONE))
        g_string_append_printf (posts, "%s%s", posts->len > 0 ? "; " : "", post->title);
    }
  write_subject_id (csv, 'p', person->id);
  xep_csv_text (csv, person->name);
  xep_csv_date (csv, person->birth_date);
  xep_csv_text (csv, person->gender);
  xep_csv_text (csv, person->ethnicity);
  xep_csv_text (csv, person->unit_name);
  xep_csv_text (csv, person->party_card);
  xep_csv_date (csv, person->admitted_on);
  xep_csv_date (csv, person->official_on);
  xep_csv_text (csv, xep_status_to_nick (person->status));
  xep_csv_text (csv, xep_kind_to_nick (person->kind));
  xep_csv_text (csv, xep_tier_to_nick (person->tier));
  xep_csv_text (csv, posts->str);
  xep_csv_end_line (csv);
}

static gboolean
list_people (XepCommand *command, XepCsv *csv, GError **error)
{
  gint64 unit_id = xep_command_find_unit (command, error);
  g_autoptr (GPtrArray) people = NULL;

  if (unit_id < 0)
    return FALSE;
  people = xep_person_store_list (command->store, unit_id, FALSE, error);
  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      XepPerson *person = g_ptr_array_index (people, i);

      if (command->options->kind < 0 || command->options->kind == (int) person->kind)
        write_person (csv, person);
    }
  return TRUE;
}

static gboolean
list_collectives (XepCommand *command, XepCsv *csv, GError **error)
{
  gint64 unit_id = xep_command_find_unit (command, error);
  g_autoptr (GPtrArray) collectives = NULL;

  if (unit_id < 0)
    return FALSE;
  collectives = xep_collective_store_list (command->store, FALSE, error);
  if (collectives == NULL)
    return FALSE;
  for (guint i = 0; i < collectives->len; i++)
    {
      XepCollective *collective = g_ptr_array_index (collectives, i);

      if (unit_id != 0 && unit_id != collective->unit_id)
        continue;
      write_subject_id (csv, 'c', collective->id);
      xep_csv_text (csv, collective->name);
      xep_csv_text (csv, collective->type);
      xep_csv_text (csv, collective->unit_name);
      xep_csv_end_line (csv);
    }
  return TRUE;
}

static void
write_assessment (XepCsv *csv, XepAssessment *assessment, XepRegulation *regulation)
{
  g_autoptr (XepSuggestion) suggestion = xep_assessment_suggest (assessment, regulation);

  xep_csv_integer (csv, assessment->id);
  xep_csv_text (csv, assessment->subject_id);
  xep_csv_text (csv, assessment->subject_name);
  xep_csv_text (csv, xep_kind_to_nick (assessment->kind));
  xep_csv_text (csv, assessment->unit_name);
  xep_csv_text (csv, assessment->criteria_set);
  for (int i = 0; i < XEP_N_STEPS; i++)
    {
      xep_csv_points (csv, assessment->steps[i].totals.total);
      xep_csv_text (csv, xep_level_to_nick (assessment->steps[i].level));
    }
  xep_csv_text (csv, xep_level_to_nick (suggestion->level));
  xep_csv_text (csv, xep_state_to_nick (assessment->state));
  xep_csv_end_line (csv);
}

static gboolean
list_assessments (XepCommand *command, XepCsv *csv, GError **error)
{
  gint64 period_id = xep_command_find_period (command, error);
  gint64 unit_id = period_id != 0 ? xep_command_find_unit (command, error) : -1;
  int kind = command->options->kind;
  XepRegulation *regulation;
  g_autoptr (GPtrArray) assessments = NULL;

  if (unit_id < 0)
    return FALSE;
  regulation = xep_store_get_period_regulation (command->store, period_id, error);
  if (regulation == NULL)
    return FALSE;
  assessments = xep_assessment_store_load_all (command->store, period_id, error);
  if (assessments == NULL)
    return FALSE;
  for (guint i = 0; i < assessments->len; i++)
    {
      XepAssessment *assessment = g_ptr_array_index (assessments, i);

      if ((kind < 0 || kind == (int) assessment->kind)
          && (unit_id == 0 || unit_id == assessment->unit_id))
        write_assessment (csv, assessment, regulation);
    }
  return TRUE;
}

/* The nicks of the kinds or periods that @form has, with blanks between. (transfer full) */
static char *
join_kinds (XepForm *form)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < XEP_N_KINDS; i++)
    if (xep_form_has_kind (form, (XepSubjectKind) i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              xep_kind_to_nick ((XepSubjectKind) i));
  return g_strdup (text->str);
}

static char *
join_periods (XepForm *form)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < XEP_N_PERIODS; i++)
    if (xep_form_has_period (form, (XepPeriodCode) i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              xep_period_to_nick ((XepPeriodCode) i));
  return g_strdup (text->str);
}

static gboolean
list_forms (XepCommand *command, XepCsv *csv, GError **error)
{
  g_autoptr (XepFormCatalogue) catalogue = xep_command_load_forms (error);
  GPtrArray *forms;

  if (catalogue == NULL)
    return FALSE;
  forms = xep_form_catalogue_get_forms (catalogue);
  for (guint i = 0; i < forms->len; i++)
    {
      XepForm *form = g_ptr_array_index (forms, i);
      g_autofree char *kinds = join_kinds (form);
      g_autofree char *periods = join_periods (form);

      xep_csv_text (csv, xep_form_get_id (form));
      xep_csv_text (csv, xep_form_get_title (form));
      xep_csv_text (csv, kinds);
      xep_csv_text (csv, periods);
      xep_csv_text (csv, xep_form_is_provisional (form) ? "yes" : "no");
      xep_csv_end_line (csv);
    }
  return TRUE;
}

/* Adds the ids of the period that --kind and --unit ask for. */
static gboolean
collect_ids (XepCommand *command, gint64 period_id, gint64 unit_id, GHashTable *ids, GError **error)
{
  g_autoptr (GArray) list = xep_assessment_store_list_ids (command->store, period_id,
                                                           command->options->kind, unit_id, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    g_hash_table_add (ids, g_memdup2 (&g_array_index (list, gint64, i), sizeof (gint64)));
  return TRUE;
}

/* The assessments whose findings are asked for: of one period, or (0) of all. (transfer full) */
static GHashTable *
list_wanted (XepCommand *command, gint64 period_id, GError **error)
{
  gint64 unit_id = xep_command_find_unit (command, error);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) periods
      = unit_id >= 0 ? xep_period_store_list (command->store, error) : NULL;

  if (periods == NULL)
    return NULL;
  for (guint i = 0; i < periods->len; i++)
    {
      const XepPeriod *period = g_ptr_array_index (periods, i);

      if ((period_id == 0 || period_id == period->id)
          && !collect_ids (command, period->id, unit_id, ids, error))
        return NULL;
    }
  return g_steal_pointer (&ids);
}

/* What is about a person and not a rating belongs to every list. */
static gboolean
list_findings (XepCommand *command, XepCsv *csv, GError **error)
{
  gboolean one_period = (command->options->given & XEP_OPTION_PERIOD) != 0;
  gint64 period_id = one_period ? xep_command_find_period (command, error) : 0;
  g_autoptr (GHashTable) wanted = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if (one_period && period_id == 0)
    return FALSE;
  wanted = list_wanted (command, period_id, error);
  findings = wanted != NULL ? xep_finding_store_list (command->store, period_id, error) : NULL;
  if (findings == NULL)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      const XepFinding *finding = g_ptr_array_index (findings, i);

      if (finding->assessment_id != 0 && !g_hash_table_contains (wanted, &finding->assessment_id))
        continue;
      xep_csv_text (csv, xep_severity_to_nick (finding->severity));
      xep_csv_text (csv, finding->rule);
      xep_csv_id (csv, finding->assessment_id);
      xep_csv_text (csv, finding->subject_id);
      xep_csv_text (csv, finding->text);
      xep_csv_end_line (csv);
    }
  return TRUE;
}

#define PERIOD_OPTIONS (XEP_OPTION_YEAR | XEP_OPTION_PERIOD)
#define FILTER_OPTIONS (XEP_OPTION_KIND | XEP_OPTION_UNIT)

static const ListRule rules[] = {
  { "assessments",
    "id,subject_id,name,kind,unit,criteria_set,self_points,self_level,appraisal_points,appraisal_"
    "level,"
    "decision_points,decision_level,suggested_level,state",
    PERIOD_OPTIONS, FILTER_OPTIONS, list_assessments },
  { "collectives", "id,name,type,unit", 0, XEP_OPTION_UNIT, list_collectives },
  { "findings", "severity,rule,assessment_id,subject,text", 0, PERIOD_OPTIONS | FILTER_OPTIONS,
    list_findings },
  { "forms", "id,title,kinds,periods,provisional", 0, 0, list_forms },
  { "people",
    "id,name,birth_date,gender,ethnicity,unit,party_card,admitted_on,official_on,status,kind,tier,"
    "posts",
    0, FILTER_OPTIONS, list_people },
  { "units", "id,name,kind,parent_id", 0, 0, list_units },
};

static const ListRule *
find_rule (XepCommand *command, GError **error)
{
  const char *name = xep_command_word (command, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].name, name))
      return &rules[i];
  g_set_error (error, XEP_COMMAND_USAGE, 0, _("There is no list “%s”. This is how it is used: %s"),
               name, command->usage);
  return NULL;
}

gboolean
xep_command_check_list (XepCommand *command, GError **error)
{
  const ListRule *rule = find_rule (command, error);

  return rule != NULL && xep_command_check_options (command, rule->wanted, rule->taken, error);
}

/**
 * xep_command_list:
 *
 * Writes one list as CSV with a header row of fixed English names. Dates are ISO, points have two
 * places and a point, levels, kinds, steps and tiers are their nicks, an absent value is empty.
 * "units" has the kind "cell" (a chi bộ) or "office".
 */
gboolean
xep_command_list (XepCommand *command, GError **error)
{
  const ListRule *rule = find_rule (command, error);
  XepCsv csv = { command->output, FALSE };

  if (rule == NULL)
    return FALSE;
  g_string_append_printf (command->output, "%s\r\n", rule->header);
  return rule->write (command, &csv, error);
}
