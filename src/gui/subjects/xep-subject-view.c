/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/subjects/xep-subject-view.h"

#include <glib/gi18n.h>

#include "gui/shared/xep-dialogs.h"
#include "gui/subjects/xep-subject-columns.h"

struct _XepSubjectView
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkColumnView *list;
  GtkWidget *previous_button, *next_button;
  GtkLabel *pager;
  XepSubjectList *subjects;
  GtkSingleSelection *selection;
  XepSubjectQuery query; /* its text is @text */
  char *text;
  char *chosen_id; /* the subject the clerk chose, on this page or not */
  gboolean restoring;
  guint restore_source;
};

G_DEFINE_FINAL_TYPE (XepSubjectView, xep_subject_view, GTK_TYPE_WIDGET)

enum
{
  SUBJECT_CHOSEN,
  SUBJECT_OPENED,
  LEAVING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
scroll_to (XepSubjectView *self, guint position)
{
  /* GTK 4.8 has no scroll_to: the list view inside the column view has the action. */
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (self->list));

  while (rows != NULL && !GTK_IS_LIST_VIEW (rows))
    rows = gtk_widget_get_prev_sibling (rows);
  if (rows != NULL)
    gtk_widget_activate_action (rows, "list.scroll-to-item", "u", position);
}

/* "2 143": thousands apart by a blank that does not break. */
static char *
format_count (guint count)
{
  return count < 1000 ? g_strdup_printf ("%u", count)
                      : g_strdup_printf ("%u\302\240%03u", count / 1000, count % 1000);
}

static void
show_pager (XepSubjectView *self)
{
  guint total = xep_subject_list_get_total (self->subjects);
  guint offset = xep_subject_list_get_offset (self->subjects);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->subjects));
  g_autofree char *first = format_count (shown > 0 ? offset + 1 : 0);
  g_autofree char *last = format_count (offset + shown);
  g_autofree char *all = format_count (total);
  g_autofree char *text = g_strdup_printf ("%s–%s / %s", first, last, all);

  gtk_label_set_label (self->pager, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pager), text);
  gtk_widget_set_sensitive (self->previous_button, offset > 0);
  gtk_widget_set_sensitive (self->next_button, offset + shown < total);
}

static void
select_chosen (XepSubjectView *self)
{
  int position
      = self->chosen_id != NULL ? xep_subject_list_find (self->subjects, self->chosen_id) : -1;

  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position >= 0 ? (guint) position : GTK_INVALID_LIST_POSITION);
  self->restoring = FALSE;
  if (position >= 0)
    scroll_to (self, position);
}

static gboolean
load_page (XepSubjectView *self, int offset, GError **error)
{
  gboolean loaded;

  self->query.offset = MAX (0, offset);
  self->query.limit = XEP_SUBJECT_LIST_PAGE;
  self->query.text = self->text;
  /* The selection must not stay with a position: another person would stand there. */
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  loaded = xep_subject_list_load (self->subjects, &self->query, error);
  self->restoring = FALSE;
  select_chosen (self);
  show_pager (self);
  return loaded;
}

static gboolean
may_leave (XepSubjectView *self)
{
  gboolean refused = FALSE;

  g_signal_emit (self, signals[LEAVING], 0, &refused);
  return !refused;
}

static gboolean
restore_cb (gpointer data)
{
  XepSubjectView *self = data;

  self->restore_source = 0;
  select_chosen (self);
  return G_SOURCE_REMOVE;
}

static void
set_chosen (XepSubjectView *self, const char *subject_id)
{
  g_autofree char *id = g_strdup (subject_id);

  g_free (self->chosen_id);
  self->chosen_id = g_steal_pointer (&id);
  g_signal_emit (self, signals[SUBJECT_CHOSEN], 0);
}

static void
selected_cb (XepSubjectView *self)
{
  XepSubjectRow *row = gtk_single_selection_get_selected_item (self->selection);
  const char *id = row != NULL ? xep_subject_row_get_subject_id (row) : NULL;

  if (self->restoring || g_strcmp0 (id, self->chosen_id) == 0)
    return;
  if (may_leave (self))
    set_chosen (self, id);
  else if (self->restore_source == 0)
    self->restore_source = g_idle_add (restore_cb, self);
}

/* Enter on the line that the keys are at, also when none is chosen yet. */
static void
activate_cb (XepSubjectView *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[SUBJECT_OPENED], 0);
}

static void
xep_subject_view_dispose (GObject *object)
{
  XepSubjectView *self = XEP_SUBJECT_VIEW (object);

  g_clear_handle_id (&self->restore_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_SUBJECT_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->subjects);
  G_OBJECT_CLASS (xep_subject_view_parent_class)->dispose (object);
}

static void
xep_subject_view_finalize (GObject *object)
{
  XepSubjectView *self = XEP_SUBJECT_VIEW (object);

  g_free (self->text);
  g_free (self->chosen_id);
  G_OBJECT_CLASS (xep_subject_view_parent_class)->finalize (object);
}

static gboolean
xep_subject_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (XEP_SUBJECT_VIEW (widget)->list));
}

static void
xep_subject_view_class_init (XepSubjectViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_subject_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_subject_view_finalize;
  widget_class->grab_focus = xep_subject_view_grab_focus;
  signals[SUBJECT_CHOSEN] = g_signal_new ("subject-chosen", XEP_TYPE_SUBJECT_VIEW,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SUBJECT_OPENED] = g_signal_new ("subject-opened", XEP_TYPE_SUBJECT_VIEW,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVING]
      = g_signal_new ("leaving", XEP_TYPE_SUBJECT_VIEW, G_SIGNAL_RUN_LAST, 0,
                      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-subject-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XepSubjectView, box);
  gtk_widget_class_bind_template_child (widget_class, XepSubjectView, list);
  gtk_widget_class_bind_template_child (widget_class, XepSubjectView, next_button);
  gtk_widget_class_bind_template_child (widget_class, XepSubjectView, pager);
  gtk_widget_class_bind_template_child (widget_class, XepSubjectView, previous_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_subject_view_init (XepSubjectView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
xep_subject_view_set_up (XepSubjectView *self, XepStore *store, XepSubjectKind kind)
{
  self->query.kind = kind;
  self->subjects = xep_subject_list_new (store);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->subjects)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  xep_subject_columns_add (self->list, kind);
  gtk_column_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Turns to the page @subject_id is on. FALSE, on the last page, if it is on none; with @error if a
 * page cannot be read. */
static gboolean
find_page (XepSubjectView *self, const char *subject_id, GError **error)
{
  guint total = xep_subject_list_get_total (self->subjects);

  for (guint offset = 0; xep_subject_list_find (self->subjects, subject_id) < 0;
       offset += XEP_SUBJECT_LIST_PAGE)
    if (offset >= total || !load_page (self, (int) offset, error))
      return FALSE;
  return TRUE;
}

gboolean
xep_subject_view_load (
    XepSubjectView *self, gint64 period_id, gint64 unit_id, const char *text, GError **error)
{
  gboolean same = unit_id == self->query.unit_id && g_strcmp0 (self->text, text) == 0;
  g_autoptr (GError) local_error = NULL;

  self->query.period_id = period_id;
  self->query.unit_id = unit_id;
  if (g_strcmp0 (self->text, text) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (text);
    }
  if (!load_page (self, 0, error))
    return FALSE;
  /* Read again: who was chosen stays in sight, on whichever page it is now. */
  if (!same || self->chosen_id == NULL || find_page (self, self->chosen_id, &local_error))
    return TRUE;
  if (local_error == NULL)
    return load_page (self, 0, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
xep_subject_view_reload (XepSubjectView *self, GError **error)
{
  return load_page (self, (int) xep_subject_list_get_offset (self->subjects), error);
}

gboolean
xep_subject_view_refresh_row (XepSubjectView *self, gint64 assessment_id, GError **error)
{
  return xep_subject_list_refresh_row (self->subjects, assessment_id, error);
}

XepSubjectRow *
xep_subject_view_get_row (XepSubjectView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static gboolean
turn_to (XepSubjectView *self, int offset)
{
  g_autoptr (GError) error = NULL;

  if (load_page (self, offset, &error))
    return TRUE;
  xep_dialogs_show_error (GTK_WIDGET (self), _("The list cannot be shown"), error);
  return FALSE;
}

gboolean
xep_subject_view_choose (XepSubjectView *self, const char *subject_id)
{
  g_autoptr (GError) error = NULL;

  if (!find_page (self, subject_id, &error))
    {
      if (error != NULL)
        xep_dialogs_show_error (GTK_WIDGET (self), _("The list cannot be shown"), error);
      return FALSE;
    }
  g_free (self->chosen_id);
  self->chosen_id = g_strdup (subject_id);
  select_chosen (self);
  g_signal_emit (self, signals[SUBJECT_CHOSEN], 0);
  return TRUE;
}

static void
choose_position (XepSubjectView *self, int position)
{
  if (position >= 0 && position < (int) g_list_model_get_n_items (G_LIST_MODEL (self->subjects)))
    {
      gtk_single_selection_set_selected (self->selection, position);
      scroll_to (self, position);
    }
}

void
xep_subject_view_step (XepSubjectView *self, int direction)
{
  int position
      = self->chosen_id != NULL ? xep_subject_list_find (self->subjects, self->chosen_id) : -1;
  int count = g_list_model_get_n_items (G_LIST_MODEL (self->subjects));
  int offset = xep_subject_list_get_offset (self->subjects);

  if (position < 0)
    {
      choose_position (self, direction > 0 ? 0 : count - 1);
      return;
    }
  position += direction;
  if (position >= count && offset + count < (int) xep_subject_list_get_total (self->subjects))
    {
      if (may_leave (self) && turn_to (self, offset + XEP_SUBJECT_LIST_PAGE))
        choose_position (self, 0);
    }
  else if (position < 0 && offset > 0)
    {
      if (may_leave (self) && turn_to (self, offset - XEP_SUBJECT_LIST_PAGE))
        choose_position (self, (int) g_list_model_get_n_items (G_LIST_MODEL (self->subjects)) - 1);
    }
  else
    choose_position (self, position);
}

void
xep_subject_view_turn_page (XepSubjectView *self, int direction)
{
  int offset
      = (int) xep_subject_list_get_offset (self->subjects) + direction * XEP_SUBJECT_LIST_PAGE;

  if (offset < 0 || offset >= (int) xep_subject_list_get_total (self->subjects)
      || !may_leave (self))
    return;
  if (turn_to (self, offset))
    g_signal_emit (self, signals[SUBJECT_CHOSEN], 0);
}

void
xep_subject_view_choose_first (XepSubjectView *self)
{
  choose_position (self, 0);
}

guint
xep_subject_view_get_total (XepSubjectView *self)
{
  return xep_subject_list_get_total (self->subjects);
}
