/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-dossier-data.h"

#include <glib/gi18n.h>

static const XepRowColumn complaint_columns[] = {
  { "content", N_ ("What it is about"), XEP_ROW_TEXT, 0, 12, NULL },
  { "received", N_ ("Received on"), XEP_ROW_DATE, 1, 3, NULL },
  { "sender", N_ ("Sender"), XEP_ROW_LINE, 1, 9, NULL },
  { "answered", N_ ("Answered on"), XEP_ROW_DATE, 2, 3, NULL },
  { "number", N_ ("Number of the answer"), XEP_ROW_LINE, 2, 3, NULL },
  { "outcome", N_ ("Outcome"), XEP_ROW_TEXT, 2, 6, NULL },
};

const XepRowTable xep_complaint_table = { "complaint", N_ ("Complaint %u"), TRUE,
                                          complaint_columns, G_N_ELEMENTS (complaint_columns) };

XepDossierData *
xep_dossier_data_load (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autoptr (XepDossierData) self = g_new0 (XepDossierData, 1);

  if ((self->items = xep_dossier_store_list_items (store, assessment_id, error)) == NULL
      || (self->copies = xep_dossier_store_list_copies (store, assessment_id, error)) == NULL
      || (self->complaints = xep_complaint_store_list (store, assessment_id, error)) == NULL
      || (self->reratings = xep_rerating_store_list (store, assessment_id, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
xep_dossier_data_free (XepDossierData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_clear_pointer (&self->complaints, g_ptr_array_unref);
  g_clear_pointer (&self->reratings, g_ptr_array_unref);
  g_free (self);
}

/* Where a field is in its record. */
typedef struct
{
  const char *field;
  gsize       offset;
  enum
  {
    MEMBER_TEXT,
    MEMBER_DATE,
    MEMBER_FLAG,
  } type;
} Member;

#define ITEM(field, member, type)                                                                  \
  {                                                                                                \
    field, G_STRUCT_OFFSET (XepDossierItem, member), type                                          \
  }
#define COPY(field, member, type)                                                                  \
  {                                                                                                \
    field, G_STRUCT_OFFSET (XepDossierCopy, member), type                                          \
  }
#define COMPLAINT(field, member, type)                                                             \
  {                                                                                                \
    field, G_STRUCT_OFFSET (XepComplaint, member), type                                            \
  }

static const Member item_members[] = {
  ITEM ("received", received_on, MEMBER_DATE),
  ITEM ("not_needed", not_needed, MEMBER_FLAG),
  ITEM ("by", received_by, MEMBER_TEXT),
  ITEM ("note", note, MEMBER_TEXT),
};

static const Member copy_members[] = {
  COPY ("sent", sent_on, MEMBER_DATE),
  COPY ("by", taken_by, MEMBER_TEXT),
  COPY ("note", note, MEMBER_TEXT),
};

static const Member complaint_members[] = {
  COMPLAINT ("content", content, MEMBER_TEXT),   COMPLAINT ("received", received_on, MEMBER_DATE),
  COMPLAINT ("sender", sender, MEMBER_TEXT),     COMPLAINT ("answered", answered_on, MEMBER_DATE),
  COMPLAINT ("number", number, MEMBER_TEXT),     COMPLAINT ("outcome", outcome, MEMBER_TEXT),
};

static gpointer
find_item (XepDossierData *self, const char *number)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      XepDossierItem *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (item->component->number, number))
        return item;
    }
  return NULL;
}

static gpointer
find_copy (XepDossierData *self, const char *id)
{
  for (guint i = 0; i < self->copies->len; i++)
    {
      XepDossierCopy *copy = g_ptr_array_index (self->copies, i);

      if (g_str_equal (copy->copy->id, id))
        return copy;
    }
  return NULL;
}

static gpointer
find_complaint (XepDossierData *self, const char *number)
{
  guint64 row = g_ascii_strtoull (number, NULL, 10);

  return row >= 1 && row <= self->complaints->len ? g_ptr_array_index (self->complaints, row - 1)
                                                  : NULL;
}

static gboolean
save_item (XepDossierData *self,
           XepStore *store,
           gint64 id,
           char **words,
           const char *text,
           GError **error)
{
  return xep_dossier_store_set_item (store, id, words[1], words[2], text, NULL, error);
}

static gboolean
save_copy (XepDossierData *self,
           XepStore *store,
           gint64 id,
           char **words,
           const char *text,
           GError **error)
{
  return xep_dossier_store_set_copy (store, id, words[1], words[2], text, NULL, error);
}

static gboolean
save_complaint (XepDossierData *self,
                XepStore *store,
                gint64 id,
                char **words,
                const char *text,
                GError **error)
{
  XepComplaint *complaint = find_complaint (self, words[1]);

  if (complaint == NULL)
    return *text == '\0'
           || xep_complaint_store_add (store, id, xep_date_today (), text, error) != 0;
  if (words[2] == NULL)
    return xep_complaint_store_remove (store, complaint->id, NULL, error);
  return xep_complaint_store_set (store, complaint->id, words[2], text, NULL, error);
}

static const struct
{
  const char   *prefix;
  const Member *members;
  gsize         n_members;
  gpointer (*find) (XepDossierData *self, const char *row);
  gboolean (*save) (XepDossierData *self,
                    XepStore *store,
                    gint64 id,
                    char **words,
                    const char *text,
                    GError **error);
} lists[] = {
  { "component", item_members, G_N_ELEMENTS (item_members), find_item, save_item },
  { "copy", copy_members, G_N_ELEMENTS (copy_members), find_copy, save_copy },
  { "complaint", complaint_members, G_N_ELEMENTS (complaint_members), find_complaint,
    save_complaint },
};

/* Index into the table of lists, and the words of the key; -1 for a key of others. */
static int
split_key (const char *key, GStrv *words)
{
  *words = g_strsplit (key, ".", 3);
  for (gsize i = 0; (*words)[0] != NULL && (*words)[1] != NULL && i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal ((*words)[0], lists[i].prefix))
      return (int) i;
  return -1;
}

static char *
text_of_member (gconstpointer record, const Member *member)
{
  if (member->type == MEMBER_DATE)
    return xep_date_format (G_STRUCT_MEMBER (XepDate, record, member->offset));
  if (member->type == MEMBER_FLAG)
    return g_strdup (G_STRUCT_MEMBER (gboolean, record, member->offset) ? "yes" : "no");
  return g_strdup (G_STRUCT_MEMBER (char *, record, member->offset));
}

char *
xep_dossier_data_text (XepDossierData *self, const char *key)
{
  g_auto (GStrv) words = NULL;
  int list = split_key (key, &words);
  gconstpointer record = list >= 0 ? lists[list].find (self, words[1]) : NULL;

  if (list < 0)
    return NULL;
  for (gsize i = 0; record != NULL && words[2] != NULL && i < lists[list].n_members; i++)
    if (g_str_equal (lists[list].members[i].field, words[2]))
      return text_of_member (record, &lists[list].members[i]);
  return g_strdup ("");
}

gboolean
xep_dossier_data_takes (const char *key)
{
  g_auto (GStrv) words = NULL;

  return split_key (key, &words) >= 0;
}

gboolean
xep_dossier_data_save (XepDossierData *self,
                       XepStore *store,
                       gint64 assessment_id,
                       const char *key,
                       const char *text,
                       GError **error)
{
  g_auto (GStrv) words = NULL;
  int list = split_key (key, &words);

  g_return_val_if_fail (list >= 0, TRUE);

  return lists[list].save (self, store, assessment_id, words, text, error);
}
