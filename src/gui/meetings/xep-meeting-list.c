/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-meeting-list.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/meetings/xep-meeting-item.h"
#include "store/xep-agenda-store.h"
#include "store/xep-meeting-store.h"

/* GtkListView scrolls wrongly above some 200 rows (GTK 4.8): the search narrows what is shown. */
#define LONGEST_LIST 200

struct _XepMeetingList
{
  GtkWidget parent_instance;
  GtkWidget *box, *search, *note;
  GtkListView *list;
  GPtrArray *items; /* XepMeetingItem: all of the period */
  GListStore *shown;
  GtkSingleSelection *selection;
  gint64 meeting_id;
  gboolean restoring;
  guint restore_source;
};

G_DEFINE_FINAL_TYPE (XepMeetingList, xep_meeting_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  OPENED,
  LEAVING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The unit over the date, and at the right what is next. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *unit
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize",
                                    PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *state = gtk_label_new (NULL);

  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (foot, "caption");
  gtk_widget_add_css_class (foot, "numeric");
  gtk_box_append (GTK_BOX (foot), detail);
  gtk_box_append (GTK_BOX (foot), state);
  gtk_box_append (GTK_BOX (line), unit);
  gtk_box_append (GTK_BOX (line), foot);
  gtk_list_item_set_child (item, line);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  XepMeetingItem *meeting = gtk_list_item_get_item (item);
  GtkWidget *line = gtk_list_item_get_child (item);
  GtkWidget *foot = gtk_widget_get_last_child (line);
  GtkWidget *state = gtk_widget_get_last_child (foot);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (line)),
                       xep_meeting_item_get_head (meeting));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (foot)),
                       xep_meeting_item_get_detail (meeting));
  gtk_label_set_label (GTK_LABEL (state), xep_meeting_item_get_state (meeting));
  if (xep_meeting_item_is_done (meeting))
    gtk_widget_remove_css_class (state, "state-missing");
  else
    gtk_widget_add_css_class (state, "state-missing");
  gtk_widget_set_tooltip_text (line, xep_meeting_item_get_words (meeting));
}

static XepMeetingItem *
shown_at (XepMeetingList *self, guint position)
{
  g_autoptr (XepMeetingItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  /* The list keeps it. */
  return item;
}

static guint
count_shown (XepMeetingList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

static guint
find_shown (XepMeetingList *self, gint64 meeting_id)
{
  for (guint i = 0; i < count_shown (self); i++)
    if (xep_meeting_item_get_id (shown_at (self, i)) == meeting_id)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
select_chosen (XepMeetingList *self)
{
  guint position = find_shown (self, self->meeting_id);

  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* The same meetings in the same places: only lines whose words changed are put in anew, so that
 * nothing moves. FALSE if they are others. */
static gboolean
update_shown (XepMeetingList *self, GPtrArray *found)
{
  if (found->len != count_shown (self))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (xep_meeting_item_get_id (g_ptr_array_index (found, i))
        != xep_meeting_item_get_id (shown_at (self, i)))
      return FALSE;
  self->restoring = TRUE;
  for (guint i = 0; i < found->len; i++)
    if (!xep_meeting_item_equal (g_ptr_array_index (found, i), shown_at (self, i)))
      g_list_store_splice (self->shown, i, 1, &found->pdata[i], 1);
  gtk_single_selection_set_selected (self->selection, find_shown (self, self->meeting_id));
  self->restoring = FALSE;
  return TRUE;
}

static void
show_found (XepMeetingList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *more = NULL;
  guint total = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      XepMeetingItem *item = g_ptr_array_index (self->items, i);

      if ((*text == '\0' || xep_text_matches (xep_meeting_item_get_words (item), text))
          && total++ < LONGEST_LIST)
        g_ptr_array_add (found, g_object_ref (item));
    }
  if (found->len < total)
    more = g_strdup_printf (_("The first %u of %u: search for the others."), found->len, total);
  gtk_widget_set_visible (self->note, total == 0 || more != NULL);
  if (self->items->len == 0)
    gtk_label_set_label (GTK_LABEL (self->note), _("No meeting in this period yet."));
  else
    gtk_label_set_label (GTK_LABEL (self->note), more != NULL ? more : _("No meeting found."));
  if (update_shown (self, found))
    return;
  /* The selection must not stay with a position: another meeting would stand there. */
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->shown, 0, count_shown (self), found->pdata, found->len);
  self->restoring = FALSE;
  select_chosen (self);
}

static gboolean
restore_cb (gpointer data)
{
  XepMeetingList *self = data;

  self->restore_source = 0;
  select_chosen (self);
  return G_SOURCE_REMOVE;
}

static void
selected_cb (XepMeetingList *self)
{
  XepMeetingItem *item = gtk_single_selection_get_selected_item (self->selection);
  gint64 id = item != NULL ? xep_meeting_item_get_id (item) : 0;
  gboolean refused = FALSE;

  if (self->restoring || id == 0 || id == self->meeting_id)
    return;
  g_signal_emit (self, signals[LEAVING], 0, &refused);
  if (refused)
    {
      if (self->restore_source == 0)
        self->restore_source = g_idle_add (restore_cb, self);
      return;
    }
  self->meeting_id = id;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
activate_cb (XepMeetingList *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
xep_meeting_list_dispose (GObject *object)
{
  XepMeetingList *self = XEP_MEETING_LIST (object);

  g_clear_handle_id (&self->restore_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_MEETING_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (xep_meeting_list_parent_class)->dispose (object);
}

static void
xep_meeting_list_finalize (GObject *object)
{
  g_ptr_array_unref (XEP_MEETING_LIST (object)->items);
  G_OBJECT_CLASS (xep_meeting_list_parent_class)->finalize (object);
}

static gboolean
xep_meeting_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (XEP_MEETING_LIST (widget)->list));
}

static void
xep_meeting_list_class_init (XepMeetingListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_meeting_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_meeting_list_finalize;
  widget_class->grab_focus = xep_meeting_list_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", XEP_TYPE_MEETING_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", XEP_TYPE_MEETING_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[LEAVING]
      = g_signal_new ("leaving", XEP_TYPE_MEETING_LIST, G_SIGNAL_RUN_LAST, 0,
                      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-meeting-list.ui");
  gtk_widget_class_bind_template_child (widget_class, XepMeetingList, box);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingList, list);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingList, note);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingList, search);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_found);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_meeting_list_init (XepMeetingList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->shown = g_list_store_new (XEP_TYPE_MEETING_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

gboolean
xep_meeting_list_load (XepMeetingList *self, XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (GPtrArray) meetings = xep_meeting_store_list (store, period_id, -1, error);
  g_autoptr (GHashTable) summaries
      = meetings != NULL ? xep_agenda_store_summarise (store, period_id, error) : NULL;
  XepDate today = xep_date_today ();
  gboolean found = FALSE;

  if (summaries == NULL)
    return FALSE;
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < meetings->len; i++)
    {
      const XepMeeting *meeting = g_ptr_array_index (meetings, i);
      const XepAgendaSummary *summary = g_hash_table_lookup (summaries, &meeting->id);

      found |= meeting->id == self->meeting_id;
      g_ptr_array_add (self->items,
                       xep_meeting_item_new (meeting, summary != NULL ? summary->subjects : 0,
                                             summary != NULL ? summary->concluded : 0, today));
    }
  if (!found)
    self->meeting_id = 0;
  show_found (self);
  return TRUE;
}

gint64
xep_meeting_list_get_meeting (XepMeetingList *self)
{
  return self->meeting_id;
}

void
xep_meeting_list_set_meeting (XepMeetingList *self, gint64 meeting_id)
{
  self->meeting_id = meeting_id;
  if (find_shown (self, meeting_id) == GTK_INVALID_LIST_POSITION)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_found (self);
  select_chosen (self);
}

void
xep_meeting_list_choose_first (XepMeetingList *self)
{
  if (self->items->len > 0)
    xep_meeting_list_set_meeting (self,
                                  xep_meeting_item_get_id (g_ptr_array_index (self->items, 0)));
}

gint64
xep_meeting_list_find_planned (XepMeetingList *self, gint64 unit_id)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      XepMeetingItem *item = g_ptr_array_index (self->items, i);

      if (xep_meeting_item_get_unit (item) == unit_id && !xep_meeting_item_has_date (item))
        return xep_meeting_item_get_id (item);
    }
  return 0;
}

guint
xep_meeting_list_count (XepMeetingList *self)
{
  return self->items->len;
}
