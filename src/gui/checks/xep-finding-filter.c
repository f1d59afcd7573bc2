/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/checks/xep-finding-filter.h"

#include "gui/checks/xep-finding-item.h"
#include "gui/fields/xep-drop-down.h"

struct _XepFindingFilter
{
  GObject parent_instance;
  GtkDropDown *drop_down; /* outlives the filter */
  XepFindingKey key;
  XepFindingWords words;
  char *all;
  GPtrArray *keys;    /* constant strings, in the order they are offered */
  const char *chosen; /* NULL: all */
  gboolean offering;
  void (*changed) (gpointer user_data);
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (XepFindingFilter, xep_finding_filter, G_TYPE_OBJECT)

const char *
xep_finding_filter_severity (const XepFinding *finding)
{
  return xep_severity_to_nick (finding->severity);
}

const char *
xep_finding_filter_severity_words (const char *nick)
{
  for (int i = XEP_SEVERITY_NOTE; i <= XEP_SEVERITY_ERROR; i++)
    if (g_str_equal (xep_severity_to_nick ((XepSeverity) i), nick))
      return xep_finding_severity_name ((XepSeverity) i);
  return nick;
}

const char *
xep_finding_filter_rule (const XepFinding *finding)
{
  return finding->rule;
}

static void
selected_cb (XepFindingFilter *self)
{
  guint position = gtk_drop_down_get_selected (self->drop_down);

  if (self->offering)
    return;
  self->chosen = position > 0 && position <= self->keys->len
                     ? g_ptr_array_index (self->keys, position - 1)
                     : NULL;
  self->changed (self->user_data);
}

static void
xep_finding_filter_finalize (GObject *object)
{
  XepFindingFilter *self = XEP_FINDING_FILTER (object);

  g_free (self->all);
  g_ptr_array_unref (self->keys);
  G_OBJECT_CLASS (xep_finding_filter_parent_class)->finalize (object);
}

static void
xep_finding_filter_class_init (XepFindingFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xep_finding_filter_finalize;
}

static void
xep_finding_filter_init (XepFindingFilter *self)
{
  self->keys = g_ptr_array_new ();
}

XepFindingFilter *
xep_finding_filter_new (GtkDropDown *drop_down,
                        XepFindingKey key,
                        XepFindingWords words,
                        const char *all,
                        GCallback changed,
                        gpointer user_data)
{
  XepFindingFilter *self = g_object_new (XEP_TYPE_FINDING_FILTER, NULL);

  self->drop_down = drop_down;
  self->key = key;
  self->words = words;
  self->all = g_strdup (all);
  self->changed = (void (*) (gpointer)) changed;
  self->user_data = user_data;
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static guint
count_key (XepFindingFilter *self, GPtrArray *findings, const char *key)
{
  guint count = 0;

  for (guint i = 0; i < findings->len; i++)
    count += g_str_equal (
        self->key (xep_finding_item_get_finding (g_ptr_array_index (findings, i))), key);
  return count;
}

static void
collect_keys (XepFindingFilter *self, GPtrArray *findings)
{
  g_ptr_array_set_size (self->keys, 0);
  for (guint i = 0; i < findings->len; i++)
    {
      const char *key = g_intern_string (
          self->key (xep_finding_item_get_finding (g_ptr_array_index (findings, i))));

      if (!g_ptr_array_find (self->keys, key, NULL))
        g_ptr_array_add (self->keys, (gpointer) key);
    }
}

void
xep_finding_filter_offer (XepFindingFilter *self, GPtrArray *findings)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  guint position = 0;

  collect_keys (self, findings);
  gtk_string_list_append (lines, self->all);
  for (guint i = 0; i < self->keys->len; i++)
    {
      const char *key = g_ptr_array_index (self->keys, i);

      gtk_string_list_take (
          lines, g_strdup_printf ("%s (%u)", self->words (key), count_key (self, findings, key)));
      if (key == self->chosen)
        position = i + 1;
    }
  if (position == 0)
    self->chosen = NULL;
  self->offering = TRUE;
  xep_drop_down_fill (self->drop_down, G_LIST_MODEL (lines), NULL, position);
  self->offering = FALSE;
}

gboolean
xep_finding_filter_takes (XepFindingFilter *self, const XepFinding *finding)
{
  return self->chosen == NULL || g_str_equal (self->key (finding), self->chosen);
}
