/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/records/xep-proposal-dialog.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-plain-list.h"
#include "store/xep-collective-proposals.h"
#include "store/xep-period-store.h"

struct _XepProposalDialog
{
  GtkWindow parent_instance;
  GtkWidget *box;
  GtkWidget *foot;
  GtkLabel *count_label;
  GtkWidget *all_button;
  GtkWidget *none_button;
  GtkWidget *assess_check;
  GtkLabel *error_label;
  GtkWidget *add_button;
  XepPlainList *list;
  XepStore *store;
  GPtrArray *proposals; /* XepCollectiveProposal */
  gint64 period_id;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepProposalDialog, xep_proposal_dialog, GTK_TYPE_WINDOW)

enum
{
  TEXT_NAME,
  TEXT_TYPE,
  TEXT_UNIT,
  TEXT_STATE,
  N_TEXTS
};

static const XepPlainColumn columns[N_TEXTS] = {
  [TEXT_NAME] = { N_("Collective"), 0, FALSE, FALSE },
  [TEXT_TYPE] = { N_("Kind"), 190, FALSE, FALSE },
  [TEXT_UNIT] = { N_("Chi bộ or unit"), 230, FALSE, FALSE },
  [TEXT_STATE] = { N_("State"), 150, FALSE, FALSE },
};

static const char *const states[] = {
  [XEP_PROPOSAL_NEW] = N_("To be added"),
  [XEP_PROPOSAL_THERE] = N_("There already"),
  [XEP_PROPOSAL_REMOVED] = N_("Taken out of the list"),
};

static XepPlainRow *
make_row (const XepCollectiveProposal *proposal, guint index)
{
  gboolean is_new = proposal->state == XEP_PROPOSAL_NEW;
  char **texts = g_new0 (char *, N_TEXTS + 1);
  XepPlainRow *row;

  texts[TEXT_NAME] = g_strdup (is_new ? proposal->collective->name : proposal->standing);
  texts[TEXT_TYPE] = g_strdup (proposal->type_name);
  texts[TEXT_UNIT] = g_strdup (proposal->collective->unit_name);
  texts[TEXT_STATE] = g_strdup (_ (states[proposal->state]));
  row = xep_plain_row_new_numbered (proposal->collective->unit_id, texts, index);
  if (is_new)
    xep_plain_row_set_ticked (row, TRUE);
  else
    xep_plain_row_set_fixed (row);
  return row;
}

static void
show_count (XepProposalDialog *self)
{
  g_autoptr (GPtrArray) ticked = xep_plain_list_get_ticked (self->list);
  guint fresh = xep_collective_proposals_count (self->proposals, XEP_PROPOSAL_NEW);
  guint removed = xep_collective_proposals_count (self->proposals, XEP_PROPOSAL_REMOVED);
  g_autofree char *count = NULL;
  g_autofree char *label = g_strdup_printf (
      ngettext ("_Add %u collective", "_Add %u collectives", ticked->len), ticked->len);

  if (self->proposals->len == 0)
    count = g_strdup (_("There is no chi bộ and no unit yet: import the roster first."));
  else if (fresh == 0 && removed == 0)
    count = g_strdup (_("Every chi bộ and unit has its collective."));
  else
    count = g_strdup_printf (_("%u of %u ticked; %u there already, %u taken out of the list."),
                             ticked->len, fresh, self->proposals->len - fresh - removed, removed);
  gtk_label_set_label (self->count_label, count);
  gtk_button_set_label (GTK_BUTTON (self->add_button), label);
  xep_accessible_names_tidy (self->add_button);
  gtk_widget_set_sensitive (self->add_button, ticked->len > 0);
  gtk_widget_set_sensitive (self->all_button, ticked->len < fresh);
  gtk_widget_set_sensitive (self->none_button, ticked->len > 0);
}

static void
all_cb (XepProposalDialog *self)
{
  xep_plain_list_tick_all (self->list, TRUE);
}

static void
none_cb (XepProposalDialog *self)
{
  xep_plain_list_tick_all (self->list, FALSE);
}

/* Enter on a line ticks it, as Space does: nothing is added by a double click. */
static void
opened_cb (XepProposalDialog *self, XepPlainRow *row)
{
  xep_plain_row_set_ticked (row, !xep_plain_row_is_ticked (row));
}

static void
add_cb (XepProposalDialog *self)
{
  g_autoptr (GPtrArray) ticked = xep_plain_list_get_ticked (self->list);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  gboolean assess = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->assess_check));
  const XepCollectiveProposal *first;
  g_autofree char *subject_id = NULL;
  g_autoptr (GError) error = NULL;
  guint added;

  for (guint i = 0; i < ticked->len; i++)
    g_ptr_array_add (chosen,
                     g_ptr_array_index (self->proposals,
                                        xep_plain_row_get_index (g_ptr_array_index (ticked, i))));
  if (!xep_collective_proposals_add (self->store, chosen, assess ? self->period_id : 0, &added,
                                     &error))
    {
      gtk_label_set_label (self->error_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
      return;
    }
  first = g_ptr_array_index (chosen, 0);
  subject_id = g_strdup_printf ("c%" G_GINT64_FORMAT, first->collective->id);
  g_signal_emit (self, signals[ADDED], 0, added, subject_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
xep_proposal_dialog_dispose (GObject *object)
{
  XepProposalDialog *self = XEP_PROPOSAL_DIALOG (object);

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_proposal_dialog_parent_class)->dispose (object);
}

static void
xep_proposal_dialog_class_init (XepProposalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_proposal_dialog_dispose;
  signals[ADDED] = g_signal_new ("added", XEP_TYPE_PROPOSAL_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-proposal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepProposalDialog, box);
  gtk_widget_class_bind_template_child (widget_class, XepProposalDialog, foot);
  gtk_widget_class_bind_template_child (widget_class, XepProposalDialog, count_label);
  gtk_widget_class_bind_template_child (widget_class, XepProposalDialog, all_button);
  gtk_widget_class_bind_template_child (widget_class, XepProposalDialog, none_button);
  gtk_widget_class_bind_template_child (widget_class, XepProposalDialog, assess_check);
  gtk_widget_class_bind_template_child (widget_class, XepProposalDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, XepProposalDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_proposal_dialog_init (XepProposalDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list
      = XEP_PLAIN_LIST (xep_plain_list_new (columns, N_TEXTS, TRUE, _("Collectives of the units")));
  gtk_box_insert_child_after (GTK_BOX (self->box), GTK_WIDGET (self->list),
                              gtk_widget_get_prev_sibling (self->foot));
  g_signal_connect_object (self->list, "ticked", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
}

/* A period that is open already makes no assessments of its own accord. */
static gboolean
show_period (XepProposalDialog *self, GError **error)
{
  g_autoptr (XepPeriod) period = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  XepRegulation *regulation;

  if (self->period_id == 0)
    return TRUE;
  period = xep_period_store_load (self->store, self->period_id, error);
  regulation = period != NULL
                   ? xep_store_get_period_regulation (self->store, self->period_id, error)
                   : NULL;
  if (regulation == NULL)
    return FALSE;
  if (!xep_regulation_get_period (regulation, period->code)->rated[XEP_KIND_COLLECTIVE])
    return TRUE;
  title = xep_regulation_dup_period_title (regulation, period->code, period->year);
  label = g_strdup_printf (_("_Give each an assessment of %s at once"), title);
  gtk_check_button_set_label (GTK_CHECK_BUTTON (self->assess_check), label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->assess_check), TRUE);
  gtk_widget_set_visible (self->assess_check, TRUE);
  return TRUE;
}

XepProposalDialog *
xep_proposal_dialog_new (XepStore *store, gint64 period_id, GError **error)
{
  XepProposalDialog *self = g_object_new (XEP_TYPE_PROPOSAL_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->period_id = period_id;
  self->proposals = xep_collective_proposals_list (store, error);
  if (self->proposals != NULL && show_period (self, error))
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < self->proposals->len; i++)
        g_ptr_array_add (rows, make_row (g_ptr_array_index (self->proposals, i), i));
      xep_plain_list_set_rows (self->list, rows);
      show_count (self);
      xep_accessible_names_tidy (GTK_WIDGET (self));
      return self;
    }
  gtk_window_destroy (GTK_WINDOW (self));
  return NULL;
}

static void
added_cb (XepContext *context, guint added, const char *subject_id)
{
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u collective added.", "%u collectives added.", added), added);

  xep_context_reload (context);
  xep_context_show_subject (context, XEP_KIND_COLLECTIVE, subject_id);
  xep_context_notify (context, text);
}

void
xep_proposal_dialog_present (XepContext *context)
{
  g_autoptr (GError) error = NULL;
  XepProposalDialog *self = xep_proposal_dialog_new (xep_context_get_store (context),
                                                     xep_context_get_period_id (context), &error);

  if (!xep_dialogs_present (xep_context_get_window (context), GTK_WINDOW (self),
                            _("No collective can be proposed"), error))
    return;
  g_signal_connect_object (self, "added", G_CALLBACK (added_cb), context, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
