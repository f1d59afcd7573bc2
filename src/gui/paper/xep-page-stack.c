/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-page-stack.h"

typedef struct
{
  XepPages *pages;
  char *title;
  guint first_page;
} XepPageDocument;

struct _XepPageStack
{
  GObject parent_instance;

  GPtrArray *documents; /* XepPageDocument */
  XepReportNotes notes;
  guint n_pages;
  guint expected;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepPageStack, xep_page_stack, G_TYPE_OBJECT)

static void
document_free (XepPageDocument *document)
{
  xep_pages_unref (document->pages);
  g_free (document->title);
  g_free (document);
}

static XepPageDocument *
get_document (XepPageStack *self, guint number)
{
  return g_ptr_array_index (self->documents, number);
}

XepPageStack *
xep_page_stack_new (void)
{
  return g_object_new (XEP_TYPE_PAGE_STACK, NULL);
}

void
xep_page_stack_clear (XepPageStack *self)
{
  g_return_if_fail (XEP_IS_PAGE_STACK (self));

  g_ptr_array_set_size (self->documents, 0);
  self->notes = (XepReportNotes){ 0 };
  self->n_pages = 0;
  self->expected = 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
xep_page_stack_add_notes (XepPageStack *self, const XepReportNotes *notes)
{
  g_return_if_fail (XEP_IS_PAGE_STACK (self));

  xep_report_notes_add (&self->notes, notes);
}

const XepReportNotes *
xep_page_stack_get_notes (XepPageStack *self)
{
  g_return_val_if_fail (XEP_IS_PAGE_STACK (self), NULL);

  return &self->notes;
}

void
xep_page_stack_append (XepPageStack *self, XepPages *pages, const char *title)
{
  XepPageDocument *document = NULL;

  g_return_if_fail (XEP_IS_PAGE_STACK (self));
  g_return_if_fail (pages != NULL);

  if (xep_pages_get_count (pages) == 0)
    return;
  document = g_new0 (XepPageDocument, 1);
  document->pages = xep_pages_ref (pages);
  document->title = g_strdup (title);
  document->first_page = self->n_pages;
  g_ptr_array_add (self->documents, document);
  self->n_pages += xep_pages_get_count (pages);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
xep_page_stack_set_expected (XepPageStack *self, guint n_documents)
{
  g_return_if_fail (XEP_IS_PAGE_STACK (self));

  self->expected = n_documents;
}

guint
xep_page_stack_get_expected (XepPageStack *self)
{
  g_return_val_if_fail (XEP_IS_PAGE_STACK (self), 0);

  return self->expected;
}

guint
xep_page_stack_get_n_pages (XepPageStack *self)
{
  g_return_val_if_fail (XEP_IS_PAGE_STACK (self), 0);

  return self->n_pages;
}

guint
xep_page_stack_get_n_documents (XepPageStack *self)
{
  g_return_val_if_fail (XEP_IS_PAGE_STACK (self), 0);

  return self->documents->len;
}

guint
xep_page_stack_get_document_of (XepPageStack *self, guint page)
{
  guint low = 0;
  guint high = 0;

  g_return_val_if_fail (XEP_IS_PAGE_STACK (self), 0);
  g_return_val_if_fail (page < self->n_pages, 0);

  high = self->documents->len;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (get_document (self, middle)->first_page <= page)
        low = middle;
      else
        high = middle;
    }
  return low;
}

guint
xep_page_stack_get_first_page (XepPageStack *self, guint document)
{
  g_return_val_if_fail (XEP_IS_PAGE_STACK (self), 0);
  g_return_val_if_fail (document < self->documents->len, 0);

  return get_document (self, document)->first_page;
}

XepPages *
xep_page_stack_get_document (XepPageStack *self, guint document)
{
  g_return_val_if_fail (XEP_IS_PAGE_STACK (self), NULL);
  g_return_val_if_fail (document < self->documents->len, NULL);

  return get_document (self, document)->pages;
}

const char *
xep_page_stack_get_title (XepPageStack *self, guint document)
{
  g_return_val_if_fail (XEP_IS_PAGE_STACK (self), "");
  g_return_val_if_fail (document < self->documents->len, "");

  return get_document (self, document)->title;
}

static XepPageDocument *
find_page (XepPageStack *self, guint page, guint *number)
{
  XepPageDocument *document = get_document (self, xep_page_stack_get_document_of (self, page));

  *number = page - document->first_page;
  return document;
}

void
xep_page_stack_get_size (XepPageStack *self, guint page, double *width, double *height)
{
  XepPageDocument *document = NULL;
  guint number = 0;

  g_return_if_fail (XEP_IS_PAGE_STACK (self));
  g_return_if_fail (page < self->n_pages);

  document = find_page (self, page, &number);
  xep_pages_get_size (document->pages, number, width, height);
}

gboolean
xep_page_stack_is_landscape (XepPageStack *self, guint page)
{
  XepPageDocument *document = NULL;
  guint number = 0;

  g_return_val_if_fail (XEP_IS_PAGE_STACK (self), FALSE);
  g_return_val_if_fail (page < self->n_pages, FALSE);

  document = find_page (self, page, &number);
  return xep_pages_is_landscape (document->pages, number);
}

void
xep_page_stack_draw (XepPageStack *self, guint page, cairo_t *cr)
{
  XepPageDocument *document = NULL;
  guint number = 0;

  g_return_if_fail (XEP_IS_PAGE_STACK (self));
  g_return_if_fail (page < self->n_pages);

  document = find_page (self, page, &number);
  xep_pages_draw (document->pages, number, cr);
}

void
xep_page_stack_draw_measures (XepPageStack *self, guint page, cairo_t *cr)
{
  XepPageDocument *document = NULL;
  guint number = 0;

  g_return_if_fail (XEP_IS_PAGE_STACK (self));
  g_return_if_fail (page < self->n_pages);

  document = find_page (self, page, &number);
  xep_pages_draw_measures (document->pages, number, cr);
}

static void
xep_page_stack_finalize (GObject *object)
{
  g_ptr_array_unref (XEP_PAGE_STACK (object)->documents);
  G_OBJECT_CLASS (xep_page_stack_parent_class)->finalize (object);
}

static void
xep_page_stack_class_init (XepPageStackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xep_page_stack_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
xep_page_stack_init (XepPageStack *self)
{
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) document_free);
}
