/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/xep-safe-file.h"
#include "report/form/xep-form.h"
#include "report/paper/xep-paper-sink.h"

/* Bytes of a file name: what every disk, archive and mail program takes. */
#define LONGEST_NAME 100
/* Of it, for the subject's name. */
#define LONGEST_SUBJECT 60
#define FOLDER_MODE 0700 /* of personal papers */

typedef struct
{
  XepPaperSink parent;
  XepPaperSink *file; /* the one that is written, then the next one */
  char *file_path;
  const XepPaperSubject *subject;
  guint paper;   /* of the subject, from 0 */
  guint n_files; /* there will be */
} FolderSink;

/* Letters without marks and digits of @text; one '-' for anything else between them. */
static void
append_plain (GString *name, const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  gboolean gap = FALSE;
  gsize begin = name->len;

  for (const char *at = decomposed; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      /* đ has no decomposition. */
      if (letter == 0x0111 || letter == 0x0110)
        letter = letter == 0x0111 ? 'd' : 'D';
      if (letter < 0x80 && g_ascii_isalnum ((char) letter))
        {
          if (gap && name->len > begin)
            g_string_append_c (name, '-');
          g_string_append_c (name, (char) letter);
          gap = FALSE;
        }
      else if (!g_unichar_ismark (letter))
        gap = TRUE;
    }
}

/* "001_Giang-Seo-Pao_PL8.pdf": the number, as wide as the last one, keeps the order of the plan
 * and makes two people of one name two files. (transfer full) */
static char *
name_file (const XepPaperFormat *format,
           const XepPaperSubject *subject,
           guint first_form,
           guint n_forms)
{
  g_autofree char *last = g_strdup_printf ("%u", subject->total);
  g_autoptr (GString) name = g_string_new (NULL);
  gsize longest = LONGEST_NAME - strlen (format->suffix);
  gsize begin;

  g_string_printf (name, "%0*u_", (int) MAX (strlen (last), 3), subject->number + 1);
  begin = name->len;
  append_plain (name, subject->name);
  if (name->len - begin > LONGEST_SUBJECT)
    g_string_truncate (name, begin + LONGEST_SUBJECT);
  for (guint i = 0; i < n_forms; i++)
    {
      g_string_append_c (name, '_');
      append_plain (name, xep_form_get_name (subject->forms[first_form + i]));
    }
  if (name->len > longest)
    g_string_truncate (name, longest);
  g_string_append (name, format->suffix);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static gboolean
begin (XepPaperSink *sink, const char *title, GError **error)
{
  FolderSink *self = (FolderSink *) sink;
  int problem;

  self->n_files = sink->format->holds_many ? sink->n_subjects : sink->n_papers;
  self->file->notes = sink->notes;
  self->file->cancellable = sink->cancellable;
  if (g_mkdir_with_parents (sink->path, FOLDER_MODE) == 0)
    return TRUE;
  problem = errno;
  if (g_file_test (sink->path, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("“%s” is a file, not a folder. Nothing was changed; choose a folder."),
                 sink->path);
  else
    xep_set_error_from_errno (error, problem, sink->path);
  return FALSE;
}

static gboolean
open_file (FolderSink *self, guint n_forms, GError **error)
{
  const XepPaperSubject *subject = self->subject;
  g_autofree char *name = name_file (self->parent.format, subject, self->paper, n_forms);

  g_free (self->file_path);
  self->file_path = g_build_filename (self->parent.path, name, NULL);
  self->file->path = self->file_path;
  return xep_paper_sink_begin (self->file, subject->name, error)
         && xep_paper_sink_begin_subject (self->file, subject, error);
}

static gboolean
close_file (FolderSink *self, GError **error)
{
  if (!xep_paper_sink_end_subject (self->file, error) || !xep_paper_sink_end (self->file, error))
    return FALSE;
  self->parent.files = self->file->files;
  return TRUE;
}

static gboolean
begin_subject (XepPaperSink *sink, const XepPaperSubject *subject, GError **error)
{
  FolderSink *self = (FolderSink *) sink;

  self->subject = subject;
  self->paper = 0;
  return !sink->format->holds_many || open_file (self, subject->n_forms, error);
}

static gboolean
add (XepPaperSink *sink, XepDocument *document, GError **error)
{
  FolderSink *self = (FolderSink *) sink;
  gboolean alone = !sink->format->holds_many;

  if ((alone && !open_file (self, 1, error)) || !xep_paper_sink_add (self->file, document, error)
      || (alone && !close_file (self, error)))
    return FALSE;
  self->paper++;
  return TRUE;
}

static gboolean
end_subject (XepPaperSink *sink, GError **error)
{
  return !sink->format->holds_many || close_file ((FolderSink *) sink, error);
}

/* Stopped in the middle of a subject's papers: the same words as between two subjects. Failed: what
 * is in the folder nevertheless. */
static void
explain (XepPaperSink *sink, GError **error)
{
  FolderSink *self = (FolderSink *) sink;
  g_autoptr (GError) reason = g_steal_pointer (error);

  if (g_error_matches (reason, XEP_ERROR, XEP_ERROR_CANCELLED))
    g_set_error (error, XEP_ERROR, XEP_ERROR_CANCELLED,
                 _("The work was stopped. %u of %u files are in the folder and whole."),
                 sink->files, self->n_files);
  else
    g_set_error (error, reason->domain, reason->code,
                 _("%s %u of %u files are in the folder and whole; the others were not written."),
                 reason->message, sink->files, self->n_files);
}

static void
folder_sink_free (XepPaperSink *sink)
{
  FolderSink *self = (FolderSink *) sink;

  xep_paper_sink_free (self->file);
  g_free (self->file_path);
  g_free (self);
}

XepPaperSink *
xep_folder_sink_new (const XepPaperFormat *format)
{
  static const XepPaperSinkClass class = { .begin = begin,
                                           .begin_subject = begin_subject,
                                           .add = add,
                                           .end_subject = end_subject,
                                           .explain = explain,
                                           .free = folder_sink_free };
  FolderSink *self = g_new0 (FolderSink, 1);

  self->parent.class = &class;
  self->parent.format = format;
  self->parent.each = TRUE;
  self->file = format->new_sink ();
  return &self->parent;
}
