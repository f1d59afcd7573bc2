/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-review-data.h"

XepReviewData *
xep_review_data_load (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autoptr (XepReviewData) self = g_new0 (XepReviewData, 1);

  if ((self->tasks = xep_review_store_list_tasks (store, assessment_id, error)) == NULL
      || (self->shortcomings = xep_review_store_list_shortcomings (store, assessment_id, error))
             == NULL
      || (self->remedies = xep_review_store_list_remedies (store, assessment_id, error)) == NULL
      || (self->prompts = xep_review_store_list_prompts (store, assessment_id, error)) == NULL
      || (self->matters = xep_review_store_list_matters (store, assessment_id, error)) == NULL
      || (self->earlier = xep_review_store_dup_earlier_shortcomings (store, assessment_id, error))
             == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
xep_review_data_free (XepReviewData *self)
{
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->shortcomings, g_ptr_array_unref);
  g_clear_pointer (&self->remedies, g_ptr_array_unref);
  g_clear_pointer (&self->prompts, g_ptr_array_unref);
  g_clear_pointer (&self->matters, g_ptr_array_unref);
  g_free (self->earlier);
  g_free (self);
}

/* Fields that are plain words: where they are in a record. */
typedef struct
{
  const char *field;
  gsize       offset;
} Words;

static const Words task_words[] = {
  { "content", G_STRUCT_OFFSET (XepTask, content) },
  { "due", G_STRUCT_OFFSET (XepTask, due) },
  { "progress", G_STRUCT_OFFSET (XepTask, progress) },
  { "product", G_STRUCT_OFFSET (XepTask, product) },
  { "note", G_STRUCT_OFFSET (XepTask, note) },
};

static const Words shortcoming_words[] = {
  { "text", G_STRUCT_OFFSET (XepShortcoming, text) },
  { "measure", G_STRUCT_OFFSET (XepShortcoming, measure) },
  { "responsible", G_STRUCT_OFFSET (XepShortcoming, responsible) },
};

static const Words remedy_words[] = {
  { "difficulty", G_STRUCT_OFFSET (XepRemedy, difficulty) },
  { "responsibility", G_STRUCT_OFFSET (XepRemedy, responsibility) },
};

static const Words prompt_words[] = {
  { "text", G_STRUCT_OFFSET (XepPrompt, text) },
  { "body", G_STRUCT_OFFSET (XepPrompt, body) },
  { "number", G_STRUCT_OFFSET (XepPrompt, number) },
  { "answer", G_STRUCT_OFFSET (XepPrompt, answer) },
  { "cause", G_STRUCT_OFFSET (XepPrompt, cause) },
  { "responsibility", G_STRUCT_OFFSET (XepPrompt, responsibility) },
};

static char *
find_words (gconstpointer record, const Words *words, gsize n_words, const char *field)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (words[i].field, field))
      return g_strdup (G_STRUCT_MEMBER (char *, record, words[i].offset));
  return g_strdup ("");
}

static gpointer
find_row (GPtrArray *rows, const char *number)
{
  guint64 row = g_ascii_strtoull (number, NULL, 10);

  return row >= 1 && row <= rows->len ? g_ptr_array_index (rows, row - 1) : NULL;
}

static char *
text_of_task (XepReviewData *self, const char *row, const char *field)
{
  XepTask *task = find_row (self->tasks, row);

  if (g_str_equal (field, "pace"))
    return g_strdup (task != NULL ? xep_pace_to_nick (task->pace) : "");
  if (g_str_equal (field, "exceeded"))
    return g_strdup (task != NULL && task->exceeded ? "yes" : "no");
  return task != NULL ? find_words (task, task_words, G_N_ELEMENTS (task_words), field)
                      : g_strdup ("");
}

static char *
text_of_shortcoming (XepReviewData *self, const char *row, const char *field)
{
  XepShortcoming *shortcoming = find_row (self->shortcomings, row);

  if (shortcoming == NULL)
    return g_strdup ("");
  if (g_str_equal (field, "due"))
    return xep_date_format (shortcoming->due_on);
  return find_words (shortcoming, shortcoming_words, G_N_ELEMENTS (shortcoming_words), field);
}

static XepRemedy *
find_remedy (XepReviewData *self, const char *id)
{
  gint64 wanted = g_ascii_strtoll (id, NULL, 10);

  for (guint i = 0; i < self->remedies->len; i++)
    {
      XepRemedy *remedy = g_ptr_array_index (self->remedies, i);

      if (remedy->shortcoming->id == wanted)
        return remedy;
    }
  return NULL;
}

static char *
text_of_remedy (XepReviewData *self, const char *id, const char *field)
{
  XepRemedy *remedy = find_remedy (self, id);

  if (remedy == NULL)
    return g_strdup ("");
  if (g_str_equal (field, "state"))
    return g_strdup (xep_remedy_state_to_nick (remedy->state));
  if (g_str_equal (field, "percent"))
    return remedy->percent < 0 ? g_strdup ("") : g_strdup_printf ("%d", remedy->percent);
  return find_words (remedy, remedy_words, G_N_ELEMENTS (remedy_words), field);
}

static char *
text_of_prompt (XepReviewData *self, const char *row, const char *field)
{
  XepPrompt *prompt = find_row (self->prompts, row);

  if (prompt == NULL)
    return g_strdup ("");
  if (g_str_equal (field, "date"))
    return xep_date_format (prompt->dated_on);
  return find_words (prompt, prompt_words, G_N_ELEMENTS (prompt_words), field);
}

static char *
text_of_matter (XepReviewData *self, const char *id, const char *field)
{
  gboolean ticked = g_ptr_array_find_with_equal_func (self->matters, id, g_str_equal, NULL);

  return g_strdup (ticked ? "yes" : "no");
}

static const struct
{
  const char *prefix;
  char *(*text) (XepReviewData *self, const char *row, const char *field);
} lists[] = {
  { "task", text_of_task },     { "shortcoming", text_of_shortcoming },
  { "remedy", text_of_remedy }, { "prompt", text_of_prompt },
  { "matter", text_of_matter },
};

char *
xep_review_data_text (XepReviewData *self, const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, ".", 3);

  for (guint i = 0; words[0] != NULL && words[1] != NULL && i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (words[0], lists[i].prefix))
      return lists[i].text (self, words[1], words[2] != NULL ? words[2] : "");
  return NULL;
}
