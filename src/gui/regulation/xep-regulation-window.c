/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/regulation/xep-regulation-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/regulation/xep-regulation-page.h"
#include "gui/regulation/xep-regulation-publish-dialog.h"
#include "gui/regulation/xep-regulation-words.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-job.h"
#include "import/xep-criteria-import.h"
#include "report/sheet/xep-criteria-sheet.h"

struct _XepRegulationWindow
{
  GtkWindow parent_instance;
  GtkListBox *sections;
  XepRegulationPage *page;
  GtkLabel *version_label;
  GtkWidget *export_button;
  GtkWidget *import_button;
  GtkWidget *publish_button;
  XepStore *store;
  XepRegulationEdit *edit;
  gint64 period_id;
  gboolean touched; /* something is to be put in force */
  gboolean agreed;  /* it may be lost */
};

G_DEFINE_FINAL_TYPE (XepRegulationWindow, xep_regulation_window, GTK_TYPE_WINDOW)

enum
{
  PUBLISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_section (GtkListBoxRow *row)
{
  return gtk_widget_get_name (GTK_WIDGET (row));
}

/* "A 30/30, B 70/70 – provisional" under the name of a set. */
static void
show_caption (XepRegulationWindow *self, GtkListBoxRow *row)
{
  const char *section = get_section (row);
  GtkWidget *caption = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
  g_autofree char *key = g_strconcat (section, ".provisional", NULL);
  g_autofree char *provisional = NULL;
  g_autofree char *sums = NULL;
  g_autofree char *text = NULL;
  gboolean right = TRUE;

  if (!g_str_has_prefix (section, "set."))
    return;
  sums = xep_regulation_words_sums (self->edit, section + strlen ("set."), &right);
  provisional = xep_regulation_edit_get (self->edit, key);
  text = g_strdup_printf ("%s%s", sums,
                          g_strcmp0 (provisional, "yes") == 0 ? _(" – provisional") : "");
  gtk_label_set_label (GTK_LABEL (caption), text);
  if (right)
    gtk_widget_remove_css_class (caption, "state-not-met");
  else
    gtk_widget_add_css_class (caption, "state-not-met");
}

static void
show_captions (XepRegulationWindow *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    show_caption (self, row);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_section (XepRegulationWindow *self, const char *section)
{
  g_autofree char *name = xep_regulation_words_section (self->edit, section);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box
      = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "margin-top", 3,
                      "margin-bottom", 3, "valign", GTK_ALIGN_CENTER, NULL);
  gboolean set = g_str_has_prefix (section, "set.");

  gtk_box_append (GTK_BOX (box), make_label (name, "section-name"));
  if (set)
    gtk_box_append (GTK_BOX (box), make_label ("", "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, section);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->sections, row);
  show_caption (self, GTK_LIST_BOX_ROW (row));
}

static void
add_sections (XepRegulationWindow *self)
{
  static const char *const others[] = { "exempt", "unrated", "component", "deadline", "quota" };
  g_auto (GStrv) sets = xep_regulation_edit_list (self->edit, "set");

  for (guint i = 0; sets[i] != NULL; i++)
    {
      g_autofree char *section = g_strconcat ("set.", sets[i], NULL);

      add_section (self, section);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    add_section (self, others[i]);
}

/* A value that was refused keeps its section on screen. */
static void
selected_cb (XepRegulationWindow *self, GtkListBoxRow *row)
{
  const char *shown = xep_regulation_page_get_section (self->page);

  if (row == NULL || g_str_equal (get_section (row), shown))
    return;
  if (*shown == '\0' || xep_regulation_page_leave (self->page))
    {
      xep_regulation_page_show (self->page, get_section (row));
      return;
    }
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    if (g_str_equal (get_section (row), shown))
      gtk_list_box_select_row (self->sections, row);
}

static void
changed_cb (XepRegulationWindow *self)
{
  g_autofree char *changes = xep_regulation_edit_describe_changes (self->edit);

  self->touched = *changes != '\0';
  show_captions (self);
}

/* Noted for the period at once, and in the copy, so that the next rules have it too. */
static void
compared_cb (XepRegulationWindow *self, gboolean compared)
{
  const char *section = xep_regulation_page_get_section (self->page);
  g_autofree char *key = g_strconcat (section, ".provisional", NULL);
  g_autoptr (GError) error = NULL;
  XepDate day = compared ? xep_date_today () : XEP_DATE_NONE;

  if ((self->period_id != 0
       && !xep_store_mark_set_compared (self->store, self->period_id, section + strlen ("set."),
                                        day, &error))
      || !xep_regulation_edit_set (self->edit, key, compared ? "no" : "yes", &error))
    xep_dialogs_show_error (GTK_WIDGET (self), _("The comparison was not noted"), error);
  if (self->period_id == 0)
    self->touched = TRUE;
  show_captions (self);
}

static void
exported_cb (const char *path, gpointer user_data)
{
  XepRegulationWindow *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!xep_criteria_sheet_write (self->edit, path, &error))
    xep_dialogs_show_error (GTK_WIDGET (self), _("The file was not written"), error);
}

static void
export_cb (XepRegulationWindow *self)
{
  g_autofree char *name
      = g_strdup_printf ("bo-tieu-chi-%s.xlsx",
                         xep_regulation_get_id (xep_regulation_edit_get_regulation (self->edit)));

  if (xep_regulation_page_leave (self->page))
    xep_dialogs_save_file (GTK_WIDGET (self), _("Write the criteria to Excel"), name,
                           _("Excel workbooks"), "*.xlsx", exported_cb, self);
}

static void
imported_cb (const char *path, gpointer user_data)
{
  XepRegulationWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *changes = NULL;
  guint n_sets = 0;

  if (!xep_criteria_import_read (self->edit, path, &n_sets, &error))
    {
      xep_dialogs_show_error (GTK_WIDGET (self), _("Nothing was taken over"), error);
      return;
    }
  xep_regulation_page_show (self->page, xep_regulation_page_get_section (self->page));
  changed_cb (self);
  changes = xep_regulation_edit_describe_changes (self->edit);
  xep_dialogs_show_text (GTK_WIDGET (self), _("The criteria were taken over into the copy"),
                         *changes != '\0' ? changes : _("Nothing is changed."));
}

static void
import_cb (XepRegulationWindow *self)
{
  if (xep_regulation_page_leave (self->page))
    xep_dialogs_open_file (GTK_WIDGET (self), _("Read the criteria from Excel"),
                           _("Excel workbooks"), "*.xlsx", imported_cb, self);
}

/* The rules are in force whatever became of the copy; that it could not be made is told as a
 * warning. */
static gboolean
copy_in_thread (
    XepStore *store, gpointer job, gpointer data, GCancellable *cancellable, GError **error)
{
  xep_store_back_up (store, XEP_BACKUP_REGULATION);
  return TRUE;
}

static void
copied_cb (const GError *failure, gpointer data)
{
  XepRegulationWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (failure != NULL)
    g_info ("no copy before the new rules: %s", failure->message);
  if (!xep_store_take_up_regulation (self->store, &error))
    {
      xep_dialogs_show_error (GTK_WIDGET (self), _("The new rules could not be read"), error);
      return;
    }
  g_signal_emit (self, signals[PUBLISHED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
published_cb (XepRegulationWindow *self)
{
  self->touched = FALSE;
  g_object_unref (xep_job_start (GTK_WIDGET (self), self->store, XEP_JOB_WRITING,
                                 _("Making a copy of the data before the new rules…"),
                                 copy_in_thread, copied_cb, g_object_ref (self), g_object_unref));
}

static void
publish_cb (XepRegulationWindow *self)
{
  XepRegulationPublishDialog *dialog = NULL;

  if (!xep_regulation_page_leave (self->page))
    return;
  dialog = xep_regulation_publish_dialog_new (GTK_WINDOW (self), self->edit);
  g_signal_connect_object (dialog, "published", G_CALLBACK (published_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
lose_cb (gpointer user_data)
{
  XepRegulationWindow *self = user_data;

  self->agreed = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
xep_regulation_window_close_request (GtkWindow *window)
{
  XepRegulationWindow *self = XEP_REGULATION_WINDOW (window);

  if (!xep_regulation_page_leave (self->page))
    return TRUE;
  if (!self->touched || self->agreed)
    return FALSE;
  xep_dialogs_confirm_loss (GTK_WIDGET (self), _("Close without putting the new rules in force?"),
                            _("What was changed here is lost. The rules in force stay as they "
                              "are."),
                            _("_Close and lose the changes"), lose_cb, self);
  return TRUE;
}

/* Rows that go with the window say once more that they are not selected. */
static void
xep_regulation_window_dispose (GObject *object)
{
  XepRegulationWindow *self = XEP_REGULATION_WINDOW (object);

  if (self->sections != NULL)
    g_signal_handlers_disconnect_by_data (self->sections, self);
  G_OBJECT_CLASS (xep_regulation_window_parent_class)->dispose (object);
}

static void
xep_regulation_window_finalize (GObject *object)
{
  XepRegulationWindow *self = XEP_REGULATION_WINDOW (object);

  g_clear_pointer (&self->edit, xep_regulation_edit_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_regulation_window_parent_class)->finalize (object);
}

static void
xep_regulation_window_class_init (XepRegulationWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_regulation_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_regulation_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = xep_regulation_window_close_request;
  signals[PUBLISHED] = g_signal_new ("published", XEP_TYPE_REGULATION_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-regulation-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XepRegulationWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, XepRegulationWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, XepRegulationWindow, page);
  gtk_widget_class_bind_template_child (widget_class, XepRegulationWindow, publish_button);
  gtk_widget_class_bind_template_child (widget_class, XepRegulationWindow, sections);
  gtk_widget_class_bind_template_child (widget_class, XepRegulationWindow, version_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, compared_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, publish_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_regulation_window_init (XepRegulationWindow *self)
{
  g_type_ensure (XEP_TYPE_REGULATION_PAGE);
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_accessible_names_tidy (GTK_WIDGET (self));
}

static void
show_version (XepRegulationWindow *self, XepRegulation *regulation)
{
  g_autofree char *day = xep_date_format (xep_regulation_get_effective (regulation));
  g_autofree char *text = g_strdup_printf (_("Copied from version %s, in force from %s"),
                                           xep_regulation_get_version (regulation), day);

  gtk_label_set_label (self->version_label, text);
}

/* Sets compared in the file of data are so in the copy. */
static gboolean
take_over_marks (XepRegulationWindow *self, XepRegulation *regulation, GError **error)
{
  GPtrArray *sets = xep_regulation_get_criteria_sets (regulation);

  for (guint i = 0; i < sets->len; i++)
    {
      const XepCriteriaSet *set = g_ptr_array_index (sets, i);
      g_autofree char *key = g_strdup_printf ("set.%s.provisional", set->id);

      if (!set->provisional && !xep_regulation_edit_set (self->edit, key, "no", error))
        return FALSE;
    }
  return TRUE;
}

XepRegulationWindow *
xep_regulation_window_new (XepStore *store, gint64 period_id, GError **error)
{
  XepRegulationWindow *self = g_object_new (XEP_TYPE_REGULATION_WINDOW, NULL);
  XepRegulation *regulation = xep_store_get_regulation (store);

  self->store = g_object_ref (store);
  self->period_id = period_id;
  self->edit = xep_regulation_edit_new (regulation, error);
  if (self->edit == NULL || !take_over_marks (self, regulation, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  xep_regulation_page_set_edit (self->page, self->edit);
  show_version (self, regulation);
  add_sections (self);
  gtk_list_box_select_row (self->sections, gtk_list_box_get_row_at_index (self->sections, 0));
  return self;
}

static void
tell_published (XepContext *context)
{
  xep_context_reload (context);
  xep_context_notify (context, _("The new rules are written. Periods opened from their day on use "
                                 "them; open periods keep theirs."));
}

void
xep_regulation_window_present (XepContext *context)
{
  g_autoptr (GError) error = NULL;
  XepRegulationWindow *self = xep_regulation_window_new (
      xep_context_get_store (context), xep_context_get_period_id (context), &error);

  if (xep_dialogs_present (xep_context_get_window (context), GTK_WINDOW (self),
                           _("The rules cannot be edited"), error))
    g_signal_connect_object (self, "published", G_CALLBACK (tell_published), context,
                             G_CONNECT_SWAPPED);
}
