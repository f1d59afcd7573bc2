/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-regulation-edit.h"
#include "model/xep-regulation-source.h"

G_BEGIN_DECLS

struct _XepRegulationEdit
{
  XepRegulation *regulation;
  XepRegulationSource source;
};

/* What a value may be. */
typedef enum
{
  XEP_REGULATION_WORDS,
  XEP_REGULATION_POINTS,
  XEP_REGULATION_NUMBER,
  XEP_REGULATION_CHOICE,
  XEP_REGULATION_FIXED, /* read only */
} XepRegulationValue;

/**
 * XepRegulationField:
 * @place: what it is a field of: "set", "group", "criterion", "exempt" …
 * @name: the last word of its key
 * @attribute: where it stands in the file; %NULL the text of the element
 * @low: of a number
 * @choices: separated by "|"
 */
typedef struct
{
  const char *place;
  const char *name;
  const char *attribute;
  XepRegulationValue value;
  int low, high;
  const char *choices;
} XepRegulationField;

/* The element that a key is about and which of its fields; NULL if there is no such key. */
xmlNode *xep_regulation_key_find (XepRegulationSource *source,
                                  const char *key,
                                  const XepRegulationField **field);
/* @text as it is to stand in the file. (transfer full) */
char *xep_regulation_field_normalise (const XepRegulationField *field,
                                      const char *text,
                                      GError **error) XEP_MUST_CHECK;
/* Every key of the file, in its order, those of FIXED values left out. (transfer full) */
GPtrArray *xep_regulation_key_list (XepRegulationSource *source);
/* As xep_regulation_edit_list(). */
char **xep_regulation_key_list_ids (XepRegulationSource *source, const char *what);
char *xep_regulation_key_read (XepRegulationSource *source, const char *key);

/* Elements of a set; NULL if there is none. */
xmlNode *xep_regulation_key_find_set (XepRegulationSource *source, const char *set);
xmlNode *xep_regulation_key_find_group (xmlNode *set, const char *number);
xmlNode *xep_regulation_key_find_criterion (xmlNode *set, const char *number);
/* Points of the criteria of a group, added up; what is no number counts as 0. */
XepPoints xep_regulation_key_sum_group (xmlNode *group);

G_END_DECLS
