/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/odt/xep-odt-pages.h"

#include <string.h>

#include "report/odt/xep-odt-defaults.h"
#include "report/odt/xep-odt-styles.h"

/* As the layout has them: page number and foot line, points and mm from the edge of the paper. */
#define NUMBER_SIZE 13.0
#define NUMBER_PITCH 16.0
#define NUMBER_TOP 10.0
#define FOOTER_SIZE 9.0
#define FOOTER_PITCH 11.0
#define FOOTER_BOTTOM 10.0
#define MM_PER_POINT (25.4 / 72.0)

/* A text of its own: documents are gone when the page styles are written. */
typedef struct
{
  char *text;
  XepRun *runs;
  guint n_runs;
} Words;

typedef struct
{
  const char *name; /* of the first page's style */
  char *next;       /* of the others' */
  guint layout;     /* number of its paper, from 0 */
  Words left, right;
} Sequence;

struct _XepOdtPages
{
  GArray *papers;       /* XepPaper, the distinct ones */
  GPtrArray *sequences; /* Sequence, one a document */
  XepOdtStyles *styles; /* of the words at head and foot */
};

static void
words_init (Words *self, const XepText *text)
{
  self->text = g_strdup (text->text);
  self->n_runs = text->n_runs;
  self->runs = g_memdup2 (text->runs, text->n_runs * sizeof (XepRun));
}

static void
free_sequence (gpointer data)
{
  Sequence *self = data;

  g_free (self->left.text);
  g_free (self->left.runs);
  g_free (self->right.text);
  g_free (self->right.runs);
  g_free (self->next);
  g_free (self);
}

XepOdtPages *
xep_odt_pages_new (void)
{
  XepOdtPages *self = g_new0 (XepOdtPages, 1);

  self->papers = g_array_new (FALSE, FALSE, sizeof (XepPaper));
  self->sequences = g_ptr_array_new_with_free_func (free_sequence);
  self->styles = xep_odt_styles_new ("M");
  return self;
}

void
xep_odt_pages_free (XepOdtPages *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->papers);
  g_ptr_array_unref (self->sequences);
  xep_odt_styles_free (self->styles);
  g_free (self);
}

guint
xep_odt_pages_get_count (XepOdtPages *self)
{
  return self->sequences->len;
}

char *
xep_odt_pages_name_end (guint number)
{
  return g_strdup_printf ("end%u", number);
}

static gboolean
is_same_paper (const XepPaper *a, const XepPaper *b)
{
  return a->width == b->width && a->height == b->height && a->top == b->top
         && a->bottom == b->bottom && a->left == b->left && a->right == b->right
         && !a->numbers == !b->numbers;
}

static guint
add_paper (XepOdtPages *self, const XepPaper *paper)
{
  for (guint i = 0; i < self->papers->len; i++)
    if (is_same_paper (&g_array_index (self->papers, XepPaper, i), paper))
      return i;
  g_array_append_val (self->papers, *paper);
  return self->papers->len - 1;
}

const char *
xep_odt_pages_add (XepOdtPages *self, XepDocument *document)
{
  Sequence *sequence = g_new0 (Sequence, 1);
  guint number = self->sequences->len + 1;
  g_autofree char *name = g_strdup_printf ("Document%u", number);

  sequence->name = g_intern_string (name);
  sequence->next = g_strconcat (name, "Next", NULL);
  sequence->layout = add_paper (self, &document->paper);
  words_init (&sequence->left, &document->footer_left);
  words_init (&sequence->right, &document->footer_right);
  g_ptr_array_add (self->sequences, sequence);
  return sequence->name;
}

/* How far from the edge of the paper the words at head and foot lie: nearer where the margin is
 * small. */
static double
edge_of (double margin, double wanted, double pitch)
{
  return MAX (0, MIN (wanted, margin - pitch * MM_PER_POINT));
}

/* Head: a band from the page number down to the body. Foot: the line at the end of a band. */
static void
write_band (XepOdtXml *xml, const char *element, double height, const char *side, double space)
{
  xep_odt_xml_open (xml, element);
  xep_odt_xml_open (xml, "style:header-footer-properties");
  xep_odt_xml_length (xml, "fo:min-height", height, "mm");
  xep_odt_xml_length (xml, side, space, "mm");
  xep_odt_xml_attribute (xml, "style:dynamic-spacing", "false");
  xep_odt_xml_close (xml);
  xep_odt_xml_close (xml);
}

/* @numbered: with room for the page number. */
static void
write_layout (XepOdtXml *xml, const char *name, const XepPaper *paper, gboolean numbered)
{
  double top = numbered ? edge_of (paper->top, NUMBER_TOP, NUMBER_PITCH) : paper->top;
  double bottom = edge_of (paper->bottom, FOOTER_BOTTOM, FOOTER_PITCH);
  double line = FOOTER_PITCH * MM_PER_POINT;

  xep_odt_xml_open (xml, "style:page-layout");
  xep_odt_xml_attribute (xml, "style:name", name);
  xep_odt_xml_open (xml, "style:page-layout-properties");
  xep_odt_xml_length (xml, "fo:page-width", paper->width, "mm");
  xep_odt_xml_length (xml, "fo:page-height", paper->height, "mm");
  xep_odt_xml_attribute (xml, "style:print-orientation",
                         paper->width > paper->height ? "landscape" : "portrait");
  xep_odt_xml_length (xml, "fo:margin-top", top, "mm");
  xep_odt_xml_length (xml, "fo:margin-bottom", bottom, "mm");
  xep_odt_xml_length (xml, "fo:margin-left", paper->left, "mm");
  xep_odt_xml_length (xml, "fo:margin-right", paper->right, "mm");
  xep_odt_xml_attribute (xml, "style:num-format", "1");
  xep_odt_xml_attribute (xml, "style:writing-mode", "lr-tb");
  xep_odt_xml_close (xml);
  if (numbered)
    write_band (xml, "style:header-style", paper->top - top, "fo:margin-bottom", 0);
  write_band (xml, "style:footer-style", line, "fo:margin-top",
              MAX (0, paper->bottom - bottom - line));
  xep_odt_xml_close (xml);
}

static char *
layout_name (guint number, gboolean numbered)
{
  return g_strdup_printf ("Paper%u%s", number + 1, numbered ? "Next" : "");
}

static void
write_page_number (XepOdtXml *xml, const char *shown)
{
  xep_odt_xml_open (xml, "text:page-number");
  xep_odt_xml_attribute (xml, "text:select-page", "current");
  xep_odt_xml_text (xml, shown);
  xep_odt_xml_close (xml);
}

/* All pages of the file are those of its only document; with several, its last page's number says
 * how many it has. */
static void
write_page_count (XepOdtPages *self, XepOdtXml *xml, guint document)
{
  g_autofree char *end = xep_odt_pages_name_end (document);
  gboolean only = self->sequences->len == 1;

  xep_odt_xml_open (xml, only ? "text:page-count" : "text:bookmark-ref");
  if (!only)
    {
      xep_odt_xml_attribute (xml, "text:reference-format", "page");
      xep_odt_xml_attribute (xml, "text:ref-name", end);
    }
  xep_odt_xml_text (xml, "1");
  xep_odt_xml_close (xml);
}

/* Words with {page} and {pages} as fields. */
static void
write_fields (XepOdtPages *self, XepOdtXml *xml, const char *words, guint document)
{
  static const char page[] = "{page}", pages[] = "{pages}";

  while (*words != '\0')
    {
      const char *brace = strchr (words + 1, '{');
      gsize length = brace != NULL ? (gsize) (brace - words) : strlen (words);

      if (g_str_has_prefix (words, page))
        {
          write_page_number (xml, "1");
          length = sizeof page - 1;
        }
      else if (g_str_has_prefix (words, pages))
        {
          write_page_count (self, xml, document);
          length = sizeof pages - 1;
        }
      else
        xep_odt_xml_words (xml, words, length);
      words += length;
    }
}

static void
write_words (XepOdtPages *self, XepOdtXml *xml, const Words *words, guint document)
{
  const char *at = words->text;

  for (guint i = 0; i < words->n_runs; i++)
    {
      g_autofree char *piece = g_strndup (at, words->runs[i].length);
      XepOdtLook look;

      xep_odt_look_init (&look, XEP_ODT_WORDS);
      look.flags = words->runs[i].flags;
      xep_odt_xml_open (xml, "text:span");
      xep_odt_xml_attribute (xml, "text:style-name", xep_odt_styles_get (self->styles, &look));
      write_fields (self, xml, piece, document);
      xep_odt_xml_close (xml);
      at += words->runs[i].length;
    }
}

static void
open_line (XepOdtPages *self, XepOdtXml *xml, const XepOdtLook *look)
{
  xep_odt_xml_open (xml, "text:p");
  xep_odt_xml_attribute (xml, "text:style-name", xep_odt_styles_get (self->styles, look));
  xep_odt_xml_begin_words (xml);
}

static void
write_footer (XepOdtPages *self, XepOdtXml *xml, const Sequence *sequence, guint document)
{
  const XepPaper *paper = &g_array_index (self->papers, XepPaper, sequence->layout);
  XepOdtLook look;

  xep_odt_look_init (&look, XEP_ODT_PARAGRAPH);
  look.size = FOOTER_SIZE;
  look.pitch = FOOTER_PITCH;
  xep_odt_look_add_tab (&look, paper->width - paper->left - paper->right, TRUE, FALSE);
  xep_odt_xml_open (xml, "style:footer");
  open_line (self, xml, &look);
  write_words (self, xml, &sequence->left, document);
  if (sequence->right.n_runs > 0)
    xep_odt_xml_words (xml, "\t", 1);
  write_words (self, xml, &sequence->right, document);
  xep_odt_xml_close (xml);
  xep_odt_xml_close (xml);
}

static void
write_master (XepOdtPages *self, XepOdtXml *xml, guint number, gboolean first)
{
  const Sequence *sequence = g_ptr_array_index (self->sequences, number);
  const XepPaper *paper = &g_array_index (self->papers, XepPaper, sequence->layout);
  g_autofree char *layout = layout_name (sequence->layout, !first);

  xep_odt_xml_open (xml, "style:master-page");
  xep_odt_xml_attribute (xml, "style:name", first ? sequence->name : sequence->next);
  xep_odt_xml_attribute (xml, "style:page-layout-name", layout);
  if (first)
    xep_odt_xml_attribute (xml, "style:next-style-name", sequence->next);
  else if (paper->numbers)
    {
      XepOdtLook look;

      xep_odt_look_init (&look, XEP_ODT_PARAGRAPH);
      look.size = NUMBER_SIZE;
      look.pitch = NUMBER_PITCH;
      look.align = XEP_ALIGN_CENTER;
      xep_odt_xml_open (xml, "style:header");
      open_line (self, xml, &look);
      write_page_number (xml, "2");
      xep_odt_xml_close (xml);
      xep_odt_xml_close (xml);
    }
  write_footer (self, xml, sequence, number + 1);
  xep_odt_xml_close (xml);
}

static void
write_masters (XepOdtPages *self, XepOdtXml *xml)
{
  for (guint i = 0; i < self->sequences->len; i++)
    {
      write_master (self, xml, i, TRUE);
      write_master (self, xml, i, FALSE);
    }
}

void
xep_odt_pages_write (XepOdtPages *self, XepOdtXml *xml)
{
  g_autoptr (XepOdtXml) draft = xep_odt_xml_new ();

  /* The looks go before the page styles, but are known only when those have been written once. */
  write_masters (self, draft);

  xep_odt_write_fonts (xml);
  xep_odt_xml_open (xml, "office:styles");
  xep_odt_write_defaults (xml);
  xep_odt_xml_close (xml);
  xep_odt_xml_open (xml, "office:automatic-styles");
  xep_odt_styles_write (self->styles, xml);
  for (guint i = 0; i < self->papers->len; i++)
    for (int numbered = 0; numbered < 2; numbered++)
      {
        const XepPaper *paper = &g_array_index (self->papers, XepPaper, i);
        g_autofree char *name = layout_name (i, numbered != 0);

        write_layout (xml, name, paper, numbered != 0 && paper->numbers);
      }
  xep_odt_xml_close (xml);
  xep_odt_xml_open (xml, "office:master-styles");
  write_masters (self, xml);
  xep_odt_xml_close (xml);
}
