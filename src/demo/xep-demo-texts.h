/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-types.h"

G_BEGIN_DECLS

/* What people of the demonstration year write, {year} being the year. Tables only; nothing here is
 * of a real person. */

#define XEP_DEMO_WORDINGS 3
#define XEP_DEMO_SENTENCES 5

/* Who writes: a bit for each. */
typedef enum
{
  XEP_DEMO_CELL = 1 << 0,   /* the committee of a village's chi bộ */
  XEP_DEMO_OFFICE = 1 << 1, /* any other collective */
  XEP_DEMO_LEADER = 1 << 2,
  XEP_DEMO_STAFF = 1 << 3,  /* who works in an office */
  XEP_DEMO_MEMBER = 1 << 4, /* a member outside the political system */
} XepDemoWriter;

#define XEP_DEMO_COLLECTIVE (XEP_DEMO_CELL | XEP_DEMO_OFFICE)
#define XEP_DEMO_OFFICER (XEP_DEMO_LEADER | XEP_DEMO_STAFF)
#define XEP_DEMO_PERSON (XEP_DEMO_OFFICER | XEP_DEMO_MEMBER)

/* A section of the review: its sentences one after the other, each in one of three wordings. */
typedef struct
{
  const char *section;
  guint writers;
  const char *sentences[XEP_DEMO_SENTENCES][XEP_DEMO_WORDINGS];
} XepDemoSection;

/* A row of "kết quả thực hiện nhiệm vụ" as it is when all went well. */
typedef struct
{
  guint writers;
  const char *content;
  const char *due;
  const char *progress;
  const char *product;
} XepDemoTask;

/* A shortcoming with what is done about it. @months: from the period's papers on. */
typedef struct
{
  guint writers;
  const char *text;
  const char *measure;
  const char *difficulty;
  int months;
} XepDemoShortcoming;

extern const XepDemoSection xep_demo_sections[];
extern const gsize xep_demo_n_sections;
extern const XepDemoTask xep_demo_tasks[];
extern const gsize xep_demo_n_tasks;
extern const XepDemoShortcoming xep_demo_shortcomings[];
extern const gsize xep_demo_n_shortcomings;

G_END_DECLS
