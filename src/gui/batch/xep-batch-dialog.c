/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/batch/xep-batch-dialog.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/batch/xep-batch-forms.h"
#include "gui/batch/xep-batch-job.h"
#include "gui/fields/xep-accessible-names.h"
#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-enter-key.h"
#include "gui/fields/xep-unit-picker.h"
#include "gui/shared/xep-dialogs.h"
#include "store/xep-period-store.h"
#include "store/xep-unit-store.h"

struct _XepBatchDialog
{
  GtkWindow parent_instance;

  GtkStack *steps;
  GtkCheckButton *whole_check;
  GtkCheckButton *unit_check;
  XepUnitPicker *unit_picker;
  GtkBox *kinds_box;
  GtkCheckButton *one_file_check;
  GtkCheckButton *file_each_check;
  GtkDropDown *format_choice;
  XepBatchForms *forms;
  GtkLabel *count_label;
  GtkButton *close_button;
  GtkWidget *save_button;
  GtkLabel *done_label;
  GtkLabel *path_label;
  GtkWidget *open_button;
  GtkWidget *kind_checks[XEP_N_KINDS];

  XepStore *store;
  XepPeriod *period;
  char **chosen;               /* ids of forms, of the last request */
  gboolean kinds[XEP_N_KINDS]; /* likewise */
  char *path;                  /* written */
  gboolean folder;             /* it is one */
  guint count_source;
};

G_DEFINE_FINAL_TYPE (XepBatchDialog, xep_batch_dialog, GTK_TYPE_WINDOW)

static gboolean
is_active (gpointer check)
{
  return gtk_check_button_get_active (check);
}

/* What is asked for; it points into the dialog. */
static XepPaperRequest
get_request (XepBatchDialog *self)
{
  XepPaperRequest request = { .period_id = self->period->id };

  g_strfreev (self->chosen);
  self->chosen = xep_batch_forms_dup_chosen (self->forms);
  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    self->kinds[kind] = is_active (self->kind_checks[kind]);
  request.forms = (const char *const *) self->chosen;
  request.selection.kinds = self->kinds;
  if (is_active (self->unit_check))
    request.selection.unit_id = xep_unit_picker_get_unit_id (self->unit_picker);
  return request;
}

static const XepPaperFormat *
get_format (XepBatchDialog *self)
{
  return xep_paper_format_find (xep_choice_get_id (self->format_choice));
}

/* Where the papers go. (transfer full) */
static XepPaperSink *
make_sink (XepBatchDialog *self)
{
  const XepPaperFormat *format = get_format (self);

  return is_active (self->file_each_check) ? xep_folder_sink_new (format) : format->new_sink ();
}

/* What is still missing in the choice, NULL if nothing. */
static const char *
find_gap (XepBatchDialog *self, const XepPaperRequest *request)
{
  gboolean any = FALSE;

  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    any |= self->kinds[kind];
  if (is_active (self->unit_check) && request->selection.unit_id == 0)
    return _("Choose the unit.");
  if (!any)
    return _("Choose whose papers they are.");
  if (*request->forms == NULL)
    return _("Choose at least one paper.");
  return NULL;
}

static void
show_count (XepBatchDialog *self, const char *text, gboolean possible)
{
  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_sensitive (self->save_button, possible);
}

static gboolean
count_now (gpointer user_data)
{
  XepBatchDialog *self = user_data;
  XepPaperRequest request = get_request (self);
  g_autoptr (XepPaperSink) sink = make_sink (self);
  const char *gap = find_gap (self, &request);
  XepPaperReport count = { 0 };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  self->count_source = 0;
  if (gap != NULL)
    show_count (self, gap, FALSE);
  else if (!xep_paper_request_count (&request, self->store, sink, &count, &error))
    show_count (self, error->message, FALSE);
  else if (count.documents == 0)
    show_count (self, _("None of these papers is for these subjects in this period."), FALSE);
  else
    {
      text = g_strdup_printf (_("This makes %u papers of %u subjects."), count.documents,
                              count.subjects);
      show_count (self, text, TRUE);
    }
  return G_SOURCE_REMOVE;
}

/* Several boxes may change at once: counted when that is over. */
static void
choice_changed_cb (XepBatchDialog *self)
{
  if (self->count_source == 0)
    self->count_source = g_idle_add (count_now, self);
}

static void
unit_changed_cb (XepBatchDialog *self)
{
  if (xep_unit_picker_get_unit_id (self->unit_picker) != 0)
    gtk_check_button_set_active (self->unit_check, TRUE);
  choice_changed_cb (self);
}

static void
done_cb (const XepPaperReport *report, const char *path, const char *stopped, gpointer user_data)
{
  XepBatchDialog *self = user_data;
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *notes = xep_report_notes_dup_text (&report->notes);
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;

  g_free (self->path);
  self->path = g_strdup (path);
  self->folder = is_active (self->file_each_check);
  text = stopped != NULL ? g_strdup (stopped)
                         : g_strdup_printf (_("Saved: %u papers of %u subjects, in %u files."),
                                            report->documents, report->subjects, report->files);
  whole = notes != NULL ? g_strdup_printf ("%s\n\n%s", text, notes) : g_strdup (text);
  gtk_label_set_text (self->done_label, whole);
  gtk_label_set_text (self->path_label, name);
  gtk_widget_set_visible (GTK_WIDGET (self->path_label), report->files > 0);
  gtk_widget_set_visible (self->open_button, report->files > 0);
  gtk_stack_set_visible_child_name (self->steps, "done");
  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_button_set_label (self->close_button, _("_Close"));
  xep_accessible_names_tidy (GTK_WIDGET (self->close_button));
  gtk_widget_grab_focus (report->files > 0 ? self->open_button : GTK_WIDGET (self->close_button));
}

static void
chosen_cb (const char *path, gpointer user_data)
{
  XepBatchDialog *self = user_data;
  XepPaperRequest request = get_request (self);

  xep_batch_job_run (GTK_WIDGET (self), self->store, &request, make_sink (self), path, done_cb,
                     self);
}

static char *
dup_file_name (XepBatchDialog *self)
{
  gboolean unit = is_active (self->unit_check);
  g_autofree char *words = g_strdup_printf (
      "%s %d %s %s", _("papers"), self->period->year, xep_period_to_nick (self->period->code),
      unit ? xep_unit_picker_get_unit_name (self->unit_picker) : "");
  g_autofree char *stem = xep_text_slug (words);

  return g_strconcat (stem, get_format (self)->suffix, NULL);
}

static void
save_cb (XepBatchDialog *self)
{
  const XepPaperFormat *format = get_format (self);
  g_autofree char *name = NULL;

  if (is_active (self->file_each_check))
    {
      xep_dialogs_choose_folder (GTK_WIDGET (self), _("Folder for the papers"), chosen_cb, self);
      return;
    }
  name = dup_file_name (self);
  xep_dialogs_save_file (GTK_WIDGET (self), _ (format->title), name, _ (format->files),
                         format->pattern, chosen_cb, self);
}

static void
open_cb (XepBatchDialog *self)
{
  g_autofree char *folder = self->folder ? g_strdup (self->path) : g_path_get_dirname (self->path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
add_kinds (XepBatchDialog *self)
{
  XepRegulation *regulation = xep_store_get_regulation (self->store);

  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    {
      GtkWidget *check
          = gtk_check_button_new_with_label (xep_regulation_get_kind_name (regulation, kind));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (choice_changed_cb), self);
      gtk_box_append (self->kinds_box, check);
      self->kind_checks[kind] = check;
    }
}

static void
add_formats (XepBatchDialog *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all_ids = NULL;
  g_auto (GStrv) all_names = NULL;
  const XepPaperFormat *format = NULL;

  for (guint i = 0; (format = xep_paper_format_get (i)) != NULL; i++)
    {
      g_strv_builder_add (ids, format->id);
      g_strv_builder_add (names, _ (format->name));
    }
  all_ids = g_strv_builder_end (ids);
  all_names = g_strv_builder_end (names);
  xep_choice_fill (self->format_choice, (const char *const *) all_ids,
                   (const char *const *) all_names);
}

static gboolean
add_units (XepBatchDialog *self, gint64 unit_id, GError **error)
{
  g_autoptr (GPtrArray) units = xep_unit_store_list (self->store, FALSE, error);
  g_autoptr (XepUnit) unit = NULL;

  if (units == NULL)
    return FALSE;
  xep_unit_picker_set_units (self->unit_picker, units, XEP_UNIT_CHOICE_ALL);
  if (unit_id == 0)
    return TRUE;
  unit = xep_unit_store_load (self->store, unit_id, error);
  if (unit == NULL)
    return FALSE;
  xep_unit_picker_set_unit (self->unit_picker, unit_id, unit->name);
  return TRUE;
}

static gboolean
fill (XepBatchDialog *self, gint64 period_id, gint64 unit_id, GError **error)
{
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load (error);
  g_autofree char *period = NULL;
  g_autofree char *title = NULL;

  if (catalogue == NULL)
    return FALSE;
  self->period = xep_period_store_load (self->store, period_id, error);
  if (self->period == NULL || !add_units (self, unit_id, error))
    return FALSE;
  period = xep_regulation_dup_period_title (xep_store_get_regulation (self->store),
                                            self->period->code, self->period->year);
  title = g_strdup_printf (_("Save papers in bulk: %s"), period);
  gtk_window_set_title (GTK_WINDOW (self), title);
  xep_batch_forms_fill (self->forms, catalogue, self->period->code);
  return TRUE;
}

XepBatchDialog *
xep_batch_dialog_new (XepStore *store, gint64 period_id, gint64 unit_id, GError **error)
{
  XepBatchDialog *self = g_object_new (XEP_TYPE_BATCH_DIALOG, NULL);

  self->store = g_object_ref (store);
  add_kinds (self);
  add_formats (self);
  if (!fill (self, period_id, unit_id, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  choice_changed_cb (self);
  return self;
}

void
xep_batch_dialog_present (XepContext *context)
{
  XepBatchDialog *self = NULL;
  g_autoptr (GError) error = NULL;

  if (xep_context_get_period_id (context) == 0)
    {
      xep_context_notify (context, _("Open the period first: there are no papers in it yet."));
      return;
    }
  self = xep_batch_dialog_new (xep_context_get_store (context), xep_context_get_period_id (context),
                               xep_context_get_selection (context).unit_id, &error);
  xep_dialogs_present (xep_context_get_window (context), GTK_WINDOW (self),
                       _("The papers cannot be listed"), error);
}

static void
xep_batch_dialog_dispose (GObject *object)
{
  XepBatchDialog *self = XEP_BATCH_DIALOG (object);

  g_clear_handle_id (&self->count_source, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->period, xep_period_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->chosen, g_strfreev);
  G_OBJECT_CLASS (xep_batch_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, count_label);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, done_label);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, file_each_check);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, format_choice);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, forms);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, kinds_box);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, one_file_check);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, path_label);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, unit_check);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, unit_picker);
  gtk_widget_class_bind_template_child (widget_class, XepBatchDialog, whole_check);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_changed_cb);
}

static void
xep_batch_dialog_class_init (XepBatchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_batch_dialog_dispose;
  g_type_ensure (XEP_TYPE_BATCH_FORMS);
  g_type_ensure (XEP_TYPE_UNIT_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-batch-dialog.ui");
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_batch_dialog_init (XepBatchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_unit_picker_set_label (self->unit_picker, _("Unit"));
  xep_accessible_names_tidy (GTK_WIDGET (self));
  xep_enter_key_set_up (GTK_WINDOW (self));
}
