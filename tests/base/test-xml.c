/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-xml.h"
#include "xep-test.h"

static const char *const schema
    = "<grammar xmlns='http://relaxng.org/ns/structure/1.0'"
      " datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>"
      "<start><element name='set'><attribute name='id'/>"
      "<oneOrMore><element name='item'><attribute name='points'><data type='integer'/></attribute>"
      "<text/></element></oneOrMore></element></start></grammar>";

static char *
write_file (const char *dir, const char *name, const char *content)
{
  char *path = g_build_filename (dir, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static void
assert_refused (const char *xml, const char *schema_path, const char *start)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = xep_xml_parse (xml, -1, "file.xml", schema_path, &error);

  g_assert_null (document);
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, start));
  g_assert_cmpuint (strlen (error->message), >, strlen (start) + 3);
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_well_formed (void)
{
  assert_refused ("<set>\n<item>\n</set>", NULL, "file.xml:3: ");
  assert_refused ("<set>\n\n&unknown;</set>", NULL, "file.xml:3: ");
  assert_refused ("", NULL, "file.xml");
  assert_refused ("text", NULL, "file.xml:1: ");
  assert_refused ("<set/>\n<set/>", NULL, "file.xml:2: ");
  assert_refused ("<set a='1'\n a='2'/>", NULL, "file.xml:2: ");
  assert_refused ("<set>\n\xff</set>", NULL, "file.xml:2: ");
}

static void
test_schema (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = write_file (dir, "set.rng", schema);
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document
      = xep_xml_parse ("<set id='a'><item points='2'>x</item></set>", -1, "file.xml", path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  assert_refused ("<set id='a'>\n<item points='2'/>\n<item points='x'/></set>", path,
                  "file.xml:3: ");
  assert_refused ("<set id='a'>\n<item points='2'/>\n\n<wrong/>\n</set>", path, "file.xml:4: ");
  assert_refused ("<set>\n<item points='2'/></set>", path, "file.xml:1: ");
  assert_refused ("\n<other/>", path, "file.xml:2: ");
}

/* Lines beyond 65535 need an option of the parser. */
static void
test_far_line (void)
{
  g_autofree char *lines = g_strnfill (70000, '\n');
  g_autofree char *xml = g_strdup_printf ("<set id='a'>%s<item points='x'>a</item></set>", lines);
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = write_file (dir, "set.rng", schema);

  assert_refused (xml, path, "file.xml:70001: ");
}

static void
test_broken_schema (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *broken = write_file (dir, "broken.rng", "<grammar>\n<start></grammar>");
  g_autofree char *wrong
      = write_file (dir, "wrong.rng",
                    "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start>\n"
                    "<ref name='nowhere'/></start></grammar>");
  g_autofree char *missing = g_build_filename (dir, "missing.rng", NULL);
  g_autoptr (GError) error = NULL;

  assert_refused ("<set/>", broken, "broken.rng:2: ");
  assert_refused ("<set/>", wrong, "wrong.rng:2: ");
  g_assert_null (xep_xml_parse ("<set/>", -1, "file.xml", missing, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

static void
test_document_type (void)
{
  g_autoptr (GString) bomb = g_string_new ("<?xml version='1.0'?>\n<!DOCTYPE set [\n"
                                           "<!ENTITY e0 'xxxxxxxxxx'>\n");

  for (int i = 1; i < 12; i++)
    {
      g_string_append_printf (bomb, "<!ENTITY e%d '", i);
      for (int j = 0; j < 10; j++)
        g_string_append_printf (bomb, "&e%d;", i - 1);
      g_string_append (bomb, "'>\n");
    }
  g_string_append (bomb, "]>\n<set a='&e11;'>&e11;</set>");
  assert_refused (bomb->str, NULL, "file.xml:2: ");
  assert_refused ("<!DOCTYPE set [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><set>&f;</set>", NULL,
                  "file.xml:1: ");
  assert_refused ("\n\n<!DOCTYPE set SYSTEM 'http://localhost:1/x.dtd'><set/>", NULL, "file.xml:");
  assert_refused ("<!DOCTYPE set><set/>", NULL, "file.xml:1: ");
}

static void
test_load (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *rng = write_file (dir, "set.rng", schema);
  g_autofree char *good = write_file (dir, "good.xml", "<set id='a'><item points='1'/></set>");
  g_autofree char *bad = write_file (dir, "bad.xml", "<set id='a'>\n<item/></set>");
  g_autofree char *missing = g_build_filename (dir, "missing.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing_error = NULL;
  g_autoptr (xmlDoc) document = xep_xml_load (good, rng, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  g_assert_null (xep_xml_load (bad, rng, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "bad.xml:2: "));
  g_assert_null (xep_xml_load (missing, rng, &missing_error));
  g_assert_error (missing_error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

static void
test_walk (void)
{
  static const char *const xml = "<set id='a' on='yes' off='no' other='maybe' whole='-12' "
                                 "part='12.5' bad='1,5' name=' Nguye\u0302\u0303n  A '>\n"
                                 "text<!-- comment --><item n='1'/><other/>\n<item n='2'>  một "
                                 "<b>hai</b>\n <![CDATA[ba]]> </item></set>";
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = xep_xml_parse (xml, -1, "file.xml", NULL, &error);
  xmlNode *root = xmlDocGetRootElement (document);
  xmlNode *first = xep_xml_first (root, NULL);
  xmlNode *second = xep_xml_next (first, "item");
  g_autofree char *name = xep_xml_attribute (root, "name");
  g_autofree char *absent = xep_xml_attribute (root, "absent");
  g_autofree char *content = xep_xml_text (second);

  g_assert_true (xep_xml_is (root, "set"));
  g_assert_false (xep_xml_is (root, "item"));
  g_assert_false (xep_xml_is (NULL, "item"));
  g_assert_false (xep_xml_is (root->children, "item"));
  g_assert_true (xep_xml_is (first, "item"));
  g_assert_true (xep_xml_is (xep_xml_next (first, NULL), "other"));
  g_assert_cmpint (xep_xml_integer (second, "n", 0), ==, 2);
  g_assert_null (xep_xml_next (second, NULL));
  g_assert_null (xep_xml_first (root, "nothing"));
  g_assert_cmpstr (name, ==, "Nguyễn A");
  g_assert_null (absent);
  g_assert_cmpstr (content, ==, "một hai ba");
}

static void
test_values (void)
{
  static const char *const xml
      = "<a on='yes' off='no' odd='maybe' whole='-12' part='12.5' bad='1,5' none=''/>";
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document
      = xep_xml_parse (xml, (gssize) strlen (xml), "file.xml", NULL, &error);
  xmlNode *root = xmlDocGetRootElement (document);

  g_assert_true (xep_xml_flag (root, "on", FALSE));
  g_assert_false (xep_xml_flag (root, "off", TRUE));
  g_assert_true (xep_xml_flag (root, "odd", TRUE));
  g_assert_true (xep_xml_flag (root, "absent", TRUE));
  g_assert_cmpint (xep_xml_integer (root, "whole", 0), ==, -12);
  g_assert_cmpint (xep_xml_integer (root, "part", 7), ==, 7);
  g_assert_cmpint (xep_xml_integer (root, "absent", 7), ==, 7);
  g_assert_cmpfloat (xep_xml_number (root, "part", 0), ==, 12.5);
  g_assert_cmpfloat (xep_xml_number (root, "bad", 7), ==, 7);
  g_assert_cmpfloat (xep_xml_number (root, "none", 7), ==, 7);
  g_assert_cmpfloat (xep_xml_number (root, "absent", 7), ==, 7);
}

static void
test_set_error (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) nowhere = NULL;
  g_autoptr (xmlDoc) document = xep_xml_parse ("<a>\n\n<b/></a>", -1, "file.xml", NULL, &error);

  xep_xml_set_error (&error, "file.xml", xep_xml_first (xmlDocGetRootElement (document), "b"),
                     "%d và %s", 30, "70");
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "file.xml:3: 30 và 70");
  xep_xml_set_error (&nowhere, "file.xml", NULL, "100%%");
  g_assert_cmpstr (nowhere->message, ==, "file.xml: 100%");
}

/* Workers and the main thread read at the same time, each with its own first error. */
static gpointer
read_many (gpointer line)
{
  g_autofree char *lines = g_strnfill ((gsize) GPOINTER_TO_INT (line) - 1, '\n');
  g_autofree char *xml = g_strconcat ("<set>", lines, "</other>", NULL);
  g_autofree char *start = g_strdup_printf ("file.xml:%d: ", GPOINTER_TO_INT (line));

  for (int i = 0; i < 200; i++)
    assert_refused (xml, NULL, start);
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[3];

  for (int i = 0; i < 3; i++)
    threads[i] = g_thread_new ("reader", read_many, GINT_TO_POINTER (i + 2));
  read_many (GINT_TO_POINTER (9));
  for (int i = 0; i < 3; i++)
    g_thread_join (threads[i]);
}

/* Nothing of libxml2 reaches the terminal. */
static void
test_silent (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *dir = xep_test_make_dir ();
      g_autofree char *broken = write_file (dir, "broken.rng", "<grammar><start></grammar>");
      g_autofree char *path = write_file (dir, "set.rng", schema);
      g_autoptr (GError) error = NULL;

      g_assert_null (xep_xml_parse ("<a><b></a>", -1, "file.xml", NULL, &error));
      g_clear_error (&error);
      g_assert_null (xep_xml_parse ("<a/>", -1, "file.xml", broken, &error));
      g_clear_error (&error);
      g_assert_null (xep_xml_parse ("<a/>", -1, "file.xml", path, &error));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr_unmatched ("*rror*");
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/xml/well-formed", test_well_formed);
  g_test_add_func ("/xml/schema", test_schema);
  g_test_add_func ("/xml/far-line", test_far_line);
  g_test_add_func ("/xml/broken-schema", test_broken_schema);
  g_test_add_func ("/xml/document-type", test_document_type);
  g_test_add_func ("/xml/load", test_load);
  g_test_add_func ("/xml/walk", test_walk);
  g_test_add_func ("/xml/values", test_values);
  g_test_add_func ("/xml/set-error", test_set_error);
  g_test_add_func ("/xml/threads", test_threads);
  g_test_add_func ("/xml/silent", test_silent);
  return g_test_run ();
}
