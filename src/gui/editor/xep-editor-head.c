/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-editor-head.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-step-switch.h"
#include "gui/fields/xep-field-choice.h"

struct _XepEditorHead
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *title, *subtitle;
  GtkWidget *set_line, *set_label, *set_choice, *provisional;
  XepStepSwitch *steps;
  GtkToggleButton *points, *review, *dossier;
  XepRegulation *offered;      /* the sets offered are those of this regulation, … */
  XepSubjectKind offered_kind; /* … for this kind, … */
  XepPeriodCode offered_code;  /* … in this period */
  gboolean showing;
};

enum
{
  PAGE_WANTED,
  FOLLOW_WANTED,
  STEP_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepEditorHead, xep_editor_head, GTK_TYPE_WIDGET)

static char *
dup_posts (XepAssessment *assessment)
{
  g_autoptr (GPtrArray) posts = g_ptr_array_new ();

  for (int branch = 0; branch < XEP_N_BRANCHES; branch++)
    if (assessment->posts[branch] != NULL && *assessment->posts[branch] != '\0')
      g_ptr_array_add (posts, assessment->posts[branch]);
  g_ptr_array_add (posts, NULL);
  return g_strjoinv (", ", (char **) posts->pdata);
}

static char *
join_parts (const char *first, const char *second, const char *third)
{
  g_autoptr (GString) text = g_string_new (first);
  const char *parts[] = { second, third };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
offer_sets (XepEditorHead *self, XepSubjectKind kind, XepRegulation *regulation, XepPeriodCode code)
{
  g_autoptr (GPtrArray) sets = NULL;
  XepFieldChoice *choice = XEP_FIELD_CHOICE (self->set_choice);

  if (self->offered == regulation && self->offered_kind == kind && self->offered_code == code)
    return;
  g_clear_pointer (&self->offered, xep_regulation_unref);
  self->offered = xep_regulation_ref (regulation);
  self->offered_kind = kind;
  self->offered_code = code;
  sets = xep_regulation_allowed_sets (regulation, kind, code);
  xep_field_choice_clear (choice);
  for (guint i = 0; i < sets->len; i++)
    {
      XepCriteriaSet *set = g_ptr_array_index (sets, i);

      xep_field_choice_append (choice, set->id, set->name, set->name);
    }
  xep_field_choice_finish (choice);
}

static void
page_toggled_cb (XepEditorHead *self, GtkToggleButton *button)
{
  if (!self->showing && gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[PAGE_WANTED], 0,
                   button == self->dossier  ? XEP_EDITOR_DOSSIER
                   : button == self->review ? XEP_EDITOR_REVIEW
                                            : XEP_EDITOR_POINTS);
}

static void
follow_cb (XepEditorHead *self)
{
  g_signal_emit (self, signals[FOLLOW_WANTED], 0);
}

static void
step_wanted_cb (XepEditorHead *self, int step)
{
  g_signal_emit (self, signals[STEP_WANTED], 0, step);
}

static void
xep_editor_head_dispose (GObject *object)
{
  XepEditorHead *self = XEP_EDITOR_HEAD (object);

  g_clear_pointer (&self->offered, xep_regulation_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_EDITOR_HEAD);
  G_OBJECT_CLASS (xep_editor_head_parent_class)->dispose (object);
}

static void
xep_editor_head_class_init (XepEditorHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_editor_head_dispose;
  signals[PAGE_WANTED] = g_signal_new ("page-wanted", XEP_TYPE_EDITOR_HEAD, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[FOLLOW_WANTED] = g_signal_new ("follow-wanted", XEP_TYPE_EDITOR_HEAD, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STEP_WANTED] = g_signal_new ("step-wanted", XEP_TYPE_EDITOR_HEAD, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  g_type_ensure (XEP_TYPE_STEP_SWITCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-editor-head.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, XepEditorHead, box);
  gtk_widget_class_bind_template_child (widget_class, XepEditorHead, dossier);
  gtk_widget_class_bind_template_child (widget_class, XepEditorHead, points);
  gtk_widget_class_bind_template_child (widget_class, XepEditorHead, provisional);
  gtk_widget_class_bind_template_child (widget_class, XepEditorHead, review);
  gtk_widget_class_bind_template_child (widget_class, XepEditorHead, set_label);
  gtk_widget_class_bind_template_child (widget_class, XepEditorHead, set_line);
  gtk_widget_class_bind_template_child (widget_class, XepEditorHead, steps);
  gtk_widget_class_bind_template_child (widget_class, XepEditorHead, subtitle);
  gtk_widget_class_bind_template_child (widget_class, XepEditorHead, title);
  gtk_widget_class_bind_template_callback (widget_class, follow_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_wanted_cb);
}

static void
xep_editor_head_init (XepEditorHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->set_choice = xep_field_choice_new ();
  gtk_widget_set_hexpand (self->set_choice, TRUE);
  gtk_box_insert_child_after (GTK_BOX (self->set_line), self->set_choice, self->set_label);
  xep_input_set_name (XEP_INPUT (self->set_choice),
                      gtk_label_get_label (GTK_LABEL (self->set_label)));
}

void
xep_editor_head_load (XepEditorHead *self,
                      XepAssessment *assessment,
                      XepRegulation *regulation,
                      XepPeriodCode code)
{
  const XepCriteriaSet *current = xep_regulation_find_set (regulation, assessment->criteria_set);
  g_autofree char *posts = dup_posts (assessment);
  g_autofree char *birth_date = xep_date_format (assessment->birth_date);
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, assessment->id);
  g_autofree char *number = g_strdup_printf (_("assessment no. %s"), digits);
  const XepNamedItem *type = xep_named_items_find (xep_regulation_get_collective_types (regulation),
                                                   assessment->collective_type);
  g_autofree char *title
      = join_parts (assessment->subject_name, type != NULL ? type->short_text : posts, birth_date);
  const XepNamedItem *reason = xep_named_items_find (
      xep_regulation_get_unrated_reasons (regulation), assessment->unrated_reason);
  g_autofree char *unrated
      = reason != NULL ? g_strdup_printf (_("left unrated: %s"), reason->short_text) : NULL;
  g_autofree char *subtitle = join_parts (assessment->unit_name, number, unrated);

  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_label_set_label (self->subtitle, subtitle);
  offer_sets (self, assessment->kind, regulation, code);
  gtk_widget_set_visible (self->provisional, current != NULL && current->provisional);
}

void
xep_editor_head_set_locked (XepEditorHead *self, gboolean locked)
{
  gtk_widget_set_sensitive (self->set_choice, !locked);
}

void
xep_editor_head_add_fields (XepEditorHead *self, XepFieldForm *form)
{
  xep_field_form_add (form, XEP_INPUT (self->set_choice), XEP_STEP_SELF, "criteria_set");
}

void
xep_editor_head_set_page (XepEditorHead *self, XepEditorPage page)
{
  GtkToggleButton *const buttons[XEP_N_EDITOR_PAGES] = {
    [XEP_EDITOR_POINTS] = self->points,
    [XEP_EDITOR_REVIEW] = self->review,
    [XEP_EDITOR_DOSSIER] = self->dossier,
  };

  self->showing = TRUE;
  gtk_toggle_button_set_active (buttons[page], TRUE);
  self->showing = FALSE;
}

void
xep_editor_head_set_step (XepEditorHead *self, XepStep step)
{
  xep_step_switch_show (self->steps, step);
}
