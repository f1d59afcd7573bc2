/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/layout/xep-pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "base/xep-safe-file.h"
#include "report/layout/xep-pdf-check.h"
#include "report/layout/xep-shaped-letters.h"
#include "report/shared/xep-cancel.h"

struct _XepPdf
{
  XepSafeFile *file;
  char *path; /* as the person gave it, for messages */
  FILE *stream;
  int failure;    /* errno of the first write that failed, or 0 */
  guint64 length; /* bytes written */
  cairo_surface_t *surface;
  cairo_t *cairo;
  guint n_pages;
};

/* Cairo 1.16 that is told of a failed write reads freed memory when the surface is finished, so it
 * is told of none: the first is kept here, what follows is dropped, and check() tells it. */
static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  XepPdf *self = closure;

  if (self->failure != 0)
    return CAIRO_STATUS_SUCCESS;
  errno = 0;
  self->length += length;
  if (fwrite (data, 1, length, self->stream) != length)
    self->failure = errno != 0 ? errno : EIO;
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check (XepPdf *self, GError **error)
{
  cairo_status_t status = cairo_surface_status (self->surface);

  if (status == CAIRO_STATUS_SUCCESS && self->cairo != NULL)
    status = cairo_status (self->cairo);
  if (self->failure != 0)
    {
      xep_set_error_from_errno (error, self->failure, self->path);
      return FALSE;
    }
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  /* Cairo says "no memory" of a font file that it cannot open, too. */
  if (status == CAIRO_STATUS_NO_MEMORY)
    g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
                 _("The PDF file “%s” was not made: a font could not be opened, or there is no "
                   "memory left. Nothing was changed; end other programs and try again."),
                 self->path);
  else
    g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
                 _("The PDF file “%s” was not made: its pages could not be drawn (code %d). "
                   "Nothing was changed."),
                 self->path, status);
  return FALSE;
}

/* A name as Cairo takes it. (transfer full) */
static char *
dup_valid (const char *name)
{
  char *valid = g_utf8_make_valid (name, -1);

  xep_shaped_letters_make_valid (valid);
  return valid;
}

XepPdf *
xep_pdf_new (const char *path, const char *title, GError **error)
{
  g_autoptr (XepPdf) self = g_new0 (XepPdf, 1);
  g_autofree char *valid = dup_valid (title);

  self->path = g_strdup (path);
  self->file = xep_safe_file_new (path, error);
  if (self->file == NULL)
    return NULL;
  self->stream = g_fopen (xep_safe_file_get_path (self->file), "wb");
  if (self->stream == NULL)
    {
      xep_set_error_from_errno (error, errno, self->path);
      return NULL;
    }

  /* The size is set for each page before it is drawn. */
  self->surface = cairo_pdf_surface_create_for_stream (write_bytes, self, 595.276, 841.89);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, valid);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Xếp Loại " XEP_VERSION);
  self->cairo = cairo_create (self->surface);
  if (!check (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
xep_pdf_add (
    XepPdf *self, XepPages *pages, const char *bookmark, GCancellable *cancellable, GError **error)
{
  if (bookmark != NULL && xep_pages_get_count (pages) > 0)
    {
      g_autofree char *name = dup_valid (bookmark);
      g_autofree char *target = g_strdup_printf ("page=%u pos=[0 0]", self->n_pages + 1);

      cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, name, target,
                                     CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
  for (guint i = 0; i < xep_pages_get_count (pages); i++)
    {
      double width = 0, height = 0;

      if (!xep_cancel_check (cancellable, error))
        return FALSE;
      xep_pages_get_size (pages, i, &width, &height);
      cairo_pdf_surface_set_size (self->surface, width, height);
      xep_pages_draw (pages, i, self->cairo);
      cairo_show_page (self->cairo);
      self->n_pages++;
    }
  return check (self, error);
}

guint
xep_pdf_get_page_count (XepPdf *self)
{
  return self->n_pages;
}

gboolean
xep_pdf_finish (XepPdf *self, GError **error)
{
  g_clear_pointer (&self->cairo, cairo_destroy);
  cairo_surface_finish (self->surface);
  if (!check (self, error))
    return FALSE;
  if (fclose (g_steal_pointer (&self->stream)) != 0)
    {
      xep_set_error_from_errno (error, errno, self->path);
      return FALSE;
    }
  return xep_pdf_check (xep_safe_file_get_path (self->file), self->path, self->length,
                        self->n_pages, error)
         && xep_safe_file_commit (self->file, error);
}

void
xep_pdf_free (XepPdf *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->cairo, cairo_destroy);
  /* Destroying finishes the surface, which writes to the stream. */
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  if (self->stream != NULL)
    fclose (self->stream);
  xep_safe_file_free (self->file);
  g_free (self->path);
  g_free (self);
}
