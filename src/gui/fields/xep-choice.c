/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-choice.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-drop-down.h"

/* How many characters a button asks room for; more is cut short. */
#define SHORTEST_TEXT 8

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer shortened)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (GPOINTER_TO_INT (shortened))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), SHORTEST_TEXT);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (text));
}

static GtkListItemFactory *
make_factory (gboolean shortened)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (shortened));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

static void
ensure_factories (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) in_button = NULL;
  g_autoptr (GtkListItemFactory) in_list = NULL;

  if (gtk_drop_down_get_list_factory (drop_down) != NULL)
    return;
  in_button = make_factory (TRUE);
  in_list = make_factory (FALSE);
  gtk_drop_down_set_factory (drop_down, in_button);
  gtk_drop_down_set_list_factory (drop_down, in_list);
}

void
xep_choice_fill (GtkDropDown *drop_down, const char *const *ids, const char *const *texts)
{
  g_autoptr (GtkStringList) model = NULL;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (g_strv_length ((char **) ids) == g_strv_length ((char **) texts));

  ensure_factories (drop_down);
  model = gtk_string_list_new (texts);
  xep_drop_down_fill (drop_down, G_LIST_MODEL (model), ids, 0);
}

static void
fill_pointers (GtkDropDown *drop_down, GPtrArray *ids, GPtrArray *texts)
{
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (texts, NULL);
  xep_choice_fill (drop_down, (const char *const *) ids->pdata, (const char *const *) texts->pdata);
}

void
xep_choice_fill_items (GtkDropDown *drop_down, const char *none, GPtrArray *items)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  if (none != NULL)
    {
      g_ptr_array_add (ids, (gpointer) "");
      g_ptr_array_add (texts, (gpointer) none);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const XepNamedItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (ids, item->id);
      g_ptr_array_add (texts, item->text);
    }
  fill_pointers (drop_down, ids, texts);
}

static void
add_sets (GPtrArray *ids, GPtrArray *texts, GPtrArray *sets)
{
  for (guint i = 0; i < sets->len; i++)
    {
      const XepCriteriaSet *set = g_ptr_array_index (sets, i);

      if (g_ptr_array_find_with_equal_func (ids, set->id, g_str_equal, NULL))
        continue;
      g_ptr_array_add (ids, set->id);
      g_ptr_array_add (texts, set->name);
    }
}

void
xep_choice_fill_sets (GtkDropDown *drop_down,
                      XepRegulation *regulation,
                      const XepSubjectKind *kinds,
                      gsize n_kinds)
{
  g_autofree char *chosen = g_strdup (xep_choice_get_id (drop_down));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_ptr_array_add (ids, (gpointer) "");
  g_ptr_array_add (texts, (gpointer) _("By the regulation"));
  for (gsize i = 0; i < n_kinds; i++)
    for (int period = 0; period < XEP_N_PERIODS; period++)
      {
        g_autoptr (GPtrArray) sets = xep_regulation_allowed_sets (regulation, kinds[i], period);

        add_sets (ids, texts, sets);
      }
  fill_pointers (drop_down, ids, texts);
  xep_choice_set_id (drop_down, chosen);
}

/* By XepTier and XepStatus. */
static const char *const tier_names[] = {
  [XEP_TIER_NONE] = N_("(not given)"),
  [XEP_TIER_PROVINCE] = N_("Standing Committee of the Provincial Party Committee"),
  [XEP_TIER_COMMUNE] = N_("Commune Party Committee"),
  [XEP_TIER_UNIT] = N_("The unit itself"),
};
static const char *const status_names[] = {
  [XEP_STATUS_ACTIVE] = N_("Official, active"),
  [XEP_STATUS_PROBATION] = N_("Probationary"),
  [XEP_STATUS_RELIEVED] = N_("Relieved of work and Party activities"),
  [XEP_STATUS_SUSPENDED] = N_("Suspended from Party activities"),
  [XEP_STATUS_LEFT] = N_("Left the list"),
};

const char *
xep_choice_get_tier_name (XepTier tier)
{
  return _ (tier_names[tier]);
}

const char *
xep_choice_get_status_name (XepStatus status)
{
  return _ (status_names[status]);
}

void
xep_choice_fill_tiers (GtkDropDown *drop_down)
{
  const char *ids[G_N_ELEMENTS (tier_names) + 1] = { NULL };
  const char *texts[G_N_ELEMENTS (tier_names) + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (tier_names); i++)
    {
      ids[i] = xep_tier_to_nick ((XepTier) i);
      texts[i] = _ (tier_names[i]);
    }
  xep_choice_fill (drop_down, ids, texts);
}

void
xep_choice_fill_kinds (GtkDropDown *drop_down, const char *none, XepRegulation *regulation)
{
  const char *const ids[] = { "", "leader", "staff", "member", NULL };
  const char *const texts[]
      = { none == NULL ? "" : none, xep_regulation_get_kind_name (regulation, XEP_KIND_LEADER),
          xep_regulation_get_kind_name (regulation, XEP_KIND_STAFF),
          xep_regulation_get_kind_name (regulation, XEP_KIND_MEMBER), NULL };
  int skipped = none == NULL ? 1 : 0;

  xep_choice_fill (drop_down, ids + skipped, texts + skipped);
}

void
xep_choice_fill_statuses (GtkDropDown *drop_down)
{
  const char *ids[G_N_ELEMENTS (status_names) + 1] = { NULL };
  const char *texts[G_N_ELEMENTS (status_names) + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (status_names); i++)
    {
      ids[i] = xep_status_to_nick ((XepStatus) i);
      texts[i] = _ (status_names[i]);
    }
  xep_choice_fill (drop_down, ids, texts);
}

void
xep_choice_fill_genders (GtkDropDown *drop_down)
{
  /* The words are data: they are stored and printed as they are. */
  const char *const ids[] = { "", "Nam", "Nữ", NULL };
  const char *const texts[] = { _("(not given)"), "Nam", "Nữ", NULL };

  xep_choice_fill (drop_down, ids, texts);
}

const char *
xep_choice_get_id (GtkDropDown *drop_down)
{
  const char *const *ids = xep_drop_down_get_ids (drop_down);
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (ids == NULL || selected >= g_strv_length ((char **) ids))
    return "";
  return ids[selected];
}

gboolean
xep_choice_set_id (GtkDropDown *drop_down, const char *id)
{
  const char *const *ids = xep_drop_down_get_ids (drop_down);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (g_str_equal (ids[i], id))
      {
        gtk_drop_down_set_selected (drop_down, i);
        return TRUE;
      }
  return FALSE;
}
