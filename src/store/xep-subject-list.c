/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-subject-list.h"

#include "model/xep-eligibility.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"
#include "store/xep-store-private.h"
#include "store/xep-subject-row.h"

struct _XepSubjectList
{
  GObject parent_instance;

  XepStore *store;
  GPtrArray *rows; /* XepSubjectRow */
  guint total;
  guint offset;
  gint64 period_id; /* of the page shown, for refreshing its rows */
  XepSubjectKind kind;
};

static void xep_subject_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepSubjectList,
                               xep_subject_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      xep_subject_list_model_init))

enum
{
  PROP_0,
  PROP_TOTAL,
  PROP_OFFSET,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
xep_subject_list_get_item_type (GListModel *model)
{
  return XEP_TYPE_SUBJECT_ROW;
}

static guint
xep_subject_list_get_n_items (GListModel *model)
{
  return XEP_SUBJECT_LIST (model)->rows->len;
}

static gpointer
xep_subject_list_get_item (GListModel *model, guint position)
{
  XepSubjectList *self = XEP_SUBJECT_LIST (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position))
                                    : NULL;
}

static void
xep_subject_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = xep_subject_list_get_item_type;
  iface->get_n_items = xep_subject_list_get_n_items;
  iface->get_item = xep_subject_list_get_item;
}

static void
xep_subject_list_finalize (GObject *object)
{
  XepSubjectList *self = XEP_SUBJECT_LIST (object);

  g_ptr_array_unref (self->rows);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_subject_list_parent_class)->finalize (object);
}

static void
xep_subject_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  XepSubjectList *self = XEP_SUBJECT_LIST (object);

  switch (prop_id)
    {
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    case PROP_OFFSET:
      g_value_set_uint (value, self->offset);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
xep_subject_list_class_init (XepSubjectListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = xep_subject_list_finalize;
  object_class->get_property = xep_subject_list_get_property;

  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_OFFSET] = g_param_spec_uint ("offset", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
xep_subject_list_init (XepSubjectList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * xep_subject_list_new:
 *
 * An empty page: see xep_subject_list_load(). (transfer full)
 */
XepSubjectList *
xep_subject_list_new (XepStore *store)
{
  XepSubjectList *self = g_object_new (XEP_TYPE_SUBJECT_LIST, NULL);

  self->store = g_object_ref (store);
  return self;
}

/* The regulation of the period and its last day; without a period the current regulation. */
static XepRegulation *
find_regulation (XepStore *store, gint64 period_id, XepDate *period_end, GError **error)
{
  XepRegulation *regulation;
  g_autoptr (XepPeriod) period = NULL;

  *period_end = XEP_DATE_NONE;
  if (period_id == 0)
    return xep_store_get_regulation (store);
  regulation = xep_store_get_period_regulation (store, period_id, error);
  if (regulation == NULL)
    return NULL;
  period = xep_period_store_load (store, period_id, error);
  if (period == NULL)
    return NULL;
  *period_end = xep_eligibility_period_end (regulation, period->code, period->year);
  return regulation;
}

static GPtrArray *
read_rows (XepStore *store, XepStatement *statement, const XepSubjectQuery *query, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  XepDate period_end;
  XepRegulation *regulation = find_regulation (store, query->period_id, &period_end, error);
  gboolean row;

  if (regulation == NULL)
    return NULL;
  while (TRUE)
    {
      if (!xep_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, xep_subject_row_new (statement, regulation, query, period_end));
    }
}

/* Only rows with an assessment can have a suggestion. */
static gboolean
suggest_rows (XepStore *store, gint64 period_id, GPtrArray *rows, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = xep_subject_row_get_assessment_id (g_ptr_array_index (rows, i));

      if (id != 0)
        g_array_append_val (ids, id);
    }
  if (!xep_assessment_store_suggest_ids (store, period_id, ids, levels, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      XepSubjectRow *row = g_ptr_array_index (rows, i);
      gint64 id = xep_subject_row_get_assessment_id (row);

      xep_subject_row_set_suggested (
          row, (XepLevel) GPOINTER_TO_INT (g_hash_table_lookup (levels, &id)));
    }
  return TRUE;
}

static GPtrArray *
load_rows (XepStore *store, const XepSubjectQuery *query, GError **error)
{
  g_autoptr (XepStatement) statement = xep_subject_query_prepare (store, query, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (statement == NULL)
    return NULL;
  rows = read_rows (store, statement, query, error);
  if (rows == NULL || !suggest_rows (store, query->period_id, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/* A page that is not full, with something on it, is the last one: then the total needs no query of
 * its own. */
static gboolean
count_rows (XepStore *store,
            const XepSubjectQuery *query,
            const GPtrArray *rows,
            guint *total,
            GError **error)
{
  gboolean last = query->limit < 0 || rows->len < (guint) query->limit;

  if (last && (rows->len > 0 || query->offset == 0))
    {
      *total = (guint) query->offset + rows->len;
      return TRUE;
    }
  return xep_subject_query_count (store, query, total, error);
}

static void
replace_rows (XepSubjectList *self, GPtrArray *rows)
{
  GPtrArray *old_rows = self->rows;

  self->rows = g_ptr_array_ref (rows);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old_rows->len, rows->len);
  g_ptr_array_unref (old_rows);
}

/**
 * xep_subject_list_load:
 * @query: copied; its limit is cut to %XEP_SUBJECT_LIST_PAGE unless it is -1
 *
 * On failure the page that was shown stays.
 */
gboolean
xep_subject_list_load (XepSubjectList *self, const XepSubjectQuery *query, GError **error)
{
  XepSubjectQuery page = *query;
  g_autoptr (GPtrArray) rows = NULL;
  guint total;

  g_return_val_if_fail (XEP_IS_SUBJECT_LIST (self), FALSE);

  if (page.limit >= 0)
    page.limit = MIN (page.limit, XEP_SUBJECT_LIST_PAGE);
  page.offset = MAX (page.offset, 0);
  rows = load_rows (self->store, &page, error);
  if (rows == NULL || !count_rows (self->store, &page, rows, &total, error))
    return FALSE;
  self->total = total;
  self->offset = (guint) page.offset;
  self->period_id = page.period_id;
  self->kind = page.kind;
  replace_rows (self, rows);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFSET]);
  return TRUE;
}

/**
 * xep_subject_list_refresh_row:
 *
 * An assessment that is not of this page's period and kind, or whose subject is on another page, is
 * no error.
 */
gboolean
xep_subject_list_refresh_row (XepSubjectList *self, gint64 assessment_id, GError **error)
{
  XepSubjectQuery query = { .period_id = self->period_id, .kind = self->kind };
  g_autoptr (XepStatement) statement = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  XepSubjectRow *fresh;
  int position;

  g_return_val_if_fail (XEP_IS_SUBJECT_LIST (self), FALSE);

  if (self->period_id == 0)
    return TRUE;
  statement = xep_subject_query_prepare_one (self->store, self->period_id, self->kind,
                                             assessment_id, error);
  if (statement == NULL)
    return FALSE;
  rows = read_rows (self->store, statement, &query, error);
  if (rows == NULL || !suggest_rows (self->store, self->period_id, rows, error))
    return FALSE;
  if (rows->len == 0)
    return TRUE;
  fresh = g_ptr_array_index (rows, 0);
  position = xep_subject_list_find (self, xep_subject_row_get_subject_id (fresh));
  if (position >= 0)
    xep_subject_row_refresh (g_ptr_array_index (self->rows, position), fresh);
  return TRUE;
}

guint
xep_subject_list_get_total (XepSubjectList *self)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_LIST (self), 0);

  return self->total;
}

guint
xep_subject_list_get_offset (XepSubjectList *self)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_LIST (self), 0);

  return self->offset;
}

int
xep_subject_list_find (XepSubjectList *self, const char *subject_id)
{
  g_return_val_if_fail (XEP_IS_SUBJECT_LIST (self), -1);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (xep_subject_row_get_subject_id (g_ptr_array_index (self->rows, i)), subject_id)
        == 0)
      return (int) i;
  return -1;
}

static void
add_count (GHashTable *counts, gint64 unit_id, guint count)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &unit_id));

  g_hash_table_insert (counts, g_memdup2 (&unit_id, sizeof unit_id),
                       GUINT_TO_POINTER (before + count));
}

/**
 * xep_subject_list_count_units:
 *
 * The same subjects as an unsearched list shows. Those without a unit count only in key 0.
 */
GHashTable *
xep_subject_list_count_units (XepStore *store,
                              XepSubjectKind kind,
                              gint64 period_id,
                              GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (XepStatement) statement
      = xep_subject_query_prepare_units (store, kind, period_id, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  add_count (counts, 0, 0);
  while (TRUE)
    {
      gint64 unit_id;
      guint count;

      if (!xep_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&counts);
      unit_id = xep_statement_get_int64 (statement, 0);
      count = (guint) xep_statement_get_int64 (statement, 1);
      if (unit_id != 0)
        add_count (counts, unit_id, count);
      add_count (counts, 0, count);
    }
}
