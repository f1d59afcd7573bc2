/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "demo/xep-demo-procedure.h"

#include "db/xep-statement.h"
#include "model/xep-dossier.h"

/* Thousands of papers: written by one statement for each component, as no person keys them here.
 * Which of them are there follows from the numbers of subject and component, so that the year comes
 * out the same each time. */

/* The subject's steps that have a level: 0 to 3. */
#define STEPS \
  "(SELECT count(*) FROM step_result r WHERE r.assessment_id = a.id AND r.level IS NOT NULL)"

/* The subject is of an audience of the list. */
#define ASKED(audiences)                                                                       \
  "a.kind || ' ' || a.tier || ' ' || a.party_member || ' ' || (a.kind = 'member' AND EXISTS"   \
  " (SELECT 1 FROM assessment o WHERE o.person_id = a.person_id AND o.period_id = a.period_id" \
  " AND o.kind IN ('leader', 'staff') AND o.state <> 'unrated'))"                              \
  " IN (SELECT value FROM json_each (" audiences "))"

/* ?1 period, ?2 component, ?3 its number, ?4 first day, ?5 nếu có, ?6 who takes the papers in, ?7
 * whom it can be asked of. Of
 * ten subjects whose rating is done, nine have handed in a paper. */
static const char *const add_items
    = "INSERT INTO dossier_item (assessment_id, component, received_on, received_by, note,"
      " not_needed)"
      " SELECT a.id, ?2, date (?4, '+' || ((a.id + ?3 * 5) % 9) || ' days'), ?6,"
      " CASE (a.id * 13 + ?3 * 29) % 23 WHEN 0 THEN 'Bản sao, chờ bổ sung bản chính'"
      " WHEN 1 THEN 'Thiếu chữ ký, đã trả lại bổ sung' ELSE '' END, 0"
      " FROM assessment a WHERE a.period_id = ?1 AND a.state = 'open'"
      " AND " ASKED (
          "?7") " AND (a.id * 37 + ?3 * 61) % 100 < CASE WHEN ?5 THEN 12 ELSE 30 * " STEPS " END";

/* Of the "nếu có" components there mostly are none. */
static const char *const add_not_needed
    = "INSERT INTO dossier_item (assessment_id, component, not_needed)"
      " SELECT a.id, ?2, 1 FROM assessment a WHERE a.period_id = ?1 AND a.state = 'open'"
      " AND " ASKED ("?4") " AND (a.id * 37 + ?3 * 61) % 100 BETWEEN 12 AND 69 AND " STEPS " > 0";

/* ?1 period, ?2 copy, ?3 its place, ?4 days after the decision, ?5 who fetches it. */
static const char *const add_copies
    = "INSERT INTO dossier_copy (assessment_id, copy, sent_on, taken_by, note)"
      " SELECT a.id, ?2, date (s.dated_on, '+' || (?4 + a.id % 4) || ' days'), ?5, ''"
      " FROM assessment a JOIN step_result s ON s.assessment_id = a.id AND s.step = 'decision'"
      " WHERE a.period_id = ?1 AND s.dated_on IS NOT NULL"
      " AND (a.id * 17 + ?3 * 41) % 100 < 90 - 15 * ?3";

/* The audit of what the statements above wrote. */
static const char *const audit
    = "INSERT INTO audit (entity, entity_id, field, old_value, new_value, at, why)"
      " SELECT 'assessment', assessment_id, 'dossier.' || component || '.received', NULL,"
      " received_on, ?1, '' FROM dossier_item WHERE received_on IS NOT NULL"
      " UNION ALL SELECT 'assessment', assessment_id, 'dossier.' || component || '.by', NULL,"
      " received_by, ?1, '' FROM dossier_item WHERE received_by <> ''"
      " UNION ALL SELECT 'assessment', assessment_id, 'dossier.' || component || '.note', NULL,"
      " note, ?1, '' FROM dossier_item WHERE note <> ''"
      " UNION ALL SELECT 'assessment', assessment_id, 'dossier.' || component || '.not_needed',"
      " NULL, 'yes', ?1, '' FROM dossier_item WHERE not_needed = 1"
      " UNION ALL SELECT 'assessment', assessment_id, 'copy.' || copy || '.sent', NULL, sent_on,"
      " ?1, '' FROM dossier_copy WHERE sent_on IS NOT NULL"
      " UNION ALL SELECT 'assessment', assessment_id, 'copy.' || copy || '.by', NULL, taken_by,"
      " ?1, '' FROM dossier_copy WHERE taken_by <> ''";

static const char *const messengers[]
    = { "Văn thư cấp ủy nơi công tác", "Văn phòng Đảng ủy xã", "Ban Xây dựng Đảng" };

static XepStatement *
prepare (XepDemo *self, const char *sql, GError **error)
{
  return xep_connection_prepare (xep_store_get_connection (self->store), sql, error);
}

static gboolean
add_component (XepDemo *self,
               XepPeriodCode code,
               const XepDossierComponent *component,
               int number,
               GError **error)
{
  g_autofree char *day = xep_demo_dup_day (self, code, XEP_STEP_SELF);
  g_autofree char *audiences = xep_dossier_component_dup_audiences (component);
  g_autoptr (XepStatement) statement = prepare (self, add_items, error);
  g_autoptr (XepStatement) missing = NULL;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, self->periods[code]);
  xep_statement_bind_text (statement, 2, component->number);
  xep_statement_bind_int64 (statement, 3, number);
  xep_statement_bind_text (statement, 4, day);
  xep_statement_bind_int64 (statement, 5, component->if_any ? 1 : 0);
  xep_statement_bind_text (statement, 6,
                           number % 3 == 0 ? "Văn phòng Đảng ủy" : "Ban Xây dựng Đảng");
  xep_statement_bind_text (statement, 7, audiences);
  if (!xep_statement_run (statement, error))
    return FALSE;
  if (!component->if_any)
    return TRUE;
  missing = prepare (self, add_not_needed, error);
  if (missing == NULL)
    return FALSE;
  xep_statement_bind_int64 (missing, 1, self->periods[code]);
  xep_statement_bind_text (missing, 2, component->number);
  xep_statement_bind_int64 (missing, 3, number);
  xep_statement_bind_text (missing, 4, audiences);
  return xep_statement_run (missing, error);
}

static gboolean
add_copy (XepDemo *self, XepPeriodCode code, const XepNamedItem *copy, guint place, GError **error)
{
  g_autoptr (XepStatement) statement = prepare (self, add_copies, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, self->periods[code]);
  xep_statement_bind_text (statement, 2, copy->id);
  xep_statement_bind_int64 (statement, 3, place);
  xep_statement_bind_int64 (statement, 4, 3 + 2 * place);
  xep_statement_bind_text (statement, 5, messengers[place % G_N_ELEMENTS (messengers)]);
  return xep_statement_run (statement, error);
}

static gboolean
add_period (XepDemo *self, XepPeriodCode code, GError **error)
{
  XepRegulation *regulation
      = xep_store_get_period_regulation (self->store, self->periods[code], error);
  GPtrArray *components;
  GPtrArray *copies;

  if (regulation == NULL)
    return FALSE;
  components = xep_regulation_get_dossier (regulation, code);
  copies = xep_regulation_get_copies (regulation);
  for (guint i = 0; i < components->len; i++)
    if (!add_component (self, code, g_ptr_array_index (components, i), (int) i + 1, error))
      return FALSE;
  for (guint i = 0; i < copies->len; i++)
    if (!add_copy (self, code, g_ptr_array_index (copies, i), i, error))
      return FALSE;
  return TRUE;
}

gboolean
xep_demo_add_dossiers (XepDemo *self, GError **error)
{
  g_autofree char *now = xep_date_time_now_iso ();
  g_autoptr (XepStatement) statement = NULL;

  for (int code = 0; code < XEP_N_PERIODS; code++)
    if (!add_period (self, (XepPeriodCode) code, error))
      return FALSE;
  statement = prepare (self, audit, error);
  if (statement == NULL)
    return FALSE;
  xep_statement_bind_text (statement, 1, now);
  return xep_statement_run (statement, error);
}
