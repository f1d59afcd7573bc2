/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-preview-window.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/paper/xep-form-watch.h"
#include "gui/paper/xep-own-form.h"
#include "gui/paper/xep-page-view.h"
#include "gui/paper/xep-paper-files.h"
#include "gui/paper/xep-preview-loader.h"
#include "gui/paper/xep-print-operation.h"
#include "gui/shared/xep-dialogs.h"
#include "report/form/xep-form-catalogue.h"

/* Before the id of a format. */
#define SAVE_ACTION "preview.save-"

struct _XepPreviewWindow
{
  GtkWindow parent_instance;

  GtkWidget *title_label;
  GtkWidget *subtitle_label;
  GtkWidget *document_box;
  GtkWidget *document_label;
  GtkWidget *page_entry;
  GtkWidget *count_label;
  GtkWidget *zoom_label;
  GtkWidget *fit_button;
  GtkWidget *blank_button;
  GtkWidget *excel_button;
  GtkWidget *form_button;
  GtkWidget *form_bar;
  GtkWidget *form_label;
  GtkWidget *note_bar;
  GtkWidget *note_label;
  GtkWidget *stop_button;
  GtkWidget *status_label;
  GtkWidget *places;
  GtkWidget *error_label;
  XepPageView *view;

  XepStore *store;
  XepPrintRequest *request;
  XepForm *form;
  XepFormWatch *watch;
  XepPageStack *stack;
  XepPageStack *next; /* of a form saved anew: shown when its first page is there */
  GCancellable *cancellable;
  gboolean measures;
};

enum
{
  PROP_0,
  PROP_MEASURES,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (XepPreviewWindow, xep_preview_window, GTK_TYPE_WINDOW)

static guint
get_document (XepPreviewWindow *self)
{
  if (xep_page_stack_get_n_pages (self->stack) == 0)
    return 0;
  return xep_page_stack_get_document_of (self->stack, xep_page_view_get_page (self->view));
}

static void
show_document (XepPreviewWindow *self)
{
  guint count = xep_page_stack_get_n_documents (self->stack);
  guint total = MAX (count, xep_page_stack_get_expected (self->stack));
  guint document = get_document (self);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->document_box, total > 1);
  if (count == 0)
    return;
  text = g_strdup_printf (_("%s (%u of %u)"), xep_page_stack_get_title (self->stack, document),
                          document + 1, total);
  gtk_label_set_text (GTK_LABEL (self->document_label), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous-document", document > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next-document", document + 1 < count);
}

static void
show_page (XepPreviewWindow *self)
{
  guint count = xep_page_stack_get_n_pages (self->stack);
  guint page = xep_page_view_get_page (self->view);
  g_autofree char *number = g_strdup_printf ("%u", count == 0 ? 0 : page + 1);
  g_autofree char *of = g_strdup_printf (_("of %u"), count);

  gtk_label_set_text (GTK_LABEL (self->count_label), of);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous-page", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next-page", page + 1 < count);
  /* A number being typed is not taken away. */
  if ((gtk_widget_get_state_flags (self->page_entry) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->page_entry), number);
  show_document (self);
}

static void
show_zoom (XepPreviewWindow *self)
{
  double zoom = xep_page_view_get_zoom (self->view);
  g_autofree char *text = g_strdup_printf (_("%d %%"), (int) lround (zoom * 100));

  gtk_label_set_text (GTK_LABEL (self->zoom_label), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-in",
                                 zoom < XEP_PAGE_VIEW_LARGEST_ZOOM - 0.01);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-out",
                                 zoom > XEP_PAGE_VIEW_SMALLEST_ZOOM + 0.01);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->fit_button),
                                xep_page_view_get_fit_width (self->view));
}

/* What is to be looked at before the paper is signed: it stays while the pages are there. */
static void
show_notes (XepPreviewWindow *self)
{
  g_autofree char *text = xep_report_notes_dup_text (xep_page_stack_get_notes (self->stack));

  gtk_label_set_text (GTK_LABEL (self->note_label), text != NULL ? text : "");
  gtk_widget_set_visible (self->note_bar, text != NULL);
}

static void
show_loading (XepPreviewWindow *self, gboolean loading)
{
  guint count = xep_page_stack_get_n_documents (self->stack);
  guint total = xep_page_stack_get_expected (self->stack);
  const XepPaperFormat *format = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->stop_button, loading && total > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.print", !loading && count > 0);
  for (guint i = 0; (format = xep_paper_format_get (i)) != NULL; i++)
    {
      g_autofree char *action = g_strconcat (SAVE_ACTION, format->id, NULL);

      gtk_widget_action_set_enabled (GTK_WIDGET (self), action, !loading && count > 0);
    }
  if (loading && total > 1)
    text = g_strdup_printf (_("Laying out %u of %u…"), count, total);
  gtk_label_set_text (GTK_LABEL (self->status_label), text == NULL ? "" : text);
}

/* A form that was saved anew takes the place of the last good one, at the same page. */
static void
adopt_next (XepPreviewWindow *self)
{
  guint page = xep_page_view_get_page (self->view);
  guint count = xep_page_stack_get_n_pages (self->next);

  if (count == 0)
    return;
  g_set_object (&self->stack, self->next);
  g_clear_object (&self->next);
  xep_page_view_set_stack (self->view, self->stack);
  xep_page_view_show_page (self->view, MIN (page, count - 1));
}

static void
stack_changed_cb (XepPreviewWindow *self, XepPageStack *stack)
{
  if (stack == self->next)
    adopt_next (self);
  if (stack != self->stack)
    return;
  /* Upright sheets begin at their size on paper, lying ones are wider than the window. */
  if (xep_page_stack_get_n_documents (self->stack) == 1
      && xep_page_stack_is_landscape (self->stack, 0))
    xep_page_view_set_fit_width (self->view, TRUE);
  if (xep_page_stack_get_n_pages (self->stack) > 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->places), "pages");
  show_page (self);
  show_notes (self);
  show_loading (self, self->cancellable != NULL);
}

/* The pages that are there stay; the words say what is to be done. */
static void
show_form_problem (XepPreviewWindow *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->form_label), text == NULL ? "" : text);
  gtk_widget_set_visible (self->form_bar, text != NULL);
}

/* Stopped by a person: what is there may be looked at and printed. */
static void
show_failure (XepPreviewWindow *self, const GError *error)
{
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                     || g_error_matches (error, XEP_ERROR, XEP_ERROR_CANCELLED);

  if (stopped)
    {
      gtk_label_set_text (GTK_LABEL (self->status_label), _("Stopped: only these were laid out."));
      return;
    }
  if (self->next != NULL)
    {
      g_autofree char *text
          = g_strdup_printf (_("%s The last good pages are still shown."), error->message);

      show_form_problem (self, text);
      return;
    }
  xep_page_stack_clear (self->stack);
  gtk_label_set_text (GTK_LABEL (self->error_label), error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (self->places), "error");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XepPreviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean well = xep_preview_loader_load_finish (result, &error);

  /* The window was closed, or another load (blank, filled) has begun meanwhile. */
  if (self->stack == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  xep_page_stack_set_expected (self->stack, 0);
  show_page (self);
  show_loading (self, FALSE);
  if (!well)
    show_failure (self, error);
  g_clear_object (&self->next);
}

/* @keep: what is shown stays until the first page is there. */
static void
load (XepPreviewWindow *self, gboolean keep)
{
  g_autoptr (XepPageStack) stack = xep_page_stack_new ();

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* A stack of its own for each load: late documents of a stopped one go nowhere. */
  g_clear_object (&self->next);
  if (keep && self->stack != NULL && xep_page_stack_get_n_pages (self->stack) > 0)
    self->next = g_object_ref (stack);
  else
    {
      g_set_object (&self->stack, stack);
      xep_page_view_set_stack (self->view, stack);
      show_notes (self);
    }
  g_signal_connect_object (stack, "changed", G_CALLBACK (stack_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_loading (self, TRUE);
  xep_preview_loader_load_async (self->store, self->request, stack, self->cancellable, loaded_cb,
                                 g_object_ref (self));
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XepPreviewWindow *self = XEP_PREVIEW_WINDOW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XepPreviewWindow *self = XEP_PREVIEW_WINDOW (widget);
  guint page = xep_page_view_get_page (self->view);

  if (g_str_equal (name, "preview.next-page"))
    xep_page_view_show_page (self->view, page + 1);
  else if (page > 0)
    xep_page_view_show_page (self->view, page - 1);
}

static void
document_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XepPreviewWindow *self = XEP_PREVIEW_WINDOW (widget);
  guint document = get_document (self);

  if (g_str_equal (name, "preview.next-document"))
    document++;
  else if (document > 0)
    document--;
  if (document < xep_page_stack_get_n_documents (self->stack))
    xep_page_view_show_page (self->view, xep_page_stack_get_first_page (self->stack, document));
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XepPreviewWindow *self = XEP_PREVIEW_WINDOW (widget);

  if (g_str_equal (name, "preview.zoom-in"))
    xep_page_view_step_zoom (self->view, 1);
  else if (g_str_equal (name, "preview.zoom-out"))
    xep_page_view_step_zoom (self->view, -1);
  else
    xep_page_view_set_zoom (self->view, 1);
}

static void
fit_toggled_cb (XepPreviewWindow *self)
{
  gboolean fit = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->fit_button));

  if (fit != xep_page_view_get_fit_width (self->view))
    xep_page_view_set_fit_width (self->view, fit);
}

static void
page_entered_cb (XepPreviewWindow *self)
{
  gint64 page = g_ascii_strtoll (gtk_editable_get_text (GTK_EDITABLE (self->page_entry)), NULL, 10);
  gint64 last = xep_page_stack_get_n_pages (self->stack);

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  xep_page_view_show_page (self->view, (guint) CLAMP (page, 1, MAX (last, 1)) - 1);
  show_page (self);
}

static void
page_left_cb (XepPreviewWindow *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    show_page (self);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XepPreviewWindow *self = XEP_PREVIEW_WINDOW (widget);
  g_autoptr (XepPrintOperation) operation
      = xep_print_operation_new (self->stack, self->request->form_title);

  xep_print_operation_set_current (operation, xep_page_view_get_page (self->view));
  xep_print_operation_start (operation, GTK_WINDOW (self));
}

static void
saved_cb (const char *path, gpointer user_data)
{
  XepPreviewWindow *self = user_data;
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf (_("Saved: %s"), name);

  gtk_label_set_text (GTK_LABEL (self->status_label), text);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XepPreviewWindow *self = XEP_PREVIEW_WINDOW (widget);
  const XepPaperFormat *format = xep_paper_format_find (name + strlen (SAVE_ACTION));

  /* The pages in sight are those of the PDF. */
  if (g_str_equal (format->id, "pdf"))
    xep_paper_files_save_stack (widget, self->store, self->request, self->stack, saved_cb, self);
  else
    xep_paper_files_save (widget, self->store, self->request, format, saved_cb, self);
}

static void
blank_toggled_cb (XepPreviewWindow *self)
{
  gboolean blank = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->blank_button));

  if (self->request == NULL || self->request->blank == blank)
    return;
  self->request->blank = blank;
  load (self, FALSE);
}

/* Meeting papers are printed empty too, to be written on in the meeting; an empty list is no use.
 */
static gboolean
has_blank (XepForm *form)
{
  return xep_form_get_scope (form) == XEP_FORM_SUBJECT
         || xep_form_get_category (form) == XEP_FORM_MEETING;
}

static void
show_form (XepPreviewWindow *self)
{
  g_autofree char *own = xep_own_form_find (self->request->forms[0]);

  gtk_window_set_title (GTK_WINDOW (self), self->request->form_title);
  gtk_label_set_text (GTK_LABEL (self->title_label), self->request->form_title);
  gtk_label_set_text (GTK_LABEL (self->subtitle_label),
                      xep_form_is_provisional (self->form)
                          ? _("Working version: not yet compared with the signed annex")
                          : "");
  gtk_widget_set_visible (self->subtitle_label, xep_form_is_provisional (self->form));
  gtk_widget_set_visible (self->excel_button, xep_form_has_sheet (self->form));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->blank_button), self->request->blank);
  gtk_widget_set_visible (self->blank_button, has_blank (self->form));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->form_button),
                             own != NULL ? _("Own form") : _("Shipped form"));
  gtk_widget_set_tooltip_text (self->form_button, own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.copy-form", own == NULL);
}

/* The form in use, and in words what is wrong with the clerk's own one, if anything. */
static gboolean
find_form (XepPreviewWindow *self, char **problem, GError **error)
{
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load (error);
  XepForm *form = catalogue == NULL
                      ? NULL
                      : xep_form_catalogue_find (catalogue, self->request->forms[0], error);

  if (form == NULL)
    return FALSE;
  *problem = xep_own_form_dup_problem (catalogue, self->request->forms[0]);
  g_clear_pointer (&self->form, xep_form_unref);
  self->form = xep_form_ref (form);
  return TRUE;
}

/* A file of the clerk's own forms was saved. */
static void
reload_form (gpointer user_data)
{
  XepPreviewWindow *self = user_data;
  g_autofree char *problem = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!find_form (self, &problem, &error) || problem != NULL)
    {
      text = problem != NULL
                 ? g_strdup_printf (_("%s. The last good pages are still shown; correct the file "
                                      "and save it again."),
                                    problem)
                 : g_strdup_printf (_("%s The last good pages are still shown."), error->message);
      show_form_problem (self, text);
      return;
    }
  show_form_problem (self, NULL);
  g_free (self->request->form_title);
  self->request->form_title = g_strdup (xep_form_get_title (self->form));
  show_form (self);
  load (self, TRUE);
}

static void
copy_form_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XepPreviewWindow *self = XEP_PREVIEW_WINDOW (widget);
  gboolean made = FALSE;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = xep_own_form_copy (self->request->forms[0], &made, &error);
  g_autofree char *text = NULL;

  if (path == NULL)
    {
      xep_dialogs_show_error (widget, _("The form was not copied"), error);
      return;
    }
  text = g_strdup_printf (made ? _("The form is now in “%s”. It is used instead of the shipped "
                                   "one; each time it is saved the pages here follow.")
                               : _("The form is already in “%s”; nothing was changed."),
                          path);
  xep_form_watch_restart (self->watch);
  show_form (self);
  xep_dialogs_show_text (widget, _("Own form"), text);
}

static void
hide_form_problem (XepPreviewWindow *self)
{
  show_form_problem (self, NULL);
}

XepPreviewWindow *
xep_preview_window_new (XepStore *store, const XepPrintRequest *request, GError **error)
{
  XepPreviewWindow *self = g_object_new (XEP_TYPE_PREVIEW_WINDOW, NULL);
  g_autofree char *problem = NULL;
  g_autofree char *text = NULL;

  self->store = g_object_ref (store);
  self->request = xep_print_request_copy (request);
  if (!find_form (self, &problem, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  if (problem != NULL)
    text = g_strdup_printf (_("%s. The own form is left out; the shipped one is shown."), problem);
  show_form_problem (self, text);
  self->watch = xep_form_watch_new (reload_form, self);
  show_form (self);
  load (self, FALSE);
  show_zoom (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return self;
}

/* As "destroy-with-parent" does, but the parent is not looked for any more: the key that ends the
 * program may still be handled here when it is gone. */
static void
parent_destroyed_cb (GtkWidget *parent, gpointer user_data)
{
  gtk_window_set_transient_for (user_data, NULL);
  gtk_window_destroy (user_data);
}

void
xep_preview_window_show_beside (XepPreviewWindow *self, GtkWindow *parent)
{
  g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_destroyed_cb), self, 0);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  gtk_window_present (GTK_WINDOW (self));
}

void
xep_preview_window_present (
    XepContext *context, const char *form_id, gint64 assessment_id, gint64 unit_id, gboolean blank)
{
  XepStore *store = xep_context_get_store (context);
  XepPreviewWindow *self = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPrintRequest) request = xep_print_request_new (
      store, form_id, xep_context_get_period_id (context), assessment_id, unit_id, blank, &error);

  if (request != NULL)
    self = xep_preview_window_new (store, request, &error);
  if (self == NULL)
    {
      xep_context_show_error (context, _("The form cannot be shown"), error);
      return;
    }
  xep_preview_window_show_beside (self, GTK_WINDOW (xep_context_get_window (context)));
}

static void
xep_preview_window_dispose (GObject *object)
{
  XepPreviewWindow *self = XEP_PREVIEW_WINDOW (object);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->watch, xep_form_watch_free);
  g_clear_object (&self->stack);
  g_clear_object (&self->next);
  g_clear_pointer (&self->form, xep_form_unref);
  g_clear_pointer (&self->request, xep_print_request_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_preview_window_parent_class)->dispose (object);
}

static void
xep_preview_window_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  XepPreviewWindow *self = XEP_PREVIEW_WINDOW (object);

  switch (property_id)
    {
    case PROP_MEASURES:
      self->measures = g_value_get_boolean (value);
      xep_page_view_set_measures (self->view, self->measures);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
xep_preview_window_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_MEASURES:
      g_value_set_boolean (value, XEP_PREVIEW_WINDOW (object)->measures);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, document_box);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, document_label);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, page_entry);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, count_label);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, fit_button);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, blank_button);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, excel_button);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, form_bar);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, form_button);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, form_label);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, note_bar);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, note_label);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, status_label);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, places);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, XepPreviewWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, blank_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_form_problem);
  gtk_widget_class_bind_template_callback (widget_class, show_page);
  gtk_widget_class_bind_template_callback (widget_class, show_zoom);
}

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
  guint keyval;
  GdkModifierType modifiers;
} preview_actions[] = {
  { "preview.print", print_action, GDK_KEY_p, GDK_CONTROL_MASK },
  { "preview.save-pdf", save_action, GDK_KEY_s, GDK_CONTROL_MASK },
  { "preview.save-xlsx", save_action, GDK_KEY_e, GDK_CONTROL_MASK },
  { "preview.save-odt", save_action, GDK_KEY_t, GDK_CONTROL_MASK },
  { "preview.copy-form", copy_form_action, 0, 0 },
  { "preview.stop", stop_action, 0, 0 },
  { "preview.previous-page", page_action, 0, 0 },
  { "preview.next-page", page_action, 0, 0 },
  { "preview.previous-document", document_action, GDK_KEY_Page_Up, GDK_CONTROL_MASK },
  { "preview.next-document", document_action, GDK_KEY_Page_Down, GDK_CONTROL_MASK },
  { "preview.zoom-in", zoom_action, GDK_KEY_plus, GDK_CONTROL_MASK },
  { "preview.zoom-out", zoom_action, GDK_KEY_minus, GDK_CONTROL_MASK },
  { "preview.zoom-original", zoom_action, GDK_KEY_0, GDK_CONTROL_MASK },
};

/* Second keys of some actions. */
static const struct
{
  const char *name;
  guint keyval;
  GdkModifierType modifiers;
} more_keys[] = {
  { "preview.zoom-in", GDK_KEY_equal, GDK_CONTROL_MASK },
  { "preview.zoom-in", GDK_KEY_KP_Add, GDK_CONTROL_MASK },
  { "preview.zoom-out", GDK_KEY_KP_Subtract, GDK_CONTROL_MASK },
  { "preview.zoom-original", GDK_KEY_KP_0, GDK_CONTROL_MASK },
  { "preview.measures", GDK_KEY_m, GDK_CONTROL_MASK },
  { "window.close", GDK_KEY_Escape, 0 },
};

static void
install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (preview_actions); i++)
    {
      gtk_widget_class_install_action (widget_class, preview_actions[i].name, NULL,
                                       preview_actions[i].activate);
      if (preview_actions[i].keyval != 0)
        gtk_widget_class_add_binding_action (widget_class, preview_actions[i].keyval,
                                             preview_actions[i].modifiers, preview_actions[i].name,
                                             NULL);
    }
  gtk_widget_class_install_property_action (widget_class, "preview.measures", "measures");
  for (guint i = 0; i < G_N_ELEMENTS (more_keys); i++)
    gtk_widget_class_add_binding_action (widget_class, more_keys[i].keyval, more_keys[i].modifiers,
                                         more_keys[i].name, NULL);
}

static void
xep_preview_window_class_init (XepPreviewWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = xep_preview_window_dispose;
  object_class->set_property = xep_preview_window_set_property;
  object_class->get_property = xep_preview_window_get_property;
  properties[PROP_MEASURES] = g_param_spec_boolean ("measures", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-preview-window.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
xep_preview_window_init (XepPreviewWindow *self)
{
  g_type_ensure (XEP_TYPE_PAGE_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_accessible_names_tidy (GTK_WIDGET (self));
}
