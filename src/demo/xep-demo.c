/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "demo/xep-demo.h"

#include <glib/gi18n.h>

#include "base/xep-paths.h"
#include "demo/xep-demo-private.h"
#include "demo/xep-demo-procedure.h"
#include "import/xep-import.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"

/* Any number does: it only has to stay the same. */
#define SEED 20251120

gboolean
xep_demo_chance (XepDemo *self, int percent)
{
  return g_rand_int_range (self->random, 0, 100) < percent;
}

char *
xep_demo_dup_text (XepDemo *self, const char *text)
{
  g_autofree char *year = g_strdup_printf ("%d", self->year);
  g_autoptr (GString) filled = g_string_new (text);

  g_string_replace (filled, "{year}", year, 0);
  return g_strdup (filled->str);
}

gboolean
xep_demo_set (
    XepDemo *self, gint64 id, XepStep step, const char *key, const char *text, GError **error)
{
  g_autofree char *filled = xep_demo_dup_text (self, text);

  return xep_assessment_store_set (self->store, id, step, key, filled, "", error);
}

static gboolean
import (XepDemo *self, XepImportKind kind, const char *name, GError **error)
{
  g_autofree char *path = xep_paths_get_data_file ("demo", name);
  XepImportOptions options = { .year = self->year,
                               .period = XEP_PERIOD_Q3,
                               .step = XEP_STEP_SELF,
                               .no_backup = TRUE,
                               .confirmed = TRUE };

  return xep_import_run (self->store, kind, path, &options, NULL, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const XepAssessment *first = *(XepAssessment *const *) a;
  const XepAssessment *second = *(XepAssessment *const *) b;

  return (first->id > second->id) - (first->id < second->id);
}

static gboolean
fill (XepDemo *self, GError **error)
{
  g_autoptr (XepTransaction) transaction
      = xep_transaction_begin (xep_store_get_connection (self->store), error);

  if (transaction == NULL || !import (self, XEP_IMPORT_ROSTER, "danh-sach-dang-vien.xlsx", error)
      || !import (self, XEP_IMPORT_LEADERS, "can-bo-lanh-dao.xlsx", error)
      || !xep_demo_add_subjects (self, error))
    return FALSE;

  for (int code = 0; code < XEP_N_PERIODS; code++)
    {
      self->periods[code]
          = xep_period_store_open (self->store, self->year, (XepPeriodCode) code, NULL, error);
      if (self->periods[code] == 0)
        return FALSE;
    }
  if (!xep_period_store_set_fourth_quarter_note (
          self->store, self->periods[XEP_PERIOD_YEAR],
          "Quý IV: hoàn thành thu ngân sách, giải ngân vốn đầu tư công; tổ chức kiểm điểm, đánh "
          "giá, xếp loại cuối năm.",
          error)
      || !import (self, XEP_IMPORT_SCORES, "tu-cham-quy-3.xlsx", error))
    return FALSE;

  for (int code = 0; code < XEP_N_PERIODS; code++)
    if (!xep_demo_key_period (self, (XepPeriodCode) code, error))
      return FALSE;
  for (int code = 0; code < XEP_N_PERIODS; code++)
    {
      self->assessments[code]
          = xep_assessment_store_load_all (self->store, self->periods[code], error);
      if (self->assessments[code] == NULL)
        return FALSE;
      g_ptr_array_sort (self->assessments[code], compare_ids);
    }
  return xep_demo_add_procedure (self, error) && xep_transaction_commit (transaction, error);
}

gboolean
xep_demo_fill (XepStore *store, int year, GError **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GRand) texts = g_rand_new_with_seed (SEED);
  XepDemo self = { .store = store, .random = random, .texts = texts, .year = year };
  gboolean done;

  if (!xep_store_is_empty (store))
    {
      g_set_error_literal (error, XEP_ERROR, XEP_ERROR_FAILED,
                           _("The data file is not empty: the demonstration year was not made and "
                             "nothing was changed. "
                             "Name another file (--database)."));
      return FALSE;
    }
  xep_store_freeze (store);
  done = fill (&self, error);
  xep_store_thaw (store);
  for (int code = 0; code < XEP_N_PERIODS; code++)
    g_clear_pointer (&self.assessments[code], g_ptr_array_unref);
  return done;
}
