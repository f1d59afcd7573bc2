/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-dossier.h"

/**
 * xep_dossier_item_new:
 *
 * A component that is wanted and has not come in. Free with xep_dossier_item_free().
 */
XepDossierItem *
xep_dossier_item_new (void)
{
  XepDossierItem *self = g_new0 (XepDossierItem, 1);

  self->wanted = TRUE;
  self->received_by = g_strdup ("");
  self->note = g_strdup ("");
  return self;
}

void
xep_dossier_item_free (XepDossierItem *self)
{
  if (self == NULL)
    return;
  g_free (self->received_by);
  g_free (self->note);
  g_free (self);
}

/**
 * xep_dossier_copy_new:
 *
 * A copy that has not been sent. Free with xep_dossier_copy_free().
 */
XepDossierCopy *
xep_dossier_copy_new (void)
{
  XepDossierCopy *self = g_new0 (XepDossierCopy, 1);

  self->taken_by = g_strdup ("");
  self->note = g_strdup ("");
  return self;
}

void
xep_dossier_copy_free (XepDossierCopy *self)
{
  if (self == NULL)
    return;
  g_free (self->taken_by);
  g_free (self->note);
  g_free (self);
}

gboolean
xep_dossier_component_is_for (const XepDossierComponent *component,
                              XepSubjectKind kind,
                              XepTier tier,
                              gboolean party_member,
                              gboolean officer_too)
{
  return (component->kinds == 0 || (component->kinds & (1u << kind)) != 0)
         && (component->tiers == 0 || (component->tiers & (1u << tier)) != 0)
         && (!component->party_members || party_member) && !(component->once && officer_too);
}

/* What is asked of an audience, which is a word by which a statement can look it up. */
static void
list_required (GString *json,
               GPtrArray *components,
               XepSubjectKind kind,
               XepTier tier,
               gboolean member,
               gboolean officer_too)
{
  const char *comma = "";

  g_string_append_printf (json, "%s\"%s %s %d %d\":[", json->len > 1 ? "," : "",
                          xep_kind_to_nick (kind), xep_tier_to_nick (tier), member ? 1 : 0,
                          officer_too ? 1 : 0);
  for (guint i = 0; i < components->len; i++)
    {
      const XepDossierComponent *component = g_ptr_array_index (components, i);

      if (component->if_any
          || !xep_dossier_component_is_for (component, kind, tier, member, officer_too))
        continue;
      g_string_append_printf (json, "%s\"%s\"", comma, component->number);
      comma = ",";
    }
  g_string_append_c (json, ']');
}

char *
xep_dossier_dup_required (GPtrArray *components)
{
  g_autoptr (GString) json = g_string_new ("{");

  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    for (int tier = 0; tier < XEP_N_TIERS; tier++)
      for (int member = 0; member <= 1; member++)
        for (int officer_too = 0; officer_too <= (kind == XEP_KIND_MEMBER); officer_too++)
          list_required (json, components, (XepSubjectKind) kind, (XepTier) tier, member != 0,
                         officer_too != 0);
  g_string_append_c (json, '}');
  return g_strdup (json->str);
}

/**
 * xep_dossier_count_missing:
 * @items: (element-type XepDossierItem)
 *
 * Plan V.2: "(nếu có)" components are there only if there is something to be there. Items that were
 * kept although the component is not for the subject are not missing either.
 */
guint
xep_dossier_count_missing (GPtrArray *items)
{
  guint missing = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const XepDossierItem *item = g_ptr_array_index (items, i);

      if (item->wanted && !xep_date_is_set (item->received_on) && !item->not_needed
          && !item->component->if_any)
        missing++;
    }
  return missing;
}
