/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/context/xep-context.h"

#include <glib/gi18n.h>

#include "gui/shared/xep-dialogs.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"

struct _XepContext
{
  GObject parent_instance;
  XepStore *store;
  GtkWidget *window; /* weak */
  XepTab *tab;       /* weak */
  int year;
  XepPeriodCode code;
  gint64 period_id;
};

G_DEFINE_FINAL_TYPE (XepContext, xep_context, G_TYPE_OBJECT)

enum
{
  ENTER_PERIOD,
  SHOW_SUBJECT,
  RELOAD,
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
xep_context_dispose (GObject *object)
{
  XepContext *self = XEP_CONTEXT (object);

  g_clear_weak_pointer (&self->tab);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_context_parent_class)->dispose (object);
}

static void
xep_context_class_init (XepContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_context_dispose;
  signals[ENTER_PERIOD] = g_signal_new ("enter-period", XEP_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[SHOW_SUBJECT]
      = g_signal_new ("show-subject", XEP_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  signals[RELOAD] = g_signal_new ("reload", XEP_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[NOTICE] = g_signal_new ("notice", XEP_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
xep_context_init (XepContext *self)
{
}

XepContext *
xep_context_new (XepStore *store, GtkWidget *window)
{
  XepContext *self = g_object_new (XEP_TYPE_CONTEXT, NULL);

  self->store = g_object_ref (store);
  g_set_weak_pointer (&self->window, window);
  return self;
}

XepStore *
xep_context_get_store (XepContext *self)
{
  return self->store;
}

GtkWidget *
xep_context_get_window (XepContext *self)
{
  return self->window;
}

int
xep_context_get_year (XepContext *self)
{
  return self->year;
}

XepPeriodCode
xep_context_get_period_code (XepContext *self)
{
  return self->code;
}

gint64
xep_context_get_period_id (XepContext *self)
{
  return self->period_id;
}

gboolean
xep_context_set_period (XepContext *self, int year, XepPeriodCode code, GError **error)
{
  gint64 period_id = xep_period_store_find (self->store, year, code, error);

  self->year = year;
  self->code = code;
  self->period_id = MAX (period_id, 0);
  return period_id >= 0;
}

char *
xep_context_dup_period_title (XepContext *self)
{
  return xep_regulation_dup_period_title (xep_store_get_regulation (self->store), self->code,
                                          self->year);
}

char *
xep_context_dup_not_opened (XepContext *self)
{
  g_autofree char *period = xep_context_dup_period_title (self);

  return g_strdup_printf (_("%s has not been opened yet. Opening it makes an assessment for "
                            "everyone it concerns."),
                          period);
}

XepSelection
xep_context_get_selection (XepContext *self)
{
  return xep_tab_get_selection (self->tab);
}

XepTab *
xep_context_get_tab (XepContext *self)
{
  return self->tab;
}

void
xep_context_set_tab (XepContext *self, XepTab *tab)
{
  g_set_weak_pointer (&self->tab, tab);
}

void
xep_context_enter_period (XepContext *self, int year, XepPeriodCode code)
{
  if (self->tab == NULL || year != self->year || code != self->code)
    g_signal_emit (self, signals[ENTER_PERIOD], 0, year, code);
}

void
xep_context_show_subject (XepContext *self, XepSubjectKind kind, const char *subject_id)
{
  g_signal_emit (self, signals[SHOW_SUBJECT], 0, kind, subject_id);
}

void
xep_context_show_assessment (XepContext *self, gint64 assessment_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepAssessment) assessment
      = xep_assessment_store_load (self->store, assessment_id, &error);
  g_autoptr (XepPeriod) period
      = assessment != NULL ? xep_period_store_load (self->store, assessment->period_id, &error)
                           : NULL;

  if (period == NULL)
    {
      xep_context_show_error (self, _("The assessment cannot be opened"), error);
      return;
    }
  xep_context_enter_period (self, period->year, period->code);
  xep_context_show_subject (self, assessment->kind, assessment->subject_id);
}

void
xep_context_show_record (XepContext *self, const char *subject_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = NULL;

  if (*subject_id == 'c')
    {
      xep_context_show_subject (self, XEP_KIND_COLLECTIVE, subject_id);
      return;
    }
  person = xep_person_store_load (self->store, g_ascii_strtoll (subject_id + 1, NULL, 10), &error);
  if (person == NULL)
    xep_context_show_error (self, _("The assessment cannot be opened"), error);
  else
    xep_context_show_subject (self, person->party_member ? XEP_KIND_MEMBER : person->kind,
                              subject_id);
}

void
xep_context_show_finding (XepContext *self, const XepFinding *finding)
{
  if (finding->assessment_id != 0)
    xep_context_show_assessment (self, finding->assessment_id);
  else
    xep_context_show_record (self, finding->subject_id);
}

void
xep_context_reload (XepContext *self)
{
  g_signal_emit (self, signals[RELOAD], 0);
}

void
xep_context_show_error (XepContext *self, const char *title, const GError *error)
{
  xep_dialogs_show_error (self->window, title, error);
}

void
xep_context_notify (XepContext *self, const char *text)
{
  g_signal_emit (self, signals[NOTICE], 0, text);
}

void
xep_context_notify_saved (const char *path, gpointer context)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf (_("Saved: %s"), name);

  xep_context_notify (context, text);
}

void
xep_context_run_job (XepContext *self,
                     const char *text,
                     const char *error_title,
                     XepJobWork work,
                     XepJobDone done,
                     gpointer data,
                     GDestroyNotify free_data)
{
  xep_job_run (self->window, self->store, text, error_title, work, done, data, free_data);
}
