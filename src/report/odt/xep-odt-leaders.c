/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "report/odt/xep-odt-private.h"

/* As the layout has them, points. */
#define LEADER_GAP 2.0
#define LEADER_GUTTER 6.0
/* Shorter dots are left out: there is no room for them to begin. */
#define LEAST_DOTS 4.0

/* How the words of a leader fall, points. */
typedef struct
{
  guint lines;
  double end; /* of the last line */
} Extent;

static Extent
measure_leader (XepOdtFlow *flow, const XepLeader *leader, double size, double width)
{
  g_autofree char *words = g_strconcat (leader->label.text, ": ", leader->value.text, NULL);
  g_autofree XepRun *runs = g_new0 (XepRun, leader->value.n_runs + 1);
  XepText text = { words, runs, leader->value.n_runs + 1 };
  XepShape shape = { size, width, 0, XEP_ALIGN_LEFT };
  XepShapedText *shaped;
  const XepShapedLine *line;

  runs[0].length = (guint) strlen (leader->label.text) + 2;
  runs[0].flags = leader->label.n_runs > 0 ? leader->label.runs[0].flags : XEP_RUN_PLAIN;
  if (leader->value.n_runs > 0)
    memcpy (runs + 1, leader->value.runs, leader->value.n_runs * sizeof (XepRun));
  shaped = xep_shaper_get (flow->shaper, &text, &shape);
  line = xep_shaped_text_line (shaped, shaped->lines->len - 1);
  return (Extent){ shaped->lines->len, line->x + line->width };
}

static void
write_leader (XepOdtFlow *flow, const XepLeader *leader)
{
  xep_odt_write_text (flow, &leader->label, 0, strlen (leader->label.text), XEP_RUN_PLAIN);
  xep_odt_xml_words (flow->xml, ": ", 2);
  xep_odt_write_text (flow, &leader->value, 0, strlen (leader->value.text), XEP_RUN_PLAIN);
}

static void
init_leader_look (XepOdtFlow *flow, XepOdtLook *look, const XepLeaders *leaders)
{
  xep_odt_look_init_paragraph (look, &leaders->style);
  look->indent = 0;
  look->align = XEP_ALIGN_LEFT;
  look->keep = flow->keep || leaders->style.keep_with_next;
}

/* One leader in a paragraph of its own, in the body or a cell. */
static void
add_leader_paragraph (XepOdtFlow *flow, const XepLeaders *leaders, guint number, double before)
{
  double width = (flow->width - leaders->style.margin) / XEP_ODT_MM_PER_POINT;
  Extent extent = measure_leader (flow, &leaders->leaders[number], leaders->style.size, width);
  XepOdtLook look;

  init_leader_look (flow, &look, leaders);
  xep_odt_look_add_tab (&look, flow->width - leaders->style.margin, TRUE, TRUE);
  xep_odt_open_paragraph (flow, &look, before);
  write_leader (flow, &leaders->leaders[number]);
  if (extent.end + LEADER_GAP + LEAST_DOTS <= width)
    xep_odt_xml_words (flow->xml, "\t", 1);
  xep_odt_xml_close (flow->xml);
}

/* Whether each leader has room for its words and some dots on one line. */
static gboolean
fit_one_line (XepOdtFlow *flow, const XepLeaders *leaders)
{
  double width = (flow->width - leaders->style.margin) / XEP_ODT_MM_PER_POINT;

  if (2 * leaders->n_leaders > XEP_ODT_MOST_TABS)
    return FALSE;
  for (guint i = 0; i < leaders->n_leaders; i++)
    {
      double share = leaders->leaders[i].share * width - LEADER_GUTTER;
      Extent extent = measure_leader (flow, &leaders->leaders[i], leaders->style.size, share);

      if (extent.lines > 1 || extent.end + LEADER_GAP + LEAST_DOTS > share)
        return FALSE;
    }
  return TRUE;
}

/* Several leaders on one line, parted by tab stops: easy to write on. */
static void
add_leader_line (XepOdtFlow *flow, const XepLeaders *leaders)
{
  double width = flow->width - leaders->style.margin;
  double x = 0;
  XepOdtLook look;

  init_leader_look (flow, &look, leaders);
  for (guint i = 0; i < leaders->n_leaders; i++)
    {
      gboolean last = i + 1 == leaders->n_leaders;

      x = last ? width : x + leaders->leaders[i].share * width;
      xep_odt_look_add_tab (&look, last ? x : x - LEADER_GUTTER * XEP_ODT_MM_PER_POINT, TRUE, TRUE);
      if (!last)
        xep_odt_look_add_tab (&look, x, FALSE, FALSE);
    }
  xep_odt_open_paragraph (flow, &look, leaders->style.before);
  for (guint i = 0; i < leaders->n_leaders; i++)
    {
      write_leader (flow, &leaders->leaders[i]);
      xep_odt_xml_words (flow->xml, "\t\t", i + 1 < leaders->n_leaders ? 2 : 1);
    }
  xep_odt_xml_close (flow->xml);
}

/* Several leaders of which one wraps: each in a cell of its own. */
static void
add_leader_cells (XepOdtFlow *flow, const XepLeaders *leaders)
{
  double width = flow->width - leaders->style.margin;
  gboolean keep = flow->keep || leaders->style.keep_with_next;
  XepLeaders part = *leaders;

  part.style.margin = 0;
  xep_odt_open_frame (flow, leaders->style.margin, leaders->style.before, keep);
  for (guint i = 0; i < leaders->n_leaders; i++)
    xep_odt_write_column (flow, leaders->leaders[i].share * width);
  xep_odt_open_row (flow, 0);
  for (guint i = 0; i < leaders->n_leaders; i++)
    {
      double gutter = i + 1 < leaders->n_leaders ? LEADER_GUTTER : 0;
      XepOdtFlow inner;

      xep_odt_open_cell (flow, FALSE, gutter, 1, 1);
      xep_odt_flow_init_cell (&inner, flow,
                              leaders->leaders[i].share * width - gutter * XEP_ODT_MM_PER_POINT);
      add_leader_paragraph (&inner, &part, i, 0);
      xep_odt_xml_close (flow->xml);
    }
  xep_odt_xml_close (flow->xml);
  xep_odt_close_table (flow, leaders->style.after);
}

void
xep_odt_add_leaders (XepOdtFlow *flow, const XepLeaders *leaders)
{
  if (leaders->n_leaders == 0)
    return;
  if (leaders->n_leaders == 1)
    add_leader_paragraph (flow, leaders, 0, leaders->style.before);
  else if (fit_one_line (flow, leaders))
    add_leader_line (flow, leaders);
  else
    {
      add_leader_cells (flow, leaders);
      return;
    }
  flow->after = leaders->style.after;
}
