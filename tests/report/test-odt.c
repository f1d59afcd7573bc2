/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>
#include <zip.h>

#include "base/xep-xml.h"
#include "report-fixture.h"
#include "report/odt/xep-odt.h"
#include "xep-test.h"

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

/* An .odt in a folder of its own, its parts parsed when asked for. */
typedef struct
{
  char *dir;
  char *path;
  xmlDoc *content;
  xmlDoc *styles;
} Text;

static void
text_clear (Text *text)
{
  g_clear_pointer (&text->content, xmlFreeDoc);
  g_clear_pointer (&text->styles, xmlFreeDoc);
  fixture_remove_dir (text->dir);
  g_free (text->dir);
  g_free (text->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Text, text_clear)

static char *
read_part (const char *path, const char *name)
{
  zip_t *archive = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  zip_stat_t status;
  zip_file_t *file;
  char *data;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, name, 0, &status), ==, 0);
  file = zip_fopen (archive, name, 0);
  g_assert_nonnull (file);
  data = g_malloc0 (status.size + 1);
  g_assert_cmpint (zip_fread (file, data, status.size), ==, (gint64) status.size);
  zip_fclose (file);
  zip_discard (archive);
  return data;
}

static xmlDoc *
parse_part (const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = read_part (path, name);
  xmlDoc *part = xep_xml_parse (data, -1, name, NULL, &error);

  g_assert_no_error (error);
  return part;
}

static Text
write_documents (XepDocument **documents, guint count)
{
  g_autoptr (GError) error = NULL;
  Text text = { xep_test_make_dir (), NULL, NULL, NULL };
  g_autoptr (XepOdt) odt = NULL;

  text.path = g_build_filename (text.dir, "text.odt", NULL);
  odt = xep_odt_new (text.path, "Thử <&>", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < count; i++)
    {
      g_assert_true (xep_odt_add (odt, documents[i], &error));
      g_assert_no_error (error);
      g_assert_false (g_file_test (text.path, G_FILE_TEST_EXISTS));
    }
  g_assert_true (xep_odt_finish (odt, NULL, &error));
  g_assert_no_error (error);
  text.content = parse_part (text.path, "content.xml");
  text.styles = parse_part (text.path, "styles.xml");
  return text;
}

static XepDocument *
build_body (const char *attributes, const char *body, XepReportData *data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *text = g_strdup_printf (
      "<form id=\"t\" name=\"T\" title=\"T\" scope=\"list\" kinds=\"leader\" periods=\"Q1\""
      " category=\"summary\" %s>%s</form>",
      attributes, body);
  g_autoptr (XepForm) form = fixture_try_form (dir, text, &error);
  g_autoptr (XepReportData) empty = xep_report_data_new ();

  g_assert_no_error (error);
  return fixture_build (form, data != NULL ? data : empty, FALSE);
}

static Text
write_body (const char *attributes, const char *body, XepReportData *data)
{
  g_autoptr (XepDocument) document = build_body (attributes, body, data);

  return write_documents (&document, 1);
}

static xmlXPathObject *
evaluate (xmlDoc *part, const char *expression)
{
  static const char *const names[][2] = {
    { "office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
    { "style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
    { "text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
    { "table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
    { "fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
    { "config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0" },
    { "manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" },
  };
  xmlXPathContext *context = xmlXPathNewContext (part);
  xmlXPathObject *found;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    xmlXPathRegisterNs (context, BAD_CAST names[i][0], BAD_CAST names[i][1]);
  found = xmlXPathEvalExpression (BAD_CAST expression, context);
  g_assert_nonnull (found);
  xmlXPathFreeContext (context);
  return found;
}

static double
number_of (xmlDoc *part, const char *expression)
{
  xmlXPathObject *found = evaluate (part, expression);
  double number = xmlXPathCastToNumber (found);

  xmlXPathFreeObject (found);
  return number;
}

static char *
string_of (xmlDoc *part, const char *expression)
{
  xmlXPathObject *found = evaluate (part, expression);
  xmlChar *string = xmlXPathCastToString (found);
  char *copy = g_strdup ((const char *) string);

  xmlFree (string);
  xmlXPathFreeObject (found);
  return copy;
}

/* The attribute of what @kind-properties the style of the first element found has. */
static void
assert_style (
    Text *text, const char *element, const char *kind, const char *attribute, const char *wanted)
{
  g_autofree char *name = g_strdup_printf ("string((%s)/@*[local-name()='style-name'])", element);
  g_autofree char *style = string_of (text->content, name);
  g_autofree char *path = g_strdup_printf (
      "string(//office:automatic-styles/style:style[@style:name='%s']/style:%s-properties/@%s)",
      style, kind, attribute);
  g_autofree char *value = string_of (text->content, path);

  g_assert_cmpstr (style, !=, "");
  g_assert_cmpstr (value, ==, wanted);
}

static void
test_parts (void)
{
  static const char *const wanted[] = { "mimetype", "content.xml",  "styles.xml",
                                        "meta.xml", "settings.xml", "META-INF/manifest.xml" };
  g_auto (Text) text = write_body ("", "<p>Xếp loại</p>", NULL);
  g_autofree char *bytes = NULL;
  zip_t *archive = zip_open (text.path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  gsize length = 0;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_get_num_entries (archive, 0), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (zip_get_name (archive, i, 0), ==, wanted[i]);
  zip_discard (archive);

  /* The type is the first thing in the file, plain: others look for it at byte 38. */
  g_assert_true (g_file_get_contents (text.path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 100);
  g_assert_cmpint (bytes[8], ==, ZIP_CM_STORE);
  g_assert_cmpint (memcmp (bytes + 30, "mimetype" MEDIA_TYPE, 8 + strlen (MEDIA_TYPE)), ==, 0);
  for (guint i = 1; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (xmlDoc) part = parse_part (text.path, wanted[i]);

      g_assert_cmpfloat (number_of (part, "count(/*[@office:version='1.3'])"), ==,
                         i < G_N_ELEMENTS (wanted) - 1);
    }
}

static void
test_manifest_and_meta (void)
{
  g_auto (Text) text = write_body ("", "<p>Xếp loại</p>", NULL);
  g_autoptr (xmlDoc) manifest = parse_part (text.path, "META-INF/manifest.xml");
  g_autoptr (xmlDoc) meta = parse_part (text.path, "meta.xml");
  g_autofree char *title = string_of (meta, "string(//*[local-name()='title'])");

  g_assert_cmpfloat (number_of (manifest, "count(//manifest:file-entry)"), ==, 5);
  g_assert_cmpfloat (number_of (manifest, "count(//manifest:file-entry[@manifest:full-path='/']"
                                          "[@manifest:media-type='" MEDIA_TYPE "'])"),
                     ==, 1);
  g_assert_cmpstr (title, ==, "Thử <&>");
}

#define FIRST_PAPER "//style:page-layout[@style:name='Paper1']/style:page-layout-properties"
#define NEXT_PAPER "//style:page-layout[@style:name='Paper1Next']/style:page-layout-properties"

/* Margins of the paper hold on every page; the page number stands within the top one. */
static void
test_paper (void)
{
  g_auto (Text) text = write_body ("orientation=\"landscape\" left=\"25\"", "<p>a</p>", NULL);
  static const char *const wanted[][2] = {
    { FIRST_PAPER "[@fo:page-width='297.000mm'][@fo:page-height='210.000mm']", "" },
    { FIRST_PAPER "[@style:print-orientation='landscape']", "" },
    { FIRST_PAPER "[@fo:margin-left='25.000mm'][@fo:margin-right='15.000mm']", "" },
    { FIRST_PAPER "[@fo:margin-top='20.000mm']", "" },
    { NEXT_PAPER "[@fo:margin-top='10.000mm']", "" },
    { NEXT_PAPER "/../style:header-style/*[@fo:min-height='10.000mm']", "" },
    { "//style:master-page[@style:name='Document1'][@style:next-style-name='Document1Next']", "" },
    { "//style:master-page[@style:name='Document1Next']/style:header//text:page-number", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *count = g_strdup_printf ("count(%s)", wanted[i][0]);

      g_assert_cmpfloat (number_of (text.styles, count), ==, 1);
    }
  g_assert_cmpfloat (number_of (text.styles, "count(//style:master-page"
                                             "[@style:name='Document1']/style:header)"),
                     ==, 0);
}

static void
test_no_numbers (void)
{
  g_auto (Text) text = write_body ("numbers=\"no\"", "<p>a</p>", NULL);

  g_assert_cmpfloat (number_of (text.styles, "count(//style:header)"), ==, 0);
  g_assert_cmpfloat (number_of (text.styles, "count(" NEXT_PAPER "[@fo:margin-top='20.000mm'])"),
                     ==, 1);
}

static void
test_fonts (void)
{
  g_auto (Text) text = write_body ("", "<p>a</p>", NULL);

  for (guint i = 0; i < 2; i++)
    g_assert_cmpfloat (number_of (i == 0 ? text.content : text.styles,
                                  "count(//style:font-face[@style:name='Times New Roman'])"),
                       ==, 1);
  g_assert_cmpfloat (number_of (text.styles,
                                "count(//style:default-style/style:text-properties"
                                "[@style:font-name='Times New Roman'][@fo:language='vi'])"),
                     ==, 1);
  g_assert_cmpfloat (number_of (text.styles, "count(//style:paragraph-properties"
                                             "[@fo:orphans='2'][@fo:widows='2'])"),
                     ==, 1);
}

static void
test_paragraphs (void)
{
  g_auto (Text) text = write_body (
      "",
      "<p size=\"13\" pitch=\"17\" before=\"6\" after=\"4\" indent=\"10\" margin=\"5\""
      " align=\"justify\" keep-with-next=\"yes\">Thân bài <b>đậm</b> <i>nghiêng</i></p>"
      "<p size=\"14\" pitch=\"18\" before=\"3\" align=\"center\" bold=\"yes\">Đề mục</p>",
      NULL);
  static const char *const first[][2] = {
    { "fo:margin-top", "6.000pt" },    { "fo:margin-bottom", "0.000pt" },
    { "fo:line-height", "17.000pt" },  { "fo:text-indent", "10.000mm" },
    { "fo:margin-left", "5.000mm" },   { "fo:text-align", "justify" },
    { "fo:keep-with-next", "always" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    assert_style (&text, "//text:p[1]", "paragraph", first[i][0], first[i][1]);
  assert_style (&text, "//text:p[1]", "text", "fo:font-size", "13.000pt");
  assert_style (&text, "//text:p[1]", "text", "fo:font-weight", "");
  assert_style (&text, "//text:span[contains(.,'đậm')]", "text", "fo:font-weight", "bold");
  assert_style (&text, "//text:span[contains(.,'nghiêng')]", "text", "fo:font-style", "italic");
  /* The greater of the spaces counts, and one look for all the words is the paragraph's. */
  assert_style (&text, "//text:p[2]", "paragraph", "fo:margin-top", "4.000pt");
  assert_style (&text, "//text:p[2]", "text", "fo:font-weight", "bold");
  assert_style (&text, "//text:p[2]", "paragraph", "fo:keep-with-next", "");
  g_assert_cmpfloat (number_of (text.content, "count(//text:p[2]/text:span)"), ==, 0);
}

static void
test_space_and_break (void)
{
  g_auto (Text) text
      = write_body ("",
                    "<p before=\"0\" after=\"0\">a</p><space height=\"30\"/><p before=\"0\">b</p>"
                    "<page-break/><p before=\"0\">c</p>",
                    NULL);

  assert_style (&text, "//text:p[.='b']", "paragraph", "fo:margin-top", "85.039pt");
  assert_style (&text, "//text:p[.='b']", "paragraph", "fo:break-before", "");
  assert_style (&text, "//text:p[.='c']", "paragraph", "fo:break-before", "page");
}

/* "\n" begins a paragraph: a line before a break would be stretched in a justified text. */
static void
test_line_breaks (void)
{
  g_auto (Text) text
      = write_body ("", "<p before=\"5\" after=\"2\" rule=\"yes\">một<br/>hai<br/>ba</p>", NULL);

  g_assert_cmpfloat (number_of (text.content, "count(//text:line-break)"), ==, 0);
  assert_style (&text, "//text:p[.='một']", "paragraph", "fo:margin-top", "5.000pt");
  assert_style (&text, "//text:p[.='hai']", "paragraph", "fo:margin-top", "0.000pt");
  assert_style (&text, "//text:p[.='ba']/following-sibling::text:p[1]", "paragraph",
                "fo:border-bottom", "0.5pt solid #000000");
}

static void
test_styles_are_shared (void)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (body, "<p before=\"0\" after=\"0\">Đoạn <b>%u</b></p>", i);
  g_auto (Text) text = write_body ("", body->str, NULL);

  g_assert_cmpfloat (number_of (text.content, "count(//text:p)"), ==, 201);
  /* The first one, which begins the page; the others; the thin line at the end. */
  g_assert_cmpfloat (number_of (text.content, "count(//style:style[@style:family='paragraph'])"),
                     ==, 3);
  g_assert_cmpfloat (number_of (text.content, "count(//style:style[@style:family='text'])"), ==, 1);
  g_assert_cmpfloat (
      number_of (text.content,
                 "count(//text:p[not(@text:style-name = //style:style/@style:name)])"),
      ==, 0);
}

static void
test_leaders (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();

  xep_report_data_set_text (data, "name", "Giàng Seo Páo");
  xep_report_data_set_text (
      data, "unit",
      "Chi bộ thôn Tả Chải, xã Lùng Phình, tỉnh Lào Cai, một tên dài đến mức phải xuống dòng");
  g_auto (Text) text
      = write_body ("",
                    "<leaders><leader label=\"Họ và tên\"><b>{name}</b></leader></leaders>"
                    "<leaders><leader label=\"Tên\" share=\"60\">{name}</leader>"
                    "<leader label=\"Ngày sinh\" share=\"40\">{birth_date}</leader></leaders>"
                    "<leaders><leader label=\"Đơn vị\" share=\"50\">{unit}</leader>"
                    "<leader label=\"Tuổi\" share=\"50\">{year}</leader></leaders>"
                    "<lines field=\"remark\" count=\"3\"/>",
                    data);

  g_assert_cmpfloat (number_of (text.content, "count(//text:p[starts-with(.,'Họ và tên: ')]"
                                              "/text:tab)"),
                     ==, 1);
  g_assert_cmpfloat (number_of (text.content, "count(//text:p[starts-with(.,'Tên: ')]/text:tab)"),
                     ==, 3);
  /* What wraps stands in a cell of its own. */
  g_assert_cmpfloat (
      number_of (text.content, "count(//table:table-cell/text:p[starts-with(.,'Đơn vị: ')])"), ==,
      1);
  g_assert_cmpfloat (number_of (text.content,
                                "count(//style:tab-stop[@style:leader-style='dotted']"
                                "[@style:type='right'][@style:position='165.000mm'])"),
                     >=, 2);
  /* 60 % of 165 mm, less the gutter of 6 points. */
  g_assert_cmpfloat (
      number_of (text.content, "count(//style:tab-stop[@style:position='96.883mm'])"), ==, 1);
}

static void
test_dotted_lines (void)
{
  g_auto (Text) text = write_body ("", "<lines field=\"remark\" count=\"3\" pitch=\"20\"/>", NULL);

  g_assert_cmpfloat (number_of (text.content, "count(//text:p[text:tab])"), ==, 3);
  assert_style (&text, "//text:p[text:tab][2]", "paragraph", "fo:line-height", "20.000pt");
}

static void
test_boxes (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();

  xep_report_data_set_text (data, "self_level", "good");
  g_auto (Text) text = write_body (
      "",
      "<choice field=\"self_level\" margin=\"12\"><option value=\"excellent\">Xuất sắc</option>"
      "<option value=\"good\">Tốt</option></choice>",
      data);
  g_autofree char *words = string_of (text.content, "string(//text:p[2])");

  g_assert_cmpstr (words, ==, "☒Tốt");
  g_assert_cmpfloat (number_of (text.content, "count(//text:p[starts-with(., '☐')]/text:tab)"), ==,
                     1);
  assert_style (&text, "//text:span[.='☒']", "text", "style:font-name", "Symbols");
}

static const char table_body[]
    = "<table><column width=\"20\" align=\"center\"/><column width=\"*\"/><column width=\"30\"/>"
      "<header><row><cell rowspan=\"2\">STT</cell><cell colspan=\"2\">Nội dung</cell></row>"
      "<row><cell>Tên</cell><cell>Điểm</cell></row><numbers/></header>"
      "<each list=\"subjects\"><row kind=\"group\"><cell colspan=\"2\">{name}</cell><cell/></row>"
      "<row height=\"9\"><cell>{row}</cell><cell>{name}</cell><cell>{self_total}</cell></row>"
      "</each></table>";

static void
test_table (void)
{
  g_autoptr (XepReportData) data = fixture_list (4);
  g_auto (Text) text = write_body ("", table_body, data);

  g_assert_cmpfloat (number_of (text.content, "count(//table:table-column)"), ==, 3);
  g_assert_cmpfloat (number_of (text.content, "count(//table:table-header-rows/table:table-row)"),
                     ==, 3);
  g_assert_cmpfloat (number_of (text.content, "count(//table:table/table:table-row)"), ==, 8);
  /* Every row has all its cells: its own, and those that others cover. */
  g_assert_cmpfloat (number_of (text.content, "count(//table:table-row[count(*) != 3])"), ==, 0);
  g_assert_cmpfloat (number_of (text.content, "count(//table:table-cell"
                                              "[@table:number-rows-spanned='2'])"),
                     ==, 1);
  g_assert_cmpfloat (number_of (text.content, "count((//table:table-row)[2]"
                                              "/*[1][self::table:covered-table-cell])"),
                     ==, 1);
  assert_style (&text, "//table:table", "table", "style:width", "165.000mm");
  assert_style (&text, "//table:table-column[2]", "table-column", "style:column-width",
                "115.000mm");
  assert_style (&text, "//table:table/table:table-row[2]", "table-row", "style:min-row-height",
                "9.000mm");
  assert_style (&text, "//table:table/table:table-row[2]", "table-row", "fo:keep-together",
                "always");
  assert_style (&text, "//table:table-cell", "table-cell", "fo:border", "0.5pt solid #000000");
  /* A group row is not left at the foot of a page. */
  assert_style (&text, "//table:table/table:table-row[1]//text:p", "paragraph", "fo:keep-with-next",
                "always");
  assert_style (&text, "//table:table/table:table-row[2]//text:p", "paragraph", "fo:keep-with-next",
                "");
  /* The last one does not leave the thin line at the end alone on a page. */
  assert_style (&text, "//table:table/table:table-row[last()]//text:p", "paragraph",
                "fo:keep-with-next", "always");
}

static void
test_total_row (void)
{
  g_autoptr (XepReportData) data = fixture_list (3);
  g_auto (Text) text = write_body (
      "",
      "<table><column width=\"*\"/><each list=\"subjects\"><row><cell>{name}</cell></row></each>"
      "<row kind=\"total\"><cell>Tổng cộng</cell></row></table>",
      data);

  assert_style (&text, "//table:table-row[2]//text:p", "paragraph", "fo:keep-with-next", "");
  assert_style (&text, "//table:table-row[3]//text:p", "paragraph", "fo:keep-with-next", "always");
}

/* A signature is one piece and does not begin a page. */
static void
test_signatures (void)
{
  g_autoptr (XepReportData) data = fixture_list (2);
  g_autofree char *body = g_strconcat (
      table_body,
      "<signatures before=\"12\"><column share=\"50\"/><column share=\"50\"><p>T/M BAN</p>"
      "<space height=\"26\"/><p>Họ tên</p></column></signatures>",
      NULL);
  g_auto (Text) text = write_body ("", body, data);

  g_assert_cmpfloat (number_of (text.content, "count(//table:table)"), ==, 2);
  assert_style (&text, "//table:table[1]/table:table-row[last()]//text:p", "paragraph",
                "fo:keep-with-next", "always");
  assert_style (&text, "//table:table[2]", "table", "style:may-break-between-rows", "false");
  assert_style (&text, "//table:table[2]", "table", "style:width", "165.000mm");
  assert_style (&text, "//table:table[2]//text:p[2]", "paragraph", "fo:line-height", "73.701pt");
  /* Two tables on end would be one to Word; the line between them is part of the gap of 12. */
  assert_style (&text, "//table:table[1]/following-sibling::*[1][self::text:p]", "paragraph",
                "fo:margin-top", "11.900pt");
  assert_style (&text, "//table:table[1]/following-sibling::*[1]", "paragraph", "fo:keep-with-next",
                "always");
  assert_style (&text, "//table:table[1]/following-sibling::*[1]", "paragraph", "fo:line-height",
                "0.100pt");
}

static void
test_footer (void)
{
  g_auto (Text) text = write_body (
      "",
      "<footer><left><i>Mẫu tạm</i></left><right>số 1 · trang {page}/{pages}</right></footer>"
      "<p>a</p>",
      NULL);
  g_autofree char *words = string_of (text.styles, "string((//style:footer/text:p)[1])");

  g_assert_cmpstr (words, ==, "Mẫu tạmsố 1 · trang 1/1");
  g_assert_cmpfloat (number_of (text.styles, "count(//style:footer//text:page-number)"), ==, 2);
  g_assert_cmpfloat (number_of (text.styles, "count(//style:footer//text:page-count)"), ==, 2);
  g_assert_cmpfloat (number_of (text.styles, "count(//style:footer/text:p/text:tab)"), ==, 2);
}

/* Each document has its own paper and counts its pages from 1. */
static void
test_several (void)
{
  static const char footer[] = "<footer><right>{page}/{pages}</right></footer>";
  g_autofree char *first_body = g_strconcat (footer, "<p>một</p>", NULL);
  g_autofree char *second_body = g_strconcat (footer, table_body, NULL);
  g_autoptr (XepReportData) data = fixture_list (2);
  g_autoptr (XepDocument) first = build_body ("", first_body, NULL);
  g_autoptr (XepDocument) second = build_body ("orientation=\"landscape\"", second_body, data);
  XepDocument *documents[] = { first, second, first };
  g_auto (Text) text = write_documents (documents, G_N_ELEMENTS (documents));

  g_assert_cmpfloat (number_of (text.styles, "count(//style:master-page)"), ==, 6);
  /* Papers are shared: portrait and landscape, first page and others. */
  g_assert_cmpfloat (number_of (text.styles, "count(//style:page-layout)"), ==, 4);
  g_assert_cmpfloat (number_of (text.styles, "count(//text:page-count)"), ==, 0);
  g_assert_cmpfloat (number_of (text.styles, "count(//text:bookmark-ref[@text:ref-name='end2'])"),
                     ==, 2);
  g_assert_cmpfloat (number_of (text.content, "count(//text:bookmark[@text:name='end3'])"), ==, 1);
  g_assert_cmpfloat (number_of (text.content,
                                "count(//style:style[@style:master-page-name='Document2']"
                                "/style:table-properties[@style:page-number='1'])"),
                     ==, 1);
  assert_style (&text, "(//text:p[.='một'])[2]", "paragraph", "style:page-number", "1");
}

static void
test_hostile (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (GString) narrative = g_string_new (NULL);
  g_autofree char *name = g_strnfill (80, 'W');

  for (guint i = 0; i < 2000; i++)
    g_string_append (narrative, "Chi bộ đã hoàn thành nhiệm vụ được giao trong năm. ");
  xep_report_data_set_text (data, "name", name);
  xep_report_data_set_text (data, "unit", "<b>&amp;</b> {name} \001\002\033 日本 \360\237\230\200");
  xep_report_data_set_text (data, "remark", narrative->str);
  xep_report_data_set_text (data, "place", "  hai  chỗ");
  g_auto (Text) text
      = write_body ("",
                    "<p>{name}</p><p>{unit}</p><p>{place}</p><lines field=\"remark\" count=\"2\"/>"
                    "<table><column width=\"10\"/><row><cell>{name}</cell></row></table>",
                    data);
  g_autofree char *raw = read_part (text.path, "content.xml");
  g_autofree char *unit = string_of (text.content, "string(//text:p[2])");

  g_assert_true (g_utf8_validate (raw, -1, NULL));
  for (const char *at = raw; *at != '\0'; at++)
    g_assert_true ((guchar) *at >= 0x20 || *at == '\n');
  g_assert_cmpstr (unit, ==, "<b>&amp;</b> {name} 日本 \360\237\230\200");
  g_assert_cmpfloat (number_of (text.content, "count(//text:p[2]/text:s)"), ==, 1);
  g_assert_cmpfloat (number_of (text.content, "count(//text:p[3]/text:s)"), ==, 3);
  g_assert_cmpfloat (number_of (text.content, "string-length(string(//text:p[4]))"), >, 90000);
}

/* Texts that never went through the store. */
static void
test_not_unicode (void)
{
  g_autoptr (XepDocument) document = xep_document_new ("T");
  XepParagraph *paragraph
      = xep_document_append (document, XEP_BLOCK_PARAGRAPH, sizeof (XepParagraph));

  paragraph->style.size = 14;
  paragraph->style.pitch = 18;
  paragraph->text = xep_document_text (document,
                                       "a\xff\xfe"
                                       "b\xef\xbf\xbf"
                                       "c\td\r",
                                       XEP_RUN_PLAIN);
  g_auto (Text) text = write_documents (&document, 1);
  g_autofree char *words = string_of (text.content, "string(//text:p[1])");

  g_assert_cmpstr (words, ==, "a��bcd");
  g_assert_cmpfloat (number_of (text.content, "count(//text:p[1]/text:tab)"), ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (XepDocument) document = xep_document_new ("");
  g_auto (Text) text = write_documents (&document, 1);

  g_assert_cmpfloat (number_of (text.content, "count(//office:text/text:p)"), ==, 1);
  assert_style (&text, "//text:p", "paragraph", "style:page-number", "1");
}

static void
test_no_room (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.odt", NULL);
  g_autoptr (XepDocument) document = xep_document_new ("T");
  g_autoptr (XepOdt) odt = xep_odt_new (path, "T", &error);

  g_assert_no_error (error);
  document->paper.left = 200;
  g_assert_false (xep_odt_add (odt, document, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint count = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

/* Until the file is whole the old one stays, and nothing else is left. */
static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "old.odt", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (XepDocument) document = build_body ("", "<p>a</p>", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  XepOdt *odt;

  g_assert_true (g_file_set_contents (path, "cũ", -1, NULL));
  odt = xep_odt_new (path, "mới", &error);
  g_assert_no_error (error);
  g_assert_true (xep_odt_add (odt, document, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (xep_odt_finish (odt, cancellable, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CANCELLED);
  xep_odt_free (odt);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "cũ");
  g_assert_cmpuint (count_files (dir), ==, 1);
}

static void
test_given_up (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "new.odt", NULL);
  XepOdt *odt = xep_odt_new (path, "T", &error);

  g_assert_no_error (error);
  xep_odt_free (odt);
  g_assert_cmpuint (count_files (dir), ==, 0);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "missing", "a.odt", NULL);

  g_assert_null (xep_odt_new (path, "T", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

/* The folder goes away between the beginning and the end. */
static void
test_folder_gone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *inner = g_build_filename (dir, "inner", NULL);
  g_autofree char *path = g_build_filename (inner, "a.odt", NULL);
  g_autoptr (XepOdt) odt = NULL;

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  odt = xep_odt_new (path, "T", &error);
  g_assert_no_error (error);
  fixture_remove_dir (inner);
  g_assert_false (xep_odt_finish (odt, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "a.odt"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    GTestFunc function;
  } tests[] = {
    { "parts", test_parts },
    { "manifest-and-meta", test_manifest_and_meta },
    { "paper", test_paper },
    { "no-numbers", test_no_numbers },
    { "fonts", test_fonts },
    { "paragraphs", test_paragraphs },
    { "space-and-break", test_space_and_break },
    { "line-breaks", test_line_breaks },
    { "styles-are-shared", test_styles_are_shared },
    { "leaders", test_leaders },
    { "dotted-lines", test_dotted_lines },
    { "boxes", test_boxes },
    { "table", test_table },
    { "total-row", test_total_row },
    { "signatures", test_signatures },
    { "footer", test_footer },
    { "several", test_several },
    { "hostile", test_hostile },
    { "not-unicode", test_not_unicode },
    { "empty", test_empty },
    { "no-room", test_no_room },
    { "cancelled", test_cancelled },
    { "given-up", test_given_up },
    { "no-folder", test_no_folder },
    { "folder-gone", test_folder_gone },
  };

  xep_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/odt/", tests[i].name, NULL);

      g_test_add_func (path, tests[i].function);
    }
  return g_test_run ();
}
