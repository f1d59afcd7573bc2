/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-welcome-page.h"

#include <glib/gi18n.h>

#include "demo/xep-demo.h"
#include "gui/fields/xep-accessible-names.h"
#include "gui/import/xep-import-dialog.h"
#include "gui/shared/xep-job.h"
#include "gui/shared/xep-working-period.h"

struct _XepWelcomePage
{
  GtkWidget parent_instance;

  XepContext *context;
  GtkWidget *box;
  GtkWidget *import_button;
  GtkWidget *demo_button;
  GtkWidget *empty_button;
  GtkWidget *status_label;
};

G_DEFINE_FINAL_TYPE (XepWelcomePage, xep_welcome_page, GTK_TYPE_WIDGET)

static void
import_clicked_cb (XepWelcomePage *self)
{
  xep_import_dialog_present (self->context, XEP_IMPORT_ROSTER);
}

static void
set_busy (XepWelcomePage *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->status_label), text == NULL ? "" : text);
  gtk_widget_set_sensitive (self->box, text == NULL);
}

static gboolean
fill_demonstration (
    XepStore *store, gpointer progress, gpointer data, GCancellable *cancellable, GError **error)
{
  return xep_demo_fill (store, xep_working_period_get_year (), error);
}

static void
filled_cb (const GError *error, gpointer data)
{
  XepWelcomePage *self = g_weak_ref_get (data);
  g_autoptr (GObject) kept = G_OBJECT (self);

  if (self == NULL || self->context == NULL)
    return;
  set_busy (self, NULL);
  if (xep_job_is_stop (error))
    gtk_label_set_text (GTK_LABEL (self->status_label), _("Stopped. Nothing was made."));
  else if (error != NULL)
    xep_context_show_error (self->context, _("The demonstration year was not made"), error);
  else
    {
      xep_context_reload (self->context);
      xep_context_enter_period (self->context, xep_working_period_get_year (), XEP_PERIOD_Q3);
    }
}

static void
free_reference (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
demo_clicked_cb (XepWelcomePage *self)
{
  GWeakRef *reference = g_new0 (GWeakRef, 1);
  g_autoptr (GCancellable) stop = NULL;

  g_weak_ref_init (reference, self);
  set_busy (self, _("Making the demonstration year…"));
  stop = xep_job_start (GTK_WIDGET (self), xep_context_get_store (self->context), XEP_JOB_WRITING,
                        _("Making the demonstration year…"), fill_demonstration, filled_cb,
                        reference, free_reference);
}

static void
empty_clicked_cb (XepWelcomePage *self)
{
  xep_context_enter_period (self->context, xep_working_period_get_year (),
                            xep_working_period_get_code ());
}

static gboolean
xep_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (XEP_WELCOME_PAGE (widget)->import_button);
}

static void
xep_welcome_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (xep_welcome_page_parent_class)->map (widget);
  gtk_widget_grab_focus (widget);
}

static void
xep_welcome_page_dispose (GObject *object)
{
  XepWelcomePage *self = XEP_WELCOME_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (xep_welcome_page_parent_class)->dispose (object);
}

static void
xep_welcome_page_class_init (XepWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_welcome_page_dispose;
  widget_class->grab_focus = xep_welcome_page_grab_focus;
  widget_class->map = xep_welcome_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XepWelcomePage, box);
  gtk_widget_class_bind_template_child (widget_class, XepWelcomePage, import_button);
  gtk_widget_class_bind_template_child (widget_class, XepWelcomePage, demo_button);
  gtk_widget_class_bind_template_child (widget_class, XepWelcomePage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, XepWelcomePage, status_label);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, demo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_clicked_cb);
}

static void
xep_welcome_page_init (XepWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_accessible_names_tidy (GTK_WIDGET (self));
}

GtkWidget *
xep_welcome_page_new (XepContext *context)
{
  XepWelcomePage *self = g_object_new (XEP_TYPE_WELCOME_PAGE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
