/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/xep-regulation.h"

G_BEGIN_DECLS

/* A GtkDropDown whose lines stand for ids. Long texts are cut short in the button and whole in
 * the list. */

/* @ids and @texts: NULL-terminated, of one length; copied. The choice falls on the first line. */
void xep_choice_fill (GtkDropDown *drop_down, const char *const *ids, const char *const *texts);
/* "" with the text @none first (nullable), then the @items (XepNamedItem). */
void xep_choice_fill_items (GtkDropDown *drop_down, const char *none, GPtrArray *items);
/* Criteria sets that a subject of one of the @n_kinds @kinds may have in any period; "" (by the
 * regulation) first. Keeps the choice if it is still among them. */
void xep_choice_fill_sets (GtkDropDown *drop_down,
                           XepRegulation *regulation,
                           const XepSubjectKind *kinds,
                           gsize n_kinds);
/* What of a person is chosen, by nicks. @none (nullable): a first line "" of that text. */
void xep_choice_fill_tiers (GtkDropDown *drop_down);
void xep_choice_fill_kinds (GtkDropDown *drop_down, const char *none, XepRegulation *regulation);
void xep_choice_fill_statuses (GtkDropDown *drop_down);
void xep_choice_fill_genders (GtkDropDown *drop_down);
/* The lines of xep_choice_fill_tiers() and xep_choice_fill_statuses(). */
const char *xep_choice_get_tier_name (XepTier tier);
const char *xep_choice_get_status_name (XepStatus status);
/* "" when nothing is chosen. */
const char *xep_choice_get_id (GtkDropDown *drop_down);
/* FALSE, and nothing changed, if there is no such line. */
gboolean xep_choice_set_id (GtkDropDown *drop_down, const char *id);

G_END_DECLS
