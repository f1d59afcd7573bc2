/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-print-operation.h"

#include <glib/gi18n.h>

#include "gui/shared/xep-dialogs.h"

/* Plan, section V.1: a dossier goes out in 03 sets. */
#define SETS 3

/* As the clerk printed last; NULL before. */
static GtkPrintSettings *last_settings;

struct _XepPrintOperation
{
  GtkPrintOperation parent_instance;

  XepPageStack *stack;
  GtkWindow *parent; /* weak: the preview may be closed while the printer works */
};

G_DEFINE_FINAL_TYPE (XepPrintOperation, xep_print_operation, GTK_TYPE_PRINT_OPERATION)

static void
xep_print_operation_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  XepPrintOperation *self = XEP_PRINT_OPERATION (operation);

  gtk_print_operation_set_n_pages (operation, xep_page_stack_get_n_pages (self->stack));
}

static void
xep_print_operation_request_page_setup (GtkPrintOperation *operation,
                                        GtkPrintContext *context,
                                        int page_number,
                                        GtkPageSetup *setup)
{
  XepPrintOperation *self = XEP_PRINT_OPERATION (operation);
  gboolean landscape = xep_page_stack_is_landscape (self->stack, page_number);

  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                   : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
xep_print_operation_draw_page (GtkPrintOperation *operation,
                               GtkPrintContext *context,
                               int page_number)
{
  XepPrintOperation *self = XEP_PRINT_OPERATION (operation);

  xep_page_stack_draw (self->stack, page_number, gtk_print_context_get_cairo_context (context));
}

/* (transfer full) */
static GtkPrintSettings *
make_settings (void)
{
  GtkPrintSettings *settings = NULL;

  if (last_settings != NULL)
    return gtk_print_settings_copy (last_settings);
  settings = gtk_print_settings_new ();
  gtk_print_settings_set_n_copies (settings, SETS);
  gtk_print_settings_set_collate (settings, TRUE);
  return settings;
}

/* Which pages, and how they lie, belongs to the paper that was printed; the rest to the clerk. */
static void
xep_print_operation_done (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  static const char *const of_paper[]
      = { GTK_PRINT_SETTINGS_PRINT_PAGES, GTK_PRINT_SETTINGS_PAGE_RANGES,
          GTK_PRINT_SETTINGS_PAGE_SET, GTK_PRINT_SETTINGS_ORIENTATION,
          GTK_PRINT_SETTINGS_OUTPUT_URI };
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  if (settings == NULL || result != GTK_PRINT_OPERATION_RESULT_APPLY)
    return;
  g_clear_object (&last_settings);
  last_settings = gtk_print_settings_copy (settings);
  for (guint i = 0; i < G_N_ELEMENTS (of_paper); i++)
    gtk_print_settings_unset (last_settings, of_paper[i]);
}

static void
done_cb (XepPrintOperation *self, GtkPrintOperationResult result)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (GTK_PRINT_OPERATION (self), &error);
      xep_dialogs_show_error (GTK_WIDGET (self->parent), _("Not printed"), error);
    }
  /* The reference of xep_print_operation_start(). */
  g_object_unref (self);
}

void
xep_print_operation_set_current (XepPrintOperation *self, guint page)
{
  g_return_if_fail (XEP_IS_PRINT_OPERATION (self));

  gtk_print_operation_set_current_page (GTK_PRINT_OPERATION (self), (int) page);
}

void
xep_print_operation_start (XepPrintOperation *self, GtkWindow *parent)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (XEP_IS_PRINT_OPERATION (self));

  g_set_weak_pointer (&self->parent, parent);
  g_signal_connect (g_object_ref (self), "done", G_CALLBACK (done_cb), NULL);
  /* An error is told by "done". */
  gtk_print_operation_run (GTK_PRINT_OPERATION (self), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           parent, &error);
}

XepPrintOperation *
xep_print_operation_new (XepPageStack *stack, const char *job_name)
{
  XepPrintOperation *self = g_object_new (XEP_TYPE_PRINT_OPERATION, "job-name", job_name, NULL);

  self->stack = g_object_ref (stack);
  gtk_print_operation_set_n_pages (GTK_PRINT_OPERATION (self), xep_page_stack_get_n_pages (stack));
  return self;
}

static void
xep_print_operation_finalize (GObject *object)
{
  XepPrintOperation *self = XEP_PRINT_OPERATION (object);

  g_clear_object (&self->stack);
  g_clear_weak_pointer (&self->parent);
  G_OBJECT_CLASS (xep_print_operation_parent_class)->finalize (object);
}

static void
xep_print_operation_class_init (XepPrintOperationClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = xep_print_operation_finalize;
  operation_class->begin_print = xep_print_operation_begin_print;
  operation_class->request_page_setup = xep_print_operation_request_page_setup;
  operation_class->draw_page = xep_print_operation_draw_page;
  operation_class->done = xep_print_operation_done;
}

static void
xep_print_operation_init (XepPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GtkPrintSettings) settings = make_settings ();

  /* The default paper follows the system's country; the forms are A4 wherever they are printed. */
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
}
