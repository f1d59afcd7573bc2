/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-gui"

#include "config.h"

#include "gui/editor/xep-assessment-editor.h"

#include <glib/gi18n.h>

#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"

#include "gui/editor/xep-conditions-section.h"
#include "gui/xep-dialogs.h"
#include "gui/fields/xep-field-choice.h"
#include "gui/editor/xep-notes-section.h"
#include "gui/editor/xep-points-grid.h"
#include "gui/editor/xep-quarters-section.h"
#include "gui/editor/xep-result-section.h"
#include "gui/xep-step-names.h"
#include "gui/editor/xep-suggestion-section.h"

struct _XepAssessmentEditor
{
  GtkWidget             parent_instance;
  GtkStack             *stack;
  GtkLabel             *message;
  GtkButton            *message_button;
  GtkLabel             *title, *subtitle;
  GtkWidget            *set_line, *set_label, *set_choice, *provisional;
  GtkScrolledWindow    *scroller;
  XepMessageOverlay    *overlay;
  XepPointsGrid        *grid;
  XepResultSection     *results;
  XepConditionsSection *conditions;
  XepSuggestionSection *suggestion;
  XepNotesSection      *notes;
  XepQuartersSection   *quarters;
  GtkLabel             *sums, *level;
  XepStore             *store;
  XepFieldForm         *form;
  XepAssessment        *assessment;   /* as stored; NULL while a message is shown */
  XepRegulation        *offered;      /* the sets offered are those of this regulation, … */
  XepSubjectKind        offered_kind; /* … for this kind, … */
  XepPeriodCode         offered_code; /* … in this period */
  XepStep               step;         /* keyed last */
  gboolean              saving;
};

G_DEFINE_FINAL_TYPE (XepAssessmentEditor, xep_assessment_editor, GTK_TYPE_WIDGET)

#define N_SECTIONS 6

static void
get_sections (XepAssessmentEditor *self, XepEditorSection *sections[N_SECTIONS])
{
  gpointer all[N_SECTIONS] = {
    self->grid, self->results, self->conditions, self->suggestion, self->quarters, self->notes,
  };

  for (int i = 0; i < N_SECTIONS; i++)
    sections[i] = all[i];
}

static void
show_sums (XepAssessmentEditor *self)
{
  const XepCriteriaSet *set = xep_points_grid_get_set (self->grid);
  const char *suggested = xep_suggestion_section_get_short_name (self->suggestion);
  g_autofree char *text = NULL, *level = NULL, *a = NULL, *b = NULL, *total = NULL;
  XepTotals totals;

  if (set == NULL)
    return;
  totals = xep_points_grid_get_totals (self->grid, self->step);
  a = xep_points_format (totals.running_a);
  b = xep_points_format (totals.running_b);
  total = xep_points_format (totals.total);
  if (totals.total != XEP_POINTS_MISSING)
    text = g_strdup_printf (_("%s:   A %s/30   B %s/70   total %s/100"),
                            xep_step_name (self->step), a, b, total);
  else
    text = g_strdup_printf (ngettext ("%s:   A %s/30   B %s/70   %d box empty",
                                      "%s:   A %s/30   B %s/70   %d boxes empty",
                                      totals.expected - totals.keyed),
                            xep_step_name (self->step), a, b, totals.expected - totals.keyed);
  gtk_label_set_label (self->sums, text);
  level = *suggested != '\0' ? g_strdup_printf (_("Suggested: %s"), suggested)
                             : g_strdup (_("Suggested: –"));
  gtk_label_set_label (self->level, level);
}

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
show_title (XepAssessmentEditor *self, XepRegulation *regulation)
{
  XepAssessment *assessment = self->assessment;
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
}

static void
offer_sets (XepAssessmentEditor *self, XepRegulation *regulation, XepPeriodCode code)
{
  g_autoptr (GPtrArray) sets = NULL;
  XepFieldChoice *choice = XEP_FIELD_CHOICE (self->set_choice);
  XepSubjectKind kind = self->assessment->kind;

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

static gboolean
show_sets (XepAssessmentEditor *self, XepRegulation *regulation, GError **error)
{
  g_autoptr (XepPeriod) period
      = xep_period_store_load (self->store, self->assessment->period_id, error);
  const XepCriteriaSet *current
      = xep_regulation_find_set (regulation, self->assessment->criteria_set);

  if (period == NULL)
    return FALSE;
  offer_sets (self, regulation, period->code);
  gtk_widget_set_visible (self->provisional, current != NULL && current->provisional);
  return TRUE;
}

static void
collect_fields (XepAssessmentEditor *self)
{
  XepEditorSection *sections[N_SECTIONS];

  get_sections (self, sections);
  xep_field_form_clear (self->form);
  for (int step = 0; step < XEP_N_STEPS; step++)
    for (int i = 0; i < N_SECTIONS; i++)
      xep_editor_section_add_fields (sections[i], self->form, step);
  for (int i = 0; i < N_SECTIONS; i++)
    xep_editor_section_add_fields (sections[i], self->form, -1);
  xep_field_form_add (self->form, XEP_INPUT (self->set_choice), XEP_STEP_SELF, "criteria_set");
}

static void
show_values (XepAssessmentEditor *self, XepRegulation *regulation)
{
  XepEditorSection *sections[N_SECTIONS];

  get_sections (self, sections);
  xep_field_form_show (self->form, self->assessment);
  for (int i = 0; i < N_SECTIONS; i++)
    xep_editor_section_update (sections[i], self->assessment, regulation);
  show_sums (self);
}

/* Reads the assessment; @whole: it may be another one, or of other criteria. */
static gboolean
load (XepAssessmentEditor *self, gint64 id, gboolean whole, GError **error)
{
  XepEditorSection *sections[N_SECTIONS];
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (self->store, id, error);
  XepRegulation *regulation;

  if (assessment == NULL)
    return FALSE;
  regulation = xep_store_get_period_regulation (self->store, assessment->period_id, error);
  if (regulation == NULL)
    return FALSE;
  g_clear_pointer (&self->assessment, xep_assessment_free);
  self->assessment = g_steal_pointer (&assessment);
  if (whole)
    {
      get_sections (self, sections);
      for (int i = 0; i < N_SECTIONS; i++)
        xep_editor_section_load (sections[i], self->assessment, regulation);
      show_title (self, regulation);
      if (!show_sets (self, regulation, error)
          || !xep_quarters_section_show_year (self->quarters, self->store, self->assessment, error))
        return FALSE;
      collect_fields (self);
    }
  show_values (self, regulation);
  return TRUE;
}

static gboolean
save_cb (XepStep step, const char *key, const char *text, gpointer user_data, GError **error)
{
  XepAssessmentEditor *self = user_data;
  gboolean whole = g_str_equal (key, "criteria_set") || g_str_equal (key, "unrated");
  gboolean saved;

  if (self->assessment == NULL)
    return TRUE;
  self->saving = TRUE;
  saved = xep_assessment_store_set (self->store, self->assessment->id, step, key, text, NULL, error)
    && load (self, self->assessment->id, whole, error);
  self->saving = FALSE;
  return saved;
}

static void
typed_cb (XepAssessmentEditor *self, XepInput *field)
{
  if (gtk_widget_is_ancestor (GTK_WIDGET (field), GTK_WIDGET (self->grid)))
    xep_points_grid_show_totals (self->grid, xep_input_get_step (field));
}

static void
entered_cb (XepAssessmentEditor *self, XepInput *field)
{
  if (!gtk_widget_is_ancestor (GTK_WIDGET (field), GTK_WIDGET (self->grid))
      && !gtk_widget_is_ancestor (GTK_WIDGET (field), GTK_WIDGET (self->results)))
    return;
  self->step = xep_input_get_step (field);
  show_sums (self);
}

static void
totals_changed_cb (XepAssessmentEditor *self, int step)
{
  if (step == (int) self->step)
    show_sums (self);
}

typedef struct
{
  XepAssessmentEditor *editor;
  XepStep              step;
  XepEntry             entry;
} EntryWish;

static void
entry_agreed_cb (gpointer user_data)
{
  EntryWish *wish = user_data;

  xep_points_grid_set_entry (wish->editor->grid, wish->step, wish->entry);
}

/* The points stay until the first number is keyed the other way: saying so is enough. */
static void
entry_wanted_cb (XepAssessmentEditor *self, int step, int entry)
{
  EntryWish *wish = g_new (EntryWish, 1);

  *wish = (EntryWish) { self, step, entry };
  g_object_set_data_full (G_OBJECT (self), "xep-entry-wish", wish, g_free);
  xep_dialogs_confirm (GTK_WIDGET (self), _("Key this step the other way?"),
                       entry == XEP_ENTRY_GROUPS
                           ? _("This step holds points by criteria. They are kept until you key "
                                "the first group total, which takes their place.")
                           : _("This step holds two group totals. They are kept until you key the "
                                "first criterion, which takes their place."),
                       _("Key the other way"), entry_agreed_cb, wish);
}

static void
xep_assessment_editor_dispose (GObject *object)
{
  XepAssessmentEditor *self = XEP_ASSESSMENT_EDITOR (object);

  if (self->form != NULL)
    xep_field_form_set_save (self->form, NULL, NULL);
  g_clear_object (&self->form);
  g_clear_pointer (&self->assessment, xep_assessment_free);
  g_clear_pointer (&self->offered, xep_regulation_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_ASSESSMENT_EDITOR);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_assessment_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, conditions);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, grid);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, level);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, message);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, message_button);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, notes);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, overlay);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, provisional);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, quarters);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, results);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, set_label);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, set_line);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, subtitle);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, suggestion);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, sums);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, title);
}

static void
xep_assessment_editor_class_init (XepAssessmentEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_assessment_editor_dispose;
  g_type_ensure (XEP_TYPE_CONDITIONS_SECTION);
  g_type_ensure (XEP_TYPE_MESSAGE_OVERLAY);
  g_type_ensure (XEP_TYPE_NOTES_SECTION);
  g_type_ensure (XEP_TYPE_POINTS_GRID);
  g_type_ensure (XEP_TYPE_QUARTERS_SECTION);
  g_type_ensure (XEP_TYPE_RESULT_SECTION);
  g_type_ensure (XEP_TYPE_SUGGESTION_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-assessment-editor.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_children (widget_class);
}

static void
xep_assessment_editor_init (XepAssessmentEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->set_choice = xep_field_choice_new ();
  gtk_widget_set_hexpand (self->set_choice, TRUE);
  gtk_box_append (GTK_BOX (self->set_line), self->set_choice);
  xep_input_set_name (XEP_INPUT (self->set_choice),
                      gtk_label_get_label (GTK_LABEL (self->set_label)));
  self->form = xep_field_form_new ();
  xep_field_form_set_save (self->form, save_cb, self);
  xep_field_form_set_overlay (self->form, self->overlay);
  g_signal_connect_object (self->form, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "totals-changed", G_CALLBACK (totals_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "entry-wanted", G_CALLBACK (entry_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  xep_assessment_editor_show_message (self, "", NULL, NULL);
}

void
xep_assessment_editor_set_store (XepAssessmentEditor *self, XepStore *store)
{
  g_set_object (&self->store, store);
}

void
xep_assessment_editor_show (XepAssessmentEditor *self, gint64 id)
{
  g_autoptr (GError) error = NULL;

  if (!load (self, id, TRUE, &error))
    {
      xep_assessment_editor_show_message (self, error->message, NULL, NULL);
      return;
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "assessment");
}

void
xep_assessment_editor_show_message (XepAssessmentEditor *self,
                                    const char *text,
                                    const char *button,
                                    const char *action)
{
  g_clear_pointer (&self->assessment, xep_assessment_free);
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message_button), button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (self->message_button, button);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->message_button), action);
    }
  gtk_stack_set_visible_child_name (self->stack, "message");
}

gint64
xep_assessment_editor_get_id (XepAssessmentEditor *self)
{
  return self->assessment != NULL ? self->assessment->id : 0;
}

void
xep_assessment_editor_reload (XepAssessmentEditor *self)
{
  g_autoptr (GError) error = NULL;

  if (self->assessment != NULL && !load (self, self->assessment->id, TRUE, &error))
    xep_assessment_editor_show_message (self, error->message, NULL, NULL);
}

gboolean
xep_assessment_editor_leave (XepAssessmentEditor *self)
{
  return self->assessment == NULL || xep_field_form_leave (self->form);
}

gboolean
xep_assessment_editor_is_saving (XepAssessmentEditor *self)
{
  return self->saving;
}

void
xep_assessment_editor_focus_points (XepAssessmentEditor *self)
{
  if (self->assessment == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->message_button));
  else
    xep_field_form_focus_step (self->form, self->step);
}
