/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-subject-row.h"

#include "model/xep-eligibility.h"
#include "store/xep-assessment-load.h"

struct _XepSubjectRow
{
  GObject parent_instance;

  XepRegulation *regulation;
  char *subject_id;
  gint64 assessment_id;
  char *name;
  char *birth_date;
  gint64 unit_id;
  char *unit_name;
  char *posts;
  char *remark;
  gboolean head;
  XepPoints points[XEP_N_STEPS];
  XepLevel levels[XEP_N_STEPS];
  XepLevel suggested;
};

G_DEFINE_FINAL_TYPE (XepSubjectRow, xep_subject_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SUBJECT_ID,
  PROP_ASSESSMENT_ID,
  PROP_NAME,
  PROP_BIRTH_DATE,
  PROP_UNIT_NAME,
  PROP_POSTS,
  PROP_SELF_POINTS,
  PROP_APPRAISAL_POINTS,
  PROP_DECISION_POINTS,
  PROP_SELF_LEVEL,
  PROP_APPRAISAL_LEVEL,
  PROP_DECISION_LEVEL,
  PROP_SUGGESTED_LEVEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
xep_subject_row_finalize (GObject *object)
{
  XepSubjectRow *self = XEP_SUBJECT_ROW (object);

  g_clear_pointer (&self->regulation, xep_regulation_unref);
  g_free (self->subject_id);
  g_free (self->name);
  g_free (self->birth_date);
  g_free (self->unit_name);
  g_free (self->posts);
  g_free (self->remark);
  G_OBJECT_CLASS (xep_subject_row_parent_class)->finalize (object);
}

static const char *
get_short_name (XepSubjectRow *self, XepLevel level)
{
  const XepLevelRule *rule = xep_regulation_get_level (self->regulation, level);

  return rule != NULL ? rule->short_name : "";
}

static void
xep_subject_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  XepSubjectRow *self = XEP_SUBJECT_ROW (object);

  switch (prop_id)
    {
    case PROP_SUBJECT_ID:
      g_value_set_string (value, self->subject_id);
      break;
    case PROP_ASSESSMENT_ID:
      g_value_set_int64 (value, self->assessment_id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_BIRTH_DATE:
      g_value_set_string (value, self->birth_date);
      break;
    case PROP_UNIT_NAME:
      g_value_set_string (value, self->unit_name);
      break;
    case PROP_POSTS:
      g_value_set_string (value, self->posts);
      break;
    case PROP_SELF_POINTS:
    case PROP_APPRAISAL_POINTS:
    case PROP_DECISION_POINTS:
      g_value_take_string (value, xep_points_format (self->points[prop_id - PROP_SELF_POINTS]));
      break;
    case PROP_SELF_LEVEL:
    case PROP_APPRAISAL_LEVEL:
    case PROP_DECISION_LEVEL:
      g_value_set_string (value, get_short_name (self, self->levels[prop_id - PROP_SELF_LEVEL]));
      break;
    case PROP_SUGGESTED_LEVEL:
      g_value_set_string (value, get_short_name (self, self->suggested));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
xep_subject_row_class_init (XepSubjectRowClass *klass)
{
  static const struct
  {
    guint id;
    const char *name;
  } texts[] = { { PROP_SUBJECT_ID, "subject-id" },
                { PROP_NAME, "name" },
                { PROP_BIRTH_DATE, "birth-date" },
                { PROP_UNIT_NAME, "unit-name" },
                { PROP_POSTS, "posts" },
                { PROP_SELF_POINTS, "self-points" },
                { PROP_APPRAISAL_POINTS, "appraisal-points" },
                { PROP_DECISION_POINTS, "decision-points" },
                { PROP_SELF_LEVEL, "self-level" },
                { PROP_APPRAISAL_LEVEL, "appraisal-level" },
                { PROP_DECISION_LEVEL, "decision-level" },
                { PROP_SUGGESTED_LEVEL, "suggested-level" } };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = xep_subject_row_finalize;
  object_class->get_property = xep_subject_row_get_property;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, flags);
  properties[PROP_ASSESSMENT_ID]
      = g_param_spec_int64 ("assessment-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
xep_subject_row_init (XepSubjectRow *self)
{
}

/* The posts of the assessment, or those of now. */
static char *
dup_posts (XepStatement *row, XepRegulation *regulation, XepSubjectKind kind)
{
  g_autoptr (GString) posts = g_string_new (NULL);

  if (kind == XEP_KIND_COLLECTIVE)
    {
      const XepNamedItem *type
          = xep_named_items_find (xep_regulation_get_collective_types (regulation),
                                  xep_statement_get_text (row, XEP_SUBJECT_COLUMN_POSTS));

      return type != NULL ? g_strdup (type->short_text)
                          : xep_statement_dup_text (row, XEP_SUBJECT_COLUMN_POSTS);
    }
  if (xep_statement_is_null (row, XEP_SUBJECT_COLUMN_ASSESSMENT))
    return xep_statement_dup_text (row, XEP_SUBJECT_COLUMN_POSTS);
  for (int i = XEP_SUBJECT_COLUMN_POST_PARTY; i <= XEP_SUBJECT_COLUMN_POST_UNION; i++)
    {
      const char *text = xep_statement_get_text (row, i);

      if (*text != '\0')
        g_string_append_printf (posts, "%s%s", posts->len > 0 ? ", " : "", text);
    }
  return g_strdup (posts->str);
}

static const char *
find_remark (XepStatement *row,
             XepRegulation *regulation,
             const XepSubjectQuery *query,
             XepDate period_end)
{
  XepStatus status = XEP_STATUS_ACTIVE;
  const char *reason;

  if (!xep_statement_is_null (row, XEP_SUBJECT_COLUMN_ASSESSMENT))
    return xep_assessment_load_state (row, XEP_SUBJECT_COLUMN_STATE) == XEP_STATE_UNRATED
               ? xep_state_to_nick (XEP_STATE_UNRATED)
               : "";
  if (query->kind != XEP_KIND_MEMBER || query->period_id == 0)
    return "";
  xep_status_from_nick (xep_statement_get_text (row, XEP_SUBJECT_COLUMN_STATUS), &status);
  reason = xep_eligibility_exempt_reason (
      regulation, status, xep_statement_get_date (row, XEP_SUBJECT_COLUMN_ADMITTED_ON), period_end);
  return reason != NULL ? reason : "";
}

static void
read_steps (XepSubjectRow *self, XepStatement *row)
{
  for (int i = 0; i < XEP_N_STEPS; i++)
    {
      const char *level = xep_statement_get_text (row, XEP_SUBJECT_COLUMN_STEPS + 2 * i + 1);

      self->points[i] = xep_statement_get_points (row, XEP_SUBJECT_COLUMN_STEPS + 2 * i);
      if (level != NULL)
        xep_level_from_nick (level, &self->levels[i]);
    }
}

XepSubjectRow *
xep_subject_row_new (XepStatement *row,
                     XepRegulation *regulation,
                     const XepSubjectQuery *query,
                     XepDate period_end)
{
  XepSubjectRow *self = g_object_new (XEP_TYPE_SUBJECT_ROW, NULL);

  self->regulation = xep_regulation_ref (regulation);
  self->subject_id
      = g_strdup_printf ("%c%" G_GINT64_FORMAT, query->kind == XEP_KIND_COLLECTIVE ? 'c' : 'p',
                         xep_statement_get_int64 (row, XEP_SUBJECT_COLUMN_ID));
  self->assessment_id = xep_statement_get_int64 (row, XEP_SUBJECT_COLUMN_ASSESSMENT);
  self->name = xep_statement_dup_text (row, XEP_SUBJECT_COLUMN_NAME);
  self->birth_date = xep_date_format (xep_statement_get_date (row, XEP_SUBJECT_COLUMN_BIRTH_DATE));
  self->unit_id = xep_statement_get_int64 (row, XEP_SUBJECT_COLUMN_UNIT);
  self->unit_name = xep_statement_dup_text (row, XEP_SUBJECT_COLUMN_UNIT_NAME);
  self->posts = dup_posts (row, regulation, query->kind);
  self->head = xep_statement_get_int64 (row, XEP_SUBJECT_COLUMN_HEAD) != 0;
  self->remark = g_strdup (find_remark (row, regulation, query, period_end));
  read_steps (self, row);
  return self;
}

void
xep_subject_row_set_suggested (XepSubjectRow *self, XepLevel level)
{
  self->suggested = level;
}

static void
replace_text (char **text, const char *fresh)
{
  g_free (*text);
  *text = g_strdup (fresh);
}

void
xep_subject_row_refresh (XepSubjectRow *self, XepSubjectRow *fresh)
{
  self->assessment_id = fresh->assessment_id;
  self->unit_id = fresh->unit_id;
  self->head = fresh->head;
  self->suggested = fresh->suggested;
  replace_text (&self->name, fresh->name);
  replace_text (&self->birth_date, fresh->birth_date);
  replace_text (&self->unit_name, fresh->unit_name);
  replace_text (&self->posts, fresh->posts);
  replace_text (&self->remark, fresh->remark);
  for (int i = 0; i < XEP_N_STEPS; i++)
    {
      self->points[i] = fresh->points[i];
      self->levels[i] = fresh->levels[i];
    }
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_ASSESSMENT_ID; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

const char *
xep_subject_row_get_subject_id (XepSubjectRow *self)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_ROW (self), NULL);

  return self->subject_id;
}

gint64
xep_subject_row_get_assessment_id (XepSubjectRow *self)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_ROW (self), 0);

  return self->assessment_id;
}

const char *
xep_subject_row_get_name (XepSubjectRow *self)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_ROW (self), NULL);

  return self->name;
}

const char *
xep_subject_row_get_birth_date (XepSubjectRow *self)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_ROW (self), NULL);

  return self->birth_date;
}

const char *
xep_subject_row_get_unit_name (XepSubjectRow *self)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_ROW (self), NULL);

  return self->unit_name;
}

gint64
xep_subject_row_get_unit_id (XepSubjectRow *self)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_ROW (self), 0);

  return self->unit_id;
}

const char *
xep_subject_row_get_posts (XepSubjectRow *self)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_ROW (self), NULL);

  return self->posts;
}

XepPoints
xep_subject_row_get_points (XepSubjectRow *self, XepStep step)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_ROW (self), XEP_POINTS_MISSING);

  return self->points[step];
}

XepLevel
xep_subject_row_get_level (XepSubjectRow *self, XepStep step)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_ROW (self), XEP_LEVEL_NONE);

  return self->levels[step];
}

/**
 * xep_subject_row_get_suggested:
 *
 * By Điều 11, from the step whose points count.
 */
XepLevel
xep_subject_row_get_suggested (XepSubjectRow *self)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_ROW (self), XEP_LEVEL_NONE);

  return self->suggested;
}

gboolean
xep_subject_row_get_head (XepSubjectRow *self)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_ROW (self), FALSE);

  return self->head;
}

const char *
xep_subject_row_get_remark (XepSubjectRow *self)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_ROW (self), NULL);

  return self->remark;
}
