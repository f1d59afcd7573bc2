/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <zip.h>

#include "import/xep-sheet-table.h"
#include "import/xep-workbook.h"
#include "xep-test-import.h"
#include "xep-test-workbook.h"
#include "xep-test.h"

/* Always the same damage: a failure can be looked at again. */
#define SEED 20251130
#define N_CONTAINERS 300
#define N_SHEETS 300

/* Pieces that break XML readers oftener than chance does. */
static const char *const pieces[]
    = { "<",           ">",       "&",    "&#0;",         "&#x110000;", "<!DOCTYPE a>",
        "<![CDATA[",   "]]>",     "</c>", "<row r='9'>",  "r=\"A\"",    "<v>",
        "99999999999", "t=\"s\"", "\xff", "\xed\xa0\x80", "<!--",       "<?x ?>",
        "_x0000_",     "-1" };

/* Whatever it is, it is read or refused in a sentence; what is read can be walked through. */
static gboolean
read_all (const void *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepWorkbook) book = xep_workbook_parse (data, length, "fuzz.xlsx", &error);

  if (book == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return FALSE;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < xep_workbook_count_sheets (book); i++)
    {
      for (XepImportKind kind = XEP_IMPORT_ROSTER; kind < XEP_N_IMPORT_KINDS; kind++)
        {
          const XepHeadingScope scope = { .kind = kind, .step = XEP_STEP_SELF, .year = 2025 };
          g_autoptr (XepSheetTable) table
              = xep_sheet_table_new (xep_workbook_get_sheet (book, i), &scope, NULL, &error);

          g_assert_no_error (error);
          for (guint j = 0; table != NULL && j < table->rows->len; j++)
            {
              g_auto (GStrv) texts = xep_sheet_table_dup_row (
                  table, g_array_index (table->rows, XepPersonRow, j).row);

              g_assert_nonnull (texts);
            }
        }
    }
  return TRUE;
}

static void
damage_bytes (GRand *random, GByteArray *bytes)
{
  int n = g_rand_int_range (random, 1, 9);

  for (int i = 0; i < n; i++)
    bytes->data[g_rand_int_range (random, 0, (gint32) bytes->len)]
        = (guint8) g_rand_int_range (random, 0, 256);
  if (g_rand_int_range (random, 0, 4) == 0)
    g_byte_array_set_size (bytes, (guint) g_rand_int_range (random, 1, (gint32) bytes->len));
}

static void
test_container (void)
{
  g_autofree char *path = xep_test_import_sample_path ("tu-cham-quy-3.xlsx");
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree char *sample = NULL;
  gsize length;
  guint n_read = 0;

  g_assert_true (g_file_get_contents (path, &sample, &length, NULL));
  for (guint i = 0; i < N_CONTAINERS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) sample, (guint) length);
      damage_bytes (random, bytes);
      n_read += read_all (bytes->data, bytes->len) ? 1 : 0;
    }
  g_test_message ("%u of %u damaged containers were still readable", n_read, N_CONTAINERS);
  g_assert_cmpuint (n_read, <, N_CONTAINERS);
}

static char *
load_sheet_xml (const char *name)
{
  g_autofree char *path = xep_test_import_sample_path (name);
  zip_t *archive = zip_open (path, ZIP_RDONLY, NULL);
  zip_stat_t stat;
  zip_file_t *file;
  char *xml;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, "xl/worksheets/sheet1.xml", 0, &stat), ==, 0);
  xml = g_malloc0 (stat.size + 1);
  file = zip_fopen (archive, "xl/worksheets/sheet1.xml", 0);
  g_assert_cmpint (zip_fread (file, xml, stat.size), ==, (zip_int64_t) stat.size);
  zip_fclose (file);
  zip_discard (archive);
  return xml;
}

/* The XML itself damaged and zipped anew, so that no checksum stops it before the readers. */
static void
damage_xml (GRand *random, GString *xml)
{
  int n = g_rand_int_range (random, 1, 5);

  for (int i = 0; i < n; i++)
    {
      gssize place = g_rand_int_range (random, 0, (gint32) xml->len);
      const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];

      if (g_rand_boolean (random))
        g_string_insert (xml, place, piece);
      else if (g_rand_boolean (random))
        g_string_erase (xml, place,
                        MIN (g_rand_int_range (random, 1, 40), (gssize) xml->len - place));
      else
        xml->str[place] = (char) g_rand_int_range (random, 32, 127);
    }
}

static void
test_sheet (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *sample = load_sheet_xml ("can-bo-lanh-dao.xlsx");
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_read = 0;

  for (guint i = 0; i < N_SHEETS; i++)
    {
      g_autoptr (GString) xml = g_string_new (sample);
      g_autofree char *bytes = NULL;
      g_autofree char *path = NULL;
      gsize length;

      damage_xml (random, xml);
      {
        const XepTestPart parts[] = {
          { "xl/workbook.xml",
            "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='x'/></sheets></workbook>" },
          { "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='x' Type='a/worksheet' "
                                          "Target='s.xml'/></Relationships>" },
          { "xl/s.xml", xml->str },
          { NULL, NULL },
        };

        path = xep_test_zip (dir, "fuzz.xlsx", parts);
      }
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      n_read += read_all (bytes, length) ? 1 : 0;
    }
  g_test_message ("%u of %u damaged sheets were still readable", n_read, N_SHEETS);
  g_assert_cmpuint (n_read, >, 0);
  g_assert_cmpuint (n_read, <, N_SHEETS);
  xep_test_remove_dir (g_steal_pointer (&dir));
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/fuzz/container", test_container);
  g_test_add_func ("/fuzz/sheet", test_sheet);
  return g_test_run ();
}
