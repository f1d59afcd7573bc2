/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/odt/xep-odt-package.h"

#include <glib/gi18n.h>
#include <zip.h>

#include "base/xep-safe-file.h"
#include "report/shared/xep-package-check.h"

/* What libzip says, as a sentence about the file @name. */
static void
set_error (zip_error_t *reason, const char *name, GError **error)
{
  if (zip_error_code_zip (reason) == ZIP_ER_CANCELLED)
    g_set_error_literal (error, XEP_ERROR, XEP_ERROR_CANCELLED,
                         _("The work was stopped. No file was written."));
  else if (zip_error_system_type (reason) == ZIP_ET_SYS && zip_error_code_system (reason) != 0)
    xep_set_error_from_errno (error, zip_error_code_system (reason), name);
  else
    {
      g_autofree char *shown = g_filename_display_name (name);

      g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
                   _("The document “%s” was not made: %s. Nothing was changed."), shown,
                   zip_error_strerror (reason));
    }
}

static zip_t *
open_archive (const char *path, const char *name, GError **error)
{
  int code = 0;
  zip_error_t reason;
  zip_t *archive = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, &code);

  if (archive != NULL)
    return archive;
  zip_error_init_with_code (&reason, code);
  set_error (&reason, name, error);
  zip_error_fini (&reason);
  return NULL;
}

static gboolean
add_part (zip_t *archive, const XepOdtPart *part)
{
  zip_source_t *source = zip_source_buffer (archive, part->data, part->length, 0);
  zip_int64_t number;

  if (source == NULL)
    return FALSE;
  number = zip_file_add (archive, part->name, source, ZIP_FL_ENC_UTF_8);
  if (number < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  return zip_set_file_compression (archive, (zip_uint64_t) number,
                                   part->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0)
         == 0;
}

static gboolean
add_parts (zip_t *archive, const XepOdtPart *parts, guint n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    if (!add_part (archive, &parts[i]))
      return FALSE;
  return TRUE;
}

static int
is_cancelled (zip_t *archive, void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

gboolean
xep_odt_package_write (const char *path,
                       const char *name,
                       const XepOdtPart *parts,
                       guint n_parts,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree XepPackagePart *wanted = g_new0 (XepPackagePart, n_parts);
  zip_t *archive = open_archive (path, name, error);

  if (archive == NULL)
    return FALSE;
  if (add_parts (archive, parts, n_parts)
      && zip_register_cancel_callback_with_state (archive, is_cancelled, NULL, cancellable) == 0
      && zip_close (archive) == 0)
    {
      /* Whether the closed archive holds the parts as they were given. */
      for (guint i = 0; i < n_parts; i++)
        wanted[i].part = parts[i].name;
      return xep_package_check (path, name, wanted, n_parts, error);
    }
  set_error (zip_get_error (archive), name, error);
  zip_discard (archive);
  return FALSE;
}
