/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-text.h"
#include "report/context/xep-report-context-private.h"

/* Subjects that stand under one heading of a list. */
typedef struct
{
  char *id;
  char *title;
  int place;          /* groups come by this, … */
  char *sort_key;     /* … then by this */
  GPtrArray *members; /* XepAssessment, borrowed, in printing order */
} Group;

/* Says which group a subject is in: fills @group, whose members are made later. */
typedef void (*PutInGroup) (XepReportContext *self, const XepAssessment *assessment, Group *group);

static void
group_free (Group *group)
{
  g_free (group->id);
  g_free (group->title);
  g_free (group->sort_key);
  g_clear_pointer (&group->members, g_ptr_array_unref);
  g_free (group);
}

static void
put_in_unit (XepReportContext *self, const XepAssessment *assessment, Group *group)
{
  gboolean known = *assessment->unit_name != '\0';

  group->id = assessment->unit_id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, assessment->unit_id)
                                       : g_strdup (assessment->unit_name);
  group->title = g_strdup (known ? assessment->unit_name : xep_report_context_get_no_unit (self));
  group->place = known ? 0 : 1;
  group->sort_key = xep_text_sort_key (assessment->unit_name);
}

/* Best level first; those without a decision last. */
static void
put_in_level (XepReportContext *self, const XepAssessment *assessment, Group *group)
{
  XepLevel level = assessment->steps[XEP_STEP_DECISION].level;
  const char *title;

  if (assessment->state == XEP_STATE_UNRATED)
    {
      title = xep_paper_words_get (xep_form_get_words (self->form), XEP_WORDS_UNRATED);
      group->place = 1;
    }
  else if (level == XEP_LEVEL_NONE)
    {
      title = xep_paper_words_get (xep_form_get_words (self->form), XEP_WORDS_UNDECIDED);
      group->place = 2;
    }
  else
    {
      title = xep_report_context_get_level_name (self, level);
      group->place = -(int) level;
    }
  group->id = g_strdup_printf ("%d", group->place);
  group->title = g_strdup (title);
  group->sort_key = g_strdup ("");
}

static void
put_in_kind (XepReportContext *self, const XepAssessment *assessment, Group *group)
{
  group->id = g_strdup (xep_kind_to_nick (assessment->kind));
  group->title = g_strdup (xep_regulation_get_kind_name (self->regulation, assessment->kind));
  group->place = (int) assessment->kind;
  group->sort_key = g_strdup ("");
}

/* Types of collectives in the regulation's order; people come after them by their kind. */
static void
put_in_type (XepReportContext *self, const XepAssessment *assessment, Group *group)
{
  GPtrArray *types = xep_regulation_get_collective_types (self->regulation);
  const XepNamedItem *type = xep_named_items_find (types, assessment->collective_type);
  guint place = types->len;

  if (type == NULL)
    {
      put_in_kind (self, assessment, group);
      group->place += (int) types->len;
      return;
    }
  if (!g_ptr_array_find (types, type, &place))
    place = types->len;
  group->id = g_strdup (type->id);
  group->title = g_strdup (type->text);
  group->place = (int) place;
  group->sort_key = g_strdup ("");
}

static const struct
{
  const char *name;
  PutInGroup put;
} groupings[] = {
  { "unit", put_in_unit },
  { "level", put_in_level },
  { "kind", put_in_kind },
  { "type", put_in_type },
};

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *first = *(Group *const *) a;
  const Group *second = *(Group *const *) b;
  int order = g_strcmp0 (first->sort_key, second->sort_key);

  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;
  return order != 0 ? order : g_strcmp0 (first->id, second->id);
}

static GPtrArray *
make_groups (XepReportContext *self, PutInGroup put, GPtrArray *assessments)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < assessments->len; i++)
    {
      XepAssessment *assessment = g_ptr_array_index (assessments, i);
      Group *candidate = g_new0 (Group, 1);
      Group *group;

      put (self, assessment, candidate);
      group = g_hash_table_lookup (by_id, candidate->id);
      if (group == NULL)
        {
          group = candidate;
          group->members = g_ptr_array_new ();
          g_hash_table_insert (by_id, group->id, group);
          g_ptr_array_add (groups, group);
        }
      else
        group_free (candidate);
      g_ptr_array_add (group->members, assessment);
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static gboolean
add_members (XepReportContext *self, XepReportData *data, GPtrArray *members, GError **error)
{
  for (guint i = 0; i < members->len; i++)
    if (!xep_report_context_fill_subject (self, xep_report_data_add_row (data, "subjects"),
                                          g_ptr_array_index (members, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_groups (XepReportContext *self,
            XepReportData *data,
            PutInGroup put,
            GPtrArray *assessments,
            GError **error)
{
  g_autoptr (GPtrArray) groups = make_groups (self, put, assessments);

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = g_ptr_array_index (groups, i);
      XepReportData *row = xep_report_data_add_row (data, "groups");

      xep_report_data_set_text (row, "group_title", group->title);
      xep_report_data_set_integer (row, "group_count", (int) group->members->len);
      if (!add_members (self, row, group->members, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
xep_report_context_add_subjects (XepReportContext *self,
                                 XepReportData *data,
                                 GPtrArray *assessments,
                                 GError **error)
{
  if (!xep_form_uses (self->form, "subjects"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    if (g_str_equal (xep_form_get_group (self->form), groupings[i].name))
      return add_groups (self, data, groupings[i].put, assessments, error);
  return add_members (self, data, assessments, error);
}
