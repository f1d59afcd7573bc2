/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-paths.h"
#include "base/xep-safe-file.h"
#include "base/xep-text.h"
#include "model/xep-regulation-private.h"

#define SCHEMA "regulation.rng"

static void
complete_named_items (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      XepNamedItem *item = g_ptr_array_index (items, i);

      if (item->short_text == NULL)
        item->short_text = g_strdup (item->text);
    }
}

static void
complete_periods (GPtrArray *periods)
{
  for (guint i = 0; i < periods->len; i++)
    {
      XepPeriodRecord *record = g_ptr_array_index (periods, i);

      for (guint kind = 0; kind < XEP_N_KINDS; kind++)
        record->rule.rated[kind] = (record->kinds & (1u << kind)) != 0;
    }
}

/* A matter of a part is a named item too. */
static void
complete_reviews (GPtrArray *reviews)
{
  for (guint i = 0; i < reviews->len; i++)
    {
      const XepReviewRecord *record = g_ptr_array_index (reviews, i);

      for (guint j = 0; j < record->review.parts->len; j++)
        {
          const XepReviewPart *part = g_ptr_array_index (record->review.parts, j);

          complete_named_items (part->matters);
        }
    }
}

/* "Quy định về việc …" of 30/08/2025 is cited "Quy định số 366-QĐ/TW ngày 30/08/2025 của Bộ Chính
 * trị về việc …": the kind of a Party document is its first two words. */
static char *
compose_cite (const XepSource *source)
{
  g_auto (GStrv) words = g_strsplit (source->text, " ", 3);
  g_autofree char *date = xep_date_format (source->date);

  if (*source->number == '\0' || !xep_date_is_full (source->date) || g_strv_length (words) < 3)
    return g_strdup (source->text);
  return g_strdup_printf ("%s %s số %s ngày %s của %s %s", words[0], words[1], source->number, date,
                          source->issuer, words[2]);
}

/* A source of which only the month is known has no date. */
static void
complete_sources (GPtrArray *sources)
{
  for (guint i = 0; i < sources->len; i++)
    {
      XepSourceRecord *record = g_ptr_array_index (sources, i);

      if (!xep_date_parse_iso (record->date, &record->source.date, NULL))
        record->source.date = XEP_DATE_NONE;
      if (*record->source.cite != '\0')
        continue;
      g_free (record->source.cite);
      record->source.cite = compose_cite (&record->source);
    }
}

/* Part B is every group whose number begins "II". */
static void
complete_set (XepCriteriaSet *set)
{
  for (guint i = 0; i < set->groups->len; i++)
    {
      XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      group->part_b = g_str_has_prefix (group->number, "II");
      *(group->part_b ? &set->maximum_b : &set->maximum_a) += group->maximum;
    }
}

static void
make_identities (GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      XepKeyedText *keyed = g_ptr_array_index (texts, i);
      g_autofree char *text = g_steal_pointer (&keyed->text);

      keyed->text = xep_text_identity (text);
    }
}

/* Names of units and posts are compared in the form of xep_text_identity(). */
static void
complete_names (XepRegulation *self)
{
  make_identities (self->unit_prefixes);
  make_identities (self->deputy_words);
  for (guint i = 0; i < self->unit_names->len; i++)
    {
      XepUnitNameRule *rule = g_ptr_array_index (self->unit_names, i);
      g_autofree char *words = g_steal_pointer (&rule->words);

      rule->words = xep_text_identity (words);
    }
  for (guint i = 0; i < self->unit_collectives->len; i++)
    {
      XepUnitCollectiveRule *rule = g_ptr_array_index (self->unit_collectives, i);
      g_autofree char *words = g_steal_pointer (&rule->words);

      rule->words = words != NULL ? xep_text_identity (words) : NULL;
    }
}

/* What follows from what was read. */
static void
complete (XepRegulation *self)
{
  GPtrArray *named[] = { self->collective_types, self->exempt_reasons, self->unrated_reasons,
                         self->targets,          self->blocks,         self->copies };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    complete_named_items (named[i]);
  complete_periods (self->periods);
  xep_regulation_complete_former (self);
  complete_names (self);
  complete_sources (self->sources);
  complete_reviews (self->reviews);
  for (guint i = 0; i < self->criteria_sets->len; i++)
    complete_set (g_ptr_array_index (self->criteria_sets, i));
}

static XepRegulation *
read_regulation (xmlDoc *document, const char *name, GError **error)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);
  g_autoptr (XepRegulation) self = g_atomic_rc_box_new0 (XepRegulation);
  XepRecordReader reader = { name, nodes };

  if (!xep_record_read (&reader, &xep_regulation_record, xmlDocGetRootElement (document), self,
                        error))
    return NULL;
  complete (self);
  if (!xep_regulation_check (self, &reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

static XepRegulation *
parse (const char *xml, gssize length, const char *name, const char *schema, GError **error)
{
  g_autoptr (xmlDoc) document = xep_xml_parse (xml, length, name, schema, error);
  XepRegulation *self;

  if (document == NULL)
    return NULL;
  self = read_regulation (document, name, error);
  if (self != NULL)
    self->xml = g_strndup (xml, length < 0 ? strlen (xml) : (gsize) length);
  return self;
}

/**
 * xep_regulation_parse:
 * @xml: text of a regulation, such as the snapshot that a period keeps
 *
 * Checked against the shipped schema.
 */
XepRegulation *
xep_regulation_parse (const char *xml, gssize length, const char *name, GError **error)
{
  g_autofree char *schema = xep_paths_get_data_file ("regulations", SCHEMA);

  return parse (xml, length, name, schema, error);
}

/**
 * xep_regulation_load:
 * @path: a regulation file; in the clerk's own folder, where no schema lies beside it, the shipped
 * one is used
 *
 * Errors of reading the file are those of xep_safe_file_read().
 */
XepRegulation *
xep_regulation_load (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *schema = g_build_filename (folder, SCHEMA, NULL);
  g_autofree char *xml = NULL;
  gsize length = 0;

  if (!xep_safe_file_read (path, &xml, &length, error))
    return NULL;
  if (!g_file_test (schema, G_FILE_TEST_EXISTS))
    return xep_regulation_parse (xml, (gssize) length, name, error);
  return parse (xml, (gssize) length, name, schema, error);
}
