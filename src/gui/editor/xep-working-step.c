/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-working-step.h"

struct _XepWorkingStep
{
  GObject parent_instance;
  XepStep step;
};

G_DEFINE_FINAL_TYPE (XepWorkingStep, xep_working_step, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
xep_working_step_class_init (XepWorkingStepClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", XEP_TYPE_WORKING_STEP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
xep_working_step_init (XepWorkingStep *self)
{
}

XepWorkingStep *
xep_working_step_of (XepStore *store)
{
  static const char *const key = "xep-working-step";
  XepWorkingStep *self = g_object_get_data (G_OBJECT (store), key);

  if (self == NULL)
    {
      self = g_object_new (XEP_TYPE_WORKING_STEP, NULL);
      g_object_set_data_full (G_OBJECT (store), key, self, g_object_unref);
    }
  return self;
}

XepStep
xep_working_step_get (XepWorkingStep *self)
{
  return self->step;
}

void
xep_working_step_set (XepWorkingStep *self, XepStep step)
{
  if (self->step == step)
    return;
  self->step = step;
  g_signal_emit (self, signals[CHANGED], 0);
}
