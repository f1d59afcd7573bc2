/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "model/xep-regulation-private.h"
#include "model/xep-review.h"

/* The headings of reviews (CRITERIA 3.2 and 5) as the regulation has them. */

static gboolean
review_fits (const XepReviewRecord *record,
             XepSubjectKind kind,
             gboolean leader,
             const char *annex,
             XepPeriodCode period)
{
  XepAnswer answer = leader || kind == XEP_KIND_LEADER ? XEP_ANSWER_YES : XEP_ANSWER_NO;

  return (record->kinds & (1u << kind)) != 0 && (record->periods & (1u << period)) != 0
         && (record->leader == XEP_ANSWER_MISSING || record->leader == (int) answer)
         && (record->annex == NULL || g_strcmp0 (record->annex, annex) == 0);
}

const XepReview *
xep_regulation_find_review (XepRegulation *self,
                            XepSubjectKind kind,
                            gboolean leader,
                            const char *annex,
                            XepPeriodCode period)
{
  for (guint i = 0; i < self->reviews->len; i++)
    {
      const XepReviewRecord *record = g_ptr_array_index (self->reviews, i);

      if (review_fits (record, kind, leader, annex, period))
        return &record->review;
    }
  return NULL;
}

const XepReviewPart *
xep_review_find_part (const XepReview *self, const char *id)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const XepReviewPart *part = g_ptr_array_index (self->parts, i);

      if (g_strcmp0 (part->id, id) == 0)
        return part;
    }
  return NULL;
}

static const XepReviewSection *
find_section (const XepReviewPart *part, const char *id)
{
  for (guint i = 0; i < part->sections->len; i++)
    {
      const XepReviewSection *section = g_ptr_array_index (part->sections, i);

      if (g_strcmp0 (section->id, id) == 0)
        return section;
    }
  return NULL;
}

const XepReviewSection *
xep_regulation_find_section (XepRegulation *self, const char *id)
{
  const XepReviewSection *section = NULL;

  for (guint i = 0; i < self->reviews->len && section == NULL; i++)
    {
      const XepReviewRecord *record = g_ptr_array_index (self->reviews, i);
      GPtrArray *parts = record->review.parts;

      for (guint j = 0; j < parts->len && section == NULL; j++)
        section = find_section (g_ptr_array_index (parts, j), id);
    }
  return section;
}

const XepNamedItem *
xep_regulation_find_matter (XepRegulation *self, const char *id)
{
  const XepNamedItem *matter = NULL;

  for (guint i = 0; i < self->reviews->len && matter == NULL; i++)
    {
      const XepReviewRecord *record = g_ptr_array_index (self->reviews, i);
      GPtrArray *parts = record->review.parts;

      for (guint j = 0; j < parts->len && matter == NULL; j++)
        {
          const XepReviewPart *part = g_ptr_array_index (parts, j);

          matter = xep_named_items_find (part->matters, id);
        }
    }
  return matter;
}

typedef struct
{
  XepRecordReader *reader;
  GHashTable *parts, *sections, *matters; /* ids seen in the review */
} Check;

/* The error stands at the line of the element that @record was read from. */
static gboolean
refuse (
    const Check *check, gconstpointer record, GError **error, const char *format, const char *id)
{
  g_autofree char *reason = g_strdup_printf (format, id);

  xep_xml_set_error (error, check->reader->name, g_hash_table_lookup (check->reader->nodes, record),
                     "%s", reason);
  return FALSE;
}

static gboolean
check_new (const Check *check, GHashTable *seen, gpointer record, char *id, GError **error)
{
  return g_hash_table_add (seen, id) || refuse (check, record, error, _("“%s” is given twice"), id);
}

static gboolean
check_sections (const Check *check, const XepReviewPart *part, GError **error)
{
  for (guint i = 0; i < part->sections->len; i++)
    {
      XepReviewSection *section = g_ptr_array_index (part->sections, i);

      if (!check_new (check, check->sections, section, section->id, error))
        return FALSE;
      if (part->sections->len > 1 && (*section->number == '\0' || *section->title == '\0'))
        return refuse (check, section, error,
                       _("the section “%s” needs a number and a title: its part has several"),
                       section->id);
    }
  return TRUE;
}

static gboolean
check_part (const Check *check, XepReviewPart *part, GError **error)
{
  if (!check_new (check, check->parts, part, part->id, error)
      || !check_sections (check, part, error))
    return FALSE;
  for (guint i = 0; i < part->matters->len; i++)
    {
      XepNamedItem *matter = g_ptr_array_index (part->matters, i);

      if (!check_new (check, check->matters, matter, matter->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_review (XepRecordReader *reader, const XepReview *review, GError **error)
{
  g_autoptr (GHashTable) parts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) sections = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) matters = g_hash_table_new (g_str_hash, g_str_equal);
  Check check = { reader, parts, sections, matters };

  for (guint i = 0; i < review->parts->len; i++)
    if (!check_part (&check, g_ptr_array_index (review->parts, i), error))
      return FALSE;
  return TRUE;
}

/* Texts are stored under the ids of sections: within a review each stands for one box. The schema
 * knows the six parts and that each has a section. */
gboolean
xep_regulation_check_reviews (XepRegulation *self, XepRecordReader *reader, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Check check = { .reader = reader };

  for (guint i = 0; i < self->reviews->len; i++)
    {
      XepReviewRecord *record = g_ptr_array_index (self->reviews, i);

      if (!check_new (&check, ids, record, record->review.id, error)
          || !check_review (reader, &record->review, error))
        return FALSE;
    }
  return TRUE;
}
