/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-assessment-editor.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-conditions-section.h"
#include "gui/editor/xep-dossier-page.h"
#include "gui/editor/xep-editor-head.h"
#include "gui/editor/xep-lock-line.h"
#include "gui/editor/xep-notes-section.h"
#include "gui/editor/xep-points-grid.h"
#include "gui/editor/xep-quarters-section.h"
#include "gui/editor/xep-result-section.h"
#include "gui/editor/xep-review-page.h"
#include "gui/editor/xep-step-move.h"
#include "gui/editor/xep-suggestion-section.h"
#include "gui/editor/xep-working-step.h"
#include "gui/fields/xep-field-text.h"
#include "gui/fields/xep-scroll-to.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-follow-dialog.h"
#include "gui/shared/xep-step-names.h"
#include "store/xep-assessment-store.h"
#include "store/xep-audit-store.h"
#include "store/xep-field-values.h"
#include "store/xep-period-store.h"
#include "store/xep-snapshot-store.h"

struct _XepAssessmentEditor
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkLabel *message;
  GtkButton *message_button;
  XepEditorHead *head;
  GtkStack *pages;
  GtkScrolledWindow *points_scroller, *review_scroller, *dossier_scroller;
  XepMessageOverlay *points_overlay, *review_overlay, *dossier_overlay;
  GtkWidget *sections; /* on the page of points */
  XepPointsGrid *grid;
  XepResultSection *results;
  XepConditionsSection *conditions;
  XepSuggestionSection *suggestion;
  XepNotesSection *notes;
  XepQuartersSection *quarters;
  XepReviewPage *review;
  XepDossierPage *dossier;
  XepLockLine *lock_line;
  GtkLabel *sums, *level;
  XepStore *store;
  XepFieldForm *form;
  XepAssessment *assessment; /* as stored; NULL while a message is shown */
  XepFieldValues *values;    /* all that is keyed of it */
  XepReviewData *data;       /* its lists */
  XepDossierData *papers;    /* its dossier and what came after the result */
  XepPeriodCode code;        /* its period */
  XepEditorPage page;        /* stays from one subject to the next */
  XepWorkingStep *working;   /* the step that is keyed, of the whole window */
  guint origin;              /* of what is written here */
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
  g_autofree char *maximum_a = NULL, *maximum_b = NULL, *maximum = NULL;
  XepStep step = xep_working_step_get (self->working);
  XepTotals totals;

  if (set == NULL)
    return;
  totals = xep_points_grid_get_totals (self->grid, step);
  a = xep_points_format (totals.running_a);
  b = xep_points_format (totals.running_b);
  total = xep_points_format (totals.total);
  maximum_a = xep_points_format (set->maximum_a);
  maximum_b = xep_points_format (set->maximum_b);
  maximum = xep_points_format (set->maximum_a + set->maximum_b);
  if (totals.total != XEP_POINTS_MISSING)
    text = g_strdup_printf (_("%s:   A %s/%s   B %s/%s   total %s/%s"), xep_step_name (step), a,
                            maximum_a, b, maximum_b, total, maximum);
  else
    text = g_strdup_printf (
        ngettext ("%s:   A %s/%s   B %s/%s   %d box empty",
                  "%s:   A %s/%s   B %s/%s   %d boxes empty", totals.expected - totals.keyed),
        xep_step_name (step), a, maximum_a, b, maximum_b, totals.expected - totals.keyed);
  gtk_label_set_label (self->sums, text);
  level = *suggested != '\0' ? g_strdup_printf (_("Suggested: %s"), suggested)
                             : g_strdup (_("Suggested: –"));
  gtk_label_set_label (self->level, level);
}

/* Annexes are named alike in every regulation. */
static const XepReview *
find_review_in (XepAssessmentEditor *self, XepRegulation *regulation, const char *annex)
{
  return xep_regulation_find_review (regulation, self->assessment->kind, self->assessment->leader,
                                     annex, self->code);
}

/* A period opened before reviews were part of the regulation has the headings of the current
 * one. */
static void
load_review (XepAssessmentEditor *self, XepRegulation *regulation)
{
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, self->assessment->criteria_set);
  const char *annex = set != NULL ? set->annex : "";
  const XepReview *review = find_review_in (self, regulation, annex);

  if (review == NULL)
    {
      regulation = xep_store_get_regulation (self->store);
      review = find_review_in (self, regulation, annex);
    }
  xep_review_page_load (self->review, regulation, review);
  xep_review_page_load_criteria (self->review, set);
}

static void
collect_fields (XepAssessmentEditor *self)
{
  XepEditorSection *sections[N_SECTIONS];

  get_sections (self, sections);
  xep_field_form_clear (self->form);
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      xep_field_form_begin_part (self->form, step);
      for (int i = 0; i < N_SECTIONS; i++)
        xep_editor_section_add_fields (sections[i], self->form, step);
    }
  xep_field_form_begin_part (self->form, XEP_INPUT_COMMON);
  for (int i = 0; i < N_SECTIONS; i++)
    xep_editor_section_add_fields (sections[i], self->form, -1);
  if (self->page == XEP_EDITOR_REVIEW)
    xep_review_page_add_fields (self->review, self->form);
  if (self->page == XEP_EDITOR_DOSSIER)
    xep_dossier_page_add_fields (self->dossier, self->form);
  xep_editor_head_add_fields (self->head, self->form);
}

/* Brings the fields that are open in line with what was read; @whole: all may be others. The review
 * is made ready only when it is looked at. */
static void
show_values (XepAssessmentEditor *self, XepRegulation *regulation, gboolean whole)
{
  gboolean locked = self->assessment->state == XEP_STATE_CLOSED;
  XepEditorSection *sections[N_SECTIONS];

  get_sections (self, sections);
  if (self->page == XEP_EDITOR_REVIEW)
    {
      load_review (self, regulation);
      whole |= xep_review_page_update (self->review, self->assessment, self->data);
    }
  if (self->page == XEP_EDITOR_DOSSIER)
    whole |= xep_dossier_page_update (self->dossier, self->papers, regulation);
  /* What is locked cannot be typed into, but what comes after the result: shortcomings and the
   * dossier. */
  for (int i = 0; i < N_SECTIONS; i++)
    gtk_widget_set_sensitive (GTK_WIDGET (sections[i]), !locked);
  xep_editor_head_set_locked (self->head, locked);
  xep_review_page_set_locked (self->review, locked);
  xep_lock_line_show (self->lock_line, self->store, self->assessment,
                      self->papers->reratings->len > 0);
  if (whole)
    collect_fields (self);
  xep_field_form_show (self->form);
  for (int i = 0; i < N_SECTIONS; i++)
    xep_editor_section_update (sections[i], self->assessment, regulation);
  xep_conditions_section_set_counted (self->conditions, self->data->tasks->len > 0);
  show_sums (self);
}

static gboolean
load_sections (XepAssessmentEditor *self, XepRegulation *regulation, GError **error)
{
  XepEditorSection *sections[N_SECTIONS];
  g_autoptr (XepPeriod) period
      = xep_period_store_load (self->store, self->assessment->period_id, error);

  if (period == NULL)
    return FALSE;
  self->code = period->code;
  get_sections (self, sections);
  for (int i = 0; i < N_SECTIONS; i++)
    xep_editor_section_load (sections[i], self->assessment, regulation);
  xep_editor_head_load (self->head, self->assessment, regulation, self->code);
  return xep_quarters_section_show_year (self->quarters, self->store, self->assessment, error);
}

static gboolean
read_stored (XepAssessmentEditor *self, gint64 id, GError **error)
{
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (self->store, id, error);
  g_autoptr (XepReviewData) data
      = assessment != NULL ? xep_review_data_load (self->store, id, error) : NULL;
  g_autoptr (XepDossierData) papers
      = data != NULL ? xep_dossier_data_load (self->store, id, error) : NULL;
  XepFieldValues *values
      = papers != NULL ? xep_field_values_load (self->store, XEP_ENTITY_ASSESSMENT, id, error)
                       : NULL;

  if (values == NULL)
    return FALSE;
  g_clear_pointer (&self->values, xep_field_values_free);
  self->values = values;
  g_clear_pointer (&self->assessment, xep_assessment_free);
  g_clear_pointer (&self->data, xep_review_data_free);
  g_clear_pointer (&self->papers, xep_dossier_data_free);
  self->assessment = g_steal_pointer (&assessment);
  self->data = g_steal_pointer (&data);
  self->papers = g_steal_pointer (&papers);
  return TRUE;
}

/* Reads the assessment; @whole: it may be another one, or of other criteria. */
static gboolean
load (XepAssessmentEditor *self, gint64 id, gboolean whole, GError **error)
{
  XepRegulation *regulation;

  if (!read_stored (self, id, error))
    return FALSE;
  regulation = xep_store_get_period_regulation (self->store, self->assessment->period_id, error);
  if (regulation == NULL || (whole && !load_sections (self, regulation, error)))
    return FALSE;
  show_values (self, regulation, whole);
  return TRUE;
}

static char *
read_cb (XepStep step, const char *key, gpointer user_data)
{
  XepAssessmentEditor *self = user_data;
  g_autofree char *address = xep_field_dup_address (step, key);

  return xep_field_values_dup_shown (self->values, address);
}

/* What was saved is saved, also if it cannot be read back: then the words stand in the editor's
 * place. */
static gboolean
save_cb (XepStep step, const char *key, const char *text, gpointer user_data, GError **error)
{
  XepAssessmentEditor *self = user_data;
  gboolean whole = g_str_equal (key, "criteria_set") || g_str_equal (key, "unrated");
  g_autoptr (GError) load_error = NULL;
  g_auto (XepWriter) writer = xep_store_write_as (self->store, self->origin);
  gboolean saved;

  if (self->assessment == NULL)
    return TRUE;
  xep_audit_store_set_continued (self->store, xep_field_form_goes_on (self->form));
  saved
      = xep_assessment_store_set (self->store, self->assessment->id, step, key, text, NULL, error);
  xep_audit_store_set_continued (self->store, FALSE);
  if (saved && !load (self, self->assessment->id, whole, &load_error))
    xep_assessment_editor_show_message (self, load_error->message, NULL, NULL);
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
  if (gtk_widget_is_ancestor (GTK_WIDGET (field), GTK_WIDGET (self->dossier)))
    return;
  /* A box of text follows its cursor itself. */
  if (gtk_widget_is_ancestor (GTK_WIDGET (field), GTK_WIDGET (self->review))
      && !XEP_IS_FIELD_TEXT (field))
    xep_scroll_to (GTK_WIDGET (field), 0, gtk_widget_get_height (GTK_WIDGET (field)));
  /* Words about the end of the step have been read. */
  show_sums (self);
}

static void
part_ended_cb (XepAssessmentEditor *self, XepInput *field)
{
  g_autofree char *text
      = g_strdup_printf (_("End of the step “%s”. Ctrl+Page Down: next form; Tab: common part."),
                         xep_step_name ((XepStep) xep_input_get_part (field)));

  gtk_label_set_label (self->sums, text);
}

/* The step is on screen in words, and in a colour: of the head, and of the column that takes the
 * points. */
static void
show_step (XepAssessmentEditor *self)
{
  static const char *const styles[XEP_N_STEPS] = { [XEP_STEP_SELF] = "step-self",
                                                   [XEP_STEP_APPRAISAL] = "step-appraisal",
                                                   [XEP_STEP_DECISION] = "step-decision" };
  XepStep working = xep_working_step_get (self->working);
  XepEditorSection *sections[N_SECTIONS];

  get_sections (self, sections);
  for (int step = 0; step < XEP_N_STEPS; step++)
    if (step != (int) working)
      gtk_widget_remove_css_class (GTK_WIDGET (self), styles[step]);
  gtk_widget_add_css_class (GTK_WIDGET (self), styles[working]);
  xep_editor_head_set_step (self->head, working);
  for (int i = 0; i < N_SECTIONS; i++)
    xep_editor_section_mark_step (sections[i], working);
  xep_field_form_choose_part (self->form, working);
  if (self->assessment != NULL)
    show_sums (self);
}

/* Only the clerk changes the step; what is being typed is saved first, and keeps it if that is
 * refused. */
static gboolean
choose_step (XepAssessmentEditor *self, XepStep step)
{
  gboolean left = xep_assessment_editor_leave (self);

  if (left)
    xep_working_step_set (self->working, step);
  xep_editor_head_set_step (self->head, xep_working_step_get (self->working));
  return left;
}

/* From the list the focus stays there: the step is chosen before the form. */
static void
step_wanted_cb (XepAssessmentEditor *self, int step)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (choose_step (self, (XepStep) step) && inside && self->page == XEP_EDITOR_POINTS)
    xep_field_form_focus_first (self->form);
}

/* To click into a box of another step is to choose that step: the switch moves with it. */
static void
pressed_cb (XepAssessmentEditor *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  gboolean in_list
      = event != NULL
        && gdk_event_get_surface (event) != gtk_native_get_surface (gtk_widget_get_native (widget));
  GtkWidget *picked = in_list ? NULL : gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  GtkWidget *field = picked != NULL ? gtk_widget_get_ancestor (picked, XEP_TYPE_INPUT) : NULL;
  int part = field != NULL ? xep_input_get_part (XEP_INPUT (field)) : XEP_INPUT_COMMON;

  if (part != XEP_INPUT_COMMON && part != (int) xep_working_step_get (self->working))
    choose_step (self, (XepStep) part);
}

static void
totals_changed_cb (XepAssessmentEditor *self, int step)
{
  if (step == (int) xep_working_step_get (self->working))
    show_sums (self);
}

typedef struct
{
  XepAssessmentEditor *editor;
  XepStep step;
  XepEntry entry;
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

  *wish = (EntryWish){ self, step, entry };
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
lock_changed_cb (XepAssessmentEditor *self)
{
  xep_assessment_editor_reload (self);
}

static gboolean
leave_cb (gpointer user_data)
{
  return xep_assessment_editor_leave (user_data);
}

/* What is being typed is saved first; if that is refused, its page stays. */
static void
page_wanted_cb (XepAssessmentEditor *self, int page)
{
  static const char *const names[XEP_N_EDITOR_PAGES] = {
    [XEP_EDITOR_POINTS] = "points", [XEP_EDITOR_REVIEW] = "review", [XEP_EDITOR_DOSSIER] = "dossier"
  };
  XepMessageOverlay *const overlays[XEP_N_EDITOR_PAGES]
      = { [XEP_EDITOR_POINTS] = self->points_overlay,
          [XEP_EDITOR_REVIEW] = self->review_overlay,
          [XEP_EDITOR_DOSSIER] = self->dossier_overlay };
  g_autoptr (GError) error = NULL;

  if (self->assessment != NULL && page != (int) self->page && xep_assessment_editor_leave (self))
    {
      self->page = page;
      xep_field_form_set_overlay (self->form, overlays[page]);
      gtk_stack_set_visible_child_name (self->pages, names[page]);
      if (!load (self, self->assessment->id, TRUE, &error))
        xep_assessment_editor_show_message (self, error->message, NULL, NULL);
    }
  xep_editor_head_set_page (self->head, self->page);
}

/* "Lấy lại thông tin từ danh sách": old and new values are shown first. */
static void
follow_wanted_cb (XepAssessmentEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = NULL;

  if (self->assessment == NULL || !xep_assessment_editor_leave (self))
    return;
  forms = xep_snapshot_store_list_assessment (self->store, self->assessment->id, &error);
  if (forms == NULL)
    xep_dialogs_show_error (GTK_WIDGET (self), _("The list cannot be read"), error);
  else if (forms->len == 0)
    xep_dialogs_show_text (GTK_WIDGET (self), _("Nothing to take over"),
                           _("The assessment shows its subject as the list does now."));
  else
    xep_follow_dialog_present (GTK_WIDGET (self), self->store, forms, TRUE);
}

static gboolean
page_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer page)
{
  XepAssessmentEditor *self = XEP_ASSESSMENT_EDITOR (widget);

  /* Each tab has an editor; the one that is seen is meant. */
  if (!gtk_widget_get_mapped (widget) || self->assessment == NULL)
    return FALSE;
  page_wanted_cb (self, GPOINTER_TO_INT (page));
  xep_assessment_editor_focus_points (self);
  return TRUE;
}

/* From the points of a criterion to what is said of it, and back. */
static gboolean
criterion_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  XepAssessmentEditor *self = XEP_ASSESSMENT_EDITOR (widget);
  const char *key = xep_field_form_get_key (self->form);
  g_autofree char *number = NULL;
  g_autofree char *first = NULL;
  XepCriterionField field;

  if (!gtk_widget_get_mapped (widget) || self->assessment == NULL)
    return FALSE;
  if (key != NULL && xep_criterion_field_split_key (key, &number, &field)
      && self->page == XEP_EDITOR_REVIEW)
    {
      page_wanted_cb (self, XEP_EDITOR_POINTS);
      if (!xep_field_form_focus_key (self->form, xep_working_step_get (self->working), number))
        xep_assessment_editor_focus_points (self);
      return TRUE;
    }
  g_free (number);
  number = g_strdup (key);
  page_wanted_cb (self, XEP_EDITOR_REVIEW);
  if (self->page == XEP_EDITOR_REVIEW)
    first = xep_review_page_unfold (self->review, number != NULL ? number : "");
  if (first != NULL)
    xep_field_form_focus_key (self->form, XEP_STEP_SELF, first);
  return TRUE;
}

static void
moved_cb (const char *words, gpointer user_data)
{
  XepAssessmentEditor *self = user_data;

  xep_assessment_editor_reload (self);
  gtk_label_set_label (self->sums, words);
}

/* A column keyed by mistake: the step that is worked on stays the same. */
static void
move_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XepAssessmentEditor *self = user_data;
  XepStep to;

  if (self->assessment != NULL && xep_assessment_editor_leave (self)
      && xep_step_from_nick (g_variant_get_string (parameter, NULL), &to))
    xep_step_move_ask (GTK_WIDGET (self), self->store, self->assessment->id,
                       xep_working_step_get (self->working), to, moved_cb, self);
}

static void
add_shortcut (GtkEventController *controller,
              guint key,
              GdkModifierType modifiers,
              GtkShortcutFunc callback,
              gpointer data)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                        gtk_callback_action_new (callback, data, NULL)));
}

static void
xep_assessment_editor_dispose (GObject *object)
{
  XepAssessmentEditor *self = XEP_ASSESSMENT_EDITOR (object);

  if (self->form != NULL)
    xep_field_form_set_save (self->form, NULL, NULL);
  g_clear_object (&self->form);
  g_clear_pointer (&self->assessment, xep_assessment_free);
  g_clear_pointer (&self->values, xep_field_values_free);
  g_clear_pointer (&self->data, xep_review_data_free);
  g_clear_pointer (&self->papers, xep_dossier_data_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_ASSESSMENT_EDITOR);
  g_clear_object (&self->working);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_assessment_editor_parent_class)->dispose (object);
}

static void
xep_assessment_editor_class_init (XepAssessmentEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_assessment_editor_dispose;
  g_type_ensure (XEP_TYPE_CONDITIONS_SECTION);
  g_type_ensure (XEP_TYPE_DOSSIER_PAGE);
  g_type_ensure (XEP_TYPE_EDITOR_HEAD);
  g_type_ensure (XEP_TYPE_LOCK_LINE);
  g_type_ensure (XEP_TYPE_MESSAGE_OVERLAY);
  g_type_ensure (XEP_TYPE_NOTES_SECTION);
  g_type_ensure (XEP_TYPE_POINTS_GRID);
  g_type_ensure (XEP_TYPE_QUARTERS_SECTION);
  g_type_ensure (XEP_TYPE_RESULT_SECTION);
  g_type_ensure (XEP_TYPE_REVIEW_PAGE);
  g_type_ensure (XEP_TYPE_SUGGESTION_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-assessment-editor.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, conditions);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, dossier);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, dossier_overlay);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, dossier_scroller);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, grid);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, head);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, level);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, lock_line);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, message);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, message_button);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, notes);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, pages);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, points_overlay);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, points_scroller);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, quarters);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, results);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, review);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, review_overlay);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, review_scroller);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, sections);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, suggestion);
  gtk_widget_class_bind_template_child (widget_class, XepAssessmentEditor, sums);
  gtk_widget_class_bind_template_callback (widget_class, lock_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_wanted_cb);
}

static void
xep_assessment_editor_init (XepAssessmentEditor *self)
{
  static const GActionEntry entries[] = {
    { .name = "move-step", .activate = move_step_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  static const guint keys[XEP_N_EDITOR_PAGES] = { [XEP_EDITOR_POINTS] = GDK_KEY_1,
                                                  [XEP_EDITOR_REVIEW] = GDK_KEY_2,
                                                  [XEP_EDITOR_DOSSIER] = GDK_KEY_3 };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->origin = xep_news_new_origin ();
  self->form = xep_field_form_new ();
  xep_field_form_set_save (self->form, save_cb, self);
  xep_field_form_set_read (self->form, read_cb, self);
  xep_field_form_set_overlay (self->form, self->points_overlay);
  xep_field_form_set_saves_at_rest (self->form, TRUE);
  g_signal_connect_object (self->form, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "part-ended", G_CALLBACK (part_ended_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "totals-changed", G_CALLBACK (totals_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "entry-wanted", G_CALLBACK (entry_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  xep_lock_line_set_leave (self->lock_line, leave_cb, self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->sections, GTK_EVENT_CONTROLLER (click));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "assessment", G_ACTION_GROUP (actions));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (int page = 0; page < XEP_N_EDITOR_PAGES; page++)
    add_shortcut (controller, keys[page], GDK_ALT_MASK, page_shortcut_cb, GINT_TO_POINTER (page));
  add_shortcut (controller, GDK_KEY_F4, 0, criterion_shortcut_cb, NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  xep_assessment_editor_show_message (self, "", NULL, NULL);
}

void
xep_assessment_editor_set_store (XepAssessmentEditor *self, XepStore *store)
{
  g_set_object (&self->store, store);
  g_set_object (&self->working, xep_working_step_of (store));
  g_signal_connect_object (self->working, "changed", G_CALLBACK (show_step), self,
                           G_CONNECT_SWAPPED);
  show_step (self);
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
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->points_scroller), 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->review_scroller), 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->dossier_scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "assessment");
}

void
xep_assessment_editor_show_message (XepAssessmentEditor *self,
                                    const char *text,
                                    const char *button,
                                    const char *action)
{
  g_clear_pointer (&self->assessment, xep_assessment_free);
  g_clear_pointer (&self->values, xep_field_values_free);
  g_clear_pointer (&self->data, xep_review_data_free);
  g_clear_pointer (&self->papers, xep_dossier_data_free);
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

guint
xep_assessment_editor_get_origin (XepAssessmentEditor *self)
{
  return self->origin;
}

void
xep_assessment_editor_focus_points (XepAssessmentEditor *self)
{
  if (self->assessment == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->message_button));
  else if (self->page == XEP_EDITOR_REVIEW)
    xep_field_form_focus_in (self->form, GTK_WIDGET (self->review));
  else if (self->page == XEP_EDITOR_DOSSIER)
    xep_field_form_focus_in (self->form, GTK_WIDGET (self->dossier));
  else
    xep_field_form_focus_first (self->form);
}
