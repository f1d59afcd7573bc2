/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/layout/xep-shaper.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Metrics are taken at this size and scaled: hinting is off, so they are proportional. */
#define REFERENCE_SIZE 100
/* Texts kept in each of the two generations of the cache, and their bytes: a letter takes some
 * fifty bytes once shaped, and narratives of many pages do not come again. */
#define GENERATION 2048
#define GENERATION_BYTES (128 * 1024)
/* How close the lines of a centred text are made alike: a point. */
#define BALANCE_STEP PANGO_SCALE
/* A last line below this share of the longest one looks left over. */
#define LEFT_OVER 0.4

/* Families whose letters have the widths of Times New Roman, so that lines and pages break alike;
 * in the order in which they are tried. */
static const char *const families[] = { "Times New Roman", "Liberation Serif", "Tinos" };
/* Letters that a typeface without Vietnamese lacks (Liberation Serif 1 is one): they would come out
 * in another face. */
static const char probe[] = "ĂăÂâĐđÊêÔôƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗ"
                            "ỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ";

typedef struct
{
  XepText text;
  XepShape shape;
  guint hash;
  XepShapedText *shaped;
} Entry;

struct _XepShaper
{
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layout;
  /* Two generations: when the young one is full it becomes the old one and the old one is dropped.
   * What is used again moves to the young one, so labels stay and names go. */
  GHashTable *young;
  GHashTable *old;
  gsize young_bytes;
  const char *family;
  double ascent;
  double descent;
};

static guint
hash_entry (gconstpointer data)
{
  return ((const Entry *) data)->hash;
}

static guint
compute_hash (const XepText *text, const XepShape *shape)
{
  guint hash = g_str_hash (text->text);

  for (guint i = 0; i < text->n_runs; i++)
    hash = hash * 31 + text->runs[i].length * 8 + text->runs[i].flags;
  hash = hash * 31 + (guint) (shape->size * 16);
  hash = hash * 31 + (guint) (int) (shape->width * 16);
  return hash * 31 + shape->align;
}

static gboolean
same_runs (const XepText *a, const XepText *b)
{
  if (a->n_runs != b->n_runs)
    return FALSE;
  for (guint i = 0; i < a->n_runs; i++)
    if (a->runs[i].length != b->runs[i].length || a->runs[i].flags != b->runs[i].flags)
      return FALSE;
  return TRUE;
}

static gboolean
equal_entry (gconstpointer left, gconstpointer right)
{
  const Entry *a = left, *b = right;

  return a->hash == b->hash && a->shape.size == b->shape.size && a->shape.width == b->shape.width
         && a->shape.indent == b->shape.indent && a->shape.align == b->shape.align
         && same_runs (&a->text, &b->text) && strcmp (a->text.text, b->text.text) == 0;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  xep_shaped_text_unref (entry->shaped);
  g_free (entry);
}

static GHashTable *
new_generation (void)
{
  return g_hash_table_new_full (hash_entry, equal_entry, free_entry, NULL);
}

static PangoContext *
create_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Widths must not depend on the device: the same breaks on screen and on paper. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  /* At 72 dpi a whole unit is a whole point: rounding would space the letters unevenly. */
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("vi"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

static PangoFontDescription *
describe (const char *family, double size)
{
  PangoFontDescription *description = pango_font_description_new ();

  /* By function: in a string "Times New Roman 14" the word Roman is read as a style. */
  pango_font_description_set_family_static (description, family);
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  return description;
}

static gboolean
is_compatible (PangoFont *font)
{
  PangoFontDescription *description = pango_font_describe (font);
  const char *family = pango_font_description_get_family (description);
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    found = found || g_strcmp0 (family, families[i]) == 0;
  pango_font_description_free (description);
  return found;
}

static gboolean
has_vietnamese (PangoFont *font)
{
  for (const char *at = probe; *at != '\0'; at = g_utf8_next_char (at))
    if (!pango_font_has_char (font, g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

/* Fontconfig always finds something: what it found for @family is taken only if it will do. */
static void
try_family (XepShaper *self, const char *family)
{
  PangoFontDescription *description = describe (family, REFERENCE_SIZE);
  g_autoptr (PangoFont) font = pango_context_load_font (self->context, description);
  PangoFontMetrics *metrics;

  pango_font_description_free (description);
  if (font == NULL || !is_compatible (font) || !has_vietnamese (font))
    return;
  self->family = family;
  metrics = pango_font_get_metrics (font, NULL);
  self->ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE / REFERENCE_SIZE;
  self->descent = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE / REFERENCE_SIZE;
  pango_font_metrics_unref (metrics);
}

/* The fonts of this thread, opened once: to find and open them takes longer than to lay out a page.
 * Pango's own map is GTK's as well. */
static PangoFontMap *
get_font_map (void)
{
  static GPrivate maps = G_PRIVATE_INIT (g_object_unref);
  PangoFontMap *map = g_private_get (&maps);

  if (map != NULL)
    return map;
  map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  if (map == NULL)
    map = pango_cairo_font_map_new ();
  g_private_set (&maps, map);
  return map;
}

XepShaper *
xep_shaper_new (GError **error)
{
  g_autoptr (XepShaper) self = g_new0 (XepShaper, 1);

  self->map = g_object_ref (get_font_map ());
  self->context = create_context (self->map);
  for (guint i = 0; i < G_N_ELEMENTS (families) && self->family == NULL; i++)
    try_family (self, families[i]);
  if (self->family == NULL)
    {
      g_set_error_literal (
          error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
          _("The forms need the typeface “Times New Roman” or “Liberation Serif” with "
            "Vietnamese letters, and this computer has neither, so nothing was printed. "
            "Install the package fonts-liberation2 and try again."));
      return NULL;
    }

  self->layout = pango_layout_new (self->context);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  self->young = new_generation ();
  self->old = new_generation ();
  return g_steal_pointer (&self);
}

void
xep_shaper_free (XepShaper *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->young, g_hash_table_unref);
  g_clear_pointer (&self->old, g_hash_table_unref);
  g_clear_object (&self->layout);
  g_clear_object (&self->context);
  g_clear_object (&self->map);
  g_free (self);
}

double
xep_shaper_get_baseline (XepShaper *self, double size, double pitch)
{
  double height = (self->ascent + self->descent) * size;

  return (pitch - height) / 2 + self->ascent * size;
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static PangoAttrList *
build_attributes (const XepText *text)
{
  PangoAttrList *list = pango_attr_list_new ();
  guint start = 0;

  for (guint i = 0; i < text->n_runs; i++)
    {
      guint end = start + text->runs[i].length;
      guint flags = text->runs[i].flags;

      if ((flags & XEP_RUN_BOLD) != 0)
        add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      if ((flags & XEP_RUN_ITALIC) != 0)
        add_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
      if ((flags & XEP_RUN_UNDERLINE) != 0)
        add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
      start = end;
    }
  return list;
}

/* Whether the last of several lines is but a rest of the words. */
static gboolean
ends_short (PangoLayout *layout, int count)
{
  PangoRectangle last;
  int longest;

  if (count < 2)
    return FALSE;
  pango_layout_get_size (layout, &longest, NULL);
  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, count - 1), NULL, &last);
  return last.width < LEFT_OVER * longest;
}

/* Centred lines are made about equally long where a heading would end with one syllable on a line
 * of its own: sets the least width that takes no more lines. Says how much less it is. */
static int
balance (PangoLayout *layout)
{
  const int full = pango_layout_get_width (layout);
  const int count = pango_layout_get_line_count (layout);
  int enough = full;
  int low = full / 2;

  if (full < 0 || !ends_short (layout, count))
    return 0;
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  while (enough - low > BALANCE_STEP)
    {
      int middle = low + (enough - low) / 2;
      int used;

      pango_layout_set_width (layout, middle);
      pango_layout_get_size (layout, &used, NULL);
      /* None of the words is broken. */
      if (used <= middle && pango_layout_get_line_count (layout) == count)
        enough = middle;
      else
        low = middle;
    }
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, enough);
  return full - enough;
}

static XepShapedText *
shape (XepShaper *self, const XepText *text, const XepShape *wanted)
{
  static const PangoAlignment alignments[] = {
    [XEP_ALIGN_LEFT] = PANGO_ALIGN_LEFT,
    [XEP_ALIGN_CENTER] = PANGO_ALIGN_CENTER,
    [XEP_ALIGN_RIGHT] = PANGO_ALIGN_RIGHT,
    [XEP_ALIGN_JUSTIFY] = PANGO_ALIGN_LEFT,
  };
  PangoFontDescription *description = describe (self->family, wanted->size);
  PangoAttrList *attributes = build_attributes (text);
  XepShapedText *shaped;
  double aside = 0;

  pango_layout_set_font_description (self->layout, description);
  pango_layout_set_text (self->layout, text->text, -1);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_width (self->layout,
                          wanted->width < 0 ? -1 : (int) floor (wanted->width * PANGO_SCALE));
  pango_layout_set_indent (self->layout, (int) (wanted->indent * PANGO_SCALE));
  pango_layout_set_alignment (self->layout, alignments[wanted->align]);
  pango_layout_set_justify (self->layout, wanted->align == XEP_ALIGN_JUSTIFY);
  pango_attr_list_unref (attributes);
  pango_font_description_free (description);
  if (wanted->align == XEP_ALIGN_CENTER)
    aside = (double) balance (self->layout) / PANGO_SCALE / 2;
  shaped = xep_shaped_text_new (self->layout);
  for (guint i = 0; i < shaped->lines->len; i++)
    g_array_index (shaped->lines, XepShapedLine, i).x += aside;
  return shaped;
}

/* An entry and copies of its key's texts in one piece of memory. */
static Entry *
create_entry (const Entry *key, XepShapedText *shaped)
{
  gsize runs_size = key->text.n_runs * sizeof (XepRun);
  gsize text_size = strlen (key->text.text) + 1;
  Entry *entry = g_malloc (sizeof (Entry) + runs_size + text_size);
  XepRun *runs = (XepRun *) (entry + 1);
  char *text = (char *) runs + runs_size;

  *entry = *key;
  if (runs_size > 0)
    memcpy (runs, key->text.runs, runs_size);
  memcpy (text, key->text.text, text_size);
  entry->text.runs = runs;
  entry->text.text = text;
  entry->shaped = shaped;
  return entry;
}

XepShapedText *
xep_shaper_get (XepShaper *self, const XepText *text, const XepShape *wanted)
{
  Entry key = { *text, *wanted, compute_hash (text, wanted), NULL };
  Entry *entry = g_hash_table_lookup (self->young, &key);

  if (entry != NULL)
    return entry->shaped;

  entry = g_hash_table_lookup (self->old, &key);
  if (entry != NULL)
    g_hash_table_steal (self->old, &key);
  else
    entry = create_entry (&key, shape (self, text, wanted));
  if (g_hash_table_size (self->young) >= GENERATION || self->young_bytes > GENERATION_BYTES)
    {
      g_hash_table_unref (self->old);
      self->old = self->young;
      self->young = new_generation ();
      self->young_bytes = 0;
    }
  self->young_bytes += strlen (entry->text.text);
  g_hash_table_add (self->young, entry);
  return entry->shaped;
}
