/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-date.h"
#include "demo/xep-demo-procedure.h"
#include "model/xep-dossier.h"
#include "store/xep-field.h"

/* Which papers are there follows from the numbers of subject and component, so that the year comes
 * out the same each time. */

static const char *const messengers[]
    = { "Văn thư cấp ủy nơi công tác", "Văn phòng Đảng ủy xã", "Ban Xây dựng Đảng" };

/* A paper that needs a word. */
static const char *const notes[]
    = { "Bản sao, chờ bổ sung bản chính", "Thiếu chữ ký, đã trả lại bổ sung" };

/* How many steps have a level. */
static int
count_steps (const XepAssessment *assessment)
{
  int count = 0;

  for (int step = 0; step < XEP_N_STEPS; step++)
    count += assessment->steps[step].level != XEP_LEVEL_NONE ? 1 : 0;
  return count;
}

/* The ISO day so many days after a whole date. (transfer full) */
static char *
dup_later (XepDate date, int days)
{
  g_autoptr (GDate) day
      = g_date_new_dmy ((GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);

  g_date_add_days (day, (guint) days);
  return xep_date_format_iso (
      (XepDate){ g_date_get_year (day), (int) g_date_get_month (day), g_date_get_day (day) });
}

/* Of ten subjects whose rating is done nine have handed in a paper; what is asked for "nếu có" few
 * have, and most of the others are known not to. */
static gboolean
add_component (XepDemo *self,
               const XepAssessment *assessment,
               const XepDossierComponent *component,
               int number,
               XepDate day,
               GError **error)
{
  gint64 dice = (assessment->id * 37 + number * 61) % 100;
  int steps = count_steps (assessment);
  gboolean received = dice < (component->if_any ? 12 : 30 * steps);
  gint64 noted = (assessment->id * 13 + number * 29) % 23;
  g_autofree char *received_on = dup_later (day, (int) ((assessment->id + number * 5) % 9));
  const struct
  {
    gboolean there;
    const char *key;
    const char *text;
  } fields[] = {
    { received, "received", received_on },
    { received, "by", number % 3 == 0 ? "Văn phòng Đảng ủy" : "Ban Xây dựng Đảng" },
    { received && noted < (gint64) G_N_ELEMENTS (notes), "note",
      notes[noted % (gint64) G_N_ELEMENTS (notes)] },
    { !received && component->if_any && dice <= 69 && steps > 0, "not_needed", "yes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].there
        && !xep_field_set_in (self->store, XEP_SCOPE_COMPONENT, assessment->id, component->number,
                              fields[i].key, fields[i].text, "", error))
      return FALSE;
  return TRUE;
}

/* The copies of a decided result go out some days after the decision; of the later ones fewer have
 * gone. */
static gboolean
add_copy (XepDemo *self,
          const XepAssessment *assessment,
          const XepNamedItem *copy,
          int place,
          GError **error)
{
  XepDate decided_on = assessment->steps[XEP_STEP_DECISION].dated_on;
  g_autofree char *sent_on = NULL;

  if (!xep_date_is_full (decided_on) || (assessment->id * 17 + place * 41) % 100 >= 90 - 15 * place)
    return TRUE;
  sent_on = dup_later (decided_on, 3 + 2 * place + (int) (assessment->id % 4));
  return xep_field_set_in (self->store, XEP_SCOPE_COPY, assessment->id, copy->id, "sent", sent_on,
                           "", error)
         && xep_field_set_in (self->store, XEP_SCOPE_COPY, assessment->id, copy->id, "by",
                              messengers[place % (int) G_N_ELEMENTS (messengers)], "", error);
}

static gboolean
add_period (XepDemo *self, XepPeriodCode code, GError **error)
{
  XepRegulation *regulation
      = xep_store_get_period_regulation (self->store, self->periods[code], error);
  GPtrArray *assessments = self->assessments[code];
  g_autoptr (GHashTable) officers = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *day = xep_demo_dup_day (self, code, XEP_STEP_SELF);
  XepDate first_day;
  GPtrArray *components;
  GPtrArray *copies;

  if (regulation == NULL || !xep_date_parse_iso (day, &first_day, error))
    return FALSE;
  for (guint i = 0; i < assessments->len; i++)
    {
      XepAssessment *assessment = g_ptr_array_index (assessments, i);

      if ((assessment->kind == XEP_KIND_LEADER || assessment->kind == XEP_KIND_STAFF)
          && assessment->state != XEP_STATE_UNRATED)
        g_hash_table_add (officers, &assessment->person_id);
    }

  components = xep_regulation_get_dossier (regulation, code);
  copies = xep_regulation_get_copies (regulation);
  for (guint i = 0; i < assessments->len; i++)
    {
      const XepAssessment *assessment = g_ptr_array_index (assessments, i);
      gboolean officer_too = assessment->kind == XEP_KIND_MEMBER
                             && g_hash_table_contains (officers, &assessment->person_id);

      for (guint c = 0; c < components->len && assessment->state == XEP_STATE_OPEN; c++)
        {
          const XepDossierComponent *component = g_ptr_array_index (components, c);

          if (xep_dossier_component_is_for (component, assessment->kind, assessment->tier,
                                            assessment->party_member, officer_too)
              && !add_component (self, assessment, component, (int) c + 1, first_day, error))
            return FALSE;
        }
      for (guint c = 0; c < copies->len; c++)
        if (!add_copy (self, assessment, g_ptr_array_index (copies, c), (int) c, error))
          return FALSE;
    }
  return TRUE;
}

gboolean
xep_demo_add_dossiers (XepDemo *self, GError **error)
{
  for (int code = 0; code < XEP_N_PERIODS; code++)
    if (!add_period (self, (XepPeriodCode) code, error))
      return FALSE;
  return TRUE;
}
