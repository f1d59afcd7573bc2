/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-report"

#include "config.h"

#include "report/xep-report-field.h"

/* What a form may print. data/forms/README.md shows this table to whoever writes a form. */
static const XepReportField fields[] = {
  /* the document */
  { "party", XEP_FIELD_TEXT, "ĐẢNG CỘNG SẢN VIỆT NAM" },
  { "superior", XEP_FIELD_TEXT, "body above the issuing one, capitals" },
  { "issuer", XEP_FIELD_TEXT, "issuing body of a list, capitals" },
  { "signer_body", XEP_FIELD_TEXT, "body in whose name a list is signed, capitals" },
  { "commune_party", XEP_FIELD_TEXT, "the commune's Party organisation, capitals" },
  { "cell_heading", XEP_FIELD_TEXT, "the subject's cell or unit, capitals" },
  { "place", XEP_FIELD_TEXT, "place of signing" },
  { "date_long", XEP_FIELD_TEXT, "ngày 05 tháng 02 năm 2026, or dots to be filled in" },
  { "document_number", XEP_FIELD_TEXT, "Số …-…/ĐU" },
  { "period_name", XEP_FIELD_TEXT, "Quý III" },
  { "period_title", XEP_FIELD_TEXT, "Quý III, năm 2025" },
  { "period_upper", XEP_FIELD_TEXT, "QUÝ III, NĂM 2025" },
  { "year", XEP_FIELD_INTEGER, "year of the period" },
  { "code", XEP_FIELD_TEXT, "PL5 · QIII/2025 · số 123" },
  { "provisional", XEP_FIELD_FLAG, "form or criteria not compared with the signed annex" },
  { "page", XEP_FIELD_PAGE, "number of the page" },
  { "pages", XEP_FIELD_PAGE, "pages of the document" },
  { "row", XEP_FIELD_INTEGER, "number of the row in its list" },
  /* the subject */
  { "subject_number", XEP_FIELD_INTEGER, "number of the assessment" },
  { "name", XEP_FIELD_TEXT, "person or collective" },
  { "birth_date", XEP_FIELD_DATE, "date of birth" },
  { "post_party", XEP_FIELD_TEXT, "Chức vụ Đảng" },
  { "post_government", XEP_FIELD_TEXT, "Chức vụ chính quyền" },
  { "post_union", XEP_FIELD_TEXT, "Chức vụ đoàn thể" },
  { "posts", XEP_FIELD_TEXT, "all posts in one text" },
  { "posts_unit", XEP_FIELD_TEXT, "posts and unit in one text" },
  { "unit", XEP_FIELD_TEXT, "Đơn vị công tác" },
  { "criteria_set", XEP_FIELD_TEXT, "id of the criteria set" },
  /* results of the three steps */
  { "self_a", XEP_FIELD_POINTS, "self-assessment, part A" },
  { "self_b", XEP_FIELD_POINTS, "self-assessment, part B" },
  { "self_total", XEP_FIELD_POINTS, "self-assessment, A + B" },
  { "self_level", XEP_FIELD_TEXT, "excellent, good, complete or incomplete: for <choice>" },
  { "self_level_name", XEP_FIELD_TEXT, "level in full" },
  { "appraisal_a", XEP_FIELD_POINTS, "appraisal, part A" },
  { "appraisal_b", XEP_FIELD_POINTS, "appraisal, part B" },
  { "appraisal_total", XEP_FIELD_POINTS, "appraisal, A + B" },
  { "appraisal_level", XEP_FIELD_TEXT, "level of the appraisal, for <choice>" },
  { "appraisal_level_name", XEP_FIELD_TEXT, "level in full" },
  { "decision_a", XEP_FIELD_POINTS, "decision, part A" },
  { "decision_b", XEP_FIELD_POINTS, "decision, part B" },
  { "decision_total", XEP_FIELD_POINTS, "decision, A + B" },
  { "decision_level", XEP_FIELD_TEXT, "level decided, for <choice>" },
  { "decision_level_name", XEP_FIELD_TEXT, "level in full" },
  { "decision_number", XEP_FIELD_TEXT, "number of the decision" },
  { "decision_date", XEP_FIELD_DATE, "date of the decision" },
  { "grounds", XEP_FIELD_TEXT, "summary of grounds and reasons" },
  { "personnel", XEP_FIELD_TEXT, "proposal on personnel work" },
  { "remark", XEP_FIELD_TEXT, "why a subject is not rated" },
  { "maximum_a", XEP_FIELD_POINTS, "30" },
  { "maximum_b", XEP_FIELD_POINTS, "70" },
  { "maximum_total", XEP_FIELD_POINTS, "100" },
  /* criteria: lists of groups, each with a list "criteria" */
  { "criteria_a", XEP_FIELD_LIST, "groups of part A" },
  { "criteria_b", XEP_FIELD_LIST, "groups of part B" },
  { "criteria", XEP_FIELD_LIST, "criteria of a group" },
  { "group_number", XEP_FIELD_TEXT, "I.1" },
  { "group_name", XEP_FIELD_TEXT, "name of the group" },
  { "group_maximum", XEP_FIELD_POINTS, "most points of the group" },
  { "group_self", XEP_FIELD_POINTS, "points of the group, self-assessment" },
  { "number", XEP_FIELD_TEXT, "I.1.2" },
  { "label", XEP_FIELD_TEXT, "criterion in words" },
  { "maximum", XEP_FIELD_POINTS, "most points of the criterion" },
  { "self_points", XEP_FIELD_POINTS, "points, self-assessment" },
  { "appraisal_points", XEP_FIELD_POINTS, "points, appraisal" },
  { "decision_points", XEP_FIELD_POINTS, "points, decision" },
  { "met", XEP_FIELD_FLAG, "Đảm bảo" },
  { "not_met", XEP_FIELD_FLAG, "Không đảm bảo" },
  { "goal", XEP_FIELD_TEXT, "task set for a criterion" },
  { "result", XEP_FIELD_TEXT, "actual product" },
  { "percent", XEP_FIELD_POINTS, "KPI, percent" },
  { "note", XEP_FIELD_TEXT, "remark" },
  /* lists of subjects */
  { "subjects", XEP_FIELD_LIST, "subjects of a list form, in printing order" },
  { NULL, XEP_FIELD_TEXT, NULL },
};

static GHashTable *
index_fields (void)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (const XepReportField *field = fields; field->name != NULL; field++)
    g_hash_table_insert (table, (gpointer)field->name, (gpointer)field);
  return table;
}

const XepReportField *
xep_report_field_find (const char *name)
{
  static gsize table = 0;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize)index_fields ());
  return g_hash_table_lookup ((GHashTable *)table, name);
}

const XepReportField *
xep_report_field_all (void)
{
  return fields;
}
