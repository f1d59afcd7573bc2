/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-lock-line.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-rerating-dialog.h"
#include "gui/editor/xep-unlock-dialog.h"
#include "gui/shared/xep-dialogs.h"
#include "store/xep-assessment-lock.h"

struct _XepLockLine
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *label;
  GtkWidget *lock, *unlock, *rerate, *print;
  XepStore *store;
  gint64 id; /* of the assessment */
  XepLockLineLeave leave;
  gpointer leave_data;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepLockLine, xep_lock_line, GTK_TYPE_WIDGET)

/* How far the result is. */
typedef enum
{
  STATE_UNRATED,
  STATE_UNDECIDED,
  STATE_PROPOSED, /* managed by the province, which decides */
  STATE_UNDATED,
  STATE_DECIDED,
  STATE_LOCKED,
  STATE_ANNULLED,
} State;

static const char *const words[] = {
  [STATE_UNRATED] = N_("Left unrated: there is no result to lock."),
  [STATE_UNDECIDED] = N_("No decision yet."),
  [STATE_PROPOSED] = N_("The province decides: its result is keyed here when it has come."),
  [STATE_UNDATED] = N_("Decided. Key the date of the decision to lock the result."),
  [STATE_DECIDED] = N_("Decided, not locked yet."),
  [STATE_LOCKED] = N_("Locked: the boxes cannot be changed. To correct something, unlock with a "
                      "reason; after publication, rate again."),
  [STATE_ANNULLED] = N_("The result was annulled. To key a new one, unlock with a reason."),
};

static State
find_state (const XepAssessment *assessment, gboolean rerated)
{
  const XepStepResult *decision = &assessment->steps[XEP_STEP_DECISION];

  if (assessment->state == XEP_STATE_UNRATED)
    return STATE_UNRATED;
  if (assessment->state == XEP_STATE_CLOSED)
    return decision->level == XEP_LEVEL_NONE && rerated ? STATE_ANNULLED : STATE_LOCKED;
  if (decision->level == XEP_LEVEL_NONE)
    return assessment->tier == XEP_TIER_PROVINCE ? STATE_PROPOSED : STATE_UNDECIDED;
  return xep_date_is_set (decision->dated_on) ? STATE_DECIDED : STATE_UNDATED;
}

void
xep_lock_line_show (XepLockLine *self,
                    XepStore *store,
                    const XepAssessment *assessment,
                    gboolean rerated)
{
  State state = find_state (assessment, rerated);

  g_set_object (&self->store, store);
  self->id = assessment->id;
  gtk_label_set_label (self->label, _ (words[state]));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), _ (words[state]));
  gtk_widget_set_visible (self->lock, state == STATE_DECIDED);
  gtk_widget_set_visible (self->unlock, state == STATE_LOCKED || state == STATE_ANNULLED);
  gtk_widget_set_visible (self->rerate, state == STATE_LOCKED);
  gtk_widget_set_visible (self->print, rerated);
}

static gboolean
leave (XepLockLine *self)
{
  return self->leave == NULL || self->leave (self->leave_data);
}

static void
tell_changed (XepLockLine *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
lock_clicked_cb (XepLockLine *self)
{
  g_autoptr (GError) error = NULL;

  if (!leave (self))
    return;
  if (xep_assessment_store_lock (self->store, self->id, &error))
    tell_changed (self);
  else
    xep_dialogs_show_error (GTK_WIDGET (self), _("The result was not locked"), error);
}

static void
follow (XepLockLine *self, XepRecordDialog *dialog)
{
  g_signal_connect_object (dialog, "saved", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
}

static void
unlock_clicked_cb (XepLockLine *self)
{
  if (leave (self))
    follow (self, xep_unlock_dialog_present (GTK_WIDGET (self), self->store, self->id));
}

static void
rerate_clicked_cb (XepLockLine *self)
{
  if (leave (self))
    follow (self, xep_rerating_dialog_present (GTK_WIDGET (self), self->store, self->id));
}

static void
print_clicked_cb (XepLockLine *self)
{
  if (leave (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.preview", "s", "mau03:subject");
}

static void
xep_lock_line_dispose (GObject *object)
{
  XepLockLine *self = XEP_LOCK_LINE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_lock_line_parent_class)->dispose (object);
}

static void
xep_lock_line_class_init (XepLockLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_lock_line_dispose;
  signals[CHANGED] = g_signal_new ("changed", XEP_TYPE_LOCK_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_button (XepLockLine *self, const char *text, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
xep_lock_line_init (XepLockLine *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize",
                              PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "lock-line");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  self->print = add_button (self, _("Print form 03"), G_CALLBACK (print_clicked_cb));
  self->rerate = add_button (self, _("Rate again…"), G_CALLBACK (rerate_clicked_cb));
  self->unlock = add_button (self, _("Unlock…"), G_CALLBACK (unlock_clicked_cb));
  self->lock = add_button (self, _("Lock the result"), G_CALLBACK (lock_clicked_cb));
}

void
xep_lock_line_set_leave (XepLockLine *self, XepLockLineLeave leave_form, gpointer user_data)
{
  self->leave = leave_form;
  self->leave_data = user_data;
}
