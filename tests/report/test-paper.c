/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "paper-office.h"
#include "report-fixture.h"
#include "report/form/xep-form-catalogue.h"
#include "store/xep-period-store.h"
#include "xep-test.h"

/* The engine of paper: what it tells a sink, what it refuses whatever the sink, every format alone
 * and in bulk. */

static const char *const format_ids[] = { "pdf", "odt", "xlsx" };

/* A sink that writes down what it is told, and fails at one of the steps. */
typedef struct
{
  XepPaperSink parent;
  GString *log;
  const char *fails; /* the step, or NULL */
} Recorder;

static gboolean
note (XepPaperSink *sink, GError **error, const char *step, const char *words)
{
  Recorder *self = (Recorder *) sink;

  g_string_append_printf (self->log, "%s%s%s\n", step, *words != '\0' ? " " : "", words);
  if (g_strcmp0 (self->fails, step) != 0)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED, "hỏng ở %s", step);
  return FALSE;
}

static gboolean
record_begin (XepPaperSink *sink, const char *title, GError **error)
{
  return note (sink, error, "begin", title);
}

static gboolean
record_subject (XepPaperSink *sink, const XepPaperSubject *subject, GError **error)
{
  g_autoptr (GString) words = g_string_new (subject->name);

  g_string_append_printf (words, " %u/%u", subject->number, subject->total);
  for (guint i = 0; i < subject->n_forms; i++)
    g_string_append_printf (words, " %s", xep_form_get_id (subject->forms[i]));
  return note (sink, error, "subject", words->str);
}

static gboolean
record_add (XepPaperSink *sink, XepDocument *document, GError **error)
{
  return note (sink, error, "add", document->title);
}

static gboolean
record_end_subject (XepPaperSink *sink, GError **error)
{
  return note (sink, error, "end-subject", "");
}

static gboolean
record_end (XepPaperSink *sink, GError **error)
{
  return note (sink, error, "end", "");
}

static void
record_free (XepPaperSink *sink)
{
  g_string_free (((Recorder *) sink)->log, TRUE);
  g_free (sink);
}

static XepPaperSink *
recorder_new (const char *fails)
{
  static const XepPaperSinkClass class = { .begin = record_begin,
                                           .begin_subject = record_subject,
                                           .add = record_add,
                                           .end_subject = record_end_subject,
                                           .end = record_end,
                                           .free = record_free };
  Recorder *self = g_new0 (Recorder, 1);

  self->parent.class = &class;
  self->log = g_string_new (NULL);
  self->fails = fails;
  return &self->parent;
}

static const char *
get_log (XepPaperSink *sink)
{
  return ((Recorder *) sink)->log->str;
}

/* Begin, then each subject with its papers, then the end. */
static void
test_order (Office *office, gconstpointer unused)
{
  static const char *const forms[] = { "thu-pl8", "thu-mot", NULL };
  const XepPaperRequest request = { forms, office->period, { .unit_id = office->cell }, FALSE };
  g_autoptr (XepPaperSink) sink = recorder_new (NULL);
  XepPaperReport report = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_paper_request_run (&request, office->store, sink, NULL, &report, NULL, NULL,
                                        NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (
      get_log (sink), ==,
      "begin Thử PL8\n"
      "subject Giàng Seo Páo 0/5 thu-pl8 thu-mot\nadd Thử PL8\nadd Thử Một\nend-subject\n"
      "subject Lù Seo Ánh 1/5 thu-pl8 thu-mot\nadd Thử PL8\nadd Thử Một\nend-subject\n"
      "subject Sùng Đức Đông 2/5 thu-mot\nadd Thử Một\nend-subject\n"
      "subject Sùng Đức Đông 3/5 thu-mot\nadd Thử Một\nend-subject\n"
      "subject Vàng Thị Mỷ 4/5 thu-mot\nadd Thử Một\nend-subject\n"
      "end\n");
  g_assert_cmpuint (sink->n_subjects, ==, 5);
  g_assert_cmpuint (sink->n_papers, ==, 7);
  g_assert_cmpuint (report.subjects, ==, 5);
  g_assert_cmpuint (report.documents, ==, 7);
}

/* A list and an empty form are of nobody: their name is their title. */
static void
test_of_nobody (Office *office, gconstpointer unused)
{
  static const char *const list[] = { "thu-ca-xa", NULL };
  static const char *const blank[] = { "thu-mot", "thu-pl8", NULL };
  const XepPaperRequest requests[]
      = { { list, office->period, { 0 }, FALSE }, { blank, office->period, { 0 }, TRUE } };
  static const char *const wanted[]
      = { "begin CX\nsubject CX 0/1 thu-ca-xa\nadd CX\nend-subject\nend\n",
          "begin Thử Một\nsubject Thử Một 0/2 thu-mot\nadd Thử Một\nend-subject\n"
          "subject Thử PL8 1/2 thu-pl8\nadd Thử PL8\nend-subject\nend\n" };

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (XepPaperSink) sink = recorder_new (NULL);
      XepPaperReport report = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_true (xep_paper_request_run (&requests[i], office->store, sink, NULL, &report, NULL,
                                            NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (get_log (sink), ==, wanted[i]);
      g_assert_cmpuint (report.subjects, ==, 0);
      g_assert_cmpuint (report.documents, ==, i + 1);
    }
}

/* Wherever a sink fails, its words come out, nothing more is told to it and nothing is counted. */
static void
test_sink_fails (Office *office, gconstpointer unused)
{
  static const char *const forms[] = { "thu-mot", NULL };
  static const char *const steps[] = { "begin", "subject", "add", "end-subject", "end" };
  const XepPaperRequest request = { forms, office->period, { 0 }, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (XepPaperSink) sink = recorder_new (steps[i]);
      XepPaperReport report = { 9, 9, 9 };
      g_autoptr (GError) error = NULL;
      g_autofree char *words = g_strconcat ("hỏng ở ", steps[i], NULL);
      const char *last = NULL;

      g_assert_false (xep_paper_request_run (&request, office->store, sink, NULL, &report, NULL,
                                             NULL, NULL, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_FAILED);
      g_assert_cmpstr (error->message, ==, words);
      last = strstr (get_log (sink), steps[i]);
      g_assert_nonnull (last);
      if (!g_str_equal (steps[i], "end"))
        g_assert_true (strchr (last, '\n')[1] == '\0');
      g_assert_cmpuint (report.subjects + report.documents + report.files, ==, 0);
    }
}

static void
test_formats (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (format_ids); i++)
    {
      const XepPaperFormat *format = xep_paper_format_get (i);
      g_autofree char *name = g_strconcat ("GIẤY", format->suffix, NULL);
      g_autofree char *upper = g_ascii_strup (name, -1);
      g_autofree char *pattern = g_strconcat ("*", format->suffix, NULL);
      g_autoptr (XepPaperSink) sink = format->new_sink ();

      g_assert_cmpstr (format->id, ==, format_ids[i]);
      g_assert_true (xep_paper_format_find (format->id) == format);
      g_assert_true (xep_paper_format_of_file (name) == format);
      g_assert_true (xep_paper_format_of_file (upper) == format);
      g_assert_cmpstr (format->pattern, ==, pattern);
      g_assert_true (sink->format == format);
    }
  g_assert_null (xep_paper_format_get (G_N_ELEMENTS (format_ids)));
  g_assert_null (xep_paper_format_find ("docx"));
  g_assert_cmpstr (xep_paper_format_of_file ("giấy")->id, ==, "pdf");
}

static void
take_no_pages (XepPages *pages,
               const XepPaperSubject *subject,
               const XepReportNotes *notes,
               gpointer user_data)
{
  g_assert_not_reached ();
}

/* The words with which the request is refused; nothing is written. (transfer full) */
static char *
get_refusal (Office *office, const XepPaperRequest *request, XepPaperSink *sink, XepError code)
{
  g_autofree char *path = office_path (office, "papers");
  XepPaperReport report = { 9, 9, 9 };
  g_autoptr (GError) error = NULL;

  g_assert_false (xep_paper_request_run (request, office->store, sink, path, &report, NULL, NULL,
                                         NULL, &error));
  g_assert_error (error, XEP_ERROR, (int) code);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (report.subjects + report.documents + report.files, ==, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  return g_strdup (error->message);
}

/* The preview refuses what the PDF refuses, and every other sink does, in the same words. */
static void
test_same_words (Office *office, gconstpointer unused)
{
  static const char *const unknown[] = { "pl99", NULL };
  static const char *const quarterly[] = { "thu-quy", NULL };
  static const char *const nobody[] = { "thu-pl4", NULL };
  static const char *const commune[] = { "thu-ca-xa", NULL };
  static const char *const sheet[] = { "thu-bang", NULL };
  static const char *const undecided[] = { "thu-ket-qua", NULL };
  const gint64 missing = 987654;
  const gboolean leaders[XEP_N_KINDS] = { [XEP_KIND_LEADER] = TRUE };
  const struct
  {
    XepPaperRequest request;
    XepError code;
  } cases[] = {
    { { unknown, office->period, { 0 }, FALSE }, XEP_ERROR_NOT_FOUND },
    { { unknown, office->period, { 0 }, TRUE }, XEP_ERROR_NOT_FOUND },
    { { sheet, missing, { 0 }, FALSE }, XEP_ERROR_NOT_FOUND },
    { { quarterly, office->period, { 0 }, FALSE }, XEP_ERROR_INVALID },
    { { quarterly, office->period, { 0 }, TRUE }, XEP_ERROR_INVALID },
    { { nobody, office->period, { 0 }, FALSE }, XEP_ERROR_NOT_FOUND },
    { { undecided, office->period, { 0 }, FALSE }, XEP_ERROR_NOT_FOUND },
    { { commune, office->period, { .unit_id = office->cell }, FALSE }, XEP_ERROR_INVALID },
    { { commune, office->period, { .kinds = leaders }, FALSE }, XEP_ERROR_INVALID },
    { { sheet, office->period, { .assessment_ids = &missing, .n_assessments = 1 }, FALSE },
      XEP_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XepPaperSink) preview = xep_page_sink_new (take_no_pages, NULL);
      g_autofree char *words = get_refusal (office, &cases[i].request, preview, cases[i].code);

      g_test_message ("%s", words);
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (XepPaperSink) sink = xep_paper_format_find (format_ids[j])->new_sink ();
          g_autofree char *again = get_refusal (office, &cases[i].request, sink, cases[i].code);

          g_assert_cmpstr (again, ==, words);
        }
    }
}

/* Text of a part of a package. */
static char *
read_part (const char *path, const char *part)
{
  return fixture_run ("python3", "-c",
                      "import sys, zipfile\n"
                      "z = zipfile.ZipFile(sys.argv[1])\n"
                      "sys.stdout.buffer.write(z.read(sys.argv[2]))",
                      path, part, NULL);
}

static void
run_well (Office *office,
          const char *const *forms,
          const XepReportSelection *selection,
          const char *format,
          gboolean each,
          const char *path,
          XepPaperReport *report)
{
  XepPaperRequest request = { forms, office->period, { 0 }, FALSE };
  g_autoptr (GError) error = NULL;

  if (selection != NULL)
    request.selection = *selection;
  g_assert_true (fixture_run_request (&request, office->store, format, each, path, report, NULL,
                                      NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Several forms of several subjects in one editable text, each paper once and in order. */
static void
test_bulk_in_one_text (Office *office, gconstpointer unused)
{
  static const char *const forms[] = { "thu-pl8", "thu-mot", NULL };
  static const char *const papers[]
      = { "PL8 của Giàng Seo Páo", "Một của Giàng Seo Páo", "PL8 của Lù Seo Ánh",
          "Một của Lù Seo Ánh",    "Một của Sùng Đức Đông", "Một của Vàng Thị Mỷ" };
  g_autofree char *path = office_path (office, "all.odt");
  g_autofree char *text = NULL;
  const char *at = NULL;
  XepPaperReport report = { 0 };

  run_well (office, forms, NULL, "odt", FALSE, path, &report);
  g_assert_cmpuint (report.documents, ==, 7);
  g_assert_cmpuint (report.files, ==, 1);
  at = text = read_part (path, "content.xml");
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      at = strstr (at, papers[i]);
      g_assert_nonnull (at);
    }
}

/* A folder of each format: a file for each subject, or for each paper where a file holds one. */
static void
test_bulk_in_folders (Office *office, gconstpointer unused)
{
  static const char *const forms[] = { "thu-bang", "thu-bieu", NULL };
  static const char *const wanted[] = {
    "001_Giang-Seo-Pao_B_Bieu.pdf\n002_Lu-Seo-Anh_B_Bieu.pdf",
    "001_Giang-Seo-Pao_B_Bieu.odt\n002_Lu-Seo-Anh_B_Bieu.odt",
    "001_Giang-Seo-Pao_B.xlsx\n001_Giang-Seo-Pao_Bieu.xlsx\n002_Lu-Seo-Anh_B.xlsx\n"
    "002_Lu-Seo-Anh_Bieu.xlsx",
  };
  const gint64 ids[] = { office_find_assessment (office, "Giàng Seo Páo", XEP_KIND_LEADER),
                         office_find_assessment (office, "Lù Seo Ánh", XEP_KIND_LEADER) };
  const XepReportSelection selection
      = { .assessment_ids = ids, .n_assessments = G_N_ELEMENTS (ids) };

  for (guint i = 0; i < G_N_ELEMENTS (format_ids); i++)
    {
      g_autofree char *folder = office_path (office, "papers");
      g_autofree char *names = NULL;
      XepPaperReport report = { 0 };

      run_well (office, forms, &selection, format_ids[i], TRUE, folder, &report);
      g_assert_cmpuint (report.subjects, ==, 2);
      g_assert_cmpuint (report.documents, ==, 4);
      g_assert_cmpuint (report.files, ==, i < 2 ? 2 : 4);
      names = office_list_folder (folder);
      g_assert_cmpstr (names, ==, wanted[i]);
      if (i == 2)
        {
          g_autofree char *path = g_build_filename (folder, "002_Lu-Seo-Anh_Bieu.xlsx", NULL);
          g_autofree char *text = read_part (path, "xl/worksheets/sheet1.xml");

          g_assert_nonnull (strstr (text, "Biểu của Lù Seo Ánh"));
        }
      fixture_remove_dir (folder);
    }
}

/* A workbook holds one paper: more are refused before anything is written, whether they are of
 * several forms or of several subjects; a form that is no sheet is refused alone. */
static void
test_holds_one (Office *office, gconstpointer unused)
{
  static const char *const lists[] = { "thu-ca-xa", "thu-bang", NULL };
  static const char *const subjects[] = { "thu-bang", NULL };
  static const char *const no_sheet[] = { "thu-mot", NULL };
  const XepPaperRequest requests[] = { { lists, office->period, { 0 }, FALSE },
                                       { lists, office->period, { 0 }, TRUE },
                                       { subjects, office->period, { 0 }, FALSE },
                                       { no_sheet, office->period, { 0 }, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (XepPaperSink) sink = xep_worksheet_sink_new ();
      XepPaperReport count = { 9, 9, 9 };
      g_autoptr (GError) error = NULL;
      g_autofree char *words = get_refusal (office, &requests[i], sink, XEP_ERROR_INVALID);

      g_assert_nonnull (strstr (words, "Excel"));
      g_assert_false (xep_paper_request_count (&requests[i], office->store, sink, &count, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, words);
    }
}

/* Kinds choose as names do, no kind is nobody, and a copy needs nothing of what it was made of. */
static void
test_kinds (Office *office, gconstpointer unused)
{
  static const char *const once[] = { "thu-nguoi", NULL };
  static const char *const draft[] = { "thu-ket-qua", NULL };
  gboolean kinds[XEP_N_KINDS] = { [XEP_KIND_LEADER] = TRUE };
  gint64 leader = office_find_assessment (office, "Lù Seo Ánh", XEP_KIND_LEADER);
  XepPaperRequest request = { once, office->period, { .kinds = kinds }, FALSE };
  g_autoptr (XepPaperRequest) copy = xep_paper_request_copy (&request);
  g_autoptr (XepPaperRequest) nobody = NULL;
  g_autoptr (XepPaperSink) sink = xep_pdf_sink_new ();
  g_autoptr (GError) error = NULL;
  XepPaperReport count = { 0 };

  kinds[XEP_KIND_LEADER] = FALSE;
  g_assert_true (xep_paper_request_count (&request, office->store, sink, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count.documents, ==, 0);
  g_assert_true (xep_paper_request_count (copy, office->store, sink, &count, &error));
  g_assert_cmpuint (count.documents, ==, 2);
  /* A draft for each, though nothing is decided. */
  request = *copy;
  request.forms = draft;
  g_assert_true (xep_paper_request_count (&request, office->store, sink, &count, &error));
  g_assert_cmpuint (count.documents, ==, 2);
  /* Both a name and a kind. */
  request.selection.assessment_ids = &leader;
  request.selection.n_assessments = 1;
  g_assert_true (xep_paper_request_count (&request, office->store, sink, &count, &error));
  g_assert_cmpuint (count.documents, ==, 1);
  /* None is not all. */
  request.selection.n_assessments = 0;
  nobody = xep_paper_request_copy (&request);
  g_assert_true (xep_paper_request_count (nobody, office->store, sink, &count, &error));
  g_assert_cmpuint (count.documents, ==, 0);
  g_assert_no_error (error);
}

/* The forms are read once, for every thread, until one of their files changes. */
static void
test_catalogue (Office *office, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepFormCatalogue) first = xep_form_catalogue_load (&error);
  g_autoptr (XepFormCatalogue) second = xep_form_catalogue_load (&error);
  g_autoptr (XepFormCatalogue) third = NULL;
  g_autofree char *path = g_build_filename (office->own_forms, "thu-mot.xml", NULL);

  g_assert_no_error (error);
  g_assert_true (first == second);
  g_assert_cmpint (g_unlink (path), ==, 0);
  third = xep_form_catalogue_load (&error);
  g_assert_no_error (error);
  g_assert_true (first != third);
  g_assert_nonnull (xep_form_catalogue_find (first, "thu-mot", &error));
  g_assert_null (xep_form_catalogue_find (third, "thu-mot", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  /* What did not change was not read again. */
  g_assert_true (xep_form_catalogue_find (first, "thu-pl8", NULL)
                 == xep_form_catalogue_find (third, "thu-pl8", NULL));
}

#define ADD(name, function) \
  g_test_add ("/paper/" name, Office, NULL, office_set_up, function, office_tear_down)

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  ADD ("order", test_order);
  ADD ("of-nobody", test_of_nobody);
  ADD ("sink-fails", test_sink_fails);
  g_test_add_func ("/paper/formats", test_formats);
  ADD ("same-words", test_same_words);
  ADD ("bulk-in-one-text", test_bulk_in_one_text);
  ADD ("bulk-in-folders", test_bulk_in_folders);
  ADD ("holds-one", test_holds_one);
  ADD ("kinds", test_kinds);
  ADD ("catalogue", test_catalogue);
  return g_test_run ();
}
